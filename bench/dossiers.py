"""Fill an empty database with five years of evidence about one employee.

`python -m bench.dossiers 500 answer.json` works on the database that DATABASE_URL and
GASTVRIJ_VAR name. The gemeente is that of the demo. Observations are written in bulk, with three
passages each; the functie, the levels that were stated and the reads are made beside them.
"""

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.db import connection

from bench import bulk
from bench.observaties import Observaties, published_form
from bench.seed import make_town
from gastvrij.basis.actions import record_read
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.queries import poortbesluit
from gastvrij.beoordeling.models import Formulier, Fragment
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.kaders.queries import current_versie
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import (
    Eis,
    Functie,
    Functieprofiel,
    Niveauvaststelling,
    Vervulling,
)

AGENT, COACH, ADVISER = "noor", "coen", "olga"
YEARS, BATCHES, READS, STATED_EACH = 5, 50, 1000, 4


class Dossier(Observaties):
    """Writes shared observations of one employee, spread evenly over the years."""

    fragments, steps_each = 3, 2

    def __init__(self, medewerker: Medewerker, *, formulier: Formulier, at: datetime) -> None:
        super().__init__(formulier=formulier, at=at)
        self.people = [medewerker.pk]

    def over_the_years(self, count: int) -> None:
        """Write so many that are shared; each batch leaves one in hand beside them."""
        now = self.at
        for batch in range(BATCHES):
            self.at = now - timedelta(days=YEARS * 365 * batch // BATCHES)
            self.write(count // BATCHES + 1)


def functie_of(medewerker: Medewerker, *, by: Medewerker, at: datetime) -> list[Element]:
    """Let somebody fill a functie that asks a level of all competences; return these."""
    made = {"gemaakt_op": at, "gemaakt_door": by}
    functie = Functie.objects.create(titel="Klantadviseur na vijf jaar", **made)
    profiel = Functieprofiel.objects.create(functie=functie, nummer=1, **made)
    found = (current_versie(one, on=at.date()) for one in (Soort.WOORDENBOEK, Soort.PROFIEL))
    versies: list[KaderVersie] = [versie for versie in found if versie is not None]
    profiel.versies.set(versies)
    competenties = list(Element.objects.filter(versie__in=versies, soort=Element.Soort.COMPETENTIE))
    for nr, one in enumerate(competenties):
        levels = list(one.children.filter(soort=Element.Soort.NIVEAU))
        Eis.objects.create(
            profiel=profiel, competentie=one, niveau=levels[nr % 3] if levels else None
        )
    profiel.status, profiel.ingangsdatum = Functieprofiel.Status.VASTGESTELD, date(2020, 1, 1)
    profiel.vastgesteld_op, profiel.vastgesteld_door = at, by
    profiel.save()
    Vervulling.objects.create(medewerker=medewerker, functie=functie, van=date(2020, 1, 1), **made)
    return competenties


def state_levels(
    medewerker: Medewerker, competenties: list[Element], *, by: Medewerker, at: datetime
) -> None:
    """State a level of each competence some times in the years, each agreed on."""
    besluit = poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=at.date())
    if besluit is None:
        msg = "The demo has no decision for ontwikkeling."
        raise LookupError(msg)
    for one in competenties:
        levels = list(one.children.filter(soort=Element.Soort.NIVEAU))
        for turn in range(STATED_EACH):
            stated = at - timedelta(days=365 * (STATED_EACH - turn))
            Niveauvaststelling.objects.create(
                medewerker=medewerker,
                competentie=one,
                niveau=levels[turn % len(levels)] if levels else None,
                voldoet=None if levels else True,
                besproken_op=stated.date(),
                reden="Zo is het besproken, met een voorbeeld uit een gesprek.",
                gesteld_op=stated,
                gesteld_door=by,
                poortbesluit=besluit,
                is_akkoord=True,
                gereageerd_op=stated,
            )


def main(count: str, answer: str) -> None:
    """Seed, gather statistics, and leave what the bench needs to know."""
    bulk.hurry()
    at = datetime.now(UTC)
    _town, logins = make_town(at=at)
    people = {one.gebruikersnaam: one for one in Medewerker.objects.all()}
    noor, coen = people[AGENT], people[COACH]
    dossier = Dossier(noor, formulier=published_form(at), at=at)
    dossier.over_the_years(int(count))
    competenties = functie_of(noor, by=people[ADVISER], at=at)
    state_levels(noor, competenties, by=coen, at=at)
    far = at.date() + timedelta(days=30)
    if not queries.vrijgaven_of(noor, on=at.date()).filter(aan=coen).exists():
        actions.give_vrijgave(by=noor, at=at, aan=coen, tot_en_met=far)
    for turn in range(READS):
        read = at - timedelta(days=turn)
        record_read(by=coen, at=read, what="competentiebeeld", to=noor, about=noor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    passwords = {login.gebruikersnaam: login.password for login in logins}
    path = Path(answer)
    path.touch(mode=0o600)
    known = {
        "logins": {name: passwords[name] for name in (AGENT, COACH)},
        "medewerker": str(noor.uuid),
        "passages": Fragment.objects.filter(observatie__medewerker=noor).count(),
    }
    path.write_text(json.dumps(known), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

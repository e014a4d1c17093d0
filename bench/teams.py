"""Fill an empty database with the people of a whole gemeente and what was stated about them.

`python -m bench.teams 500 answer.json` works on the database that DATABASE_URL and GASTVRIJ_VAR
name. The gemeente is that of the demo, with a second dictionary so that there are 24 competences.
Its people are spread over the afdelingen, fill one or two functies that ask all competences, and
have some stated levels and goals each, written in bulk.
"""

import json
import os
import random
import sys
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.db import connection, models, transaction

from bench import bulk
from bench.seed import make_town
from gastvrij.basis.models import Afdeling, Medewerker, Poortbesluit
from gastvrij.basis.queries import poortbesluit
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.kaders.queries import current_versie
from gastvrij.ontwikkeling.models import (
    Eis,
    Functie,
    Functieprofiel,
    Leerdoel,
    Niveauvaststelling,
    Vervulling,
)

SEED, ADVISER, COACH = 20261122, "olga", "coen"
FUNCTIES, STATED_EACH, GOALS_EACH, SECOND_EVERY = 6, 3, 2, 10
COMPETENTIES, LEVELS = 24, 4
LONG_AGO = date(2020, 1, 1)
Asked = list[tuple[Element, list[Element]]]
TABLES: tuple[type[models.Model], ...] = (Medewerker, Vervulling, Niveauvaststelling, Leerdoel)


def document(count: int) -> bytes:
    """Return a dictionary of so many competences with four levels each."""
    lines = ["Competentiewoordenboek van de bench", "", "1. Aan het werk", ""]
    for nr in range(1, count + 1):
        lines += [f"1.{nr} Vaardigheid {nr}", "", f"Beheerst vaardigheid {nr} in het werk.", ""]
        for level in range(1, LEVELS + 1):
            lines += [f"Niveau {level}", "", f" • toont vaardigheid {nr} op wijze {level}", ""]
    return "\n".join(lines).encode()


def second_dictionary(count: int, at: datetime) -> KaderVersie:
    """Read a dictionary in and publish it."""
    kim, karel = (Medewerker.objects.get(gebruikersnaam=name) for name in ("kim", "karel"))
    (voorstel,) = kaders.upload(
        by=kim, at=at, bestandsnaam="w2.txt", inhoud=document(count), soort=Soort.WOORDENBOEK
    )
    titel = "Tweede woordenboek"
    versie = kaders.adopt(by=kim, at=at, voorstel=voorstel, kader=None, titel=titel)
    return kaders.publish(by=karel, at=at, versie=versie, ingangsdatum=None)


def competenties(at: datetime) -> Asked:
    """Return the competences that run, and those of a second dictionary, with their levels."""
    found = (current_versie(one, on=at.date()) for one in (Soort.WOORDENBOEK, Soort.PROFIEL))
    versies = [versie.pk for versie in found if versie is not None]
    rows = Element.objects.filter(versie__in=versies, soort=Element.Soort.COMPETENTIE)
    extra = second_dictionary(COMPETENTIES - rows.count(), at)
    rows |= Element.objects.filter(versie=extra, soort=Element.Soort.COMPETENTIE)
    return [(one, list(one.children.filter(soort=Element.Soort.NIVEAU))) for one in rows]


def make_functies(asked: Asked, *, by: Medewerker, at: datetime) -> list[Functie]:
    """Make functies that each ask other levels of these competences."""
    made = {"gemaakt_op": at, "gemaakt_door": by}
    functies = []
    for nr in range(FUNCTIES):
        functie = Functie.objects.create(titel=f"Functie {nr}", **made)
        profiel = Functieprofiel.objects.create(functie=functie, nummer=1, **made)
        profiel.versies.set({one.versie_id for one, _levels in asked})
        Eis.objects.bulk_create(
            Eis(
                profiel=profiel,
                competentie=one,
                niveau=levels[(nr + place) % len(levels)] if levels else None,
            )
            for place, (one, levels) in enumerate(asked)
        )
        profiel.status, profiel.ingangsdatum = Functieprofiel.Status.VASTGESTELD, LONG_AGO
        profiel.vastgesteld_op, profiel.vastgesteld_door = at, by
        profiel.save()
        functies.append(functie)
    return functies


class Team:
    """Writes people of one tree of afdelingen with levels stated over the years."""

    def __init__(self, root: Afdeling, *, at: datetime) -> None:
        self.chance = random.Random(SEED)
        self.tables = {model: bulk.Table(model, self.chance) for model in TABLES}
        self.at = at
        people = {one.gebruikersnaam: one.pk for one in Medewerker.objects.all()}
        besluit = poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=at.date())
        if besluit is None:
            msg = "The demo has no decision for ontwikkeling."
            raise LookupError(msg)
        self.stated = {"poortbesluit_id": besluit.pk, "gesteld_door_id": people[COACH]}
        self.made = {"gemaakt_op": bulk.stamp(at), "gemaakt_door_id": people[ADVISER]}
        self.afdelingen = [root, *_below(root)]
        self.asked = competenties(at)
        adviser = Medewerker.objects.get(gebruikersnaam=ADVISER)
        self.functies = make_functies(self.asked, by=adviser, at=at)

    def write(self, count: int) -> None:
        """Write so many people with all that hangs on them, in one transaction."""
        with transaction.atomic(), connection.cursor() as cursor:
            for nr, afdeling in enumerate(islice(cycle(self.afdelingen), count)):
                self._person(nr, afdeling)
            for model in TABLES:
                self.tables[model].flush(cursor)
        bulk.reset_sequences(TABLES)

    def _person(self, nr: int, afdeling: Afdeling) -> None:
        person = self.tables[Medewerker].add(
            gebruikersnaam=f"team{nr}", naam=f"Team {nr}", password="", afdeling_id=afdeling.pk
        )
        held = {nr % FUNCTIES} | ({(nr + 1) % FUNCTIES} if nr % SECOND_EVERY == 0 else set())
        for one in held:
            self.tables[Vervulling].add(
                medewerker_id=person,
                functie_id=self.functies[one].pk,
                van=bulk.day(LONG_AGO),
                **self.made,
            )
        for competentie, levels in self.asked:
            for turn in range(STATED_EACH):
                self._state(person, competentie, levels, turn)
        for competentie, _levels in self.chance.sample(self.asked, GOALS_EACH):
            self._learn(person, competentie)

    def _state(self, person: int, competentie: Element, levels: list[Element], turn: int) -> None:
        moment = self.at - timedelta(days=365 * (STATED_EACH - turn) + self.chance.randrange(300))
        self.tables[Niveauvaststelling].add(
            medewerker_id=person,
            competentie_id=competentie.pk,
            niveau_id=self.chance.choice(levels).pk if levels else None,
            voldoet=None if levels else self.chance.random() < 0.7,
            besproken_op=bulk.day(moment.date()),
            reden="Zo is het besproken, met een voorbeeld uit een gesprek.",
            gesteld_op=bulk.stamp(moment),
            is_akkoord=True,
            gereageerd_op=bulk.stamp(moment),
            **self.stated,
        )

    def _learn(self, person: int, competentie: Element) -> None:
        soon = self.at.date() + timedelta(days=60)
        self.tables[Leerdoel].add(
            medewerker_id=person,
            element_id=competentie.pk,
            titel="Een stap verder",
            specifiek="Ik oefen dit elke week.",
            meetbaar="Een collega ziet het gebeuren.",
            klaar_op=bulk.day(soon),
            evaluatie_op=bulk.day(soon - timedelta(days=30)),
            actie="oefenen",
            actie_tekst="Met een collega",
            gemaakt_op=bulk.stamp(self.at),
            status="loopt",
        )


def _below(afdeling: Afdeling) -> list[Afdeling]:
    return [one for child in afdeling.children.all() for one in (child, *_below(child))]


def main(count: str, answer: str) -> None:
    """Seed, gather statistics, and leave what the bench needs to know."""
    bulk.hurry()
    at = datetime.now(UTC)
    _town, logins = make_town(at=at)
    roots = Afdeling.objects.filter(parent=None)
    root = max(roots, key=lambda one: len(_below(one)))
    team = Team(root, at=at)
    team.write(int(count))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    path = Path(answer)
    path.touch(mode=0o600)
    known = {
        "name": ADVISER,
        "password": next(one.password for one in logins if one.gebruikersnaam == ADVISER),
        "afdeling": f"afdeling-{root.uuid}",
        "functie": f"functie-{team.functies[0].uuid}",
        "competenties": len(team.asked),
        "stated": Niveauvaststelling.objects.count(),
    }
    path.write_text(json.dumps(known), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Fill an empty database with observations, and leave one to judge.

`python -m bench.observaties 100000 answer.json` works on the database that DATABASE_URL and
GASTVRIJ_VAR name. The gemeente is that of the demo. What stands under each observation is written
in bulk, past no trigger: planned, begun, judged and shared, as the product does it.
"""

import json
import os
import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.db import connection, models, transaction

from bench import bulk
from bench.seed import make_town
from gastvrij.basis.models import Medewerker
from gastvrij.basis.queries import poortbesluit
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Beoordeling, Formulier, Fragment, Observatie, Oordeel
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.kaders.queries import current_kruistabel
from gastvrij.klantcontact import actions as klantcontact
from gastvrij.klantcontact.models import Kanaal

SEED, A_BATCH = 20261122, 1000
COACH, PLANNER, AGENT = "coen", "olga", "noor"
FRAGMENTS, VERDICTS, IN_HAND_EVERY = 4, 6, 20
PASSAGES, LINES = 25, 80
STEPS: Any = Fragment._meta.get_field("stappen").remote_field.through
EVIDENCE: Any = Oordeel._meta.get_field("fragmenten").remote_field.through
TABLES: tuple[type[models.Model], ...] = (
    *(Observatie, Beoordeling, Fragment, STEPS, Oordeel, EVIDENCE),
)


class Observaties:
    """Writes so many observations of a gemeente with their evidence and verdicts."""

    fragments, steps_each = FRAGMENTS, 1

    def __init__(self, *, formulier: Formulier, at: datetime) -> None:
        self.chance = random.Random(SEED)
        self.tables = {model: bulk.Table(model, self.chance) for model in TABLES}
        self.at = at
        self.coach = Medewerker.objects.get(gebruikersnaam=COACH)
        self.people = list(
            Medewerker.objects.exclude(pk=self.coach.pk).values_list("pk", flat=True)
        )
        self.criteria = list(formulier.criteria.values_list("pk", flat=True))
        self.steps = list(
            Element.objects.filter(
                versie__kader__soort=Soort.GESPREKSSTRUCTUUR,
                versie__status=KaderVersie.Status.VASTGESTELD,
                soort=Element.Soort.STAP,
            ).values_list("pk", flat=True)
        )
        besluit, kruistabel = poortbesluit("coaching", on=at.date()), current_kruistabel()
        if besluit is None or kruistabel is None:
            msg = "The demo has no decision for coaching, or no crosswalk."
            raise LookupError(msg)
        self.shared = {
            "doel": "coaching",
            "status": "gepland",
            "herkomst": "tekst",
            "formulier_id": formulier.pk,
            "beoordelaar_id": self.coach.pk,
            "poortbesluit_id": besluit.pk,
            "kruistabel_id": kruistabel.pk,
            "gepland_door_id": Medewerker.objects.get(gebruikersnaam=PLANNER).pk,
            "burger_geinformeerd": True,
        }

    def write(self, count: int) -> None:
        """Write so many observations, each batch in one transaction."""
        for begin in range(0, count, A_BATCH):
            with transaction.atomic():
                self._batch(min(A_BATCH, count - begin))
        bulk.reset_sequences(TABLES)

    def _batch(self, size: int) -> None:
        made = [self._plan() for _ in range(size)]
        self._flush(Observatie, Beoordeling)
        batch = Observatie.objects.filter(pk__gte=made[0], pk__lte=made[-1])
        batch.update(status="afname", begonnen_op=self.at)
        for key in made:
            self._judge(key)
        self._flush(Fragment, STEPS, Oordeel, EVIDENCE)
        shared = [key for place, key in enumerate(made) if place % IN_HAND_EVERY]
        Beoordeling.objects.filter(observatie__in=shared).update(ingediend_op=self.at)
        Observatie.objects.filter(pk__in=shared).update(status="gedeeld", gedeeld_op=self.at)

    def _flush(self, *models_: type[models.Model]) -> None:
        with connection.cursor() as cursor:
            for model in models_:
                self.tables[model].flush(cursor)

    def _plan(self) -> int:
        planned = self.at - timedelta(minutes=self.chance.randrange(60, 500_000))
        key = self.tables[Observatie].add(
            medewerker_id=self.chance.choice(self.people),
            gepland_op=bulk.stamp(planned),
            **self.shared,
        )
        self.tables[Beoordeling].add(
            observatie_id=key, beoordelaar_id=self.coach.pk, soort="beoordelaar"
        )
        return key

    def _judge(self, observatie: int) -> None:
        made = {"gemaakt_op": bulk.stamp(self.at), "gemaakt_door_id": self.coach.pk}
        given = {"gegeven_op": bulk.stamp(self.at), "gegeven_door_id": self.coach.pk}
        passages = []
        for place in range(self.fragments):
            tekst = f"Medewerker: Wat staat er precies in de brief? ({place})"
            passages.append(
                self.tables[Fragment].add(observatie_id=observatie, tekst=tekst, **made)
            )
            for step in self.chance.sample(self.steps, self.steps_each):
                self.tables[STEPS].add(fragment_id=passages[-1], element_id=step)
        for criterium in self.chance.sample(self.criteria, min(VERDICTS, len(self.criteria))):
            verdict = self.tables[Oordeel].add(
                observatie_id=observatie, criterium_id=criterium, waarde="onvoldoende", **given
            )
            passage = self.chance.choice(passages)
            self.tables[EVIDENCE].add(oordeel_id=verdict, fragment_id=passage)


def published_form(at: datetime) -> Formulier:
    """Return the published form of the demo with most criteria, made if it has none."""
    found = max(queries.published_formulieren(), key=lambda one: one.criteria.count(), default=None)
    if found is not None:
        return found
    olga = Medewerker.objects.get(gebruikersnaam=PLANNER)
    versie = queries.published_toetsplannen()[0]
    made = actions.make_formulier(by=olga, at=at, versie=versie)
    return actions.publish_formulier(by=olga, at=at, formulier=made)


def to_judge(formulier: Formulier, at: datetime) -> Observatie:
    """Return an observation in hand, live, with a transcript, passages and verdicts."""
    people = {one.gebruikersnaam: one for one in Medewerker.objects.all()}
    coen, noor, before = people[COACH], people[AGENT], at - timedelta(hours=1)
    planned = actions.plan_observatie(
        by=people[PLANNER],
        at=before,
        doel="coaching",
        medewerker=noor,
        beoordelaar=coen,
        formulier=formulier,
    )
    talk = "\n".join(
        f"{'Inwoner' if n % 2 else 'Medewerker'}: Dit is regel {n} van het gesprek, met wat uitleg."
        for n in range(LINES)
    )
    actions.keep_transcript(by=coen, at=before, observatie=planned, tekst=talk, sprekers={})
    kanaal = Kanaal.objects.get(code="telefoon")
    gesprek = klantcontact.start_gesprek(by=noor, at=at - timedelta(minutes=5), kanaal=kanaal)
    busy = actions.begin_afname(
        by=coen, at=at, observatie=planned, gesprek=gesprek, burger_geinformeerd=True
    )
    steps = list(queries.stappen(busy, on=at.date()))
    for place in range(PASSAGES):
        fragment = actions.add_fragment(
            by=coen,
            at=at,
            observatie=busy,
            soort="geobserveerd",
            tekst=f"Vraagt door naar de reden van de vraag, en vat dat samen ({place}).",
            seconde=place,
            stappen=[steps[place % len(steps)]],
        )
        criterium = formulier.criteria.all()[place % VERDICTS]
        actions.give_oordeel(
            by=coen,
            at=at,
            observatie=busy,
            criterium=criterium,
            waarde=queries.waarden(criterium)[1][0],
            fragmenten=[fragment],
        )
    return busy


def main(count: str, answer: str) -> None:
    """Seed, gather statistics, and leave what the bench needs to know."""
    bulk.hurry()
    at = datetime.now(UTC)
    _town, logins = make_town(at=at)
    formulier = published_form(at)
    Observaties(formulier=formulier, at=at).write(int(count) - 1)
    busy = to_judge(formulier, at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    password = next(login.password for login in logins if login.gebruikersnaam == COACH)
    path = Path(answer)
    path.touch(mode=0o600)
    address = f"/beoordelen/observaties/{busy.uuid}/"
    known = {"name": COACH, "password": password, "address": address}
    path.write_text(json.dumps(known), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Fill an empty database with a year of klantcontacten, the same each time.

`python -m bench.seed 10000 [password-file]` works on the database that DATABASE_URL and
GASTVRIJ_VAR name. The gemeente is that of the demo; the year behind it is written in bulk.
"""

import json
import os
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.core.management.color import no_style
from django.db import connection, models, transaction

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Actor,
    ActorKlantcontact,
    Betrokkene,
    DigitaalAdres,
    Gesprek,
    Kanaal,
    Klantcontact,
    Naamwoord,
    Onderwerp,
    Onderwerpobject,
)
from gastvrij.sturing import actions as sturing
from gastvrij.taken.models import InterneTaak
from gastvrij.werkplek.demo import make_demo
from gastvrij.werkplek.demo.organisatie import Login

SEED = 20261121
DAYS = 365
GESPREKKEN_A_BATCH = 2000
OPEN_TAKEN = 60
SATURDAY = 5
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST = ("Anna", "Bilal", "Carla", "Daan", "Emine", "Frank", "Greet", "Hans", "Ilse", "Jamal")
LAST = ("Bakker", "Yilmaz", "de Vries", "Jansen", "van Dijk", "El Amrani", "Visser", "Smit")
KANALEN = {
    "telefoon": 60,
    "balie": 15,
    "e-mail": 8,
    "website": 6,
    "e-formulier": 5,
    "social-media": 4,
    "chat": 2,
}
RESULTATEN = {
    "direct_afgehandeld": 62,
    "terugbelafspraak": 12,
    "warm_doorverbonden": 9,
    "doorgezet": 7,
    "doorverwezen": 4,
    "klant_mailt_zelf": 2,
    "afgebroken": 4,
}
# Tables in the order in which their rows refer to each other.
TABLES: tuple[type[models.Model], ...] = (
    Gesprek,
    Klantcontact,
    Betrokkene,
    DigitaalAdres,
    Naamwoord,
    ActorKlantcontact,
    Onderwerpobject,
    InterneTaak,
    Event,
)


@dataclass
class Town:
    """What a contact can be about, and who answers it."""

    kanalen: dict[str, Kanaal]
    onderwerpen: list[Onderwerp]
    agents: list[tuple[Medewerker, Actor]]


def make_town(*, at: datetime) -> tuple[Town, list[Login]]:
    """Make the gemeente of the demo with all its kaders; return it with the logins."""
    logins: list[Login] = []
    make_demo(at=at, say=lambda _line: None, keep=logins.extend)
    return find_town(), logins


def find_town() -> Town:
    """Return the gemeente that the database holds."""
    staff = Medewerker.objects.filter(
        toewijzingen__rol__in=[Rol.KCC, Rol.FRONTOFFICE_SOCIAAL]
    ).order_by("pk")
    agents = [
        (
            one,
            Actor.objects.get_or_create(
                medewerker=one, defaults={"naam": one.naam, "soort_actor": "medewerker"}
            )[0],
        )
        for one in staff
    ]
    kanalen = {kanaal.code: kanaal for kanaal in Kanaal.objects.filter(code__in=KANALEN)}
    return Town(kanalen, list(Onderwerp.objects.order_by("pk")), agents)


class Year:
    """Writes a year of contacts that ends at a moment; keys are handed out here, in order."""

    def __init__(self, town: Town, *, until: datetime) -> None:
        self.town = town
        self.until = until
        self.chance = random.Random(SEED)
        self.next = {table: _after_last(table) for table in TABLES}
        self.rows: dict[type[models.Model], list[Any]] = {table: [] for table in TABLES}
        self.days = list(_working_days(until.astimezone(AMSTERDAM).date()))

    def write(self, count: int) -> None:
        """Write so many klantcontacten with all that hangs on them."""
        written = gesprekken = 0
        while written < count:
            vragen = min(1 + (self.chance.random() < 0.2), count - written)
            self._gesprek(vragen, is_open=written >= count - OPEN_TAKEN)
            written, gesprekken = written + vragen, gesprekken + 1
            if gesprekken % GESPREKKEN_A_BATCH == 0:
                self._flush()
        self._flush()
        _reset_sequences()

    def _flush(self) -> None:
        with transaction.atomic():
            for table in TABLES:
                models.QuerySet(table).bulk_create(self.rows[table], batch_size=1000)
                self.rows[table] = []

    def _add(self, table: type[models.Model], **values: Any) -> Any:
        row = table(pk=self.next[table], **values)
        self.next[table] += 1
        self.rows[table].append(row)
        return row

    def _pick(self, weights: dict[str, int]) -> str:
        return self.chance.choices(list(weights), weights=list(weights.values()))[0]

    def moment(self) -> datetime:
        """Return a moment in the opening hours of a working day, not after the end."""
        day = self.chance.choice(self.days)
        minute = self.chance.randrange(8 * 60 + 30, 17 * 60)
        local = datetime.combine(day, time(minute // 60, minute % 60), AMSTERDAM)
        return min(local.astimezone(UTC), self.until)

    def _gesprek(self, vragen: int, *, is_open: bool) -> None:
        agent, actor = self.chance.choice(self.town.agents)
        at, kanaal = self.moment(), self.town.kanalen[self._pick(KANALEN)]
        gesprek = self._add(
            Gesprek,
            status=Gesprek.Status.GEREGISTREERD,
            kanaal=kanaal,
            medewerker=agent,
            afdeling_id=agent.afdeling_id,
            begonnen_op=at,
            beeindigd_op=at + timedelta(minutes=4),
        )
        self._event(at, agent, "gesprek.started", gesprek, {"kanaal": kanaal.code})
        naam = f"{self.chance.choice(FIRST)} {self.chance.choice(LAST)}"
        phone = f"+316{self.chance.randrange(10**7, 10**8)}"
        for place in range(1, vragen + 1):
            self._vraag(gesprek, place, actor, naam, phone, is_open=is_open)
        told = {"dag": at.astimezone(AMSTERDAM).date().isoformat(), "vragen": vragen}
        self._event(at, agent, "gesprek.registered", gesprek, told)

    def _event(
        self, at: datetime, by: Medewerker, did: str, to: Gesprek, data: dict[str, Any]
    ) -> None:
        self._add(Event, at=at, by=by.uuid, did=did, soort="gesprek", object=to.uuid, data=data)

    def _vraag(
        self, gesprek: Gesprek, place: int, actor: Actor, naam: str, phone: str, *, is_open: bool
    ) -> None:
        onderwerp = self.chance.choice(self.town.onderwerpen)
        resultaat = "terugbelafspraak" if is_open else self._pick(RESULTATEN)
        contact = self._add(
            Klantcontact,
            nummer=rules.nummer(self.next[Klantcontact]),
            gesprek=gesprek,
            volgnummer=place,
            kanaal=gesprek.kanaal.naam,
            kanaal_ref=gesprek.kanaal,
            onderwerp=onderwerp.naam,
            onderwerp_ref=onderwerp,
            inhoud=f"Vraag over {onderwerp.naam.lower()}: wanneer hoort de inwoner meer?",
            reactie="Uitgelegd hoe het verder gaat en welke stukken nodig zijn.",
            resultaat=resultaat,
            is_eenvoudig=resultaat == "direct_afgehandeld" and self.chance.random() < 0.1,
            afdeling_id=gesprek.afdeling_id,
            verdere_actie_ondernomen=rules.needs_taak(resultaat),
            plaatsgevonden_op=gesprek.begonnen_op,
        )
        self._add(ActorKlantcontact, actor=actor, klantcontact=contact)
        self._betrokkene(contact, naam, phone)
        if self.chance.random() < 0.1:
            number = f"Z-{self.chance.randrange(10**6)}"
            self._add(Onderwerpobject, klantcontact=contact, object_id=number)
        if rules.needs_taak(resultaat):
            self._taak(contact, onderwerp, is_open=is_open)

    def _betrokkene(self, contact: Klantcontact, naam: str, phone: str) -> None:
        person = self._add(Betrokkene, klantcontact=contact, genoemde_naam=naam)
        for word in rules.name_words(naam):
            self._add(Naamwoord, betrokkene=person, woord=word)
        self._add(
            DigitaalAdres,
            betrokkene=person,
            soort_digitaal_adres=DigitaalAdres.Soort.TELEFOONNUMMER,
            adres=phone,
            genormaliseerd=phone,
        )

    def _taak(self, contact: Klantcontact, onderwerp: Onderwerp, *, is_open: bool) -> None:
        asked = contact.plaatsgevonden_op
        self._add(
            InterneTaak,
            nummer=rules.nummer(self.next[InterneTaak]),
            klantcontact=contact,
            soort="terugbellen" if contact.resultaat == "terugbelafspraak" else "doorgezet",
            gevraagde_handeling=f"Beantwoord de vraag over {onderwerp.naam.lower()}.",
            status="te_verwerken" if is_open else "verwerkt",
            afdeling_id=onderwerp.afdeling_id,
            toegewezen_op=asked,
            uiterlijk_op=(self.until if is_open else asked).astimezone(AMSTERDAM).date(),
            afgehandeld_op=None if is_open else asked + timedelta(hours=5),
        )


def _after_last(table: type[models.Model]) -> int:
    last = models.QuerySet(table).order_by("-pk").values_list("pk", flat=True).first()
    return 1 if last is None else int(last) + 1


def _reset_sequences() -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
            cursor.execute(statement)


def _working_days(today: date) -> Iterator[date]:
    for back in range(DAYS):
        day = today - timedelta(days=back)
        if day.weekday() < SATURDAY:
            yield day


def seed(count: int, *, at: datetime) -> list[Login]:
    """Fill the database with a gemeente and so many klantcontacten; return its logins."""
    town, logins = make_town(at=at)
    Year(town, until=at).write(count)
    sturing.rebuild_all(at=at)
    return logins


def main(count: str, logins_file: str) -> None:
    """Seed, gather statistics, and leave the logins for the bench to read."""
    logins = seed(int(count), at=datetime.now(UTC))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    path = Path(logins_file)
    path.touch(mode=0o600)
    path.write_text(
        json.dumps({login.gebruikersnaam: login.password for login in logins}), encoding="utf-8"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])

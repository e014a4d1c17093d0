"""Fill an empty database with a year of klantcontacten, the same each time.

`python -m bench.seed 10000 [password-file]` works on the database that DATABASE_URL and
GASTVRIJ_VAR name. The gemeente is that of the demo; the year behind it is written in bulk. With a
million contacts come 200,000 partijen, 200,000 taken and 20,000 articles; with fewer as many less.
"""

import functools
import json
import os
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.db import connection, models, transaction

from bench import bulk
from bench.articles import Articles
from bench.people import FIRST, ROOTS, Known, People
from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.kennis import actions as kennis
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
FEWEST_OPEN = 60
CONTACTS_AN_OPEN_TAAK, CONTACTS_A_PARTIJ, CONTACTS_AN_ARTICLE = 600, 5, 50
KNOWN_SHARE, NUMBER_SHARE, PERSON_SHARE = 0.6, 0.9, 0.3
SATURDAY = 5
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
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
    "direct_afgehandeld": 61,
    "terugbelafspraak": 13,
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
    # The keys of who works in the second line, by that of their afdeling.
    second_line: dict[int, list[int]] = field(default_factory=dict)


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
    second_line: dict[int, list[int]] = {}
    for one in Medewerker.objects.filter(toewijzingen__rol=Rol.TWEEDE_LIJN).order_by("pk"):
        second_line.setdefault(one.afdeling_id or 0, []).append(one.pk)
    return Town(kanalen, list(Onderwerp.objects.order_by("pk")), agents, second_line)


@dataclass(frozen=True)
class Held:
    """What the vragen of a conversation share, and the place of one among them."""

    gesprek: int
    place: int
    kanaal: Kanaal
    afdeling_id: int | None
    at: datetime
    stamp: Any
    is_open: bool


class Year:
    """Writes a year of contacts that ends at a moment."""

    def __init__(self, town: Town, *, until: datetime, people: Sequence[Known] = ()) -> None:
        self.town = town
        self.people = people
        self.until = until
        self.chance = random.Random(SEED)
        self.tables = {model: bulk.Table(model, self.chance) for model in TABLES}
        self.days = list(_working_days(until.astimezone(AMSTERDAM).date()))
        self.kanalen = _weighted(KANALEN)
        self.resultaten = _weighted(RESULTATEN)

    def write(self, count: int) -> None:
        """Write so many klantcontacten with all that hangs on them, in one transaction."""
        written = gesprekken = 0
        closed = count - max(FEWEST_OPEN, count // CONTACTS_AN_OPEN_TAAK)
        with transaction.atomic():
            while written < count:
                vragen = min(1 + (self.chance.random() < 0.2), count - written)
                self._gesprek(vragen, is_open=written >= closed)
                written, gesprekken = written + vragen, gesprekken + 1
                if gesprekken % GESPREKKEN_A_BATCH == 0:
                    self._flush()
            self._flush()
            bulk.reset_sequences(TABLES)

    def _flush(self) -> None:
        with connection.cursor() as cursor:
            for table in self.tables.values():
                table.flush(cursor)

    def _add(self, table: type[models.Model], **values: Any) -> int:
        return self.tables[table].add(**values)

    def moment(self) -> datetime:
        """Return a moment in the opening hours of a working day, not after the end."""
        day = self.chance.choice(self.days)
        minute = self.chance.randrange(8 * 60 + 30, 17 * 60)
        local = datetime.combine(day, time(minute // 60, minute % 60), AMSTERDAM)
        return min(local.astimezone(UTC), self.until)

    def _gesprek(self, vragen: int, *, is_open: bool) -> None:
        agent, actor = self.chance.choice(self.town.agents)
        moment = self.moment()
        kanaal = self.town.kanalen[self.chance.choice(self.kanalen)]
        at, uuid = bulk.stamp(moment), bulk.new_uuid(self.chance)
        caller = self._caller()
        gesprek = self._add(
            Gesprek,
            uuid=uuid,
            status=Gesprek.Status.GEREGISTREERD.value,
            kanaal_id=kanaal.pk,
            medewerker_id=agent.pk,
            afdeling_id=agent.afdeling_id,
            partij_id=caller.key,
            gecontroleerd_op=at if caller.key else None,
            begonnen_op=at,
            beeindigd_op=bulk.stamp(moment + timedelta(minutes=4)),
        )
        who = {"at": at, "by": agent.uuid.hex, "soort": "gesprek", "object": uuid}
        told = {"dag": moment.astimezone(AMSTERDAM).date().isoformat(), "vragen": vragen}
        self._add(Event, did="gesprek.started", data=bulk.in_json({"kanaal": kanaal.code}), **who)
        self._add(Event, did="gesprek.registered", data=bulk.in_json(told), **who)
        for place in range(1, vragen + 1):
            held = Held(gesprek, place, kanaal, agent.afdeling_id, moment, at, is_open=is_open)
            contact = self._vraag(held)
            self._add(ActorKlantcontact, actor_id=actor.pk, klantcontact_id=contact)
            self._betrokkene(contact, caller)

    def _caller(self) -> Known:
        if self.people and self.chance.random() < KNOWN_SHARE:
            return self.chance.choice(self.people)
        naam = f"{self.chance.choice(FIRST)} {self.chance.choice(ROOTS)}"
        return Known(None, naam, f"+316{self.chance.randrange(10**7, 10**8)}")

    def _vraag(self, held: Held) -> int:
        onderwerp = self.chance.choice(self.town.onderwerpen)
        resultaat = "terugbelafspraak" if held.is_open else self.chance.choice(self.resultaten)
        contact = self._add(
            Klantcontact,
            nummer=rules.nummer(self.tables[Klantcontact].next),
            gesprek_id=held.gesprek,
            volgnummer=held.place,
            kanaal=held.kanaal.naam,
            kanaal_ref_id=held.kanaal.pk,
            onderwerp=onderwerp.naam,
            onderwerp_ref_id=onderwerp.pk,
            inhoud=f"Vraag over {onderwerp.naam.lower()}: wanneer hoort de inwoner meer?",
            reactie="Uitgelegd hoe het verder gaat en welke stukken nodig zijn.",
            resultaat=resultaat,
            is_eenvoudig=resultaat == "direct_afgehandeld" and self.chance.random() < 0.1,
            afdeling_id=held.afdeling_id,
            verdere_actie_ondernomen=rules.needs_taak(resultaat),
            plaatsgevonden_op=held.stamp,
        )
        if self.chance.random() < 0.1:
            number = f"Z-{self.chance.randrange(10**6)}"
            self._add(Onderwerpobject, klantcontact_id=contact, object_id=number)
        if rules.needs_taak(resultaat):
            self._taak(contact, resultaat, onderwerp, held)
        return contact

    def _betrokkene(self, contact: int, caller: Known) -> None:
        person = self._add(
            Betrokkene,
            klantcontact_id=contact,
            partij_id=caller.key,
            genoemde_naam=caller.naam,
            gegevens_gecontroleerd=caller.key is not None,
        )
        for word in _words(caller.naam):
            self._add(Naamwoord, betrokkene_id=person, woord=word)
        if self.chance.random() > NUMBER_SHARE:
            return
        self._add(
            DigitaalAdres,
            betrokkene_id=person,
            soort_digitaal_adres=DigitaalAdres.Soort.TELEFOONNUMMER.value,
            adres=caller.phone,
            genormaliseerd=caller.phone,
        )

    def _taak(self, contact: int, resultaat: str, onderwerp: Onderwerp, held: Held) -> None:
        until = (self.until if held.is_open else held.at).astimezone(AMSTERDAM).date()
        self._add(
            InterneTaak,
            nummer=rules.nummer(self.tables[InterneTaak].next),
            klantcontact_id=contact,
            soort="terugbellen" if resultaat == "terugbelafspraak" else "doorgezet",
            gevraagde_handeling=f"Beantwoord de vraag over {onderwerp.naam.lower()}.",
            status="te_verwerken" if held.is_open else "verwerkt",
            afdeling_id=onderwerp.afdeling_id,
            medewerker_id=self._colleague(onderwerp) if held.is_open else None,
            toegewezen_op=held.stamp,
            uiterlijk_op=bulk.day(until),
            afgehandeld_op=None if held.is_open else bulk.stamp(held.at + timedelta(hours=5)),
        )

    def _colleague(self, onderwerp: Onderwerp) -> int | None:
        """Return who of the afdeling has an open taak, if somebody has."""
        there = self.town.second_line.get(onderwerp.afdeling_id or 0, [])
        return self.chance.choice(there) if there and self.chance.random() < PERSON_SHARE else None


_words = functools.cache(rules.name_words)


def _weighted(weights: dict[str, int]) -> list[str]:
    """Return each name as often as it weighs, to choose from."""
    return [name for name, weight in weights.items() for _ in range(weight)]


def _working_days(today: date) -> Iterator[date]:
    for back in range(DAYS):
        day = today - timedelta(days=back)
        if day.weekday() < SATURDAY:
            yield day


def seed(count: int, *, at: datetime) -> list[Login]:
    """Fill the database with a gemeente and so many klantcontacten; return its logins."""
    town, logins = make_town(at=at)
    people = People(seed=SEED + 1).write(count // CONTACTS_A_PARTIJ)
    Articles(seed=SEED + 2, at=at).write(count // CONTACTS_AN_ARTICLE)
    kennis.rebuild_index()
    Year(town, until=at, people=people).write(count)
    sturing.rebuild_all(at=at)
    return logins


def main(count: str, logins_file: str) -> None:
    """Seed, gather statistics, and leave the logins for the bench to read."""
    bulk.hurry()
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

"""Partijen in bulk: invented people, each with the words, numbers and addresses to find them by."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db import connection, models, transaction

from bench import bulk
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import DigitaalAdres, Partij, PartijIdentificator, Partijwoord

FIRST_NAMES = """Anna Bilal Carla Daan Emine Frank Greet Hans Ilse Jamal Kees Lotte Mohammed Noor
Olga Piet Rachida Sem Tess Umit Vera Willem Xander Yara Zoë Bram Fatima Gijs Hanneke Ingrid Joris
Karin Liam Maria Niels Otto Petra Ruben Sofie Theo"""
LAST_NAMES = """Bak Berg Boer Bos Brink Dam Dijk Duin Eik Haan Heide Hoek Hof Hoog Kamp Kerk Kool
Laan Linde Meer Molen Oever Poel Ries Schol Smit Steen Tol Veen Veld Vis Vliet Vos Water Wiel Wilg
Zand"""
FIRST, ROOTS = FIRST_NAMES.split(), LAST_NAMES.split()
ENDINGS = ("", "stra", "sma", "man", "mans", "inga", "huis", "hof", "link", "kamp", "ema", "ers")
TUSSENVOEGSELS = ("", "", "", "", "de", "van", "van de", "van der", "el", "ten")
STREETS = ("Dorpsstraat", "Kerkweg", "Lindelaan", "Havenkade", "Molenpad", "Beatrixplein")
# Of the numbers that no register hands out, so many pass the 11-test; the rest has no BSN here.
FIRST_BSN, LAST_BSN = 999_000_000, 999_999_999
OLDEST, BORN_OVER_DAYS = date(1930, 1, 1), 90 * 365
PARTIJEN_A_BATCH = 5000


class Known(NamedTuple):
    """A caller: which partij it is, if one, and what the caller says."""

    key: int | None
    naam: str
    phone: str


def _bsns() -> Iterator[str]:
    return (str(one) for one in range(FIRST_BSN, LAST_BSN) if rules.is_bsn(str(one)))


class People:
    """Writes partijen, the same each time."""

    def __init__(self, *, seed: int) -> None:
        self.chance = random.Random(seed)
        models_ = (Partij, Partijwoord, DigitaalAdres, PartijIdentificator)
        self.tables: dict[type[models.Model], bulk.Table] = {
            model: bulk.Table(model, self.chance) for model in models_
        }
        self.bsns = _bsns()

    def write(self, count: int) -> list[Known]:
        """Write so many partijen in one transaction; return them as callers."""
        found = []
        with transaction.atomic():
            for nr in range(1, count + 1):
                found.append(self._partij())
                if nr % PARTIJEN_A_BATCH == 0:
                    self._flush()
            self._flush()
            bulk.reset_sequences(self.tables)
        return found

    def _flush(self) -> None:
        with connection.cursor() as cursor:
            for table in self.tables.values():
                table.flush(cursor)

    def _partij(self) -> Known:
        chance = self.chance
        first, between = chance.choice(FIRST), chance.choice(TUSSENVOEGSELS)
        last = chance.choice(ROOTS) + chance.choice(ENDINGS)
        house, postcode = chance.randrange(1, 200), f"{chance.randrange(7000, 7100)}AB"
        born = OLDEST + timedelta(days=chance.randrange(BORN_OVER_DAYS))
        table = self.tables[Partij]
        key = table.add(
            nummer=rules.nummer(table.next),
            voornaam=first,
            voorvoegsel_achternaam=between,
            achternaam=last,
            geboortedatum=bulk.day(born),
            indicatie_geheimhouding=chance.random() < 0.01,
            bezoekadres=bulk.in_json(
                {"straatnaam": chance.choice(STREETS), "huisnummer": house, "stad": "Lindemeer"}
            ),
            postcode=postcode,
            huisnummer=house,
        )
        naam = " ".join(part for part in (first, between, last) if part)
        return Known(key, naam, self._found_by(key, naam))

    def _found_by(self, key: int, naam: str) -> str:
        """Add what a partij is found by; return the phone number."""
        for word in rules.name_words(naam):
            self.tables[Partijwoord].add(partij_id=key, woord=word)
        phone = f"+316{self.chance.randrange(10**7, 10**8)}"
        mail = f"{naam.replace(' ', '.').lower()}.{key}@lindemeer.example"
        for soort, adres in (("telefoonnummer", phone), ("email", mail)):
            self.tables[DigitaalAdres].add(
                partij_id=key, soort_digitaal_adres=soort, adres=adres, genormaliseerd=adres
            )
        if bsn := next(self.bsns, ""):
            self.tables[PartijIdentificator].add(
                partij_id=key,
                code_objecttype="natuurlijk_persoon",
                code_soort_object_id="bsn",
                object_id=bsn,
                code_register="brp",
            )
        return phone

"""Invented inwoners of the demo: kept by the desk, and checked in their own words."""

from datetime import date, datetime

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Gesprek, Partij
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens

from .organisatie import Gemeente

# Given name, tussenvoegsel, surname, birth date, street, number, postcode, BSN. The numbers are of
# the range that is never given out. The first ten call in the demo under the same name.
PERSONEN = (
    ("Janneke", "", "Visscher", date(1974, 2, 11), "Kadelaan", "14", "1234 AB", "999990007"),
    ("Omar", "El", "Idrissi", date(1988, 9, 3), "Molenweg", "7 B", "1234 CD", "999990019"),
    ("Piet", "van", "Loon", date(1951, 12, 30), "Dorpsstraat", "101", "1235 AA", "999990020"),
    ("Sunita", "", "Gopal", date(1993, 6, 17), "Parklaan", "22", "1235 AB", "999990032"),
    ("Greetje", "", "Hoekstra", date(1946, 4, 5), "Kerkpad", "3", "1236 BC", "999990044"),
    ("Tomasz", "", "Nowak", date(1985, 1, 28), "Havenkade", "60", "1236 CD", "999990056"),
    ("Lotte", "", "Brand", date(2001, 8, 14), "Stationsplein", "9", "1237 DE", "999990068"),
    ("Hassan", "", "Demir", date(1969, 3, 23), "Industrieweg", "45", "1237 EF", "999990081"),
    ("Corrie", "van der", "Plas", date(1958, 10, 2), "Zandpad", "18", "1238 FG", "999990093"),
    ("Ruben", "", "Maas", date(1979, 5, 9), "Kadelaan", "14", "1234 AB", "999990111"),
)
SECRET = PartijGegevens(
    voornaam="Aisha",
    achternaam="Benali",
    geboortedatum=date(1990, 7, 21),
    bsn="999990123",
    is_geheim=True,
)
# The same Greetje, written down again by a colleague who did not find her.
DOUBLE = PartijGegevens(
    voornaam="Greetje",
    achternaam="Hoekstra",
    geboortedatum=date(1946, 4, 5),
    telefoon="085 123 45 67",
)
FIRM = PartijGegevens(
    organisatienaam="Bakkerij De Molen",
    straatnaam="Marktplein",
    huisnummer="2",
    postcode="1234 AA",
    plaats="Lindemeer",
    telefoon="085 765 43 21",
    kvk="90001234",
)


def keep_inwoners(*, at: datetime, gemeente: Gemeente) -> dict[str, Partij]:
    """Keep the inwoners of the demo; return those that call, by name."""
    noor = gemeente.people["noor"]
    known = {}
    for number, (voornaam, voorvoegsel, achternaam, born, *rest) in enumerate(PERSONEN):
        straat, huisnummer, postcode, bsn = rest
        gegevens = PartijGegevens(
            voornaam=voornaam,
            voorvoegsel=voorvoegsel,
            achternaam=achternaam,
            geboortedatum=born,
            straatnaam=straat,
            huisnummer=huisnummer,
            postcode=postcode,
            plaats="Lindemeer",
            telefoon=f"06 123 456 {number:02}",
            bsn=bsn,
        )
        partij = actions.save_partij(by=noor, at=at, gegevens=gegevens)
        known[partij.volledige_naam] = partij
    secret = actions.save_partij(by=noor, at=at, gegevens=SECRET)
    for gegevens in (DOUBLE, FIRM):
        actions.save_partij(by=noor, at=at, gegevens=gegevens)
    return known | {secret.volledige_naam: secret}


def check_inwoner(*, by: Medewerker, at: datetime, gesprek: Gesprek, partij: Partij | None) -> None:
    """Choose who calls and check them by name and birth date, as the desk does."""
    if partij is None:
        return
    stated = Genoemd(partij.volledige_naam, partij.geboortedatum)
    actions.choose_partij(by=by, at=at, gesprek=gesprek, partij=partij, genoemd=stated)
    actions.check_identity(by=by, at=at, gesprek=gesprek)

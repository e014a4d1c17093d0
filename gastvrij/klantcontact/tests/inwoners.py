"""Invented inwoners of the tests, as the desk keeps them."""

from datetime import date

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Betrokkene, Gesprek, Klantcontact, Partij
from gastvrij.klantcontact.rules import PartijGegevens

BORN = date(1961, 4, 23)
GEERTJE = PartijGegevens(
    voornaam="Geertje",
    achternaam="Hofstra",
    geboortedatum=BORN,
    straatnaam="Kadelaan",
    huisnummer="14 bis",
    postcode="1234 ab",
    plaats="Lindemeer",
    telefoon="06-12345678",
    email="G.Hofstra@voorbeeld.nl",
    bsn="999990019",
)
GEHEIM = GEERTJE._replace(
    voornaam="Soraya", achternaam="Amrani", bsn="", is_geheim=True, geboortedatum=date(1990, 5, 6)
)
MOLEN = PartijGegevens(
    organisatienaam="Bakkerij De Molen", postcode="1234 AB", huisnummer="2", kvk="90001234"
)


def keep(by: Medewerker, gegevens: PartijGegevens = GEERTJE) -> Partij:
    return actions.save_partij(by=by, at=NOW, gegevens=gegevens)


def talk(by: Medewerker) -> Gesprek:
    return actions.start_gesprek(by=by, at=NOW, kanaal=queries.get_kanaal("telefoon"))


def belongs(contact: Klantcontact, partij: Partij) -> None:
    """Say that a contact was with a partij, as registering does after the check."""
    Betrokkene.objects.filter(klantcontact=contact).update(partij=partij)

"""The partijen of this installation as a register: the default, without any other system."""

from gastvrij.klantcontact import queries
from gastvrij.klantcontact.models import Partij
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens

from .interface import Treffer


class Lokaal:
    """Who Gastvrij knows itself."""

    naam = "Gastvrij"
    is_extern = False

    def __init__(self, **_unused: str) -> None:
        """Take the settings of any register; this one needs none."""

    def zoek_persoon(self, genoemd: Genoemd) -> list[Treffer]:
        """Return the persons among the partijen that fit what was stated."""
        return [one for one in self._found(genoemd) if not one.gegevens.organisatienaam]

    def zoek_organisatie(self, genoemd: Genoemd) -> list[Treffer]:
        """Return the organisations among the partijen that fit what was stated."""
        return [one for one in self._found(genoemd) if one.gegevens.organisatienaam]

    def haal_op(self, treffer: Treffer) -> Treffer:
        """Return the same: all that is kept is there."""
        return treffer

    def _found(self, genoemd: Genoemd) -> list[Treffer]:
        return [Treffer.of(_gegevens(one)) for one in queries.partijen_that_fit(genoemd).partijen]


def _gegevens(partij: Partij) -> PartijGegevens:
    known = queries.bekend(partij)
    return PartijGegevens(
        voornaam=known.voornaam,
        voorletters=known.voorletters,
        voorvoegsel=known.voorvoegsel,
        achternaam=known.achternaam,
        organisatienaam=known.organisatienaam,
        geboortedatum=known.geboortedatum,
        straatnaam=known.straat,
        huisnummer=str(known.huisnummer or ""),
        postcode=known.postcode,
        plaats=str(partij.bezoekadres.get("stad") or ""),
        bsn=known.bsn,
        kvk=known.kvk,
        is_geheim=known.is_geheim,
    )

"""What every register answers, and which adapter an installation uses."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from gastvrij.klantcontact.rules import Genoemd, PartijGegevens

ADAPTERS: Mapping[str, Mapping[str, str]] = {
    "personen": {
        "lokaal": "gastvrij.klantcontact.registers.lokaal.Lokaal",
        "haalcentraal": "gastvrij.klantcontact.registers.haalcentraal.HaalCentraal",
    },
    "organisaties": {
        "lokaal": "gastvrij.klantcontact.registers.lokaal.Lokaal",
        "kvk": "gastvrij.klantcontact.registers.kvk.KvK",
    },
}


class RegisterAway(Exception):
    """The register does not answer; the message is fit for the medewerker."""


class RegisterRefused(RegisterAway):
    """The register answers that it does not give this; the message says what to do."""


class Treffer(NamedTuple):
    """Somebody in a register. `sleutel` points at them without telling their number."""

    gegevens: PartijGegevens
    sleutel: str

    @classmethod
    def of(cls, gegevens: PartijGegevens) -> "Treffer":
        """Return what a register found, with a keyed digest of its number."""
        number = f"{gegevens.bsn}:{gegevens.kvk}:{gegevens.organisatienaam}"
        return cls(gegevens, salted_hmac("klantcontact.register", number).hexdigest())


class Register(Protocol):
    """A register of persons or organisations. Raises RegisterAway when it cannot answer."""

    naam: str
    is_extern: bool

    def zoek_persoon(self, genoemd: Genoemd) -> list[Treffer]:
        """Return the persons that fit what was stated, few fields only."""

    def zoek_organisatie(self, genoemd: Genoemd) -> list[Treffer]:
        """Return the organisations that fit what was stated."""

    def haal_op(self, treffer: Treffer) -> Treffer:
        """Return the same one with all that Gastvrij keeps of a partij."""


def _made(kind: str) -> Register:
    given: Mapping[str, Any] = settings.REGISTERS[kind]
    adapter = ADAPTERS[kind].get(given["adapter"])
    if adapter is None:
        known = ", ".join(ADAPTERS[kind])
        msg = f"Register {kind}: adapter “{given['adapter']}” bestaat niet; kies uit {known}."
        raise ImproperlyConfigured(msg)
    made: Register = import_string(adapter)(**{k: v for k, v in given.items() if k != "adapter"})
    return made


def personen() -> Register:
    """Return the register of persons of this installation."""
    return _made("personen")


def organisaties() -> Register:
    """Return the register of organisations of this installation."""
    return _made("organisaties")


def pick(found: Iterable[Treffer], sleutel: str) -> Treffer | None:
    """Return the one that was chosen on screen, None if it is not among them any more."""
    return next((one for one in found if one.sleutel == sleutel), None)

"""Reads over other registers: who the BRP and the Handelsregister know, masked like any other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from gastvrij.klantcontact import registers, rules
from gastvrij.klantcontact.registers import Register, RegisterAway, Treffer
from gastvrij.klantcontact.rules import Bekend, Genoemd, PartijGegevens

from .inwoner import FEITEN, Kandidaat, Vondsten

MOST_FROM_REGISTER = 10


class Gevraagd(NamedTuple):
    """That a register was asked: which, for what purpose, and how many it found."""

    register: str
    doelbinding: str
    found: int


@dataclass(frozen=True)
class Antwoord:
    """What the registers outside answered, and what to say if one did not."""

    treffers: Sequence[tuple[str, Treffer]] = ()
    gevraagd: Sequence[Gevraagd] = ()
    melding: str = ""


def _asked() -> list[tuple[str, Register, Callable[[Genoemd], list[Treffer]]]]:
    people, firms = registers.personen(), registers.organisaties()
    every = (
        ("personen", people, people.zoek_persoon),
        ("organisaties", firms, firms.zoek_organisatie),
    )
    return [one for one in every if one[1].is_extern]


def has_registers() -> bool:
    """Test if this installation asks a register outside."""
    return bool(_asked())


def ask_registers(genoemd: Genoemd) -> Antwoord:
    """Ask every register outside; one that is away is told, and stops nobody."""
    found: list[tuple[str, Treffer]] = []
    asked: list[Gevraagd] = []
    said: list[str] = []
    for kind, register, search in _asked():
        try:
            hits = search(genoemd)
        except RegisterAway as problem:
            said.append(str(problem))
            continue
        found += [(register.naam, hit) for hit in hits]
        doel = str(settings.REGISTERS[kind].get("doelbinding", ""))
        asked.append(Gevraagd(register.naam, doel, len(hits)))
    return Antwoord(found, asked, " ".join(said))


def with_registers(vondsten: Vondsten, antwoord: Antwoord) -> Vondsten:
    """Return what was found here with what the registers found."""
    more = [_kandidaat(naam, hit, vondsten.genoemd) for naam, hit in antwoord.treffers]
    return replace(
        vondsten,
        kandidaten=[*vondsten.kandidaten, *more[:MOST_FROM_REGISTER]],
        is_more=vondsten.is_more or len(more) > MOST_FROM_REGISTER,
        melding=antwoord.melding,
    )


def _kandidaat(bron: str, hit: Treffer, genoemd: Genoemd) -> Kandidaat:
    known = _bekend(hit.gegevens)
    parts = (known.voornaam or known.voorletters, known.voorvoegsel, known.achternaam)
    naam = known.organisatienaam or " ".join(part for part in parts if part)
    return Kandidaat(
        hit.sleutel,
        rules.mask_name(naam, genoemd.naam),
        [FEITEN[one] for one in rules.right(rules.compare(genoemd, known))],
        bool(known.organisatienaam),
        bron,
    )


def _bekend(gegevens: PartijGegevens) -> Bekend:
    return Bekend(
        voornaam=gegevens.voornaam,
        voorletters=gegevens.voorletters,
        voorvoegsel=gegevens.voorvoegsel,
        achternaam=gegevens.achternaam,
        organisatienaam=gegevens.organisatienaam,
        geboortedatum=gegevens.geboortedatum,
        postcode=rules.normalise_postcode(gegevens.postcode),
        huisnummer=rules.house_number(gegevens.huisnummer),
        straat=gegevens.straatnaam,
        bsn=gegevens.bsn,
        kvk=gegevens.kvk,
        is_geheim=bool(gegevens.is_geheim),
    )


def fetch_from_register(genoemd: Genoemd, sleutel: str) -> PartijGegevens:
    """Return all that is kept of who was chosen, asked again by the same words.

    So no number of a register stands in the page. Raises RegisterAway, also if the register does
    not find the same one again.
    """
    for _kind, register, search in _asked():
        if chosen := registers.pick(search(genoemd), sleutel):
            return register.haal_op(chosen).gegevens
    raise RegisterAway(_("Het register vindt deze inwoner niet meer. Zoek opnieuw."))

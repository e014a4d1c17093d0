"""Reads of the left column: who it may be, what was stated right, and the inwoner's picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Partij
from gastvrij.klantcontact.queries import Klantbeeld
from gastvrij.klantcontact.rules import EerderContact, Feit, Genoemd, Reden
from gastvrij.taken import queries as taken
from gastvrij.taken.models import InterneTaak
from gastvrij.werkplek import concept

FEITEN: Mapping[str, str | Promise] = {
    Feit.NAAM: _("Volledige naam"),
    Feit.GEBOORTEDATUM: _("Geboortedatum"),
    Feit.POSTCODE: _("Postcode en huisnummer"),
    Feit.ADRES: _("Straat en huisnummer"),
    Feit.BSN: _("Cijfers van het BSN"),
    Feit.KVK: _("KvK-nummer"),
}
REDENEN: Mapping[str, str | Promise] = {
    Reden.BSN: _("hetzelfde BSN"),
    Reden.GEBOORTEDATUM: _("dezelfde naam en geboortedatum"),
    Reden.EMAIL: _("dezelfde naam en hetzelfde e-mailadres"),
}
NUMMER_DIGITS = rules.NUMMER_DIGITS


class Staat(StrEnum):
    """How far the column is: nobody, somebody possible, checked, or checked by a colleague."""

    NIEMAND = "niemand"
    MOGELIJK = "mogelijk"
    GECONTROLEERD = "gecontroleerd"
    OVERGENOMEN = "overgenomen"


@dataclass(frozen=True)
class Herhaling:
    """An earlier contact that a vraag may repeat; `naam` is the field that confirms it."""

    naam: str
    contact: Klantcontact
    dagen: int
    is_gekozen: bool
    nummer: int


@dataclass(frozen=True)
class Eerder:
    """An earlier contact on the stated number.

    A number is no identity: `is_open` only once the agent ticked that the data were checked, and
    the name that was stated then is stated now.
    """

    contact: Klantcontact
    is_open: bool


@dataclass(frozen=True)
class Inwoner:
    """The whole column. Before the check nothing of the partij is in it but masked words."""

    staat: Staat
    gemaskeerd: str = ""
    feiten: Sequence[str | Promise] = ()
    is_genoeg: bool = False
    is_dicht: bool = False
    beeld: Klantbeeld | None = None
    herhalingen: Sequence[Herhaling] = ()
    eerder: Sequence[Eerder] = ()
    lopend: Sequence[InterneTaak] = ()
    eerdere_taken: Sequence[InterneTaak] = ()
    is_gedeeld_nummer: bool = False


@dataclass(frozen=True)
class Kandidaat:
    """Somebody who was found: the words that were stated, and what of it is right."""

    sleutel: str
    naam: str
    feiten: Sequence[str | Promise]
    is_organisatie: bool
    bron: str = ""


@dataclass(frozen=True)
class Vondsten:
    """What a search found, masked; `taken` and `contacten` are found by their number only."""

    kandidaten: Sequence[Kandidaat] = ()
    is_more: bool = False
    taken: Sequence[InterneTaak] = ()
    contacten: Sequence[Klantcontact] = ()
    melding: str = ""
    genoemd: Genoemd = field(default_factory=Genoemd)

    @property
    def aantal(self) -> int:
        """Return how many lines there are to choose from."""
        return len(self.kandidaten) + len(self.taken) + len(self.contacten)


def typed(velden: Mapping[str, list[str]], name: str) -> str:
    """Return what a field of the draft holds."""
    return "".join(velden.get(name, [])[-1:]).strip()


def inwoner_context(
    gesprek: Gesprek, medewerker: Medewerker, velden: Mapping[str, list[str]], *, now: datetime
) -> dict[str, Any]:
    """Return what the left column shows for a draft, by the names its templates use."""
    inwoner = inwoner_of(gesprek, medewerker, velden, now=now)
    is_ticked = bool(typed(velden, "gegevens_gecontroleerd")) and gesprek.partij_id is None
    return {
        "gesprek": gesprek,
        "inwoner": inwoner,
        "is_gecontroleerd": gesprek.gecontroleerd_op is not None or is_ticked,
        "eerder": inwoner.eerder,
        "genoemd": {name: typed(velden, name) for name in ("naam", "telefoon", "email")},
    }


def inwoner_of(
    gesprek: Gesprek, medewerker: Medewerker, velden: Mapping[str, list[str]], *, now: datetime
) -> Inwoner:
    """Return the column of a conversation; the picture is in it once the data were checked."""
    partij, telefoon = gesprek.partij, typed(velden, "telefoon")
    if partij is None:
        return _nobody(gesprek, medewerker, velden, now=now)
    if gesprek.gecontroleerd_op is None:
        return _possible(gesprek, partij, typed(velden, "naam"))
    beeld = klantcontacten.klantbeeld(partij, medewerker, gesprek=gesprek, telefoon=telefoon)
    if not beeld.is_gelezen:
        return Inwoner(Staat.OVERGENOMEN, gemaskeerd=rules.mask_name(partij.volledige_naam, ""))
    on_number = [] if beeld.is_gedeeld_nummer else beeld.op_nummer
    work = [taak for one in beeld.contacten for taak in one.taken.all()]
    return Inwoner(
        Staat.GECONTROLEERD,
        feiten=[FEITEN[one] for one in gesprek.gecontroleerd],
        beeld=beeld,
        herhalingen=herhalingen([*beeld.contacten, *on_number], gesprek, velden, now=now),
        lopend=[one for one in work if one.status != InterneTaak.Status.VERWERKT],
        eerdere_taken=[one for one in work if one.status == InterneTaak.Status.VERWERKT],
        is_gedeeld_nummer=beeld.is_gedeeld_nummer,
    )


def _nobody(
    gesprek: Gesprek, medewerker: Medewerker, velden: Mapping[str, list[str]], *, now: datetime
) -> Inwoner:
    number = klantcontacten.on_number(typed(velden, "telefoon"))
    if not number.namen:
        return Inwoner(Staat.NIEMAND)
    rows = klantcontacten.contacts_of((), medewerker, before=gesprek, also=number.namen)
    contacts = [one for one, _is_own in rows]
    is_ticked, naam = bool(typed(velden, "gegevens_gecontroleerd")), typed(velden, "naam")
    return Inwoner(
        Staat.NIEMAND,
        herhalingen=[] if number.is_shared else herhalingen(contacts, gesprek, velden, now=now),
        eerder=[
            Eerder(one, is_ticked and _same_person(number.namen[one.pk], naam))
            for one in contacts[: klantcontacten.MOST_EARLIER]
        ],
        is_gedeeld_nummer=number.is_shared,
    )


def _same_person(said: str, naam: str) -> bool:
    """Test if the name that was stated then is stated now too; without one nobody is named."""
    return not said or rules.same_words(said, naam)


def _possible(gesprek: Gesprek, partij: Partij, naam: str) -> Inwoner:
    is_named = Feit.NAAM in gesprek.gecontroleerd
    return Inwoner(
        Staat.MOGELIJK,
        gemaskeerd=rules.mask_name(partij.volledige_naam, str(partij) if is_named else naam),
        feiten=[FEITEN[one] for one in gesprek.gecontroleerd],
        is_genoeg=rules.is_enough(gesprek.gecontroleerd),
        is_dicht=rules.is_closed(klantcontacten.wrong_statements(gesprek, partij)),
    )


def herhalingen(
    contacts: Iterable[Klantcontact],
    gesprek: Gesprek,
    velden: Mapping[str, list[str]],
    *,
    now: datetime,
) -> list[Herhaling]:
    """Return for every vraag the contact that it may repeat: the one chosen, else the newest."""
    by_key = {str(one.uuid): one for one in contacts}
    earlier = [_earlier(one) for one in by_key.values()]
    found = []
    for place in range(concept.count(velden)):
        start = concept.prefix(place)
        naam, chosen = f"{start}-herhaling_van", typed(velden, f"{start}-herhaling_van")
        may_be = rules.repeats(
            earlier,
            at=now,
            onderwerp=_onderwerp_key(typed(velden, f"{start}-onderwerp"), by_key.values()),
            kanaal=gesprek.kanaal.code,
            shared=False,
        )
        best = next((one for one in may_be if one.sleutel == chosen), next(iter(may_be), None))
        if best is not None:
            days = (now.date() - best.at.date()).days
            is_chosen = best.sleutel == chosen
            found.append(Herhaling(naam, by_key[best.sleutel], days, is_chosen, place + 1))
    return found


def _onderwerp_key(given: str, contacts: Iterable[Klantcontact]) -> str:
    """Return the key of an onderwerp that the desk holds by its name; a key as it is."""
    for contact in contacts:
        onderwerp = contact.onderwerp_ref
        if onderwerp and (given == onderwerp.naam or given.startswith(f"{onderwerp.naam} (")):
            return str(onderwerp.uuid)
    return given


def _earlier(contact: Klantcontact) -> EerderContact:
    work = contact.taken.all()
    return EerderContact(
        sleutel=str(contact.uuid),
        at=contact.plaatsgevonden_op,
        onderwerp=str(contact.onderwerp_ref.uuid) if contact.onderwerp_ref else "",
        resultaat=contact.resultaat,
        is_partij=True,
        is_gemist=any(
            one.eerste_poging_op and one.status != InterneTaak.Status.VERWERKT for one in work
        ),
    )


def find(genoemd: Genoemd, medewerker: Medewerker) -> Vondsten:
    """Return who fits what the caller states, masked to the words that were stated."""
    contacts, work = _by_nummer(genoemd.nummer, medewerker)
    keys = {one.pk for one in contacts} | {one.klantcontact_id for one in work}
    found = klantcontacten.find_partijen(genoemd, by=medewerker, contact_ids=keys)
    return Vondsten(
        [_kandidaat(one, genoemd) for one in found.partijen],
        found.is_more,
        work,
        contacts,
        genoemd=genoemd,
    )


def _by_nummer(nummer: str, medewerker: Medewerker) -> tuple[list[Klantcontact], list[InterneTaak]]:
    """Return the contact and the taak with a number; they are numbered apart, so both exist."""
    given = rules.digits(nummer)
    if not given or len(given) > NUMMER_DIGITS:
        return [], []
    wanted = given.zfill(NUMMER_DIGITS)
    contacts = klantcontacten.klantcontacten_for(medewerker).filter(nummer=wanted)
    return list(contacts), list(taken.readable_for(medewerker).filter(nummer=wanted))


def _kandidaat(partij: Partij, genoemd: Genoemd) -> Kandidaat:
    known = klantcontacten.bekend(partij)
    return Kandidaat(
        str(partij.uuid),
        rules.mask_name(partij.volledige_naam, genoemd.naam),
        [FEITEN[one] for one in rules.right(rules.compare(genoemd, known))],
        bool(known.organisatienaam),
    )

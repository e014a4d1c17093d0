"""What happens while an agent works: calls, hand-overs, new work. Asked every three seconds."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Koppelrecht, Recht
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, Oproep, Overdracht
from gastvrij.taken import queries as taken

# Work that waits may be seen some seconds late, so that most questions cost three queries.
WORK_KEPT_SECONDS = 10
NORM_RINGS = 3


@dataclass(frozen=True)
class Beller:
    """A call as the desk shows it: the number is no identity, so no name and no content."""

    oproep: Oproep
    nummer: str
    is_hidden: bool
    eerder: int
    is_opgenomen: bool


@dataclass(frozen=True)
class Live:
    """All that the live part shows; `tag` is the same as long as that is."""

    bellers: list[Beller]
    overdrachten: list[Overdracht]
    nieuwe_taken: int
    terugvragen: int
    melding: str
    tag: str


def live(medewerker: Medewerker) -> Live:
    """Return what happens for somebody now; PermissionDenied without the right to handle contacts.

    Three queries while nothing happens, and those for the work that waits once in ten seconds.
    """
    basis.require(medewerker, Recht.KLANTCONTACT)
    bellers = [_beller(one) for one in klantcontacten.unanswered(medewerker)]
    overdrachten = klantcontacten.overdrachten_for(medewerker)
    nieuwe, terugvragen = _work(medewerker)
    seen = [
        *((one.oproep.pk, one.nummer, one.eerder, one.is_opgenomen) for one in bellers),
        *((one.pk, one.geopend_op is None) for one in overdrachten),
        nieuwe,
        terugvragen,
    ]
    return Live(
        bellers=bellers,
        overdrachten=overdrachten,
        nieuwe_taken=nieuwe,
        terugvragen=terugvragen,
        melding=_melding(bellers, overdrachten),
        tag=hashlib.sha256(repr(seen).encode()).hexdigest()[:24],
    )


def _beller(oproep: Oproep) -> Beller:
    return Beller(
        oproep=oproep,
        nummer=rules.shown_number(oproep.nummer),
        is_hidden=rules.is_hidden(oproep.nummer),
        eerder=getattr(oproep, "eerder", 0),
        is_opgenomen=oproep.opgenomen_op is not None,
    )


def _work(medewerker: Medewerker) -> tuple[int, int]:
    """Return how many taken are new for somebody and how many terugvragen wait."""
    key = f"live-werk-{medewerker.uuid}"
    known: tuple[int, int] | None = cache.get(key)
    if known is None:
        waiting = taken.open_terugvragen_for(medewerker)
        known = (taken.new_for(medewerker), len(waiting))
        cache.set(key, known, WORK_KEPT_SECONDS)
    return known


def _melding(bellers: list[Beller], overdrachten: list[Overdracht]) -> str:
    """Return what a screen reader says when something comes in: few words, and no name."""
    said = []
    for one in bellers:
        nummer = _("een afgeschermd nummer") if one.is_hidden else one.nummer
        said.append(_("Oproep van {nummer}. Alt N neemt op.").format(nummer=nummer))
    said += [_("{naam} draagt een gesprek over.").format(naam=one.van.naam) for one in overdrachten]
    return " ".join(said)


@dataclass(frozen=True)
class Overgaan:
    """How long the telephone rang before it was picked up, or why nobody knows."""

    seconden: int | None
    keren: int
    norm_keren: int
    norm_seconden: int
    waarom_niet: str


def overgaan(gesprek: Gesprek) -> Overgaan | None:
    """Return the ring time of a conversation beside the norm; None but for the telephone.

    Neutral: it says how long and what was agreed, and judges nobody.
    """
    if gesprek.kanaal.code != klantcontacten.TELEFOON:
        return None
    a_ring, seconds = settings.RING_SECONDS, gesprek.seconden_overgegaan
    return Overgaan(
        seconden=seconds,
        keren=rules.rings(seconds, seconds_a_ring=a_ring) if seconds is not None else 0,
        norm_keren=NORM_RINGS,
        norm_seconden=NORM_RINGS * a_ring,
        waarom_niet=_why_not_measured(gesprek.begonnen_op) if seconds is None else "",
    )


def _why_not_measured(begonnen_op: datetime) -> str:
    day = timezone.localdate(begonnen_op)
    if not basis.has_toepassing(Koppelrecht.TELEFONIE, on=day):
        return _("er is geen telefooncentrale gekoppeld.")
    if basis.poortbesluit(Poortbesluit.Doel.BELTIJDEN, on=day) is None:
        return _("de poort is dicht. Er is geen OR-besluit met DPIA om beltijden te meten.")
    return _("de telefooncentrale heeft over dit gesprek niets gemeld.")


def may_discard(gesprek: Gesprek) -> bool:
    """Test if the stored draft of a conversation is empty; the action looks again, and further."""
    return gesprek.status == Gesprek.Status.LOPEND and rules.is_untouched(gesprek.concept, {})

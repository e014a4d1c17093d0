"""Until when work must be done: what was agreed, and what the law says of a klacht."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.taken import rules
from gastvrij.taken.models import InterneTaak, Taakregels

# The norm of each kind of work; a terugbelafspraak unless said otherwise.
METRIEK = "terugbellen"
METRIEKEN = {
    InterneTaak.Soort.TERUGBELLEN: "terugbellen",
    InterneTaak.Soort.DOORGEZET: "doorgezet",
    InterneTaak.Soort.KLACHT: "klacht",
}
# What the management screen shows: those of the taken, and that of incoming berichten.
BEHEERD = (*METRIEKEN.values(), "beantwoorden")


def termijn_of(norm: Norm) -> rules.Termijn:
    """Return a norm as the rules know it."""
    return rules.Termijn(norm.operator, norm.waarde, norm.eenheid, norm.afdeling_id, norm.onderwerp)


def agreed_days(
    metriek: str, afdeling: Afdeling | None, *, on: date, onderwerp: Onderwerp | None = None
) -> int | None:
    """Return within how many working days work must be done, None if nothing is agreed."""
    return rules.term_days(
        map(termijn_of, kaders.normen(metriek, on=on)),
        afdeling=afdeling.pk if afdeling else None,
        onderwerp=onderwerp.uuid if onderwerp else None,
    )


def latest_day(
    afdeling: Afdeling | None,
    *,
    on: date,
    onderwerp: Onderwerp | None = None,
    soort: str = InterneTaak.Soort.TERUGBELLEN,
) -> date | None:
    """Return the last day to do work that was asked on a day, None if no term is agreed.

    Source: the norm in force for this kind of work ("terugbellen", "doorgezet", "klacht"), in
    working days: that of the onderwerp goes before that of the afdeling, that before what holds
    for all. The law's own term of a klacht stands in `klacht_opdracht`.
    """
    metriek = METRIEKEN[InterneTaak.Soort(soort)]
    days = agreed_days(metriek, afdeling, on=on, onderwerp=onderwerp)
    return None if days is None else basis.werkdagen_after(on, days)


def latest_day_beantwoorden(
    afdeling: Afdeling | None, *, on: date, onderwerp: Onderwerp | None = None
) -> date | None:
    """Return the last day to answer a bericht that came in on a day, None if nothing is agreed."""
    days = agreed_days("beantwoorden", afdeling, on=on, onderwerp=onderwerp)
    return None if days is None else basis.werkdagen_after(on, days)


def taakregels() -> Taakregels:
    """Return what the gemeente agreed about its taken; empty as long as nobody did."""
    return Taakregels.objects.select_related("klacht_afdeling").first() or Taakregels(pk=1)


@dataclass(frozen=True)
class Klachtopdracht:
    """Who handles a klacht, until when, and whether the law or a norm says so."""

    afdeling: Afdeling | None
    uiterlijk_op: date
    is_wettelijk: bool
    weken: int


def klacht_opdracht(
    afdeling: Afdeling | None = None, *, on: date, onderwerp: Onderwerp | None = None
) -> Klachtopdracht:
    """Return whose work a klacht of a day is and its last day.

    The afdeling for klachten of the Taakregels, else the one given (that of the onderwerp). The
    term of the law (Awb 9:11: six weeks, ten with an independent committee), or the norm "klacht"
    if that is shorter.
    """
    agreed = taakregels()
    place = agreed.klacht_afdeling or afdeling
    years = (on.year, on.year + 1)
    holidays = {day for year in years for day, _naam in basis.holidays_named(year)}
    has_commissie = agreed.klacht_commissie
    legal = rules.klacht_until(on, has_commissie=has_commissie, holidays=holidays)
    own = latest_day(place, on=on, onderwerp=onderwerp, soort=InterneTaak.Soort.KLACHT)
    is_legal = own is None or own >= legal
    weken = rules.KLACHT_WEKEN_COMMISSIE if has_commissie else rules.KLACHT_WEKEN
    return Klachtopdracht(place, legal if own is None else min(own, legal), is_legal, weken)


def is_open_day(day: date) -> bool:
    """Test if the gemeente works on a day."""
    return basis_rules.is_werkdag(day, closed_on=basis.closed_days(day, day))


@dataclass(frozen=True)
class Termijnregel:
    """A norm about a term as the management screen shows it."""

    norm: Norm
    dagen: int | None
    onderwerp: Onderwerp | None
    # It is not the shortest of those that are for the same, so it holds for nothing.
    is_overstemd: bool

    @property
    def titel(self) -> str:
        """Return what kind of work the term is for."""
        return str(dict(Norm.Metriek.choices).get(self.norm.metriek, self.norm.metriek))


def _lines(norms: Sequence[Norm], *, rivals: Sequence[Norm]) -> list[Termijnregel]:
    """Return norms as the screen shows them; one that any rival overrules is marked."""
    keys = {norm.onderwerp for norm in norms if norm.onderwerp}
    onderwerpen = {one.uuid: one for one in Onderwerp.objects.filter(uuid__in=keys)}
    return [
        Termijnregel(
            norm,
            rules.werkdagen(termijn_of(norm)),
            onderwerpen.get(norm.onderwerp) if norm.onderwerp else None,
            _is_overruled(norm, rivals),
        )
        for norm in norms
    ]


def termijnen_on(day: date) -> list[tuple[str, list[Termijnregel]]]:
    """Return the terms that hold on a day, for each kind of work; what contradicts is marked.

    Two norms for the same afdeling and onderwerp contradict each other: the shortest holds.
    """
    found = kaders.normen(*BEHEERD, on=day)
    titles = dict(Norm.Metriek.choices)
    lines = _lines(found, rivals=found)
    return [
        (str(titles[metriek]), [one for one in lines if one.norm.metriek == metriek])
        for metriek in BEHEERD
    ]


def _scope(norm: Norm) -> tuple[object, ...]:
    return norm.metriek, norm.afdeling_id, norm.onderwerp


def _is_overruled(norm: Norm, norms: Sequence[Norm]) -> bool:
    days = rules.werkdagen(termijn_of(norm))
    same = [rules.werkdagen(termijn_of(other)) for other in norms if _scope(other) == _scope(norm)]
    return days is not None and any(other is not None and other < days for other in same)


def get_termijn_for(medewerker: Medewerker, uuid: UUID) -> Norm:
    """Return a term for who administers; Http404 for what is no term, or unknown."""
    basis.require(medewerker, Recht.BEHEER)
    found = Norm.objects.filter(uuid=uuid, metriek__in=BEHEERD).first()
    if found is None:
        raise Http404(_("Deze termijn bestaat niet."))
    return found


def ended_termijnen(*, on: date) -> list[Termijnregel]:
    """Return the terms set by hand that no longer hold on a day or not yet, newest first."""
    rows = Norm.objects.filter(versie=None, metriek__in=BEHEERD).select_related("afdeling")
    holding = {norm.pk for norm in kaders.normen(*BEHEERD, on=on)}
    return _lines([norm for norm in rows.order_by("-pk") if norm.pk not in holding], rivals=())

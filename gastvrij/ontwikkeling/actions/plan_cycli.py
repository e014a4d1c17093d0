"""Cycles of conversations: made by who leads the employee, who sees them at once."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Cyclus, Cyclusgesprek
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Handeling, Moment, Soort

from .plan_fouten import CannotPlan, refuse_moment

GATE = Poortbesluit.Doel.ONTWIKKELING


@transaction.atomic
def open_cyclus(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Cycluszicht:
    """Return a cycle for one of its two people, and log the read of the one who leads."""
    found = queries.get_cyclus_for(by, uuid)
    about = found.cyclus.medewerker
    record_read(by=by, at=at, what="cyclus", to=found.cyclus, about=about)
    return found


@transaction.atomic
def make_cyclus(
    *, by: Medewerker, at: datetime, medewerker: UUID, van: date, tot_en_met: date
) -> Cyclus:
    """Make a cycle for somebody whom this teamleider leads.

    Raises PermissionDenied for who leads nobody, Http404 outside the own afdelingen, GateClosed,
    and CannotPlan for oneself, for days that have gone by, or where one stands in these days.
    """
    today = timezone.localdate(at)
    person = queries.get_medewerker_to_ask_about(by, medewerker)
    if person.pk == by.pk:
        raise PermissionDenied(_("Uw eigen gesprekken plant uw leidinggevende."))
    besluit = require_gate(doel=GATE, on=today)
    # Two teamleiders at once wait for each other here, so that one of them is refused.
    Medewerker.objects.select_for_update(of=("self",)).get(pk=person.pk)
    _refuse_days(person, van=van, tot_en_met=tot_en_met, on=today)
    made = Cyclus.objects.create(
        medewerker=person,
        leidinggevende=by,
        van=van,
        tot_en_met=tot_en_met,
        poortbesluit=besluit,
        gemaakt_op=at,
    )
    record(by=by, did="cyclus.made", to=made, at=at, about=person)
    return made


@transaction.atomic
def end_cyclus(*, by: Medewerker, at: datetime, uuid: UUID, tot_en_met: date) -> Cyclus:
    """Let a cycle end on another day; only who leads it.

    Raises Http404, PermissionDenied for the employee, GateClosed, and CannotPlan for a day that has
    gone by, before one of its conversations, or in another cycle.
    """
    today = timezone.localdate(at)
    seen = _led(by, uuid, on=today)
    cyclus = Cyclus.objects.select_for_update(of=("self",)).get(pk=seen.cyclus.pk)
    _refuse_days(cyclus.medewerker, van=cyclus.van, tot_en_met=tot_en_met, on=today, but=cyclus)
    last = max((one.dag for one in queries.momenten_of(cyclus)), default=tot_en_met)
    if last > tot_en_met:
        raise CannotPlan(
            _("Daarna staat nog een gesprek. Verplaats dat eerst."), field="tot_en_met"
        )
    cyclus.tot_en_met = tot_en_met
    cyclus.save(update_fields=["tot_en_met"])
    record(by=by, did="cyclus.changed", to=cyclus, at=at, about=cyclus.medewerker)
    return cyclus


def _refuse_days(
    person: Medewerker, *, van: date, tot_en_met: date, on: date, but: Cyclus | None = None
) -> None:
    if tot_en_met < on:
        raise CannotPlan(_("Kies een dag vanaf vandaag."), field="tot_en_met")
    if tot_en_met <= van:
        raise CannotPlan(_("Kies een dag na de eerste dag."), field="tot_en_met")
    other = queries.overlapping(person, van=van, tot_en_met=tot_en_met, but=but)
    if other is not None:
        raise CannotPlan(
            _("In deze dagen loopt al een cyclus met {naam}: {dagen}.").format(
                naam=other.leidinggevende.naam, dagen=other
            ),
            field="van" if but is None else "tot_en_met",
        )


@transaction.atomic
def plan_gesprek(
    *, by: Medewerker, at: datetime, uuid: UUID, soort: str, gepland_op: datetime, plaats: str
) -> Cyclusgesprek:
    """Plan a conversation in a cycle (uuid); only who leads it.

    Raises Http404, PermissionDenied for the employee, GateClosed, and CannotPlan for a moment that
    does not fit in the cycle or an empty place.
    """
    seen = _led(by, uuid, on=timezone.localdate(at))
    cyclus = Cyclus.objects.select_for_update(of=("self",)).get(pk=seen.cyclus.pk)
    moment = _moment(soort, gepland_op)
    _refuse_moment(cyclus, moment, at=at)
    made = Cyclusgesprek.objects.create(
        cyclus=cyclus, soort=soort, gepland_op=gepland_op, plaats=_place(plaats)
    )
    data = {"cyclus": str(cyclus.uuid), "soort": soort}
    record(by=by, did="cyclusgesprek.planned", to=made, at=at, about=cyclus.medewerker, data=data)
    return made


@transaction.atomic
def move_gesprek(
    *, by: Medewerker, at: datetime, uuid: UUID, gepland_op: datetime, plaats: str
) -> Cyclusgesprek:
    """Move a conversation that is still to be held; refuses as `plan_gesprek` does."""
    gesprek, cyclus = _to_change(by, uuid, Handeling.VERPLAATSEN, at=at)
    moment = _moment(gesprek.soort, gepland_op)
    _refuse_moment(cyclus, moment, at=at, but=gesprek)
    gesprek.gepland_op, gesprek.plaats = gepland_op, _place(plaats)
    gesprek.save(update_fields=["gepland_op", "plaats"])
    record(by=by, did="cyclusgesprek.moved", to=gesprek, at=at, about=cyclus.medewerker)
    return gesprek


@transaction.atomic
def call_off_gesprek(*, by: Medewerker, at: datetime, uuid: UUID) -> Cyclusgesprek:
    """Call off a conversation that is still to be held; only who leads the cycle."""
    gesprek, cyclus = _to_change(by, uuid, Handeling.AFZEGGEN, at=at)
    gesprek.afgezegd_op = at
    gesprek.save(update_fields=["afgezegd_op"])
    record(by=by, did="cyclusgesprek.called_off", to=gesprek, at=at, about=cyclus.medewerker)
    return gesprek


def _led(by: Medewerker, uuid: UUID, *, on: date) -> queries.Cycluszicht:
    seen = queries.get_cyclus_for(by, uuid)
    if not seen.is_leading:
        raise PermissionDenied(_("Alleen de leidinggevende plant de gesprekken."))
    require_gate(doel=GATE, on=on)
    return seen


def _to_change(
    by: Medewerker, uuid: UUID, handeling: Handeling, *, at: datetime
) -> tuple[Cyclusgesprek, Cyclus]:
    found = queries.get_gesprek_for(by, uuid)
    _led(by, found.zicht.cyclus.uuid, on=timezone.localdate(at))
    cyclus = Cyclus.objects.select_for_update(of=("self",)).get(pk=found.zicht.cyclus.pk)
    fresh = queries.get_gesprek_for(by, uuid)
    if handeling not in fresh.handelingen:
        raise CannotPlan(_("Dit gesprek is al gehouden of afgezegd."))
    return fresh.gesprek, cyclus


def _moment(soort: str, gepland_op: datetime) -> Moment:
    if soort not in list(Soort):
        raise CannotPlan(_("Kies welk gesprek het is."), field="soort")
    return Moment(Soort(soort), gepland_op, timezone.localdate(gepland_op))


def _refuse_moment(
    cyclus: Cyclus, moment: Moment, *, at: datetime, but: Cyclusgesprek | None = None
) -> None:
    others = queries.momenten_of(cyclus, but=but)
    refuse_moment(
        rules.why_not_planned(moment, others, van=cyclus.van, tot_en_met=cyclus.tot_en_met, now=at)
    )


def _place(plaats: str) -> str:
    if not plaats.strip():
        raise CannotPlan(_("Vul in waar het gesprek is."), field="plaats")
    return plaats.strip()

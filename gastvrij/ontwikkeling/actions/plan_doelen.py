"""Goals to learn: the employee makes, changes and closes them; the one who leads may react."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Cyclus, Leerdoel, Voortgang
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Doelplan, Handeling

from .plan_fouten import GEBREKEN, CannotPlan, GoalIncomplete, Outdated

Status = Leerdoel.Status


@transaction.atomic
def open_doel(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Doelzicht:
    """Return a goal that somebody may see, and log the read of another's; Http404 else."""
    found = queries.get_doel_for(by, uuid, on=timezone.localdate(at))
    record_read(by=by, at=at, what="leerdoel", to=found.doel, about=found.doel.medewerker)
    return found


@transaction.atomic
def open_plan(*, by: Medewerker, at: datetime, uuid: UUID) -> Medewerker:
    """Return whose plan this person may see, and log the read; Http404 if it is not released."""
    found = queries.get_medewerker_for(
        by, uuid, on=timezone.localdate(at), onderdeel=queries.Onderdeel.PLAN
    )
    record_read(by=by, at=at, what="ontwikkelplan", to=found, about=found)
    return found


@transaction.atomic
def make_doel(
    *,
    by: Medewerker,
    at: datetime,
    keuze: UUID,
    plan: Doelplan,
    actie: str,
    cyclus: UUID | None = None,
    leerpunt: UUID | None = None,
) -> Leerdoel:
    """Make a goal of one's own about `keuze`: a competence, one of its levels or an indicator.

    In a `cyclus` the one who leads it sees the goal. Raises GoalIncomplete, CannotPlan for what
    cannot be chosen or a learning point that has a goal, Http404 for a learning point of another.
    """
    today = timezone.localdate(at)
    _refuse_incomplete(plan, on=today)
    point = queries.get_leerpunt_to_plan(by, leerpunt) if leerpunt is not None else None
    Medewerker.objects.select_for_update(of=("self",)).get(pk=by.pk)
    made_before = Leerdoel.objects.filter(medewerker=by, leerpunt=point)
    if point is not None and made_before.exclude(status=Status.GESTOPT).exists():
        raise CannotPlan(_("Van dit leerpunt hebt u al een doel gemaakt."))
    element, niveau = queries.split_keuze(_keuze(by, keuze, on=today))
    made = Leerdoel.objects.create(
        medewerker=by,
        cyclus=_cyclus(by, cyclus, on=today),
        element=element,
        niveau=niveau,
        leerpunt=point,
        actie=actie,
        gemaakt_op=at,
        **asdict(plan),
    )
    data = {"element": str(element.uuid)}
    record(by=by, did="leerdoel.made", to=made, at=at, about=by, data=data)
    return made


@transaction.atomic
def change_doel(
    *,
    by: Medewerker,
    at: datetime,
    uuid: UUID,
    bewerking: int,
    keuze: UUID,
    plan: Doelplan,
    actie: str,
    cyclus: UUID | None = None,
) -> Leerdoel:
    """Change a running goal of one's own; `bewerking` is the change that this person saw.

    Raises Outdated if it was changed since, else what `make_doel` raises; Http404 for another's.
    """
    today = timezone.localdate(at)
    locked = _locked(by, uuid)
    if locked.bewerking != bewerking:
        raise Outdated(
            _("Dit doel is intussen gewijzigd. Er is niets overschreven: vergelijk en kies.")
        )
    _refuse_incomplete(plan, on=today, eerder=plan_of(locked))
    chosen = _keuze(by, keuze, on=today, also=queries.keuze_of(locked))
    locked.element, locked.niveau = queries.split_keuze(chosen)
    locked.cyclus = _cyclus(by, cyclus, on=today, also=locked.cyclus)
    locked.actie = actie
    for name, value in asdict(plan).items():
        setattr(locked, name, value)
    locked.bewerking += 1
    locked.save()
    record(by=by, did="leerdoel.changed", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def add_voortgang(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str, stand: str) -> Voortgang:
    """Add how a goal of one's own goes; Http404 for another's, CannotPlan once it is closed."""
    locked = _locked(by, uuid)
    text = _said(tekst, "tekst")
    if stand not in Voortgang.Stand.values:
        raise CannotPlan(_("Kies hoe het ervoor staat."), field="stand")
    made = Voortgang.objects.create(doel=locked, op=at, door=by, tekst=text, stand=stand)
    data = {"doel": str(locked.uuid), "stand": stand}
    record(by=by, did="voortgang.added", to=made, at=at, about=by, data=data)
    return made


@transaction.atomic
def react_to_doel(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Voortgang:
    """Add the reaction of the one who leads the cycle of a goal; it says nothing of a level.

    Raises PermissionDenied for who sees the goal otherwise, Http404 for who does not see it,
    GateClosed, and CannotPlan without words.
    """
    today = timezone.localdate(at)
    seen = queries.get_doel_for(by, uuid, on=today)
    if Handeling.REAGEREN not in seen.handelingen:
        raise PermissionDenied(_("Alleen de leidinggevende van de gesprekscyclus reageert hier."))
    require_gate(doel=Poortbesluit.Doel.ONTWIKKELING, on=today)
    made = Voortgang.objects.create(doel=seen.doel, op=at, door=by, tekst=_said(tekst, "tekst"))
    data = {"doel": str(seen.doel.uuid)}
    record(by=by, did="voortgang.responded", to=made, at=at, about=seen.doel.medewerker, data=data)
    return made


def reach_doel(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Leerdoel:
    """Say of one's own goal that it was reached, with what shows it.

    Raises Http404 for another's, CannotPlan once it is closed or without words.
    """
    return _close(by=by, at=at, uuid=uuid, tekst=tekst, status=Status.BEREIKT)


def stop_doel(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Leerdoel:
    """Stop with one's own goal, with the reason; refuses as `reach_doel` does."""
    return _close(by=by, at=at, uuid=uuid, tekst=tekst, status=Status.GESTOPT)


@transaction.atomic
def _close(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str, status: Status) -> Leerdoel:
    locked = _locked(by, uuid)
    locked.afsluiting = _said(tekst, "tekst")
    locked.status, locked.afgesloten_op = status, at
    locked.save(update_fields=["afsluiting", "status", "afgesloten_op"])
    did = "leerdoel.reached" if status == Status.BEREIKT else "leerdoel.ended"
    record(by=by, did=did, to=locked, at=at, about=by)
    return locked


def plan_of(doel: Leerdoel) -> Doelplan:
    """Return what an employee filled in about a goal."""
    return Doelplan(**{name: getattr(doel, name) for name in Doelplan.__dataclass_fields__})


def _locked(by: Medewerker, uuid: UUID) -> Leerdoel:
    found = queries.get_own_doel(by, uuid)
    Leerdoel.objects.select_for_update(of=("self",)).get(pk=found.pk)
    fresh = queries.get_own_doel(by, uuid)
    if fresh.status != Status.LOOPT:
        raise CannotPlan(_("Dit doel is afgesloten en verandert niet meer."))
    return fresh


def _said(tekst: str, field: str) -> str:
    text = tekst.strip()
    if not text:
        raise CannotPlan(_("Schrijf het in een paar woorden op."), field=field)
    return text


def _refuse_incomplete(plan: Doelplan, *, on: date, eerder: Doelplan | None = None) -> None:
    found = rules.gebreken(plan, on=on, eerder=eerder)
    if found:
        raise GoalIncomplete({name: str(GEBREKEN[why]) for name, why in found.items()})


def _keuze(by: Medewerker, uuid: UUID, *, on: date, also: Element | None = None) -> Element:
    groups = queries.keuzes_of(by, on=on, also=also)
    found = next((one for group in groups for one in group.elementen if one.uuid == uuid), None)
    if found is None:
        raise CannotPlan(_("Kies een competentie of indicator uit de lijst."), field="keuze")
    return found


def _cyclus(
    by: Medewerker, uuid: UUID | None, *, on: date, also: Cyclus | None = None
) -> Cyclus | None:
    if uuid is None or (also is not None and also.uuid == uuid):
        return also if uuid is not None else None
    found = queries.running_cycli_of(by, on=on).filter(uuid=uuid).first()
    if found is None:
        raise CannotPlan(_("Kies een gesprekscyclus die nog loopt."), field="cyclus")
    return found

"""Writes after the result: asked, answered, archived, destroyed."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.weergave import day_text
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions import vernietigen
from gastvrij.beoordeling.actions.fouten import CannotAssess, refuse_personal_data
from gastvrij.beoordeling.models import Exameneigenaar, Procedure, Proeve, Vernietiging
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.proeve import Handeling, Termijn, Vraag
from gastvrij.beoordeling.rules.proeve import Status as Stand

from . import stap


@transaction.atomic
def ask(*, by: Medewerker, at: datetime, proeve: Proeve, soort: str, tekst: str) -> Procedure:
    """Record what the candidate asks after the result (`rules.proeve.Vraag`), with its terms.

    What comes late is recorded as late, never refused for it: the exam owner decides about that.
    Raises CannotAssess for a route that this exam does not have, one that was taken already,
    beroep before the decision on bezwaar, or without words; PersonalDataFound.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.VRAGEN)
    vraag = _require_route(locked, soort)
    if vraag is not Vraag.INZAGE and not tekst.strip():
        raise CannotAssess(_("Schrijf waar u het niet mee eens bent."))
    refuse_personal_data(tekst)
    today = timezone.localdate(at)
    last_day = queries.last_day(locked, vraag)
    made = Procedure.objects.create(
        proeve=locked,
        soort=vraag,
        tekst=tekst.strip(),
        ingediend_op=at,
        uiterlijk_op=last_day,
        is_op_tijd=today <= last_day if last_day is not None else None,
        beslissen_voor=regels.answered_before(vraag, locked.eigenaar.termijnen, ingediend_op=today),
    )
    data = {"soort": vraag.value, "is_op_tijd": made.is_op_tijd}
    record(by=by, did="procedure.asked", to=made, at=at, about=by, data=data)
    return made


def _require_route(proeve: Proeve, soort: str) -> Vraag:
    if soort not in queries.routes_open(proeve):
        raise CannotAssess(_("Dit kan bij deze proeve niet. Kijk welke wegen er wel zijn."))
    vraag = Vraag(soort)
    if proeve.procedures.filter(soort=vraag).exists():
        raise CannotAssess(_("U hebt dit al gevraagd. Uw vraag blijft staan zoals die is."))
    if vraag is Vraag.BEROEP and queries.bezwaar_decided_on(proeve) is None:
        raise CannotAssess(_("Beroep kan na de beslissing op uw bezwaar."))
    return vraag


@transaction.atomic
def answer(
    *,
    by: Medewerker,
    at: datetime,
    procedure: Procedure,
    besluit: str,
    is_gegrond: bool | None,
) -> Procedure:
    """Record the answer of the exam owner, for good; `is_gegrond` is None for inzage.

    Who judged or fixed the result does not answer (PermissionDenied). Raises CannotAssess without
    words, without a decision where one is due, or if it was answered before; PersonalDataFound.
    """
    handeling = Handeling.BESLISSEN
    locked = stap.begin(by=by, proeve=procedure.proeve, handeling=handeling)
    if queries.judged(by, locked):
        raise PermissionDenied(_("Wie oordeelde, beslist hier niet over. Vraag een collega."))
    current = locked.procedures.select_for_update().get(pk=procedure.pk)
    if current.besloten_op is not None:
        raise CannotAssess(_("Hierop is al geantwoord. Dat antwoord blijft staan."))
    if not besluit.strip():
        raise CannotAssess(_("Schrijf het antwoord op. De kandidaat leest het."))
    if (current.soort == Procedure.Soort.INZAGE) is not (is_gegrond is None):
        raise CannotAssess(_("Kies gegrond of niet gegrond; bij inzage geen van beide."))
    refuse_personal_data(besluit)
    current.besluit, current.is_gegrond = besluit.strip(), is_gegrond
    current.besloten_op, current.besloten_door = at, by
    current.save(update_fields=["besluit", "is_gegrond", "besloten_op", "besloten_door"])
    kandidaat = locked.observatie.medewerker
    data = {"soort": current.soort, "is_gegrond": is_gegrond}
    record(by=by, did="procedure.answered", to=current, at=at, about=kandidaat, data=data)
    return current


@transaction.atomic
def archive(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Close the dossier; from this day its retention term runs.

    Raises CannotAssess while something that was asked has no answer, or a term to ask still runs.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.ARCHIVEREN)
    routes = queries.routes_of(locked, at)
    last_days = [route.uiterlijk_op for route in routes if route.procedure is None]
    has_open = locked.procedures.filter(besloten_op=None).exists()
    today = timezone.localdate(at)
    if not regels.may_archive(last_days=last_days, has_open=has_open, on=today):
        raise CannotAssess(
            _("Er is nog een vraag zonder antwoord. Beantwoord die eerst.")
            if has_open
            else _("De kandidaat kan nog iets vragen tot en met {dag}.").format(
                dag=day_text(max(day for day in last_days if day is not None))
            )
        )
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.ARCHIVEREN,
        did="proeve.archived",
        gearchiveerd_op=at,
    )


def destroy_due(*, at: datetime) -> list[Vernietiging]:
    """Destroy the dossiers of which the retention term of their owner is over; return the reports.

    One transaction and one report for each owner. An owner without a term is left alone. Safe to
    run twice, and again after a crash.
    """
    reports = (_destroy_of(eigenaar, at) for eigenaar in Exameneigenaar.objects.all())
    return [report for report in reports if report is not None]


@transaction.atomic
def _destroy_of(eigenaar: Exameneigenaar, at: datetime) -> Vernietiging | None:
    due = [stap.lock(proeve) for proeve in queries.due_to_destroy(eigenaar, at=at)]
    due = [proeve for proeve in due if proeve.status == Stand.GEARCHIVEERD]
    if not due:
        return None
    # Before the trigger lets what stands under it go, the observation says that it is destroyed.
    counts = vernietigen.empty([proeve.observatie_id for proeve in due], at=at)
    for proeve in due:
        stap.finish(
            by=None,
            at=at,
            proeve=proeve,
            handeling=Handeling.VERNIETIGEN,
            did="proeve.destroyed",
            reden="",
        )
        counts["procedure"] += proeve.procedures.all().delete()[0]
    return vernietigen.report_vernietiging(
        at=at,
        soort="proeve",
        grondslag=_("{eigenaar}: {dagen} dagen na het archiveren").format(
            eigenaar=eigenaar.naam, dagen=eigenaar.termijnen[Termijn.BEWAREN.value]
        ),
        aantallen=counts | {"proeve": len(due)},
    )

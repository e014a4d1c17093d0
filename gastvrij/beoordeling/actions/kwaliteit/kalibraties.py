"""Writes on calibrations: several coaches judge the same conversation, blind to each other."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, CannotPlan
from gastvrij.beoordeling.actions.observaties import lock_for_oordeel
from gastvrij.beoordeling.actions.uitslag import require_registered, require_verdicts
from gastvrij.beoordeling.models import Beoordeling, Formulier, Observatie
from gastvrij.beoordeling.rules.observaties import Doel

from .plannen import plan_for, require_quality_form

LEAST = 2


@transaction.atomic
def plan_kalibratie(
    *,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    beoordelaars: Sequence[Medewerker],
    formulier: Formulier,
) -> Observatie:
    """Plan a calibration on a conversation of one employee, who sees this beforehand.

    Raises PermissionDenied without the right over this employee, GateClosed, or CannotPlan with
    fewer than two coaches, one who is none of this employee, or a form that does not fit.
    """
    toegang = basis.require(by, Recht.KWALITEIT_BEOORDELEN)
    if not toegang.reaches(medewerker.afdeling_id):
        raise CannotPlan(_("Kies een medewerker van een afdeling waar u coach bent."))
    require_quality_form(formulier)
    once = list(dict.fromkeys(beoordelaars))
    if len(once) < LEAST:
        raise CannotPlan(_("Kies minstens 2 coaches. Pas dan is er iets te vergelijken."))
    refused = [one.naam for one in once if not queries.can_calibrate(one, medewerker)]
    if refused:
        raise CannotPlan(
            _("{wie} is geen coach van {ander}, of leidt die persoon. Kies een ander.").format(
                wie=", ".join(refused), ander=medewerker.naam
            )
        )
    return plan_for(
        by=by,
        at=at,
        doel=Doel.KALIBRATIE,
        medewerker=medewerker,
        beoordelaars=once,
        formulier=formulier,
    )


@transaction.atomic
def hand_in_kalibratie(*, by: Medewerker, at: datetime, observatie: Observatie) -> Beoordeling:
    """Hand in one's verdicts of a calibration; the last one shares them with everybody in it.

    Raises CannotAssess while a criterium has no verdict of this assessor, the conversation runs,
    or it was handed in before; PermissionDenied for anyone else, GateClosed.
    """
    locked = lock_for_oordeel(by=by, at=at, observatie=observatie)
    if locked.doel != Doel.KALIBRATIE:
        raise CannotAssess(_("Dit is geen kalibratie. Deel uw oordelen met de medewerker."))
    require_verdicts(locked, van=by)
    require_registered(locked)
    sheet = locked.beoordelingen.get(beoordelaar=by)
    sheet.ingediend_op = at
    sheet.save(update_fields=["ingediend_op"])
    left = queries.beoordelingen_of(locked).filter(ingediend_op=None).count()
    data = {"over": left}
    about = locked.medewerker
    record(by=by, did="beoordeling.handed_in", to=sheet, at=at, about=about, data=data)
    if not left:
        locked.status, locked.gedeeld_op = Observatie.Status.GEDEELD, at
        locked.save(update_fields=["status", "gedeeld_op"])
        record(by=by, did="observatie.shared", to=locked, at=at, about=about)
    return sheet

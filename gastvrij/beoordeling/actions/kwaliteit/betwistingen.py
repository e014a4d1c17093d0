"""Writes on disputes: another coach looks at the same evidence, the first judgement stays."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, CannotPlan, refuse_personal_data
from gastvrij.beoordeling.actions.observaties import lock
from gastvrij.beoordeling.actions.uitslag import require_verdicts
from gastvrij.beoordeling.models import Beoordeling, Betwisting, Observatie
from gastvrij.beoordeling.rules import kwaliteit as regels
from gastvrij.beoordeling.rules.observaties import Doel


@transaction.atomic
def dispute(*, by: Medewerker, at: datetime, observatie: Observatie, reden: str) -> Betwisting:
    """Record that the employee does not agree with a quality judgement; another coach will look.

    Raises PermissionDenied for anyone else, CannotAssess if it is no shared quality judgement,
    was disputed before, the term is over or no reason is given, PersonalDataFound.
    """
    locked = lock(observatie)
    queries.require_employee(by, locked)
    if locked.doel != Doel.KWALITEIT or locked.gedeeld_op is None:
        raise CannotAssess(_("Alleen een gedeeld oordeel over gesprekskwaliteit kunt u betwisten."))
    if Betwisting.objects.filter(observatie=locked).exists():
        raise CannotAssess(_("U hebt dit oordeel al betwist. Een andere coach kijkt ernaar."))
    last = regels.last_moment_to_dispute(locked.gedeeld_op)
    if at > last:
        raise CannotAssess(
            _("Betwisten kon tot en met {dag}. Bespreek het met uw coach.").format(
                dag=day_text(last)
            )
        )
    if not reden.strip():
        raise CannotAssess(_("Schrijf op waar u het niet mee eens bent."))
    refuse_personal_data(reden)
    made = Betwisting.objects.create(observatie=locked, reden=reden.strip(), ingediend_op=at)
    record(by=by, did="betwisting.made", to=made, at=at, about=by)
    return made


@transaction.atomic
def assign_reassessor(
    *, by: Medewerker, at: datetime, betwisting: Betwisting, beoordelaar: Medewerker
) -> Betwisting:
    """Let another coach of this employee look again, on the same evidence and blind to the first.

    Raises PermissionDenied without the right to plan, CannotPlan if a coach was assigned before
    or this one judged it already, is no coach of the employee or leads the employee.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = _lock(betwisting)
    observatie = lock(locked.observatie)
    if locked.herbeoordeling_id is not None:
        raise CannotPlan(_("Er kijkt al een andere coach naar deze betwisting."))
    if not queries.can_reassess(beoordelaar, observatie):
        raise CannotPlan(
            _(
                "{wie} kan dit niet opnieuw beoordelen. Kies een andere coach van deze medewerker, "
                "die het oordeel niet gaf en geen teamleider is."
            ).format(wie=beoordelaar.naam)
        )
    locked.herbeoordeling = Beoordeling.objects.create(
        observatie=observatie,
        beoordelaar=beoordelaar,
        soort=Beoordeling.Soort.HERBEOORDELING,
    )
    locked.save(update_fields=["herbeoordeling"])
    data = {"beoordelaar": str(beoordelaar.uuid)}
    about = observatie.medewerker
    record(by=by, did="betwisting.assigned", to=locked, at=at, about=about, data=data)
    return locked


@transaction.atomic
def close_dispute(
    *, by: Medewerker, at: datetime, betwisting: Betwisting, uitkomst: str
) -> Betwisting:
    """Hand in the second judgement with what it comes to; both stay, the first one unchanged.

    Raises PermissionDenied for anyone but the coach who looks again, CannotAssess while a
    criterium has no verdict of this coach, without an outcome or once closed, PersonalDataFound.
    """
    locked = _lock(betwisting)
    sheet = locked.herbeoordeling
    if sheet is None or sheet.beoordelaar_id != by.pk:
        raise PermissionDenied(_("Alleen de coach die opnieuw kijkt, rondt dit af."))
    basis.require(by, Recht.KWALITEIT_BEOORDELEN)
    if locked.afgerond_op is not None:
        raise CannotAssess(_("Deze betwisting is afgerond. Er verandert niets meer."))
    observatie = lock(locked.observatie)
    require_verdicts(observatie, van=by)
    if not uitkomst.strip():
        raise CannotAssess(_("Schrijf op wat uw conclusie is, voor de medewerker."))
    refuse_personal_data(uitkomst)
    sheet.ingediend_op = at
    sheet.save(update_fields=["ingediend_op"])
    locked.uitkomst, locked.afgerond_op = uitkomst.strip(), at
    locked.save(update_fields=["uitkomst", "afgerond_op"])
    record(by=by, did="betwisting.closed", to=locked, at=at, about=observatie.medewerker)
    return locked


def _lock(betwisting: Betwisting) -> Betwisting:
    found = Betwisting.objects.select_for_update(of=("self",))
    return found.select_related("observatie", "herbeoordeling").get(pk=betwisting.pk)

"""The write with which another takes the place of an assessor of a sitting, as after illness."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotPlan
from gastvrij.beoordeling.models import Beoordeling, Proeve
from gastvrij.beoordeling.rules.proeve import Handeling

from . import stap
from .aanvragen import require_assessors, require_free

JOB = "gastvrij.beoordeling.jobs.mail_vervanging"


@transaction.atomic
def replace_assessor(
    *,
    by: Medewerker,
    at: datetime,
    proeve: Proeve,
    beoordelaar: Medewerker,
    vervanger: Medewerker,
    reden: str,
) -> Beoordeling:
    """Let another take the place of an assessor who did not hand in; return the new sheet.

    What the first wrote stays, on a sheet that says so, and counts nowhere. Both get a mail.
    Raises CannotAssess without a reason, CannotPlan for who is no assessor (any more) or handed
    in, and for the other what a request refuses: no right, no distance, another part, no time.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.VERVANGEN)
    why = stap.reason(reden)
    old = queries.sheets(locked.observatie).filter(beoordelaar=beoordelaar).first()
    if old is None:
        raise CannotPlan(_("Kies een van de beoordelaars van deze proeve."))
    if old.ingediend_op is not None:
        raise CannotPlan(
            _("{naam} heeft al ingediend. Die oordelen blijven tellen.").format(
                naam=beoordelaar.naam
            )
        )
    _require_other(locked, vervanger)
    old.soort, old.vervangen_op = Beoordeling.Soort.VERVANGEN, at
    old.vervangen_door, old.vervangen_reden = by, why
    old.save(update_fields=["soort", "vervangen_op", "vervangen_door", "vervangen_reden"])
    made = Beoordeling.objects.create(
        observatie=locked.observatie, beoordelaar=vervanger, vervangt=old
    )
    data = {"beoordelaar": str(beoordelaar.uuid), "vervanger": str(vervanger.uuid)}
    kandidaat = locked.observatie.medewerker
    record(by=by, did="proeve.assessor_replaced", to=locked, at=at, about=kandidaat, data=data)
    for person in (beoordelaar, vervanger):
        async_task(JOB, str(locked.uuid), str(person.uuid))
    return made


def _require_other(proeve: Proeve, vervanger: Medewerker) -> None:
    """Refuse who had a part in this sitting before, may not assess in it, or has no time."""
    observatie = proeve.observatie
    has_part = observatie.beoordelingen.filter(beoordelaar=vervanger).exists()
    if has_part or vervanger.pk in {observatie.medewerker_id, observatie.vaststeller_id}:
        raise CannotPlan(
            _("{naam} heeft al een rol in deze proeve, of had die. Kies een ander.").format(
                naam=vervanger.naam
            )
        )
    require_assessors([vervanger], observatie.medewerker)
    require_free([vervanger], proeve.begint_op, proeve.opdracht, behalve=proeve)

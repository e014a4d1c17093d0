"""What planning a sample and planning a calibration share."""

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.actions.fouten import CannotPlan
from gastvrij.beoordeling.actions.observaties import make_observatie
from gastvrij.beoordeling.models import Formulier, Observatie


def require_quality_form(formulier: Formulier) -> None:
    """Raise CannotPlan unless a form is published and for conversation quality."""
    is_published = formulier.status == Formulier.Status.GEPUBLICEERD
    if not is_published or formulier.soort != Formulier.Soort.KWALITEIT:
        raise CannotPlan(_("Kies een gepubliceerd formulier voor gesprekskwaliteit."))


def plan_for(
    *,
    by: Medewerker,
    at: datetime,
    doel: str,
    medewerker: Medewerker,
    beoordelaars: Sequence[Medewerker],
    formulier: Formulier,
) -> Observatie:
    """Make an observation with a sheet for each assessor; the employee sees it from now on.

    Raises GateClosed without an OR-besluit for this purpose.
    """
    besluit = require_gate(doel=doel, on=timezone.localdate(at))
    observatie = make_observatie(
        by=by,
        at=at,
        besluit=besluit,
        medewerker=medewerker,
        beoordelaars=beoordelaars,
        formulier=formulier,
    )
    data = {"doel": doel, "beoordelaars": [str(one.uuid) for one in beoordelaars]}
    record(by=by, did="observatie.planned", to=observatie, at=at, about=medewerker, data=data)
    return observatie

"""How each step of a sitting is taken: locked, allowed by state and part, with its line."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, not_now, refuse_personal_data
from gastvrij.beoordeling.models import Observatie, Proeve
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.proeve import Handeling


def lock(proeve: Proeve) -> Proeve:
    """Return the sitting as it stands now, locked until the end of the transaction.

    The lock is that of its observation, which everything that is written under it takes too.
    """
    Observatie.objects.select_for_update().get(pk=proeve.observatie_id)
    return queries.proeven().get(pk=proeve.pk)


def begin(*, by: Medewerker, proeve: Proeve, handeling: Handeling) -> Proeve:
    """Return the sitting locked for an act.

    Raises PermissionDenied for who has no part in it that this act is for, CannotAssess if it
    cannot be done in this state.
    """
    locked = lock(proeve)
    overgang = regels.OVERGANGEN.get((regels.Status(locked.status), handeling))
    allowed = overgang.wie if overgang is not None else regels.who_can(handeling)
    queries.require_part(queries.parts_of(by, locked), allowed)
    if overgang is None:
        raise CannotAssess(not_now(locked))
    return locked


def finish(
    *,
    by: Medewerker | None,
    at: datetime,
    proeve: Proeve,
    handeling: Handeling,
    did: str,
    data: dict[str, Any] | None = None,
    **changed: Any,
) -> Proeve:
    """Put a locked sitting in the state that an act leads to, with its line in the trail."""
    overgang = regels.OVERGANGEN[regels.Status(proeve.status), handeling]
    proeve.status = Proeve.Status(overgang.naar)
    for field, value in changed.items():
        setattr(proeve, field, value)
    proeve.save(update_fields=["status", *changed])
    kandidaat = proeve.observatie.medewerker
    record(by=by, did=did, to=proeve, at=at, about=kandidaat, data=data)
    return proeve


def reason(said: str) -> str:
    """Return a reason without spaces around it; CannotAssess if there is none left."""
    if not said.strip():
        raise CannotAssess(_("Vul de reden in. Die blijft bij de proeve staan."))
    refuse_personal_data(said)
    return said.strip()

"""Which results of a proeve somebody brought into the own dossier."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Proeve
from gastvrij.ontwikkeling.models import IngebrachteUitslag

# From handing out until destruction a result is there to be brought in, whatever it says.
TO_BRING_IN = (Proeve.Status.UITGEREIKT, Proeve.Status.GEARCHIVEERD)


@dataclass(frozen=True)
class EigenUitslag:
    """A result of oneself that was handed out; `inbreng` is None while it stays apart."""

    proeve: Proeve
    inbreng: IngebrachteUitslag | None


def ingebracht(medewerker: Medewerker) -> set[int]:
    """Return the keys of the sittings that somebody brought in and did not take back."""
    found = IngebrachteUitslag.objects.filter(medewerker=medewerker, teruggenomen_op=None)
    return set(found.values_list("proeve_id", flat=True))


def own_uitslagen(medewerker: Medewerker) -> list[EigenUitslag]:
    """Return the own results that were handed out, the latest first, each brought in or not."""
    proeven = (
        Proeve.objects.filter(
            observatie__medewerker=medewerker,
            status__in=TO_BRING_IN,
            uitgereikt_op__isnull=False,
            observatie__vernietigd_op=None,
        )
        .select_related("opdracht", "eigenaar", "observatie")
        .order_by("-uitgereikt_op", "-pk")
    )
    rows = IngebrachteUitslag.objects.filter(medewerker=medewerker, teruggenomen_op=None)
    brought = {one.proeve_id: one for one in rows}
    return [EigenUitslag(proeve, brought.get(proeve.pk)) for proeve in proeven]


def get_own_uitslag(medewerker: Medewerker, uuid: UUID) -> EigenUitslag:
    """Return an own result (uuid of its proeve) that was handed out; else Http404."""
    found = next((one for one in own_uitslagen(medewerker) if one.proeve.uuid == uuid), None)
    if found is None:
        raise Http404(_("Deze uitslag bestaat niet, of is nog niet uitgereikt."))
    return found

"""Writes on opdrachten: made of a published form, decided, signed for good."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotPlan
from gastvrij.beoordeling.models import Formulier, Opdracht
from gastvrij.beoordeling.rules import formulieren as regels
from gastvrij.klantcontact.models import Kanaal

MOST = 32_767
# As they read in a sentence.
LABELS = {
    "instructies": gettext_lazy("instructies"),
    "met_leidraad": gettext_lazy("leidraad erbij of niet"),
    "met_kennis": gettext_lazy("kennisbank erbij of niet"),
    "aantal_gesprekken": gettext_lazy("aantal gesprekken"),
    "kanalen": gettext_lazy("kanalen"),
}


@transaction.atomic
def make_opdracht(
    *, by: Medewerker, at: datetime, formulier: Formulier, titel: str, is_oefening: bool = False
) -> Opdracht:
    """Make a concept opdracht of a published exam form; what the plan does not say is undecided.

    Raises CannotPlan without a title, or for a form that is no published exam form.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    _require_titel(titel)
    _require_formulier(formulier)
    opdracht = Opdracht.objects.create(
        titel=titel.strip(),
        formulier=formulier,
        is_oefening=is_oefening,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    data = {"formulier": str(formulier.uuid), "is_oefening": is_oefening}
    record(by=by, did="opdracht.made", to=opdracht, at=at, data=data)
    return opdracht


@transaction.atomic
def save_opdracht(
    *,
    by: Medewerker,
    at: datetime,
    opdracht: Opdracht,
    titel: str,
    instructies: str,
    met_leidraad: bool | None,
    met_kennis: bool | None,
    aantal_gesprekken: int | None,
    kanalen: Sequence[str] | None,
    minuten_afname: int,
    minuten_uitslag: int,
) -> Opdracht:
    """Save what was decided about an opdracht so far; None is undecided.

    `kanalen` holds codes of channels. Raises CannotPlan once it is signed, or for what cannot be.
    """
    locked = _lock_concept(by, opdracht)
    _require_titel(titel)
    counts = [aantal_gesprekken, minuten_afname, minuten_uitslag]
    if not all(1 <= count <= MOST for count in counts if count is not None):
        raise CannotPlan(_("Kies voor gesprekken en minuten een getal van 1 of meer."))
    known = set(Kanaal.objects.values_list("code", flat=True))
    if not set(kanalen or ()) <= known:
        raise CannotPlan(_("Kies kanalen die in de lijst staan."))
    locked.titel, locked.instructies = titel.strip(), instructies.strip()
    locked.met_leidraad, locked.met_kennis = met_leidraad, met_kennis
    locked.aantal_gesprekken = aantal_gesprekken
    locked.kanalen = sorted(set(kanalen)) if kanalen else None
    locked.minuten_afname, locked.minuten_uitslag = minuten_afname, minuten_uitslag
    locked.save()
    record(by=by, did="opdracht.saved", to=locked, at=at)
    return locked


@transaction.atomic
def sign_opdracht(*, by: Medewerker, at: datetime, opdracht: Opdracht) -> Opdracht:
    """Sign an opdracht for good, with the sha256 over its content and that of its form.

    Raises CannotPlan if anything is undecided (named in the message), or if the form has no
    cesuur.
    """
    locked = _lock_concept(by, opdracht)
    _require_formulier(locked.formulier)
    if locked.formulier.cesuur is None:
        raise CannotPlan(
            _("Het formulier heeft nog geen cesuur. Maak een versie waarin die is beslist.")
        )
    left = [str(LABELS[name]) for name in queries.undecided(locked)]
    if left:
        raise CannotPlan(_("Beslis eerst nog over: {wat}.").format(wat=", ".join(left)))
    locked.digest = regels.digest(queries.inhoud_of_opdracht(locked))
    locked.status = Opdracht.Status.ONDERTEKEND
    locked.ondertekend_op, locked.ondertekend_door = at, by
    locked.save(update_fields=["digest", "status", "ondertekend_op", "ondertekend_door"])
    record(by=by, did="opdracht.signed", to=locked, at=at, data={"digest": locked.digest})
    return locked


def _lock_concept(by: Medewerker, opdracht: Opdracht) -> Opdracht:
    basis.require(by, Recht.PROEVE_PLANNEN)
    found = Opdracht.objects.select_for_update(of=("self",)).select_related("formulier")
    locked = found.get(pk=opdracht.pk)
    if locked.status != Opdracht.Status.CONCEPT:
        raise CannotPlan(_("Deze opdracht is ondertekend en verandert niet meer. Maak een nieuwe."))
    return locked


def _require_titel(titel: str) -> None:
    if not titel.strip():
        raise CannotPlan(_("Geef de opdracht een titel."))


def _require_formulier(formulier: Formulier) -> None:
    is_published = formulier.status == Formulier.Status.GEPUBLICEERD
    if formulier.soort != Formulier.Soort.PROEVE or not is_published:
        raise CannotPlan(_("Kies een gepubliceerd formulier voor een proeve."))

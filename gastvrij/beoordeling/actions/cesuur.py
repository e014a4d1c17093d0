"""The decision of a person on the cesuur of an exam form."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Formulier
from gastvrij.beoordeling.rules.cesuur import CesuurProblem

from .formulieren import lock_concept
from .fouten import CannotDecide

PROBLEMS = {
    CesuurProblem.ONBEKENDE_REGEL: gettext_lazy("Kies een regel uit de lijst."),
    CesuurProblem.AANTAL: gettext_lazy(
        "Kies een aantal van 1 tot en met het aantal toetstermen van dit formulier."
    ),
    CesuurProblem.DREMPEL: gettext_lazy(
        "Kies een drempel boven 0 en niet hoger dan alle punten van dit formulier samen."
    ),
    CesuurProblem.RECHTERS: gettext_lazy("Vul minstens 2 rechters in, elk met een eigen naam."),
    CesuurProblem.SCHATTING: gettext_lazy(
        "Elke rechter schat elke toetsterm van 0 tot en met 1, en niet overal 0."
    ),
}


@transaction.atomic
def decide_cesuur(
    *, by: Medewerker, at: datetime, formulier: Formulier, cesuur: Mapping[str, Any], reden: str
) -> Formulier:
    """Decide by which rule a concept exam form gives its outcome, and why.

    `cesuur` has a shape of `rules.cesuur.why_not_cesuur`. Raises CannotDecide if it has not, for
    a quality form or without a reason, CannotMakeFormulier if the form is published.
    """
    locked = lock_concept(by=by, formulier=formulier)
    require_cesuur(formulier=locked, cesuur=cesuur)
    if not reden.strip():
        raise CannotDecide(_("Vul in waarom u deze regel kiest."))
    locked.cesuur, locked.cesuur_reden = dict(cesuur), reden.strip()
    locked.cesuur_op, locked.cesuur_door = at, by
    locked.save(update_fields=["cesuur", "cesuur_reden", "cesuur_op", "cesuur_door"])
    data = {"regel": cesuur["regel"], "rechters": len(cesuur.get("rechters", []))}
    record(by=by, did="formulier.cesuur_decided", to=locked, at=at, data=data)
    return locked


def require_cesuur(*, formulier: Formulier, cesuur: Mapping[str, Any]) -> None:
    """Raise CannotDecide if this is no cesuur for a form, with what to do about it."""
    if formulier.soort != Formulier.Soort.PROEVE:
        raise CannotDecide(_("Alleen een proeve heeft een cesuur."))
    problem = queries.why_not_cesuur(formulier, cesuur)
    if problem is not None:
        raise CannotDecide(str(PROBLEMS[problem]))

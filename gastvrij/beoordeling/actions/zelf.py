"""The write with which an employee fills in the own part of a form, about the own conversation."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Beoordeling, Criterium, Observatie, Oordeel
from gastvrij.beoordeling.rules import schalen

from .fouten import CannotAssess, refuse_personal_data
from .observaties import lock


@transaction.atomic
def fill_in_self(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    antwoorden: Mapping[Criterium, tuple[str, str]],
) -> Beoordeling:
    """Keep what the employee says of the own conversation, for good: (value, words) by criterium.

    On a sheet of its own, that counts in no score. Raises PermissionDenied for anyone else,
    CannotAssess before the afname or after destruction, for another purpose than to learn from, if
    it was filled in before or not all that the form asks the employee is there, PersonalDataFound.
    """
    locked = lock(observatie)
    queries.require_employee(by, locked)
    _require_time(locked)
    asked = list(queries.asked_of_employee(locked))
    if not asked or set(antwoorden) != set(asked):
        raise CannotAssess(_("Vul bij elke regel iets in. Wat u niet weet, mag u ook zo invullen."))
    sheet = Beoordeling.objects.create(
        observatie=locked, beoordelaar=by, soort=Beoordeling.Soort.ZELF
    )
    for criterium in asked:
        waarde, woorden = antwoorden[criterium]
        if waarde not in schalen.values(criterium.schaal, criterium.treden):
            raise CannotAssess(_("Kies een antwoord dat bij de schaal van dit criterium hoort."))
        refuse_personal_data(woorden)
        Oordeel.objects.create(
            observatie=locked,
            criterium=criterium,
            waarde=waarde,
            toelichting=woorden.strip(),
            gegeven_op=at,
            gegeven_door=by,
        )
    sheet.ingediend_op = at
    sheet.save(update_fields=["ingediend_op"])
    data = {"criteria": len(asked)}
    record(by=by, did="beoordeling.filled_in_self", to=sheet, at=at, about=by, data=data)
    return sheet


def _require_time(observatie: Observatie) -> None:
    if observatie.vernietigd_op is not None:
        raise CannotAssess(_("Wat hier stond is vernietigd. Er komt niets meer bij."))
    if not queries.is_filled_in_self(observatie):
        raise CannotAssess(_("Dit vult u in bij een gesprek om van te leren, zodra het er is."))
    if observatie.beoordelingen.filter(soort=Beoordeling.Soort.ZELF).exists():
        raise CannotAssess(_("U hebt dit al ingevuld. Uw antwoorden blijven staan zoals ze zijn."))

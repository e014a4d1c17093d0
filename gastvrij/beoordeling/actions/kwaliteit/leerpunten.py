"""Writes on learning points: a coach proposes, the employee agrees or would rather not."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, refuse_personal_data
from gastvrij.beoordeling.actions.observaties import lock
from gastvrij.beoordeling.models import Criterium, Leerpunt, Observatie
from gastvrij.beoordeling.rules.kwaliteit import TO_LEARN_FROM
from gastvrij.beoordeling.rules.observaties import is_shared
from gastvrij.kaders.models import Element


@transaction.atomic
def propose_leerpunt(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    tekst: str,
    criterium: Criterium | None = None,
    indicator: Element | None = None,
) -> Leerpunt:
    """Propose what to learn from a conversation that was shared; it counts once agreed on.

    Raises PermissionDenied for anyone but the coach who judged it first, CannotAssess if it is
    not shared or no purpose to learn from, says nothing, or points elsewhere, PersonalDataFound.
    """
    basis.require(by, Recht.KWALITEIT_BEOORDELEN)
    locked = lock(observatie)
    if locked.beoordelaar_id != by.pk:
        raise PermissionDenied(_("Alleen de coach die beoordeelde, stelt een leerpunt voor."))
    if locked.doel not in TO_LEARN_FROM or not is_shared(locked.status):
        raise CannotAssess(_("Deel het oordeel eerst. Daarna spreekt u leerpunten af."))
    if not tekst.strip():
        raise CannotAssess(_("Schrijf op wat de medewerker gaat leren."))
    if criterium is not None and criterium.formulier_id != locked.formulier_id:
        raise CannotAssess(_("Dit criterium hoort niet bij het formulier van deze observatie."))
    if indicator is not None and not queries.indicatoren().filter(pk=indicator.pk).exists():
        raise CannotAssess(_("Kies een indicator van een vastgesteld woordenboek of profiel."))
    refuse_personal_data(tekst)
    made = Leerpunt.objects.create(
        observatie=locked,
        criterium=criterium,
        indicator=indicator,
        tekst=tekst.strip(),
        voorgesteld_op=at,
        voorgesteld_door=by,
    )
    data = {"criterium": criterium.code if criterium else ""}
    record(by=by, did="leerpunt.proposed", to=made, at=at, about=locked.medewerker, data=data)
    return made


@transaction.atomic
def agree_leerpunt(*, by: Medewerker, at: datetime, leerpunt: Leerpunt) -> Leerpunt:
    """Record that the employee agrees: from now on it stands on the own picture, unchanged.

    Raises PermissionDenied for anyone else, CannotAssess if it was answered before.
    """
    locked = _lock(leerpunt)
    queries.require_employee(by, locked.observatie)
    _require_open(locked)
    locked.akkoord_op = at
    locked.save(update_fields=["akkoord_op"])
    record(by=by, did="leerpunt.agreed", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def decline_leerpunt(*, by: Medewerker, at: datetime, leerpunt: Leerpunt, reden: str) -> Leerpunt:
    """Record that the employee would rather not, and why: the coach reads it, nothing counts.

    Raises PermissionDenied for anyone else, CannotAssess if it was answered before or without a
    reason, PersonalDataFound.
    """
    locked = _lock(leerpunt)
    queries.require_employee(by, locked.observatie)
    _require_open(locked)
    if not reden.strip():
        raise CannotAssess(_("Schrijf kort op waarom liever niet. Uw coach leest dat."))
    refuse_personal_data(reden)
    locked.afgewezen_op, locked.afgewezen_reden = at, reden.strip()
    locked.save(update_fields=["afgewezen_op", "afgewezen_reden"])
    record(by=by, did="leerpunt.declined", to=locked, at=at, about=by)
    return locked


def _require_open(leerpunt: Leerpunt) -> None:
    if leerpunt.akkoord_op is not None or leerpunt.afgewezen_op is not None:
        raise CannotAssess(_("Op dit leerpunt hebt u al geantwoord. Dat antwoord blijft staan."))


@transaction.atomic
def withdraw_leerpunt(*, by: Medewerker, at: datetime, leerpunt: Leerpunt) -> None:
    """Take back a proposal that was not answered; CannotAssess once it was."""
    locked = _lock(leerpunt)
    if locked.voorgesteld_door_id != by.pk:
        raise PermissionDenied(_("Alleen wie het voorstelde, trekt dit in."))
    if locked.akkoord_op is not None or locked.afgewezen_op is not None:
        raise CannotAssess(_("De medewerker heeft geantwoord. Dit leerpunt blijft staan."))
    about = locked.observatie.medewerker
    record(by=by, did="leerpunt.withdrawn", to=locked, at=at, about=about)
    locked.delete()


def _lock(leerpunt: Leerpunt) -> Leerpunt:
    found = Leerpunt.objects.select_for_update(of=("self",))
    return found.select_related("observatie__medewerker").get(pk=leerpunt.pk)

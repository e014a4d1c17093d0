"""Writes of what an assessor did while the server was away, in the order in which it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, PersonalDataFound
from gastvrij.beoordeling.actions.oordelen import add_fragment, give_oordeel
from gastvrij.beoordeling.models import Afnamegesprek, Fragment, Observatie, Oordeel, Proeve
from gastvrij.kaders.models import Element

from . import stap

CITAAT, OORDEEL = "citaat", "oordeel"


class Stand(StrEnum):
    """What became of one operation."""

    OPGESLAGEN = "opgeslagen"
    BESTOND_AL = "bestond_al"
    CONFLICT = "conflict"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True)
class Uitkomst:
    """What became of an operation: `reden` why it was refused, `gemaskeerd` its text without names.

    `oordeel` is the verdict that the browser did not know of, None if there is none.
    """

    id: UUID
    stand: Stand
    reden: str = ""
    gemaskeerd: str = ""
    oordeel: Oordeel | None = None


@transaction.atomic
def apply_offline(
    *, by: Medewerker, at: datetime, proeve: Proeve, handelingen: Sequence[Mapping[str, Any]]
) -> list[Uitkomst]:
    """Write what an assessor did in the browser; return what became of each, in the same order.

    Each has `id` (a UUID, under which it is stored, so that sending it twice writes it once),
    `soort` (CITAAT or OORDEEL) and `velden`. A citaat has those of `add_fragment` but with UUIDs
    for `stappen` and `afnamegesprek`; an oordeel has those of `give_oordeel` with UUIDs for
    `criterium` and `fragmenten`, and `vorige`: the own verdict that the page showed, or None.
    Is there another one, then nothing is written until the person has chosen. What is refused
    leaves the others as they are. Raises PermissionDenied for who does not judge this sitting.
    """
    observatie = stap.lock(proeve).observatie
    queries.require_beoordelaar(by, observatie)
    return [_apply(by=by, at=at, observatie=observatie, handeling=one) for one in handelingen]


def _apply(
    *, by: Medewerker, at: datetime, observatie: Observatie, handeling: Mapping[str, Any]
) -> Uitkomst:
    write = {CITAAT: _write_citaat, OORDEEL: _write_oordeel}[handeling["soort"]]
    name: UUID = handeling["id"]
    try:
        with transaction.atomic():
            return write(by=by, at=at, observatie=observatie, name=name, **handeling["velden"])
    except PersonalDataFound as problem:
        return Uitkomst(name, Stand.GEWEIGERD, str(problem), gemaskeerd=problem.masked)
    except (CannotAssess, GateClosed) as problem:
        return Uitkomst(name, Stand.GEWEIGERD, str(problem))


def _write_citaat(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    name: UUID,
    stappen: Sequence[UUID] = (),
    afnamegesprek: UUID | None = None,
    **velden: Any,
) -> Uitkomst:
    stored = Fragment.objects.filter(uuid=name).first()
    if stored is not None:
        return _stored(name, stored.observatie_id, stored.gemaakt_door_id, by, observatie)
    steps = list(Element.objects.filter(uuid__in=stappen).select_related("versie"))
    if len(steps) < len(set(stappen)):
        raise CannotAssess(_("Kies stappen van de vastgestelde gespreksstructuur."))
    gesprek = _gesprek(observatie, afnamegesprek) if afnamegesprek is not None else None
    add_fragment(
        by=by,
        at=at,
        observatie=observatie,
        stappen=steps,
        afnamegesprek=gesprek,
        uuid=name,
        **velden,
    )
    return Uitkomst(name, Stand.OPGESLAGEN)


def _gesprek(observatie: Observatie, uuid: UUID) -> Afnamegesprek:
    found = observatie.afnamegesprekken.filter(uuid=uuid).first()
    if found is None:
        raise CannotAssess(_("Dit gesprek hoort niet bij deze proeve. Kies een ander gesprek."))
    return found


def _write_oordeel(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    name: UUID,
    criterium: UUID,
    vorige: UUID | None = None,
    fragmenten: Sequence[UUID] = (),
    **velden: Any,
) -> Uitkomst:
    stored = Oordeel.objects.filter(uuid=name).first()
    if stored is not None:
        return _stored(name, stored.observatie_id, stored.gegeven_door_id, by, observatie)
    about = observatie.formulier.criteria.filter(uuid=criterium).first()
    if about is None:
        raise CannotAssess(_("Dit criterium hoort niet bij het formulier van deze observatie."))
    latest = queries.own_oordeel(observatie, about, van=by)
    if (latest.uuid if latest is not None else None) != vorige:
        return Uitkomst(name, Stand.CONFLICT, oordeel=latest)
    passages = list(observatie.fragmenten.filter(uuid__in=fragmenten))
    if len(passages) < len(set(fragmenten)):
        raise CannotAssess(
            _("Een citaat waarop dit oordeel steunt, is er niet. Kies opnieuw waarop het steunt.")
        )
    give_oordeel(
        by=by,
        at=at,
        observatie=observatie,
        criterium=about,
        fragmenten=passages,
        uuid=name,
        **velden,
    )
    return Uitkomst(name, Stand.OPGESLAGEN)


def _stored(
    name: UUID, observatie_id: int, by_id: int, by: Medewerker, observatie: Observatie
) -> Uitkomst:
    """Return that this was stored before; what is not of this person and sitting stays unsaid."""
    if (observatie_id, by_id) != (observatie.pk, by.pk):
        raise CannotAssess(_("Dit is niet op te slaan. Vul het opnieuw in."))
    return Uitkomst(name, Stand.BESTOND_AL)

"""Reads of hand-overs: what is offered to whom, and what goes along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import DigitaalAdres, Gesprek, Overdracht

_INHOUD = re.compile(r"vraag-\d{1,3}-inhoud")


def _to(medewerker: Medewerker) -> Q:
    to_me = Q(naar=medewerker)
    if medewerker.afdeling_id is None:
        return to_me
    # Nobody is asked to take over the own conversation.
    to_us = Q(naar=None, naar_afdeling=medewerker.afdeling_id) & ~Q(van=medewerker)
    return to_me | to_us


def is_receiver(medewerker: Medewerker, overdracht: Overdracht) -> bool:
    """Test if a hand-over is for somebody: named, or of the afdeling that it goes to."""
    if overdracht.naar_id is not None:
        return overdracht.naar_id == medewerker.pk
    is_ours = overdracht.naar_afdeling_id == medewerker.afdeling_id
    return is_ours and overdracht.van_id != medewerker.pk


def overdrachten_for(medewerker: Medewerker) -> list[Overdracht]:
    """Return the open hand-overs to somebody or to that person's afdeling, the oldest first.

    PermissionDenied without the right to handle contacts. One query, two if there are any: every
    desk asks this each three seconds, and to ask whether there are any is a quarter of the work.
    """
    basis.require(medewerker, Recht.KLANTCONTACT)
    found = Overdracht.objects.filter(_to(medewerker), afgesloten_op=None)
    if not found.exists():
        return []
    return list(found.select_related("van", "gesprek__kanaal", "naar_afdeling").order_by("at"))


def offered(medewerker: Medewerker, gesprek_id: int) -> Overdracht | None:
    """Return what somebody offers of a gesprek and is not answered yet."""
    found = Overdracht.objects.filter(gesprek=gesprek_id, van=medewerker, afgesloten_op=None)
    return found.select_related("naar", "naar_afdeling").first()


def _seen_by(medewerker: Medewerker) -> QuerySet[Overdracht]:
    basis.require(medewerker, Recht.KLANTCONTACT)
    found = Overdracht.objects.filter(_to(medewerker) | Q(van=medewerker))
    return found.select_related("van", "naar", "naar_afdeling", "gesprek__kanaal")


def get_overdracht_for(medewerker: Medewerker, uuid: UUID) -> Overdracht:
    """Return a hand-over for who gave it and for whom it is; Http404 for anybody else.

    What was withdrawn is there for the giver only.
    """
    found = _seen_by(medewerker).filter(uuid=uuid).first()
    if found is None or (
        found.uitkomst == Overdracht.Uitkomst.INGETROKKEN and found.van_id != medewerker.pk
    ):
        raise Http404(_("Deze overdracht bestaat niet meer, of is voor een collega."))
    return found


def terugbel_na_overdracht(overdracht: Overdracht) -> dict[str, str]:
    """Return what a call-back starts with after a hand-over that did not succeed.

    By the name of the field of a vraag at the desk: who was asked calls back, about the same.
    """
    to = overdracht.naar or overdracht.naar_afdeling
    return {
        "resultaat": "terugbelafspraak",
        "wie": str(to.uuid) if to else "",
        "handeling": overdracht.notitie,
    }


@dataclass(frozen=True)
class Dossier:
    """What the receiver of a hand-over reads: who asks, and each vraag so far."""

    naam: str
    telefoon: str
    vragen: list[str]


def dossier_of(overdracht: Overdracht) -> Dossier:
    """Return what was typed so far; of a gesprek that is registered what was registered."""
    gesprek = overdracht.gesprek
    if gesprek.status == Gesprek.Status.LOPEND:
        return _of_draft(gesprek.concept)
    rows = gesprek.vragen.order_by("volgnummer").prefetch_related(
        "had_betrokkenen__digitale_adressen"
    )
    people = [person for row in rows for person in row.had_betrokkenen.all()]
    phones = [
        one.adres
        for person in people
        for one in person.digitale_adressen.all()
        if one.soort_digitaal_adres == DigitaalAdres.Soort.TELEFOONNUMMER
    ]
    return Dossier(
        next((person.volledige_naam for person in people if person.volledige_naam), ""),
        next(iter(phones), ""),
        [row.inhoud for row in rows if row.inhoud],
    )


def _of_draft(concept: Mapping[str, list[str]]) -> Dossier:
    def last(name: str) -> str:
        return "".join(concept.get(name, [])[-1:]).strip()

    names = sorted(
        (name for name in concept if _INHOUD.fullmatch(name)),
        key=lambda name: int(name.split("-")[1]),
    )
    asked = [last(name) for name in names]
    return Dossier(last("naam"), last("telefoon"), [one for one in asked if one])

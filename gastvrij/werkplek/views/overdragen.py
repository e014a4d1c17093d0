"""Handing a running conversation to a colleague, and what follows if that does not succeed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import Gesprek, Overdracht
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import forms, queries

from .pagina import desk_page, keuzes_now, outdated, versie_of

EERSTE_LIJN = "eerste_lijn"


def _plek(request: MedewerkerRequest) -> int:
    given = request.POST.get("vraag", "")
    return int(given) if given.isdecimal() and len(given) < 3 else 0


def _of(velden: drafts.Velden, plek: int, name: str) -> str:
    return "".join(velden.get(f"{drafts.prefix(plek)}-{name}", [])[-1:])


def _note(velden: drafts.Velden, plek: int) -> str:
    """Return what goes along: the vraag and the note, as typed."""
    return "\n\n".join(
        text for name in ("inhoud", "notitie") if (text := _of(velden, plek, name).strip())
    )


def _saved(request: MedewerkerRequest, found: Gesprek, velden: drafts.Velden) -> Gesprek:
    return klantcontacten.save_concept(
        by=request.user,
        at=timezone.now(),
        gesprek=found,
        velden=velden,
        versie=versie_of(request),
    )


@require_POST
def overdragen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand the conversation over: warm to who was named, or inside the first line."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden, keuzes = drafts.from_post(dict(request.POST.lists())), keuzes_now()
    plek = _plek(request)
    is_first_line = request.POST.get("soort") == EERSTE_LIJN
    given = request.POST.get("naar", "") if is_first_line else _of(velden, plek, "met_wie")
    wie = keuzes.who(given) or forms.Wie()
    soort = Overdracht.Soort.EERSTE_LIJN if is_first_line else Overdracht.Soort.WARM
    velden = {name: value for name, value in velden.items() if name not in {"soort", "naar"}}
    try:
        _saved(request, found, velden)
        overdracht = klantcontacten.hand_over(
            by=request.user,
            at=timezone.now(),
            gesprek=found,
            soort=soort,
            notitie=request.POST.get("overdrachtnotitie", "").strip() or _note(velden, plek),
            naar=wie.medewerker,
            naar_afdeling=wie.place if wie.medewerker is None else None,
        )
    except klantcontacten.ConceptOutdated:
        return outdated(request, found, velden)
    except (klantcontacten.CannotHandOver, klantcontacten.ConceptTooLarge) as problem:
        return desk_page(request, found, velden, status=422, probleem=str(problem))
    to = overdracht.naar or overdracht.naar_afdeling
    messages.success(request, _("Aangeboden aan {naam}.").format(naam=to))
    return redirect("werkplek:gesprek", uuid)


@require_POST
def intrekken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Withdraw a hand-over that nobody answered yet."""
    found = klantcontact_queries.get_overdracht_for(request.user, uuid)
    try:
        klantcontacten.close_overdracht(
            by=request.user,
            at=timezone.now(),
            overdracht=found,
            uitkomst=Overdracht.Uitkomst.INGETROKKEN,
        )
    except klantcontacten.CannotHandOver as problem:
        messages.error(request, str(problem))
    return redirect("werkplek:gesprek", found.gesprek.uuid)


@require_POST
def terugbellen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a call-back of putting through that did not succeed, filled in with what is known."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden, plek = drafts.from_post(dict(request.POST.lists())), _plek(request)
    overdracht, _received = queries.overdracht_of(found, request.user)
    start = {"resultaat": "terugbelafspraak", "wie": _of(velden, plek, "met_wie"), "handeling": ""}
    if overdracht is not None:
        start |= klantcontact_queries.terugbel_na_overdracht(overdracht)
    for name, value in start.items():
        key = f"{drafts.prefix(plek)}-{name}"
        velden[key] = [value or _of(velden, plek, name)]
    try:
        _saved(request, found, velden)
        if overdracht is not None:
            klantcontacten.close_overdracht(
                by=request.user,
                at=timezone.now(),
                overdracht=overdracht,
                uitkomst=Overdracht.Uitkomst.NIET_GELUKT,
            )
    except klantcontacten.ConceptOutdated:
        return outdated(request, found, velden)
    except (klantcontacten.CannotHandOver, klantcontacten.ConceptTooLarge) as problem:
        return desk_page(request, found, velden, status=422, probleem=str(problem))
    return redirect("werkplek:gesprek", uuid)

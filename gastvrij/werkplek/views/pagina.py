"""The page of one running conversation, as several views answer it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.velden import errors
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek
from gastvrij.taken import queries as taken
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import forms, queries

UNKNOWN = -1


def keuzes_now() -> forms.Keuzes:
    """Return what a vraag can be about and who can be asked."""
    return forms.Keuzes.of(
        klantcontacten.onderwerpen(), taken.afdelingen(), queries.teams, queries.people
    )


def versie_of(request: MedewerkerRequest) -> int:
    """Return the version of the draft that was sent along, UNKNOWN without one."""
    given = request.headers.get("X-Concept-Versie") or request.POST.get("versie", "")
    return int(given) if given.isdecimal() and len(given) < 9 else UNKNOWN


def desk_page(
    request: MedewerkerRequest,
    gesprek: Gesprek,
    velden: drafts.Velden,
    *,
    running: list[Gesprek] | None = None,
    sent: forms.Bureau | None = None,
    keuzes: forms.Keuzes | None = None,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """Show the desk with a draft in it, or as it was sent with what is wrong in it."""
    now = timezone.now()
    choices = keuzes or keuzes_now()
    bureau = (sent or forms.Bureau.shown(velden, keuzes=choices)).with_hulp(now=now)
    others = running or klantcontacten.open_gesprekken(request.user)
    overdracht, is_closing = queries.overdracht_of(gesprek, request.user)
    context = {
        "gesprek": gesprek,
        "bureau": bureau,
        "keuzes": choices,
        "tabs": queries.tabs(others, now=now),
        "leidraad": queries.leidraad(gesprek, velden, is_closing=is_closing),
        "overdracht": overdracht,
        "fouten": errors(bureau.beller, *bureau.vragen),
        "laatste": str(len(bureau.vragen) - 1),
        **queries.inwoner_context(gesprek, request.user, velden, now=now),
        **extra,
    }
    return render(request, "werkplek/gesprek.html", context, status=status)


def outdated(request: MedewerkerRequest, found: Gesprek, velden: drafts.Velden) -> HttpResponse:
    """Show the desk as it was sent; it keeps its old version, so that it overwrites nothing."""
    found.concept_versie = versie_of(request)
    problem = queries.outdated_text()
    return desk_page(request, found, velden, status=409, probleem=problem)

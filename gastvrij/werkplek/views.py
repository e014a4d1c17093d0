"""Screens of the desk: running conversations, and one conversation with all that it needs."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.basis.velden import errors
from gastvrij.basis.weergave import clock_text
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import Gesprek
from gastvrij.taken import actions as taken
from gastvrij.taken import queries as taken_queries

from . import concept as drafts
from . import forms, queries

UNKNOWN = -1


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the running conversations, the buttons to start one, and what was registered last."""
    basis.require(request.user, Recht.KLANTCONTACT)
    now = timezone.now()
    context = {
        "tabs": queries.tabs(klantcontact_queries.open_gesprekken(request.user), now=now),
        "kanalen": queries.kanalen(),
        "gewoonlijk": klantcontact_queries.usual_kanaal(request.user),
        "recent": queries.recent(request.user),
    }
    return render(request, "werkplek/index.html", context)


@require_POST
def start(request: MedewerkerRequest) -> HttpResponse:
    """Start a conversation on a channel."""
    kanaal = klantcontact_queries.get_kanaal(request.POST.get("kanaal", ""))
    gesprek = klantcontacten.start_gesprek(by=request.user, at=timezone.now(), kanaal=kanaal)
    return redirect("werkplek:gesprek", gesprek.uuid)


@require_POST
def eenvoudig(request: MedewerkerRequest) -> HttpResponse:
    """Count a simple question on a channel."""
    kanaal = klantcontact_queries.get_kanaal(request.POST.get("kanaal", ""))
    klantcontacten.count_simple(by=request.user, at=timezone.now(), kanaal=kanaal)
    messages.success(request, _("Eenvoudige vraag geteld: {kanaal}.").format(kanaal=kanaal.naam))
    return redirect("werkplek:index")


def _keuzes() -> forms.Keuzes:
    return forms.Keuzes.of(klantcontact_queries.onderwerpen(), taken_queries.afdelingen())


def _page(
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
    now = timezone.now()
    latest = taken_queries.latest_day(None, on=timezone.localdate(now))
    day = queries.proposed_day(latest, on=timezone.localdate(now))
    bureau = sent or forms.Bureau.shown(velden, keuzes=keuzes or _keuzes(), day=day)
    others = running or klantcontact_queries.open_gesprekken(request.user)
    phone = str(bureau.beller["telefoon"].value() or "")
    context = {
        "gesprek": gesprek,
        "bureau": bureau,
        "tabs": queries.tabs(others, now=now),
        "leidraad": queries.leidraad(gesprek, velden),
        "uiterlijk": latest,
        "eerder": queries.earlier(gesprek, phone),
        "is_gecontroleerd": bool(bureau.beller["gegevens_gecontroleerd"].value()),
        "fouten": errors(bureau.beller, *bureau.vragen),
        **extra,
    }
    return render(request, "werkplek/gesprek.html", context, status=status)


@require_GET
def gesprek(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one conversation: the desk while it runs, what was registered afterwards."""
    found, running = klantcontact_queries.desk_for(request.user, uuid)
    if found.status == Gesprek.Status.LOPEND:
        return _page(request, found, found.concept, running=running)
    vragen = found.vragen.order_by("volgnummer").prefetch_related("taken", "had_betrokkenen")
    context = {"gesprek": found, "vragen": vragen}
    return render(request, "werkplek/geregistreerd.html", context)


def _changed(request: MedewerkerRequest) -> drafts.Velden:
    """Return the draft as sent, with a vraag more or less if that was asked."""
    velden = drafts.from_post(dict(request.POST.lists()))
    if "nog_een_vraag" in request.POST:
        return drafts.with_one_more(velden)
    gone = request.POST.get("zonder_vraag", "")
    return drafts.without(velden, int(gone)) if gone.isdecimal() and len(gone) < 3 else velden


def _versie(request: MedewerkerRequest) -> int:
    given = request.headers.get("X-Concept-Versie") or request.POST.get("versie", "")
    return int(given) if given.isdecimal() and len(given) < 9 else UNKNOWN


def _outdated(request: MedewerkerRequest, found: Gesprek, velden: drafts.Velden) -> HttpResponse:
    """Show the desk as it was sent; it keeps its old version, so that it overwrites nothing."""
    found.concept_versie = _versie(request)
    problem = _("Dit gesprek is op een ander scherm gewijzigd of afgerond. Laad de pagina opnieuw.")
    return _page(request, found, velden, status=409, probleem=problem)


@require_POST
def concept(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep the draft; answer JSON to the script, the page to a browser without it."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden, now = _changed(request), timezone.now()
    is_script = request.accepts("application/json") and not request.accepts("text/html")
    try:
        saved = klantcontacten.save_concept(
            by=request.user, at=now, gesprek=found, velden=velden, versie=_versie(request)
        )
    except (klantcontacten.ConceptOutdated, klantcontacten.ConceptTooLarge) as problem:
        is_outdated = isinstance(problem, klantcontacten.ConceptOutdated)
        status = 409 if is_outdated else 413
        if is_script:
            return JsonResponse({"melding": str(problem)}, status=status)
        if found.status == Gesprek.Status.GEREGISTREERD:
            return redirect("werkplek:gesprek", uuid)
        if is_outdated:
            return _outdated(request, found, velden)
        return _page(request, found, velden, status=status, probleem=str(problem))
    if is_script:
        answer = {"versie": saved.concept_versie, "bewaard_om": clock_text(now)}
        return JsonResponse(answer)
    last = f"#kop-vraag-{drafts.count(velden)}" if "nog_een_vraag" in request.POST else ""
    return redirect(reverse("werkplek:gesprek", args=[uuid]) + last)


@require_POST
def registreer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Register the whole conversation; what is refused comes back with all that was typed."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    if found.status == Gesprek.Status.GEREGISTREERD:
        return _registered(request, found)
    velden, keuzes = _changed(request), _keuzes()
    if _versie(request) not in {UNKNOWN, found.concept_versie} and found.concept != velden:
        return _outdated(request, found, velden)
    bureau = forms.Bureau.sent(request.POST, velden, keuzes=keuzes)
    if bureau.is_valid():
        try:
            registered = taken.register_gesprek(
                by=request.user,
                at=timezone.now(),
                gesprek=found,
                beller=bureau.beller.beller(),
                vragen=[form.vraag(request.user) for form in bureau.vragen],
            )
        except taken.CannotRegister as problem:
            bureau.add(problem.refusals)
        else:
            return _registered(request, registered)
    with suppress(klantcontacten.ConceptOutdated, klantcontacten.ConceptTooLarge):
        klantcontacten.save_concept(
            by=request.user,
            at=timezone.now(),
            gesprek=found,
            velden=velden,
            versie=found.concept_versie,
        )
    return _page(request, found, velden, sent=bureau, keuzes=keuzes, status=422)


def _registered(request: MedewerkerRequest, registered: Gesprek) -> HttpResponse:
    messages.success(request, queries.registered_text(registered))
    return redirect("werkplek:index")


@require_POST
def eerder(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what was asked before from the number on the desk; by POST, so it stays out of logs."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    context = {
        "gesprek": found,
        "eerder": queries.earlier(found, request.POST.get("telefoon", "")),
        "is_gecontroleerd": "gegevens_gecontroleerd" in request.POST,
    }
    return render(request, "werkplek/_eerder.html", context)

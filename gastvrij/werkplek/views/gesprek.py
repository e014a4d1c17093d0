"""Screens of the desk: running conversations, and one conversation with all that it needs."""

from contextlib import suppress
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
from gastvrij.basis.weergave import clock_text
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import Gesprek
from gastvrij.taken import actions as taken
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import forms, queries

from .pagina import UNKNOWN, desk_page, keuzes_now, outdated, versie_of

LONGEST_BEURT = 42


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the running conversations, the buttons to start one, and what was registered last."""
    basis.require(request.user, Recht.KLANTCONTACT)
    now = timezone.now()
    context = {
        "tabs": queries.tabs(klantcontact_queries.open_gesprekken(request.user), now=now),
        "kanalen": queries.kanalen(),
        "gewoonlijk": klantcontact_queries.usual_kanaal(request.user),
        "recent": queries.recent(request.user, now=now),
        "nieuws": queries.nieuws(request.user),
        "eigen_stand": basis.own_aanwezigheid(request.user, now),
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


@require_GET
def gesprek(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one conversation: the desk while it runs, what was registered afterwards."""
    found, running = klantcontact_queries.desk_for(request.user, uuid)
    if found.status == Gesprek.Status.LOPEND:
        return desk_page(request, found, found.concept, running=running)
    context = {"gesprek": found, "vragen": queries.registered_vragen(found)}
    return render(request, "werkplek/geregistreerd.html", context)


def _changed(request: MedewerkerRequest) -> drafts.Velden:
    """Return the draft as sent, with a vraag more or less if that was asked."""
    velden = drafts.from_post(dict(request.POST.lists()))
    if "nog_een_vraag" in request.POST:
        return drafts.with_one_more(velden)
    gone = request.POST.get("zonder_vraag", "")
    return drafts.without(velden, int(gone)) if gone.isdecimal() and len(gone) < 3 else velden


def _beurt(request: MedewerkerRequest) -> str:
    """Return which page sent this and in what turn; empty without the script."""
    return request.headers.get("X-Concept-Beurt", "")[:LONGEST_BEURT]


@require_POST
def concept(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep the draft; answer JSON to the script, the page to a browser without it."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden, now = _changed(request), timezone.now()
    is_script = request.accepts("application/json") and not request.accepts("text/html")
    try:
        saved = klantcontacten.save_concept(
            by=request.user,
            at=now,
            gesprek=found,
            velden=velden,
            versie=versie_of(request),
            beurt=_beurt(request),
        )
    except (klantcontacten.ConceptOutdated, klantcontacten.ConceptTooLarge) as problem:
        is_outdated = isinstance(problem, klantcontacten.ConceptOutdated)
        status = 409 if is_outdated else 413
        if is_script:
            return JsonResponse({"melding": str(problem)}, status=status)
        if found.status == Gesprek.Status.GEREGISTREERD:
            return redirect("werkplek:gesprek", uuid)
        if is_outdated:
            return outdated(request, found, velden)
        return desk_page(request, found, velden, status=status, probleem=str(problem))
    if is_script:
        answer = {"versie": saved.concept_versie, "bewaard_om": clock_text(now)}
        return JsonResponse(answer)
    return redirect("werkplek:gesprek", uuid)


@require_POST
def registreer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Register the whole conversation; what is refused comes back with all that was typed."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    if found.status == Gesprek.Status.GEREGISTREERD:
        return _registered(request, found)
    velden, keuzes = _changed(request), keuzes_now()
    is_older = versie_of(request) not in {UNKNOWN, found.concept_versie}
    if is_older and drafts.typed(found.concept) != velden:
        return outdated(request, found, velden)
    bureau = forms.Bureau.sent(request.POST, velden, keuzes=keuzes)
    if bureau.is_valid():
        try:
            registered = taken.register_gesprek(
                by=request.user,
                at=timezone.now(),
                gesprek=found,
                beller=bureau.beller.beller(),
                vragen=[form.vraag(request.user, found) for form in bureau.vragen],
                antwoord=bureau.beller.cleaned_data["antwoord"],
                velden=velden,
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
    return desk_page(request, found, velden, sent=bureau, keuzes=keuzes, status=422)


def _registered(request: MedewerkerRequest, registered: Gesprek) -> HttpResponse:
    undo = reverse("werkplek:ongedaan", args=[registered.uuid])
    messages.success(request, queries.registered_text(registered), extra_tags=f"ongedaan:{undo}")
    return redirect("werkplek:index")


@require_POST
def ongedaan(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Undo a registration within a minute, and go on in the gesprek with all its text."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    try:
        taken.undo_register(by=request.user, at=timezone.now(), gesprek=found)
    except taken.CannotUndo as problem:
        messages.error(request, str(problem))
        return redirect("werkplek:index")
    messages.success(request, _("Het opslaan is ongedaan gemaakt. Alles staat er weer."))
    return redirect("werkplek:gesprek", uuid)

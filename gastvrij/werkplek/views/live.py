"""What happens while an agent works, and what one key does about it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import queries


@login_not_required
@require_GET
def live(request: HttpRequest) -> HttpResponse:
    """Show calls, hand-overs and new work: the part that a page asks for, or a page by itself.

    Who has what is there gets 304. A page whose login ended gets nothing: it must not find the
    page to log in where a call would stand.
    """
    is_part = "HX-Request" in request.headers
    if not isinstance(request.user, Medewerker):
        return HttpResponse(status=204) if is_part else redirect_to_login(request.path)
    stand = queries.live(request.user)
    if not is_part:
        return render(request, "werkplek/live/index.html", {"live": stand})
    tag = f'"{stand.tag}-{_of_session(request)}"'
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponse(status=304)
    else:
        # Without what a whole page shows around its content: that asks the database for more.
        context = {"live": stand, "csrf_token": get_token(request)}
        response = HttpResponse(render_to_string("werkplek/live/_inhoud.html", context))
    response["ETag"] = tag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    return response


def _of_session(request: HttpRequest) -> str:
    """Return what changes with the login and the language: the buttons hold both."""
    get_token(request)
    secret = f"{request.META['CSRF_COOKIE']} {get_language()}"
    return salted_hmac("werkplek.live", secret).hexdigest()[:12]


@require_POST
def neem_op(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer a call: start the conversation with its number filled in."""
    oproep = klantcontact_queries.get_oproep_for(request.user, uuid)
    kanaal = klantcontact_queries.get_telefoon()
    try:
        gesprek = klantcontacten.start_gesprek(
            by=request.user, at=timezone.now(), kanaal=kanaal, oproep=oproep
        )
    except klantcontacten.CallGone as problem:
        messages.error(request, str(problem))
        return redirect("werkplek:index")
    return redirect("werkplek:gesprek", gesprek.uuid)


@require_POST
def gooi_weg(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Throw away a conversation that was started by mistake, with what stands on the screen."""
    basis.require(request.user, Recht.KLANTCONTACT)
    gesprek = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden = drafts.from_post(dict(request.POST.lists()))
    try:
        klantcontacten.discard_gesprek(
            by=request.user, at=timezone.now(), gesprek=gesprek, velden=velden
        )
    except klantcontacten.CannotDiscard as problem:
        messages.error(request, str(problem))
        return redirect("werkplek:gesprek", uuid)
    messages.success(request, _("Het gesprek is weggegooid. Er is niets opgeslagen."))
    return redirect("werkplek:index")

"""Pages of basis: the door, health, refusals and the language of the screens."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from . import actions, context, queries
from .http import MedewerkerRequest


@require_GET
def home(request: MedewerkerRequest) -> HttpResponse:
    """Show the first page of the menu that this person may open."""
    first = next(iter(context.page(request)["nav"]))
    return redirect(first["url"])


@login_not_required
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """Answer that the process runs."""
    return JsonResponse({"status": "levend"})


@login_not_required
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """Answer whether database and migrations are in order; 503 with the reason if not."""
    problem = queries.why_not_ready()
    if problem:
        return JsonResponse({"status": "niet gereed", "reden": problem}, status=503)
    return JsonResponse({"status": "gereed"})


@require_POST
def set_taal(request: MedewerkerRequest) -> HttpResponse:
    """Set the language of one's own screens."""
    taal = request.POST.get("taal", "")
    if taal not in request.user.Taal.values:
        raise Http404
    actions.set_taal(by=request.user, at=timezone.now(), taal=taal)
    return redirect("basis:home")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that the right is missing and whom to ask."""
    return render(request, "403.html", {"reden": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Show that there is nothing here, or nothing that this person may see."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Show that the page was too old to send, and that going back keeps the text."""
    return render(request, "csrf.html", status=403)

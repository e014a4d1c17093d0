"""One's own page: language, password, and who read or changed something about oneself."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import actions, queries
from gastvrij.basis.http import MedewerkerRequest

from .bladeren import older_than, page_of

SHOWN = 10


@require_GET
def show(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own settings and the newest lines about oneself."""
    about = queries.lines(queries.events_about(request.user)[:SHOWN])
    rollen = queries.toewijzingen_of(request.user)
    return render(request, "basis/mijn/index.html", {"regels": about, "rollen": rollen})


@require_GET
def read_by(request: MedewerkerRequest) -> HttpResponse:
    """Show who read or changed something about oneself."""
    page = page_of(queries.events_about(request.user), before=older_than(request))
    return render(request, "basis/mijn/inzage.html", page)


@require_GET
def acts(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own acts."""
    page = page_of(queries.events_by(request.user), before=older_than(request))
    return render(request, "basis/mijn/handelingen.html", page)


@require_POST
def set_taal(request: MedewerkerRequest) -> HttpResponse:
    """Set the language of one's own screens and stay on the page."""
    taal = request.POST.get("taal", "")
    if taal not in request.user.Taal.values:
        raise Http404
    actions.set_taal(by=request.user, at=timezone.now(), taal=taal)
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(wanted if is_ours else reverse("basis:home"))

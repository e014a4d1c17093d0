"""The own presence: one press says whether one can be reached."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from gastvrij.basis import actions, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Aanwezigheid


@require_POST
def change(request: MedewerkerRequest) -> HttpResponse:
    """Set whether one can be reached; the fragment to htmx, the same page to others."""
    stand, now = request.POST.get("stand", ""), timezone.now()
    if stand not in Aanwezigheid.Stand.values:
        raise Http404
    status = 200
    try:
        actions.set_aanwezigheid(by=request.user, at=now, stand=stand)
    except actions.GateClosed as problem:
        status = 422
        if not request.htmx:
            messages.error(request, str(problem))
    if request.htmx:
        context = {"eigen_stand": queries.own_aanwezigheid(request.user, now)}
        return render(request, "basis/_aanwezigheid.html", context, status=status)
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return redirect(wanted if is_ours else reverse("basis:mijn"))

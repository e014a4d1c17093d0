"""The own badges: asking, taking along, withdrawing; and all of them for who may withdraw them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.badges import svg


@require_POST
def badge_vragen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Ask for the badge of an own result."""
    try:
        actions.issue_badge(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotBadge as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Uw badge is gemaakt. U kunt hem downloaden en delen."))
    return redirect("ontwikkeling:dossier")


@require_GET
def badge_json(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return an own badge as JSON, to take along."""
    badge = queries.get_own_badge(request.user, uuid)
    return _file(badge.credential, "application/ld+json", "badge.json")


@require_GET
def badge_svg(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return an own badge as a picture with the JSON in it, to take along."""
    badge = queries.get_own_badge(request.user, uuid)
    uitgever = basis.organisatie().naam
    picture = svg.baked(badge.credential, naam=badge.naam, uitgever=uitgever)
    return _file(picture, "image/svg+xml", "badge.svg")


def _file(content: str, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content.encode(), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def badges(request: MedewerkerRequest) -> HttpResponse:
    """Show every badge to who may withdraw them."""
    context = {"regels": queries.badges_for(request.user), "met_sleutel": queries.has_badge_key()}
    return render(request, "ontwikkeling/badges/badges.html", context)


def badge_intrekken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Withdraw a badge: ask first, because it is for good."""
    badge = queries.get_badge_to_withdraw(request.user, uuid)
    is_own = badge.medewerker_id == request.user.pk
    form = forms.WithdrawBadge(request.POST if request.method == "POST" else None, is_own=is_own)
    if form.is_valid():
        try:
            actions.withdraw_badge(
                by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data
            )
        except actions.CannotBadge as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("De badge is ingetrokken."))
            return redirect("ontwikkeling:dossier" if is_own else "ontwikkeling:badges")
    context = {"badge": badge, "form": form, "is_own": is_own}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/badges/intrekken.html", context, status=status)

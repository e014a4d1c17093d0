"""Screens of klantcontact: inwoners who are in the list twice.

For everybody who handles contacts: who sees it twice is who can put it right. What two partijen
hold is not shown, only whether it is the same.
"""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Partij

LIST = "klantcontact:dubbelen"


def _page(request: MedewerkerRequest, *, status: int = 200, probleem: str = "") -> HttpResponse:
    context = {
        "dubbelen": queries.double_proposals(request.user),
        "samengevoegd": queries.merged_partijen(request.user),
        "probleem": probleem,
    }
    return render(request, "klantcontact/dubbelen.html", context, status=status)


@require_GET
def dubbelen(request: MedewerkerRequest) -> HttpResponse:
    """Show which inwoners may be in the list twice, and who was made one."""
    return _page(request)


def _pair(request: MedewerkerRequest) -> tuple[Partij, Partij] | None:
    """Return the two partijen that the form names, None if it names none."""
    try:
        uuids = [UUID(request.POST.get(name, "")) for name in ("blijft", "dubbel")]
    except ValueError:
        return None
    blijft, dubbel = (queries.get_partij_for(request.user, uuid) for uuid in uuids)
    return blijft, dubbel


def _nothing_chosen(request: MedewerkerRequest) -> HttpResponse:
    return _page(request, status=422, probleem=_("Kies twee inwoners uit de lijst."))


@require_POST
def samenvoegen(request: MedewerkerRequest) -> HttpResponse:
    """Make one inwoner out of two; a toast undoes it."""
    pair = _pair(request)
    if pair is None:
        return _nothing_chosen(request)
    blijft, dubbel = pair
    try:
        actions.merge_partijen(by=request.user, at=timezone.now(), blijft=blijft, dubbel=dubbel)
    except actions.CannotMerge as problem:
        return _page(request, status=422, probleem=str(problem))
    undo = reverse("klantcontact:losmaken", args=[dubbel.uuid])
    said = _("{naam} is samengevoegd.").format(naam=blijft.volledige_naam)
    messages.success(request, said, extra_tags=f"ongedaan:{undo}")
    return redirect(LIST)


@require_POST
def uit_elkaar(request: MedewerkerRequest) -> HttpResponse:
    """Say that two inwoners are two people; they are proposed no more."""
    pair = _pair(request)
    if pair is None:
        return _nothing_chosen(request)
    actions.keep_apart(by=request.user, at=timezone.now(), partijen=pair)
    messages.success(request, _("Dit zijn twee mensen. Gastvrij stelt ze niet meer voor."))
    return redirect(LIST)


@require_POST
def losmaken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take an inwoner apart again from the one that it was made one with."""
    partij = queries.get_partij_for(request.user, uuid)
    try:
        actions.unmerge_partij(by=request.user, at=timezone.now(), partij=partij)
    except actions.CannotMerge as problem:
        return _page(request, status=422, probleem=str(problem))
    messages.success(request, _("{naam} is weer los.").format(naam=partij.volledige_naam))
    return redirect(LIST)

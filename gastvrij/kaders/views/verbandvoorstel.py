"""The page of ties that likeness proposes; a person accepts or turns down each."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Kruistabel, Verband

from .kruistabel import chosen_pair, heading
from .verband import ends, seen

A_PAGE = 25


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show which ties likeness proposes between two frameworks, and what was turned down."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    return _page(request, queries.get_kruistabel_for(request.user, uuid))


@require_POST
def accept(request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID) -> HttpResponse:
    """Make a tie of a proposal, as strong as the person says."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel, first, second = ends(request, uuid, van, naar)
    soort = request.POST.get("soort", "")
    if soort not in Verband.Soort.values:
        return _page(request, kruistabel, problem=_("Kies: draagt bij, of deels."))
    try:
        actions.set_verband(
            by=request.user,
            at=timezone.now(),
            kruistabel=kruistabel,
            gezien=seen(request),
            van=first,
            naar=second,
            soort=soort,
            herkomst=Verband.Herkomst.VOORSTEL,
        )
    except actions.CannotTie as problem:
        return _page(request, kruistabel, problem=str(problem), changes=problem.changes)
    messages.success(request, _("Verband toegevoegd."))
    return _back(request, kruistabel)


@require_POST
def reject(request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID) -> HttpResponse:
    """Turn a proposal down; it is not proposed again."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel, first, second = ends(request, uuid, van, naar)
    try:
        actions.reject_verband(
            by=request.user,
            at=timezone.now(),
            kruistabel=kruistabel,
            gezien=seen(request),
            van=first,
            naar=second,
        )
    except actions.CannotTie as problem:
        return _page(request, kruistabel, problem=str(problem), changes=problem.changes)
    undo = reverse("kaders:verband_toch_voorstellen", args=[uuid, van, naar])
    messages.success(request, _("Voorstel afgewezen."), extra_tags=f"ongedaan:{undo}")
    return _back(request, kruistabel)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID) -> HttpResponse:
    """Let a tie that was turned down be proposed again."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel, first, second = ends(request, uuid, van, naar)
    try:
        actions.withdraw_rejection(
            by=request.user,
            at=timezone.now(),
            kruistabel=kruistabel,
            # Who undoes from the toast changes nothing but this one line.
            gezien=seen(request) if "gezien" in request.POST else kruistabel.bewerking,
            van=first,
            naar=second,
        )
    except actions.CannotTie as problem:
        return _page(request, kruistabel, problem=str(problem), changes=problem.changes)
    messages.success(request, _("Dit verband wordt weer voorgesteld."))
    return _back(request, kruistabel)


def _back(request: MedewerkerRequest, kruistabel: Kruistabel) -> HttpResponseRedirect:
    """Go on where the person was: the next proposal stands on the same line now."""
    line = request.POST.get("regel", "")
    anchor = f"#voorstel-{line}" if line.isdecimal() else ""
    url = reverse("kaders:verbandvoorstellen", args=[kruistabel.uuid])
    return HttpResponseRedirect(f"{url}?{request.GET.urlencode()}{anchor}")


def _page(
    request: MedewerkerRequest,
    kruistabel: Kruistabel,
    *,
    problem: str = "",
    changes: tuple[str, ...] = (),
) -> HttpResponse:
    context = heading(request, kruistabel) | chosen_pair(request)
    paar = context["paar"]
    found = queries.proposals(kruistabel, paar) if paar and context["may_change"] else []
    query = request.GET.copy()
    query.pop("pagina", None)
    context |= {
        "pagina": Paginator(found, A_PAGE).get_page(request.GET.get("pagina")),
        "vraag": query.urlencode(),
        "afwijzingen": queries.rejections(kruistabel),
        "problem": problem,
        "changes": changes,
    }
    status = 422 if problem else 200
    return render(request, "kaders/verbandvoorstellen.html", context, status=status)

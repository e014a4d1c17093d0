"""The page of one tie: the two elements side by side, and how they are tied."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.models import Element, Kruistabel, Verband
from gastvrij.kaders.weergave_kruistabel import cell_id

from .kruistabel import LIJST, NEVER, chosen_pair, heading


@require_GET
def choose(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Choose two elements to tie; with both in the address go to the page of the tie."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    context = chosen_pair(request)
    paar = context["paar"]
    if paar is not None:
        van, naar = (_choices(queries.punten(one)) for one in (paar.van, paar.naar))
        form = forms.VerbandEnds(request.GET, van=van, naar=naar, prefix="onderdeel")
        if form.is_valid():
            chosen = form.cleaned_data
            return redirect("kaders:verband", uuid, chosen["van"], chosen["naar"])
        context["form"] = forms.VerbandEnds(van=van, naar=naar, prefix="onderdeel")
    return render(request, "kaders/verband_kiezen.html", heading(request, kruistabel) | context)


def _choices(every: list[queries.Haakpunt]) -> list[tuple[str, str]]:
    return [(str(one.uuid), str(one)) for one in every]


@require_http_methods(["GET", "POST"])
def show(request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID) -> HttpResponse:
    """Show a tie, or the two elements of one to make; save it."""
    if request.method == "POST":
        rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel, first, second = ends(request, uuid, van, naar)
    if request.method != "POST":
        return _page(request, kruistabel, first, second)
    form = forms.VerbandForm(request.POST)
    changes: tuple[str, ...] = ()
    if form.is_valid():
        try:
            actions.set_verband(
                by=request.user,
                at=timezone.now(),
                kruistabel=kruistabel,
                gezien=seen(request),
                van=first,
                naar=second,
                **form.cleaned_data,
            )
        except actions.CannotTie as problem:
            form.add_error(None, str(problem))
            changes = problem.changes
        else:
            messages.success(request, _("Verband opgeslagen."))
            return _back(request, kruistabel, first, second)
    return _page(request, kruistabel, first, second, form=form, changes=changes)


@require_POST
def remove(request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID) -> HttpResponse:
    """Remove a tie."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel, first, second = ends(request, uuid, van, naar)
    try:
        actions.remove_verband(
            by=request.user,
            at=timezone.now(),
            kruistabel=kruistabel,
            gezien=seen(request),
            van=first,
            naar=second,
        )
    except actions.CannotTie as problem:
        return _page(
            request, kruistabel, first, second, problem=str(problem), changes=problem.changes
        )
    messages.success(request, _("Verband weggehaald."))
    return _back(request, kruistabel, first, second)


def seen(request: MedewerkerRequest) -> int:
    """Return the edit number that a form carries; NEVER without one."""
    form = forms.Seen(request.POST)
    return int(form.cleaned_data["gezien"]) if form.is_valid() else NEVER


def ends(
    request: MedewerkerRequest, uuid: UUID, van: UUID, naar: UUID
) -> tuple[Kruistabel, Element, Element]:
    """Return the crosswalk and the two elements that the address names; Http404 without."""
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    return kruistabel, queries.get_element(van), queries.get_element(naar)


def _back(
    request: MedewerkerRequest, kruistabel: Kruistabel, van: Element, naar: Element
) -> HttpResponseRedirect:
    """Go back to where the tie was opened: its line in the list, or its cell in the matrix."""
    url = reverse("kaders:kruistabel_versie", args=[kruistabel.uuid])
    if request.POST.get("uit") == LIJST:
        return HttpResponseRedirect(f"{url}?toon={LIJST}")
    asked: dict[str, Any] = {
        "van": van.versie.uuid,
        "naar": naar.versie.uuid,
        "rij": queries.part_of(van.versie, van.identiteit, limit=queries.ROWS),
        "kolom": queries.part_of(naar.versie, naar.identiteit, limit=queries.COLUMNS),
    }
    return HttpResponseRedirect(f"{url}?{urlencode(asked)}#{cell_id(van.uuid, naar.uuid)}")


def _page(
    request: MedewerkerRequest,
    kruistabel: Kruistabel,
    van: Element,
    naar: Element,
    *,
    form: forms.VerbandForm | None = None,
    changes: tuple[str, ...] = (),
    problem: str = "",
) -> HttpResponse:
    verband = queries.find_verband(kruistabel, van, naar)
    uit = request.POST.get("uit") or request.GET.get("uit", "")
    context = heading(request, kruistabel) | {
        "van": van,
        "naar": naar,
        "verband": verband,
        "form": form or forms.VerbandForm(initial=_initial(verband)),
        "changes": changes,
        "problem": problem,
        "uit": LIJST if uit == LIJST else "",
    }
    status = 422 if form or problem else 200
    return render(request, "kaders/verband.html", context, status=status)


def _initial(verband: Verband | None) -> dict[str, str]:
    if verband is None:
        return {"type": Verband.Type.HANGT_SAMEN}
    return {
        "soort": verband.soort,
        "type": verband.type,
        "toelichting": verband.toelichting,
    }

"""Pages of a goal: making it, changing it, how it goes, and closing it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries

REACHED_ID, STOPPED_ID = "bereikt_%s", "gestopt_%s"


def _uuid(asked: str) -> UUID | None:
    if not asked:
        return None
    try:
        return UUID(asked)
    except ValueError:
        raise Http404(_("Dit adres klopt niet.")) from None


def _initial(request: MedewerkerRequest, leerpunt: UUID | None) -> dict[str, Any]:
    """Return what a new goal starts with: a learning point, or the competence asked for."""
    found: dict[str, Any] = {}
    if leerpunt is not None:
        point = queries.get_leerpunt_to_plan(request.user, leerpunt)
        found |= forms.initial_of_leerpunt(point)
    asked = _uuid(request.GET.get("competentie", ""))
    return found | ({"keuze": str(asked)} if asked is not None else {})


@require_http_methods(["GET", "POST"])
def nieuw(request: MedewerkerRequest) -> HttpResponse:
    """Make a goal, filled in beforehand from a competence or a learning point in the address."""
    leerpunt = _uuid(request.GET.get("leerpunt", ""))
    data = request.POST if request.method == "POST" else None
    form = forms.MakeDoel(
        request.user, data, on=timezone.localdate(), initial=_initial(request, leerpunt)
    )
    if form.is_valid():
        try:
            made = actions.make_doel(
                by=request.user, at=timezone.now(), leerpunt=leerpunt, **form.given
            )
        except actions.CannotPlan as problem:
            form.add_problems(problem)
        else:
            messages.success(request, _("Uw doel staat in uw plan."))
            return redirect("ontwikkeling:doel", made.uuid)
    context = {"form": form, "is_nieuw": True, "van_leerpunt": leerpunt is not None}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/plan/doel_vorm.html", context, status=status)


@require_http_methods(["GET", "POST"])
def wijzigen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a running goal; where it was changed since, what is stored stands beside it."""
    doel, today = queries.get_own_doel(request.user, uuid), timezone.localdate()
    if doel.status != doel.Status.LOOPT:
        messages.warning(request, _("Dit doel is afgesloten en verandert niet meer."))
        return redirect("ontwikkeling:doel", uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.MakeDoel(request.user, data, on=today, doel=doel)
    context: dict[str, Any] = {"form": form, "doel": doel, "is_nieuw": False}
    seen = forms.Seen(data)
    if form.is_valid():
        bewerking = seen.cleaned_data["bewerking"] if seen.is_valid() else -1
        try:
            actions.change_doel(
                by=request.user, at=timezone.now(), uuid=uuid, bewerking=bewerking, **form.given
            )
        except actions.CannotPlan as problem:
            form.add_problems(problem)
            if isinstance(problem, actions.Outdated):
                context["anders"] = form.differing(doel)
        else:
            messages.success(request, _("Uw doel is gewijzigd."))
            return redirect("ontwikkeling:doel", uuid)
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/plan/doel_vorm.html", context, status=status)


def _reached(data: Any = None) -> forms.CloseDoel:
    return forms.CloseDoel(_("Waaruit blijkt dat u het kunt?"), data, auto_id=REACHED_ID)


def _stopped(data: Any = None) -> forms.CloseDoel:
    return forms.CloseDoel(_("Waarom stopt u?"), data, auto_id=STOPPED_ID)


def _page(request: MedewerkerRequest, uuid: UUID, **bound: django_forms.Form) -> HttpResponse:
    seen = actions.open_doel(by=request.user, at=timezone.now(), uuid=uuid)
    context: dict[str, Any] = {
        "zicht": seen,
        "regel": seen.regel,
        "doel": seen.doel,
        "voortgang_form": forms.AddVoortgang(),
        "bereikt_form": _reached(),
        "gestopt_form": _stopped(),
        "reactie_form": forms.React(),
        "fout_form": next(iter(bound.values()), None),
    }
    status = 422 if bound else 200
    return render(request, "ontwikkeling/plan/doel.html", context | bound, status=status)


@require_GET
def doel(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a goal with how it goes."""
    return _page(request, uuid)


def _do(
    request: MedewerkerRequest,
    uuid: UUID,
    name: str,
    form: django_forms.Form,
    act: Callable[..., object],
    done: str,
) -> HttpResponse:
    """Do something with a goal, and show it again; with what is wrong if that was refused."""
    if form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data)
        except actions.CannotPlan as problem:
            form.add_error(problem.field if problem.field in form.fields else None, str(problem))
        except GateClosed as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, done)
            return redirect("ontwikkeling:doel", uuid)
    return _page(request, uuid, **{name: form})


@require_POST
def voortgang(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add how one's own goal goes."""
    queries.get_own_doel(request.user, uuid)
    form = forms.AddVoortgang(request.POST)
    return _do(request, uuid, "voortgang_form", form, actions.add_voortgang, _("Toegevoegd."))


@require_POST
def bereikt(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say of one's own goal that it was reached."""
    queries.get_own_doel(request.user, uuid)
    done = _("Mooi. Uw doel staat op bereikt.")
    form = _reached(request.POST)
    return _do(request, uuid, "bereikt_form", form, actions.reach_doel, done)


@require_POST
def stoppen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Stop with one's own goal."""
    queries.get_own_doel(request.user, uuid)
    form = _stopped(request.POST)
    done = _("U bent met dit doel gestopt.")
    return _do(request, uuid, "gestopt_form", form, actions.stop_doel, done)


@require_POST
def reageren(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """React to a goal of a cycle that one leads."""
    form = forms.React(request.POST)
    done = _("Uw reactie staat erbij.")
    return _do(request, uuid, "reactie_form", form, actions.react_to_doel, done)

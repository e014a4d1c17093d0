"""Pages of ontwikkeling: the competence picture, and who may see it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker

from . import actions, forms, queries, rules
from .queries import Beeld, BeeldCompetentie


def _current(picture: Beeld, asked: str) -> BeeldCompetentie | None:
    every = picture.competenties
    by_uuid = {str(one.element.uuid): one for one in every}
    most = max(every, key=lambda one: one.aantal, default=None)
    return by_uuid.get(asked, most)


def _context(request: MedewerkerRequest, medewerker: Medewerker) -> dict[str, Any]:
    today = timezone.localdate()
    picture = queries.beeld(medewerker, on=today)
    return {
        "beeld": picture,
        "nieuwere": queries.newer_versions(picture, on=today),
        "nu": _current(picture, request.GET.get("competentie", "")),
        "minimum": rules.MINIMUM_CITATEN,
        "leerpunten": queries.leerpunten_of(medewerker),
        "is_own": medewerker.pk == request.user.pk,
    }


def _own(request: MedewerkerRequest, form: forms.GiveVrijgave) -> HttpResponse:
    today = timezone.localdate()
    context = _context(request, request.user) | {
        "form": form,
        "vrijgaven": queries.vrijgaven_of(request.user, on=today),
        "ontvangen": queries.ontvangen(request.user, on=today),
        "inzages": queries.inzages(request.user),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/beeld.html", context, status=status)


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own competence picture, to whom it is open and who looked."""
    return _own(request, forms.GiveVrijgave(request.user))


@require_GET
def beeld(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the picture of somebody who opened it to this person; one's own stands elsewhere."""
    if request.user.uuid == uuid:
        return redirect("ontwikkeling:index")
    medewerker = actions.open_beeld(by=request.user, at=timezone.now(), uuid=uuid)
    return render(request, "ontwikkeling/beeld.html", _context(request, medewerker))


@require_POST
def give(request: MedewerkerRequest) -> HttpResponse:
    """Open one's own picture to a colleague until a day."""
    form = forms.GiveVrijgave(request.user, request.POST)
    if form.is_valid():
        try:
            given = actions.give_vrijgave(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotRelease as problem:
            form.add_error(None, str(problem))
        else:
            done = _("{naam} kan uw profiel nu zien.").format(naam=given.aan.naam)
            messages.success(request, done)
            return redirect("ontwikkeling:index")
    return _own(request, form)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Close one's own picture to a colleague again."""
    try:
        closed = actions.withdraw_vrijgave(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotRelease as problem:
        messages.warning(request, str(problem))
    else:
        done = _("{naam} kan uw profiel niet meer zien.").format(naam=closed.aan.naam)
        messages.success(request, done)
    return redirect("ontwikkeling:index")

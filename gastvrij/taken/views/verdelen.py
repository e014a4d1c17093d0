"""Handing over all work of somebody who is ill."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.taken import actions, forms, queries


def verdelen(request: MedewerkerRequest, uuid: UUID | None = None) -> HttpResponse:
    """Choose somebody, see what lies there, and hand it all to another."""
    toegang = basis.require(request.user, Recht.TAKEN_VERDELEN)
    if not toegang.afdelingen:
        raise PermissionDenied(_("Alleen een teamleider verdeelt taken van een ander."))
    people = list(queries.divisible_people(request.user))
    context: dict[str, Any] = {"mensen": people, "nu": timezone.now()}
    if uuid is None:
        return render(request, "taken/verdelen.html", context)
    van = next((one for one in people if one.uuid == uuid), None)
    if van is None:
        raise Http404(_("Deze collega heeft geen open taken van uw afdeling."))
    return _of(request, van, context)


def _of(request: MedewerkerRequest, van: Medewerker, context: dict[str, Any]) -> HttpResponse:
    now = timezone.now()
    form = _form(request, van)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                count = actions.reassign_all(by=request.user, at=now, van=van, **form.given())
            except actions.CannotHandle as problem:
                status = 409 if isinstance(problem, actions.Changed) else 422
                form.add_error(None, str(problem))
                if isinstance(problem, actions.IsAway):
                    form.propose(problem.vervanger)
            else:
                said = ngettext("{aantal} taak verdeeld.", "{aantal} taken verdeeld.", count)
                messages.success(request, said.format(aantal=count))
                return redirect("taken:verdelen")
    taken = list(queries.open_taken_of(request.user, van)[: queries.MOST_SHOWN])
    context |= {
        "van": van,
        "afwezig": queries.absence_of(van, on=timezone.localdate(now)),
        "form": form,
        "aantal": queries.open_taken_of(request.user, van).count(),
        "groepen": queries.grouped(taken, now=now),
    }
    return render(request, "taken/verdelen.html", context, status=status)


def _form(request: MedewerkerRequest, van: Medewerker) -> forms.Verdelen:
    today = timezone.localdate()
    collegas = [one for one in queries.colleagues() if one != van]
    deputy = queries.vervanger_of(van, on=today)
    initial: dict[str, Any] = {"verwacht": queries.open_taken_of(request.user, van).count()}
    if deputy is not None and deputy != van:
        initial["naar"] = str(deputy.uuid)
    return forms.Verdelen(
        request.POST if request.method == "POST" else None,
        afdelingen=queries.afdelingen(),
        collegas=collegas,
        away=queries.absences(collegas, on=today),
        initial=initial,
    )

"""The work list: one list at a time, search, and what to do next."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Rol
from gastvrij.taken import actions, forms, queries
from gastvrij.taken.models import Afwezigheid

TERUGVRAGEN = "terugvragen"


@require_GET
def index(request: MedewerkerRequest, lijst: str = "mijn") -> HttpResponse:
    """Show one list of work, what must be done first on top, fifty at a time."""
    now = timezone.now()
    view = queries.blik(request.user, now=now)
    lijsten = queries.lijsten_for(request.user, now=now, view=view)
    context: dict[str, Any] = {
        "lijsten": lijsten,
        "lijst": next((one for one in lijsten if one.code == lijst), lijsten[0]),
        "zoekformulier": forms.Zoek(),
        "afwezig": _absence(view, now),
        "regels": queries.taakregels(),
        "may_divide": Rol.TEAMLEIDER in request.user.rollen,
        "nu": now,
    }
    if lijst == TERUGVRAGEN:
        context["vragen"] = queries.terugvragen_in(view)
        return render(request, "taken/terugvragen.html", context)
    filteren = forms.Filteren(request.GET)
    only = queries.Filter(**filteren.cleaned_data) if filteren.is_valid() else queries.Filter()
    after = request.GET.get("na", "")
    page = queries.page_of(request.user, lijst, now=now, only=only, after=after, view=view)
    return render(
        request,
        "taken/index.html",
        context
        | {
            "groepen": queries.grouped(page.taken, now=now),
            "aantal": len(page.taken),
            "verder": page.verder,
            "is_vervolg": bool(after),
            "filteren": filteren,
            "is_gefilterd": bool(only.soort or only.status),
        },
    )


def _absence(view: queries.Blik, now: datetime) -> Afwezigheid | None:
    """Return why somebody who opens the list is away, asked only if that is so."""
    if view.medewerker.pk not in view.away:
        return None
    return queries.absence_of(view.medewerker, on=timezone.localdate(now))


@require_POST
def zoek(request: MedewerkerRequest) -> HttpResponse:
    """Show the taken that a number, name, phone or mail address points to.

    By POST, so that names and numbers stay out of addresses and logs.
    """
    now = timezone.now()
    view = queries.blik(request.user, now=now)
    form = forms.Zoek(request.POST)
    text = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = queries.find_for(request.user, text, view=view)
    context = {
        "lijsten": queries.lijsten_for(request.user, now=now, view=view),
        "groepen": queries.grouped(found, now=now),
        "aantal": len(found),
        "zoekformulier": form,
        "is_gezocht": True,
        "regels": queries.taakregels(),
        "nu": now,
    }
    return render(request, "taken/index.html", context, status=200 if form.is_valid() else 422)


@require_POST
def volgende(request: MedewerkerRequest) -> HttpResponse:
    """Take the most urgent taak that waits for oneself or for nobody yet."""
    now = timezone.now()
    found = queries.next_for(request.user, now=now)
    if found is None:
        messages.success(request, _("Er wacht geen taak op u."))
        return redirect("taken:index")
    try:
        actions.take(by=request.user, at=now, taak=found)
    except actions.CannotHandle as problem:
        # A colleague was first: say so, the list shows what is left.
        messages.warning(request, str(problem))
        return redirect("taken:index")
    messages.success(request, _("U hebt taak {nummer} opgepakt.").format(nummer=found.nummer))
    return redirect("taken:taak", found.uuid)

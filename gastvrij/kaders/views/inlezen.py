"""The page on which documents are taken in."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.models import Kader, Kruistabel, Lezing

FORMS = (
    ".pdf,.docx,.xlsx,.csv,.html,.htm,.txt,.json,application/pdf,text/plain,text/csv,text/html,"
    "application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)


@dataclass
class Outcome:
    """What became of one file."""

    bestandsnaam: str
    lezing: Lezing | None = None
    kruistabel: Kruistabel | None = None
    problem: actions.CannotRead | None = None


@require_http_methods(["GET", "POST"])
def upload(request: MedewerkerRequest) -> HttpResponse:
    """Take documents in; each file stands alone, so one that fails does not stop the rest."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    is_sent = request.method == "POST"
    kaders = queries.every_kader(request.user)
    form = (
        forms.Upload(request.POST, request.FILES, kaders=kaders)
        if is_sent
        else forms.Upload(initial={"kader": request.GET.get("kader")}, kaders=kaders)
    )
    outcomes: list[Outcome] = []
    if form.is_valid():
        soort, kader = form.cleaned_data["soort"] or None, form.cleaned_data["kader"]
        outcomes = [
            _take_in(request.user, one, soort, kader) for one in form.cleaned_data["bestanden"]
        ]
        if not any(outcome.problem for outcome in outcomes):
            return _to_result(request, outcomes)
    context = {
        "form": form,
        "outcomes": outcomes,
        "failed": [one for one in outcomes if one.problem],
        "accept": FORMS,
    }
    return render(request, "kaders/upload.html", context, status=422 if is_sent else 200)


def _take_in(
    by: Medewerker, file: "UploadedFile[Any]", soort: str | None, kader: Kader | None
) -> Outcome:
    """Take in one file; its size is asked before its content comes into memory."""
    naam, at = file.name or _("naamloos"), timezone.now()
    outcome = Outcome(naam)
    try:
        actions.refuse_size(file.size or 0)
        inhoud = file.read()
        if actions.is_crosswalk(naam, inhoud):
            outcome.kruistabel = actions.import_kruistabel(
                by=by, at=at, bestandsnaam=naam, inhoud=inhoud
            )
        else:
            outcome.lezing = actions.submit(
                by=by, at=at, bestandsnaam=naam, inhoud=inhoud, soort=soort, kader=kader
            )
    except actions.CannotRead as problem:
        outcome.problem = problem
    return outcome


def _to_result(request: MedewerkerRequest, outcomes: list[Outcome]) -> HttpResponse:
    if any(outcome.lezing for outcome in outcomes):
        return redirect("kaders:lezingen")
    count = len(outcomes)
    said = ngettext("%(n)d bestand ingelezen.", "%(n)d bestanden ingelezen.", count) % {"n": count}
    messages.success(request, said)
    return redirect("kaders:kruistabel")

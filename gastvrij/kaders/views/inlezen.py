"""The page on which documents are taken in."""

from dataclasses import dataclass, field
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
from gastvrij.kaders import actions, forms
from gastvrij.kaders.models import Kruistabel, Voorstel

CROSSWALK = ".csv"


@dataclass
class Outcome:
    """What became of one file."""

    bestandsnaam: str
    voorstellen: list[Voorstel] = field(default_factory=list)
    kruistabel: Kruistabel | None = None
    problem: actions.CannotRead | None = None


@require_http_methods(["GET", "POST"])
def upload(request: MedewerkerRequest) -> HttpResponse:
    """Take documents in; each file stands alone, so one that fails does not stop the rest."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    is_sent = request.method == "POST"
    form = forms.Upload(request.POST, request.FILES) if is_sent else forms.Upload()
    outcomes: list[Outcome] = []
    if form.is_valid():
        soort = form.cleaned_data["soort"] or None
        outcomes = [_take_in(request.user, one, soort) for one in form.cleaned_data["bestanden"]]
        if not any(outcome.problem for outcome in outcomes):
            return _to_result(request, outcomes)
    context = {"form": form, "outcomes": outcomes, "failed": [o for o in outcomes if o.problem]}
    return render(request, "kaders/upload.html", context, status=422 if is_sent else 200)


def _take_in(by: Medewerker, file: "UploadedFile[Any]", soort: str | None) -> Outcome:
    """Read one file; its size is asked before its content comes into memory."""
    naam, at = file.name or _("naamloos"), timezone.now()
    outcome = Outcome(naam)
    try:
        actions.refuse_size(file.size or 0)
        inhoud = file.read()
        if naam.lower().endswith(CROSSWALK):
            outcome.kruistabel = actions.import_kruistabel(
                by=by, at=at, bestandsnaam=naam, inhoud=inhoud
            )
        else:
            outcome.voorstellen = actions.upload(
                by=by, at=at, bestandsnaam=naam, inhoud=inhoud, soort=soort
            )
    except actions.CannotRead as problem:
        outcome.problem = problem
    return outcome


def _to_result(request: MedewerkerRequest, outcomes: list[Outcome]) -> HttpResponse:
    count = len(outcomes)
    said = ngettext("%(n)d bestand ingelezen.", "%(n)d bestanden ingelezen.", count) % {"n": count}
    messages.success(request, said)
    if count == 1 and outcomes[0].kruistabel:
        return redirect("kaders:kruistabel")
    if count == 1:
        return redirect("kaders:voorstel", outcomes[0].voorstellen[0].uuid)
    return redirect("kaders:index")

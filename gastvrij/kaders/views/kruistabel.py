"""The page of the crosswalk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, forms, queries


@require_GET
def show(request: MedewerkerRequest) -> HttpResponse:
    """Show the current crosswalk, and how to take in a newer one."""
    return _page(request, forms.Kruistabelbestand())


@require_POST
def take_in(request: MedewerkerRequest) -> HttpResponse:
    """Take in a crosswalk; with one wrong line nothing is stored."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    form = forms.Kruistabelbestand(request.POST, request.FILES)
    problems: tuple[str, ...] = ()
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            actions.refuse_size(bestand.size)
            actions.import_kruistabel(
                by=request.user,
                at=timezone.now(),
                bestandsnaam=bestand.name,
                inhoud=bestand.read(),
            )
        except actions.CannotRead as problem:
            form.add_error("bestand", str(problem))
            problems = tuple(problem.problems)
        else:
            messages.success(request, _("Kruistabel ingelezen."))
            return redirect("kaders:kruistabel")
    return _page(request, form, problems)


def _page(
    request: MedewerkerRequest, form: forms.Kruistabelbestand, problems: tuple[str, ...] = ()
) -> HttpResponse:
    rights.require(request.user, Recht.KADERS_LEZEN)
    kruistabel = queries.current_kruistabel()
    context = {
        "kruistabel": kruistabel,
        "verbanden": queries.verbanden(kruistabel) if kruistabel else [],
        "form": form,
        "problems": problems,
        "may_edit": rights.has(request.user, Recht.KADERS_BEWERKEN),
    }
    return render(request, "kaders/kruistabel.html", context, status=422 if form.is_bound else 200)

"""The page of all norms."""

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
    """Show every norm with where it comes from."""
    return _page(request, forms.NormForm())


@require_POST
def add(request: MedewerkerRequest) -> HttpResponse:
    """Set a norm by hand."""
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    form = forms.NormForm(request.POST)
    if form.is_valid():
        try:
            actions.add_norm(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotSetNorm as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Norm toegevoegd."))
            return redirect("kaders:normen")
    return _page(request, form)


def _page(request: MedewerkerRequest, form: forms.NormForm) -> HttpResponse:
    context = {
        "normen": queries.normen_for(request.user),
        "form": form,
        "nieuwere": queries.newer_with_norms(request.user, on=timezone.localdate()),
        "may_add": rights.has(request.user, Recht.KADERS_VASTSTELLEN),
    }
    return render(request, "kaders/normen.html", context, status=422 if form.is_bound else 200)

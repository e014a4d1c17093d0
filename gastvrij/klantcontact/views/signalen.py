"""Screens of klantcontact: what inwoners say, passed on and answered."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions, forms, queries

UNPROCESSABLE = 422


def _page(
    request: MedewerkerRequest,
    *,
    status: int = 200,
    answered: tuple[int, forms.AntwoordForm] | None = None,
    **extra: Any,
) -> HttpResponse:
    """Show the signalen; `answered` is the form that was sent, with the key of its signaal."""
    found = queries.signalen_for(request.user)
    sent = dict([answered] if answered else [])
    context = {
        "signalen": found,
        "melden": forms.SignaalForm(),
        "te_beantwoorden": [
            (one, sent.get(one.pk) or forms.AntwoordForm(auto_id=f"id_{one.pk}_%s"))
            for one in found.te_beantwoorden
        ],
    }
    return render(request, "klantcontact/signalen.html", context | extra, status=status)


@require_GET
def signalen(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own signalen with their answers, and those that one's afdelingen answer."""
    return _page(request)


@require_POST
def report(request: MedewerkerRequest) -> HttpResponse:
    """Pass on a signaal; a fragment that says so to htmx, the list to others."""
    basis.require(request.user, Recht.KLANTCONTACT)
    form = forms.SignaalForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {}
    if given:
        about = given.pop("gesprek")
        gesprek = queries.get_gesprek_for(request.user, about) if about else None
        try:
            actions.report_signaal(by=request.user, at=timezone.now(), gesprek=gesprek, **given)
        except actions.CannotReport as problem:
            form.add_error("tekst", str(problem))
    status = UNPROCESSABLE if form.errors else 200
    if request.htmx:
        context = {"form": form, "afdeling": given.get("afdeling")}
        return render(request, "klantcontact/_signaal_gemeld.html", context, status=status)
    if form.errors:
        return _page(request, status=status, melden=form)
    messages.success(request, _("Het signaal is doorgegeven. U leest hier wat ermee gebeurt."))
    return redirect("klantcontact:signalen")


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer a signaal."""
    found = queries.get_signaal_for(request.user, uuid)
    # Right before shape: who may not answer is not told what the answer should look like.
    queries.require_answer(request.user, found)
    form = forms.AntwoordForm(request.POST, auto_id=f"id_{found.pk}_%s")
    if form.is_valid():
        try:
            actions.answer_signaal(
                by=request.user, at=timezone.now(), signaal=found, **form.cleaned_data
            )
        except actions.CannotReport as problem:
            form.add_error("antwoord", str(problem))
        else:
            messages.success(request, _("Uw antwoord staat bij de collega die het signaal meldde."))
            return redirect("klantcontact:signalen")
    return _page(request, status=UNPROCESSABLE, answered=(found.pk, form), geweigerd=form)


@require_POST
def seen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Note that one has seen the answer to one's signaal."""
    found = queries.get_signaal_for(request.user, uuid)
    try:
        actions.see_answer(by=request.user, at=timezone.now(), signaal=found)
    except actions.CannotReport as problem:
        messages.warning(request, str(problem))
    return redirect("klantcontact:signalen")

"""Terms: what holds, from where, and what was agreed about attempts and klachten."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions as kaders
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.taken import actions, forms, queries, rules


def termijnen(request: MedewerkerRequest) -> HttpResponse:
    """Show the terms that hold and where they come from, and agree another."""
    posted = request.method == "POST"
    basis.require(request.user, Recht.BEHEER if posted else Recht.BEHEER_LEZEN)
    form = forms.Termijn(
        request.POST if posted else None,
        afdelingen=queries.afdelingen(),
        onderwerpen=klantcontacten.onderwerpen(),
    )
    if form.is_valid():
        try:
            kaders.save_norm(by=request.user, at=timezone.now(), **form.given())
        except kaders.CannotSetNorm as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("De termijn is opgeslagen."))
            return redirect("taken:termijnen")
    return _page(request, form)


def _page(request: MedewerkerRequest, form: forms.Termijn) -> HttpResponse:
    today = timezone.localdate()
    regels = queries.taakregels()
    context = {
        "form": form,
        "soorten": queries.termijnen_on(today),
        "vervallen": queries.ended_termijnen(on=today),
        "regels": regels,
        "weken": rules.KLACHT_WEKEN_COMMISSIE if regels.klacht_commissie else rules.KLACHT_WEKEN,
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    status = 422 if form.is_bound else 200
    return render(request, "taken/beheer/termijnen.html", context, status=status)


@require_POST
def termijn_beeindigen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a term that was agreed by hand hold no longer."""
    norm = queries.get_termijn_for(request.user, uuid)
    try:
        kaders.end_norm(by=request.user, at=timezone.now(), norm=norm)
    except kaders.CannotSetNorm as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, _("De termijn geldt niet meer."))
    return redirect("taken:termijnen")


def regels(request: MedewerkerRequest) -> HttpResponse:
    """Show and set what was agreed about attempts and klachten."""
    posted = request.method == "POST"
    basis.require(request.user, Recht.BEHEER if posted else Recht.BEHEER_LEZEN)
    form = forms.Regels(
        request.POST if posted else None,
        afdelingen=queries.afdelingen(),
        initial=forms.values_of(queries.taakregels()),
    )
    if form.is_valid():
        try:
            actions.save_taakregels(by=request.user, at=timezone.now(), **form.given())
        except actions.CannotSet as problem:
            form.add_error("schrijven_na_pogingen", str(problem))
        else:
            messages.success(request, _("De afspraken zijn opgeslagen."))
            return redirect("taken:regels")
    context = {
        "form": form,
        "regels": queries.taakregels(),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    status = 422 if form.is_bound else 200
    return render(request, "taken/beheer/regels.html", context, status=status)

"""Pages around people who leave: their last day, the dossier along, and the term after it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling import actions, forms, queries


@require_http_methods(["GET", "POST"])
def vertrekken(request: MedewerkerRequest) -> HttpResponse:
    """List who leaves, and note a last day."""
    basis.require(request.user, Recht.ONTWIKKELING)
    form = forms.NoteVertrek(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.note_vertrek(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotKeep as problem:
            form.add_error(problem.field, str(problem))
        else:
            done = _("Genoteerd. {naam} krijgt bericht.").format(naam=made.medewerker.naam)
            messages.success(request, done)
            return redirect("ontwikkeling:vertrekken")
    context = {
        "form": form,
        "regels": queries.vertrekken_for(request.user),
        "termijn": queries.dossiertermijn(),
        "settle": forms.SettleVertrek(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/dossier/vertrekken.html", context, status=status)


@require_POST
def vertrek_intrekken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a departure back, for who stays."""
    taken = actions.withdraw_vertrek(by=request.user, at=timezone.now(), uuid=uuid)
    done = _("{naam} blijft. De laatste dag is weggehaald.").format(naam=taken.medewerker.naam)
    messages.success(request, done)
    return redirect("ontwikkeling:vertrekken")


@require_POST
def vertrek_meegegeven(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Write down how the dossier of who leaves went along."""
    queries.get_vertrek_for(request.user, uuid)
    form = forms.SettleVertrek(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Kies hoe het is gegaan."))
        return redirect("ontwikkeling:vertrekken")
    try:
        actions.settle_vertrek(by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data)
    except actions.CannotKeep as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("Vastgelegd."))
    return redirect("ontwikkeling:vertrekken")


@require_http_methods(["GET", "POST"])
def dossiertermijn(request: MedewerkerRequest) -> HttpResponse:
    """Show the term that counts, and lay one down: first what would go under it, then for good."""
    running = queries.dossiertermijn_for(request.user)
    may_change = basis.has(request.user, Recht.BEHEER)
    if request.method == "POST":
        basis.require(request.user, Recht.BEHEER)
    form = forms.Dossiertermijn(request.POST if request.method == "POST" else None)
    now = timezone.now()
    shown = None
    if form.is_valid():
        if "bekijk" not in request.POST:
            actions.lay_down_dossiertermijn(by=request.user, at=now, **form.cleaned_data)
            messages.success(request, _("De bewaartermijn is vastgelegd."))
            return redirect("ontwikkeling:dossiertermijn")
        shown = queries.dossiervooruitblik(form.cleaned_data["dagen"], at=now)
    context = {
        "form": form,
        "termijn": running,
        "vannacht": queries.dossiervooruitblik(running.dagen, at=now) if running else None,
        "vooruitblik": shown,
        "mag_wijzigen": may_change,
        "vernietigingen": queries.dossiervernietigingen(),
    }
    status = 422 if form.is_bound and not shown else 200
    return render(request, "ontwikkeling/dossier/termijn.html", context, status=status)

"""Switch to a version: what would change, what runs on it, and from which day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.kaders import actions, forms, queries, vergelijking_tekst
from gastvrij.kaders.models import KaderVersie, Soort

# What runs on a kind of document, and what happens to it when a person switches.
RUNS_ON: dict[str, tuple[str | Promise, ...]] = {
    Soort.GESPREKSSTRUCTUUR: (
        gettext_lazy("De leidraad: nieuwe gesprekken krijgen de stappen van deze versie."),
        gettext_lazy("Gesprekken die al lopen houden hun leidraad."),
    ),
    Soort.TOETSPLAN: (
        gettext_lazy("De formulieren: maak een nieuw formulier uit deze versie."),
        gettext_lazy("Proeven die al gepland of afgenomen zijn houden hun formulier."),
    ),
    Soort.WOORDENBOEK: (
        gettext_lazy("De competentiebeelden tonen de competenties en niveaus van deze versie."),
    ),
    Soort.PROFIEL: (
        gettext_lazy("De competentiebeelden tonen de kennis en vaardigheden van deze versie."),
    ),
    Soort.FUNCTIEPROFIEL: (
        gettext_lazy("De vereiste niveaus van de functie zijn die van deze versie."),
    ),
    Soort.BEOORDELINGSFORMULIER: (
        gettext_lazy("Nieuwe formulieren krijgen de criteria en de cesuur van deze versie."),
    ),
}
NORMS = gettext_lazy("De normen: de cijfers liggen vanaf die dag naast de doelen van deze versie.")
TIES = gettext_lazy("De kruistabel wijst naar een versie. Controleer of de verbanden nog kloppen.")


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what would change by switching to this version."""
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    versie = queries.get_versie_for(request.user, uuid)
    return _page(request, versie)


@require_POST
def take(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let this version run from a day on."""
    versie = queries.get_versie_for(request.user, uuid)
    form = forms.TakeIntoUse(request.POST)
    if form.is_valid():
        try:
            made = actions.take_into_use(
                by=request.user, at=timezone.now(), versie=versie, per=form.cleaned_data["per"]
            )
        except actions.CannotSwitch as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            said = _("In gebruik per {dag}.").format(dag=day_text(made.per))
            messages.success(request, said)
            return redirect("kaders:versie", uuid)
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    return _page(request, versie, form)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Undo a plan that has not started."""
    versie = queries.get_versie_for(request.user, uuid)
    try:
        actions.withdraw_use(by=request.user, at=timezone.now(), versie=versie)
    except actions.CannotSwitch as problem:
        return _page(request, versie, problem=str(problem))
    messages.success(request, _("De ingebruikname is ingetrokken. Wat nu geldt blijft gelden."))
    return redirect("kaders:versie", uuid)


def _page(
    request: MedewerkerRequest,
    versie: KaderVersie,
    form: forms.TakeIntoUse | None = None,
    *,
    problem: str = "",
) -> HttpResponse:
    today = timezone.localdate()
    stand = queries.stand(versie, on=today)
    old = stand.running
    found = queries.compare_versions(old, versie) if old and old != versie else None
    day = max(versie.ingangsdatum or today, today)
    context = {
        "versie": versie,
        "stand": stand,
        "summary": vergelijking_tekst.summary(found) if found else "",
        "runs_on": _runs_on(versie),
        "form": form or forms.TakeIntoUse(initial={"per": day}),
        "problem": problem,
        "can_start": versie.status == KaderVersie.Status.VASTGESTELD and stand.running != versie,
        "is_planned": stand.planned == versie,
    }
    status = 422 if form is not None or problem else 200
    return render(request, "kaders/ingebruik.html", context, status=status)


def _runs_on(versie: KaderVersie) -> list[str]:
    """Return what runs on a version, in words."""
    found = [str(one) for one in RUNS_ON.get(versie.kader.soort, ())]
    if versie.normen.exists():
        found.append(str(NORMS))
    if queries.has_ties(versie):
        found.append(str(TIES))
    return found

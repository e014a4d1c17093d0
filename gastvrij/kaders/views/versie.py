"""The page of one version: what stands in it, and publishing it."""

from uuid import UUID

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
from gastvrij.kaders.models import KaderVersie


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a version with everything that stands in it."""
    versie = queries.get_versie_for(request.user, uuid)
    form = forms.Publish(initial={"ingangsdatum": versie.ingangsdatum})
    return _page(request, versie, form)


@require_POST
def publish(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Publish a concept for good."""
    versie = queries.get_versie_for(request.user, uuid)
    form = forms.Publish(request.POST)
    if form.is_valid():
        try:
            actions.publish(
                by=request.user,
                at=timezone.now(),
                versie=versie,
                ingangsdatum=form.cleaned_data["ingangsdatum"],
            )
        except actions.CannotPublish as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Vastgesteld. Deze versie verandert niet meer."))
            return redirect("kaders:versie", uuid)
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    return _page(request, versie, form)


@require_POST
def discard(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove a concept; what was read is open again."""
    versie = queries.get_versie_for(request.user, uuid)
    try:
        voorstel = actions.discard(by=request.user, at=timezone.now(), versie=versie)
    except actions.CannotAdopt as problem:
        return _page(request, versie, forms.Publish(), problem=str(problem))
    messages.success(request, _("Concept verwijderd. Het voorstel staat weer open."))
    return redirect("kaders:voorstel", voorstel.uuid) if voorstel else redirect("kaders:index")


def _page(
    request: MedewerkerRequest, versie: KaderVersie, form: forms.Publish, *, problem: str = ""
) -> HttpResponse:
    takken = queries.boom(versie)
    is_concept = versie.status == KaderVersie.Status.CONCEPT
    may_publish = is_concept and rights.has(request.user, Recht.KADERS_VASTSTELLEN)
    context = {
        "versie": versie,
        "takken": takken,
        "open": queries.open_points(takken),
        "aantal_toetstermen": len(queries.toetstermen(versie)),
        "normen": versie.normen.all(),
        "form": form,
        "problem": problem,
        "may_publish": may_publish,
        "is_own_work": may_publish and actions.is_own_work(request.user, versie),
        "may_edit": is_concept and rights.has(request.user, Recht.KADERS_BEWERKEN),
        "may_see_source": rights.has(request.user, Recht.KADERS_BEWERKEN),
    }
    return render(
        request, "kaders/versie.html", context, status=422 if form.is_bound or problem else 200
    )

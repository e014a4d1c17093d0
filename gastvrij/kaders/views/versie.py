"""The page of one version: what stands in it, and publishing it."""

from urllib.parse import urlencode
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
from gastvrij.kaders.models import Element, KaderVersie


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a version with everything that stands in it."""
    return page(request, queries.get_versie_for(request.user, uuid))


@require_POST
def publish(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Publish a concept for good, and switch to it if that was chosen."""
    versie = queries.get_versie_for(request.user, uuid)
    stand = queries.stand(versie, on=timezone.localdate())
    form = forms.Publish(request.POST, is_later=_is_later(stand))
    if form.is_valid():
        try:
            actions.publish(
                by=request.user,
                at=timezone.now(),
                versie=versie,
                ingangsdatum=form.cleaned_data["ingangsdatum"],
                in_gebruik_per=form.cleaned_data["in_gebruik_per"],
                geldig_tot=form.cleaned_data["geldig_tot"],
            )
        except actions.CannotPublish as problem:
            field = "in_gebruik_per" if problem.field == "per" else problem.field
            form.add_error(field or None, str(problem))
        else:
            messages.success(request, _("Vastgesteld. Deze versie verandert niet meer."))
            return redirect("kaders:versie", uuid)
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    return page(request, versie, form)


@require_POST
def discard(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove a concept; what was read is open again."""
    versie = queries.get_versie_for(request.user, uuid)
    try:
        voorstel = actions.discard(by=request.user, at=timezone.now(), versie=versie)
    except actions.CannotAdopt as problem:
        return page(request, versie, problem=str(problem))
    messages.success(request, _("Concept verwijderd. Het voorstel staat weer open."))
    return redirect("kaders:voorstel", voorstel.uuid) if voorstel else redirect("kaders:index")


def _is_later(stand: queries.Stand) -> bool:
    """Test if another version of the kader was taken into use before."""
    return stand.running is not None or stand.planned is not None


def page(
    request: MedewerkerRequest,
    versie: KaderVersie,
    form: forms.Publish | None = None,
    *,
    problem: str = "",
) -> HttpResponse:
    """Answer with the page of a version; 422 with what is wrong."""
    takken = queries.boom(versie)
    stand = queries.stand(versie, on=timezone.localdate())
    is_concept = versie.status == KaderVersie.Status.CONCEPT
    may_publish = rights.has(request.user, Recht.KADERS_VASTSTELLEN)
    may_edit = rights.has(request.user, Recht.KADERS_BEWERKEN)
    context = {
        "versie": versie,
        "takken": takken,
        "open": queries.open_points(takken),
        "aantal_toetstermen": queries.count_of(takken, Element.Soort.TOETSTERM),
        "normen": list(versie.normen.all()),
        "stand": stand,
        "compare_with": _compare_with(versie, stand),
        "references": queries.references_for(request.user, versie.kop),
        "form": form or _publish_form(versie, stand),
        "problem": problem,
        "may_publish": is_concept and may_publish,
        "may_switch": may_publish and not is_concept,
        "is_own_work": is_concept and may_publish and actions.is_own_work(request.user, versie),
        "may_edit": is_concept and may_edit,
        "may_see_source": may_edit,
        "doubts": len(queries.identity_doubts(versie)) if is_concept and may_edit else 0,
    }
    status = 422 if problem or (form is not None and form.is_bound) else 200
    return render(request, "kaders/versie.html", context, status=status)


def _compare_with(versie: KaderVersie, stand: queries.Stand) -> str:
    """Return the question with which a version is held against what runs, or stood before it."""
    other = stand.running if stand.running != versie else queries.version_before(versie)
    if other is None:
        return ""
    old, new = sorted((other, versie), key=lambda one: one.nummer)
    return "?" + urlencode({"oud": old.uuid, "nieuw": new.uuid})


def _publish_form(versie: KaderVersie, stand: queries.Stand) -> forms.Publish:
    initial = {"ingangsdatum": versie.ingangsdatum, "geldig_tot": versie.geldig_tot}
    return forms.Publish(initial=initial, is_later=_is_later(stand))

"""Pages during the assessment: passages and verdicts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries

from .pagina import show


def _masked(data: QueryDict, field: str, text: str) -> QueryDict:
    changed = data.copy()
    changed[field] = text
    return changed


@require_POST
def add_fragment(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a passage."""
    found = queries.get_assessed_for(request.user, uuid)
    queries.require_beoordelaar(request.user, found)
    stappen = queries.stappen(found, on=timezone.localdate())
    form = forms.AddFragment(stappen, request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given["seconde"] = given.pop("moment")
        try:
            actions.add_fragment(by=request.user, at=timezone.now(), observatie=found, **given)
        except actions.PersonalDataFound as problem:
            form = forms.AddFragment(stappen, _masked(request.POST, "tekst", problem.masked))
            form.is_valid()
            form.add_error("tekst", str(problem))
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Citaat opgeslagen."))
            return redirect("beoordeling:observatie", uuid)
    return show(request, queries.zicht(request.user, found), fragment_form=form)


@require_POST
def remove_fragment(request: MedewerkerRequest, uuid: UUID, fragment: UUID) -> HttpResponse:
    """Remove a passage on which nothing rests."""
    found = queries.get_assessed_for(request.user, uuid)
    passage = queries.get_fragment(found, fragment)
    try:
        actions.remove_fragment(by=request.user, at=timezone.now(), fragment=passage)
    except (actions.CannotAssess, GateClosed) as problem:
        return show(request, queries.zicht(request.user, found), problem=str(problem))
    messages.success(request, _("Citaat weggehaald."))
    return redirect("beoordeling:observatie", uuid)


@require_POST
def give_oordeel(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Give a verdict on one criterium, and go on to the next that has none."""
    found = queries.get_assessed_for(request.user, uuid)
    queries.require_beoordelaar(request.user, found)
    about = queries.get_criterium_of(found, criterium)
    form = forms.GiveOordeel(found.fragmenten.all(), request.POST)
    if form.is_valid():
        try:
            actions.give_oordeel(
                by=request.user,
                at=timezone.now(),
                observatie=found,
                criterium=about,
                **form.cleaned_data,
            )
        except actions.PersonalDataFound as problem:
            data = _masked(request.POST, "toelichting", problem.masked)
            form = forms.GiveOordeel(found.fragmenten.all(), data)
            form.is_valid()
            form.add_error("toelichting", str(problem))
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error("waarde", str(problem))
        else:
            messages.success(request, _("Oordeel over {code} opgeslagen.").format(code=about.code))
            page = redirect("beoordeling:observatie", uuid)
            page["Location"] += "#nu"
            return page
    seen = queries.zicht(request.user, found)
    return show(request, seen, oordeel_form=form, nu=about.uuid)

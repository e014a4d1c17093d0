"""Screens of one article for its readers, with their feedback."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kennis import actions, forms, queries, rules
from gastvrij.kennis.models import Artikel, ArtikelVersie


def _page(
    request: MedewerkerRequest,
    artikel: Artikel,
    versie: ArtikelVersie,
    status: int = 200,
    **bound: Any,
) -> HttpResponse:
    user, now = request.user, timezone.now()
    may_write = queries.may_write(user, artikel.afdeling_id)
    told = queries.terugkoppelingen_of(artikel)
    context: dict[str, Any] = {
        "artikel": artikel,
        "versie": versie,
        "geldigheid": rules.geldigheid(versie.geldig_tot, on=timezone.localdate(now)),
        "versies": list(queries.history(artikel)),
        "gebruikt": queries.count_used([artikel], at=now).get(artikel.pk, 0),
        "mag_schrijven": may_write,
        "concept": queries.concept_of(artikel) if may_write else None,
        "terugkoppelingen": told if may_write else queries.own_terugkoppelingen(user, artikel),
        "terugkoppelen": forms.Terugkoppelen() if queries.may_tell(user) else None,
        "beantwoorden": forms.Beantwoorden(),
        "verlengen": forms.Verlengen(),
    }
    return render(request, "kennis/artikel.html", context | bound, status=status)


def _current(artikel: Artikel) -> ArtikelVersie:
    versie = queries.current(artikel)
    if versie is None:
        raise Http404(_("Dit artikel is nog niet gepubliceerd."))
    return versie


@require_GET
def artikel(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show an article as it is now; who writes it goes on to the concept if that is all."""
    found = queries.get_artikel_for(request.user, uuid)
    if found.status == Artikel.Status.CONCEPT:
        return redirect("kennis:bewerken", found.uuid)
    return _page(request, found, _current(found))


@require_GET
def versie(request: MedewerkerRequest, uuid: UUID, nummer: int) -> HttpResponse:
    """Show an article as it was in a version."""
    found = queries.get_artikel_for(request.user, uuid)
    return _page(request, found, queries.get_versie(found, nummer))


@require_POST
def tell(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Tell the editor of an article what is wrong with it."""
    queries.require_tell(request.user)
    found = queries.get_artikel_for(request.user, uuid)
    read = _current(found)
    form = forms.Terugkoppelen(request.POST)
    if not form.is_valid():
        if request.htmx:
            context = {"artikel": found, "terugkoppelen": form}
            return render(request, "kennis/bureau/_klopt_niet.html", context, status=422)
        return _page(request, found, read, 422, terugkoppelen=form)
    actions.tell(by=request.user, at=timezone.now(), versie=read, **form.cleaned_data)
    if request.htmx:
        return render(request, "kennis/bureau/_doorgegeven.html")
    messages.success(request, _("Doorgegeven. De schrijver antwoordt u op deze pagina."))
    return redirect("kennis:artikel", found.uuid)


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer a reader."""
    told = queries.get_terugkoppeling_for(request.user, uuid)
    form = forms.Beantwoorden(request.POST)
    if form.is_valid():
        try:
            actions.answer(
                by=request.user, at=timezone.now(), terugkoppeling=told, **form.cleaned_data
            )
        except actions.CannotWrite as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Beantwoord."))
            return redirect("kennis:artikel", told.artikel.uuid)
    artikel = queries.get_artikel_for(request.user, told.artikel.uuid)
    bound = {"beantwoorden": form, "te_beantwoorden": told.pk}
    return _page(request, artikel, _current(artikel), 422, **bound)

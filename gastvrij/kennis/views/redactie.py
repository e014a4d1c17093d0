"""Screens of the editor: what waits, a concept, publishing it and what becomes of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kennis import actions, forms, queries, rules
from gastvrij.kennis.models import Artikel, ArtikelVersie

CONFLICT = 409
PAGE = 50


@require_GET
def redactie(request: MedewerkerRequest) -> HttpResponse:
    """Show what waits for an editor, and all own articles with how often they were used."""
    now = timezone.now()
    own = Paginator(queries.own_published(request.user), PAGE)
    page = own.get_page(request.GET.get("pagina"))
    used = queries.count_used([one.artikel for one in page], at=now)
    context = {
        "redactie": queries.redactie_for(request.user, on=timezone.localdate(now)),
        "pagina": page,
        "eigen": [(one, used.get(one.artikel_id, 0)) for one in page],
    }
    return render(request, "kennis/redactie.html", context)


def _plaats(request: MedewerkerRequest, artikel: Artikel | None, data: Any = None) -> forms.Plaats:
    initial = {}
    if artikel is not None:
        initial = {
            "onderwerp": str(artikel.onderwerp.uuid),
            "afdeling": str(artikel.afdeling.uuid),
        }
    return forms.Plaats(
        data,
        initial=initial,
        onderwerpen=queries.choosable_onderwerpen(),
        afdelingen=queries.writable_afdelingen(request.user),
    )


@require_http_methods(["GET", "POST"])
def new_artikel(request: MedewerkerRequest) -> HttpResponse:
    """Start an article with its concept."""
    basis.require(request.user, Recht.KENNIS_SCHRIJVEN)
    data = request.POST if request.method == "POST" else None
    plaats, tekst = _plaats(request, None, data), forms.Tekst(data)
    bronnen = forms.bronnen_of(None, data)
    if all([plaats.is_valid(), tekst.is_valid(), bronnen.is_valid()]):
        text = tekst.cleaned_data | {"bronnen": forms.given_bronnen(bronnen)}
        try:
            made = actions.start_artikel(
                by=request.user, at=timezone.now(), **plaats.where(), **text
            )
        except actions.CannotWrite as problem:
            tekst.add_error(problem.field if problem.field in tekst.fields else None, str(problem))
        else:
            messages.success(request, _("Concept bewaard. Publiceer het als het klaar is."))
            return redirect("kennis:bewerken", made.artikel.uuid)
    context = {"plaats": plaats, "tekst": tekst, "bronnen": bronnen}
    status = 422 if data is not None else 200
    return render(request, "kennis/artikel_nieuw.html", context, status=status)


def _editor(
    request: MedewerkerRequest,
    artikel: Artikel,
    concept: ArtikelVersie,
    status: int = 200,
    **bound: Any,
) -> HttpResponse:
    context: dict[str, Any] = {
        "artikel": artikel,
        "concept": concept,
        "gepubliceerd": queries.current(artikel),
        "tekst": forms.Tekst.of(concept),
        "bronnen": forms.bronnen_of(concept),
        "plaats": _plaats(request, artikel),
    }
    return render(request, "kennis/bewerken.html", context | bound, status=status)


@require_http_methods(["GET", "POST"])
def edit(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the concept of an article and save it; without a concept there is nothing to edit."""
    artikel = queries.get_own_artikel_for(request.user, uuid)
    concept = queries.concept_of(artikel)
    if concept is None:
        messages.warning(request, _("Er is geen concept. Maak eerst een nieuwe versie."))
        return redirect("kennis:artikel", artikel.uuid)
    if request.method == "GET":
        return _editor(request, artikel, concept)
    tekst, bronnen = forms.Tekst(request.POST), forms.bronnen_of(concept, request.POST)
    seen = forms.Gezien(request.POST)
    if not all([tekst.is_valid(), bronnen.is_valid()]):
        return _editor(request, artikel, concept, 422, tekst=tekst, bronnen=bronnen)
    text = tekst.cleaned_data | {"bronnen": forms.given_bronnen(bronnen)}
    bewerking = seen.cleaned_data["bewerking"] if seen.is_valid() else -1
    try:
        actions.save_concept(
            by=request.user, at=timezone.now(), versie=concept, bewerking=bewerking, **text
        )
    except actions.Outdated as problem:
        return _conflict(request, artikel, concept, tekst, bronnen, str(problem), text)
    except actions.CannotWrite as problem:
        tekst.add_error(problem.field if problem.field in tekst.fields else None, str(problem))
        return _editor(request, artikel, concept, 422, tekst=tekst, bronnen=bronnen)
    messages.success(request, _("Concept bewaard."))
    return redirect("kennis:bewerken", artikel.uuid)


def _conflict(
    request: MedewerkerRequest,
    artikel: Artikel,
    concept: ArtikelVersie,
    tekst: forms.Tekst,
    bronnen: Any,
    problem: str,
    typed: dict[str, Any],
) -> HttpResponse:
    """Show the typed text again, and beside it what a colleague made of those fields."""
    stored = {name: getattr(concept, name) for name in tekst.fields}
    other = [(tekst.fields[name].label, stored[name]) for name in rules.differing(stored, typed)]
    bound = {"tekst": tekst, "bronnen": bronnen, "probleem": problem, "anders": other}
    return _editor(request, artikel, concept, CONFLICT, **bound)


def _act(
    request: MedewerkerRequest, uuid: UUID, act: Callable[[Artikel], object], done: str
) -> bool:
    """Do something to an article of one's own and say so; False with the reason if refused."""
    artikel = queries.get_own_artikel_for(request.user, uuid)
    try:
        act(artikel)
    except (actions.CannotWrite, actions.Outdated) as problem:
        messages.error(request, str(problem))
        return False
    messages.success(request, done)
    return True


@require_POST
def new_versie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Open the concept of a new version."""
    artikel = queries.get_own_artikel_for(request.user, uuid)
    actions.start_versie(by=request.user, at=timezone.now(), artikel=artikel)
    return redirect("kennis:bewerken", artikel.uuid)


@require_POST
def publish(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Publish the concept as it was seen; the editor again with the reason if that is refused."""
    artikel = queries.get_own_artikel_for(request.user, uuid)
    concept = queries.concept_of(artikel)
    if concept is None:
        messages.error(request, _("Er is geen concept meer. Een collega was u voor."))
        return redirect("kennis:artikel", artikel.uuid)
    seen, now = forms.Gezien(request.POST), timezone.now()
    bewerking = seen.cleaned_data["bewerking"] if seen.is_valid() else -1
    try:
        actions.publish(
            by=request.user,
            at=now,
            versie=concept,
            bewerking=bewerking,
            on=timezone.localdate(now),
        )
    except actions.Outdated as problem:
        return _editor(request, artikel, concept, CONFLICT, probleem=str(problem))
    except actions.CannotWrite as problem:
        return _editor(request, artikel, concept, 422, probleem=str(problem))
    messages.success(request, _("Gepubliceerd. Iedereen vindt nu deze versie."))
    return redirect("kennis:artikel", artikel.uuid)


@require_POST
def discard(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Throw the concept away."""

    def act(artikel: Artikel) -> None:
        actions.discard_concept(by=request.user, at=timezone.now(), artikel=artikel)

    _act(request, uuid, act, _("Concept verwijderd."))
    return redirect("kennis:redactie")


@require_POST
def extend(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let an article hold for longer."""
    form = forms.Verlengen(request.POST)
    until = form.cleaned_data["geldig_tot"] if form.is_valid() else None

    def act(artikel: Artikel) -> None:
        if until is None:
            raise actions.CannotWrite(_("Kies de nieuwe laatste dag."))
        actions.extend(by=request.user, at=timezone.now(), artikel=artikel, geldig_tot=until)

    _act(request, uuid, act, _("Verlengd."))
    return redirect("kennis:artikel", uuid)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take an article out of search."""

    def act(artikel: Artikel) -> None:
        actions.withdraw(by=request.user, at=timezone.now(), artikel=artikel)

    _act(request, uuid, act, _("Ingetrokken. Collega’s vinden het artikel niet meer."))
    return redirect("kennis:artikel", uuid)


@require_POST
def place(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Move an article to another onderwerp or afdeling."""
    form = _plaats(request, queries.get_own_artikel_for(request.user, uuid), request.POST)
    where = form.where() if form.is_valid() else None

    def act(artikel: Artikel) -> None:
        if where is None:
            raise actions.CannotWrite(_("Kies een onderwerp en een afdeling uit de lijst."))
        actions.place(by=request.user, at=timezone.now(), artikel=artikel, **where)

    _act(request, uuid, act, _("Verplaatst."))
    return redirect("kennis:redactie")

"""The pages of the crosswalk: matrix, list, versions, signing, and in and out as a file."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.inlezen.blad.kruistabel import write_kruistabel
from gastvrij.kaders.models import KaderVersie, Kruistabel

MATRIX, LIJST = "matrix", "lijst"
TIES_A_PAGE = 50
# A number that no edit has, so that a form that carries none is refused.
NEVER = -1
Context = dict[str, Any]


def heading(request: MedewerkerRequest, kruistabel: Kruistabel) -> Context:
    """Return what the top of every page of a crosswalk shows."""
    is_concept = kruistabel.status == Kruistabel.Status.CONCEPT
    may_edit = rights.has(request.user, Recht.KADERS_BEWERKEN)
    return {
        "kruistabel": kruistabel,
        "aantal": kruistabel.verbanden.count(),
        "verouderd": queries.outdated(kruistabel, on=timezone.localdate()),
        "is_concept": is_concept,
        "may_edit": may_edit,
        "may_change": may_edit and is_concept,
    }


def chosen_pair(request: MedewerkerRequest) -> Context:
    """Return the two versions that the address names, and the form to choose others."""
    kandidaten = queries.connectable_versies(on=timezone.localdate())
    paar = queries.pair(
        kandidaten, van=request.GET.get("van", ""), naar=request.GET.get("naar", "")
    )
    choices = [(str(one.versie.uuid), _choice(one)) for one in kandidaten]
    initial = {"van": str(paar.van.uuid), "naar": str(paar.naar.uuid)} if paar else {}
    return {"paar": paar, "paarform": forms.VersiePaar(versies=choices, initial=initial)}


def _choice(kandidaat: queries.Kandidaat) -> str:
    versie: KaderVersie = kandidaat.versie
    text = _("{titel}, versie {nr} (geldt nu)") if kandidaat.loopt else _("{titel}, versie {nr}")
    return text.format(titel=versie.kader.titel, nr=versie.nummer)


@require_GET
def show(request: MedewerkerRequest) -> HttpResponse:
    """Show the crosswalk that counts now, and how to make a newer one."""
    rights.require(request.user, Recht.KADERS_LEZEN)
    return _page(request, queries.current_kruistabel())


@require_GET
def versie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one version of the crosswalk."""
    return _page(request, queries.get_kruistabel_for(request.user, uuid))


@require_POST
def take_in(request: MedewerkerRequest) -> HttpResponse:
    """Take in a crosswalk; with one wrong line nothing is stored."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    form = forms.Kruistabelbestand(request.POST, request.FILES)
    problems: tuple[str, ...] = ()
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        try:
            actions.refuse_size(bestand.size)
            made = actions.import_kruistabel(
                by=request.user,
                at=timezone.now(),
                bestandsnaam=bestand.name,
                inhoud=bestand.read(),
            )
        except actions.CannotRead as problem:
            form.add_error("bestand", str(problem))
            problems = tuple(problem.problems)
        else:
            messages.success(request, _("Kruistabel ingelezen."))
            return redirect("kaders:kruistabel_versie", made.uuid)
    return _page(request, queries.current_kruistabel(), bestandform=form, problems=problems)


@require_GET
def export(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand a crosswalk over as the CSV file that can be read in again."""
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    text = write_kruistabel(queries.kruistabel_lines(queries.verbanden(kruistabel)))
    name = f"kruistabel-{kruistabel.nummer}.csv"
    # With a byte order mark a spreadsheet knows that it is UTF-8.
    return HttpResponse(
        text.encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
def start_empty(request: MedewerkerRequest) -> HttpResponse:
    """Begin a crosswalk without any tie."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    made = actions.start_kruistabel(
        by=request.user, at=timezone.now(), titel=_("Kruistabel"), voorganger=None
    )
    messages.success(request, _("Lege kruistabel gemaakt. Leg nu verbanden vast."))
    return redirect("kaders:kruistabel_versie", made.uuid)


@require_http_methods(["GET", "POST"])
def renew(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Begin a new version over the frameworks that run now; show first what cannot go along."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    form = forms.KruistabelTitel(request.POST or None, initial={"titel": kruistabel.titel})
    if form.is_valid():
        try:
            made = actions.start_kruistabel(
                by=request.user,
                at=timezone.now(),
                titel=form.cleaned_data["titel"],
                voorganger=kruistabel,
            )
        except actions.CannotTie as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, _("Nieuwe versie gemaakt. Controleer de verbanden."))
            return redirect("kaders:kruistabel_versie", made.uuid)
    _over, left = queries.carried_ties(kruistabel, on=timezone.localdate())
    context = heading(request, kruistabel) | {
        "form": form,
        "achtergebleven": queries.kruistabel_lines(left),
    }
    status = 422 if form.is_bound else 200
    return render(request, "kaders/kruistabel_nieuw.html", context, status=status)


@require_POST
def sign(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Sign a concept for good."""
    rights.require(request.user, Recht.KADERS_VASTSTELLEN)
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    form, seen = forms.Ondertekening(request.POST), forms.Seen(request.POST)
    changes: tuple[str, ...] = ()
    if form.is_valid():
        try:
            actions.sign_kruistabel(
                by=request.user,
                at=timezone.now(),
                kruistabel=kruistabel,
                gezien=seen.cleaned_data["gezien"] if seen.is_valid() else NEVER,
                deskundigheid=form.cleaned_data["deskundigheid"],
            )
        except actions.CannotTie as problem:
            form.add_error(problem.field or None, str(problem))
            changes = problem.changes
        else:
            messages.success(request, _("Ondertekend. Deze kruistabel verandert niet meer."))
            return redirect("kaders:kruistabel_versie", uuid)
    return _page(request, kruistabel, tekenform=form, changes=changes)


@require_POST
def discard(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove a concept."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    kruistabel = queries.get_kruistabel_for(request.user, uuid)
    try:
        actions.discard_kruistabel(by=request.user, at=timezone.now(), kruistabel=kruistabel)
    except actions.CannotTie as problem:
        return _page(request, kruistabel, problem=str(problem))
    messages.success(request, _("Concept verwijderd."))
    return redirect("kaders:kruistabel")


def _page(
    request: MedewerkerRequest,
    kruistabel: Kruistabel | None,
    *,
    bestandform: forms.Kruistabelbestand | None = None,
    problems: tuple[str, ...] = (),
    tekenform: forms.Ondertekening | None = None,
    changes: tuple[str, ...] = (),
    problem: str = "",
) -> HttpResponse:
    is_refused = bool(bestandform or tekenform or problem)
    context: Context = {
        "bestandform": bestandform or forms.Kruistabelbestand(),
        "problems": problems,
        "tekenform": tekenform or forms.Ondertekening(),
        "changes": changes,
        "problem": problem,
        "versies": queries.kruistabellen_for(request.user),
        "geldend": queries.current_kruistabel(),
        "may_edit": rights.has(request.user, Recht.KADERS_BEWERKEN),
    }
    if kruistabel is not None:
        context |= heading(request, kruistabel) | _view(request, kruistabel)
        may_sign = context["is_concept"] and rights.has(request.user, Recht.KADERS_VASTSTELLEN)
        context["may_sign"] = may_sign
        context["is_own"] = may_sign and actions.is_own_kruistabel(request.user, kruistabel)
    return render(request, "kaders/kruistabel.html", context, status=422 if is_refused else 200)


def _view(request: MedewerkerRequest, kruistabel: Kruistabel) -> Context:
    """Return the matrix or the list, as the address asks."""
    if request.GET.get("toon") == LIJST:
        return _list(request, kruistabel)
    context = chosen_pair(request)
    if context["paar"] is None:
        return {"toon": MATRIX, **context}
    part = {name: _number(request.GET.get(name, "")) for name in ("rij", "kolom")}
    return {
        "toon": MATRIX,
        "matrix": queries.matrix(kruistabel, context["paar"], **part),
        "rij_nr": part["rij"],
        "kolom_nr": part["kolom"],
        **context,
    }


def _number(text: str) -> int:
    # What is no number is no part either, so that the query answers with 404.
    return int(text) if text.isdecimal() else 0 if text else 1


def _list(request: MedewerkerRequest, kruistabel: Kruistabel) -> Context:
    kaders = [(str(one.uuid), one.titel) for one in queries.tied_kaders(kruistabel)]
    filterform = forms.VerbandFilter(request.GET, kaders=kaders)
    filterform.is_valid()
    asked = filterform.cleaned_data
    keuze = queries.Keuze(
        kader=UUID(asked["kader"]) if asked.get("kader") else None,
        soort=asked.get("soort", ""),
        tekst=asked.get("tekst", ""),
        per=asked.get("per") or queries.Keuze.per,
    )
    found = Paginator(queries.verbanden(kruistabel, keuze), TIES_A_PAGE)
    query = request.GET.copy()
    query.pop("pagina", None)
    return {
        "toon": LIJST,
        "filterform": filterform,
        "keuze": keuze,
        "pagina": found.get_page(request.GET.get("pagina")),
        "vraag": query.urlencode(),
    }

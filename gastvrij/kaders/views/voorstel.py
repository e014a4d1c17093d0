"""The page on which a person checks what was read."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import actions, forms, queries, weergave_controle
from gastvrij.kaders.models import Voorstel
from gastvrij.kaders.rules import boom, normen
from gastvrij.kaders.rules.twijfelpunten import ROOT, name_of

from .gekozen import Gekozen, Kiezer

Place = tuple[str, str]


@dataclass
class Verzoek:
    """What a request asks of the page: the place to show, and what was just done or went wrong.

    `after` is the place and doubt that was answered just now, `done` all of them; `bound` the forms
    of the page that were sent and are not right.
    """

    plaats: str = ""
    twijfel: str = ""
    regel: int = 0
    form: forms.Values | None = None
    problem: str = ""
    said: str = ""
    after: Place | None = None
    done: list[Place] = field(default_factory=list)
    is_large: bool = False
    bound: dict[str, django_forms.Form] = field(default_factory=dict)

    @property
    def is_wrong(self) -> bool:
        """Test if something that was sent was refused."""
        return bool(self.problem or self.bound or (self.form is not None and self.form.errors))


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what was read beside the source, with every doubt."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    sent, wanted = request.GET, Verzoek()
    wanted.plaats, wanted.twijfel = sent.get("plaats", ""), sent.get("twijfel", "")
    if sent.get("net"):
        wanted.after = (sent["net"], sent.get("net_twijfel", ""))
    if (regel := sent.get("regel", "")).isdecimal():
        wanted.regel = int(regel)
    return page(request, voorstel, wanted)


@require_POST
def reread(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Read the file again as another kind."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Reread(request.POST)
    if form.is_valid():
        try:
            actions.ask_reread(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotRead as problem:
            form.add_error("soort", str(problem))
        else:
            return redirect("kaders:lezingen")
    return page(request, voorstel, Verzoek(bound={"reread": form}))


@require_POST
def adopt(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a concept version of what was read."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Adopt(request.POST, kaders=queries.kaders_of(request.user, voorstel.soort))
    if form.is_valid():
        try:
            versie = actions.adopt(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotAdopt as problem:
            form.add_error(problem.field or None, str(problem))
        else:
            messages.success(request, _("Overgenomen als concept."))
            return redirect("kaders:versie", versie.uuid)
    return page(request, voorstel, Verzoek(bound={"adopt": form}))


@require_POST
def reject(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Put what was read aside."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.Reject(request.POST)
    if form.is_valid():
        try:
            actions.reject(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotReject as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Voorstel verworpen."))
            return redirect("kaders:index")
    return page(request, voorstel, Verzoek(bound={"reject": form}))


def page(
    request: MedewerkerRequest,
    voorstel: Voorstel,
    wanted: Verzoek,
    *,
    controle: queries.Controle | None = None,
) -> HttpResponse:
    """Show the page, or with htmx only the chosen place and what changed elsewhere on the page."""
    controle = controle or queries.controle_of(voorstel)
    lines = queries.source_lines(voorstel.bron)
    kiezer = Kiezer(controle, lines)
    gekozen = _chosen(kiezer, wanted)
    punten = controle.punten
    context: dict[str, Any] = {
        "voorstel": voorstel,
        "controle": controle,
        "document": controle.document,
        "gekozen": gekozen,
        "wanted": wanted,
        "may_decide": voorstel.status == Voorstel.Status.OPEN,
        "namen": kiezer.names(),
        "marks": weergave_controle.by_place(punten),
        "volgende": kiezer.first_open((gekozen.plaats, gekozen.twijfel) if gekozen else None),
        "net": kiezer.choose(*wanted.after) if wanted.after else None,
    }
    status = 422 if wanted.is_wrong else 200
    if request.htmx and not wanted.bound:
        context |= _changed(controle, wanted)
        answer = render(request, "kaders/_controle_antwoord.html", context, status=status)
        answer["HX-Replace-Url"] = _address(voorstel, gekozen)
        return answer
    context |= _whole(request, controle, wanted) | {"lines": lines, "alles": True}
    return render(request, "kaders/voorstel.html", context, status=status)


def _chosen(kiezer: Kiezer, wanted: Verzoek) -> Gekozen | None:
    plaats, twijfel = wanted.plaats, wanted.twijfel
    if wanted.regel:
        plaats = kiezer.at(wanted.regel)
    if not plaats:
        first = kiezer.first_open()
        if first is None:
            return None
        plaats, twijfel = first.twijfel.plaats, first.twijfel.sleutel
    data = wanted.form.data if wanted.form is not None and wanted.form.is_bound else None
    chosen = kiezer.choose(plaats, twijfel, data=data)
    return chosen or kiezer.choose(ROOT, "")


def _address(voorstel: Voorstel, gekozen: Gekozen | None) -> str:
    address = reverse("kaders:voorstel", args=[voorstel.uuid])
    if gekozen is None:
        return address
    query = {"plaats": gekozen.plaats, "twijfel": gekozen.twijfel}
    return f"{address}?{urlencode(query, safe='/')}"


def _changed(controle: queries.Controle, wanted: Verzoek) -> dict[str, Any]:
    """Return what of the page is drawn anew after an answer: one branch, or the whole tree."""
    places = {plaats for plaats, _twijfel in wanted.done}
    context: dict[str, Any] = {"is_large": wanted.is_large}
    if not wanted.is_large:
        every = boom.walk(controle.takken)
        context["takken_nieuw"] = [tak for _at, _parent, tak in every if tak.plaats in places]
    if wanted.done or wanted.problem:
        context |= {"lijst": True, "kop": _head_rows(controle)}
    if wanted.is_large or any(place.startswith("norms/") for place in places):
        context["normen"] = _norms(controle)
    return context


def _whole(
    request: MedewerkerRequest, controle: queries.Controle, wanted: Verzoek
) -> dict[str, Any]:
    voorstel, document = controle.voorstel, controle.document
    kaders = queries.kaders_of(request.user, voorstel.soort)
    gekozen = voorstel.kader.uuid if voorstel.kader else None
    fresh = {
        "reread": forms.Reread(initial={"soort": voorstel.soort}),
        "kader": forms.KaderChoice(
            initial={"kader": gekozen, "bewerking": voorstel.bewerking}, kaders=kaders
        ),
        "adopt": forms.Adopt(
            initial={"titel": document["title"] or "", "kader": gekozen}, kaders=kaders
        ),
        "reject": forms.Reject(),
    }
    return {
        "kop": _head_rows(controle),
        "open": queries.open_points(controle.takken),
        "aantal_takken": sum(1 for _one in boom.walk(controle.takken)),
        "normen": _norms(controle),
        "forms": fresh | wanted.bound,
        "bound": list(wanted.bound.values()),
    }


@dataclass(frozen=True)
class Koprij:
    """One line of the head of a document: its place, label, value, line in the source."""

    plaats: str
    label: str
    waarde: str
    regel: int | None


def _head_rows(controle: queries.Controle) -> list[Koprij]:
    document = controle.document
    version, total = document["version"], document.get("total")
    rows = [
        Koprij(ROOT, _("Titel"), document["title"] or "", document.get("line")),
        Koprij("version", _("Versie"), name_of("version", version), None),
    ]
    rows += [
        Koprij(f"meta/{name}", one["label"], one["value"] or "", one["line"])
        for name, one in sorted(document["meta"].items(), key=lambda pair: pair[1]["line"])
    ]
    if total:
        count = total["aantal_opdr"]
        waarde = "" if count is None else str(count)
        rows.append(Koprij("total", total["label"], waarde, total["line"]))
    return rows


def _norms(controle: queries.Controle) -> list[tuple[str, normen.Normgegevens]]:
    """Return the norms of a document, each with its place where that is sure."""
    found = normen.normen(controle.document)
    places = [one.get("plaats", "") for one in controle.document.get("norms") or []]
    if len(places) != len(found):
        places = [""] * len(found)
    return list(zip(places, found, strict=True))

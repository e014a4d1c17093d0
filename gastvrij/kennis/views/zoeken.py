"""The page of kennis: search, what is new and what is going on; and the fragments of the desk."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kennis import forms, queries, rules

MOST_BERICHTEN = 5
# On the desk there is room for the best few.
BUREAU_LIMIT = 8


def _searched(request: MedewerkerRequest, limit: int) -> dict[str, Any]:
    """Return what was asked and found; nothing asked finds nothing."""
    basis.require(request.user, Recht.KENNIS_LEZEN)
    form = forms.Zoek(request.POST)
    text = form.cleaned_data["zoek"] if form.is_valid() else ""
    found = queries.zoek_uit(text, limit=limit)
    return {"gezocht": text, "uitkomst": found, "is_leeg": not queries.has_articles()}


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the search field, unread berichten and what is going on."""
    today = timezone.localdate()
    context = {
        "gezocht": "",
        "is_leeg": not queries.has_articles(),
        "themas": queries.themas_for(request.user),
        "berichten": queries.berichten_for(request.user)[:MOST_BERICHTEN],
        "ongelezen": queries.ongelezen(request.user).count(),
        "mag_schrijven": basis.has(request.user, Recht.KENNIS_SCHRIJVEN),
        "wachtend": queries.count_open(request.user, on=today),
    }
    return render(request, "kennis/index.html", context)


@require_POST
def zoek(request: MedewerkerRequest) -> HttpResponse:
    """Show what a question finds; by POST, so that names stay out of addresses and logs."""
    context = _searched(request, queries.LIMIT)
    template = "kennis/_resultaten.html" if request.htmx else "kennis/zoeken.html"
    return render(request, template, context)


def _number(request: MedewerkerRequest) -> str:
    given = request.POST.get("vraag", "0")
    return given if given.isascii() and given.isdigit() and len(given) < 4 else "0"


@require_POST
def bureau_zoek(request: MedewerkerRequest) -> HttpResponse:
    """Show on the desk what the words of a vraag find; without JavaScript as a page."""
    context = _searched(request, BUREAU_LIMIT) | {"vraag": _number(request)}
    if not request.htmx:
        return render(request, "kennis/zoeken.html", context)
    return render(request, "kennis/bureau/_resultaten.html", context)


@require_POST
def bureau_artikel(request: MedewerkerRequest) -> HttpResponse:
    """Show an article on the desk with texts for the note; without JavaScript as a page."""
    form = forms.Kies(request.POST)
    if not form.is_valid():
        context = _searched(request, BUREAU_LIMIT) | {"vraag": _number(request)}
        return render(request, "kennis/bureau/_resultaten.html", context, status=422)
    artikel = queries.get_artikel_for(request.user, form.cleaned_data["uuid"])
    versie = queries.current(artikel)
    if versie is None:
        raise Http404(_("Dit artikel bestaat niet."))
    if not request.htmx:
        return redirect("kennis:artikel", artikel.uuid)
    today = timezone.localdate()
    context = {
        "artikel": artikel,
        "versie": versie,
        "zin": f"{versie.titel}: {rules.first_part(versie.antwoord)}",
        "vraag": _number(request),
        "geldigheid": rules.geldigheid(versie.geldig_tot, on=today),
        "tekstblokken": queries.tekstblokken_on(artikel.onderwerp),
        "werkinstructies": queries.werkinstructies_for(request.user, onderwerp=artikel.onderwerp),
        "mag_terugkoppelen": queries.may_tell(request.user),
    }
    return render(request, "kennis/bureau/_artikel.html", context)

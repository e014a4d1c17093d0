"""Two versions side by side: on the screen, in Word, and for machines."""

from collections.abc import Callable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import forms, queries, vergelijking_docx, vergelijking_tekst
from gastvrij.kaders.rules import vergelijken
from gastvrij.kaders.rules.vergelijken import Onderdeel, Vergelijking

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DIFFERENT = "verschillen"
FILTERS: dict[str, Callable[[Onderdeel], bool]] = {
    DIFFERENT: lambda one: not one.is_gelijk,
    "alles": lambda _one: True,
    "gewijzigd": lambda one: one.is_gewijzigd,
    "nieuw": lambda one: one.is_nieuw,
    "vervallen": lambda one: one.is_vervallen,
    "onbekend": lambda one: one.is_onbekend,
}


@require_GET
def show(request: MedewerkerRequest) -> HttpResponse:
    """Show what happened between two versions; without two, only the choice."""
    rights.require(request.user, Recht.KADERS_LEZEN)
    is_asked = {"oud", "nieuw"} <= set(request.GET)
    form = _form(request, is_asked=is_asked)
    context: dict[str, Any] = {"form": form}
    if is_asked and form.is_valid():
        found = _found(request, form)
        context |= _shown(found, request.GET.get("toon", DIFFERENT))
        context["query"] = urlencode({name: form.cleaned_data[name] for name in ("oud", "nieuw")})
    status = 422 if is_asked and form.errors else 200
    return render(request, "kaders/vergelijken.html", context, status=status)


@require_GET
def as_docx(request: MedewerkerRequest) -> HttpResponse:
    """Send the comparison as a Word document."""
    found = _asked(request)
    if found is None:
        return show(request)
    answer = HttpResponse(vergelijking_docx.write(found), content_type=WORD)
    answer["Content-Disposition"] = 'attachment; filename="vergelijking.docx"'
    return answer


@require_GET
def as_json(request: MedewerkerRequest) -> HttpResponse:
    """Send the comparison for machines, in the schema that `gastvrij compare --json` gives."""
    found = _asked(request)
    if found is None:
        return show(request)
    return JsonResponse(vergelijken.as_json(found), json_dumps_params={"ensure_ascii": False})


def _asked(request: MedewerkerRequest) -> Vergelijking | None:
    """Return the comparison that is asked for, None where the choice is no good."""
    rights.require(request.user, Recht.KADERS_LEZEN)
    form = _form(request, is_asked=True)
    return _found(request, form) if form.is_valid() else None


def _form(request: MedewerkerRequest, *, is_asked: bool) -> forms.Compare:
    every = queries.choices_for(request.user)
    groups: list[tuple[str, list[tuple[str, str]]]] = [
        (name, [(str(one.uuid), one.naam) for one in group])
        for name, group in groupby(every, key=lambda one: one.groep)
    ]
    return forms.Compare(
        request.GET if is_asked else None, keuzes=groups, initial=request.GET.dict()
    )


def _found(request: MedewerkerRequest, form: forms.Compare) -> Vergelijking:
    old, new = (UUID(form.cleaned_data[name]) for name in ("oud", "nieuw"))
    return queries.compare_for(request.user, old, new)


def _shown(found: Vergelijking, toon: str) -> dict[str, Any]:
    chosen = toon if toon in FILTERS else DIFFERENT
    shown = [one for one in found.onderdelen if FILTERS[chosen](one)]
    is_all = chosen == "alles"
    return {
        "found": found,
        "summary": vergelijking_tekst.summary(found),
        "total": vergelijking_tekst.total(found),
        "rows": shown,
        "filters": _filters(found, chosen),
        "fields": [one for one in found.velden if is_all or not one.is_gelijk],
        "texts": [
            one
            for one in vergelijking_tekst.texts_of(found)
            if (is_all or one.oordeel != "unchanged") and (one.oud or one.nieuw)
        ],
        "norms": [one for one in found.normen if is_all or one.oordeel != "unchanged"],
        "is_other_kind": found.oud.soort != found.nieuw.soort,
    }


def _filters(found: Vergelijking, chosen: str) -> list[tuple[str, str, int, bool]]:
    """Return of each filter its code, its name, how many elements it shows, and if it is chosen."""
    counts, every = found.telling, len(found.onderdelen)
    names = {
        DIFFERENT: (_("Verschillen"), every - counts.gelijk),
        "alles": (_("Alles"), every),
        "gewijzigd": (_("Gewijzigd"), counts.gewijzigd),
        "nieuw": (_("Nieuw"), counts.nieuw),
        "vervallen": (_("Vervallen"), counts.vervallen),
        "onbekend": (_("Onbekend"), counts.onbekend),
    }
    return [(code, name, count, code == chosen) for code, (name, count) in names.items()]

"""What one request of the editor works on: the concept, its tree, the chosen element, its forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import forms, queries, weergave
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.rules import bladen
from gastvrij.kaders.rules.bladen import Blad, Boom

SHORT = 60


@dataclass
class Editor:
    """What one request edits: the concept, its tree, the chosen element."""

    request: MedewerkerRequest
    versie: KaderVersie
    boom: Boom
    gekozen: Blad | None

    @property
    def key(self) -> str:
        """Return the key of the chosen element."""
        if self.gekozen is None:
            raise Http404(_("Dit element bestaat niet."))
        return self.gekozen.key

    @property
    def gezien(self) -> int:
        """Return how many edits this person saw; a form without that number saw none."""
        form = forms.Seen(self.request.POST)
        return form.cleaned_data["gezien"] if form.is_valid() else -1

    def soorten(self) -> list[tuple[str, Any]]:
        """Return the kinds of element of this kader, with the kind of the chosen element."""
        names = dict.fromkeys(bladen.soorten(self.versie.kader.soort))
        if self.gekozen is not None:
            names[self.gekozen.soort] = None
        return [(name, Element.Soort(name).label) for name in names]


def open_editor(request: MedewerkerRequest, uuid: UUID, element: str = "") -> Editor:
    """Return what this person edits; PermissionDenied without the right, Http404 if unknown."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    versie = queries.get_versie_for(request.user, uuid)
    boom = queries.bladen(versie)
    gekozen = next((one for one in boom if one.key == element), None)
    return Editor(request, versie, boom, gekozen)


def element_form(editor: Editor, data: Any = None) -> forms.ElementForm:
    """Return the form of the chosen element; Http404 if none is chosen."""
    blad = editor.gekozen
    if blad is None:
        raise Http404(_("Dit element bestaat niet."))
    initial = {
        **{name: getattr(blad, name) for name in ("soort", "code", "titel", "tekst", "markering")},
        "niveaus": list(blad.niveaus or ()),
        "niveaus_vast": blad.niveaus is not None,
        "aantal_opdr": blad.aantal_opdr,
        "gewijzigd_op": date.fromisoformat(blad.gewijzigd_op) if blad.gewijzigd_op else None,
    }
    return forms.ElementForm(
        data,
        initial=initial,
        soorten=editor.soorten(),
        niveaus=_scale(editor),
        twijfels=[(code, weergave.doubt_text(code)) for code in blad.onbepaald],
    )


def _scale(editor: Editor) -> list[tuple[str, str]]:
    """Return the levels that the chosen element can have: those of the scale, and its own."""
    blad = editor.gekozen
    if blad is None or blad.soort not in {"toetsterm", "competentie", "item"}:
        return []
    scale = {
        one["code"]: one.get("name") or "" for one in editor.versie.kop.get("level_scale") or []
    }
    if blad.soort == "competentie" and blad.niveaus is None and not blad.aantal_niveaus:
        return []
    every = {**scale, **{code: scale.get(code, "") for code in blad.niveaus or ()}}
    return [(code, f"{code} ({name})" if name else code) for code, name in every.items()]


def values_of(editor: Editor, form: forms.ElementForm) -> dict[str, Any]:
    """Return what a form gives the chosen element."""
    given, blad = form.cleaned_data, editor.gekozen
    changed = given["gewijzigd_op"]
    values = {name: given[name] for name in ("soort", "code", "titel", "tekst", "markering")}
    values |= {
        "aantal_opdr": given["aantal_opdr"],
        "gewijzigd_op": changed.isoformat() if changed else None,
    }
    if "niveaus" in form.fields:
        values["niveaus"] = tuple(given["niveaus"]) if given["niveaus_vast"] else None
    solved = set(given.get("opgelost") or ())
    left = tuple(one for one in (blad.onbepaald if blad else ()) if one not in solved)
    return {**values, "onbepaald": left}


def where(editor: Editor) -> dict[str, str]:
    """Return where a new element goes unless the person says otherwise."""
    if editor.gekozen is None:
        return {"plek": "eind", "soort": editor.soorten()[0][0]}
    return {"plek": "na", "soort": editor.gekozen.soort}


def plekken(editor: Editor) -> Sequence[tuple[str, str]]:
    """Return where the chosen element may go: under each element that takes its kind."""
    blad, soort = editor.gekozen, editor.versie.kader.soort
    if blad is None:
        return []
    inside = {one.key for one in bladen.branch(editor.boom, blad.key)}
    return [
        (one.key, short_name(one))
        for one in editor.boom
        if one.key not in inside and bladen.may_stand(soort, blad.soort, one.soort)
    ]


def short_name(blad: Blad | None) -> str:
    """Return a short name of an element: code, else the start of its title or text."""
    if blad is None:
        return ""
    text = " ".join(part for part in (blad.code, blad.titel or blad.tekst) if part)
    text = text or str(Element.Soort(blad.soort).label)
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"

"""The editor of a concept: its tree, one element at a time, and the way back."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import actions, forms, queries, weergave
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.rules import bewerken, bladen
from gastvrij.kaders.rules.bewerken import Edit

from .editor import Editor, element_form, open_editor, plekken, short_name, values_of, where

PLAIN = {
    "omhoog": bewerken.up,
    "omlaag": bewerken.down,
    "dieper": bewerken.deeper,
    "ondieper": bewerken.shallower,
    "samenvoegen": bewerken.merge,
    "verwijderen": bewerken.remove,
}

DONE = {
    "omhoog": gettext_lazy("omhoog gezet"),
    "omlaag": gettext_lazy("omlaag gezet"),
    "dieper": gettext_lazy("een laag dieper gezet"),
    "ondieper": gettext_lazy("een laag hoger gezet"),
    "samenvoegen": gettext_lazy("samengevoegd met het volgende element"),
    "verwijderen": gettext_lazy("verwijderd"),
    "verplaatsen": gettext_lazy("verplaatst"),
    "splitsen": gettext_lazy("gesplitst"),
}


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the tree of a concept with the chosen element open."""
    editor = open_editor(request, uuid, request.GET.get("element", ""))
    if editor.versie.status != KaderVersie.Status.CONCEPT:
        return redirect("kaders:versie", uuid)
    return _page(editor)


@require_POST
def change(request: MedewerkerRequest, uuid: UUID, element: UUID) -> HttpResponse:
    """Give an element other values."""
    editor = open_editor(request, uuid, str(element))
    form = element_form(editor, data=request.POST)
    if form.is_valid():
        said = _("{element}: gewijzigd").format(element=short_name(editor.gekozen))
        how = bewerken.change(editor.key, **values_of(editor, form))
        if _do(editor, "wijzigen", said, how, form):
            return _back(editor, editor.key)
    return _page(editor, bound={"element": form})


@require_POST
def add(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add an element behind or under the chosen one, or at the end."""
    editor = open_editor(request, uuid, request.POST.get("bij", ""))
    form = forms.NewElement(request.POST, soorten=editor.soorten())
    if form.is_valid():
        given = dict(form.cleaned_data)
        wanted = given.pop("plek")
        plek = wanted if editor.gekozen else "eind"
        parent = editor.key if plek == "onder" else None
        blad = bladen.new_blad(given["soort"], parent)
        blad = bladen.filled(blad, **given)
        how = bewerken.add(blad, after=editor.key if plek == "na" else None)
        if _do(
            editor,
            "toevoegen",
            _("{element}: toegevoegd").format(element=short_name(blad)),
            how,
            form,
        ):
            return _back(editor, blad.key)
    return _page(editor, bound={"nieuw": form})


@require_POST
def act(request: MedewerkerRequest, uuid: UUID, element: UUID, handeling: str) -> HttpResponse:
    """Move, merge, split or remove an element."""
    editor = open_editor(request, uuid, str(element))
    form, how = _act(editor, handeling)
    if how is None:
        return _page(editor, bound={handeling: form})
    said = _("{element}: {handeling}").format(
        element=short_name(editor.gekozen), handeling=DONE[handeling]
    )
    if not _do(editor, handeling, said, how, form):
        return _page(editor, bound={handeling: form})
    return _back(editor, "" if handeling == "verwijderen" else str(element))


def _act(editor: Editor, handeling: str) -> tuple[django_forms.Form, Edit | None]:
    """Return the form of an act, and the edit that it asks for if it is filled in well."""
    post = editor.request.POST
    if handeling == "verplaatsen":
        move = forms.MoveElement(post, plekken=plekken(editor))
        onder = move.cleaned_data["onder"] or None if move.is_valid() else None
        return move, bewerken.under(editor.key, onder) if move.is_valid() else None
    if handeling == "splitsen":
        split = forms.SplitElement(post)
        lines = split.cleaned_data["delen"].splitlines() if split.is_valid() else []
        return split, bewerken.split(editor.key, lines) if split.is_valid() else None
    if handeling not in PLAIN:
        raise Http404(_("Deze handeling bestaat niet."))
    return forms.Seen(post), PLAIN[handeling](editor.key)


@require_POST
def undo(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Undo the last edit."""
    return _turn(open_editor(request, uuid, request.POST.get("bij", "")), is_back=True)


@require_POST
def redo(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Do again what was undone last."""
    return _turn(open_editor(request, uuid, request.POST.get("bij", "")), is_back=False)


def _turn(editor: Editor, *, is_back: bool) -> HttpResponse:
    do = actions.undo if is_back else actions.redo
    try:
        bewerking = do(
            by=editor.request.user,
            at=timezone.now(),
            versie=editor.versie,
            gezien=editor.gezien,
        )
    except actions.CannotEdit as problem:
        return _page(editor, problem=str(problem))
    said = _("Ongedaan gemaakt: {wat}") if is_back else _("Opnieuw gedaan: {wat}")
    messages.success(editor.request, said.format(wat=bewerking.samenvatting))
    return _back(editor, editor.gekozen.key if editor.gekozen else "")


def _do(editor: Editor, soort: str, said: str, how: Edit, form: django_forms.Form) -> bool:
    """Do an edit; what is refused becomes an error of the form."""
    try:
        actions.edit(
            by=editor.request.user,
            at=timezone.now(),
            versie=editor.versie,
            gezien=editor.gezien,
            soort=soort,
            samenvatting=said,
            how=how,
        )
    except actions.CannotEdit as problem:
        form.full_clean()
        form.add_error(None, str(problem))
        return False
    messages.success(editor.request, said)
    return True


def _back(editor: Editor, key: str) -> HttpResponse:
    query = f"?{urlencode({'element': key})}" if key else ""
    return redirect(reverse("kaders:edit", args=[editor.versie.uuid]) + query)


def _page(
    editor: Editor, *, problem: str = "", bound: Mapping[str, django_forms.Form] | None = None
) -> HttpResponse:
    bound = bound or {}
    editor.versie.refresh_from_db(fields=["bewerking", "status"])
    gekozen = editor.gekozen
    fresh: dict[str, django_forms.Form] = {
        "nieuw": forms.NewElement(soorten=editor.soorten(), initial=where(editor))
    }
    if gekozen is not None:
        fresh |= {
            "element": element_form(editor),
            "verplaatsen": forms.MoveElement(
                plekken=plekken(editor), initial={"onder": gekozen.parent or ""}
            ),
            "splitsen": forms.SplitElement(initial={"delen": gekozen.tekst or gekozen.titel}),
        }
    context = {
        "versie": editor.versie,
        "gekozen": gekozen,
        "naam": short_name(gekozen),
        "soort": Element.Soort(gekozen.soort).label if gekozen else "",
        "boom": weergave.edit_tree(
            editor.boom, gekozen.key if gekozen else "", has_focus=not (bound or problem)
        ),
        "forms": {**fresh, **bound},
        "bound": list(bound.values()),
        "problem": problem,
        "geschiedenis": queries.history(editor.versie),
    }
    status = 422 if bound or problem else 200
    return render(editor.request, "kaders/bewerken.html", context, status=status)

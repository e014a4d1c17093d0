"""Decide which elements of a concept are the same as in the version before."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gastvrij.basis import queries as rights
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.rules.vergelijken import Woord, words


@dataclass(frozen=True)
class Question:
    """One element in doubt with what changed in its text, and the field that answers it."""

    doubt: queries.IdentityDoubt
    words: tuple[Woord, ...]
    field: BoundField


@require_http_methods(["GET", "POST"])
def decide(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the elements in doubt side by side, and keep what a person decides."""
    rights.require(request.user, Recht.KADERS_BEWERKEN)
    versie = queries.get_versie_for(request.user, uuid)
    doubts = queries.identity_doubts(versie)
    is_sent = request.method == "POST"
    data = _answers(request, doubts) if is_sent else None
    form = forms.Identities(data, vragen=_named(doubts))
    if is_sent and form.is_valid():
        try:
            count = actions.decide_identities(
                by=request.user,
                at=timezone.now(),
                versie=versie,
                same={UUID(key) for key in form.chosen(forms.Identities.SAME)},
                other={UUID(key) for key in form.chosen(forms.Identities.OTHER)},
            )
        except actions.CannotDecide as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Beslist over {n} onderdelen.").format(n=count))
            left = len(doubts) > count
            return redirect("kaders:identities" if left else "kaders:versie", uuid)
    context = {"versie": versie, "form": form, "questions": questions(form, doubts)}
    return render(request, "kaders/gelijk.html", context, status=422 if is_sent else 200)


def _named(doubts: Sequence[queries.IdentityDoubt]) -> list[tuple[str, str]]:
    return [(str(one.element.uuid), _("Is dit hetzelfde onderdeel?")) for one in doubts]


def _answers(request: MedewerkerRequest, doubts: Sequence[queries.IdentityDoubt]) -> dict[str, str]:
    """Return what was sent; one button answers all that were left open."""
    everything = request.POST.get("alle", "")
    return {
        str(one.element.uuid): request.POST.get(str(one.element.uuid)) or everything
        for one in doubts
    }


def questions(form: forms.Identities, doubts: Sequence[queries.IdentityDoubt]) -> list[Question]:
    """Return each doubt with its field and the words that changed."""
    return [Question(one, _changed(one), form[str(one.element.uuid)]) for one in doubts]


def _changed(doubt: queries.IdentityDoubt) -> tuple[Woord, ...]:
    """Return the words with what changed marked; nothing where the text is the same."""
    runs = words(_said(doubt.was), _said(doubt.element))
    return runs if any(run.is_changed for run in runs) else ()


def _said(element: object) -> str:
    return " ".join(
        part for part in (getattr(element, "titel", ""), getattr(element, "tekst", "")) if part
    )

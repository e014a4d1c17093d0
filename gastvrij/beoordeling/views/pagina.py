"""What the page of one observation shows, by state and by who looks."""

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import forms, queries
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.queries import Blad, CriteriumRegel, Zicht


def show(
    request: MedewerkerRequest,
    seen: Zicht,
    *,
    problem: str = "",
    nu: UUID | None = None,
    **bound: django_forms.Form,
) -> HttpResponse:
    """Show an observation; with a refusal or a form that is not right the status is 422."""
    context: dict[str, Any] = {"zicht": seen, "observatie": seen.observatie, "problem": problem}
    if not seen.sees_content:
        template = "beoordeling/gepland.html"
    elif seen.observatie.status == Observatie.Status.GEPLAND:
        template = "beoordeling/beginnen.html"
        context["begin_form"] = forms.BeginAfname(seen.observatie)
    elif seen.observatie.status == Observatie.Status.AFNAME:
        template = "beoordeling/afname.html"
        context |= _afname(request, seen.observatie, nu)
    else:
        template = "beoordeling/gedeeld.html"
        context |= _gedeeld(seen.observatie)
    context["forms"] = list(bound.values())
    status = 422 if problem or bound else 200
    return render(request, template, context | bound, status=status)


def _gedeeld(observatie: Observatie) -> dict[str, Any]:
    sheet = queries.blad(observatie)
    return {
        "blad": sheet,
        "telling": queries.telling(observatie, sheet),
        "uitslag": queries.why_no_uitslag(observatie),
        "respond_form": forms.Respond(),
    }


def _afname(request: MedewerkerRequest, observatie: Observatie, nu: UUID | None) -> dict[str, Any]:
    sheet = queries.blad(observatie)
    today = timezone.localdate()
    current = _current(sheet, nu, request.GET.get("criterium", ""))
    return {
        "blad": sheet,
        "nu": current,
        "gesprek": queries.gesprek_facts(observatie, at=timezone.now()),
        "gids": queries.gids(observatie, on=today),
        "fragment_form": forms.AddFragment(queries.stappen(observatie, on=today)),
        "oordeel_form": forms.GiveOordeel(observatie.fragmenten.all(), initial=_initial(current)),
    }


def _current(sheet: Blad, nu: UUID | None, asked: str) -> CriteriumRegel:
    by_uuid = {str(regel.criterium.uuid): regel for regel in sheet.regels}
    left = next((regel for regel in sheet.regels if regel.oordeel is None), sheet.regels[0])
    return by_uuid.get(str(nu) if nu else asked, left)


def _initial(current: CriteriumRegel) -> dict[str, Any]:
    oordeel = current.oordeel
    if oordeel is None:
        return {}
    return {
        "waarde": oordeel.waarde,
        "toelichting": oordeel.toelichting,
        "fragmenten": [fragment.uuid for fragment in oordeel.fragmenten.all()],
    }

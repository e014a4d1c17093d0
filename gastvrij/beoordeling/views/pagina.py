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
from gastvrij.beoordeling.rules.observaties import is_shared

from .kwaliteit import pagina as kwaliteit


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
    template, more = _page(request, seen, nu)
    context |= more | _zelf(seen) | {"forms": list(bound.values())}
    status = 422 if problem or bound else 200
    return render(request, f"beoordeling/{template}", context | bound, status=status)


def _page(request: MedewerkerRequest, seen: Zicht, nu: UUID | None) -> tuple[str, dict[str, Any]]:
    """Return which page somebody gets, and what stands on it."""
    observatie = seen.observatie
    if not seen.sees_content:
        return "gepland.html", {}
    if observatie.vernietigd_op is not None:
        return "vernietigd.html", {}
    if observatie.status == Observatie.Status.GEPLAND:
        return _begin(observatie)
    if observatie.status == Observatie.Status.AFNAME:
        if seen.has_handed_in:
            return "kwaliteit/ingediend.html", {"blad": queries.blad(observatie, van=request.user)}
        return "afname.html", _afname(request, observatie, nu)
    if seen.is_reassessing:
        extra = {
            "betwisting": queries.betwisting_of(observatie),
            "afrond_form": forms.CloseDispute(),
        }
        return "kwaliteit/herbeoordelen.html", _afname(request, observatie, nu) | extra
    return "gedeeld.html", _gedeeld(observatie) | kwaliteit.gedeeld_context(request, seen)


def _zelf(seen: Zicht) -> dict[str, Any]:
    """Return what the employee says of the own conversation, with the form until they did."""
    found = seen.observatie
    # Until the coach shared, what the employee says is for the employee alone.
    is_shown = seen.is_medewerker or (seen.sees_content and is_shared(found.status))
    if not is_shown or found.vernietigd_op is not None:
        return {}
    sheet = queries.zelfblad(found)
    if sheet is None:
        return {}
    is_asked = seen.is_medewerker and sheet.ingevuld_op is None
    return {"zelf": sheet, "zelf_form": forms.FillInSelf(sheet.criteria) if is_asked else None}


def _begin(observatie: Observatie) -> tuple[str, dict[str, Any]]:
    trekking = queries.trekking_of(observatie)
    if trekking is not None:
        return "kwaliteit/trekking.html", kwaliteit.trekking_context(trekking)
    return "beginnen.html", {
        "begin_form": forms.BeginAfname(observatie),
        "takes_transcript": queries.takes_transcript(observatie),
        "transcript": queries.transcript_of(observatie),
        "begin_transcript_form": forms.BeginTranscript(),
    }


def _gedeeld(observatie: Observatie) -> dict[str, Any]:
    # What another said after a dispute stands beside the first judgement, not in its place.
    is_one = observatie.doel in {Observatie.Doel.KWALITEIT, Observatie.Doel.COACHING}
    sheet = queries.blad(observatie, alleen=observatie.beoordelaar if is_one else None)
    return {
        "blad": sheet,
        "telling": queries.telling(observatie, sheet),
        "transcript": queries.transcript_of(observatie),
        "respond_form": forms.Respond(),
    }


def _afname(request: MedewerkerRequest, observatie: Observatie, nu: UUID | None) -> dict[str, Any]:
    sheet = queries.blad(observatie, van=request.user)
    today = timezone.localdate()
    current = current_regel(sheet, nu, request.GET.get("criterium", ""))
    transcript = queries.transcript_of(observatie)
    lines = len(transcript.regels) if transcript is not None else 0
    return {
        "blad": sheet,
        "nu": current,
        "volgende": next_regel(sheet, current),
        "transcript": transcript,
        "takes_transcript": transcript is None and queries.takes_transcript(observatie),
        "notitie_form": forms.AddNotitie(),
        "gesprek": queries.gesprek_facts(observatie, at=timezone.now()),
        "gids": queries.gids(observatie, on=today),
        "fragment_form": forms.AddFragment(
            queries.stappen(observatie, on=today), aantal_regels=lines
        ),
        "oordeel_form": forms.GiveOordeel(
            current.criterium,
            queries.fragmenten_for(observatie, request.user),
            initial=initial_of(current),
            herkomst=observatie.herkomst,
        ),
    }


def current_regel(sheet: Blad, nu: UUID | None, asked: str) -> CriteriumRegel:
    """Return the criterium to judge: the one named, asked for, or the first without a verdict."""
    by_uuid = {str(regel.criterium.uuid): regel for regel in sheet.regels}
    left = next((regel for regel in sheet.regels if regel.oordeel is None), sheet.regels[0])
    return by_uuid.get(str(nu) if nu else asked, left)


def next_regel(sheet: Blad, current: CriteriumRegel) -> CriteriumRegel | None:
    """Return the next criterium without a verdict, past the end from the start; else the next."""
    place = next(n for n, regel in enumerate(sheet.regels) if regel is current)
    after = [*sheet.regels[place + 1 :], *sheet.regels[:place]]
    return next((regel for regel in after if regel.oordeel is None), after[0] if after else None)


def initial_of(current: CriteriumRegel) -> dict[str, Any]:
    """Return the verdict on a criterium that counts, as its form shows it."""
    oordeel = current.oordeel
    if oordeel is None:
        return {}
    return {
        "waarde": oordeel.waarde,
        "toelichting": oordeel.toelichting,
        "fragmenten": [fragment.uuid for fragment in oordeel.fragmenten.all()],
    }

"""Pages of a conversation that was written out: handed in, checked, begun with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.rules import transcript as lezen
from gastvrij.beoordeling.rules.persoonsgegevens import Soort

from .pagina import show

CHECK_AGAIN = "nakijken"


@require_http_methods(["GET", "POST"])
def transcript(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a written-out conversation in, and show it masked; nothing is stored yet."""
    found = queries.get_for_transcript(request.user, uuid)
    if queries.transcript_of(found) is not None:
        return redirect("beoordeling:observatie", uuid)
    if request.method == "GET":
        return _hand_in(request, found, forms.AddTranscript())
    form = forms.AddTranscript(request.POST, request.FILES)
    if form.is_valid():
        bestand = form.cleaned_data["bestand"]
        given = {"bestandsnaam": bestand.name, "inhoud": bestand.read()} if bestand else {}
        tekst = form.cleaned_data["tekst"]
        try:
            masked = actions.propose_transcript(
                by=request.user, at=timezone.now(), observatie=found, tekst=tekst, **given
            )
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error("bestand" if bestand else "tekst", str(problem))
        else:
            return _check(request, found, forms.CheckTranscript(masked), masked)
    return _hand_in(request, found, form)


def _hand_in(
    request: MedewerkerRequest, observatie: Observatie, form: forms.AddTranscript
) -> HttpResponse:
    context = {"observatie": observatie, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/transcript.html", context, status=status)


def _check(
    request: MedewerkerRequest,
    observatie: Observatie,
    form: forms.CheckTranscript,
    tekst: str,
    *,
    status: int = 200,
) -> HttpResponse:
    counts = {Soort[name.upper()].value: n for name, n in lezen.count_masks(tekst).items()}
    context = {
        "observatie": observatie,
        "form": form,
        "uitingen": lezen.read_text(tekst),
        "aantallen": counts,
    }
    return render(request, "beoordeling/transcript_nalezen.html", context, status=status)


@require_POST
def keep(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Store a conversation that was checked, or show the changed text again."""
    found = queries.get_for_transcript(request.user, uuid)
    tekst = request.POST.get("tekst", "")
    if CHECK_AGAIN in request.POST:
        again = forms.CheckTranscript(tekst)
        again.initial.update(request.POST.dict())
        return _check(request, found, again, tekst)
    form = forms.CheckTranscript(tekst, request.POST)
    if form.is_valid():
        try:
            actions.keep_transcript(
                by=request.user,
                at=timezone.now(),
                observatie=found,
                tekst=tekst,
                sprekers=form.sprekers,
                laat_staan=form.cleaned_data.get("laat_staan", ()),
            )
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error("tekst", str(problem))
        else:
            messages.success(request, _("Het gesprek is opgeslagen, zonder persoonsgegevens."))
            return redirect("beoordeling:observatie", uuid)
    return _check(request, found, form, tekst, status=422)


@require_POST
def begin(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Begin with the written-out conversation, without a registered one."""
    found = queries.get_for_transcript(request.user, uuid)
    form = forms.BeginTranscript(request.POST)
    if form.is_valid():
        try:
            actions.begin_from_transcript(
                by=request.user, at=timezone.now(), observatie=found, **form.cleaned_data
            )
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            return redirect("beoordeling:observatie", uuid)
    return show(request, queries.zicht(request.user, found), begin_transcript_form=form)

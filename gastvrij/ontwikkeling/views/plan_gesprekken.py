"""Pages of a cycle and its conversations."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Poortbesluit
from gastvrij.beoordeling.rules.kalenderbestand import kalenderbestand
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.rules import plan as rules

Refused = (actions.CannotPlan, GateClosed)


def _add_problem(form: django_forms.Form, problem: Exception) -> None:
    field = getattr(problem, "field", "")
    form.add_error(field if field in form.fields else None, str(problem))


def _poort() -> object:
    return basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=timezone.localdate())


@require_http_methods(["GET", "POST"])
def cyclus_nieuw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Make a cycle for somebody whom this teamleider leads."""
    wie = queries.get_medewerker_to_ask_about(request.user, uuid)
    if wie.pk == request.user.pk:
        raise Http404(_("Uw eigen gesprekken plant uw leidinggevende."))
    data = request.POST if request.method == "POST" else None
    form = forms.MakeCyclus(data, initial={"van": timezone.localdate()})
    if form.is_valid():
        try:
            made = actions.make_cyclus(
                by=request.user, at=timezone.now(), medewerker=uuid, **form.cleaned_data
            )
        except Refused as problem:
            _add_problem(form, problem)
        else:
            messages.success(request, _("De cyclus is begonnen. Plan nu het eerste gesprek."))
            return redirect("ontwikkeling:cyclus", made.uuid)
    context = {"form": form, "wie": wie, "poort": _poort()}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/plan/cyclus_nieuw.html", context, status=status)


def _cyclus_page(
    request: MedewerkerRequest, uuid: UUID, **bound: django_forms.Form
) -> HttpResponse:
    seen = actions.open_cyclus(by=request.user, at=timezone.now(), uuid=uuid)
    soorten = [one.soort for one in queries.momenten_of(seen.cyclus)]
    context: dict[str, Any] = {
        "zicht": seen,
        "cyclus": seen.cyclus,
        "gesprekken": queries.gesprekken_of(seen),
        "doelen": queries.doelen_in(seen.cyclus, on=timezone.localdate()),
        "plan_form": forms.PlanGesprek(initial={"soort": rules.next_soort(soorten)}),
        "einde_form": forms.EndCyclus(
            initial={"tot_en_met": seen.cyclus.tot_en_met}, auto_id="einde_%s"
        ),
        "poort": _poort(),
        "fout_form": next(iter(bound.values()), None),
    }
    status = 422 if bound else 200
    return render(request, "ontwikkeling/plan/cyclus.html", context | bound, status=status)


@require_GET
def cyclus(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a cycle: its conversations, and the goals that the employee put in it."""
    return _cyclus_page(request, uuid)


@require_POST
def cyclus_einde(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a cycle end on another day."""
    form = forms.EndCyclus(request.POST, auto_id="einde_%s")
    if form.is_valid():
        try:
            actions.end_cyclus(by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data)
        except Refused as problem:
            _add_problem(form, problem)
        else:
            messages.success(request, _("De laatste dag is gewijzigd."))
            return redirect("ontwikkeling:cyclus", uuid)
    return _cyclus_page(request, uuid, einde_form=form)


@require_POST
def plannen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Plan a conversation in a cycle."""
    form = forms.PlanGesprek(request.POST)
    if form.is_valid():
        try:
            made = actions.plan_gesprek(
                by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data
            )
        except Refused as problem:
            _add_problem(form, problem)
        else:
            messages.success(request, _("Het gesprek is gepland. U ziet het allebei."))
            return redirect("ontwikkeling:gesprek", made.uuid)
    return _cyclus_page(request, uuid, plan_form=form)


def _verslag_form(seen: queries.Gesprekzicht) -> forms.WriteVerslag:
    gesprek = seen.gesprek
    planned = timezone.localdate(gesprek.gepland_op)
    initial = {
        "bewerking": gesprek.bewerking,
        "gehouden_op": gesprek.gehouden_op or min(planned, timezone.localdate()),
        "verslag": gesprek.verslag,
    }
    return forms.WriteVerslag(initial=initial)


def _page(request: MedewerkerRequest, uuid: UUID, **extra: Any) -> HttpResponse:
    seen = actions.open_gesprek(by=request.user, at=timezone.now(), uuid=uuid)
    gesprek = seen.gesprek
    bound = [one for one in extra.values() if isinstance(one, django_forms.Form)]
    planned = {"gepland_op": gesprek.gepland_op, "plaats": gesprek.plaats}
    context: dict[str, Any] = {
        "zicht": seen,
        "gesprek": gesprek,
        "cyclus": seen.zicht.cyclus,
        "agenda_form": forms.AddAgendapunt(),
        "verplaats_form": forms.MoveGesprek(initial=planned),
        "verslag_form": _verslag_form(seen),
        "antwoord_form": forms.AnswerVerslag(initial={"bewerking": gesprek.bewerking}),
        "poort": _poort(),
        "fout_form": bound[0] if bound else None,
    }
    status = 422 if bound else 200
    return render(request, "ontwikkeling/plan/gesprek.html", context | extra, status=status)


@require_GET
def gesprek(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a conversation: its agenda, and the report with the answer."""
    return _page(request, uuid)


def _do(
    request: MedewerkerRequest,
    uuid: UUID,
    name: str,
    form: django_forms.Form,
    act: Callable[..., object],
    done: str,
    given: Callable[[], dict[str, Any]],
) -> HttpResponse:
    """Do something with a conversation, and show it again, with what is wrong if refused."""
    extra: dict[str, Any] = {name: form}
    if form.is_valid():
        try:
            act(by=request.user, at=timezone.now(), uuid=uuid, **given())
        except Refused as problem:
            _add_problem(form, problem)
            extra["is_ouder"] = isinstance(problem, actions.Outdated)
        else:
            messages.success(request, done)
            return redirect("ontwikkeling:gesprek", uuid)
    return _page(request, uuid, **extra)


@require_POST
def verplaatsen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Move a conversation."""
    form = forms.MoveGesprek(request.POST)
    done = _("Het gesprek is verplaatst. U ziet het allebei.")
    return _do(
        request, uuid, "verplaats_form", form, actions.move_gesprek, done, lambda: form.cleaned_data
    )


@require_POST
def afzeggen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Call off a conversation."""
    try:
        found = actions.call_off_gesprek(by=request.user, at=timezone.now(), uuid=uuid)
    except Refused as problem:
        messages.warning(request, str(problem))
        return redirect("ontwikkeling:gesprek", uuid)
    messages.success(request, _("Het gesprek is afgezegd."))
    return redirect("ontwikkeling:cyclus", found.cyclus.uuid)


@require_POST
def agenda(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Put something on the agenda."""
    form = forms.AddAgendapunt(request.POST)
    done = _("Het staat op de agenda.")
    return _do(
        request, uuid, "agenda_form", form, actions.add_agendapunt, done, lambda: form.cleaned_data
    )


def _point(
    request: MedewerkerRequest, uuid: UUID, act: Callable[..., Any], done: str, **given: Any
) -> HttpResponse:
    found, _seen = queries.get_agendapunt_for(request.user, uuid)
    try:
        act(by=request.user, at=timezone.now(), uuid=uuid, **given)
    except Refused as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, done)
    return redirect("ontwikkeling:gesprek", found.gesprek.uuid)


@require_POST
def agenda_weg(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take one's own point from the agenda."""
    return _point(request, uuid, actions.remove_agendapunt, _("Van de agenda gehaald."))


@require_POST
def agenda_besproken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say of a point that it was talked about, or not after all."""
    is_done = request.POST.get("besproken") == "1"
    done = _("Besproken.") if is_done else _("Nog niet besproken.")
    return _point(request, uuid, actions.tick_agendapunt, done, is_besproken=is_done)


@require_POST
def verslag(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Save the report of a conversation."""
    form = forms.WriteVerslag(request.POST)
    done = _("Het verslag is bewaard. De medewerker kan het lezen en antwoorden.")
    return _do(
        request, uuid, "verslag_form", form, actions.save_verslag, done, lambda: form.cleaned_data
    )


@require_POST
def antwoord(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Agree with a report or not."""
    form = forms.AnswerVerslag(request.POST)
    done = _("Uw antwoord is bewaard. Het verslag verandert niet meer.")
    return _do(
        request, uuid, "antwoord_form", form, actions.answer_verslag, done, lambda: form.given
    )


@require_GET
def gesprek_ics(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return the appointment of a conversation for a calendar."""
    found = queries.gesprek_afspraak_for(request.user, uuid, at=timezone.now())
    answer = HttpResponse(kalenderbestand(found), content_type="text/calendar; charset=utf-8")
    # A slug holds letters, figures and hyphens only, so there is nothing to escape.
    answer["Content-Disposition"] = f'attachment; filename="{slugify(found.titel)}.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer

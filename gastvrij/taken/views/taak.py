"""One taak: what is asked, what happened, and everything one can do with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.kaders import queries as kaders
from gastvrij.taken import actions, forms, queries
from gastvrij.taken.models import InterneTaak, Terugvraag

Form = django_forms.Form


def doing(user: Medewerker, taak: InterneTaak) -> dict[str, Any]:
    """Return what the forms of a taak need: who may do what, how often it was tried."""
    now = timezone.now()
    today = timezone.localdate(now)
    prefetch_related_objects([taak], "contactpogingen", "notities", "terugvragen")
    missed = queries.missed_pogingen(taak)
    agreed = queries.taakregels().schrijven_na_pogingen
    adres = queries.mail_address(taak)
    replaces = queries.is_stand_in(user, taak, on=today)
    return {
        "taak": taak,
        "regel": queries.regel(taak, now=now),
        "mag_behandelen": queries.may_handle(user, taak),
        "mag_doorsturen": queries.may_forward(user, taak),
        "vervangt": replaces,
        "is_van_ander": taak.medewerker_id not in {None, user.pk} and not replaces,
        "afwezig": queries.absence_of(taak.medewerker, on=today) if taak.medewerker else None,
        "gemist": missed,
        "schrijven_na": agreed,
        "moet_schrijven": agreed is not None and missed >= agreed,
        "poging": forms.Poging(),
        "afronden": forms.Afronden(adres=adres),
        "schrijven": forms.Schrijven(adres=adres),
        "heropenen": forms.Heropenen(),
        "open_terugvraag": next(
            (one for one in queries.terugvragen_of(taak) if one.beantwoord_op is None), None
        ),
    }


def _page(
    request: MedewerkerRequest, taak: InterneTaak, status: int = 200, **bound: Form
) -> HttpResponse:
    user, now = request.user, timezone.now()
    context = doing(user, taak) | {
        "stappen": queries.timeline(taak),
        "lijsten": queries.lijsten_for(user, now=now),
        "terugvragen": forms.Terugvragen(),
        "terugantwoord": forms.Terugantwoord(),
        "leidraad": _guide(taak),
    }
    if context["mag_doorsturen"]:
        context["doorsturen"] = _forward_form()
    question: Terugvraag | None = context["open_terugvraag"]
    context["mag_antwoorden"] = question is not None and queries.may_answer(user, question, now=now)
    return render(request, "taken/taak.html", context | bound, status=status)


def _guide(taak: InterneTaak) -> Any:
    """Return the published conversation structure for calling back, None if there is none."""
    if taak.status == InterneTaak.Status.VERWERKT:
        return None
    versie = kaders.current_versie("gespreksstructuur", on=timezone.localdate())
    naam = queries.regel(taak, now=timezone.now()).naam
    return kaders.leidraad(versie, naam=naam)


def _forward_form(data: Any = None) -> forms.Doorsturen:
    collegas = list(queries.colleagues())
    return forms.Doorsturen(
        data,
        afdelingen=queries.afdelingen(),
        collegas=collegas,
        away=queries.absences(collegas, on=timezone.localdate()),
    )


@require_GET
def taak(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one taak: what is asked, what was promised and all that happened."""
    return _page(request, _seen(request, uuid))


def _seen(request: MedewerkerRequest, uuid: UUID) -> InterneTaak:
    found = queries.get_taak_for(request.user, uuid)
    if found.gezien_op is None:
        actions.mark_seen(by=request.user, at=timezone.now(), taak=found)
    return found


@require_GET
def paneel(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one taak beside the list: enough to call, note and finish."""
    context = doing(request.user, _seen(request, uuid))
    return render(request, "taken/_paneel.html", context)


def _answer(
    request: MedewerkerRequest,
    uuid: UUID,
    name: str,
    form: Form,
    act: Callable[..., object],
    require: Callable[[Medewerker, InterneTaak], None] = queries.require_handle,
) -> HttpResponse | None:
    """Do what the form asks; return the page again with status 422 if that is refused."""
    found = queries.get_taak_for(request.user, uuid)
    require(request.user, found)
    if form.is_valid():
        given = form.given() if isinstance(form, forms.Doorsturen) else form.cleaned_data
        try:
            act(by=request.user, at=timezone.now(), taak=found, **given)
        except actions.CannotHandle as problem:
            if isinstance(problem, actions.IsAway) and isinstance(form, forms.Doorsturen):
                form.propose(problem.vervanger)
            form.add_error(None, str(problem))
        else:
            return None
    fresh = queries.get_taak_for(request.user, uuid)
    return _page(request, fresh, 422, **{name: form, "geweigerd": form})


@require_POST
def pak_op(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a taak to work on."""
    refused = _answer(request, uuid, "oppakken", Form(request.POST), actions.take)
    if refused is None:
        messages.success(request, _("U hebt deze taak opgepakt."))
    return refused or redirect("taken:taak", uuid)


@require_POST
def poging(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Record an attempt to reach the inwoner."""
    form = forms.Poging(request.POST)
    refused = _answer(request, uuid, "poging", form, actions.record_poging)
    if refused is None:
        messages.success(request, _("De poging is opgeslagen."))
    return refused or redirect("taken:taak", uuid)


@require_POST
def afronden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Finish a taak with what the inwoner was told."""
    adres = queries.mail_address(queries.get_taak_for(request.user, uuid))
    form = forms.Afronden(request.POST, adres=adres)
    refused = _answer(request, uuid, "afronden", form, actions.finish)
    if refused is None:
        messages.success(request, _("De taak is afgerond."))
    return refused or redirect("taken:index")


@require_POST
def schrijven(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Finish a taak of somebody who was not reached, with what was written instead."""
    adres = queries.mail_address(queries.get_taak_for(request.user, uuid))
    form = forms.Schrijven(request.POST, adres=adres)
    refused = _answer(request, uuid, "schrijven", form, actions.finish_unreached)
    if refused is None:
        messages.success(request, _("De taak is afgerond: niet bereikt, geschreven."))
    return refused or redirect("taken:index")


@require_POST
def doorsturen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand a taak to another afdeling or person."""
    form = _forward_form(request.POST)
    refused = _answer(request, uuid, "doorsturen", form, actions.forward, queries.require_forward)
    if refused is None:
        messages.success(request, _("De taak is doorgestuurd."))
    return refused or redirect("taken:index")


@require_POST
def terugvragen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Ask back to who took the contact."""
    form = forms.Terugvragen(request.POST)
    refused = _answer(request, uuid, "terugvragen", form, actions.ask_back)
    if refused is None:
        messages.success(request, _("Uw vraag is gesteld. Het antwoord komt bij deze taak."))
    return refused or redirect("taken:taak", uuid)


@require_POST
def beantwoorden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer what the second line asked back."""
    question = queries.get_terugvraag_for(request.user, uuid, now=timezone.now())
    form = forms.Terugantwoord(request.POST)
    if form.is_valid():
        try:
            actions.answer_back(
                by=request.user,
                at=timezone.now(),
                terugvraag=question,
                antwoord=form.cleaned_data["antwoord"],
            )
        except actions.CannotHandle as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Uw antwoord staat bij de taak."))
            return redirect("taken:lijst", "terugvragen")
    fresh = queries.get_taak_for(request.user, question.taak.uuid)
    return _page(request, fresh, 422, terugantwoord=form, geweigerd=form)


@require_POST
def heropenen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Open a finished taak again."""
    form = forms.Heropenen(request.POST)
    refused = _answer(request, uuid, "heropenen", form, actions.reopen)
    if refused is None:
        messages.success(request, _("De taak is weer open."))
    return refused or redirect("taken:taak", uuid)

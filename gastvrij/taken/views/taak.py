"""One taak: what is asked, what happened, and everything one can do with it."""

from collections.abc import Callable
from datetime import date, datetime
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
from gastvrij.kaders import queries as kaders
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.taken import actions, forms, queries, rules
from gastvrij.taken.models import Afwezigheid, InterneTaak, Terugvraag
from gastvrij.taken.queries import Blik

Form = django_forms.Form


def doing(view: Blik, taak: InterneTaak, *, now: datetime) -> dict[str, Any]:
    """Return what the forms of a taak need: who may do what, how often it was tried."""
    prefetch_related_objects([taak], "contactpogingen", "notities", "terugvragen")
    missed = queries.missed_pogingen(taak)
    agreed = queries.taakregels().schrijven_na_pogingen
    adres = queries.mail_address(taak)
    replaces = queries.is_stand_in(view, taak)
    is_of_other = taak.medewerker_id not in {None, view.medewerker.pk} and not replaces
    return {
        "taak": taak,
        "regel": queries.regel(taak, now=now),
        "mag_behandelen": queries.may_handle(view, taak),
        "mag_doorsturen": queries.may_forward(view, taak),
        "vervangt": replaces,
        "is_van_ander": is_of_other,
        "afwezig": _absence(view, taak) if is_of_other else None,
        "gemist": missed,
        "schrijven_na": agreed,
        "moet_schrijven": rules.must_write(missed, agreed),
        "poging": forms.Poging(),
        "afronden": forms.Afronden(adres=adres),
        "schrijven": forms.Schrijven(adres=adres),
        "heropenen": forms.Heropenen(),
        "open_terugvraag": next(
            (one for one in queries.terugvragen_of(taak) if one.beantwoord_op is None), None
        ),
    }


def _absence(view: Blik, taak: InterneTaak) -> Afwezigheid | None:
    """Return why who has a taak is away, asked only if that is so."""
    if taak.medewerker is None or taak.medewerker.pk not in view.away:
        return None
    return queries.absence_of(taak.medewerker, on=view.day)


def _page(
    request: MedewerkerRequest, view: Blik, taak: InterneTaak, status: int = 200, **bound: Form
) -> HttpResponse:
    now = timezone.now()
    context = doing(view, taak, now=now) | {
        "stappen": queries.timeline(taak),
        "lijsten": queries.lijsten_for(request.user, now=now, view=view),
        "terugvragen": forms.Terugvragen(),
        "terugantwoord": forms.Terugantwoord(),
    }
    is_open = taak.status != InterneTaak.Status.VERWERKT
    if is_open and context["mag_doorsturen"]:
        context["doorsturen"] = _forward_form(view.day)
    if is_open and context["mag_behandelen"] and not context["is_van_ander"]:
        versie = klantcontacten.leidraad_of(klantcontacten.TELEFOON, on=view.day)
        context["leidraad"] = kaders.leidraad(versie, naam=context["regel"].naam)
    question: Terugvraag | None = context["open_terugvraag"]
    context["mag_antwoorden"] = question is not None and queries.may_answer(view, question)
    return render(request, "taken/taak.html", context | bound, status=status)


def _forward_form(day: date, data: Any = None) -> forms.Doorsturen:
    collegas = list(queries.colleagues())
    return forms.Doorsturen(
        data,
        afdelingen=queries.afdelingen(),
        collegas=collegas,
        away=queries.absences(collegas, on=day),
    )


def _seen(request: MedewerkerRequest, uuid: UUID) -> tuple[Blik, InterneTaak]:
    """Return a taak with the view that it is seen in; from now on it is not new any more."""
    now = timezone.now()
    view = queries.blik(request.user, now=now)
    found = queries.get_taak_for(request.user, uuid, view=view)
    if queries.is_new_to(view, found):
        actions.mark_seen(by=request.user, at=now, taak=found)
    return view, found


@require_GET
def taak(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one taak: what is asked, what was promised and all that happened."""
    return _page(request, *_seen(request, uuid))


@require_GET
def paneel(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one taak beside the list: enough to call, note and finish."""
    context = doing(*_seen(request, uuid), now=timezone.now())
    return render(request, "taken/_paneel.html", context)


def _answer(
    request: MedewerkerRequest,
    uuid: UUID,
    name: str,
    make: Callable[[InterneTaak], Form],
    act: Callable[..., object],
    *,
    said: str,
    to_list: bool = False,
    require: Callable[[Blik, InterneTaak], None] = queries.require_handle,
) -> HttpResponse:
    """Do what a form about a taak asks; the page again with status 422 if that is refused."""
    now = timezone.now()
    view = queries.blik(request.user, now=now)
    found = queries.get_taak_for(request.user, uuid, view=view)
    require(view, found)
    form = make(found)
    if form.is_valid():
        given = form.given() if isinstance(form, forms.Doorsturen) else form.cleaned_data
        try:
            act(by=request.user, at=now, taak=found, **given)
        except actions.CannotHandle as problem:
            if isinstance(problem, actions.IsAway) and isinstance(form, forms.Doorsturen):
                form.propose(problem.vervanger)
            form.add_error(None, str(problem))
        else:
            messages.success(request, said)
            return redirect("taken:index") if to_list else redirect("taken:taak", uuid)
    fresh = queries.get_taak_for(request.user, uuid, view=view)
    return _page(request, view, fresh, 422, **{name: form, "geweigerd": form})


@require_POST
def pak_op(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a taak to work on."""
    said = _("U hebt deze taak opgepakt.")
    return _answer(
        request, uuid, "oppakken", lambda _taak: Form(request.POST), actions.take, said=said
    )


@require_POST
def poging(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Record an attempt to reach the inwoner."""
    return _answer(
        request,
        uuid,
        "poging",
        lambda _taak: forms.Poging(request.POST),
        actions.record_poging,
        said=_("De poging is opgeslagen."),
    )


@require_POST
def afronden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Finish a taak with what the inwoner was told."""
    return _answer(
        request,
        uuid,
        "afronden",
        lambda taak: forms.Afronden(request.POST, adres=queries.mail_address(taak)),
        actions.finish,
        said=_("De taak is afgerond."),
        to_list=True,
    )


@require_POST
def schrijven(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Finish a taak of somebody who was not reached, with what was written instead."""
    return _answer(
        request,
        uuid,
        "schrijven",
        lambda taak: forms.Schrijven(request.POST, adres=queries.mail_address(taak)),
        actions.finish_unreached,
        said=_("De taak is afgerond: niet bereikt, geschreven."),
        to_list=True,
    )


@require_POST
def doorsturen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand a taak to another afdeling or person."""
    return _answer(
        request,
        uuid,
        "doorsturen",
        lambda _taak: _forward_form(timezone.localdate(), request.POST),
        actions.forward,
        said=_("De taak is doorgestuurd."),
        to_list=True,
        require=queries.require_forward,
    )


@require_POST
def terugvragen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Ask back to who took the contact."""
    return _answer(
        request,
        uuid,
        "terugvragen",
        lambda _taak: forms.Terugvragen(request.POST),
        actions.ask_back,
        said=_("Uw vraag is gesteld. Het antwoord komt bij deze taak."),
    )


@require_POST
def beantwoorden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer what the second line asked back."""
    now = timezone.now()
    question = queries.get_terugvraag_for(request.user, uuid, now=now)
    form = forms.Terugantwoord(request.POST)
    if form.is_valid():
        try:
            actions.answer_back(
                by=request.user,
                at=now,
                terugvraag=question,
                antwoord=form.cleaned_data["antwoord"],
            )
        except actions.CannotHandle as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Uw antwoord staat bij de taak."))
            return redirect("taken:lijst", "terugvragen")
    view = queries.blik(request.user, now=now)
    fresh = queries.get_taak_for(request.user, question.taak.uuid, view=view)
    return _page(request, view, fresh, 422, terugantwoord=form, geweigerd=form)


@require_POST
def heropenen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Open a finished taak again."""
    return _answer(
        request,
        uuid,
        "heropenen",
        lambda _taak: forms.Heropenen(request.POST),
        actions.reopen,
        said=_("De taak is weer open."),
    )

"""Screens of the left column: find who it may be, compare, check, and see the picture.

All by POST, so that what a caller states stays out of addresses and logs. With the script each
answers a part of the column; without it the desk comes back, or a page with what was found.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import Gesprek, Partij
from gastvrij.klantcontact.registers import RegisterAway
from gastvrij.klantcontact.rules import Vergelijking, gevoelig
from gastvrij.werkplek import concept as drafts
from gastvrij.werkplek import forms, queries

COLUMN = "werkplek/inwoner/_wie.html"
FOUND = "werkplek/inwoner/_gevonden.html"
TICK = "gegevens_gecontroleerd"


def _velden(request: MedewerkerRequest, found: Gesprek) -> drafts.Velden:
    """Return the draft with what was just sent over it: the newest of what was typed."""
    sent = drafts.from_post(dict(request.POST.lists()))
    # A tick that is off is not sent at all.
    kept = {name: value for name, value in found.concept.items() if name != TICK}
    return {**kept, **sent}


def _column(
    request: MedewerkerRequest, found: Gesprek, *, status: int = 200, **extra: Any
) -> HttpResponse:
    """Answer the column to the script; to a browser without it, the desk with what was said."""
    if not request.headers.get("HX-Request"):
        for soort in ("probleem", "gezegd"):
            if extra.get(soort):
                messages.warning(request, str(extra[soort]))
        return redirect("werkplek:gesprek", found.uuid)
    velden = _velden(request, found)
    context = queries.inwoner_context(found, request.user, velden, now=timezone.now())
    return render(request, COLUMN, {**context, **extra}, status=status)


def _refused(
    request: MedewerkerRequest, found: Gesprek, problem: Exception, **extra: Any
) -> HttpResponse:
    return _column(request, found, status=422, probleem=str(problem), **extra)


@require_POST
def inwoner_zoek(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show who fits what the caller states; with `register` the BRP and KvK are asked too."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    form = forms.ZoekForm(request.POST)
    is_right = form.is_valid()
    vondsten = queries.find(form.genoemd(), request.user) if is_right else queries.Vondsten()
    if is_right and "register" in request.POST:
        vondsten = _with_registers(request, found, vondsten)
    context = {
        "gesprek": found,
        "vondsten": vondsten,
        "genoemd": forms.hidden(vondsten.genoemd),
        "fouten": [] if is_right else [text for one in form.errors.values() for text in one],
    }
    page = FOUND if request.headers.get("HX-Request") else "werkplek/inwoner/gevonden.html"
    return render(request, page, context, status=200 if is_right else 422)


def _with_registers(
    request: MedewerkerRequest, found: Gesprek, vondsten: queries.Vondsten
) -> queries.Vondsten:
    """Ask the registers outside and put on record that they were asked."""
    asked = queries.ask_registers(vondsten.genoemd)
    for one in asked.gevraagd:
        klantcontacten.log_register(
            by=request.user, at=timezone.now(), gesprek=found, **one._asdict()
        )
    return queries.with_registers(vondsten, asked)


@require_POST
def inwoner_kies(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say who of those found it may be; nothing is shown yet."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    form = forms.ZoekForm(request.POST)
    if not form.is_valid():
        return _column(request, found, status=422)
    who: dict[str, Any] = {"by": request.user, "at": timezone.now(), "gesprek": found}
    try:
        partij = _chosen(request, form)
        klantcontacten.choose_partij(**who, partij=partij, genoemd=form.genoemd())
    except (
        klantcontacten.CannotCheck,
        klantcontacten.CannotSavePartij,
        RegisterAway,
    ) as problem:
        return _refused(request, found, problem)
    return _column(request, found)


def _chosen(request: MedewerkerRequest, form: forms.ZoekForm) -> Partij:
    """Return the partij that was chosen; one of a register is fetched whole and kept first."""
    if sleutel := request.POST.get("register_sleutel"):
        gegevens = queries.fetch_from_register(form.genoemd(), sleutel)
        return klantcontacten.save_from_register(
            by=request.user, at=timezone.now(), gegevens=gegevens
        )
    given = request.POST.get("partij", "")
    return klantcontact_queries.get_partij_for(request.user, _uuid(given))


def _uuid(given: str) -> UUID:
    """Return what looks like a uuid; anything else is one that nobody has."""
    try:
        return UUID(given)
    except ValueError:
        return UUID(int=0)


@require_POST
def inwoner_vergelijk(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hold what the caller states against what is known; say right or wrong, never what."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    form = forms.VergelijkForm(request.POST, auto_id="feit_%s")
    if not form.is_valid():
        return _column(request, found, status=422, vergelijk=form)
    try:
        compared = klantcontacten.compare_facts(
            by=request.user, at=timezone.now(), gesprek=found, genoemd=form.genoemd()
        )
    except klantcontacten.CannotCheck as problem:
        return _refused(request, found, problem, vergelijk=form)
    said = " ".join(f"{queries.FEITEN[one.feit]}: {_verdict(one)}." for one in compared)
    lines = [(queries.FEITEN[one.feit], one.klopt, _verdict(one)) for one in compared]
    return _column(request, found, vergelijk=form, vergeleken=lines, gezegd=said)


def _verdict(one: Vergelijking) -> str:
    if one.klopt is None:
        return _("niet te vergelijken")
    return _("klopt") if one.klopt else _("klopt niet")


def _step(request: MedewerkerRequest, uuid: UUID, act: Callable[..., object]) -> HttpResponse:
    """Do something that needs nothing filled in, and show the column as it is then."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    try:
        act(by=request.user, at=timezone.now(), gesprek=found)
    except klantcontacten.CannotCheck as problem:
        return _refused(request, found, problem)
    return _column(request, found)


@require_POST
def inwoner_controleer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Put on record that the data were checked, and show the picture."""
    return _step(request, uuid, klantcontacten.check_identity)


@require_POST
def inwoner_los(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say that it is somebody else."""
    return _step(request, uuid, klantcontacten.release_partij)


@require_POST
def inwoner_beeld(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the picture to who took the conversation over, and put that on record."""
    return _step(request, uuid, klantcontacten.open_klantbeeld)


@require_POST
def inwoner_bsn(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the whole BSN once; that is on record."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    try:
        number = klantcontacten.show_bsn(by=request.user, at=timezone.now(), gesprek=found)
    except klantcontacten.CannotCheck as problem:
        return _refused(request, found, problem)
    if not request.headers.get("HX-Request"):
        return render(request, "werkplek/inwoner/bsn.html", {"gesprek": found, "bsn": number})
    return _column(request, found, bsn=number)


@require_POST
def inwoner_nieuw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep somebody new, in the caller's own words, and choose them."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    form = forms.NieuwForm(request.POST, auto_id="nieuw_%s")
    who: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    if not form.is_valid():
        return _column(request, found, status=422, nieuw=form)
    try:
        partij = klantcontacten.add_stated_partij(
            **who, gesprek=found, gegevens=form.gegevens(), genoemd=form.genoemd()
        )
    except (klantcontacten.CannotSavePartij, klantcontacten.CannotCheck) as problem:
        return _refused(request, found, problem, nieuw=form)
    said = _("{naam} is bewaard.").format(naam=partij.volledige_naam)
    return _column(request, found, gezegd=said)


@require_POST
def inwoner_herhaling(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show which vragen may repeat an earlier contact, now that an onderwerp was chosen."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden = _velden(request, found)
    inwoner = queries.inwoner_of(found, request.user, velden, now=timezone.now())
    context = {"gesprek": found, "inwoner": inwoner}
    return render(request, "werkplek/inwoner/_herhaling.html", context)


@require_POST
def eerder(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what was asked before from the number on the desk; by POST, so it stays out of logs."""
    found = klantcontact_queries.get_gesprek_for(request.user, uuid)
    velden = drafts.from_post(dict(request.POST.lists()))
    context = queries.inwoner_context(found, request.user, velden, now=timezone.now())
    return render(request, "werkplek/inwoner/_eerder.html", context)


@require_POST
def gevoelige_tekst(request: MedewerkerRequest) -> HttpResponse:
    """Say what in a text looks like a BSN, an account number or health; nothing is kept."""
    basis.require(request.user, Recht.KLANTCONTACT)
    # The note fields of a vraag have its number in their name, so every field counts.
    text = "\n".join(
        value
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    )
    soorten = list(dict.fromkeys(one.soort for one in gevoelig(text)))
    return render(request, "werkplek/inwoner/_gevoelig.html", {"soorten": soorten})

"""The worklist of messages: what came in, one of them, and what is done about it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import InkomendBericht
from gastvrij.werkplek import forms, queries

FIRST = "nieuw"


@require_GET
def berichten(request: MedewerkerRequest, berichtenlijst: str = FIRST) -> HttpResponse:
    """Show a list of messages, what must be answered first on top."""
    now = timezone.now()
    groepen = queries.berichtregels(request.user, berichtenlijst, now=now)
    context = {
        "lijsten": queries.berichtlijsten(request.user),
        "code": berichtenlijst,
        "groepen": groepen,
        "aantal": sum(len(rows) for _titel, rows in groepen),
        "meeste": queries.MOST_SHOWN,
        "laatst": queries.last_received() if not groepen else None,
    }
    return render(request, "werkplek/berichten/index.html", context)


def _show(
    request: MedewerkerRequest,
    bericht: InkomendBericht,
    form: forms.NaarAfdeling,
    *,
    status: int = 200,
    probleem: str = "",
) -> HttpResponse:
    is_mine = bericht.medewerker_id == request.user.pk
    context = {
        "bericht": bericht,
        "form": form,
        "is_van_mij": is_mine,
        "is_nieuw": bericht.status == InkomendBericht.Status.NIEUW,
        "is_bezig": bericht.status == InkomendBericht.Status.IN_BEHANDELING,
        "is_opzij": bericht.status == InkomendBericht.Status.NIET_VOOR_ONS,
        "probleem": probleem,
    }
    return render(request, "werkplek/berichten/bericht.html", context, status=status)


@require_GET
def bericht(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show one message with what can be done about it."""
    found = klantcontact_queries.get_bericht_for(request.user, uuid)
    return _show(request, found, forms.NaarAfdeling())


@require_POST
def neem(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a message: start the conversation in which it is answered."""
    found = klantcontact_queries.get_bericht_for(request.user, uuid)
    try:
        gesprek = klantcontacten.take_bericht(by=request.user, at=timezone.now(), bericht=found)
    except klantcontacten.CannotHandleBericht as problem:
        found = klantcontact_queries.get_bericht_for(request.user, uuid)
        return _show(request, found, forms.NaarAfdeling(), status=422, probleem=str(problem))
    return redirect("werkplek:gesprek", gesprek.uuid)


def _do(
    request: MedewerkerRequest, uuid: UUID, act: Callable[..., object], done: str
) -> HttpResponse:
    """Do something about a message; refused, show it with the reason."""
    found = klantcontact_queries.get_bericht_for(request.user, uuid)
    try:
        act(by=request.user, at=timezone.now(), bericht=found)
    except klantcontacten.CannotHandleBericht as problem:
        return _show(request, found, forms.NaarAfdeling(), status=422, probleem=str(problem))
    messages.success(request, done)
    return redirect("werkplek:berichten")


@require_POST
def leg_terug(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Give a message back to the worklist."""
    done = _("Het bericht staat weer bij de nieuwe berichten.")
    return _do(request, uuid, klantcontacten.put_back_bericht, done)


@require_POST
def geen_vraag(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Set a message aside as no question of an inwoner."""
    done = _("Opzijgelegd. U vindt het bericht terug onder Geen vraag.")
    return _do(request, uuid, klantcontacten.set_aside_bericht, done)


@require_POST
def toch_vraag(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Bring back a message that was set aside."""
    done = _("Het bericht staat weer bij de nieuwe berichten.")
    return _do(request, uuid, klantcontacten.bring_back_bericht, done)


@require_POST
def naar_afdeling(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Hand a message to the worklist of an afdeling."""
    found = klantcontact_queries.get_bericht_for(request.user, uuid)
    form = forms.NaarAfdeling(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    to = form.cleaned_data["afdeling"]
    try:
        klantcontacten.forward_bericht(
            by=request.user, at=timezone.now(), bericht=found, afdeling=to
        )
    except klantcontacten.CannotHandleBericht as problem:
        form.add_error("afdeling", str(problem))
        return _show(request, found, form, status=422)
    messages.success(request, _("Het bericht ligt nu bij {afdeling}.").format(afdeling=to.naam))
    return redirect("werkplek:berichten")

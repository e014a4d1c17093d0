"""Pages of rounds of estimates: all of one's own, starting one, and how far it is or what came."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.ontwikkeling import actions, forms, queries


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show what is asked of this person, and the rounds about and by this person."""
    today = timezone.localdate()
    context = {
        "gevraagd": queries.uitnodigingen_of(request.user, on=today),
        "over_mij": queries.uitvragen_about(request.user),
        "gestart": queries.uitvragen_started_by(request.user),
        "vrijgegeven": queries.uitvragen_released_to(request.user, on=today),
        "team": queries.people_to_ask_about(request.user),
        "poort": basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=today),
    }
    return render(request, "ontwikkeling/schattingen/index.html", context)


def _about(request: MedewerkerRequest) -> Medewerker:
    asked = request.GET.get("voor", "")
    if not asked:
        return request.user
    try:
        uuid = UUID(asked)
    except ValueError:
        raise Http404(_("Deze medewerker bestaat niet.")) from None
    return queries.get_medewerker_to_ask_about(request.user, uuid)


@require_http_methods(["GET", "POST"])
def start(request: MedewerkerRequest) -> HttpResponse:
    """Start a round about oneself, or as teamleider about `voor`."""
    medewerker, today = _about(request), timezone.localdate()
    data = request.POST if request.method == "POST" else None
    form = forms.StartUitvraag(medewerker, data, by=request.user, on=today)
    if form.is_valid():
        asked = {
            name: form.cleaned_data[name]
            for name in ("aanleiding", "elementen", "mensen", "termijn", "drempel")
        }
        try:
            made = actions.start_uitvraag(
                by=request.user, at=timezone.now(), medewerker=medewerker, **asked
            )
        except (actions.CannotAsk, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("De uitvraag is begonnen."))
            return redirect("ontwikkeling:uitvraag", made.uuid)
    context = {
        "form": form,
        "wie": medewerker,
        "is_own": medewerker.pk == request.user.pk,
        "poort": basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=today),
        "eerder": queries.uitvragen_about(medewerker).exclude(stand="").first(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/schattingen/nieuw.html", context, status=status)


@require_GET
def uitvraag(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what came out of a round, or how far it is."""
    found = queries.get_uitvraag_for(request.user, uuid, on=timezone.localdate())
    context = {
        "uitvraag": found,
        "is_own": found.medewerker_id == request.user.pk,
        "is_starter": found.gestart_door_id == request.user.pk,
    }
    uitkomst = actions.open_uitkomst(by=request.user, at=timezone.now(), uuid=uuid)
    if uitkomst is not None:
        context["uitkomst"] = uitkomst
        return render(request, "ontwikkeling/schattingen/uitkomst.html", context)
    context["vragen"] = queries.per_competentie(queries.elementen_of(found))
    context["uitnodigingen"] = found.uitnodigingen.select_related("wie")
    return render(request, "ontwikkeling/schattingen/uitvraag.html", context)


@require_POST
def accept(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let a round about oneself go out that a teamleider wants to hold."""
    try:
        actions.accept_uitvraag(by=request.user, at=timezone.now(), uuid=uuid)
    except (actions.CannotAsk, GateClosed) as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De uitvraag gaat uit. U vult zelf ook in."))
    return redirect("ontwikkeling:uitvraag", uuid)


@require_POST
def refuse(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep a round about oneself from going out."""
    try:
        actions.refuse_uitvraag(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotAsk as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De uitvraag gaat niet door. Niemand wordt iets gevraagd."))
    return redirect("ontwikkeling:uitvraag", uuid)


@require_POST
def close(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Close a round before its term."""
    try:
        actions.close_uitvraag(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotAsk as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De uitvraag is gesloten."))
    return redirect("ontwikkeling:uitvraag", uuid)

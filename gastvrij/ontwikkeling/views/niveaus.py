"""Stating a level together with an employee, and the answer of that employee."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries

from .beeld import Ingevuld, other_page, own_page


@require_POST
def state(request: MedewerkerRequest, uuid: UUID, competentie: UUID) -> HttpResponse:
    """State a level of a competence of somebody, as a proposal to them."""
    today = timezone.localdate()
    medewerker = queries.get_medewerker_to_state(request.user, uuid, on=today)
    picture = queries.beeld(medewerker, on=today, kijker=request.user)
    found = picture.find(str(competentie))
    if found is None:
        raise Http404(_("Deze competentie staat niet in het profiel."))
    form = forms.StateNiveau(found, request.POST)
    if form.is_valid():
        try:
            actions.state_niveau(
                by=request.user,
                at=timezone.now(),
                uuid=uuid,
                competentie=competentie,
                **form.stated(),
            )
        except (actions.CannotState, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            done = _("Voorgesteld. {naam} antwoordt hierop.").format(naam=medewerker.naam)
            messages.success(request, done)
            address = reverse("ontwikkeling:beeld", args=[uuid])
            return redirect(f"{address}?competentie={competentie}#detail")
    return other_page(request, uuid, Ingevuld(niveau=form), asked=str(competentie))


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Agree or not with what was stated about oneself."""
    queries.get_vaststelling_for(request.user, uuid)
    form = forms.AnswerNiveau(request.POST)
    if form.is_valid():
        try:
            actions.answer_niveau(
                by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data
            )
        except actions.CannotState as problem:
            form.add_error("reactie", str(problem))
        else:
            messages.success(request, _("Uw antwoord is bewaard."))
            return redirect("ontwikkeling:index")
    return own_page(request, Ingevuld(antwoord=(uuid, form)))

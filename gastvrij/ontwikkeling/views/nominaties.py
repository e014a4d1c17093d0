"""Pages of own conversations that somebody puts forward, for oneself and for the own coach."""

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
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.actions import PersonalDataFound
from gastvrij.beoordeling.views.weigeren import refuse
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.models import Nominatie


@require_http_methods(["GET", "POST"])
def nominatie_nieuw(request: MedewerkerRequest) -> HttpResponse:
    """Put an own conversation forward."""
    now = timezone.now()
    element = queries.find_element(request.GET.get("element", ""))
    form = forms.Nominate(
        request.user,
        request.POST if request.method == "POST" else None,
        at=now,
        on=timezone.localdate(now),
        also=[element] if element is not None else [],
    )
    if form.is_valid():
        try:
            actions.nominate(by=request.user, at=now, **form.cleaned_data)
        except PersonalDataFound as problem:
            refuse(form, problem, text="tekst")
        except actions.CannotKeep as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Toegevoegd, als zelf aangedragen voorbeeld."))
            return redirect("ontwikkeling:dossier")
    status = 422 if form.is_bound else 200
    page = "ontwikkeling/dossier/nominatie_nieuw.html"
    return render(request, page, {"form": form}, status=status)


@require_POST
def nominatie_terughalen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take back what one put forward."""
    actions.withdraw_nominatie(by=request.user, at=timezone.now(), uuid=uuid)
    messages.success(request, _("Teruggehaald."))
    return redirect("ontwikkeling:dossier")


@require_POST
def nominatie_aanbieden(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Let the own coach see what one put forward."""
    found = queries.get_own_nominatie(request.user, uuid)
    by_uuid = {str(one.uuid): one for one in queries.coaches_of(request.user)}
    coach = by_uuid.get(request.POST.get("aan", ""))
    if coach is None:
        raise Http404(_("Dit is niet uw coach."))
    try:
        actions.offer_nominatie(by=request.user, at=timezone.now(), uuid=found.uuid, aan=coach)
    except actions.CannotKeep as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("{naam} kan dit nu zien.").format(naam=coach.naam))
    return redirect("ontwikkeling:dossier")


@require_GET
def nominatie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a coach what was offered."""
    found = actions.open_nominatie(by=request.user, at=timezone.now(), uuid=uuid)
    return _page(request, found, forms.AnswerNominatie())


@require_POST
def nominatie_antwoord(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer what was offered."""
    found = queries.get_offered_nominatie(request.user, uuid)
    form = forms.AnswerNominatie(request.POST)
    if form.is_valid():
        try:
            actions.answer_nominatie(
                by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data
            )
        except (actions.CannotKeep, PersonalDataFound, GateClosed) as problem:
            refuse(form, problem, text="tekst")
        else:
            messages.success(request, _("Uw antwoord is opgeslagen."))
            return redirect("ontwikkeling:nominatie", uuid)
    return _page(request, found, form)


def _page(
    request: MedewerkerRequest, found: Nominatie, form: forms.AnswerNominatie
) -> HttpResponse:
    context = {
        "nominatie": found,
        "form": form,
        "mag_plannen": basis.has(request.user, Recht.PROEVE_PLANNEN),
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/dossier/nominatie.html", context, status=status)

"""Pages on which somebody answers a round of estimates, or says no."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.models import Relatie, Uitnodiging
from gastvrij.ontwikkeling.rules.schattingen import ANONIEM


def _page(
    request: MedewerkerRequest, uitnodiging: Uitnodiging, form: forms.GiveSchattingen
) -> HttpResponse:
    context = {
        "uitnodiging": uitnodiging,
        "uitvraag": uitnodiging.uitvraag,
        "form": form,
        "can_answer": queries.can_answer(uitnodiging, on=timezone.localdate()),
        "is_anoniem": uitnodiging.relatie in list(ANONIEM),
        "is_zelf": uitnodiging.relatie == Relatie.ZELF,
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/schattingen/invullen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def give(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what a round asks this person, and take the answer."""
    uitnodiging = queries.get_uitnodiging_for(request.user, uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.GiveSchattingen(queries.elementen_of(uitnodiging.uitvraag), data)
    if form.is_valid():
        try:
            actions.give_schattingen(
                by=request.user, at=timezone.now(), uuid=uuid, waarden=form.waarden
            )
        except (actions.CannotEstimate, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Bedankt. Uw antwoord is bewaard en verandert niet meer."))
            return redirect("ontwikkeling:schattingen")
    return _page(request, uitnodiging, form)


@require_POST
def decline(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say no to a round that asks this person."""
    try:
        actions.decline_uitnodiging(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotEstimate as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("U doet niet mee. Niemand krijgt daar een bericht van."))
    return redirect("ontwikkeling:schattingen")

"""Pages of sturing: the figures, and having them counted now."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest

from . import actions, forms, presenter, queries, rules


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the figures of a period against the norms."""
    keuze = forms.Keuze(request.GET)
    is_valid = keuze.is_valid()
    overzicht = queries.overzicht_for(
        request.user,
        periode=keuze.chosen_periode,
        organisatie=keuze.wants_organisatie,
        today=timezone.localdate(),
    )
    shown = {
        "keuze": keuze,
        "gekozen": keuze.chosen_periode.value,
        "scherm": presenter.screen(overzicht),
        "mag_bijwerken": rules.may_refresh(request.user.rollen),
    }
    return render(request, "sturing/index.html", shown, status=200 if is_valid else 422)


@require_POST
def bijwerken(request: MedewerkerRequest) -> HttpResponse:
    """Bring the figures up to date and show them again."""
    actions.refresh(by=request.user, at=timezone.now())
    messages.success(request, _("De cijfers zijn bijgewerkt."))
    return redirect("sturing:index")

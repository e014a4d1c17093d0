"""What an employee fills in about the own conversation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries

from .pagina import show
from .weigeren import refuse


@require_POST
def fill_in(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep what the employee says of the own conversation; refused, show the page again."""
    seen = queries.get_observatie_for(request.user, uuid)
    queries.require_employee(request.user, seen.observatie)
    sheet = queries.zelfblad(seen.observatie)
    if sheet is None:
        return show(request, seen, problem=_("Bij dit gesprek vult u niets in."))
    form = forms.FillInSelf(sheet.criteria, request.POST)
    if form.is_valid():
        try:
            actions.fill_in_self(
                by=request.user,
                at=timezone.now(),
                observatie=seen.observatie,
                antwoorden=form.antwoorden(),
            )
        except actions.CannotAssess as problem:
            refuse(form, problem, text=form.field_of(problem))
        else:
            messages.success(request, _("Uw antwoorden zijn opgeslagen en blijven zo staan."))
            return redirect("beoordeling:observatie", uuid)
    return show(request, seen, zelf_form=form)

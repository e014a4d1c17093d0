"""Pages of what follows after sharing: disputes and learning points."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Betwisting
from gastvrij.beoordeling.views.pagina import show
from gastvrij.beoordeling.views.weigeren import refuse


@require_POST
def dispute(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Dispute what was shared about oneself."""
    seen = queries.get_observatie_for(request.user, uuid)
    queries.require_employee(request.user, seen.observatie)
    form = forms.Dispute(request.POST)
    if form.is_valid():
        try:
            actions.dispute(
                by=request.user,
                at=timezone.now(),
                observatie=seen.observatie,
                **form.cleaned_data,
            )
        except actions.CannotAssess as problem:
            refuse(form, problem, text="reden")
        else:
            messages.success(request, _("Betwist. Een andere coach kijkt ernaar."))
            return redirect("beoordeling:observatie", uuid)
    return show(request, seen, betwist_form=form)


def _betwistingen(
    request: MedewerkerRequest, bound: tuple[UUID, forms.AssignReassessor] | None = None
) -> HttpResponse:
    rows = [
        (one, bound[1] if bound and bound[0] == one.uuid else _assign_form(one))
        for one in queries.betwistingen_for(request.user)
    ]
    context = {"rijen": rows, "form": bound[1] if bound else None}
    status = 422 if bound else 200
    return render(request, "beoordeling/kwaliteit/betwistingen.html", context, status=status)


def _assign_form(betwisting: Betwisting) -> forms.AssignReassessor | None:
    return None if betwisting.herbeoordeling else forms.AssignReassessor(betwisting.observatie)


@require_GET
def betwistingen(request: MedewerkerRequest) -> HttpResponse:
    """Show the disputes to who assigns another coach."""
    return _betwistingen(request)


@require_POST
def assign(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Assign another coach to a dispute."""
    found = queries.get_betwisting_to_assign(request.user, uuid)
    form = forms.AssignReassessor(found.observatie, request.POST)
    if form.is_valid():
        try:
            actions.assign_reassessor(
                by=request.user, at=timezone.now(), betwisting=found, **form.cleaned_data
            )
        except actions.CannotPlan as problem:
            form.add_error("beoordelaar", str(problem))
        else:
            messages.success(request, _("Toegewezen. Deze coach beoordeelt hetzelfde gesprek."))
            return redirect("beoordeling:betwistingen")
    return _betwistingen(request, (uuid, form))


@require_POST
def close(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Close a dispute with the second judgement."""
    found = queries.get_betwisting_to_judge(request.user, uuid)
    form = forms.CloseDispute(request.POST)
    if form.is_valid():
        try:
            actions.close_dispute(
                by=request.user, at=timezone.now(), betwisting=found, **form.cleaned_data
            )
        except actions.CannotAssess as problem:
            refuse(form, problem, text="uitkomst")
        else:
            messages.success(request, _("Afgerond. Beide oordelen staan naast elkaar."))
            return redirect("beoordeling:observatie", found.observatie.uuid)
    seen = queries.zicht(request.user, found.observatie)
    return show(request, seen, afrond_form=form)


@require_POST
def propose(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Propose a learning point."""
    found = queries.get_coached_for(request.user, uuid)
    form = forms.ProposeLeerpunt(found, request.POST)
    if form.is_valid():
        try:
            actions.propose_leerpunt(
                by=request.user, at=timezone.now(), observatie=found, **form.cleaned_data
            )
        except actions.CannotAssess as problem:
            refuse(form, problem, text="tekst")
        else:
            messages.success(request, _("Voorgesteld. Het telt zodra de medewerker akkoord is."))
            return redirect("beoordeling:observatie", uuid)
    return show(request, queries.zicht(request.user, found), leerpunt_form=form)


@require_POST
def agree(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Agree on a learning point about oneself."""
    found = queries.get_leerpunt_for(request.user, uuid)
    try:
        actions.agree_leerpunt(by=request.user, at=timezone.now(), leerpunt=found)
    except actions.CannotAssess as problem:
        seen = queries.zicht(request.user, found.observatie)
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Afgesproken. U vindt het terug op uw profiel."))
    return redirect("beoordeling:observatie", found.observatie.uuid)


@require_POST
def decline(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say that one would rather not learn this, and why."""
    found = queries.get_leerpunt_for(request.user, uuid)
    queries.require_employee(request.user, found.observatie)
    form = forms.DeclineLeerpunt(found, request.POST)
    if form.is_valid():
        try:
            actions.decline_leerpunt(
                by=request.user, at=timezone.now(), leerpunt=found, **form.cleaned_data
            )
        except actions.CannotAssess as problem:
            refuse(form, problem, text="reden")
        else:
            messages.success(request, _("Opgeslagen. Uw coach leest waarom."))
            return redirect("beoordeling:observatie", found.observatie.uuid)
    seen = queries.zicht(request.user, found.observatie)
    return show(request, seen, liever_niet_form=form)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take back a learning point that was not agreed on."""
    found = queries.get_leerpunt_for(request.user, uuid)
    observatie = found.observatie
    try:
        actions.withdraw_leerpunt(by=request.user, at=timezone.now(), leerpunt=found)
    except actions.CannotAssess as problem:
        return show(request, queries.zicht(request.user, observatie), problem=str(problem))
    messages.success(request, _("Ingetrokken."))
    return redirect("beoordeling:observatie", observatie.uuid)

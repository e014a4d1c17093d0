"""The overview of the administration, the gemeente, its afdelingen and teams."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import actions, forms, navigation, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht


@require_GET
def overview(request: MedewerkerRequest) -> HttpResponse:
    """Show what there is to administer, and how things stand."""
    people = queries.medewerkers_for(request.user)
    today = timezone.localdate()
    context = {
        "aantal_medewerkers": people.filter(is_active=True).count(),
        "aantal_afdelingen": queries.afdelingen_for(request.user).count(),
        "open_doelen": [doel for doel in queries.gate(request.user, on=today) if doel.open_door],
        "controle": queries.laatste_controle(),
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
        "van_kamers": navigation.entries(settings.BEHEER, request.user),
    }
    return render(request, "basis/beheer/index.html", context)


def change(request: MedewerkerRequest) -> HttpResponse:
    """Change name, theme and four eyes of the gemeente."""
    queries.require(request.user, Recht.BEHEER)
    now = queries.organisatie()
    initial = {"naam": now.naam, "thema": now.thema, "vier_ogen": now.vier_ogen}
    data = request.POST if request.method == "POST" else None
    form = forms.ChangeOrganisatie(data, initial=initial, themas=queries.themas())
    if form.is_valid():
        actions.change_organisatie(by=request.user, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("Opgeslagen."))
        return redirect("basis:beheer")
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/organisatie.html", {"form": form}, status=status)


@require_GET
def afdelingen(request: MedewerkerRequest) -> HttpResponse:
    """Show the afdelingen as a tree, with their teams."""
    context = {
        "takken": queries.boom(request.user),
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
    }
    return render(request, "basis/beheer/afdelingen.html", context)


def add_afdeling(request: MedewerkerRequest) -> HttpResponse:
    """Add an afdeling."""
    queries.require(request.user, Recht.BEHEER)
    data = request.POST if request.method == "POST" else None
    form = forms.SaveAfdeling(data, initial={"is_actief": True})
    if _saved(request.user, None, form):
        messages.success(request, _("Afdeling toegevoegd."))
        return redirect("basis:afdelingen")
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/afdeling.html", {"form": form}, status=status)


def _saved(by: Medewerker, afdeling: Afdeling | None, form: forms.SaveAfdeling) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.save_afdeling(by=by, at=timezone.now(), afdeling=afdeling, **form.cleaned_data)
    except actions.CannotAdminister as problem:
        form.add_error(None, str(problem))
        return False
    return True


def change_afdeling(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change an afdeling."""
    queries.require(request.user, Recht.BEHEER)
    afdeling = queries.get_afdeling_for(request.user, uuid)
    form = forms.SaveAfdeling.of(afdeling, request.POST if request.method == "POST" else None)
    if _saved(request.user, afdeling, form):
        messages.success(request, _("Opgeslagen."))
        return redirect("basis:afdelingen")
    return _show_afdeling(request, afdeling, form, forms.SaveTeam())


def _show_afdeling(
    request: MedewerkerRequest,
    afdeling: Afdeling,
    form: forms.SaveAfdeling,
    team_form: forms.SaveTeam,
) -> HttpResponse:
    # The name as it is stored: a refused form leaves its own on the object.
    stored = queries.get_afdeling_for(request.user, afdeling.uuid)
    context = {"afdeling": stored, "form": form, "team_form": team_form}
    status = 422 if form.is_bound or team_form.is_bound else 200
    return render(request, "basis/beheer/afdeling.html", context, status=status)


@require_POST
def add_team(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a team to an afdeling."""
    queries.require(request.user, Recht.BEHEER)
    afdeling = queries.get_afdeling_for(request.user, uuid)
    form = forms.SaveTeam(request.POST)
    if form.is_valid():
        try:
            actions.save_team(
                by=request.user,
                at=timezone.now(),
                team=None,
                afdeling=afdeling,
                **form.cleaned_data,
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Team toegevoegd."))
            return redirect("basis:afdeling", uuid)
    return _show_afdeling(request, afdeling, forms.SaveAfdeling.of(afdeling), form)


def change_team(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Rename a team."""
    queries.require(request.user, Recht.BEHEER)
    team = queries.get_team_for(request.user, uuid)
    data = request.POST if request.method == "POST" else None
    form = forms.SaveTeam(data, initial={"naam": team.naam})
    if form.is_valid():
        try:
            actions.save_team(
                by=request.user,
                at=timezone.now(),
                team=team,
                afdeling=team.afdeling,
                **form.cleaned_data,
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("basis:afdeling", team.afdeling.uuid)
    context = {"afdeling": team.afdeling, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/team.html", context, status=status)

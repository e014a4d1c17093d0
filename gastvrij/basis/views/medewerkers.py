"""Staff: the list, somebody's page, and what the functioneel beheerder changes there."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis import actions, forms, queries
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht, Rol

PAGE = 50


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show the staff, searched by name."""
    words = request.GET.get("zoek", "").strip()[:100]
    found = Paginator(queries.search_medewerkers(request.user, words), PAGE)
    return render(
        request,
        "basis/beheer/medewerkers.html",
        {
            "pagina": found.get_page(request.GET.get("pagina")),
            "zoek": words,
            "vraag": urlencode({"zoek": words}) if words else "",
            "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
        },
    )


def add(request: MedewerkerRequest) -> HttpResponse:
    """Add somebody; with an address they get a mail to choose a password."""
    queries.require(request.user, Recht.BEHEER)
    form = forms.NewPerson(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        rol = given.pop("rol")
        try:
            new = actions.add_medewerker(
                by=request.user,
                at=timezone.now(),
                rollen=[(Rol(rol), None)] if rol else [],
                **given,
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            _say_added(request, new)
            return redirect("basis:medewerker", new.uuid)
    status = 422 if form.is_bound else 200
    return render(request, "basis/beheer/medewerker_nieuw.html", {"form": form}, status=status)


def _say_added(request: MedewerkerRequest, new: Medewerker) -> None:
    if new.email:
        messages.success(request, _("Toegevoegd. Er gaat een e-mail naar {}.").format(new.email))
    else:
        messages.warning(
            request, _("Toegevoegd. Zonder e-mailadres kan deze persoon niet inloggen.")
        )


@require_GET
def show(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show what is known of somebody, and the roles."""
    medewerker = queries.get_medewerker_for(request.user, uuid)
    return _show(request, medewerker, forms.RolOf(), status=200)


def _show(
    request: MedewerkerRequest, medewerker: Medewerker, form: forms.RolOf, *, status: int
) -> HttpResponse:
    context = {
        "persoon": medewerker,
        "toewijzingen": queries.toewijzingen_of(medewerker),
        "form": form,
        "mag_wijzigen": queries.has(request.user, Recht.BEHEER),
    }
    return render(request, "basis/beheer/medewerker.html", context, status=status)


def change(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change the data of somebody, or close the account."""
    queries.require(request.user, Recht.BEHEER)
    medewerker = queries.get_medewerker_for(request.user, uuid)
    form = forms.ChangePerson.of(medewerker, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.change_medewerker(
                by=request.user, at=timezone.now(), medewerker=medewerker, **form.cleaned_data
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Opgeslagen."))
            return redirect("basis:medewerker", uuid)
    status = 422 if form.is_bound else 200
    context = {"persoon": medewerker, "form": form}
    return render(request, "basis/beheer/medewerker_wijzigen.html", context, status=status)


def _change_rol(
    request: MedewerkerRequest,
    uuid: UUID,
    form: forms.RolOf | forms.TakeRol,
    act: Callable[..., object],
    done: str,
) -> HttpResponse:
    """Do an act on one role of somebody; refused, show the page with the reason."""
    queries.require(request.user, Recht.BEHEER)
    medewerker = queries.get_medewerker_for(request.user, uuid)
    if form.is_valid():
        rol, afdeling = Rol(form.cleaned_data["rol"]), form.cleaned_data["afdeling"]
        try:
            act(
                by=request.user,
                at=timezone.now(),
                medewerker=medewerker,
                rol=rol,
                afdeling=afdeling,
            )
        except actions.CannotAdminister as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, done)
            return redirect("basis:medewerker", uuid)
    return _show(request, medewerker, form, status=422)


@require_POST
def give_rol(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Give somebody a role."""
    form = forms.RolOf(request.POST)
    return _change_rol(request, uuid, form, actions.give_rol, _("Rol gegeven."))


@require_POST
def take_rol(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take a role from somebody."""
    form = forms.TakeRol(request.POST)
    return _change_rol(request, uuid, form, actions.take_rol, _("Rol ingetrokken."))


@require_POST
def send_password_mail(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Mail somebody a link to choose a password."""
    queries.require(request.user, Recht.BEHEER)
    medewerker = queries.get_medewerker_for(request.user, uuid)
    try:
        actions.send_password_mail(by=request.user, at=timezone.now(), medewerker=medewerker)
    except actions.CannotAdminister as problem:
        messages.error(request, str(problem))
        return _show(request, medewerker, forms.RolOf(), status=422)
    messages.success(request, _("Er gaat een e-mail naar {}.").format(medewerker.email))
    return redirect("basis:medewerker", uuid)

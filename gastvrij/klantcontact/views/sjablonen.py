"""Screens of klantcontact: the templates of mail to inwoners, and mail that failed."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions, forms, queries, rules


@require_GET
def sjablonen(request: MedewerkerRequest) -> HttpResponse:
    """Show all templates, and how much mail could not be sent."""
    context = {
        "sjablonen": queries.sjablonen_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
        "mislukt": queries.failed_mail_for(request.user).count(),
    }
    return render(request, "klantcontact/sjablonen.html", context)


@require_http_methods(["GET", "POST"])
def sjabloon(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Change a template, with an example of what an inwoner gets; "voorbeeld" only shows that."""
    basis.require(request.user, Recht.BEHEER)
    found = queries.get_sjabloon_for(request.user, uuid)
    form = forms.SjabloonForm.of(found, request.POST if request.method == "POST" else None)
    is_preview = "voorbeeld" in request.POST
    if form.is_valid() and not is_preview:
        try:
            actions.change_sjabloon(
                by=request.user, at=timezone.now(), sjabloon=found, **form.cleaned_data
            )
        except actions.CannotChangeSjabloon as problem:
            form.add_error(problem.veld, str(problem))
        else:
            messages.success(request, _("Het sjabloon is opgeslagen."))
            return redirect("klantcontact:sjablonen")
    shown = {name: str(form[name].value() or "") for name in ("onderwerp", "tekst")}
    context = {
        "form": form,
        "sjabloon": found,
        "plekken": [(f"{{{name}}}", rules.EXAMPLES[name]) for name in rules.PLACES[found.soort]],
        "voorbeeld": {name: rules.fill(text, rules.EXAMPLES) for name, text in shown.items()},
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "klantcontact/sjabloon.html", context, status=status)


@require_GET
def failed_mail(request: MedewerkerRequest) -> HttpResponse:
    """Show the mail that could not be sent: what went wrong, never what stands in it."""
    context = {
        "berichten": queries.failed_mail_for(request.user),
        "mag_wijzigen": basis.has(request.user, Recht.BEHEER),
    }
    return render(request, "klantcontact/uitgaand.html", context)


@require_POST
def retry_mail(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Try a mail again that could not be sent."""
    found = queries.get_failed_mail_for(request.user, uuid)
    try:
        actions.retry_mail(by=request.user, at=timezone.now(), mail=found)
    except actions.CannotMail as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, _("De e-mail wordt binnen een minuut opnieuw verzonden."))
    return redirect("klantcontact:uitgaand")

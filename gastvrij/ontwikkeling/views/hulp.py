"""Pages on which people offer each other help, and ask for it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries


@require_http_methods(["GET", "POST"])
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show who can help whom, and set what one offers or wants to learn."""
    data = request.POST if request.method == "POST" else None
    form = forms.OfferHulp(request.user, data, on=timezone.localdate())
    if form.is_valid():
        try:
            actions.offer_hulp(by=request.user, at=timezone.now(), **form.cleaned_data)
        except actions.CannotHelp as problem:
            form.add_error("element", str(problem))
        else:
            messages.success(request, _("Het staat erbij. Weghalen kan altijd."))
            return redirect("ontwikkeling:hulp")
    context = {"form": form, "hulp": queries.hulp_for(request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/hulp/index.html", context, status=status)


@require_POST
def withdraw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Take back what one offered or wanted."""
    actions.withdraw_hulp(by=request.user, at=timezone.now(), uuid=uuid)
    messages.success(request, _("Weggehaald. Niemand ziet het meer."))
    return redirect("ontwikkeling:hulp")


@require_http_methods(["GET", "POST"])
def ask(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Ask a colleague for the help that is offered."""
    aanbod = queries.get_aanbod_to_ask(request.user, uuid)
    form = forms.AskHulp(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.ask_hulp(
                by=request.user, at=timezone.now(), uuid=uuid, tekst=form.cleaned_data["tekst"]
            )
        except actions.CannotHelp as problem:
            form.add_error("tekst", str(problem))
        else:
            messages.success(request, _("Gevraagd. U krijgt bericht van het antwoord."))
            return redirect("ontwikkeling:hulpvraag", made.uuid)
    context = {"form": form, "aanbod": aanbod}
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/hulp/vragen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def hulpvraag(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a question to who asked it and who was asked, and take the answer."""
    vraag = queries.get_hulpvraag_for(request.user, uuid)
    form = forms.AnswerHulp(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.answer_hulp(by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data)
        except actions.CannotHelp as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Uw collega krijgt bericht."))
            return redirect("ontwikkeling:hulp")
    is_gevraagd = vraag.aanbod.medewerker_id == request.user.pk
    context = {
        "form": form,
        "vraag": vraag,
        "is_gevraagd": is_gevraagd,
        "can_answer": is_gevraagd and vraag.beantwoord_op is None,
    }
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/hulp/vraag.html", context, status=status)

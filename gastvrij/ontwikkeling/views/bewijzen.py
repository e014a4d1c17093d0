"""Pages of prior learning: put in, looked at, checked, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.ontwikkeling import actions, forms, queries
from gastvrij.ontwikkeling.models import EerderBewijs
from gastvrij.ontwikkeling.rules.dossier import ending_of


@require_http_methods(["GET", "POST"])
def bewijs_nieuw(request: MedewerkerRequest) -> HttpResponse:
    """Put prior learning in the own dossier."""
    element = queries.find_element(request.GET.get("element", ""))
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.AddBewijs(
        request.user,
        *given,
        on=timezone.localdate(),
        also=[element] if element is not None else [],
    )
    if form.is_valid():
        bewijs = dict(form.cleaned_data)
        bestand = bewijs.pop("bestand")
        if bestand is not None:
            bewijs |= {"bestandsnaam": bestand.name or "", "inhoud": bestand.read()}
        try:
            made = actions.add_bewijs(by=request.user, at=timezone.now(), **bewijs)
        except actions.CannotKeep as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Toegevoegd aan uw dossier."))
            return redirect("ontwikkeling:bewijs", made.uuid)
    status = 422 if form.is_bound else 200
    return render(request, "ontwikkeling/dossier/bewijs_nieuw.html", {"form": form}, status=status)


@require_GET
def bewijs_lezen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show evidence to whose it is, and to who may check it."""
    found = actions.open_bewijs(by=request.user, at=timezone.now(), uuid=uuid)
    return _page(request, found)


def _page(
    request: MedewerkerRequest,
    found: EerderBewijs,
    *,
    check: forms.CheckBewijs | None = None,
    withdraw: forms.Withdraw | None = None,
) -> HttpResponse:
    lines = list(found.regels.all())
    context = {
        "bewijs": found,
        "regels": lines,
        "is_own": found.medewerker_id == request.user.pk,
        "is_withdrawn": any(line.soort == line.Soort.INGETROKKEN for line in lines),
        "check": check or forms.CheckBewijs(),
        "withdraw": withdraw or forms.Withdraw(),
    }
    status = 422 if check or withdraw else 200
    return render(request, "ontwikkeling/dossier/bewijs.html", context, status=status)


@require_POST
def bewijs_nakijken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say that the original of another's evidence was seen, or why it is not accepted."""
    found = queries.get_bewijs_for(request.user, uuid, on=timezone.localdate())
    form = forms.CheckBewijs(request.POST)
    if form.is_valid():
        try:
            actions.check_bewijs(by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data)
        except actions.CannotKeep as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Vastgelegd. De medewerker ziet dit meteen."))
            return redirect("ontwikkeling:bewijs", uuid)
    return _page(request, found, check=form)


@require_POST
def bewijs_intrekken(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Withdraw own evidence that was checked."""
    found = queries.get_own_bewijs(request.user, uuid)
    form = forms.Withdraw(request.POST)
    if form.is_valid():
        try:
            actions.withdraw_bewijs(
                by=request.user, at=timezone.now(), uuid=uuid, **form.cleaned_data
            )
        except actions.CannotKeep as problem:
            form.add_error(problem.field, str(problem))
        else:
            messages.success(request, _("Ingetrokken."))
            return redirect("ontwikkeling:bewijs", uuid)
    return _page(request, found, withdraw=form)


@require_POST
def bewijs_verwijderen(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Remove own evidence that nobody checked."""
    try:
        actions.remove_bewijs(by=request.user, at=timezone.now(), uuid=uuid)
    except actions.CannotKeep as problem:
        messages.warning(request, str(problem))
        return redirect("ontwikkeling:bewijs", uuid)
    messages.success(request, _("Verwijderd uit uw dossier."))
    return redirect("ontwikkeling:dossier")


@require_GET
def bewijs_document(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Return the file that goes with evidence, never to be shown in the browser itself."""
    document = actions.fetch_document(by=request.user, at=timezone.now(), uuid=uuid)
    name = f"{slugify(document.bewijs.titel)[:80] or 'bewijs'}.{ending_of(document.mediatype)}"
    answer = HttpResponse(bytes(document.inhoud), content_type=document.mediatype)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer

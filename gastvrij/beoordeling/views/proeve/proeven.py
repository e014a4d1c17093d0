"""Pages of sittings: the list, the request, one sitting, and each act on it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.forms.proeve import ALL
from gastvrij.beoordeling.rules.proeve import Handeling, Wie
from gastvrij.beoordeling.views.weigeren import refuse

from .afname import show_afname
from .daden import Daad
from .pagina import IN_AFNAME, show

A_PAGE = 25
View = Callable[..., HttpResponse]


@require_GET
def proeven(request: MedewerkerRequest) -> HttpResponse:
    """Show the sittings in which somebody has a part; who plans sees all, the planning only."""
    asked = forms.FilterProeven(request.GET)
    wanted = asked.cleaned_data["status"] if asked.is_valid() else ALL
    rows = queries.proeven_of(request.user)
    chosen = rows if wanted == ALL else rows.filter(status=wanted)
    page = Paginator(chosen, A_PAGE).get_page(request.GET.get("pagina"))
    context = {
        "form": forms.FilterProeven(initial={"status": wanted}),
        "is_leeg": not page.paginator.count and (wanted == ALL or not rows.exists()),
        "pagina": page,
        "rijen": queries.zichten(request.user, page),
        "vraag": "" if wanted == ALL else urlencode({"status": wanted}),
        "can_plan": basis.has(request.user, Recht.PROEVE_PLANNEN),
    }
    return render(request, "beoordeling/proeve/proeven.html", context)


@require_http_methods(["GET", "POST"])
def request_proeve(request: MedewerkerRequest) -> HttpResponse:
    """Request a sitting: who, which exam, by whom, when and where."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.RequestProeve(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given["beoordelaars"] = list(given["beoordelaars"])
        try:
            made = actions.request_proeve(by=request.user, at=timezone.now(), **given)
        except (actions.CannotPlan, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Aangevraagd. De kandidaat en de beoordelaars zien dit."))
            return redirect("beoordeling:proeve", made.uuid)
    status = 422 if form.is_bound else 200
    return render(request, "beoordeling/proeve/aanvragen.html", {"form": form}, status=status)


@require_GET
def proeve(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a sitting as far as this person may see it."""
    return show(request, actions.open_proeve(by=request.user, at=timezone.now(), uuid=uuid))


def view_of(daad: Daad) -> View:
    """Return the view that does an act; refused, it shows the page again with the reason."""

    @require_POST
    def act(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
        seen = queries.get_proeve_to(request.user, uuid, daad.handeling)
        form = daad.vorm(seen.proeve, request.POST) if daad.vorm is not None else None
        problem = ""
        if form is None or form.is_valid():
            try:
                daad.doe(by=request.user, at=timezone.now(), proeve=seen.proeve, **daad.given(form))
            except (actions.CannotAssess, actions.CannotPlan, GateClosed) as refusal:
                if form is None:
                    problem = str(refusal)
                else:
                    refuse(form, refusal, text=daad.tekst)
            else:
                return _done(request, daad, uuid)
        bound = {daad.handeling: form} if form is not None else {}
        page = show_afname if daad.in_afname else show
        return page(request, seen, bound=bound, problem=problem)

    return act


def _done(request: MedewerkerRequest, daad: Daad, uuid: UUID) -> HttpResponse:
    """Say what was done, and go on to where the work is now."""
    messages.success(request, str(daad.gelukt))
    seen = queries.get_proeve_for(request.user, uuid)
    works = Wie.BEOORDELAAR in seen.wie and seen.proeve.status in IN_AFNAME
    goes_on = works and seen.may(Handeling.OORDEEL)
    return redirect("beoordeling:proeve_afname" if goes_on else "beoordeling:proeve", uuid)

"""Pages of samples: the work list of a coach, one sample, its draws."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.views.pagina import show
from gastvrij.beoordeling.views.weigeren import refuse

MOST_SHOWN = 100


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show what a coach has to do: places, disputes, calibrations."""
    me = request.user
    context = {
        "te_doen": queries.trekkingen_to_do(me)[:MOST_SHOWN],
        "steekproeven": queries.steekproeven_of(me)[:MOST_SHOWN],
        "herbeoordelingen": queries.herbeoordelingen_to_do(me),
        "kalibraties": queries.kalibraties_of(me)[:MOST_SHOWN],
        "has_form": queries.kwaliteitsformulieren().exists(),
    }
    return render(request, "beoordeling/kwaliteit/index.html", context)


@require_http_methods(["GET", "POST"])
def make(request: MedewerkerRequest) -> HttpResponse:
    """Make a sample, which plans all its observations."""
    form = forms.MakeSteekproef(request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.make_steekproef(by=request.user, at=timezone.now(), **form.cleaned_data)
        except (actions.CannotPlan, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Steekproef gemaakt. Iedereen erin ziet dit meteen."))
            return redirect("beoordeling:steekproef", made.uuid)
    status = 422 if form.is_bound else 200
    context = {"form": form}
    return render(request, "beoordeling/kwaliteit/steekproef_nieuw.html", context, status=status)


@require_GET
def steekproef(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show a sample with its people, for its coach alone."""
    found, people = actions.open_steekproef(by=request.user, at=timezone.now(), uuid=uuid)
    context = {"steekproef": found, "mensen": people}
    return render(request, "beoordeling/kwaliteit/steekproef.html", context)


@require_POST
def draw(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Draw the conversation of a place."""
    trekking = queries.get_trekking_for(request.user, uuid)
    try:
        actions.draw_trekking(by=request.user, at=timezone.now(), trekking=trekking)
    except (actions.CannotAssess, GateClosed) as problem:
        seen = queries.zicht(request.user, trekking.observatie)
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Getrokken. Dit is het gesprek voor deze plaats."))
    return redirect("beoordeling:observatie", trekking.observatie.uuid)


@require_POST
def begin(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Begin with what was drawn, or with another conversation for a reason."""
    trekking = queries.get_trekking_for(request.user, uuid)
    departs = "ander" in request.POST
    form = forms.BeginTrekking(trekking, request.POST, departs=departs)
    if form.is_valid():
        try:
            actions.begin_trekking(
                by=request.user, at=timezone.now(), trekking=trekking, **form.cleaned_data
            )
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="reden")
        else:
            return redirect("beoordeling:observatie", trekking.observatie.uuid)
    seen = queries.zicht(request.user, trekking.observatie)
    if departs:
        return show(request, seen, ander_form=form)
    return show(request, seen, trekking_form=form)

"""Pages during the assessment: passages and verdicts."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Fragment, Observatie

from .pagina import show
from .weigeren import refuse


def _fragment_form(observatie: Observatie, data: QueryDict) -> forms.AddFragment:
    stappen = queries.stappen(observatie, on=timezone.localdate())
    transcript = queries.transcript_of(observatie)
    lines = len(transcript.regels) if transcript is not None else 0
    return forms.AddFragment(stappen, data, aantal_regels=lines)


@require_POST
def add_fragment(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a passage: lines of the written-out conversation, or what was written down."""
    seen = queries.get_assessed_for(request.user, uuid)
    found = seen.observatie
    form = _fragment_form(found, request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        tekst, moment, lines = (given.pop(name) for name in ("tekst", "moment", "regels"))
        given |= {"by": request.user, "at": timezone.now(), "observatie": found}
        try:
            if lines:
                actions.quote_regels(nummers=lines, **given)
            else:
                actions.add_fragment(tekst=tekst, seconde=moment, **given)
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="tekst")
        else:
            messages.success(request, _("Citaat opgeslagen."))
            return redirect("beoordeling:observatie", uuid)
    return show(request, seen, fragment_form=form)


@require_POST
def add_notitie(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a quick note; for htmx answer with the parts of the page that change."""
    seen = queries.get_assessed_for(request.user, uuid)
    found = seen.observatie
    form = forms.AddNotitie(request.POST)
    if form.is_valid():
        tekst, moment = form.cleaned_data["tekst"], form.cleaned_data["moment"]
        try:
            made = actions.add_notitie(
                by=request.user, at=timezone.now(), observatie=found, tekst=tekst, seconde=moment
            )
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="tekst", field="tekst")
        else:
            return _noted(request, found, made)
    if request.htmx:
        context = {"observatie": found, "notitie_form": form}
        return render(request, "beoordeling/_notitie.html", context, status=422)
    return show(request, seen, notitie_form=form)


def _noted(request: MedewerkerRequest, observatie: Observatie, made: Fragment) -> HttpResponse:
    if not request.htmx:
        messages.success(request, _("Notitie opgeslagen."))
        page = redirect("beoordeling:observatie", observatie.uuid)
        page["Location"] += "#notitie"
        return page
    context = {
        "observatie": observatie,
        "notitie_form": forms.AddNotitie(),
        "fragmenten": queries.fragmenten_for(observatie, request.user).prefetch_related("stappen"),
        "fragment": made,
    }
    return render(request, "beoordeling/_notitie_opgeslagen.html", context)


@require_POST
def remove_fragment(request: MedewerkerRequest, uuid: UUID, fragment: UUID) -> HttpResponse:
    """Remove a passage on which nothing rests."""
    seen = queries.get_assessed_for(request.user, uuid)
    passage = queries.get_fragment(seen.observatie, fragment)
    try:
        actions.remove_fragment(by=request.user, at=timezone.now(), fragment=passage)
    except (actions.CannotAssess, GateClosed) as problem:
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Citaat weggehaald."))
    return redirect("beoordeling:observatie", uuid)


@require_POST
def give_oordeel(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Give a verdict on one criterium, and go on to the next that has none."""
    seen = queries.get_assessed_for(request.user, uuid)
    found = seen.observatie
    about = queries.get_criterium_of(found, criterium)
    passages = queries.fragmenten_for(found, request.user)
    form = forms.GiveOordeel(about, passages, request.POST, herkomst=found.herkomst)
    if form.is_valid():
        try:
            actions.give_oordeel(
                by=request.user,
                at=timezone.now(),
                observatie=found,
                criterium=about,
                **form.cleaned_data,
            )
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="toelichting", field="waarde")
        else:
            messages.success(request, _("Oordeel over {code} opgeslagen.").format(code=about.code))
            page = redirect("beoordeling:observatie", uuid)
            page["Location"] += "#nu"
            return page
    return show(request, seen, oordeel_form=form, nu=about.uuid)

"""Acts on the result: a mark agreed on, something asked after it, and its answer."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.queries import Proevezicht
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.proeve import Handeling

from .pagina import show

PAGE = "beoordeling:proeve"


def _require(request: MedewerkerRequest, uuid: UUID, handeling: Handeling) -> Proevezicht:
    """Return a sitting in which this person has the part for an act."""
    seen = queries.get_proeve_for(request.user, uuid)
    if seen.wie.isdisjoint(regels.who_can(handeling)):
        raise PermissionDenied(_("U hebt in deze proeve geen rol waarbij dit hoort."))
    return seen


def _with(data: QueryDict, name: str, text: str) -> QueryDict:
    changed = data.copy()
    changed[name] = text
    return changed


@require_POST
def agree(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Write down the mark that assessors agreed on where they differed."""
    seen = _require(request, uuid, Handeling.OVEREENKOMEN)
    about = queries.get_criterium_of(seen.proeve.observatie, criterium)
    form = forms.Agree(about, request.POST)
    if form.is_valid():
        try:
            actions.agree(
                by=request.user,
                at=timezone.now(),
                proeve=seen.proeve,
                criterium=about,
                **form.cleaned_data,
            )
        except actions.PersonalDataFound as problem:
            data = _with(request.POST, form.add_prefix("reden"), problem.masked)
            form = forms.Agree(about, data)
            form.is_valid()
            form.add_error("reden", str(problem))
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            text = _("Afgesproken oordeel over {code} opgeslagen.").format(code=about.code)
            messages.success(request, text)
            page = redirect(PAGE, uuid)
            page["Location"] += "#kop-verschillen"
            return page
    return show(request, seen, agree_form=(about.uuid, form))


@require_POST
def ask(request: MedewerkerRequest, uuid: UUID, vraag: str) -> HttpResponse:
    """Ask for inzage or herziening, complain, object or appeal."""
    seen = _require(request, uuid, Handeling.VRAGEN)
    form = forms.AskProcedure(vraag, request.POST)
    if form.is_valid():
        try:
            actions.ask(
                by=request.user,
                at=timezone.now(),
                proeve=seen.proeve,
                soort=vraag,
                **form.cleaned_data,
            )
        except actions.PersonalDataFound as problem:
            data = _with(request.POST, form.add_prefix("tekst"), problem.masked)
            form = forms.AskProcedure(vraag, data)
            form.is_valid()
            form.add_error("tekst", str(problem))
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Verstuurd. U ziet hier het antwoord zodra het er is."))
            return redirect(PAGE, uuid)
    return show(request, seen, ask_form=(vraag, form))


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer what a candidate asked."""
    procedure = queries.get_procedure_for(request.user, uuid)
    proeve = procedure.proeve
    seen = _require(request, proeve.uuid, Handeling.BESLISSEN)
    form = forms.AnswerProcedure(procedure, request.POST)
    if form.is_valid():
        try:
            actions.answer(
                by=request.user,
                at=timezone.now(),
                procedure=procedure,
                besluit=form.cleaned_data["besluit"],
                is_gegrond=form.cleaned_data.get("is_gegrond"),
            )
        except actions.PersonalDataFound as problem:
            data = _with(request.POST, form.add_prefix("besluit"), problem.masked)
            form = forms.AnswerProcedure(procedure, data)
            form.is_valid()
            form.add_error("besluit", str(problem))
        except (actions.CannotAssess, GateClosed) as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, _("Antwoord opgeslagen. De kandidaat leest het."))
            return redirect(PAGE, proeve.uuid)
    return show(request, seen, answer_form=(procedure.uuid, form))

"""Acts on the result: a mark agreed on, something asked after it, and its answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.rules.proeve import Handeling
from gastvrij.beoordeling.views.weigeren import refuse

from .pagina import show

PAGE = "beoordeling:proeve"


@require_POST
def agree(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Write down the mark that assessors agreed on where they differed."""
    seen = queries.get_proeve_to(request.user, uuid, Handeling.OVEREENKOMEN)
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
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="reden")
        else:
            text = _("Afgesproken oordeel over {code} opgeslagen.").format(code=about.code)
            messages.success(request, text)
            page = redirect(PAGE, uuid)
            page["Location"] += "#kop-verschillen"
            return page
    return show(request, seen, agree_form=(about.uuid, form))


@require_POST
def confirm(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Confirm, as another assessor, the mark that stood on the page."""
    seen = queries.get_proeve_to(request.user, uuid, Handeling.INSTEMMEN)
    about = queries.get_criterium_of(seen.proeve.observatie, criterium)
    form = forms.ConfirmMark(request.POST)
    read = form.cleaned_data["afspraak"] if form.is_valid() else None
    mark = queries.find_mark(seen.proeve, about, read) if read is not None else None
    if mark is None:
        return show(request, seen, problem=_("Kies eerst samen een oordeel, en waarom."))
    try:
        actions.confirm_mark(by=request.user, at=timezone.now(), overeenkomst=mark)
    except actions.CannotAssess as problem:
        return show(request, seen, problem=str(problem))
    messages.success(request, _("Akkoord over {code} opgeslagen.").format(code=about.code))
    page = redirect(PAGE, uuid)
    page["Location"] += "#kop-verschillen"
    return page


@require_POST
def ask(request: MedewerkerRequest, uuid: UUID, vraag: str) -> HttpResponse:
    """Ask for inzage or herziening, complain, object or appeal."""
    seen = queries.get_proeve_to(request.user, uuid, Handeling.VRAGEN)
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
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="tekst")
        else:
            messages.success(request, _("Verstuurd. U ziet hier het antwoord zodra het er is."))
            return redirect(PAGE, uuid)
    return show(request, seen, ask_form=(vraag, form))


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Answer what a candidate asked."""
    procedure = queries.get_procedure_for(request.user, uuid)
    proeve = procedure.proeve
    seen = queries.get_proeve_to(request.user, proeve.uuid, Handeling.BESLISSEN)
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
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="besluit")
        else:
            messages.success(request, _("Antwoord opgeslagen. De kandidaat leest het."))
            return redirect(PAGE, proeve.uuid)
    return show(request, seen, answer_form=(procedure.uuid, form))

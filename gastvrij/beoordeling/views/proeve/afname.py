"""The screen of an assessor during the afname and the judging after it: the own sheet only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gastvrij.basis.actions import GateClosed
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import actions, forms, queries
from gastvrij.beoordeling.models import Afnamegesprek, Fragment, Proeve
from gastvrij.beoordeling.queries import CriteriumRegel, GesprekFacts, Proevezicht
from gastvrij.beoordeling.rules.proeve import Handeling, Wie
from gastvrij.beoordeling.views.pagina import current_regel, initial_of
from gastvrij.beoordeling.views.weigeren import refuse

from .daden import AFNAME
from .offline import offline_data
from .pagina import IN_AFNAME, Bound, keuzes, seconds_since, show

PAGE = "beoordeling:proeve_afname"


@dataclass(frozen=True)
class Luistering:
    """One conversation of the afname: what is known of it, and the passages noted in it."""

    afnamegesprek: Afnamegesprek
    feiten: GesprekFacts
    fragmenten: list[Fragment]


def get_judged(request: MedewerkerRequest, uuid: UUID) -> Proevezicht:
    """Return a sitting that this person judges; PermissionDenied for who has another part in it."""
    seen = queries.get_proeve_for(request.user, uuid)
    if Wie.BEOORDELAAR not in seen.wie:
        raise PermissionDenied(_("Alleen een beoordelaar van deze proeve kan dit."))
    return seen


@require_GET
def afname(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the conversations, passages and criteria to who judges; else the page of the sitting."""
    seen = get_judged(request, uuid)
    if seen.proeve.status not in IN_AFNAME or not seen.may(Handeling.OORDEEL):
        return redirect("beoordeling:proeve", uuid)
    actions.open_proeve(by=request.user, at=timezone.now(), uuid=uuid)
    return show_afname(request, seen)


def show_afname(
    request: MedewerkerRequest,
    seen: Proevezicht,
    *,
    problem: str = "",
    nu: UUID | None = None,
    bound: Bound | None = None,
    **refused: django_forms.Form,
) -> HttpResponse:
    """Show the screen; with a refusal or a form that is not right the status is 422."""
    proeve = seen.proeve
    if proeve.status not in IN_AFNAME or not seen.may(Handeling.OORDEEL):
        return show(request, seen, problem=problem or _refusals(refused) or actions.not_now(proeve))
    now = timezone.now()
    sheet = queries.blad(proeve.observatie, van=request.user)
    current = current_regel(sheet, nu, request.GET.get("criterium", ""))
    is_held, clocks = proeve.status == Proeve.Status.AFNAME, queries.klok(proeve, now)
    wrong_forms = [*(bound or {}).values(), *refused.values()]
    context: dict[str, Any] = {
        "zicht": seen,
        "proeve": proeve,
        "observatie": proeve.observatie,
        "blad": sheet,
        "nu": current,
        "gesprekken": _gesprekken(proeve, sheet.fragmenten),
        "los": [one for one in sheet.fragmenten if one.afnamegesprek_id is None],
        "keuzes": {str(one.daad.handeling): one for one in keuzes(seen, AFNAME, bound or {})},
        "klok": clocks.afname if is_held else clocks.uitslag,
        "seconden": seconds_since(
            proeve.afname_begonnen_op if is_held else proeve.afname_beeindigd_op, now
        ),
        "is_afname": is_held,
        "na_te_vragen": [
            regel.criterium for regel in sheet.regels if regel.must_ask and not _is_asked(regel)
        ],
        "offline": offline_data(proeve, sheet),
        "gids": queries.gids(proeve.observatie, on=timezone.localdate()),
        "fragment_form": forms.AddProeveFragment(proeve),
        "oordeel_form": forms.GiveOordeel(
            current.criterium,
            queries.fragmenten_for(proeve.observatie, request.user),
            initial=initial_of(current),
        ),
        "forms": wrong_forms,
        "problem": problem,
    }
    status = 422 if problem or wrong_forms else 200
    page = "beoordeling/proeve/afname.html"
    return render(request, page, context | refused, status=status)


def _refusals(refused: Mapping[str, django_forms.Form]) -> str:
    """Return what is wrong with forms that are on the page no longer."""
    found = (form.errors.values() for form in refused.values())
    return " ".join(str(text) for errors in found for texts in errors for text in texts)


def _is_asked(regel: CriteriumRegel) -> bool:
    """Test if an answer to a question was tied to this toetsterm, or proposed for it."""
    given = regel.oordeel.fragmenten.all() if regel.oordeel is not None else ()
    return any(one.soort == Fragment.Soort.BEVRAAGD for one in (*given, *regel.voorgesteld))


def _gesprekken(proeve: Proeve, fragmenten: Sequence[Fragment]) -> list[Luistering]:
    """Return the conversations of the afname in order, each with its passages."""
    now = timezone.now()
    rows = proeve.observatie.afnamegesprekken.select_related("gesprek__kanaal")
    return [
        Luistering(
            one,
            queries.facts_of(one.gesprek, at=now),
            [passage for passage in fragmenten if passage.afnamegesprek_id == one.pk],
        )
        for one in rows.order_by("nummer")
    ]


@require_POST
def add_fragment(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Add a passage of one of the conversations."""
    seen = get_judged(request, uuid)
    form = forms.AddProeveFragment(seen.proeve, request.POST)
    if form.is_valid():
        given = dict(form.cleaned_data)
        given["seconde"] = given.pop("moment")
        # An afname is heard, so there is no written conversation to choose lines of.
        del given["regels"]
        try:
            actions.add_fragment(
                by=request.user, at=timezone.now(), observatie=seen.proeve.observatie, **given
            )
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="tekst")
        else:
            messages.success(request, _("Citaat opgeslagen."))
            return redirect(PAGE, uuid)
    return show_afname(request, seen, fragment_form=form)


@require_POST
def remove_fragment(request: MedewerkerRequest, uuid: UUID, citaat: UUID) -> HttpResponse:
    """Remove a passage on which nothing rests."""
    seen = get_judged(request, uuid)
    passage = queries.get_fragment(seen.proeve.observatie, citaat)
    try:
        actions.remove_fragment(by=request.user, at=timezone.now(), fragment=passage)
    except (actions.CannotAssess, GateClosed) as problem:
        return show_afname(request, seen, problem=str(problem))
    messages.success(request, _("Citaat weggehaald."))
    return redirect(PAGE, uuid)


@require_POST
def give_oordeel(request: MedewerkerRequest, uuid: UUID, criterium: UUID) -> HttpResponse:
    """Give a verdict on one toetsterm, and go on to the next that has none."""
    seen = get_judged(request, uuid)
    observatie = seen.proeve.observatie
    about = queries.get_criterium_of(observatie, criterium)
    passages = queries.fragmenten_for(observatie, request.user)
    form = forms.GiveOordeel(about, passages, request.POST)
    if form.is_valid():
        try:
            actions.give_oordeel(
                by=request.user,
                at=timezone.now(),
                observatie=observatie,
                criterium=about,
                **form.cleaned_data,
            )
        except (actions.CannotAssess, GateClosed) as problem:
            refuse(form, problem, text="toelichting", field="waarde")
        else:
            messages.success(request, _("Oordeel over {code} opgeslagen.").format(code=about.code))
            page = redirect(PAGE, uuid)
            page["Location"] += "#nu"
            return page
    return show_afname(request, seen, nu=about.uuid, oordeel_form=form)

"""What the page of one sitting shows, by state and by who looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.beoordeling import forms, queries
from gastvrij.beoordeling.models import Oordeel, Overeenkomst, Procedure, Proeve
from gastvrij.beoordeling.queries import CriteriumRegel, Proevezicht, Route, Verschil
from gastvrij.beoordeling.rules import schalen
from gastvrij.beoordeling.rules.proeve import BEFORE, WITH_RESULT, Handeling, Vraag, Wie

from .daden import NA, VOOR, Daad, Keuze
from .stappen import einde, stappen

_S = Proeve.Status
WITH_ROUTES = (_S.UITGEREIKT, _S.GEARCHIVEERD)
IN_AFNAME = (_S.AFNAME, _S.OORDELEN)
Bound = Mapping[Handeling, django_forms.Form]


@dataclass(frozen=True)
class Toetsterm:
    """One toetsterm with what each assessor gave, and the mark they agreed on if they differed."""

    regel: CriteriumRegel
    oordelen: list[Oordeel]
    overeenkomst: Overeenkomst | None
    form: forms.Agree | None = None

    @property
    def waarde(self) -> str:
        """Return the value that counts, nothing while assessors differ."""
        if self.overeenkomst is not None:
            return self.overeenkomst.waarde
        given = {oordeel.waarde for oordeel in self.oordelen}
        return given.pop() if len(given) == 1 else ""


@dataclass(frozen=True)
class Weg:
    """Something that the candidate can ask, with the form to ask or to answer it.

    `waits` for what can only be asked after something else was decided.
    """

    route: Route
    ask_form: forms.AskProcedure | None
    answer_form: forms.AnswerProcedure | None
    waits: bool


def seconds_since(moment: datetime | None, now: datetime) -> int | None:
    """Return the seconds that have gone by since a moment, None without one."""
    return int((now - moment).total_seconds()) if moment is not None else None


def keuzes(seen: Proevezicht, daden: Iterable[Daad], bound: Bound) -> list[Keuze]:
    """Return the acts of these that somebody can do now, each with its form."""
    found = []
    for daad in daden:
        refused = bound.get(daad.handeling)
        if daad.handeling not in seen.handelingen and refused is None:
            continue
        form = refused
        if form is None and daad.vorm is not None:
            form = daad.vorm(seen.proeve, None)
        found.append(Keuze(daad, form, is_open=refused is not None))
    return found


def show(
    request: MedewerkerRequest,
    seen: Proevezicht,
    *,
    bound: Bound | None = None,
    agree_form: tuple[UUID, forms.Agree] | None = None,
    ask_form: tuple[str, forms.AskProcedure] | None = None,
    answer_form: tuple[UUID, forms.AnswerProcedure] | None = None,
    problem: str = "",
) -> HttpResponse:
    """Show a sitting; with a refusal or a form that is not right the status is 422."""
    proeve, now = seen.proeve, timezone.now()
    wrong = [form for form in (bound or {}).values() if form.errors]
    wrong += [found[1] for found in (agree_form, ask_form, answer_form) if found is not None]
    context: dict[str, Any] = {
        "zicht": seen,
        "proeve": proeve,
        "observatie": proeve.observatie,
        "stappen": stappen(proeve),
        "einde": einde(proeve),
        "keuzes": keuzes(seen, (*VOOR, *NA), bound or {}),
        "checklist": queries.checklist(proeve),
        "bladen": queries.sheets(proeve.observatie).select_related("beoordelaar"),
        "vervangen": queries.replaced(proeve),
        "is_beoordelaar": Wie.BEOORDELAAR in seen.wie,
        "is_kandidaat": Wie.KANDIDAAT in seen.wie,
        "is_planner": Wie.PLANNER in seen.wie,
        "is_vaststeller": Wie.VASTSTELLER in seen.wie,
        "in_afname": proeve.status in IN_AFNAME and Wie.BEOORDELAAR in seen.wie,
        "may_judge": seen.may(Handeling.OORDEEL),
        "klok": queries.klok(proeve, now).uitslag,
        "seconden": seconds_since(proeve.afname_beeindigd_op, now),
        "is_planned": proeve.status in BEFORE,
        "has_form": proeve.formulier_uitgereikt_op is not None or Wie.KANDIDAAT not in seen.wie,
        "forms": wrong,
        "problem": problem,
    }
    if seen.may_see_content and proeve.status == _S.BESPREKEN:
        context |= _bespreken(seen, agree_form)
    if seen.may_see_content and proeve.status in WITH_RESULT:
        context |= _uitslag(proeve)
    # Who judged does not read what a candidate says about it; who plans answers.
    if proeve.status in WITH_ROUTES and not seen.wie.isdisjoint({Wie.KANDIDAAT, Wie.PLANNER}):
        context |= _na(seen, ask_form, answer_form)
    context["has_content"] = "toetstermen" in context or "wegen" in context
    status = 422 if wrong or problem else 200
    return render(request, "beoordeling/proeve/proeve.html", context, status=status)


def _toetstermen(
    proeve: Proeve, agree_forms: Mapping[UUID, forms.Agree] | None = None
) -> list[tuple[str, list[Toetsterm]]]:
    """Return the toetstermen by group, with what was given and agreed."""
    agreed = {one.criterium.pk: one.overeenkomst for one in queries.verschillen(proeve)}
    given = queries.oordelen_by_criterium(proeve)

    def term(regel: CriteriumRegel) -> Toetsterm:
        about = regel.criterium
        form = (agree_forms or {}).get(about.uuid)
        return Toetsterm(regel, given.get(about.pk, []), agreed.get(about.pk), form)

    groepen = queries.blad(proeve.observatie).groepen
    return [(groep.titel, [term(regel) for regel in groep.regels]) for groep in groepen]


def _bespreken(seen: Proevezicht, agree_form: tuple[UUID, forms.Agree] | None) -> dict[str, Any]:
    proeve = seen.proeve
    differing = queries.verschillen(proeve)
    refused = dict([agree_form] if agree_form is not None else [])
    given_back = proeve.voorlopig_op is not None
    on_top = {one.criterium.uuid for one in differing}
    # Once the second pair of eyes gave it back, every toetsterm can be talked about again.
    again = {
        criterium.uuid: refused.get(criterium.uuid) or forms.Agree(criterium)
        for criterium, _waarde in queries.verdicts(proeve)
        if given_back and criterium.uuid not in on_top
    }
    return {
        "verschillen": [(one, refused.get(one.criterium.uuid) or _agree(one)) for one in differing],
        "open_verschillen": sum(one.overeenkomst is None for one in differing),
        "te_bevestigen": sum(
            one.overeenkomst is not None and not one.is_confirmed for one in differing
        ),
        "teruggegeven": given_back,
        "uitwerking": queries.uitwerking(proeve),
        "toetstermen": _toetstermen(proeve, again),
    }


def _agree(verschil: Verschil) -> forms.Agree:
    """Return the form to agree on a mark, filled in with what was agreed on before."""
    made = verschil.overeenkomst
    initial = {"waarde": made.waarde, "reden": made.reden} if made is not None else {}
    return forms.Agree(verschil.criterium, initial=initial)


def _uitslag(proeve: Proeve) -> dict[str, Any]:
    return {
        "uitwerking": queries.uitwerking(proeve),
        "toetstermen": _toetstermen(proeve),
        "zonder_kans": [
            criterium
            for criterium, waarde in queries.verdicts(proeve)
            if waarde == schalen.NIET_WAARGENOMEN
        ],
    }


def _na(
    seen: Proevezicht,
    ask_form: tuple[str, forms.AskProcedure] | None,
    answer_form: tuple[UUID, forms.AnswerProcedure] | None,
) -> dict[str, Any]:
    asked = dict([ask_form] if ask_form is not None else [])
    answered = dict([answer_form] if answer_form is not None else [])
    found, decided = [], queries.bezwaar_decided_on(seen.proeve)
    for route in queries.routes_of(seen.proeve, timezone.now()):
        procedure = route.procedure
        waits = route.vraag is Vraag.BEROEP and decided is None
        may_ask = procedure is None and seen.may(Handeling.VRAGEN) and not waits
        may_answer = _is_open(procedure) and seen.may(Handeling.BESLISSEN)
        ask = asked.get(route.vraag.value) or forms.AskProcedure(route.vraag.value)
        answer = None
        if procedure is not None and (may_answer or procedure.uuid in answered):
            answer = answered.get(procedure.uuid) or forms.AnswerProcedure(procedure)
        shown = ask if may_ask else asked.get(route.vraag.value)
        found.append(Weg(route, shown, answer, waits=waits and procedure is None))
    return {"wegen": found, "te_beantwoorden": sum(one.answer_form is not None for one in found)}


def _is_open(procedure: Procedure | None) -> bool:
    return procedure is not None and procedure.besloten_op is None

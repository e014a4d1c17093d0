"""The competence picture."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.ontwikkeling import actions, forms, queries, rules
from gastvrij.ontwikkeling.queries import Beeld, BeeldCompetentie, Onderdeel

from .overzicht import kader_of, radar_of

FIRST = "1"


@dataclass(frozen=True)
class Ingevuld:
    """Forms of the page as they were sent and refused; None stands for an empty one."""

    vrijgave: forms.GiveVrijgave | None = None
    niveau: forms.StateNiveau | None = None
    antwoord: tuple[UUID, forms.AnswerNiveau] | None = None

    @property
    def form(self) -> forms.GiveVrijgave | forms.StateNiveau | forms.AnswerNiveau | None:
        """Return the form that was sent, None if none was."""
        return self.vrijgave or self.niveau or (self.antwoord[1] if self.antwoord else None)


NOTHING = Ingevuld()


def _day(request: HttpRequest) -> tuple[date, forms.ChooseDag]:
    """Return the day that was asked for, today if it is none, and the form that says so."""
    today = timezone.localdate()
    form = forms.ChooseDag(request.GET if "op" in request.GET else None, initial={"op": today})
    if not form.is_valid():
        return today, form
    asked: date = form.cleaned_data["op"]
    if asked <= today:
        return asked, form
    form.add_error("op", _("Kies vandaag of een dag daarvoor."))
    return today, form


def _current(picture: Beeld, asked: str) -> BeeldCompetentie | None:
    most = max(picture.competenties, key=lambda one: one.aantal, default=None)
    return picture.find(asked) or most


def _links(on: date) -> dict[str, str]:
    """Return the start of the links of the page, which keep the day that is looked at."""
    day = {} if on == timezone.localdate() else {"op": on.isoformat()}
    return {"dag": urlencode(day) + "&" if day else ""}


def _context(
    request: MedewerkerRequest,
    medewerker: Medewerker,
    *,
    parts: frozenset[Onderdeel],
    asked: str = "",
) -> dict[str, Any]:
    on, day_form = _day(request)
    picture = queries.beeld(medewerker, on=on, kijker=request.user)
    now = _current(picture, asked or request.GET.get("competentie", ""))
    kader = kader_of(picture, now)
    page = request.GET.get("pagina", FIRST)
    return _links(on) | {
        "beeld": picture,
        "nieuwere": queries.newer_versions(picture),
        "nu": now,
        "detail": now
        and queries.detail(
            picture,
            now,
            kijker=request.user,
            with_citaten=Onderdeel.CITATEN in parts,
            indicator=request.GET.get("indicator", ""),
            pagina=int(page) if page.isascii() and page.isdigit() else 1,
        ),
        "zelf_aangedragen": queries.nominaties_on(medewerker, now.element.identiteit)
        if now and Onderdeel.DOSSIER in parts
        else [],
        "radar": radar_of(kader) if kader else None,
        "with_citaten": Onderdeel.CITATEN in parts,
        "dag_form": day_form,
        "is_toen": on != timezone.localdate(),
        "minimum": rules.MINIMUM_CITATEN,
        "may_plan": Onderdeel.PLAN in parts,
        "leerpunten": queries.leerpunten_of(medewerker) if Onderdeel.PLAN in parts else [],
        "doelen": queries.doelen_of(medewerker, on=on) if Onderdeel.PLAN in parts else [],
        "is_own": medewerker.pk == request.user.pk,
    }


def _status(filled: Ingevuld, context: dict[str, Any]) -> int:
    return 422 if filled.form or context["dag_form"].errors else 200


def own_page(request: MedewerkerRequest, filled: Ingevuld = NOTHING) -> HttpResponse:
    """Return one's own picture, with what waits for an answer and the form to open it."""
    today = timezone.localdate()
    answered, bound = filled.antwoord or (None, None)
    context = _context(request, request.user, parts=frozenset(Onderdeel)) | {
        "fout_form": filled.form,
        "form": filled.vrijgave or forms.GiveVrijgave(request.user),
        "vrijgaven": queries.vrijgaven_of(request.user, on=today),
        "ontvangen": queries.ontvangen(request.user, on=today),
        "inzages": queries.inzages(request.user),
        "voorstellen": [
            (one, bound if one.uuid == answered else forms.AnswerNiveau(auto_id=f"id_{nr}_%s"))
            for nr, one in enumerate(queries.unanswered(request.user))
        ],
    }
    return render(request, "ontwikkeling/beeld.html", context, status=_status(filled, context))


def other_page(
    request: MedewerkerRequest, uuid: UUID, filled: Ingevuld = NOTHING, *, asked: str = ""
) -> HttpResponse:
    """Return the picture that somebody opened to this person, logged as read."""
    today = timezone.localdate()
    medewerker, parts = actions.open_beeld(by=request.user, at=timezone.now(), uuid=uuid)
    context = _context(request, medewerker, parts=parts, asked=asked)
    context["fout_form"] = filled.form
    now, on = context["nu"], context["beeld"].on
    if now and on == today and queries.can_state(request.user, medewerker, on=today):
        besluit = basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=today)
        context["mag_stellen"] = True
        context["stel_form"] = (filled.niveau or forms.StateNiveau(now)) if besluit else None
    return render(request, "ontwikkeling/beeld.html", context, status=_status(filled, context))


@require_GET
def index(request: MedewerkerRequest) -> HttpResponse:
    """Show one's own competence picture, to whom it is open and who looked."""
    return own_page(request)


@require_GET
def beeld(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Show the picture of somebody who opened it to this person; one's own stands elsewhere."""
    if request.user.uuid == uuid:
        return redirect("ontwikkeling:index")
    return other_page(request, uuid)

"""Answers to doubts: one, all of a kind, or taken back; and the kader a proposal is meant for."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from gastvrij.basis.http import MedewerkerRequest
from gastvrij.kaders import actions, forms, queries
from gastvrij.kaders.models import Beslissing, Voorstel
from gastvrij.kaders.rules.antwoorden import repair
from gastvrij.kaders.rules.controle import GEWIJZIGD, JUIST, ONBEPAALD, UNDER, Besluit
from gastvrij.kaders.rules.twijfelpunten import REST, parts

from .gekozen import Kiezer
from .voorstel import Verzoek, page

PLAIN = {"juist": JUIST, "onbepaald": ONBEPAALD}
Place = tuple[str, str]


@require_POST
def answer(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Keep or take back the answer to one doubt, and go on to the next that is open."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    sent = forms.Answer(request.POST)
    if not sent.is_valid():
        return page(request, voorstel, Verzoek(problem=_("Deze twijfel is er niet. Kies er een.")))
    data = sent.cleaned_data
    here, said = (data["plaats"], data["twijfel"]), data["antwoord"]
    wanted = Verzoek(*here, is_large=_was_moved(voorstel, here))
    besluit = Besluit(*here, PLAIN.get(said, GEWIJZIGD), {})
    if said == "wijzig":
        wanted.form, besluit = _edited(voorstel, here, request.POST)
        if wanted.form is None or not wanted.form.is_valid():
            wanted.problem = "" if wanted.form else _("Deze plek bestaat niet.")
            return page(request, voorstel, wanted)
    elif said == "herstel":
        besluit = repair(here[0], parts(voorstel.inhoud).get(here[0], {}))
    elif said == "vorige":
        besluit = _as_before(queries.controle_of(voorstel), here)
    try:
        fresh = _keep(request, voorstel, data["bewerking"], besluit, is_back=said == "terug")
    except actions.CannotCheck as problem:
        wanted.problem = str(problem)
        return page(request, voorstel, wanted)
    done = Verzoek(is_large=wanted.is_large or UNDER in besluit.waarden, done=[here])
    return _go_on(request, fresh, here, done, is_back=said == "terug")


def _keep(
    request: MedewerkerRequest, voorstel: Voorstel, bewerking: int, one: Besluit, *, is_back: bool
) -> Voorstel:
    given: dict[str, Any] = {
        "by": request.user,
        "at": timezone.now(),
        "voorstel": voorstel,
        "bewerking": bewerking,
    }
    if is_back:
        return actions.undecide(**given, plaatsen=[(one.plaats, one.twijfel)])
    return actions.decide(**given, besluiten=[one])


def _was_moved(voorstel: Voorstel, here: Place) -> bool:
    """Test if the part at a place stands elsewhere by what was decided, or is loose text."""
    rows = voorstel.beslissingen.filter(plaats=here[0]).values_list("waarden", flat=True)
    return here[0].startswith(f"{REST}/") or any(UNDER in waarden for waarden in rows)


def _edited(
    voorstel: Voorstel, here: Place, data: Mapping[str, Any]
) -> tuple[forms.Values | None, Besluit]:
    """Return the form that was sent, and the answer with what was changed here until now."""
    controle = queries.controle_of(voorstel)
    chosen = Kiezer(controle, ()).choose(*here, data=data)
    nothing = Besluit(*here, GEWIJZIGD, {})
    if chosen is None:
        return None, nothing
    if not chosen.form.is_valid():
        return chosen.form, nothing
    rows = [*controle.edits, *(one.beslissing for one in controle.punten if one.beslissing)]
    earlier: Mapping[str, Any] = next(
        (row.waarden for row in rows if (row.plaats, row.twijfel) == here), {}
    )
    changed = chosen.form.changed_values()
    return chosen.form, nothing._replace(waarden={**earlier, **changed} if changed else {})


def _as_before(controle: queries.Controle, here: Place) -> Besluit:
    """Return the answer that takes the levels of the version before; nothing where none is."""
    vorige = controle.vorige.get(here[0])
    version = controle.vorige_versie
    if vorige is None or version is None or not vorige.is_proposed:
        return Besluit(*here, GEWIJZIGD, {})
    return Besluit(
        *here, GEWIJZIGD, {"levels": list(vorige.niveaus), "uit_versie": str(version.uuid)}
    )


@require_POST
def answer_all(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Give the same answer to every doubt of a kind that is open, or take all of them back."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    sent = forms.Bulk(request.POST)
    if not sent.is_valid():
        return page(request, voorstel, Verzoek(problem=_("Deze twijfel is er niet. Kies er een.")))
    data = sent.cleaned_data
    controle = queries.controle_of(voorstel)
    punten = [one for one in controle.punten if one.twijfel.soort == data["soort"]]
    by_at: dict[str, Any] = {
        "by": request.user,
        "at": timezone.now(),
        "voorstel": voorstel,
        "bewerking": data["bewerking"],
    }
    is_back = data["antwoord"] == "terug"
    try:
        if is_back:
            places = [_place(one) for one in punten if one.beslissing]
            fresh = actions.undecide(**by_at, plaatsen=places)
        else:
            besluiten = list(_all_decisions(controle, punten, data["antwoord"]))
            places = [(one.plaats, one.twijfel) for one in besluiten]
            fresh = actions.decide(**by_at, besluiten=besluiten)
    except actions.CannotCheck as problem:
        return page(request, voorstel, Verzoek(problem=str(problem)))
    done = Verzoek(is_large=True, done=places)
    return _go_on(request, fresh, _place(punten[0]), done, is_back=is_back)


def _place(punt: queries.Punt) -> Place:
    return punt.twijfel.plaats, punt.twijfel.sleutel


def _all_decisions(
    controle: queries.Controle, punten: Iterable[queries.Punt], said: str
) -> Iterable[Besluit]:
    delen = parts(controle.voorstel.inhoud)
    for punt in punten:
        here = _place(punt)
        if not punt.is_open:
            continue
        if said == "herstel":
            yield repair(here[0], delen[here[0]])
        elif said in PLAIN:
            yield Besluit(*here, PLAIN[said], {})
        elif (vorige := controle.vorige.get(here[0])) and vorige.is_proposed:
            yield _as_before(controle, here)


def _go_on(
    request: MedewerkerRequest, voorstel: Voorstel, here: Place, done: Verzoek, *, is_back: bool
) -> HttpResponse:
    """Show the next open doubt with what was just decided; without htmx on the page anew."""
    controle = queries.controle_of(voorstel)
    following = None if is_back else Kiezer(controle, ()).first_open(here)
    done.plaats, done.twijfel = _place(following) if following else here
    done.said = _said(controle, here, len(done.done), is_back=is_back)
    if not is_back and len(done.done) == 1:
        done.after = here
    if request.htmx:
        return page(request, voorstel, done, controle=controle)
    messages.success(request, done.said)
    query = {"plaats": done.plaats, "twijfel": done.twijfel}
    if done.after:
        query |= {"net": here[0], "net_twijfel": here[1]}
    address = reverse("kaders:voorstel", args=[voorstel.uuid])
    return redirect(f"{address}?{urlencode(query)}#gekozen")


def _said(controle: queries.Controle, here: Place, count: int, *, is_back: bool) -> str:
    if is_back:
        return ngettext(
            "Ongedaan gemaakt. De twijfel staat weer open.",
            "Ongedaan gemaakt. %(n)d twijfels staan weer open.",
            count,
        ) % {"n": count}
    besluit = next(
        (one.beslissing for one in controle.punten if _place(one) == here and one.beslissing),
        None,
    )
    words = str(Beslissing.Besluit(besluit.besluit).label) if besluit else _("Gewijzigd")
    if count == 1:
        return words
    return ngettext("%(n)d twijfel: %(besluit)s", "%(n)d twijfels: %(besluit)s", count) % {
        "n": count,
        "besluit": words,
    }


@require_POST
def choose_kader(request: MedewerkerRequest, uuid: UUID) -> HttpResponse:
    """Say of which kader this is meant to be a new version."""
    voorstel = queries.get_voorstel_for(request.user, uuid)
    form = forms.KaderChoice(request.POST, kaders=queries.kaders_of(request.user, voorstel.soort))
    if form.is_valid():
        try:
            actions.choose_kader(
                by=request.user, at=timezone.now(), voorstel=voorstel, **form.cleaned_data
            )
        except actions.CannotCheck as problem:
            form.add_error("kader", str(problem))
        else:
            return redirect("kaders:voorstel", uuid)
    return page(request, voorstel, Verzoek(bound={"kader": form}))

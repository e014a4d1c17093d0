"""Plans as tests make them: goals of Noor, and her cycle of conversations with Tessa."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import actions as beoordeling
from gastvrij.beoordeling.models import Leerpunt
from gastvrij.beoordeling.tests.scenario import RESPONDED, SHARED, Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import Cyclus, Cyclusgesprek, Leerdoel
from gastvrij.ontwikkeling.rules.plan import Doelplan

from .dossiers import competentie

TODAY = timezone.localdate(NOW)
DAY = timedelta(days=1)
PLAN = Doelplan(
    titel="Eerst samenvatten, dan antwoorden",
    specifiek="Bij elk gesprek vat ik de vraag samen voordat ik antwoord.",
    meetbaar="In drie gesprekken zegt de inwoner dat ik de vraag begreep.",
    actie_tekst="Meekijken met Fatima",
    actie_link="",
    klaar_op=TODAY + 60 * DAY,
    evaluatie_op=TODAY + 30 * DAY,
)


def indicator(code: str = "3.1-N2") -> Element:
    """Return the first indicator of a level of a competence."""
    level = Element.objects.get(versie__kader__soort="competentiewoordenboek", code=code)
    return level.children.filter(soort=Element.Soort.INDICATOR).order_by("volgorde")[0]


def goal(by: Medewerker, *, at: datetime = NOW, **changed: Any) -> Leerdoel:
    """Make a goal of somebody's own."""
    given: dict[str, Any] = {"keuze": competentie().uuid, "plan": PLAN, "actie": "meekijken"}
    return actions.make_doel(by=by, at=at, **(given | changed))


def cycle(
    cast: Cast,
    *,
    by: str = "tessa",
    over: str = "noor",
    van: date = TODAY,
    tot_en_met: date = TODAY + 200 * DAY,
    at: datetime = NOW,
) -> Cyclus:
    """Let a teamleider make a cycle for somebody."""
    return actions.make_cyclus(
        by=cast.people[by],
        at=at,
        medewerker=cast.people[over].uuid,
        van=van,
        tot_en_met=tot_en_met,
    )


def talk(
    cyclus: Cyclus,
    soort: str = "planning",
    *,
    on: datetime = NOW + 3 * DAY,
    at: datetime = NOW,
) -> Cyclusgesprek:
    """Plan a conversation in a cycle."""
    return actions.plan_gesprek(
        by=cyclus.leidinggevende,
        at=at,
        uuid=cyclus.uuid,
        soort=soort,
        gepland_op=on,
        plaats="Kamer 2.14",
    )


def reported(gesprek: Cyclusgesprek, tekst: str = "Noor wil leren samenvatten.") -> Cyclusgesprek:
    """Write the report of a conversation, on the day of NOW."""
    return actions.save_verslag(
        by=gesprek.cyclus.leidinggevende,
        at=NOW,
        uuid=gesprek.uuid,
        bewerking=gesprek.bewerking,
        gehouden_op=TODAY,
        verslag=tekst,
    )


def answered(gesprek: Cyclusgesprek, **changed: Any) -> Cyclusgesprek:
    """Let the employee agree with a report."""
    given: dict[str, Any] = {"bewerking": gesprek.bewerking, "is_akkoord": True, "reactie": ""}
    return actions.answer_verslag(
        by=gesprek.cyclus.medewerker, at=NOW, uuid=gesprek.uuid, **(given | changed)
    )


def learning_point(stage: Stage, *, agreed: bool = True) -> Leerpunt:
    """Return a learning point of Noor, agreed on or only proposed."""
    observatie = stage.to_status("gedeeld")
    made = beoordeling.propose_leerpunt(
        by=stage.cast.coen,
        at=SHARED,
        observatie=observatie,
        tekst="Vat de vraag samen voordat u antwoord geeft.",
        criterium=None,
        indicator=indicator(),
    )
    if agreed:
        beoordeling.agree_leerpunt(by=stage.cast.noor, at=RESPONDED, leerpunt=made)
    return made

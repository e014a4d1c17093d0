"""The exam of the demo: one that Noor has had, shared with her, and one that lies ahead."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Criterium, Formulier, Fragment, Observatie, Oordeel
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.klantcontact.models import Gesprek

from .organisatie import Gemeente

AN_HOUR = timedelta(hours=1)


class Gehoord(NamedTuple):
    """A passage of the demo: what was heard or asked, which step and which toetstermen it shows."""

    tekst: str
    soort: str
    stap: str
    codes: frozenset[str]


GEHOORD = (
    Gehoord(
        "Goedemiddag, gemeente Lindemeer, u spreekt met Noor.",
        Fragment.Soort.GEOBSERVEERD,
        "F1.1",
        frozenset({"L1.02"}),
    ),
    Gehoord(
        "Wat is er gebeurd, en waar hebt u nu het meeste last van?",
        Fragment.Soort.GEOBSERVEERD,
        "F2.1",
        frozenset({"L1.04", "L1.05"}),
    ),
    Gehoord(
        "Ineke belt u morgen tussen tien en elf. Past dat?",
        Fragment.Soort.GEOBSERVEERD,
        "F3.3",
        frozenset({"L1.12"}),
    ),
    Gehoord(
        "Gevraagd naar de samenvatting: zo hoort de inwoner dat ik het goed begrijp.",
        Fragment.Soort.BEVRAAGD,
        "F2.1",
        frozenset({"L1.05"}),
    ),
)


def hold_proeve(*, began: datetime, at: datetime, gemeente: Gemeente) -> str:
    """Publish the form, take one proeve and plan another; return a line of progress."""
    people = gemeente.people
    formulier = _formulier(began, people["olga"])
    done = _plan(began, people, "noor", formulier)
    gesprek = _gesprek_after(done, at)
    judged = _judge(done, gesprek, people["els"])
    _plan(at, people, "meral", formulier)
    return f"een proeve gedeeld met Noor, met oordeel over {judged} toetstermen, en een gepland"


def _formulier(at: datetime, olga: Medewerker) -> Formulier:
    plans = KaderVersie.objects.filter(status=KaderVersie.Status.VASTGESTELD)
    versie = plans.get(kader__soort=Soort.TOETSPLAN)
    concept = actions.make_formulier(by=olga, at=at, versie=versie)
    return actions.publish_formulier(by=olga, at=at, formulier=concept)


def _plan(
    at: datetime, people: dict[str, Medewerker], who: str, formulier: Formulier
) -> Observatie:
    return actions.plan_observatie(
        by=people["olga"],
        at=at,
        doel=Observatie.Doel.PROEVE,
        medewerker=people[who],
        beoordelaar=people["els"],
        formulier=formulier,
        vaststeller=people["wim"],
    )


def _gesprek_after(observatie: Observatie, at: datetime) -> Gesprek:
    return Gesprek.objects.filter(
        medewerker=observatie.medewerker,
        status=Gesprek.Status.GEREGISTREERD,
        begonnen_op__gt=observatie.gepland_op,
        beeindigd_op__lt=at - AN_HOUR,
    ).latest("begonnen_op")


def _judge(observatie: Observatie, gesprek: Gesprek, els: Medewerker) -> int:
    """Begin, take the passages down, judge every criterium and share; return how many."""
    now = (gesprek.beeindigd_op or gesprek.begonnen_op) + AN_HOUR / 2
    busy = actions.begin_afname(
        by=els, at=now, observatie=observatie, gesprek=gesprek, burger_geinformeerd=True
    )
    made = [_take_down(busy, one, els, now) for one in GEHOORD]
    criteria = list(busy.formulier.criteria.all())
    for criterium in criteria:
        _give(busy, criterium, [f for f, codes in made if criterium.code in codes], els, now)
    actions.share(by=els, at=now, observatie=busy)
    return len(criteria)


def _take_down(
    observatie: Observatie, one: Gehoord, els: Medewerker, at: datetime
) -> tuple[Fragment, frozenset[str]]:
    steps = queries.stappen(observatie, on=at.date()).filter(
        soort=Element.Soort.STAP, code=one.stap
    )
    fragment = actions.add_fragment(
        by=els, at=at, observatie=observatie, soort=one.soort, tekst=one.tekst, stappen=list(steps)
    )
    return fragment, one.codes


def _give(
    observatie: Observatie,
    criterium: Criterium,
    fragmenten: Iterable[Fragment],
    els: Medewerker,
    at: datetime,
) -> None:
    found = list(fragmenten)
    waarde = Oordeel.Waarde.VOLDOENDE if found else Oordeel.Waarde.NIET_WAARGENOMEN
    actions.give_oordeel(
        by=els, at=at, observatie=observatie, criterium=criterium, waarde=waarde, fragmenten=found
    )

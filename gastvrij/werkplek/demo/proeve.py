"""The exams of the demo: one of Noor whose result was handed out, and one of Meral that runs."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Exameneigenaar, Formulier, Fragment, Opdracht, Proeve
from gastvrij.beoordeling.rules.proeve import NVVB
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.klantcontact.actions import start_gesprek
from gastvrij.klantcontact.models import Gesprek, Kanaal, Onderwerp
from gastvrij.klantcontact.rules import Beller, Resultaat
from gastvrij.taken.actions import Vraag, register_gesprek

from . import proeveteksten as teksten
from .gesprekken import days_open
from .organisatie import Gemeente
from .proeveteksten import Gehoord

MINUTE, HOUR, DAY = (timedelta(**{unit: 1}) for unit in ("minutes", "hours", "days"))
BEGINS = time(10, 0)
TAKES = 5 * MINUTE
People = dict[str, Medewerker]


def hold_proeve(*, began: datetime, at: datetime, gemeente: Gemeente) -> str:
    """Sign what an exam needs, take one to its end and begin another; return a line of progress."""
    people = gemeente.people
    eigenaar = _eigenaar(began, people["olga"])
    opdracht = _opdracht(began, people["olga"])
    day = days_open(timezone.localdate(at))[0]
    first = timezone.make_aware(datetime.combine(day, BEGINS))
    done = _ready("noor", began, first, people, opdracht, eigenaar)
    _hold(done, teksten.GESPREKKEN)
    outcome = _to_the_end(_judge(done, people), people)
    busy = _ready("meral", began, at - 12 * MINUTE, people, opdracht, eigenaar)
    _hold(busy, teksten.GESPREKKEN[:1])
    _note(busy, people["els"], teksten.GEHOORD[:2])
    return (
        f"een proeve van Noor, uitslag uitgereikt: {outcome.get_status_display().lower()}, "
        "en een van Meral die bezig is"
    )


def _eigenaar(at: datetime, olga: Medewerker) -> Exameneigenaar:
    return actions.save_eigenaar(
        by=olga,
        at=at,
        eigenaar=None,
        naam=teksten.EIGENAAR,
        is_extern=True,
        reglement=teksten.REGLEMENT,
        adres="",
        termijnen={termijn.value: days for termijn, days in NVVB.items()},
    )


def _opdracht(at: datetime, olga: Medewerker) -> Opdracht:
    concept = actions.make_opdracht(
        by=olga, at=at, formulier=_formulier(at, olga), titel=teksten.TITEL
    )
    decided = actions.save_opdracht(
        by=olga,
        at=at,
        opdracht=concept,
        titel=teksten.TITEL,
        instructies=teksten.INSTRUCTIES,
        met_leidraad=True,
        met_kennis=True,
        aantal_gesprekken=len(teksten.GESPREKKEN),
        kanalen=["balie", "telefoon"],
        minuten_afname=45,
        minuten_uitslag=30,
    )
    return actions.sign_opdracht(by=olga, at=at, opdracht=decided)


def _formulier(at: datetime, olga: Medewerker) -> Formulier:
    plans = KaderVersie.objects.filter(status=KaderVersie.Status.VASTGESTELD)
    versie = plans.get(kader__soort=Soort.TOETSPLAN)
    concept = actions.make_formulier(by=olga, at=at, versie=versie)
    actions.decide_cesuur(
        by=olga, at=at, formulier=concept, cesuur=teksten.CESUUR, reden=teksten.CESUUR_REDEN
    )
    return actions.publish_formulier(by=olga, at=at, formulier=concept)


def _ready(
    who: str,
    began: datetime,
    begint_op: datetime,
    people: People,
    opdracht: Opdracht,
    eigenaar: Exameneigenaar,
) -> Proeve:
    """Request a sitting and bring it to the moment at which the afname begins."""
    olga, els = people["olga"], people["els"]
    proeve = actions.request_proeve(
        by=olga,
        at=began,
        kandidaat=people[who],
        opdracht=opdracht,
        eigenaar=eigenaar,
        beoordelaars=[els, people["sanne"]],
        vaststeller=people["wim"],
        begint_op=begint_op,
        locatie=teksten.LOCATIE,
    )
    actions.admit(by=olga, at=began + HOUR, proeve=proeve)
    actions.hand_out(by=olga, at=began + 2 * HOUR, proeve=proeve)
    actions.confirm_receipt(by=people[who], at=began + DAY, proeve=proeve)
    actions.establish_identity(by=els, at=begint_op, proeve=proeve, document="identiteitskaart")
    return actions.begin_proeve(by=els, at=begint_op, proeve=proeve)


def _hold(proeve: Proeve, vragen: Iterable[tuple[str, str, str]]) -> None:
    """Hold conversations one after the other, each five minutes with two in between."""
    els = queries.beoordelaars_of(proeve)[0]
    for number, (kanaal, onderwerp, inhoud) in enumerate(vragen):
        at = proeve.begint_op + MINUTE + number * (TAKES + 2 * MINUTE)
        gesprek = _gesprek(proeve.observatie.medewerker, at, kanaal, onderwerp, inhoud)
        actions.add_gesprek(
            by=els, at=at + TAKES, proeve=proeve, gesprek=gesprek, burger_geinformeerd=True
        )


def _gesprek(who: Medewerker, at: datetime, kanaal: str, onderwerp: str, inhoud: str) -> Gesprek:
    gesprek = start_gesprek(by=who, at=at, kanaal=Kanaal.objects.get(code=kanaal))
    vraag = Vraag(
        inhoud=inhoud,
        resultaat=Resultaat.DIRECT_AFGEHANDELD,
        onderwerp=Onderwerp.objects.get(naam=onderwerp),
    )
    return register_gesprek(by=who, at=at + TAKES, gesprek=gesprek, beller=Beller(), vragen=[vraag])


def _note(
    proeve: Proeve, by: Medewerker, heard: Iterable[Gehoord]
) -> list[tuple[Fragment, frozenset[str]]]:
    """Take passages down; return each with the toetstermen that it shows."""
    observatie = proeve.observatie
    at = proeve.begint_op + 8 * MINUTE
    steps = queries.stappen(observatie, on=timezone.localdate(at))
    made = []
    for one in heard:
        stappen = steps.filter(soort=Element.Soort.STAP, code=one.stap)
        fragment = actions.add_fragment(
            by=by,
            at=at,
            observatie=observatie,
            soort=one.soort,
            tekst=one.tekst,
            stappen=list(stappen),
        )
        made.append((fragment, one.codes))
    return made


def _judge(proeve: Proeve, people: People) -> Proeve:
    """Let both assessors judge apart and hand in."""
    els, sanne = people["els"], people["sanne"]
    noted = _note(proeve, els, teksten.GEHOORD)
    at = proeve.begint_op + 35 * MINUTE
    proeve = actions.end_afname(by=els, at=at, proeve=proeve)
    for by, differs in ((els, {}), (sanne, teksten.SANNE)):
        _give(proeve, by, noted, differs)
        proeve = actions.hand_in(by=by, at=at + 6 * MINUTE, proeve=proeve)
    return proeve


def _give(
    proeve: Proeve,
    by: Medewerker,
    noted: list[tuple[Fragment, frozenset[str]]],
    differs: dict[str, str],
) -> None:
    for criterium in proeve.observatie.formulier.criteria.all():
        shown = [fragment for fragment, codes in noted if criterium.code in codes]
        waarde = differs.get(criterium.code, "voldoende" if shown else "niet_waargenomen")
        actions.give_oordeel(
            by=by,
            at=proeve.begint_op + 40 * MINUTE,
            observatie=proeve.observatie,
            criterium=criterium,
            waarde=waarde,
            fragmenten=shown if waarde != "niet_waargenomen" else (),
        )


def _to_the_end(proeve: Proeve, people: People) -> Proeve:
    """Settle the differences, give the result, let it be fixed by another and hand it out."""
    els, noor = people["els"], people["noor"]
    at = proeve.begint_op + 50 * MINUTE
    for verschil in queries.verschillen(proeve):
        mark = actions.agree(
            by=els,
            at=at,
            proeve=proeve,
            criterium=verschil.criterium,
            waarde="voldoende",
            reden=teksten.AFGESPROKEN[verschil.criterium.code],
        )
        other = next(one for one in queries.beoordelaars_of(proeve) if one.pk != els.pk)
        actions.confirm_mark(by=other, at=at, overeenkomst=mark)
    actions.give_provisional(by=els, at=at, proeve=proeve)
    actions.respond_to_result(by=noor, at=at + 20 * MINUTE, proeve=proeve, tekst=teksten.REACTIE)
    actions.fix(by=people["wim"], at=at + 2 * HOUR, proeve=proeve)
    return actions.hand_over_result(by=people["olga"], at=at + DAY, proeve=proeve)

"""The workplace exam, each thing once: a part of the world of the rights table."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from gastvrij.basis.actions import add_medewerker
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import (
    Exameneigenaar,
    Formulier,
    Fragment,
    Oordeel,
    Opdracht,
    Proeve,
)
from gastvrij.conftest import PASSWORD, Cast
from gastvrij.klantcontact.models import Gesprek

Clock = Callable[[], datetime]
Talk = Callable[[], Gesprek]


def second_assessor(cast: Cast, clock: Clock) -> Medewerker:
    return add_medewerker(
        by=cast.frits,
        at=clock(),
        gebruikersnaam="ruud",
        naam="Ruud Hendriks",
        password=PASSWORD,
        afdeling=cast.afdelingen["Burgerzaken"],
        rollen=[(Rol.BEOORDELAAR, None)],
    )


def make_eigenaar(cast: Cast, clock: Clock) -> Exameneigenaar:
    return actions.save_eigenaar(
        by=cast.olga,
        at=clock(),
        eigenaar=None,
        naam="Examenbureau",
        is_extern=True,
        reglement="",
        adres="",
        termijnen={},
    )


def make_opdracht(cast: Cast, clock: Clock, formulier: Formulier, titel: str) -> Opdracht:
    concept = actions.make_opdracht(by=cast.olga, at=clock(), formulier=formulier, titel=titel)
    return actions.save_opdracht(
        by=cast.olga,
        at=clock(),
        opdracht=concept,
        titel=titel,
        instructies="Voer een gesprek.",
        met_leidraad=True,
        met_kennis=True,
        aantal_gesprekken=1,
        kanalen=["telefoon"],
        minuten_afname=30,
        minuten_uitslag=30,
    )


def held(cast: Cast, clock: Clock, proeve: Proeve) -> Proeve:
    """Take a sitting to its afname."""
    given: dict[str, Any] = {"proeve": proeve}
    actions.admit(by=cast.olga, at=clock(), **given)
    actions.hand_out(by=cast.olga, at=clock(), **given)
    actions.confirm_receipt(by=cast.noor, at=clock(), **given)
    actions.establish_identity(by=cast.els, at=clock(), document="paspoort", **given)
    return actions.begin_proeve(by=cast.els, at=clock(), **given)


def with_result(
    cast: Cast,
    clock: Clock,
    proeve: Proeve,
    talk: Talk,
    *,
    waarde: str = Oordeel.Waarde.NIET_WAARGENOMEN,
    fragmenten: Sequence[Fragment] = (),
) -> Proeve:
    """Take a sitting that is held to its result, which was handed out."""
    given: dict[str, Any] = {"proeve": proeve}
    gesprek = talk()
    actions.add_gesprek(by=cast.els, at=clock(), gesprek=gesprek, burger_geinformeerd=True, **given)
    actions.end_afname(by=cast.els, at=clock(), **given)
    for sheet in proeve.observatie.beoordelingen.all():
        for criterium in proeve.observatie.formulier.criteria.all():
            actions.give_oordeel(
                by=sheet.beoordelaar,
                at=clock(),
                observatie=proeve.observatie,
                criterium=criterium,
                waarde=waarde,
                fragmenten=fragmenten,
            )
        actions.hand_in(by=sheet.beoordelaar, at=clock(), **given)
    actions.give_provisional(by=cast.els, at=clock(), **given)
    actions.respond_to_result(by=cast.noor, at=clock(), tekst="", **given)
    actions.fix(by=cast.wim, at=clock(), **given)
    return actions.hand_over_result(by=cast.olga, at=clock(), **given)


def make_proeve(cast: Cast, clock: Clock, formulier: Formulier, talk: Talk) -> dict[str, UUID]:
    """Make three sittings of Noor by Els: being held, with its result, and requested; by name."""
    ruud, eigenaar = second_assessor(cast, clock), make_eigenaar(cast, clock)
    concept = make_opdracht(cast, clock, formulier, "Nog te tekenen")
    opdracht = make_opdracht(cast, clock, formulier, "Proeve L1")
    opdracht = actions.sign_opdracht(by=cast.olga, at=clock(), opdracht=opdracht)
    day = clock() + timedelta(days=10)

    def request(begint_op: datetime) -> Proeve:
        return actions.request_proeve(
            by=cast.olga,
            at=clock(),
            kandidaat=cast.noor,
            opdracht=opdracht,
            eigenaar=eigenaar,
            beoordelaars=[cast.els, ruud],
            vaststeller=cast.wim,
            begint_op=begint_op,
            locatie="KCC",
        )

    busy = held(cast, clock, request(day))
    passage = actions.add_fragment(
        by=cast.els,
        at=clock(),
        observatie=busy.observatie,
        soort=Fragment.Soort.GEOBSERVEERD,
        tekst="Ik zoek het voor u uit.",
    )
    ended = held(cast, clock, request(day + timedelta(days=1)))
    ended = with_result(cast, clock, ended, talk)
    asked = actions.ask(by=cast.noor, at=clock(), proeve=ended, soort="inzage", tekst="")
    return {
        "eigenaar": eigenaar.uuid,
        "concept_opdracht": concept.uuid,
        "opdracht": opdracht.uuid,
        "proeve": busy.uuid,
        "citaat": passage.uuid,
        "proeve_uit": ended.uuid,
        "proeve_nieuw": request(day + timedelta(days=2)).uuid,
        "procedure": asked.uuid,
    }

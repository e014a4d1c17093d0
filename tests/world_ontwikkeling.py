"""Competences and development, each thing once: a part of the world of the rights table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.test import override_settings

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import actions as beoordeling
from gastvrij.beoordeling.models import Fragment, Oordeel, Opdracht, Proeve
from gastvrij.conftest import Cast
from gastvrij.kaders.models import Element, Kader, KaderVersie, Soort
from gastvrij.klantcontact.models import Gesprek
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import (
    Bewijsregel,
    EerderBewijs,
    Hulpaanbod,
    Niveauvaststelling,
    Vrijgave,
)
from gastvrij.ontwikkeling.rules.plan import Doelplan
from tests.world_proeve import held, with_result

Clock = Callable[[], datetime]
Talk = Callable[[], Gesprek]
DAY = timedelta(days=1)
PDF = b"%PDF-1.7\nEen diploma.\n"
# What Noor opens to her coach; the competences themselves she opened to Tessa only.
TO_COACH = [Vrijgave.Onderdeel.PLAN, Vrijgave.Onderdeel.DOSSIER]


@dataclass(frozen=True)
class Place:
    """Where things are made: the people, the time, and two competences of the dictionary."""

    cast: Cast
    clock: Clock
    about: Element
    other: Element

    def level_of(self, competentie: Element) -> UUID:
        """Return the lowest level of a competence."""
        levels = competentie.children.filter(soort=Element.Soort.NIVEAU).order_by("volgorde")
        return levels[0].uuid


def make_functie(place: Place) -> dict[str, UUID]:
    """Make a functie that Noor fills, with a version that runs and a concept."""
    olga, clock = place.cast.olga, place.clock
    functie = actions.make_functie(by=olga, at=clock(), titel="Medewerker KCC")
    profiel = actions.make_functieprofiel(by=olga, at=clock(), functie=functie)
    versies = KaderVersie.objects.filter(
        kader__soort__in=[Soort.WOORDENBOEK, Soort.PROFIEL], status=KaderVersie.Status.VASTGESTELD
    )
    actions.set_versies(
        by=olga,
        at=clock(),
        profiel=profiel,
        versies=list(versies),
        stand=queries.stand_van(profiel),
    )
    actions.save_eisen(
        by=olga,
        at=clock(),
        profiel=profiel,
        gevraagd=[place.level_of(place.about)],
        stand=queries.stand_van(profiel),
    )
    plan = Kader.objects.filter(soort=Soort.TOETSPLAN).earliest("pk")
    actions.add_opleidingseis(by=olga, at=clock(), profiel=profiel, kader=plan)
    day = clock().date()
    actions.publish_functieprofiel(by=olga, at=clock(), profiel=profiel, ingangsdatum=day)
    draft = actions.make_functieprofiel(by=olga, at=clock(), functie=functie)
    filled = actions.add_vervulling(
        by=olga, at=clock(), functie=functie, medewerker=place.cast.noor, van=day
    )
    return {
        "functie": functie.uuid,
        "functieprofiel": profiel.uuid,
        "functieconcept": draft.uuid,
        "eis": draft.eisen.get().uuid,
        "opleidingseis": draft.opleidingseisen.get().uuid,
        "vervulling": filled.uuid,
    }


def state_level(place: Place) -> Niveauvaststelling:
    """Let Tessa propose a level of Noor, who has not answered yet."""
    return actions.state_niveau(
        by=place.cast.tessa,
        at=place.clock(),
        uuid=place.cast.noor.uuid,
        competentie=place.about.uuid,
        niveau=place.level_of(place.about),
        voldoet=None,
        besproken_op=place.clock().date(),
        reden="Zo besproken aan de hand van een gesprek.",
    )


def make_plan(place: Place) -> dict[str, UUID]:
    """Make a cycle of Noor with Tessa: a conversation with a point, and a goal of Noor in it."""
    noor, tessa, clock = place.cast.noor, place.cast.tessa, place.clock
    today = clock().date()
    cyclus = actions.make_cyclus(
        by=tessa, at=clock(), medewerker=noor.uuid, van=today, tot_en_met=today + 300 * DAY
    )
    gesprek = actions.plan_gesprek(
        by=tessa,
        at=clock(),
        uuid=cyclus.uuid,
        soort="planning",
        gepland_op=clock() + 20 * DAY,
        plaats="Spreekkamer 2",
    )
    point = actions.add_agendapunt(by=noor, at=clock(), uuid=gesprek.uuid, tekst="Mijn doel")
    doel = actions.make_doel(
        by=noor,
        at=clock(),
        keuze=place.about.uuid,
        plan=Doelplan(
            titel="Ik vat elke vraag samen",
            specifiek="Ik herhaal de vraag in een zin.",
            meetbaar="Een collega hoort het in vijf gesprekken.",
            actie_tekst="Oefenen met Fatima.",
            actie_link="",
            klaar_op=today + 90 * DAY,
            evaluatie_op=today + 60 * DAY,
        ),
        actie="oefenen",
        cyclus=cyclus.uuid,
    )
    return {
        "cyclus": cyclus.uuid,
        "cyclusgesprek": gesprek.uuid,
        "agendapunt": point.uuid,
        "leerdoel": doel.uuid,
    }


def ask_around(place: Place) -> UUID:
    """Let Noor ask three colleagues how they see her; nobody has answered."""
    cast = place.cast
    uitvraag = actions.start_uitvraag(
        by=cast.noor,
        at=place.clock(),
        medewerker=cast.noor,
        aanleiding="Voor mijn ontwikkelgesprek",
        elementen=[place.about],
        mensen=dict.fromkeys((cast.bram, cast.els, cast.wim), "collega"),
        termijn=place.clock().date() + 30 * DAY,
    )
    return uitvraag.uuid


def offer_help(place: Place) -> dict[str, UUID]:
    """Let Noor want to learn what Bram and Sjoerd offer, and ask Bram."""
    made = {}
    for name, who, soort in (
        ("wens", place.cast.noor, Hulpaanbod.Soort.WIL_LEREN),
        ("hulp", place.cast.bram, Hulpaanbod.Soort.KAN_HELPEN),
        ("hulpaanbod", place.cast.sjoerd, Hulpaanbod.Soort.KAN_HELPEN),
    ):
        aanbod = actions.offer_hulp(
            by=who, at=place.clock(), element=place.about, soort=soort, is_zichtbaar=True
        )
        made[name] = aanbod.uuid
    asked = actions.ask_hulp(
        by=place.cast.noor, at=place.clock(), uuid=made.pop("hulp"), tekst="Mag ik meekijken?"
    )
    return made | {"hulpvraag": asked.uuid}


def add_proof(place: Place, *, is_checked: bool) -> UUID:
    """Put a diploma in the dossier of Noor, which Coen saw or did not see yet."""
    bewijs = actions.add_bewijs(
        by=place.cast.noor,
        at=place.clock(),
        titel="Mbo 4 juridisch",
        soort=EerderBewijs.Soort.DIPLOMA,
        uitgever="Roc Lindemeer",
        datum=place.clock().date() - 400 * DAY,
        elementen=[place.about],
        bestandsnaam="diploma.pdf",
        inhoud=PDF,
    )
    if is_checked:
        actions.check_bewijs(
            by=place.cast.coen,
            at=place.clock(),
            uuid=bewijs.uuid,
            uitkomst=Bewijsregel.Soort.ORIGINEEL_GEZIEN,
            reden="",
        )
    return bewijs.uuid


def keep(place: Place, talk: Talk) -> dict[str, UUID]:
    """Fill the dossier of Noor, which she opens to Coen, with an own example offered to him."""
    cast, clock = place.cast, place.clock
    actions.give_vrijgave(
        by=cast.noor,
        at=clock(),
        aan=cast.coen,
        tot_en_met=clock().date() + 300 * DAY,
        onderdelen=TO_COACH,
    )
    voorbeeld = actions.nominate(
        by=cast.noor,
        at=clock(),
        gesprek=talk(),
        tekst="Ik vatte de vraag samen.",
        elementen=[place.about],
    )
    actions.offer_nominatie(by=cast.noor, at=clock(), uuid=voorbeeld.uuid, aan=cast.coen)
    leaving = actions.note_vertrek(
        by=cast.olga,
        at=clock(),
        medewerker=cast.sjoerd,
        laatste_dag=clock().date() + 300 * DAY,
    )
    return {
        "bewijs": add_proof(place, is_checked=False),
        "gezien_bewijs": add_proof(place, is_checked=True),
        "coach": cast.coen.uuid,
        "voorbeeld": voorbeeld.uuid,
        "vertrek": leaving.uuid,
    }


def pass_exam(cast: Cast, clock: Clock, talk: Talk) -> Proeve:
    """Let Noor pass an exam of the gemeente itself, of which the result was handed out."""
    eigenaar = beoordeling.save_eigenaar(
        by=cast.olga,
        at=clock(),
        eigenaar=None,
        naam="gemeente Lindemeer",
        is_extern=False,
        reglement="",
        adres="",
        termijnen={},
    )
    asked = beoordeling.request_proeve(
        by=cast.olga,
        at=clock(),
        kandidaat=cast.noor,
        opdracht=Opdracht.objects.get(status=Opdracht.Status.ONDERTEKEND),
        eigenaar=eigenaar,
        beoordelaars=[cast.els, Medewerker.objects.get(gebruikersnaam="ruud")],
        vaststeller=cast.wim,
        begint_op=clock() + 20 * DAY,
        locatie="KCC",
    )
    busy = held(cast, clock, asked)
    passages = [
        beoordeling.add_fragment(
            by=cast.els,
            at=clock(),
            observatie=busy.observatie,
            soort=soort,
            tekst="Ik zoek het voor u uit.",
        )
        for soort in (Fragment.Soort.GEOBSERVEERD, Fragment.Soort.BEVRAAGD)
    ]
    good = Oordeel.Waarde.VOLDOENDE
    return with_result(cast, clock, busy, talk, waarde=good, fragmenten=passages)


def make_badge(place: Place, talk: Talk) -> UUID:
    """Let Noor ask the badge of an exam that she passed, with a key that is gone after it."""
    proeve = pass_exam(place.cast, place.clock, talk)
    with (
        TemporaryDirectory() as folder,
        override_settings(BADGE_KEY_FILE=Path(folder) / "sleutel"),
    ):
        actions.make_badge_key(at=place.clock())
        made = actions.issue_badge(by=place.cast.noor, at=place.clock(), uuid=proeve.uuid)
    return made.uuid


def make_ontwikkeling(cast: Cast, clock: Clock, talk: Talk) -> dict[str, UUID]:
    """Make one of everything about the development of Noor; return the uuids by name."""
    rows = Element.objects.filter(
        soort=Element.Soort.COMPETENTIE, versie__kader__soort=Soort.WOORDENBOEK
    )
    about, other = rows.order_by("volgorde")[:2]
    place = Place(cast, clock, about, other)
    return {
        **make_functie(place),
        "competentie": other.uuid,
        "niveau": place.level_of(other),
        "vaststelling": state_level(place).uuid,
        **make_plan(place),
        "uitvraag": ask_around(place),
        **offer_help(place),
        **keep(place, talk),
        "badge": make_badge(place, talk),
    }

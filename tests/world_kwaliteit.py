"""Conversation quality, each thing once: a part of the world of the rights table."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from gastvrij.basis.actions import add_medewerker
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Betwisting, Criterium, Formulier, Observatie, Steekproef
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import PASSWORD, Cast
from gastvrij.klantcontact.models import Gesprek

Clock = Callable[[], datetime]
Talk = Callable[[], Gesprek]


def second_coach(cast: Cast, clock: Clock) -> Medewerker:
    return add_medewerker(
        by=cast.frits,
        at=clock(),
        gebruikersnaam="carla",
        naam="Carla Hendriks",
        password=PASSWORD,
        afdeling=cast.afdelingen["KCC"],
        rollen=[(Rol.COACH, None)],
    )


def quality_form(cast: Cast, clock: Clock) -> Formulier:
    formulier = actions.start_formulier(by=cast.olga, at=clock(), titel="Gesprekskwaliteit")
    groep = actions.add_groep(by=cast.olga, at=clock(), formulier=formulier, titel="Begin")
    actions.add_criterium(
        by=cast.olga,
        at=clock(),
        groep=groep,
        tekst="groet de inwoner",
        wijze=Wijze(bewijs_verplicht=False),
    )
    actions.save_gewichten(
        by=cast.olga, at=clock(), formulier=formulier, gewichten={groep.pk: Decimal(100)}
    )
    return actions.publish_formulier(by=cast.olga, at=clock(), formulier=formulier)


def own_draft(cast: Cast, clock: Clock) -> Criterium:
    """Return the one criterium of a form of one's own that is still a concept."""
    formulier = actions.start_formulier(by=cast.olga, at=clock(), titel="Nog te maken")
    groep = actions.add_groep(by=cast.olga, at=clock(), formulier=formulier, titel="Begin")
    return actions.add_criterium(
        by=cast.olga, at=clock(), groep=groep, tekst="luistert", wijze=Wijze()
    )


def sample(cast: Cast, clock: Clock, coach: Medewerker, formulier: Formulier) -> Steekproef:
    at = clock()
    return actions.make_steekproef(
        by=coach,
        at=at,
        titel="Najaar",
        afdeling=cast.afdelingen["KCC"],
        formulier=formulier,
        van=at.date(),
        tot=at.date() + timedelta(days=30),
        aantal=1,
    )


def shared(
    cast: Cast, clock: Clock, coach: Medewerker, formulier: Formulier, talk: Talk
) -> Observatie:
    place = sample(cast, clock, coach, formulier).trekkingen.get(medewerker=cast.noor)
    talk()
    drawn = actions.draw_trekking(by=coach, at=clock(), trekking=place)
    assert drawn.getrokken is not None
    observatie = actions.begin_trekking(
        by=coach, at=clock(), trekking=drawn, gesprek=drawn.getrokken, burger_geinformeerd=True
    )
    actions.give_oordeel(
        by=coach,
        at=clock(),
        observatie=observatie,
        criterium=formulier.criteria.get(),
        waarde="voldaan",
    )
    return actions.share(by=coach, at=clock(), observatie=observatie)


def disputed(cast: Cast, clock: Clock, observatie: Observatie) -> Betwisting:
    return actions.dispute(by=cast.noor, at=clock(), observatie=observatie, reden="Nee.")


def make_kwaliteit(cast: Cast, clock: Clock, talk: Talk) -> dict[str, UUID]:
    """Make a sample, a calibration, disputes and a learning point; return the uuids by name."""
    carla, formulier = second_coach(cast, clock), quality_form(cast, clock)
    judged = shared(cast, clock, cast.coen, formulier, talk)
    waiting = disputed(cast, clock, shared(cast, clock, cast.coen, formulier, talk))
    assigned = actions.assign_reassessor(
        by=cast.olga,
        at=clock(),
        betwisting=disputed(cast, clock, shared(cast, clock, carla, formulier, talk)),
        beoordelaar=cast.coen,
    )
    leerpunt = actions.propose_leerpunt(
        by=cast.coen, at=clock(), observatie=judged, tekst="Vraagt door."
    )
    calibration = actions.plan_kalibratie(
        by=cast.coen,
        at=clock(),
        medewerker=cast.noor,
        beoordelaars=[cast.coen, carla],
        formulier=formulier,
    )
    actions.begin_afname(
        by=cast.coen, at=clock(), observatie=calibration, gesprek=talk(), burger_geinformeerd=True
    )
    steekproef, draft = sample(cast, clock, cast.coen, formulier), own_draft(cast, clock)
    return {
        "eigen_formulier": draft.formulier.uuid,
        "eigen_groep": draft.groep.uuid,
        "eigen_criterium": draft.uuid,
        "beoordeeld": judged.uuid,
        "betwisting": waiting.uuid,
        "toegewezen": assigned.uuid,
        "leerpunt": leerpunt.uuid,
        "kalibratie": calibration.uuid,
        "steekproef": steekproef.uuid,
        "trekking": steekproef.trekkingen.get(medewerker=cast.noor).uuid,
    }

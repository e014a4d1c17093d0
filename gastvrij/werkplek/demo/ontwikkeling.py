"""Competences in the demo: functies, a stated level, estimates, a goal, and people who help."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element, Kader, KaderVersie, Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Bewijsregel, EerderBewijs, Functie, Hulpaanbod, Vrijgave
from gastvrij.ontwikkeling.rules.plan import Doelplan

from . import ontwikkelteksten as teksten
from .organisatie import Gemeente

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
People = dict[str, Medewerker]
PICTURE = (Vrijgave.Onderdeel.COMPETENTIES, Vrijgave.Onderdeel.CITATEN)


def develop(*, began: datetime, at: datetime, gemeente: Gemeente) -> str:
    """Let people work on their competences; return a line of progress."""
    people = gemeente.people
    functies = [
        _functie(began, people["olga"], titel, place)
        for place, titel in enumerate(teksten.FUNCTIES)
    ]
    for who, place in teksten.VERVULD.items():
        actions.add_vervulling(
            by=people["olga"],
            at=began,
            functie=functies[place],
            medewerker=people[who],
            van=timezone.localdate(began),
        )
    _state_levels(at - 2 * DAY, people)
    _ask_around(began + DAY, at - DAY, people)
    _plan(began + DAY, at, people)
    _help(at - DAY, people)
    _keep(at - DAY, people)
    return f"{len(functies)} functies, {len(teksten.VERVULD)} mensen, een ronde inschattingen"


def _competentie(titel: str) -> Element:
    """Return a competence of the dictionary or of the profile by its title."""
    return Element.objects.get(soort=Element.Soort.COMPETENTIE, titel=titel)


def _niveau(titel: str, nummer: int) -> Element:
    levels = _competentie(titel).children.filter(soort=Element.Soort.NIVEAU)
    return levels.order_by("volgorde")[nummer - 1]


def _functie(at: datetime, olga: Medewerker, titel: str, place: int) -> Functie:
    functie = actions.make_functie(
        by=olga, at=at, titel=titel, omschrijving=teksten.FUNCTIES[titel]
    )
    profiel = actions.make_functieprofiel(by=olga, at=at, functie=functie)
    versies = KaderVersie.objects.filter(kader__soort__in=[Soort.WOORDENBOEK, Soort.PROFIEL])
    profiel = actions.set_versies(
        by=olga, at=at, profiel=profiel, versies=list(versies), stand=queries.stand_van(profiel)
    )
    levels = [_niveau(title, asked[place]) for title, asked in teksten.NIVEAUS.items()]
    plain = [_competentie(title) for title, asked in teksten.ZONDER_NIVEAUS.items() if asked[place]]
    profiel = actions.save_eisen(
        by=olga,
        at=at,
        profiel=profiel,
        gevraagd=[element.uuid for element in (*levels, *plain)],
        stand=queries.stand_van(profiel),
    )
    plan = Kader.objects.get(soort=Soort.TOETSPLAN)
    actions.add_opleidingseis(by=olga, at=at, profiel=profiel, titel=teksten.MODULE, kader=plan)
    actions.publish_functieprofiel(
        by=olga, at=at, profiel=profiel, ingangsdatum=timezone.localdate(at)
    )
    return functie


def _open_to(
    who: Medewerker, aan: Medewerker, at: datetime, parts: Iterable[str] = PICTURE
) -> None:
    actions.give_vrijgave(
        by=who,
        at=at,
        aan=aan,
        tot_en_met=timezone.localdate(at) + 60 * DAY,
        onderdelen=list(parts),
    )


def _state_levels(at: datetime, people: People) -> None:
    """State levels that people agreed with, and one of Noor that still waits for her."""
    noor, tessa, coen, victor = (people[name] for name in ("noor", "tessa", "coen", "victor"))
    _open_to(noor, tessa, at)
    _open_to(noor, coen, at, Vrijgave.Onderdeel.values)
    _state(at, noor, tessa, "Luisteren", 2, teksten.BESPROKEN, answer=teksten.AKKOORD)
    _state(at, noor, tessa, "Duidelijk uitleggen", 1, teksten.VOORSTEL)
    for who, (titel, nummer) in teksten.GESTELD.items():
        leads = victor if who in {"bram", "ineke"} else tessa
        _open_to(people[who], leads, at)
        _state(at, people[who], leads, titel, nummer, teksten.GESTELD_REDEN, answer="")


def _state(
    at: datetime,
    who: Medewerker,
    by: Medewerker,
    titel: str,
    nummer: int,
    reden: str,
    answer: str | None = None,
) -> None:
    stated = actions.state_niveau(
        by=by,
        at=at,
        uuid=who.uuid,
        competentie=_competentie(titel).uuid,
        niveau=_niveau(titel, nummer).uuid,
        voldoet=None,
        besproken_op=timezone.localdate(at),
        reden=reden,
    )
    if answer is not None:
        actions.answer_niveau(
            by=who, at=at + HOUR, uuid=stated.uuid, is_akkoord=True, reactie=answer
        )


def _ask_around(at: datetime, answered: datetime, people: People) -> None:
    """Let Noor ask how others see her; all answer, so that the result is open to her."""
    noor = people["noor"]
    asked = [_competentie(titel) for titel in teksten.GEVRAAGD]
    around = {people[name]: "collega" for name in teksten.COLLEGAS}
    uitvraag = actions.start_uitvraag(
        by=noor,
        at=at,
        medewerker=noor,
        aanleiding=teksten.AANLEIDING,
        elementen=asked,
        mensen={**around, people["tessa"]: "leidinggevende"},
        termijn=timezone.localdate(answered) + 14 * DAY,
    )
    for name, said in teksten.ANTWOORDEN.items():
        actions.give_schattingen(
            by=people[name],
            at=answered,
            uuid=uitvraag.uuid,
            waarden=dict(zip(asked, said, strict=True)),
        )


def _plan(at: datetime, now: datetime, people: People) -> None:
    """Let Tessa plan the conversations of the year with Noor, who works on a goal."""
    noor, tessa = people["noor"], people["tessa"]
    today = timezone.localdate(at)
    cyclus = actions.make_cyclus(
        by=tessa, at=at, medewerker=noor.uuid, van=today, tot_en_met=today + 330 * DAY
    )
    later = (now + 21 * DAY).replace(hour=9, minute=0, second=0, microsecond=0)
    for soort, moment in (("voortgang", later), ("terugblik", later + 180 * DAY)):
        gesprek = actions.plan_gesprek(
            by=tessa,
            at=at,
            uuid=cyclus.uuid,
            soort=soort,
            gepland_op=moment,
            plaats=teksten.PLAATS,
        )
        for by, tekst in zip((tessa, noor), teksten.AGENDA, strict=True):
            actions.add_agendapunt(by=by, at=at, uuid=gesprek.uuid, tekst=tekst)
    day = timezone.localdate(now)
    doel = actions.make_doel(
        by=noor,
        at=at,
        keuze=_niveau(teksten.DOEL_COMPETENTIE, 2).uuid,
        plan=Doelplan(
            titel=teksten.DOEL_TITEL,
            klaar_op=day + 60 * DAY,
            evaluatie_op=day + 30 * DAY,
            **teksten.DOEL,
        ),
        actie="meekijken",
        cyclus=cyclus.uuid,
    )
    actions.add_voortgang(
        by=noor, at=now - DAY, uuid=doel.uuid, tekst=teksten.VOORTGANG, stand="bezig"
    )


def _help(at: datetime, people: People) -> None:
    """Let Meral offer what Noor wants to learn."""
    about = _competentie(teksten.DOEL_COMPETENTIE)
    for name, soort, tekst in (
        ("meral", Hulpaanbod.Soort.KAN_HELPEN, teksten.HULP),
        ("noor", Hulpaanbod.Soort.WIL_LEREN, teksten.WENS),
    ):
        actions.offer_hulp(
            by=people[name],
            at=at,
            element=about,
            soort=soort,
            toelichting=tekst,
            is_zichtbaar=True,
        )


def _keep(at: datetime, people: People) -> None:
    """Let Noor bring what she learned before into her dossier, and Coen see the paper."""
    bewijs = actions.add_bewijs(
        by=people["noor"],
        at=at,
        titel=teksten.EERDER,
        soort=EerderBewijs.Soort.CURSUS,
        uitgever=teksten.UITGEVER,
        datum=timezone.localdate(at) - 400 * DAY,
        elementen=[_competentie(teksten.DOEL_COMPETENTIE)],
    )
    actions.check_bewijs(
        by=people["coen"],
        at=at + HOUR,
        uuid=bewijs.uuid,
        uitkomst=Bewijsregel.Soort.ORIGINEEL_GEZIEN,
        reden="",
    )

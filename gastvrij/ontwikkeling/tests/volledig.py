"""A dossier with something in every table of this room that is about somebody."""

from datetime import date

from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import (
    Agendapunt,
    Badge,
    Cyclus,
    Cyclusgesprek,
    Functie,
    Hulpaanbod,
    Hulpvraag,
    Leerdoel,
    Niveauvaststelling,
    Schatting,
    Statusplaats,
    Uitnodiging,
    Uitvraag,
    Vervulling,
    Voortgang,
)

from .dossiers import LATER, add, competentie, nominate, release


def fill(stage: Stage, person: Medewerker) -> None:
    """Put something in every table about somebody; of a sitting only about Noor, who sits one."""
    cast = stage.cast
    nominate(person)
    bewijs = add(person, elementen=[competentie()])
    release(person, cast.coen, "competenties", "dossier")
    actions.check_bewijs(
        by=cast.coen, at=LATER, uuid=bewijs.uuid, uitkomst="origineel_gezien", reden=""
    )
    _rest(stage, person)
    if person == cast.noor:
        _with_a_sitting(stage)


def _with_a_sitting(stage: Stage) -> None:
    noor = stage.cast.noor
    proeve = stage.to_proeve("uitgereikt")
    actions.bring_in(by=noor, at=LATER, uuid=proeve.uuid)
    Badge.objects.create(
        medewerker=noor,
        proeve=proeve,
        plaats=Statusplaats.objects.create(nummer=7, sleutel="z6Mk"),
        naam="Proeve V1",
        credential="{}",
        uitgegeven_op=LATER,
    )


def _rest(stage: Stage, person: Medewerker) -> None:
    """Write straight in the tables of the other parts of this room: what they hold is theirs."""
    olga = stage.cast.olga
    made = {"gemaakt_op": NOW, "gemaakt_door": olga}
    functie, _new = Functie.objects.get_or_create(titel="Medewerker KCC", defaults=made)
    Vervulling.objects.create(medewerker=person, functie=functie, van=date(2024, 1, 1), **made)
    besluit = Poortbesluit.objects.get(doel="ontwikkeling")
    Niveauvaststelling.objects.create(
        medewerker=person,
        competentie=competentie(),
        niveau=competentie().children.get(code="3.1-N2"),
        besproken_op=NOW.date(),
        reden="Samen teruggelezen in de citaten.",
        gesteld_op=NOW,
        gesteld_door=stage.cast.coen,
        poortbesluit=besluit,
        is_akkoord=True,
        gereageerd_op=LATER,
    )
    round_ = Uitvraag.objects.create(
        medewerker=person,
        gestart_door=person,
        aanleiding="Voor mijn ontwikkelgesprek",
        termijn=date(2026, 12, 31),
        gestart_op=NOW,
        aanvaard_op=NOW,
    )
    round_.elementen.set([competentie()])
    Uitnodiging.objects.create(uitvraag=round_, wie=person, relatie="zelf", is_beantwoord=True)
    Schatting.objects.create(
        uitvraag=round_, relatie="zelf", element=competentie(), waarde="meestal", door=person
    )
    Uitvraag.objects.filter(pk=round_.pk).update(gesloten_op=LATER, stand="niemand")
    _plan(stage, person, besluit)


def _plan(stage: Stage, person: Medewerker, besluit: Poortbesluit) -> None:
    tessa = stage.cast.tessa
    cyclus = Cyclus.objects.create(
        medewerker=person,
        leidinggevende=tessa,
        van=date(2026, 1, 1),
        tot_en_met=date(2026, 12, 31),
        poortbesluit=besluit,
        gemaakt_op=NOW,
    )
    gesprek = Cyclusgesprek.objects.create(
        cyclus=cyclus, soort="planning", gepland_op=LATER, plaats="Kamer 2"
    )
    Agendapunt.objects.create(gesprek=gesprek, tekst="Mijn doel", gemaakt_op=NOW, door=person)
    doel = Leerdoel.objects.create(
        medewerker=person,
        cyclus=cyclus,
        element=competentie(),
        titel="Ik vat elke vraag samen",
        specifiek="Ik herhaal de vraag in een zin.",
        meetbaar="Een collega hoort het in vijf gesprekken.",
        klaar_op=date(2027, 3, 1),
        evaluatie_op=date(2027, 2, 1),
        actie="oefenen",
        actie_tekst="Met Fatima",
        gemaakt_op=NOW,
    )
    Voortgang.objects.create(doel=doel, op=LATER, door=person, tekst="Begonnen.", stand="bezig")
    aanbod = Hulpaanbod.objects.create(
        medewerker=person, element=competentie(), soort="kan_helpen", is_zichtbaar=True, sinds=NOW
    )
    Hulpvraag.objects.create(aanbod=aanbod, van=tessa, tekst="Mag ik meekijken?", gevraagd_op=NOW)

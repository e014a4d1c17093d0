"""One small world in which everything exists once: what the rights table is tried on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from gastvrij.basis.actions import save_team
from gastvrij.basis.models import Poortbesluit
from gastvrij.beoordeling import actions as beoordeling
from gastvrij.beoordeling.models import Formulier, Fragment, Observatie, Oordeel
from gastvrij.conftest import NOW, Cast, make_cast, make_gate
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Element, Kader, KaderVersie, Kruistabel, Voorstel
from gastvrij.kaders.tests.pakket import as_file, example, name
from gastvrij.kennis import actions as kennis
from gastvrij.klantcontact import actions as klantcontact
from gastvrij.klantcontact.actions.themas import save_thema
from gastvrij.klantcontact.models import Gesprek, Kanaal, Klantcontact, Onderwerp
from gastvrij.klantcontact.tests.inwoners import keep as keep_partij
from gastvrij.ontwikkeling import actions as ontwikkeling
from gastvrij.taken import actions as taken
from gastvrij.taken.models import InterneTaak
from tests.world_handling import make_handling
from tests.world_intake import make_intake
from tests.world_kwaliteit import make_kwaliteit
from tests.world_ontwikkeling import make_ontwikkeling
from tests.world_proeve import make_proeve

EXAMPLES = Path(__file__).resolve().parent.parent / "gastvrij" / "kaders" / "voorbeelden"
Resultaat = Klantcontact.Resultaat


@dataclass(frozen=True)
class World:
    """The cast, and the uuids that addresses ask for by name."""

    cast: Cast
    uuids: dict[str, UUID]


class Clock:
    """Gives a later moment each time, so that what follows comes after."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


def proposal(cast: Cast, at: datetime, name: str) -> Voorstel:
    content = (EXAMPLES / name).read_bytes()
    return kaders.upload(by=cast.kim, at=at, bestandsnaam=name, inhoud=content)[0]


def concept(cast: Cast, clock: Clock, name: str, kader: Kader | None = None) -> KaderVersie:
    read = proposal(cast, clock(), name)
    titel = read.inhoud.get("title") or read.get_soort_display()
    return kaders.adopt(by=cast.kim, at=clock(), voorstel=read, kader=kader, titel=titel)


def published(cast: Cast, clock: Clock, name: str) -> KaderVersie:
    versie = concept(cast, clock, name)
    return kaders.publish(by=cast.karel, at=clock(), versie=versie, ingangsdatum=None)


def make_kaders(cast: Cast, clock: Clock) -> dict[str, KaderVersie]:
    names = ("toetsplan", "gespreksstructuur", "competentieprofiel", "competentiewoordenboek")
    versions = {name: published(cast, clock, f"{name}.txt") for name in names}
    kaders.import_kruistabel(
        by=cast.kim,
        at=clock(),
        bestandsnaam="kruistabel.csv",
        inhoud=(EXAMPLES / "kruistabel.csv").read_bytes(),
    )
    return versions


def publish_case(cast: Cast, clock: Clock) -> dict[str, UUID]:
    """Publish a CASE package of others; return what of it has an address, by name."""
    read = kaders.upload(
        by=cast.kim, at=clock(), bestandsnaam="pakket.json", inhoud=as_file(example())
    )[0]
    versie = kaders.adopt(
        by=cast.kim, at=clock(), voorstel=read, kader=None, titel="Omgangsvormen aan het loket"
    )
    kaders.publish(by=cast.karel, at=clock(), versie=versie, ingangsdatum=None)
    words = {
        "item": "groeten",
        "association": "isRelatedTo groeten luisteren",
        "grouping": "bundel",
        "concept": "begrip",
        "item_type": "soort",
        "license": "licentie",
        "subject": "onderwerp",
        "rubric": "rubriek",
    }
    return {f"case_{key}": UUID(name(word)) for key, word in words.items()}


def conversation(cast: Cast, clock: Clock, *, hand_over: bool = False) -> Gesprek:
    """Register one phone conversation of Noor, with a call-back for Burgerzaken if asked."""
    kanaal = Kanaal.objects.get(code="telefoon")
    gesprek = klantcontact.start_gesprek(by=cast.noor, at=clock(), kanaal=kanaal)
    opdracht = taken.Opdracht(
        handeling="Bel terug over de leges",
        afdeling=cast.afdelingen["Burgerzaken"],
        beloofd_van=clock.now + timedelta(days=3),
        beloofd_tot=clock.now + timedelta(days=3, hours=1),
    )
    vraag = taken.Vraag(
        inhoud="Wat kost een rijbewijs?",
        resultaat=Resultaat.TERUGBELAFSPRAAK if hand_over else Resultaat.DIRECT_AFGEHANDELD,
        onderwerp=Onderwerp.objects.get(naam="Rijbewijs"),
        telefoon="06 12345678" if hand_over else "",
        opdracht=opdracht if hand_over else None,
    )
    beller = taken.Beller(naam="Mevrouw Proefpersoon", telefoon="06 12345678")
    return taken.register_gesprek(
        by=cast.noor, at=clock(), gesprek=gesprek, beller=beller, vragen=[vraag]
    )


def plan(cast: Cast, clock: Clock, formulier: Formulier) -> Observatie:
    return beoordeling.plan_observatie(
        by=cast.olga,
        at=clock(),
        doel=Observatie.Doel.COACHING,
        medewerker=cast.noor,
        beoordelaar=cast.coen,
        formulier=formulier,
    )


def begun(cast: Cast, clock: Clock, observatie: Observatie) -> Observatie:
    gesprek = conversation(cast, clock)
    return beoordeling.begin_afname(
        by=cast.coen, at=clock(), observatie=observatie, gesprek=gesprek, burger_geinformeerd=True
    )


def passage(cast: Cast, clock: Clock, observatie: Observatie, soort: str) -> Fragment:
    stap = Element.objects.filter(soort=Element.Soort.STAP).order_by("volgorde")[:1]
    return beoordeling.add_fragment(
        by=cast.coen,
        at=clock(),
        observatie=observatie,
        soort=soort,
        tekst="Ik zoek het voor u uit.",
        stappen=list(stap),
    )


def judged(cast: Cast, clock: Clock, observatie: Observatie) -> Observatie:
    for criterium in observatie.formulier.criteria.all():
        beoordeling.give_oordeel(
            by=cast.coen,
            at=clock(),
            observatie=observatie,
            criterium=criterium,
            waarde=Oordeel.Waarde.NIET_WAARGENOMEN,
        )
    return observatie


def make_kennis(cast: Cast, clock: Clock) -> dict[str, UUID]:
    """Publish an article of Burgerzaken with all that hangs on it; return the uuids by name."""
    onderwerp = Onderwerp.objects.get(naam="Rijbewijs")
    place: dict[str, Any] = {"onderwerp": onderwerp, "afdeling": cast.afdelingen["Burgerzaken"]}
    text: dict[str, Any] = {"titel": "Rijbewijs verlengen", "antwoord": "Dat kan aan de balie."}
    versie = kennis.start_artikel(by=cast.bram, at=clock(), **place, **text)
    kennis.publish(by=cast.bram, at=clock(), versie=versie, bewerking=0, on=clock.now.date())
    draft = kennis.start_artikel(by=cast.bram, at=clock(), **place, **text)
    told = kennis.tell(by=cast.noor, at=clock(), versie=versie, tekst="Het bedrag klopt niet.")
    thema = save_thema(
        by=cast.frits, at=clock(), thema=None, naam="Drukte", onderwerpen=[onderwerp]
    )
    bericht = kennis.save_bericht(
        by=cast.bram,
        at=clock(),
        bericht=None,
        soort="nieuws",
        titel="Balie dicht",
        tekst="Morgen is de balie dicht.",
        afdeling=cast.afdelingen["Burgerzaken"],
        afdelingen=[],
        geldig_van=clock.now.date(),
    )
    tekstblok = kennis.save_tekstblok(
        by=cast.bram,
        at=clock(),
        tekstblok=None,
        titel="Uitgelegd",
        tekst="Uitgelegd wat er mee moet.",
        soort="notitie",
        afdeling=cast.afdelingen["Burgerzaken"],
    )
    synoniem = kennis.save_synoniem(
        by=cast.bram, at=clock(), synoniem=None, woorden=["rijbewijs", "roze pasje"]
    )
    return {
        "artikel": versie.artikel.uuid,
        "concept_artikel": draft.artikel.uuid,
        "terugkoppeling": told.uuid,
        "thema": thema.uuid,
        "bericht": bericht.uuid,
        "tekstblok": tekstblok.uuid,
        "synoniem": synoniem.uuid,
    }


def make_second_line(cast: Cast, clock: Clock) -> dict[str, UUID]:
    """Let the second line ask back, be away and agree on a term; return the uuids by name."""
    taak = InterneTaak.objects.earliest("pk")
    asked = taken.ask_back(by=cast.bram, at=clock(), taak=taak, vraag="Welk rijbewijs?")
    gesprek = conversation(cast, clock, hand_over=True)
    busy = InterneTaak.objects.get(klantcontact__gesprek=gesprek)
    taken.take(by=cast.bram, at=clock(), taak=busy)
    day = clock.now.date() + timedelta(days=60)
    away = taken.add_afwezigheid(by=cast.bram, at=clock(), medewerker=cast.bram, van=day, tot=day)
    norm = kaders.save_norm(by=cast.frits, at=clock(), metriek="doorgezet", dagen=5)
    return {
        "terugvraag": asked.uuid,
        "drukke_collega": cast.bram.uuid,
        "afwezigheid": away.uuid,
        "termijn": norm.uuid,
    }


def make_world() -> World:
    """Make everything once, through the actions."""
    cast, clock = make_cast(), Clock(NOW)
    make_gate(cast)
    klantcontact.add_onderwerp(
        by=cast.frits,
        at=clock(),
        naam="Rijbewijs",
        afdeling=cast.afdelingen["Burgerzaken"],
        lijn=Onderwerp.Lijn.EERSTE,
        domein="",
    )
    versions = make_kaders(cast, clock)
    plan_kader = versions["toetsplan"].kader
    concept_version = concept(cast, clock, "toetsplan-kolommen-kwijt.txt", plan_kader)
    again = (EXAMPLES / "competentieprofiel.txt").read_bytes() + b"\n"
    read = kaders.upload(by=cast.kim, at=clock(), bestandsnaam="nog een.txt", inhoud=again)[0]
    waiting = kaders.submit(by=cast.kim, at=clock(), bestandsnaam="wacht.txt", inhoud=again + b"\n")
    plan_version = versions["toetsplan"]
    formulier = beoordeling.make_formulier(by=cast.olga, at=clock(), versie=plan_version)
    beoordeling.decide_cesuur(
        by=cast.olga, at=clock(), formulier=formulier, cesuur={"regel": "alle"}, reden="Zo."
    )
    formulier = beoordeling.publish_formulier(by=cast.olga, at=clock(), formulier=formulier)
    draft = beoordeling.make_formulier(by=cast.olga, at=clock(), versie=plan_version)
    planned, busy, shared = (plan(cast, clock, formulier) for _number in range(3))
    busy = begun(cast, clock, busy)
    shared = judged(cast, clock, begun(cast, clock, shared))
    beoordeling.share(by=cast.coen, at=clock(), observatie=shared)
    fragment = passage(cast, clock, busy, Fragment.Soort.GEOBSERVEERD)
    conversation(cast, clock, hand_over=True)
    kanaal = Kanaal.objects.get(code="telefoon")
    running = klantcontact.start_gesprek(by=cast.noor, at=clock(), kanaal=kanaal)
    vrijgave = ontwikkeling.give_vrijgave(
        by=cast.noor, at=clock(), aan=cast.tessa, tot_en_met=clock.now.date() + timedelta(days=30)
    )
    team = save_team(
        by=cast.frits, at=clock(), team=None, naam="Balie", afdeling=cast.afdelingen["KCC"]
    )
    return World(
        cast,
        {
            "medewerker": cast.noor.uuid,
            "afdeling": cast.afdelingen["KCC"].uuid,
            "team": team.uuid,
            "besluit": Poortbesluit.objects.earliest("pk").uuid,
            "voorstel": read.uuid,
            "lezing": waiting.uuid,
            "versie": versions["toetsplan"].uuid,
            "concept_versie": concept_version.uuid,
            "element": concept_version.elementen.earliest("volgorde").uuid,
            "onderwerp": Onderwerp.objects.get().uuid,
            "gesprek": running.uuid,
            "partij": keep_partij(cast.noor).uuid,
            "taak": InterneTaak.objects.earliest("pk").uuid,
            "formulier": formulier.uuid,
            "concept_formulier": draft.uuid,
            "criterium": formulier.criteria.earliest("volgorde").uuid,
            "gepland": planned.uuid,
            "afname": busy.uuid,
            "gedeeld": shared.uuid,
            "fragment": fragment.uuid,
            "vrijgave": vrijgave.uuid,
            "kruistabel": Kruistabel.objects.earliest("pk").uuid,
            "van": Element.objects.get(versie=versions["gespreksstructuur"], code="A1").uuid,
            "naar": versions["toetsplan"].elementen.get(code="L1.01").uuid,
            **make_intake(cast, clock),
            **publish_case(cast, clock),
            **make_second_line(cast, clock),
            **make_kennis(cast, clock),
            **make_handling(cast, clock),
            **make_kwaliteit(cast, clock, lambda: conversation(cast, clock)),
            **make_proeve(cast, clock, formulier, lambda: conversation(cast, clock)),
            **make_ontwikkeling(cast, clock, lambda: conversation(cast, clock)),
        },
    )

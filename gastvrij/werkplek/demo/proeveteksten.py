"""What is said and written in the exams of the demo, all of it invented."""

from typing import NamedTuple


class Gehoord(NamedTuple):
    """A passage: what was heard or asked, which step and which toetstermen it shows."""

    tekst: str
    soort: str
    stap: str
    codes: frozenset[str]


EIGENAAR = "Nederlandse Vereniging voor Burgerzaken"
REGLEMENT = "Voorbeeld. De termijnen zijn die van de website van de NVVB."
TITEL = "Proeve L1: gastheerschap aan balie en telefoon"
INSTRUCTIES = (
    "U voert vier gesprekken op uw eigen werkplek, zoals u gewend bent. Twee beoordelaars kijken "
    "en luisteren mee. Tussen de gesprekken stellen zij u vragen. Vertel elke inwoner dat er "
    "iemand meeluistert."
)
LOCATIE = "Stadhuis Lindemeer, KCC"
CESUUR = {"regel": "minimum", "aantal": 10}
CESUUR_REDEN = "Tien van de twaalf toetstermen, zoals in het formulier dat de kandidaat krijgt."

# Channel, subject and what the inwoner asked.
GESPREKKEN = (
    ("telefoon", "Paspoort of identiteitskaart", "Mijn paspoort verloopt in de vakantie. Wat nu?"),
    ("telefoon", "Rijbewijs", "Wanneer kan ik mijn nieuwe rijbewijs ophalen?"),
    ("balie", "Verhuizing doorgeven", "Ik ben verhuisd en weet niet of ik dat al heb doorgegeven."),
    ("telefoon", "Paspoort of identiteitskaart", "Wat moet er mee voor mijn dochter?"),
)
GEHOORD = (
    Gehoord(
        "Goedemiddag, gemeente Lindemeer, u spreekt met Noor.",
        "geobserveerd",
        "F1.1",
        frozenset({"L1.02"}),
    ),
    Gehoord(
        "Wat is er gebeurd, en waar hebt u nu het meeste last van?",
        "geobserveerd",
        "F2.1",
        frozenset({"L1.04", "L1.05", "L1.06"}),
    ),
    Gehoord(
        "Kijkt op, groet de tweede bezoeker en zegt dat zij er zo is.",
        "geobserveerd",
        "",
        frozenset({"L1.01"}),
    ),
    Gehoord(
        "Ineke belt u morgen tussen tien en elf. Past dat?",
        "geobserveerd",
        "F3.3",
        frozenset({"L1.12"}),
    ),
    Gehoord(
        "Typt mee terwijl de inwoner vertelt, en blijft die aankijken.",
        "geobserveerd",
        "",
        frozenset({"L1.10"}),
    ),
    Gehoord(
        "Gevraagd naar de samenvatting: zo hoort de inwoner dat ik het goed begrijp.",
        "bevraagd",
        "F2.1",
        frozenset({"L1.05"}),
    ),
    Gehoord(
        "Gevraagd naar de loketten: noemt ze alle drie, met plaats en openingstijden.",
        "bevraagd",
        "",
        frozenset({"L1.03"}),
    ),
    Gehoord(
        "Gevraagd naar boosheid: over een besluit leg ik uit, op mij stel ik een grens.",
        "bevraagd",
        "",
        frozenset({"L1.07"}),
    ),
    Gehoord(
        "Gevraagd wanneer zij hulp haalt: bij dreiging meteen, met de knop onder de balie.",
        "bevraagd",
        "",
        frozenset({"L1.09"}),
    ),
    Gehoord(
        "Gevraagd wat zij noteert: naam, nummer, onderwerp en moment, en geen BSN.",
        "bevraagd",
        "",
        frozenset({"L1.11"}),
    ),
)
# Where the second assessor says something else, and what they agreed on.
SANNE = {"L1.06": "onvoldoende", "L1.09": "niet_waargenomen"}
AFGESPROKEN = {
    "L1.06": "De vraag waar de inwoner last van heeft, maakte de zorg bespreekbaar.",
    "L1.09": "Els vroeg dit na terwijl Sanne het gesprek noteerde; het citaat is duidelijk.",
}
REACTIE = "Dank u. Ik herken wat u zag."

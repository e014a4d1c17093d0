"""A team for tests: people of an afdeling, what their functie asks, and what was stated of them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from gastvrij.basis.models import Afdeling, Medewerker, Poortbesluit
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling.models import Functieprofiel, Leerdoel, Niveauvaststelling
from gastvrij.ontwikkeling.queries import Teambeeld, Teamrij, teambeeld

from .functieboek import versie_of
from .functies import fill, make_functie

TODAY = NOW.date()
NAUWKEURIGHEID, LEREN = "Nauwkeurigheid", "Leren en verbeteren"


def woordenboek() -> KaderVersie:
    """Return the dictionary of the examples."""
    return versie_of(Soort.WOORDENBOEK)


def competentie(titel: str, versie: KaderVersie | None = None) -> Element:
    """Return a competence of a dictionary, by name."""
    found = versie or woordenboek()
    return found.elementen.get(soort=Element.Soort.COMPETENTIE, titel=titel)


def people(afdeling: Afdeling, count: int, name: str = "mens") -> list[Medewerker]:
    """Add people to an afdeling, in the table itself."""
    return [
        Medewerker.objects.create(
            gebruikersnaam=f"{name}{nr}", naam=f"{name.title()} Nummer{nr}", afdeling=afdeling
        )
        for nr in range(count)
    ]


def functie(
    cast: Cast, fillers: Iterable[Medewerker], titel: str = "Balie", niveau: str = "2"
) -> Functieprofiel:
    """Let people fill a functie that asks a level of two competences."""
    versie = woordenboek()
    eisen: dict[tuple[KaderVersie, str], str | None] = {
        (versie, NAUWKEURIGHEID): niveau,
        (versie, LEREN): niveau,
    }
    profiel = make_functie(cast, titel, eisen)
    for one in fillers:
        fill(one, profiel)
    return profiel


def state(
    cast: Cast,
    who: Iterable[Medewerker],
    niveau: str,
    *,
    of: Element | None = None,
    besproken_op: date = TODAY,
    is_akkoord: bool | None = True,
) -> None:
    """State a level of people; `niveau` goes by the end of its code."""
    element = of or competentie(NAUWKEURIGHEID)
    besluit = Poortbesluit.objects.get(doel=Poortbesluit.Doel.ONTWIKKELING)
    level = element.children.get(soort=Element.Soort.NIVEAU, code__endswith=f"-N{niveau}")
    for one in who:
        Niveauvaststelling.objects.create(
            medewerker=one,
            competentie=element,
            niveau=level,
            besproken_op=besproken_op,
            reden="Besproken met een voorbeeld.",
            gesteld_op=NOW,
            gesteld_door=cast.coen,
            poortbesluit=besluit,
            is_akkoord=is_akkoord,
            gereageerd_op=None if is_akkoord is None else NOW,
        )


def learn(who: Iterable[Medewerker], element: Element, *, status: str = "loopt") -> None:
    """Let people have a goal."""
    is_over = status != Leerdoel.Status.LOOPT
    for one in who:
        Leerdoel.objects.create(
            medewerker=one,
            element=element,
            titel="Elke brief nalezen",
            specifiek="Ik lees elke brief na.",
            meetbaar="Er staan geen fouten in.",
            klaar_op=TODAY + timedelta(days=60),
            evaluatie_op=TODAY + timedelta(days=30),
            actie=Leerdoel.Actie.OEFENEN,
            actie_tekst="Samen met een collega",
            gemaakt_op=NOW,
            status=status,
            afgesloten_op=NOW if is_over else None,
            afsluiting="Het lukt." if is_over else "",
        )


def of_afdeling(cast: Cast, naam: str) -> str:
    """Return the code of the selection of an afdeling."""
    return f"afdeling-{cast.afdelingen[naam].uuid}"


def look(cast: Cast, code: str) -> Teambeeld:
    """Return what Olga sees of a selection."""
    found = teambeeld(cast.olga, code, on=TODAY)
    if found is None:
        raise LookupError(code)
    return found


def row(beeld: Teambeeld, titel: str = NAUWKEURIGHEID) -> Teamrij:
    """Return the line of a competence."""
    return next(rij for rij in beeld.rijen if rij.competentie.titel == titel)


def titles(elementen: Sequence[Element]) -> list[str]:
    """Return the names of competences, in their order."""
    return [one.titel for one in elementen]

"""What tests of functies share: a functie, a newer dictionary, a function profile to read."""

import re
from collections.abc import Mapping
from datetime import date

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.tests.scenario import VOORBEELDEN
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Functie, Functieprofiel

TODAY = NOW.date()
INGELEZEN = """Functieprofiel Medewerker ontvangst

Schaal: 7

Doel van de functie

Bezoekers welkom heten en op weg helpen.

Competenties

 • Luisteren: niveau 2
 • Nauwkeurigheid: niveau 3
 • Vliegen: niveau 1

Opleiding en ervaring

Een afgeronde opleiding gastvrijheid.
"""
HEADING = re.compile(r"^\d\.\d? ")


def versie_of(soort: Soort) -> KaderVersie:
    """Return the newest version of a framework of a kind."""
    found = KaderVersie.objects.filter(kader__soort=soort).select_related("kader")
    return found.order_by("-nummer")[0]


def element(versie: KaderVersie, code: str) -> Element:
    """Return what has this code in a version: a competence, or a level such as 3.1-N2."""
    return versie.elementen.get(code=code)


def publish_changed(cast: Cast, versie: KaderVersie, text: str) -> KaderVersie:
    """Publish a document as the next version of a framework."""
    voorstel = kaders.upload(by=cast.kim, at=NOW, bestandsnaam="nieuw.txt", inhoud=text.encode())[0]
    concept = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=versie.kader, titel=versie.kader.titel
    )
    return kaders.publish(by=cast.karel, at=NOW, versie=concept, ingangsdatum=TODAY)


def next_dictionary(
    cast: Cast, changes: Mapping[str, str], *, without: str = "", without_level: str = ""
) -> KaderVersie:
    """Publish the next version of the example dictionary with these texts changed.

    `without` leaves out the competence with this code, `without_level` the fourth level of one.
    """
    text = (VOORBEELDEN / "competentiewoordenboek.txt").read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    return publish_changed(
        cast, versie_of(Soort.WOORDENBOEK), _without(text, without, without_level)
    )


def _without(text: str, competence: str, level: str) -> str:
    kept, code, is_fourth = [], "", False
    for line in text.splitlines():
        if HEADING.match(line):
            code, is_fourth = line.split()[0], False
        is_fourth = is_fourth or line.startswith("Niveau 4")
        if code != (competence or None) and not (code == level and is_fourth):
            kept.append(line)
    return "\n".join(kept)


def make_functie(cast: Cast, titel: str = "Medewerker KCC") -> Functie:
    """Make a functie that asks nothing yet."""
    return actions.make_functie(by=cast.olga, at=NOW, titel=titel)


def concept_of(cast: Cast, functie: Functie, *versies: KaderVersie) -> Functieprofiel:
    """Make a concept that uses these frameworks."""
    made = actions.make_functieprofiel(by=cast.olga, at=NOW, functie=functie)
    return actions.set_versies(
        by=cast.olga, at=NOW, profiel=made, versies=versies, stand=queries.stand_van(made)
    )


def ask(cast: Cast, profiel: Functieprofiel, *elementen: Element) -> Functieprofiel:
    """Let a concept ask these levels and competences, and nothing else."""
    return actions.save_eisen(
        by=cast.olga,
        at=NOW,
        profiel=profiel,
        gevraagd=[one.uuid for one in elementen],
        stand=queries.stand_van(profiel),
    )


def publish(cast: Cast, profiel: Functieprofiel, per: date = TODAY) -> Functieprofiel:
    """Let a concept run from a day on."""
    return actions.publish_functieprofiel(by=cast.olga, at=NOW, profiel=profiel, ingangsdatum=per)


def running(cast: Cast, *codes: str, titel: str = "Medewerker KCC") -> Functieprofiel:
    """Make a functie of which a version runs that asks these levels of the dictionary."""
    versie = versie_of(Soort.WOORDENBOEK)
    concept = concept_of(cast, make_functie(cast, titel), versie)
    return publish(cast, ask(cast, concept, *(element(versie, code) for code in codes)))


def fill(cast: Cast, functie: Functie, medewerker: Medewerker, van: date = TODAY) -> None:
    """Let somebody fill a functie without end."""
    actions.add_vervulling(by=cast.olga, at=NOW, functie=functie, medewerker=medewerker, van=van)


def asked(profiel: Functieprofiel) -> dict[str, str]:
    """Return what is asked of each competence (code or title): the code of the level, or ja."""
    return {
        eis.competentie.code or eis.competentie.titel: eis.niveau.code if eis.niveau else "ja"
        for eis in profiel.eisen.select_related("competentie", "niveau")
    }


def open_codes(profiel: Functieprofiel) -> set[str]:
    """Return the codes of the competences about which a person has to decide."""
    return set(profiel.eisen.filter(is_beslist=False).values_list("competentie__code", flat=True))


def read_functieprofiel(cast: Cast) -> Element:
    """Read in and publish a function profile; return its functie."""
    voorstel = kaders.upload(
        by=cast.kim, at=NOW, bestandsnaam="functie.txt", inhoud=INGELEZEN.encode()
    )[0]
    versie = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Functieboek Lindemeer"
    )
    kaders.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=TODAY)
    return versie.elementen.get(soort=Element.Soort.FUNCTIE)

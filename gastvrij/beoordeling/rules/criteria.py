"""Rules of a criterium: what it may never ask for, and how it may be judged.

The conversation structure leaves room for spontaneity, so no criterium prescribes wording or
order; behaviour is noted, never somebody's origin. Only what is plain is refused: a person reads
the form before it is published.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from .schalen import LEAST_TREDEN, Schaal, Waarneming


class TekstProblem(StrEnum):
    """Why a text cannot be that of a criterium."""

    WOORDELIJK = "woordelijk"
    VOLGORDE = "volgorde"
    AFKOMST = "afkomst"


class WijzeProblem(StrEnum):
    """Why a criterium cannot be judged like this."""

    SCHAAL = "schaal"
    TREDEN = "treden"
    TREDE_DUBBEL = "trede_dubbel"
    GEWICHT = "gewicht"
    WAARNEMING = "waarneming"
    PROEVE = "proeve"


Trede = tuple[str, str, str]
MOST_GEWICHT = Decimal("999.99")
# What is said to be no matter ("ongeacht afkomst", "hoeft niet letterlijk") is not asked for.
_NO_MATTER = re.compile(
    r"\b(?:ongeacht|los van|(?:zonder|geen) onderscheid (?:naar|op grond van|op))\b[^.;:!?]*"
)
_NOT = r"(?<!niet )(?<!nooit )(?<!niets )"
_WORDING = re.compile(
    rf"\b{_NOT}letterlijke?\b|\b{_NOT}woordelijke?\b|\b{_NOT}woord voor woord\b"
    r"|\b(?:precies|exact) (?:deze|die|dezelfde|de volgende) (?:woorden|zin(?:nen)?|tekst)\b"
    r"|\b(?:vaste|exacte|precieze|voorgeschreven) (?:woorden|zin(?:nen)?|tekst|formulering)\b"
)
_ORDER = re.compile(
    r"\b(?:deze|die|dezelfde|vaste|juiste|goede|voorgeschreven|aangegeven|genoemde|exacte"
    r"|afgesproken) volgorde\b"
)
# "Legt het accent op" is about stress and "ik geloof" about thinking, not about people.
_ORIGIN = re.compile(
    r"\b(?:afkomst|accent(?!en)(?! op\b)|(?<!ik )(?<!we )(?<!wij )geloof|godsdienst|religie"
    r"|huidskleur|nationaliteit|ras|etniciteit|etnische|geboorteland|moedertaal|hoofddoek"
    r"|migratieachtergrond|allochtoon|allochtone|autochtoon|autochtone)\b"
)


@dataclass(frozen=True)
class Wijze:
    """How a criterium is judged: its scale and weight, and what is asked of who judges.

    `treden` are (code, naam, omschrijving), low to high, for a scale of one's own only;
    `waarneembaar_bij` holds codes of Waarneming, empty for all of them.
    """

    schaal: str = Schaal.VOLDAAN
    treden: tuple[Trede, ...] = ()
    gewicht: Decimal = Decimal(1)
    is_knock_out: bool = False
    bewijs_verplicht: bool = True
    waarneembaar_bij: tuple[str, ...] = ()
    invuller: str = "beoordelaar"
    hulp: str = ""


def why_not_tekst(tekst: str) -> TekstProblem | None:
    """Return why a text cannot be that of a criterium, None if nothing in it is plainly wrong."""
    asked = _NO_MATTER.sub(" ", " ".join(tekst.lower().split()))
    if _WORDING.search(asked):
        return TekstProblem.WOORDELIJK
    if _ORDER.search(asked):
        return TekstProblem.VOLGORDE
    return TekstProblem.AFKOMST if _ORIGIN.search(asked) else None


def read_treden(said: str) -> tuple[Trede, ...]:
    """Return levels from one line each, "naam: omschrijving", low to high.

    Empty lines are left out; a line without a colon is a name only. Codes are t1, t2 and on.
    """
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    parts = [line.partition(":") for line in lines]
    return tuple(
        (f"t{place}", naam.strip(), omschrijving.strip())
        for place, (naam, _colon, omschrijving) in enumerate(parts, start=1)
    )


def write_treden(treden: Sequence[Sequence[str]]) -> str:
    """Return levels as `read_treden` reads them."""
    return "\n".join(
        f"{naam}: {omschrijving}" if omschrijving else naam for _code, naam, omschrijving in treden
    )


def why_not_wijze(wijze: Wijze, *, is_proeve: bool) -> WijzeProblem | None:
    """Return why a criterium cannot be judged like this, None if it can.

    At an exam every verdict is voldoende or onvoldoende and given by an assessor, because the
    cesuur counts those.
    """
    if wijze.schaal not in set(Schaal):
        return WijzeProblem.SCHAAL
    if is_proeve and (wijze.schaal != Schaal.VOLDOENDE or wijze.invuller != "beoordelaar"):
        return WijzeProblem.PROEVE
    if problem := _why_not_treden(wijze):
        return problem
    if not 0 <= wijze.gewicht <= MOST_GEWICHT:
        return WijzeProblem.GEWICHT
    known = set(wijze.waarneembaar_bij) <= set(Waarneming)
    return None if known else WijzeProblem.WAARNEMING


def _why_not_treden(wijze: Wijze) -> WijzeProblem | None:
    if wijze.schaal != Schaal.TREDEN:
        return None
    names = [naam.casefold() for _code, naam, _omschrijving in wijze.treden]
    if len(names) < LEAST_TREDEN or not all(names):
        return WijzeProblem.TREDEN
    return WijzeProblem.TREDE_DUBBEL if len(set(names)) != len(names) else None


def next_code(prefix: str, taken: Collection[str]) -> str:
    """Return the first of prefix1, prefix2 and on that no criterium of the form has."""
    place = 1
    while f"{prefix}{place}" in taken:
        place += 1
    return f"{prefix}{place}"


def free_code(code: str, taken: Collection[str], *, most: int) -> str:
    """Return a code of at most `most` characters, with (2), (3) behind it if it is taken."""
    found, place = code[:most], 2
    while found in taken:
        tail = f" ({place})"
        found, place = code[: most - len(tail)] + tail, place + 1
    return found


def moved(keys: Sequence[int], key: int, *, up: bool) -> list[int]:
    """Return the keys with one of them a place up or down; at the end of the row it stays."""
    found = list(keys)
    place = found.index(key)
    other = place - 1 if up else place + 1
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    return found

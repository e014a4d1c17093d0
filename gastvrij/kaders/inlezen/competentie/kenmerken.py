"""By what a document of competences is known: levels, tables of competences, and its own name."""

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst

from .cellen import is_row
from .kolommen import Kolom, has_role, heading_of
from .woorden import column_role, is_level_heading, lost_levels, match_level

_NAMES = {
    "competentiewoordenboek": re.compile(
        r"competentie-?(?:woordenboek|gids|handboek|bibliotheek|lijst|catalogus)|"
        r"compete?nc[a-z]* (?:dictionary|framework|guide|library)",
        re.IGNORECASE,
    ),
    "competentieprofiel": re.compile(
        r"competentie-?profiel|compete?nc[a-z]* profile", re.IGNORECASE
    ),
    "functieprofiel": re.compile(
        r"functie-?(?:profiel|beschrijving|omschrijving|matrix|boek|eisen)\w*|"
        r"(?:job|role|function) (?:profile|description|matrix)",
        re.IGNORECASE,
    ),
}
FIRST_LINES, MIN_REPEATED, SAMPLE = 6, 2, 1500


def sample(tekst: Tekst) -> list[Regel]:
    """Return the lines that tell the kind of a document; a long one tells it at its start."""
    return tekst.filled[:SAMPLE]


def named_kind(tekst: Tekst) -> str | None:
    """Return the kind of competence document that the first lines say this is."""
    for regel in tekst.filled[:FIRST_LINES]:
        for kind, name in _NAMES.items():
            if name.search(regel.text) and not regel.chrome:
                return kind
    return None


def count_levels(tekst: Tekst) -> int:
    """Return how many headings of levels there are, on lines and in tables."""
    single = sum(is_level_heading(regel.cells[0] or regel.text) for regel in sample(tekst))
    lost = sum(len(lost_levels(regel.text)) for regel in sample(tekst))
    heads = headings(tekst)
    columns = [column for columns, _ in heads for column in columns]
    crossed = any(is_matrix(columns, row) for columns, row in heads)
    of_level = 0 if crossed else sum(column.role == "of_level" for column in columns)
    rows = sum(
        has_role(columns, "level") and has_role(columns, "indicator") for columns, _ in heads
    )
    return single + lost + of_level + rows * MIN_REPEATED + _bare_levels(tekst)


def _bare_levels(tekst: Tekst) -> int:
    """Return how many lines name a level by a lone word or figure and return under each other."""
    lines = Counter(regel.text.rstrip(" :").lower() for regel in sample(tekst) if not is_row(regel))
    return sum(
        count
        for text, count in lines.items()
        if count >= MIN_REPEATED and not is_level_heading(text) and match_level(text, bare=True)
    )


# Every reader of competences asks this of the same text before one of them is chosen.
@lru_cache(maxsize=2)
def headings(tekst: Tekst) -> list[tuple[list[Kolom], Regel]]:
    """Return the heading of every table of competences with the row below it."""
    rows = [*sample(tekst), None]
    found = []
    for row, below in pairwise(rows):
        known = heading_of(row, below) if row is not None and is_row(row) else None
        if known and below is not None:
            found.append((known[0], below))
    return found


def is_matrix(columns: list[Kolom], row: Regel) -> bool:
    """Test if the cells under levels hold no sentences: they cross off which level is asked."""
    under = [
        row.cells[at]
        for at, column in enumerate(columns)
        if column.role == "of_level" and at < len(row.cells) and row.cells[at]
    ]
    return bool(under) and all(len(cell) <= 1 for cell in under)


def has_competence_table(tekst: Tekst) -> bool:
    """Test if a table says of competences what they mean or how they show."""
    told = any(
        has_role(columns, "competence")
        and any(has_role(columns, role) for role in ("definition", "indicator", "facet"))
        for columns, _ in headings(tekst)
    )
    labels = Counter(column_role(regel.cells[0]) for regel in sample(tekst) if is_row(regel))
    return told or (labels["competence"] > 1 and labels["definition"] + labels["indicator"] > 1)

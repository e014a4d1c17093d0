"""Reader of crosswalk tables: which rule or step of a conversation says something of what else."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from .tekst import decode

KOLOMMEN = ("van", "naar_kader", "naar", "niveau", "indicator", "soort")
KADERS = ("toetsplan", "woordenboek", "profiel", "gespreksstructuur")
SOORTEN = ("draagt_bij", "deels")
_REQUIRED = ("van", "naar_kader", "naar", "soort")


class KruistabelFout(Exception):  # noqa: N818
    """A crosswalk that cannot be read; `problems` holds one Dutch sentence a fault."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class KruisRegel:
    """One association: from a rule (A1) or step (F2.3) to an element of another framework."""

    van: str
    naar_kader: str
    naar: str
    niveau: str | None
    indicator: str | None
    soort: str
    line: int


def read_kruistabel(data: bytes) -> list[KruisRegel]:
    """Return the associations in a CSV file with the columns of KOLOMMEN.

    Raises OnleesbaarBestand if it is no text, KruistabelFout with every fault by line if a
    column, a cell or a value is wrong.
    """
    text = decode(data)
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as problem:
        raise KruistabelFout([f"Regel {reader.line_num}: dit is geen geldige CSV."]) from problem
    header = tuple(cell.lower() for cell in rows[0][1]) if rows else ()
    if header != KOLOMMEN:
        expected, found = ",".join(KOLOMMEN), ",".join(header)
        raise KruistabelFout([f"Regel 1: de kolommen moeten zijn: {expected}. Er staat: {found}."])
    filled = [(line, row) for line, row in rows[1:] if any(row)]
    problems = [problem for line, row in filled for problem in _problems(line, row)]
    problems += _doubles(filled)
    if problems:
        raise KruistabelFout(problems)
    return [_regel(line, row) for line, row in filled]


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _problems(line: int, row: list[str]) -> Iterator[str]:
    if len(row) != len(KOLOMMEN):
        yield f"Regel {line}: er staan {len(row)} cellen, dat moeten er {len(KOLOMMEN)} zijn."
        return
    cells = dict(zip(KOLOMMEN, row, strict=True))
    for name in _REQUIRED:
        if not cells[name]:
            yield f"Regel {line}: de kolom {name} is leeg."
    for name, known in (("naar_kader", KADERS), ("soort", SOORTEN)):
        if cells[name] and cells[name] not in known:
            yield f"Regel {line}: {name} {cells[name]} is onbekend. Kies uit {', '.join(known)}."


def _doubles(rows: list[tuple[int, list[str]]]) -> Iterator[str]:
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        same = first.setdefault(tuple(row[:-1]), line)
        if same != line:
            yield f"Regel {line}: dit verband staat al op regel {same}."


def _regel(line: int, row: list[str]) -> KruisRegel:
    van, naar_kader, naar, niveau, indicator, soort = row
    return KruisRegel(van, naar_kader, naar, niveau or None, indicator or None, soort, line)

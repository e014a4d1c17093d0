"""Reader of crosswalk tables: which rule or step of a conversation says something of what else."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from gastvrij.kaders.inlezen.gemeen.tekst import decode

KOLOMMEN = ("van", "naar_kader", "naar", "niveau", "indicator", "soort")
# What a file may say besides, in any order: all that a crosswalk of ours holds.
EXTRA = (
    "type",
    "toelichting",
    "van_kader",
    "van_niveau",
    "van_indicator",
    "van_id",
    "naar_id",
)
VAN_KADER = "gespreksstructuur"
KADERS = (
    "toetsplan",
    "woordenboek",
    "profiel",
    "gespreksstructuur",
    "servicenormen",
    "functieprofiel",
    "beoordelingsformulier",
    "overig",
)
SOORTEN = ("draagt_bij", "deels")
# Kinds of association of CASE 1.1; the first is what a line without one means.
TYPEN = ("isRelatedTo", "exactMatchOf", "isPartOf", "isPeerOf", "exemplar")
_REQUIRED = ("van", "naar_kader", "naar", "soort")
_CHOICES = {"naar_kader": KADERS, "soort": SOORTEN, "type": TYPEN, "van_kader": KADERS}
# The columns that say which two elements a line ties.
_ENDS = (
    "van",
    "naar_kader",
    "naar",
    "niveau",
    "indicator",
    "van_kader",
    "van_niveau",
    "van_indicator",
    "van_id",
    "naar_id",
)
Cells = Mapping[str, str]


# What can be wrong with a line, in Dutch; `{...}` is filled in by the fault.
FOUTEN = {
    "no-csv": "Regel {regel}: dit is geen geldige CSV.",
    "header": "Regel {regel}: de kolommen moeten zijn: {kolommen}. Er staat: {gevonden}.",
    "extra-column": "Regel {regel}: de kolom {kolom} is onbekend of staat er twee keer. "
    "Na de vaste kolommen mag staan: {keuzes}.",
    "cells": "Regel {regel}: er staan {aantal} cellen, dat moeten er {nodig} zijn.",
    "empty-cell": "Regel {regel}: de kolom {kolom} is leeg.",
    "unknown-value": "Regel {regel}: {kolom} {waarde} is onbekend. Kies uit {keuzes}.",
    "no-id": "Regel {regel}: {kolom} {waarde} is geen kenmerk. Maak de cel leeg, "
    "dan zoekt Gastvrij op code.",
    "double": "Regel {regel}: dit verband staat al op regel {eerder}.",
}


class Regelfout:
    """One fault in a line: a code of FOUTEN and the values that its sentence names."""

    def __init__(self, code: str, **values: str | int) -> None:
        self.text, self.values = FOUTEN[code], values

    def __str__(self) -> str:
        """Return the sentence in Dutch."""
        return self.text.format(**self.values)


class KruistabelFout(Exception):
    """A crosswalk that cannot be read; `faults` holds each fault, `problems` their sentences."""

    def __init__(self, faults: list[Regelfout]) -> None:
        self.faults = faults
        self.problems = [str(fault) for fault in faults]
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class KruisRegel:
    """One association between two elements, as a line names them.

    From a rule (A1) or step (F2.3), or an element of `van_kader`, to an element of `naar_kader`.
    An id is the identity that an element keeps over versions.
    """

    van: str
    naar_kader: str
    naar: str
    niveau: str | None
    indicator: str | None
    soort: str
    line: int
    type: str = TYPEN[0]
    toelichting: str = ""
    van_kader: str = VAN_KADER
    van_niveau: str | None = None
    van_indicator: str | None = None
    van_id: UUID | None = None
    naar_id: UUID | None = None


def read_kruistabel(data: bytes) -> list[KruisRegel]:
    """Return the associations in a CSV file with the columns of KOLOMMEN, and any of EXTRA.

    Raises OnleesbaarBestand if it is no text, KruistabelFout with every fault by line if a
    column, a cell or a value is wrong.
    """
    rows = _rows(decode(data))
    header = _header(rows[0][1] if rows else [])
    filled = [(line, row) for line, row in rows[1:] if any(row)]
    short = [
        Regelfout("cells", regel=line, aantal=len(row), nodig=len(header))
        for line, row in filled
        if len(row) != len(header)
    ]
    if short:
        raise KruistabelFout(short)
    lines = [(line, dict(zip(header, row, strict=True))) for line, row in filled]
    problems = [problem for line, cells in lines for problem in _problems(line, cells)]
    problems += _doubles(lines)
    if problems:
        raise KruistabelFout(problems)
    return [_regel(line, cells) for line, cells in lines]


def write_kruistabel(regels: Iterable[KruisRegel]) -> str:
    """Return associations as the CSV text that `read_kruistabel` reads back, every column in it."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = (*KOLOMMEN, *EXTRA)
    writer.writerow(columns)
    for regel in regels:
        writer.writerow([_cell(getattr(regel, column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Return every row with the line that it begins on."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text))
    rows: list[tuple[int, list[str]]] = []
    last = 0
    try:
        for row in reader:
            rows.append((last + 1, [cell.strip() for cell in row]))
            last = reader.line_num
    except csv.Error as problem:
        raise KruistabelFout([Regelfout("no-csv", regel=last + 1)]) from problem
    return rows


def _header(row: list[str]) -> list[str]:
    header = [cell.lower() for cell in row]
    fixed, more = tuple(header[: len(KOLOMMEN)]), header[len(KOLOMMEN) :]
    if fixed != KOLOMMEN:
        expected, found = ",".join(KOLOMMEN), ",".join(header)
        raise KruistabelFout([Regelfout("header", regel=1, kolommen=expected, gevonden=found)])
    for column in more:
        if column not in EXTRA or more.count(column) > 1:
            values = {"kolom": column or "?", "keuzes": ", ".join(EXTRA)}
            raise KruistabelFout([Regelfout("extra-column", regel=1, **values)])
    return header


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _problems(line: int, cells: Cells) -> Iterator[Regelfout]:
    for name in _REQUIRED:
        if not cells[name]:
            yield Regelfout("empty-cell", regel=line, kolom=name)
    for name, known in _CHOICES.items():
        if cells.get(name) and cells[name] not in known:
            values = {"kolom": name, "waarde": cells[name], "keuzes": ", ".join(known)}
            yield Regelfout("unknown-value", regel=line, **values)
    for name in ("van_id", "naar_id"):
        if cells.get(name) and _identity(cells[name]) is None:
            yield Regelfout("no-id", regel=line, kolom=name, waarde=cells[name])


def _identity(cell: str) -> UUID | None:
    try:
        return UUID(cell)
    except ValueError:
        return None


def _doubles(lines: list[tuple[int, dict[str, str]]]) -> Iterator[Regelfout]:
    first: dict[tuple[str, ...], int] = {}
    for line, cells in lines:
        same = first.setdefault(tuple(cells.get(name, "") for name in _ENDS), line)
        if same != line:
            yield Regelfout("double", regel=line, eerder=same)


def _regel(line: int, cells: Cells) -> KruisRegel:
    return KruisRegel(
        cells["van"],
        cells["naar_kader"],
        cells["naar"],
        cells["niveau"] or None,
        cells["indicator"] or None,
        cells["soort"],
        line,
        type=cells.get("type") or TYPEN[0],
        toelichting=cells.get("toelichting", ""),
        van_kader=cells.get("van_kader") or VAN_KADER,
        van_niveau=cells.get("van_niveau") or None,
        van_indicator=cells.get("van_indicator") or None,
        van_id=_identity(cells.get("van_id", "")),
        naar_id=_identity(cells.get("naar_id", "")),
    )

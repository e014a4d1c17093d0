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


# What can be wrong with a line, in Dutch; `{...}` is filled in by the fault.
FOUTEN = {
    "no-csv": "Regel {regel}: dit is geen geldige CSV.",
    "header": "Regel {regel}: de kolommen moeten zijn: {kolommen}. Er staat: {gevonden}.",
    "cells": "Regel {regel}: er staan {aantal} cellen, dat moeten er {nodig} zijn.",
    "empty-cell": "Regel {regel}: de kolom {kolom} is leeg.",
    "unknown-value": "Regel {regel}: {kolom} {waarde} is onbekend. Kies uit {keuzes}.",
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
        raise KruistabelFout([Regelfout("no-csv", regel=reader.line_num)]) from problem
    header = tuple(cell.lower() for cell in rows[0][1]) if rows else ()
    if header != KOLOMMEN:
        expected, found = ",".join(KOLOMMEN), ",".join(header)
        raise KruistabelFout([Regelfout("header", regel=1, kolommen=expected, gevonden=found)])
    filled = [(line, row) for line, row in rows[1:] if any(row)]
    problems = [problem for line, row in filled for problem in _problems(line, row)]
    problems += _doubles(filled)
    if problems:
        raise KruistabelFout(problems)
    return [_regel(line, row) for line, row in filled]


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _problems(line: int, row: list[str]) -> Iterator[Regelfout]:
    if len(row) != len(KOLOMMEN):
        yield Regelfout("cells", regel=line, aantal=len(row), nodig=len(KOLOMMEN))
        return
    cells = dict(zip(KOLOMMEN, row, strict=True))
    for name in _REQUIRED:
        if not cells[name]:
            yield Regelfout("empty-cell", regel=line, kolom=name)
    for name, known in (("naar_kader", KADERS), ("soort", SOORTEN)):
        if cells[name] and cells[name] not in known:
            values = {"kolom": name, "waarde": cells[name], "keuzes": ", ".join(known)}
            yield Regelfout("unknown-value", regel=line, **values)


def _doubles(rows: list[tuple[int, list[str]]]) -> Iterator[Regelfout]:
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        same = first.setdefault(tuple(row[:-1]), line)
        if same != line:
            yield Regelfout("double", regel=line, eerder=same)


def _regel(line: int, row: list[str]) -> KruisRegel:
    van, naar_kader, naar, niveau, indicator, soort = row
    return KruisRegel(van, naar_kader, naar, niveau or None, indicator or None, soort, line)

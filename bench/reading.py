"""How long it takes to read a document, process and all: short ones, and 200 pages of PDF."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from gastvrij.kaders.inlezen import read_all
from gastvrij.kaders.inlezen.gemeen.voortgang import Stap
from gastvrij.kaders.tests.rendities import Alinea, Cel, Kop, Pagina, Tabel, as_pdf

from .pages import percentile

ROOT = Path(__file__).resolve().parent.parent
SOURCES = Path(os.environ.get("GASTVRIJ_SOURCES", ROOT.parent / "shared" / "sources"))
EXAMPLE = ROOT / "gastvrij" / "kaders" / "voorbeelden" / "toetsplan.txt"
SHORT = ("001_*.txt", "rendered/001_toetsplan.docx", "rendered/001_toetsplan.pdf")
SHORT_GOAL, LONG_GOAL, SILENCE_GOAL = 1.0, 30.0, 1.0
PAGES, ROWS_A_PAGE, ROWS_A_PART = 200, 15, 40
LEVELS = ("K", "B", "RV", "PV")


@dataclass(frozen=True)
class Reading:
    """One document: seconds of each time it was read, and the longest silence in between."""

    name: str
    seconds: tuple[float, ...]
    silence: float
    goal: float


def long_plan(pages: int) -> bytes:
    """Return an exam plan as a PDF of at least this many pages."""
    rows: list[list[str | Cel]] = [["Nummer", "Toetsterm", "Datum", *LEVELS]]
    for nr in range(pages * ROWS_A_PAGE):
        if nr % ROWS_A_PART == 0:
            rows.append([Cel(f"Onderdeel {nr // ROWS_A_PART + 1}", columns=7)])
        marks = ["X" if nr >> at & 1 else "" for at in range(len(LEVELS))]
        text = f"De medewerker helpt inwoner {nr} met een verhuizing en legt uit welke stukken"
        code = f"L{nr // 99 + 1}.{nr % 99 + 1:02}"
        rows.append([code, f"{text} nodig zijn en hoe lang het duurt.", "1-3-2026", *marks])
    table = Tabel(rows, widths=(1.2, 4, 1.4, 0.6, 0.6, 0.6, 0.6))
    page = Pagina(595, 842, header="Gemeente Lindemeer", numbered=True, size=11)
    return as_pdf([Kop(1, "Toetsplan L1: Balie"), Alinea("Ingangsdatum 1 maart 2026"), table], page)


def timed(name: str, data: bytes, *, n: int, goal: float) -> Reading:
    """Read a document so many times, each in a process of its own."""
    seconds, silence = [], 0.0
    for _ in range(n):
        ticks = [time.perf_counter()]
        read_all(name, data, progress=_into(ticks))
        ticks.append(time.perf_counter())
        seconds.append(ticks[-1] - ticks[0])
        silence = max(silence, *(two - one for one, two in pairwise(ticks)))
    return Reading(name, tuple(seconds), silence, goal)


def _into(ticks: list[float]) -> Stap:
    return lambda _done, _total: ticks.append(time.perf_counter())


def measure_reading(say: Callable[[str], None], *, n: int = 9) -> list[Reading]:
    """Read the short documents and the long one; the real sources only where they are."""
    found = [path for pattern in SHORT for path in sorted(SOURCES.glob(pattern))] or [EXAMPLE]
    readings = []
    for path in found:
        say(f"{path.name} is read {n} times")
        readings.append(timed(path.name, path.read_bytes(), n=n, goal=SHORT_GOAL))
    say(f"a PDF of {PAGES} pages is written and read")
    readings.append(timed(f"PDF, {PAGES} pages", long_plan(PAGES), n=1, goal=LONG_GOAL))
    return readings


def reading_table(readings: list[Reading]) -> list[str]:
    """Return a row for each document, in Markdown."""
    rows = [
        "| reading, process and all | n | p50 s | longest s | longest silence s | goal s | met |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for one in readings:
        quiet = one.goal == SHORT_GOAL or one.silence <= SILENCE_GOAL
        met = "yes" if max(one.seconds) < one.goal and quiet else "**no**"
        rows.append(
            f"| {one.name} | {len(one.seconds)} | {percentile(one.seconds, 50):.2f} "
            f"| {max(one.seconds):.2f} | {one.silence:.2f} | {one.goal:.0f} | {met} |"
        )
    return rows

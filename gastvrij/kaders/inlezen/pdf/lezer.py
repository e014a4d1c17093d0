"""Opens PDF documents: words by their place, tables by their lines, page furniture as chrome."""

import io
import itertools
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import PdfminerException

from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.voortgang import Stap, no_step

from .alineas import Woord, lines_of
from .blad import pages_of
from .bladrand import take_furniture
from .kolommen import Spans, take_columns
from .kranten import in_columns
from .schrijver import Pagina, Schrijver
from .tabellen import grids_of, read_table

MAX_PAGES, MAX_CHARACTERS_A_PAGE, MAX_MARKS_A_PAGE = 300, 60_000, 20_000
MAX_CONTENT = 4 * 1024 * 1024
MIN_RULE, MIN_SIGN, MAX_SIGN = 6.0, 2.0, 7.0
NEAR, MIN_COLUMNS, FEW = 3.0, 2, 6
_SET_AGAINST = re.compile(r"\d{1,2}[.)](?=[A-ZÀ-Ý][a-zà-ÿ])")
_SYMBOLS = {"\uf02d": "-", "\uf0fe": "X", "\uf052": "X"}
_BROKEN: tuple[type[Exception], ...] = (
    PdfminerException,
    PDFException,
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    RecursionError,
    ArithmeticError,
    zlib.error,
    struct.error,
)


def read_pdf(data: bytes, step: Stap = no_step) -> list[Regel]:
    """Return the lines of a PDF; raise OnleesbaarBestand if it is locked, scanned or broken."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            return _read(document, step)
    except _BROKEN as problem:
        raise OnleesbaarBestand(_why(problem)) from problem


def _why(problem: BaseException) -> str:
    inner = [problem, *problem.args]
    if any(isinstance(one, PDFPasswordIncorrect) for one in inner):
        return "password"
    return "too_heavy" if any(isinstance(one, MemoryError) for one in inner) else "pdf_broken"


def _read(document: Any, step: Stap) -> list[Regel]:
    sheets = list(islice(pages_of(document), MAX_PAGES + 1))
    total = len(sheets)
    if total > MAX_PAGES:
        raise OnleesbaarBestand("too_many_pages")
    step(0, total)
    pages = []
    for page in sheets:
        pages.append(_page(page))
        page.close()
        step(len(pages), total)
    take_furniture(pages)
    pages = [part for page in pages for part in in_columns(page)]
    known: Spans = []
    for found in pages:
        tables, found.lines, known = take_columns(found.lines, found.nr, known)
        found.tables += tables
    return Schrijver(pages).write()


def _page(page: Any) -> Pagina:
    if sum(_unpacked(part) for part in page.page_obj.contents) > MAX_CONTENT:
        raise OnleesbaarBestand("too_heavy")
    objects = page.objects
    marks = sum(len(objects.get(kind, ())) for kind in ("line", "rect", "curve"))
    if len(page.chars) > MAX_CHARACTERS_A_PAGE or marks > MAX_MARKS_A_PAGE:
        raise OnleesbaarBestand("too_heavy")
    found = Pagina(page.page_number, float(page.height))
    words = [*_words(page), *_drawn_bullets(page)]
    tables = page.find_tables(_settings(page)) if marks else ()
    for grid in (one for table in tables for one in grids_of(table)):
        read, words_left = read_table(grid, words, page.page_number)
        if read.columns >= MIN_COLUMNS and len(words_left) < len(words):
            found.tables.append(read)
            words = words_left
    found.lines = lines_of(words)
    return found


def _unpacked(part: Any) -> int:
    """Return the size of a piece of a page, in bytes."""
    stream = resolve1(part)
    return len(stream.get_data()) if isinstance(stream, PDFStream) else 0


def _settings(page: Any) -> dict[str, Any]:
    """Close the tables whose last or first row a page break left open."""
    upright = [edge for edge in page.edges if edge["orientation"] == "v"]
    level = [
        edge["top"]
        for edge in page.edges
        if edge["orientation"] == "h" and edge["width"] > MIN_RULE
    ]
    ends: Counter[int] = Counter()
    for edge in upright:
        if edge["bottom"] - edge["top"] > MIN_RULE:
            ends.update({round(edge["top"]), round(edge["bottom"])})
    shut = {round(height) + off for height in level for off in (-2, -1, 0, 1, 2)}
    open_ends = [end for end, count in ends.items() if count > 1 and end not in shut]
    return {"explicit_horizontal_lines": sorted(open_ends)}


def _drawn_bullets(page: Any) -> list[Woord]:
    """Return the small round signs that are drawn, not written, as bullets."""
    found = []
    for sign in [*page.curves, *page.rects]:
        wide, high = float(sign["width"]), float(sign["height"])
        if MIN_SIGN <= wide <= MAX_SIGN and abs(wide - high) < 1:
            x0, x1 = float(sign["x0"]), float(sign["x1"])
            top, bottom = float(sign["top"]), float(sign["bottom"])
            found.append(Woord("•", x0, x1, top - wide, bottom + wide))
    return found


def _words(page: Any) -> list[Woord]:
    places = {(one["text"], round(one["x0"]), round(one["top"])) for one in page.chars}
    once = page if len(places) == len(page.chars) else page.dedupe_chars()
    made = once.extract_words(
        extra_attrs=["size", "fontname"], x_tolerance_ratio=0.2, return_chars=True
    )
    spaces = _spaces(once.chars)
    order = {id(one): nr for nr, one in enumerate(once.chars)}
    words = (
        _word(one, spaces)
        for found in made
        for one in _untangled(found, order)
        if one["text"].strip()
    )
    return [part for word in words for part in _loosened(word)]


def _untangled(word: dict[str, Any], order: Mapping[int, int]) -> list[dict[str, Any]]:
    """Return a word, or each of the words that were written over one another as it."""
    signs = word["chars"]
    places = [order.get(id(sign), 0) for sign in signs]
    if places == sorted(places) or not _collide(signs):
        return [word]
    runs: list[list[dict[str, Any]]] = []
    last = -1
    for nr, sign in sorted(zip(places, signs, strict=True), key=lambda one: one[0]):
        if not runs or nr != last + 1:
            runs.append([])
        runs[-1].append(sign)
        last = nr
    return [
        {
            **word,
            "text": "".join(sign["text"] for sign in run),
            "chars": run,
            "x0": min(sign["x0"] for sign in run),
            "x1": max(sign["x1"] for sign in run),
            "top": min(sign["top"] for sign in run),
            "bottom": max(sign["bottom"] for sign in run),
        }
        for run in runs
    ]


def _collide(signs: Sequence[dict[str, Any]]) -> bool:
    """Test if one letter stands for a good part on another."""
    return any(
        two["x0"] < one["x1"] - (one["x1"] - one["x0"]) / 3
        for one, two in itertools.pairwise(signs)
    )


def _loosened(word: Woord) -> Iterator[Woord]:
    """Yield the number of a list and the word that it was set against, else the word itself."""
    found = _SET_AGAINST.match(word.text)
    if found and word.starts:
        yield from word.split(found.end())
    else:
        yield word


def _spaces(chars: Sequence[dict[str, Any]]) -> Set[tuple[int, int]] | None:
    """Return where spaces are written, None if this file leaves them out where a line wraps."""
    ends = [
        one["text"] == " "
        for one, after in itertools.pairwise(chars)
        if after["top"] > one["top"] + NEAR
    ]
    if sum(ends) * FEW <= len(ends):
        return None
    return {(round(one["x0"]), round(one["top"])) for one in chars if one["text"] == " "}


def _word(one: dict[str, Any], spaces: Set[tuple[int, int]] | None) -> Woord:
    font = str(one["fontname"]).lower()
    end, top = round(one["x1"]), round(one["top"])
    return Woord(
        "".join(map(_written, one["text"])),
        float(one["x0"]),
        float(one["x1"]),
        float(one["top"]),
        float(one["bottom"]),
        float(one["size"]),
        "bold" in font or "black" in font,
        "italic" in font or "oblique" in font,
        None if spaces is None else any((end + off, top) in spaces for off in (-1, 0, 1)),
        _starts(one),
    )


def _starts(word: dict[str, Any]) -> tuple[float, ...]:
    signs = word["chars"]
    is_plain = len(signs) == len(word["text"])
    return tuple(float(sign["x0"]) for sign in signs) if is_plain else ()


def _written(sign: str) -> str:
    """Return a letter; a sign of a symbol font is a bullet but for the few that are known."""
    return _SYMBOLS.get(sign, "•" if "\uf000" <= sign <= "\uf0ff" else sign)

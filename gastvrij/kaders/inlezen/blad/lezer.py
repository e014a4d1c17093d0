"""Opens Excel workbooks: a sheet is a page, a row is a row, a figure is what the sheet shows."""

import html
import io
import re
import warnings
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

import openpyxl
from lxml.etree import XMLSyntaxError
from openpyxl.utils.exceptions import InvalidFileException

from gastvrij.kaders.inlezen.gemeen.archief import BROKEN, opened, parsed, refuse_hostile
from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_COLUMNS, MAX_LINES, Regel, tidy
from gastvrij.kaders.inlezen.gemeen.voortgang import Stap, no_step

from .raster import Rij, write_rows
from .waarden import shown

MAX_SHEETS, MAX_ROWS, MAX_HEADING = 100, 1_048_576, 120
_BROKEN: tuple[type[Exception], ...] = (
    *BROKEN,
    InvalidFileException,
    XMLSyntaxError,
    SyntaxError,
    AttributeError,
    TypeError,
    AssertionError,
    ArithmeticError,
)
_SHEET = re.compile(r"xl/worksheets/[\w.-]+\.xml")
_NOTES = re.compile(r"xl/(?:comments\d*|comments/comment\d+|threadedComments/[\w.-]+)\.xml")
_DRAWN = re.compile(r"xl/drawings/drawing\d+\.xml")
# A formula behind which the program that wrote it left no outcome.
_NO_OUTCOME = re.compile(rb"(?:</f>|<f(?:\s[^<>]{0,300})?/>)\s{0,9}(?:<v\s?/>|<v></v>|</c>)")
_EDGE = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>([^<]{1,2000})<")
_EDGE_CODE = re.compile(r"&(?:\"[^\"]{0,80}\"|K[0-9A-F+-]{5,6}|\d{1,3}|[A-Z])")


def read_xlsx(data: bytes, step: Stap = no_step) -> list[Regel]:
    """Return the lines of a workbook; raise OnleesbaarBestand if it is broken or hostile.

    Hidden rows, columns and sheets are content too. A formula counts by its outcome, and by itself
    where the file keeps no outcome.
    """
    try:
        refuse_hostile(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(data, step)
    except _BROKEN as problem:
        raise OnleesbaarBestand("xlsx_broken") from problem


def _read(data: bytes, step: Stap) -> list[Regel]:
    book = _opened(data, outcomes=True)
    formulas = _opened(data, outcomes=False) if _lacks_outcomes(data) else None
    sheets = book.worksheets
    if len(sheets) > MAX_SHEETS:
        raise OnleesbaarBestand("too_long")
    bouwer = Bouwer()
    for nr, sheet in enumerate(sheets, start=1):
        bouwer.page = nr
        bouwer.blank()
        bouwer.line(sheet.title, chrome="sheet")
        bouwer.blank()
        other = formulas.worksheets[nr - 1] if formulas else None
        write_rows(bouwer, _headed(list(_rows(sheet, other))))
        step(nr, len(sheets))
    if not any(regel.text and not regel.chrome for regel in bouwer.regels):
        raise OnleesbaarBestand("empty")
    _write_beside(bouwer, data)
    return bouwer.regels


def _opened(data: bytes, *, outcomes: bool) -> Any:
    return openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=outcomes, keep_links=False
    )


def _lacks_outcomes(data: bytes) -> bool:
    with opened(data) as archive:
        names = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        return any(_NO_OUTCOME.search(archive.read(name)) for name in names)


def _rows(sheet: Any, formulas: Any | None) -> Iterator[tuple[Sequence[Any], list[str]]]:
    """Yield the cells of each row and what they show; an empty row once, however many follow."""
    sheet.reset_dimensions()
    if formulas:
        formulas.reset_dimensions()
    others = formulas.iter_rows() if formulas else ()
    count, was_empty = 0, True
    for at, (cells, beside) in enumerate(zip_longest(sheet.iter_rows(), others, fillvalue=())):
        if at > MAX_ROWS:
            raise OnleesbaarBestand("xlsx_broken")
        texts = [shown(cell) for cell in cells]
        for place, cell in enumerate(beside[: len(texts)]):
            texts[place] = texts[place] or shown(cell)
        if any(texts[MAX_COLUMNS:]):
            raise OnleesbaarBestand("too_wide")
        is_empty = not any(texts)
        if not (is_empty and was_empty):
            yield cells, texts[:MAX_COLUMNS]
        was_empty = is_empty
        count += not is_empty
        if count > MAX_LINES:
            raise OnleesbaarBestand("too_long")


def _headed(rows: Sequence[tuple[Sequence[Any], list[str]]]) -> list[Rij]:
    """Return the rows; a single bold cell is a heading, as deep as its letters are small."""
    sizes = [_bold_size(cells, texts) for cells, texts in rows]
    ranks = sorted({size for size in sizes if size}, reverse=True)
    return [
        Rij(texts, ranks.index(size) + 1 if size else 0)
        for (_, texts), size in zip(rows, sizes, strict=True)
    ]


def _bold_size(cells: Sequence[Any], texts: Sequence[str]) -> float:
    """Return the size of the letters of a row that is one short bold text, else 0."""
    if not texts or not texts[0] or any(texts[1:]) or len(texts[0]) > MAX_HEADING:
        return 0.0
    font = cells[0].font if cells else None
    return float(font.sz or 1) if font is not None and font.b else 0.0


def _write_beside(bouwer: Bouwer, data: bytes) -> None:
    """Write what stands beside the cells: text boxes, and as chrome notes, heads and feet."""
    heads: dict[bytes, None] = {}
    with opened(data) as archive:
        for name in sorted(archive.namelist()):
            if _DRAWN.fullmatch(name):
                for text in _paragraphs(archive.read(name), "p"):
                    bouwer.blank()
                    bouwer.line(text)
            elif _NOTES.fullmatch(name):
                for text in _paragraphs(archive.read(name), "text"):
                    bouwer.line(text, chrome="note")
            elif _SHEET.fullmatch(name):
                heads |= dict.fromkeys(_EDGE.findall(archive.read(name)))
    for head in heads:
        text = tidy(_EDGE_CODE.sub(" ", html.unescape(head.decode("utf-8", "replace"))))
        if text:
            bouwer.line(text, chrome="page")


def _paragraphs(content: bytes, tag: str) -> Iterator[str]:
    for paragraph in parsed(content).iter(f"{{*}}{tag}"):
        text = tidy(" ".join(piece.text or "" for piece in paragraph.iter("{*}t", "{*}text")))
        if text:
            yield text

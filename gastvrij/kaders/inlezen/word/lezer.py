"""Opens Word documents: paragraphs by style, lists with their marks, tables with their grid."""

import io
import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from gastvrij.kaders.inlezen.gemeen.archief import BROKEN, refuse_hostile
from gastvrij.kaders.inlezen.gemeen.bouwen import Bouwer
from gastvrij.kaders.inlezen.gemeen.fouten import OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.tekst import MAX_COLUMNS, Regel
from gastvrij.kaders.inlezen.gemeen.voortgang import Stap, no_step

from .inspringing import indented
from .lijsten import Lijsten, Stijlen

MAX_NESTED = 12
_WRAPPERS = tuple(
    qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo")
)
_GONE = tuple(qn(tag) for tag in ("w:del", "w:moveFrom", "w:pPr", "w:rPr"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LAID_OUT = qn("w:lastRenderedPageBreak")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TYPED_MARK = re.compile(r"\s*(?:[•·▪◦●‣∙■–—o-]|\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\t")
_BROKEN: tuple[type[Exception], ...] = (
    *BROKEN,
    PackageNotFoundError,
    XMLSyntaxError,
    AttributeError,
    TypeError,
)


def read_docx(data: bytes, step: Stap = no_step) -> list[Regel]:
    """Return the lines of a Word document; raise OnleesbaarBestand if it is broken or hostile."""
    try:
        refuse_hostile(data)
        document = docx.Document(io.BytesIO(data))
        step(1, None)
        return _Lezer(document).read()
    except _BROKEN as problem:
        raise OnleesbaarBestand("docx_broken") from problem


class _Lezer:
    """One Word document while it is being read."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.stijlen = Stijlen(document.styles.element)
        self.lijsten = Lijsten(self._related("/numbering"), self.stijlen)
        self.bouwer = Bouwer()
        self.in_list = False
        self.is_laid_out = next(document.element.body.iter(_LAID_OUT), None) is not None

    def read(self) -> list[Regel]:
        """Return all lines: the text, and behind it headers, footers and notes as chrome."""
        self._blocks(self.document.element.body, 0)
        for kind in ("/header", "/footer"):
            for part in self._parts(kind):
                self._chrome(part, "page")
        for kind in ("/footnotes", "/endnotes"):
            for part in self._parts(kind):
                self._chrome(part, "note")
        return self.bouwer.regels

    def _parts(self, kind: str) -> Iterator[Any]:
        for rel in self.document.part.rels.values():
            if rel.reltype.endswith(kind) and not rel.is_external:
                yield parse_xml(rel.target_part.blob)

    def _related(self, kind: str) -> Any | None:
        return next(self._parts(kind), None)

    def _chrome(self, part: Any, role: str) -> None:
        known = {regel.text for regel in self.bouwer.regels if regel.chrome == role}
        for paragraph in part.iter(qn("w:p")):
            text = " ".join(self.text_of(paragraph)[0].split())
            if text and text not in known:
                known.add(text)
                self.bouwer.line(text.replace("\t", " "), chrome=role)

    def _blocks(self, parent: Any, depth: int) -> None:
        """Read paragraphs and tables in order, whatever they are wrapped in."""
        if depth > MAX_NESTED:
            raise OnleesbaarBestand("too_deep")
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, depth)
            elif child.tag == qn("w:tbl"):
                self._table(child, depth)
            elif child.tag in _WRAPPERS:
                self._blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        text, boxes = self.text_of(paragraph)
        if typed := _TYPED_MARK.match(text):
            text = f"{text[: typed.end() - 1]} {text[typed.end() :]}"
        self._pages(paragraph)
        mark = self.lijsten.mark(paragraph) if text.strip() else None
        heading = self.stijlen.heading(paragraph) if text.strip() else 0
        if text.strip():
            if not (mark and self.in_list) or heading:
                self.bouwer.blank()
            self._lines(paragraph, text, mark, heading)
        else:
            self.bouwer.blank()
        self.in_list = mark is not None and not heading
        for box in boxes:
            self.bouwer.blank()
            self._blocks(box, depth + 1)

    def _lines(self, paragraph: Any, text: str, mark: tuple[str, int] | None, heading: int) -> None:
        if mark or heading:
            sign = f"{'  ' * mark[1]}{mark[0]} " if mark else ""
            body = " ".join(text.split())
            shown = f"{sign.lstrip() if heading else sign}{body}"
            self.bouwer.line(shown, heading=heading, slanted=self._slanted(paragraph))
            return
        role = "contents" if self.stijlen.is_contents(paragraph) else ""
        points, slanted = self.stijlen.white(paragraph), self._slanted(paragraph)
        for line in text.split("\n"):
            if line.strip():
                self.bouwer.line(indented(line, points), chrome=role, slanted=slanted)

    def _pages(self, part: Any) -> None:
        """Count the breaks that Word noted when it laid out the document, or else typed ones."""
        if self.is_laid_out:
            self.bouwer.page += sum(1 for _ in part.iter(_LAID_OUT))
        else:
            self.bouwer.page += sum(
                one.get(qn("w:type")) == "page" for one in part.iter(qn("w:br"))
            )

    def text_of(self, paragraph: Any) -> tuple[str, list[Any]]:
        """Return the text of a paragraph and the text boxes that hang on it."""
        pieces: list[str] = []
        boxes: list[Any] = []
        stack = list(reversed(paragraph))
        while stack:
            child = stack.pop()
            if child.tag in _GONE or child.tag == _FALLBACK:
                continue
            if child.tag == qn("w:txbxContent"):
                boxes.append(child)
                continue
            pieces.append(_sign(child))
            stack.extend(reversed(child))
        return "".join(pieces), boxes

    def _slanted(self, part: Any) -> list[str]:
        """Return the stretches of text in italics, paragraph by paragraph."""
        found = []
        for paragraph in part.iter(qn("w:p")):
            runs = [(self.stijlen.is_slanted(one, paragraph), one) for one in _runs(paragraph)]
            for is_slanted, group in groupby(runs, key=lambda one: one[0]):
                text = "".join(_sign(child) for _, run in group for child in run)
                if is_slanted and text.strip():
                    found.append(" ".join(text.split()))
        return found

    def _table(self, table: Any, depth: int) -> None:
        rows = list(_rows(table))
        grid = [list(self._cells(row)) for row in rows]
        width = max((sum(span for _, span in row) for row in grid), default=0)
        if width > MAX_COLUMNS:
            raise OnleesbaarBestand("too_wide")
        if width <= 1:
            for row in grid:
                for cell, _ in row:
                    self.bouwer.blank()
                    if cell is not None:
                        self._blocks(cell, depth + 1)
            return
        self.bouwer.blank()
        for row, element in zip(grid, rows, strict=True):
            self.bouwer.row(self._row(row, width, depth), slanted=self._slanted(element))
            self._pages(element)
        self.bouwer.blank()
        self.in_list = False

    def _row(self, row: list[tuple[Any, int]], width: int, depth: int) -> list[list[str]]:
        """Return the paragraphs of every column; a merged cell stands in its first column."""
        columns: list[list[str]] = []
        for cell, span in row:
            columns.append([] if cell is None else self._cell(cell, depth + 1))
            columns += [[] for _ in range(span - 1)]
        return columns + [[] for _ in range(width - len(columns))]

    def _cell(self, cell: Any, depth: int) -> list[str]:
        """Return the paragraphs of a cell, those of a table inside it included."""
        inner = _Cel(self)
        inner.blocks(cell, depth)
        return inner.found

    def _cells(self, row: Any) -> Iterator[tuple[Any, int]]:
        """Return each cell with its width in columns; None goes on with the cell above."""
        properties = row.find(qn("w:trPr"))
        before = _int(properties, "w:gridBefore")
        if before:
            yield None, before
        for cell in _children(row, "w:tc"):
            settings = cell.find(qn("w:tcPr"))
            merge = settings.find(qn("w:vMerge")) if settings is not None else None
            goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
            yield None if goes_on else cell, max(_int(settings, "w:gridSpan"), 1)


class _Cel:
    """The paragraphs of one cell while they are being gathered."""

    def __init__(self, lezer: _Lezer) -> None:
        self.lezer = lezer
        self.found: list[str] = []

    def blocks(self, parent: Any, depth: int) -> None:
        """Gather the paragraphs below an element."""
        if depth > MAX_NESTED:
            raise OnleesbaarBestand("too_deep")
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child, depth)
            elif child.tag in (*_WRAPPERS, qn("w:tbl"), qn("w:tr"), qn("w:tc")):
                self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> None:
        text, boxes = self.lezer.text_of(paragraph)
        lines = [line for line in text.split("\n") if line.strip()]
        mark = self.lezer.lijsten.mark(paragraph) if lines else None
        if mark:
            lines[0] = f"{mark[0]} {lines[0]}"
        self.found += lines
        for box in boxes:
            self.blocks(box, depth + 1)


def _sign(element: Any) -> str:
    """Return the text that one element of a run stands for."""
    if element.tag in (qn("w:t"), _MATH):
        return (element.text or "").replace("\n", " ").replace("\t", " ")
    if element.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    if element.tag == qn("w:noBreakHyphen"):
        return "-"
    return "\t" if element.tag in (qn("w:tab"), qn("w:ptab")) else ""


def _runs(paragraph: Any) -> Iterator[Any]:
    yield from paragraph.iter(qn("w:r"))


def _rows(table: Any) -> Iterator[Any]:
    return _children(table, "w:tr")


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Return the children with a tag, content controls and tracked changes looked through."""
    for child in parent:
        if child.tag == qn(tag):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _int(place: Any, tag: str) -> int:
    child = place.find(qn(tag)) if place is not None else None
    value = str(child.get(qn("w:val"))) if child is not None else ""
    return min(int(value), MAX_COLUMNS + 1) if value.isdigit() and len(value) < MAX_NESTED else 0

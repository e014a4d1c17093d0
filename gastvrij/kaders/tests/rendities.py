"""Writes one small document in every form in which it may come in, for tests that read it back.

A document is a list of blocks: Kop, Alinea, Lijst and Tabel. Cells are texts (a line break parts
paragraphs) or a `Cel` that spans rows or columns; as in HTML, a row leaves out what is spanned.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Any

import docx
import openpyxl
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.styles import Font


@dataclass(frozen=True)
class Kop:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True)
class Alinea:
    """A paragraph; a tab parts a label from its value."""

    text: str


@dataclass(frozen=True)
class Lijst:
    """A list; an item that is itself a list is nested under the item before it."""

    items: "Sequence[str | Lijst]"
    style: str = "bullet"


@dataclass(frozen=True)
class Cel:
    """A cell of a table that spans columns, rows or both."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Tabel:
    """A table; `widths` are the parts that each column takes of the page."""

    rows: Sequence[Sequence[str | Cel]]
    header_rows: int = 1
    widths: Sequence[float] = ()

    def placed(self) -> list[list[tuple[int, Cel]]]:
        """Return the cells of every row with the column that each starts in."""
        taken: set[tuple[int, int]] = set()
        found: list[list[tuple[int, Cel]]] = []
        for y, row in enumerate(self.rows):
            found.append([])
            x = 0
            for one in row:
                cel = one if isinstance(one, Cel) else Cel(one)
                while (y, x) in taken:
                    x += 1
                taken |= {(y + r, x + c) for r in range(cel.rows) for c in range(cel.columns)}
                found[-1].append((x, cel))
                x += cel.columns
        return found

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max(x + cel.columns for row in self.placed() for x, cel in row)

    def grid(self) -> list[list[str]]:
        """Return the texts by column; a cell that spans stands in its first place only."""
        grid = [[""] * self.width for _ in self.rows]
        for y, row in enumerate(self.placed()):
            for x, cel in row:
                grid[y][x] = cel.text
        return grid


@dataclass(frozen=True)
class Pagina:
    """The page of a rendition: its size in points, what stands above and below, its letters."""

    width: float = 420
    height: float = 595
    header: str = ""
    footer: str = ""
    numbered: bool = False
    lines: bool = True
    size: float = 10
    repeat: bool = True


PLAIN = Pagina()


def marks(lijst: Lijst) -> Iterator[str]:
    """Return the mark before each item of a list."""
    for nr in range(len(lijst.items)):
        written = {"bullet": "•", "dash": "-", "number": f"{nr + 1}.", "letter": f"{chr(97 + nr)})"}
        yield written[lijst.style]


def entries(lijst: Lijst, depth: int = 0) -> Iterator[tuple[int, str, str]]:
    """Return depth, mark and text of every item, those of nested lists included."""
    mark = marks(lijst)
    for item in lijst.items:
        if isinstance(item, Lijst):
            yield from entries(item, depth + 1)
        else:
            yield depth, next(mark), item


# Word


def as_docx(blocks: Sequence[Any], page: Pagina = PLAIN) -> bytes:
    """Return a Word document with styles, lists and real tables."""
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = page.header
    section.footer.paragraphs[0].text = page.footer
    for block in blocks:
        if isinstance(block, Kop):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Alinea):
            document.add_paragraph(block.text)
        elif isinstance(block, Lijst):
            _docx_list(document, block)
        else:
            _docx_table(document, block, page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _docx_list(document: Any, lijst: Lijst) -> None:
    for depth, mark, text in entries(lijst):
        if mark == "•":
            style = "List Bullet" if depth == 0 else f"List Bullet {depth + 1}"
            document.add_paragraph(text, style=style)
        else:
            document.add_paragraph(f"{mark}\t{text}").paragraph_format.left_indent = depth * 228600


def _docx_table(document: Any, tabel: Tabel, page: Pagina) -> None:
    made = document.add_table(len(tabel.rows), tabel.width)
    if page.lines:
        made.style = "Table Grid"
    grid = [row.cells for row in made.rows]
    for y, row in enumerate(tabel.placed()):
        for x, cel in row:
            if cel.rows > 1 or cel.columns > 1:
                grid[y][x].merge(grid[y + cel.rows - 1][x + cel.columns - 1])
            first, *others = cel.text.split("\n")
            grid[y][x].text = first
            for other in others:
                grid[y][x].add_paragraph(other)
    for row in list(made.rows)[: tabel.header_rows if page.repeat else 0]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))  # noqa: SLF001


# PDF


def as_pdf(blocks: Sequence[Any], page: Pagina = PLAIN) -> bytes:
    """Return a PDF in which tables have lines, break over pages and repeat their heading rows."""
    footer = f"#{_said(page.footer)}"
    if page.numbered:
        footer += ' #context { "bladzijde " + str(here().page()) }'
    source = [
        f"#set page(width: {page.width}pt, height: {page.height}pt, margin: 50pt,",
        f"header: text(size: 8pt)[#{_said(page.header)}], footer: text(size: 8pt)[{footer}])",
        f'#set text(lang: "nl", size: {page.size}pt, hyphenate: false)',
        *(_typst(block, page) for block in blocks),
    ]
    made = typst.compile("\n".join(source).encode(), timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError
    return made


def _said(text: str) -> str:
    """Return a text as typst writes one in code."""
    return json.dumps(text, ensure_ascii=False)


def _typst(block: Any, page: Pagina) -> str:
    if isinstance(block, Kop):
        return f"#heading(level: {block.level}, {_said(block.text)})\n"
    if isinstance(block, Alinea):
        parts = [f"#{_said(part)}" for part in block.text.split("\t")]
        return "\n#par[" + " #h(2em) ".join(parts) + "]\n"
    if isinstance(block, Lijst):
        return "\n#" + _typst_list(block) + "\n"
    return _typst_table(block, page)


def _typst_list(lijst: Lijst) -> str:
    nested = {at + 1 for at in range(len(lijst.items)) if isinstance(lijst.items[at], Lijst)}
    items = []
    for at, item in enumerate(lijst.items):
        if isinstance(item, Lijst):
            continue
        below = lijst.items[at + 1] if at + 2 in nested else None
        inner = f" #{_typst_list(below)}" if isinstance(below, Lijst) else ""
        items.append(f"[#{_said(item)}{inner}]")
    form = {
        "bullet": "list(",
        "dash": "list(marker: [-], ",
        "number": 'enum(numbering: "1.", ',
        "letter": 'enum(numbering: "a)", ',
    }[lijst.style]
    return form + ", ".join(items) + ")"


def _typst_table(tabel: Tabel, page: Pagina) -> str:
    widths = tabel.widths or [1] * tabel.width
    columns = ", ".join(f"{width}fr" for width in widths)
    rows = [", ".join(_typst_cell(cel) for _, cel in row) for row in tabel.placed()]
    head, body = rows[: tabel.header_rows], rows[tabel.header_rows :]
    repeat = "true" if page.repeat else "false"
    inner = [f"table.header(repeat: {repeat}, {', '.join(head)})"] if head else []
    stroke = "0.5pt" if page.lines else "none"
    return (
        f"\n#table(columns: ({columns},), stroke: {stroke}, align: left,\n"
        + ",\n".join([*inner, *body])
        + ")\n"
    )


def _typst_cell(cel: Cel) -> str:
    body = " #parbreak() ".join(f"#{_said(part)}" for part in cel.text.split("\n"))
    if cel.rows == cel.columns == 1:
        return f"[{body}]"
    return f"table.cell(colspan: {cel.columns}, rowspan: {cel.rows}, breakable: true)[{body}]"


# Web page


def as_html(blocks: Sequence[Any], page: Pagina = PLAIN) -> bytes:
    """Return a web page with headings, lists and tables, and a menu and script around them."""
    body = "\n".join(_html(block) for block in blocks)
    return (
        '<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>'
        "<style>p { color: red }</style><script>var x = '<p>niets</p>';</script></head><body>"
        f"<header>{escape(page.header)}</header><nav><a href='/'>Begin</a></nav><main>\n{body}\n"
        f"</main><footer>{escape(page.footer)}</footer></body></html>"
    ).encode()


def _html(block: Any) -> str:
    if isinstance(block, Kop):
        return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Alinea):
        return f"<p>{escape(block.text)}</p>"
    if isinstance(block, Lijst):
        return _html_list(block)
    rows = []
    for y, row in enumerate(block.placed()):
        tag = "th" if y < block.header_rows else "td"
        cells = [
            f'<{tag} colspan="{cel.columns}" rowspan="{cel.rows}">'
            + escape(cel.text).replace("\n", "<br>")
            + f"</{tag}>"
            for _, cel in row
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _html_list(lijst: Lijst) -> str:
    if lijst.style == "dash":
        return "".join(
            f'<p style="margin-left:{depth}cm">{mark} {escape(text)}</p>'
            for depth, mark, text in entries(lijst)
        )
    tag = "ul" if lijst.style == "bullet" else "ol"
    form = ' type="a"' if lijst.style == "letter" else ""
    inner = ""
    for item in lijst.items:
        if isinstance(item, Lijst):
            inner = inner.removesuffix("</li>") + _html_list(item) + "</li>"
        else:
            inner += f"<li>{escape(item)}</li>"
    return f"<{tag}{form}>{inner}</{tag}>"


# Spreadsheet


def as_xlsx(blocks: Sequence[Any], page: Pagina = PLAIN) -> bytes:
    """Return a workbook with everything under each other on one sheet, merged cells merged."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = page.header, page.footer
    y = 1
    for block in blocks:
        if isinstance(block, Tabel):
            for row in block.placed():
                for x, cel in row:
                    sheet.cell(y, x + 1, cel.text or None)
                    if cel.rows > 1 or cel.columns > 1:
                        end_row, end_column = y + cel.rows - 1, x + cel.columns
                        sheet.merge_cells(None, y, x + 1, end_row, end_column)
                y += 1
        else:
            for line in _plain(block):
                for x, part in enumerate(line.split("\t")):
                    sheet.cell(y, x + 1, part).font = Font(bold=isinstance(block, Kop))
                y += 1
        y += 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(
    blocks: Sequence[Any],
    page: Pagina = PLAIN,
    *,
    separator: str = ";",
    encoding: str = "utf-8-sig",
) -> bytes:
    """Return comma separated values as a Dutch spreadsheet saves them: with semicolons."""
    rows: list[list[str]] = []
    for block in [Alinea(page.header), *blocks] if page.header else blocks:
        is_table = isinstance(block, Tabel)
        rows += block.grid() if is_table else [line.split("\t") for line in _plain(block)]
        rows.append([])
    width = max(map(len, rows))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([*row, *[""] * (width - len(row))] for row in rows)
    return out.getvalue().encode(encoding)


# Text


def as_text(blocks: Sequence[Any], page: Pagina = PLAIN, *, tabs: bool = True) -> bytes:
    """Return plain text: a row of a table has its tabs, or else single spaces and no columns."""
    lines = [page.header] if page.header else []
    for block in blocks:
        if isinstance(block, Tabel):
            rows = [[cell.replace("\n", " ") for cell in row] for row in block.grid()]
            lines += ["\t".join(row) if tabs else " ".join(filter(None, row)) for row in rows]
        else:
            lines += _plain(block)
        lines.append("")
    return "\n".join(lines).encode()


def _plain(block: Any) -> list[str]:
    if isinstance(block, Lijst):
        return [f"{'  ' * depth}{mark} {text}" for depth, mark, text in entries(block)]
    return [block.text]


Render = Callable[..., bytes]
# Every form in which the columns of a table stay columns.
WITH_COLUMNS: dict[str, Render] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "html": as_html,
    "xlsx": as_xlsx,
    "csv": as_csv,
    "text": as_text,
}
ALL: dict[str, Render] = {**WITH_COLUMNS, "flat": partial(as_text, tabs=False)}

"""A version of a kader as a Word document, with headings, tables and lists that are really so."""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from .blokken import Alinea, Kop, Lijst, Stuk, Tabel, document_of
from .gegevens import Kaderuitvoer

LANGUAGE = "nl-NL"
INK, SIGNAL = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x8A, 0x4B, 0x00)
PAGE_WIDTH = 17.0
FONT = "Arial"


def write_docx(uit: Kaderuitvoer) -> bytes:
    """Return a version as a Word document."""
    stuk = document_of(uit)
    made = Document()
    _set_up(made, stuk)
    made.add_paragraph(stuk.titel, style="Title")
    for blok in stuk.blokken:
        _WRITERS[type(blok)](made, blok)
    return _as_bytes(made)


def _as_bytes(made: Any) -> bytes:
    """Return the bytes of a document; it is no row of ours, so nothing is saved."""
    out, package = io.BytesIO(), made.part.package
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(out, package.rels, package.parts)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _set_up(made: Any, stuk: Stuk) -> None:
    properties = made.core_properties
    properties.title, properties.language = stuk.titel[:255], "nl"
    properties.author, properties.comments = "Gastvrij", ""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    for style in made.styles:
        if getattr(style, "font", None) is not None and style.name.startswith(_OWN_FONT):
            _set_font(style)
    made.styles["Normal"].font.size = Pt(11)
    _set_language(made)
    _foot(section.footer.paragraphs[0], stuk.voet)


_OWN_FONT = ("Normal", "Heading", "Title", "List", "Quote", "Table")


def _set_font(style: Any) -> None:
    style.font.name = FONT
    style.font.color.rgb = INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _set_language(made: Any) -> None:
    defaults = made.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    run.append(language)


def _foot(paragraph: Any, said: str) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(f"{said}, bladzijde ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" van ")
    _field(paragraph, "NUMPAGES")
    for run in paragraph.runs:
        run.font.size = Pt(9)


def _field(paragraph: Any, name: str) -> None:
    run = paragraph.add_run()
    for kind in ("begin", None, "separate", "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = f" {name} "
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)  # noqa: SLF001  (python-docx has no fields)


def _heading(made: Any, blok: Kop) -> None:
    made.add_heading(blok.text, level=blok.level)


def _paragraph(made: Any, blok: Alinea, style: str | None = None) -> None:
    paragraph = made.add_paragraph(style=style)
    run = paragraph.add_run(blok.text)
    if blok.soort == "bold":
        run.bold = True
    if blok.soort == "quote":
        run.italic = True
    if blok.soort == "open":
        run.bold, run.font.color.rgb = True, SIGNAL


def _list(made: Any, blok: Lijst) -> None:
    for item in blok.items:
        _paragraph(made, item, "List Bullet 2" if item.soort == "open" else "List Bullet")


def _table(made: Any, blok: Tabel) -> None:
    table = made.add_table(rows=0, cols=len(blok.widths), style="Table Grid")
    table.autofit = False
    _name(table, blok.titel)
    if blok.header:
        _row(table.add_row(), blok.header, is_header=True)
    for row in blok.rows:
        _row(table.add_row(), row)
    total = sum(blok.widths)
    for column, width in zip(table.columns, blok.widths, strict=True):
        for cell in column.cells:
            cell.width = Cm(PAGE_WIDTH * width / total)
    made.add_paragraph()


def _name(table: Any, title: str) -> None:
    """Give a table a name for who cannot see it."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    table._tbl.tblPr.append(caption)  # noqa: SLF001  (python-docx has no captions)


def _row(row: Any, cells: tuple[str, ...], *, is_header: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001  (python-docx has no repeated rows)
    properties.append(OxmlElement("w:cantSplit"))
    if is_header:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, text in zip(row.cells, cells, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.font.size = Pt(10)
        run.bold = is_header


_WRITERS: dict[type, Any] = {Kop: _heading, Alinea: _paragraph, Lijst: _list, Tabel: _table}

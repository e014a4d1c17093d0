"""A comparison as a Word document that reads without colour."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from . import vergelijking_tekst as tekst
from .rules.vergelijken import Onderdeel, Oordeel, Vergelijking, Woord

OLD, NEW = "Vervallen tekst", "Nieuwe tekst"
RED, GREEN = RGBColor(0x9B, 0x1C, 0x1C), RGBColor(0x14, 0x53, 0x2D)


def write(found: Vergelijking) -> bytes:
    """Return the comparison as a .docx: headings, tables with a header row, marked words."""
    doc = Document()
    _prepare(doc, found)
    doc.add_heading(_("Vergelijking van twee versies"), level=0)
    doc.add_paragraph(tekst.summary(found))
    _table(
        doc, (_("Versie"), _("Naam")), [(_("Oud"), found.oud.naam), (_("Nieuw"), found.nieuw.naam)]
    )
    _header(doc, found)
    _elements(doc, found)
    _norms(doc, found)
    _doubts(doc, found)
    return _packed(doc)


def _packed(doc: Doc) -> bytes:
    """Return the bytes of a document; it is no row of ours, so nothing is saved."""
    out, package = BytesIO(), doc.part.package
    for part in package.parts:
        part.before_marshal()
    PackageWriter.write(out, package.rels, package.parts)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _prepare(doc: Doc, found: Vergelijking) -> None:
    doc.core_properties.title = _("Vergelijking: {oud} en {nieuw}").format(
        oud=found.oud.naam, nieuw=found.nieuw.naam
    )[:250]
    doc.core_properties.language = "nl-NL"
    doc.core_properties.author = "Gastvrij"
    went = doc.styles.add_style(OLD, WD_STYLE_TYPE.CHARACTER)
    went.font.strike, went.font.color.rgb = True, RED
    came = doc.styles.add_style(NEW, WD_STYLE_TYPE.CHARACTER)
    came.font.underline, came.font.bold, came.font.color.rgb = True, True, GREEN
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    doc.styles["Normal"].element.get_or_add_rPr().append(language)


def _table(doc: Doc, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    """Add a table whose first row is a header that repeats on every page."""
    table: Table = doc.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001
    for row in rows:
        for cell, text in zip(_cells(table), row, strict=True):
            cell.text = text
    return table


def _cells(table: Table) -> tuple[_Cell, ...]:
    """Add a row and return its cells."""
    cells: tuple[_Cell, ...] = tuple(table.add_row().cells)  # type: ignore[no-untyped-call]
    return cells


def _header(doc: Doc, found: Vergelijking) -> None:
    fields = [one for one in found.velden if not one.is_gelijk]
    texts = [one for one in tekst.texts_of(found) if one.oordeel is not Oordeel.GELIJK]
    if fields:
        doc.add_heading(_("Kop van het document"), level=1)
        _table(
            doc,
            (_("Veld"), _("Oud"), _("Nieuw"), _("Wat is er gebeurd?")),
            [
                (one.label, one.oud or "-", one.nieuw or "-", tekst.field_verdict(one))
                for one in fields
            ],
        )
    if texts:
        doc.add_heading(_("Lopende tekst"), level=1)
    for pair in texts:
        doc.add_heading(f"{tekst.text_name(pair)}: {tekst.verdict(pair.oordeel).lower()}", level=2)
        _words(doc.add_paragraph(), pair.woorden)
    if said := tekst.total(found):
        doc.add_paragraph(said)


def _elements(doc: Doc, found: Vergelijking) -> None:
    doc.add_heading(_("Onderdelen"), level=1)
    changed = [one for one in found.onderdelen if not one.is_gelijk]
    equal = len(found.onderdelen) - len(changed)
    if changed:
        heads = (_("Onderdeel"), _("Oordeel"), _("Wat is er gebeurd?"))
        table = _table(doc, heads, [])
        for one in changed:
            _element(table, one)
    doc.add_paragraph(_("Gelijk gebleven: {n}.").format(n=equal))


def _element(table: Table, one: Onderdeel) -> None:
    name, said, what = _cells(table)
    name.text = f"{tekst.kind_of(one.tak)} {tekst.name_of(one.tak)}"
    said.text = ", ".join(tekst.verdict(each) for each in tekst.verdicts(one))
    if one.is_nieuw or one.is_vervallen:
        text = one.tak.tekst or one.tak.titel
        run = Woord("insert", "", text) if one.is_nieuw else Woord("delete", text, "")
        _words(what.paragraphs[0], (run,) if text else ())
        return
    for nr, fact in enumerate(tekst.facts(one)):
        line = what.paragraphs[0] if nr == 0 else what.add_paragraph()
        line.add_run(f"{fact.wat}: ").bold = True
        _words(line, fact.woorden)
        line.add_run(f" {fact.zin}" if fact.woorden and fact.zin else fact.zin)


def _words(line: Paragraph, runs: tuple[Woord, ...]) -> None:
    """Add words; what changed says so in words and not by its colour alone."""
    for nr, run in enumerate(runs):
        line.add_run(" " if nr else "")
        if not run.is_changed:
            line.add_run(run.new)
            continue
        if run.old:
            line.add_run(_("[vervallen: {tekst}]").format(tekst=run.old), style=OLD)
        if run.old and run.new:
            line.add_run(" ")
        if run.new:
            line.add_run(_("[nieuw: {tekst}]").format(tekst=run.new), style=NEW)


def _norms(doc: Doc, found: Vergelijking) -> None:
    changed = [one for one in found.normen if one.oordeel is not Oordeel.GELIJK]
    if not changed:
        return
    doc.add_heading(_("Normen"), level=1)
    table = _table(doc, (_("Waarover"), _("Oordeel"), _("Tekst")), [])
    for pair in changed:
        about, said, what = _cells(table)
        about.text = pair.norm.metriek or _("niet bepaald")
        parts = tekst.norm_parts(pair)
        said.text = tekst.verdict(pair.oordeel) + (f" ({parts})" if parts else "")
        _words(_first(what), pair.woorden)


def _first(cell: _Cell) -> Paragraph:
    found: Paragraph = cell.paragraphs[0]
    return found


def _doubts(doc: Doc, found: Vergelijking) -> None:
    if not found.twijfels:
        return
    doc.add_heading(_("Misschien hetzelfde"), level=1)
    doc.add_paragraph(_("Deze onderdelen lijken op elkaar. Ze tellen hier als vervallen en nieuw."))
    _table(
        doc,
        (_("Oud"), _("Nieuw")),
        [(tekst.name_of(one.oud), tekst.name_of(one.nieuw)) for one in found.twijfels],
    )

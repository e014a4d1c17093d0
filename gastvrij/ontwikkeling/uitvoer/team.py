"""The table of a team as a spreadsheet or CSV: exactly what the page shows, withheld likewise."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from gastvrij.kaders.uitvoer.werkblad import escape_xml, guard
from gastvrij.ontwikkeling.queries import Teambeeld, Teamrij
from gastvrij.ontwikkeling.templatetags.team import gevraagd, reden

Cel = str | int
WIDTHS = (24, 12, 40, 28, 12, 12, 14, 18, 12, 14, 40)


def _header() -> tuple[str, ...]:
    return (
        _("Kader"),
        _("Code"),
        _("Competentie"),
        _("Gevraagd niveau"),
        _("Gevraagd"),
        _("Besproken"),
        _("Nog niet besproken"),
        _("Op niveau of hoger"),
        _("Nog niet op niveau"),
        _("Met lopend doel"),
        _("Waarom dicht"),
    )


def rows(beeld: Teambeeld) -> Iterator[tuple[Cel, ...]]:
    """Yield the lines of the table, those that show no figures last."""
    for rij in beeld.rijen:
        yield _row(rij)
    for element, why in beeld.dicht:
        yield (
            element.versie.kader.titel,
            element.code,
            element.titel or element.tekst,
            *([_("dicht")] * 7),
            reden(why),
        )


def _row(rij: Teamrij) -> tuple[Cel, ...]:
    cijfers, element = rij.cijfers, rij.competentie
    return (
        element.versie.kader.titel,
        element.code,
        element.titel or element.tekst,
        gevraagd(rij.niveaus),
        cijfers.gevraagd,
        cijfers.besproken,
        cijfers.niet_besproken,
        *(_("dicht") if one is None else one for one in (cijfers.op, cijfers.onder, cijfers.doel)),
        "",
    )


def write_csv(beeld: Teambeeld) -> bytes:
    """Return the table with semicolons, in UTF-8 with a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_header())
    for row in rows(beeld):
        writer.writerow([one if isinstance(one, int) else guard(one) for one in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_xlsx(beeld: Teambeeld) -> bytes:
    """Return the table as a workbook of one sheet; figures are numbers, all else is text."""
    # Loaded here: no other page needs openpyxl.
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.writer.excel import save_workbook

    book = Workbook()
    book.properties.title = beeld.keuze.naam
    book.properties.creator = "Gastvrij"
    sheet = book.worksheets[0]
    sheet.title = _("Team")
    sheet.freeze_panes = "A2"
    for nr, row in enumerate([_header(), *rows(beeld)], start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(nr, place)
            if isinstance(value, int):
                cell.value = value
            elif isinstance(cell, Cell) and value:
                # A text that starts with an equals sign is a text.
                cell.value, cell.data_type = escape_xml(value), "s"
            if nr == 1:
                cell.font = Font(bold=True)
    for nr, width in enumerate(WIDTHS):
        sheet.column_dimensions[chr(ord("A") + nr)].width = width
    out = io.BytesIO()
    save_workbook(book, out)
    return out.getvalue()

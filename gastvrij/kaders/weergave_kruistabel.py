"""HTML of the matrix of a crosswalk; in Python, because a template is slow for 1500 cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html, format_html_join

from .models import Kruistabel, Verband
from .queries import Haakpunt, Matrix

SIGNS = {
    Verband.Soort.DRAAGT_BIJ: "circle-check",
    Verband.Soort.DEELS: "circle-dot",
}
NOTHING = SafeString("")


def cell_id(van: UUID, naar: UUID) -> str:
    """Return the id of the link in a cell of the matrix."""
    return f"cel-{van.hex[:12]}-{naar.hex[:12]}"


def sign(soort: str) -> SafeString:
    """Return the sign of a grade: a shape, with the word beside it for who does not see it."""
    kind = Verband.Soort(soort)
    icon = componenten.icon(SIGNS[kind])
    return format_html('{}<span class="gv-alleen-lezer">{}</span>', icon, kind.label)


def short(punt: Haakpunt, number: int) -> str:
    """Return what stands above a column: the code, or the number in the list below."""
    return punt.code or str(number)


@dataclass(frozen=True)
class _Drawing:
    """What every cell needs."""

    matrix: Matrix
    base: str
    may_change: bool
    signs: dict[str, SafeString]


def matrix(kruistabel: Kruistabel, tabel: Matrix, *, may_change: bool) -> SafeString:
    """Return the matrix as a table: a sign in each cell with a tie, each a link to that tie.

    With `may_change` every empty cell is a link too, to make a tie there.
    """
    # The address of a tie is that of the choice with the two elements behind it.
    base = reverse("kaders:verband_kiezen", args=[kruistabel.uuid])
    signs = {soort: sign(soort) for soort in Verband.Soort.values}
    drawing = _Drawing(tabel, base, may_change, signs)
    columns = format_html_join("", "{}", ((_column(one, nr),) for nr, one in _numbered(tabel)))
    rows = format_html_join("", "{}", ((_row(one, drawing),) for one in tabel.rijen))
    return format_html(
        '<table class="gv-matrix" data-raster><caption class="gv-alleen-lezer">{}</caption>'
        '<thead><tr><td class="gv-matrix__hoek"></td>{}</tr></thead><tbody>{}</tbody></table>',
        _("Verbanden. Een lege cel betekent: geen verband."),
        columns,
        rows,
    )


def _numbered(tabel: Matrix) -> Iterator[tuple[int, Haakpunt]]:
    return enumerate(tabel.kolommen, start=1)


def _column(punt: Haakpunt, number: int) -> SafeString:
    said = (
        NOTHING if punt.code else format_html('<span class="gv-alleen-lezer"> {}</span>', punt.zin)
    )
    return format_html('<th scope="col">{}{}</th>', short(punt, number), said)


def _row(punt: Haakpunt, drawing: _Drawing) -> SafeString:
    cells = format_html_join(
        "", "{}", ((_cell(punt, one, nr, drawing),) for nr, one in _numbered(drawing.matrix))
    )
    return format_html('<tr><th scope="row">{}</th>{}</tr>', _named(punt), cells)


def _cell(rij: Haakpunt, kolom: Haakpunt, number: int, drawing: _Drawing) -> SafeString:
    tie = drawing.matrix.banden.get((rij.identiteit, kolom.identiteit))
    ends = f"{rij.code or rij.zin} – {short(kolom, number)}"
    if tie is not None:
        # The tie may run the other way, or hold on to an earlier version.
        is_turned = tie.van != rij.identiteit
        van, naar = (kolom, rij) if is_turned else (rij, kolom)
        return format_html(
            '<td class="gv-matrix__{}"><a id="{}" href="{}{}/{}/">{}'
            '<span class="gv-alleen-lezer">: {}</span></a></td>',
            tie.soort,
            cell_id(van.uuid, naar.uuid),
            drawing.base,
            van.uuid,
            naar.uuid,
            drawing.signs[tie.soort],
            ends,
        )
    if not drawing.may_change or rij.identiteit == kolom.identiteit:
        return SafeString("<td></td>")
    return format_html(
        '<td><a id="{}" href="{}{}/{}/"><span aria-hidden="true">·</span>'
        '<span class="gv-alleen-lezer">{}: {}</span></a></td>',
        cell_id(rij.uuid, kolom.uuid),
        drawing.base,
        rij.uuid,
        kolom.uuid,
        _("Geen verband, toevoegen"),
        ends,
    )


def matrix_list(kruistabel: Kruistabel, tabel: Matrix) -> SafeString:
    """Return the ties of the matrix as nested lists, for a screen on which no matrix fits."""
    base = reverse("kaders:verband_kiezen", args=[kruistabel.uuid])
    rows = ((rij, list(_ties(rij, tabel, base))) for rij in tabel.rijen)
    inside = format_html_join(
        "",
        '<li>{}<ul class="gv-boom" role="list">{}</ul></li>',
        ((_named(rij), format_html_join("", "<li>{}</li>", ties)) for rij, ties in rows if ties),
    )
    return format_html('<ul class="gv-boom gv-matrix-smal" role="list">{}</ul>', inside)


def _ties(rij: Haakpunt, tabel: Matrix, base: str) -> Iterator[tuple[SafeString]]:
    for kolom in tabel.kolommen:
        tie = tabel.banden.get((rij.identiteit, kolom.identiteit))
        if tie is not None:
            is_turned = tie.van != rij.identiteit
            van, naar = (kolom, rij) if is_turned else (rij, kolom)
            icon = componenten.icon(SIGNS[Verband.Soort(tie.soort)], css="gv-icoon--sm")
            label = Verband.Soort(tie.soort).label
            link = format_html(
                '<a class="nl-link" href="{}{}/{}/">{} {}: {}</a>',
                base,
                van.uuid,
                naar.uuid,
                icon,
                label,
                str(kolom),
            )
            yield (link,)


def _named(punt: Haakpunt) -> SafeString:
    code = format_html('<span class="gv-code gv-code--vol">{}</span> ', punt.code)
    return format_html("{}{}", code if punt.code else NOTHING, punt.zin)

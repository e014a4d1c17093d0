"""PDF in unusual settings: newspaper columns, labels that hang, headings that return."""

from collections.abc import Sequence

import pytest

from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst, split_lines
from gastvrij.kaders.inlezen.naden import doubt_joints
from gastvrij.kaders.inlezen.pdf.alineas import Alinea, Lijn, Woord, Woordenschat, goes_on
from gastvrij.kaders.inlezen.pdf.kolommen import take_columns
from gastvrij.kaders.inlezen.pdf.kranten import in_columns
from gastvrij.kaders.inlezen.pdf.schrijver import Pagina
from gastvrij.kaders.inlezen.pdf.woordgrens import Woordgrens

SCHAT = Woordenschat(frozenset(), Woordgrens(["verder", "luistert"]))


def line(text: str, x0: float, top: float, *, is_spaced: bool | None = True) -> Lijn:
    words, x = [], x0
    for one in text.split():
        words.append(Woord(one, x, x + 6 * len(one), top, top + 10, 10, is_spaced=is_spaced))
        x += 6 * len(one) + 3
    return Lijn(words)


def beside(*texts: tuple[str, float], top: float) -> Lijn:
    return Lijn([word for text, x0 in texts for word in line(text, x0, top).words])


def texts(lines: Sequence[Lijn]) -> list[str]:
    return [one.text for one in lines]


def test_newspaper_columns_are_read_one_after_the_other() -> None:
    left = [f"links staat de zin nummer {nr}" for nr in range(8)]
    right = [f"rechts staat de zin nummer {nr}" for nr in range(8)]
    tops = [50 + 14 * nr + (20 if nr > 3 else 0) for nr in range(8)]
    rows = [
        beside((one, 40), (two, 300), top=top)
        for one, two, top in zip(left, right, tops, strict=True)
    ]
    rows[4] = Lijn([*line(left[4], 40, tops[4]).words])
    title = line("een titel die over de hele breedte van beide kolommen van het blad loopt", 40, 20)
    parts = in_columns(Pagina(1, 842, [title, *rows]))
    assert texts(parts[0].lines) == [title.text]
    assert texts(parts[1].lines) == left
    assert texts(parts[2].lines) == [one for nr, one in enumerate(right) if nr != 4]
    assert parts[1].lines[0].x0 == parts[2].lines[0].x0


def test_a_column_that_is_empty_on_a_later_page_keeps_its_place() -> None:
    def row(top: float, *cells: tuple[str, float]) -> Lijn:
        return beside(*cells, top=top)

    head = row(10, ("Nummer", 40), ("Toetsterm", 120), ("K", 300), ("B", 340), ("PV", 380))
    one = row(30, ("Q1.01", 40), ("Luistert", 120), ("X", 300), ("X", 340), ("X", 382))
    two = row(50, ("Q1.02", 40), ("Helpt", 120), ("X", 300), ("X", 340), ("X", 382))
    _, _, known = take_columns([head, one, two], 1, [])
    later = [
        row(top, (f"Q1.0{nr}", 40), ("Vraagt", 120), ("X", 300), ("X", 382))
        for nr, top in ((3, 10), (4, 30))
    ]
    (table,), rest, _ = take_columns(later, 2, known)
    assert rest == []
    assert [bool(cell and cell.text) for cell in table.rows[0].cells] == [True] * 3 + [False, True]


@pytest.mark.parametrize(("x0", "on"), [(160, True), (100, False)])
def test_a_value_goes_on_where_it_began_behind_its_label(
    x0: float,
    on: bool,  # noqa: FBT001
) -> None:
    first = beside(("Cesuur", 40), ("op basis van het formulier dat", 160), top=10)
    assert goes_on([first], line("vooraf", x0, 22), first.x1 + 5) is on


def test_a_full_line_that_may_end_its_paragraph_is_a_doubt() -> None:
    last, following = line("luistert goed", 10, 10, is_spaced=False), line("vraagt", 10, 22)
    assert Alinea([last, following]).doubts(last.x1, SCHAT) == [("lines-joined", "goed vraagt", "")]
    wrapped = line("luistert goed", 10, 10)
    assert Alinea([wrapped, following]).doubts(last.x1, SCHAT) == []


def test_a_doubt_about_a_word_carries_the_other_reading_as_a_repair() -> None:
    doubt = ("word-or-two", "aan gemeld", "aangemeld")
    regel = Regel(7, "is aan gemeld", 1, "is aan gemeld", ("is aan gemeld",), doubts=(doubt,))
    item = {"text": "is aan gemeld", "line": 7, "ambiguous": []}
    field = {"value": "is aan gemeld", "line": 7, "ambiguous": []}
    for part in (item, field):
        doubt_joints({"parts": [part]}, Tekst("x", (regel,)))  # type: ignore[typeddict-item]
    assert item["ambiguous"] == ["word-or-two: aan gemeld"]
    assert item["suggested_text"] == "is aangemeld"
    assert field["ambiguous"] == ["word-unclear: aan gemeld"]


def test_plain_text_has_no_joints_to_doubt() -> None:
    document = {"text": "een", "ambiguous": []}
    doubt_joints(document, split_lines("x", "een"))  # type: ignore[arg-type]
    assert document["ambiguous"] == []

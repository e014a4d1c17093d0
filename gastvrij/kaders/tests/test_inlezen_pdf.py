"""PDF in: tables by their lines or their white, furniture as chrome, hostile files refused."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.kaders.inlezen import MELDINGEN, OnleesbaarBestand, open_tekst, read, twijfels
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.pdf.lezer import MAX_PAGES, read_pdf
from gastvrij.kaders.inlezen.toetsplan.lezer import read_toetsplan
from gastvrij.kaders.inlezen.verantwoording import leftovers, read_words, source_words

from .pdf_maker import Page, make_pdf
from .test_inlezen_bronnen import scored

EDGES = [50, 110, 350, 420, 450, 480, 510, 540]
HEAD = ["Nummer", "Toetsterm", "Datum", "K", "B", "RV", "PV"]
RENDERED = ["001_toetsplan.pdf", "004_gespreksstructuur.pdf"]

quick = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def row(code: str, text: str, *levels: str) -> list[str]:
    return [code, text, "1-3-2026", *("X" if one in levels else "" for one in HEAD[3:])]


def titled() -> Page:
    page = Page()
    page.text(50, 60, "Toetsplan Q1: Balie en telefoon", size=16, bold=True)
    return page


def items(data: bytes) -> list[tuple[str, str, list[str] | None]]:
    document = read("plan.bin", data).as_dict()
    assert document["not_understood"] == []
    return [
        (item["code"], item["text"], item["levels"])
        for section in document["sections"]
        for item in section["items"]
    ]


@pytest.mark.parametrize("name", RENDERED)
def test_a_rendered_source_reads_perfectly_with_every_word_in_its_place(
    name: str, sources: Path, tmp_path: Path
) -> None:
    data = (sources / "rendered" / name).read_bytes()
    one = read(name, data)
    assert scored(one, name[:3], tmp_path) == (1.0, [])
    assert one.document["not_understood"] == []
    assert read_words(one.document) == source_words(open_tekst(name, data))
    assert not [doubt for doubt in twijfels(one) if doubt.code.startswith("two-cells")]


def test_levels_follow_the_column_of_the_cross() -> None:
    page = titled()
    page.table(90, EDGES, [HEAD, ["Ontvangen"], row("Q1.01", "Begroet de inwoner.", "K", "PV")])
    assert items(make_pdf([page])) == [("Q1.01", "Begroet de inwoner.", ["K", "PV"])]


def test_a_row_broken_over_a_page_is_one_item_and_the_repeated_heading_is_chrome() -> None:
    one, two = titled(), Page()
    one.table(700, EDGES, [HEAD, ["Ontvangen"], row("Q1.01", "Begroet de inwoner en", "K")])
    rest = ["", "luistert dan rustig.", "", "", "", "", ""]
    two.table(60, EDGES, [HEAD, rest, row("Q1.02", "Vraagt door.", "B")])
    for nr, page in enumerate((one, two), start=1):
        page.text(50, 820, f"Gemeente Lindemeer, bladzijde {nr}")
    data = make_pdf([one, two])
    assert items(data) == [
        ("Q1.01", "Begroet de inwoner en luistert dan rustig.", ["K"]),
        ("Q1.02", "Vraagt door.", ["B"]),
    ]
    chrome = read("plan", data).document["chrome"]
    assert [part["role"] for part in chrome] == ["column-header", "column-header", "page", "page"]


def test_a_row_with_the_words_of_the_first_row_is_no_repeated_heading() -> None:
    one, two = titled(), Page()
    rows = [HEAD, row("Q1.01", "Begroet.", "K")]
    one.table(700, EDGES, rows)
    two.table(60, EDGES, rows)
    assert items(make_pdf([one, two])) == [("Q1.01", "Begroet.", ["K"])] * 2


def test_a_row_whose_table_is_left_open_at_the_page_end_keeps_its_columns() -> None:
    one, two = titled(), Page()
    bottom = one.table(90, EDGES, [HEAD, row("Q1.01", "Begroet.", "K")])
    for x, text in zip(EDGES, row("Q1.02", "Luistert en", "B"), strict=False):
        one.text(x + 4, bottom + 11, text)
    for x in EDGES:
        one.line(x, bottom, x, bottom + 20)
    two.table(60, EDGES, [["", "vraagt door.", "", "", "", "", ""], row("Q1.03", "Sluit af.", "B")])
    assert items(make_pdf([one, two])) == [
        ("Q1.01", "Begroet.", ["K"]),
        ("Q1.02", "Luistert en vraagt door.", ["B"]),
        ("Q1.03", "Sluit af.", ["B"]),
    ]


def test_a_table_without_lines_has_its_columns_by_place() -> None:
    page = titled()
    rows = [HEAD, row("Q1.01", "Begroet.", "K"), row("Q1.02", "Luistert.", "B", "PV")]
    rows.append(row("Q1.03", "Vraagt door.", "RV"))
    for at, cells in enumerate(rows):
        for x, cell in zip(EDGES, cells, strict=False):
            page.text(x, 100 + at * 20, cell)
    assert [one[2] for one in items(make_pdf([page]))] == [["K"], ["B", "PV"], ["RV"]]


def test_lines_that_wrap_are_one_sentence_and_a_hyphen_is_not_mended_silently() -> None:
    page = titled()
    long = "Begroet de inwoner, vraagt naar de be-\ndoeling en luistert."
    page.table(90, EDGES, [HEAD, row("Q1.01", long, "K")])
    document = read("plan", make_pdf([page])).as_dict()
    item = document["sections"][0]["items"][0]
    assert item["text"] == "Begroet de inwoner, vraagt naar de be- doeling en luistert."
    assert item["suggested_text"] == "Begroet de inwoner, vraagt naar de bedoeling en luistert."
    assert "old-hyphen" in item["ambiguous"]


def test_a_last_line_that_is_no_furniture_stays_in_the_text() -> None:
    pages = [titled(), Page()]
    for page in pages:
        for at in range(64):
            page.text(50, 80 + at * 11.5, f"V1.{at:02d} Regel die steeds terugkomt")
    lines = read_pdf(make_pdf(pages))
    assert not any(line.chrome for line in lines)


REFUSED = {
    "password": make_pdf([titled()], encrypted=True),
    "scan": make_pdf([Page(), Page()]),
    "pdf_broken": b"%PDF-1.4\n1 0 obj << /Type /Catalog",
    "too_many_pages": make_pdf([Page()] * (MAX_PAGES + 1)),
    "too_large": b"%PDF-1.4\n" + b" " * (20 * 1024 * 1024),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_hostile_or_empty_pdf_is_refused_with_what_to_do(code: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refused:
        read("plan.txt", REFUSED[code])
    assert refused.value.code == code
    assert str(refused.value) == MELDINGEN[code]


@quick
@given(st.data())
def test_a_damaged_pdf_is_refused_or_read_but_never_breaks_the_reader(data: st.DataObject) -> None:
    page = titled()
    page.table(90, EDGES, [HEAD, row("Q1.01", "Begroet.", "K")])
    whole = bytearray(make_pdf([page]))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(9, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(OnleesbaarBestand):
        lines = read_pdf(bytes(whole))
        assert [line.nr for line in lines] == list(range(1, len(lines) + 1))


@quick
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["helpt", "de", "inwoner", "rustig"]), min_size=1, max_size=5),
            st.sets(st.sampled_from(HEAD[3:]), min_size=1),
        ),
        min_size=1,
        max_size=30,
    )
)
def test_any_table_over_any_pages_reads_back_exactly(
    made: list[tuple[list[str], set[str]]],
) -> None:
    wanted = [
        (f"Q1.{at:02d}", " ".join(text) + ".", levels) for at, (text, levels) in enumerate(made)
    ]
    rows = [row(code, text, *levels) for code, text, levels in wanted]
    pages = []
    for start in range(0, len(rows), 12):
        page = Page() if start else titled()
        page.table(90, EDGES, [HEAD, *rows[start : start + 12]])
        pages.append(page)
    tekst = Tekst("plan", tuple(read_pdf(make_pdf(pages))), is_laid_out=True)
    document = read_toetsplan(tekst)
    found = [item for section in document["sections"] for item in section["items"]]
    assert [(item["code"], item["text"], set(item["levels"] or [])) for item in found] == wanted
    assert document["not_understood"] == []
    assert leftovers(tekst, document) == []

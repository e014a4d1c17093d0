"""Tables in unusual settings: set against each other, printed over, broken in the middle."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import open_tekst, read
from gastvrij.kaders.inlezen.pdf.lezer import read_pdf
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

from .pdf_maker import Page, make_pdf
from .rendities import ALL, Cel, Kop, Tabel

EDGES = [50, 110, 300, 390, 430, 470, 505, 540]
HEAD = ["Nummer", "Toetsterm", "Datum", "K", "B", "RV", "PV"]
HALVES = [50, 300, 540]


def row(code: str, text: str, *levels: str, date: str = "1-3-2026") -> list[str]:
    return [code, text, date, *("X" if one in levels else "" for one in HEAD[3:])]


def titled(title: str = "Toetsplan Q1: Balie en telefoon") -> Page:
    page = Page()
    page.text(50, 60, title, size=16, bold=True)
    return page


def whole(data: bytes) -> dict[str, Any]:
    """Return what a file says, with every word of it in its place."""
    one = read("plan.bin", data)
    assert one.document["not_understood"] == []
    assert read_words(one.document) == source_words(open_tekst("plan.bin", data))
    return one.as_dict()


def items(document: dict[str, Any]) -> list[tuple[str, str, list[str] | None, str | None]]:
    return [
        (item["code"], item["text"], item["levels"], item["date"])
        for section in document["sections"]
        for item in section["items"]
    ]


def steps(document: dict[str, Any]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    return [
        (
            phase["title"],
            [
                (step["text"], [line["text"] for line in step["guidance"]])
                for step in phase["steps"]
            ],
        )
        for phase in document["phases"]
    ]


def test_two_tables_set_against_each_other_keep_their_own_columns() -> None:
    page = titled()
    fields = [["Ingangsdatum", "1 april 2026"], ["Toetsvorm", "Gesprek met een acteur"]]
    bottom = page.table(90, [50, 200, 540], fields)
    page.table(bottom, EDGES, [HEAD, row("Q1.01", "Begroet.", "K"), row("Q1.02", "Groet.", "PV")])
    data = make_pdf([page])
    assert [one.cells for one in read_pdf(data) if one.has_cells][:2] == [
        tuple(one) for one in fields
    ]
    document = whole(data)
    assert document["version"]["effective_from"] == "2026-04-01"
    assert items(document) == [
        ("Q1.01", "Begroet.", ["K"], "2026-03-01"),
        ("Q1.02", "Groet.", ["PV"], "2026-03-01"),
    ]


def test_a_row_or_two_of_another_form_do_not_part_a_table() -> None:
    page = titled()
    bottom = page.table(90, EDGES, [HEAD, row("Q1.01", "Begroet.", "K")])
    bottom = page.table(bottom, [50, 330, 540], [["Onderdeel luisteren", "vervolg"]])
    page.table(bottom, EDGES, [row("Q1.02", "Luistert.", "PV")])
    rows = [one for one in read_pdf(make_pdf([page])) if one.has_cells]
    assert len({len(one.cells) for one in rows}) == 1


def test_a_repeated_heading_that_is_printed_over_the_row_below_it_is_heading_again() -> None:
    long = [*HEAD[:2], "Datum\nlaatste\nwijziging", *HEAD[3:]]
    one, two = titled(), Page()
    one.table(700, EDGES, [long, row("Q1.01", "Begroet.", "K")], high=40)
    two.table(60, EDGES, [long, row("Q1.02", "Vraagt.", "B", date="2-4-2026")], high=25)
    document = whole(make_pdf([one, two]))
    assert items(document) == [
        ("Q1.01", "Begroet.", ["K"], "2026-03-01"),
        ("Q1.02", "Vraagt.", ["B"], "2026-04-02"),
    ]
    heads = [part["text"] for part in document["chrome"] if part["role"] == "column-header"]
    assert ["wijziging" in head for head in heads] == [True, True]


def running(*heads: str) -> bytes:
    """Return pages with such a line right above the text, without white between them."""
    pages = [Page() for _ in heads]
    for nr, (page, head) in enumerate(zip(pages, heads, strict=True)):
        page.text(50, 50, head)
        for at in range(20):
            page.text(50, 61 + at * 11, f"Zin {nr * 20 + at} gaat over wat een medewerker hoort.")
    return make_pdf(pages)


@pytest.mark.parametrize(
    "heads",
    [
        ("Handboek Lindemeer",) * 2,
        ("Handboek Lindemeer 2026, vel 1", "Handboek Lindemeer 2026, vel 2") * 2,
        ("Handboek Lindemeer, pagina 1", "Handboek Lindemeer, pagina 2"),
    ],
)
def test_a_running_header_right_above_the_text_is_furniture(heads: tuple[str, ...]) -> None:
    lines = read_pdf(running(*heads))
    assert [one.text for one in lines if one.chrome] == list(heads)


@pytest.mark.parametrize(
    "heads",
    [
        ("Luisteren", "Vragen"),
        ("Hoofdstuk 1", "Hoofdstuk 2"),
        ("Handboek Lindemeer", "Vragen", "Luisteren", "Groeten"),
    ],
)
def test_a_heading_right_above_the_text_that_does_not_return_stays(heads: tuple[str, ...]) -> None:
    assert not [one.text for one in read_pdf(running(*heads)) if one.chrome]


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_phases_in_rows_of_a_table_without_headings_are_phases(form: str) -> None:
    found = [
        ("Aanvang", [("De medewerker groet de beller.", ["Noem ook de gemeente."])]),
        ("Verkenning", [("De medewerker vraagt door.", ["Geef de beller de tijd."])]),
        ("Afronding", [("De medewerker neemt afscheid.", ["Wacht tot de beller ophangt."])]),
    ]
    rows: list[list[Any]] = []
    for nr, (title, below) in enumerate(found, start=1):
        rows.append([Cel(f"Fase {nr}: {title}", columns=2)])
        rows += [[step, *lines] for step, lines in below]
    data = ALL[form]([Kop(1, "Gespreksstructuur Lindemeer"), Tabel(rows, header_rows=0)])
    assert steps(whole(data)) == found


def test_a_list_in_a_cell_goes_on_over_a_page_break_beside_a_sentence_that_was_cut() -> None:
    one, two = titled("Gespreksstructuur Lindemeer"), Page()
    one.text(50, 690, "Fase 1: Aanvang", size=13, bold=True)
    cut = ["De medewerker luistert rustig naar de beller en", "- Stel open vragen."]
    one.table(700, HALVES, [["Stap", "Toelichting"], cut])
    rest = ["vat daarna kort samen.", "- Geef de beller tijd."]
    two.table(60, HALVES, [rest, ["De medewerker sluit af.", "- Groet de beller."]])
    data = make_pdf([one, two])
    assert len([line for line in read_pdf(data) if line.has_cells]) == len(("head", "cut", "last"))
    assert steps(whole(data)) == [
        (
            "Aanvang",
            [
                (f"{cut[0]} {rest[0]}", ["Stel open vragen.", "Geef de beller tijd."]),
                ("De medewerker sluit af.", ["Groet de beller."]),
            ],
        )
    ]


@pytest.mark.parametrize(
    ("dates", "raw", "iso"),
    [
        ("31-2-2026\t1-3-2026", "31-2-2026 1-3-2026", None),
        ("1-3-2026\t2-4-2026", "1-3-2026 2-4-2026", "2026-03-01"),
        ("1-3-\t2026", "1-3-2026", "2026-03-01"),
        ("maart\t2026", "maart 2026", None),
    ],
)
def test_two_dates_in_one_row_stay_two_and_a_broken_date_is_one(
    dates: str, raw: str, iso: str | None
) -> None:
    text = (
        "Toetsplan A1: Balie\n\nNr\tToetsterm\tDatum\tDatum\tK\tB\n"
        f"A1.01\tGroet.\t{dates}\tX\t\nA1.02\tVraagt door.\t1-3-2026\t\t\tX\n"
    )
    one = read("plan.txt", text.encode()).as_dict()
    first = next(item for section in one["sections"] for item in section["items"])
    assert (first["date_raw"], first["date"]) == (raw, iso)

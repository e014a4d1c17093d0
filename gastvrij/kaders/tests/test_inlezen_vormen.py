"""Every form of file says the same: headings, lists and tables, wherever they came from."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from gastvrij.kaders.inlezen import OnleesbaarBestand, lines_of, open_tekst, read, read_all
from gastvrij.kaders.inlezen.blad.csv_tekst import separator_of
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.woorden import words
from gastvrij.kaders.inlezen.lezen import read_here
from gastvrij.kaders.inlezen.openen import form_of
from gastvrij.kaders.inlezen.verantwoording import source_words

from .rendities import ALL, WITH_COLUMNS, Alinea, Cel, Kop, Lijst, Pagina, Tabel
from .schade import DOCUMENTS, book, plan

pytestmark = pytest.mark.layouts

FURNISHED = Pagina(header="Gemeente Lindemeer", footer="concept", numbered=True)
TABLE = Tabel(
    [
        [Cel("Deel", rows=2), Cel("Code", rows=2), Cel("Niveau", columns=2)],
        ["K", "B"],
        [Cel("Balie", rows=2), "Q1", "X", ""],
        ["Q2", "", "X"],
        [Cel("Alles bij elkaar", columns=3), "2"],
    ],
    header_rows=2,
)


def here(data: bytes) -> Tekst:
    return read_here("x", data, "overig")[1]


def rows_of(tekst: Tekst) -> list[tuple[str, ...]]:
    return [regel.cells for regel in tekst.regels if regel.has_cells and not regel.chrome]


def workbook(*rows: list[Any], title: str = "Blad1", bold: bool = False) -> Any:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if bold:
        sheet["A1"].font = Font(bold=True, size=16)
    return book


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("form", WITH_COLUMNS)
def test_merged_cells_stand_in_their_first_place_and_empty_cells_stay(form: str) -> None:
    assert rows_of(here(WITH_COLUMNS[form]([TABLE]))) == [
        ("Deel", "Code", "Niveau", ""),
        ("", "", "K", "B"),
        ("Balie", "Q1", "X", ""),
        ("", "Q2", "", "X"),
        ("Alles bij elkaar", "", "", "2"),
    ]


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.__name__)
def test_every_word_of_a_rendition_is_in_its_lines(form: str, document: Any) -> None:
    blocks = document()
    lines = source_words(here(ALL[form](blocks, FURNISHED)))
    wanted = source_words(here(ALL["text"](blocks)))
    if form == "pdf":
        # Heading rows return on each page.
        assert not wanted - lines
    else:
        extra = {"Begin", "Gemeente", "Lindemeer", "concept", "Sheet", "1", "2", "a", "b"}
        assert not wanted - lines
        assert set(lines - wanted) <= extra


@pytest.mark.parametrize("form", WITH_COLUMNS)
def test_an_exam_plan_reads_alike_in_every_form_with_columns(form: str) -> None:
    found = read("plan", WITH_COLUMNS[form](plan(), FURNISHED)).as_dict()
    assert found["kind"] == "toetsplan"
    assert [one["title"] for one in found["sections"]] == ["Ontvangen", "Luisteren"]
    assert [item["levels"] for item in found["sections"][0]["items"]] == [
        ["K"],
        ["B"],
        ["K", "B"],
        ["RV"],
    ]
    assert found["version"]["effective_from"] == "2026-03-01"
    assert found["not_understood"] == []


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_headings_keep_their_depth(form: str) -> None:
    tekst = here(ALL[form](book()))
    found = [(regel.text, regel.heading) for regel in tekst.regels if regel.heading]
    assert found[:3] == [("Competentiewoordenboek", 1), ("Luisteren", 2), ("Niveau 1", 3)]


@pytest.mark.parametrize("form", ["docx", "html"])
def test_furniture_of_the_page_is_chrome(form: str) -> None:
    tekst = here(ALL[form]([Kop(1, "Titel"), Alinea("Een zin die hier staat.")], FURNISHED))
    chrome = {regel.text for regel in tekst.regels if regel.chrome == "page"}
    assert {"Gemeente Lindemeer", "concept"} <= chrome


def test_small_print_in_the_margin_of_the_only_page_of_a_pdf_is_chrome_and_a_note_is_not() -> None:
    blocks = [Kop(1, "Titel"), Alinea("Een zin die hier staat en lang genoeg is om op te meten.")]
    tekst = here(ALL["pdf"](blocks, FURNISHED))
    assert [regel.text for regel in tekst.regels if regel.chrome] == [
        "Gemeente Lindemeer",
        "concept bladzijde 1",
    ]
    noted = here(ALL["pdf"](blocks, Pagina(footer="1 Zie ook de bijlage.")))
    assert [regel.text for regel in noted.regels if regel.text][-1] == "1 Zie ook de bijlage."
    assert not any(regel.chrome for regel in noted.regels)


def test_a_list_in_a_list_keeps_its_marks_and_its_depth() -> None:
    inner = Lijst(["een", Lijst(["diep"], "letter"), "twee"], "number")
    for form in ("html", "pdf", "text"):
        lines = [one.raw for one in here(ALL[form]([inner])).filled if not one.chrome]
        assert [line.strip() for line in lines] == ["1. een", "a) diep", "2. twee"]
        assert [line.startswith(" ") for line in lines] == [False, True, False]


# Workbooks


def test_a_cell_shows_what_the_sheet_shows() -> None:
    book = workbook(["a", "b"])
    sheet = book.active
    for at, (value, form) in enumerate(
        [
            (0.8, "0%"),
            (0.125, "0.0%"),
            (46082, "d-m-yyyy"),
            (46082.5, "d-m-yyyy h:mm"),
            (1.5, "0.00"),
            (0.1 + 0.2, "General"),
            (3, "General"),
            (True, "General"),
            ("=1+1", "General"),
            ("#N/A", "General"),
        ]
    ):
        sheet.cell(at + 2, 1, f"regel {at}")
        sheet.cell(at + 2, 2, value).number_format = form
    shown = [row[1] for row in rows_of(here(saved(book)))[1:]]
    assert shown == [
        "80%",
        "12,5%",
        "1-3-2026",
        "1-3-2026 12:00",
        "1,50",
        "0,3",
        "3",
        "WAAR",
        "=1+1",
        "#N/A",
    ]


def test_hidden_rows_and_sheets_are_content_and_every_sheet_is_a_page() -> None:
    book = workbook(["Code", "Tekst"], ["A1", "Zichtbaar"], ["A2", "Verborgen rij"])
    book.active.row_dimensions[3].hidden = True
    second = book.create_sheet("Bijlage")
    second.append(["B1", "Verborgen blad"])
    second.sheet_state = "hidden"
    tekst = here(saved(book))
    assert [(regel.page, regel.text) for regel in tekst.regels if regel.text] == [
        (1, "Blad1"),
        (1, "Code Tekst"),
        (1, "A1 Zichtbaar"),
        (1, "A2 Verborgen rij"),
        (2, "Bijlage"),
        (2, "B1 Verborgen blad"),
    ]
    document, _ = read_here("x", saved(book))
    assert [node["title"] for node in document.as_dict()["tree"]] == ["Blad1", "Bijlage"]


def test_a_bold_cell_alone_is_a_heading_and_notes_and_edges_are_chrome() -> None:
    book = workbook(["Handreiking"], ["Code", "Tekst"], ["A1", "Luister"], bold=True)
    from openpyxl.comments import Comment

    book.active["B3"].comment = Comment("Nog nakijken", "Kim")
    book.active.oddFooter.center.text = "versie &P"
    tekst = here(saved(book))
    assert [regel.text for regel in tekst.regels if regel.heading] == ["Handreiking"]
    assert [(regel.chrome, regel.text) for regel in tekst.regels if regel.chrome] == [
        ("sheet", "Blad1"),
        ("note", "Nog nakijken"),
        ("page", "versie"),
    ]


def test_an_empty_workbook_is_empty() -> None:
    with pytest.raises(OnleesbaarBestand) as refused:
        here(saved(workbook()))
    assert refused.value.code == "empty"


# Comma separated values


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_sign_between_the_cells_and_the_coding_are_seen(separator: str, encoding: str) -> None:
    rows = [["Code", "Tekst"], ["Q1", 'Zegt "één"; en dan,\nwacht'], ["Q2", "Vraagt\nna"]]
    data = ALL["csv"]([Tabel(rows)], separator=separator, encoding=encoding)
    assert rows_of(here(data)) == [
        ("Code", "Tekst"),
        ("Q1", 'Zegt "één"; en dan, wacht'),
        ("Q2", "Vraagt na"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Eerst dit; dan dat.\nEn verder: a, b, c.\nOf anders; zo.",
        "- een;\n- twee;\n- drie;",
        "Het is 1,5 en 2,5 en 3,5.\nOf 1,2 en 3,4.\nEn 5,6.",
        "Code\tTekst\nQ1\tZegt “ja”\n",
        "een regel",
    ],
)
def test_running_text_is_no_csv(text: str) -> None:
    assert separator_of(text) is None


# Web pages


def test_a_page_that_word_saved_reads_as_the_document() -> None:
    page = (
        '<html xmlns:o="urn:x"><head><meta http-equiv=Content-Type content="text/html; '
        'charset=windows-1252"><style><!-- p {color: red} --></style></head><body>'
        "<p class=MsoTitle>Handreiking caf\xe9</p><p class=MsoNormal>Een<o:p></o:p> zin<br>op twee"
        " regels.</p><p class=MsoListParagraph><![if !supportLists]><span style='font-family:"
        "Symbol'>\xb7<span>&nbsp;&nbsp;</span></span><![endif]>punt een</p></body></html>"
    ).encode("cp1252")
    lines = [(regel.text, regel.heading) for regel in here(page).regels if regel.text]
    assert lines == [
        ("Handreiking café", 1),
        ("Een zin", 0),
        ("op twee regels.", 0),
        ("• punt een", 0),
    ]


def test_what_is_active_or_menu_is_no_content_and_tables_for_layout_are_blocks() -> None:
    page = (
        b"<!doctype html><html><body><nav><a>Menu</a></nav><script>kwaad()</script>"
        b"<table><tr><td><h2>Kop</h2><p>Tekst.</p></td></tr></table>"
        b"<dl><dt>Begrip</dt><dd>Uitleg</dd></dl><pre>een\n  twee</pre>"
        b"<table><caption>Tabel</caption><tr><th>a<th>b<tr><td><ul><li>x<li>y</ul><td>z</table>"
        b"<footer>Voet</footer></body></html>"
    )
    tekst = here(page)
    lines = [regel.text for regel in tekst.regels if regel.text and not regel.chrome]
    assert lines == [
        "Kop", "Tekst.", "Begrip", "Uitleg", "een", "twee", "Tabel", "a b", "• x • y z",
    ]  # fmt: skip
    assert [regel.text for regel in tekst.regels if regel.chrome] == ["Menu", "Voet"]
    assert rows_of(tekst)[1] == ("• x • y", "z")


def test_a_web_page_in_another_coding_or_behind_a_comment_is_seen() -> None:
    body = (
        "<!-- een --><?xml version='1.0'?> <!DOCTYPE html><html><body><p>Zin één.</p></body></html>"
    )
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = body.encode(encoding)
        assert form_of(data) == "html"
        assert [regel.text for regel in here(data).filled] == ["Zin één."]


# Plain text


def test_a_pasted_table_in_text_keeps_its_cells() -> None:
    tekst = here(b"Handreiking\n\n| Code | Tekst |\n|---|---|\n| A1 | Luister goed |\n")
    assert rows_of(tekst) == [("Code", "Tekst"), ("A1", "Luister goed")]


# Where a line stands


def test_every_line_says_its_page_and_its_role() -> None:
    blocks = [Kop(1, "Titel"), *(Alinea(f"Zin {nr} van het stuk.") for nr in range(60))]
    tekst = here(ALL["pdf"](blocks, FURNISHED))
    lines = lines_of(tekst)
    assert [line[0] for line in lines] == list(range(1, len(lines) + 1))
    assert {line[1] for line in lines} == {1, 2, 3}
    assert {line[3] for line in lines} == {"", "page"}
    assert (1, "Titel") in [(line[1], line[2]) for line in lines]


def test_the_roles_of_plain_text_are_told_too() -> None:
    tekst = here(b"Titel\n\nEen zin hier.\n\nPagina 1 van 2\n")
    assert [(line[2], line[3]) for line in lines_of(tekst) if line[3]] == [
        ("Pagina 1 van 2", "page")
    ]


# The process of its own


@pytest.mark.parametrize("form", ALL)
def test_reading_apart_gives_what_reading_here_gives(form: str) -> None:
    data = ALL[form](plan(), FURNISHED)
    apart, tekst = read_all("plan", data)
    near, lines = read_here("plan", data)
    assert apart.as_dict() == near.as_dict()
    assert apart.certainty == near.certainty
    assert tekst == lines
    assert open_tekst("plan", data).regels == lines.regels


def test_progress_is_told_page_by_page_up_to_the_last() -> None:
    told: list[tuple[int, int | None]] = []
    blocks = [Alinea(f"Zin {nr} van het stuk dat lang is.") for nr in range(90)]
    read_all("x", ALL["pdf"](blocks), kind="overig", progress=lambda *one: told.append(one))
    assert told[-1] == (4, 4)
    assert [one for one, _ in told] == sorted(one for one, _ in told)


def test_a_kind_without_a_reader_is_an_error_of_the_caller() -> None:
    with pytest.raises(KeyError):
        read_all("x", b"Een zin.", kind="onzin")


def test_words_of_the_renditions_are_those_of_the_blocks() -> None:
    said = words(" ".join(one.text for one in plan() if isinstance(one, Alinea)))
    assert not set(said) - set(source_words(here(ALL["docx"](plan()))))

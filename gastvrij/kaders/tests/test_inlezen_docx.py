"""Word in: styles, lists, tables and boxes keep their meaning, hostile files are refused."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.kaders.inlezen import MELDINGEN, OnleesbaarBestand, open_tekst, read, twijfels
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.toetsplan.lezer import read_toetsplan
from gastvrij.kaders.inlezen.verantwoording import leftovers, read_words, source_words
from gastvrij.kaders.inlezen.word.lezer import read_docx

from .test_inlezen_bronnen import scored

RENDERED = ["001_toetsplan.docx", "003_competenties_styles.docx", "004_gespreksstructuur.docx"]
MAIN = "word/document.xml"
CODES = ["K", "B", "V", "C"]

quick = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def table(document: Any, rows: list[list[str]]) -> Any:
    made = document.add_table(len(rows), max(map(len, rows)))
    for cells, row in zip(made.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=False):
            cell.text = text
    return made


def plan(*, levels: list[str] = CODES) -> Any:
    document = docx.Document()
    document.add_heading("Toetsplan Q1: Balie en telefoon", 1)
    document.add_paragraph("Ingangsdatum\t1 maart 2026")
    table(document, [["Nummer", "Toetsterm", *levels], ["Q1.01", "Begroet.", "X", "", "", "X"]])
    return document


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


def test_the_form_of_a_file_is_seen_in_its_bytes_not_in_its_name() -> None:
    document = read("plan.txt", saved(plan())).as_dict()
    assert document["sections"][0]["items"][0]["levels"] == ["K", "C"]
    assert document["version"]["effective_from"] == "2026-03-01"


def test_a_section_merged_over_its_rows_heads_them_and_letters_in_a_cell_are_levels() -> None:
    document = docx.Document()
    document.add_paragraph("Toetsplan Q1: Balie")
    made = table(
        document,
        [
            ["Onderdeel", "Code", "Toetsterm", "Niveau"],
            ["Ontvangen", "Q1.01", "Begroet.", "F/R"],
            ["", "Q1.02", "Luistert.", "B"],
            ["Afronden", "Q1.03", "Sluit af.", "P"],
        ],
    )
    made.cell(1, 0).merge(made.cell(2, 0))
    found = read("plan", saved(document)).as_dict()
    assert found["not_understood"] == []
    assert [
        (one["title"], [item["levels"] for item in one["items"]]) for one in found["sections"]
    ] == [
        ("Ontvangen", [["F", "R"], ["B"]]),
        ("Afronden", [["P"]]),
    ]


def test_a_conversation_in_nested_lists_has_steps_and_guidance() -> None:
    document = docx.Document()
    document.add_paragraph("Klantcontact in Lindemeer")
    document.add_paragraph("Wie belt, krijgt snel antwoord van het klantcontactcentrum.")
    for nr in (1, 2):
        document.add_paragraph(f"Fase {nr}: Deel")
        document.add_paragraph("De medewerker luistert.", style="List Bullet")
        document.add_paragraph("Waarmee kan ik u helpen?", style="List Bullet 2")
    found = read("gesprek", saved(document)).as_dict()
    steps = [step for phase in found["phases"] for step in phase["steps"]]
    assert [step["text"] for step in steps] == ["De medewerker luistert."] * 2
    assert [step["guidance"][0]["type"] for step in steps] == ["example"] * 2


def test_the_phase_may_stand_in_the_first_column_and_paragraphs_part_the_guidance() -> None:
    document = docx.Document()
    document.add_heading("Klantcontact", 1)
    document.add_paragraph("Wie de gemeente belt, wil een goed antwoord aan de telefoon.")
    rows = [["Fase", "Stap", "Toelichting"]]
    for nr in (1, 2):
        rows.append(
            [f"Fase {nr}: Deel", "De medewerker luistert.", "Vraagt door.\nKan ik u helpen?"]
        )
        rows.append(["", "De medewerker sluit af.", "Zegt gedag."])
    table(document, rows)
    found = read("gesprek", saved(document)).as_dict()
    assert [len(phase["steps"]) for phase in found["phases"]] == [2, 2]
    first = found["phases"][0]["steps"][0]
    assert [line["text"] for line in first["guidance"]] == ["Vraagt door.", "Kan ik u helpen?"]
    assert first["ambiguous"] == []
    assert found["not_understood"] == []


def test_levels_as_columns_hold_one_indicator_a_paragraph() -> None:
    document = docx.Document()
    document.add_heading("Competentiewoordenboek", 1)
    for name in ("Luisteren", "Plannen"):
        document.add_heading(name, 2)
        document.add_paragraph("Het vermogen om te doen wat nodig is in de situatie.")
        made = table(document, [["Niveau 1", "Niveau 2"], ["vraagt door", "vat samen"]])
        made.cell(1, 0).add_paragraph("laat uitpraten", style="List Bullet")
    found = read("gids", saved(document)).as_dict()
    one, two = (one for cluster in found["clusters"] for one in cluster["competences"])
    for competence in (one, two):
        assert competence["ambiguous"] == []
        texts = [[line["text"] for line in level["indicators"]] for level in competence["levels"]]
        assert texts == [["vraagt door", "laat uitpraten"], ["vat samen"]]


def test_headers_are_chrome_and_boxes_content_controls_and_insertions_are_read() -> None:
    document = plan()
    document.sections[0].header.paragraphs[0].text = "Gemeente Lindemeer"
    inner = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    for block in (
        f"<w:sdt {nsdecls('w')}><w:sdtContent>{inner.format('In een veld.')}"
        "</w:sdtContent></w:sdt>",
        f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent>{inner.format('In een vak.')}"
        "</w:txbxContent></w:pict></w:r></w:p>",
        f"<w:p {nsdecls('w')}><w:ins><w:r><w:t>Ingevoegd.</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del></w:p>",
    ):
        document.element.body.insert(0, parse_xml(block))
    lines = [(line.text, line.chrome) for line in read_docx(saved(document)) if line.text]
    assert [text for text, _ in lines[:3]] == ["Ingevoegd.", "In een vak.", "In een veld."]
    assert lines[-1] == ("Gemeente Lindemeer", "page")


def changed(change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(plan()))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            new.writestr(part.filename, change(part.filename, old.read(part)), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def in_main(change: Callable[[bytes], bytes]) -> bytes:
    return changed(lambda name, content: change(content) if name == MAIN else content)


def external(content: bytes) -> bytes:
    declared = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    start, rest = content.split(b"?>", 1)
    return start + b"?>" + declared + rest.replace(b"Begroet.", b"&x;")


REFUSED = {
    "zip_bomb": in_main(lambda content: content + b" " * (30 * 1024 * 1024)),
    "entities": in_main(external),
    "docx_broken": in_main(lambda content: content[: len(content) // 2]),
    "zip_broken": b"PK\x03\x04 geen document",
    "password": b"\xd0\xcf\x11\xe0" + b"\0" * 64 + "EncryptedPackage".encode("utf-16-le"),
    "too_large": saved(plan()) + b"\0" * (20 * 1024 * 1024),
    "empty": saved(docx.Document()),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_hostile_or_empty_word_document_is_refused_with_what_to_do(code: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refused:
        read("plan.docx", REFUSED[code])
    assert refused.value.code == code
    assert str(refused.value) == MELDINGEN[code]


@quick
@given(st.data())
def test_a_damaged_document_is_refused_or_read_but_never_breaks_the_reader(
    data: st.DataObject,
) -> None:
    def damage(content: bytes) -> bytes:
        at = data.draw(st.integers(0, len(content) - 1))
        return content[:at] + data.draw(st.binary(max_size=6)) + content[at + 3 :]

    with suppress(OnleesbaarBestand):
        lines = read_docx(in_main(damage))
        assert [line.nr for line in lines] == list(range(1, len(lines) + 1))


@quick
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(["helpt", "de", "inwoner", "rustig"]), min_size=1, max_size=9),
            st.sets(st.sampled_from(CODES), min_size=1),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_table_reads_back_exactly(made: list[tuple[list[str], set[str]]]) -> None:
    wanted = [
        (f"Q1.{at:02d}", " ".join(text) + ".", levels) for at, (text, levels) in enumerate(made)
    ]
    rows = [["Nummer", "Toetsterm", *CODES]]
    rows += [
        [code, text, *("X" if one in levels else "" for one in CODES)]
        for code, text, levels in wanted
    ]
    document = docx.Document()
    document.add_paragraph("Toetsplan Q1: Proef", style="Title")
    table(document, rows)
    tekst = Tekst("plan", tuple(read_docx(saved(document))), is_laid_out=True)
    read_in = read_toetsplan(tekst)
    found = [item for section in read_in["sections"] for item in section["items"]]
    assert [(item["code"], item["text"], set(item["levels"] or [])) for item in found] == wanted
    assert read_in["not_understood"] == []
    assert leftovers(tekst, read_in) == []


def test_every_line_says_its_page_in_a_table_too() -> None:
    document = docx.Document()
    document.add_paragraph("Een.")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made = table(document, [["a", "b"], ["c", "d"], ["e", "f"]])
    typed = {line.text: line.page for line in read_docx(saved(document)) if line.text}
    assert typed == {"Een.": 1, "a b": 2, "c d": 2, "e f": 2}
    made.cell(1, 1).paragraphs[0].runs[0].element.append(
        parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>")
    )
    laid_out = {line.text: line.page for line in read_docx(saved(document)) if line.text}
    assert laid_out == {"Een.": 1, "a b": 1, "c d": 1, "e f": 2}

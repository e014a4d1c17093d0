"""Word and PDF: readable for everybody, and what of it reads back."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
import pdfplumber
import pikepdf
import pytest
from docx.oxml.ns import qn

from gastvrij.kaders import inlezen
from gastvrij.kaders.rules import boom
from gastvrij.kaders.uitvoer.blokken import Kop, Stuk, Tabel, document_of
from gastvrij.kaders.uitvoer.docx import write_docx
from gastvrij.kaders.uitvoer.gegevens import Kaderuitvoer
from gastvrij.kaders.uitvoer.pdf import pdf_of, write_pdf

from .uitvoer_maker import NAMES, example, uitvoer

pytestmark = pytest.mark.one_database
Write = Callable[[Kaderuitvoer], bytes]


def words(uit: Kaderuitvoer) -> set[str]:
    """Return every word of the elements, without the signs around it."""
    texts = (f"{tak.titel} {tak.tekst}" for *_, tak in boom.walk(uit.takken))
    return {word for text in texts for word in text.split()}


@pytest.mark.parametrize("name", NAMES)
def test_word_has_headings_a_title_a_language_and_every_word(name: str) -> None:
    uit = uitvoer(example(name))
    made: Any = docx.Document(io.BytesIO(write_docx(uit)))
    assert (made.core_properties.title, made.core_properties.language) == (uit.titel, "nl")
    lang = made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "nl-NL"
    assert any(one.style.name.startswith("Heading") for one in made.paragraphs)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    found = " ".join([one.text for one in made.paragraphs] + cells).split()
    assert words(uit) <= set(found)
    foot = made.sections[0].footer.paragraphs[0]
    assert "PAGE" in foot._p.xml  # noqa: SLF001


def test_the_heading_of_a_table_returns_on_every_page() -> None:
    made: Any = docx.Document(io.BytesIO(write_docx(uitvoer(example("toetsplan")))))
    table = next(one for one in made.tables if one.rows[0].cells[0].text == "Code")
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None  # noqa: SLF001
    assert [cell.text for cell in table.rows[0].cells][2:6] == ["K", "B", "RV", "PV"]


@pytest.mark.parametrize("name", NAMES)
def test_pdf_is_tagged_and_says_its_title_and_language(name: str) -> None:
    uit = uitvoer(example(name))
    with pikepdf.open(io.BytesIO(write_pdf(uit))) as pdf:
        root: Any = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert str(root.Lang) == "nl"
        assert str(pdf.docinfo["/Title"]) == uit.titel
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        kinds = {str(one.get("/S")) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)}
    assert {"/H1", "/Table", "/TR", "/TD"} <= kinds


def test_pdf_has_every_term_and_numbers_its_pages() -> None:
    uit = uitvoer(example("toetsplan"))
    with pdfplumber.open(io.BytesIO(write_pdf(uit))) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
    codes = [tak.code for *_, tak in boom.walk(uit.takken) if tak.code]
    assert all(code in " ".join(texts) for code in codes)
    assert f"bladzijde 1 van {len(texts)}" in texts[0]


def test_a_text_is_never_markup() -> None:
    document = example("toetsplan")
    text = '#panic("x") = *vet* $x$ @ref <b> \\ ` `` [a](b) // weg'
    document["sections"][0]["items"][0]["text"] = text
    uit = uitvoer(document, titel='#"]) Een <titel> & meer')
    with pdfplumber.open(io.BytesIO(write_pdf(uit))) as pdf:
        found = "".join(page.extract_text() for page in pdf.pages)
    assert '#panic("x")' in found
    assert "// weg" in found.replace("\n", " ")


@pytest.mark.parametrize("write", [write_docx, write_pdf])
@pytest.mark.parametrize("text", ["計算機 𝑑 😀", "\x07bel\x00", "\ufffe", "a\u0301\u200d", "م"])
def test_any_sign_can_go_out(write: Write, text: str) -> None:
    document = example("competentieprofiel")
    document["title"] = f"Titel {text}"
    document["clusters"][0]["competences"][0]["definition"] = text
    assert len(write(uitvoer(document))) > 1_000


def test_what_is_undecided_is_said() -> None:
    stuk = document_of(uitvoer(example("toetsplan-kolommen-kwijt"), ingangsdatum=None))
    tables = [one for one in stuk.blokken if isinstance(one, Tabel)]
    assert ("Gaat in", "onbepaald") in tables[0].rows
    terms = next(one for one in tables if one.header[:1] == ("Code",))
    assert terms.header[-1] == "Onbepaald"
    assert any("zonder kolom" in row[-1] for row in terms.rows)
    # Levels that nobody knows have no columns either.
    assert not {"K", "RV"} & set(terms.header)


def test_norms_stand_in_a_table_with_their_limit() -> None:
    stuk = document_of(uitvoer(example("gespreksstructuur")))
    table = stuk.blokken[list(stuk.blokken).index(Kop(1, "Normen")) + 1]
    assert isinstance(table, Tabel)
    assert any(row[1] == "ten minste 60%" for row in table.rows)


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_a_dictionary_reads_back_as_it_was(write: Write) -> None:
    document = example("competentiewoordenboek")
    found = inlezen.read("woordenboek", write(uitvoer(document)))
    assert found.kind == "competentiewoordenboek"
    assert flat(found.as_dict()) == flat(document)


@pytest.mark.parametrize("write", [write_docx, write_pdf])
def test_the_terms_of_a_plan_read_back_as_they_were(write: Write) -> None:
    document = example("toetsplan")
    found = inlezen.read("plan", write(uitvoer(document)))
    assert found.kind == "toetsplan"
    assert [one for one in flat(found.as_dict()) if one[1]] == [
        one for one in flat(document) if one[1]
    ]


def flat(document: dict[str, Any]) -> list[tuple[object, ...]]:
    return [
        (tak.soort, tak.code, tak.titel, tak.tekst, tak.niveaus, tak.gewijzigd_op)
        for *_, tak in boom.walk(boom.takken(document))
    ]


def test_a_moment_between_two_seconds_makes_a_pdf_too() -> None:
    stuk = Stuk("Titel", "Voet", (Kop(1, "Kop"),))
    whole = datetime(2026, 8, 1, 9, 30, 5, tzinfo=UTC)
    assert pdf_of(stuk, whole.replace(microsecond=791526)) == pdf_of(stuk, whole)

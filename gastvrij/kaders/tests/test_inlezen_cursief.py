"""Words to say that only their italics tell."""

import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
import typst

from gastvrij.kaders.inlezen import open_tekst, read, twijfels
from gastvrij.kaders.inlezen.gesprek.lezer import read_gesprek

Zin = tuple[str, bool]
HELLO, BYE = "Goedemiddag, gemeente Lindemeer.", "Dank u wel voor het bellen."
TIME, NOTE, SHOW = "Neem de tijd.", "Schrijf kort mee.", "Alles komt voor elkaar."
STEPS = ("De medewerker groet.", "De medewerker luistert.", "De medewerker neemt afscheid.")
CLEAR = [[(HELLO, True), (TIME, False)], [(SHOW, True), (NOTE, False)], [(BYE, True)]]


def in_word(guidance: Sequence[Sequence[Zin]]) -> bytes:
    document: Any = docx.Document()
    document.add_heading("Gespreksstructuur Lindemeer", 1)
    document.add_heading("Fase 1: Gesprek", 2)
    table = document.add_table(0, 2)
    for step, lines in zip(STEPS, guidance, strict=True):
        left, right = table.add_row().cells
        left.text = step
        for nr, (text, is_italic) in enumerate(lines):
            paragraph = right.add_paragraph() if nr else right.paragraphs[0]
            paragraph.add_run(text).italic = is_italic
    return saved(document)


def in_a_list(guidance: Sequence[Sequence[Zin]]) -> bytes:
    document: Any = docx.Document()
    document.add_heading("Gespreksstructuur Lindemeer", 1)
    document.add_heading("Fase 1: Gesprek", 2)
    for step, lines in zip(STEPS, guidance, strict=True):
        document.add_paragraph(step, style="List Bullet")
        for text, is_italic in lines:
            run = document.add_paragraph(style="List Bullet 2").add_run(text)
            run.style = "Emphasis" if is_italic else None
    return saved(document)


def in_pdf(guidance: Sequence[Sequence[Zin]]) -> bytes:
    rows = [
        f"[{step}], [{' #parbreak() '.join(f'#emph[{t}]' if i else t for t, i in lines)}]"
        for step, lines in zip(STEPS, guidance, strict=True)
    ]
    source = (
        "#set page(width: 420pt, height: 595pt)\n= Gespreksstructuur Lindemeer\n"
        f"== Fase 1: Gesprek\n#table(columns: 2, {', '.join(rows)})\n"
    )
    made = typst.compile(source.encode(), timestamp=0)
    assert isinstance(made, bytes)
    return made


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def said(data: bytes) -> list[str]:
    document = read("gesprek", data).as_dict()
    (phase,) = document["phases"]
    assert tuple(step["text"] for step in phase["steps"]) == STEPS
    lines = [line for step in phase["steps"] for line in step["guidance"]]
    return [line["text"] for line in lines if line.get("type") == "example"]


def doubted(data: bytes) -> list[str]:
    return [one.place for one in twijfels(read("x", data)) if one.code == "italic-unclear"]


@pytest.mark.parametrize("form", [in_word, in_a_list, in_pdf], ids=lambda one: one.__name__)
def test_a_sentence_in_italics_is_said_where_all_that_is_said_stands_so(form: Any) -> None:
    data = form(CLEAR)
    assert said(data) == [HELLO, SHOW, BYE]
    assert doubted(data) == []


def test_italics_survive_the_process_that_opens_a_file() -> None:
    document = read_gesprek(open_tekst("gesprek", in_word(CLEAR)))
    lines = [line for step in document["phases"][0]["steps"] for line in step["guidance"]]
    assert [line["text"] for line in lines if line.get("type")] == [HELLO, SHOW, BYE]


def test_italics_of_which_the_document_does_not_tell_the_meaning_are_a_doubt() -> None:
    data = in_word([[(TIME, False)], [(SHOW, True), (NOTE, False)], [(BYE, True)]])
    assert said(data) == [BYE]
    assert doubted(data) == ["phases/0/steps/1/guidance/0"]


def test_italics_mean_something_else_where_words_to_say_stand_upright() -> None:
    data = in_word([[(HELLO, False)], [(NOTE, True), (TIME, False)], [(BYE, True)]])
    assert said(data) == [HELLO, BYE]
    assert doubted(data) == []


def test_guidance_that_stands_in_italics_throughout_tells_nothing() -> None:
    data = in_word([[(HELLO, True)], [(NOTE, True), (TIME, True)], [(BYE, True)]])
    assert said(data) == [HELLO, BYE]
    assert doubted(data) == []

"""Dashes that are typed by hand: how deep they stand is told by white or by another sign."""

import io
from collections.abc import Sequence
from typing import Any

import docx
import pytest
from docx.shared import Pt

from gastvrij.kaders.inlezen import read, twijfels

GREETS, NAME = "De medewerker groet de beller.", "De medewerker vraagt de naam."
HELLO, SPELLING = "Noem ook de gemeente.", "Vraag hoe men die schrijft."
NESTED = [(GREETS, [HELLO]), (NAME, [SPELLING])]
CLOSING = ("De medewerker neemt afscheid.", "Wacht tot de beller ophangt.")
PAGE = "<html><body><h1>Gespreksstructuur Lindemeer</h1>{}</body></html>"


def phases(data: bytes) -> list[list[tuple[str, list[str]]]]:
    document = read("gesprek", data).as_dict()
    return [
        [(step["text"], [line["text"] for line in step["guidance"]]) for step in phase["steps"]]
        for phase in document["phases"]
    ]


def in_word(lines: Sequence[tuple[str, float]]) -> bytes:
    """Return a document with each line behind so many points of white, in two phases."""
    document: Any = docx.Document()
    document.add_heading("Gespreksstructuur Lindemeer", 1)
    document.add_heading("Fase 1: Aanvang", 2)
    for text, points in lines:
        document.add_paragraph(text).paragraph_format.left_indent = Pt(points)
    document.add_heading("Fase 2: Afsluiting", 2)
    for text in CLOSING:
        document.add_paragraph(f"- {text}")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_html(*lines: str) -> bytes:
    body = "<h2>Fase 1: Aanvang</h2>" + "".join(lines) + "<h2>Fase 2: Afsluiting</h2>"
    return PAGE.format(body + "".join(f"<p>- {text}</p>" for text in CLOSING)).encode()


@pytest.mark.parametrize(
    ("mark", "points", "inner", "deeper"),
    [
        ("- ", 0, "- ", 28),
        ("- ", 18, "- ", 36),
        ("-\t", 0, "-\t", 28),
        ("- ", 0, "\t- ", 0),
        ("-\t", 0, "\t-\t", 0),
        ("- ", 0, "   - ", 0),
        ("- ", 0, "– ", 0),
    ],
)
def test_a_typed_dash_in_word_is_nested_by_its_white_or_its_sign(
    mark: str, points: float, inner: str, deeper: float
) -> None:
    lines = [(mark + GREETS, points), (inner + HELLO, deeper)]
    lines += [(mark + NAME, points), (inner + SPELLING, deeper)]
    assert phases(in_word(lines))[0] == NESTED


def test_the_indent_of_a_style_counts_and_what_hangs_is_taken_off() -> None:
    document: Any = docx.Document(io.BytesIO(in_word([])))
    style = document.styles.add_style("Dieper", 1).paragraph_format
    style.left_indent, style.first_line_indent = Pt(40), Pt(-10)
    last = document.paragraphs[2]
    for text, is_inner in ((GREETS, False), (HELLO, True), (NAME, False), (SPELLING, True)):
        last.insert_paragraph_before(f"- {text}", "Dieper" if is_inner else None)
    out = io.BytesIO()
    document.save(out)
    assert phases(out.getvalue())[0] == NESTED


@pytest.mark.parametrize(
    "inner",
    [
        '<p style="margin-left:36.0pt;text-indent:-9.0pt">- {}</p>',
        "<div style='padding-left: 1cm'><p>- {}</p></div>",
        "<blockquote>- {}</blockquote>",
        "<p>&nbsp;&nbsp;&nbsp;- {}</p>",
        "<p>– {}</p>",
    ],
)
def test_a_typed_dash_on_a_web_page_is_nested_by_its_white_or_its_sign(inner: str) -> None:
    lines = [f"<p>- {GREETS}</p>", inner.format(HELLO), f"<p>- {NAME}</p>", inner.format(SPELLING)]
    assert phases(in_html(*lines))[0] == NESTED


def test_dashes_of_one_depth_that_open_in_two_ways_are_a_doubt_each() -> None:
    data = in_word([(f"- {text}", 0) for text in (GREETS, HELLO, NAME, SPELLING)])
    assert [step for step, _ in phases(data)[0]] == [GREETS, HELLO, NAME, SPELLING]
    doubts = [one.place for one in twijfels(read("x", data)) if one.code == "step-or-guidance"]
    assert doubts == ["phases/0/steps/1", "phases/0/steps/3"]


def test_dashes_of_one_depth_that_open_alike_are_no_doubt() -> None:
    data = in_word([(f"- {text}", 0) for text in (GREETS, NAME)])
    codes = [one.code for one in twijfels(read("x", data))]
    assert "step-or-guidance" not in codes

"""What stands at the end of a narrow line and at the start of the next: one word or two."""

import pytest

from gastvrij.kaders.inlezen.pdf.alineas import Alinea, Lijn, Woord, Woordenschat, goes_on
from gastvrij.kaders.inlezen.pdf.woordgrens import Woordgrens

GRENS = Woordgrens(["gemeente", "inwoner", "verhaal", "professionele", "communicatie", "van"])


@pytest.mark.parametrize(
    ("end", "start", "is_one"),
    [
        ("gemeen", "te", True),
        ("communi", "catie", True),
        ("regelgevin", "g", True),
        ("alternatiev", "en", True),
        ("verhaal", "van", False),
        ("professionele", "houding", False),
        ("spreekt", "van", False),
    ],
)
def test_known_words_and_the_look_of_words_tell_one_word_from_two(
    end: str,
    start: str,
    is_one: bool,  # noqa: FBT001
) -> None:
    assert GRENS.is_one_word(end, start) is is_one


def line(*texts: str, is_spaced: bool | None = None, x1: float = 98.0, top: float = 0.0) -> Lijn:
    words = [Woord(text, 10, x1, top, top + 10, 10) for text in texts]
    last = Woord(texts[-1], 10, x1, top, top + 10, 10, is_spaced=is_spaced)
    return Lijn([*words[:-1], last])


def joined(last: Lijn, following: Lijn) -> str:
    return Alinea([last, following]).text(100.0, Woordenschat(frozenset(), GRENS))


@pytest.mark.parametrize(
    ("last", "start", "text"),
    [
        (line("commu", is_spaced=True), "nicatie", "commu nicatie"),
        (line("commu", is_spaced=False, x1=95.0), "nicatie", "communicatie"),
        (line("stem-", is_spaced=True), "en", "stem- en"),
        (line("sociaal-", is_spaced=False), "culturele", "sociaal-culturele"),
        (line("sociaal-", is_spaced=None), "en", "sociaal- en"),
        (line("(relevante", is_spaced=False), ")", "(relevante)"),
        (line("de", "gemeen", is_spaced=False), "te", "de gemeen te"),
    ],
)
def test_a_space_that_the_file_writes_at_the_end_of_a_line_ends_a_word(
    last: Lijn, start: str, text: str
) -> None:
    assert joined(last, line(start, top=12.0)) == text


@pytest.mark.parametrize(
    ("last", "on"),
    [
        (line("luistert", "goed", is_spaced=False, x1=60.0), False),
        (line("luistert", "goed", is_spaced=True, x1=97.0), True),
        (line("luistert", "goed", is_spaced=None, x1=97.0), True),
        (line("stem-", "politiek-", is_spaced=False, x1=97.0), True),
    ],
)
def test_a_line_with_room_for_a_space_that_is_not_there_ends_its_paragraph(
    last: Lijn,
    on: bool,  # noqa: FBT001
) -> None:
    following = Lijn([Woord("verder", 10, 50, 12, 22, 10)])
    assert goes_on([last], following, 100.0) is on

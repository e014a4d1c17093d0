"""Recognising kinds, and doubts as a person reads them."""

import re
from pathlib import Path

import pytest

from gastvrij.kaders import inlezen
from gastvrij.kaders.inlezen import read, recognise, split_lines, twijfels
from gastvrij.kaders.inlezen.blad import eigen_werkblad
from gastvrij.kaders.inlezen.blad.kruistabel import FOUTEN
from gastvrij.kaders.inlezen.twijfels import TEKSTEN

PACKAGE = Path(inlezen.__file__).parent


def test_a_doubt_says_where_what_and_on_which_line() -> None:
    text = "Toetsplan M1: Balie\nNr\tToetsterm\tK\tB\nM1.01\tGroet.\t\t\nM1.01\tHelpt.\tX\t\n"
    found = twijfels(read("plan.txt", text.encode()))
    assert [(one.place, one.code, one.line) for one in found] == [
        ("version", "no-version", 1),
        ("sections/0/items/0", "no-levels", 3),
        ("sections/0/items/1", "duplicate-code", 4),
    ]
    assert found[2].text == "Deze code komt vaker voor in dit document."


def test_words_that_were_not_understood_are_a_doubt_too() -> None:
    text = "Toetsplan M1: Balie\nNr\tToetsterm\tK\tB\nM1.01\tGroet.\tX\t\nTotaal\tvijf\t\t\n"
    last = twijfels(read("plan.txt", text.encode()))[-1]
    assert (last.place, last.code, last.line) == ("not_understood", "not-understood", 4)


def test_every_code_in_the_readers_has_a_sentence() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)(?::|")', source))
    roles = {"column-header", "utf-8-sig"} | set(re.findall(r'"(utf-[0-9a-z-]+)"', source))
    # Columns of our own spreadsheets, properties of CASE and of a style sheet.
    names = {"ouder-id", "aantal-niveaus", "aantal-opdrachten", "font-family"}
    said = TEKSTEN.keys() | FOUTEN.keys() | eigen_werkblad.FOUTEN.keys()
    assert used - roles - names <= said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Toetsplan M1: Balie\nM1.01 Groet. 1-2-2026 X\nM1.02 Helpt. 1-2-2026 X", "toetsplan"),
        ("Niveau 1\n• hoort\nNiveau 2\n• begrijpt", "competentiewoordenboek"),
        ("Kennis\n\nKennis van iets\n\n• kent\n• weet\n• leest", "competentieprofiel"),
        ("Telefoongesprek\nFase 1: A\nDe beller belt.\nFase 2: B", "gespreksstructuur"),
    ],
)
def test_a_kind_is_recognised_by_its_form(text: str, kind: str) -> None:
    found = recognise(split_lines("x", text))
    assert found[0][0] == kind
    assert found == sorted(found, key=lambda one: -one[1])
    assert all(0 < sure <= 1 for _, sure in found)

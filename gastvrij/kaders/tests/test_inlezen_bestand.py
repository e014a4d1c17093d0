"""Bytes in: what is read, what is refused, and how fast."""

import time
from contextlib import suppress

import pytest

from gastvrij.kaders.inlezen import KINDS, MELDINGEN, OnleesbaarBestand, decode, read, split_lines

PLAN = (
    "Toetsplan Q1: Café en coördinatie\n\nToetsvorm\tProeve\n"
    "Toetsnummer\tToetsterm\tK\tB\nQ1.01\tKent het café.\tX\t\n"
)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_every_common_encoding_reads_alike(encoding: str) -> None:
    document = read("plan.txt", PLAN.encode(encoding)).as_dict()
    assert document["title"] == "Toetsplan Q1: Café en coördinatie"
    assert document["sections"][0]["items"][0]["levels"] == ["K"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.7 en verder", "pdf_broken"),
        (b"PK\x03\x04 word/document.xml", "zip_broken"),
        (b"\xd0\xcf\x11\xe0 oud", "old_office"),
        (b"{\\rtf1 tekst}", "rtf"),
        (b"<!DOCTYPE html><html>", "empty"),
        (b"tekst\x00met\x00nullen\x00\x00", "binary"),
        (b"\x01\x02\x03\x04\x05 abc", "binary"),
        ("Toetsplan cafÃ© en coÃ¶rdinatie".encode(), "mojibake"),
        ("het beleid en zoâ€™n regel".encode(), "mojibake"),
        (b"\x81\x8d\x8f\x90\x9d\xfe\xff" * 40, "encoding"),
        (b"a" * (20 * 1024 * 1024 + 1), "too_large"),
        (b"regel\n" * 30_000, "too_long"),
        (b"a" * 30_000, "too_long"),
        (b"Pagina 1 van 3\n\nPagina 2 van 3\n", "unknown_kind"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refused:
        read("bestand.txt", data)
    assert refused.value.code == code
    assert str(refused.value) == MELDINGEN[code]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "overig"])
def test_a_text_without_anything_of_the_chosen_kind_is_refused(kind: str) -> None:
    with pytest.raises(OnleesbaarBestand) as refused:
        read("brief.txt", b"Beste mensen, tot morgen bij de koffie.", kind=kind)
    assert refused.value.code == "not_this_kind"


def test_lines_keep_their_number_page_and_empty_cells() -> None:
    lines = split_lines("x", "een\r\n\ttwee\t\t\r\n\fdrie").regels
    assert [(line.nr, line.page, line.cells) for line in lines] == [
        (1, 1, ("een",)),
        (2, 1, ("", "twee", "", "")),
        (3, 2, ("drie",)),
    ]


def test_accents_in_pieces_become_one_letter() -> None:
    assert decode("cafe\u0301".encode()) == "café"


SLOW = {
    "spaces": "a" + " " * 19_000 + "b\n",
    "crosses": "V1.01 " + "X " * 9_000 + "\n",
    "dots": "…" * 19_000 + "\n",
    "stars": "*" * 19_000 + "\n",
    "quotes": '"' * 19_000 + "\n",
    "figures": "antwoord 5 % " * 1_400 + "\n",
    "operators": "ten minste " * 1_700 + "\n",
    "levels": "Niveau 1\n" * 20,
    "tabs": "x\t" * 9_000 + "\n",
    "letters": "é" * 19_000 + "\n",
}


@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize("kind", KINDS)
def test_pathological_lines_do_not_slow_a_reader_down(name: str, kind: str) -> None:
    start = time.process_time()
    with suppress(OnleesbaarBestand):
        read("x.txt", (SLOW[name] * 10 + "Fase 1: Begin\n" + SLOW[name]).encode(), kind=kind)
    assert time.process_time() - start < 5


def test_twenty_megabytes_are_refused_in_time() -> None:
    start = time.process_time()
    with pytest.raises(OnleesbaarBestand):
        read("groot.txt", "De medewerker groet de béller. \n".encode("cp1252") * 640_000)
    assert time.process_time() - start < 5

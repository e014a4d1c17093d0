"""Which lines of the source a part was read from, and how a mended text differs. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

SEEK = 14


class Bronregel(NamedTuple):
    """One line of a source: number, page, text, and its role if it is page furniture."""

    nr: int
    pagina: int
    tekst: str
    rol: str = ""


def span(regels: Sequence[Bronregel], first: int, texts: Sequence[str]) -> tuple[int, int]:
    """Return the first and last line of a part that begins on a line and holds these texts.

    Lines are counted from 1. A line belongs to it as long as its words are in the texts; white
    lines and page furniture in between are passed over.
    """
    held = plain(" ".join(texts))
    last = first
    for regel in regels[first : first + SEEK]:
        words = plain(regel.tekst)
        if not words or regel.rol:
            continue
        if words not in held:
            break
        last = regel.nr
    return first, last


def plain(text: str) -> str:
    """Return a text with white space collapsed."""
    return " ".join(text.split())


def word_changes(old: str, new: str) -> list[tuple[str, str]]:
    """Return a text as (kind, words); kinds: "" what stays, "del" what goes, "ins" what comes."""
    before, after = old.split(" "), new.split(" ")
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("", " ".join(before[a:b])))
            continue
        if b > a:
            found.append(("del", " ".join(before[a:b])))
        if d > c:
            found.append(("ins", " ".join(after[c:d])))
    return found

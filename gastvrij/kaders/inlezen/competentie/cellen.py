"""The cells of a table of competences: a name with what it means, or a list of indicators."""

import re
from collections.abc import Iterator

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .rij import Rij
from .woorden import is_title, split_title

_INLINE = re.compile(r"\s+(?=[•·▪◦●‣∙■]\s*\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_SEVERAL = re.compile(r";\s|[a-z]{2}\.\s+[A-Z]")
MANY = 4


def is_row(regel: Regel) -> bool:
    """Test if a line is a row of a table: more than one of its cells holds text."""
    return sum(map(bool, regel.cells)) > 1


def competence_of(row: Regel, at: int, code: str) -> Iterator[Rij]:
    """Return the competence that a cell names, and what the cell says below the name.

    `code` is the code that stands in a cell of its own, if there is one.
    """
    first, *more = row.paragraphs(at)
    while more and not _is_sentence(more[0]):
        first = f"{first} {more.pop(0)}"
    title = split_title(first)
    number = split_title(f"{code} x") if code else title
    made = Rij("competence", title.title, row.nr, title.code or number.code or code or None)
    if code and title.code:
        made.code, made.text = code, f"{title.code} {title.title}"
    made.marks, made.is_explicit = (*(number.marks if code else ()), *title.marks), True
    made.doubt = "" if is_title(title.title) else "title-or-definition"
    yield made
    if more:
        yield Rij("definition", " ".join(more), row.nr)


def items_of(row: Regel, at: int, chrome: Kanttekeningen) -> Iterator[Rij]:
    """Return the indicators in one cell: a paragraph each, or what has a bullet of its own."""
    parts = [part for text in row.paragraphs(at) for part in _INLINE.split(text)]
    marked = [split_bullet(part) for part in parts]
    numbered = [_NUMBER.match(part) for part in parts]
    counts = [int(one[1]) for one in numbered if one]
    is_numbered = len(parts) > 1 and counts == list(range(1, len(parts) + 1))
    for part, bullet, number in zip(parts, marked, numbered, strict=True):
        if bullet:
            chrome.bullet(bullet[0], row.nr)
            yield Rij("bullet", bullet[1], row.nr)
        elif is_numbered and number:
            chrome.bullet(number[1], row.nr)
            yield Rij("bullet", part[number.end() :], row.nr)
        elif any(marked):
            yield Rij("text", part, row.nr)
        else:
            joined = len(parts) == 1 and _SEVERAL.search(part)
            yield Rij("bullet", part, row.nr, doubt="indicators-joined" if joined else "")


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= MANY or text.endswith(".")

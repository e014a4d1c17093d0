"""When the title that a text refers to is that of a document we have."""

import re

_YEARS = re.compile(r"\b\d{4}(?:\s*(?:-|–|t/m|tot en met)\s*\d{4})?\b")
_WORD = re.compile(r"\w+")
# A single word ("handboek") names a kind of document, not one of them.
ENOUGH = 2


def is_titled(title: str, reference: str) -> bool:
    """Test if a reference means a document with this title; years and capitals do not count."""
    ours, theirs = _words(title), _words(reference)
    if ours == theirs:
        return bool(ours)
    few, many = sorted((ours, theirs), key=len)
    starts = range(len(many) - len(few) + 1)
    return len(few) >= ENOUGH and any(many[at : at + len(few)] == few for at in starts)


def _words(text: str) -> list[str]:
    return _WORD.findall(_YEARS.sub(" ", text.casefold()))

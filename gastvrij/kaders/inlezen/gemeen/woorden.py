"""Words and sentences of Dutch running text."""

import re

WORD = re.compile(r"\w+")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Ý0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:bijv|bv|dhr|mevr|mw|nr|o\.a|d\.w\.z|m\.b\.t|i\.p\.v|t\.a\.v|e\.d|max|min|ca|"
    r"incl|excl|art|blz|tel|resp|evt|opdr|[A-Z])\.$"
)
_CLOSED = re.compile(r"[.!?:;…][\"'”’)]*$")
# Words that stand anywhere, so that a line can begin with one without being the rest of a word.
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "de het een en of van te tot in op aan met voor bij door om uit over als dan dat die dit "
        "deze is zijn wordt worden kan kunnen naar niet ook maar zo er hij zij ze zich hun haar "
        "wat wie the a an and or to on at with for by from as that this are be can not",
    )
)
_LOOSE_END = frozenset(["de", "het", "een", "en", "of", "van", "te", "tot", "zoals"])


def words(text: str) -> list[str]:
    """Return the words of a text: runs of letters, figures and underscores."""
    return WORD.findall(text)


def sentences(text: str) -> list[tuple[int, str]]:
    """Return every sentence with the place where it starts."""
    found, start = [], 0
    for end in _END.finditer(text):
        sentence = text[start : end.end()].rstrip()
        if _ABBREVIATION.search(sentence[-12:]):
            continue
        found.append((start, sentence))
        start = end.end()
    if text[start:].strip():
        found.append((start, text[start:].rstrip()))
    return found


def is_closed(text: str) -> bool:
    """Test if the text ends as a sentence or an announcement does."""
    return bool(_CLOSED.search(text[-8:]))


def is_cut_off(text: str) -> bool:
    """Test if the text stops where no Dutch sentence can stop."""
    tail = text[-40:].rstrip()
    if tail.endswith((",", "-", "(")):
        return True
    last = WORD.findall(tail)[-1:]
    return bool(last) and tail.endswith(last[0]) and last[0] in _LOOSE_END


def starts_lower(text: str) -> bool:
    """Test if the first letter of the text is a small one."""
    return text[:1].islower()

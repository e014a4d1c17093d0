"""Says if two texts have the same words but for their spelling."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
# Two words this alike (0 to 1) are one word in two spellings.
ALIKE = 0.75


def is_same_wording(one: str, other: str) -> bool:
    """Test if two texts say the same word for word; a word may be spelled or joined otherwise."""
    first, second = _words(one), _words(other)
    if first == second or "".join(first) == "".join(second):
        return True
    if len(first) != len(second):
        return False
    return all(_is_same_word(a, b) for a, b in zip(first, second, strict=True))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _is_same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.isdecimal() or other.isdecimal():
        return False
    return len(one) > LONG and SequenceMatcher(None, one, other).ratio() >= ALIKE


# Short words that differ in a letter are other words: een and geen, wel and niet.
LONG = 4

"""Typing errors: words that sound alike, or differ by a letter or two. Pure."""

import re
from collections.abc import Mapping

SHORTEST = 4
_SOUNDS = (
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ij", "y"),
    ("ei", "y"),
    ("ey", "y"),
    ("auw", "ou"),
    ("ouw", "ou"),
    ("au", "ou"),
    ("qu", "kw"),
    ("q", "k"),
    ("x", "ks"),
    ("dt", "t"),
    ("v", "f"),
    ("z", "s"),
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLED = re.compile(r"(.)\1+")
_ENDS = {"d": "t", "b": "p"}


def sound(vorm: str) -> str:
    """Return how a Dutch word sounds, roughly: paspoord and paspoort are one, so are ei and ij."""
    heard = _DOUBLED.sub(r"\1", vorm)
    for written, said in _SOUNDS:
        heard = heard.replace(written, said)
    heard = _DOUBLED.sub(r"\1", _SOFT_C.sub("s", heard).replace("c", "k"))
    return heard[:-1] + _ENDS.get(heard[-1], heard[-1]) if heard else heard


def variants(vorm: str) -> frozenset[str]:
    """Return the sound of a word, and that sound with each one letter left out.

    Two words that differ by one letter more, less, other or swapped share a variant.
    """
    if len(vorm) < SHORTEST:
        return frozenset()
    heard = sound(vorm)
    return frozenset({heard, *(heard[:at] + heard[at + 1 :] for at in range(len(heard)))})


def distance(one: str, other: str) -> int:
    """Return how many letters more, less, other or swapped two words are apart."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, its in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _most(vorm: str) -> int:
    if len(vorm) <= SHORTEST + 1:
        return 1
    return 2 if len(vorm) <= 2 * SHORTEST else 3


def nearest(vorm: str, found: Mapping[str, int]) -> str:
    """Return what was probably meant: `found` maps known words to how many articles have them.

    The nearest wins, then one that sounds the same, then the most common; nothing if all are far.
    """
    near = [(word, _rank(vorm, word, count)) for word, count in found.items() if _may(vorm, word)]
    return min(near, key=lambda pair: pair[1], default=("", ()))[0]


def _may(vorm: str, word: str) -> bool:
    return sound(vorm) == sound(word) or distance(vorm, word) <= _most(vorm)


def _rank(vorm: str, word: str, count: int) -> tuple[int, int, int, str]:
    is_other = sound(vorm) != sound(word)
    return distance(vorm, word) + is_other, vorm[:1] != word[:1], -count, word

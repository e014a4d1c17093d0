"""Which words of a text changed."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

# A word that was respelled keeps most of its letters; these words turn a sentence around.
RESPELLED = 0.75
TURNS = frozenset({"niet", "geen", "een", "nooit", "ooit", "niets", "iets", "niemand", "iemand"})
DENIES = ("on", "niet-", "in")


class Woord(NamedTuple):
    """Words that stayed (equal), went (delete), came (insert) or were replaced (replace)."""

    op: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        """Test if these words differ."""
        return self.op != "equal"


def is_same(old: str, new: str) -> bool:
    """Test if two texts are the same but for white space."""
    return old == new or old.split() == new.split()


def words(old: str, new: str) -> tuple[Woord, ...]:
    """Return a text as it became, in runs of words that stayed or changed."""
    a, b = old.split(), new.split()
    if a == b:
        return (Woord("equal", new, new),) if b else ()
    start, end = _shared(a, b)
    found = [Woord("equal", " ".join(a[:start]), " ".join(b[:start]))] if start else []
    found += _runs(a[start : len(a) - end], b[start : len(b) - end])
    if end:
        found.append(Woord("equal", " ".join(a[-end:]), " ".join(b[-end:])))
    return tuple(found)


def _shared(a: list[str], b: list[str]) -> tuple[int, int]:
    """Return how many words two texts share at their start and, beyond that, at their end."""
    shortest = min(len(a), len(b))
    start = 0
    while start < shortest and a[start] == b[start]:
        start += 1
    end = 0
    while end < shortest - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return start, end


def _runs(a: list[str], b: list[str]) -> Iterator[Woord]:
    if not (a and b):
        yield Woord("delete" if a else "insert", " ".join(a), " ".join(b))
        return
    for op, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield Woord(op, " ".join(a[i:j]), " ".join(b[k:m]))


def is_spelling(changes: tuple[Woord, ...]) -> bool:
    """Test if all that changed looks like the spelling or form of words: a proposal, no verdict."""
    changed = [one for one in changes if one.is_changed]
    return bool(changed) and all(_is_respelled(one) for one in changed)


def _is_respelled(run: Woord) -> bool:
    old, new = run.old.split(), run.new.split()
    if run.op != "replace" or len(old) != len(new):
        return False
    return all(_is_same_word(a, b) for a, b in zip(old, new, strict=True))


def _is_same_word(old: str, new: str) -> bool:
    a, b = (_bare(one) for one in (old, new))
    if {a, b} & TURNS or not (a + b).replace("-", "").isalpha():
        return False
    if any(a == prefix + b or b == prefix + a for prefix in DENIES):
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= RESPELLED


def _bare(word: str) -> str:
    return word.casefold().strip("()[]\"'.,;:!?“”‘’")

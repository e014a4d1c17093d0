"""How alike two texts are, fast enough for every pair of two versions of 500 elements."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

# So few words say too little one by one; then the letters are compared.
SHORT = 3
# Of each text so many candidates are compared precisely, if they share enough at first sight.
BEST, ENOUGH = 2, 0.6
# Letters are compared of texts of which half of the words stand in the same order.
NEAR = 0.5
Bag = frozenset[tuple[str, int]]


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 (nothing) to 1 (the same); order counts."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    a, b = one.split(), other.split()
    letters = SequenceMatcher(None, one, other, autojunk=False)
    if min(len(a), len(b)) <= SHORT:
        return letters.ratio()
    words = SequenceMatcher(None, a, b, autojunk=False).ratio()
    # A spelling that was corrected makes a whole word another, but hardly another text.
    return max(words, letters.ratio()) if NEAR <= words < 1 else words


def likest(
    left: Sequence[tuple[int, str]], right: Sequence[tuple[int, str]], *, at_least: float
) -> Iterator[tuple[int, int, float, float]]:
    """Yield for each left text the right ones that are alike: keys, likeness, lead over the next.

    Texts come with their key. Only pairs with at least that likeness, the best two of each text.
    """
    bags = [(key, text, _bag(text)) for key, text in right]
    for key, text in left:
        bag = _bag(text)
        rough = ((_shared(bag, other), at, said) for at, said, other in bags)
        near = sorted((one for one in rough if one[0] >= at_least * ENOUGH), reverse=True)[:BEST]
        exact = sorted(((likeness(text, said), at) for _mate, at, said in near), reverse=True)
        for nr, (mate, at) in enumerate(exact):
            if mate >= at_least:
                following = exact[nr + 1][0] if nr + 1 < len(exact) else 0.0
                yield key, at, mate, mate - following if nr == 0 else 0.0


@lru_cache(maxsize=4096)
def _bag(text: str) -> Bag:
    """Return the parts of a text, each with its number: words, or three letters of a short one."""
    words = text.split()
    parts = words if len(words) > SHORT else [text[at : at + 3] for at in range(len(text))]
    seen: Counter[str] = Counter()
    found = []
    for part in parts:
        seen[part] += 1
        found.append((part, seen[part]))
    return frozenset(found)


def _shared(a: Bag, b: Bag) -> float:
    total = len(a) + len(b)
    return 2 * len(a & b) / total if total else 0.0

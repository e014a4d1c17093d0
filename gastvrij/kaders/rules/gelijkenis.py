"""Which texts of two frameworks look alike, and by which words. Pure and deterministic."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import snowballstemmer

# Cosine of 0 (no word shared) to 1 (the same words). Below this a proposal costs more time than it
# saves; it is something to look at, never a verdict.
THRESHOLD = 0.1
# How many proposals one text of the first framework gets at most, the likeliest first.
PER_TEXT = 5
# Letters only, of every alphabet; a word of one letter says nothing.
_WORD = re.compile(r"[^\W\d_]{2,}")
# Words that stand everywhere and say nothing of the subject.
STOP_WORDS = frozenset(
    _WORD.findall(
        """
        aan achter af al alle alleen als altijd ander andere anderen bij binnen buiten daar daarbij
        daarna daarom daarvan dan dat de deze die dit doen doet door dus een eens eigen elk elke en
        er erbij ervan ervoor etc ga gaan gaat geeft geen geven haar had heb hebben hebt heeft hem
        hen het hier hij hoe hun ieder iedere iemand iets ik in is ja je jij jou jouw kan komen komt
        kunnen kunt laat laten maak maakt maar mag maken me meer met mij mijn moet moeten mogen na
        naar nadat niet niets nog nu of om omdat onder ons onze ook op over per samen te tegen ten
        ter terwijl tijdens toch toe tot tussen uit uw vaak van vanuit veel via vinden voor voordat
        vooral waar waarbij waarop waarvan wanneer want wat we weer wel welk welke wie wij wil
        willen word worden wordt zal ze zelf zich zij zijn zo zoals zodat zonder zou zowel
        """
    )
)
_STEMMER = snowballstemmer.stemmer("dutch")
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tekst:
    """The text of an element, by its key."""

    key: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Gelijkenis:
    """Two elements (keys) that look alike: how much (0 to 1) and the words they share.

    `woorden` are the words as the first text writes them, the heaviest first.
    """

    van: int
    naar: int
    mate: float
    woorden: tuple[str, ...]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a Dutch word (Snowball, algorithm dutch)."""
    return str(_STEMMER.stemWord(word))


def stems(words: Iterable[str]) -> dict[str, str]:
    """Return the stem of each word.

    Snowball leaves the t of the third person (luistert) standing. It goes where one of the other
    words is that verb without it (luisteren, vraag), so that no word is bent to one that is not
    there.
    """
    found = {word: stem(word) for word in words}
    known = set(found.values())
    for word in found:
        bases = (stem(word[:-1] + "en"), stem(word[:-1])) if word.endswith("t") else ()
        found[word] = next((base for base in bases if base in known), found[word])
    return found


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS]


def propose(
    van: Sequence[Tekst],
    naar: Sequence[Tekst],
    *,
    known: Collection[tuple[int, int]] = (),
    threshold: float = THRESHOLD,
) -> list[Gelijkenis]:
    """Return the pairs that look alike, the likeliest first, equals in the order of the texts.

    Likeness is the cosine of the tf-idf weights of the stems (Salton and Buckley, 1988), with idf
    over both frameworks together. Pairs in `known` are left out; of each text of `van` at most
    PER_TEXT stay.
    """
    every = [_words(one.tekst) for one in (*van, *naar)]
    stem_of = stems(word for words in every for word in words)
    weights = _weights([[stem_of[word] for word in words] for words in every])
    by_stem: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, found in enumerate(weights[len(van) :]):
        for part, weight in found.items():
            by_stem[part].append((place, weight))
    skip = frozenset(known)
    proposals: list[Gelijkenis] = []
    for one, words, own in zip(van, every, weights, strict=False):
        # The first form of each stem that this text writes.
        forms = {stem_of[word]: word for word in reversed(words)}
        alike = [
            Gelijkenis(one.key, naar[place].key, _sum(parts), _heaviest(parts, forms))
            for place, parts in sorted(_shared(own, by_stem).items())
            if (one.key, naar[place].key) not in skip and _sum(parts) >= threshold
        ]
        proposals += sorted(alike, key=_likeliest)[:PER_TEXT]
    return sorted(proposals, key=_likeliest)


def _likeliest(found: Gelijkenis) -> float:
    return -found.mate


def _shared(
    own: Weights, by_stem: Mapping[str, Sequence[tuple[int, float]]]
) -> dict[int, dict[str, float]]:
    """Return by the place of each other text what every shared stem adds to the likeness."""
    shared: dict[int, dict[str, float]] = defaultdict(dict)
    for part, weight in own.items():
        for place, other in by_stem.get(part, ()):
            shared[place][part] = weight * other
    return shared


def _sum(parts: Weights) -> float:
    # Rounded, so that the order hangs on no last bit of a sum.
    return round(sum(parts.values()), 4)


def _heaviest(parts: Weights, forms: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(forms[part] for part in sorted(parts, key=lambda part: (-parts[part], part)))


def _weights(texts: Iterable[Sequence[str]]) -> list[Weights]:
    """Return for each text the weight of every stem, of length one together."""
    counts = [Counter(stems_of_text) for stems_of_text in texts]
    documents = Counter(part for count in counts for part in count)
    idf = {part: log((1 + len(counts)) / (1 + number)) + 1 for part, number in documents.items()}
    return [_of_length_one(count, idf) for count in counts]


def _of_length_one(count: Mapping[str, int], idf: Weights) -> Weights:
    raw = {part: number * idf[part] for part, number in count.items()}
    length = sqrt(sum(weight**2 for weight in raw.values()))
    return {part: weight / length for part, weight in raw.items()}

"""Reads of the vocabulary: which words stand in articles, and which are like them."""

from collections.abc import Collection, Iterator
from itertools import islice

from django.db.models import Q

from gastvrij.kennis import rules
from gastvrij.kennis.models import Spelvariant, Synoniem, Zoekdocument, Zoekwoord
from gastvrij.kennis.rules.zoekvraag import Alternatief

# SQLite takes some thousands of values in one question.
MOST_VALUES = 5000
MOST_COMPLETIONS = 6
MOST_CANDIDATES = 200
# In every collation no word that begins with a prefix comes after the prefix with these behind it.
LAST = "z" * 40

Counts = dict[str, int]


def known(forms: Collection[str], stems: Collection[str]) -> tuple[Counts, Counts]:
    """Return of these words and stems those that stand in articles, and in how many about."""
    vormen: Counts = {}
    stammen: Counts = {}
    present = Zoekwoord.objects.filter(aantal__gt=0)
    for batch in _batches(forms):
        vormen |= dict(present.filter(vorm__in=batch).values_list("vorm", "aantal"))
    for batch in _batches(stems):
        for stam, aantal in present.filter(stam__in=batch).values_list("stam", "aantal"):
            stammen[stam] = stammen.get(stam, 0) + aantal
    return vormen, stammen


def _batches(items: Collection[str]) -> Iterator[list[str]]:
    rest = iter(items)
    while batch := list(islice(rest, MOST_VALUES)):
        yield batch


def completions(prefix: str) -> list[str]:
    """Return the stems of the most common words that begin like this."""
    found = Zoekwoord.objects.filter(
        Q(vorm__gte=prefix) & Q(vorm__lte=prefix + LAST), vorm__startswith=prefix, aantal__gt=0
    )
    stems = found.order_by("-aantal", "vorm").values_list("stam", flat=True)
    return list(dict.fromkeys(stems[:MOST_COMPLETIONS]))


def meant(vorm: str) -> str:
    """Return the known word that was probably meant by a misspelt one, or nothing."""
    rows = (
        Spelvariant.objects.filter(variant__in=rules.variants(vorm), woord__aantal__gt=0)
        .order_by("-woord__aantal")
        .values_list("woord__vorm", "woord__aantal")[:MOST_CANDIDATES]
    )
    return rules.nearest(vorm, dict(rows))


def synonyms() -> dict[Alternatief, set[Alternatief]]:
    """Return for each synonym, by its stems, the stems of what means the same."""
    found: dict[Alternatief, set[Alternatief]] = {}
    for words in Synoniem.objects.values_list("woorden", flat=True):
        keys = {key for word in words for key in rules.term_keys(word)}
        for key in keys:
            found.setdefault(key, set()).update(keys - {key})
    return found


def count_findable() -> int:
    """Return how many articles can be found."""
    return Zoekdocument.objects.count()

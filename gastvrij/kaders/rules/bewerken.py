"""Edits of a tree of elements: each takes a tree and gives another, or refuses."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from .bladen import Blad, Boom, Geweigerd, Weigering, end_of, new_blad, place_of

Edit = Callable[[Boom], Boom]
MIN_PARTS = 2
LEVEL_DOUBTS = frozenset({"level-columns-lost", "no-levels"})


def change(key: str, **values: Any) -> Edit:
    """Return the edit that gives one element these values.

    Levels that are given end the doubt about them.
    """

    def edit(boom: Boom) -> Boom:
        place = place_of(boom, key)
        made = replace(boom[place], **values)
        if made.niveaus is not None and made.niveaus != boom[place].niveaus:
            left = tuple(one for one in made.onbepaald if one not in LEVEL_DOUBTS)
            made = replace(made, onbepaald=left, aantal_niveaus=len(made.niveaus))
        if made.is_empty:
            raise Geweigerd(Weigering.LEEG)
        return (*boom[:place], made, *boom[place + 1 :])

    return edit


def add(blad: Blad, *, after: str | None = None) -> Edit:
    """Return the edit that puts an element behind another, or last under its `parent`."""

    def edit(boom: Boom) -> Boom:
        if blad.is_empty:
            raise Geweigerd(Weigering.LEEG)
        if after is not None:
            place = end_of(boom, place_of(boom, after))
            made = replace(blad, parent=boom[place_of(boom, after)].parent)
        else:
            made = blad
            place = len(boom) if blad.parent is None else end_of(boom, place_of(boom, blad.parent))
        return (*boom[:place], made, *boom[place:])

    return edit


def remove(key: str) -> Edit:
    """Return the edit that takes an element away with all that stands under it."""

    def edit(boom: Boom) -> Boom:
        place = place_of(boom, key)
        return boom[:place] + boom[end_of(boom, place) :]

    return edit


def up(key: str) -> Edit:
    """Return the edit that puts an element before the one that it follows under the same parent."""

    def edit(boom: Boom) -> Boom:
        before = _sibling(boom, key, -1)
        return _swap(boom, before, key)

    return edit


def down(key: str) -> Edit:
    """Return the edit that puts an element behind the one that follows it under the same parent."""

    def edit(boom: Boom) -> Boom:
        return _swap(boom, key, _sibling(boom, key, 1))

    return edit


def deeper(key: str) -> Edit:
    """Return the edit that puts an element last under the one that it follows."""

    def edit(boom: Boom) -> Boom:
        return _with_parent(boom, key, _sibling(boom, key, -1))

    return edit


def shallower(key: str) -> Edit:
    """Return the edit that puts an element behind its parent."""

    def edit(boom: Boom) -> Boom:
        parent = boom[place_of(boom, key)].parent
        if parent is None:
            raise Geweigerd(Weigering.RAND)
        above = boom[place_of(boom, parent)].parent
        branch, rest = _take(boom, key)
        place = end_of(rest, place_of(rest, parent))
        return (*rest[:place], replace(branch[0], parent=above), *branch[1:], *rest[place:])

    return edit


def under(key: str, parent: str | None) -> Edit:
    """Return the edit that puts an element last under another, or last of all at the top."""

    def edit(boom: Boom) -> Boom:
        place = place_of(boom, key)
        if parent is not None:
            inside = {one.key for one in boom[place : end_of(boom, place)]}
            if parent in inside:
                raise Geweigerd(Weigering.KRING)
            place_of(boom, parent)
        return _with_parent(boom, key, parent)

    return edit


def merge(key: str) -> Edit:
    """Return the edit that joins an element with the next of its kind under the same parent.

    The first keeps its identity and code. Levels of which one side is unknown stay unknown.
    """

    def edit(boom: Boom) -> Boom:
        one = boom[place_of(boom, key)]
        try:
            other = boom[place_of(boom, _sibling(boom, key, 1))]
        except Geweigerd as problem:
            raise Geweigerd(Weigering.GEEN_BUUR) from problem
        if one.soort != other.soort:
            raise Geweigerd(Weigering.ANDERE_SOORT)
        joined = _joined(one, other)
        return tuple(
            joined
            if leaf.key == one.key
            else replace(leaf, parent=one.key)
            if leaf.parent == other.key
            else leaf
            for leaf in boom
            if leaf.key != other.key
        )

    return edit


def split(key: str, texts: Sequence[str]) -> Edit:
    """Return the edit that parts the text of an element; each next part becomes one behind it.

    What stands under the element stays with the first part.
    """

    def edit(boom: Boom) -> Boom:
        parts = [" ".join(text.split()) for text in texts if text.strip()]
        place = place_of(boom, key)
        one = boom[place]
        if len(parts) < MIN_PARTS:
            raise Geweigerd(Weigering.EEN_DEEL)
        end = end_of(boom, place)
        first, *made = (_part(one, text, is_first=nr == 0) for nr, text in enumerate(parts))
        return (*boom[:place], first, *boom[place + 1 : end], *made, *boom[end:])

    return edit


def _part(one: Blad, text: str, *, is_first: bool) -> Blad:
    fresh = replace(new_blad(one.soort, one.parent), regel=one.regel, pagina=one.pagina)
    made = one if is_first else fresh
    return replace(made, tekst=text) if one.tekst else replace(made, titel=text)


def _sibling(boom: Boom, key: str, step: int) -> str:
    parent = boom[place_of(boom, key)].parent
    row = [one.key for one in boom if one.parent == parent]
    place = row.index(key) + step
    if not 0 <= place < len(row):
        raise Geweigerd(Weigering.RAND)
    return row[place]


def _take(boom: Boom, key: str) -> tuple[Boom, Boom]:
    place = place_of(boom, key)
    end = end_of(boom, place)
    return boom[place:end], boom[:place] + boom[end:]


def _swap(boom: Boom, first: str, second: str) -> Boom:
    """Return the tree with two neighbours under one parent in the other order."""
    start, middle = place_of(boom, first), place_of(boom, second)
    end = end_of(boom, middle)
    return boom[:start] + boom[middle:end] + boom[start:middle] + boom[end:]


def _with_parent(boom: Boom, key: str, parent: str | None) -> Boom:
    branch, rest = _take(boom, key)
    place = len(rest) if parent is None else end_of(rest, place_of(rest, parent))
    return (*rest[:place], replace(branch[0], parent=parent), *branch[1:], *rest[place:])


def _joined(one: Blad, other: Blad) -> Blad:
    is_known = one.niveaus is not None and other.niveaus is not None
    levels = tuple(dict.fromkeys([*(one.niveaus or ()), *(other.niveaus or ())]))
    counts = [count for count in (one.aantal_niveaus, other.aantal_niveaus) if count is not None]
    return replace(
        one,
        code=one.code or other.code,
        titel=_both(one.titel, other.titel),
        tekst=_both(one.tekst, other.tekst),
        markering=_both(one.markering, "" if one.markering == other.markering else other.markering),
        niveaus=levels if is_known else None,
        aantal_niveaus=len(levels) if is_known else sum(counts) if counts else None,
        onbepaald=tuple(dict.fromkeys([*one.onbepaald, *other.onbepaald])),
        extra={**other.extra, **one.extra},
    )


def _both(*texts: str) -> str:
    return " ".join(text for text in texts if text)

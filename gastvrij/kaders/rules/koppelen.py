"""Two lists of elements on their way to each other: by code, text, members and place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

from .overeenkomst import likeness, likest

# From here on a changed text under the same parent is the same element, and anywhere.
SURE_HERE, SURE_ANYWHERE = 0.75, 0.92
# From here on two texts may be the same element; and how much the best must be ahead of the next.
PERHAPS, AHEAD = 0.5, 0.08
# Below this two texts under one code say something else.
OTHER_TEXT = 0.35
# Their codes count places in the document (F1.2), so the text goes before the code.
COUNTED = frozenset({"algemene_regel", "fase", "stap"})
# Known by what is in them more than by their title.
GROUPS = frozenset({"onderdeel", "cluster", "kennisgroep", "fase", "functie", "kanaal", "groep"})
# Their title ("Niveau 1") stands under every parent.
AT_HOME = frozenset({"niveau"})
# A line in the same place with less in common than this is another line.
SOME = 0.3
Keyed = dict[Hashable, list[int]]
Test = Callable[["Kenmerk", Hashable], Hashable]


class Kenmerk(NamedTuple):
    """What an element is known by: kind, code, text, and the place in the list of what it is under.

    Elements stand in the order of the document, each after the one that it is under.
    """

    soort: str
    code: str
    tekst: str
    ouder: int | None


def _same_text_and_parent(one: Kenmerk, parent: Hashable) -> Hashable:
    return one.tekst, parent


def _same_parent(_one: Kenmerk, parent: Hashable) -> Hashable:
    return parent


def _same_text(one: Kenmerk, _parent: Hashable) -> Hashable:
    return one.tekst


CODE_TESTS = (_same_text_and_parent, _same_parent, _same_text)


class Koppeling:
    """Two lists of elements on their way to each other; places count in each list."""

    def __init__(
        self,
        new: Sequence[Kenmerk],
        old: Sequence[tuple[Kenmerk, UUID]],
        own: Mapping[int, UUID],
    ) -> None:
        self.new, self.old = list(new), [mark for mark, _identity in old]
        self.old_of: list[int | None] = [None] * len(self.new)
        self.new_of: list[int | None] = [None] * len(self.old)
        self.sizes_new = Counter(mark.ouder for mark in self.new)
        self.sizes_old = Counter(mark.ouder for mark in self.old)
        self.count = 0
        self.contested: dict[int, int] = {}
        known = {identity: at for at, (_mark, identity) in enumerate(old)}
        for place, identity in own.items():
            if identity in known:
                self.tie(place, known[identity])
        self.settled = frozenset(own)

    def tie(self, place: int, at: int) -> None:
        """Say that a new element is an old one."""
        self.old_of[place], self.new_of[at] = at, place
        self.count += 1

    def free_new(self) -> Iterator[int]:
        """Yield the new places that are not tied and did not bring an identity."""
        return (
            place
            for place, at in enumerate(self.old_of)
            if at is None and place not in self.settled
        )

    def free_old(self) -> Iterator[int]:
        """Yield the old places that are not tied."""
        return (at for at, place in enumerate(self.new_of) if place is None)

    def by_code(self) -> None:
        """Tie what has the same code, unless the text of either went to another code."""
        by_text = _texts(self.new), _texts(self.old)
        news_by_code = _coded(self.new, self.free_new())
        for news, olds in _pairs(news_by_code, _coded(self.old, self.free_old())):
            for place, at in self._in_step(news, olds, CODE_TESTS, in_order=True):
                one, was = self.new[place], self.old[at]
                if one.soort in COUNTED and one.tekst != was.tekst:
                    continue
                if self._is_contradicted(one, was, by_text):
                    self.contested[place] = at
                else:
                    self.tie(place, at)

    def _is_contradicted(
        self, one: Kenmerk, was: Kenmerk, by_text: tuple[Mapping[Hashable, int], ...]
    ) -> bool:
        if one.tekst == was.tekst or likeness(one.tekst, was.tekst) >= OTHER_TEXT:
            return False
        in_new, in_old = by_text
        return bool(in_new.get((one.soort, was.tekst)) or in_old.get((one.soort, one.tekst)))

    def _in_step(
        self, news: list[int], olds: list[int], tests: Sequence[Test], *, in_order: bool
    ) -> Iterator[tuple[int, int]]:
        """Yield pairs of what shares a key: first what is the same by each test in turn.

        `in_order` pairs the rest by its order, if as many are left on both sides.
        """
        for is_same in tests:
            waiting: Keyed = defaultdict(list)
            for at in olds:
                waiting[is_same(self.old[at], self._old_parent(at))].append(at)
            for place in list(news):
                here = waiting.get(is_same(self.new[place], self._new_parent(place)))
                if here:
                    at = here.pop(0)
                    news.remove(place)
                    olds.remove(at)
                    yield place, at
        if in_order and len(news) == len(olds):
            yield from zip(news, olds, strict=True)

    def _new_parent(self, place: int) -> Hashable:
        """Return the old place of what a new element is under; a mark of its own if unknown."""
        parent = self.new[place].ouder
        if parent is None:
            return "top"
        at = self.old_of[parent]
        return ("new", parent) if at is None else at

    def _old_parent(self, at: int) -> Hashable:
        parent = self.old[at].ouder
        return "top" if parent is None else parent

    def by_text(self, *, in_order: bool = False) -> None:
        """Tie what has the same text; where it stands more than once, in the same place."""
        news: Keyed = defaultdict(list)
        olds: Keyed = defaultdict(list)
        for place in self.free_new():
            one = self.new[place]
            if place not in self.contested and one.tekst:
                news[one.soort, one.tekst, self._home(one, self._new_parent(place))].append(place)
        for at in self.free_old():
            was = self.old[at]
            olds[was.soort, was.tekst, self._home(was, self._old_parent(at))].append(at)
        for left, right in _pairs(news, olds):
            is_unique = len(left) == len(right) == 1
            pairs = self._in_step(left, right, (_same_parent,), in_order=in_order or is_unique)
            for place, at in pairs:
                self.tie(place, at)

    @staticmethod
    def _home(one: Kenmerk, parent: Hashable) -> Hashable:
        """Return what a title that stands everywhere says nothing without: what it is under."""
        return parent if one.soort in AT_HOME else None

    def by_members(self) -> None:
        """Tie a group of which most members are those of one old group, whatever its title."""
        for place, votes in self._origins().items():
            at, count = max(votes.items(), key=lambda vote: vote[1])
            is_most = count * 2 > self.sizes_new[place] and count * 2 > self.sizes_old[at]
            is_free = self.old_of[place] is None and self.new_of[at] is None
            if is_most and is_free and self.new[place].soort == self.old[at].soort:
                self.tie(place, at)

    def _origins(self) -> dict[int, dict[int, int]]:
        """Return for each new group from which old groups its members come, and how many."""
        found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for place, at in enumerate(self.old_of):
            above, was = self.new[place].ouder, None if at is None else self.old[at].ouder
            if above is not None and was is not None and above not in self.settled:
                found[above][was] += 1
        return found

    def by_place(self) -> None:
        """Tie what stands alone between the same neighbours and is much the same."""
        origins = self._origins()
        for place, at in self._between():
            one, was = self.new[place], self.old[at]
            is_alike = likeness(one.tekst, was.tekst) >= SURE_HERE
            if is_alike or self._is_renamed(place, at, origins.get(place, {})):
                self.tie(place, at)

    def _is_renamed(self, place: int, at: int, origins: Mapping[int, int]) -> bool:
        """Test if a group among known neighbours has the members of the old one, or none to see."""
        one, was = self.new[place], self.old[at]
        has_neighbours = self.sizes_new[one.ouder] > 1
        is_empty = not (self.sizes_new[place] and self.sizes_old[at])
        is_known = set(origins) == {at} or (not origins and is_empty)
        return one.soort in GROUPS and was.soort == one.soort and has_neighbours and is_known

    def _between(self) -> list[tuple[int, int]]:
        """Return the pairs of one kind that stand alone between two neighbours that are tied."""
        found: list[tuple[int, int]] = []
        rows_new, rows_old = _siblings(self.new), _siblings(self.old)
        for parent, row in rows_new.items():
            was = None if parent is None else self.old_of[parent]
            if parent is None or was is not None:
                found += _alone(row, rows_old.get(was, []), self.old_of, self.new_of)
        return [pair for pair in found if self._may_be_the_same(*pair)]

    def _may_be_the_same(self, place: int, at: int) -> bool:
        one, was = self.new[place], self.old[at]
        has_codes = one.code and was.code and one.soort not in COUNTED
        is_decided = has_codes or place in self.contested or place in self.settled
        return one.soort == was.soort and not is_decided

    def by_likeness(self) -> dict[int, tuple[int, float]]:
        """Tie what is nearly the same text; return by place what may be the same, once each."""
        doubts: dict[int, tuple[int, float]] = {}
        taken: set[int] = set()

        def doubt(place: int, at: int, mate: float) -> None:
            if place not in doubts and at not in taken:
                doubts[place] = (at, mate)
                taken.add(at)

        for place, at, mate, ahead in self._alike():
            if self.old_of[place] is not None or self.new_of[at] is not None:
                continue
            is_here = self._new_parent(place) == self._old_parent(at)
            enough = SURE_HERE if is_here else SURE_ANYWHERE
            is_clear = mate >= enough and ahead >= AHEAD and at not in taken
            if is_clear and place not in doubts and not self._is_recoded(place, at):
                self.tie(place, at)
            else:
                doubt(place, at, mate)
        for place, at in [*self.contested.items(), *self._between()]:
            mate = likeness(self.new[place].tekst, self.old[at].tekst)
            is_free = self.old_of[place] is None and self.new_of[at] is None
            if is_free and (mate >= SOME or self._is_worth_asking(place)):
                doubt(place, at, mate)
        return doubts

    def _is_worth_asking(self, place: int) -> bool:
        """Test if code or place says the same where the text says nothing of the kind."""
        one = self.new[place]
        has_neighbours = self.sizes_new[one.ouder] > 1
        return place in self.contested or (one.soort in GROUPS | COUNTED and has_neighbours)

    def _is_recoded(self, place: int, at: int) -> bool:
        codes = {self.new[place].code, self.old[at].code} - {""}
        return place in self.contested or (len(codes) > 1 and self.new[place].soort not in COUNTED)

    def _may_move(self, place: int, at: int) -> bool:
        is_here = self._new_parent(place) == self._old_parent(at)
        return is_here or self.new[place].soort not in AT_HOME

    def _alike(self) -> Iterator[tuple[int, int, float, float]]:
        """Yield place, old place, likeness and lead over the next best, the most alike first."""
        news: dict[str, list[int]] = defaultdict(list)
        olds: dict[str, list[int]] = defaultdict(list)
        for place in self.free_new():
            news[self.new[place].soort].append(place)
        for at in self.free_old():
            olds[self.old[at].soort].append(at)
        every: list[tuple[int, int, float, float]] = []
        for soort, places in news.items():
            left = [(place, self.new[place].tekst) for place in places]
            right = [(at, self.old[at].tekst) for at in olds[soort]]
            every += likest(left, right, at_least=PERHAPS)
        every = [one for one in every if self._may_move(one[0], one[1])]
        yield from sorted(every, key=lambda one: (-one[2], one[0], one[1]))


def _coded(marks: Sequence[Kenmerk], places: Iterable[int]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        if marks[place].code:
            found[marks[place].soort, marks[place].code].append(place)
    return found


def _texts(marks: Sequence[Kenmerk]) -> dict[Hashable, int]:
    found: dict[Hashable, int] = defaultdict(int)
    for one in marks:
        if one.tekst:
            found[one.soort, one.tekst] += 1
    return found


def _pairs(
    new: Mapping[Hashable, list[int]], old: Mapping[Hashable, list[int]]
) -> Iterator[tuple[list[int], list[int]]]:
    for key, places in new.items():
        if key in old:
            yield list(places), list(old[key])


def _siblings(marks: Sequence[Kenmerk]) -> dict[int | None, list[int]]:
    found: dict[int | None, list[int]] = defaultdict(list)
    for place, one in enumerate(marks):
        found[one.ouder].append(place)
    return found


def _alone(
    row: Sequence[int],
    other: Sequence[int],
    old_of: Sequence[int | None],
    new_of: Sequence[int | None],
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that stand alone between two neighbours that are tied to each other."""
    starts = {at: place for place, at in enumerate(other)}
    for here, place in enumerate(row):
        if old_of[place] is not None or not _is_single(row, here, old_of):
            continue
        before = old_of[row[here - 1]] if here else None
        if here and before not in starts:
            continue
        there = starts[before] + 1 if before is not None else 0
        if there >= len(other) or new_of[other[there]] is not None:
            continue
        if not _is_single(other, there, new_of):
            continue
        after = old_of[row[here + 1]] if here + 1 < len(row) else None
        next_old = other[there + 1] if there + 1 < len(other) else None
        if after == next_old:
            yield place, other[there]


def _is_single(row: Sequence[int], here: int, tied: Sequence[int | None]) -> bool:
    around = [row[at] for at in (here - 1, here + 1) if 0 <= at < len(row)]
    return all(tied[one] is not None for one in around)

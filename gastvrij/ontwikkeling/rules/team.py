"""Which figures of a team may be shown. Our own choice, from law 7: only from 5 persons up.

Nobody's judgement may follow from a figure, nor from laying figures of several selections side by
side. People who are in exactly the same selections are a part. No sum or difference of figures of
selections tells more than figures per part would. So of each competence only selections are shown
that leave no part of 1-4 persons; and of those only the ones show who is at level and who below
that leave no part in which 1-4 persons are one or the other.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

# Law 7: "judgements of people are shown as team figures only from 5 persons up".
MINSTE = 5

Keuze = TypeVar("Keuze", bound=Hashable)
# People who are alike in every selection, such as those of one afdeling with one functie.
Groep = TypeVar("Groep", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Telling:
    """How many people of a part are asked a competence, and where they stand.

    `op` have agreed on a level at or above what is asked, `onder` on one below it, and `doel` have
    a running goal on it, whatever their level. Of the others no level was discussed yet.
    """

    gevraagd: int = 0
    op: int = 0
    onder: int = 0
    doel: int = 0

    @property
    def besproken(self) -> int:
        """Return of how many a level is stated."""
        return self.op + self.onder


@dataclass(frozen=True, slots=True)
class Verdeling:
    """What is shown of a competence; None stands for a figure that is withheld."""

    gevraagd: int
    besproken: int
    op: int | None
    onder: int | None
    doel: int | None

    @property
    def niet_besproken(self) -> int:
        """Return of how many no level is stated yet."""
        return self.gevraagd - self.besproken

    @property
    def dekking(self) -> float:
        """Return of which share a level is stated, from 0 to 1."""
        return self.besproken / self.gevraagd


@dataclass(frozen=True, slots=True)
class Conclusie:
    """Of how many competences less than half, and nobody, has a stated level; and of how many."""

    minder_dan_helft: int
    niemand: int
    competenties: int


def is_enough(people: int) -> bool:
    """Test if a group is large enough to show a figure of."""
    return people >= MINSTE


def are_safe(*counts: int) -> bool:
    """Test if each of these groups is empty or large enough, so that all can be shown apart."""
    return all(count == 0 or is_enough(count) for count in counts)


@dataclass(frozen=True)
class Getoond(Generic[Keuze, Groep]):
    """Which selections show something, the largest first, and the parts that they make."""

    keuzes: Sequence[Keuze]
    delen: Sequence[frozenset[Groep]]


def publishable(
    selecties: Mapping[Keuze, frozenset[Groep]], is_safe: Callable[[frozenset[Groep]], bool]
) -> Getoond[Keuze, Groep]:
    """Return which selections may show something, so that each part that they make is safe.

    Each is taken in the order given, and left out if a part of those taken would not be safe. Who
    is in none of them is shown nowhere, and makes no part.
    """
    taken: list[Keuze] = []
    delen: list[frozenset[Groep]] = []
    for keuze, groepen in selecties.items():
        kept, fresh = _split(delen, groepen)
        if all(is_safe(deel) for deel in fresh):
            taken.append(keuze)
            delen = kept + fresh
    return Getoond(taken, delen)


def _split(
    delen: Iterable[frozenset[Groep]], groepen: frozenset[Groep]
) -> tuple[list[frozenset[Groep]], list[frozenset[Groep]]]:
    """Return the parts that stay as they are beside a selection, and those that it makes."""
    kept, fresh, left = [], [], groepen
    for deel in delen:
        inside = deel & groepen
        if inside and inside != deel:
            fresh += [inside, deel - inside]
        else:
            kept.append(deel)
        left -= inside
    return kept, [*fresh, left] if left else fresh


def largest_first(
    selecties: Mapping[Keuze, frozenset[Groep]], sizes: Mapping[Groep, int]
) -> dict[Keuze, frozenset[Groep]]:
    """Return selections by how many people they hold; of as many the first stays first."""
    people = {keuze: sum(sizes[one] for one in groepen) for keuze, groepen in selecties.items()}
    return dict(sorted(selecties.items(), key=lambda item: -people[item[0]]))


def with_figures(
    selecties: Mapping[Keuze, frozenset[Groep]], sizes: Mapping[Groep, int]
) -> Getoond[Keuze, Groep]:
    """Return which selections may show a figure at all: no part of them holds 1-4 people.

    `sizes` says how many people each group holds. It depends on nobody's judgement, and so does
    the answer.
    """
    return publishable(
        largest_first(selecties, sizes), lambda deel: are_safe(sum(sizes[one] for one in deel))
    )


def verdeling(
    keuze: Keuze,
    getoond: Getoond[Keuze, Groep],
    selecties: Mapping[Keuze, frozenset[Groep]],
    tellingen: Mapping[Groep, Telling],
) -> Verdeling:
    """Return what is shown of a competence in a selection that shows figures.

    `getoond` is what `with_figures` returns and `tellingen` counts every group in it. Whether a
    level was discussed is no judgement, so that count shows. Who is at level and who below shows
    only if every part that shows it is safe, and goals likewise.
    """
    among = {one: selecties[one] for one in getoond.keuzes}

    def whole(groepen: frozenset[Groep]) -> Telling:
        return total(tellingen[one] for one in groepen)

    besproken = [(deel, whole(deel).besproken) for deel in getoond.delen]

    def is_open(deel: frozenset[Groep]) -> bool:
        inside = [count for part, count in besproken if part <= deel]
        return is_open_part(whole(deel), inside)

    def has_goals(deel: frozenset[Groep]) -> bool:
        found = whole(deel)
        return are_safe(found.doel, found.gevraagd - found.doel)

    own = whole(selecties[keuze])
    shows_levels = keuze in publishable(among, is_open).keuzes
    return Verdeling(
        gevraagd=own.gevraagd,
        besproken=own.besproken,
        op=own.op if shows_levels else None,
        onder=own.onder if shows_levels else None,
        doel=own.doel if keuze in publishable(among, has_goals).keuzes else None,
    )


def total(tellingen: Iterable[Telling]) -> Telling:
    """Return the counts of groups together."""
    every = list(tellingen)
    return Telling(
        sum(one.gevraagd for one in every),
        sum(one.op for one in every),
        sum(one.onder for one in every),
        sum(one.doel for one in every),
    )


def is_open_part(deel: Telling, besproken: Iterable[int]) -> bool:
    """Test if a part may show who is at level and who below.

    `besproken` says of how many a level is stated in each smaller part that shows that count. With
    five or more on either side nothing follows about four of them. If all stand on one side it
    follows of everybody, so then no smaller part may be of 1-4 people.
    """
    if is_enough(deel.op) and is_enough(deel.onder):
        return True
    return deel.op * deel.onder == 0 and are_safe(*besproken)


def conclusie(rijen: Iterable[Verdeling]) -> Conclusie:
    """Return what a table says as a whole; a competence that shows no figures counts nowhere."""
    shown = list(rijen)
    return Conclusie(
        minder_dan_helft=sum(rij.besproken * 2 < rij.gevraagd for rij in shown),
        niemand=sum(rij.besproken == 0 for rij in shown),
        competenties=len(shown),
    )


def is_at_level(gesteld: int, vereist: int) -> bool:
    """Test if a stated level is what is asked, or more.

    Both are places of levels in one version, from 1 on; without levels they are `NEE` and `JA`.
    """
    return gesteld >= vereist

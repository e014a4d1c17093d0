"""What a functie asks: moves to another version, what runs, the highest level, no overlap."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling.rules.functies import (
    Competentie,
    Gevraagd,
    Overgang,
    Profielversie,
    Trede,
    Zwaarte,
    highest,
    is_same,
    overgang,
    overgangen,
    overlaps,
    running,
)

C, N1, N2, N3 = (UUID(int=nr) for nr in range(1, 5))


def competentie(
    *treden: Trede, titel: str = "Luisteren", tekst: str = "Vraagt door."
) -> Competentie:
    return Competentie(C, titel, tekst, treden)


ONE, TWO = Trede(N1, "1", "", ("knikt",)), Trede(N2, "2", "", ("vat samen", "vraagt door"))
BEFORE = competentie(ONE, TWO)
LOOSE = competentie(Trede(None, "", "", ("groet",)))


@pytest.mark.parametrize(
    ("after", "niveau", "what"),
    [
        (BEFORE, N2, Overgang.GELIJK),
        (competentie(ONE, TWO, tekst=" Vraagt   door. "), N2, Overgang.GELIJK),
        (competentie(ONE, TWO, titel="Horen"), N2, Overgang.GEWIJZIGD),
        (competentie(ONE, TWO, tekst="vraagt door."), N2, Overgang.GEWIJZIGD),
        (competentie(ONE, Trede(N2, "2", "", ("vat samen",))), N2, Overgang.GEWIJZIGD),
        (competentie(ONE, Trede(N2, "2", "met zorg", TWO.indicatoren)), N2, Overgang.GEWIJZIGD),
        (competentie(ONE, Trede(N2, "B", "", TWO.indicatoren)), N2, Overgang.GEWIJZIGD),
        (competentie(ONE, TWO, Trede(N3, "3", "", ())), N2, Overgang.GEWIJZIGD),
        (competentie(TWO), N2, Overgang.GEWIJZIGD),
        (competentie(TWO, ONE), N2, Overgang.GEWIJZIGD),
        (competentie(ONE), N2, Overgang.NIVEAU_WEG),
        (LOOSE, N2, Overgang.NIVEAU_WEG),
        (None, N2, Overgang.WEG),
    ],
)
def test_a_requirement_moves_by_itself_only_if_its_competence_says_the_same(
    after: Competentie | None, niveau: UUID, what: Overgang
) -> None:
    assert overgang(Gevraagd(1, C, niveau), BEFORE, after) == what


@pytest.mark.parametrize(
    ("after", "what"),
    [(LOOSE, Overgang.GELIJK), (BEFORE, Overgang.GEWIJZIGD), (None, Overgang.WEG)],
)
def test_what_is_asked_yes_or_no_waits_once_the_competence_has_levels(
    after: Competentie | None, what: Overgang
) -> None:
    assert overgang(Gevraagd(1, C, None), LOOSE, after) == what


words = st.sampled_from(["knikt", "vat samen", "vraagt door", " vraagt  door ", ""])
steps = st.builds(
    Trede,
    identiteit=st.none() | st.sampled_from([N1, N2, N3]),
    titel=words,
    tekst=words,
    indicatoren=st.lists(words, max_size=2).map(tuple),
)


def framework(identities: st.SearchStrategy[UUID]) -> st.SearchStrategy[dict[UUID, Competentie]]:
    one = st.builds(
        Competentie,
        identiteit=identities,
        titel=words,
        tekst=words,
        treden=st.lists(steps, max_size=3, unique_by=lambda step: step.identiteit).map(tuple),
    )
    return st.lists(one, max_size=5).map(lambda found: {each.identiteit: each for each in found})


frameworks = framework(st.integers(1, 6).map(lambda nr: UUID(int=nr * 100)))


@given(frameworks, frameworks, st.data())
def test_no_requirement_vanishes_and_only_what_is_the_same_moves(
    before: dict[UUID, Competentie], after: dict[UUID, Competentie], data: st.DataObject
) -> None:
    eisen = [
        Gevraagd(nr, one.identiteit, data.draw(st.sampled_from([None, *sorted(one.niveaus)])))
        for nr, one in enumerate(before.values())
    ]
    found = overgangen(eisen, before, after)
    assert set(found) == {eis.key for eis in eisen}
    for eis in eisen:
        now = after.get(eis.competentie)
        moves = found[eis.key] == Overgang.GELIJK
        assert (found[eis.key] == Overgang.WEG) == (now is None)
        assert moves == (now is not None and is_same(before[eis.competentie], now))
        assert not moves or eis.niveau is None or (now and eis.niveau in now.niveaus)


@given(frameworks, st.data())
def test_in_the_same_version_everything_stays(
    before: dict[UUID, Competentie], data: st.DataObject
) -> None:
    eisen = [
        Gevraagd(nr, one.identiteit, data.draw(st.sampled_from([None, *sorted(one.niveaus)])))
        for nr, one in enumerate(before.values())
    ]
    assert set(overgangen(eisen, before, before).values()) <= {Overgang.GELIJK}


@pytest.mark.parametrize(
    ("on", "keys"),
    [(1, {}), (2, {7: 1}), (4, {7: 1}), (5, {7: 3, 8: 4}), (9, {7: 3, 8: 4})],
)
def test_the_version_that_began_last_runs_and_of_one_day_the_newest(
    on: int, keys: dict[int, int]
) -> None:
    day = [date(2026, 12, nr) for nr in range(1, 11)]
    versions = [
        Profielversie(3, 7, day[5], 3),
        Profielversie(1, 7, day[2], 1),
        Profielversie(2, 7, day[5], 2),
        Profielversie(4, 8, day[5], 1),
    ]
    assert running(versions, on=day[on]) == keys


def test_of_several_functies_the_highest_level_stands_and_the_first_of_equals() -> None:
    other = UUID(int=99)
    eisen = [
        Zwaarte(1, C, 2),
        Zwaarte(2, other, 0),
        Zwaarte(3, C, 3),
        Zwaarte(4, other, 0),
        Zwaarte(5, C, 3),
    ]
    assert highest(eisen) == [3, 2]
    assert highest([]) == []


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4))))
def test_the_highest_level_is_asked_of_every_competence_once(asked: list[tuple[int, int]]) -> None:
    eisen = [Zwaarte(nr, UUID(int=one), rang) for nr, (one, rang) in enumerate(asked)]
    found = highest(eisen)
    assert [eisen[key].competentie for key in found] == list(
        dict.fromkeys(eis.competentie for eis in eisen)
    )
    for key in found:
        same = [eis.rang for eis in eisen if eis.competentie == eisen[key].competentie]
        assert eisen[key].rang == max(same)


DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("van", "tot", "shared"),
    [
        (-9, -6, False),
        (-9, -5, True),
        (-3, -3, True),
        (0, 3, True),
        (1, 3, False),
        (1, None, True),
        (-9, None, True),
        (8, 9, False),
        (10, 10, True),
        (99, None, True),
    ],
)
def test_periods_share_a_day_or_not_with_both_ends_included(
    van: int, tot: int | None, *, shared: bool
) -> None:
    def day(nr: int) -> date:
        return DAY + timedelta(days=nr)

    periods = [(day(-5), DAY), (day(10), None)]
    assert overlaps(day(van), None if tot is None else day(tot), periods) is shared
    assert not overlaps(day(van), None, [])


periods = st.tuples(st.integers(0, 30), st.none() | st.integers(0, 30)).filter(
    lambda one: one[1] is None or one[0] <= one[1]
)


@given(periods, periods)
def test_overlap_is_the_same_both_ways_and_means_a_common_day(
    one: tuple[int, int | None], other: tuple[int, int | None]
) -> None:
    def dates(period: tuple[int, int | None]) -> tuple[date, date | None]:
        van, tot = period
        return DAY + timedelta(days=van), None if tot is None else DAY + timedelta(days=tot)

    def days(period: tuple[int, int | None]) -> set[int]:
        return set(range(period[0], (100 if period[1] is None else period[1]) + 1))

    shared = bool(days(one) & days(other))
    assert overlaps(*dates(one), [dates(other)]) is shared
    assert overlaps(*dates(other), [dates(one)]) is shared

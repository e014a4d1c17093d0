from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.kaders.inlezen.blad.kruistabel import KruisRegel
from gastvrij.kaders.rules import kruistabel
from gastvrij.kaders.rules.kruistabel import Band, Fout, Onderdeel

ELEMENTS = [
    Onderdeel(1, "gespreksstructuur", "algemene_regel", "A1", "", "Klaar", None),
    Onderdeel(2, "gespreksstructuur", "fase", "F1", "Welkom", "", None),
    Onderdeel(3, "gespreksstructuur", "stap", "F1.1", "", "Groet", 2),
    Onderdeel(4, "toetsplan", "toetsterm", "L1.01", "", "Groet", None),
    Onderdeel(5, "competentieprofiel", "competentie", "", "Gastvrij  ontvangen", "", None),
    Onderdeel(6, "competentiewoordenboek", "competentie", "1.1", "Zorg", "", None),
    Onderdeel(7, "competentiewoordenboek", "niveau", "1.1-N2", "Niveau 2", "", 6),
    Onderdeel(8, "competentiewoordenboek", "indicator", "", "", "kijkt het\nna", 7),
    Onderdeel(9, "competentieprofiel", "competentie", "", "Dubbel", "", None),
    Onderdeel(10, "competentieprofiel", "competentie", "", "dubbel", "", None),
    Onderdeel(11, "competentiewoordenboek", "indicator", "", "", "zonder niveau", None),
    Onderdeel(12, "gespreksstructuur", "stap", "F1.2", "", "x", 2),
    Onderdeel(13, "gespreksstructuur", "stap", "F1.2", "", "y", 2),
    Onderdeel(14, "competentieprofiel", "indicator", "", "", "groet iedereen", 5),
    Onderdeel(15, "competentiewoordenboek", "competentie", "", "Zonder code", "", None),
    Onderdeel(16, "competentiewoordenboek", "niveau", "", "Basis", "", 15),
    Onderdeel(17, "competentiewoordenboek", "indicator", "", "", "doet mee", 16),
    Onderdeel(18, "servicenormen", "uitspraak", "", "", "Wij bellen terug", None),
    Onderdeel(19, "toetsplan", "toetsterm", "L1.09", "", "Luistert", None, UUID(int=19)),
    Onderdeel(20, "toetsplan", "onderdeel", "", "Balie", "", None, UUID(int=20)),
]


def line(
    van: str,
    kader: str,
    naar: str,
    niveau: str | None = None,
    indicator: str | None = None,
    nr: int = 2,
) -> KruisRegel:
    return KruisRegel(van, kader, naar, niveau, indicator, "deels", nr)


@pytest.mark.parametrize(
    ("regel", "found"),
    [
        (line("A1", "toetsplan", "L1.01"), (1, 4)),
        (line(" f1.1", "profiel", "gastvrij ontvangen"), (3, 5)),
        (line("F1.1", "woordenboek", "1.1"), (3, 6)),
        (line("F1.1", "woordenboek", "1.1", "2"), (3, 7)),
        (line("F1.1", "woordenboek", "1.1", "2", "Kijkt  het na"), (3, 8)),
        (line("F1.1", "gespreksstructuur", "A1"), (3, 1)),
        (line("A1", "profiel", "Gastvrij ontvangen", None, "groet iedereen"), (1, 14)),
        (line("A1", "woordenboek", "zonder code", "basis", "doet mee"), (1, 17)),
        (line("A1", "woordenboek", "Zonder code", "Basis"), (1, 16)),
        (line("A1", "servicenormen", "wij bellen terug"), (1, 18)),
        (line("A1", "toetsplan", "Balie"), Fout.NAAR_ONBEKEND),
        (line("F1", "toetsplan", "L1.01"), Fout.VAN_ONBEKEND),
        (line("A1", "toetsplan", "L1.02"), Fout.NAAR_ONBEKEND),
        (line("A1", "woordenboek", "1.1", "1", "kijkt het na"), Fout.NAAR_ONBEKEND),
        (line("A1", "profiel", "Dubbel"), Fout.NAAR_DUBBEL),
        (line("F1.2", "toetsplan", "L1.01"), Fout.VAN_DUBBEL),
    ],
)
def test_a_line_of_a_crosswalk_names_exactly_two_elements_or_is_refused(
    regel: KruisRegel, found: tuple[int, int] | Fout
) -> None:
    ties, refused = kruistabel.match([regel], kruistabel.places(ELEMENTS))
    if isinstance(found, Fout):
        assert (ties, refused) == ([], [(regel, found)])
    else:
        assert [(tie.van, tie.naar, tie.regel.soort) for tie in ties] == [(*found, "deels")]
        assert refused == []


def test_a_tie_that_stands_there_already_is_refused() -> None:
    twice = [line("A1", "toetsplan", "L1.01"), line("a1", "toetsplan", "l1.01", nr=3)]
    ties, refused = kruistabel.match(twice, kruistabel.places(ELEMENTS))
    assert len(ties) == 1
    assert refused == [(twice[1], Fout.REGEL_DUBBEL)]


@pytest.mark.parametrize(
    ("van_id", "naar_id", "found"),
    [
        (None, UUID(int=19), (1, 19)),
        (None, UUID(int=20), Fout.NAAR_ANDER),
        (None, UUID(int=99), Fout.NAAR_ONBEKEND),
        (UUID(int=99), None, Fout.VAN_ONBEKEND),
        (UUID(int=19), None, Fout.VAN_ANDER),
    ],
)
def test_an_identity_wins_but_never_says_other_than_the_code(
    van_id: UUID | None, naar_id: UUID | None, found: tuple[int, int] | Fout
) -> None:
    regel = KruisRegel(
        "A1", "toetsplan", "L1.09", None, None, "deels", 2, van_id=van_id, naar_id=naar_id
    )
    ties, refused = kruistabel.match([regel], kruistabel.places(ELEMENTS))
    if isinstance(found, Fout):
        assert refused == [(regel, found)]
    else:
        assert [(tie.van, tie.naar) for tie in ties] == [found]


def test_what_an_element_is_called_finds_it_again() -> None:
    every = {one.key: one for one in ELEMENTS}
    places = kruistabel.places(ELEMENTS)
    for one in ELEMENTS:
        named = kruistabel.columns(one, every)
        if one.soort in kruistabel.VERBINDBAAR:
            assert one.key in places.per_plek[named.plek]


def test_ties_go_over_to_what_runs_and_the_rest_is_named() -> None:
    one, two, gone = (UUID(int=nr) for nr in range(3))
    ties = [Band(1, one, two), Band(2, one, gone), Band(3, gone, two), Band(4, one, two)]
    over, behind = kruistabel.carry(ties, {one: 11, two: 12})
    assert over == [(1, 11, 12)]
    assert behind == [2, 3, 4]


@given(st.lists(st.sampled_from("abc"), max_size=30), st.integers(1, 8))
def test_parts_hold_every_element_once_and_in_order(groups: list[str], limit: int) -> None:
    found = kruistabel.parts(groups, limit=limit)
    places = [place for one in found for place in range(len(groups))[one]]
    assert places == list(range(len(groups)))
    assert all(0 < one.stop - one.start <= limit for one in found)


def test_a_part_ends_where_a_group_ends() -> None:
    found = kruistabel.parts(["a", "a", "b", "b", "c"], limit=3)
    assert found == [slice(0, 2), slice(2, 5)]

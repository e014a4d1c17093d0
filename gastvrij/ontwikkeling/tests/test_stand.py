from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.rules import JA, NEE, Halfjaar, Stand

ENOUGH = rules.MINIMUM_CITATEN


@pytest.mark.parametrize(
    ("citaten", "is_gevraagd", "vereist", "is_gesteld", "gesteld", "expected"),
    [
        (0, None, None, False, None, Stand.GEEN_CITAAT),
        (0, True, 2, False, None, Stand.GEEN_CITAAT),
        (ENOUGH - 1, True, 2, False, None, Stand.ONVOLDOENDE_GEZIEN),
        (ENOUGH, True, 2, False, None, Stand.TE_BESPREKEN),
        (900, True, 1, False, None, Stand.TE_BESPREKEN),
        (900, False, None, False, None, Stand.NIET_GEVRAAGD),
        (0, True, 2, True, 1, Stand.TE_ONTWIKKELEN),
        (0, True, 2, True, 2, Stand.OP_NIVEAU),
        (900, True, 2, True, 3, Stand.HOGER),
        (5, True, JA, True, NEE, Stand.TE_ONTWIKKELEN),
        (5, True, JA, True, JA, Stand.OP_NIVEAU),
        (5, False, None, True, 3, Stand.BESPROKEN),
        (5, None, None, True, 3, Stand.BESPROKEN),
        (5, True, 2, True, None, Stand.BESPROKEN),
        (5, True, None, True, 2, Stand.BESPROKEN),
    ],
)
def test_a_competence_stands_as_a_person_stated_or_as_far_as_it_was_seen(
    citaten: int,
    is_gevraagd: bool | None,  # noqa: FBT001 - a column of the table
    vereist: int | None,
    is_gesteld: bool,  # noqa: FBT001 - a column of the table
    gesteld: int | None,
    expected: Stand,
) -> None:
    found = rules.stand(
        citaten=citaten,
        is_gevraagd=is_gevraagd,
        vereist=vereist,
        is_gesteld=is_gesteld,
        gesteld=gesteld,
    )
    assert found is expected


counts = st.integers(0, 2000)
places = st.none() | st.integers(0, 6)
JUDGED = {Stand.TE_ONTWIKKELEN, Stand.OP_NIVEAU, Stand.HOGER, Stand.BESPROKEN}


@given(counts, counts, st.none() | st.booleans(), places, places)
def test_no_number_of_citations_ever_says_anything_of_a_level(
    few: int,
    many: int,
    is_gevraagd: bool | None,  # noqa: FBT001 - drawn by hypothesis
    vereist: int | None,
    gesteld: int | None,
) -> None:
    def found(citaten: int, *, is_gesteld: bool) -> Stand:
        return rules.stand(
            citaten=citaten,
            is_gevraagd=is_gevraagd,
            vereist=vereist,
            is_gesteld=is_gesteld,
            gesteld=gesteld if is_gesteld else None,
        )

    assert found(few, is_gesteld=True) is found(many, is_gesteld=True)
    assert found(few, is_gesteld=True) in JUDGED
    assert found(many, is_gesteld=False) not in JUDGED


@pytest.mark.parametrize(
    ("code", "titel", "label"),
    [("1.2-N3", "Niveau 3", "3"), ("", "Gevorderd", "Gevorderd"), ("B", "Gevorderd", "B")],
)
def test_a_level_is_called_by_its_number_else_by_its_code_or_title(
    code: str, titel: str, label: str
) -> None:
    assert rules.niveaulabel(code, titel) == label


def test_evidence_falls_in_half_years_and_empty_ones_are_there_too() -> None:
    days = [date(2025, 6, 30), date(2025, 1, 1), date(2026, 7, 1)]
    assert rules.per_halfjaar(days) == [
        (Halfjaar(2025, 1), 2),
        (Halfjaar(2025, 2), 0),
        (Halfjaar(2026, 1), 0),
        (Halfjaar(2026, 2), 1),
    ]
    assert rules.per_halfjaar([]) == []


@given(st.lists(st.dates(date(2015, 1, 1), date(2030, 12, 31)), min_size=1))
def test_no_piece_of_evidence_is_lost_over_the_years(days: list[date]) -> None:
    found = rules.per_halfjaar(days)
    assert sum(count for _half, count in found) == len(days)
    halves = [half for half, _count in found]
    assert halves == sorted(set(halves))
    every = {date(2015, 1, 1) + timedelta(days=n) for n in range(16 * 366)}
    between = {rules.halfjaar_of(day) for day in every if min(days) <= day <= max(days)}
    assert set(halves) == between

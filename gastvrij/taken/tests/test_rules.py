from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.klantcontact.rules import Resultaat
from gastvrij.taken import rules
from gastvrij.taken.models import InterneTaak
from gastvrij.taken.rules import Deadline, Opdracht, Termijn

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
TODAY = NOW.date()
BURGERZAKEN, SOCIAAL = 1, 2


def termijn(
    waarde: str | None,
    *,
    operator: str = "<=",
    eenheid: str = "werkdagen",
    place: int | None = None,
) -> Termijn:
    return Termijn(operator, None if waarde is None else Decimal(waarde), eenheid, place)


def test_the_states_of_the_rules_are_those_of_the_table() -> None:
    assert set(rules.Status) == set(InterneTaak.Status.values)


@pytest.mark.parametrize(
    ("agreed", "days"),
    [
        ([], None),
        ([termijn("2.000")], 2),
        ([termijn("2"), termijn("1")], 1),
        ([termijn("1", operator="=", eenheid="werkdag")], 1),
        ([termijn("2"), termijn("5", place=BURGERZAKEN)], 5),
        ([termijn("2"), termijn("5", place=SOCIAAL)], 2),
        ([termijn("5", place=SOCIAAL)], None),
        ([termijn(None)], None),
        ([termijn("1.5")], None),
        ([termijn("4", eenheid="uur")], None),
        ([termijn("4", operator=">=")], None),
    ],
)
def test_the_term_is_what_was_agreed_and_never_guessed(
    agreed: list[Termijn], days: int | None
) -> None:
    assert rules.term_days(agreed, afdeling=BURGERZAKEN) == days


@pytest.mark.parametrize(
    ("uiterlijk", "promised", "group"),
    [
        (None, None, Deadline.ZONDER),
        (TODAY, None, Deadline.VANDAAG),
        (TODAY - timedelta(days=1), None, Deadline.TE_LAAT),
        (TODAY + timedelta(days=1), None, Deadline.MORGEN),
        (TODAY + timedelta(days=2), None, Deadline.LATER),
        (None, NOW - timedelta(minutes=1), Deadline.TE_LAAT),
        (None, NOW, Deadline.VANDAAG),
        (None, NOW + timedelta(hours=1), Deadline.VANDAAG),
        (TODAY + timedelta(days=9), NOW + timedelta(days=1), Deadline.MORGEN),
        (TODAY - timedelta(days=1), NOW + timedelta(days=1), Deadline.TE_LAAT),
        (TODAY, NOW + timedelta(days=3), Deadline.LATER),
    ],
)
def test_a_promise_goes_before_the_term_and_past_either_is_too_late(
    uiterlijk: date | None, promised: datetime | None, group: Deadline
) -> None:
    assert rules.deadline(uiterlijk_op=uiterlijk, beloofd_tot=promised, now=NOW) is group


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_promise_is_too_late_exactly_when_it_is_past(promised: datetime) -> None:
    found = rules.deadline(uiterlijk_op=None, beloofd_tot=promised.replace(tzinfo=UTC), now=NOW)
    assert (found is Deadline.TE_LAAT) == (promised.replace(tzinfo=UTC) < NOW)


LATER, SOON = NOW + timedelta(hours=3), NOW + timedelta(hours=1)
GOOD = Opdracht("Bel terug", has_someone=True, beloofd_van=SOON, beloofd_tot=LATER)


@pytest.mark.parametrize(
    ("resultaat", "opdracht", "is_open", "wrong"),
    [
        ("direct_afgehandeld", None, True, []),
        ("direct_afgehandeld", GOOD, True, ["taak_unasked"]),
        ("terugbelafspraak", GOOD, True, []),
        ("terugbelafspraak", None, True, ["handeling_empty"]),
        ("terugbelafspraak", GOOD._replace(handeling=" "), True, ["handeling_empty"]),
        ("terugbelafspraak", GOOD._replace(has_someone=False), True, ["wie_empty"]),
        ("terugbelafspraak", GOOD._replace(beloofd_van=None), True, []),
        (
            "terugbelafspraak",
            GOOD._replace(beloofd_van=None, beloofd_tot=None),
            True,
            ["belofte_empty"],
        ),
        ("terugbelafspraak", GOOD._replace(beloofd_tot=NOW), True, ["belofte_past"]),
        ("terugbelafspraak", GOOD._replace(beloofd_van=LATER), True, ["belofte_reversed"]),
        ("terugbelafspraak", GOOD, False, ["belofte_closed"]),
        ("doorgezet", GOOD, True, []),
        ("doorgezet", GOOD._replace(beloofd_van=None, beloofd_tot=None), True, []),
        ("doorgezet", GOOD._replace(beloofd_tot=None), True, ["belofte_empty"]),
    ],
)
def test_what_a_colleague_is_asked_is_complete_and_can_be_kept(
    resultaat: str, opdracht: Opdracht | None, *, is_open: bool, wrong: list[str]
) -> None:
    found = rules.opdracht_problems(
        0, resultaat=Resultaat(resultaat), opdracht=opdracht, now=NOW, is_open=is_open
    )
    assert [problem.code for problem in found] == wrong

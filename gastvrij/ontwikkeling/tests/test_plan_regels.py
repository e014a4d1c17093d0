from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import (
    Aandacht,
    Bezwaar,
    Doelplan,
    Gebrek,
    Gespreksstand,
    Handeling,
    Herinnering,
    Moment,
    Soort,
    Wie,
)

TODAY = date(2026, 11, 20)
DAY = timedelta(days=1)
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WHOLE = Doelplan(
    titel="Eerst samenvatten",
    specifiek="Ik vat elke vraag samen.",
    meetbaar="De inwoner zegt dat het klopt.",
    actie_tekst="Meekijken met Fatima",
    actie_link="https://leren.example/samenvatten",
    klaar_op=TODAY + 60 * DAY,
    evaluatie_op=TODAY + 30 * DAY,
)


def test_a_goal_with_every_part_is_complete() -> None:
    assert rules.gebreken(WHOLE, on=TODAY) == {}
    assert rules.gebreken(replace(WHOLE, actie_link=""), on=TODAY) == {}
    assert rules.gebreken(replace(WHOLE, evaluatie_op=WHOLE.klaar_op), on=TODAY) == {}
    assert rules.gebreken(replace(WHOLE, evaluatie_op=TODAY + DAY), on=TODAY) == {}


@pytest.mark.parametrize("name", rules.ASKED)
@pytest.mark.parametrize("empty", ["", "  ", "\n\t"])
def test_each_part_of_smart_is_asked(name: str, empty: str) -> None:
    changed: dict[str, Any] = {name: empty}
    assert rules.gebreken(replace(WHOLE, **changed), on=TODAY) == {name: Gebrek.LEEG}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"titel": "Samenvatten; doorvragen"}, {"titel": Gebrek.MEER_DAN_EEN}),
        ({"titel": "Samenvatten\ndoorvragen"}, {"titel": Gebrek.MEER_DAN_EEN}),
        ({"titel": "- samenvatten"}, {"titel": Gebrek.MEER_DAN_EEN}),
        ({"titel": "1. samenvatten"}, {"titel": Gebrek.MEER_DAN_EEN}),
        (
            {"klaar_op": TODAY},
            {"klaar_op": Gebrek.VOORBIJ, "evaluatie_op": Gebrek.NA_HET_EINDE},
        ),
        ({"evaluatie_op": TODAY}, {"evaluatie_op": Gebrek.VOORBIJ}),
        ({"evaluatie_op": TODAY + 61 * DAY}, {"evaluatie_op": Gebrek.NA_HET_EINDE}),
        ({"actie_link": "http://leren.example"}, {"actie_link": Gebrek.GEEN_HTTPS}),
    ],
)
def test_what_is_wrong_is_said_of_its_field(
    changed: dict[str, Any], expected: dict[str, Gebrek]
) -> None:
    assert rules.gebreken(replace(WHOLE, **changed), on=TODAY) == expected


def test_a_day_that_stays_may_have_gone_by() -> None:
    later = TODAY + 90 * DAY
    assert rules.gebreken(WHOLE, on=later, eerder=WHOLE) == {}
    moved = replace(WHOLE, klaar_op=later + DAY)
    assert rules.gebreken(moved, on=later, eerder=WHOLE) == {}
    assert rules.gebreken(moved, on=later) == {"evaluatie_op": Gebrek.VOORBIJ}
    back = replace(WHOLE, klaar_op=later - DAY)
    assert rules.gebreken(back, on=later, eerder=WHOLE) == {"klaar_op": Gebrek.VOORBIJ}


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://leren.example/a?b=c#d", True),
        ("https://leren.example:8443/", True),
        ("HTTPS://leren.example/", False),
        ("http://leren.example/", False),
        ("https://", False),
        ("https:///pad", False),
        ("https://iemand:geheim@leren.example/", False),
        ("https://leren.example\\@kwaad.example/", False),
        ("https://leren.example/ a", False),
        ("https://leren.example/\nX", False),
        ("https://[leren", False),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//leren.example/", False),
        ("leren.example", False),
    ],
)
def test_a_link_goes_to_a_page_over_https_and_carries_no_password(link: str, *, safe: bool) -> None:
    assert rules.is_safe_link(link) is safe


@given(st.text())
def test_no_text_breaks_the_check_of_a_link(text: str) -> None:
    assert rules.is_safe_link(text) is False or text.startswith("https://")
    assert rules.is_safe_link(f"https://{text}") in {True, False}


@pytest.mark.parametrize(
    ("on", "laatste", "expected"),
    [
        (TODAY, None, Aandacht.GEEN),
        (TODAY + 29 * DAY, None, Aandacht.GEEN),
        (TODAY + 30 * DAY, None, Aandacht.TERUGKIJKEN),
        (TODAY + 30 * DAY, TODAY + 29 * DAY, Aandacht.TERUGKIJKEN),
        (TODAY + 31 * DAY, TODAY + 30 * DAY, Aandacht.GEEN),
        (TODAY + 45 * DAY, TODAY + 30 * DAY, Aandacht.GEEN),
        (TODAY + 46 * DAY, TODAY + 30 * DAY, Aandacht.NADERT),
        (TODAY + 60 * DAY, TODAY + 30 * DAY, Aandacht.NADERT),
        (TODAY + 61 * DAY, TODAY + 30 * DAY, Aandacht.VOORBIJ),
        (TODAY + 61 * DAY, None, Aandacht.VOORBIJ),
    ],
)
def test_what_a_goal_asks_follows_from_its_days(
    on: date, laatste: date | None, expected: Aandacht
) -> None:
    asks = rules.aandacht(
        klaar_op=WHOLE.klaar_op, evaluatie_op=WHOLE.evaluatie_op, on=on, laatste=laatste
    )
    assert asks is expected


def reminded(on: date, *, gemaakt: date = TODAY) -> set[Herinnering]:
    return set(
        rules.to_remind(
            klaar_op=WHOLE.klaar_op, evaluatie_op=WHOLE.evaluatie_op, gemaakt=gemaakt, on=on
        )
    )


def test_the_employee_is_reminded_two_weeks_before_and_on_the_day_to_look_back() -> None:
    both = {Herinnering.EVALUATIE, Herinnering.KLAAR}
    assert reminded(TODAY + 29 * DAY) == set()
    assert reminded(TODAY + 30 * DAY) == {Herinnering.EVALUATIE}
    assert reminded(TODAY + 45 * DAY) == {Herinnering.EVALUATIE}
    assert reminded(TODAY + 46 * DAY) == both
    assert reminded(TODAY + 60 * DAY) == both
    assert reminded(TODAY + 61 * DAY) == set()


def test_what_was_near_when_the_goal_was_made_needs_no_mail() -> None:
    made = TODAY + 46 * DAY
    assert reminded(made, gemaakt=made) == set()
    assert reminded(made, gemaakt=made - DAY) == {Herinnering.KLAAR}


def moment(soort: Soort, days: int) -> Moment:
    op = NOON + days * DAY
    return Moment(soort, op, op.date())


PLANNED = [moment(Soort.PLANNING, 5), moment(Soort.VOORTGANG, 50), moment(Soort.TERUGBLIK, 100)]


@pytest.mark.parametrize(
    ("soort", "days", "expected"),
    [
        (Soort.VOORTGANG, 0, Bezwaar.VOORBIJ),
        (Soort.VOORTGANG, -3, Bezwaar.VOORBIJ),
        (Soort.VOORTGANG, 201, Bezwaar.BUITEN),
        (Soort.PLANNING, 6, Bezwaar.AL_GEPLAND),
        (Soort.TERUGBLIK, 101, Bezwaar.AL_GEPLAND),
        (Soort.VOORTGANG, 4, Bezwaar.VOLGORDE),
        (Soort.VOORTGANG, 101, Bezwaar.VOLGORDE),
        (Soort.VOORTGANG, 50, Bezwaar.VOLGORDE),
        (Soort.VOORTGANG, 6, None),
        (Soort.VOORTGANG, 99, None),
    ],
)
def test_a_conversation_has_its_place_in_the_cycle(
    soort: Soort, days: int, expected: Bezwaar | None
) -> None:
    why = rules.why_not_planned(
        moment(soort, days), PLANNED, van=TODAY, tot_en_met=TODAY + 200 * DAY, now=NOON
    )
    assert why is expected


@given(st.lists(st.tuples(st.sampled_from(Soort), st.integers(-5, 210)), max_size=12))
def test_whatever_is_planned_the_order_of_a_cycle_holds(asked: list[tuple[Soort, int]]) -> None:
    standing: list[Moment] = []
    for soort, days in asked:
        new = moment(soort, days)
        end = TODAY + 200 * DAY
        if rules.why_not_planned(new, standing, van=TODAY, tot_en_met=end, now=NOON) is None:
            standing.append(new)
    in_time = sorted(standing, key=lambda one: one.op)
    kinds = [rules.ORDER.index(one.soort) for one in in_time]
    assert kinds == sorted(kinds)
    assert all(kinds.count(rules.ORDER.index(once)) <= 1 for once in rules.ONCE)
    assert len({one.op for one in standing}) == len(standing)
    assert all(TODAY <= one.dag <= end for one in standing for end in [TODAY + 200 * DAY])


def test_planning_comes_first_by_itself_and_then_progress() -> None:
    assert rules.next_soort([]) is Soort.PLANNING
    assert rules.next_soort([Soort.VOORTGANG]) is Soort.PLANNING
    assert rules.next_soort([Soort.PLANNING, Soort.VOORTGANG]) is Soort.VOORTGANG


@pytest.mark.parametrize(
    ("afgezegd", "gehouden", "beantwoord", "expected"),
    [
        (False, False, False, Gespreksstand.GEPLAND),
        (True, False, False, Gespreksstand.AFGEZEGD),
        (False, True, False, Gespreksstand.GEHOUDEN),
        (False, True, True, Gespreksstand.BEANTWOORD),
    ],
)
def test_how_far_a_conversation_is(
    *, afgezegd: bool, gehouden: bool, beantwoord: bool, expected: Gespreksstand
) -> None:
    stand = rules.gespreksstand(
        is_afgezegd=afgezegd, is_gehouden=gehouden, is_beantwoord=beantwoord
    )
    assert stand is expected


_H, _S = Handeling, Gespreksstand


@pytest.mark.parametrize(
    ("wie", "stand", "expected"),
    [
        (Wie.MEDEWERKER, _S.GEPLAND, {_H.AGENDA, _H.AFVINKEN}),
        (Wie.MEDEWERKER, _S.GEHOUDEN, {_H.AFVINKEN, _H.ANTWOORDEN}),
        (
            Wie.LEIDINGGEVENDE,
            _S.GEPLAND,
            {_H.AGENDA, _H.AFVINKEN, _H.VERPLAATSEN, _H.AFZEGGEN, _H.VERSLAG},
        ),
        (Wie.LEIDINGGEVENDE, _S.GEHOUDEN, {_H.AFVINKEN, _H.VERSLAG}),
    ],
)
def test_who_does_what_with_a_conversation(
    wie: Wie, stand: Gespreksstand, expected: set[Handeling]
) -> None:
    assert rules.gesprek_handelingen(wie, stand) == expected


@pytest.mark.parametrize("stand", [_S.BEANTWOORD, _S.AFGEZEGD])
@pytest.mark.parametrize("wie", Wie)
def test_nobody_does_anything_with_what_is_over(wie: Wie, stand: Gespreksstand) -> None:
    assert rules.gesprek_handelingen(wie, stand) == set()


@pytest.mark.parametrize("stand", Gespreksstand)
def test_a_reader_does_nothing(stand: Gespreksstand) -> None:
    assert rules.gesprek_handelingen(Wie.LEZER, stand) == set()
    assert rules.doel_handelingen(Wie.LEZER, loopt=True) == set()


def test_a_goal_is_the_employees_and_the_leader_only_reacts() -> None:
    own = {_H.WIJZIGEN, _H.AFSLUITEN, _H.VOORTGANG}
    assert rules.doel_handelingen(Wie.MEDEWERKER, loopt=True) == own
    assert rules.doel_handelingen(Wie.MEDEWERKER, loopt=False) == set()
    for loopt in (True, False):
        assert rules.doel_handelingen(Wie.LEIDINGGEVENDE, loopt=loopt) == {_H.REAGEREN}

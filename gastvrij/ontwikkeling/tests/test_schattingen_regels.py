"""Nobody who answers anonymously can be singled out, in one result or by comparing several."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from gastvrij.conftest import examples
from gastvrij.ontwikkeling.rules.schattingen import (
    ANONIEM,
    GETELD,
    SAMEN,
    Besluit,
    Groep,
    Relatie,
    Stand,
    Vergelijking,
    Waarde,
    arrange,
    compare,
    decide,
    parts,
)

COLLEGA, KLANT = Relatie.COLLEGA, Relatie.INTERNE_KLANT
LISTENS, ASKS = UUID(int=1), UUID(int=2)
ELEMENTEN = (LISTENS, ASKS)
NIET_GEZIEN = Waarde.NIET_GEZIEN
Values = dict[UUID, Waarde]


@dataclass(frozen=True)
class Answer:
    """What one person answers in a round, and in which relation."""

    wie: str
    relatie: Relatie
    values: tuple[tuple[UUID, Waarde], ...]


Round = tuple[Answer, ...]
# For each round that shows anything: group, element, and how often each value was given.
Figures = list[dict[tuple[str, UUID], tuple[int, ...]]]


def hold(rounds: Iterable[Round], *, drempel: int = 3) -> tuple[list[Besluit], Figures]:
    """Close rounds one after another; return what was decided and every figure that shows."""
    shown: list[Groep] = []
    decided: list[Besluit] = []
    figures: Figures = []
    for answers in rounds:
        mensen = {
            relatie: frozenset(one.wie for one in answers if one.relatie is relatie)
            for relatie in ANONIEM
        }
        ongezien = {
            relatie: {
                element: sum(
                    dict(one.values)[element] is NIET_GEZIEN
                    for one in answers
                    if one.relatie is relatie
                )
                for element in ELEMENTEN
            }
            for relatie in ANONIEM
        }
        besluit = decide(mensen, ongezien, drempel=drempel, eerder=shown)
        shown += besluit.groepen.values()
        decided.append(besluit)
        figures.append(
            {
                (naam, element): count(answers, naam, element)
                for naam, groep in besluit.groepen.items()
                for element in groep.ongezien
            }
        )
    return decided, figures


def count(answers: Round, naam: str, element: UUID) -> tuple[int, ...]:
    within = [one for one in answers if naam in (SAMEN, str(one.relatie))]
    found = Counter(dict(one.values)[element] for one in within)
    return tuple(found[waarde] for waarde in GETELD)


def answers(names: str, relatie: Relatie = COLLEGA, value: Waarde = Waarde.SOMS) -> Round:
    """Return a round in which these people, a letter each, answer the same to everything."""
    return tuple(
        Answer(name, relatie, tuple((element, value) for element in ELEMENTEN)) for name in names
    )


def unseen(names: str, element: UUID = LISTENS, relatie: Relatie = COLLEGA) -> Round:
    """Return answers of people who did not see one element."""
    given_ = [(one, NIET_GEZIEN if one == element else Waarde.SOMS) for one in ELEMENTEN]
    return tuple(Answer(name, relatie, tuple(given_)) for name in names)


@pytest.mark.parametrize(
    ("colleagues", "clients", "drempel", "expected"),
    [
        ("", "", 3, {}),
        ("ab", "", 3, {}),
        ("abc", "", 3, {"collega": "abc"}),
        ("abc", "", 4, {}),
        ("abcd", "", 4, {"collega": "abcd"}),
        ("abc", "xyz", 3, {"collega": "abc", "interne_klant": "xyz"}),
        ("abc", "x", 3, {SAMEN: "abcx"}),
        ("abcde", "xy", 3, {SAMEN: "abcdexy"}),
        ("a", "xy", 3, {SAMEN: "axy"}),
        ("a", "x", 3, {}),
        ("", "xyz", 3, {"interne_klant": "xyz"}),
    ],
)
def test_a_relation_shows_apart_only_if_no_other_is_too_small(
    colleagues: str, clients: str, drempel: int, expected: dict[str, str]
) -> None:
    found = arrange({COLLEGA: frozenset(colleagues), KLANT: frozenset(clients)}, drempel=drempel)
    assert found == {naam: frozenset(names) for naam, names in expected.items()}


@pytest.mark.parametrize(
    ("rounds", "stands"),
    [
        ([answers("ab")], ["te_weinig"]),
        ([answers("abc")], ["apart"]),
        ([answers("abc"), answers("abc")], ["apart", "apart"]),
        # One more, one less, or another instead: the difference is one person.
        ([answers("abc"), answers("abcd")], ["apart", "lijkt_op_eerder"]),
        ([answers("abcd"), answers("abc")], ["apart", "lijkt_op_eerder"]),
        ([answers("abcd"), answers("abce")], ["apart", "lijkt_op_eerder"]),
        ([answers("abc"), answers("abcde")], ["apart", "lijkt_op_eerder"]),
        # Together three differ, but the one who came stands alone against the two who left.
        ([answers("abcde"), answers("abcf")], ["apart", "lijkt_op_eerder"]),
        # Only one took part in both: what he said lies in the overlap of both results.
        ([answers("abcd"), answers("defg")], ["apart", "lijkt_op_eerder"]),
        ([answers("abc"), answers("abcdef")], ["apart", "apart"]),
        ([answers("abc"), answers("def")], ["apart", "apart"]),
        ([answers("abcdef"), answers("abc")], ["apart", "apart"]),
        # What was never shown is no ground for comparing.
        ([answers("ab"), answers("abc")], ["te_weinig", "apart"]),
        # The second stayed closed, so the third is laid beside the first only.
        ([answers("abc"), answers("abcd"), answers("abc")], ["apart", "lijkt_op_eerder", "apart"]),
        # Any two of these keep three apart or together, all three at once do not.
        (
            [answers("abcdef"), answers("abcghi"), answers("abdegh")],
            ["apart", "apart", "lijkt_op_eerder"],
        ),
        # Somebody who was a client first and then a colleague stays the same person.
        ([answers("abc", KLANT), answers("abcd")], ["apart", "lijkt_op_eerder"]),
        # Shown together first, then apart: two small ones come out of the large one.
        (
            [answers("abcd") + answers("x", KLANT), answers("abc") + answers("dxy", KLANT)],
            ["samen", "lijkt_op_eerder"],
        ),
    ],
)
def test_a_later_result_stays_closed_if_it_tells_people_of_an_earlier_apart(
    rounds: list[Round], stands: list[str]
) -> None:
    decided, figures = hold(rounds)
    assert [besluit.stand for besluit in decided] == stands
    opened = [stand in {"apart", "samen"} for stand in stands]
    assert [bool(shown) for shown in figures] == opened


def test_nobody_asked_is_not_the_same_as_nobody_answered() -> None:
    assert decide({}, {}, drempel=3, eerder=[]).stand is Stand.NIEMAND
    nobody: frozenset[str] = frozenset()
    assert decide({COLLEGA: nobody}, {}, drempel=3, eerder=[]).stand is Stand.TE_WEINIG


def test_an_element_that_too_few_saw_stays_closed_and_the_others_show() -> None:
    decided, _figures = hold([answers("ab") + unseen("cd")])
    assert decided[0].groepen["collega"].ongezien == {ASKS: 0}
    decided, _figures = hold([answers("abc") + unseen("d")])
    assert decided[0].groepen["collega"].ongezien == {LISTENS: 1, ASKS: 0}


def test_an_element_closed_for_one_group_is_not_in_any_sum_of_groups() -> None:
    decided, figures = hold([answers("abc") + answers("x", KLANT) + unseen("yz", relatie=KLANT)])
    assert decided[0].stand is Stand.APART
    assert set(figures[0]) == {("collega", LISTENS), ("collega", ASKS), ("interne_klant", ASKS)}


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        # The same people: one who did not see it is one of four.
        (answers("abcd"), answers("abc") + unseen("d"), {LISTENS, ASKS}),
        # Three new people of whom one or two said nothing: the difference could be one answer.
        (answers("abc"), answers("abcd") + unseen("ef"), {ASKS}),
        (answers("abc"), answers("abcde") + unseen("f"), {ASKS}),
        (answers("abc"), answers("abcdef"), {LISTENS, ASKS}),
        # It was the first result in which somebody of the rest did not see it.
        (answers("abcde") + unseen("f"), answers("abc"), {ASKS}),
        (answers("abcdefg") + unseen("h"), answers("abcd"), {LISTENS, ASKS}),
    ],
)
def test_answers_without_a_value_do_not_make_a_difference_smaller_than_the_threshold(
    first: Round, second: Round, shown: set[UUID]
) -> None:
    decided, _figures = hold([first, second])
    assert set(decided[1].groepen["collega"].ongezien) == shown


def test_who_was_promised_a_higher_threshold_keeps_it_in_later_rounds() -> None:
    promised = Groep(frozenset("abcde"), 5, dict.fromkeys(ELEMENTEN, 0))
    again = decide(
        {COLLEGA: frozenset("abc")}, {COLLEGA: dict.fromkeys(ELEMENTEN, 0)}, drempel=3, eerder=[]
    )
    assert again.stand is Stand.APART
    again = decide(
        {COLLEGA: frozenset("abcdefgh")},
        {COLLEGA: dict.fromkeys(ELEMENTEN, 0)},
        drempel=3,
        eerder=[promised],
    )
    assert again.stand is Stand.APART
    again = decide(
        {COLLEGA: frozenset("abcfgh")},
        {COLLEGA: dict.fromkeys(ELEMENTEN, 0)},
        drempel=3,
        eerder=[promised],
    )
    assert again.stand is Stand.LIJKT_OP_EERDER


def test_parts_are_who_stand_in_exactly_the_same_sets() -> None:
    found = parts([frozenset("abcd"), frozenset("cde")])
    assert sorted("".join(sorted(map(str, part))) for part in found) == ["ab", "cd", "e"]
    assert parts([]) == []


PEOPLE = "abcdefghij"
VALUES = st.tuples(st.sampled_from(Waarde), st.sampled_from(Waarde))


@st.composite
def rounds_of_people(draw: st.DrawFn, *, most: int = 4) -> list[Round]:
    """Draw rounds in which often the same people answer, as happens with a circle of colleagues."""
    core = draw(st.frozensets(st.sampled_from(PEOPLE), min_size=3))
    found = []
    for _round in range(draw(st.integers(1, most))):
        people = core ^ draw(st.frozensets(st.sampled_from(PEOPLE), max_size=4))
        found.append(
            tuple(
                Answer(
                    name,
                    draw(st.sampled_from([COLLEGA, COLLEGA, KLANT])),
                    tuple(zip(ELEMENTEN, draw(VALUES), strict=True)),
                )
                for name in sorted(people)
            )
        )
    return found


def swapped(rounds: list[Round], decided: list[Besluit], one: str, other: str) -> list[Round]:
    """Return the world in which two people gave each other's answers wherever these show."""
    found = []
    for answered, besluit in zip(rounds, decided, strict=True):
        values = {person.wie: person.values for person in answered}
        if besluit.groepen and {one, other} <= set(values):
            values[one], values[other] = values[other], values[one]
        found.append(tuple(Answer(each.wie, each.relatie, values[each.wie]) for each in answered))
    return found


@given(rounds_of_people(), st.integers(3, 4))
@settings(max_examples=examples(150))
def test_everyone_could_have_given_the_answers_of_enough_others_for_all_that_was_ever_shown(
    rounds: list[Round], drempel: int
) -> None:
    decided, figures = hold(rounds, drempel=drempel)
    in_results = {
        person
        for besluit in decided
        for groep in besluit.groepen.values()
        for person in groep.mensen
    }
    for person in sorted(map(str, in_results)):
        alike = [
            other
            for other in sorted(map(str, in_results))
            if seen_in(decided, person) == seen_in(decided, other)
            and hold(swapped(rounds, decided, person, other), drempel=drempel)[1] == figures
        ]
        assert len(alike) >= drempel


def seen_in(decided: list[Besluit], person: str) -> list[str]:
    """Return the group in which somebody is shown, of each round; empty where in none."""
    return [
        next((naam for naam, one in besluit.groepen.items() if person in one.mensen), "")
        for besluit in decided
    ]


@given(rounds_of_people(), st.integers(3, 4))
@settings(max_examples=examples(150))
def test_no_sum_or_difference_of_figures_is_about_fewer_people_than_the_threshold(
    rounds: list[Round], drempel: int
) -> None:
    """Add and subtract results with every small weight, without the parts of the rules."""
    decided, _figures = hold(rounds, drempel=drempel)
    groups = [groep.mensen for besluit in decided for groep in besluit.groepen.values()]
    people = sorted({str(person) for group in groups for person in group})
    totals: set[tuple[int, ...]] = {(0,) * len(people)}
    for group in groups[:6]:
        row = tuple(int(person in group) for person in people)
        totals = {
            tuple(a + weight * b for a, b in zip(total, row, strict=True))
            for total in totals
            for weight in (-1, 0, 1)
        }
    for total in totals:
        about = sum(weight != 0 for weight in total)
        assert about == 0 or about >= drempel


@given(st.frozensets(st.sampled_from(PEOPLE), min_size=3), st.sampled_from(PEOPLE))
@example(frozenset("abc"), "d")
@example(frozenset("abcd"), "d")
def test_two_rounds_that_differ_in_one_person_never_both_show(
    people: frozenset[str], person: str
) -> None:
    other = people ^ {person}
    assume(len(other) >= 3)
    decided, _figures = hold([answers("".join(people)), answers("".join(other))])
    assert [besluit.stand for besluit in decided] == [Stand.APART, Stand.LIJKT_OP_EERDER]


@given(rounds_of_people(most=3))
@settings(max_examples=examples(100))
def test_no_element_shows_on_fewer_values_than_the_threshold(rounds: list[Round]) -> None:
    _decided, figures = hold(rounds)
    assert all(sum(counts) >= 3 for shown in figures for counts in shown.values())


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        ("soms", {"meestal": 2, "soms": 1}, Vergelijking.VAKER),
        ("soms", {"meestal": 1, "soms": 1}, Vergelijking.GELIJK),
        ("soms", {"nog_niet": 2, "altijd": 2}, Vergelijking.GELIJK),
        ("altijd", {"meestal": 2, "altijd": 1}, Vergelijking.MINDER),
        ("altijd", {"altijd": 3}, Vergelijking.GELIJK),
        ("nog_niet", {"soms": 1}, Vergelijking.VAKER),
        ("niet_gezien", {"soms": 3}, None),
        (None, {"soms": 3}, None),
        ("soms", {}, None),
        ("soms", {"niet_gezien": 4}, None),
    ],
)
def test_one_sentence_says_how_most_others_see_it(
    own: str | None, others: dict[str, int], expected: Vergelijking | None
) -> None:
    counts = {Waarde(value): number for value, number in others.items()}
    assert compare(Waarde(own) if own else None, counts) is expected

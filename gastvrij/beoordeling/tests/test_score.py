"""The rule of section 4 of the reference on assessment, and what must hold of every score."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling.rules import schalen
from gastvrij.beoordeling.rules.score import Antwoord, score

TREDEN = (("t1", "begin", ""), ("t2", "midden", ""), ("t3", "top", ""))
Form = list[tuple[str, Decimal, list[Antwoord]]]


def one(
    waarde: str | None, schaal: str = "deels", gewicht: str = "1", *, ko: bool = False
) -> Antwoord:
    treden = TREDEN if schaal == "treden" else ()
    return Antwoord("A1", waarde, schaal, treden, Decimal(gewicht), ko)


@pytest.mark.parametrize(
    ("antwoorden", "procent"),
    [
        ([one("voldaan")], Fraction(100)),
        ([one("niet_voldaan")], Fraction(0)),
        ([one("deels")], Fraction(50)),
        ([one("voldaan", gewicht="2"), one("niet_voldaan")], Fraction(200, 3)),
        ([one("voldaan"), one("niet_voldaan", gewicht="0")], Fraction(100)),
        ([one("voldoende", "voldoende"), one("onvoldoende", "voldoende")], Fraction(50)),
        ([one("op_norm", "rubric"), one("boven_norm", "rubric")], Fraction(100)),
        ([one("onder_norm", "rubric"), one("boven_norm", "rubric")], Fraction(50)),
        ([one("t1", "treden"), one("t2", "treden"), one("t3", "treden")], Fraction(50)),
        ([one("voldaan"), one("nvt"), one("niet_waargenomen"), one(None)], Fraction(100)),
        ([one("nvt"), one("niet_waargenomen"), one(None)], None),
        ([one("voldaan", gewicht="0")], None),
        ([], None),
    ],
)
def test_a_group_scores_value_times_weight_over_what_was_answered(
    antwoorden: list[Antwoord], procent: Fraction | None
) -> None:
    found = score([("Welkom", Decimal(100), antwoorden)])
    assert (found.procent, found.groepen[0].procent) == (procent, procent)


def test_a_long_group_does_not_count_for_more() -> None:
    long = [one("niet_voldaan")] * 9
    found = score([("kort", Decimal(50), [one("voldaan")]), ("lang", Decimal(50), long)])
    assert found.procent == 50


def test_the_total_is_the_mean_of_phase_percentages_by_the_weight_of_the_phases() -> None:
    found = score(
        [
            ("Welkom", Decimal(20), [one("voldaan"), one("niet_voldaan")]),
            ("Vraag", Decimal(50), [one("voldaan"), one("deels")]),
            ("Afronden", Decimal(30), [one("niet_voldaan")]),
        ]
    )
    assert [groep.procent for groep in found.groepen] == [50, 75, 0]
    assert found.procent == Fraction(20 * 50 + 50 * 75, 100)


def test_a_group_without_answers_leaves_its_weight_to_the_others() -> None:
    answered = ("a", Decimal(30), [one("voldaan")]), ("b", Decimal(20), [one("niet_voldaan")])
    found = score([*answered, ("c", Decimal(50), [one("nvt"), one(None)])])
    assert found.procent == 60
    assert found.groepen[2].procent is None


def test_what_says_nothing_is_counted_apart() -> None:
    groep = score([("a", Decimal(100), [one("nvt"), one("nvt"), one("niet_waargenomen"),
                                        one(None), one("deels")])]).groepen[0]  # fmt: skip
    assert (groep.beantwoord, groep.nvt, groep.niet_waargenomen) == (1, 2, 1)


@pytest.mark.parametrize(
    ("waarde", "schaal", "is_missed"),
    [
        ("niet_voldaan", "deels", True),
        ("deels", "deels", False),
        ("voldaan", "deels", False),
        ("onder_norm", "rubric", True),
        ("t1", "treden", True),
        ("t2", "treden", False),
        ("nvt", "deels", False),
        ("niet_waargenomen", "deels", False),
        (None, "deels", False),
    ],
)
def test_only_nothing_reached_on_a_critical_point_misses_it(
    waarde: str | None, schaal: str, *, is_missed: bool
) -> None:
    found = score([("a", Decimal(100), [one(waarde, schaal, ko=True)])])
    assert found.gemist == (("A1",) if is_missed else ())


def test_a_form_without_answers_has_no_score_and_not_nought_or_a_hundred() -> None:
    assert score([]).procent is None
    assert score([("a", Decimal(60), []), ("b", Decimal(40), [one(None)])]).procent is None


weights = st.decimals(0, 5, places=2)


@st.composite
def answers(draw: st.DrawFn) -> Antwoord:
    schaal = draw(st.sampled_from(list(schalen.Schaal)))
    treden = TREDEN if schaal == "treden" else ()
    waarde = draw(st.none() | st.sampled_from(schalen.values(schaal, treden)))
    code = draw(st.sampled_from(["A1", "A2", "F1.1"]))
    return Antwoord(code, waarde, schaal, treden, draw(weights), draw(st.booleans()))


forms = st.lists(
    st.tuples(st.sampled_from(["Welkom", "Vraag"]), weights, st.lists(answers(), max_size=5)),
    max_size=4,
)


@given(forms)
def test_a_score_lies_between_nought_and_a_hundred(form: Form) -> None:
    found = score(form)
    for procent in (found.procent, *(groep.procent for groep in found.groepen)):
        assert procent is None or 0 <= procent <= 100


@given(forms, st.sampled_from(["nvt", "niet_waargenomen", None]), st.data())
def test_what_says_nothing_never_changes_a_percentage(
    form: Form, nothing: str | None, data: st.DataObject
) -> None:
    more: Form = []
    for titel, gewicht, antwoorden in form:
        extra = Antwoord("N", nothing, "deels", (), data.draw(weights), data.draw(st.booleans()))
        place = data.draw(st.integers(0, len(antwoorden)))
        more.append((titel, gewicht, [*antwoorden[:place], extra, *antwoorden[place:]]))
    before, after = score(form), score(more)
    assert before.procent == after.procent
    assert [g.procent for g in before.groepen] == [g.procent for g in after.groepen]
    assert before.gemist == after.gemist


@given(forms, st.data())
def test_the_order_of_groups_and_criteria_does_not_matter(form: Form, data: st.DataObject) -> None:
    mixed = [(titel, weight, data.draw(st.permutations(one))) for titel, weight, one in form]
    before, after = score(form), score(data.draw(st.permutations(mixed)))
    assert before.procent == after.procent
    assert sorted(before.gemist) == sorted(after.gemist)


@given(forms)
def test_a_critical_point_never_changes_a_percentage(form: Form) -> None:
    plain = [
        (
            titel,
            gewicht,
            [Antwoord(a.criterium, a.waarde, a.schaal, a.treden, a.gewicht) for a in antwoorden],
        )
        for titel, gewicht, antwoorden in form
    ]
    before, after = score(form), score(plain)
    assert (before.procent, before.groepen) == (after.procent, after.groepen)
    assert after.gemist == ()


@given(forms)
def test_there_is_a_score_exactly_if_something_that_counts_was_answered(form: Form) -> None:
    counts = any(
        gewicht and antwoord.gewicht and antwoord.deel is not None
        for _titel, gewicht, antwoorden in form
        for antwoord in antwoorden
    )
    assert (score(form).procent is not None) is counts

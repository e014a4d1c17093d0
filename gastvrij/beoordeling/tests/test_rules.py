from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gastvrij.beoordeling import models
from gastvrij.beoordeling.rules import formulieren, observaties, oordelen, proeve, schalen
from gastvrij.beoordeling.rules.formulieren import NiveauProblem
from gastvrij.beoordeling.rules.observaties import Blik, Handeling, Status
from gastvrij.beoordeling.rules.oordelen import OordeelProblem

T0 = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
SCHAAL = ("K", "B", "RV", "PV")


@pytest.mark.parametrize(
    ("gekozen", "aantal", "problem"),
    [
        (["PV"], 1, None),
        (["K", "PV"], 2, None),
        (["K"], 2, NiveauProblem.AANTAL),
        (["K", "B"], 1, NiveauProblem.AANTAL),
        ([], 1, NiveauProblem.AANTAL),
        ([], 0, None),
        ([], None, NiveauProblem.AANTAL),
        (["B"], None, None),
        (["X"], 1, NiveauProblem.ONBEKEND),
        (["K", "K"], 2, NiveauProblem.DUBBEL),
    ],
)
def test_levels_fit_only_in_the_number_of_marks_and_the_scale_of_the_plan(
    gekozen: list[str], aantal: int | None, problem: NiveauProblem | None
) -> None:
    assert formulieren.why_not_niveaus(gekozen, schaal=SCHAAL, aantal=aantal) is problem


def test_only_null_is_undecided_and_no_levels_is_a_decision() -> None:
    assert formulieren.undecided([None, [], ["K"], None]) == 2


def test_the_digest_does_not_hang_on_the_order_of_keys_but_on_every_letter() -> None:
    one = formulieren.digest({"a": 1, "b": "é"})
    assert one == formulieren.digest({"b": "é", "a": 1})
    assert one != formulieren.digest({"a": 1, "b": "e"})
    assert formulieren.canonical({"b": "é", "a": [1]}) == '{"a":[1],"b":"é"}'
    assert len(one) == 64


def test_the_rules_know_the_same_values_as_the_tables() -> None:
    assert set(Status) == set(models.Observatie.Status.values)
    assert set(observaties.Doel) == set(models.Observatie.Doel.values)
    assert set(oordelen.Waarde) < set(models.Oordeel.Waarde.values)
    assert set(schalen.Schaal) == set(models.Criterium.Schaal.values)
    fixed = set(schalen.Schaal) - {schalen.Schaal.TREDEN}
    said = {code for kind in fixed for code in schalen.values(kind)}
    assert said == set(models.Oordeel.Waarde.values)
    assert set(proeve.Status) == set(models.Proeve.Status.values)
    assert set(proeve.Vraag) == set(models.Procedure.Soort.values)
    assert set(oordelen.Soort) == set(models.Fragment.Soort.values)


ALLOWED = {
    ("gepland", "beginnen"): "afname",
    ("afname", "fragment"): "afname",
    ("afname", "fragment_weg"): "afname",
    ("afname", "oordeel"): "afname",
    ("afname", "delen"): "gedeeld",
    ("gedeeld", "reageren"): "gedeeld",
    ("gedeeld", "vaststellen"): "vastgesteld",
}


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("status", list(Status))
def test_every_state_allows_its_own_acts_and_no_other(status: Status, handeling: Handeling) -> None:
    expected = ALLOWED.get((status.value, handeling.value))
    assert observaties.next_status(status, handeling) == expected


NOBODY = {
    "is_medewerker": False,
    "is_beoordelaar": False,
    "is_vaststeller": False,
    "is_planner": False,
}


@pytest.mark.parametrize(
    ("who", "before", "after"),
    [
        ("is_medewerker", Blik.PLANNING, Blik.INHOUD),
        ("is_beoordelaar", Blik.INHOUD, Blik.INHOUD),
        ("is_vaststeller", Blik.PLANNING, Blik.INHOUD),
        ("is_planner", Blik.PLANNING, Blik.PLANNING),
        ("", Blik.NIETS, Blik.NIETS),
    ],
)
def test_content_is_for_the_assessor_and_once_shared_for_the_employee_and_second_eyes(
    who: str, before: Blik, after: Blik
) -> None:
    role = NOBODY | ({who: True} if who else {})
    assert [observaties.blik(status, **role) for status in Status] == [before] * 2 + [after] * 2


def test_the_purpose_comes_before_the_conversation() -> None:
    later = T0 + timedelta(seconds=1)
    assert observaties.has_purpose_first(gepland_op=T0, gesprek_begonnen_op=later)
    assert observaties.has_purpose_first(gepland_op=T0, gesprek_begonnen_op=T0)
    assert not observaties.has_purpose_first(gepland_op=later, gesprek_begonnen_op=T0)


def test_the_employee_has_its_say_by_responding_or_by_letting_the_term_go_by() -> None:
    end = T0 + observaties.REACTIETERMIJN
    early = end - timedelta(seconds=1)
    assert not observaties.had_its_say(gedeeld_op=T0, reactie_op=None, at=early)
    assert observaties.had_its_say(gedeeld_op=T0, reactie_op=None, at=end)
    assert observaties.had_its_say(gedeeld_op=T0, reactie_op=T0, at=T0)


A, B, C = (UUID(int=n) for n in range(3))
X, Y = (UUID(int=n) for n in (10, 11))


def test_a_fragment_is_proposed_once_for_each_element_that_its_steps_reach_either_way() -> None:
    ties = [(A, X), (A, Y), (X, B)]
    assert observaties.proposed({1: [A, B], 2: [B], 3: [C], 4: []}, ties) == {
        A: [1],
        B: [1, 2],
        C: [3],
        X: [1, 2],
        Y: [1],
    }


steps = st.lists(st.sampled_from([A, B, C]), unique=True)
ties = st.lists(st.tuples(st.sampled_from([A, B, X]), st.sampled_from([X, Y, C])), unique=True)


@given(st.dictionaries(st.integers(0, 9), steps), ties)
def test_a_fragment_is_proposed_exactly_at_its_steps_and_where_a_tie_leads(
    shown: dict[int, list[UUID]], koppelingen: list[tuple[UUID, UUID]]
) -> None:
    found = observaties.proposed(shown, koppelingen)
    said = {(element, key) for element, keys in found.items() for key in keys}
    both = [*koppelingen, *((other, one) for one, other in koppelingen)]
    tied = {(n, key) for key, of in shown.items() for v, n in both if v in of}
    assert said == tied | {(stap, key) for key, of in shown.items() for stap in of}
    assert all(len(keys) == len(set(keys)) for keys in found.values())


@pytest.mark.parametrize(
    ("waarde", "niveaus", "soorten", "problem"),
    [
        ("niet_waargenomen", ["K"], [], None),
        ("voldoende", ["PV"], [], OordeelProblem.GEEN_CITAAT),
        ("onvoldoende", ["PV"], [], OordeelProblem.GEEN_CITAAT),
        ("onvoldoende", ["K", "PV"], ["document"], None),
        ("voldoende", ["PV"], ["geobserveerd"], None),
        ("voldoende", ["RV", "PV"], ["bevraagd"], OordeelProblem.NIET_GEZIEN),
        ("voldoende", ["PV"], ["document"], OordeelProblem.NIET_GEZIEN),
        ("voldoende", ["B"], ["bevraagd"], None),
        ("voldoende", ["B"], ["geobserveerd"], OordeelProblem.NIET_NAGEVRAAGD),
        ("voldoende", ["K", "B", "PV"], ["geobserveerd"], OordeelProblem.NIET_NAGEVRAAGD),
        ("voldoende", ["K", "B", "PV"], ["bevraagd"], OordeelProblem.NIET_GEZIEN),
        ("voldoende", ["K", "B", "PV"], ["bevraagd", "geobserveerd"], None),
        ("voldoende", [], ["document"], None),
    ],
)
def test_a_verdict_rests_on_evidence_of_the_kind_that_its_levels_need(
    waarde: str, niveaus: list[str], soorten: list[str], problem: OordeelProblem | None
) -> None:
    assert oordelen.why_not(waarde, niveaus=niveaus, soorten=soorten) is problem


@dataclass
class Given:
    pk: int
    criterium_id: int
    gegeven_door_id: int
    gegeven_op: datetime


@given(
    st.lists(st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(0, 5)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_last_verdict_of_each_assessor_counts_whatever_the_order_of_reading(
    rows: list[tuple[int, int, int]], random: st.DataObject
) -> None:
    every = [
        Given(pk, criterium, door, T0 + timedelta(minutes=minute))
        for pk, (criterium, door, minute) in enumerate(rows)
    ]
    shuffled = list(every)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = oordelen.latest_per_assessor(shuffled)
    assert set(found) == {(one.criterium_id, one.gegeven_door_id) for one in every}
    for (criterium, door), last in found.items():
        same = [
            (one.gegeven_op, one.pk)
            for one in every
            if (one.criterium_id, one.gegeven_door_id) == (criterium, door)
        ]
        assert (last.gegeven_op, last.pk) == max(same)


def test_a_toetsterm_counts_at_each_of_its_levels() -> None:
    given_: list[tuple[Sequence[str], str]] = [
        (["K", "PV"], "voldoende"),
        (["PV"], "onvoldoende"),
        (["PV"], "niet_waargenomen"),
        ([], "voldoende"),
    ]
    assert oordelen.count_per_niveau(given_) == {
        "K": Counter(voldoende=1),
        "PV": Counter(voldoende=1, onvoldoende=1, niet_waargenomen=1),
    }

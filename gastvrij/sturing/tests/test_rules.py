from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.basis.rules import Rol
from gastvrij.klantcontact.models import Klantcontact
from gastvrij.sturing import rules
from gastvrij.sturing.rules import Afbakening, Cel, Cijfer, Doel, Oordeel, Periode, Reden

ALLES = Afbakening()
ZESTIG = Doel(">=", Fraction(60, 100))
KCC, LOKET = 1, 2


def cel(
    *,
    kanaal: str = "telefoon",
    loket: int = KCC,
    eerste_lijn: bool = True,
    domein: str = "",
    eenvoudig: bool = False,
    **aantallen: int,
) -> Cel:
    counts = dict.fromkeys(rules.KOLOMMEN, 0) | aantallen
    return Cel(kanaal, loket, eerste_lijn, domein, eenvoudig, counts)


cellen = st.lists(
    st.builds(
        Cel,
        kanaal=st.sampled_from(["telefoon", "balie", "e-mail", ""]),
        loket=st.sampled_from([KCC, LOKET, 0]),
        is_eerste_lijn=st.booleans(),
        domein=st.sampled_from(["", "wmo", "jeugdwet"]),
        is_eenvoudig=st.booleans(),
        aantallen=st.fixed_dictionaries(
            {kolom: st.integers(min_value=0, max_value=50) for kolom in rules.KOLOMMEN}
        ),
    ),
    max_size=8,
)
afbakeningen = st.builds(
    Afbakening,
    kanalen=st.frozensets(st.sampled_from(["telefoon", "balie"])),
    domeinen=st.frozensets(st.sampled_from(["wmo", "jeugdwet"])),
    loketten=st.frozensets(st.sampled_from([KCC, LOKET])),
)


def test_every_resultaat_of_a_klantcontact_has_its_column() -> None:
    assert set(rules.KOLOMMEN) == {*Klantcontact.Resultaat.values, rules.ZONDER_RESULTAAT}


@pytest.mark.parametrize(
    ("cellen", "afbakening", "teller", "noemer", "uitgesloten", "zonder"),
    [
        ([], ALLES, 0, 0, (), 0),
        ([cel(direct_afgehandeld=3, terugbelafspraak=1)], ALLES, 3, 4, (), 0),
        ([cel(direct_afgehandeld=3, zonder_resultaat=5)], ALLES, 3, 3, (), 5),
        ([cel(direct_afgehandeld=3, afgebroken=2)], ALLES, 3, 3, ((Reden.AFGEBROKEN, 2),), 0),
        (
            [cel(direct_afgehandeld=3), cel(eenvoudig=True, direct_afgehandeld=9)],
            ALLES,
            3,
            3,
            ((Reden.EENVOUDIG, 9),),
            0,
        ),
        (
            [cel(direct_afgehandeld=1), cel(kanaal="e-mail", doorgezet=4)],
            Afbakening(kanalen=frozenset({"telefoon"})),
            1,
            1,
            ((Reden.ANDER_KANAAL, 4),),
            0,
        ),
        (
            [cel(doorgezet=2), cel(eerste_lijn=False, direct_afgehandeld=4)],
            ALLES,
            0,
            2,
            ((Reden.NIET_EERSTE_LIJN, 4),),
            0,
        ),
        (
            [cel(doorgezet=2), cel(loket=LOKET, direct_afgehandeld=4)],
            Afbakening(loketten=frozenset({LOKET})),
            4,
            4,
            ((Reden.ANDER_LOKET, 2),),
            0,
        ),
        (
            [cel(domein="wmo", warm_doorverbonden=2), cel(afgebroken=1, zonder_resultaat=6)],
            Afbakening(domeinen=frozenset({"wmo"})),
            0,
            2,
            ((Reden.ANDER_DOMEIN, 7),),
            0,
        ),
        ([cel(loket=LOKET, direct_afgehandeld=2), cel(doorgezet=2)], ALLES, 2, 4, (), 0),
    ],
)
def test_direct_afgehandeld_reads_like_its_definition(
    cellen: list[Cel],
    afbakening: Afbakening,
    teller: int,
    noemer: int,
    uitgesloten: tuple[tuple[Reden, int], ...],
    zonder: int,
) -> None:
    cijfer = rules.direct_afgehandeld(cellen, afbakening=afbakening)
    assert cijfer == Cijfer(teller, noemer, uitgesloten, zonder)


def test_simple_questions_count_only_where_they_are_asked_for() -> None:
    counted = [cel(doorgezet=1), cel(eenvoudig=True, direct_afgehandeld=3)]
    without = rules.direct_afgehandeld(counted, afbakening=ALLES)
    along = rules.direct_afgehandeld(counted, afbakening=ALLES, met_eenvoudig=True)
    assert (without.aandeel, along.aandeel) == (Fraction(0), Fraction(3, 4))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(found=cellen, afbakening=afbakeningen, met_eenvoudig=st.booleans())
def test_every_vraag_is_counted_once_or_left_out_for_one_reason(
    found: list[Cel], afbakening: Afbakening, *, met_eenvoudig: bool
) -> None:
    cijfer = rules.direct_afgehandeld(found, afbakening=afbakening, met_eenvoudig=met_eenvoudig)
    left_out = sum(count for _why, count in cijfer.uitgesloten)
    assert cijfer.noemer + left_out + cijfer.n_zonder_resultaat == sum(c.totaal for c in found)
    assert 0 <= cijfer.teller <= cijfer.noemer


@pytest.mark.parametrize(
    ("teller", "noemer", "norm", "oordeel"),
    [
        (0, 0, ZESTIG, Oordeel.GEEN_CIJFER),
        (0, 0, None, Oordeel.GEEN_CIJFER),
        (0, 5, ZESTIG, Oordeel.ONDER_DOEL),
        (3, 5, ZESTIG, Oordeel.GEHAALD),
        (5999, 10000, ZESTIG, Oordeel.ONDER_DOEL),
        (3, 5, None, Oordeel.GEEN_NORM),
        (3, 5, Doel(">=", None), Oordeel.GEEN_NORM),
        (3, 5, Doel("~", Fraction(1, 2)), Oordeel.GEEN_NORM),
        (3, 5, Doel(">", Fraction(3, 5)), Oordeel.ONDER_DOEL),
        (3, 5, Doel("<=", Fraction(3, 5)), Oordeel.GEHAALD),
        (3, 5, Doel("<", Fraction(3, 5)), Oordeel.ONDER_DOEL),
        (1, 3, Doel("=", Fraction(1, 3)), Oordeel.GEHAALD),
        (1, 3, Doel("=", Fraction(333, 1000)), Oordeel.ONDER_DOEL),
    ],
)
def test_a_share_is_held_against_the_norm_exactly(
    teller: int, noemer: int, norm: Doel | None, oordeel: Oordeel
) -> None:
    assert Cijfer(teller, noemer, (), 0, norm).oordeel is oordeel


def test_a_norm_that_is_not_determined_is_met_by_nothing() -> None:
    assert not Doel(">=", None).is_met_by(Fraction(1))


@pytest.mark.parametrize(
    ("cijfer", "verschil"),
    [
        (Cijfer(1, 2, (), 0, ZESTIG), Fraction(-1, 10)),
        (Cijfer(0, 0, (), 0, ZESTIG), None),
        (Cijfer(1, 2, (), 0), None),
        (Cijfer(1, 2, (), 0, Doel(">=", None)), None),
    ],
)
def test_the_difference_is_share_minus_norm(cijfer: Cijfer, verschil: Fraction | None) -> None:
    assert cijfer.verschil == verschil


@pytest.mark.parametrize(
    ("kanalen", "domeinen", "loketten", "expected"),
    [
        ((), (), (), Afbakening(rules.KANALEN)),
        (("balie",), (), (), Afbakening(frozenset({"balie"}))),
        ((), ("wmo",), (), Afbakening(domeinen=frozenset({"wmo"}))),
        ((), (), (LOKET,), Afbakening(loketten=frozenset({LOKET}))),
    ],
)
def test_a_norm_over_all_that_names_no_channels_is_about_those_of_the_first_line(
    kanalen: Iterable[str], domeinen: Iterable[str], loketten: Iterable[int], expected: Afbakening
) -> None:
    about = rules.afbakening_of(kanalen=kanalen, domeinen=domeinen, loketten=loketten)
    assert about == expected


@pytest.mark.parametrize(
    ("waarde", "eenheid", "share"),
    [
        (Fraction(60), "%", Fraction(3, 5)),
        (Fraction(85), "procent", Fraction(17, 20)),
        (Fraction(3), "keer", None),
        (None, "%", None),
    ],
)
def test_only_a_percentage_is_a_share(
    waarde: Fraction | None, eenheid: str, share: Fraction | None
) -> None:
    assert rules.as_share(waarde, eenheid) == share


TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("periode", "first", "last"),
    [
        (Periode.ZEVEN_DAGEN, date(2026, 11, 14), TODAY),
        (Periode.DEZE_WEEK, date(2026, 11, 16), TODAY),
        (Periode.VORIGE_WEEK, date(2026, 11, 9), date(2026, 11, 15)),
        (Periode.DEZE_MAAND, date(2026, 11, 1), TODAY),
        (Periode.DIT_JAAR, date(2026, 1, 1), TODAY),
    ],
)
def test_a_period_ends_today_unless_it_is_over(periode: Periode, first: date, last: date) -> None:
    assert rules.period_days(periode, today=TODAY) == (first, last)


@settings(deadline=None)
@given(st.dates(min_value=date(2001, 1, 1)), st.sampled_from(Periode))
def test_the_points_of_a_period_begin_with_it_and_do_not_pass_its_end(
    today: date, periode: Periode
) -> None:
    first, last = rules.period_days(periode, today=today)
    points = rules.points_of(periode, first, last)
    assert points[0] == first
    assert points[-1] <= last
    assert points == sorted(set(points))


def test_a_year_has_one_point_a_month_and_a_week_one_a_day() -> None:
    year = rules.points_of(Periode.DIT_JAAR, date(2026, 1, 1), TODAY)
    week = rules.points_of(Periode.ZEVEN_DAGEN, TODAY - timedelta(days=6), TODAY)
    assert (len(year), len(week)) == (11, 7)


def test_what_met_the_norm_and_what_missed_it_are_named_apart() -> None:
    figures = {
        "Balie": Cijfer(3, 5, (), 0, ZESTIG),
        "Telefoon": Cijfer(1, 5, (), 0, ZESTIG),
        "Post": Cijfer(1, 5, (), 0),
        "Website": Cijfer(0, 0, (), 0, ZESTIG),
    }
    assert rules.reached(figures) == (["Balie"], ["Telefoon"])


@pytest.mark.parametrize(
    ("figures", "name"),
    [
        ({}, None),
        ({"Wmo": Cijfer(1, 2, (), 0)}, None),
        ({"Wmo": Cijfer(1, 2, (), 0), "Jeugdwet": Cijfer(2, 4, (), 0)}, None),
        ({"Wmo": Cijfer(1, 2, (), 0), "Jeugdwet": Cijfer(1, 4, (), 0)}, "Jeugdwet"),
        ({"Wmo": Cijfer(1, 2, (), 0), "Jeugdwet": Cijfer(0, 0, (), 0)}, None),
    ],
)
def test_the_lowest_is_named_only_if_there_is_one(
    figures: dict[str, Cijfer], name: str | None
) -> None:
    assert rules.lowest(figures) == name


@pytest.mark.parametrize(
    ("shares", "floor"),
    [
        ([], Fraction(0)),
        ([Fraction(1)], Fraction(1, 5) * 4),
        ([Fraction(85, 100), Fraction(63, 100)], Fraction(3, 5)),
        ([Fraction(60, 100)], Fraction(3, 5)),
        ([Fraction(59, 100)], Fraction(2, 5)),
    ],
)
def test_the_axis_starts_at_the_twenty_below_all_shares(
    shares: list[Fraction], floor: Fraction
) -> None:
    assert rules.floor_of_axis(shares) == floor


def test_norms_contradict_when_they_ask_something_else_about_the_same() -> None:
    other = Afbakening(domeinen=frozenset({"wmo"}))
    strict = Doel(">=", Fraction(70, 100))
    assert rules.contradict([(ALLES, ZESTIG), (other, strict)]) == frozenset()
    assert rules.contradict([(ALLES, ZESTIG), (ALLES, ZESTIG)]) == frozenset()
    assert rules.contradict([(ALLES, ZESTIG), (other, ZESTIG), (ALLES, strict)]) == {0, 2}


@pytest.mark.parametrize(
    ("rollen", "may"),
    [
        ([], False),
        ([Rol.AUDITOR], False),
        ([Rol.TEAMLEIDER], True),
        ([Rol.AUDITOR, Rol.TEAMLEIDER], True),
    ],
)
def test_an_auditor_changes_nothing(rollen: list[Rol], *, may: bool) -> None:
    assert rules.may_refresh(rollen) is may


@pytest.mark.parametrize(
    ("data", "days"),
    [
        ({}, []),
        ({"dag": "2026-11-20"}, [date(2026, 11, 20)]),
        ({"dag": "2026-11-20", "dag_was": "2026-11-19"}, [TODAY, TODAY - timedelta(days=1)]),
        ({"dag": None}, []),
    ],
)
def test_an_event_names_the_day_it_changed_and_the_one_it_left(
    data: dict[str, object], days: list[date]
) -> None:
    assert rules.days_in(data) == days


@settings(deadline=None)
@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 400),
    has_later=st.booleans(),
)
def test_months_and_edges_hold_each_day_of_a_period_once(
    first: date, length: int, *, has_later: bool
) -> None:
    last = first + timedelta(days=length)
    parts = rules.parts_of(first, last, has_later=has_later)
    held = [day for pair in parts.days for day in _days(*pair)]
    if parts.months:
        start, stop = parts.months
        assert start.day == stop.day == 1
        held += _days(start, stop - timedelta(days=1))
        assert len(parts.days) <= 2
    wanted = set(_days(first, last))
    assert len(held) == len(set(held))
    assert wanted <= set(held)
    beyond = set(held) - wanted
    assert not beyond if has_later else all(last < day < rules.next_month(last) for day in beyond)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last", "has_later", "months", "days"),
    [
        ((1, 1), (11, 21), False, ((1, 1), (12, 1)), []),
        ((1, 1), (11, 21), True, ((1, 1), (11, 1)), [((11, 1), (11, 21))]),
        ((1, 1), (11, 30), True, ((1, 1), (12, 1)), []),
        ((2, 2), (2, 28), False, None, [((2, 2), (2, 28))]),
        ((2, 2), (4, 3), True, ((3, 1), (4, 1)), [((2, 2), (2, 28)), ((4, 1), (4, 3))]),
        ((5, 1), (5, 1), True, None, [((5, 1), (5, 1))]),
    ],
)
def test_a_period_has_these_whole_months(
    first: tuple[int, int],
    last: tuple[int, int],
    has_later: bool,  # noqa: FBT001
    months: tuple[tuple[int, int], tuple[int, int]] | None,
    days: list[tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    found = rules.parts_of(date(2026, *first), date(2026, *last), has_later=has_later)
    assert found.months == (months and tuple(date(2026, *one) for one in months))
    assert list(found.days) == [tuple(date(2026, *one) for one in pair) for pair in days]

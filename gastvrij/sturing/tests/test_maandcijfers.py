import random
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gastvrij.conftest import NOW, examples
from gastvrij.klantcontact.models import Kanaal, Klantcontact
from gastvrij.sturing import actions, queries, rules
from gastvrij.sturing.models import MaandCijfer
from gastvrij.sturing.queries import Deel
from gastvrij.sturing.rules import Afbakening, Cel, Periode

from .contacten import Gemeente, add_contact, change_contact, remove_contact

TODAY = NOW.date()
NOVEMBER = date(2026, 11, 1)
periods = st.tuples(
    st.dates(TODAY - timedelta(days=130), TODAY + timedelta(days=50)),
    st.integers(min_value=0, max_value=170),
).map(lambda drawn: (drawn[0], drawn[0] + timedelta(days=drawn[1])))
EVERYONE = Afbakening()
ABOUT = [EVERYONE, Afbakening(frozenset({"telefoon"}), frozenset({"wmo", ""}))]


@pytest.fixture
def town(gemeente: Gemeente) -> Gemeente:
    """Contacts of every kind over five months, up to a month after today."""
    chance = random.Random(20261121)  # noqa: S311
    for _number in range(250):
        add_contact(
            gemeente,
            at=NOW + timedelta(minutes=chance.randrange(-120 * 24 * 60, 35 * 24 * 60)),
            resultaat=chance.choice([*Klantcontact.Resultaat.values, None]),
            kanaal=chance.choice(["telefoon", "balie", None]),
            onderwerp=chance.choice([*gemeente.onderwerpen, None]),
            loket=chance.choice([gemeente.kcc, gemeente.loket, gemeente.burgerzaken, None]),
            is_eenvoudig=chance.random() < 0.2,
        )
    actions.update_day_figures(at=NOW)
    return gemeente


def codes() -> dict[int, str]:
    return dict(Kanaal.objects.values_list("pk", "code"))


def counted(cells: Iterable[Cel]) -> Counter[tuple[object, ...]]:
    """Return how often each kind of vraag is in the cells."""
    found: Counter[tuple[object, ...]] = Counter()
    for cel in cells:
        for kolom, aantal in cel.aantallen.items():
            found[cel.kanaal, cel.loket, cel.domein, cel.is_eenvoudig, kolom] += aantal
    return +found


def recounted(
    first: date, last: date, afdelingen: frozenset[int] | None
) -> Counter[tuple[object, ...]]:
    """Count the same from the contacts, one by one, apart from the product."""
    found: Counter[tuple[object, ...]] = Counter()
    for contact in Klantcontact.objects.select_related("kanaal_ref", "onderwerp_ref"):
        day = contact.plaatsgevonden_op.astimezone(queries.AMSTERDAM).date()
        onderwerp = contact.onderwerp_ref
        owners = {contact.afdeling_id, onderwerp.afdeling_id if onderwerp else None}
        if first <= day <= last and (afdelingen is None or owners & afdelingen):
            found[
                contact.kanaal_ref.code if contact.kanaal_ref else "",
                contact.afdeling_id or 0,
                onderwerp.domein if onderwerp else "",
                contact.is_eenvoudig,
                contact.resultaat or rules.ZONDER_RESULTAAT,
            ] += 1
    return found


def points(delen: list[Deel], punten: list[date], gemeente: Gemeente) -> list[object]:
    loketten = frozenset({gemeente.kcc.pk, gemeente.loket.pk})
    return list(queries.points_of(delen, punten, ABOUT, codes(), loketten))


@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(period=periods, is_part=st.booleans())
def test_over_any_period_months_and_days_equal_days_alone_and_a_full_recount(
    town: Gemeente, period: tuple[date, date], *, is_part: bool
) -> None:
    first, last = period
    afdelingen = frozenset({town.kcc.pk, town.burgerzaken.pk}) if is_part else None
    delen = queries.delen_of(first, last, afdelingen)
    days = [queries.days_of([(first, last)], afdelingen)]
    some, same = (
        counted(queries.cells_of(one, codes=codes(), eerste_lijn=frozenset()))
        for one in (delen, days)
    )
    assert some == same == recounted(first, last, afdelingen)
    starts = rules.month_of(first)
    punten = [starts]
    while rules.next_month(punten[-1]) <= last:
        punten.append(rules.next_month(punten[-1]))
    assert points(delen, punten, town) == points(days, punten, town)


def test_the_months_follow_every_change_of_their_days(gemeente: Gemeente) -> None:
    contacts = [add_contact(gemeente, at=NOW - timedelta(days=days)) for days in (0, 1, 30)]
    actions.update_day_figures(at=NOW)
    rows = MaandCijfer.objects.order_by("maand").values_list("maand", "direct_afgehandeld")
    assert list(rows) == [(date(2026, 10, 1), 1), (NOVEMBER, 2)]
    change_contact(contacts[0], resultaat="doorgezet", at=NOW - timedelta(days=30))
    remove_contact(contacts[1])
    actions.update_day_figures(at=NOW)
    both = MaandCijfer.objects.values_list("maand", "direct_afgehandeld", "doorgezet")
    assert list(both) == [(date(2026, 10, 1), 1, 1)]


def test_a_year_reads_months_alone_unless_a_later_day_has_figures(gemeente: Gemeente) -> None:
    for days in (0, 40):
        add_contact(gemeente, at=NOW - timedelta(days=days))
    actions.update_day_figures(at=NOW)
    year = rules.period_days(Periode.DIT_JAAR, today=TODAY)
    assert [deel.per for deel in queries.delen_of(*year, None)] == ["maand"]
    add_contact(gemeente, at=NOW + timedelta(days=1))
    actions.update_day_figures(at=NOW)
    assert [deel.per for deel in queries.delen_of(*year, None)] == ["dag", "maand"]


def test_a_long_period_reads_no_more_rows_when_it_has_more_days(gemeente: Gemeente) -> None:
    found = []
    for days in (1, 14):
        for back in range(days):
            add_contact(gemeente, at=NOW - timedelta(days=back), loket=gemeente.kcc)
        actions.update_day_figures(at=NOW)
        found.append(MaandCijfer.objects.count())
    assert found == [1, 1]


def test_counting_a_day_takes_the_same_queries_in_a_full_month(gemeente: Gemeente) -> None:
    counts = []
    for back in (0, 1, 2, 3):
        add_contact(gemeente, at=NOW - timedelta(days=back))
        with CaptureQueriesContext(connection) as captured:
            actions.update_day_figures(at=NOW)
        counts.append(len(captured))
    assert len(set(counts[1:])) == 1


@pytest.mark.parametrize("damage", ["changed", "lost", "made up"])
def test_the_check_names_the_month_that_is_wrong_and_a_rebuild_mends_it(
    gemeente: Gemeente, damage: str
) -> None:
    add_contact(gemeente)
    add_contact(gemeente, at=NOW - timedelta(days=30))
    actions.update_day_figures(at=NOW)
    named = "11-2026"
    if damage == "changed":
        MaandCijfer.objects.filter(maand=NOVEMBER).update(direct_afgehandeld=2)
    elif damage == "lost":
        MaandCijfer.objects.filter(maand=NOVEMBER).delete()
    else:
        named = "01-2020"
        MaandCijfer.objects.create(maand=date(2020, 1, 1), **dict.fromkeys(rules.KOLOMMEN, 1))
    with pytest.raises(CommandError, match=f"1 maanden kloppen niet: {named}"):
        call_command("check_day_figures")
    actions.rebuild_all(at=NOW)
    out = StringIO()
    call_command("check_day_figures", stdout=out)
    assert out.getvalue() == "Alle 2 dagen en 2 maanden kloppen.\n"

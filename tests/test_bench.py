"""The bench stays alive: its year of contacts is real, and its figures are what they say."""

from datetime import UTC, datetime

import pytest
from django.db.models import Count

from bench import report, seed
from bench.browser import Page, WrongAnswer
from bench.pages import Measured, percentile
from gastvrij.conftest import NOW, Cast, make_cast
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.sturing import actions, queries
from gastvrij.taken.models import InterneTaak

pytestmark = pytest.mark.one_database


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def town(cast: Cast) -> seed.Town:
    klantcontacten.ensure_kanalen()
    klantcontacten.add_onderwerp(
        by=cast.frits, at=NOW, naam="Paspoort", afdeling=cast.afdelingen["Burgerzaken"]
    )
    return seed.find_town()


def test_the_year_has_the_contacts_asked_for_and_the_figures_follow(town: seed.Town) -> None:
    seed.Year(town, until=NOW).write(50)
    assert Klantcontact.objects.count() == 50
    assert Gesprek.objects.annotate(n=Count("vragen")).filter(n=0).count() == 0
    assert InterneTaak.objects.exclude(klantcontact__verdere_actie_ondernomen=True).count() == 0
    actions.update_day_figures(at=NOW)
    assert queries.wrong_days() == []


def test_the_year_is_the_same_each_time(town: seed.Town) -> None:
    one, other = (seed.Year(town, until=NOW) for _ in range(2))
    assert [one.moment() for _ in range(20)] == [other.moment() for _ in range(20)]


def test_contacts_can_be_added_by_the_product_after_the_year(town: seed.Town, cast: Cast) -> None:
    seed.Year(town, until=NOW).write(5)
    klantcontacten.count_simple(by=cast.noor, at=NOW, kanaal=town.kanalen["balie"])
    assert Klantcontact.objects.count() == 6


@pytest.mark.parametrize(
    ("times", "share", "expected"),
    [
        ((7.0,), 95, 7.0),
        ((1.0, 2.0, 3.0, 4.0), 50, 2.0),
        (tuple(map(float, range(1, 101))), 95, 95),
    ],
)
def test_a_percentile_is_the_nearest_rank(
    times: tuple[float, ...], share: int, expected: float
) -> None:
    assert percentile(times, share) == expected


def test_the_report_says_what_misses_the_goal_and_how_much_slower_more_is() -> None:
    runs = [
        report.Run("sqlite", count, [Measured(report.DASHBOARD, (time,) * 4, (time + 1,) * 4)])
        for count, time in ((10_000, 40.0), (200_000, 60.0))
    ]
    shown = report.page(
        runs, ["| reading | 1 |"], command="python -m bench", at=datetime(2026, 11, 21, tzinfo=UTC)
    )
    assert "| sqlite | 10,000 | 4 | 40.0 | 40.0 | 41.0 | 50 | yes |" in shown
    assert "| sqlite | 200,000 | 4 | 60.0 | 60.0 | 61.0 | 50 | **no** |" in shown
    assert "200,000 / 10,000 on sqlite, p95: 1.50" in shown
    assert "| reading | 1 |" in shown


PAGE = Page(
    200,
    "/werkplek/",
    '<form action="/x/start/"><input type="hidden" name="token" value="1">'
    '<input type="radio" name="kanaal" value="balie">'
    '<select name="onderwerp"><option value="">Kies</option><option value="a">A</option></select>'
    "</form>",
)


def test_a_form_is_sent_as_the_page_has_it() -> None:
    form = PAGE.form("/start/")
    assert form.filled({"kanaal": "telefoon"}) == [("token", "1"), ("kanaal", "telefoon")]
    assert PAGE.options("onderwerp") == ["a"]


def test_a_page_without_the_form_is_no_measurement() -> None:
    with pytest.raises(WrongAnswer):
        PAGE.form("/registreer/")

"""The bench of the judging screen: its observations are real, and the one to judge opens."""

import pytest
from django.test import Client
from django.urls import reverse

from bench import judging, observaties
from bench.pages import Measured
from gastvrij.beoordeling.models import Observatie, Oordeel, Transcript
from gastvrij.beoordeling.tests.scenario import BEGUN, Stage, make_stage
from gastvrij.conftest import make_cast, make_gate

pytestmark = pytest.mark.one_database


@pytest.fixture
def stage(db: None) -> Stage:
    cast = make_cast()
    make_gate(cast)
    return make_stage(cast)


def test_observations_are_judged_and_shared_but_for_some_in_hand(stage: Stage) -> None:
    observaties.Observaties(formulier=stage.formulier, at=BEGUN).write(41)
    counts = {one: Observatie.objects.filter(status=one).count() for one in ("afname", "gedeeld")}
    assert counts == {"afname": 3, "gedeeld": 38}
    assert Oordeel.objects.count() == 41 * observaties.VERDICTS
    assert not Oordeel.objects.filter(fragmenten=None).exists()
    shared = Observatie.objects.filter(status="gedeeld")
    assert not shared.filter(beoordelingen__ingediend_op=None).exists()


def test_the_one_to_judge_is_live_with_all_that_the_screen_can_show(
    client: Client, stage: Stage
) -> None:
    formulier = observaties.published_form(BEGUN)
    assert formulier == stage.formulier
    observaties.Observaties(formulier=formulier, at=BEGUN).write(2)
    busy = observaties.to_judge(formulier, BEGUN)
    assert busy.fragmenten.count() == observaties.PASSAGES
    assert len(Transcript.objects.get().regels) == observaties.LINES
    client.force_login(stage.cast.coen)
    page = client.get(reverse("beoordeling:observatie", args=[busy.uuid])).content.decode()
    assert page.count('name="regels"') == observaties.LINES
    assert 'id="notitie"' in page


@pytest.mark.parametrize(("slowest", "met"), [(49.9, "| yes |"), (50.1, "**no**")])
def test_the_line_says_whether_the_goal_is_met(slowest: float, met: str) -> None:
    found = Measured("Gesprek beoordelen", (10.0, slowest), (11.0, 60.0))
    line = judging.row(found, "sqlite", 100_000)
    assert met in line
    assert "100,000" in line

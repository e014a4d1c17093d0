"""The five real documents through upload, taking over and publishing."""

from datetime import date
from pathlib import Path

import pytest

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Element, KaderVersie

Versions = dict[str, KaderVersie]
TODAY = NOW.date()


@pytest.fixture
def real(cast: Cast, sources: Path) -> Versions:
    """Every source published, 000 as the next version of 001."""
    found: Versions = {}
    for nr in ("001", "002", "003", "004", "000"):
        path = next(sources.glob(f"{nr}_*.txt"))
        (voorstel,) = actions.upload(
            by=cast.kim, at=NOW, bestandsnaam=path.name, inhoud=path.read_bytes()
        )
        versie = actions.adopt(
            by=cast.kim,
            at=NOW,
            voorstel=voorstel,
            kader=found["001"].kader if nr == "000" else None,
            titel=voorstel.inhoud["title"] or "Profiel",
        )
        found[nr] = actions.publish(
            by=cast.karel, at=NOW, versie=versie, ingangsdatum=versie.ingangsdatum
        )
    return found


def count(versie: KaderVersie, soort: str) -> int:
    return versie.elementen.filter(soort=soort).count()


def test_the_figures_of_the_sources_stand_in_the_versions(real: Versions) -> None:
    assert count(real["001"], Element.Soort.TOETSTERM) == 20
    marks = [len(one.niveaus or []) for one in queries.toetstermen(real["001"])]
    assert sum(marks) == 25
    assert (count(real["002"], "competentie"), count(real["002"], "indicator")) == (9, 37)
    assert (count(real["003"], "competentie"), count(real["003"], "niveau")) == (15, 60)
    assert count(real["003"], "indicator") == 215
    guide = queries.guide(real["004"])
    assert (len(guide.rules), len(guide.phases)) == (7, 4)
    lines = [line for phase in guide.phases for step in phase.steps for line in step.lines]
    assert sum(len(phase.steps) for phase in guide.phases) == 11
    assert (len(lines), sum(line.is_example for line in lines)) == (28, 9)


def test_lost_levels_stay_lost_and_a_doubtful_start_is_not_taken(real: Versions) -> None:
    found = queries.open_points(queries.boom(real["000"]))
    assert (found.toetstermen, found.marks) == (20, 25)
    assert real["000"].voorstel is not None
    assert real["000"].voorstel.inhoud["version"]["ambiguous"]
    assert real["001"].ingangsdatum == date(2021, 9, 1)
    assert real["000"].ingangsdatum is None


def test_toetstermen_keep_their_identity_from_2021_to_2025(real: Versions) -> None:
    before, after = (
        {one.code: one.identiteit for one in queries.toetstermen(real[nr])} for nr in ("001", "000")
    )
    assert before == after


def test_the_newer_exam_plan_runs_once_somebody_takes_it_into_use(
    real: Versions, cast: Cast
) -> None:
    assert queries.current_versie("toetsplan", on=TODAY) == real["001"]
    actions.take_into_use(by=cast.karel, at=NOW, versie=real["000"], per=TODAY)
    assert queries.current_versie("toetsplan", on=TODAY) == real["000"]
    real["001"].refresh_from_db()
    assert real["001"].status == KaderVersie.Status.VERVALLEN


def test_the_norms_are_those_that_the_dashboard_needs(real: Versions) -> None:
    all_channels, social = queries.normen("direct afgehandeld", on=TODAY)
    assert (int(all_channels.waarde or 0), all_channels.operator, all_channels.sterkte) == (
        60,
        ">=",
        "doel",
    )
    assert all_channels.kanalen == ["balie", "telefoon", "website", "e-formulier", "social-media"]
    assert (int(social.waarde or 0), social.sterkte) == (85, "streven")
    assert social.domeinen == ["participatiewet", "wmo", "jeugdwet"]
    (rings,) = queries.normen("overgaan", on=TODAY)
    assert (int(rings.waarde or 0), rings.operator) == (3, "<=")
    assert len(queries.normen("naam genoemd", on=TODAY)) == 1
    assert len(queries.normen("geregistreerd", on=TODAY)) == 1


def test_every_line_of_the_real_crosswalk_finds_its_elements(
    real: Versions, cast: Cast, sources: Path
) -> None:
    inhoud = (sources / "crosswalk-draft.csv").read_bytes()
    kruistabel = actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="crosswalk-draft.csv", inhoud=inhoud
    )
    assert kruistabel.verbanden.count() == len(inhoud.splitlines()) - 1 == 48
    assert set(kruistabel.verbanden.values_list("naar__versie__kader__soort", flat=True)) == {
        "toetsplan",
        "competentiewoordenboek",
        "competentieprofiel",
    }

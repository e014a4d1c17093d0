"""The real exam plans: levels that stand in the text, and levels that were lost."""

from pathlib import Path

import pytest

from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.rules.oordelen import must_ask
from gastvrij.conftest import NOW, Cast

from .scenario import take_in


def test_the_plan_of_2021_gives_a_form_that_can_be_published_at_once(
    cast: Cast, sources: Path
) -> None:
    plan = take_in(cast, [sources / "001_3b6deeb95c50d3d3.txt"])[0]
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    criteria = list(formulier.criteria.all())
    assert [c.code for c in criteria] == [f"V1.{n:02}" for n in range(1, 21)]
    assert sum(len(c.niveaus or []) for c in criteria) == 25
    assert [c.code for c in criteria if must_ask(c.niveaus or [])] == ["V1.06", "V1.10", "V1.16"]
    assert len({c.groep for c in criteria}) == 4
    published = actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    assert len(published.digest) == 64


def test_the_plan_of_2025_asks_a_person_for_every_level_first(cast: Cast, sources: Path) -> None:
    plan = take_in(cast, [sources / "000_4d7b959ae9edf5c4.txt"])[0]
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    with pytest.raises(actions.CannotMakeFormulier) as refused:
        actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    assert str(refused.value) == ("Van 20 toetstermen is het niveau onbepaald; beslis die eerst.")
    scale = list(queries.schaal(formulier.versie))
    assert scale == ["K", "B", "RV", "PV"]
    for criterium in formulier.criteria.all():
        codes = scale[-(criterium.aantal_niveaus or 0) :]
        actions.decide_niveaus(by=cast.olga, at=NOW, criterium=criterium, niveaus=codes)
    assert sum(len(c.niveaus or []) for c in formulier.criteria.all()) == 25
    published = actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)
    assert published.status == "gepubliceerd"

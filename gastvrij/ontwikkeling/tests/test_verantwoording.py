"""What this room keeps about staff stands on the page for the works council."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db.models import ForeignKey, Model
from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries as beoordeling
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models.verantwoording import GEGEVENS

from .test_vertrek import lay_down
from .volledig import fill

ABOUT_SOMEBODY = {Medewerker, Proeve}


def tells_of_staff() -> Iterator[type[Model]]:
    for model in apps.get_app_config("ontwikkeling").get_models():
        targets = {
            field.related_model for field in model._meta.fields if isinstance(field, ForeignKey)
        }
        if targets & ABOUT_SOMEBODY or model._meta.model_name in queries.OVER:
            yield model


@pytest.mark.one_database
def test_every_table_that_tells_of_staff_is_named_once() -> None:
    named = [gegeven.model for gegeven in GEGEVENS]
    assert set(tells_of_staff()) == set(named)
    assert len(named) == len(set(named))


@pytest.mark.one_database
def test_the_page_of_all_rooms_has_the_lines_of_this_one() -> None:
    every = beoordeling.gegevens()
    assert [one for one in GEGEVENS if one not in every] == []
    assert len(every) > len(GEGEVENS)


def test_the_page_counts_what_there_is_and_says_the_term(stage: Stage) -> None:
    cache.clear()
    fill(stage, stage.cast.noor)
    today = timezone.localdate()
    found = {one.code: one for one in beoordeling.verantwoording(on=today)}["ontwikkeling"]
    assert {what for what, n in found.gegevens if not n} == {
        "De laatste dag van wie weggaat, en hoe het dossier meeging",
        "Wie de bewaartermijn van dossiers vastlegde",
        "Wie vaststelde wat een functie vraagt",
    }
    assert found.termijnen == ["Nog niet vastgelegd. Tot dan wordt niets vernietigd."]
    lay_down(stage.cast)
    found = {one.code: one for one in beoordeling.verantwoording(on=today)}["ontwikkeling"]
    assert found.termijnen == ["90 dagen na de laatste werkdag. Grondslag: Regeling, artikel 4"]

"""What a dossier points at is what this service gives."""

import json

import pytest
from django.conf import settings
from django.test import Client

from gastvrij.beoordeling.tests.scenario import Stage, make_stage
from gastvrij.conftest import NOW, Cast
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.uitvoer import dossier_json


@pytest.fixture
def stage(cast: Cast, open_gate: None) -> Stage:
    return make_stage(cast)


def test_every_element_of_a_dossier_is_served_at_its_address(client: Client, stage: Stage) -> None:
    observatie = stage.begin(stage.plan())
    for code in ("A2", "A3", "F2.1", "F3.2"):
        stage.fragment(observatie, code)
    stage.share(observatie)
    found = json.loads(dossier_json.write(queries.dossier_of(stage.cast.noor, at=NOW)))
    client.force_login(stage.cast.noor)
    assert len(found["elementen"]) > 3
    for one in found["elementen"]:
        answer = client.get(one["uri"].removeprefix(settings.PUBLIC_URL))
        assert (one["uri"], answer.status_code) == (one["uri"], 200)
        item = answer.json()
        assert (item["identifier"], item["uri"]) == (one["identificatie"], one["uri"])

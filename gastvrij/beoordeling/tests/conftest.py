"""The stage, ready to play on."""

from copy import deepcopy
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Observatie
from gastvrij.conftest import make_cast, make_gate

from .kwaliteit import Kwaliteit, make_kwaliteit
from .scenario import Stage, make_stage
from .sturen import Answer, Send


@pytest.fixture(scope="module")
def kept_stage(kept: None) -> Stage:
    cast = make_cast()
    make_gate(cast)
    return make_stage(cast)


@pytest.fixture
def stage(kept_stage: Stage, db: None) -> Stage:
    """Give a test the stage of its module; its cast stands on it, so it takes no other."""
    return deepcopy(kept_stage)


@pytest.fixture
def kwaliteit(stage: Stage) -> Kwaliteit:
    return make_kwaliteit(stage)


@pytest.fixture
def coached(stage: Stage, client: Client) -> Observatie:
    """Plan an observation of Noor by Coen, who is logged in."""
    client.force_login(stage.cast.coen)
    return stage.plan(doel="coaching")


@pytest.fixture
def send(client: Client, monkeypatch: pytest.MonkeyPatch) -> Send:
    """Return what posts to a page of beoordeling as somebody at a moment.

    In the name of a field a hyphen is written as two underscores.
    """

    def post(by: Medewerker, at: datetime, name: str, *args: object, **data: object) -> Answer:
        monkeypatch.setattr("django.utils.timezone.now", lambda: at)
        client.force_login(by)
        return client.post(
            reverse(f"beoordeling:{name}", args=args),
            {field.replace("__", "-"): value for field, value in data.items()},
        )

    return post

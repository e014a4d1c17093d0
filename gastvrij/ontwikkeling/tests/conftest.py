"""The stage of beoordeling: evidence comes from there."""

import pytest

from gastvrij.beoordeling.tests.scenario import Stage, make_stage
from gastvrij.conftest import Cast


@pytest.fixture
def stage(cast: Cast, open_gate: None) -> Stage:
    return make_stage(cast)

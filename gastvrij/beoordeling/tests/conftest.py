"""The stage, ready to play on."""

import pytest

from gastvrij.conftest import Cast

from .scenario import Stage, make_stage


@pytest.fixture
def stage(cast: Cast, open_gate: None) -> Stage:
    return make_stage(cast)

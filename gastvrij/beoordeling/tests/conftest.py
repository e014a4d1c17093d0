"""The stage, ready to play on."""

from copy import deepcopy

import pytest

from gastvrij.conftest import make_cast, make_gate

from .scenario import Stage, make_stage


@pytest.fixture(scope="module")
def kept_stage(kept: None) -> Stage:
    cast = make_cast()
    make_gate(cast)
    return make_stage(cast)


@pytest.fixture
def stage(kept_stage: Stage, db: None) -> Stage:
    """Give a test the stage of its module; its cast stands on it, so it takes no other."""
    return deepcopy(kept_stage)

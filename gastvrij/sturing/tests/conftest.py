import pytest

from gastvrij.conftest import Cast

from .contacten import Gemeente, make_gemeente


@pytest.fixture
def gemeente(cast: Cast) -> Gemeente:
    return make_gemeente(cast)

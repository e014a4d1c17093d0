"""Terms of retention: who lays them down, on what ground, and which one counts."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Bewaartermijn
from gastvrij.conftest import NOW

from .scenario import Stage
from .test_bewaren import DAGEN, lay_down


def test_the_beheerder_lays_down_a_term_and_the_last_one_counts(stage: Stage) -> None:
    lay_down(stage, 400)
    made = lay_down(stage, DAGEN, at=NOW + timedelta(days=1))
    assert queries.bewaartermijnen() == {"kwaliteit": made}
    assert (made.door, made.grondslag) == (stage.cast.frits, "Regeling, artikel 4")
    event = Event.objects.filter(did="bewaartermijn.laid_down").latest("pk")
    assert (event.by, event.data) == (stage.cast.frits.uuid, {"soort": "kwaliteit", "dagen": 90})
    assert Bewaartermijn.objects.count() == 2
    assert str(made) == "Gesprekken beoordelen op kwaliteit: 90"


@pytest.mark.parametrize(
    ("dagen", "grondslag", "field"),
    [(0, "x", "dagen"), (36_501, "x", "dagen"), (1, " ", "grondslag")],
)
def test_a_term_without_ground_or_out_of_bounds_is_refused(
    stage: Stage, dagen: int, grondslag: str, field: str
) -> None:
    with pytest.raises(actions.CannotLayDown) as refused:
        actions.lay_down_bewaartermijn(
            by=stage.cast.frits, at=NOW, soort="coaching", dagen=dagen, grondslag=grondslag
        )
    assert refused.value.field == field
    assert not Bewaartermijn.objects.exists()


@pytest.mark.parametrize("name", ["olga", "coen", "tessa", "anja", "els", "noor"])
def test_nobody_else_lays_down_a_term(stage: Stage, name: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.lay_down_bewaartermijn(
            by=getattr(stage.cast, name), at=NOW, soort="coaching", dagen=1, grondslag="x"
        )

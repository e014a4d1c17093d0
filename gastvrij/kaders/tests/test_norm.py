from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Norm

GOOD: dict[str, Any] = {
    "metriek": "direct afgehandeld",
    "operator": ">=",
    "waarde": Decimal("62.5"),
    "eenheid": " % ",
    "scope": "Telefoon en balie, Wmo",
}


def test_a_norm_by_hand_is_for_an_afdeling_and_for_what_its_scope_names(cast: Cast) -> None:
    kcc = cast.afdelingen["KCC"]
    norm = actions.add_norm(by=cast.kim, at=NOW, afdeling=kcc, geldig_van=date(2026, 1, 1), **GOOD)
    norm.refresh_from_db()
    assert (norm.waarde, norm.eenheid, norm.afdeling, norm.versie) == (
        Decimal("62.5"),
        "%",
        kcc,
        None,
    )
    assert (norm.kanalen, norm.domeinen) == (["balie", "telefoon"], ["wmo"])
    assert Event.objects.get(did="norm.added").object == norm.uuid
    assert list(queries.normen_for(cast.noor)) == [norm]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"metriek": "geluk"}, "metriek"),
        ({"operator": "~"}, "operator"),
        ({"waarde": Decimal(10) ** 10, "eenheid": "seconden"}, "waarde"),
        ({"waarde": Decimal("100.1")}, "waarde"),
        ({"waarde": Decimal(-1)}, "waarde"),
    ],
)
def test_a_norm_that_cannot_hold_is_refused(cast: Cast, wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(actions.CannotSetNorm) as refused:
        actions.add_norm(by=cast.kim, at=NOW, **(GOOD | wrong))
    assert refused.value.field == field
    assert not Norm.objects.exists()


@pytest.mark.parametrize("name", ["noor", "tessa", "coen", "frits"])
def test_only_a_kaderbeheerder_sets_a_norm(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_norm(by=cast.people[name], at=NOW, **GOOD)


def test_a_norm_for_an_unknown_channel_is_held_against_no_figure(cast: Cast) -> None:
    today = date(2026, 11, 20)
    norm = actions.add_norm(by=cast.kim, at=NOW, **GOOD)
    assert queries.normen("direct afgehandeld", on=today) == [norm]
    Norm.objects.filter(pk=norm.pk).update(onbepaald=["channel-unknown"])
    assert queries.normen("direct afgehandeld", on=today) == []

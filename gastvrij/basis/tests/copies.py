"""Rows that were made by actions once, written anew at once for every other test."""

from copy import deepcopy
from typing import Any
from uuid import UUID, uuid4

from gastvrij.basis.models import Afdeling, Event, Medewerker, Organisatie, Outward, RolToewijzing

# What the cast is made of, in the order in which one row leans on another.
MODELS: tuple[type[Any], ...] = (Organisatie, Afdeling, Medewerker, RolToewijzing, Event)
NAMES = ("uuid", "by", "object", "about")
Rows = list[list[Any]]


def read() -> Rows:
    """Return all rows of the cast."""
    return [list(model.objects.order_by("pk")) for model in MODELS]


def write(rows: Rows) -> None:
    """Write the rows anew, under other outward keys: what is remembered hangs on these."""
    fresh = deepcopy(rows)
    every = [row for of_kind in fresh for row in of_kind]
    names: dict[object, UUID] = {row.uuid: uuid4() for row in every if isinstance(row, Outward)}
    for row in every:
        for name in NAMES:
            value = getattr(row, name, None)
            if value in names:
                setattr(row, name, names[value])
    for model, of_kind in zip(MODELS, fresh, strict=True):
        model.objects.bulk_create(of_kind)

"""Choices from what the database holds: an afdeling or a colleague, by outward key."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.taken.models import Afwezigheid

# Labels of choices may be translated when they are shown, so their type is left to Django.
Group = tuple[str, list[tuple[str, Any]]]


def colleague_name(medewerker: Medewerker, away: Mapping[int, Afwezigheid]) -> str:
    """Return a colleague as a list names one: with until when that person is away."""
    absence = away.get(medewerker.pk)
    if absence is None:
        return medewerker.naam
    return _("{naam} (afwezig tot en met {dag})").format(
        naam=medewerker.naam, dag=f"{absence.tot:%d-%m-%Y}"
    )


def everybody(
    afdelingen: Mapping[str, Afdeling],
    collegas: Mapping[str, Medewerker],
    away: Mapping[int, Afwezigheid],
) -> list[Group]:
    """Return afdelingen and colleagues as two groups of choices."""
    return [
        (_("Afdelingen"), [(key, one.naam) for key, one in afdelingen.items()]),
        (_("Collega’s"), [(key, colleague_name(one, away)) for key, one in collegas.items()]),
    ]

"""The crosswalk: the current one, its lines, and what a line can point at."""

from datetime import date

from django.db.models import QuerySet

from gastvrij.kaders.models import Element, Kruistabel, Soort, Verband
from gastvrij.kaders.rules import kruistabel as regels

from .lopend import current_versie, current_versies


def current_kruistabel() -> Kruistabel | None:
    """Return the newest crosswalk, signed or not; None if there is none."""
    return Kruistabel.objects.select_related("bron", "gemaakt_door").defer("bron__inhoud").first()


def verbanden(kruistabel: Kruistabel) -> QuerySet[Verband]:
    """Return the ties of a crosswalk with their elements and kaders, in order."""
    return kruistabel.verbanden.select_related(
        "van__versie__kader", "naar__versie__kader", "naar__parent__parent"
    ).order_by("van__volgorde", "naar__versie__kader__soort", "naar__volgorde")


def elements_by_place(*, on: date) -> dict[regels.Plek, list[int]]:
    """Return by place (see the rule) the elements of the versions that run on a day.

    Where several kaders of one kind run, the one that `current_versie` gives goes first.
    """
    leading = {versie.pk for kind in Soort if (versie := current_versie(kind, on=on))}
    others = set(current_versies(on=on).values()) - leading
    return {**_places(others), **_places(leading)}


def _places(versies: set[int]) -> dict[regels.Plek, list[int]]:
    rows = Element.objects.filter(versie__in=versies).values_list(
        "pk", "versie__kader__soort", "soort", "code", "titel", "tekst", "parent_id"
    )
    return regels.places(regels.Onderdeel(*row) for row in rows)

"""The verdicts of a comparison, in the words of the interchange schema."""

from enum import StrEnum


class Oordeel(StrEnum):
    """What happened to one thing between two versions."""

    GELIJK = "unchanged"
    GEWIJZIGD = "changed"
    NIEUW = "added"
    VERVALLEN = "dropped"
    VERPLAATST = "moved"
    HERNOEMD = "renamed"
    ONBEKEND = "unknown"


def of_values(old: object, new: object) -> Oordeel:
    """Return the verdict on a value of which None means that it is not there."""
    if old == new:
        return Oordeel.GELIJK
    if old is None:
        return Oordeel.NIEUW
    return Oordeel.VERVALLEN if new is None else Oordeel.GEWIJZIGD

"""Of which result a badge can be made. Pure."""

from enum import StrEnum

PASSED = "geslaagd"
HANDED_OUT = frozenset({"uitgereikt", "gearchiveerd"})


class Beletsel(StrEnum):
    """Why there is no badge of a result."""

    NIET_UITGEREIKT = "niet_uitgereikt"
    EXTERN = "extern"
    NIET_GESLAAGD = "niet_geslaagd"
    OEFENING = "oefening"


def beletsel(*, status: str, uitkomst: str, is_extern: bool, is_oefening: bool) -> Beletsel | None:
    """Return why there can be no badge of a result, None if there can.

    Only of what was passed, fixed and handed out, of an exam of the gemeente itself: a diploma of
    another body is for that body to give.
    """
    if is_oefening:
        return Beletsel.OEFENING
    if status not in HANDED_OUT:
        return Beletsel.NIET_UITGEREIKT
    if uitkomst != PASSED:
        return Beletsel.NIET_GESLAAGD
    return Beletsel.EXTERN if is_extern else None

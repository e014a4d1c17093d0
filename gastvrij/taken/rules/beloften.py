"""Promises to call back: within the windows of who calls, and within the term. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from .momenten import Venster


def fits(van: datetime | None, tot: datetime, vensters: Mapping[int, Sequence[Venster]]) -> bool:
    """Test if a promise lies within one window of its day, in the time of the gemeente.

    `vensters` are the windows of each weekday, Monday is 0. Without `van` the end must lie in one.
    """
    if van is not None and van.date() != tot.date():
        return False
    return any(
        (van.time() >= one.van if van else tot.time() > one.van) and tot.time() <= one.tot
        for one in vensters.get(tot.weekday(), ())
    )


def is_after_term(beloofd_tot: datetime | None, uiterlijk_op: date | None) -> bool:
    """Test if a promise lies after the last day of the term; allowed, but never unseen.

    `beloofd_tot` is in the time of the gemeente.
    """
    if beloofd_tot is None or uiterlijk_op is None:
        return False
    return beloofd_tot.date() > uiterlijk_op

"""What may be shown: nothing on few judgements, and kappa never alone."""

from collections.abc import Collection
from enum import StrEnum

# Source: the assessment reference of the design, rule of the display gate.
FEWEST, ENOUGH = 10, 30
# With nearly all voldoende kappa collapses while people agree (Feinstein and Cicchetti 1990).
BESIDE = ("percent_agreement", "gwet_ac1")
NEVER_ALONE = ("cohen_kappa", "fleiss_kappa", "krippendorff_alpha")


class Stand(StrEnum):
    """How much a number of doubly judged items can carry."""

    TE_WEINIG = "te_weinig"
    INDICATIEF = "indicatief"
    VOLDOENDE = "voldoende"


def stand(dubbel: int) -> Stand:
    """Return what so many doubly judged items can carry: below 10 nothing, below 30 a hint."""
    if dubbel < FEWEST:
        return Stand.TE_WEINIG
    return Stand.INDICATIEF if dubbel < ENOUGH else Stand.VOLDOENDE


def shown(names: Collection[str], dubbel: int) -> tuple[str, ...]:
    """Return the figures to show on a screen of those that are asked for, in that order.

    Below 10 doubly judged items none. Whoever asks for a kappa or alpha gets percent agreement and
    AC1 before it. A part of a figure, such as `krippendorff_alpha.ordinal`, goes by the whole.
    """
    if stand(dubbel) is Stand.TE_WEINIG:
        return ()
    leans = any(name.partition(".")[0] in NEVER_ALONE for name in names)
    missing = tuple(name for name in BESIDE if leans and name not in names)
    return (*missing, *names)

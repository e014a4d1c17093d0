"""How a stated level stands to what is asked; levels are places in a framework, never computed."""

from enum import StrEnum

from .bewijs import is_seen_enough

# Where a framework has no levels, a competence is asked yes or no: these are the two places.
NEE, JA = 0, 1


def niveaulabel(code: str, titel: str) -> str:
    """Return how a level is called in a table: its number, else its code or title."""
    return code.rpartition("-N")[2] or titel


class Stand(StrEnum):
    """What can be said of a competence of somebody, by a person's word or for want of it."""

    NIET_GEVRAAGD = "niet_gevraagd"
    GEEN_CITAAT = "geen_citaat"
    ONVOLDOENDE_GEZIEN = "onvoldoende_gezien"
    TE_BESPREKEN = "te_bespreken"
    TE_ONTWIKKELEN = "te_ontwikkelen"
    OP_NIVEAU = "op_niveau"
    HOGER = "hoger"
    BESPROKEN = "besproken"


def stand(
    *,
    citaten: int,
    is_gevraagd: bool | None,
    vereist: int | None,
    is_gesteld: bool,
    gesteld: int | None,
) -> Stand:
    """Return how a competence stands.

    `vereist` and `gesteld` are places of levels from 1 on (`NEE` or `JA` without levels); None is
    no level, or one that this framework does not have. `is_gevraagd` is None for who has no
    functie. Only what a person stated is held against what is asked: citations never are.
    """
    if is_gesteld:
        return _held_against(gesteld, vereist)
    if is_gevraagd is False:
        return Stand.NIET_GEVRAAGD
    if not citaten:
        return Stand.GEEN_CITAAT
    return Stand.TE_BESPREKEN if is_seen_enough(citaten) else Stand.ONVOLDOENDE_GEZIEN


def _held_against(gesteld: int | None, vereist: int | None) -> Stand:
    if gesteld is None or vereist is None:
        return Stand.BESPROKEN
    if gesteld < vereist:
        return Stand.TE_ONTWIKKELEN
    return Stand.OP_NIVEAU if gesteld == vereist else Stand.HOGER

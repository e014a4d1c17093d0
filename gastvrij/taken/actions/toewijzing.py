"""Whom a taak lies with, as the events tell it."""

from gastvrij.basis.models import Afdeling, Medewerker, Team


def whom(
    afdeling: Afdeling | None, medewerker: Medewerker | None, team: Team | None = None
) -> dict[str, str]:
    """Return the outward keys of whom a taak goes to."""
    whom = {"afdeling": afdeling, "medewerker": medewerker, "team": team}
    return {name: str(one.uuid) for name, one in whom.items() if one is not None}

"""What the desk sends beside the fields of a vraag, read as what it stands for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Overdracht
from gastvrij.klantcontact.rules import Objectverwijzing
from gastvrij.werkplek.queries import read_moment


def unknown(given: str, near: Sequence[str]) -> str:
    """Return that a name is not in the list, with the names that are like it."""
    said = _("“{gegeven}” staat niet in de lijst. Kies een naam uit de lijst.")
    if near:
        said = _("“{gegeven}” past bij meer namen. Bedoelt u {namen}?")
    return said.format(gegeven=given.strip(), namen=_(" of ").join(near))


def article(versie: str) -> Objectverwijzing:
    """Return the reference to a version of an article."""
    return Objectverwijzing(versie, "kennisartikel", "gastvrij", "uuid")


def _uuid(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def handed_over(gesprek: Gesprek, given: str) -> Overdracht | None:
    """Return the hand-over of this conversation that a vraag names."""
    key = _uuid(given)
    return gesprek.overdrachten.filter(uuid=key).first() if key else None


def contact_before(by: Medewerker, given: str) -> Klantcontact | None:
    """Return the earlier klantcontact in scope that a vraag repeats."""
    key = _uuid(given)
    return klantcontacten.get_klantcontact_for(by, key) if key else None


def promised(given: Mapping[str, Any]) -> tuple[datetime | None, datetime | None]:
    """Return the promised moment: the one chosen in the list, else what was filled in."""
    chosen = read_moment(str(given.get("moment") or ""))
    if chosen is not None:
        return chosen
    dag = given.get("beloofd_dag")
    return _at(dag, given.get("beloofd_van")), _at(dag, given.get("beloofd_tot"))


def _at(day: date | None, at: time | None) -> datetime | None:
    if day is None or at is None:
        return None
    return timezone.make_aware(datetime.combine(day, at))

"""Levels that people stated together with an employee, and who may state one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.models import Niveauvaststelling

from .bewijs import end_of
from .vrijgaven import Onderdeel, get_medewerker_for, vrijgegeven

STATING = frozenset({Rol.COACH, Rol.TEAMLEIDER})


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """What somebody stated of a competence (identity); `niveau` is the identity of a level.

    `is_akkoord` is None as long as the employee has not answered.
    """

    uuid: UUID
    competentie: UUID
    niveau: UUID | None
    niveaucode: str
    niveautitel: str
    voldoet: bool | None
    besproken_op: date
    reden: str
    gesteld_op: datetime
    door: str
    is_akkoord: bool | None
    reactie: str
    gereageerd_op: datetime | None

    @property
    def label(self) -> str:
        """Return the level as its framework names it, nothing for a yes or no."""
        return rules.niveaulabel(self.niveaucode, self.niveautitel)


FIELDS = (
    *("uuid", "competentie__identiteit", "niveau__identiteit", "niveau__code", "niveau__titel"),
    *("voldoet", "besproken_op", "reden", "gesteld_op", "gesteld_door__naam"),
    *("is_akkoord", "reactie", "gereageerd_op"),
)


def uitspraken_of(medewerker: Medewerker, *, kijker: Medewerker, on: date) -> list[Uitspraak]:
    """Return what was stated about somebody by a day, what was discussed last first.

    The employee sees all; others what the employee agreed on, and what they stated themselves.
    What was answered after that day shows as not answered yet.
    """
    rows = (
        Niveauvaststelling.objects.filter(medewerker=medewerker, gesteld_op__lt=end_of(on))
        .order_by("-besproken_op", "-gesteld_op", "-pk")
        .values_list("gesteld_door", *FIELDS)
    )
    found = []
    for door, *values in rows:
        answered: datetime | None = values[-1]
        is_answered = answered is not None and answered < end_of(on)
        one = Uitspraak(*(values if is_answered else [*values[:-3], None, "", None]))
        if one.is_akkoord or kijker.pk in (medewerker.pk, door):
            found.append(one)
    return found


def stated(uitspraken: list[Uitspraak]) -> dict[UUID, Uitspraak]:
    """Return by competence (identity) what was stated last with the agreement of the employee."""
    found: dict[UUID, Uitspraak] = {}
    for one in uitspraken:
        if one.is_akkoord:
            found.setdefault(one.competentie, one)
    return found


def can_state(kijker: Medewerker, medewerker: Medewerker, *, on: date) -> bool:
    """Test if somebody may state a level: a teamleider or coach to whom the picture is open."""
    if kijker.pk == medewerker.pk or kijker.rollen.isdisjoint(STATING):
        return False
    return Onderdeel.COMPETENTIES in vrijgegeven(kijker, medewerker, on)


def get_medewerker_to_state(kijker: Medewerker, uuid: UUID, *, on: date) -> Medewerker:
    """Return whom somebody may state a level of.

    Http404 if that picture is not open to this person, PermissionDenied for any other role.
    """
    medewerker = get_medewerker_for(kijker, uuid, on=on)
    if not can_state(kijker, medewerker, on=on):
        raise PermissionDenied(_("Alleen een coach of teamleider stelt een niveau voor."))
    return medewerker


def unanswered(medewerker: Medewerker) -> QuerySet[Niveauvaststelling]:
    """Return what was stated about somebody who has not answered yet, oldest first."""
    return (
        Niveauvaststelling.objects.filter(medewerker=medewerker, is_akkoord=None)
        .select_related("competentie", "niveau", "gesteld_door")
        .order_by("gesteld_op", "pk")
    )


def get_vaststelling_for(medewerker: Medewerker, uuid: UUID) -> Niveauvaststelling:
    """Return what was stated about this person; Http404 if it is about another or unknown."""
    found = Niveauvaststelling.objects.filter(medewerker=medewerker, uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze vaststelling bestaat niet."))
    return found

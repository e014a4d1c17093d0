"""Reads of klantsignalen: what agents passed on, and what was answered."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.klantcontact.models import Klantsignaal

MOST_SHOWN = 50


def _answers_over(medewerker: Medewerker) -> frozenset[int]:
    """Return the afdelingen whose signalen somebody answers: the own, and those one works over."""
    own = frozenset({medewerker.afdeling_id} if medewerker.afdeling_id else ())
    reach = basis_rules.bereik(medewerker.rollen, Recht.TAKEN)
    if reach is Bereik.AFDELING:
        return own | basis.require(medewerker, Recht.TAKEN).afdelingen
    return own


def may_answer_signaal(medewerker: Medewerker, signaal: Klantsignaal) -> bool:
    """Test if somebody answers a signaal: it went to the own afdeling, or one that one leads."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    return signaal.afdeling_id in _answers_over(medewerker)


def require_answer(medewerker: Medewerker, signaal: Klantsignaal) -> None:
    """Raise PermissionDenied for who does not answer a signaal."""
    if not may_answer_signaal(medewerker, signaal):
        raise PermissionDenied(_("Dit signaal is voor een andere afdeling."))


@dataclass(frozen=True)
class Signalen:
    """What somebody reported, and what the own afdelingen have to answer or answered."""

    gemeld: list[Klantsignaal]
    te_beantwoorden: list[Klantsignaal]
    beantwoord: list[Klantsignaal]


def _with_people(signalen: QuerySet[Klantsignaal]) -> QuerySet[Klantsignaal]:
    return signalen.select_related("gemeld_door", "afdeling", "beantwoord_door", "onderwerp_ref")


def signalen_for(medewerker: Medewerker) -> Signalen:
    """Return the klantsignalen of somebody, the newest fifty of each; oldest unanswered first.

    PermissionDenied without the right to handle contacts.
    """
    basis.require(medewerker, Recht.KLANTCONTACT)
    rows = _with_people(Klantsignaal.objects.all())
    ours = rows.filter(afdeling__in=_answers_over(medewerker))
    return Signalen(
        gemeld=list(rows.filter(gemeld_door=medewerker)[:MOST_SHOWN]),
        te_beantwoorden=list(
            ours.filter(beantwoord_op=None).order_by("gemeld_op", "pk")[:MOST_SHOWN]
        ),
        beantwoord=list(
            ours.filter(beantwoord_op__isnull=False).order_by("-beantwoord_op")[:MOST_SHOWN]
        ),
    )


def unread_signalen(medewerker: Medewerker) -> int:
    """Return how many answers to somebody's signalen that person has not seen yet."""
    answered = Klantsignaal.objects.filter(gemeld_door=medewerker, beantwoord_op__isnull=False)
    return answered.filter(antwoord_gezien_op=None).count()


def get_signaal_for(medewerker: Medewerker, uuid: UUID) -> Klantsignaal:
    """Return a signaal that somebody reported or answers; Http404 for anybody else."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    mine = Q(gemeld_door=medewerker) | Q(afdeling__in=_answers_over(medewerker))
    found = _with_people(Klantsignaal.objects.filter(mine)).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit signaal bestaat niet, of is voor een andere afdeling."))
    return found

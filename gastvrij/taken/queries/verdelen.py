"""What a teamleider can hand over when somebody is ill, and who leads whom."""

from django.db.models import Count, Q, QuerySet

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht, Rol
from gastvrij.taken.models import InterneTaak

from .rechten import OPEN, with_people


def divisible_people(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """Return whose taken somebody may hand to others, with `open_taken`: how many; busiest first.

    Everybody who has open work of an afdeling that one leads, also who no longer works there.
    PermissionDenied without the right to divide; nobody for who leads no afdeling.
    """
    toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
    if toegang.bereik is not Bereik.AFDELING:
        return Medewerker.objects.none()
    mine = Q(taken__afdeling_id__in=toegang.afdelingen, taken__afgehandeld_op=None)
    counted = Medewerker.objects.annotate(open_taken=Count("taken", filter=mine))
    return counted.filter(open_taken__gt=0).order_by("-open_taken", "naam")


def open_taken_of(medewerker: Medewerker, van: Medewerker) -> QuerySet[InterneTaak]:
    """Return the open taken of somebody that another may hand over, most urgent first."""
    toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
    found = InterneTaak.objects.filter(OPEN, medewerker=van, afdeling_id__in=toegang.afdelingen)
    return with_people(found).order_by("moet_op", "pk")


def teamleiders_of(afdelingen: frozenset[int]) -> dict[int, list[Medewerker]]:
    """Return for each of these afdelingen (keys) who leads it, the active ones with any address.

    A teamleider of an afdeling leads what is below it too.
    """
    found: dict[int, list[Medewerker]] = {key: [] for key in afdelingen}
    for leader in basis.medewerkers_with(Rol.TEAMLEIDER):
        reach = basis.require(leader, Recht.TAKEN_VERDELEN).afdelingen
        for key in afdelingen & reach:
            found[key].append(leader)
    return found

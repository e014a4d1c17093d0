"""Who is away on a day, and who does the work meanwhile."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.taken import rules
from gastvrij.taken.models import Afwezigheid


def away_on(day: date) -> dict[int, int | None]:
    """Return who is away on a day, each with the vervanger that was named (keys)."""
    rows = Afwezigheid.objects.filter(van__lte=day, tot__gte=day)
    return dict(rows.order_by("-pk").values_list("medewerker_id", "vervanger_id"))


def absence_of(medewerker: Medewerker, *, on: date) -> Afwezigheid | None:
    """Return why somebody is not there on a day, with the vervanger at hand; None if present."""
    found = Afwezigheid.objects.filter(medewerker=medewerker, van__lte=on, tot__gte=on)
    return found.select_related("vervanger", "medewerker").first()


def vervanger_of(medewerker: Medewerker, *, on: date) -> Medewerker | None:
    """Return who really does somebody's work on a day: the person if present, None if nobody."""
    away = away_on(on)
    if medewerker.pk not in away:
        return medewerker
    found = rules.stand_in(medewerker.pk, away)
    return Medewerker.objects.filter(pk=found, is_active=True).first() if found else None


def absences(people: Iterable[Medewerker], *, on: date) -> dict[int, Afwezigheid]:
    """Return for each of these people (key) who is away on a day, until when; one query."""
    keys = [one.pk for one in people]
    found = Afwezigheid.objects.filter(medewerker__in=keys, van__lte=on, tot__gte=on)
    return {one.medewerker_id: one for one in found.select_related("vervanger")}


def people_for(medewerker: Medewerker) -> QuerySet[Medewerker]:
    """Return whose absence somebody may note: the own, and that of the people one leads."""
    basis.require(medewerker, Recht.TAKEN)
    own = Q(pk=medewerker.pk)
    if basis.has(medewerker, Recht.TAKEN_VERDELEN):
        toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
        if toegang.bereik is Bereik.AFDELING:
            own |= Q(afdeling_id__in=toegang.afdelingen)
    return Medewerker.objects.filter(own, is_active=True).select_related("afdeling")


def afwezigheid_for(medewerker: Medewerker, *, since: date) -> QuerySet[Afwezigheid]:
    """Return the absences that end on or after a day, of those whose absence one may note."""
    people = people_for(medewerker)
    found = Afwezigheid.objects.filter(medewerker__in=people, tot__gte=since)
    return found.select_related("medewerker", "vervanger").order_by("van", "medewerker__naam")


def get_afwezigheid_for(medewerker: Medewerker, uuid: UUID) -> Afwezigheid:
    """Return an absence that somebody may change; Http404 outside the scope."""
    people = people_for(medewerker)
    found = Afwezigheid.objects.filter(uuid=uuid, medewerker__in=people)
    one = found.select_related("medewerker", "vervanger").first()
    if one is None:
        raise Http404(_("Deze afwezigheid bestaat niet, of is van een andere afdeling."))
    return one

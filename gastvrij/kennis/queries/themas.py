"""Reads of what is going on: a thema with its berichten, articles and figures."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kennis.models import ArtikelVersie, Bericht
from gastvrij.klantcontact.models import Klantcontact, Onderwerp, Thema

from .artikelen import articles_on
from .berichten import berichten_for

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Aantal:
    """How many vragen an onderwerp had this week and the whole week before; a volume, no norm."""

    onderwerp: str
    deze_week: int
    vorige_week: int


@dataclass(frozen=True)
class Speelt:
    """What is going on around a thema."""

    thema: Thema
    berichten: list[Bericht]
    artikelen: list[ArtikelVersie]
    aantallen: list[Aantal]
    maandag: date

    @property
    def deze_week(self) -> int:
        """Return how many vragen the thema had since Monday."""
        return sum(one.deze_week for one in self.aantallen)

    @property
    def vorige_week(self) -> int:
        """Return how many vragen the thema had in the whole week before."""
        return sum(one.vorige_week for one in self.aantallen)


def themas_for(medewerker: Medewerker) -> QuerySet[Thema]:
    """Return the themas in use, for everyone who reads."""
    basis.require(medewerker, Recht.KENNIS_LEZEN)
    return Thema.objects.filter(is_actief=True)


def speelt_for(medewerker: Medewerker, uuid: UUID, *, at: datetime) -> Speelt:
    """Return what is going on around a thema; Http404 if it is unknown or out of use."""
    thema = themas_for(medewerker).filter(uuid=uuid).first()
    if thema is None:
        raise Http404(_("Dit thema bestaat niet."))
    today = timezone.localdate(at)
    monday = today - timedelta(days=today.weekday())
    onderwerpen = list(thema.onderwerpen.order_by("naam"))
    return Speelt(
        thema=thema,
        berichten=list(berichten_for(medewerker, on=today).filter(thema=thema)),
        artikelen=articles_on([one.pk for one in onderwerpen], on=today),
        aantallen=_counts(onderwerpen, monday, at),
        maandag=monday,
    )


def _counts(onderwerpen: list[Onderwerp], monday: date, at: datetime) -> list[Aantal]:
    started = basis.midnight(monday)
    before = basis.midnight(monday - WEEK)
    rows = (
        Klantcontact.objects.filter(
            onderwerp_ref__in=onderwerpen, plaatsgevonden_op__gte=before, plaatsgevonden_op__lte=at
        )
        .order_by()
        .values_list("onderwerp_ref")
        .annotate(
            # Of a column of the index, so that the index is enough.
            now=Count("plaatsgevonden_op", filter=Q(plaatsgevonden_op__gte=started)),
            then=Count("plaatsgevonden_op", filter=Q(plaatsgevonden_op__lt=started)),
        )
    )
    counts = {key: (now, then) for key, now, then in rows}
    return [Aantal(one.naam, *counts.get(one.pk, (0, 0))) for one in onderwerpen]

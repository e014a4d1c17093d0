"""Cycles of conversations about development, and which of them somebody takes part in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.rules.kalenderbestand import Afspraak
from gastvrij.ontwikkeling.models import Agendapunt, Cyclus, Cyclusgesprek
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Gespreksstand, Handeling, Moment, Soort, Wie

from .doelen import is_leading
from .te_vragen import people_to_ask_about

# How long a conversation stands in a calendar.
LENGTH = timedelta(hours=1)


@dataclass(frozen=True)
class Cycluszicht:
    """A cycle as one of its two people sees it."""

    cyclus: Cyclus
    wie: Wie

    @property
    def is_leading(self) -> bool:
        """Test if this person holds the conversations."""
        return self.wie is Wie.LEIDINGGEVENDE

    @property
    def ander(self) -> Medewerker:
        """Return the other of the two."""
        return self.cyclus.medewerker if self.is_leading else self.cyclus.leidinggevende


@dataclass(frozen=True)
class Gesprekzicht:
    """A conversation as one of the two sees it, and what that person may do with it."""

    gesprek: Cyclusgesprek
    zicht: Cycluszicht

    @property
    def stand(self) -> Gespreksstand:
        """Return how far it is."""
        return stand_of(self.gesprek)

    @property
    def handelingen(self) -> frozenset[Handeling]:
        """Return what this person may do with it."""
        return rules.gesprek_handelingen(self.zicht.wie, self.stand)


@dataclass(frozen=True)
class Teamregel:
    """Somebody whom a teamleider leads, with the cycle and the next conversation; no judgement."""

    medewerker: Medewerker
    cyclus: Cyclus | None
    volgende: Cyclusgesprek | None
    zonder_verslag: Cyclusgesprek | None


def stand_of(gesprek: Cyclusgesprek) -> Gespreksstand:
    """Return how far a conversation is."""
    return rules.gespreksstand(
        is_afgezegd=gesprek.afgezegd_op is not None,
        is_gehouden=gesprek.gehouden_op is not None,
        is_beantwoord=gesprek.gereageerd_op is not None,
    )


def moment_of(gesprek: Cyclusgesprek) -> Moment:
    """Return kind and moment of a conversation."""
    day = timezone.localdate(gesprek.gepland_op)
    return Moment(Soort(gesprek.soort), gesprek.gepland_op, day)


def momenten_of(cyclus: Cyclus, *, but: Cyclusgesprek | None = None) -> list[Moment]:
    """Return the conversations of a cycle that were not called off, without one of them."""
    standing = cyclus.gesprekken.filter(afgezegd_op=None)
    return [moment_of(one) for one in standing if but is None or one.pk != but.pk]


def _rows() -> QuerySet[Cyclus]:
    return Cyclus.objects.select_related("medewerker", "leidinggevende")


def cycli_of(medewerker: Medewerker) -> QuerySet[Cyclus]:
    """Return the cycles of somebody with their conversations, newest first."""
    return _rows().filter(medewerker=medewerker).prefetch_related("gesprekken")


def running_cycli_of(medewerker: Medewerker, *, on: date) -> QuerySet[Cyclus]:
    """Return the cycles of somebody that have not ended on a day."""
    return _rows().filter(medewerker=medewerker, tot_en_met__gte=on)


def get_cyclus_for(medewerker: Medewerker, uuid: UUID) -> Cycluszicht:
    """Return a cycle for one of its two people; Http404 for anybody else.

    The one who leads sees it while that person leads the employee.
    """
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = _rows().filter(uuid=uuid).first()
    wie = _wie(medewerker, found) if found is not None else None
    if found is None or wie is None:
        raise Http404(_("Deze gesprekscyclus bestaat niet, of is niet van u."))
    return Cycluszicht(found, wie)


def _wie(medewerker: Medewerker, cyclus: Cyclus) -> Wie | None:
    if cyclus.medewerker_id == medewerker.pk:
        return Wie.MEDEWERKER
    return Wie.LEIDINGGEVENDE if is_leading(medewerker, cyclus) else None


def gesprekken_of(zicht: Cycluszicht) -> list[Gesprekzicht]:
    """Return the conversations of a cycle in the order in which they are."""
    return [Gesprekzicht(gesprek, zicht) for gesprek in zicht.cyclus.gesprekken.all()]


def get_gesprek_for(medewerker: Medewerker, uuid: UUID) -> Gesprekzicht:
    """Return a conversation with its agenda for one of the two; Http404 for anybody else."""
    points = Agendapunt.objects.select_related("door").order_by("pk")
    found = (
        Cyclusgesprek.objects.filter(uuid=uuid)
        .select_related("cyclus")
        .prefetch_related(Prefetch("agendapunten", queryset=points))
        .first()
    )
    if found is None:
        raise Http404(_("Dit gesprek bestaat niet, of is niet van u."))
    return Gesprekzicht(found, get_cyclus_for(medewerker, found.cyclus.uuid))


def get_agendapunt_for(medewerker: Medewerker, uuid: UUID) -> tuple[Agendapunt, Gesprekzicht]:
    """Return a point of the agenda with its conversation for one of the two, else Http404."""
    found = Agendapunt.objects.select_related("gesprek", "door").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit agendapunt bestaat niet, of is niet van u."))
    return found, get_gesprek_for(medewerker, found.gesprek.uuid)


def overlapping(
    medewerker: Medewerker, *, van: date, tot_en_met: date, but: Cyclus | None = None
) -> Cyclus | None:
    """Return a cycle of somebody in the same days, held by who still leads that person."""
    found = _rows().filter(medewerker=medewerker, van__lte=tot_en_met, tot_en_met__gte=van)
    others = found.exclude(pk=but.pk) if but is not None else found
    return next((one for one in others if is_leading(one.leidinggevende, one)), None)


def team_of(leidinggevende: Medewerker, *, now: datetime) -> list[Teamregel]:
    """Return whom a teamleider leads, by name, with what was planned; four queries or so."""
    people = people_to_ask_about(leidinggevende)
    led = _rows().filter(leidinggevende=leidinggevende, medewerker__in=people)
    running = led.filter(tot_en_met__gte=timezone.localdate(now)).order_by("-van", "-pk")
    cycli = {cyclus.medewerker_id: cyclus for cyclus in running}
    gesprekken = _open_gesprekken(cycli.values())
    return [_teamregel(one, cycli.get(one.pk), gesprekken, now=now) for one in people]


def _open_gesprekken(cycli: Collection[Cyclus]) -> list[Cyclusgesprek]:
    rows = Cyclusgesprek.objects.filter(cyclus__in=cycli, afgezegd_op=None, gehouden_op=None)
    return list(rows.order_by("gepland_op", "pk"))


def _teamregel(
    medewerker: Medewerker,
    cyclus: Cyclus | None,
    gesprekken: list[Cyclusgesprek],
    *,
    now: datetime,
) -> Teamregel:
    own = [one for one in gesprekken if cyclus is not None and one.cyclus_id == cyclus.pk]
    coming = next((one for one in own if one.gepland_op > now), None)
    past = next((one for one in own if one.gepland_op <= now), None)
    return Teamregel(medewerker, cyclus, coming, past)


def gesprek_url(gesprek: Cyclusgesprek) -> str:
    """Return the whole address of the page of a conversation."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("ontwikkeling:gesprek", args=[gesprek.uuid])


def gesprek_afspraak_for(medewerker: Medewerker, uuid: UUID, *, at: datetime) -> Afspraak:
    """Return the appointment of a conversation for one of the two, without anybody's name.

    Http404 once it was held or called off.
    """
    found = get_gesprek_for(medewerker, uuid)
    if found.stand is not Gespreksstand.GEPLAND:
        raise Http404(_("Dit gesprek staat niet meer gepland."))
    gesprek, address = found.gesprek, gesprek_url(found.gesprek)
    return Afspraak(
        uid=gesprek.uuid,
        begin=gesprek.gepland_op,
        eind=gesprek.gepland_op + LENGTH,
        gemaakt_op=at,
        titel=gesprek.get_soort_display(),
        plaats=gesprek.plaats,
        tekst=_("Agenda en verslag staan in Gastvrij: {adres}").format(adres=address),
        adres=address,
        organisator=settings.DEFAULT_FROM_EMAIL,
    )

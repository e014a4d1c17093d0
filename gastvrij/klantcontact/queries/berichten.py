"""Reads of messages that came in: the worklist, what is late, and one of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht, add_werkdagen
from gastvrij.kaders import queries as kaders
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, InkomendBericht

METRIEK = "beantwoorden"
# Days to look for closed days in: as many weeks off as weeks at work, and a month of holidays.
CALENDAR_DAYS_A_WERKDAG = 2
CALENDAR_MARGIN = 31
Status = InkomendBericht.Status


def berichten_for(medewerker: Medewerker) -> QuerySet[InkomendBericht]:
    """Return the messages in scope: all for the first line, else one's own and the afdeling's.

    PermissionDenied without the right to handle contacts.
    """
    toegang = basis.require(medewerker, Recht.KLANTCONTACT)
    found = InkomendBericht.objects.select_related("kanaal", "medewerker", "afdeling", "gesprek")
    if toegang.bereik is Bereik.ALLES:
        return found
    return found.filter(Q(medewerker=medewerker) | Q(afdeling_id__in=toegang.afdelingen))


def get_bericht_for(medewerker: Medewerker, uuid: UUID) -> InkomendBericht:
    """Return a message in scope; Http404 outside it."""
    found = berichten_for(medewerker).select_related("hoort_bij").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit bericht bestaat niet, of ligt bij een andere afdeling."))
    return found


def berichten_in(medewerker: Medewerker, lijst: str) -> QuerySet[InkomendBericht]:
    """Return the messages of a list: the longest waiting first, of what is done the newest.

    Http404 for an unknown list.
    """
    found = berichten_for(medewerker)
    waits, busy = found.filter(status=Status.NIEUW), found.filter(status=Status.IN_BEHANDELING)
    ours = Q(afdeling=None) | Q(afdeling=medewerker.afdeling_id)
    choices = {
        "nieuw": waits.filter(ours) if _serves_all(medewerker) else waits,
        "van-mij": busy.filter(medewerker=medewerker),
        "in-behandeling": busy,
        "afdeling": waits.exclude(ours) if _serves_all(medewerker) else waits.none(),
        "klaar": found.filter(status=Status.AFGEHANDELD).order_by("-afgehandeld_op", "-pk"),
        "geen-vraag": found.filter(status=Status.NIET_VOOR_ONS).order_by("-ontvangen_op", "-pk"),
    }
    if lijst not in choices:
        raise Http404(_("Deze lijst bestaat niet."))
    return choices[lijst]


def _serves_all(medewerker: Medewerker) -> bool:
    return basis.require(medewerker, Recht.KLANTCONTACT).bereik is Bereik.ALLES


def bericht_counts(medewerker: Medewerker) -> dict[str, int]:
    """Return how many messages wait, are mine, are in hand, and wait with an afdeling; one query.

    Only what is open is counted: what is done grows without end.
    """
    opened = berichten_for(medewerker).filter(status__in=[Status.NIEUW, Status.IN_BEHANDELING])
    ours = Q(afdeling=None) | Q(afdeling=medewerker.afdeling_id)
    waits, busy = Q(status=Status.NIEUW), Q(status=Status.IN_BEHANDELING)
    counts = opened.order_by().aggregate(
        nieuw=Count("pk", filter=waits & ours if _serves_all(medewerker) else waits),
        van_mij=Count("pk", filter=busy & Q(medewerker=medewerker)),
        in_behandeling=Count("pk", filter=busy),
        afdeling=Count("pk", filter=waits & ~ours if _serves_all(medewerker) else Q(pk=None)),
    )
    return {name.replace("_", "-"): number for name, number in counts.items()}


@dataclass(frozen=True)
class Antwoordtermijn:
    """Until when messages are to be answered, by the norms that hold on a day."""

    normen: tuple[rules.Antwoordnorm, ...]
    closed_on: frozenset[date]

    @classmethod
    def on(cls, day: date, *, oldest: date) -> "Antwoordtermijn":
        """Return the terms of a day for messages from `oldest` on; three queries at most."""
        normen = tuple(
            rules.Antwoordnorm(
                norm.operator, norm.waarde, norm.eenheid, norm.afdeling_id, tuple(norm.kanalen)
            )
            for norm in kaders.normen(METRIEK, on=day)
        )
        most = max((int(norm.waarde or 0) for norm in normen), default=0)
        last = day + timedelta(days=most * CALENDAR_DAYS_A_WERKDAG + CALENDAR_MARGIN)
        return cls(normen, basis.closed_days(oldest, last) if normen else frozenset())

    def last_day(self, bericht: InkomendBericht) -> date | None:
        """Return the last day to answer a message, None if no term is agreed."""
        days = rules.answer_days(
            self.normen, afdeling=bericht.afdeling_id, kanaal=bericht.kanaal.code
        )
        if days is None:
            return None
        received = timezone.localdate(bericht.ontvangen_op)
        return add_werkdagen(received, days, closed_on=self.closed_on)


def bericht_of(gesprek: Gesprek) -> InkomendBericht | None:
    """Return the message that a conversation is about, with the contact that it refers to."""
    found = InkomendBericht.objects.filter(gesprek=gesprek)
    return found.select_related("kanaal", "hoort_bij").first()


def last_received() -> datetime | None:
    """Return when the newest message came in, None if none ever did."""
    newest = InkomendBericht.objects.order_by("-ontvangen_op").values_list(
        "ontvangen_op", flat=True
    )
    return newest.first()

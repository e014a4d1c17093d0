"""Background work of estimates: no arguments from outside, the clock read here."""

import logging
from uuid import UUID

from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.ontwikkeling import actions, queries

logger = logging.getLogger(__name__)


def close_due() -> None:
    """Close the rounds whose term has passed."""
    count = actions.close_due_uitvragen(at=timezone.now())
    if count:
        logger.info("uitvragen gesloten", extra={"job": "close_due_uitvragen", "count": count})


def remind() -> None:
    """Remind who did not answer yet of the rounds that end soon."""
    count = actions.remind_uitvragen(at=timezone.now())
    if count:
        logger.info("aan uitvragen herinnerd", extra={"job": "remind_uitvragen", "count": count})


def mail(uitvraag: str, medewerker: str, soort: str) -> None:
    """Send somebody a mail about a round, unless it needs no answer any more."""
    found = queries.find_uitnodiging(uitvraag, medewerker, on=timezone.localdate())
    if found is not None and basis.who_gets_mail(UUID(medewerker)) is not None:
        actions.deliver_schatting_mail(uitnodiging=found, soort=soort)

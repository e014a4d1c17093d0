"""Background work of taken: no arguments from outside, the clock read here."""

import logging
from uuid import UUID

from django.utils import timezone

from gastvrij.basis import queries as basis

from . import actions

logger = logging.getLogger(__name__)


def announce() -> None:
    """Tell by mail of work that was assigned; the screen told it already."""
    count = actions.announce(at=timezone.now())
    if count:
        logger.info("nieuwe taken gemeld", extra={"job": "announce", "count": count})


def watch_terms() -> None:
    """Remind of work whose last day is near, and tell the teamleider of what is too late."""
    now = timezone.now()
    reminded, escalated = actions.remind(at=now), actions.escalate(at=now)
    if reminded:
        logger.info("aan termijnen herinnerd", extra={"job": "watch_terms", "count": reminded})
    if escalated:
        logger.info("te late taken gemeld", extra={"job": "watch_terms", "count": escalated})


def mail_taken(soort: str, medewerker: str, nummers: list[str]) -> None:
    """Send somebody the mail about taken, unless the account was closed or has no address."""
    person = basis.who_gets_mail(UUID(medewerker))
    if person is not None:
        actions.deliver(soort=soort, medewerker=person, nummers=nummers)

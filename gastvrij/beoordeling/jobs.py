"""Background work of beoordeling: no arguments from outside, the clock read here."""

import logging
from uuid import UUID

from django.utils import timezone

from gastvrij.basis import queries as basis

from . import actions, queries

logger = logging.getLogger(__name__)


def destroy_due_observaties() -> None:
    """Destroy what was observed and is over its term; a report of each batch stays."""
    made = actions.destroy_due_observaties(at=timezone.now())
    if made:
        found = {"job": "destroy_due_observaties", "count": len(made)}
        logger.info("observaties vernietigd", extra=found)


def destroy_due_proeven() -> None:
    """Destroy the exam dossiers that are over the term of their owner; a report of each stays."""
    made = actions.destroy_due(at=timezone.now())
    if made:
        found = {"job": "destroy_due_proeven", "count": len(made)}
        logger.info("dossiers van proeven vernietigd", extra=found)


def remind_proeven() -> None:
    """Remind candidate and assessors of a proeve on the working day before."""
    count = actions.remind_proeven(at=timezone.now())
    if count:
        logger.info("aan proeven herinnerd", extra={"job": "remind_proeven", "count": count})


def mail_vervanging(proeve: str, medewerker: str) -> None:
    """Tell an assessor of a change of assessors, unless the account is no longer there."""
    found, person = queries.find_replaced(proeve), basis.who_gets_mail(UUID(medewerker))
    if found is not None and person is not None:
        actions.deliver_replacement(proeve=found, medewerker=person)


def mail_proeve(proeve: str, medewerker: str) -> None:
    """Send somebody the mail about a sitting, unless it or the account is no longer there."""
    found, person = queries.find_proeve(proeve), basis.who_gets_mail(UUID(medewerker))
    if found is not None and person is not None:
        actions.deliver_reminder(proeve=found, medewerker=person)

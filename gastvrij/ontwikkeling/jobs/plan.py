"""Background work of the plan: no arguments from outside, the clock read here."""

import logging
from uuid import UUID

from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.mail import plan as mail_plan
from gastvrij.ontwikkeling.rules.plan import Herinnering

logger = logging.getLogger(__name__)


def remind() -> None:
    """Remind people of conversations on the working day before, and of the days of a goal."""
    count = actions.remind_plan(at=timezone.now())
    if count:
        logger.info("aan plannen herinnerd", extra={"job": "remind_plan", "count": count})


def mail_gesprek(gesprek: str, medewerker: str) -> None:
    """Send one of the two the mail about a conversation, if it is still to be held."""
    found, person = queries.find_gesprek(gesprek), basis.who_gets_mail(UUID(medewerker))
    if found is not None and person is not None:
        actions.deliver_plan_mail(mail_plan.gesprek(found, person))


def mail_doel(doel: str, soort: str) -> None:
    """Send the employee the mail about a goal, if it still runs."""
    found = queries.find_doel(doel)
    if found is not None and basis.who_gets_mail(found.medewerker.uuid) is not None:
        actions.deliver_plan_mail(mail_plan.doel(found, Herinnering(soort)))

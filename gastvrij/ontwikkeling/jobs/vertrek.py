"""Background work around people who leave: no arguments from outside, the clock read here."""

import logging

from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.ontwikkeling import actions, queries

logger = logging.getLogger(__name__)


def mail_vertrek(vertrek: str) -> None:
    """Send who leaves the mail about the dossier, unless that no longer holds."""
    found = queries.find_vertrek(vertrek)
    person = basis.who_gets_mail(found.medewerker.uuid) if found is not None else None
    if found is not None and person is not None:
        actions.deliver_vertrek(vertrek=found, medewerker=person)


def destroy_due_dossiers() -> None:
    """Delete the dossiers of who left that are over their term; a report of each stays."""
    made = actions.destroy_due_dossiers(at=timezone.now())
    if made:
        found = {"job": "destroy_due_dossiers", "count": len(made)}
        logger.info("dossiers van vertrokken medewerkers vernietigd", extra=found)

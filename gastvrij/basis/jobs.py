"""Background work of basis: no arguments, the clock read here."""

import logging
from uuid import UUID

from django.utils import timezone

from . import actions, queries
from .actions.wachtwoord import deliver_password_link

logger = logging.getLogger(__name__)


def seal() -> None:
    """Seal the events of the last minute; the digest in the log anchors the chain elsewhere."""
    count = actions.seal_events(at=timezone.now())
    if count:
        logger.info("zegel %s", queries.laatste_zegel(), extra={"job": "seal", "count": count})


def verify() -> None:
    """Check the whole trail; an error line says that it is not whole."""
    report = actions.verify_audit(by=None, at=timezone.now())
    level = logging.INFO if report.is_ok else logging.ERROR
    found = {"job": "verify", "count": len(report.problems)}
    logger.log(level, "auditspoor gecontroleerd", extra=found)


def clean() -> None:
    """Remove what need not stay."""
    count = actions.clean(at=timezone.now())
    logger.info("opgeruimd", extra={"job": "clean", "count": count})


def mail_password_link(uuid: UUID, is_invitation: bool) -> None:  # noqa: FBT001 - task argument
    """Send the link that was asked for, unless the account was closed since."""
    medewerker = queries.who_gets_mail(uuid)
    if medewerker is not None:
        deliver_password_link(medewerker=medewerker, is_invitation=is_invitation)

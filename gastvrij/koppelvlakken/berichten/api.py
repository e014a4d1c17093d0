"""The messages service: a mail or e-form comes in and stands on the worklist."""

import hashlib
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.http import Http404
from django.utils import timezone

from gastvrij.basis.models import Toepassing
from gastvrij.basis.rules import Koppelrecht
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Kanaal
from gastvrij.koppelvlakken.dienst import Answer, Refused, post
from gastvrij.koppelvlakken.schema import Fault, moment

from .openapi import BERICHT, KANAAL

OLDEST = datetime(2000, 1, 1, tzinfo=UTC)
CLOCKS_DIFFER = timedelta(minutes=10)
# An index of PostgreSQL takes 2,704 bytes; in other letters than plain ones a name has up to 3,600.
MOST_NAME_BYTES = 2_000


@post(Koppelrecht.BERICHTEN, BERICHT)
def berichten(toepassing: Toepassing, sent: dict[str, Any]) -> Answer:
    """Take in a message."""
    now = timezone.now()
    received = actions.receive_bericht(
        at=now,
        extern_id=_name(toepassing, sent["id"]),
        kanaal=_kanaal(sent.get("kanaal", KANAAL)),
        inhoud=actions.Inhoud(
            van_naam=sent.get("naam", "").strip(),
            van_adres=sent.get("email", "").strip(),
            telefoon=sent.get("telefoon", "").strip(),
            onderwerp=sent.get("onderwerp", "").strip(),
            tekst=sent["tekst"],
        ),
        ontvangen_op=_received(sent.get("ontvangen_op"), now=now),
    )
    status = HTTPStatus.CREATED if received.is_new else HTTPStatus.OK
    bericht = received.bericht
    return status, {"id": sent["id"], "kenmerk": str(bericht.uuid), "status": bericht.status}


def _name(toepassing: Toepassing, given: str) -> str:
    """Return the name of a message with us: two systems can give theirs the same name."""
    data = given.encode()
    known = given if len(data) <= MOST_NAME_BYTES else hashlib.sha256(data).hexdigest()
    return f"{toepassing.pk}:{known}"


def _kanaal(code: str) -> Kanaal:
    try:
        return queries.get_kanaal(code)
    except Http404:
        why = f"Kanaal “{code}” bestaat niet of is niet in gebruik."
        fault = Fault("kanaal", why)
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, why, faults=[fault]) from None


def _received(said: str | None, *, now: datetime) -> datetime:
    found = moment(said) if said else now
    # Compared as written: the end of the year 9999 has no time in another zone.
    if found is None or not OLDEST <= found <= now + CLOCKS_DIFFER:
        why = "Dit moment kan niet: het ligt in de toekomst, of voor het jaar 2000."
        fault = Fault("ontvangen_op", why)
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, why, faults=[fault])
    return min(found, now)

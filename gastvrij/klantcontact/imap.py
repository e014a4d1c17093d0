"""Fetches new mail from the mailbox of the gemeente by IMAP (RFC 3501), without deleting any."""

import imaplib
import logging
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings

from . import actions, rules
from .actions import Inhoud
from .models import Kanaal

logger = logging.getLogger(__name__)
TIMEOUT = 30
# Text of a mail stands before its attachments, and those we do not keep.
MOST_BYTES = 2_000_000
MOST_A_ROUND = 100
KANAAL = "e-mail"


@dataclass(frozen=True)
class Postbus:
    """Where the mail of the gemeente comes in."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    is_encrypted: bool = True


class MailboxUnreachable(Exception):
    """The mailbox cannot be opened now; the next round tries again."""


def postbus() -> Postbus | None:
    """Return the mailbox of the settings, None if this gemeente has none."""
    if not settings.IMAP_HOST:
        return None
    return Postbus(
        host=settings.IMAP_HOST,
        port=settings.IMAP_PORT,
        user=settings.IMAP_USER,
        password=settings.IMAP_PASSWORD,
        folder=settings.IMAP_FOLDER,
        is_encrypted=settings.IMAP_SSL,
    )


def fetch(box: Postbus, *, at: datetime) -> int:
    """Take in the unread mail, the oldest first, and mark it read; return how many were new.

    A mail is marked read only after it was stored, so that a crash in between reads it again; its
    Message-ID makes it one message still. Raises MailboxUnreachable.
    """
    try:
        with _opened(box) as connection:
            return sum(_take(connection, uid, at=at) for uid in _unread(connection))
    except (imaplib.IMAP4.error, OSError) as problem:
        raise MailboxUnreachable(f"{type(problem).__name__}: {problem}") from problem


@contextmanager
def _opened(box: Postbus) -> Iterator[imaplib.IMAP4]:
    connection = _connected(box)
    is_out = False
    try:
        connection.login(box.user, box.password)
        status, said = connection.select(box.folder)
        if status != "OK":
            raise imaplib.IMAP4.error(f"folder {box.folder}: {said!r}")
        yield connection
        connection.logout()
        is_out = True
    finally:
        if not is_out:
            with suppress(OSError):
                connection.shutdown()


def _connected(box: Postbus) -> imaplib.IMAP4:
    if not box.is_encrypted:
        return imaplib.IMAP4(box.host, box.port, timeout=TIMEOUT)
    secure = ssl.create_default_context()
    return imaplib.IMAP4_SSL(box.host, box.port, ssl_context=secure, timeout=TIMEOUT)


def _unread(connection: imaplib.IMAP4) -> Iterator[bytes]:
    status, found = connection.uid("SEARCH", "UNSEEN")
    if status != "OK":
        raise imaplib.IMAP4.error(f"search: {found!r}")
    yield from (found[0] or b"").split()[:MOST_A_ROUND]


def _take(connection: imaplib.IMAP4, uid: bytes, *, at: datetime) -> bool:
    name = uid.decode("ascii")
    wanted = f"(UID INTERNALDATE BODY.PEEK[]<0.{MOST_BYTES}>)"
    _status, answer = connection.uid("FETCH", name, wanted)
    part = next((one for one in answer if isinstance(one, tuple)), None)
    if part is None:
        return False
    about, raw = part
    received = _store(raw, _arrived(about) or at, at=at)
    connection.uid("STORE", name, "+FLAGS.SILENT", r"(\Seen)")
    return received


def _arrived(about: bytes) -> datetime | None:
    moment = imaplib.Internaldate2tuple(about)
    return datetime.fromtimestamp(time.mktime(moment), tz=UTC) if moment else None


def _store(raw: bytes, arrived: datetime, *, at: datetime) -> bool:
    mail = rules.read_mail(raw)
    kanaal = Kanaal.objects.get(code=KANAAL)
    return actions.receive_bericht(
        at=at,
        extern_id=mail.extern_id,
        kanaal=kanaal,
        inhoud=Inhoud(
            van_naam=mail.van_naam,
            van_adres=mail.van_adres,
            onderwerp=mail.onderwerp,
            tekst=rules.with_attachments(mail),
        ),
        ontvangen_op=arrived,
        is_vraag=not mail.is_automatic,
    ).is_new

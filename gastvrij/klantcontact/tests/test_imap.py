"""Mail fetched from a real IMAP server on loopback: once each, marked read, nothing deleted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from gastvrij.conftest import NOW
from gastvrij.klantcontact import imap, jobs
from gastvrij.klantcontact.models import InkomendBericht

from .imap_server import PASSWORD, USER, Mailbox, imap_server
from .test_mail import mail


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with imap_server() as found:
        yield found


def test_new_mail_stands_on_the_worklist_once(db: None, mailbox: Mailbox) -> None:
    mailbox.add(mail("Wat kost een paspoort?", Subject="Paspoort"))
    assert imap.fetch(mailbox.postbus, at=NOW) == 1
    assert imap.fetch(mailbox.postbus, at=NOW) == 0
    bericht = InkomendBericht.objects.get()
    assert (bericht.onderwerp, bericht.tekst) == ("Paspoort", "Wat kost een paspoort?")
    assert (bericht.van_adres, bericht.genormaliseerd) == ("jan@inwoner.example",) * 2
    assert bericht.kanaal.code == "e-mail"
    assert bericht.ontvangen_op == datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
    assert bericht.status == InkomendBericht.Status.NIEUW
    assert len(mailbox.seen) == len(mailbox.mails) == 1
    assert not any("DELETED" in said or "EXPUNGE" in said for said in mailbox.heard)


def test_a_crash_before_the_mail_is_marked_read_loses_and_doubles_nothing(
    db: None, mailbox: Mailbox
) -> None:
    mailbox.add(mail())
    mailbox.breaks_before_store = True
    with pytest.raises(imap.MailboxUnreachable):
        imap.fetch(mailbox.postbus, at=NOW)
    assert InkomendBericht.objects.count() == 1
    mailbox.breaks_before_store = False
    assert imap.fetch(mailbox.postbus, at=NOW) == 0
    assert InkomendBericht.objects.count() == 1
    assert mailbox.seen


def test_automatic_answers_are_set_aside(db: None, mailbox: Mailbox) -> None:
    mailbox.add(mail("Ik ben er niet", Auto_Submitted="auto-replied"))
    imap.fetch(mailbox.postbus, at=NOW)
    bericht = InkomendBericht.objects.get()
    assert bericht.status == InkomendBericht.Status.NIET_VOOR_ONS
    assert bericht.afgehandeld_op == NOW


def test_of_a_huge_mail_the_beginning_is_read(
    db: None, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "MOST_BYTES", 2_000)
    mailbox.add(mail("lang " * 4_000))
    imap.fetch(mailbox.postbus, at=NOW)
    assert 1_000 < len(InkomendBericht.objects.get().tekst) <= 2_000


@pytest.mark.parametrize(
    "change", [{"password": "fout"}, {"folder": "Elders"}, {"port": 1}, {"is_encrypted": True}]
)
def test_a_mailbox_that_cannot_be_opened_is_tried_again_later(
    db: None, mailbox: Mailbox, change: dict[str, object]
) -> None:
    mailbox.add(mail())
    with pytest.raises(imap.MailboxUnreachable):
        imap.fetch(replace(mailbox.postbus, **change), at=NOW)  # type: ignore[arg-type]
    assert not InkomendBericht.objects.exists()


def test_the_job_fetches_by_the_settings_and_does_nothing_without(
    db: None, mailbox: Mailbox, settings: Any
) -> None:
    mailbox.add(mail())
    jobs.fetch_mail()
    assert not mailbox.heard
    settings.IMAP_HOST, settings.IMAP_PORT = "127.0.0.1", mailbox.postbus.port
    settings.IMAP_SSL, settings.IMAP_USER, settings.IMAP_PASSWORD = False, USER, PASSWORD
    jobs.fetch_mail()
    assert InkomendBericht.objects.count() == 1
    settings.IMAP_PASSWORD = "fout"
    jobs.fetch_mail()

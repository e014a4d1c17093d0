from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from gastvrij.basis.models import Event
from gastvrij.basis.tests.smtp import Sink, serving
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, jobs, queries
from gastvrij.klantcontact.actions import CannotMail, Mail
from gastvrij.klantcontact.models import (
    InkomendBericht,
    Kanaal,
    Klantcontact,
    Sjabloon,
    UitgaandBericht,
)

ANTWOORD = {"antwoord": "Uw paspoort\n.ligt klaar.", "onderwerp": "Paspoort"}


@pytest.fixture
def contact(cast: Cast) -> Klantcontact:
    return actions.count_simple(by=cast.noor, at=NOW, kanaal=queries.get_kanaal("e-mail"))


@pytest.fixture
def sink(settings: Settings) -> Iterator[Sink]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.DEFAULT_FROM_EMAIL = "gemeente@lindemeer.example"
    settings.MAIL_REPLY_TO = "vragen@lindemeer.example"
    with serving() as sink:
        settings.EMAIL_PORT = sink.port
        yield sink


def queue(
    cast: Cast, contact: Klantcontact, *, before: timedelta = timedelta(minutes=2), **how: Any
) -> UitgaandBericht:
    """Queue a mail some time ago, so that the job, which reads the clock, finds it."""
    mail = Mail(
        how.get("soort", "afgerond"),
        how.get("aan", "Jo@Voorbeeld.nl"),
        how.get("waarden", ANTWOORD),
        contact,
        how.get("antwoord_op"),
    )
    return actions.queue_mail(by=cast.noor, at=timezone.now() - before, mail=mail)


def test_a_mail_waits_a_minute_and_then_goes_out_by_smtp(
    cast: Cast, contact: Klantcontact, sink: Sink
) -> None:
    early = queue(cast, contact, before=timedelta(seconds=30))
    mail = queue(cast, contact)
    jobs.send_mail()
    jobs.send_mail()
    (sent,) = sink.mails
    assert sent["To"] == "jo@voorbeeld.nl"
    assert sent["Subject"] == "Antwoord op uw vraag over Paspoort"
    assert sent["Reply-To"] == "vragen@lindemeer.example"
    assert sent["Message-ID"] == f"<{mail.uuid}@lindemeer.example>"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert "In-Reply-To" not in sent
    text = sent.get_content()
    assert text.startswith("Beste inwoner,")
    assert contact.nummer in text
    assert "gemeente Lindemeer" in text
    mail.refresh_from_db()
    early.refresh_from_db()
    assert (mail.status, mail.pogingen, mail.fout) == ("verzonden", 1, "")
    assert early.status == "klaar"
    events = Event.objects.filter(object=mail.uuid).order_by("pk").values_list("did", flat=True)
    assert list(events) == ["mail.queued", "mail.sent"]


def bericht(**changed: str) -> InkomendBericht:
    row = {
        "kanaal": Kanaal.objects.get(code="e-mail"),
        "extern_id": "<vraag-1@voorbeeld.nl>",
        "van_adres": "jo@voorbeeld.nl",
        "onderwerp": "Mijn paspoort",
        "ontvangen_op": NOW,
    }
    return InkomendBericht.objects.create(**row | changed)


def test_an_answer_is_threaded_with_what_it_answers(
    cast: Cast, contact: Klantcontact, sink: Sink
) -> None:
    queue(cast, contact, soort="antwoord", antwoord_op=bericht())
    jobs.send_mail()
    (sent,) = sink.mails
    assert sent["Subject"] == "Re: Mijn paspoort"
    assert sent["In-Reply-To"] == sent["References"] == "<vraag-1@voorbeeld.nl>"
    assert "Auto-Submitted" not in sent


@pytest.mark.parametrize(
    "hostile",
    [
        "Vraag\r\nBcc: ander@voorbeeld.nl",
        "Vraag\nX-Evil: 1",
        "Vraag\u2028Bcc: ander@voorbeeld.nl",
        "Vraag\x0bBcc: a@voorbeeld.nl",
        "\r\n\r\nTekst in plaats van kop",
    ],
)
def test_no_text_starts_another_header_or_reaches_another_address(
    cast: Cast, contact: Klantcontact, sink: Sink, hostile: str
) -> None:
    waarden = {"antwoord": hostile, "onderwerp": hostile, "naam": hostile}
    queue(cast, contact, waarden=waarden)
    thread = bericht(onderwerp=hostile, extern_id=f"<x@y.nl>{hostile}")
    queue(cast, contact, soort="antwoord", waarden=waarden, antwoord_op=thread)
    jobs.send_mail()
    assert len(sink.mails) == 2
    for sent in sink.mails:
        assert "Bcc" not in sent
        assert "X-Evil" not in sent
        assert sent["To"] == "jo@voorbeeld.nl"
        assert sent["Subject"].isprintable()
    assert [line.count("@") for line in sink.recipients] == [1, 1]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "jo",
        "jo@voorbeeld.nl,ander@voorbeeld.nl",
        "jo,ander@voorbeeld.nl",
        "jo@voorbeeld.nl\r\nBcc: ander@voorbeeld.nl",
        "<jo@voorbeeld.nl>",
        "Jo <jo@voorbeeld.nl>",
        "jo@voorbeeld.nl>",
    ],
)
def test_what_is_not_one_plain_address_is_refused(
    cast: Cast, contact: Klantcontact, address: str
) -> None:
    with pytest.raises(CannotMail):
        queue(cast, contact, aan=address)
    assert not UitgaandBericht.objects.exists()


def test_a_mail_that_is_refused_five_times_has_failed_and_is_tried_again_by_hand(
    cast: Cast, contact: Klantcontact, settings: Settings, client: Client
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    mail = queue(cast, contact)
    now = timezone.now()
    waits = []
    with serving(refuses=True) as sink:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        for _attempt in range(6):
            mail.refresh_from_db()
            waits.append(round((mail.niet_voor - now).total_seconds() / 60))
            UitgaandBericht.objects.filter(pk=mail.pk).update(niet_voor=now)
            jobs.send_mail()
    mail.refresh_from_db()
    assert waits == [-1, 1, 5, 15, 60, 60]
    assert (mail.status, mail.pogingen) == ("mislukt", 5)
    assert mail.fout == "550: het adres is geweigerd"
    assert "lindemeer" not in mail.fout
    assert Event.objects.filter(did="mail.failed", by=None).count() == 1
    client.force_login(cast.frits)
    page = client.get(reverse("klantcontact:uitgaand")).content.decode()
    assert "550: het adres is geweigerd" in page
    assert "voorbeeld.nl" not in page
    again = reverse("klantcontact:uitgaand_opnieuw", args=[mail.uuid])
    assert "opnieuw verzonden" in client.post(again, follow=True).content.decode()
    mail.refresh_from_db()
    assert (mail.status, mail.pogingen, mail.fout) == ("klaar", 0, "")
    assert "niet mislukt" in client.post(again, follow=True).content.decode()


def test_without_a_server_one_attempt_counts_and_the_rest_waits(
    cast: Cast, contact: Klantcontact, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    first, second = queue(cast, contact), queue(cast, contact)
    jobs.send_mail()
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.fout.startswith("geen verbinding met de mailserver")
    assert (first.pogingen, first.status) == (1, "klaar")
    assert (second.pogingen, second.fout) == (0, "")


def test_a_mail_that_was_withdrawn_or_taken_is_not_sent(cast: Cast, contact: Klantcontact) -> None:
    mail = queue(cast, contact)
    now = timezone.now()
    assert actions.claim_mail(at=now, mail=mail)
    assert actions.claim_mail(at=now, mail=mail) is None
    assert not actions.withdraw_mails(by=cast.noor, at=now, contacts=[contact])
    other = queue(cast, contact)
    UitgaandBericht.objects.filter(pk=mail.pk).delete()
    assert actions.withdraw_mails(by=cast.noor, at=now, contacts=[contact])
    assert actions.claim_mail(at=now, mail=other) is None
    assert queries.mail_to_send(now=now) == []


def test_only_the_beheerder_tries_again(cast: Cast, contact: Klantcontact) -> None:
    mail = queue(cast, contact)
    for wrong in (cast.anja, cast.noor):
        with pytest.raises(PermissionDenied):
            actions.retry_mail(by=wrong, at=NOW, mail=mail)


def test_a_new_installation_has_every_template_once_and_keeps_what_was_changed(cast: Cast) -> None:
    assert set(Sjabloon.objects.values_list("soort", flat=True)) == set(Sjabloon.Soort.values)
    klacht = Sjabloon.objects.get(soort="klacht")
    actions.change_sjabloon(
        by=cast.frits, at=NOW, sjabloon=klacht, onderwerp="Uw klacht", tekst="Beste {naam},"
    )
    Sjabloon.objects.get(soort="antwoord").delete()
    assert actions.ensure_sjablonen() == 1
    assert actions.ensure_sjablonen() == 0
    klacht.refresh_from_db()
    assert klacht.tekst == "Beste {naam},\n"
    assert Event.objects.filter(did="sjabloon.changed", object=klacht.uuid).exists()


def test_a_template_with_an_unknown_place_is_refused_with_the_list(
    client: Client, cast: Cast
) -> None:
    klacht = Sjabloon.objects.get(soort="klacht")
    url = reverse("klantcontact:sjabloon", args=[klacht.uuid])
    client.force_login(cast.frits)
    assert "Jo van Voorbeeld" in client.get(url).content.decode()
    wrong = {"onderwerp": "Uw klacht", "tekst": "Beste {voornaam}, {antwoord}"}
    page = client.post(url, wrong)
    assert page.status_code == 422
    shown = page.content.decode()
    assert "{voornaam}, {antwoord} kunnen we hier niet invullen" in shown
    assert "{afdeling}" in shown
    seen = client.post(url, {"onderwerp": "Hoi {naam}", "tekst": "Dag", "voorbeeld": "ja"})
    assert "Hoi Jo van Voorbeeld" in seen.content.decode()
    klacht.refresh_from_db()
    assert "voornaam" not in klacht.tekst
    assert not klacht.onderwerp.startswith("Hoi")
    right = {"onderwerp": "Uw klacht", "tekst": "Beste {naam}"}
    assert client.post(url, right)["Location"] == reverse("klantcontact:sjablonen")
    with pytest.raises(actions.CannotChangeSjabloon):
        actions.change_sjabloon(
            by=cast.frits, at=NOW, sjabloon=klacht, onderwerp=" ", tekst="Beste {naam}"
        )
    with pytest.raises(PermissionDenied):
        actions.change_sjabloon(by=cast.anja, at=NOW, sjabloon=klacht, onderwerp="x", tekst="x")

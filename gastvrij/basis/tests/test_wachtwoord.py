"""Passwords by mail: a real mail server, one answer for all, and a ration."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django_q.models import OrmQ

from gastvrij.basis import actions, jobs
from gastvrij.basis.actions.wachtwoord import MailNotSent
from gastvrij.basis.models import Aanvraag, Event, Medewerker
from gastvrij.basis.tests import smtp
from gastvrij.conftest import NOW, PASSWORD, Cast

NEW = "een-heel-ander-geheim-42"


def ask(
    email: str = "noor@lindemeer.example", *, network: str = "10.0.0.1", minutes: int = 0
) -> None:
    at = NOW + timedelta(minutes=minutes)
    actions.ask_password_mail(at=at, email=email, network=network)


def run_queue() -> None:
    for task in OrmQ.objects.all():
        getattr(jobs, task.func().rpartition(".")[2])(*task.task["args"])
        task.delete()


def use_server(settings: Any, port: int) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port


def link_in(text: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/wachtwoord-vergeten/\S+/\S+/)", text)
    assert found, text
    return found[1]


def test_a_forgotten_password_is_chosen_again_by_a_link_from_a_real_mail_server(
    client: Client, cast: Cast, settings: Any
) -> None:
    page = client.post(
        reverse("password_reset"),
        {"email": "NOOR@lindemeer.example"},
        follow=True,
        headers={"host": "localhost"},
    )
    assert "Kijk in uw e-mail" in page.content.decode()
    with smtp.serving() as sink:
        use_server(settings, sink.port)
        run_queue()
    (sent,) = sink.mails
    text = sent.get_content()
    assert sent["To"] == "noor@lindemeer.example"
    assert sent["Subject"] == "Kies een nieuw wachtwoord voor Gastvrij"
    assert "Beste Noor Bakker" in text
    assert str(cast.noor.pk) not in link_in(text).split("/")

    form = client.get(link_in(text), follow=True)
    assert PASSWORD not in form.content.decode()
    url = form.redirect_chain[-1][0]
    weak = client.post(url, {"new_password1": "kort", "new_password2": "kort"})
    assert weak.status_code == 422
    done = client.post(url, {"new_password1": NEW, "new_password2": NEW}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in done.content.decode()
    assert Medewerker.objects.get(pk=cast.noor.pk).check_password(NEW)
    assert Event.objects.filter(did="wachtwoord.chosen", about=cast.noor.uuid).exists()
    again = client.get(link_in(text), follow=True)
    assert "Deze link werkt niet meer" in again.content.decode()


def test_a_known_and_an_unknown_address_get_the_same_answer(client: Client, cast: Cast) -> None:
    answers = [
        client.post(reverse("password_reset"), {"email": email}, follow=True)
        for email in ("noor@lindemeer.example", "niemand@lindemeer.example")
    ]
    assert answers[0].redirect_chain == answers[1].redirect_chain
    assert OrmQ.objects.count() == 1
    assert client.post(reverse("password_reset"), {"email": "geen adres"}).status_code == 422


def test_one_address_is_mailed_five_times_an_hour_known_or_not(cast: Cast) -> None:
    for email in ("noor@lindemeer.example", "niemand@lindemeer.example"):
        for number in range(5):
            ask(email, network=f"10.0.{number}.{len(email)}", minutes=number)
        with pytest.raises(actions.TooOften, match="Wacht een uur"):
            ask(email.upper(), network="10.9.9.9", minutes=59)
        ask(email, network="10.9.9.9", minutes=61)
    assert OrmQ.objects.count() == 6


def test_one_network_address_asks_twenty_times_an_hour(cast: Cast) -> None:
    for number in range(20):
        ask(f"{number}@lindemeer.example")
    with pytest.raises(actions.TooOften):
        ask()
    ask(network="10.0.0.2")
    assert OrmQ.objects.count() == 1


def test_the_screen_says_to_wait_after_too_many_requests(client: Client, cast: Cast) -> None:
    for _number in range(5):
        client.post(reverse("password_reset"), {"email": "noor@lindemeer.example"})
    page = client.post(reverse("password_reset"), {"email": "noor@lindemeer.example"})
    assert page.status_code == 429
    assert "Wacht een uur" in page.content.decode()


def test_what_is_counted_holds_no_address_and_is_cleaned_after_a_day(cast: Cast) -> None:
    ask()
    kept = "".join(Aanvraag.objects.values_list("sleutel", flat=True))
    assert "noor" not in kept
    assert "10.0.0.1" not in kept
    assert actions.clean(at=NOW + timedelta(hours=24)) == 0
    assert actions.clean(at=NOW + timedelta(hours=25)) == 2
    assert not Aanvraag.objects.exists()


def test_an_invitation_speaks_the_language_of_who_gets_it(cast: Cast) -> None:
    for email, taal in (("ina@lindemeer.example", "nl"), ("joe@lindemeer.example", "en")):
        name = email[:3]
        new = actions.add_medewerker(
            by=cast.frits, at=NOW, gebruikersnaam=name, naam=name, email=email
        )
        actions.set_taal(by=new, at=NOW, taal=taal)
    run_queue()
    dutch, english = mail.outbox
    assert dutch.subject == "Uw account voor Gastvrij"
    assert "Uw gebruikersnaam is ina." in dutch.body
    assert link_in(str(dutch.body))
    assert english.to == ["joe@lindemeer.example"]


def test_somebody_closed_out_since_gets_no_mail_and_no_link_works(
    client: Client, cast: Cast
) -> None:
    ask()
    run_queue()
    ask()
    Medewerker.objects.filter(pk=cast.noor.pk).update(is_active=False)
    run_queue()
    (sent,) = mail.outbox
    page = client.get(link_in(str(sent.body)), follow=True)
    assert "Deze link werkt niet meer" in page.content.decode()
    broken = reverse("password_reset_confirm", args=["zzz", "abc-def"])
    assert "Deze link werkt niet meer" in client.get(broken).content.decode()


def test_a_mail_server_that_refuses_is_reported_without_the_address(
    cast: Cast, settings: Any
) -> None:
    with smtp.serving(refuses=True) as sink:
        use_server(settings, sink.port)
        with pytest.raises(MailNotSent) as refused:
            jobs.mail_password_link(cast.noor.uuid, is_invitation=False)
    assert sink.recipients
    assert "noor" not in str(refused.value)
    assert refused.value.__suppress_context__
    with pytest.raises(MailNotSent):
        jobs.mail_password_link(cast.noor.uuid, is_invitation=False)


def test_the_administrator_sends_a_link_to_who_can_use_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    url = reverse("basis:wachtwoordmail", args=[cast.noor.uuid])
    page = client.post(url, follow=True).content.decode()
    assert "Er gaat een e-mail naar noor@lindemeer.example" in page
    assert OrmQ.objects.count() == 1
    Medewerker.objects.filter(pk=cast.noor.pk).update(is_active=False)
    assert "mag niet inloggen" in client.post(url).content.decode()
    Medewerker.objects.filter(pk=cast.noor.pk).update(email="")
    refused = client.post(url)
    assert refused.status_code == 422
    assert "geen e-mailadres" in refused.content.decode()
    assert OrmQ.objects.count() == 1


def test_changing_ones_password_keeps_this_session_and_ends_the_others(
    client: Client, cast: Cast
) -> None:
    other = Client()
    for one in (client, other):
        one.force_login(cast.noor)
    given = {"old_password": "fout", "new_password1": NEW, "new_password2": NEW}
    assert client.post(reverse("password_change"), given).status_code == 422
    page = client.post(reverse("password_change"), given | {"old_password": PASSWORD}, follow=True)
    assert "Uw wachtwoord is gewijzigd" in page.content.decode()
    assert client.get(reverse("basis:mijn")).status_code == 200
    assert other.get(reverse("basis:mijn")).status_code == 302


def test_a_weak_choice_changes_nothing(cast: Cast) -> None:
    with pytest.raises(actions.CannotAdminister, match="te kort"):
        actions.choose_password(at=NOW, medewerker=cast.noor, password="kort")
    assert Medewerker.objects.get(pk=cast.noor.pk).check_password(PASSWORD)

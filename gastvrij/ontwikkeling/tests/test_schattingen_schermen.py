"""The pages of estimates: who may see what, what a fault says, and what stays unseen."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Event, Poortbesluit
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.schermen import plain
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Uitvraag
from gastvrij.ontwikkeling.queries import Onderdeel

from .inschattingen import COLLEAGUES, answer, ask, competences, held, people


def at(name: str, *keys: object) -> str:
    return reverse(f"ontwikkeling:{name}", args=keys)


def text(client: Client, url: str, status: int = 200) -> str:
    page = client.get(url)
    assert page.status_code == status
    return plain(page.content.decode())


def filled(stage: Stage, **changed: Any) -> dict[str, Any]:
    """Return what somebody fills in to start a round about Noor."""
    days = timezone.localdate() + timedelta(days=14)
    rows = {f"wie_{n}": stage.cast.people[name].naam for n, name in enumerate(COLLEAGUES, 1)}
    rows |= {f"relatie_{n}": "collega" for n in range(1, 11)}
    return {
        "aanleiding": "Ik wil weten hoe ik overkom.",
        "kader_0": [str(one.uuid) for one in competences(stage.cast.noor)],
        "per": "competentie",
        "termijn": days.isoformat(),
        "drempel": "3",
        **rows,
        **changed,
    }


def given(uitvraag: Uitvraag, value: str = "soms") -> dict[str, str]:
    return {f"v_{one.uuid}": value for one in queries.elementen_of(uitvraag)}


def test_the_form_starts_a_round_and_says_what_is_wrong(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.noor)
    url = at("uitvraag_nieuw")
    assert "Tessa Vermeer" in text(client, url)
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"aanleiding": ""}, "Geef antwoord: Waarom vraagt u dit?"),
        ({"wie_1": "Niemand"}, "Kies een naam uit de lijst"),
        ({"wie_1": stage.cast.els.naam}, "Deze naam staat er al"),
        ({"wie_3": ""}, "Vraag minstens 3"),
        ({"kader_0": []}, "Kies 1 tot en met 40 vragen"),
        ({"drempel": "2"}, "3"),
        ({"termijn": "gisteren"}, "Antwoorden tot en met"),
        ({"leidinggevenden": [str(stage.cast.victor.uuid)]}, "leidinggevende"),
    ]
    for change, said in wrong:
        page = client.post(url, filled(stage, **change))
        assert (change, page.status_code) == (change, 422)
        assert said.casefold() in plain(page.content.decode()).casefold()
    assert not Uitvraag.objects.exists()
    leader = {"leidinggevenden": [str(stage.cast.tessa.uuid)], "relatie_1": "interne_klant"}
    done = client.post(url, filled(stage, **leader, per="indicator"), follow=True)
    assert "0 van 5 gereageerd" in plain(done.content.decode())
    made = Uitvraag.objects.get()
    asked = dict(made.uitnodigingen.values_list("wie__gebruikersnaam", "relatie"))
    assert asked == {
        "noor": "zelf",
        "tessa": "leidinggevende",
        "bram": "interne_klant",
        "els": "collega",
        "wim": "collega",
    }
    assert {one.soort for one in made.elementen.all()} == {"indicator"}


def test_a_teamleider_starts_for_the_own_people_only(client: Client, stage: Stage) -> None:
    cast = stage.cast
    url = f"{at('uitvraag_nieuw')}?voor={cast.noor.uuid}"
    client.force_login(cast.tessa)
    assert "Noor Bakker" in text(client, at("schattingen"))
    assert "Inschattingen vragen over Noor Bakker" in text(client, url)
    for who, status in (("victor", 404), ("bram", 403), ("coen", 403), ("olga", 403)):
        client.force_login(cast.people[who])
        assert (who, client.get(url).status_code) == (who, status)
        assert (who, client.post(url, filled(stage)).status_code) == (who, status)
    client.force_login(cast.tessa)
    assert client.get(f"{at('uitvraag_nieuw')}?voor=onzin").status_code == 404
    assert client.post(url, filled(stage)).status_code == 302
    made = Uitvraag.objects.get()
    page = text(client, at("uitvraag", made.uuid))
    assert "Wacht op de medewerker" in page
    client.force_login(cast.noor)
    assert "Vindt u dit goed?" in text(client, at("uitvraag", made.uuid))
    accepted = client.post(at("uitvraag_akkoord", made.uuid), follow=True)
    assert "De uitvraag gaat uit" in accepted.content.decode()
    again = client.post(at("uitvraag_weigeren", made.uuid), follow=True)
    assert "al op geantwoord" in again.content.decode()


def test_the_employee_can_say_no_on_the_page(client: Client, stage: Stage) -> None:
    made = ask(stage.cast, by="tessa", at=timezone.now())
    client.force_login(stage.cast.noor)
    page = client.post(at("uitvraag_weigeren", made.uuid), follow=True).content.decode()
    assert "De uitvraag gaat niet door" in page
    assert "Niet doorgegaan" in page
    again = client.post(at("uitvraag_akkoord", made.uuid), follow=True).content.decode()
    assert "al op geantwoord" in again


def test_who_is_asked_answers_on_one_page_once(client: Client, stage: Stage) -> None:
    cast = stage.cast
    made = ask(cast, at=timezone.now())
    url = at("schatting_geven", made.uuid)
    client.force_login(cast.bram)
    assert "Noor Bakker" in text(client, at("schattingen"))
    page = text(client, url)
    assert "Wat ziet u Noor Bakker doen?" in page
    assert "Uw antwoord is anoniem" in page
    short = client.post(url, {})
    assert short.status_code == 422
    assert "Geef antwoord: " in short.content.decode()
    assert client.post(url, given(made, "prima")).status_code == 422
    assert client.post(url, given(made)).status_code == 302
    twice = client.post(url, given(made, "altijd"))
    assert twice.status_code == 422
    assert "Een antwoord verandert niet meer" in twice.content.decode()
    assert "U hebt al geantwoord" in text(client, url)
    assert set(made.schattingen.values_list("waarde", flat=True)) == {"soms"}
    for who in ("sjoerd", "tessa", "frits"):
        client.force_login(cast.people[who])
        assert client.get(url).status_code == 404
        assert client.post(url, given(made)).status_code == 404
        assert client.post(at("schatting_afwijzen", made.uuid)).status_code == 404


def test_who_is_asked_can_say_no(client: Client, stage: Stage) -> None:
    made = ask(stage.cast, at=timezone.now())
    client.force_login(stage.cast.bram)
    url = at("schatting_afwijzen", made.uuid)
    assert "U doet niet mee" in client.post(url, follow=True).content.decode()
    assert "al op geantwoord" in client.post(url, follow=True).content.decode()
    assert "U doet niet mee" in text(client, at("schatting_geven", made.uuid))


def test_while_a_round_is_open_nobody_sees_who_answered_or_what(
    client: Client, stage: Stage
) -> None:
    cast = stage.cast
    mensen = people(cast, leader="tessa", clients=("sjoerd", "kim", "karel"))
    made = ask(cast, mensen, at=timezone.now())
    url = at("uitvraag", made.uuid)
    client.force_login(cast.noor)
    before = text(client, url)
    answer(cast, made, "bram", "sjoerd", value="altijd", at=timezone.now())
    after = text(client, url)
    assert "0 van 8 gereageerd" in before
    # The count is all that changed.
    assert before.replace("0 van 8", "2 van 8") == after
    assert "Altijd" not in after
    answer(cast, made, "tessa", at=timezone.now())
    assert "Tessa Vermeer Leidinggevende, heeft geantwoord" in text(client, url)


def test_the_result_shows_to_the_employee_and_to_whom_it_is_released_to(
    client: Client, stage: Stage
) -> None:
    cast = stage.cast
    now = timezone.now()
    mensen = people(cast, leader="tessa", clients=("sjoerd", "kim", "karel"))
    made = ask(cast, mensen, at=now)
    answer(cast, made, "noor", value="soms", at=now)
    answer(cast, made, "tessa", *COLLEAGUES, value="meestal", at=now)
    answer(cast, made, "sjoerd", "kim", "karel", value="nog_niet", at=now)
    url = at("uitvraag", made.uuid)
    client.force_login(cast.noor)
    page = text(client, url)
    for words in ("3 meestal", "3 nog niet", "Interne klanten", "Tessa Vermeer", "vaker dan uzelf"):
        assert words in page
    for name in (*COLLEAGUES, "sjoerd", "kim", "karel"):
        assert cast.people[name].naam not in page
    actions.give_vrijgave(
        by=cast.noor,
        at=now,
        aan=cast.coen,
        tot_en_met=timezone.localdate() + timedelta(days=9),
        onderdelen=[Onderdeel.INSCHATTINGEN],
    )
    seen = {"noor": 200, "coen": 200}
    for who, person in cast.people.items():
        client.force_login(person)
        assert (who, client.get(url).status_code) == (who, seen.get(who, 404))
    client.force_login(cast.coen)
    assert "Noor Bakker" in text(client, at("schattingen"))
    assert "vaker dan de medewerker zelf" in text(client, url)
    reads = Event.objects.filter(did="inschattingen.read")
    assert {(one.by, one.about) for one in reads} == {(cast.coen.uuid, cast.noor.uuid)}
    client.force_login(cast.noor)
    assert "Inschattingen ingezien" in {one.wat for one in queries.inzages(cast.noor)}


def test_the_result_says_why_anonymous_answers_stay_closed(client: Client, stage: Stage) -> None:
    cast, now = stage.cast, timezone.now()
    client.force_login(cast.noor)
    few = held(cast, "noor", "bram", "els", at=now)
    assert "Er zijn minder dan 3 anonieme antwoorden" in text(client, at("uitvraag", few.uuid))
    held(cast, *COLLEAGUES, at=now)
    mensen = people(cast, (*COLLEAGUES, "kim"))
    near = held(cast, *COLLEAGUES, "kim", mensen=mensen, at=now)
    page = text(client, at("uitvraag", near.uuid))
    assert "voor een deel van dezelfde mensen" in page
    assert "Vroeg u eerder mensen" in text(client, at("uitvraag_nieuw"))
    mensen = people(cast, ("coen", "olga", "anja"), ("frits",))
    together = held(cast, "coen", "olga", "anja", "frits", mensen=mensen, at=now)
    assert "Collega’s en interne klanten samen" in text(client, at("uitvraag", together.uuid))


def test_who_started_closes_it_and_a_teamleider_does_not_see_the_result(
    client: Client, stage: Stage
) -> None:
    cast, now = stage.cast, timezone.now()
    made = ask(cast, by="tessa", at=now)
    actions.accept_uitvraag(by=cast.noor, at=now, uuid=made.uuid)
    answer(cast, made, *COLLEAGUES, value="altijd", at=now)
    url = at("uitvraag_sluiten", made.uuid)
    client.force_login(cast.noor)
    assert "Alleen wie de uitvraag begon" in client.post(url, follow=True).content.decode()
    client.force_login(cast.bram)
    assert client.post(url).status_code == 404
    client.force_login(cast.tessa)
    page = plain(client.post(url, follow=True).content.decode())
    assert "De uitkomst is van de medewerker" in page
    assert "altijd" not in page.casefold()


def test_without_a_decision_the_form_says_so_and_refuses(client: Client, stage: Stage) -> None:
    besluit = Poortbesluit.objects.get(doel="ontwikkeling")
    today = timezone.localdate()
    basis.withdraw_poortbesluit(by=stage.cast.frits, at=timezone.now(), besluit=besluit, on=today)
    client.force_login(stage.cast.noor)
    assert "Anderen vragen staat uit" in text(client, at("uitvraag_nieuw"))
    refused = client.post(at("uitvraag_nieuw"), filled(stage))
    assert refused.status_code == 422
    assert "OR-besluit" in refused.content.decode()
    alone = {f"wie_{n}": "" for n in range(1, 4)}
    assert client.post(at("uitvraag_nieuw"), filled(stage, **alone)).status_code == 302


@pytest.mark.parametrize("name", ["uitvraag", "schatting_geven"])
def test_pages_are_for_who_logged_in(client: Client, stage: Stage, name: str) -> None:
    made = ask(stage.cast)
    assert client.get(at(name, made.uuid)).status_code == 302


def test_who_has_no_teamleider_asks_colleagues_only(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.olga)
    assert "Leidinggevende (met naam te zien)" not in text(client, at("uitvraag_nieuw"))

"""After the judging: a mark agreed on, what a candidate asks, and the answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Status

from .examen import DAY, MINUTE, moment
from .handelingen import sitting
from .scenario import Stage
from .sturen import LONG_TEXT, Answer, Send, words


def test_an_agreed_mark_needs_a_value_and_a_reason(stage: Stage, send: Send) -> None:
    proeve = sitting(stage, Status.BESPREKEN)
    els, at = stage.cast.els, moment(proeve, Status.BESPREKEN)
    differ, same = stage.criterium("L1.04"), stage.criterium("L1.01")

    def agree(criterium: object, **data: str) -> Answer:
        uuid = getattr(criterium, "uuid")  # noqa: B009
        given = {f"o-{uuid}-{name}": value for name, value in data.items()}
        return send(els, at, "proeve_afspreken", proeve.uuid, uuid, **given)

    empty = agree(differ, waarde="", reden="Samen teruggelezen.")
    assert empty.status_code == 422
    assert "Samen teruggelezen." in words(empty)
    private = agree(differ, waarde="voldoende", reden="Bel 06-12345678")
    assert "Bel [telefoonnummer]" in words(private)
    equal = agree(same, waarde="onvoldoende", reden="Toch niet.")
    assert equal.status_code == 422
    assert "oordelen alle beoordelaars gelijk" in words(equal)
    assert not proeve.observatie.overeenkomsten.exists()


def test_after_giving_back_every_toetsterm_can_be_agreed_on_again(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.VOORLOPIG)
    at = moment(proeve, Status.VOORLOPIG) + MINUTE
    back = {"reden": "Het citaat bij L1.01 past niet."}
    assert send(stage.cast.wim, at, "proeve_teruggeven", proeve.uuid, **back).status_code == 302
    client.force_login(stage.cast.els)
    page = words(client.get(reverse("beoordeling:proeve", args=[proeve.uuid])))
    assert "Het citaat bij L1.01 past niet." in page
    for criterium in stage.formulier.criteria.all():
        url = reverse("beoordeling:proeve_afspreken", args=[proeve.uuid, criterium.uuid])
        assert page.count(f'action="{url}"') == 1
    again = stage.criterium("L1.01")
    given = {f"o-{again.uuid}-waarde": "onvoldoende", f"o-{again.uuid}-reden": "Bij nader inzien."}
    done = send(stage.cast.els, at, "proeve_afspreken", proeve.uuid, again.uuid, **given)
    assert done.status_code == 302
    assert "11 toetstermen zijn voldoende." in words(client.get(done["Location"].split("#")[0]))


def asked_late(stage: Stage, send: Send, soort: str, days: int) -> tuple[Proeve, Answer]:
    proeve = sitting(stage, Status.UITGEREIKT)
    at = moment(proeve, Status.UITGEREIKT) + timedelta(days=days)
    data = {f"{soort}-tekst": LONG_TEXT}
    return proeve, send(stage.cast.noor, at, "proeve_vragen", proeve.uuid, soort, **data)


@pytest.mark.parametrize(("days", "said"), [(28, "Op tijd: de laatste dag"), (29, "Te laat: de")])
def test_bezwaar_is_taken_within_and_after_its_term_and_the_page_says_which(
    client: Client, stage: Stage, send: Send, days: int, said: str
) -> None:
    proeve, page = asked_late(stage, send, "bezwaar", days)
    assert page.status_code == 302
    for who in (stage.cast.noor, stage.cast.olga):
        client.force_login(who)
        shown = words(client.get(reverse("beoordeling:proeve", args=[proeve.uuid])))
        assert said in shown
        assert LONG_TEXT in shown
    client.force_login(stage.cast.els)
    judged = words(client.get(reverse("beoordeling:proeve", args=[proeve.uuid])))
    assert LONG_TEXT not in judged


def test_what_cannot_be_asked_is_refused_and_beroep_waits_for_bezwaar(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve, early = asked_late(stage, send, "beroep", 1)
    assert early.status_code == 422
    assert "Beroep kan na de beslissing op uw bezwaar." in words(early)
    assert LONG_TEXT in words(early)
    noor, at = stage.cast.noor, moment(proeve, Status.UITGEREIKT) + DAY
    for soort in ("herziening", "onzin"):
        data = {f"{soort}-tekst": LONG_TEXT}
        page = send(noor, at, "proeve_vragen", proeve.uuid, soort, **data)
        assert (soort, page.status_code) == (soort, 422)
    empty = send(noor, at, "proeve_vragen", proeve.uuid, "klacht", klacht__tekst="")
    assert "Vul in: Wat vraagt u, en waarom" in words(empty)
    private = send(noor, at, "proeve_vragen", proeve.uuid, "klacht", klacht__tekst="a@b.example")
    assert "[e-mailadres]" in words(private)
    client.force_login(noor)
    shown = words(client.get(reverse("beoordeling:proeve", args=[proeve.uuid])))
    assert reverse("beoordeling:proeve_vragen", args=[proeve.uuid, "bezwaar"]) in shown
    assert reverse("beoordeling:proeve_vragen", args=[proeve.uuid, "beroep"]) not in shown


def test_an_inzage_is_answered_in_words_and_a_klacht_with_a_decision(
    stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.UITGEREIKT)
    at = moment(proeve, Status.UITGEREIKT) + DAY
    given: dict[str, Any] = {"by": stage.cast.noor, "at": at, "proeve": proeve}
    inzage = actions.ask(**given, soort="inzage", tekst="")
    klacht = actions.ask(**given, soort="klacht", tekst=LONG_TEXT)
    olga = stage.cast.olga
    said = {f"p-{inzage.uuid}-besluit": "Kom maandag om 10 uur naar kamer 3."}
    assert send(olga, at, "proeve_beantwoorden", inzage.uuid, **said).status_code == 302
    half = {f"p-{klacht.uuid}-besluit": "De bel was luid."}
    open_ = send(olga, at, "proeve_beantwoorden", klacht.uuid, **half)
    assert open_.status_code == 422
    assert "Kies: Beslissing" in words(open_)
    assert "De bel was luid." in words(open_)
    private = half | {
        f"p-{klacht.uuid}-is_gegrond": "ja",
        f"p-{klacht.uuid}-besluit": "a@b.example",
    }
    assert "[e-mailadres]" in words(send(olga, at, "proeve_beantwoorden", klacht.uuid, **private))
    full = half | {f"p-{klacht.uuid}-is_gegrond": "ja"}
    assert send(olga, at, "proeve_beantwoorden", klacht.uuid, **full).status_code == 302
    again = send(olga, at, "proeve_beantwoorden", klacht.uuid, **full)
    assert again.status_code == 422
    assert "Hierop is al geantwoord" in words(again)
    for who, status in {"noor": 403, "els": 404, "coen": 404}.items():
        page = send(stage.cast.people[who], at, "proeve_beantwoorden", klacht.uuid, **full)
        assert (who, page.status_code) == (who, status)


def test_what_was_not_seen_is_named_as_without_a_chance_and_is_no_onvoldoende(
    client: Client, stage: Stage
) -> None:
    proeve = stage.to_proeve(Status.BESPREKEN, verschil={"L1.05": "niet_waargenomen"})
    stage.agree(proeve, "L1.05", "niet_waargenomen")
    proeve = stage.to_proeve(Status.UITGEREIKT, proeve=proeve)
    client.force_login(stage.cast.noor)
    page = words(client.get(reverse("beoordeling:proeve", args=[proeve.uuid])))
    chance = page[page.index("kregen nog geen kans") : page.index('id="kop-na"')]
    assert "L1.05" in chance
    assert "L1.04" not in chance
    assert "Onvoldoende:" not in page

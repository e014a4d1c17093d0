from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.schermen import plain
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import Agendapunt, Cyclus, Cyclusgesprek, Leerdoel, Voortgang

from .dossiers import competentie, release
from .plannen import DAY, TODAY, answered, cycle, goal, indicator, learning_point, reported, talk
from .test_plan_doelen import close_gate

pytestmark = pytest.mark.usefixtures("friday")

GIVEN: dict[str, Any] = {
    "titel": "Eerst samenvatten",
    "specifiek": "Ik vat elke vraag samen.",
    "meetbaar": "De inwoner zegt dat het klopt.",
    "actie": "oefenen",
    "actie_tekst": "Met Fatima",
    "actie_link": "",
    "evaluatie_op": (TODAY + 30 * DAY).isoformat(),
    "klaar_op": (TODAY + 60 * DAY).isoformat(),
    "cyclus": "",
}


@pytest.fixture
def friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def at(name: str, *keys: object) -> str:
    return reverse(f"ontwikkeling:{name}", args=keys)


def page(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return plain(answer.content.decode())


def moment(value: datetime) -> str:
    return timezone.localtime(value).strftime("%Y-%m-%dT%H:%M")


def test_one_sees_the_own_plan_with_what_to_do(client: Client, stage: Stage) -> None:
    learning_point(stage)
    doel = goal(stage.cast.noor)
    cyclus = cycle(stage.cast)
    reported(talk(cyclus))
    client.force_login(stage.cast.noor)
    shown = page(client, at("plan"))
    for words in (
        doel.titel,
        "Nog niet begonnen",
        "klaar op 19-01-2027",
        "Vat de vraag samen voordat u antwoord geeft.",
        "Maak hier een doel van",
        "met Tessa Vermeer",
        "Verslag: wacht op uw antwoord",
    ):
        assert words in shown
    client.force_login(stage.cast.bram)
    assert "U hebt nu geen doelen" in page(client, at("plan"))


def test_a_goal_starts_from_a_competence_or_a_learning_point(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.noor)
    new = at("doel_nieuw")
    asked = client.get(f"{new}?competentie={competentie().uuid}").content.decode()
    assert f'<option value="{competentie().uuid}" selected>' in asked
    point = learning_point(stage)
    asked = client.get(f"{new}?leerpunt={point.uuid}").content.decode()
    assert f'<option value="{indicator().uuid}" selected>' in asked
    assert asked.count("Vat de vraag samen voordat u antwoord geeft.") == 2
    given = GIVEN | {"keuze": str(indicator().uuid)}
    assert client.post(f"{new}?leerpunt={point.uuid}", given).status_code == 302
    doel = Leerdoel.objects.get()
    assert (doel.leerpunt, doel.element) == (point, indicator())
    shown = page(client, at("plan"))
    assert "Naar het doel" in shown
    assert "Maak hier een doel van" not in shown
    for wrong in ("x", "leerpunt", f"{competentie().uuid}0"):
        assert client.get(f"{new}?leerpunt={wrong}").status_code == 404
        assert client.get(f"{new}?competentie={wrong}").status_code == 404
    client.force_login(stage.cast.fatima)
    assert client.get(f"{new}?leerpunt={point.uuid}").status_code == 404


def test_the_form_of_a_goal_says_what_is_wrong_and_keeps_what_was_typed(
    client: Client, stage: Stage
) -> None:
    client.force_login(stage.cast.noor)
    given = GIVEN | {"keuze": str(competentie().uuid)}
    for wrong, words in (
        ({"keuze": ""}, "Geef antwoord: Waarbij hoort het?"),
        ({"meetbaar": ""}, "Geef antwoord: Waaraan ziet u dat het lukt?"),
        ({"titel": "Luisteren; praten"}, "Kies één ding om te leren"),
        ({"klaar_op": TODAY.isoformat()}, "Kies een dag na vandaag."),
        ({"actie_link": "javascript:alert(1)"}, "begint met https://"),
        ({"cyclus": "x"}, "Selecteer een geldige keuze"),
    ):
        answer = client.post(at("doel_nieuw"), given | wrong)
        assert answer.status_code == 422
        assert words in plain(answer.content.decode())
        assert "Ik vat elke vraag samen." in answer.content.decode()
    assert not Leerdoel.objects.exists()


def test_a_goal_changed_in_another_window_shows_both_texts(client: Client, stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    client.force_login(stage.cast.noor)
    url = at("doel_wijzigen", doel.uuid)
    given = GIVEN | {"keuze": str(competentie().uuid), "bewerking": "0"}
    assert client.post(url, given | {"titel": "Doorvragen"}).status_code == 302
    answer = client.post(url, given | {"titel": "Luisteren"})
    shown = plain(answer.content.decode())
    assert answer.status_code == 422
    assert "Dit staat er nu" in shown
    assert "Doorvragen" in shown
    assert 'value="Luisteren"' in answer.content.decode()
    assert 'name="bewerking" value="1"' in answer.content.decode()
    without = {name: value for name, value in given.items() if name != "bewerking"}
    assert client.post(url, without).status_code == 422
    doel.refresh_from_db()
    assert doel.titel == "Doorvragen"
    assert client.post(url, given | {"titel": "Luisteren", "bewerking": "1"}).status_code == 302


def test_one_writes_how_a_goal_goes_and_closes_it(client: Client, stage: Stage) -> None:
    doel = goal(stage.cast.noor)
    client.force_login(stage.cast.noor)
    progress = at("doel_voortgang", doel.uuid)
    assert client.post(progress, {"stand": "", "tekst": "Ja."}).status_code == 422
    assert (
        client.post(progress, {"stand": "bezig", "tekst": "Twee keer gelukt."}).status_code == 302
    )
    assert "Twee keer gelukt." in page(client, at("doel", doel.uuid))
    assert client.post(at("doel_bereikt", doel.uuid), {"tekst": ""}).status_code == 422
    assert client.post(at("doel_bereikt", doel.uuid), {"tekst": "Gelukt."}).status_code == 302
    shown = page(client, at("doel", doel.uuid))
    assert "Bereikt" in shown
    assert "Gelukt." in shown
    assert "Ik stop met dit doel" not in shown
    assert client.post(at("doel_stoppen", doel.uuid), {"tekst": "Toch."}).status_code == 422
    again = client.get(at("doel_wijzigen", doel.uuid), follow=True)
    assert "verandert niet meer" in plain(again.content.decode())
    assert "Afgesloten doelen" in page(client, at("plan"))
    stopped = goal(stage.cast.noor)
    assert client.post(at("doel_stoppen", stopped.uuid), {"tekst": "Druk."}).status_code == 302


def test_who_may_see_and_touch_a_goal(client: Client, stage: Stage) -> None:
    cast = stage.cast
    doel = goal(cast.noor, cyclus=cycle(cast).uuid)
    release(cast.noor, cast.coen, "plan")
    sees = {"noor": "medewerker", "tessa": "leidinggevende", "coen": "lezer"}
    own = ("doel_wijzigen", "doel_voortgang", "doel_bereikt", "doel_stoppen")
    for who in cast.people:
        client.force_login(cast.people[who])
        assert client.get(at("doel", doel.uuid)).status_code == (200 if who in sees else 404)
        if who != "noor":
            statuses = {client.post(at(name, doel.uuid), {}).status_code for name in own}
            assert (who, statuses) == (who, {404})
        react = client.post(at("doel_reageren", doel.uuid), {"tekst": "Mooi."})
        expected = {"noor": 403, "coen": 403, "tessa": 302}.get(who, 404)
        assert (who, react.status_code) == (who, expected)
    assert Voortgang.objects.count() == 1
    client.force_login(cast.tessa)
    assert client.post(at("doel_reageren", doel.uuid), {"tekst": ""}).status_code == 422
    close_gate(stage)
    answer = client.post(at("doel_reageren", doel.uuid), {"tekst": "Mooi."})
    assert answer.status_code == 422
    assert "Dit staat uit" in plain(answer.content.decode())


def test_a_released_plan_shows_goals_and_no_report(client: Client, stage: Stage) -> None:
    cast = stage.cast
    learning_point(stage)
    doel = goal(cast.noor)
    reported(talk(cycle(cast)), "Een verslag van twee mensen.")
    url = at("plan_van", cast.noor.uuid)
    for who in cast.people:
        client.force_login(cast.people[who])
        expected = 302 if who == "noor" else 404
        assert (who, client.get(url).status_code) == (who, expected)
    release(cast.noor, cast.coen, "plan")
    client.force_login(cast.coen)
    shown = page(client, url)
    assert doel.titel in shown
    assert "Vat de vraag samen" in shown
    assert "Een verslag van twee mensen." not in shown
    assert "Maak hier een doel van" not in shown
    assert Event.objects.get(did="ontwikkelplan.read").by == cast.coen.uuid


def test_the_list_of_conversations_is_for_a_teamleider(client: Client, stage: Stage) -> None:
    cast = stage.cast
    gesprek = talk(cycle(cast))
    for who in cast.people:
        client.force_login(cast.people[who])
        expected = 200 if who in {"tessa", "victor"} else 403
        assert (who, client.get(at("plan_team")).status_code) == (who, expected)
    client.force_login(cast.tessa)
    shown = page(client, at("plan_team"))
    assert "Noor Bakker" in shown
    assert "Planningsgesprek" in shown
    assert "Bram de Wit" not in shown
    assert "staan uit" not in shown
    reported(gesprek)
    close_gate(stage)
    assert "Gesprekken over ontwikkeling staan uit" in page(client, at("plan_team"))
    client.force_login(cast.victor)
    shown = page(client, at("plan_team"))
    assert "Bram de Wit" in shown
    assert "Noor Bakker" not in shown


def test_a_teamleider_begins_a_cycle(client: Client, stage: Stage) -> None:
    cast = stage.cast
    url = at("cyclus_nieuw", cast.noor.uuid)
    given = {"van": TODAY.isoformat(), "tot_en_met": (TODAY + 100 * DAY).isoformat()}
    for who, status in (("coen", 403), ("noor", 404), ("olga", 403), ("victor", 404)):
        client.force_login(cast.people[who])
        assert (who, client.get(url).status_code) == (who, status)
        assert (who, client.post(url, given).status_code) == (who, status)
    client.force_login(cast.tessa)
    assert client.get(at("cyclus_nieuw", cast.tessa.uuid)).status_code == 404
    assert "Begin de cyclus" in page(client, url)
    wrong = client.post(url, given | {"tot_en_met": (TODAY - DAY).isoformat()})
    assert wrong.status_code == 422
    assert "Kies een dag vanaf vandaag." in plain(wrong.content.decode())
    assert client.post(url, given).status_code == 302
    assert client.post(url, given).status_code == 422
    assert Cyclus.objects.get().medewerker == cast.noor
    close_gate(stage)
    over_fatima = at("cyclus_nieuw", cast.fatima.uuid)
    assert "staan uit" in page(client, over_fatima)
    assert client.post(over_fatima, given).status_code == 422


def test_the_page_of_a_cycle_plans_conversations(client: Client, stage: Stage) -> None:
    cast = stage.cast
    cyclus = cycle(cast)
    shared = goal(cast.noor, cyclus=cyclus.uuid)
    plan, end = at("gesprek_plannen", cyclus.uuid), at("cyclus_einde", cyclus.uuid)
    given = {"soort": "planning", "gepland_op": moment(NOW + 2 * DAY), "plaats": "Kamer 1"}
    client.force_login(cast.noor)
    shown = page(client, at("cyclus", cyclus.uuid))
    assert "Tessa Vermeer ziet deze gesprekken" in shown
    assert "Gesprek plannen" not in shown
    assert client.post(plan, given).status_code == 403
    assert client.post(end, {"tot_en_met": "2027-01-01"}).status_code == 403
    client.force_login(cast.fatima)
    for url in (plan, end):
        assert client.post(url, given | {"tot_en_met": "2027-01-01"}).status_code == 404
    client.force_login(cast.tessa)
    shown = page(client, at("cyclus", cyclus.uuid))
    assert shared.titel in shown
    assert client.post(plan, given | {"gepland_op": moment(NOW - DAY)}).status_code == 422
    assert client.post(plan, given | {"plaats": ""}).status_code == 422
    assert client.post(plan, given).status_code == 302
    answer = client.post(plan, given | {"gepland_op": moment(NOW + 3 * DAY)})
    assert answer.status_code == 422
    assert "Dit gesprek staat al in deze cyclus." in plain(answer.content.decode())
    assert client.post(end, {"tot_en_met": TODAY.isoformat()}).status_code == 422
    assert client.post(end, {"tot_en_met": (TODAY + 50 * DAY).isoformat()}).status_code == 302
    assert Cyclusgesprek.objects.get().plaats == "Kamer 1"


def test_both_prepare_a_conversation_and_the_leader_moves_or_calls_it_off(
    client: Client, stage: Stage
) -> None:
    cast, gesprek = stage.cast, talk(cycle(stage.cast))
    url, agenda = at("gesprek", gesprek.uuid), at("gesprek_agenda", gesprek.uuid)
    move = {"gepland_op": moment(NOW + 8 * DAY), "plaats": "Balie 3"}
    client.force_login(cast.noor)
    assert client.post(agenda, {"tekst": ""}).status_code == 422
    assert client.post(agenda, {"tekst": "Mijn rooster"}).status_code == 302
    assert client.post(at("gesprek_verplaatsen", gesprek.uuid), move).status_code == 403
    assert client.post(at("gesprek_afzeggen", gesprek.uuid)).status_code == 403
    punt = Agendapunt.objects.get()
    shown = page(client, url)
    assert "Mijn rooster" in shown
    assert "Verplaatsen of afzeggen" not in shown
    client.force_login(cast.tessa)
    assert "Haal weg" not in page(client, url)
    assert client.post(at("agenda_weg", punt.uuid)).status_code == 403
    done = client.post(at("agenda_besproken", punt.uuid), {"besproken": "1"}, follow=True)
    assert "Toch niet besproken" in plain(done.content.decode())
    assert client.post(at("gesprek_verplaatsen", gesprek.uuid), {}).status_code == 422
    assert client.post(at("gesprek_verplaatsen", gesprek.uuid), move).status_code == 302
    client.force_login(cast.noor)
    assert client.post(at("agenda_weg", punt.uuid)).status_code == 302
    client.force_login(cast.tessa)
    off = client.post(at("gesprek_afzeggen", gesprek.uuid), follow=True)
    assert "Afgezegd" in plain(off.content.decode())
    again = client.post(at("gesprek_afzeggen", gesprek.uuid), follow=True)
    assert "al gehouden of afgezegd" in plain(again.content.decode())
    client.force_login(cast.fatima)
    for name in ("gesprek_agenda", "gesprek_verplaatsen", "gesprek_afzeggen"):
        given = move | {"tekst": "Van mij"}
        assert client.post(at(name, gesprek.uuid), given).status_code == 404


def test_the_report_is_written_by_one_and_answered_by_the_other(
    client: Client, stage: Stage
) -> None:
    cast, gesprek = stage.cast, talk(cycle(stage.cast))
    write, answer = at("gesprek_verslag", gesprek.uuid), at("gesprek_antwoord", gesprek.uuid)
    given = {"bewerking": "0", "gehouden_op": TODAY.isoformat(), "verslag": "Goed gesprek."}
    agree = {"bewerking": "1", "akkoord": "ja", "reactie": ""}
    client.force_login(cast.noor)
    assert client.post(write, given).status_code == 403
    assert client.post(answer, agree).status_code == 422
    client.force_login(cast.tessa)
    assert client.post(write, given | {"verslag": ""}).status_code == 422
    assert client.post(write, given).status_code == 302
    stale = client.post(write, given | {"verslag": "Van een ander venster."})
    shown = stale.content.decode()
    assert stale.status_code == 422
    assert "Dit staat er nu." in plain(shown)
    assert "Goed gesprek." in shown
    assert "Van een ander venster." in shown
    assert client.post(answer, agree).status_code == 403
    client.force_login(cast.noor)
    assert "Goed gesprek." in page(client, at("gesprek", gesprek.uuid))
    assert client.post(answer, agree | {"bewerking": "0"}).status_code == 422
    assert client.post(answer, agree | {"akkoord": ""}).status_code == 422
    no = client.post(answer, agree | {"akkoord": "nee"})
    assert no.status_code == 422
    assert "waarmee u het niet eens bent" in plain(no.content.decode())
    assert client.post(answer, agree).status_code == 302
    shown = page(client, at("gesprek", gesprek.uuid))
    assert "Dit verslag verandert niet meer." in shown
    assert "Medewerker akkoord" in shown
    client.force_login(cast.victor)
    for url in (write, answer):
        assert client.post(url, given | agree).status_code == 404


def test_what_is_over_can_only_be_read(client: Client, stage: Stage) -> None:
    cast = stage.cast
    gesprek = talk(cycle(cast))
    actions.add_agendapunt(by=cast.noor, at=NOW, uuid=gesprek.uuid, tekst="Rooster")
    answered(reported(gesprek), is_akkoord=False, reactie="Zo was het niet.")
    punt = Agendapunt.objects.get()
    for who in ("noor", "tessa"):
        client.force_login(cast.people[who])
        shown = page(client, at("gesprek", gesprek.uuid))
        assert "Zo was het niet." in shown
        assert "Zet op de agenda" not in shown
        done = client.post(at("agenda_besproken", punt.uuid), {"besproken": "1"}, follow=True)
        assert "al verder" in plain(done.content.decode())
    assert client.get(at("gesprek_ics", gesprek.uuid)).status_code == 404


def test_an_appointment_goes_along_to_a_calendar(client: Client, stage: Stage) -> None:
    gesprek = talk(cycle(stage.cast))
    client.force_login(stage.cast.noor)
    file = client.get(at("gesprek_ics", gesprek.uuid))
    assert file.headers["Content-Type"].startswith("text/calendar")
    assert file.headers["Content-Disposition"] == 'attachment; filename="planningsgesprek.ics"'
    assert f"UID:{gesprek.uuid}".encode() in file.content
    client.force_login(stage.cast.coen)
    assert client.get(at("gesprek_ics", gesprek.uuid)).status_code == 404


def test_the_panel_of_goals_tells_what_each_asks_now(
    client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal(stage.cast.noor)
    for days, words in ((31, "Kijk tussentijds terug"), (61, "Dag voorbij")):
        later = NOW + timedelta(days=days)
        monkeypatch.setattr("django.utils.timezone.now", lambda later=later: later)
        client.force_login(stage.cast.noor)
        assert words in page(client, at("plan"))


def test_what_does_not_exist_is_not_found(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.noor)
    nothing = stage.cast.noor.uuid
    for name in ("doel", "doel_wijzigen", "cyclus", "gesprek", "gesprek_ics"):
        assert client.get(at(name, nothing)).status_code == 404
    for name in ("agenda_weg", "agenda_besproken", "gesprek_verslag", "gesprek_antwoord"):
        assert client.post(at(name, nothing)).status_code == 404


def test_a_goal_stays_in_a_cycle_that_has_ended(
    client: Client, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cyclus = cycle(stage.cast, tot_en_met=TODAY + 20 * DAY)
    doel = goal(stage.cast.noor, cyclus=cyclus.uuid)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + 25 * DAY)
    client.force_login(stage.cast.noor)
    url = at("doel_wijzigen", doel.uuid)
    shown = client.get(url).content.decode()
    assert f'<option value="{cyclus.uuid}" selected>' in shown
    assert str(cyclus.uuid) not in client.get(at("doel_nieuw")).content.decode()
    given = GIVEN | {"keuze": str(competentie().uuid), "bewerking": "0"}
    assert client.post(url, given | {"cyclus": str(cyclus.uuid)}).status_code == 302
    doel.refresh_from_db()
    assert doel.cyclus == cyclus


def test_a_goal_at_a_level_and_about_a_profile_names_what_it_is_about(
    client: Client, stage: Stage
) -> None:
    level = competentie().children.get(code="3.1-N2")
    doel = goal(stage.cast.noor, keuze=level.uuid)
    client.force_login(stage.cast.noor)
    assert (
        f'<option value="{level.uuid}" selected>Niveau 2'
        in client.get(at("doel_wijzigen", doel.uuid)).content.decode()
    )
    assert "3.1 Luisteren" in page(client, at("doel", doel.uuid))

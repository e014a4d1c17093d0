"""Quick notes beside a running conversation: stored at once, with the moment of the typing."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Fragment, Observatie
from gastvrij.klantcontact.models import Gesprek

from .scenario import CALLED, Stage, make_gesprek

HTMX = {"HX-Request": "true"}


@pytest.fixture
def live(stage: Stage, client: Client) -> Observatie:
    """Sit beside Noor, who is in conversation."""
    client.force_login(stage.cast.coen)
    observatie = stage.plan(doel="coaching")
    return stage.begin(observatie, make_gesprek(stage.cast.noor, is_registered=False))


def url(name: str, observatie: Observatie) -> str:
    return reverse(f"beoordeling:{name}", args=[observatie.uuid])


def note(stage: Stage, observatie: Observatie, seconde: int | None, after: int) -> Fragment:
    return actions.add_notitie(
        by=stage.cast.coen,
        at=CALLED + timedelta(seconds=after),
        observatie=observatie,
        tekst="Laat uitpraten",
        seconde=seconde,
    )


def test_beginning_with_a_running_conversation_is_live(live: Observatie) -> None:
    live.refresh_from_db()
    assert live.herkomst == "live"


@pytest.mark.parametrize(
    ("seconde", "after", "stays"), [(None, 75, 75), (60, 75, 60), (0, 75, 0), (90, 75, 75)]
)
def test_a_note_keeps_the_second_at_which_the_typing_began(
    stage: Stage, live: Observatie, seconde: int | None, after: int, stays: int
) -> None:
    made = note(stage, live, seconde, after)
    assert (made.seconde, made.soort, made.tekst) == (stays, "geobserveerd", "Laat uitpraten")
    assert not made.stappen.exists()
    event = Event.objects.get(did="fragment.added")
    assert (event.by, event.about) == (stage.cast.coen.uuid, stage.cast.noor.uuid)
    assert event.data == {"soort": "geobserveerd", "stappen": []}


def test_after_the_conversation_a_note_has_the_moment_it_was_given_or_none(
    stage: Stage, live: Observatie
) -> None:
    Gesprek.objects.filter(observaties=live).update(status="geregistreerd", beeindigd_op=CALLED)
    live = Observatie.objects.get(pk=live.pk)
    assert note(stage, live, None, 75).seconde is None
    assert note(stage, live, 60, 75).seconde == 60


def test_a_note_is_refused_as_a_passage_is(stage: Stage, live: Observatie) -> None:
    for tekst, refusal in (
        ("  ", actions.CannotAssess),
        ("06-12345678", actions.PersonalDataFound),
    ):
        with pytest.raises(refusal):
            actions.add_notitie(by=stage.cast.coen, at=CALLED, observatie=live, tekst=tekst)
    for person in (stage.cast.noor, stage.cast.els, stage.cast.olga):
        with pytest.raises(PermissionDenied):
            actions.add_notitie(by=person, at=CALLED, observatie=live, tekst="x")
    assert not Fragment.objects.exists()


def test_the_field_is_there_only_while_the_conversation_runs(
    client: Client, live: Observatie
) -> None:
    page = client.get(url("observatie", live)).content.decode()
    assert 'id="notitie"' in page
    assert 'data-klok="' in page
    Gesprek.objects.filter(observaties=live).update(status="geregistreerd", beeindigd_op=CALLED)
    page = client.get(url("observatie", live)).content.decode()
    assert 'id="notitie"' not in page
    assert "data-klok" not in page


def test_without_javascript_a_note_is_posted_and_the_page_comes_back(
    client: Client, live: Observatie
) -> None:
    Gesprek.objects.filter(observaties=live).update(
        begonnen_op=timezone.now() - timedelta(minutes=2)
    )
    done = client.post(url("notitie", live), {"notitie-tekst": "Vat samen"})
    assert (done.status_code, done["Location"]) == (302, f"{url('observatie', live)}#notitie")
    assert 120 <= (Fragment.objects.get().seconde or 0) < 180
    refused = client.post(url("notitie", live), {"notitie-tekst": ""})
    assert refused.status_code == 422
    assert "Gesprek beoordelen" in refused.content.decode()


def test_with_htmx_only_the_parts_that_change_come_back(client: Client, live: Observatie) -> None:
    given = {"notitie-tekst": "Vat samen", "notitie-moment": "0:07"}
    page = client.post(url("notitie", live), given, headers=HTMX)
    assert page.status_code == 200
    text = page.content.decode()
    assert "<html" not in text
    for part in ('id="notitie"', 'id="citatenlijst" hx-swap-oob', "beforeend:#steunt"):
        assert part in text
    assert "00:07" in text
    assert text.count("Vat samen") >= 2
    assert 'value="Vat samen"' not in text


def test_with_htmx_a_refusal_shows_the_field_with_what_was_masked(
    client: Client, live: Observatie
) -> None:
    given = {"notitie-tekst": "Bel 06-12345678", "notitie-moment": "0:07"}
    page = client.post(url("notitie", live), given, headers=HTMX)
    assert page.status_code == 422
    text = page.content.decode()
    assert "<html" not in text
    assert 'value="Bel [telefoonnummer]"' in text
    assert 'value="0:07"' in text
    assert "gegevens van een inwoner" in text
    assert not Fragment.objects.exists()


def test_a_note_after_sharing_is_refused_with_the_reason(
    client: Client, stage: Stage, live: Observatie
) -> None:
    Gesprek.objects.filter(observaties=live).update(status="geregistreerd", beeindigd_op=CALLED)
    stage.share(live)
    refused = client.post(url("notitie", live), {"notitie-tekst": "Te laat"}, headers=HTMX)
    assert refused.status_code == 422
    assert "niet meer of nog niet" in refused.content.decode()


def test_the_next_criterium_has_a_key_and_goes_past_the_end(
    client: Client, stage: Stage, live: Observatie
) -> None:
    first, second, last = (stage.criterium(code) for code in ("L1.01", "L1.02", "L1.12"))
    page = client.get(url("observatie", live)).content.decode()
    assert f'href="?criterium={second.uuid}#nu" aria-keyshortcuts="Alt+P"' in page
    at_last = client.get(url("observatie", live), {"criterium": str(last.uuid)}).content.decode()
    assert f'href="?criterium={first.uuid}#nu" aria-keyshortcuts="Alt+P"' in at_last
    stage.judge(live, "L1.01", "niet_waargenomen")
    skips = client.get(url("observatie", live), {"criterium": str(last.uuid)}).content.decode()
    assert f'href="?criterium={second.uuid}#nu" aria-keyshortcuts="Alt+P"' in skips

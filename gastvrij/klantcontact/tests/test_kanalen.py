"""The list of channels, and throwing away what was started by mistake."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries, rules
from gastvrij.klantcontact.models import Gesprek, Kanaal

CHAT: dict[str, Any] = {
    "naam": "WhatsApp",
    "icoon": "brand-whatsapp",
    "volgorde": 3,
    "is_actief": True,
}


def test_a_channel_is_added_renamed_moved_and_taken_out_of_use(cast: Cast) -> None:
    kanaal = actions.add_kanaal(by=cast.frits, at=NOW, **CHAT)
    assert kanaal.code == "whatsapp"
    assert kanaal in queries.kanalen()
    changed = CHAT | {"naam": "App", "volgorde": 9, "is_actief": False}
    actions.change_kanaal(by=cast.frits, at=NOW, kanaal=kanaal, **changed)
    kanaal.refresh_from_db()
    assert (kanaal.code, kanaal.naam, kanaal.volgorde) == ("whatsapp", "App", 9)
    assert kanaal not in queries.kanalen()
    assert Event.objects.filter(did__startswith="kanaal.", by=cast.frits.uuid).count() == 2


def test_a_code_is_used_once_also_when_the_name_comes_back(cast: Cast) -> None:
    first = actions.add_kanaal(by=cast.frits, at=NOW, **CHAT)
    actions.change_kanaal(by=cast.frits, at=NOW, kanaal=first, **CHAT | {"naam": "Oud"})
    assert actions.add_kanaal(by=cast.frits, at=NOW, **CHAT).code == "whatsapp-2"
    assert actions.add_kanaal(by=cast.frits, at=NOW, **CHAT | {"naam": "☎"}).code == "kanaal"


@pytest.mark.parametrize("naam", ["", "  ", "telefoon", "Balie"])
def test_a_channel_needs_a_name_of_its_own(cast: Cast, naam: str) -> None:
    with pytest.raises(actions.CannotChangeKanaal):
        actions.add_kanaal(by=cast.frits, at=NOW, **CHAT | {"naam": naam})
    assert not Kanaal.objects.filter(code="whatsapp").exists()


def test_the_last_channel_stays_in_use(cast: Cast) -> None:
    last = Kanaal.objects.get(code="balie")
    Kanaal.objects.exclude(pk=last.pk).update(is_actief=False)
    with pytest.raises(actions.CannotChangeKanaal):
        actions.change_kanaal(by=cast.frits, at=NOW, kanaal=last, **CHAT | {"is_actief": False})
    last.refresh_from_db()
    assert last.is_actief


def test_only_the_functioneel_beheerder_changes_channels(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_kanaal(by=cast.tessa, at=NOW, **CHAT)
    with pytest.raises(PermissionDenied):
        actions.change_kanaal(by=cast.anja, at=NOW, kanaal=queries.get_telefoon(), **CHAT)


def test_the_screens_add_and_refuse(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    sent = {"naam": "WhatsApp", "icoon": "brand-whatsapp", "volgorde": "3", "is_actief": "on"}
    client.post(reverse("klantcontact:kanaal-nieuw"), sent)
    made = Kanaal.objects.get(code="whatsapp")
    assert "WhatsApp" in client.get(reverse("klantcontact:kanalen")).content.decode()
    url = reverse("klantcontact:kanaal", args=[made.uuid])
    assert client.get(url).status_code == 200
    page = client.post(url, sent | {"naam": "Telefoon"})
    assert page.status_code == 422
    assert "Er is al een kanaal" in page.content.decode()


def test_a_conversation_in_which_nothing_was_typed_is_thrown_away(cast: Cast) -> None:
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=queries.get_telefoon())
    uuid = gesprek.uuid
    defaults = {"aantal": ["1"], "vraag-0-wie": ["onderwerp"], "naam_genoemd": ["0"], "naam": [" "]}
    actions.discard_gesprek(by=cast.noor, at=NOW, gesprek=gesprek, velden=defaults)
    assert not Gesprek.objects.exists()
    assert Event.objects.get(did="gesprek.thrown_away").object == uuid


@pytest.mark.parametrize(
    "typed",
    [
        {"naam": ["Jan"]},
        {"stap": ["A1"]},
        {"vraag-0-inhoud": ["x"]},
        {"vraag-11-resultaat": ["afgebroken"]},
        {"vraag-0-artikel": ["", "een-artikel"]},
    ],
)
@pytest.mark.parametrize("is_stored", [True, False])
def test_what_was_typed_is_not_thrown_away(
    cast: Cast,
    typed: dict[str, list[str]],
    is_stored: bool,  # noqa: FBT001
) -> None:
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=queries.get_telefoon())
    if is_stored:
        actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden=typed, versie=0)
    with pytest.raises(actions.CannotDiscard):
        actions.discard_gesprek(
            by=cast.noor, at=NOW, gesprek=gesprek, velden={} if is_stored else typed
        )
    assert Gesprek.objects.exists()


def test_a_colleague_and_a_message_keep_a_conversation(cast: Cast) -> None:
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=queries.get_telefoon())
    with pytest.raises(PermissionDenied):
        actions.discard_gesprek(by=cast.fatima, at=NOW, gesprek=gesprek)
    actions.hand_over(
        by=cast.noor, at=NOW, gesprek=gesprek, soort="warm", notitie="", naar=cast.bram
    )
    with pytest.raises(actions.CannotDiscard):
        actions.discard_gesprek(by=cast.noor, at=NOW, gesprek=gesprek)
    bericht = actions.receive_bericht(
        at=NOW,
        extern_id="1",
        kanaal=Kanaal.objects.get(code="post"),
        inhoud=actions.Inhoud(),
        ontvangen_op=NOW,
    ).bericht
    about = actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    with pytest.raises(actions.CannotDiscard, match="bericht"):
        actions.discard_gesprek(by=cast.noor, at=NOW, gesprek=about)


def test_what_the_desk_started_with_was_not_typed() -> None:
    velden = {"email": ["jan@inwoner.example"], "vraag-0-telefoon": [""]}
    assert rules.is_untouched(velden, {"email": "jan@inwoner.example"})
    assert not rules.is_untouched(velden, {"email": "piet@inwoner.example"})

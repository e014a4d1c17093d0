"""The list of channels, and throwing away what was started by mistake."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Kader, KaderVersie, Soort
from gastvrij.kaders.tests.conftest import publish
from gastvrij.klantcontact import actions, queries, rules
from gastvrij.klantcontact.models import Gesprek, Kanaal

CHAT: dict[str, Any] = {
    "naam": "WhatsApp",
    "icoon": "brand-whatsapp",
    "volgorde": 3,
    "is_actief": True,
}


def set_up(**other: Any) -> actions.Inrichting:
    return actions.Inrichting(**CHAT | other)


def test_a_channel_is_added_renamed_moved_and_taken_out_of_use(cast: Cast) -> None:
    kanaal = actions.add_kanaal(by=cast.frits, at=NOW, inrichting=set_up())
    assert kanaal.code == "whatsapp"
    assert kanaal in queries.kanalen()
    changed = set_up(naam="App", volgorde=9, is_actief=False)
    actions.change_kanaal(by=cast.frits, at=NOW, kanaal=kanaal, inrichting=changed)
    kanaal.refresh_from_db()
    assert (kanaal.code, kanaal.naam, kanaal.volgorde) == ("whatsapp", "App", 9)
    assert kanaal not in queries.kanalen()
    assert Event.objects.filter(did__startswith="kanaal.", by=cast.frits.uuid).count() == 2


def test_a_code_is_used_once_also_when_the_name_comes_back(cast: Cast) -> None:
    first = actions.add_kanaal(by=cast.frits, at=NOW, inrichting=set_up())
    actions.change_kanaal(by=cast.frits, at=NOW, kanaal=first, inrichting=set_up(naam="Oud"))
    assert actions.add_kanaal(by=cast.frits, at=NOW, inrichting=set_up()).code == "whatsapp-2"
    assert actions.add_kanaal(by=cast.frits, at=NOW, inrichting=set_up(naam="☎")).code == "kanaal"


@pytest.mark.parametrize("naam", ["", "  ", "telefoon", "Balie"])
def test_a_channel_needs_a_name_of_its_own(cast: Cast, naam: str) -> None:
    with pytest.raises(actions.CannotChangeKanaal):
        actions.add_kanaal(by=cast.frits, at=NOW, inrichting=set_up(naam=naam))
    assert not Kanaal.objects.filter(code="whatsapp").exists()


def test_the_last_channel_stays_in_use(cast: Cast) -> None:
    last = Kanaal.objects.get(code="balie")
    Kanaal.objects.exclude(pk=last.pk).update(is_actief=False)
    with pytest.raises(actions.CannotChangeKanaal):
        actions.change_kanaal(
            by=cast.frits, at=NOW, kanaal=last, inrichting=set_up(is_actief=False)
        )
    last.refresh_from_db()
    assert last.is_actief


def test_only_the_functioneel_beheerder_changes_channels(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        actions.add_kanaal(by=cast.tessa, at=NOW, inrichting=set_up())
    with pytest.raises(PermissionDenied):
        actions.change_kanaal(
            by=cast.anja, at=NOW, kanaal=queries.get_telefoon(), inrichting=set_up()
        )


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


def structure(cast: Cast, titel: str, ends: bytes = b"") -> KaderVersie:
    """Publish a conversation structure of its own kader."""
    day = NOW.date()
    return publish(cast, "gespreksstructuur.txt", titel=titel, extra=ends, ingangsdatum=day)


def guide_beside(cast: Cast, code: str) -> KaderVersie | None:
    kanaal = Kanaal.objects.get(code=code)
    return actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal).leidraad


def give(cast: Cast, code: str, **leidraad: Any) -> None:
    kanaal = Kanaal.objects.get(code=code)
    same = {name: getattr(kanaal, name) for name in CHAT}
    actions.change_kanaal(
        by=cast.frits, at=NOW, kanaal=kanaal, inrichting=set_up(**same | leidraad)
    )


def test_each_channel_has_the_guide_that_was_chosen_for_it(cast: Cast) -> None:
    for_all, of_desk = structure(cast, "Gesprek"), structure(cast, "Gesprek aan de balie", b"\n")
    assert guide_beside(cast, "telefoon") == of_desk
    give(cast, "balie", leidraad=of_desk.kader)
    give(cast, "chat", met_leidraad=False)
    assert guide_beside(cast, "balie") == of_desk
    assert guide_beside(cast, "telefoon") == for_all
    assert guide_beside(cast, "chat") is None
    give(cast, "balie")
    assert guide_beside(cast, "balie") == of_desk
    told = [one.data["leidraad"] for one in Event.objects.filter(did="kanaal.changed")]
    assert told == [of_desk.kader.uuid.hex, "geen", ""]


def test_the_guide_of_a_channel_runs_from_its_day_and_nowhere_else(cast: Cast) -> None:
    first = structure(cast, "Gesprek")
    give(cast, "balie", leidraad=first.kader)
    before = NOW - timedelta(days=1)
    assert queries.leidraad_of("balie", on=before.date()) is None
    assert queries.leidraad_of("balie", on=NOW.date()) == first
    assert queries.leidraad_of("telefoon", on=NOW.date()) is None


def test_only_a_conversation_structure_can_be_a_guide(cast: Cast) -> None:
    plan = Kader.objects.create(soort=Soort.TOETSPLAN, titel="Plan")
    with pytest.raises(actions.CannotChangeKanaal):
        give(cast, "balie", leidraad=plan)
    assert Kanaal.objects.get(code="balie").leidraad is None


@pytest.mark.parametrize("leidraad", [None, "kader"])
def test_without_a_guide_and_with_one_of_its_own_excludes(cast: Cast, leidraad: str | None) -> None:
    kader = structure(cast, "Gesprek").kader if leidraad else None
    give(cast, "balie", leidraad=kader, met_leidraad=False)
    kanaal = Kanaal.objects.get(code="balie")
    assert (kanaal.leidraad, kanaal.met_leidraad) == (None, False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kanaal.objects.filter(pk=kanaal.pk).update(leidraad=structure(cast, "Ander", b"\n\n").kader)


def test_the_screen_chooses_the_guide_of_a_channel(client: Client, cast: Cast) -> None:
    versie = structure(cast, "Gesprek aan de balie")
    client.force_login(cast.frits)
    kanaal = Kanaal.objects.get(code="balie")
    url = reverse("klantcontact:kanaal", args=[kanaal.uuid])
    sent = {"naam": kanaal.naam, "icoon": kanaal.icoon, "volgorde": "1", "is_actief": "on"}
    own = str(versie.kader.uuid)
    for leidraad, shown in ((own, "Gesprek aan de balie"), ("geen", "Geen leidraad"), ("", "")):
        assert client.post(url, sent | {"leidraad": leidraad}).status_code == 302
        chosen = client.get(url).context["form"]["leidraad"].value()
        assert chosen == leidraad
        assert shown in client.get(reverse("klantcontact:kanalen")).content.decode()
    assert client.post(url, sent | {"leidraad": str(uuid4())}).status_code == 422


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

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event, Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import CannotHandOver, ConceptOutdated, Vraag
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Overdracht
from gastvrij.klantcontact.rules import Beller

LATER = NOW + timedelta(seconds=20)
DRAFT = {
    "naam": ["Jo van Voorbeeld"],
    "telefoon": ["06-12345678"],
    "vraag-0-inhoud": ["Ik wil hulp in huis"],
    "vraag-1-inhoud": [" "],
    "vraag-10-inhoud": ["En een parkeerkaart"],
    "vraag-2-inhoud": ["Wat kost dat?"],
}
HANDLED = Vraag("Ik wil hulp in huis", "direct_afgehandeld")


@pytest.fixture
def gesprek(cast: Cast) -> Gesprek:
    running = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=queries.get_kanaal("telefoon"))
    return actions.save_concept(by=cast.noor, at=NOW, gesprek=running, velden=DRAFT, versie=0)


def offer(cast: Cast, gesprek: Gesprek, naar: Medewerker | None, **how: Any) -> Overdracht:
    soort = how.pop("soort", "eerste_lijn")
    return actions.hand_over(
        by=cast.noor, at=NOW, gesprek=gesprek, soort=soort, notitie="Zorgmijder", naar=naar, **how
    )


def test_a_running_gesprek_goes_to_a_colleague_of_the_first_line_with_its_draft(
    cast: Cast, gesprek: Gesprek
) -> None:
    overdracht = offer(cast, gesprek, cast.fatima)
    assert queries.overdrachten_for(cast.fatima) == [overdracht]
    assert queries.overdrachten_for(cast.noor) == []
    assert queries.offered(cast.noor, gesprek.pk) == overdracht
    taken = actions.accept(by=cast.fatima, at=LATER, overdracht=overdracht)
    assert (taken.pk, taken.medewerker, taken.concept) == (gesprek.pk, cast.fatima, DRAFT)
    assert taken.afdeling == cast.afdelingen["Frontoffice sociaal"]
    overdracht.refresh_from_db()
    assert (overdracht.uitkomst, overdracht.afgesloten_op) == ("gelukt", LATER)
    trail = list(
        Event.objects.filter(did__in=["gesprek.handed_over", "gesprek.accepted"])
        .order_by("pk")
        .values_list("did", "by", "object")
    )
    assert trail == [
        ("gesprek.handed_over", cast.noor.uuid, gesprek.uuid),
        ("gesprek.accepted", cast.fatima.uuid, gesprek.uuid),
    ]


def test_the_receiver_registers_the_outcome_and_the_giver_no_longer_can(
    cast: Cast, gesprek: Gesprek
) -> None:
    actions.accept(by=cast.fatima, at=NOW, overdracht=offer(cast, gesprek, cast.fatima))
    with pytest.raises(PermissionDenied):
        actions.register(by=cast.noor, at=LATER, gesprek=gesprek, beller=Beller(), vragen=[HANDLED])
    with pytest.raises(ConceptOutdated):
        actions.save_concept(
            by=cast.noor, at=LATER, gesprek=gesprek, velden={}, versie=gesprek.concept_versie
        )
    gesprek.refresh_from_db()
    actions.register(by=cast.fatima, at=LATER, gesprek=gesprek, beller=Beller(), vragen=[HANDLED])
    contact = Klantcontact.objects.get()
    assert contact.afdeling == cast.afdelingen["Frontoffice sociaal"]
    assert contact.betrokken_actoren.get().actor.medewerker == cast.fatima


def test_an_afdeling_gets_it_and_the_first_who_takes_it_has_it(
    cast: Cast, gesprek: Gesprek
) -> None:
    sociaal = cast.afdelingen["Frontoffice sociaal"]
    overdracht = offer(cast, gesprek, None, naar_afdeling=sociaal)
    assert queries.overdrachten_for(cast.fatima) == [overdracht]
    assert queries.overdrachten_for(cast.tessa) == []
    actions.accept(by=cast.fatima, at=NOW, overdracht=overdracht)
    with pytest.raises(CannotHandOver, match="al afgesloten: gelukt"):
        actions.accept(by=cast.fatima, at=NOW, overdracht=overdracht)


def test_nobody_hands_over_to_who_may_not_to_oneself_or_to_nobody(
    cast: Cast, gesprek: Gesprek
) -> None:
    for naar, soort in (
        (cast.bram, "eerste_lijn"),
        (cast.anja, "warm"),
        (cast.noor, "warm"),
        (None, "warm"),
    ):
        with pytest.raises(CannotHandOver):
            offer(cast, gesprek, naar, soort=soort)
    with pytest.raises(CannotHandOver, match="geen eerste lijn"):
        offer(cast, gesprek, None, naar_afdeling=cast.afdelingen["Burgerzaken"])
    cast.fatima.is_active = False
    with pytest.raises(CannotHandOver):
        offer(cast, gesprek, cast.fatima)
    assert not Overdracht.objects.exists()


def test_one_gesprek_is_offered_once_and_can_be_withdrawn(cast: Cast, gesprek: Gesprek) -> None:
    first = offer(cast, gesprek, cast.fatima)
    with pytest.raises(CannotHandOver, match="Trek dat eerst in"):
        offer(cast, gesprek, cast.bram, soort="warm")
    actions.close_overdracht(by=cast.noor, at=NOW, overdracht=first, uitkomst="ingetrokken")
    with pytest.raises(CannotHandOver, match="ingetrokken"):
        actions.accept(by=cast.fatima, at=NOW, overdracht=first)
    with pytest.raises(CannotHandOver):
        actions.close_overdracht(by=cast.noor, at=NOW, overdracht=first, uitkomst="gelukt")
    with pytest.raises(Http404):
        queries.get_overdracht_for(cast.fatima, first.uuid)
    assert queries.get_overdracht_for(cast.noor, first.uuid) == first
    assert offer(cast, gesprek, cast.bram, soort="warm")


def test_a_hand_over_is_opened_by_who_it_is_for_and_closed_by_who_gave_it(
    cast: Cast, gesprek: Gesprek
) -> None:
    overdracht = offer(cast, gesprek, cast.bram, soort="warm")
    for wrong in (cast.fatima, cast.tessa, cast.frits):
        with pytest.raises(PermissionDenied):
            actions.open_overdracht(by=wrong, at=NOW, overdracht=overdracht)
        with pytest.raises((PermissionDenied, Http404)):
            queries.get_overdracht_for(wrong, overdracht.uuid)
        with pytest.raises(PermissionDenied):
            actions.close_overdracht(by=wrong, at=NOW, overdracht=overdracht, uitkomst="gelukt")
    with pytest.raises(CannotHandOver, match="blijft bij uw collega"):
        actions.accept(by=cast.bram, at=NOW, overdracht=overdracht)
    actions.open_overdracht(by=cast.bram, at=NOW, overdracht=overdracht)
    actions.open_overdracht(by=cast.bram, at=LATER, overdracht=overdracht)
    overdracht.refresh_from_db()
    assert overdracht.geopend_op == NOW
    assert Event.objects.filter(did="overdracht.opened").count() == 1


def test_a_registered_gesprek_is_not_handed_over(cast: Cast, gesprek: Gesprek) -> None:
    actions.register(by=cast.noor, at=NOW, gesprek=gesprek, beller=Beller(), vragen=[HANDLED])
    with pytest.raises(CannotHandOver, match="al opgeslagen"):
        offer(cast, gesprek, cast.fatima)


@pytest.mark.parametrize(
    ("gelukt", "uitkomst"), [(True, "gelukt"), (False, "niet_gelukt"), (None, "ingetrokken")]
)
def test_registering_closes_what_was_handed_over(
    cast: Cast, gesprek: Gesprek, uitkomst: str, *, gelukt: bool | None
) -> None:
    overdracht = offer(cast, gesprek, cast.bram, soort="warm")
    warm = Vraag(
        "Vraag", "warm_doorverbonden", collega=cast.bram, overdracht=overdracht, gelukt=gelukt
    )
    vraag = HANDLED if gelukt is None else warm
    actions.register(by=cast.noor, at=LATER, gesprek=gesprek, beller=Beller(), vragen=[vraag])
    overdracht.refresh_from_db()
    assert (overdracht.uitkomst, overdracht.afgesloten_op) == (uitkomst, LATER)
    contact = Klantcontact.objects.get()
    assert contact.resultaat_toelichting == ("" if gelukt is None else "Bram de Wit")
    assert contact.doorverbinden_gelukt is gelukt


def test_what_goes_along_is_what_was_typed_in_order(cast: Cast, gesprek: Gesprek) -> None:
    overdracht = offer(cast, gesprek, cast.bram, soort="warm")
    found = queries.dossier_of(queries.get_overdracht_for(cast.bram, overdracht.uuid))
    assert found == queries.Dossier(
        "Jo van Voorbeeld",
        "06-12345678",
        ["Ik wil hulp in huis", "Wat kost dat?", "En een parkeerkaart"],
    )
    beller = Beller("Jo van Voorbeeld", "06-12345678")
    actions.register(by=cast.noor, at=NOW, gesprek=gesprek, beller=beller, vragen=[HANDLED])
    actions.clean_drafts(at=NOW + timedelta(minutes=2))
    overdracht = Overdracht.objects.get()
    assert queries.dossier_of(overdracht) == queries.Dossier(
        "Jo van Voorbeeld", "06-12345678", ["Ik wil hulp in huis"]
    )


def test_after_a_hand_over_that_failed_a_call_back_is_half_filled_in(
    cast: Cast, gesprek: Gesprek
) -> None:
    overdracht = offer(cast, gesprek, cast.bram, soort="warm")
    assert queries.terugbel_na_overdracht(overdracht) == {
        "resultaat": "terugbelafspraak",
        "wie": str(cast.bram.uuid),
        "handeling": "Zorgmijder",
    }


@pytest.fixture
def ask(client: Client, cast: Cast) -> Callable[..., Any]:
    def ask(who: Medewerker, name: str, overdracht: Overdracht, *, post: bool = False) -> Any:
        client.force_login(who)
        url = reverse(f"klantcontact:{name}", args=[overdracht.uuid])
        return client.post(url) if post else client.get(url)

    return ask


def test_the_colleague_reads_the_note_and_takes_over(
    cast: Cast, gesprek: Gesprek, ask: Callable[..., Any]
) -> None:
    overdracht = offer(cast, gesprek, cast.fatima)
    opened = ask(cast.fatima, "overdracht_openen", overdracht, post=True)
    assert opened["Location"] == reverse("klantcontact:overdracht", args=[overdracht.uuid])
    page = ask(cast.fatima, "overdracht", overdracht).content.decode()
    for text in ("Zorgmijder", "Ik wil hulp in huis", "Neem het gesprek over", "Noor Bakker"):
        assert text in page
    assert "Neem het gesprek over" not in ask(cast.noor, "overdracht", overdracht).content.decode()
    gone = ask(cast.fatima, "overdracht_aannemen", overdracht, post=True)
    assert gone["Location"] == reverse("werkplek:gesprek", args=[gesprek.uuid])
    again = ask(cast.fatima, "overdracht_aannemen", overdracht, post=True)
    assert again["Location"] == reverse("werkplek:index")
    closed = ask(cast.fatima, "overdracht_openen", overdracht, post=True)
    assert closed["Location"] == reverse("werkplek:index")


def test_who_is_only_told_reads_and_does_not_take_over(
    cast: Cast, gesprek: Gesprek, ask: Callable[..., Any]
) -> None:
    overdracht = offer(cast, gesprek, cast.bram, soort="warm")
    page = ask(cast.bram, "overdracht", overdracht).content.decode()
    assert "Uw collega slaat dit contact op" in page
    assert "Neem het gesprek over" not in page

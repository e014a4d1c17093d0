from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.basis.queries import lines
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Gesprek
from gastvrij.klantcontact.rules import Genoemd

from .inwoners import BORN, GEERTJE, GEHEIM, keep, talk

FULL = Genoemd("Geertje Hofstra", BORN)
WRONG = Genoemd(geboortedatum=date(1980, 1, 1))


def choose(cast: Cast, gesprek: Gesprek, stated: Genoemd = FULL) -> None:
    partij = queries.find_partijen(FULL, by=cast.noor).partijen[0]
    actions.choose_partij(by=cast.noor, at=NOW, gesprek=gesprek, partij=partij, genoemd=stated)


def events(did: str) -> int:
    return Event.objects.filter(did=did).count()


def test_who_is_found_by_own_words_is_checked_with_one_key(cast: Cast) -> None:
    partij, gesprek = keep(cast.noor), talk(cast.noor)
    choose(cast, gesprek)
    assert (gesprek.partij, gesprek.gecontroleerd_op) == (partij, None)
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    gesprek.refresh_from_db()
    assert (gesprek.gecontroleerd, gesprek.gecontroleerd_op) == (["naam", "geboortedatum"], NOW)
    checked = Event.objects.get(did="gesprek.identity_checked")
    assert (checked.object, checked.about) == (gesprek.uuid, partij.uuid)
    assert checked.data == {"feiten": ["naam", "geboortedatum"]}
    read = Event.objects.get(did="klantbeeld.read")
    assert (read.by, read.about) == (cast.noor.uuid, partij.uuid)
    (line,) = lines([checked])
    assert (line.over, line.wat) == ("een inwoner", "Gesprek gegevens van de inwoner gecontroleerd")


def test_who_is_found_by_a_number_must_state_the_rest(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    choose(cast, gesprek, Genoemd(telefoon="0612345678", email="g.hofstra@voorbeeld.nl"))
    assert gesprek.gecontroleerd == []
    with pytest.raises(actions.CannotCheck, match="te weinig bevestigd"):
        actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    compare = partial(actions.compare_facts, by=cast.noor, at=NOW, gesprek=gesprek)
    assert [one.klopt for one in compare(genoemd=Genoemd(postcode="1234AB", huisnummer="14"))] == [
        True
    ]
    with pytest.raises(actions.CannotCheck, match="te weinig bevestigd"):
        actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    assert [one.klopt for one in compare(genoemd=Genoemd("Geertje Hofstra"))] == [True]
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    assert gesprek.gecontroleerd == ["postcode", "naam"]


def test_five_wrong_statements_close_the_check_for_that_inwoner_in_that_gesprek(cast: Cast) -> None:
    partij, gesprek = keep(cast.noor), talk(cast.noor)
    choose(cast, gesprek)
    compare = partial(actions.compare_facts, by=cast.noor, at=NOW, gesprek=gesprek)
    for _each in range(5):
        assert [one.klopt for one in compare(genoemd=WRONG)] == [False]
    assert (events("gesprek.identity_refuted"), events("gesprek.check_closed")) == (5, 1)
    refuted = Event.objects.filter(did="gesprek.identity_refuted").latest("pk")
    assert (refuted.about, refuted.data) == (partij.uuid, {"feit": "geboortedatum"})
    assert gesprek.gecontroleerd == []
    with pytest.raises(actions.CannotCheck, match="te vaak"):
        compare(genoemd=FULL)
    actions.release_partij(by=cast.noor, at=NOW, gesprek=gesprek)
    choose(cast, gesprek)
    with pytest.raises(actions.CannotCheck, match="te vaak"):
        actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    other = talk(cast.noor)
    choose(cast, other)
    actions.check_identity(by=cast.noor, at=NOW, gesprek=other)
    assert other.gecontroleerd_op == NOW


def test_what_is_stated_wrong_later_on_no_longer_counts(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    choose(cast, gesprek)
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    actions.compare_facts(by=cast.noor, at=NOW, gesprek=gesprek, genoemd=WRONG)
    assert (gesprek.gecontroleerd, gesprek.gecontroleerd_op) == (["naam"], None)


def test_choosing_again_with_other_words_is_no_free_guess(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    choose(cast, gesprek, Genoemd("Geertje Hofstra", date(1980, 1, 1)))
    assert gesprek.gecontroleerd == ["naam"]
    choose(cast, gesprek, FULL)
    assert gesprek.gecontroleerd == []


def test_a_secret_address_confirms_nothing(cast: Cast) -> None:
    keep(cast.noor, GEHEIM)
    gesprek = talk(cast.noor)
    stated = Genoemd("Soraya Amrani", GEHEIM.geboortedatum, "1234AB", "14")
    (partij,) = queries.find_partijen(stated, by=cast.noor).partijen
    actions.choose_partij(by=cast.noor, at=NOW, gesprek=gesprek, partij=partij, genoemd=stated)
    assert gesprek.gecontroleerd == ["naam", "geboortedatum"]
    found = actions.compare_facts(
        by=cast.noor, at=NOW, gesprek=gesprek, genoemd=Genoemd(postcode="9999ZZ", huisnummer="1")
    )
    assert [one.klopt for one in found] == [None]
    assert events("gesprek.identity_refuted") == 0


def test_reading_is_on_record_once_a_gesprek_and_person(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    choose(cast, gesprek)
    with pytest.raises(actions.CannotCheck, match="Controleer eerst"):
        actions.open_klantbeeld(by=cast.noor, at=NOW, gesprek=gesprek)
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    actions.open_klantbeeld(by=cast.noor, at=NOW, gesprek=gesprek)
    assert events("klantbeeld.read") == 1
    Gesprek.objects.update(medewerker=cast.fatima)
    gesprek.refresh_from_db()
    for _each in range(2):
        actions.open_klantbeeld(by=cast.fatima, at=NOW, gesprek=gesprek)
    assert events("klantbeeld.read") == 2


def test_a_bsn_is_shown_after_the_check_and_every_time_on_record(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    show = partial(actions.show_bsn, by=cast.noor, at=NOW, gesprek=gesprek)
    with pytest.raises(actions.CannotCheck, match="Controleer eerst"):
        show()
    choose(cast, gesprek)
    with pytest.raises(actions.CannotCheck, match="Controleer eerst"):
        show()
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    assert [show(), show()] == ["999990019", "999990019"]
    assert events("gesprek.bsn_shown") == 2


def test_letting_go_leaves_nothing_checked(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    release = partial(actions.release_partij, by=cast.noor, at=NOW, gesprek=gesprek)
    release()
    assert events("gesprek.partij_released") == 0
    choose(cast, gesprek)
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    release()
    gesprek.refresh_from_db()
    assert (gesprek.partij, gesprek.gecontroleerd, gesprek.gecontroleerd_op) == (None, [], None)
    assert events("gesprek.partij_released") == 1


def test_somebody_new_in_own_words_is_kept_chosen_and_checked(cast: Cast) -> None:
    gesprek = talk(cast.noor)
    partij = actions.add_stated_partij(
        by=cast.noor, at=NOW, gesprek=gesprek, gegevens=GEERTJE, genoemd=FULL
    )
    assert gesprek.partij == partij
    actions.check_identity(by=cast.noor, at=NOW, gesprek=gesprek)
    assert gesprek.gecontroleerd_op == NOW


def acts(cast: Cast, gesprek: Gesprek) -> list[Callable[..., Any]]:
    partij = queries.find_partijen(FULL, by=cast.noor).partijen[0]
    return [
        partial(actions.choose_partij, partij=partij, genoemd=FULL),
        partial(actions.compare_facts, genoemd=FULL),
        partial(actions.add_stated_partij, gegevens=GEERTJE, genoemd=FULL),
        actions.check_identity,
        actions.open_klantbeeld,
        actions.show_bsn,
        actions.release_partij,
    ]


def test_nobody_but_the_agent_of_the_gesprek_does_any_of_it(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    before = Event.objects.count()
    for act in acts(cast, gesprek):
        for person in (cast.fatima, cast.bram, cast.coen, cast.frits):
            with pytest.raises(PermissionDenied):
                act(by=person, at=NOW, gesprek=gesprek)
    with pytest.raises(PermissionDenied):
        actions.log_register(
            by=cast.frits, at=NOW, gesprek=gesprek, register="BRP", doelbinding="", found=0
        )
    assert Event.objects.count() == before


def test_after_the_gesprek_nothing_changes_any_more(cast: Cast) -> None:
    keep(cast.noor)
    gesprek = talk(cast.noor)
    made = acts(cast, gesprek)
    Gesprek.objects.update(status=Gesprek.Status.GEREGISTREERD, beeindigd_op=NOW)
    for act in made:
        with pytest.raises(actions.CannotCheck, match="al afgerond"):
            act(by=cast.noor, at=NOW, gesprek=gesprek)


def test_without_a_partij_there_is_nothing_to_check(cast: Cast) -> None:
    gesprek = talk(cast.noor)
    for act in (partial(actions.compare_facts, genoemd=FULL), actions.check_identity):
        with pytest.raises(actions.CannotCheck, match="Kies eerst"):
            act(by=cast.noor, at=NOW, gesprek=gesprek)
    keep(cast.noor)
    choose(cast, gesprek)
    with pytest.raises(actions.CannotCheck, match="Vul in"):
        actions.compare_facts(by=cast.noor, at=NOW, gesprek=gesprek, genoemd=Genoemd())

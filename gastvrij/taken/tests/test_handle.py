from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404

from gastvrij.basis import actions as basis
from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.conftest import NOW
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import Beller, CannotHandle
from gastvrij.taken.models import Contactpoging, InterneTaak, Taaknotitie

from .desk import Desk

LATER = NOW + timedelta(hours=1)


def acts(taak: InterneTaak) -> list[str]:
    return list(Event.objects.filter(object=taak.uuid).order_by("pk").values_list("did", flat=True))


def test_a_taak_is_taken_attempted_and_finished(desk: Desk) -> None:
    taak, bram = desk.taak(), desk.cast.bram
    taken = actions.take(by=bram, at=NOW, taak=taak)
    assert (taken.status, taken.medewerker) == ("in_behandeling", bram)
    poging = actions.record_poging(
        by=bram, at=LATER, taak=taak, uitkomst="voicemail", notitie="Teruggevraagd"
    )
    assert (poging.door, poging.uitkomst, poging.at) == (bram, "voicemail", LATER)
    done = actions.finish(by=bram, at=LATER, taak=taak, antwoord="Het paspoort ligt klaar.")
    assert (done.status, done.afgehandeld_op, done.eerste_poging_op) == ("verwerkt", LATER, LATER)
    assert done.notities.get().tekst == "Het paspoort ligt klaar."
    assert acts(taak) == ["taak.made", "taak.taken", "taak.attempted", "taak.finished"]


def test_the_first_attempt_keeps_its_moment(desk: Desk) -> None:
    taak = desk.taak()
    for at in (NOW, LATER):
        actions.record_poging(by=desk.cast.bram, at=at, taak=taak, uitkomst="geen_gehoor")
    taak.refresh_from_db()
    assert taak.eerste_poging_op == NOW
    assert taak.contactpogingen.count() == 2


def test_taking_ones_own_taak_again_changes_nothing(desk: Desk) -> None:
    taak = desk.taak()
    actions.take(by=desk.cast.bram, at=NOW, taak=taak)
    again = actions.take(by=desk.cast.bram, at=LATER, taak=taak)
    assert again.toegewezen_op == NOW
    assert acts(taak).count("taak.taken") == 1


def test_who_attempts_or_finishes_a_free_taak_takes_it(desk: Desk) -> None:
    taak = desk.taak()
    done = actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Ligt klaar.")
    assert done.medewerker == desk.cast.bram
    assert acts(taak) == ["taak.made", "taak.taken", "taak.finished"]


def test_what_a_colleague_has_is_refused_by_name(desk: Desk) -> None:
    taak = desk.taak()
    actions.take(by=desk.cast.bram, at=NOW, taak=taak)
    refused: list[Callable[[], object]] = [
        lambda: actions.take(by=desk.cast.victor, at=NOW, taak=taak),
        lambda: actions.record_poging(by=desk.cast.victor, at=NOW, taak=taak, uitkomst="gesproken"),
        lambda: actions.finish(by=desk.cast.victor, at=NOW, taak=taak, antwoord="Anders"),
    ]
    for act in refused:
        with pytest.raises(CannotHandle, match="Bram de Wit heeft deze taak al"):
            act()
    assert not Contactpoging.objects.exists()


def test_two_people_finish_the_second_is_told_and_nothing_is_overwritten(desk: Desk) -> None:
    taak = desk.taak()
    seen_by_victor = queries.get_taak_for(desk.cast.victor, taak.uuid)
    actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Ligt klaar.")
    with pytest.raises(CannotHandle, match="Bram de Wit heeft deze taak al afgerond"):
        actions.finish(by=desk.cast.victor, at=LATER, taak=seen_by_victor, antwoord="Anders")
    taak.refresh_from_db()
    assert (taak.afgehandeld_op, taak.medewerker) == (NOW, desk.cast.bram)
    assert Taaknotitie.objects.get().tekst == "Ligt klaar."


@pytest.mark.parametrize("name", ["sjoerd", "tessa", "fatima", "noor"])
def test_who_is_outside_the_scope_may_not_work_on_it(desk: Desk, name: str) -> None:
    taak, person = desk.taak(), desk.cast.people[name]
    with pytest.raises(PermissionDenied):
        actions.take(by=person, at=NOW, taak=taak)
    with pytest.raises(PermissionDenied):
        actions.forward(by=person, at=NOW, taak=taak, afdeling=taak.afdeling)
    taak.refresh_from_db()
    assert taak.status == "te_verwerken"


@pytest.mark.parametrize("name", ["coen", "els", "olga", "kim", "frits", "anja"])
def test_who_has_no_part_in_it_sees_and_does_nothing(desk: Desk, name: str) -> None:
    taak, person = desk.taak(), desk.cast.people[name]
    refused: list[Callable[[], object]] = [
        lambda: actions.take(by=person, at=NOW, taak=taak),
        lambda: actions.forward(by=person, at=NOW, taak=taak, medewerker=person),
        lambda: queries.get_taak_for(person, taak.uuid),
        lambda: queries.taken_for(person),
        lambda: queries.taken_in(person, "mijn", now=NOW),
        lambda: queries.find_for(person, "Hofstra"),
    ]
    for act in refused:
        with pytest.raises(PermissionDenied):
            act()


def test_an_agent_works_on_what_stays_with_the_own_afdeling(desk: Desk) -> None:
    own = desk.taak("KCC")
    other = desk.taak("KCC", by=desk.cast.fatima)
    assert actions.take(by=desk.cast.noor, at=NOW, taak=own).medewerker == desk.cast.noor
    with pytest.raises(PermissionDenied):
        actions.take(by=desk.cast.noor, at=NOW, taak=other)


def test_finishing_needs_an_answer_and_reopening_a_reason(desk: Desk) -> None:
    taak = desk.taak()
    with pytest.raises(CannotHandle, match="welk antwoord"):
        actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord=" \n")
    with pytest.raises(CannotHandle, match="waarom"):
        actions.reopen(by=desk.cast.bram, at=NOW, taak=taak, reden=" ")
    with pytest.raises(CannotHandle, match="nog open"):
        actions.reopen(by=desk.cast.bram, at=NOW, taak=taak, reden="Nog een vraag")
    taak.refresh_from_db()
    assert taak.status == "te_verwerken"


def test_a_reopened_taak_keeps_every_answer(desk: Desk) -> None:
    taak, bram = desk.taak(), desk.cast.bram
    actions.finish(by=bram, at=NOW, taak=taak, antwoord="Ligt klaar.")
    opened = actions.reopen(by=bram, at=LATER, taak=taak, reden="Het lag er niet.")
    assert (opened.status, opened.medewerker, opened.afgehandeld_op) == (
        "in_behandeling",
        bram,
        None,
    )
    actions.finish(by=bram, at=LATER, taak=taak, antwoord="Nu wel.")
    assert list(taak.notities.values_list("soort", "tekst")) == [
        ("antwoord", "Ligt klaar."),
        ("heropend", "Het lag er niet."),
        ("antwoord", "Nu wel."),
    ]


def test_forwarding_to_an_afdeling_frees_it_and_keeps_term_and_promise(desk: Desk) -> None:
    taak = desk.taak()
    actions.take(by=desk.cast.bram, at=NOW, taak=taak)
    sociaal = desk.cast.afdelingen["Sociaal domein"]
    sent = actions.forward(
        by=desk.cast.bram, at=LATER, taak=taak, afdeling=sociaal, toelichting="Dit is bijstand."
    )
    assert (sent.afdeling, sent.medewerker, sent.status) == (sociaal, None, "te_verwerken")
    assert (sent.toegewezen_op, sent.beloofd_tot) == (LATER, taak.beloofd_tot)
    event = Event.objects.get(did="taak.forwarded")
    assert event.data == {
        "afdeling": str(sociaal.uuid),
        "notitie": str(Taaknotitie.objects.get().uuid),
    }
    with pytest.raises(Http404):
        queries.get_taak_for(desk.cast.victor, taak.uuid)
    assert queries.get_taak_for(desk.cast.sjoerd, taak.uuid) == taak


def test_a_teamleider_forwards_to_a_person_who_then_has_it(desk: Desk) -> None:
    taak = desk.taak()
    sent = actions.forward(by=desk.cast.victor, at=NOW, taak=taak, medewerker=desk.cast.bram)
    assert (sent.medewerker, sent.status) == (desk.cast.bram, "te_verwerken")
    assert not Taaknotitie.objects.exists()
    with pytest.raises(CannotHandle, match="Bram de Wit"):
        actions.take(by=desk.cast.victor, at=NOW, taak=taak)
    assert actions.take(by=desk.cast.bram, at=NOW, taak=taak).status == "in_behandeling"


def test_forwarding_to_nobody_or_to_who_may_not_do_it_is_refused(desk: Desk) -> None:
    taak = desk.taak()
    for whom in (None, desk.cast.frits, desk.cast.anja):
        with pytest.raises(CannotHandle, match="Kies een afdeling of collega"):
            actions.forward(by=desk.cast.victor, at=NOW, taak=taak, medewerker=whom)
    actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Klaar.")
    with pytest.raises(CannotHandle, match="al afgerond"):
        actions.forward(
            by=desk.cast.victor, at=NOW, taak=taak, afdeling=desk.cast.afdelingen["KCC"]
        )


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        ("te_verwerken", "in_behandeling", True),
        ("te_verwerken", "verwerkt", False),
        ("in_behandeling", "verwerkt", True),
        ("in_behandeling", "te_verwerken", True),
        ("verwerkt", "in_behandeling", True),
        ("verwerkt", "te_verwerken", False),
    ],
)
def test_the_database_refuses_a_step_that_the_rules_do_not_know(
    desk: Desk, old: str, new: str, *, may: bool
) -> None:
    taak = desk.taak()
    if old != "te_verwerken":
        actions.take(by=desk.cast.bram, at=NOW, taak=taak)
    if old == "verwerkt":
        actions.finish(by=desk.cast.bram, at=NOW, taak=taak, antwoord="Klaar.")
    done_at = NOW if new == "verwerkt" else None
    change = InterneTaak.objects.filter(pk=taak.pk)
    with nullcontext() if may else pytest.raises(IntegrityError, match="this step"):
        change.update(status=new, afgehandeld_op=done_at)


def test_the_first_line_reads_every_taak_and_the_second_its_own_afdeling(desk: Desk) -> None:
    taak = desk.taak(by=desk.cast.fatima)
    for reader in (desk.cast.noor, desk.cast.fatima, desk.cast.bram, desk.cast.victor):
        assert queries.get_taak_for(reader, taak.uuid) == taak
    for outside in (desk.cast.sjoerd, desk.cast.tessa):
        with pytest.raises(Http404):
            queries.get_taak_for(outside, taak.uuid)
    with pytest.raises(Http404):
        queries.get_taak_for(desk.cast.noor, uuid4())
    assert not queries.taken_for(desk.cast.noor)
    assert list(queries.taken_for(desk.cast.fatima)) == [taak]


def test_what_happened_to_my_call_back_is_one_search(desk: Desk) -> None:
    taak = desk.taak()
    contact = taak.klantcontact
    for text in (
        taak.nummer or "",
        contact.nummer or "",
        "06 12 34 56 78",
        "hofstra@voorbeeld.nl",
        "Hofstra",
    ):
        assert queries.find_for(desk.cast.fatima, text) == [taak]
        assert queries.find_for(desk.cast.sjoerd, text) == []
    assert queries.find_for(desk.cast.noor, " ") == []
    assert queries.find_for(desk.cast.noor, "Jansen") == []


def test_an_anonymous_call_back_is_found_by_its_number(desk: Desk) -> None:
    taak = desk.taak(beller=Beller(telefoon="0900-8844"))
    assert queries.find_for(desk.cast.noor, "0900 8844") == [taak]


def test_each_has_the_lists_of_the_own_work(desk: Desk) -> None:
    noor, bram = desk.cast.noor, desk.cast.bram
    first, second = desk.taak(), desk.taak()
    own = desk.taak(who=noor)
    actions.take(by=bram, at=NOW, taak=first)
    codes = {one.code: one.aantal for one in queries.lijsten_for(bram, now=NOW)}
    assert codes == {
        "mijn": 1,
        "nieuw": 1,
        "afdeling": 2,
        "vrij": 1,
        "te-laat": 0,
        "terugvragen": 0,
        "afgerond": None,
    }
    after = NOW + timedelta(days=10)
    codes = {one.code: one.aantal for one in queries.lijsten_for(noor, now=after)}
    assert codes == {
        "mijn": 1,
        "nieuw": 1,
        "gemaakt": None,
        "te-laat": 1,
        "terugvragen": 0,
        "afgerond": None,
    }
    assert queries.taken_in(bram, "mijn", now=NOW) == [first]
    assert queries.taken_in(bram, "afdeling", now=NOW) == [first, second]
    assert queries.taken_in(bram, "te-laat", now=NOW) == []
    assert queries.taken_in(bram, "te-laat", now=after) == [first, second]
    assert queries.taken_in(noor, "gemaakt", now=NOW) == [own, second, first]
    actions.finish(by=bram, at=NOW, taak=first, antwoord="Klaar.")
    assert queries.taken_in(bram, "afgerond", now=NOW) == [first]
    with pytest.raises(Http404):
        queries.taken_in(bram, "alles", now=NOW)


def test_the_timeline_tells_who_did_what_and_what_was_said(desk: Desk) -> None:
    taak, bram = desk.taak(), desk.cast.bram
    actions.record_poging(by=bram, at=NOW, taak=taak, uitkomst="voicemail", notitie="Ingesproken")
    actions.finish(by=bram, at=LATER, taak=taak, antwoord="Ligt klaar.")
    told = [(step.wat, step.wie, step.tekst) for step in queries.timeline(taak)]
    assert told == [
        ("De inwoner nam contact op: Telefoon", "Noor Bakker", ""),
        ("Gemaakt voor Burgerzaken", "Noor Bakker", ""),
        ("Opgepakt", "Bram de Wit", ""),
        ("Voicemail ingesproken", "Bram de Wit", "Ingesproken"),
        ("Afgerond", "Bram de Wit", "Ligt klaar."),
    ]


def test_what_the_timeline_does_not_know_it_names_as_it_is(desk: Desk) -> None:
    taak = desk.taak()
    basis.record(by=None, did="taak.pondered", to=taak, at=NOW)
    last = queries.timeline(taak)[-1]
    assert (last.wat, last.wie) == ("taak.pondered", "")


def test_work_can_lie_with_afdelingen_in_use_and_people_who_may_do_it(desk: Desk) -> None:
    cast = desk.cast
    basis.save_afdeling(
        by=cast.frits,
        at=NOW,
        afdeling=cast.afdelingen["Bedrijfsvoering"],
        naam="Bedrijfsvoering",
        parent=None,
        is_eerste_lijn=False,
        is_actief=False,
    )
    assert cast.afdelingen["Bedrijfsvoering"] not in queries.afdelingen()
    basis.set_rollen(
        by=cast.frits,
        at=NOW,
        medewerker=cast.bram,
        rollen=[(Rol.TWEEDE_LIJN, None), (Rol.TEAMLEIDER, None)],
    )
    names = [person.gebruikersnaam for person in queries.colleagues()]
    assert names == ["bram", "fatima", "noor", "sjoerd", "tessa", "victor"]

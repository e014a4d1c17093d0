from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, connections

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.taken import actions
from gastvrij.taken.actions import CannotRegister, Opdracht, Vraag
from gastvrij.taken.models import InterneTaak

from .desk import BELLER, PROMISED_FROM, PROMISED_TO, Desk


def register(desk: Desk, gesprek: Gesprek, *vragen: Vraag) -> Gesprek:
    return actions.register_gesprek(
        by=desk.cast.noor, at=NOW, gesprek=gesprek, beller=BELLER, vragen=vragen
    )


def test_two_vragen_become_two_klantcontacten_and_one_taak(desk: Desk) -> None:
    gesprek = register(desk, desk.gesprek(), desk.handled(), desk.call_back())
    assert gesprek.status == "geregistreerd"
    taak = InterneTaak.objects.get()
    assert taak.klantcontact == Klantcontact.objects.get(volgnummer=2)
    assert taak.klantcontact.verdere_actie_ondernomen
    assert (taak.soort, taak.status, taak.nummer) == (
        "terugbellen",
        "te_verwerken",
        f"{taak.pk:010}",
    )
    assert (taak.afdeling, taak.medewerker) == (desk.cast.afdelingen["Burgerzaken"], None)
    assert (taak.beloofd_van, taak.beloofd_tot) == (PROMISED_FROM, PROMISED_TO)
    assert taak.gevraagde_handeling == "Zoek uit waar het paspoort is en bel terug"
    made = Event.objects.get(did="taak.made")
    assert (made.by, made.object) == (desk.cast.noor.uuid, taak.uuid)
    assert made.data == {"soort": "terugbellen", "afdeling": str(desk.onderwerp.afdeling.uuid)}
    assert Event.objects.filter(did="gesprek.registered").count() == 1


def test_without_a_norm_no_term_is_agreed(desk: Desk) -> None:
    assert desk.taak().uiterlijk_op is None


def test_the_term_is_the_norm_in_working_days(desk: Desk, agree: Callable[[int], None]) -> None:
    agree(2)
    # From a Friday: Monday and Tuesday.
    assert desk.taak().uiterlijk_op == date(2026, 11, 24)


def test_other_work_is_asked_without_promise_or_term(
    desk: Desk, agree: Callable[[int], None]
) -> None:
    agree(2)
    asked = Opdracht("Stuur de brief", afdeling=desk.cast.afdelingen["Burgerzaken"])
    vraag = replace(desk.call_back(), resultaat="doorgezet", opdracht=asked)
    register(desk, desk.gesprek(), vraag)
    taak = InterneTaak.objects.get()
    assert (taak.soort, taak.uiterlijk_op, taak.beloofd_tot) == ("doorgezet", None, None)


def test_i_will_find_out_stays_with_the_agent(desk: Desk) -> None:
    taak = desk.taak(who=desk.cast.noor)
    assert (taak.medewerker, taak.afdeling) == (desk.cast.noor, desk.cast.afdelingen["KCC"])


def test_pressed_twice_it_is_registered_once(desk: Desk) -> None:
    gesprek = desk.gesprek()
    first = register(desk, gesprek, desk.call_back())
    second = register(desk, gesprek, desk.call_back(), desk.handled())
    assert first == second
    assert second.status == "geregistreerd"
    assert Klantcontact.objects.count() == InterneTaak.objects.count() == 1
    assert Event.objects.filter(did__in=["gesprek.registered", "taak.made"]).count() == 2


def test_what_is_not_complete_is_refused_whole_field_by_field(desk: Desk) -> None:
    bare = replace(desk.call_back(), inhoud="", opdracht=Opdracht("", beloofd_tot=NOW))
    closed = Opdracht(
        "Bel", desk.cast.afdelingen["KCC"], beloofd_tot=PROMISED_TO - timedelta(days=1)
    )
    gesprek = desk.gesprek()
    with pytest.raises(CannotRegister) as refused:
        register(desk, gesprek, desk.handled(), bare, replace(desk.call_back(), opdracht=closed))
    assert [(one.vraag, one.veld) for one in refused.value.refusals] == [
        (1, "inhoud"),
        (1, "handeling"),
        (1, "wie"),
        (1, "beloofd_tot"),
        (2, "beloofd_dag"),
    ]
    assert not Klantcontact.objects.exists()
    gesprek.refresh_from_db()
    assert gesprek.status == "lopend"


def test_a_gesprek_of_a_colleague_is_refused(desk: Desk) -> None:
    gesprek = desk.gesprek()
    for person in (desk.cast.fatima, desk.cast.anja):
        with pytest.raises(PermissionDenied):
            actions.register_gesprek(
                by=person, at=NOW, gesprek=gesprek, beller=BELLER, vragen=[desk.handled()]
            )
    assert not Klantcontact.objects.exists()


def test_registering_takes_few_queries(
    desk: Desk, django_assert_max_num_queries: Callable[..., object]
) -> None:
    vragen = [desk.handled(), desk.call_back(), desk.call_back()]
    gesprek = desk.gesprek()
    with django_assert_max_num_queries(22):  # type: ignore[attr-defined]
        register(desk, gesprek, *vragen)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite kent één schrijver: er is niets te winnen"
)
@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_the_same_moment_it_is_registered_once(desk: Desk) -> None:
    gesprek, vragen, ready = desk.gesprek(), [desk.call_back()], Barrier(2)
    outcomes: list[str] = []

    def press() -> None:
        ready.wait()
        outcomes.append(register(desk, gesprek, *vragen).status)
        connections.close_all()

    presses = [Thread(target=press) for _ in range(2)]
    for press_one in presses:
        press_one.start()
    for press_one in presses:
        press_one.join()
    assert outcomes == ["geregistreerd", "geregistreerd"]
    assert Klantcontact.objects.count() == InterneTaak.objects.count() == 1

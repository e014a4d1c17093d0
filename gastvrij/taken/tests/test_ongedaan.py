from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.models import (
    Betrokkene,
    DigitaalAdres,
    Gesprek,
    InkomendBericht,
    Klantcontact,
    Naamwoord,
    Onderwerpobject,
    Overdracht,
    UitgaandBericht,
)
from gastvrij.klantcontact.rules import Objectverwijzing
from gastvrij.taken import actions
from gastvrij.taken.actions import CannotUndo, Vraag
from gastvrij.taken.models import InterneTaak

from .desk import BELLER, Desk

SOON = NOW + timedelta(seconds=59)
DRAFT = {"vraag-0-inhoud": ["Waar blijft mijn paspoort? 🛂"], "stap": ["1.1"]}
ARTIKEL = Objectverwijzing("een-uuid", "kennisartikel", "gastvrij", "uuid")


def register(desk: Desk, gesprek: Gesprek | None = None, *vragen: Vraag, **how: Any) -> Gesprek:
    asked = vragen or (desk.handled(), replace(desk.call_back(), bevestiging=True))
    return actions.register_gesprek(
        by=desk.cast.noor,
        at=NOW,
        gesprek=gesprek or desk.gesprek(),
        beller=BELLER,
        vragen=asked,
        velden=DRAFT,
        **how,
    )


def undo(desk: Desk, gesprek: Gesprek, at: Any = SOON) -> Gesprek:
    return actions.undo_register(by=desk.cast.noor, at=at, gesprek=gesprek)


def counts() -> list[int]:
    models = (Klantcontact, InterneTaak, Betrokkene, DigitaalAdres, Naamwoord, Onderwerpobject)
    return [model.objects.count() for model in models]


def test_undone_within_a_minute_it_is_as_if_it_was_never_saved(desk: Desk) -> None:
    first = register(desk, None, desk.handled()).vragen.get()
    before = counts()
    again = replace(desk.call_back(), bevestiging=True, objecten=(ARTIKEL,), herhaling_van=first)
    gesprek = register(desk, desk.gesprek(), again)
    assert counts() != before
    undone = undo(desk, gesprek)
    assert (undone.status, undone.concept, undone.beeindigd_op) == ("lopend", DRAFT, None)
    assert counts() == before
    mail = UitgaandBericht.objects.get()
    assert (mail.status, mail.klantcontact) == ("ingetrokken", None)
    event = Event.objects.get(did="gesprek.register_undone")
    assert (event.by, event.object) == (desk.cast.noor.uuid, gesprek.uuid)
    assert event.data == {"dag": "2026-11-20", "vragen": 1}


def test_after_undoing_one_registers_once_more_under_new_numbers(desk: Desk) -> None:
    gesprek = register(desk)
    numbers = set(gesprek.vragen.values_list("nummer", flat=True))
    undone = undo(desk, undo(desk, gesprek))
    assert Event.objects.filter(did="gesprek.register_undone").count() == 1
    register(desk, undone)
    register(desk, undone)
    contacts = Klantcontact.objects.filter(gesprek=gesprek)
    assert contacts.count() == 2
    assert not numbers & set(contacts.values_list("nummer", flat=True))
    assert InterneTaak.objects.count() == 1


def test_after_a_minute_it_stays(desk: Desk) -> None:
    gesprek = register(desk)
    before = counts()
    with pytest.raises(CannotUndo, match="minuut"):
        undo(desk, gesprek, NOW + timedelta(seconds=60))
    assert counts() == before
    assert UitgaandBericht.objects.get().status == "klaar"


@pytest.mark.parametrize("did", ["take", "record_poging", "forward"])
def test_what_a_colleague_works_on_stays(desk: Desk, did: str) -> None:
    gesprek, bram = register(desk), desk.cast.bram
    taak = InterneTaak.objects.get()
    if did == "take":
        actions.take(by=bram, at=NOW, taak=taak)
    elif did == "record_poging":
        actions.record_poging(by=bram, at=NOW, taak=taak, uitkomst="geen_gehoor")
    else:
        actions.forward(
            by=desk.cast.victor,
            at=SOON,
            taak=taak,
            afdeling=desk.cast.afdelingen["Sociaal domein"],
            toelichting="Past beter daar",
        )
    before = counts()
    with pytest.raises(CannotUndo, match=f"taak {taak.nummer}"):
        undo(desk, gesprek)
    assert counts() == before
    gesprek.refresh_from_db()
    assert gesprek.status == "geregistreerd"


def test_what_was_mailed_stays(desk: Desk) -> None:
    gesprek = register(desk)
    UitgaandBericht.objects.update(pogingen=1)
    before = counts()
    with pytest.raises(CannotUndo, match="verstuurd"):
        undo(desk, gesprek)
    assert counts() == before


def test_only_who_registered_it_undoes_it(desk: Desk) -> None:
    gesprek = register(desk)
    for wrong in (desk.cast.fatima, desk.cast.tessa, desk.cast.frits):
        with pytest.raises(PermissionDenied):
            actions.undo_register(by=wrong, at=NOW, gesprek=gesprek)
    assert Klantcontact.objects.exists()


def test_a_later_contact_keeps_that_it_repeated_what_was_undone(desk: Desk) -> None:
    gesprek = register(desk, None, desk.handled())
    first = gesprek.vragen.get()
    later = register(desk, desk.gesprek(), replace(desk.handled(), herhaling_van=first))
    undo(desk, gesprek)
    repeated = later.vragen.get()
    assert (repeated.herhaling_van, repeated.is_herhaling) == (None, True)
    assert not Onderwerpobject.objects.exists()


def test_a_bericht_and_a_hand_over_are_open_again(desk: Desk) -> None:
    cast, gesprek = desk.cast, desk.gesprek()
    InkomendBericht.objects.create(
        kanaal=gesprek.kanaal,
        extern_id="<a@b.nl>",
        van_adres="jo@voorbeeld.nl",
        ontvangen_op=NOW,
        gesprek=gesprek,
        status="in_behandeling",
    )
    overdracht = klantcontacten.hand_over(
        by=cast.noor, at=NOW, gesprek=gesprek, soort="warm", notitie="", naar=cast.bram
    )
    warm = replace(
        desk.handled(), resultaat="warm_doorverbonden", overdracht=overdracht, gelukt=False
    )
    register(desk, gesprek, warm, antwoord="We bellen u.")
    bericht = InkomendBericht.objects.get()
    assert (bericht.status, bericht.afgehandeld_op) == ("afgehandeld", NOW)
    assert bericht.antwoorden.get().aan == "jo@voorbeeld.nl"
    undo(desk, gesprek)
    bericht.refresh_from_db()
    assert (bericht.status, bericht.afgehandeld_op) == ("in_behandeling", None)
    assert Overdracht.objects.get().afgesloten_op is None


def test_who_takes_up_what_was_just_undone_is_told(desk: Desk) -> None:
    gesprek = register(desk, None, desk.call_back())
    taak = InterneTaak.objects.get()
    undo(desk, gesprek)
    with pytest.raises(actions.CannotHandle, match="net teruggenomen"):
        actions.take(by=desk.cast.bram, at=SOON, taak=taak)

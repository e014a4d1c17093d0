"""Messages: in once, taken by one, answered by registering, back when undone."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact import actions, queries, rules
from gastvrij.klantcontact.models import (
    Gesprek,
    InkomendBericht,
    Kanaal,
    Klantcontact,
    Onderwerpobject,
)
from gastvrij.klantcontact.rules import Antwoordnorm, Resultaat

Status = InkomendBericht.Status


def receive(
    tekst: str = "Wat kost een paspoort?", *, onderwerp: str = "Paspoort", number: int = 1
) -> InkomendBericht:
    return actions.receive_bericht(
        at=NOW,
        extern_id=f"<{number}@inwoner.example>",
        kanaal=Kanaal.objects.get(code="e-mail"),
        inhoud=actions.Inhoud("Jan Proef", "Jan@Inwoner.example", "06 12345678", onderwerp, tekst),
        ontvangen_op=NOW + timedelta(minutes=number),
    ).bericht


def contact() -> Klantcontact:
    """Make a contact of whose number the inwoner was told."""
    return Klantcontact.objects.create(
        nummer="0000000042",
        kanaal="Telefoon",
        onderwerp="Paspoort",
        resultaat=Resultaat.KLANT_MAILT_ZELF,
        plaatsgevonden_op=NOW,
    )


def dids() -> list[str]:
    found = Event.objects.filter(did__startswith="inkomend_bericht.").order_by("pk")
    return [did.partition(".")[2] for did in found.values_list("did", flat=True)]


def test_the_same_message_twice_is_one(cast: Cast) -> None:
    first, again = receive(), receive("Iets anders")
    assert first == again
    assert InkomendBericht.objects.get().tekst == "Wat kost een paspoort?"
    assert first.genormaliseerd == "jan@inwoner.example"
    assert dids() == ["received"]


@pytest.mark.parametrize(
    ("onderwerp", "tekst"),
    [("Kenmerk 0000000042", ""), ("", "Zie 0000000042"), ("", "0000000001 en 0000000042")],
)
def test_a_message_ties_itself_to_the_contact_it_names(
    cast: Cast, onderwerp: str, tekst: str
) -> None:
    earlier = contact()
    assert receive(tekst, onderwerp=onderwerp).hoort_bij == earlier


def test_a_phone_number_ties_nothing(cast: Cast) -> None:
    contact()
    assert receive("Bel mij op 0612345678").hoort_bij is None


def test_taking_starts_a_conversation_with_the_sender_filled_in(cast: Cast) -> None:
    bericht = receive()
    gesprek = actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    assert gesprek.kanaal.code == "e-mail"
    assert gesprek.concept == {
        "naam": ["Jan Proef"],
        "email": ["Jan@Inwoner.example"],
        "telefoon": ["06 12345678"],
    }
    bericht.refresh_from_db()
    assert (bericht.status, bericht.medewerker) == (Status.IN_BEHANDELING, cast.noor)
    assert actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht) == gesprek
    assert dids() == ["received", "taken"]


def test_of_two_who_take_it_the_second_is_told_who_was_first(cast: Cast) -> None:
    bericht = receive()
    actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    for act in (actions.take_bericht, actions.set_aside_bericht):
        with pytest.raises(actions.CannotHandleBericht, match="Noor Bakker"):
            act(by=cast.fatima, at=NOW, bericht=bericht)
    with pytest.raises(PermissionDenied):
        actions.take_bericht(by=cast.frits, at=NOW, bericht=bericht)
    assert Gesprek.objects.count() == 1


def test_putting_back_takes_the_empty_conversation_away(cast: Cast) -> None:
    bericht = receive()
    actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    actions.put_back_bericht(by=cast.fatima, at=NOW, bericht=bericht)
    bericht.refresh_from_db()
    assert (bericht.status, bericht.medewerker, bericht.gesprek) == (Status.NIEUW, None, None)
    assert not Gesprek.objects.exists()
    assert Event.objects.filter(did="gesprek.thrown_away").exists()


@pytest.mark.parametrize(
    "act", [actions.put_back_bericht, actions.set_aside_bericht, actions.forward_bericht]
)
def test_what_was_written_about_a_message_is_not_thrown_away(cast: Cast, act: object) -> None:
    bericht = receive()
    gesprek = actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    velden = {**gesprek.concept, "antwoord": ["Een paspoort kost"]}
    actions.save_concept(by=cast.noor, at=NOW, gesprek=gesprek, velden=velden, versie=0)
    more = {"afdeling": cast.afdelingen["Burgerzaken"]} if act is actions.forward_bericht else {}
    with pytest.raises(actions.CannotHandleBericht):
        act(by=cast.noor, at=NOW, bericht=bericht, **more)  # type: ignore[operator]
    bericht.refresh_from_db()
    assert bericht.gesprek == gesprek
    assert bericht.status == Status.IN_BEHANDELING


def test_no_question_is_set_aside_and_can_be_brought_back(cast: Cast) -> None:
    bericht = receive()
    actions.set_aside_bericht(by=cast.noor, at=NOW, bericht=bericht)
    assert not queries.berichten_in(cast.noor, "nieuw").exists()
    assert queries.berichten_in(cast.noor, "geen-vraag").get() == bericht
    for act in (actions.take_bericht, actions.set_aside_bericht):
        with pytest.raises(actions.CannotHandleBericht):
            act(by=cast.noor, at=NOW, bericht=bericht)
    actions.bring_back_bericht(by=cast.noor, at=NOW, bericht=bericht)
    actions.bring_back_bericht(by=cast.noor, at=NOW, bericht=bericht)
    assert queries.berichten_in(cast.noor, "nieuw").get() == bericht
    assert dids() == ["received", "set_aside", "reopened"]


def test_a_message_handed_to_an_afdeling_is_seen_there(cast: Cast) -> None:
    bericht, burgerzaken = receive(), cast.afdelingen["Burgerzaken"]
    with pytest.raises(Http404):
        queries.get_bericht_for(cast.bram, bericht.uuid)
    actions.forward_bericht(by=cast.noor, at=NOW, bericht=bericht, afdeling=burgerzaken)
    assert queries.get_bericht_for(cast.bram, bericht.uuid) == bericht
    assert queries.berichten_in(cast.bram, "nieuw").get() == bericht
    assert queries.berichten_in(cast.noor, "afdeling").get() == bericht
    assert not queries.berichten_in(cast.noor, "nieuw").exists()
    with pytest.raises(Http404):
        queries.get_bericht_for(cast.sjoerd, bericht.uuid)
    bericht.refresh_from_db()
    with pytest.raises(actions.CannotHandleBericht):
        actions.forward_bericht(by=cast.noor, at=NOW, bericht=bericht, afdeling=burgerzaken)


def test_the_counts_are_those_of_the_lists(cast: Cast) -> None:
    first, second, third = (receive(number=number) for number in (1, 2, 3))
    actions.take_bericht(by=cast.noor, at=NOW, bericht=first)
    actions.take_bericht(by=cast.fatima, at=NOW, bericht=second)
    for who in (cast.noor, cast.bram):
        counts = queries.bericht_counts(who)
        assert counts == {name: queries.berichten_in(who, name).count() for name in counts}
    assert queries.bericht_counts(cast.noor) == {
        "nieuw": 1,
        "van-mij": 1,
        "in-behandeling": 2,
        "afdeling": 0,
    }
    assert list(queries.berichten_in(cast.noor, "nieuw")) == [third]
    with pytest.raises(Http404):
        queries.berichten_in(cast.noor, "alles")


def answered(cast: Cast, *, herhaling_van: Klantcontact | None = None) -> Gesprek:
    """Let Noor answer a message that refers to the earlier contact."""
    bericht = receive("Kenmerk 0000000042")
    gesprek = actions.take_bericht(by=cast.noor, at=NOW, bericht=bericht)
    Klantcontact.objects.create(
        nummer="0000000043",
        gesprek=gesprek,
        kanaal="E-mail",
        onderwerp="Paspoort",
        resultaat=Resultaat.DIRECT_AFGEHANDELD,
        is_herhaling=True if herhaling_van else None,
        herhaling_van=herhaling_van,
        plaatsgevonden_op=NOW,
    )
    actions.finish_bericht(by=cast.noor, at=NOW, gesprek=gesprek)
    return gesprek


@pytest.mark.parametrize("was_confirmed", [False, True])
def test_an_announced_mail_follows_on_its_contact_and_is_no_repeat(
    cast: Cast,
    was_confirmed: bool,  # noqa: FBT001
) -> None:
    earlier = contact()
    gesprek = answered(cast, herhaling_van=earlier if was_confirmed else None)
    bericht = InkomendBericht.objects.get()
    assert (bericht.status, bericht.afgehandeld_op) == (Status.AFGEHANDELD, NOW)
    vraag = gesprek.vragen.get()
    assert vraag.is_herhaling is False
    assert vraag.herhaling_van is None
    assert Onderwerpobject.objects.get().was_klantcontact == earlier
    assert bericht.gesprek == gesprek
    assert bericht.hoort_bij_id is not None


def test_another_repeated_contact_stays_one(cast: Cast) -> None:
    contact()
    other = Klantcontact.objects.create(kanaal="Balie", onderwerp="x", plaatsgevonden_op=NOW)
    assert answered(cast, herhaling_van=other).vragen.get().herhaling_van == other


def test_undoing_puts_the_message_back_in_hand(cast: Cast) -> None:
    contact()
    gesprek = answered(cast)
    actions.unfinish_bericht(by=cast.noor, at=NOW, gesprek=gesprek)
    actions.unfinish_bericht(by=cast.noor, at=NOW, gesprek=gesprek)
    bericht = InkomendBericht.objects.get()
    assert (bericht.status, bericht.afgehandeld_op) == (Status.IN_BEHANDELING, None)
    assert dids() == ["received", "taken", "finished", "reopened"]


def test_a_conversation_about_nothing_finishes_nothing(cast: Cast) -> None:
    kanaal = Kanaal.objects.get(code="balie")
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal)
    assert actions.finish_bericht(by=cast.noor, at=NOW, gesprek=gesprek) is None
    assert queries.bericht_of(gesprek) is None


def norm(waarde: str, **more: object) -> Antwoordnorm:
    return Antwoordnorm("<=", Decimal(waarde), "werkdagen")._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("normen", "days"),
    [
        ([], None),
        ([norm("5")], 5),
        ([norm("5"), norm("3")], 3),
        ([norm("3"), norm("5", afdeling=1)], 5),
        ([norm("5", afdeling=2)], None),
        ([norm("5", kanalen=("post",))], None),
        ([norm("5", kanalen=("post", "e-mail"))], 5),
        ([norm("24", eenheid="uur")], None),
        ([norm("2.5")], None),
        ([norm("5", operator=">=")], None),
        ([norm("5")._replace(waarde=None)], None),
    ],
)
def test_which_norm_about_answering_holds(normen: list[Antwoordnorm], days: int | None) -> None:
    assert rules.answer_days(normen, afdeling=1, kanaal="e-mail") == days


def test_the_last_day_to_answer_counts_working_days(cast: Cast) -> None:
    bericht = receive()
    none = queries.Antwoordtermijn.on(NOW.date(), oldest=NOW.date())
    assert none.last_day(bericht) is None
    Norm.objects.create(
        metriek="beantwoorden", operator="<=", waarde=Decimal(2), eenheid="werkdagen"
    )
    term = queries.Antwoordtermijn.on(NOW.date(), oldest=NOW.date())
    assert term.last_day(bericht) == date(2026, 11, 24)

"""A mark that was agreed on holds once another assessor confirmed it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Overeenkomst, Proeve
from gastvrij.beoordeling.rules.proeve import Status

from .examen import MINUTE, moment
from .handelingen import DIFFERS, REASON, sitting
from .scenario import Stage
from .sturen import Send


@pytest.fixture
def discussed(stage: Stage) -> Proeve:
    return sitting(stage, "bespreken")


def mark(stage: Stage, proeve: Proeve, waarde: str = "voldoende") -> Overeenkomst:
    return actions.agree(
        by=stage.cast.els,
        at=moment(proeve, Status.BESPREKEN) + MINUTE,
        proeve=proeve,
        criterium=stage.criterium(next(iter(DIFFERS))),
        waarde=waarde,
        **REASON,
    )


def test_the_provisional_result_waits_for_the_other(stage: Stage, discussed: Proeve) -> None:
    made, at = mark(stage, discussed), moment(discussed, Status.VOORLOPIG)
    with pytest.raises(actions.CannotAssess, match=r"akkoord over: L1\.04"):
        actions.give_provisional(by=stage.cast.els, at=at, proeve=discussed)
    with pytest.raises(actions.CannotAssess, match="zelf op"):
        actions.confirm_mark(by=stage.cast.els, at=at, overeenkomst=made)
    for who in ("noor", "olga", "wim", "coen"):
        with pytest.raises(PermissionDenied):
            actions.confirm_mark(by=stage.cast.people[who], at=at, overeenkomst=made)
    kept = actions.confirm_mark(by=stage.ruud, at=at, overeenkomst=made)
    assert (kept.door, kept.akkoord_door, kept.akkoord_op) == (stage.cast.els, stage.ruud, at)
    event = Event.objects.get(did="overeenkomst.confirmed")
    assert (event.by, event.about, event.object) == (
        stage.ruud.uuid,
        stage.cast.noor.uuid,
        made.uuid,
    )
    with pytest.raises(actions.CannotAssess, match="al akkoord"):
        actions.confirm_mark(by=stage.ruud, at=at, overeenkomst=made)
    given = actions.give_provisional(by=stage.cast.els, at=at, proeve=discussed)
    assert given.status == "voorlopig"


def test_what_was_agreed_otherwise_since_is_confirmed_anew(stage: Stage, discussed: Proeve) -> None:
    first, at = mark(stage, discussed), moment(discussed, Status.VOORLOPIG)
    actions.confirm_mark(by=stage.ruud, at=at, overeenkomst=first)
    second = mark(stage, discussed, "onvoldoende")
    with pytest.raises(actions.CannotAssess, match="intussen"):
        actions.confirm_mark(by=stage.ruud, at=at, overeenkomst=first)
    with pytest.raises(actions.CannotAssess, match="akkoord over"):
        actions.give_provisional(by=stage.cast.els, at=at, proeve=discussed)
    actions.confirm_mark(by=stage.ruud, at=at, overeenkomst=second)
    assert actions.give_provisional(by=stage.ruud, at=at, proeve=discussed).status == "voorlopig"


def test_the_database_takes_one_confirmation_of_another(stage: Stage, discussed: Proeve) -> None:
    made, at = mark(stage, discussed), moment(discussed, Status.VOORLOPIG)
    rows = Overeenkomst.objects.filter(pk=made.pk)
    for wrong in (
        {"akkoord_op": at, "akkoord_door": stage.cast.els},
        {"akkoord_op": at},
        {"reden": "Anders."},
        {"waarde": "onvoldoende"},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**wrong)
    assert rows.update(akkoord_op=at, akkoord_door=stage.ruud) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(akkoord_op=None, akkoord_door=None)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_the_other_confirms_on_the_page_where_both_names_stand(
    stage: Stage, discussed: Proeve, send: Send
) -> None:
    made, at = mark(stage, discussed), moment(discussed, Status.VOORLOPIG)
    where, read = (discussed.uuid, made.criterium.uuid), {"afspraak": made.uuid}
    own = send(stage.cast.els, at, "proeve_akkoord", *where, **read)
    assert own.status_code == 422
    assert "Wacht op akkoord van de andere beoordelaar." in own.content.decode()
    assert send(stage.cast.noor, at, "proeve_akkoord", *where, **read).status_code == 403
    assert send(stage.cast.coen, at, "proeve_akkoord", *where, **read).status_code == 404
    for nothing in ({}, {"afspraak": discussed.uuid}, {"afspraak": "x"}):
        assert send(stage.ruud, at, "proeve_akkoord", *where, **nothing).status_code == 422
    other = stage.criterium("L1.01").uuid
    assert send(stage.ruud, at, "proeve_akkoord", where[0], other, **read).status_code == 422
    assert send(stage.ruud, at, "proeve_akkoord", *where, **read).status_code == 302
    again = send(stage.ruud, at, "proeve_akkoord", *where, **read).content.decode()
    assert "Akkoord van Ruud Hendriks" in again
    assert "Els van Dam" in again

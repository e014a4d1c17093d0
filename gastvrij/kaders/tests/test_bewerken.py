"""The tree of a concept is edited step by step, and nobody overwrites another unseen."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Bewerking, KaderVersie
from gastvrij.kaders.rules import bewerken, bladen
from gastvrij.kaders.rules.bewerken import Edit
from gastvrij.kaders.rules.bladen import Blad

from .conftest import Adopt


def term(versie: KaderVersie, nr: int = 0) -> Blad:
    return [one for one in queries.bladen(versie) if one.soort == "toetsterm"][nr]


def do(cast: Cast, versie: KaderVersie, how: Edit, *, gezien: int | None = None) -> Bewerking:
    return actions.edit(
        by=cast.kim,
        at=NOW,
        versie=versie,
        gezien=versie.bewerking if gezien is None else gezien,
        soort="proef",
        samenvatting="proef",
        how=how,
    )


def test_an_edit_is_stored_counted_and_in_the_trail(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    one = term(versie)
    do(cast, versie, bewerken.change(one.key, tekst="Luistert naar de inwoner"))
    assert term(versie).tekst == "Luistert naar de inwoner"
    assert term(versie).identiteit == one.identiteit
    assert versie.bewerking == 1
    event = Event.objects.latest("pk")
    assert (event.did, event.by, event.data) == (
        "kaderversie.edited",
        cast.kim.uuid,
        {"soort": "proef"},
    )


def test_every_kind_of_edit_can_be_undone_and_done_again(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    start = queries.bladen(versie)
    one = term(versie)
    new = bladen.filled(bladen.new_blad("toetsterm", one.parent), code="X.9", tekst="Nieuw")
    hows = [
        bewerken.down(one.key),
        bewerken.split(one.key, ["Eerste deel", "Tweede deel"]),
        bewerken.merge(one.key),
        bewerken.add(new, after=one.key),
        bewerken.remove(one.key),
        bewerken.remove(start[0].key),
    ]
    states = [start]
    for how in hows:
        do(cast, versie, how)
        states.append(queries.bladen(versie))
    for state in reversed(states[:-1]):
        actions.undo(by=cast.kim, at=NOW, versie=versie, gezien=versie.bewerking)
        assert queries.bladen(versie) == state
    for state in states[1:]:
        actions.redo(by=cast.kim, at=NOW, versie=versie, gezien=versie.bewerking)
        assert queries.bladen(versie) == state
    assert Event.objects.filter(did="kaderversie.edit_undone").count() == len(hows)


def test_after_a_new_edit_what_was_undone_stays_undone(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    key = term(versie).key
    do(cast, versie, bewerken.change(key, tekst="een"))
    actions.undo(by=cast.kim, at=NOW, versie=versie, gezien=versie.bewerking)
    do(cast, versie, bewerken.change(key, tekst="twee"))
    with pytest.raises(actions.CannotEdit, match="niets om opnieuw"):
        actions.redo(by=cast.kim, at=NOW, versie=versie, gezien=versie.bewerking)
    assert term(versie).tekst == "twee"


def test_with_nothing_done_there_is_nothing_to_undo(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    with pytest.raises(actions.CannotEdit, match="niets om ongedaan"):
        actions.undo(by=cast.kim, at=NOW, versie=versie, gezien=0)


def test_who_did_not_see_the_last_edit_is_refused_and_told_who_made_it(
    cast: Cast, adopt: Adopt
) -> None:
    versie = adopt()
    key = term(versie).key
    actions.edit(
        by=cast.karel,
        at=NOW + timedelta(minutes=1),
        versie=versie,
        gezien=0,
        soort="wijzigen",
        samenvatting="eerste term gewijzigd",
        how=bewerken.change(key, tekst="van Karel"),
    )
    with pytest.raises(actions.CannotEdit, match="eerste term gewijzigd") as refused:
        do(cast, versie, bewerken.change(key, tekst="van Kim"), gezien=0)
    assert refused.value.is_conflict
    assert cast.karel.naam in str(refused.value)
    for turn in (actions.undo, actions.redo):
        with pytest.raises(actions.CannotEdit):
            turn(by=cast.kim, at=NOW, versie=versie, gezien=0)
    assert term(versie).tekst == "van Karel"


def test_a_refused_edit_leaves_everything_as_it_was(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    before = queries.bladen(versie)
    one = term(versie)
    for how in (
        bewerken.change(one.key, code="", titel="", tekst=""),
        bewerken.deeper(term(versie, 1).key),
        bewerken.change(one.key, tekst=one.tekst),
    ):
        with pytest.raises(actions.CannotEdit):
            do(cast, versie, how)
    assert queries.bladen(versie) == before
    assert versie.bewerking == 0
    assert not Bewerking.objects.exists()


def test_a_published_version_is_never_edited(cast: Cast, published: Adopt) -> None:
    versie = published()
    with pytest.raises(actions.CannotEdit, match="vastgesteld"):
        do(cast, versie, bewerken.remove(term(versie).key))


def test_only_who_may_edit_kaders_edits(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    key = term(versie).key
    with pytest.raises(PermissionDenied):
        actions.edit(
            by=cast.noor,
            at=NOW,
            versie=versie,
            gezien=0,
            soort="x",
            samenvatting="x",
            how=bewerken.remove(key),
        )
    for turn in (actions.undo, actions.redo):
        with pytest.raises(PermissionDenied):
            turn(by=cast.noor, at=NOW, versie=versie, gezien=0)


def test_who_edited_a_concept_does_not_publish_it_alone(cast: Cast, adopt: Adopt) -> None:
    versie = adopt()
    change = bewerken.change(term(versie).key, tekst="van Karel")
    actions.edit(
        by=cast.karel,
        at=NOW,
        versie=versie,
        gezien=0,
        soort="wijzigen",
        samenvatting="gewijzigd",
        how=change,
    )
    with pytest.raises(actions.CannotPublish, match="zelf aan gewerkt"):
        actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=None)
    actions.undo(by=cast.karel, at=NOW, versie=versie, gezien=1)
    assert actions.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=None).vastgesteld_op

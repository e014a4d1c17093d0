from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from gastvrij.basis.models import Event
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Bewijsdocument, Bewijsregel, EerderBewijs

from .dossiers import PDF, add, competentie, release


def test_prior_learning_is_kept_with_its_file_and_a_line_in_the_trail(stage: Stage) -> None:
    made = add(stage.cast.noor, elementen=[competentie()])
    document = Bewijsdocument.objects.get(bewijs=made)
    assert bytes(document.inhoud) == PDF
    assert (document.mediatype, document.grootte) == ("application/pdf", len(PDF))
    assert [one.code for one in made.elementen.all()] == ["3.1"]
    event = Event.objects.get(did="eerder_bewijs.added")
    assert (event.by, event.about) == (stage.cast.noor.uuid, stage.cast.noor.uuid)
    assert event.data == {"soort": "diploma", "bestand": True}
    assert "Mbo" not in str(event.data)


def test_a_file_is_optional(cast: Cast) -> None:
    made = add(cast.noor, inhoud=None)
    assert not Bewijsdocument.objects.exists()
    assert queries.eerdere_bewijzen(cast.noor).get() == made


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"titel": "  "}, "titel"),
        ({"uitgever": ""}, "titel"),
        ({"datum": NOW.date() + timedelta(days=1)}, "datum"),
        ({"inhoud": b""}, "bestand"),
        ({"inhoud": b"<html>"}, "bestand"),
        ({"inhoud": b"MZ\x90", "bestandsnaam": "diploma.pdf"}, "bestand"),
        ({"inhoud": PDF + bytes(20 * 1024 * 1024)}, "bestand"),
    ],
)
def test_what_is_no_evidence_is_refused_whole(
    cast: Cast, wrong: dict[str, Any], field: str
) -> None:
    with pytest.raises(actions.CannotKeep) as refused:
        add(cast.noor, **wrong)
    assert refused.value.field == field
    assert not EerderBewijs.objects.exists()
    assert not Bewijsdocument.objects.exists()
    assert not Event.objects.filter(did="eerder_bewijs.added").exists()


def test_only_competences_and_indicators_can_be_named(stage: Stage) -> None:
    step = stage.stappen("F2.1")
    with pytest.raises(actions.CannotKeep, match="Kies competenties"):
        add(stage.cast.noor, elementen=step)
    indicator = competentie().children.get(code="3.1-N1").children.first()
    assert indicator is not None
    assert add(stage.cast.noor, elementen=[indicator]).elementen.get() == indicator


def test_who_got_the_dossier_released_checks_it_by_name(cast: Cast) -> None:
    made = add(cast.noor)
    with pytest.raises(Http404):
        actions.check_bewijs(
            by=cast.coen, at=NOW, uuid=made.uuid, uitkomst="origineel_gezien", reden=""
        )
    release(cast.noor, cast.coen)
    line = actions.check_bewijs(
        by=cast.coen, at=NOW, uuid=made.uuid, uitkomst="origineel_gezien", reden=""
    )
    assert (line.door, line.op, line.soort) == (cast.coen, NOW, "origineel_gezien")
    event = Event.objects.get(did="eerder_bewijs.checked")
    assert (event.by, event.about) == (cast.coen.uuid, cast.noor.uuid)


@pytest.mark.parametrize("who", ["tessa", "victor", "olga", "coen"])
def test_a_release_of_another_part_opens_no_evidence(cast: Cast, who: str) -> None:
    made = add(cast.noor)
    person = cast.people[who]
    release(cast.noor, person, "competenties", "citaten", "plan", "inschattingen")
    for act in (actions.open_bewijs, actions.fetch_document):
        with pytest.raises(Http404):
            act(by=person, at=NOW, uuid=made.uuid)


def test_every_look_of_another_is_logged_and_ones_own_is_not(cast: Cast) -> None:
    made = add(cast.noor)
    release(cast.noor, cast.coen)
    for person in (cast.noor, cast.coen):
        actions.open_bewijs(by=person, at=NOW, uuid=made.uuid)
        document = actions.fetch_document(by=person, at=NOW, uuid=made.uuid)
        assert bytes(document.inhoud) == PDF
    reads = Event.objects.filter(did__endswith=".read").order_by("pk")
    assert [(one.did, one.by, one.about) for one in reads] == [
        ("eerder_bewijs.read", cast.coen.uuid, cast.noor.uuid),
        ("bewijsdocument.read", cast.coen.uuid, cast.noor.uuid),
    ]


@pytest.mark.parametrize(
    ("given", "because"),
    [
        ({"uitkomst": "niet_akkoord", "reden": " "}, "Schrijf op waarom"),
        ({"uitkomst": "ingetrokken", "reden": "x"}, "de medewerker zelf"),
    ],
)
def test_a_check_says_why_and_withdraws_nothing(
    cast: Cast, given: dict[str, str], because: str
) -> None:
    made = add(cast.noor)
    release(cast.noor, cast.coen)
    with pytest.raises(actions.CannotKeep, match=because):
        actions.check_bewijs(by=cast.coen, at=NOW, uuid=made.uuid, **given)
    assert not Bewijsregel.objects.exists()


def test_nobody_checks_the_own_evidence(cast: Cast) -> None:
    made = add(cast.coen)
    with pytest.raises(PermissionDenied, match="Een ander"):
        actions.check_bewijs(
            by=cast.coen, at=NOW, uuid=made.uuid, uitkomst="origineel_gezien", reden=""
        )


def test_unchecked_it_can_be_removed_and_checked_only_withdrawn(cast: Cast) -> None:
    first, second = add(cast.noor), add(cast.noor, titel="Cursus", datum=date(2021, 1, 1))
    with pytest.raises(actions.CannotKeep, match="gewoon verwijderen"):
        actions.withdraw_bewijs(by=cast.noor, at=NOW, uuid=first.uuid, reden="Vergissing")
    actions.remove_bewijs(by=cast.noor, at=NOW, uuid=first.uuid)
    assert list(EerderBewijs.objects.all()) == [second]
    assert Bewijsdocument.objects.count() == 1
    release(cast.noor, cast.coen)
    for uitkomst, reden in (("niet_akkoord", "Naam klopt niet"), ("origineel_gezien", "")):
        actions.check_bewijs(by=cast.coen, at=NOW, uuid=second.uuid, uitkomst=uitkomst, reden=reden)
    with pytest.raises(actions.CannotKeep, match="al nagekeken"):
        actions.remove_bewijs(by=cast.noor, at=NOW, uuid=second.uuid)
    with pytest.raises(actions.CannotKeep, match="Schrijf op waarom"):
        actions.withdraw_bewijs(by=cast.noor, at=NOW, uuid=second.uuid, reden="")
    actions.withdraw_bewijs(by=cast.noor, at=NOW, uuid=second.uuid, reden="Niet meer geldig")
    kept = [line.soort for line in second.regels.all()]
    assert kept == ["niet_akkoord", "origineel_gezien", "ingetrokken"]
    with pytest.raises(actions.CannotKeep, match="ingetrokken"):
        actions.withdraw_bewijs(by=cast.noor, at=NOW, uuid=second.uuid, reden="x")
    with pytest.raises(actions.CannotKeep, match="ingetrokken"):
        actions.check_bewijs(
            by=cast.coen, at=NOW, uuid=second.uuid, uitkomst="origineel_gezien", reden=""
        )
    assert second.regels.count() == 3


@pytest.mark.parametrize("who", ["coen", "tessa", "frits", "fatima"])
def test_nobody_removes_or_withdraws_for_another(cast: Cast, who: str) -> None:
    made = add(cast.noor)
    if who in {"coen", "tessa"}:
        release(cast.noor, cast.people[who])
    with pytest.raises(Http404):
        actions.remove_bewijs(by=cast.people[who], at=NOW, uuid=made.uuid)
    with pytest.raises(Http404):
        actions.withdraw_bewijs(by=cast.people[who], at=NOW, uuid=made.uuid, reden="x")
    assert EerderBewijs.objects.exists()


def test_what_is_not_there_is_not_found(cast: Cast) -> None:
    bare = add(cast.noor, inhoud=None)
    for act in (actions.open_bewijs, actions.fetch_document):
        with pytest.raises(Http404):
            act(by=cast.noor, at=NOW, uuid=uuid4())
    with pytest.raises(Http404):
        actions.fetch_document(by=cast.noor, at=NOW, uuid=bare.uuid)

"""Asking for a badge, withdrawing one, and the key that signs them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.http import Http404
from django.utils import timezone

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling.models import Procedure
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import refused, run
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.queries import uitvoer
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.badges import did, sleutelbestand, status
from gastvrij.ontwikkeling.badges.bevindingen import Controle, Oordeel, Rapport, Reden
from gastvrij.ontwikkeling.badges.verify import verify
from gastvrij.ontwikkeling.models import Badge, Statusplaats
from gastvrij.ontwikkeling.rules.badges import Beletsel, beletsel

from .badgebank import DAY, issue, own_exam, with_key

BADGE, PLAATS = "ontwikkeling_badge", "ontwikkeling_statusplaats"


@pytest.fixture
def key(settings: Any, tmp_path: Path, db: None) -> Path:
    return with_key(settings, tmp_path)


def judged(badge: Badge, at: datetime | None = None) -> Rapport:
    return verify(badge.credential.encode(), at=at or badge.uitgegeven_op, bekend=queries.bekend())


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, None),
        ({"status": "gearchiveerd"}, None),
        ({"status": "vastgesteld"}, Beletsel.NIET_UITGEREIKT),
        ({"status": "vernietigd"}, Beletsel.NIET_UITGEREIKT),
        ({"uitkomst": "niet_geslaagd"}, Beletsel.NIET_GESLAAGD),
        ({"uitkomst": ""}, Beletsel.NIET_GESLAAGD),
        ({"uitkomst": "niet_te_bepalen"}, Beletsel.NIET_GESLAAGD),
        ({"is_extern": True}, Beletsel.EXTERN),
        ({"is_oefening": True}, Beletsel.OEFENING),
        ({"is_extern": True, "uitkomst": "niet_geslaagd"}, Beletsel.NIET_GESLAAGD),
    ],
)
def test_of_which_result_there_can_be_a_badge(
    given: dict[str, Any], expected: Beletsel | None
) -> None:
    fine: dict[str, Any] = {
        "status": "uitgereikt",
        "uitkomst": "geslaagd",
        "is_extern": False,
        "is_oefening": False,
    }
    assert beletsel(**(fine | given)) is expected


def test_a_badge_says_what_was_passed_and_nothing_about_how(stage: Stage, key: Path) -> None:
    badge = issue(stage, own_exam(stage))
    said = json.loads(badge.credential)
    assert judged(badge).oordeel is Oordeel.GELDIG
    assert said["id"] == queries.address_of(badge.uuid)
    assert said["issuer"]["name"] == "gemeente Lindemeer"
    assert said["credentialStatus"]["statusListIndex"] == str(badge.plaats.nummer)
    text = badge.credential.lower()
    for word in ("noor", "waarmee kan ik u helpen", "els van dam", "voldoende", "wim"):
        assert word not in text, word
    assert set(said["credentialSubject"]) == {"type", "identifier", "achievement"}


def test_a_badge_points_at_the_items_of_the_exam_plan_as_case_serves_them(
    stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    said = json.loads(badge.credential)["credentialSubject"]["achievement"]["alignment"]
    items = uitvoer.case_of(stage.toetsplan).inhoud["CFItems"]
    served = {one["uri"]: one.get("humanCodingScheme") for one in items}
    assert said
    for one in said:
        assert (one["targetType"], one["targetCode"]) == ("CFItem", served[one["targetUrl"]])
        assert one["targetFramework"] == stage.toetsplan.kader.titel


def test_a_badge_is_in_the_trail_of_who_asked_for_it(stage: Stage, key: Path) -> None:
    proeve = own_exam(stage)
    badge = issue(stage, proeve)
    event = Event.objects.get(did="badge.issued")
    assert (event.by, event.about) == (stage.cast.noor.uuid, stage.cast.noor.uuid)
    assert (event.object, event.data) == (badge.uuid, {"proeve": str(proeve.uuid)})


def test_a_badge_is_asked_once(stage: Stage, key: Path) -> None:
    proeve = own_exam(stage)
    badge = issue(stage, proeve)
    with pytest.raises(actions.CannotBadge, match="al"):
        issue(stage, proeve)
    assert queries.badges_of(stage.cast.noor) == [badge]


def test_a_result_that_was_not_passed_has_no_badge(stage: Stage, key: Path) -> None:
    codes = [one.code for one in stage.formulier.criteria.all()]
    proeve = own_exam(stage, gelijk=dict.fromkeys(codes, "onvoldoende"))
    assert proeve.uitkomst == "niet_geslaagd"
    with pytest.raises(actions.CannotBadge, match="behaalde"):
        issue(stage, proeve)
    assert queries.badge_kansen(stage.cast.noor) == []
    assert not Statusplaats.objects.exists()


def test_a_diploma_of_another_body_is_for_that_body_to_give(stage: Stage, key: Path) -> None:
    proeve = stage.to_proeve("uitgereikt")
    with pytest.raises(actions.CannotBadge, match="geeft alleen Examenbureau zelf"):
        issue(stage, proeve)
    (kans,) = queries.badge_kansen(stage.cast.noor)
    assert kans.waarom_niet == "Een diploma van Examenbureau geeft alleen Examenbureau zelf."


def test_only_the_candidate_asks_and_only_after_it_was_handed_out(stage: Stage, key: Path) -> None:
    proeve = own_exam(stage, "vastgesteld")
    with pytest.raises(Http404):
        actions.issue_badge(by=stage.cast.noor, at=NOW, uuid=proeve.uuid)
    stage.to_proeve("uitgereikt", proeve=proeve)
    for who in ("els", "olga", "coen", "tessa"):
        with pytest.raises(Http404):
            actions.issue_badge(by=stage.cast.people[who], at=NOW, uuid=proeve.uuid)
    assert not Badge.objects.exists()


def test_without_a_key_or_a_mail_address_there_is_no_badge(
    stage: Stage, settings: Any, tmp_path: Path
) -> None:
    settings.BADGE_KEY_FILE = tmp_path / "geen"
    proeve = own_exam(stage)
    with pytest.raises(actions.CannotBadge, match="sleutel"):
        issue(stage, proeve)
    settings.BADGE_KEY_FILE.write_text("geen sleutel", encoding="ascii")
    with pytest.raises(actions.CannotBadge, match="sleutel"):
        issue(stage, proeve)
    settings.BADGE_KEY_FILE.unlink()
    with_key(settings, tmp_path)
    Medewerker.objects.filter(pk=stage.cast.noor.pk).update(email="")
    stage.cast.noor.refresh_from_db()
    with pytest.raises(actions.CannotBadge, match="e-mailadres"):
        issue(stage, proeve)
    assert not Statusplaats.objects.exists()


def test_a_full_list_gives_no_more_badges(
    stage: Stage, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "PLACES", 1)
    first = issue(stage, own_exam(stage))
    assert first.plaats.nummer == 0
    actions.withdraw_badge(by=stage.cast.noor, at=first.uitgegeven_op, uuid=first.uuid)
    with pytest.raises(actions.CannotBadge, match="vol"):
        issue(stage, first.proeve)


def test_who_owns_a_badge_withdraws_it_without_a_reason_and_can_ask_anew(
    stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    at = badge.uitgegeven_op + DAY
    actions.withdraw_badge(by=stage.cast.noor, at=at, uuid=badge.uuid)
    badge.refresh_from_db()
    assert (badge.ingetrokken_op, badge.ingetrokken_door) == (at, stage.cast.noor)
    rapport = judged(badge, at)
    assert rapport.of(Controle.INTREKKING).reden is Reden.INGETROKKEN
    assert rapport.oordeel is Oordeel.ONGELDIG
    event = Event.objects.get(did="badge.withdrawn")
    assert (event.by, event.about, event.data) == (
        stage.cast.noor.uuid,
        stage.cast.noor.uuid,
        {"op_verzoek": True},
    )
    again = issue(stage, badge.proeve)
    assert judged(again).oordeel is Oordeel.GELDIG
    (kans,) = queries.badge_kansen(stage.cast.noor)
    assert kans.badge == again


def test_the_adviser_withdraws_for_a_reason_and_for_good(stage: Stage, key: Path) -> None:
    badge = issue(stage, own_exam(stage))
    at = badge.uitgegeven_op + DAY
    with pytest.raises(actions.CannotBadge, match="waarom"):
        actions.withdraw_badge(by=stage.cast.olga, at=at, uuid=badge.uuid, reden=" ")
    for who in ("tessa", "coen", "els", "frits", "anja", "bram"):
        with pytest.raises(Http404):
            actions.withdraw_badge(
                by=stage.cast.people[who], at=at, uuid=badge.uuid, reden="Zomaar."
            )
    actions.withdraw_badge(
        by=stage.cast.olga, at=at, uuid=badge.uuid, reden="Herziening: niet geslaagd."
    )
    with pytest.raises(actions.CannotBadge, match="al ingetrokken"):
        actions.withdraw_badge(by=stage.cast.noor, at=at, uuid=badge.uuid)
    with pytest.raises(actions.CannotBadge, match="opleidingsadviseur"):
        issue(stage, badge.proeve)
    event = Event.objects.get(did="badge.withdrawn")
    assert (event.by, event.about) == (stage.cast.olga.uuid, stage.cast.noor.uuid)
    (kans,) = queries.badge_kansen(stage.cast.noor)
    assert "opleidingsadviseur" in kans.waarom_niet
    with pytest.raises(Http404):
        queries.get_badge_to_withdraw(stage.cast.olga, stage.cast.olga.uuid)


def test_the_adviser_sees_which_result_was_contested_with_success(
    stage: Stage, key: Path, django_assert_num_queries: Any
) -> None:
    badge = issue(stage, own_exam(stage))
    asked = stage.ask(badge.proeve, "herziening", days=3)
    Procedure.objects.filter(pk=asked.pk).update(is_gegrond=True)
    for who in ("noor", "tessa", "frits"):
        with pytest.raises(PermissionDenied):
            queries.badges_for(stage.cast.people[who])
    olga = Medewerker.objects.get(pk=stage.cast.olga.pk)
    assert olga.rollen
    with django_assert_num_queries(2):
        (regel,) = queries.badges_for(olga)
    assert (regel.badge, regel.gegrond) == (badge, [asked])


def test_the_list_is_signed_says_who_is_out_and_is_made_anew_after_a_withdrawal_only(
    stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    before = queries.status_list()
    assert before is not None
    assert queries.status_list() == before
    subject = json.loads(before)["credentialSubject"]
    assert not any(status.decoded(subject["encodedList"]))
    actions.withdraw_badge(by=stage.cast.noor, at=badge.uitgegeven_op, uuid=badge.uuid)
    after = queries.status_list()
    assert after is not None
    said = json.loads(after)
    bits = status.decoded(said["credentialSubject"]["encodedList"])
    assert status.is_set(bits, badge.plaats.nummer)
    assert sum(one.bit_count() for one in bits) == 1
    rapport = verify(after.encode(), at=badge.uitgegeven_op, bekend=queries.bekend())
    assert rapport.of(Controle.HANDTEKENING).reden is Reden.IN_ORDE
    assert rapport.of(Controle.UITGEVER).reden is Reden.WIJ_ZELF
    assert rapport.of(Controle.VORM).reden is Reden.VELDEN


def test_a_badge_of_a_former_key_stays_valid(
    stage: Stage, key: Path, settings: Any, tmp_path: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    former = queries.badge_key()
    key.rename(tmp_path / "oude-sleutel")
    assert judged(badge).oordeel is Oordeel.GELDIG
    now = actions.make_badge_key(at=NOW)
    assert former is not None
    assert former.public != now.public
    assert queries.own_publics() == [now.public, former.public]
    assert judged(badge).oordeel is Oordeel.GELDIG


def test_with_a_web_address_the_gemeente_issues_under_it(
    stage: Stage, key: Path, settings: Any
) -> None:
    assert queries.did_document() is None
    settings.PUBLIC_URL, settings.HTTPS = "https://kcc.lindemeer.example", True
    badge = issue(stage, own_exam(stage))
    said = json.loads(badge.credential)
    assert said["issuer"]["id"] == "did:web:kcc.lindemeer.example"
    document = queries.did_document()
    assert document is not None
    assert said["proof"]["verificationMethod"] in document["assertionMethod"]
    assert judged(badge).oordeel is Oordeel.GELDIG


def test_the_database_keeps_a_badge_as_it_was_signed(stage: Stage, key: Path) -> None:
    badge = issue(stage, own_exam(stage))
    this = f"id = {badge.pk}"
    for change in ("credential = 'x'", "naam = 'x'", f"medewerker_id = {stage.cast.coen.pk}"):
        assert refused(f"UPDATE {BADGE} SET {change} WHERE {this}")  # noqa: S608
    assert refused(f"DELETE FROM {BADGE} WHERE {this}")  # noqa: S608
    actions.withdraw_badge(by=stage.cast.noor, at=badge.uitgegeven_op, uuid=badge.uuid)
    undo = "ingetrokken_op = NULL, ingetrokken_door_id = NULL, ingetrokken_reden = ''"
    assert refused(f"UPDATE {BADGE} SET {undo} WHERE {this}")  # noqa: S608
    assert refused(f"UPDATE {BADGE} SET ingetrokken_reden = 'x' WHERE {this}")  # noqa: S608
    place = f"id = {badge.plaats_id}"
    for change in ("ingetrokken_op = NULL", "nummer = 1", "sleutel = 'x'"):
        assert refused(f"UPDATE {PLAATS} SET {change} WHERE {place}")  # noqa: S608
    assert refused(f"DELETE FROM {PLAATS} WHERE {place}")  # noqa: S608
    assert refused(f"UPDATE {PLAATS} SET nummer = 131072 WHERE {place}")  # noqa: S608


def test_a_badge_goes_with_the_dossier_and_what_was_withdrawn_stays_so(
    stage: Stage, key: Path
) -> None:
    badge = issue(stage, own_exam(stage))
    text, at = badge.credential, badge.uitgegeven_op
    actions.withdraw_badge(by=stage.cast.noor, at=at, uuid=badge.uuid)
    (rows,) = [found for found in queries.rows_about([stage.cast.noor.pk]) if found.model is Badge]
    assert rows.count() == 1
    vertrek = actions.note_vertrek(
        by=stage.cast.olga,
        at=NOW,
        medewerker=stage.cast.noor,
        laatste_dag=timezone.localdate(NOW),
    )
    run(
        "UPDATE ontwikkeling_vertrek SET uitgereikt_op = genoteerd_op, "  # noqa: S608
        f"uitgereikt_door_id = {stage.cast.olga.pk}, uitgereikt_hoe = 'opgehaald', "
        f"vernietigd_op = genoteerd_op WHERE id = {vertrek.pk}"
    )
    rows.delete()
    assert queries.find_badge(badge.uuid) is None
    rapport = verify(text.encode(), at=at, bekend=queries.bekend())
    assert rapport.of(Controle.INTREKKING).reden is Reden.INGETROKKEN


def test_the_key_is_made_once_for_its_owner_only_and_shown_without_its_secret(
    cast: Cast, settings: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.BADGE_KEY_FILE = path = tmp_path / "sleutel"
    with pytest.raises(CommandError, match="nog geen sleutel"):
        call_command("badge_key", "--show")
    call_command("badge_key")
    made = capsys.readouterr().out
    assert path.stat().st_mode & 0o777 == 0o600
    secret = path.read_text(encoding="ascii").strip()
    found = queries.badge_key()
    assert found is not None
    assert did.did_key(found.public) in made
    assert secret not in made
    with pytest.raises(CommandError, match="al een sleutel"):
        call_command("badge_key")
    assert path.read_text(encoding="ascii").strip() == secret
    call_command("badge_key", "--show")
    shown = capsys.readouterr().out
    assert did.multikey(found.public) in shown
    assert secret not in shown
    event = Event.objects.get(did="badgesleutel.made")
    assert (event.by, event.data) == (None, {"sleutel": did.multikey(found.public)})
    path.write_text("kapot", encoding="ascii")
    with pytest.raises(CommandError, match="staat geen sleutel"):
        call_command("badge_key", "--show")
    assert queries.own_publics() == []
    with pytest.raises(sleutelbestand.UnreadableKey):
        queries.badge_key()

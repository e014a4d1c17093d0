"""The screen of who judges: conversations, passages and verdicts."""

from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.rules.proeve import Status

from .examen import MINUTE, moment
from .gesprekken import make_gesprek
from .handelingen import sitting
from .scenario import Stage
from .sturen import Send, words


def test_a_conversation_is_offered_while_it_runs_and_only_of_the_candidate(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.AFNAME)
    began = moment(proeve, Status.AFNAME)
    running = make_gesprek(stage.cast.noor, at=began + MINUTE, is_registered=False)
    before = make_gesprek(stage.cast.noor, at=began - 30 * MINUTE)
    other = make_gesprek(stage.cast.fatima, at=began + MINUTE)
    mailed = make_gesprek(stage.cast.noor, at=began + MINUTE, kanaal="e-mail")
    url = reverse("beoordeling:proeve_afname", args=[proeve.uuid])
    client.force_login(stage.cast.els)
    page = words(client.get(url))
    assert str(running.uuid) in page
    for left_out in (before, other, mailed):
        assert str(left_out.uuid) not in page
    unsaid = send(
        stage.cast.els, began + 2 * MINUTE, "proeve_gesprek", proeve.uuid, gesprek=running.uuid
    )
    assert unsaid.status_code == 422
    assert "Vertel de inwoner eerst" in words(unsaid)
    assert "checked" in words(unsaid)


def test_a_wrong_passage_or_verdict_is_refused_on_the_screen_with_what_was_typed(
    stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.AFNAME)
    els, at = stage.cast.els, moment(proeve, Status.AFNAME) + 3 * MINUTE
    passage = {"tekst": "Bel mij op 06-12345678", "soort": "geobserveerd"}
    masked = send(els, at, "proeve_citaat", proeve.uuid, **passage)
    assert masked.status_code == 422
    assert "Bel mij op [telefoonnummer]" in words(masked)
    assert (
        send(els, at, "proeve_citaat", proeve.uuid, tekst="", soort="document").status_code == 422
    )
    criterium = stage.criterium("L1.04")
    given = {"waarde": "voldoende", "toelichting": "Vroeg goed door."}
    bare = send(els, at, "proeve_oordeel", proeve.uuid, criterium.uuid, **given)
    assert bare.status_code == 422
    assert "Kies minstens 1 citaat" in words(bare)
    assert "Vroeg goed door." in words(bare)
    mail = {"waarde": "niet_waargenomen", "toelichting": "a@b.example"}
    private = send(els, at, "proeve_oordeel", proeve.uuid, criterium.uuid, **mail)
    assert "[e-mailadres]" in words(private)
    assert not proeve.observatie.oordelen.exists()
    assert not proeve.observatie.fragmenten.exists()


def test_a_passage_is_removed_unless_a_verdict_rests_on_it(stage: Stage, send: Send) -> None:
    proeve = sitting(stage, Status.AFNAME)
    els, at = stage.cast.els, moment(proeve, Status.AFNAME) + 6 * MINUTE
    loose, used = stage.note(proeve, "geobserveerd"), stage.note(proeve, "geobserveerd")
    stage.verdict(proeve, els, "L1.04", "voldoende", [used])
    assert send(els, at, "proeve_citaat_weg", proeve.uuid, loose.uuid).status_code == 302
    kept = send(els, at, "proeve_citaat_weg", proeve.uuid, used.uuid)
    assert kept.status_code == 422
    assert "steunt een oordeel" in words(kept)


def test_after_the_afname_nothing_is_questioned_but_passages_can_still_be_noted(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.OORDELEN)
    els, at = stage.cast.els, moment(proeve, Status.OORDELEN) + MINUTE
    client.force_login(els)
    page = words(client.get(reverse("beoordeling:proeve_afname", args=[proeve.uuid])))
    assert 'value="geobserveerd"' in page
    assert 'value="bevraagd"' not in page
    late = {"tekst": "Nog iets gevraagd", "soort": "bevraagd"}
    assert send(els, at, "proeve_citaat", proeve.uuid, **late).status_code == 422
    more = {"tekst": "Nog iets gehoord", "soort": "geobserveerd"}
    assert send(els, at, "proeve_citaat", proeve.uuid, **more).status_code == 302


def test_who_handed_in_waits_on_the_page_and_gets_no_screen(
    client: Client, stage: Stage, send: Send
) -> None:
    proeve = sitting(stage, Status.OORDELEN)
    els, at = stage.cast.els, moment(proeve, Status.OORDELEN) + 2 * MINUTE
    stage.judge_by(proeve, els)
    page = send(els, at, "proeve_indienen", proeve.uuid)
    assert page["Location"] == reverse("beoordeling:proeve", args=[proeve.uuid])
    shown = words(client.get(page["Location"]))
    assert "Uw oordelen zijn ingediend." in shown
    screen = client.get(reverse("beoordeling:proeve_afname", args=[proeve.uuid]))
    assert screen["Location"] == page["Location"]
    late = send(
        els,
        at,
        "proeve_oordeel",
        proeve.uuid,
        stage.criterium("L1.01").uuid,
        waarde="niet_waargenomen",
    )
    assert late.status_code == 422
    assert "Die veranderen niet meer" in words(late)

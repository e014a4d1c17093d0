"""A written-out conversation: masked, checked, stored; what was planted is nowhere else."""

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gastvrij.basis.models import Event
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Observatie, Transcript
from gastvrij.beoordeling.rules import transcript as lezen

from .scenario import PLANNED, Stage
from .uitgeschreven import CLEAN, PLANTED, SAID, answers, everything_stored, keep, url, word_file


def test_a_pasted_conversation_is_masked_checked_and_stored_without_what_was_planted(
    client: Client, stage: Stage, coached: Observatie, caplog: pytest.LogCaptureFixture
) -> None:
    before = everything_stored()
    first = client.post(url("transcript", coached), {"tekst": SAID})
    page = first.content.decode()
    assert first.status_code == 200
    assert '<mark class="nl-mark">[bsn]</mark>' in page
    assert "Spreker A" in page
    assert not [one for one in PLANTED if one in page]
    assert not Transcript.objects.exists()
    masked = page.split('name="tekst"')[1].split(">", 1)[1].split("</textarea>")[0].strip()
    done = client.post(
        url("transcript_opslaan", coached), {"tekst": masked, **answers(page), "gevraagd": []}
    )
    assert done.status_code == 302
    found = Transcript.objects.get()
    assert found.regels[0] == ["medewerker", "Goedemorgen, met [naam] van de gemeente."]
    assert {wie for wie, _ in found.regels} == {"medewerker", "inwoner"}
    assert found.gevonden.keys() >= {"bsn", "telefoon", "email", "iban", "adres", "naam"}
    assert (found.gecontroleerd_door, found.observatie) == (stage.cast.coen, coached)
    # The name of the street and of Noor stand in the examples already.
    for one in PLANTED:
        assert (one, everything_stored().count(one)) == (one, before.count(one))
    assert not [one for one in PLANTED if one in caplog.text]
    event = Event.objects.get(did="transcript.added")
    assert (event.by, event.about) == (stage.cast.coen.uuid, stage.cast.noor.uuid)
    assert event.data == {"regels": 7, "gevonden": found.gevonden}


def test_the_search_for_planted_values_finds_what_is_stored(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    session = client.session
    session["said"] = "12-03-1980"
    session.save()
    stage.cast.noor.naam = "Petra Zijlstra"
    stage.cast.noor.save()
    assert {"Zijlstra", "12-03-1980"} <= set(everything_stored().replace('"', " ").split())
    assert len(apps.get_models()) > 40


def test_what_is_put_back_or_typed_is_masked_again_on_storing(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    text = f"{CLEAN}\nInwoner: Mijn bsn is 999990019, mail p.zijlstra@post.example"
    assert client.post(url("transcript_opslaan", coached), {"tekst": text}).status_code == 302
    assert Transcript.objects.get().regels[-1][1] == "Mijn bsn is [bsn], mail [e-mailadres]"
    assert "999990019" not in everything_stored()


def test_a_name_in_the_text_is_asked_about_and_stays_only_when_it_points_at_nobody(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    text = "Medewerker: Met Petra Zijlstra\nInwoner: U spreekt met Hendrik Veenstra"
    given: dict[str, object] = {"tekst": text}
    asked = client.post(url("transcript_opslaan", coached), given)
    assert asked.status_code == 422
    assert "Zeg welke mogen blijven" in asked.content.decode()
    assert text.splitlines()[0] in asked.content.decode()
    assert not Transcript.objects.exists()
    given |= {"gevraagd": ["Petra Zijlstra", "Hendrik Veenstra"], "laat_staan": ["Petra Zijlstra"]}
    assert client.post(url("transcript_opslaan", coached), given).status_code == 302
    assert [tekst for _, tekst in Transcript.objects.get().regels] == [
        "Met Petra Zijlstra",
        "U spreekt met [naam]",
    ]


def test_unknown_speakers_are_asked_and_nothing_is_stored_without_an_answer(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    text = "Gesprek van maandag\nBalie: Goedemorgen\nB: Dag\nLet op: brief mee"
    page = client.post(url("transcript_opslaan", coached), {"tekst": text})
    assert page.status_code == 422
    shown = page.content.decode()
    for question in ("regels boven de eerste spreker", "“Balie”", "“B”", "“Let op”"):
        assert question in shown
    names = [part.split('"')[0] for part in shown.split('name="wie-')[1:]]
    who = dict(zip(names, ("weg", "medewerker", "inwoner", "geen"), strict=True))
    given = {"tekst": text} | {f"wie-{name}": wie for name, wie in who.items()}
    assert client.post(url("transcript_opslaan", coached), given).status_code == 302
    assert Transcript.objects.get().regels == [
        ["medewerker", "Goedemorgen"],
        ["inwoner", "Dag Let op: brief mee"],
    ]


def test_the_action_asks_for_every_speaker_too(stage: Stage, coached: Observatie) -> None:
    with pytest.raises(actions.CannotReadTranscript, match="elke naam"):
        keep(stage, coached, "Balie: Goedemorgen\nInwoner: dag")


def test_the_changed_text_can_be_shown_again_with_the_answers_kept(
    client: Client, coached: Observatie
) -> None:
    text = "Balie: Met [naam]\nInwoner: dag"
    page = client.post(url("transcript_opslaan", coached), {"tekst": text, "nakijken": "ja"})
    field = page.content.decode().split('name="wie-')[1].split('"')[0]
    given = {"tekst": text, "nakijken": "ja", f"wie-{field}": "medewerker"}
    again = client.post(url("transcript_opslaan", coached), given)
    assert again.status_code == 200
    assert '<option value="medewerker" selected>' in again.content.decode()
    assert '<mark class="nl-mark">[naam]</mark>' in again.content.decode()
    assert not Transcript.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gesprek.txt", CLEAN.encode("utf-16")),
        ("gesprek.docx", word_file(*CLEAN.splitlines())),
        (
            "gesprek.csv",
            "tijd;spreker;tekst\n0:01;Medewerker;Waarmee kan ik u helpen?\n"
            "0:02;Inwoner;Ik zoek mijn rijbewijs.\n0:03;Medewerker;Graag.".encode("cp1252"),
        ),
    ],
)
def test_a_file_is_read_as_text_word_or_csv(
    client: Client, coached: Observatie, name: str, content: bytes
) -> None:
    given = {"tekst": "", "bestand": SimpleUploadedFile(name, content)}
    page = client.post(url("transcript", coached), given)
    assert page.status_code == 200
    text = page.content.decode().split('name="tekst"')[1].split(">", 1)[1]
    assert text.split("</textarea>")[0].strip() == CLEAN


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"tekst": ""}, "Plak het gesprek in het veld"),
        ({"tekst": "zonder naam"}, "Wij zien niet wie er spreekt"),
        ({"tekst": "M: " + "x" * lezen.MAX_CHARACTERS}, "Dit is te lang"),
        ({"tekst": "\n".join(f"Naam{chr(65 + n)}: x" for n in range(13))}, "meer dan 12 namen"),
        ({"tekst": "M: x", "bestand": SimpleUploadedFile("a.txt", b"M: x")}, "niet allebei"),
        ({"bestand": SimpleUploadedFile("a.txt", b"M: x" * 300_000)}, "groter dan 1 MB"),
        ({"bestand": SimpleUploadedFile("a.txt", b"")}, "leeg"),
        ({"bestand": SimpleUploadedFile("a.docx", b"PK\x03\x04kapot")}, "beschadigd"),
        ({"bestand": SimpleUploadedFile("a.png", b"\x89PNG....")}, "afbeelding"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    client: Client, coached: Observatie, given: dict[str, object], said: str
) -> None:
    page = client.post(url("transcript", coached), {"tekst": "", **given})
    assert page.status_code == 422
    assert said in page.content.decode()
    assert not Transcript.objects.exists()


def test_a_file_past_the_bound_is_refused_before_it_is_opened(
    stage: Stage, coached: Observatie
) -> None:
    with pytest.raises(actions.CannotReadTranscript, match="groter dan 1 MB"):
        actions.propose_transcript(
            by=stage.cast.coen,
            at=PLANNED,
            observatie=coached,
            bestandsnaam="a.txt",
            inhoud=b"x" * (lezen.MAX_BYTES + 1),
        )


def test_a_text_that_is_too_long_is_refused_on_storing_too(
    client: Client, coached: Observatie
) -> None:
    given = {"tekst": "M: " + "x" * lezen.MAX_WRITTEN}
    assert client.post(url("transcript_opslaan", coached), given).status_code == 422
    assert client.post(url("transcript_opslaan", coached), {"tekst": "M: "}).status_code == 422
    assert not Transcript.objects.exists()

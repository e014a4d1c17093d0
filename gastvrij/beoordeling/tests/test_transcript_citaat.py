"""Lines of a written-out conversation become a passage, and who reads them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Fragment, Observatie, Transcript

from .scenario import BEGUN, PLANNED, Stage
from .uitgeschreven import CLEAN, begin_written, keep, url


def test_the_pages_lead_from_the_text_to_a_passage_of_its_lines(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    page = client.get(url("observatie", coached)).content.decode()
    assert url("transcript", coached) in page
    assert "Plak het gesprek" in client.get(url("transcript", coached)).content.decode()
    client.post(url("transcript_opslaan", coached), {"tekst": CLEAN})
    assert "3 regels zijn opgeslagen" in client.get(url("observatie", coached)).content.decode()
    begin = url("transcript_beginnen", coached)
    now = timezone.localtime() - timedelta(minutes=2)
    early = {"gesprek_begonnen_op": "2020-01-01T10:00", "burger_geinformeerd": "on"}
    refused = client.post(begin, early)
    assert refused.status_code == 422
    assert "voor de planning" in refused.content.decode()
    assert client.post(begin, {"gesprek_begonnen_op": ""}).status_code == 422
    fine = early | {"gesprek_begonnen_op": f"{now:%Y-%m-%dT%H:%M}"}
    assert client.post(begin, fine).status_code == 302
    page = client.get(url("observatie", coached)).content.decode()
    assert page.count('name="regels"') == 3
    step = str(stage.stappen("F2.1")[0].uuid)
    given = {"regels": ["1", "2"], "soort": "geobserveerd", "stappen": step, "moment": ""}
    assert client.post(url("citaat", coached), given).status_code == 302
    fragment = Fragment.objects.get()
    assert fragment.tekst == (
        "Medewerker: Waarmee kan ik u helpen?\nInwoner: Ik zoek mijn rijbewijs."
    )
    assert (fragment.regel, fragment.stappen.get().code) == (1, "F2.1")
    assert "regel 1" in client.get(url("observatie", coached)).content.decode()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"regels": ["1", "3"]}, "op elkaar volgen"),
        ({"regels": ["9"]}, "9"),
        ({"regels": []}, "Kies regels van het gesprek"),
        ({"regels": ["1"], "tekst": ["Zelf getypt"]}, "niet allebei"),
    ],
)
def test_lines_that_make_no_passage_are_refused_and_what_was_chosen_stays(
    client: Client, stage: Stage, coached: Observatie, changed: dict[str, list[str]], said: str
) -> None:
    keep(stage, coached)
    begin_written(stage, coached)
    given = {"tekst": [""], "soort": ["document"], "moment": [""]} | changed
    refused = client.post(url("citaat", coached), given)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert said in page
    for number in {"1", "3"} & set(changed["regels"]):
        line = page.split(f'name="regels" value="{number}"')[1].split(">")[0]
        assert line.endswith("checked")
    assert not Fragment.objects.exists()


def test_text_of_ones_own_is_still_a_passage_beside_a_transcript(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    keep(stage, coached)
    begin_written(stage, coached)
    given = {"tekst": "Antwoord op mijn vraag", "soort": "bevraagd"}
    assert client.post(url("citaat", coached), given).status_code == 302
    assert (Fragment.objects.get().regel, Fragment.objects.get().soort) == (None, "bevraagd")


def test_lines_that_point_at_somebody_only_together_are_masked(
    stage: Stage, coached: Observatie
) -> None:
    Transcript.objects.create(
        observatie=coached,
        regels=[["inwoner", "Mijn nummer is 06-12345678"]],
        gecontroleerd_op=PLANNED,
        gecontroleerd_door=stage.cast.coen,
    )
    begin_written(stage, coached)
    made = actions.quote_regels(
        by=stage.cast.coen, at=BEGUN, observatie=coached, nummers=[1], soort="geobserveerd"
    )
    assert made.tekst == "Inwoner: Mijn nummer is [telefoonnummer]"


def test_without_a_transcript_there_are_no_lines(stage: Stage, coached: Observatie) -> None:
    begun = stage.begin(coached)
    with pytest.raises(actions.CannotAssess, match="op elkaar volgen"):
        actions.quote_regels(
            by=stage.cast.coen, at=BEGUN, observatie=begun, nummers=[1], soort="geobserveerd"
        )


def test_the_employee_reads_the_conversation_once_it_is_shared_and_others_never(
    client: Client, stage: Stage, coached: Observatie
) -> None:
    keep(stage, coached)
    begun = begin_written(stage, coached)
    client.force_login(stage.cast.noor)
    assert "Ik zoek mijn rijbewijs" not in client.get(url("observatie", begun)).content.decode()
    shared = stage.share(begun)
    assert "Ik zoek mijn rijbewijs" in client.get(url("observatie", shared)).content.decode()
    client.force_login(stage.cast.olga)
    assert "Ik zoek mijn rijbewijs" not in client.get(url("observatie", shared)).content.decode()

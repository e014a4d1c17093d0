"""Conversation structures in every layout, in sentences of our own."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import read
from gastvrij.kaders.inlezen.uitspraken import is_utterance


def talk(text: str) -> dict[str, Any]:
    return read("gesprek.txt", text.encode(), kind="gespreksstructuur").as_dict()


def steps(document: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (step["text"], [(line.get("type", "-"), line["text"]) for line in step["guidance"]])
        for phase in document["phases"]
        for step in phase["steps"]
    ]


def test_numbered_steps_have_their_dashes_as_guidance() -> None:
    document = talk(
        'Leidraad\n\nFase 1 - Openen\n1. Groet de beller.\n   - "Hallo, met de gemeente."\n'
        "   - Noem je naam.\n2. Vraag naar\nde reden.\nFase 2 - Sluiten\n1. Rond af.\n"
    )
    assert steps(document) == [
        ("Groet de beller.", [("example", '"Hallo, met de gemeente."'), ("-", "Noem je naam.")]),
        ("Vraag naar de reden.", []),
        ("Rond af.", []),
    ]


def test_the_outer_dash_is_a_step_and_the_inner_one_guidance() -> None:
    document = talk(
        "Leidraad balie\n\nFase A: Ontvangst\n- begroet de gast\n- kijkt op\n\nFase B: Vertrek\n"
        "- neemt afscheid\n  • Tot ziens en een fijne dag.\n"
    )
    assert steps(document) == [
        ("begroet de gast", []),
        ("kijkt op", []),
        ("neemt afscheid", [("example", "Tot ziens en een fijne dag.")]),
    ]
    assert [phase["code"] for phase in document["phases"]] == ["A", "B"]


def test_plain_lines_above_bullets_are_steps() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Start\n\nDe adviseur opent.\n• Waarmee kan ik u helpen?\n"
        "De adviseur vraagt door.\n• stelt open vragen\n\nFase 2: Slot\n"
        "De adviseur rondt af.\n• groet\n"
    )
    assert [one[0] for one in steps(document)] == [
        "De adviseur opent.",
        "De adviseur vraagt door.",
        "De adviseur rondt af.",
    ]


def test_a_table_that_kept_its_columns_is_read_by_cell() -> None:
    document = talk(
        "Model\n\nFase 1: Start\nStap\tToelichting\nDe medewerker groet.\tGoedemiddag, met Noor.\n"
        "\tNoem altijd de gemeente.\nDe medewerker vraagt\tStel een open vraag.\nnaar de reden.\t\n"
        "Fase 2: Slot\nDe medewerker rondt af.\tVat samen.\n"
    )
    assert steps(document) == [
        (
            "De medewerker groet.",
            [("example", "Goedemiddag, met Noor."), ("-", "Noem altijd de gemeente.")],
        ),
        ("De medewerker vraagt naar de reden.", [("-", "Stel een open vraag.")]),
        ("De medewerker rondt af.", [("-", "Vat samen.")]),
    ]


def test_a_step_without_guidance_does_not_turn_the_rest_around() -> None:
    document = talk(
        "Gesprek aan de balie\n\nFase 1: Begin\n\nDe medewerker groet.\n\n"
        "De medewerker vraagt de naam."
        "\n\nWat is uw naam?\n\nDe medewerker luistert.\n\nNiet onderbreken.\n\nFase 2: Slot\n\n"
        "De medewerker rondt af.\n\nTot ziens.\n"
    )
    assert [(one[0], len(one[1])) for one in steps(document)] == [
        ("De medewerker groet.", 0),
        ("De medewerker vraagt de naam.", 1),
        ("De medewerker luistert.", 1),
        ("De medewerker rondt af.", 1),
    ]


def test_two_cells_on_one_line_are_split_at_the_gap_with_a_doubt() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Begin\n\nDe medewerker groet.  Noemt de gemeente.\n\nFase 2: Slot\n\n"
        "De medewerker stopt.\n\nTot ziens.\n"
    )
    assert steps(document)[0] == ("De medewerker groet.", [("-", "Noemt de gemeente.")])
    assert document["phases"][0]["steps"][0]["ambiguous"] == ["two-cells-gap"]


def test_a_quote_behind_a_colon_is_words_to_say() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Begin\n\nDe medewerker opent.\n\n"
        "Zegt rustig: “Welkom in Lindemeer.”\n\n"
        "Fase 2: Slot\n\nDe medewerker stopt.\n\nTot ziens.\n"
    )
    assert steps(document)[0][1] == [("-", "Zegt rustig:"), ("example", "“Welkom in Lindemeer.”")]


def test_rules_may_stand_behind_the_phases_and_without_numbers() -> None:
    document = talk(
        "Gesprek in Lindemeer\n\nDit is de inleiding van het document.\n\nFase 1: Begin\n\n"
        "De medewerker groet.\n\nHallo!\n\nFase 2: Slot\n\nDe medewerker stopt.\n\n"
        "Algemene afspraken\n- Bel altijd terug.\n- Blijf beleefd.\n"
    )
    rules = document["general_rules"]
    assert document["title"] == "Gesprek in Lindemeer"
    assert rules["title"] == "Algemene afspraken"
    assert [rule["text"] for rule in rules["items"]] == ["Bel altijd terug.", "Blijf beleefd."]
    assert [rule["code"] for rule in rules["items"]] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Goedemorgen, gemeente Lindemeer.", True),
        ("Goede middag, waarmee kan ik u helpen?", True),
        ("Dank u wel voor uw geduld.", True),
        ("Ik zoek het voor u uit.", True),
        ("Mag ik uw geboortedatum?", True),
        ("(Naam collega) belt morgen terug.", True),
        ("“We bellen morgen terug.”", True),
        ("Meneer Jansen, een ogenblik.", True),
        ("Sterkte ermee.", True),
        ("Prettige dag verder!", True),
        ("De medewerker noemt de eigen naam.", False),
        ("De beller krijgt antwoord op de vraag.", False),
        ("Open vragen stellen.", False),
        ("Geen afkortingen gebruiken.", False),
        ("Het antwoord is volledig.", False),
        ("Bij drukte volgt een terugbelafspraak.", False),
        ("Als de inwoner boos is, blijft de toon rustig.", False),
    ],
)
def test_words_to_say_are_told_from_instructions(
    sentence: str,
    said: bool,  # noqa: FBT001
) -> None:
    assert is_utterance(sentence) is said


def test_u_is_no_sign_of_speech_where_the_staff_is_called_u() -> None:
    assert is_utterance("Noteert u de naam.") is True
    assert is_utterance("Noteert u de naam.", staff_is_u=True) is False

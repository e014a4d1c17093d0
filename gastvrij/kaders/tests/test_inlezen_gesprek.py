"""Conversation structures in every layout, in sentences of our own."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import read
from gastvrij.kaders.inlezen.gesprek.uitspraken import is_utterance


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


def phases(document: dict[str, Any]) -> list[tuple[str | None, str]]:
    return [(phase["code"], phase["title"]) for phase in document["phases"]]


def test_an_english_guide_is_read_and_recognised() -> None:
    text = (
        "Telephone conversation guide\n\nHow we talk to callers of Lindenmere.\n\n"
        'Phase I: Opening\n1. Greet the caller.\n   - "Good morning, Lindenmere town hall."\n'
        "   - Smile.\n2. Ask for the name.\nPhase II: Closing\n1. Say goodbye.\n"
        "   - I wish you a pleasant day.\n\nGeneral rules\n1. Pick up within three rings.\n"
        "2. Record every call.\n"
    )
    one = read("guide.txt", text.encode())
    document = one.as_dict()
    assert one.kind == "gespreksstructuur"
    assert phases(document) == [("I", "Opening"), ("II", "Closing")]
    assert steps(document)[0] == (
        "Greet the caller.",
        [("example", '"Good morning, Lindenmere town hall."'), ("-", "Smile.")],
    )
    assert steps(document)[-1][1] == [("example", "I wish you a pleasant day.")]
    assert [rule["text"] for rule in document["general_rules"]["items"]] == [
        "Pick up within three rings.",
        "Record every call.",
    ]
    assert [(n["value"], n["unit"]) for n in document["norms"]] == [(3, "rings"), (100, "%")]


def test_a_phase_may_have_its_title_on_the_next_line_and_steps_that_say_stap() -> None:
    document = talk(
        "Gesprek\n\nFase 1\nAanvang\nStap 1: Groet de beller\nBijvoorbeeld: goedemorgen samen\n"
        "Stap 2: Vraag de naam\nFase 2\nSlot\nStap 1: Rond af\n- Zeg: tot ziens\n"
    )
    assert phases(document) == [("1", "Aanvang"), ("2", "Slot")]
    assert steps(document) == [
        ("Groet de beller", [("example", "Bijvoorbeeld: goedemorgen samen")]),
        ("Vraag de naam", []),
        ("Rond af", [("example", "Zeg: tot ziens")]),
    ]
    assert document["not_understood"] == []


def test_a_phase_that_goes_on_over_a_page_stays_one_phase() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Start\nStap\tToelichting\nDe medewerker groet.\tNoem de naam van de\n"
        "\fpagina 2\nFase 1: Start (vervolg)\nStap\tToelichting\n\tgemeente en van jezelf.\n"
        "De medewerker vat samen.\tVraag door.\nFase 2: Slot\nDe medewerker stopt.\tGroet.\n"
    )
    assert phases(document) == [("1", "Start"), ("2", "Slot")]
    assert steps(document)[0] == (
        "De medewerker groet.",
        [("-", "Noem de naam van de gemeente en van jezelf.")],
    )


def test_chapters_with_numbers_are_no_rules_and_no_phases() -> None:
    document = talk(
        "Handboek klantcontact\n\n1. Inleiding\n\nDit gaat over telefoongesprekken.\n\n"
        "2. Uitgangspunten\n\n- Wees vriendelijk.\n- Luister goed.\n\n3. Gespreksstructuur\n\n"
        "I. Aanvang\n- Groet de beller.\nII. Kern\n- Luister.\nIII. Afronding\n- Neem afscheid.\n\n"
        "Bijlage 1\nNiets bijzonders hier.\n"
    )
    assert phases(document) == [("I", "Aanvang"), ("II", "Kern"), ("III", "Afronding")]
    assert document["structure_title"] == "3. Gespreksstructuur"
    assert [rule["text"] for rule in document["general_rules"]["items"]] == [
        "Wees vriendelijk.",
        "Luister goed.",
    ]
    assert [one["title"] for one in document["intro"]][-1] == "Bijlage 1"


def test_titles_without_a_number_are_phases_from_opening_to_closing_only() -> None:
    text = (
        "Gespreksleidraad balie\n\nBegroeting\n\nDe gastheer kijkt op.\n\nWelkom!\n\n"
        "Vraagverheldering\n\nDe gastheer vraagt door.\n\nAfscheid\n\nDe gastheer groet.\n"
    )
    assert read("x.txt", text.encode()).kind == "gespreksstructuur"
    assert [title for _, title in phases(talk(text))] == [
        "Begroeting",
        "Vraagverheldering",
        "Afscheid",
    ]


def test_steps_as_headings_have_their_paragraphs_as_guidance() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Opening\n\nBegroeten\nNoem de gemeente. Spreek rustig.\n\n"
        "Naam vragen\nVraag hoe men heet.\n\nFase 2: Slot\n\nSamenvatten\nHerhaal de afspraak.\n"
    )
    assert [one[0] for one in steps(document)] == ["Begroeten", "Naam vragen", "Samenvatten"]


def test_words_after_an_announcement_are_to_be_said() -> None:
    document = talk(
        "Gesprek\n\nFase 1: Opening\n1. Groet.\n   - Bijvoorbeeld:\n   - Dag, met Noor\n"
        "   - Fijn dat u belt\n2. Luister.\n   - Maak aantekeningen.\nFase 2: Slot\n1. Stop.\n"
    )
    assert steps(document)[:2] == [
        ("Groet.", [("example", "Dag, met Noor"), ("example", "Fijn dat u belt")]),
        ("Luister.", [("-", "Maak aantekeningen.")]),
    ]


def test_fields_above_the_phases_are_the_version() -> None:
    document = talk(
        "Gesprek\nVersie: 4\nIngangsdatum: 1-2-2026\n\nFase 1: Start\n- Groet.\n"
        "Fase 2: Slot\n- Stop.\n"
    )
    assert document["version"] == {"label": "4", "effective_from": "2026-02-01", "ambiguous": []}


def test_rules_in_a_table_are_rules_with_guidance() -> None:
    document = talk(
        "Gesprek\n\nAlgemene regels\nNr\tRegel\tToelichting\n1\tBel terug.\tBinnen een dag.\n"
        "2\tBlijf rustig.\t\n\nFase 1: Start\n- Groet.\nFase 2: Slot\n- Stop.\n"
    )
    rules = document["general_rules"]["items"]
    assert [(one["code"], one["text"]) for one in rules] == [
        ("1", "Bel terug."),
        ("2", "Blijf rustig."),
    ]
    assert [line["text"] for line in rules[0]["guidance"]] == ["Binnen een dag."]

"""What real dictionaries and profiles do to a reader, each in a few lines of our own."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import read, split_lines
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

Levels = list[tuple[str | None, list[str]]]


def book(text: str, kind: str = "competentiewoordenboek") -> dict[str, Any]:
    one = read("boek.txt", text.encode())
    assert one.kind == kind
    assert read_words(one.document) == source_words(split_lines("boek.txt", text))
    return one.as_dict()


def competences(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for cluster in document["clusters"] for one in cluster["competences"]]


def levels(competence: dict[str, Any]) -> Levels:
    return [
        (level["code"], [one["text"] for one in level["indicators"]])
        for level in competence["levels"]
    ]


BOOK = """Competentiegids Veldhoek

Aandacht geven

Iemand laten merken dat die wordt gezien.

{one}
• kijkt op
• laat uitspreken

{two}
• vraagt door

Grenzen stellen

Vriendelijk zeggen wat niet kan.

{one}
• zegt rustig nee

{two}
• benoemt gedrag
"""


@pytest.mark.parametrize(
    ("one", "two", "codes"),
    [
        ("1.", "2.", ["1", "2"]),
        ("N1", "N2", ["1", "2"]),
        ("A", "B", ["A", "B"]),
        ("Niveau 2", "Niveau 1", ["2", "1"]),
        ("Niveau 1 / Level 1", "Niveau 2 / Level 2", ["1", "2"]),
        ("Basis (niveau 1)", "Expert (niveau 2)", ["1", "2"]),
        ("Niveau Basis", "Niveau Expert", ["Basis", "Expert"]),
        ("Operationeel", "Strategisch", ["Operationeel", "Strategisch"]),
        ("Foundation", "Advanced", ["Foundation", "Advanced"]),
    ],
)
def test_a_level_is_a_figure_a_letter_or_a_name(one: str, two: str, codes: list[str]) -> None:
    document = book(BOOK.format(one=one, two=two))
    first, second = competences(document)
    assert levels(first) == [
        (codes[0], ["kijkt op", "laat uitspreken"]),
        (codes[1], ["vraagt door"]),
    ]
    assert levels(second) == [(codes[0], ["zegt rustig nee"]), (codes[1], ["benoemt gedrag"])]
    assert first["ambiguous"] == second["ambiguous"] == []


def test_headings_of_their_own_that_return_are_levels_or_facets_and_a_person_says_which() -> None:
    document = book(BOOK.format(one="Ontdekkend", two="Vormend"))
    first, second = competences(document)
    for one in (first, second):
        assert [level["title"] for level in one["levels"]] == ["Ontdekkend", "Vormend"]
        assert all(level["ambiguous"] == ["level-or-facet"] for level in one["levels"])


HELPED = "De medewerker werkt met hulp van een collega."


@pytest.mark.parametrize(
    ("one", "title", "description"),
    [
        ("Niveau 1: Uitvoerend\nWerkt met hulp.", "Uitvoerend", "Werkt met hulp."),
        (f"Niveau 1: {HELPED}", None, HELPED),
        ("Niveau 1\nDe medewerker:", None, None),
    ],
)  # fmt: skip
def test_what_a_level_is_about_is_no_indicator(
    one: str, title: str | None, description: str | None
) -> None:
    first, _ = competences(book(BOOK.format(one=one, two="Niveau 2")))
    level = first["levels"][0]
    assert (level["code"], level["title"], level.get("description")) == ("1", title, description)
    assert [part["text"] for part in level["indicators"]] == ["kijkt op", "laat uitspreken"]


def test_level_headings_above_all_indicators_leave_the_levels_open() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2")
    first, second = competences(
        book(text.replace("Niveau 1\n• kijkt op", "Niveau 1\nNiveau 2\n• kijkt op").replace(
            "\nNiveau 2\n• vraagt", "• vraagt"))
    )  # fmt: skip
    assert first["levels"] is None
    assert len(first["indicators_without_level"]) == 3
    assert "level-columns-lost" in first["ambiguous"]
    assert [code for code, _ in levels(second)] == ["1", "2"]


def test_level_headings_behind_their_indicators_leave_the_levels_open() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2")
    before = "Niveau 1\n• kijkt op\n• laat uitspreken\n\nNiveau 2\n• vraagt door"
    behind = "• kijkt op\n• laat uitspreken\n\nNiveau 1\n• vraagt door\n\nNiveau 2"
    moved = text.replace(before, behind)
    first, _ = competences(book(moved))
    assert first["levels"] is None
    assert "level-order-lost" in first["ambiguous"]


def test_a_level_glued_without_a_space_is_split_and_doubted() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2")
    first, _ = competences(book(text.replace("uitspreken\n\nNiveau 2", "uitsprekenNiveau 2")))
    assert levels(first)[0] == ("1", ["kijkt op", "laat uitspreken"])
    assert first["levels"][1]["ambiguous"] == ["level-glued"]


def test_a_level_inside_a_sentence_is_no_heading() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2")
    first, _ = competences(book(text.replace("• vraagt door", "• werkt op Niveau 2")))
    assert levels(first)[1] == ("2", ["werkt op Niveau 2"])


def test_a_table_of_contents_is_no_content() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2").replace(
        "Veldhoek\n", "Veldhoek\n\nInhoud\n\nAandacht geven 3\nGrenzen stellen 4\n", 1
    )
    document = book(text)
    assert [one["title"] for one in competences(document)] == ["Aandacht geven", "Grenzen stellen"]
    contents = [part["text"] for part in document["chrome"] if part["role"] == "contents"]
    assert contents == ["Inhoud", "Aandacht geven 3", "Grenzen stellen 4"]


def test_a_sentence_over_lines_and_a_blank_line_is_one_sentence() -> None:
    first, _ = competences(
        book(
            BOOK.format(one="Niveau 1", two="Niveau 2").replace(
                "• kijkt op\n",
                "• kijkt op zodra er iemand binnenkomt en groet die persoon vriendelijk, ook als\n"
                "\ner al een rij staat\n",
            )
        )
    )
    assert levels(first)[0][1][0].endswith("vriendelijk, ook als er al een rij staat")


def test_lines_without_bullets_that_had_room_behind_each_other_are_apart() -> None:
    text = BOOK.replace("• ", "").format(one="Niveau 1", two="Niveau 2")
    long = "kijkt op zodra er iemand binnenkomt en groet die persoon"
    widest = "benoemt gedrag dat te ver gaat en maakt daar een melding van in het systeem"
    document = book(text.replace("kijkt op", long).replace("benoemt gedrag", widest))
    assert levels(competences(document)[0])[0] == ("1", [long, "laat uitspreken"])


LABELLED = """Competency framework

CLUSTER A: CONTACT

COMPETENCY: Paying attention
Definition
Lets people notice that they are seen
Behavioural indicators
Level A
Looks up when somebody comes in
Level B
Asks further

COMPETENCY: Setting limits
Definition
Says what cannot be done
Behavioural indicators
Level A
Says no calmly
Level B
Names behaviour
"""


def test_english_labels_and_levels_by_letter() -> None:
    document = book(LABELLED)
    first, second = competences(document)
    assert [(one["code"], one["title"]) for one in document["clusters"]] == [("A", "CONTACT")]
    assert first["definition"] == "Lets people notice that they are seen"
    assert levels(first) == [("A", ["Looks up when somebody comes in"]), ("B", ["Asks further"])]
    assert levels(second)[1] == ("B", ["Names behaviour"])


def test_two_languages_in_one_document_are_read_alike() -> None:
    document = book(
        "Competentiegids / Competency guide\n\n1. Omgang\n\n1.1 Aandacht geven\n\nIemand zien.\n\n"
        "Niveau 1\n• kijkt op\nNiveau 2\n• vraagt door\n\n2. Craft\n\n2.1 Finding answers\n\n"
        "Bringing up the answer.\n\nLevel 1\n• searches\nLevel 2\n• finds\n"
    )
    assert [one["title"] for one in document["clusters"]] == ["Omgang", "Craft"]
    assert [levels(one) for one in competences(document)] == [
        [("1", ["kijkt op"]), ("2", ["vraagt door"])],
        [("1", ["searches"]), ("2", ["finds"])],
    ]


def test_a_code_with_marks_and_a_required_level_behind_the_title() -> None:
    document = book(
        "Competentieprofiel Ontvangst\n\nC1** Aandacht geven (3)\n\nlaat merken dat iemand wordt "
        "gezien.\n\n• kijkt op;\n• groet.\n\nC2 Grenzen stellen (niveau 2) ***\n\nzegt wat niet "
        "kan.\n\n• zegt nee;\n• haalt hulp.\n\n** kerncompetentie\n*** geldt voor alle functies\n",
        "competentieprofiel",
    )
    first, second = competences(document)
    assert (first["code"], first["title"], first["marks"]) == (
        "C1",
        "Aandacht geven",
        ["**", "(3)"],
    )
    assert (first["required_level"], second["required_level"]) == ("3", "2")
    assert (first["organisation_wide"], second["organisation_wide"]) == (False, True)
    assert second["marks"] == ["(niveau 2)", "***"]


def test_facets_inside_levels_keep_both() -> None:
    document = book(
        "Competentiegids\n\n1.1 Ontvangen\n\nHeet welkom.\n\nNiveau 1\nKennis\n• kent de buurt\n"
        "Vaardigheden\n• groet\nNiveau 2\nKennis\n• kent de wijk\nVaardigheden\n• stelt gerust\n"
        "\n1.2 Helpen\n\nHelpt.\n\nNiveau 1\nKennis\n• kent de weg\nNiveau 2\nKennis\n• kent al\n"
    )
    first = competences(document)[0]
    assert [(level["code"], level["title"]) for level in first["levels"]] == [
        ("1", "Kennis"),
        ("1", "Vaardigheden"),
        ("2", "Kennis"),
        ("2", "Vaardigheden"),
    ]


def test_an_introduction_names_the_levels_and_is_no_cluster() -> None:
    document = book(
        "Competentiegids\n\nInleiding\n\nZo leest u dit boek.\n\nNiveau 1: Basis\nMet hulp.\n"
        "Niveau 2: Gevorderd\nZelf.\n\n1. Omgang\n\nAlles met mensen.\n\n1.1 Luisteren\n\nHoort.\n"
        "\nNiveau 1\n• hoort\nNiveau 2\n• begrijpt\n\nBijlage\n\nGemaakt door de Proefgroep.\n"
    )
    assert [(one["title"], one.get("definition")) for one in document["clusters"]] == [
        ("Omgang", "Alles met mensen.")
    ]
    assert document["level_scale"] == [
        {"code": "1", "name": "Basis"},
        {"code": "2", "name": "Gevorderd"},
    ]
    assert levels(competences(document)[0]) == [("1", ["hoort"]), ("2", ["begrijpt"])]
    assert document["description"].endswith("Bijlage Gemaakt door de Proefgroep.")


def test_the_same_title_twice_with_other_content_is_two_competences() -> None:
    document = book(
        "Competentieprofiel Ontvangst\n\nBuiten\n\nSamenwerken\n\nwerkt samen met bezoekers.\n\n"
        "• vraagt;\n• zoekt.\n\nBinnen\n\nSamenwerken\n\nwerkt samen met het team.\n\n• helpt;\n"
        "• deelt.\n",
        "competentieprofiel",
    )
    assert [one["title"] for one in document["clusters"]] == ["Buiten", "Binnen"]
    assert [one["title"] for one in competences(document)] == ["Samenwerken", "Samenwerken"]


def test_the_same_code_twice_is_a_doubt() -> None:
    text = "1.1 Luisteren\n\nHoort.\n\nNiveau 1\n• hoort\nNiveau 2\n• begrijpt\n\n"
    document = book("Competentiegids\n\n" + text + text.replace("Luisteren", "Praten"))
    assert all("duplicate-code" in one["ambiguous"] for one in competences(document))


@pytest.mark.parametrize(("more", "doubted"), [("", True), ("3. haalt hulp\n", False)])
def test_numbers_before_indicators_may_be_levels_where_all_have_as_many(
    more: str,
    doubted: bool,  # noqa: FBT001
) -> None:
    document = book(
        "Competentieprofiel Ontvangst\n\nLuisteren\n\nhoort wat er is.\n\n1. hoort het aan.\n"
        "2. vat het samen.\n\nPraten\n\nzegt het.\n\n1. spreekt rustig uit.\n2. legt het uit.\n"
        + more.replace("hulp", "hulp erbij."),
        "competentieprofiel",
    )  # fmt: skip
    found = ["number-or-level" in one["ambiguous"] for one in competences(document)]
    assert found == [doubted, doubted]


def test_a_table_with_required_levels_and_facets_in_columns() -> None:
    document = book(
        "Competentieprofiel Ontvangst\n\nCompetentie\tKennis\tVaardigheden\tGewenst niveau\n"
        "Ontvangen ***\tkent de buurt\tgroet\t3\nHelpen\tkent de weg\twijst aan\tB\n",
        "competentieprofiel",
    )
    first, second = competences(document)
    assert [(level["code"], level["title"]) for level in first["levels"]] == [
        (None, "Kennis"),
        (None, "Vaardigheden"),
    ]
    assert (first["required_level"], second["required_level"]) == ("3", "B")
    assert first["extra_columns"] == {"Gewenst niveau": "3"}


DAMAGE = [
    ("helpt  bezoekers bij vragen", "helpt bezoekers bij vragen", "double-space"),
    ("?s ochtends groet hij", "'s ochtends groet hij", "lost-apostrophe"),
    ("is gast-vrij voor iedereen", "is gastvrij voor iedereen", "old-hyphen"),
    ("luistert goed.Daarna vraagt hij", "luistert goed. Daarna vraagt hij", "missing-space"),
    ("is &quot;rustig&quot; &nbsp;en kalm", 'is "rustig" en kalm', "html-residue"),
    ("kent [naam invullen] goed", None, "placeholder"),
    ("kent de regels (zie bijlage", None, "cut-off"),
    ("maakt een begin met…", None, "cut-off"),
    ("werkt van 9.00 uur tot 17.00 uur", None, None),
    ("kijkt op www.voorbeeld.nl/zoeken", None, None),
]


# A full stop behind it closes a cut off sentence, a capital takes the place of an apostrophe.
PLACES = [(place, *one) for place in ("indicator", "definition") for one in DAMAGE]
PLACES += [("level", *one) for one in DAMAGE if one[2] != "cut-off" and one[0][0] != "?"]


@pytest.mark.parametrize(("place", "printed", "proposed", "code"), PLACES)
def test_damage_anywhere_is_named_and_a_repair_is_only_proposed(
    place: str, printed: str, proposed: str | None, code: str | None
) -> None:
    parts = {"indicator": "hoort", "definition": "Hoort aan.", "level": ""} | {place: printed}
    told = f"{parts['level'].capitalize()}.\n" if place == "level" else ""
    document = book(
        f"Competentiegids\n\n1.1 Luisteren\n\n{parts['definition']}\n\nNiveau 1\n{told}"
        f"• {parts['indicator']}\n\nNiveau 2\n• is gastvrij\n• blijft gastvrij\n"
    )
    (one,) = competences(document)
    level = one["levels"][0]
    part, key = {
        "indicator": (level["indicators"][0], "text"),
        "definition": (one, "definition"),
        "level": (level, "description"),
    }[place]
    wanted = proposed
    if place == "level":
        wanted = f"{proposed.capitalize()}." if proposed else None
    assert part.get(f"suggested_{key}") == wanted
    assert [doubt.partition(":")[0] for doubt in part["ambiguous"]] == ([code] if code else [])


def test_a_title_is_repaired_as_a_proposal_too() -> None:
    text = BOOK.format(one="Niveau 1", two="Niveau 2").replace("Aandacht geven", "Collega?s helpen")
    first, _ = competences(book(text))
    assert (first["title"], first["suggested_title"]) == ("Collega?s helpen", "Collega's helpen")
    assert "lost-apostrophe" in first["ambiguous"]

"""The traps in competence dictionaries and profiles, in sentences of our own."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import read


def book(text: str) -> dict[str, Any]:
    return read("boek.txt", text.encode()).as_dict()


def shape(
    document: dict[str, Any],
) -> list[tuple[str | None, str, list[tuple[str | None, list[str]]]]]:
    return [
        (
            cluster["title"],
            competence["title"],
            [
                (level["code"], [one["text"] for one in level["indicators"]])
                for level in competence["levels"] or []
            ],
        )
        for cluster in document["clusters"]
        for competence in cluster["competences"]
    ]


LABELS = [
    ("Niveau 1", "Niveau 2", "1", "2"),
    ("Niveau 1:", "Niveau 2:", "1", "2"),
    ("Level1", "Level4", "1", "4"),
    ("(Level A)", "(Level B)", "A", "B"),
    ("Niveau B", "Niveau A", "B", "A"),
    ("1. Basis", "2. Gevorderd", "1", "2"),
    ("Basis", "Expert", "Basis", "Expert"),
    ("1. Ontdekkend", "2. Sturend", "1", "2"),
]


@pytest.mark.parametrize(("one", "two", "code_one", "code_two"), LABELS)
def test_level_labels_are_read_in_every_dress(
    one: str, two: str, code_one: str, code_two: str
) -> None:
    document = book(
        f"Competentiegids\n\nOmgang\n\nLuisteren\n\nHoort wat er wordt gezegd.\n\n{one}\n• hoort\n"
        f"{two}\n• begrijpt\n\nPraten\n\nZegt het duidelijk en kort.\n\n{one}\n• spreekt\n{two}\n"
        "• legt uit\n"
    )
    assert shape(document) == [
        ("Omgang", "Luisteren", [(code_one, ["hoort"]), (code_two, ["begrijpt"])]),
        ("Omgang", "Praten", [(code_one, ["spreekt"]), (code_two, ["legt uit"])]),
    ]


def test_a_level_heading_glued_to_the_line_before_is_split_off_with_a_doubt() -> None:
    document = book(
        "Competentiegids\n\n1.1 Luisteren\n\nHoort anderen.\n\nNiveau 1\n• hoort\n"
        "• vat samen Niveau 2"
        "\n• begrijpt\n\n1.2 Praten\n\nZegt het.\n\nNiveau 1\n• spreekt\n\nNiveau 2\n• legt uit\n"
    )
    luisteren = document["clusters"][0]["competences"][0]
    assert shape(document)[0][2] == [("1", ["hoort", "vat samen"]), ("2", ["begrijpt"])]
    assert luisteren["levels"][1]["ambiguous"] == ["level-glued"]


def test_levels_in_one_row_above_their_indicators_stay_undecided() -> None:
    document = book(
        "Competentiegids\n\n1. Omgang\n\n1.1 Luisteren\n\nHoort anderen.\n\nNiveau 1 Niveau 2\n"
        "• hoort\n• begrijpt\n\n1.2 Praten\n\nZegt het.\n\nNiveau 1\n• spreekt\n\nNiveau 2\n"
        "• legt uit\n"
    )
    one, two = document["clusters"][0]["competences"]
    assert one["levels"] is None
    assert [part["text"] for part in one["indicators_without_level"]] == ["hoort", "begrijpt"]
    assert "level-columns-lost" in one["ambiguous"]
    assert "level-columns-lost" not in two["ambiguous"]


def test_a_table_with_levels_as_columns_keeps_them() -> None:
    document = book(
        "Competentie\tNiveau 1\tNiveau 2\nLuisteren\thoort\tbegrijpt\n\tvat samen\t\n"
        "Praten\t\tlegt uit\n"
    )
    assert shape(document) == [
        (None, "Luisteren", [("1", ["hoort", "vat samen"]), ("2", ["begrijpt"])]),
        (None, "Praten", [("2", ["legt uit"])]),
    ]


def test_indicators_without_bullets_are_one_a_line() -> None:
    document = book(
        "Competentiegids\n\nLuisteren\n\nHoort anderen goed aan.\n\nNiveau 1\nhoort\nvat samen\n"
        "Niveau 2\nbegrijpt\n\nPraten\n\nZegt het zoals het is.\n\nNiveau 1\nspreekt\nNiveau 2\n"
        "legt uit\n"
    )
    assert [one[1] for one in shape(document)] == ["Luisteren", "Praten"]
    assert shape(document)[0][2][0] == ("1", ["hoort", "vat samen"])


def test_a_missing_level_is_a_doubt_and_not_filled_in() -> None:
    document = book(
        "Competentiegids\n\n1.1 Luisteren\n\nHoort anderen.\n\nNiveau 1\n• hoort\nNiveau 2\n"
        "• begrijpt"
        "\n\n1.2 Praten\n\nZegt het.\n\nNiveau 2\n• legt uit\n"
    )
    assert document["clusters"][0]["competences"][1]["ambiguous"] == ["level-missing: 1"]


PROFILE = (
    "Kennis\n\nKennis van de buurt{mark}\n\nweet wat er in de buurt speelt.\n\n"
    "• kent de winkels;\n• kent de scholen.\n\nKennis van regels\n\nweet wat mag.\n\n"
    "• leest de wet.\n\n"
    "Houding\n\nEerlijk\n\nzegt wat waar is.\n\n• geeft fouten toe.\n{legend}"
)


def test_a_cluster_whose_name_opens_a_competence_swallows_nothing() -> None:
    document = book(PROFILE.format(mark="", legend=""))
    assert [(one[0], one[1]) for one in shape(document)] == [
        ("Kennis", "Kennis van de buurt"),
        ("Kennis", "Kennis van regels"),
        ("Houding", "Eerlijk"),
    ]
    assert document["title_ambiguous"] == ["no-title"]


@pytest.mark.parametrize(
    ("mark", "legend", "marks", "wide", "required", "doubts"),
    [
        (" ***", "\n*** geldt voor alle functies\n", ["***"], True, None, []),
        (" **", "", ["**"], False, None, ["mark-without-legend"]),
        (" (3)", "", ["(3)"], False, "3", []),
    ],
)
def test_marks_behind_a_title_are_kept_apart_from_it(
    mark: str,
    legend: str,
    marks: list[str],
    wide: bool,  # noqa: FBT001
    required: str | None,
    doubts: list[str],
) -> None:
    document = book(PROFILE.format(mark=mark, legend=legend))
    one = document["clusters"][0]["competences"][0]
    assert (one["title"], one["marks"]) == ("Kennis van de buurt", marks)
    assert (one["organisation_wide"], one["required_level"]) == (wide, required)
    assert one["ambiguous"] == doubts


def test_facets_that_return_under_every_competence_are_no_clusters() -> None:
    document = book(
        "Competentieprofiel balie\n\nGastvrij\n\nIs vriendelijk tegen iedereen.\n\nKennis\n"
        "• kent de "
        "gemeente\nVaardigheden\n• groet\n\nVlug\n\nWerkt snel en goed.\n\nKennis\n• kent de weg\n"
        "Vaardigheden\n• typt blind\n"
    )
    facets = [level["title"] for level in document["clusters"][0]["competences"][0]["levels"]]
    assert facets == ["Kennis", "Vaardigheden"]
    assert [one[1] for one in shape(document)] == ["Gastvrij", "Vlug"]


@pytest.mark.parametrize(
    ("printed", "proposed", "code"),
    [
        ("helpt collega?s bij vragen", "helpt collega's bij vragen", "lost-apostrophe"),
        ("belt inwo- ners terug", "belt inwoners terug", "old-hyphen"),
        ("leest wet- en regelgeving", None, None),
        (
            "maakt goede afsprakenmet de klant",
            "maakt goede afspraken met de klant",
            "missing-space",
        ),
        ("groet<br/>de klant &amp; de gast", "groet de klant & de gast", "html-residue"),
        ("maakt een plan voor de", None, "cut-off"),
    ],
)
def test_damage_is_named_and_repaired_only_as_a_proposal(
    printed: str, proposed: str | None, code: str | None
) -> None:
    document = book(
        f"Competentiegids\n\n1.1 Werken\n\nMaakt afspraken.\n\nNiveau 1\n• {printed}\n\n"
        "Niveau 2\n• doet\n"
    )
    indicator = document["clusters"][0]["competences"][0]["levels"][0]["indicators"][0]
    assert indicator["text"] == printed
    assert indicator.get("suggested_text") == proposed
    assert [doubt.partition(":")[0] for doubt in indicator["ambiguous"]] == ([code] if code else [])


def test_the_same_indicator_twice_is_no_duplicate() -> None:
    document = book(
        "Competentiegids\n\n1.1 Een\n\nDoet iets.\n\nNiveau 1\n• helpt\n\nNiveau 2\n• stuurt\n\n"
        "1.2 Twee\n\nDoet meer.\n\nNiveau 1\n• helpt\n\nNiveau 2\n• stuurt\n"
    )
    assert [level[1] for one in shape(document) for level in one[2]] == [["helpt"], ["stuurt"]] * 2

"""Function profiles: which competence a function asks on which level, in every layout."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen.lezen import understand
from gastvrij.kaders.inlezen.openen import open_here
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words
from gastvrij.kaders.rules import boom

from .rendities import ALL, Alinea, Cel, Kop, Lijst, Pagina, Tabel

pytestmark = pytest.mark.layouts

FORMS = ["docx", "pdf", "html", "xlsx", "text"]
WIDE = Pagina(width=842, height=595)
Asked = list[tuple[str, list[tuple[str, str | None]]]]


def document(blocks: list[Any], form: str = "text") -> dict[str, Any]:
    tekst = open_here(f"functie.{form}", ALL[form](blocks, WIDE))
    one = understand(tekst)
    assert one.kind == "functieprofiel"
    assert read_words(one.document) == source_words(tekst)
    return one.as_dict()


def asked(found: dict[str, Any]) -> Asked:
    return [
        (one["title"], [(part["competence"], part["level"]) for part in one["requirements"]])
        for one in found["functions"]
    ]


def doubts(found: dict[str, Any]) -> list[list[str]]:
    return [part["ambiguous"] for one in found["functions"] for part in one["requirements"]]


def profile(*asks: Any) -> list[Any]:
    return [
        Kop(1, "Functieprofiel Medewerker ontvangst"),
        Alinea("Schaal: 7"),
        Kop(2, "Doel van de functie"),
        Alinea("Bezoekers welkom heten en op weg helpen."),
        Kop(2, "Taken"),
        Lijst(["wijst de weg", "meldt bezoek aan"]),
        Kop(2, "Competenties"),
        *asks,
        Kop(2, "Opleiding en ervaring"),
        Alinea("Een afgeronde opleiding gastvrijheid."),
    ]


LISTED = {
    "mark": ["Gastvrij zijn (3)", "Overleggen (2)", "Doorvragen (1)"],
    "level": ["Gastvrij zijn (niveau 3)", "Overleggen: niveau 2", "Doorvragen – niveau 1"],
    "bare": ["Gastvrij zijn: 3", "Overleggen – 2", "Doorvragen: 1"],
}
WANTED: Asked = [
    ("Medewerker ontvangst", [("Gastvrij zijn", "3"), ("Overleggen", "2"), ("Doorvragen", "1")])
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("items", LISTED.values(), ids=LISTED)
def test_a_list_of_competences_with_levels(items: list[str], form: str) -> None:
    found = document(profile(Lijst(items)), form)
    assert asked(found) == WANTED
    assert doubts(found) == [[], [], []]


TABLES = {
    "level": [["Competentie", "Niveau"], ["Gastvrij zijn", "3"], ["Overleggen", "2"],
              ["Doorvragen", "1"]],
    "asked": [["Competentie", "Vereist niveau"], ["Gastvrij zijn", "Niveau 3"],
              ["Overleggen", "Niveau 2"], ["Doorvragen", "Niveau 1"]],
    "crosses": [["Competentie", "Niveau 1", "Niveau 2", "Niveau 3"], ["Gastvrij zijn", "", "", "X"],
                ["Overleggen", "", "X", ""], ["Doorvragen", "X", "", ""]],
    "bare crosses": [["Competentie", "1", "2", "3"], ["Gastvrij zijn", "", "", "x"],
                     ["Overleggen", "", "x", ""], ["Doorvragen", "x", "", ""]],
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_table_of_competences_with_levels(rows: list[list[str]], form: str) -> None:
    found = document(profile(Tabel(rows)), form)
    assert asked(found) == WANTED
    assert doubts(found) == [[], [], []]


@pytest.mark.parametrize("form", FORMS)
def test_every_other_part_of_a_function_is_kept(form: str) -> None:
    found = document(profile(Lijst(LISTED["mark"])), form)
    (one,) = found["functions"]
    assert found["meta"]["schaal"]["value"] == "7"
    assert one["description"] == "Bezoekers welkom heten en op weg helpen."
    assert [task["text"] for task in one["tasks"]] == ["wijst de weg", "meldt bezoek aan"]
    assert [(part["title"], part["paragraphs"]) for part in one["parts"]] == [
        ("Opleiding en ervaring", ["Een afgeronde opleiding gastvrijheid."])
    ]


MATRICES = {
    "functions beside": [["Competentie", "Gastheer", "Senior gastheer"],
                         ["Gastvrij zijn", "2", "3"], ["Overleggen", "1", "-"]],
    "functions below": [["Functie", "Gastvrij zijn", "Overleggen"], ["Gastheer", "2", "1"],
                        ["Senior gastheer", "3", ""]],
    "one a row": [["Functie", "Competentie", "Niveau"], ["Gastheer", "Gastvrij zijn", "2"],
                  ["Gastheer", "Overleggen", "1"], ["Senior gastheer", "Gastvrij zijn", "3"]],
    "crosses": [["Competentie", Cel("Gastheer", columns=3), Cel("Senior gastheer", columns=3)],
                ["", "1", "2", "3", "1", "2", "3"], ["Gastvrij zijn", "", "x", "", "", "", "x"],
                ["Overleggen", "x", "", "", "", "", ""]],
}  # fmt: skip


@pytest.mark.parametrize("form", [*FORMS, "csv"])
@pytest.mark.parametrize("rows", MATRICES.values(), ids=MATRICES)
def test_a_matrix_of_functions_and_competences(rows: list[Any], form: str) -> None:
    heads = 2 if isinstance(rows[0][1], Cel) else 1
    found = document([Kop(1, "Functiematrix ontvangst"), Tabel(rows, header_rows=heads)], form)
    assert asked(found) == [
        ("Gastheer", [("Gastvrij zijn", "2"), ("Overleggen", "1")]),
        ("Senior gastheer", [("Gastvrij zijn", "3")]),
    ]
    assert [doubt for one in doubts(found) for doubt in one] == []


def test_a_matrix_that_names_neither_axis_is_a_doubt() -> None:
    rows = [["", "Kiezen", "Delen"], ["Alfa", "B", "C"], ["Beta", "A", "B"]]
    found = document([Kop(1, "Functieprofielen"), Tabel(rows)])
    assert all("axis-unknown" in one for one in doubts(found))


@pytest.mark.parametrize(
    ("cells", "level", "raw", "doubt"),
    [
        (["Kiezen", ""], None, None, "level-not-given"),
        (["Kiezen", "2/3"], None, "2/3", "level-unknown"),
        (["Kiezen", "Gevorderd"], "Gevorderd", "Gevorderd", None),
        (["Kiezen", "N2"], "2", "N2", None),
    ],
)
def test_a_level_that_is_not_there_or_not_clear_stays_open(
    cells: list[str], level: str | None, raw: str | None, doubt: str | None
) -> None:
    rows = [["Competentie", "Vereist niveau"], ["Delen", "1"], cells]
    (one,) = document(profile(Tabel(rows)))["functions"]
    last = one["requirements"][-1]
    assert (last["level"], last["level_raw"]) == (level, raw)
    assert last["ambiguous"] == ([doubt] if doubt else [])


def test_two_crosses_on_one_row_leave_the_level_open() -> None:
    rows = [["Competentie", "1", "2"], ["Kiezen", "x", "x"], ["Delen", "", "x"]]
    found = document(profile(Tabel(rows)))
    assert asked(found)[0][1] == [("Kiezen", None), ("Delen", "2")]
    assert doubts(found) == [["levels-marked"], []]


def test_a_competence_without_level_is_a_doubt() -> None:
    found = document(profile(Lijst(["Gastvrij zijn (3)", "Overleggen"])))
    assert doubts(found) == [[], ["level-not-given"]]


def test_several_functions_in_one_document_with_competences_for_all() -> None:
    found = document(
        [
            Kop(1, "Functieprofielen Veldhoek"),
            Kop(2, "Functie: Gastheer"),
            Kop(3, "Competenties"),
            Lijst(["Gastvrij zijn (2)"]),
            Kop(2, "Functie: Planner"),
            Kop(3, "Competenties"),
            Lijst(["Vooruitzien (3)", "Overleggen *** (1)"]),
            Kop(3, "Organisatiebrede competenties"),
            Lijst(["Samenwerken (2)"]),
        ]
    )
    assert asked(found) == [
        ("Gastheer", [("Gastvrij zijn", "2")]),
        ("Planner", [("Vooruitzien", "3"), ("Overleggen", "1"), ("Samenwerken", "2")]),
    ]
    wide = [one["organisation_wide"] for one in found["functions"][1]["requirements"]]
    assert wide == [False, True, True]


def test_an_english_profile_is_read_as_well() -> None:
    found = document(
        [
            Kop(1, "Job profile Host"),
            Kop(2, "Purpose of the role"),
            Alinea("Makes guests feel at home."),
            Kop(2, "Key responsibilities"),
            Lijst(["shows the way"]),
            Kop(2, "Required competencies"),
            Lijst(["Welcoming (level 3)", "Planning: Advanced"]),
        ]
    )
    assert asked(found) == [("Host", [("Welcoming", "3"), ("Planning", "Advanced")])]


def test_a_competence_with_what_it_means_keeps_that() -> None:
    found = document(
        profile(
            Kop(3, "Gastvrij zijn (niveau 3)"),
            Alinea("Ziet bezoekers aankomen."),
            Lijst(["staat op", "groet"]),
        )
    )
    (one,) = found["functions"][0]["requirements"]
    assert one["competence"] == "Gastvrij zijn"
    assert one["text"] == "Ziet bezoekers aankomen. staat op groet"


def test_the_tree_of_a_function_holds_its_competences_levels_and_parts() -> None:
    found = document(profile(Lijst(["K1 Gastvrij zijn (3)", "Overleggen"])))
    (functie,) = boom.takken(found)
    assert (functie.soort, functie.titel) == ("functie", "Medewerker ontvangst")
    assert [(tak.soort, tak.titel) for tak in functie.takken] == [
        ("competentie", "Gastvrij zijn"),
        ("competentie", "Overleggen"),
        ("groep", "Taken"),
        ("groep", "Opleiding en ervaring"),
    ]
    one, other = functie.takken[:2]
    assert (one.code, one.niveaus) == ("K1", ("3",))
    assert other.niveaus is None
    assert other.is_open

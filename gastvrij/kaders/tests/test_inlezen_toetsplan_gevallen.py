"""Exam plans that leave something open or are built otherwise: kept, flagged, never guessed."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import open_tekst, read, twijfels
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

from .rendities import Pagina, Tabel, as_docx

TITLE = "Toetsplan A1: Balie\n\n"


def plan(text: str, *, complete: bool = True, glued: bool = False) -> dict[str, Any]:
    """Return what a text says; with every word in its place.

    A word that is stuck to a code is counted twice: as it stands and without the code.
    """
    data = text.encode()
    one = read("plan.txt", data)
    assert one.kind == "toetsplan"
    words, source = read_words(one.document), source_words(open_tekst("plan.txt", data))
    assert not source - words
    assert glued or words == source
    assert all(doubt.text for doubt in twijfels(one))
    if complete:
        assert one.document["not_understood"] == []
    return one.as_dict()


def items(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [item for one in document["sections"] for item in one["items"]]


def outline(document: dict[str, Any]) -> list[tuple[str | None, list[str]]]:
    return [
        (one["title"], [item["code"] or item["text"] for item in one["items"]])
        for one in document["sections"]
    ]


def test_figures_per_section_and_level_are_a_matrix_and_its_wrong_sum_is_a_doubt() -> None:
    document = plan(
        f"{TITLE}Verdeling van de vragen\nOnderdeel\tK\tB\tTotaal\nOntvangen\t2\t1\t3\n"
        "Verwijzen\t1\t2\t3\nTotaal\t3\t3\t8\n\nNr\tToetsterm\tNiveau\nA1.01\tGroet.\tK\n"
    )
    (matrix,) = document["matrix"]
    assert matrix["title"] == "Verdeling van de vragen"
    assert matrix["rows"][1]["cells"] == {"K": "1", "B": "2", "Totaal": "3"}
    assert matrix["ambiguous"] == ["matrix-differs: Totaal"]
    assert outline(document) == [(None, ["A1.01"])]


def test_a_plan_may_be_a_matrix_only() -> None:
    document = plan(
        "Toetsmatrijs A1: Balie\n\nOnderdeel\tKennis\tBegrip\tTotaal\nOntvangen\t2\t1\t3\n"
        "Verwijzen\t1\t2\t3\n"
    )
    assert [row["title"] for row in document["matrix"][0]["rows"]] == ["Ontvangen", "Verwijzen"]


def test_items_without_a_code_keep_their_text_and_are_a_doubt() -> None:
    document = plan(
        f"{TITLE}Code\tToetsterm\tDatum\tK\tB\nOntvangen\t\t\t\t\n"
        "A1.1\tGroet.\t1-2-2026\tX\t\n\tHelpt.\t1-2-2026\t\tX\n"
    )
    assert outline(document) == [("Ontvangen", ["A1.1", "Helpt."])]
    assert items(document)[1]["ambiguous"] == ["no-code"]
    assert items(document)[1]["levels"] == ["B"]


def test_a_table_without_codes_has_sections_and_items() -> None:
    document = plan(
        f"{TITLE}Toetsterm\tK\tB\nOntvangen\t\t\nGroet.\tX\t\nVerwijzen\t\t\nWijst de weg.\t\tX\n"
    )
    assert outline(document) == [("Ontvangen", ["Groet."]), ("Verwijzen", ["Wijst de weg."])]


LISTED = """Toetsplan A1: Balie

Niveaus: K = kennis, B = begrip, T = toepassing

Ontvangen
- A1.01 Groet de bezoeker. (K)
- A1.02 Legt de wachttijd uit en biedt zo nodig
  een afspraak aan. (B/T)

Verwijzen
- A1.03 Wijst de weg. (T)
"""
SAID = """Toetsplan A1: Balie

Ontvangen

T-01 Groet de bezoeker.
Niveau: K

T-02 Legt de wachttijd uit en biedt zo nodig een afspraak aan.
Niveau: B, T

Verwijzen

T-03** Wijst de weg.
Niveau: T

** telt dubbel
"""
HEADED = """Toetsplan A1: Balie

Niveau K
A1.01 Groet de bezoeker.

Niveau B
A1.02 Wijst de weg.
"""


def test_levels_may_stand_between_brackets_behind_the_text() -> None:
    document = plan(LISTED)
    assert [item["levels"] for item in items(document)] == [["K"], ["B", "T"], ["T"]]
    assert items(document)[1]["text"].endswith("een afspraak aan.")
    assert {item["level_from"] for item in items(document)} == {"text"}
    assert document["level_scale"][0] == {"code": "K", "name": "kennis"}


def test_levels_may_stand_in_a_line_below_the_text() -> None:
    document = plan(SAID)
    assert [item["levels"] for item in items(document)] == [["K"], ["B", "T"], ["T"]]
    assert outline(document) == [("Ontvangen", ["T-01", "T-02"]), ("Verwijzen", ["T-03"])]
    assert items(document)[2]["marks"] == ["**"]
    assert document["legend"][0]["meaning"] == "telt dubbel"


def test_levels_may_stand_in_the_heading_above_the_items() -> None:
    document = plan(HEADED)
    assert [(item["levels"], item["level_from"]) for item in items(document)] == [
        (["K"], "section"),
        (["B"], "section"),
    ]


def test_numbered_lines_above_numbered_items_are_sections() -> None:
    document = plan(
        "Examenplan Reisdocumenten\n\nNr.\tOmschrijving\tNiveau\n1\tAanvragen\t\n"
        "1.1\tNeemt de aanvraag in.\tF\n1.2\tControleert de foto.\tF/R\n2\tUitreiken\t\n"
        "2.1\tReikt uit.\tP\n"
    )
    assert outline(document) == [("1 Aanvragen", ["1.1", "1.2"]), ("2 Uitreiken", ["2.1"])]


def test_the_same_code_in_another_plan_of_the_file_is_no_duplicate() -> None:
    document = plan(
        f"{TITLE}Nr\tToetsterm\tK\tB\nA1.01\tGroet.\tX\t\n\nToetsplan A2: Telefoon\n\n"
        "Nr\tToetsterm\tK\tB\nA1.01\tNeemt op.\tX\t\nA1.01\tHangt op.\t\tX\n",
    )
    assert [one.get("plan") for one in document["sections"]] == [None, "Toetsplan A2: Telefoon"]
    assert [item["ambiguous"] for item in items(document)] == [[], [], ["duplicate-code"]]


def test_letters_outside_the_scale_are_kept_with_a_doubt() -> None:
    document = plan(
        f"{TITLE}Nr\tToetsterm\tNiveau\nA1.01\tGroet.\tK\nA1.02\tHelpt.\tB\nA1.03\tBelt.\tZ\n"
        "A1.04\tSchrijft.\tnaar eigen inzicht\n"
    )
    *_, strange, other = items(document)
    assert (strange["levels"], strange["ambiguous"]) == (["Z"], ["level-strange: Z"])
    assert other["extra_columns"] == {"Niveau": "naar eigen inzicht"}
    assert other["ambiguous"] == ["level-unclear", "no-levels"]


def test_crosses_under_a_title_without_codes_are_only_counted() -> None:
    document = plan(f"{TITLE}Nr\tToetsterm\tNiveau\t\nA1.01\tGroet.\tX\t\nA1.02\tHelpt.\tX\tX\n")
    assert [(item["levels"], item["level_count"]) for item in items(document)] == [
        (None, 1),
        (None, 2),
    ]


def test_any_word_below_the_title_of_the_levels_is_a_level() -> None:
    document = plan(
        f"{TITLE}Toetsterm\t\tLaatst gewijzigd\tBeheersingsniveau\t\nNr.\tOmschrijving\t\t"
        "Zelfstandig\tMet hulp\nA1.01\tGroet.\t1-1-2026\tx\t\nA1.02\tHelpt.\t1-1-2026\t\tx\n"
    )
    assert [item["levels"] for item in items(document)] == [["Zelfstandig"], ["Met hulp"]]
    assert items(document)[0]["date"] == "2026-01-01"


VAGUE = [
    ("sept 2021", "1", "X", "date-incomplete"),
    ("31-2-2021", "1", "X", "date-invalid"),
    ("3/4/2021", "1", "X", "date-order"),
    ("1-2-2021", "1 à 2", "X", "figure-unclear"),
    ("1-2-2021", "1", "?", "level-unclear"),
    ("1-2-2021", "1", "3", "level-figures"),
]


@pytest.mark.parametrize(("date", "count", "mark", "code"), VAGUE)
def test_what_a_cell_leaves_open_is_a_doubt(date: str, count: str, mark: str, code: str) -> None:
    document = plan(
        f"{TITLE}Nr\tToetsterm\tDatum wijziging\tAantal opdr.\tK\tB\n"
        f"A1.01\tGroet.\t{date}\t{count}\t{mark}\tX\n"
    )
    assert code in items(document)[0]["ambiguous"]


def test_totals_between_the_items_count_their_section_and_the_last_the_whole() -> None:
    document = plan(
        f"{TITLE}Nr\tToetsterm\tAantal opdr.\tK\nOntvangen\t\t\t\nA1.01\tGroet.\t1\tX\n"
        "Totaal\t\t1\t\nVerwijzen\t\t\t\nA1.02\tWijst.\t2\tX\nTotaal\t\t2\t\n"
        "Totaal generaal\t\t4\t2\n"
    )
    assert [one["aantal_opdr"] for one in document["sections"]] == [1, 2]
    assert document["total"]["ambiguous"] == ["total-differs: 3"]
    assert document["total"]["levels"] == {"K": 2}


def test_the_number_of_a_section_may_stand_in_its_own_row() -> None:
    document = plan(
        f"{TITLE}Nr\tToetsterm\tAantal opdr.\tK\nOntvangen\t\t3\t\nA1.01\tGroet.\t2\tX\n"
        "Totaal\t\t2\t5\n"
    )
    assert document["sections"][0]["ambiguous"] == ["total-differs: 2"]
    assert document["total"]["ambiguous"] == ["level-total-differs: K 1"]


def test_labels_above_and_values_below_are_paired_with_a_doubt() -> None:
    document = plan(
        f"{TITLE}Ingangsdatum\nToetsvorm\nToegestane tijd\n\n1 mei 2027\nProeve aan de balie\n"
        "30 minuten\n\nNr\tToetsterm\tK\tB\nA1.01\tGroet.\tX\t\n"
    )
    assert [field["value"] for field in document["meta"].values()] == [
        "1 mei 2027",
        "Proeve aan de balie",
        "30 minuten",
    ]
    assert document["version"]["ambiguous"] == ["effective-from"]


def test_a_table_of_contents_holds_no_items() -> None:
    document = plan(
        f"{TITLE}Inhoud\n1 Gegevens 2\nA1.01 Groeten 3\nA1.02 Helpen 4\n\n"
        "Nr\tToetsterm\tK\tB\nA1.01\tGroet.\tX\t\nA1.02\tHelpt.\t\tX\n"
    )
    assert outline(document) == [(None, ["A1.01", "A1.02"])]


def test_a_table_of_versions_is_left_to_a_person() -> None:
    document = plan(
        f"{TITLE}Versie\tDatum\tWijziging\n1.0\t1-2-2025\tEerste versie\n\n"
        "Code\tToetsterm\tKennis\tBegrip\n1.1\tGroet.\tX\t\n",
        complete=False,
    )
    assert outline(document) == [(None, ["1.1"])]
    assert len(document["not_understood"]) == 2


def test_eindtermen_in_a_table_of_their_own_are_no_items() -> None:
    document = plan(
        f"{TITLE}Nr\tEindterm\n1\tKan ontvangen.\n2\tKan verwijzen.\n\n"
        "Nr\tToetsterm\tEindterm\tK\tB\nA1.01\tGroet.\t1\tX\t\n"
    )
    assert [one["text"] for one in document["eindtermen_list"]] == [
        "Kan ontvangen.",
        "Kan verwijzen.",
    ]
    assert items(document)[0]["extra_columns"] == {"Eindterm": "1"}


def test_a_placeholder_and_a_text_that_stops_are_doubts() -> None:
    document = plan(
        f"{TITLE}[Vul hier de naam van de gemeente in]\n\nOntvangen\nA1.01\tGroet de\n"
        "A1.02\tHelpt omdat\nA1.03\tBelt …\nA1.04\tStemt ermee in.\n"
    )
    assert document["title_ambiguous"] == ["placeholder"]
    cut = ["cut-off" in item["ambiguous"] for item in items(document)]
    assert cut == [True, True, True, False]


def test_a_code_that_is_stuck_to_its_text_is_a_doubt() -> None:
    lines = "K B RV PV\nBZ.04aGroet. 1-2-2026 X\nBZ.04b Helpt. 1-2-2026 X X\n"
    document = plan(f"{TITLE}{lines}", glued=True)
    assert [item["code"] for item in items(document)] == ["BZ.04a", "BZ.04b"]
    assert items(document)[0]["ambiguous"] == ["code-glued", "level-columns-lost"]


@pytest.mark.parametrize(
    "code", ["V1.01", "B2.3", "1.2.3", "T-01", "BZ.04a", "KT1-W2", "LU 3", "7"]
)
def test_codes_have_many_forms(code: str) -> None:
    rows = f"{code}**\tGroet.\tX\t\n{code[:-1]}9\tHelpt.\tX\t\n"
    document = plan(f"{TITLE}Code\tToetsterm\tK\tB\n{rows}")
    assert items(document)[0]["code"] == code
    assert items(document)[0]["marks"] == ["**"]
    assert items(document)[0]["text"] == "Groet."


def test_a_title_above_the_pages_only_is_proposed() -> None:
    rows = [["Nr", "Toetsterm", "K", "B"], ["A1.01", "Groet.", "X", ""]]
    document = read("plan", as_docx([Tabel(rows)], Pagina(header="Toetsplan A1: Balie"))).as_dict()
    assert document["title"] == "Toetsplan A1: Balie"
    assert document["title_ambiguous"] == ["title-from-header"]

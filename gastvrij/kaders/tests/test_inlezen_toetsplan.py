"""The traps in exam plans, one by one, in sentences of our own."""

from typing import Any

import pytest

from gastvrij.kaders.inlezen import read


def plan(text: str) -> dict[str, Any]:
    return read("plan.txt", text.encode(), kind="toetsplan").as_dict()


def items(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {item["code"]: item for one in document["sections"] for item in one["items"]}


def test_levels_follow_the_codes_above_their_columns_whatever_the_scale() -> None:
    for scale in ("K\tB\tV\tC", "F\tB\tR\tP", "A\tB\tC\tD", "Basis\tGevorderd\tExpert\tMeester"):
        text = (
            f"Toetsplan M2: Balie\n\nNr\tToetsterm\tNiveau\t\t\t\n\t\t{scale}\n"
            "M2.01\tGroet.\tX\t\tX\t\nM2.02\tLegt uit.\t\t\t\tX\n"
        )
        codes = scale.split("\t")
        found = items(plan(text))
        assert found["M2.01"]["levels"] == [codes[0], codes[2]]
        assert found["M2.02"]["levels"] == [codes[3]]


def test_level_codes_may_stand_in_the_heading_row_itself() -> None:
    document = plan("Toetsplan M2: Balie\nNr\tToetsterm\tK\tB\nM2.01\tGroet.\t\tX\n")
    assert items(document)["M2.01"]["levels"] == ["B"]


def test_a_level_column_may_hold_two_letters_in_one_cell() -> None:
    document = plan(
        "Toetsplan M3: Loket\nNummer\tToetsterm\tNiveau\tAantal opdr.\n"
        "Kennen\t\t\t\nM3.1\tKent de producten.\tF/R\t2\nM3.2**\tPast toe.\tP\t1\nTotaal\t\t\t3\n"
    )
    assert items(document)["M3.1"]["levels"] == ["F", "R"]
    assert items(document)["M3.2"]["marks"] == ["**"]
    assert [item["aantal_opdr"] for item in items(document).values()] == [2, 1]
    assert document["total"]["ambiguous"] == []


def test_a_total_that_differs_from_its_items_is_a_doubt() -> None:
    document = plan(
        "Toetsplan M3: Loket\nNummer\tToetsterm\tAantal opdr.\n"
        "M3.1\tKent.\t2\nM3.2\tDoet.\t1\nTotaal\t\t4\n"
    )
    assert document["total"]["ambiguous"] == ["total-differs: 3"]


def test_a_row_broken_over_a_page_is_made_whole() -> None:
    document = plan(
        "Toetsplan M4: Telefoon\n\nToetsnummer\tToetsterm\tLaatste wijzigingsdatum\tNiveau\t\n"
        "\t\t\tA\tB\nSpreken\t\t\t\t\nM4.01\tSpreekt duidelijk en\t1-2-2026\t\tX\n"
        "Pagina 1 van 2\n\fToetsplan M4: Telefoon\n\trustig aan de lijn.\t\t\t\n"
        "M4.02\tLuistert.\t1-2-2026\tX\t\nPagina 2 van 2\n"
    )
    assert items(document)["M4.01"]["text"] == "Spreekt duidelijk en rustig aan de lijn."
    assert items(document)["M4.01"]["levels"] == ["B"]
    assert [part["text"] for part in document["chrome"] if part["role"] == "page"] == [
        "Pagina 1 van 2",
        "Toetsplan M4: Telefoon",
        "Pagina 2 van 2",
    ]


def test_heading_rows_that_return_or_break_inside_words_are_chrome() -> None:
    document = plan(
        "Toetsplan Baliewerk\ntoetsterm-nummer\tToetsterm\tAfbakening\tNiveau\t\n"
        "\t\t\tA\tB\n1.1\tOntvangt.\talleen aan de balie\tX\t\n"
        "Toetsterm-\tToets\tAfba\t\t\nnummer\tterm\tkening\t\t\n1.2\tRondt af.\t\t\tX\n"
    )
    assert items(document)["1.1"]["scope"] == "alleen aan de balie"
    assert items(document)["1.1"]["extra_columns"] == {}
    assert items(document)["1.2"]["levels"] == ["B"]
    assert document["not_understood"] == []


def test_a_cross_outside_the_level_columns_is_counted_but_is_no_level() -> None:
    document = plan("Toetsplan M5: Post\nNr\tToetsterm\tK\tB\nM5.01\tOpent.\t\t\tX\n")
    assert items(document)["M5.01"]["levels"] is None
    assert items(document)["M5.01"]["level_count"] == 1
    assert "level-columns-lost" in items(document)["M5.01"]["ambiguous"]


FLAT = (
    "Toetsplan M6: Post\nIngangsdatum 1 mei 2026\nToetsvorm Mondelinge toets\nF B R P\n\nOpenen\n\n"
    "M6.01 Opent de post. 1-5-2026 {first}\n\nM6.02\nSorteert de post op afdeling\n\n"
    "en daarna op datum.\n1-5-2026\n{second}\n\nVerzenden\n\nM6.03 Verzendt. 1-5-2026 2 {third}\n"
    "Totaal 2\n"
)


def test_a_flattened_plan_keeps_sections_that_stand_above_their_items() -> None:
    document = plan(FLAT.format(first="X", second="X", third="X X"))
    assert [(one["title"], len(one["items"])) for one in document["sections"]] == [
        ("Openen", 2),
        ("Verzenden", 1),
    ]
    assert items(document)["M6.02"]["text"] == "Sorteert de post op afdeling en daarna op datum."
    assert [item["level_count"] for item in items(document).values()] == [1, 1, 2]
    assert all(item["levels"] is None for item in items(document).values())
    assert items(document)["M6.03"]["aantal_opdr"] == 2
    assert document["meta"]["ingangsdatum"]["iso"] == "2026-05-01"


def test_level_letters_in_a_flattened_plan_are_levels() -> None:
    document = plan(FLAT.format(first="F", second="R", third="B/P"))
    assert [item["levels"] for item in items(document).values()] == [["F"], ["R"], ["B", "P"]]


def test_as_many_crosses_as_levels_can_only_mean_all_levels() -> None:
    document = plan(FLAT.format(first="X X X X", second="X", third="X"))
    assert items(document)["M6.01"]["levels"] == ["F", "B", "R", "P"]
    assert items(document)["M6.02"]["levels"] is None


def test_the_same_code_twice_keeps_both_and_is_a_doubt() -> None:
    document = plan(
        "Toetsplan M7: Kas\nNr\tToetsterm\tK\tB\nM7.01\tTelt.\tX\t\nM7.01\tKlopt.\t\tX\n"
    )
    found = document["sections"][0]["items"]
    assert [item["text"] for item in found] == ["Telt.", "Klopt."]
    assert found[1]["ambiguous"] == ["duplicate-code"]


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("1 mei 2026", "2026-05-01"),
        ("01/05/2026", "2026-05-01"),
        ("2026-05-01", "2026-05-01"),
        ("31-2-2026", None),
    ],
)
def test_dates_are_read_as_dutch_documents_write_them(printed: str, iso: str | None) -> None:
    document = plan(
        f"Toetsplan M8: Dag\nIngangsdatum\t{printed}\nNr\tToetsterm\tK\nM8.01\tTelt.\tX\n"
    )
    assert document["version"]["effective_from"] == iso
    assert ("date-invalid" in document["version"]["ambiguous"]) == (iso is None)


def test_without_a_date_no_version_is_made_up() -> None:
    document = plan(
        "Toetsplan M8: Dag\nNr\tToetsterm\tK\tB\nM8.01\tTelt.\tX\t\nM8.02\tRekent.\tX\t\n"
    )
    assert document["version"] == {
        "label": None,
        "effective_from": None,
        "ambiguous": ["no-version"],
    }


def test_labels_and_values_apart_are_paired_by_type_and_order_with_a_doubt() -> None:
    document = plan(
        "Ingangsdatum\nNaam van de toets\nToetsvorm\nToegestane tijd\nCesuur\n\nK B\n\n"
        "Toetsplan M9: Zaal\n\n3-4-2027\n\nM9: Zaal\n\nProeve in de zaal\n\n45 minuten\n\n"
        "Ten minste 60 punten\n\nToetsterm\n\nM9.01 Richt de zaal in. 1-1-2027 X\n"
    )
    values = {key: field["value"] for key, field in document["meta"].items()}
    assert values == {
        "ingangsdatum": "3-4-2027",
        "naam_van_de_toets": "M9: Zaal",
        "toetsvorm": "Proeve in de zaal",
        "toegestane_tijd": "45 minuten",
        "cesuur": "Ten minste 60 punten",
    }
    assert all("label-apart" in field["ambiguous"] for field in document["meta"].values())

"""Assessment forms of our own in every layout and form; what a form leaves open stays open."""

from collections.abc import Callable
from typing import Any

import pytest

from gastvrij.kaders.inlezen import recognise, split_lines, twijfels
from gastvrij.kaders.inlezen.formulier.schaal import (
    cesuur_of,
    marks_of,
    scale_of,
)
from gastvrij.kaders.inlezen.lezen import read_here
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words
from gastvrij.kaders.rules import boom

from .rendities import WITH_COLUMNS, Alinea, Cel, Kop, Lijst, Pagina, Tabel

pytestmark = pytest.mark.layouts

GROUPS: list[tuple[str, list[tuple[str, str, bool, int]]]] = [
    (
        "Openen van het gesprek",
        [
            ("1.1", "De kandidaat groet de bezoeker en noemt de eigen naam.", True, 1),
            ("1.2", "De kandidaat vraagt waar de bezoeker voor komt.", False, 1),
        ],
    ),
    (
        "Helpen",
        [
            ("2.1", "De kandidaat geeft een antwoord dat klopt.", True, 2),
            ("2.2", "De kandidaat legt uit wat de volgende stap is.", False, 1),
        ],
    ),
]
CESUUR = "Ten minste 3 van de 4 criteria en alle kritische criteria voldoende."
RULES = ["Voldoende is 1 punt.", "Niet waargenomen telt niet mee."]


def front() -> list[Any]:
    return [
        Kop(1, "Beoordelingsformulier gastheerschap"),
        Alinea("Dit formulier hoort bij het toetsplan L1 Gastheerschap."),
        Alinea("Naam kandidaat: ________"),
    ]


def back() -> list[Any]:
    return [Kop(2, "Cesuur"), Alinea(CESUUR), Kop(2, "Scoringsregels"), Lijst(RULES)]


def wanted(*, weight: bool, knock_out: bool) -> list[Any]:
    return [
        (
            title,
            [
                (code, text, heavy if weight else None, critical if knock_out else None)
                for code, text, critical, heavy in criteria
            ],
        )
        for title, criteria in GROUPS
    ]


def found(document: dict[str, Any]) -> list[Any]:
    return [
        (
            group["title"],
            [
                (one["code"], one["text"], one["weight"], one["knock_out"])
                for one in group["criteria"]
            ],
        )
        for group in document["groups"]
    ]


def scales(document: dict[str, Any]) -> list[tuple[tuple[str, Any], ...]]:
    return [
        tuple((step["label"], step["value"]) for step in one["scale"] or ())
        for group in document["groups"]
        for one in group["criteria"]
    ]


OVG = ["Onvoldoende", "Voldoende", "Goed"]
STEPS = (("Onvoldoende", 0), ("Voldoende", 1), ("Goed", 2))
OPEN_STEPS = tuple((label, None) for label in OVG)


def columns_with_points() -> list[Any]:
    head = ["Nr.", "Criterium", "Onvoldoende (0)", "Voldoende (1)", "Goed (2)", "Gewicht", "KO"]
    rows: list[Any] = []
    for title, criteria in GROUPS:
        rows.append([Cel(title, columns=7)])
        rows += [
            [code, text, "", "", "", str(weight), "x" if critical else ""]
            for code, text, critical, weight in criteria
        ]
    return [*front(), Tabel([head, *rows]), *back()]


def boxes_in_columns() -> list[Any]:
    blocks = front()
    for title, criteria in GROUPS:
        rows = [
            [code, text + (" (KO)" if critical else ""), "☐", "☐", "☐", ""]
            for code, text, critical, _ in criteria
        ]
        blocks += [Kop(2, title), Tabel([["Nr", "Criterium", *OVG, "Opmerkingen"], *rows])]
    return [*blocks, *back()]


def two_heading_rows() -> list[Any]:
    head: list[Any] = [
        ["Nr", "Criterium", Cel("Beoordeling", columns=3), "Opmerkingen"],
        ["", "", *OVG, ""],
    ]
    rows: list[Any] = []
    for title, criteria in GROUPS:
        rows.append(["", title, "", "", "", ""])
        rows += [
            [code, text + (" *" if critical else ""), "", "", "", ""]
            for code, text, critical, _ in criteria
        ]
    legend = Alinea("* = knock-out criterium")
    return [*front(), Tabel([*head, *rows], 2), legend, *back()]


def scale_in_heading() -> list[Any]:
    blocks = front()
    for title, criteria in GROUPS:
        rows = [
            [f"{code} {text}" + (f" (weging {weight}x)"), ""] for code, text, _, weight in criteria
        ]
        blocks += [Kop(2, title), Tabel([["Beoordelingscriterium", "Score (0-2)"], *rows])]
    return [*blocks, *back()]


def scale_in_every_row() -> list[Any]:
    blocks = front()
    for title, criteria in GROUPS:
        rows = [
            [code, text, "ja" if critical else "nee", "O / V / G", ""]
            for code, text, critical, _ in criteria
        ]
        head = ["Code", "Criterium", "Kritisch", "Oordeel", "Opmerking"]
        blocks += [Kop(2, title), Tabel([head, *rows])]
    return [*blocks, *back()]


def numbered_list() -> list[Any]:
    blocks = front()
    blocks.append(Alinea("Schaal: O = onvoldoende, V = voldoende, G = goed"))
    for title, criteria in GROUPS:
        blocks.append(Kop(2, title))
        blocks += [
            Alinea(f"{code} {text}{' (KO)' if critical else ''} O / V / G")
            for code, text, critical, _ in criteria
        ]
    return [*blocks, *back()]


def boxes_behind_lines() -> list[Any]:
    blocks = front()
    for title, criteria in GROUPS:
        blocks.append(Kop(2, title))
        blocks += [
            Alinea(f"{code} {text} [ ] ja [ ] nee [ ] n.v.t.") for code, text, _, _ in criteria
        ]
    return [*blocks, *back()]


PAGE = Pagina(width=595, height=842)
LETTERS = (("O", None), ("V", None), ("G", None))
NUMBERS = (("0", 0), ("1", 1), ("2", 2))
YES_NO = (("ja", None), ("nee", None), ("n.v.t.", None))
LAYOUTS: dict[Callable[[], list[Any]], tuple[bool, bool, Any]] = {
    columns_with_points: (True, True, STEPS),
    boxes_in_columns: (False, True, OPEN_STEPS),
    two_heading_rows: (False, True, OPEN_STEPS),
    scale_in_heading: (True, False, NUMBERS),
    scale_in_every_row: (False, True, LETTERS),
    numbered_list: (False, True, LETTERS),
    boxes_behind_lines: (False, False, YES_NO),
}
CASES = [
    (layout, form)
    for layout in LAYOUTS
    for form in WITH_COLUMNS
    if not (form == "csv" and layout in (scale_in_heading, numbered_list, boxes_behind_lines))
]


@pytest.mark.parametrize(
    ("layout", "form"), CASES, ids=[f"{layout.__name__}-{form}" for layout, form in CASES]
)
def test_a_form_reads_back_from_every_layout_in_every_form(
    layout: Callable[[], list[Any]], form: str
) -> None:
    one, _ = read_here(f"formulier.{form}", WITH_COLUMNS[form](layout(), PAGE))
    assert one.kind == "beoordelingsformulier"
    document = one.as_dict()
    weight, knock_out, scale = LAYOUTS[layout]
    assert found(document) == wanted(weight=weight, knock_out=knock_out)
    assert set(scales(document)) == {scale}
    assert document["plan"] == "L1 Gastheerschap"
    assert document["cesuur"]["text"] == CESUUR
    assert [rule["text"] for rule in document["scoring_rules"]] == RULES
    assert document["not_understood"] == []


def test_the_rows_of_a_form_go_on_over_a_page() -> None:
    page = Pagina(width=595, height=300, header="Lindemeer", footer="Proeve", numbered=True)
    document = read_here("x.pdf", WITH_COLUMNS["pdf"](columns_with_points(), page))[0].as_dict()
    assert found(document) == wanted(weight=True, knock_out=True)


def read_text(text: str) -> dict[str, Any]:
    one, _ = read_here("x.txt", text.encode(), "beoordelingsformulier")
    assert read_words(one.document) == source_words(split_lines("x.txt", text))
    assert all(doubt.text for doubt in twijfels(one))
    return one.as_dict()


def test_a_rubric_says_of_every_step_what_it_takes() -> None:
    document = read_text(
        "Observatieformulier\n\nCriterium\tOnvoldoende\tGoed\nGroeten\tgroet niet\tgroet warm\n"
        "Luisteren\tpraat erdoor\tvat samen\n"
    )
    first = document["groups"][0]["criteria"][0]["scale"]
    assert [(step["label"], step["text"]) for step in first] == [
        ("Onvoldoende", "groet niet"),
        ("Goed", "groet warm"),
    ]


def test_what_a_form_leaves_open_is_none_and_said_once() -> None:
    document = read_text("Beoordelingsformulier\n\nHouding\n☐ Kijkt op.\n☐ Is vriendelijk.\n")
    (group,) = document["groups"]
    assert [(one["scale"], one["weight"], one["knock_out"]) for one in group["criteria"]] == [
        (None, None, None)
    ] * 2
    assert (document["plan"], document["cesuur"], document["scoring_rules"]) == (None, None, [])
    assert document["form_scale"]["ambiguous"] == [
        "no-plan", "no-cesuur", "no-scoring-rules", "no-weights", "no-scale",
    ]  # fmt: skip


def test_a_star_without_a_legend_stays_open() -> None:
    document = read_text(
        "Beoordelingsformulier\n\nNr\tCriterium\tO\tV\n1\tGroet. *\t\t\n2\tLuistert.\t\t\n"
    )
    one, two = document["groups"][0]["criteria"]
    assert (one["text"], one["knock_out"], one["ambiguous"]) == (
        "Groet.", None, ["mark-without-legend"],
    )  # fmt: skip
    assert two["knock_out"] is None


def test_a_form_names_the_toetstermen_that_it_tests() -> None:
    document = read_text(
        "Assessment form\n\nNo\tCriterion\tExam term\tScore (0-3)\n1.1\tGreets.\tV1.01, V1.02\t\n"
        "1.2\tSums up (V1.04).\t\t\n\nPass mark: at least 4 out of 6 points\n"
    )
    terms = [one["toetstermen"] for one in document["groups"][0]["criteria"]]
    assert terms == [["V1.01", "V1.02"], ["V1.04"]]
    assert document["cesuur"]["minimum"] == 4
    assert document["cesuur"]["unit"] == "points"


@pytest.mark.parametrize(
    ("text", "minimum", "total", "unit", "critical", "doubts"),
    [
        ("ten minste 3 van de 4 criteria", 3, 4, "criteria", False, []),
        ("ten minste 12 van de 20 criteria", 12, 20, "criteria", False, ["cesuur-differs: 4"]),
        ("minimaal 60%", 60, None, "%", False, []),
        ("Minstens twaalf punten.", 12, None, "punten", False, []),
        ("Alle criteria voldoende.", 4, 4, "criteria", False, []),
        ("alle kritische criteria voldoende", None, None, None, True, []),
        ("ten minste 3 van de 4 criteria en alle KO-criteria voldaan.", 3, 4, "criteria", True, []),
        ("ten minste 12 van de 20", None, None, None, False, ["cesuur-in-words"]),
        ("De assessor is overtuigd.", None, None, None, False, ["cesuur-in-words"]),
        ("Alle KO voldaan. De rest naar inzicht.", None, None, None, False, ["cesuur-in-words"]),
        (
            "3 van de 4 criteria, bij 2 herkansingen", None, None, None, False, ["cesuur-in-words"],
        ),
    ],
)  # fmt: skip
def test_a_cesuur_is_in_figures_only_where_every_part_is_exact(
    text: str,
    minimum: int | None,
    total: int | None,
    unit: str | None,
    critical: bool,  # noqa: FBT001
    doubts: list[str],
) -> None:
    made = cesuur_of(text, 1, 4)
    assert (made["minimum"], made["total"], made["unit"]) == (minimum, total, unit)
    assert (made["all_knock_outs"], made["ambiguous"], made["text"]) == (critical, doubts, text)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("O / V / G", [("O", None), ("V", None), ("G", None)]),
        ("0-3", [("0", 0), ("1", 1), ("2", 2), ("3", 3)]),
        ("☐ ja ☐ nee", [("ja", None), ("nee", None)]),
        ("[ ] voldaan [ ] deels [ ] niet voldaan",
         [("voldaan", None), ("deels", None), ("niet voldaan", None)]),
        ("0 = niet gezien; 1 = gezien", [("niet gezien", 0), ("gezien", 1)]),
        ("goed (2 punten), voldoende (1 punt)", [("goed", 2), ("voldoende", 1)]),
        ("1 2 3", [("1", 1), ("2", 2), ("3", 3)]),
        ("goed", None),
        ("3-1", None),
        ("appel / peer", None),
    ],
)  # fmt: skip
def test_a_scale_is_read_however_it_is_written(text: str, labels: Any) -> None:
    scale = scale_of(text)
    assert (None if scale is None else [(one["label"], one["value"]) for one in scale]) == labels


@pytest.mark.parametrize(
    ("text", "bare", "weight", "critical", "star"),
    [
        ("Groet de gast. (weging 2x)", "Groet de gast.", 2, False, False),
        ("Groet de gast, telt dubbel", "Groet de gast,", 2, False, False),
        ("Groet de gast (2x)", "Groet de gast", 2, False, False),
        ("Groet de gast. KO", "Groet de gast.", None, True, False),
        ("Groet de gast (knock-out)", "Groet de gast", None, True, False),
        ("Kritisch: groet de gast", "groet de gast", None, True, False),
        ("Groet de gast*", "Groet de gast", None, False, True),
        ("Groet de gast", "Groet de gast", None, False, False),
    ],
)
def test_marks_stand_apart_from_the_words_of_a_criterion(
    text: str,
    bare: str,
    weight: int | None,
    critical: bool,  # noqa: FBT001
    star: bool,  # noqa: FBT001
) -> None:
    marks = marks_of(text)
    assert (marks.text, marks.weight, marks.is_critical, marks.has_star) == (
        bare, weight, critical, star,
    )  # fmt: skip


def test_the_tree_keeps_groups_criteria_and_scoring_rules() -> None:
    document = read_here("x.txt", WITH_COLUMNS["text"](columns_with_points()))[0].as_dict()
    takken = boom.takken(document)
    assert [one.soort for one in takken] == ["onderdeel"] * 2 + ["scoreregel"] * 2
    first = takken[0].takken[0]
    assert (first.soort, first.code, first.extra["weight"], first.extra["knock_out"]) == (
        "criterium", "1.1", 1, True,
    )  # fmt: skip
    assert len(first.extra["scale"]) == 3
    assert {"plan", "cesuur", "scoring_rules", "form_scale"} <= boom.kop(document).keys()


def test_an_exam_plan_that_names_its_form_is_no_form() -> None:
    text = "Toetsplan L1: Balie\nCesuur: zie beoordelingsformulier\nL1.01\tGroet.\tX\n"
    assert recognise(split_lines("x", text))[0][0] == "toetsplan"

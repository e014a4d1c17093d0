"""Exam plans of our own in many layouts and every form: what is read is what was written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from gastvrij.kaders.inlezen.lezen import understand
from gastvrij.kaders.inlezen.openen import open_here
from gastvrij.kaders.inlezen.verantwoording import leftovers

from .rendities import WITH_COLUMNS, Alinea, Cel, Kop, Lijst, Pagina, Render, Tabel

pytestmark = pytest.mark.layouts

Blocks = list[Any]
WIDE = Pagina(width=842, height=595, size=8)
LOW = Pagina(842, 260, "Gemeente Lindemeer", "concept", numbered=True, size=8)


@dataclass(frozen=True)
class Term:
    code: str
    text: str
    levels: tuple[str, ...] = ()
    date: str = ""
    opdr: str = ""


@dataclass(frozen=True)
class Plan:
    title: str
    fields: dict[str, str]
    scale: tuple[str, ...]
    sections: tuple[tuple[str, tuple[Term, ...]], ...]
    description: str = ""

    @property
    def terms(self) -> list[Term]:
        return [term for _, terms in self.sections for term in terms]


PASPOORT = Plan(
    "Toetsplan R2: Reisdocumenten",
    {
        "Ingangsdatum": "1 maart 2027",
        "Naam van de toets": "R2: Reisdocumenten",
        "Toetsvorm": "Proeve aan het loket met drie aanvragen",
        "Toegestane tijd": "90 minuten, de nabespreking inbegrepen",
        "Aantal vragen": "Niet van toepassing",
        "Cesuur": "Ten minste 14 van de 20 punten",
        "Scoringsregels": "Volgens het formulier van de beoordelaar",
        "Toegestane hulpmiddelen": "De kennisbank van de gemeente",
        "Instructies": "De kandidaat krijgt de opdracht een week vooraf",
    },
    ("K", "B", "RV", "PV"),
    (
        (
            "De aanvraag ontvangen",
            (
                Term(
                    "R2.01",
                    "Noemt welke documenten een inwoner moet meebrengen.",
                    ("K",),
                    "3-2-2027",
                    "1",
                ),
                Term(
                    "R2.02",
                    "Legt uit waarom een oud paspoort wordt ingeleverd. Vraagt na of de inwoner "
                    "het begrijpt en geeft zo nodig een voorbeeld uit de eigen praktijk.",
                    ("B", "RV"),
                    "3-2-2027",
                    "2",
                ),
                Term(
                    "R2.03",
                    "Stelt de identiteit vast, ook bij twijfel over een foto",
                    ("PV",),
                    "14-11-2026",
                    "1",
                ),
            ),
        ),
        (
            "Bijzondere aanvragen",
            (
                Term(
                    "R2.04",
                    "Behandelt een aanvraag voor een minderjarige.",
                    ("RV", "PV"),
                    "14-11-2026",
                    "1",
                ),
                Term(
                    "R2.05",
                    "Herkent een spoedaanvraag en regelt die binnen één dag.",
                    ("K", "B", "PV"),
                    "3-2-2027",
                    "2",
                ),
            ),
        ),
        (
            "Uitreiken",
            (Term("R2.06", "Reikt het document uit en legt dat vast.", ("PV",), "3-2-2027", "1"),),
        ),
    ),
    description="Deze module is voor medewerkers die aan het loket paspoorten en "
    "identiteitskaarten aanvragen en uitreiken. Na afloop werken zij zelfstandig en zonder fouten.",
)
DESK = Plan(
    "Exam plan D1: Front desk and telephone",
    {
        "Effective date": "1 March 2027",
        "Name of the exam": "D1: Front desk and telephone",
        "Type of exam": "Practical exam with two visitors",
        "Time allowed": "45 minutes",
        "Pass mark": "At least 6 out of 10 points",
        "Permitted aids": "None",
    },
    ("K", "U", "A"),
    (
        (
            "Welcoming visitors",
            (
                Term("D1.1", "Greets every visitor within a minute.", ("A",), "2 May 2026", "1"),
                Term(
                    "D1.2",
                    "Explains which desk handles which question.",
                    ("K", "U"),
                    "2 May 2026",
                    "1",
                ),
            ),
        ),
        (
            "On the telephone",
            (Term("D1.3", "Repeats the question in plain words.", ("U", "A"), "9 June 2026", "2"),),
        ),
    ),
)
ENGLISH = {
    "Effective date": "ingangsdatum",
    "Name of the exam": "naam_van_de_toets",
    "Type of exam": "toetsvorm",
    "Time allowed": "toegestane_tijd",
    "Pass mark": "cesuur",
    "Permitted aids": "toegestane_hulpmiddelen",
}
HEAD = [
    "Naam onderdeel en toetsterm-nummer",
    "Toetsterm",
    "Laatste wijzigingsdatum",
    "Aantal opdr.",
]
HEAD_EN = [
    "Number of learning outcome",
    "Learning outcome",
    "Date of last change",
    "Number of tasks",
]


# Header fields


def fields_in_table(plan: Plan) -> Blocks:
    return [
        Tabel(
            [[label, value] for label, value in plan.fields.items()], header_rows=0, widths=(1, 2)
        )
    ]


def fields_with_colon(plan: Plan) -> Blocks:
    return [Alinea(f"{label}: {value}") for label, value in plan.fields.items()]


def fields_with_tab(plan: Plan) -> Blocks:
    return [Alinea(f"{label}\t{value}") for label, value in plan.fields.items()]


def fields_transposed(plan: Plan) -> Blocks:
    pairs = list(plan.fields.items())
    parts = [pairs[at : at + 3] for at in range(0, len(pairs), 3)]
    return [Tabel([[one[0] for one in part], [one[1] for one in part]]) for part in parts]


def fields_in_pairs(plan: Plan) -> Blocks:
    pairs = [cell for pair in plan.fields.items() for cell in pair]
    return [Tabel([pairs[at : at + 4] for at in range(0, len(pairs), 4)], header_rows=0)]


# Tables of items


def crosses(plan: Plan, term: Term, sign: str = "X") -> list[str]:
    return [sign if code in term.levels else "" for code in plan.scale]


def head(plan: Plan) -> list[list[Any]]:
    titles = HEAD_EN if plan is DESK else HEAD
    level = "Level" if plan is DESK else "Niveau waarop de toetsterm wordt getoetst"
    return [
        [*(Cel(one, rows=2) for one in titles), Cel(level, columns=len(plan.scale))],
        [*plan.scale],
    ]


def row(plan: Plan, term: Term, sign: str = "X") -> list[Any]:
    return [term.code, term.text, term.date, term.opdr, *crosses(plan, term, sign)]


WIDTHS = (2.2, 5, 2.2, 1.5, 1, 1, 1, 1)


def one_table(plan: Plan, sign: str = "X") -> Blocks:
    rows = head(plan)
    for title, terms in plan.sections:
        rows += [
            [Cel(title, columns=len(plan.scale) + 4)],
            *(row(plan, term, sign) for term in terms),
        ]
    rows.append(
        [
            "TOTAAL:",
            "",
            "",
            str(sum(int(term.opdr) for term in plan.terms)),
            *[""] * len(plan.scale),
        ]
    )
    return [Tabel(rows, header_rows=2, widths=WIDTHS[: len(plan.scale) + 4])]


def table_a_section(plan: Plan) -> Blocks:
    blocks: Blocks = []
    for title, terms in plan.sections:
        rows = [*head(plan), *(row(plan, term) for term in terms)]
        blocks += [Kop(2, title), Tabel(rows, header_rows=2, widths=WIDTHS[: len(plan.scale) + 4])]
    return blocks


def section_column(plan: Plan, *, merged: bool = True) -> Blocks:
    rows: list[list[Any]] = [
        ["Onderdeel", "Code", "Toetsterm", *plan.scale, "Aantal opdr.", "Datum"]
    ]
    for title, terms in plan.sections:
        for at, term in enumerate(terms):
            first = (
                [Cel(title, rows=len(terms))] if merged and at == 0 else [] if merged else [title]
            )
            rows.append([*first, term.code, term.text, *crosses(plan, term), term.opdr, term.date])
    return [Tabel(rows, widths=(2, 1.5, 4, *[0.7] * len(plan.scale), 1, 2))]


def other_order(plan: Plan) -> Blocks:
    rows: list[list[Any]] = [
        ["Toetsterm", *plan.scale, "Laatst gewijzigd", "Aantal opdrachten", "Nummer"]
    ]
    for title, terms in plan.sections:
        rows.append([Cel(title, columns=len(plan.scale) + 4)])
        rows += [
            [term.text, *crosses(plan, term), term.date, term.opdr, term.code] for term in terms
        ]
    return [Tabel(rows, widths=(4, *[0.7] * len(plan.scale), 2, 2, 1.5))]


def letters(plan: Plan, joint: str = "/", *, lower: bool = False) -> Blocks:
    rows: list[list[Any]] = [["Nr.", "Niveau", "Omschrijving", "Aantal vragen", "Datum wijziging"]]
    for title, terms in plan.sections:
        rows.append([Cel(title, columns=5)])
        for term in terms:
            cell = joint.join(term.levels)
            rows.append(
                [term.code, cell.lower() if lower else cell, term.text, term.opdr, term.date]
            )
    legend = "Niveaus: " + ", ".join(f"{code} = {NAMES[code]}" for code in plan.scale)
    return [Tabel(rows, widths=(1.3, 1.3, 4, 1.3, 2)), Alinea(legend)]


NAMES = {
    "K": "kennis",
    "B": "begrip",
    "RV": "reproductieve vaardigheid",
    "PV": "productieve vaardigheid",
    "U": "understanding",
    "A": "application",
}


def words_in_cells(plan: Plan) -> Blocks:
    legend = Tabel([[code, NAMES[code]] for code in plan.scale], header_rows=0)
    rows: list[list[Any]] = [["Nr.", "Toetsterm", "Niveau", "Aantal opdr.", "Datum"]]
    for title, terms in plan.sections:
        rows.append([Cel(title, columns=5)])
        for term in terms:
            cell = ", ".join(NAMES[code] for code in term.levels)
            rows.append([term.code, term.text, cell, term.opdr, term.date])
    return [Tabel([["Niveau", "Betekenis"], *legend.rows]), Tabel(rows, widths=(1.3, 4, 2, 1.3, 2))]


def extra_columns(plan: Plan) -> Blocks:
    rows: list[list[Any]] = [
        ["Code", "Toetsterm", "Afbakening", "Bron", "Datum", "Aantal opdr.", *plan.scale]
    ]
    for title, terms in plan.sections:
        rows.append([Cel(title, columns=6 + len(plan.scale))])
        rows += [
            [
                term.code,
                term.text,
                f"Alleen {term.code[-1]}",
                "Handboek, deel 2",
                term.date,
                term.opdr,
                *crosses(plan, term),
            ]
            for term in terms
        ]
    return [Tabel(rows, widths=(1.5, 4, 2, 2, 2, 1, *[0.8] * len(plan.scale)))]


def cards(plan: Plan) -> Blocks:
    blocks: Blocks = []
    for title, terms in plan.sections:
        blocks.append(Kop(2, title))
        for term in terms:
            rows = [
                ["Toetsterm-nummer", term.code],
                ["Omschrijving", term.text],
                ["Datum wijziging", term.date],
                ["Aantal opdrachten", term.opdr],
                ["Niveau", ", ".join(term.levels)],
            ]
            blocks.append(Tabel(rows, header_rows=0, widths=(1, 2)))
    return blocks


FIELDS: dict[str, Callable[[Plan], Blocks]] = {
    "table": fields_in_table,
    "colon": fields_with_colon,
    "tab": fields_with_tab,
    "transposed": fields_transposed,
    "pairs": fields_in_pairs,
}
LAYOUTS: dict[str, Callable[[Plan], Blocks]] = {
    "one table": one_table,
    "checkmarks": lambda plan: one_table(plan, "✓"),
    "small x": lambda plan: one_table(plan, "x"),
    "ja": lambda plan: one_table(plan, "ja"),
    "bullets": lambda plan: one_table(plan, "•"),
    "discs": lambda plan: one_table(plan, "●"),
    "table a section": table_a_section,
    "section merged": section_column,
    "section repeated": lambda plan: section_column(plan, merged=False),
    "other order": other_order,
    "letters": letters,
    "letters with commas": lambda plan: letters(plan, ", "),
    "small letters": lambda plan: letters(plan, " en ", lower=True),
    "words": words_in_cells,
    "extra columns": extra_columns,
    "cards": cards,
}
ISO = {"1 maart 2027": "2027-03-01", "3-2-2027": "2027-02-03", "14-11-2026": "2026-11-14"}
ISO |= {"1 March 2027": "2027-03-01", "2 May 2026": "2026-05-02", "9 June 2026": "2026-06-09"}


def written(plan: Plan) -> dict[str, Any]:
    """Return what the plan says."""
    keys = {label: ENGLISH.get(label, label.lower().replace(" ", "_")) for label in plan.fields}
    return {
        "title": plan.title,
        "meta": {keys[label]: value for label, value in plan.fields.items()},
        "description": plan.description or None,
        "sections": [
            (
                title,
                [
                    (one.code, one.text, ISO[one.date], int(one.opdr), sorted(one.levels))
                    for one in terms
                ],
            )
            for title, terms in plan.sections
        ],
        "start": "2027-03-01",
    }


def found(document: dict[str, Any]) -> dict[str, Any]:
    """Return the same of what was read."""
    return {
        "title": document["title"],
        "meta": {key: value["value"] for key, value in document["meta"].items()},
        "description": document["description"],
        "sections": [
            (
                section["title"],
                [
                    (
                        one["code"],
                        one["text"],
                        one["date"],
                        one["aantal_opdr"],
                        sorted(one["levels"] or []),
                    )
                    for one in section["items"]
                ],
            )
            for section in document["sections"]
        ],
        "start": document["version"]["effective_from"],
    }


def blocks_of(plan: Plan, layout: str, fields: str = "table") -> Blocks:
    front = [Alinea(plan.description)] if plan.description else []
    return [Kop(1, plan.title), *front, *FIELDS[fields](plan), *LAYOUTS[layout](plan)]


def check(plan: Plan, blocks: Blocks, render: Render, page: Pagina = WIDE) -> dict[str, Any]:
    data = render(blocks, page)
    tekst = open_here("plan", data)
    one = understand(tekst)
    assert one.kind == "toetsplan"
    assert found(one.as_dict()) == written(plan)
    assert one.document["not_understood"] == []
    assert leftovers(tekst, one.document) == []
    return one.as_dict()


@pytest.mark.parametrize("form", WITH_COLUMNS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_in_every_form_reads_back_exactly(layout: str, form: str) -> None:
    check(PASPOORT, blocks_of(PASPOORT, layout), WITH_COLUMNS[form])


@pytest.mark.parametrize("form", WITH_COLUMNS)
@pytest.mark.parametrize("layout", ["one table", "table a section", "letters", "section merged"])
def test_an_english_plan_has_the_same_fields(layout: str, form: str) -> None:
    check(DESK, blocks_of(DESK, layout), WITH_COLUMNS[form])


@pytest.mark.parametrize("form", WITH_COLUMNS)
@pytest.mark.parametrize("fields", FIELDS)
def test_header_fields_stand_in_many_ways(fields: str, form: str) -> None:
    check(PASPOORT, blocks_of(PASPOORT, "one table", fields), WITH_COLUMNS[form])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_narrow_pages_break_rows_and_words_and_nothing_is_lost(layout: str) -> None:
    check(PASPOORT, blocks_of(PASPOORT, layout), WITH_COLUMNS["pdf"], LOW)


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_items_in_lists_under_headings_end_where_the_next_heading_starts(form: str) -> None:
    terms = ("V1.01 Luistert rustig. (PV)", "V1.02 Vat samen wat is gezegd. (B/RV)")
    more = ("V1.03 Legt de regel uit. (K)", "V1.04 Sluit netjes af. (PV)")
    blocks: Blocks = [
        Kop(1, "Toetsplan V1: Gesprekken"),
        Alinea("Toetsvorm: Proeve"),
        Kop(2, "Luisteren en vragen"),
        Lijst(terms),
        Kop(2, "Uitleggen en afsluiten"),
        Lijst(more),
    ]
    document = understand(open_here("plan", WITH_COLUMNS[form](blocks, WIDE)), None).as_dict()
    read = [
        (part["title"], [(one["code"], one["text"], one["levels"]) for one in part["items"]])
        for part in document["sections"]
    ]
    assert read == [
        (
            "Luisteren en vragen",
            [
                ("V1.01", "Luistert rustig.", ["PV"]),
                ("V1.02", "Vat samen wat is gezegd.", ["B", "RV"]),
            ],
        ),
        (
            "Uitleggen en afsluiten",
            [("V1.03", "Legt de regel uit.", ["K"]), ("V1.04", "Sluit netjes af.", ["PV"])],
        ),
    ]

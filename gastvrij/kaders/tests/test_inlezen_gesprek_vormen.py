"""One conversation structure of our own in every layout and form reads back as it was meant."""

from collections.abc import Callable
from typing import Any

import pytest

from gastvrij.kaders.inlezen.lezen import read_here

from .rendities import ALL, WITH_COLUMNS, Alinea, Cel, Kop, Lijst, Pagina, Tabel

pytestmark = pytest.mark.layouts

Stap = tuple[str, list[str]]
Fase = tuple[str, list[Stap]]
PHASES: list[Fase] = [
    (
        "Aanvang",
        [
            ("De medewerker groet de beller.", ["“Goedemiddag, gemeente Lindemeer.”"]),
            ("De medewerker vraagt de naam.", ["Vraag ook hoe men de naam schrijft."]),
        ],
    ),
    (
        "Verkenning",
        [
            (
                "De medewerker zoekt de vraag achter de vraag.",
                ["Geef de beller de tijd.", "“Wat heeft u al geprobeerd?”", "Vat kort samen."],
            ),
            ("De medewerker zegt wat er gaat gebeuren.", ["Noem ook hoe lang het duurt."]),
        ],
    ),
    (
        "Oplossing",
        [
            ("De medewerker geeft een antwoord in gewone taal.", ["Vermijd afkortingen."]),
            ("De medewerker verbindt alleen door na overleg.", []),
        ],
    ),
    ("Afronding", [("De medewerker neemt afscheid.", ["“Bedankt voor uw telefoontje.”"])]),
]
RULES = [
    ("De medewerker zit klaar.", ["heeft de systemen open."]),
    ("De medewerker praat rustig.", ["gebruikt korte zinnen.", "laat stiltes toe."]),
]
INTRO = "Zo voeren wij in Lindemeer een telefoongesprek met onze inwoners."


def wanted() -> list[Any]:
    return [
        (
            title,
            [
                (step, [("example" if line[0] == "“" else None, line) for line in lines])
                for step, lines in steps
            ],
        )
        for title, steps in PHASES
    ]


def found(document: dict[str, Any]) -> list[Any]:
    return [
        (
            phase["title"],
            [
                (step["text"], [(line.get("type"), line["text"]) for line in step["guidance"]])
                for step in phase["steps"]
            ],
        )
        for phase in document["phases"]
    ]


def front() -> list[Any]:
    return [Kop(1, "Het telefoongesprek in Lindemeer"), Alinea(INTRO)]


def joined(lines: list[str]) -> str:
    return "\n".join(lines)


def two_columns(head: tuple[str, str] | None = ("Stap", "Toelichting")) -> list[Any]:
    blocks: list[Any] = [*front(), Kop(2, "Gespreksopbouw")]
    for nr, (title, steps) in enumerate(PHASES, start=1):
        rows = [[step, joined(lines)] for step, lines in steps]
        blocks += [Alinea(f"Fase {nr}: {title}")]
        blocks += [Tabel([list(head), *rows] if head else rows, 1 if head else 0)]
    return blocks


def headless() -> list[Any]:
    return two_columns(None)


def other_headings() -> list[Any]:
    return two_columns(("Wat doe je?", "Hoe doe je dat?"))


def swapped() -> list[Any]:
    blocks: list[Any] = front()
    for nr, (title, steps) in enumerate(PHASES, start=1):
        rows = [[joined(lines), step] for step, lines in steps]
        blocks += [Kop(2, f"Fase {nr} – {title}")]
        blocks += [Tabel([["Aanwijzingen", "Handeling"], *rows])]
    return blocks


def merged(label: Callable[[int, str], str], head: list[str]) -> list[Any]:
    rows: list[list[Any]] = [head]
    for nr, (title, steps) in enumerate(PHASES, start=1):
        for at, (step, lines) in enumerate(steps):
            first = [Cel(label(nr, title), rows=len(steps))] if at == 0 else []
            rows.append([*first, step, joined(lines)])
    return [*front(), Tabel(rows)]


def three_columns() -> list[Any]:
    return merged(lambda nr, title: f"Fase {nr}: {title}", ["Fase", "Stap", "Toelichting"])


def three_columns_by_title() -> list[Any]:
    return merged(lambda _, title: title, ["Onderdeel", "Handeling", "Tips"])


def roman_phases_by_column() -> list[Any]:
    return merged(lambda nr, title: f"{['I', 'II', 'III', 'IV'][nr - 1]}. {title}",
                  ["Fase", "Stap", "Aandachtspunten"])  # fmt: skip


def repeated_phase() -> list[Any]:
    rows = [["Fase", "Stap", "Toelichting"]]
    rows += [[title, step, joined(lines)] for title, steps in PHASES for step, lines in steps]
    return [*front(), Tabel(rows)]


def phase_rows() -> list[Any]:
    rows: list[list[Any]] = [["Stap", "Toelichting"]]
    for nr, (title, steps) in enumerate(PHASES, start=1):
        rows.append([Cel(f"Fase {nr}: {title}", columns=2)])
        rows += [[step, joined(lines)] for step, lines in steps]
    return [*front(), Tabel(rows)]


def title_rows() -> list[Any]:
    rows: list[list[Any]] = [["Stap", "Toelichting"]]
    for title, steps in PHASES:
        rows.append([Cel(title, columns=2)])
        rows += [[step, joined(lines)] for step, lines in steps]
    return [*front(), Tabel(rows)]


def phase_in_heading_row() -> list[Any]:
    blocks: list[Any] = front()
    for nr, (title, steps) in enumerate(PHASES, start=1):
        rows = [[step, joined(lines)] for step, lines in steps]
        blocks.append(Tabel([[f"Fase {nr}: {title}", "Toelichting"], *rows]))
        blocks.append(Alinea(""))
    return [block for block in blocks if block != Alinea("")]


def examples_apart() -> list[Any]:
    blocks: list[Any] = front()
    for nr, (title, steps) in enumerate(PHASES, start=1):
        rows = [
            [
                f"{nr}.{at}",
                step,
                joined([line for line in lines if line[0] != "“"]),
                joined([line for line in lines if line[0] == "“"]),
            ]
            for at, (step, lines) in enumerate(steps, start=1)
        ]
        blocks += [Kop(2, f"Fase {nr}. {title}")]
        blocks += [Tabel([["Nr.", "Stap", "Toelichting", "Voorbeeldzin"], *rows])]
    return blocks


def nested(style: str, below: str, head: Callable[[int, str], Any]) -> list[Any]:
    blocks: list[Any] = front()
    for nr, (title, steps) in enumerate(PHASES, start=1):
        items: list[Any] = []
        for step, lines in steps:
            items += [step, Lijst(lines, below)] if lines else [step]
        blocks += [head(nr, title), Lijst(items, style)]
    return blocks


def numbers_and_bullets() -> list[Any]:
    return nested("number", "bullet", lambda nr, title: Kop(2, f"Fase {nr}: {title}"))


def nested_bullets() -> list[Any]:
    return nested("bullet", "bullet", lambda nr, title: Kop(2, f"Phase {nr}: {title}"))


def letters_and_dashes() -> list[Any]:
    return nested("letter", "dash", lambda nr, title: Alinea(f"Stap {nr}: {title}"))


def nested_dashes() -> list[Any]:
    return nested("dash", "dash", lambda nr, title: Alinea(f"Fase {'ABCD'[nr - 1]}: {title}"))


def titles_only() -> list[Any]:
    return nested("bullet", "dash", lambda _, title: Kop(2, title))


def numbered_titles() -> list[Any]:
    return nested("bullet", "dash", lambda nr, title: Kop(2, f"{nr}. {title}"))


def parts() -> list[Any]:
    return nested("number", "dash", lambda nr, title: Kop(2, f"Onderdeel {nr}: {title}"))


def one_list() -> list[Any]:
    items: list[Any] = []
    for title, steps in PHASES:
        inner: list[Any] = []
        for step, lines in steps:
            inner += [step, Lijst(lines, "dash")] if lines else [step]
        items += [title, Lijst(inner, "letter")]
    return [*front(), Kop(2, "Gespreksopbouw"), Lijst(items, "number")]


def running_headings() -> list[Any]:
    blocks: list[Any] = front()
    for nr, (title, steps) in enumerate(PHASES, start=1):
        blocks.append(Kop(2, f"Fase {nr}: {title}"))
        for step, lines in steps:
            blocks += [Kop(3, step.rstrip(".")), *map(Alinea, lines)]
    return blocks


TABLES = [
    two_columns, headless, other_headings, swapped, three_columns, three_columns_by_title,
    roman_phases_by_column, repeated_phase, phase_rows, title_rows, phase_in_heading_row,
]  # fmt: skip
LISTS = [
    numbers_and_bullets, nested_bullets, letters_and_dashes, nested_dashes, titles_only,
    numbered_titles, parts, one_list,
]  # fmt: skip
# Two columns without headings, most of them empty, do not look like values with separators.
# A list has no columns, so nobody keeps one as comma separated values.
CASES = [
    (layout, form)
    for layout in TABLES
    for form in WITH_COLUMNS
    if (layout, form) != (headless, "csv")
] + [(layout, form) for layout in LISTS for form in ("docx", "pdf", "html", "xlsx", "text")]
SMALL = Pagina(height=300, header="Gemeente Lindemeer", footer="Handboek", numbered=True)


@pytest.mark.parametrize(
    ("layout", "form"), CASES, ids=[f"{layout.__name__}-{form}" for layout, form in CASES]
)
def test_a_conversation_reads_back_from_every_layout_in_every_form(
    layout: Callable[[], list[Any]], form: str
) -> None:
    one, _ = read_here(f"gesprek.{form}", WITH_COLUMNS[form](layout()))
    assert one.kind == "gespreksstructuur"
    document = one.as_dict()
    assert found(document) == wanted()
    assert document["title"] == "Het telefoongesprek in Lindemeer"
    assert document["not_understood"] == []


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "xlsx", "csv"])
def test_a_column_with_words_to_say_holds_examples(form: str) -> None:
    document = read_here(f"x.{form}", WITH_COLUMNS[form](examples_apart()))[0].as_dict()
    apart = [
        (
            title,
            [(step, sorted(lines, key=lambda one: one[0] is not None)) for step, lines in steps],
        )
        for title, steps in wanted()
    ]
    assert found(document) == apart
    assert [step["code"] for phase in document["phases"] for step in phase["steps"]] == [
        f"{nr}.{at}" for nr, (_, steps) in enumerate(PHASES, 1) for at in range(1, len(steps) + 1)
    ]


@pytest.mark.parametrize("form", WITH_COLUMNS)
def test_phases_may_stand_above_columns(form: str) -> None:
    titles = [title for title, _ in PHASES]
    cells = ["\n".join(step for step, _ in steps) for _, steps in PHASES]
    one_a_row = [[steps[at][0] if at < len(steps) else "" for _, steps in PHASES] for at in (0, 1)]
    for head in (titles, [f"Fase {nr}: {title}" for nr, title in enumerate(titles, start=1)]):
        for rows in (one_a_row, [cells]):
            blocks = [*front(), Tabel([head, *rows], widths=[1] * 4)]
            if form == "text" and rows == [cells]:
                continue
            page = Pagina(width=842)
            document = read_here(f"x.{form}", WITH_COLUMNS[form](blocks, page))[0].as_dict()
            assert [(p["title"], [s["text"] for s in p["steps"]]) for p in document["phases"]] == [
                (title, [step for step, _ in steps]) for title, steps in PHASES
            ]


@pytest.mark.parametrize("form", ["docx", "html"])
def test_steps_as_headings_read_back_where_a_form_knows_headings(form: str) -> None:
    document = read_here(f"x.{form}", WITH_COLUMNS[form](running_headings()))[0].as_dict()
    bare = [
        (title, [(step.rstrip("."), lines) for step, lines in steps]) for title, steps in wanted()
    ]
    assert found(document) == bare


@pytest.mark.parametrize("layout", [two_columns, phase_rows], ids=lambda one: one.__name__)
def test_rows_that_a_page_breaks_are_whole_again(layout: Callable[[], list[Any]]) -> None:
    document = read_here("x.pdf", ALL["pdf"](layout(), SMALL))[0].as_dict()
    assert found(document) == wanted()
    assert document["not_understood"] == []


@pytest.mark.parametrize("form", ["docx", "pdf", "html", "xlsx", "text"])
@pytest.mark.parametrize("is_before", [True, False], ids=["before", "behind"])
@pytest.mark.parametrize("style", ["number", "dash"])
def test_general_rules_stand_before_or_behind_the_phases(
    form: str,
    is_before: bool,  # noqa: FBT001
    style: str,
) -> None:
    items: list[Any] = [text for text, _ in RULES]
    if style == "number":
        items = [one for text, lines in RULES for one in (text, Lijst(lines, "dash"))]
    rules = [Kop(2, "Algemene regels"), Lijst(items, style)]
    blocks = two_columns()
    blocks = [*blocks[:2], *rules, *blocks[2:]] if is_before else [*blocks, *rules]
    document = read_here(f"x.{form}", WITH_COLUMNS[form](blocks))[0].as_dict()
    assert document["general_rules"]["title"] == "Algemene regels"
    read_back = [
        (one["text"], [line["text"] for line in one["guidance"]])
        for one in document["general_rules"]["items"]
    ]
    assert read_back == [(text, lines if style == "number" else []) for text, lines in RULES]
    assert found(document) == wanted()

"""Service norms of our own in every layout and form: by channel, and figures that are none."""

from collections.abc import Callable
from typing import Any

import pytest

from gastvrij.kaders.inlezen import recognise, split_lines
from gastvrij.kaders.inlezen.lezen import read_here
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

from .rendities import WITH_COLUMNS, Alinea, Cel, Kop, Lijst, Pagina, Tabel

pytestmark = pytest.mark.layouts

Norm = tuple[str, float, str]
CHANNELS: list[tuple[str, list[tuple[str, list[Norm]]]]] = [
    (
        "Telefoon",
        [
            ("80 % binnen 30 seconden opgenomen.", [(">=", 80, "%"), ("<=", 30, "seconden")]),
            ("De telefoon gaat hoogstens driemaal over.", [("<=", 3, "maal")]),
        ],
    ),
    (
        "Balie",
        [
            ("Wachten duurt maximaal 10 minuten.", [("<=", 10, "minuten")]),
            ("Ten minste negen van de tien bezoekers zijn tevreden.", [(">=", 90, "%")]),
        ],
    ),
    (
        "E-mail",
        [
            ("Antwoord binnen twee werkdagen.", [("<=", 2, "werkdagen")]),
            ("Spoedvragen zo snel mogelijk.", []),
        ],
    ),
]


def wanted() -> list[Any]:
    return [(title, [norm for _, norms in said for norm in norms]) for title, said in CHANNELS]


def found(document: dict[str, Any]) -> list[Any]:
    return [
        (one["title"], [(n["operator"], n["value"], n["unit"]) for n in one["norms"]])
        for one in document["channels"]
    ]


def front() -> list[Any]:
    return [
        Kop(1, "Servicenormen van Lindemeer"),
        Alinea("Dit mag u sinds 2024 van ons verwachten, zegt artikel 3 van het besluit."),
    ]


def headings_and_bullets() -> list[Any]:
    blocks = front()
    for title, said in CHANNELS:
        blocks += [Kop(2, title), Lijst([text for text, _ in said])]
    return blocks


def headings_and_paragraphs() -> list[Any]:
    blocks = front()
    for title, said in CHANNELS:
        blocks += [Kop(2, title), *(Alinea(text) for text, _ in said)]
    return blocks


def numbered_headings() -> list[Any]:
    blocks = front()
    for nr, (title, said) in enumerate(CHANNELS, start=1):
        blocks += [Kop(2, f"{nr}. {title}"), Lijst([text for text, _ in said], "dash")]
    return blocks


def rows() -> list[Any]:
    body = [[title, "\n".join(text for text, _ in said)] for title, said in CHANNELS]
    return [*front(), Tabel([["Kanaal", "Norm"], *body])]


def merged_rows() -> list[Any]:
    body: list[Any] = []
    for title, said in CHANNELS:
        for at, (text, _) in enumerate(said):
            body.append([*([Cel(title, rows=len(said))] if at == 0 else []), text])
    return [*front(), Tabel([["Kanaal", "Afspraak"], *body])]


def repeated_rows() -> list[Any]:
    body = [[title, text] for title, said in CHANNELS for text, _ in said]
    return [*front(), Tabel(body, 0)]


def table_by_channel() -> list[Any]:
    blocks = front()
    for title, said in CHANNELS:
        body = [[f"Norm {nr}", text] for nr, (text, _) in enumerate(said, start=1)]
        blocks += [Kop(2, title), Tabel([["Onderwerp", "Norm"], *body])]
    return blocks


def channels_above_columns() -> list[Any]:
    titles = [title for title, _ in CHANNELS]
    body = [[f"Afspraak {nr + 1}", *(said[nr][0] for _, said in CHANNELS)] for nr in range(2)]
    return [*front(), Tabel([["Wat", *titles], *body])]


LAYOUTS = [
    headings_and_bullets, headings_and_paragraphs, numbered_headings, rows, merged_rows,
    repeated_rows, table_by_channel, channels_above_columns,
]  # fmt: skip
CASES = [
    (layout, form)
    for layout in LAYOUTS
    for form in WITH_COLUMNS
    if not (form == "csv" and layout.__name__.startswith(("headings", "numbered")))
]


@pytest.mark.parametrize(
    ("layout", "form"), CASES, ids=[f"{layout.__name__}-{form}" for layout, form in CASES]
)
def test_norms_read_back_by_channel_from_every_layout_in_every_form(
    layout: Callable[[], list[Any]], form: str
) -> None:
    one, _ = read_here(f"normen.{form}", WITH_COLUMNS[form](layout()))
    assert one.kind == "servicenormen"
    document = one.as_dict()
    if layout is not channels_above_columns:
        document["channels"] = [
            {**c, "title": c["title"].lstrip("0123456789. ")} for c in document["channels"]
        ]
    assert found(document) == wanted()
    assert document["norms"] == []
    assert document["not_understood"] == []
    assert {"u sinds 2024", "zegt artikel 3"} <= set(document["not_norms"])


def test_norms_go_on_over_a_page_with_header_and_footer() -> None:
    page = Pagina(height=240, header="Gemeente Lindemeer", footer="Normen", numbered=True)
    document = read_here("x.pdf", WITH_COLUMNS["pdf"](merged_rows(), page))[0].as_dict()
    assert found(document) == wanted()


def read_text(text: str) -> dict[str, Any]:
    document = read_here("x.txt", text.encode(), "servicenormen")[0].as_dict()
    assert read_words(document) == source_words(split_lines("x.txt", text))  # type: ignore[arg-type]
    return document


def test_a_matrix_has_its_units_in_the_headings_and_its_measurements_apart() -> None:
    document = read_text(
        "Normen per kanaal\n\nKanaal\tWachttijd (minuten)\tTevredenheid\tRealisatie 2025\n"
        "Balie\t10\tminimaal een 8\t85 %\nWebsite\tn.v.t.\tten minste 7,5\t-\n"
    )
    assert found(document) == [
        ("Balie", [("<=", 10, "minuten"), (">=", 8, "")]),
        ("Website", [(">=", 7.5, "")]),
    ]
    first = document["channels"][0]["norms"]
    assert [one["metric"] for one in first] == ["wachttijd", "tevreden"]
    assert "unit-in-heading" in first[0]["ambiguous"]
    assert "no-unit" in first[1]["ambiguous"]
    assert "Realisatie 2025 85 %" in document["not_norms"]


def test_a_label_before_a_colon_is_a_channel_and_a_promise_without_figure_is_a_doubt() -> None:
    document = read_text(
        "Servicenormen\n\nTelefoon: 80% binnen 30 seconden.\nKlachten: zo spoedig mogelijk.\n"
    )
    assert found(document) == [
        ("Telefoon", [(">=", 80, "%"), ("<=", 30, "seconden")]),
        ("Klachten", []),
    ]
    (statement,) = document["channels"][1]["statements"]
    assert statement["ambiguous"] == ["statement-without-figure"]


def test_the_share_and_its_time_name_each_other() -> None:
    document = read_text(
        "Servicenormen\n\nTelefoon\n- 80% binnen 30 seconden, 95 % binnen een minuut.\n"
    )
    scopes = [one["scope"] for one in document["channels"][0]["norms"]]
    assert scopes == ["binnen 30 seconden", "80%", "binnen een minuut", "95 %"]


def test_norms_of_one_channel_that_contradict_are_reported_and_those_of_two_are_not() -> None:
    document = read_text(
        "Servicenormen\n\nE-mail\n- Antwoord binnen 2 werkdagen.\n- Antwoord binnen 3 werkdagen.\n"
        "Brieven\n- Antwoord binnen 6 weken.\nChat\n- Antwoord binnen 60 seconden.\n"
        "- Antwoord binnen 1 minuut.\n"
    )
    doubts = [[one["ambiguous"] for one in c["norms"]] for c in document["channels"]]
    assert doubts == [[["contradicts: n2"], ["contradicts: n1"]], [[]], [[], []]]


def test_what_is_no_norm_is_listed() -> None:
    document = read_text(
        "Servicenormen\n\nTelefoon\n- U belt 14 0123 van 8.30 tot 17.00 uur, de 1e lijn neemt op.\n"
        "- De leges zijn maximaal € 12,50 (artikel 4, bijlage 2).\n"
    )
    assert found(document) == [("Telefoon", [])]
    left = " ".join(document["not_norms"])
    assert all(figure in left for figure in ("0123", "8.30", "17.00", "1e", "12,50", "4", "2"))


def test_fields_and_norms_without_a_channel_stand_apart() -> None:
    document = read_text(
        "Servicenormen\nVersie: 2.1\nIngangsdatum: 1-1-2026\n\n- 90% is binnen 3 werkdagen klaar.\n"
    )
    assert document["version"] == {"label": "2.1", "effective_from": "2026-01-01", "ambiguous": []}
    assert document["channels"] == []
    assert [one["value"] for one in document["norms"]] == [90, 3]


def test_english_norms_are_read_too() -> None:
    document = read_text(
        "Service standards\n\nTelephone\nAt least 85% of calls are answered within 20 seconds.\n\n"
        "E-mail\nWe reply within three working days.\n"
    )
    assert found(document) == [
        ("Telephone", [(">=", 85, "%"), ("<=", 20, "seconds")]),
        ("E-mail", [("<=", 3, "working days")]),
    ]


def test_a_text_that_only_mentions_figures_is_no_document_of_norms() -> None:
    text = "Verslag\n\nWe waren maximaal 3 dagen dicht.\n"
    assert dict(recognise(split_lines("x", text))).get("servicenormen", 0) < 0.5

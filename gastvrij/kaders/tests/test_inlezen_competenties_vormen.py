"""One dictionary in every layout and every form of file: it reads back as it was meant."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from gastvrij.kaders.inlezen.lezen import understand
from gastvrij.kaders.inlezen.openen import open_here
from gastvrij.kaders.inlezen.verantwoording import read_words, source_words

from .rendities import ALL, Alinea, Cel, Kop, Lijst, Pagina, Tabel, as_docx, as_pdf

pytestmark = pytest.mark.layouts

Facts = list[tuple[str | None, str | None, str, str | None, list[tuple[str | None, list[str]]]]]


@dataclass(frozen=True)
class Com:
    """One competence of the truth: its levels by code (or facet) with their indicators."""

    code: str | None
    title: str
    definition: str
    levels: dict[str, list[str]]


@dataclass(frozen=True)
class Boek:
    """A dictionary: title, clusters, and how its words are written."""

    title: str
    clusters: dict[str, list[Com]]
    words: dict[str, str] = field(default_factory=dict)

    def facts(self) -> Facts:
        return [
            (cluster, com.code, com.title, com.definition, list(com.levels.items()))
            for cluster, found in self.clusters.items()
            for com in found
        ]

    def word(self, key: str) -> str:
        return self.words.get(key, WORDS[key])


WORDS = {
    "cluster": "Cluster",
    "code": "Code",
    "competence": "Competentie",
    "definition": "Definitie",
    "level": "Niveau",
    "indicator": "Gedragsindicatoren",
}
ENGLISH = {
    "cluster": "Cluster",
    "code": "Code",
    "competence": "Competence",
    "definition": "Definition",
    "level": "Level",
    "indicator": "Behavioural indicators",
}
DUTCH = Boek(
    "Competentiegids Veldhoek",
    {
        "Omgang": [
            Com(
                "1.1",
                "Aandacht geven",
                "Iemand laten merken dat die wordt gezien en gehoord.",
                {
                    "1": ["kijkt op als er iemand binnenkomt", "laat de ander uitspreken"],
                    "2": ["vraagt naar wat er achter de vraag zit", "vat het verhaal samen"],
                    "3": ["leert collega's hoe zij rust brengen in een vol gesprek"],
                },
            ),
            Com(
                "1.2",
                "Grenzen stellen",
                "Vriendelijk blijven en toch zeggen wat niet kan.",
                {
                    "1": ["zegt rustig wat niet kan", "haalt op tijd hulp"],
                    "2": ["benoemt gedrag dat over de grens gaat", "maakt er een melding van"],
                    "3": ["spreekt met het team af wat de grens is", "bewaakt die afspraak"],
                },
            ),
        ],
        "Vakwerk": [
            Com(
                "2.1",
                "Zoeken en vinden",
                "Het juiste antwoord snel boven tafel krijgen.",
                {
                    "1": ["gebruikt de zoekbalk van de kennisbank", "leest het hele artikel"],
                    "2": ["weegt twee bronnen tegen elkaar af", "meldt een fout in een artikel"],
                    "3": ["schrijft zelf nieuwe artikelen", "verdeelt het onderhoud over het team"],
                },
            ),
        ],
    },
)
UK = Boek(
    "Competency framework of Fieldcorner",
    {
        "Contact": [
            Com(
                "1.1",
                "Paying attention",
                "Letting people notice that they are seen and heard.",
                {
                    "1": ["Looks up when somebody comes in.", "Lets the other person finish."],
                    "2": ["Asks what lies behind the question.", "Sums up the story."],
                    "3": ["Teaches colleagues how to bring calm to a busy talk."],
                },
            ),
        ],
        "Craft": [
            Com(
                "2.1",
                "Finding answers",
                "Bringing up the right answer without delay.",
                {
                    "1": ["Uses the search box of the knowledge base.", "Reads the whole page."],
                    "2": ["Weighs two sources.", "Reports a mistake in a page."],
                    "3": ["Writes new pages.", "Shares out the upkeep over the team."],
                },
            ),
        ],
    },
    ENGLISH,
)


def relevelled(book: Boek, names: Sequence[str]) -> Boek:
    """Return the book with other codes for its levels."""
    return replace(
        book,
        clusters={
            cluster: [
                replace(com, levels=dict(zip(names, com.levels.values(), strict=False)))
                for com in found
            ]
            for cluster, found in book.clusters.items()
        },
    )


def uncoded(book: Boek) -> Boek:
    return replace(
        book,
        clusters={
            cluster: [replace(com, code=None) for com in found]
            for cluster, found in book.clusters.items()
        },
    )


def named(com: Com) -> str:
    return f"{com.code} {com.title}" if com.code else com.title


def label(book: Boek, code: str) -> str:
    return f"{book.word('level')} {code}" if len(code) == 1 else code


# Layouts: each writes a book as blocks


def headings(book: Boek) -> list[Any]:
    """Headings for everything, bullets for indicators."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Kop(2, cluster))
        for com in found:
            blocks += [Kop(3, named(com)), Alinea(com.definition)]
            for code, texts in com.levels.items():
                blocks += [Kop(4, label(book, code)), Lijst(texts)]
    return blocks


def paragraphs(book: Boek) -> list[Any]:
    """No styles: a level is a plain line."""
    blocks: list[Any] = [Alinea(book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Alinea(cluster))
        for com in found:
            blocks += [Alinea(named(com)), Alinea(com.definition)]
            for code, texts in com.levels.items():
                blocks += [Alinea(f"{label(book, code)}:"), Lijst(texts)]
    return blocks


def labelled(book: Boek) -> list[Any]:
    """Every part behind its label."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Kop(2, f"{book.word('cluster')}: {cluster}"))
        for com in found:
            blocks += [
                Kop(
                    3,
                    f"{book.word('competence')} {com.code}: {com.title}"
                    if com.code
                    else f"{book.word('competence')}: {com.title}",
                ),
                Alinea(f"{book.word('definition')}: {com.definition}"),
                Alinea(f"{book.word('indicator')}:"),
            ]
            for code, texts in com.levels.items():
                blocks += [Alinea(label(book, code)), Lijst(texts, "dash")]
    return blocks  # fmt: skip


def table_columns(book: Boek) -> list[Any]:
    """One big table, a column a level, clusters as merged rows."""
    codes = list(next(iter(book.clusters.values()))[0].levels)
    head = [book.word("competence"), book.word("definition"), *(label(book, one) for one in codes)]
    rows: list[Any] = [head]
    for cluster, found in book.clusters.items():
        rows.append([Cel(cluster, columns=len(head))])
        rows += [
            [named(com), com.definition, *map("\n".join, com.levels.values())] for com in found
        ]
    return [Kop(1, book.title), Tabel(rows, widths=(2, 2, *(3 for _ in codes)))]


def table_two_heads(book: Boek) -> list[Any]:
    """One big table whose heading takes two rows: the levels stand under one word."""
    codes = list(next(iter(book.clusters.values()))[0].levels)
    w = book.word
    rows: list[Any] = [
        [Cel(w("cluster"), rows=2), Cel(w("competence"), rows=2), Cel(w("definition"), rows=2),
         Cel(w("level"), columns=len(codes))],
        list(codes),
    ]  # fmt: skip
    for cluster, found in book.clusters.items():
        for nr, com in enumerate(found):
            first = [Cel(cluster, rows=len(found))] if nr == 0 else []
            texts = ["\n".join(f"• {one}" for one in texts) for texts in com.levels.values()]
            rows.append([*first, named(com), com.definition, *texts])
    return [Kop(1, book.title), Tabel(rows, header_rows=2)]


def table_rows(book: Boek) -> list[Any]:
    """One table a competence, a row a level, under a heading."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Kop(2, cluster))
        for com in found:
            rows = [[book.word("level"), book.word("indicator")]]
            rows += [[code, "\n".join(texts)] for code, texts in com.levels.items()]
            blocks += [Kop(3, named(com)), Alinea(com.definition), Tabel(rows, widths=(1, 5))]
    return blocks


def table_labels(book: Boek) -> list[Any]:
    """One table a competence with the labels in its first column."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Kop(2, cluster))
        for com in found:
            rows = [
                [book.word("competence"), named(com)],
                [book.word("definition"), com.definition],
            ]
            rows += [[label(book, code), "\n".join(texts)] for code, texts in com.levels.items()]
            blocks.append(Tabel(rows, header_rows=0, widths=(1, 4)))
    return blocks


def table_own(book: Boek) -> list[Any]:
    """One table a competence: merged rows with its name and definition, level columns."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        blocks.append(Kop(2, cluster))
        for com in found:
            width = len(com.levels)
            rows: list[Any] = [
                [Cel(named(com), columns=width)],
                [Cel(com.definition, columns=width)],
                [label(book, code) for code in com.levels],
                ["\n".join(texts) for texts in com.levels.values()],
            ]
            blocks.append(Tabel(rows, header_rows=3))
    return blocks


def table_transposed(book: Boek) -> list[Any]:
    """A table a cluster: competences beside each other, a row a level."""
    blocks: list[Any] = [Kop(1, book.title)]
    for cluster, found in book.clusters.items():
        codes = list(found[0].levels)
        rows = [
            [book.word("competence"), *map(named, found)],
            [book.word("definition"), *(com.definition for com in found)],
        ]
        rows += [[label(book, c), *("\n".join(com.levels[c]) for com in found)] for c in codes]
        blocks += [Kop(2, cluster), Tabel(rows)]
    return blocks


def table_long(book: Boek) -> list[Any]:
    """One row an indicator, everything repeated, as an export."""
    w = book.word
    rows = [
        [w(key) for key in ("cluster", "code", "competence", "definition", "level", "indicator")]
    ]
    for cluster, found in book.clusters.items():
        for com in found:
            for code, texts in com.levels.items():
                rows += [
                    [cluster, com.code or "", com.title, com.definition, code, text]
                    for text in texts
                ]
    return [Tabel(rows, widths=(2, 1, 2, 3, 1, 4))]


def table_merged(book: Boek) -> list[Any]:
    """One row a level, cluster and competence merged downwards."""
    w = book.word
    rows: list[Any] = [
        [w(key) for key in ("cluster", "competence", "definition", "level", "indicator")]
    ]
    for cluster, found in book.clusters.items():
        size = sum(len(com.levels) for com in found)
        for nr, com in enumerate(found):
            for at, (code, texts) in enumerate(com.levels.items()):
                row: list[Any] = [Cel(cluster, rows=size)] if nr == at == 0 else []
                if at == 0:
                    height = len(com.levels)
                    row += [Cel(named(com), rows=height), Cel(com.definition, rows=height)]
                rows.append([*row, label(book, code), "\n".join(texts)])
    return [Kop(1, book.title), Tabel(rows, widths=(2, 2, 3, 1, 4))]


LAYOUTS: dict[str, Callable[[Boek], list[Any]]] = {
    one.__name__: one
    for one in (
        headings, paragraphs, labelled, table_columns, table_two_heads, table_rows, table_labels,
        table_own, table_transposed, table_long, table_merged,
    )
}  # fmt: skip


# High enough for a page to break no row: two lines without bullets would then be one sentence.
WIDE = Pagina(width=842, height=1191)
BOOKS = {
    "numbers": DUTCH,
    "no codes": uncoded(DUTCH),
    "english": UK,
    "letters": relevelled(DUTCH, "ABC"),
    "words": relevelled(uncoded(DUTCH), ["Basis", "Gevorderd", "Expert"]),
    "downwards": relevelled(uncoded(DUTCH), "321"),
    "english words": relevelled(uncoded(UK), ["Basic", "Intermediate", "Advanced"]),
}
# Text keeps the columns of a table and loses the paragraphs in its cells.
JOINED = {
    "table_columns", "table_rows", "table_labels", "table_own", "table_transposed", "table_merged",
}  # fmt: skip
HEADED = ("headings", "paragraphs", "labelled")
QUICK = ("docx", "text", "html")


def seen(document: dict[str, Any]) -> Facts:
    return [
        (
            cluster["title"],
            one["code"],
            one["title"],
            one["definition"],
            [
                (level["code"], [part["text"] for part in level["indicators"]])
                for level in one["levels"] or []
            ],
        )
        for cluster in document.get("clusters", [])
        for one in cluster["competences"]
    ]


def opened(form: str, data: bytes) -> tuple[dict[str, Any], Any]:
    tekst = open_here(f"boek.{form}", data)
    one = understand(tekst)
    assert not read_words(one.document) - source_words(tekst)
    assert not source_words(tekst) - read_words(one.document)
    return one.as_dict(), tekst


def doubts(document: dict[str, Any]) -> set[str]:
    parts = [part for one in document["clusters"] for part in (one, *one["competences"])]
    return {doubt.partition(":")[0] for part in parts for doubt in part["ambiguous"]}


CASES = [
    (book, layout, form)
    for book in BOOKS
    for layout in LAYOUTS
    for form in ALL
    if form != "flat" and (book == "numbers" or form in QUICK)
    if form != "csv" or layout not in HEADED  # values without any table are no table of values
]


@pytest.mark.parametrize(("book", "layout", "form"), CASES)
def test_a_dictionary_reads_back_from_every_layout_in_every_form(
    book: str, layout: str, form: str
) -> None:
    document, _ = opened(form, ALL[form](LAYOUTS[layout](BOOKS[book]), WIDE))
    wanted = BOOKS[book].facts()
    if form == "text" and layout in JOINED:
        wanted = [(*one[:4], [(code, [" ".join(all_)]) for code, all_ in one[4]]) for one in wanted]
    assert document["kind"] == "competentiewoordenboek"
    assert seen(document) == wanted
    assert document["not_understood"] == []
    assert doubts(document) == set()


@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one not in HEADED])
def test_a_table_that_lost_its_columns_is_never_asserted(layout: str) -> None:
    document, _ = opened("flat", ALL["flat"](LAYOUTS[layout](DUTCH)))
    if document["kind"] != "overig":
        assert seen(document) != DUTCH.facts()
        parts = [part for one in document["clusters"] for part in one["competences"]]
        assert all(part["ambiguous"] for part in parts)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_headers_and_footers_are_no_content(form: str) -> None:
    page = Pagina(header="Gemeente Veldhoek", footer="Vastgesteld", numbered=True, height=420)
    write = as_pdf if form == "pdf" else as_docx
    document, _ = opened(form, write(LAYOUTS["headings"](DUTCH), page))
    assert seen(document) == DUTCH.facts()
    assert "Gemeente Veldhoek" in {part["text"] for part in document["chrome"]}

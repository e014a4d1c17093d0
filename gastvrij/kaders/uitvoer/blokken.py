"""A version of a kader as a document for people: headings, paragraphs, lists and tables."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gastvrij.basis.rules import MONTHS
from gastvrij.kaders.inlezen.twijfels import TEKSTEN
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.rules.twijfelpunten import REPAIRS, code_of

from .gegevens import Kaderuitvoer

OPERATORS = {
    ">=": "ten minste",
    "<=": "ten hoogste",
    "=": "precies",
    ">": "meer dan",
    "<": "minder dan",
}
OPEN = "Onbepaald"
LOST = "level-columns-lost"
NOTHING = "staat er niet bij"
CROSS = "X"
# Headings of Word and PDF that a reader can still tell apart.
DEEPEST = 6
# Kinds of element that are a heading although nothing hangs under them.
HEADINGS = frozenset(
    {"onderdeel", "cluster", "kennisgroep", "competentie", "niveau", "fase", "groep", "functie"}
)
EXAMPLE = "voorbeeldzin"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Kop:
    """A heading; level 1 stands under the title of the document."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph; `soort` is plain, bold, quote or open (what is undecided)."""

    text: str
    soort: str = "plain"


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list of short texts with a dot before each; `soorten` as of a paragraph."""

    items: tuple[Alinea, ...]


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: its headings, which return on every page, or none; the width of each column."""

    titel: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Blok = Kop | Alinea | Lijst | Tabel


@dataclass(frozen=True)
class Stuk:
    """A whole document: its title, what stands at the foot of each page, and its blocks.

    `merk` stands in bold at the top of each page, for what is no final document.
    """

    titel: str
    voet: str
    blokken: tuple[Blok, ...] = field(default=())
    merk: str = ""


def document_of(uit: Kaderuitvoer) -> Stuk:
    """Return a version as a document; every text is free of signs that no file can hold."""
    voet = f"{uit.titel}, {uit.status_naam.lower()}, versie {uit.versienaam}"
    return Stuk(clean(uit.titel), clean(voet), tuple(_blocks(uit)))


def clean(text: str) -> str:
    """Return a text without control signs."""
    return _CONTROL.sub(" ", text)


def day_text(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _blocks(uit: Kaderuitvoer) -> Iterator[Blok]:
    yield from _running_text(uit.kop)
    yield _facts(uit)
    yield from _tree(uit, uit.takken, 1)
    yield from _total(uit.kop)
    if uit.normen:
        yield Kop(1, "Normen")
        yield _norms(uit.normen)
    yield from _legend(uit.kop)
    yield from _repairs(uit)


def _facts(uit: Kaderuitvoer) -> Tabel:
    facts = [
        ("Soort", uit.soort_naam),
        ("Versie", uit.versienaam),
        ("Status", uit.status_naam),
        ("Gaat in", day_text(uit.ingangsdatum) if uit.ingangsdatum else OPEN.lower()),
    ]
    if uit.geldig_tot:
        facts.append(("Geldig tot", day_text(uit.geldig_tot)))
    for one in (uit.kop.get("meta") or {}).values():
        doubts = "".join(f" ({doubt})" for doubt in doubts_of(one.get("ambiguous") or ()))
        facts.append((one["label"], f"{one.get('value') or NOTHING}{doubts}"))
    if scale := _scale(uit.kop):
        facts.append(("Niveaus", scale))
    rows = tuple((clean(name), clean(value)) for name, value in facts)
    return Tabel("Gegevens", (), rows, (30, 70))


def _scale(kop: Mapping[str, Any]) -> str:
    """Return what the codes of the levels mean, where a code does not say so itself."""
    return "; ".join(
        f"{one['code']} = {one['name']}"
        for one in kop.get("level_scale") or []
        if one.get("name") and one["code"] not in one["name"].split()
    )


def doubts_of(codes: Iterable[str]) -> Iterator[str]:
    """Yield in words what is undecided."""
    for said in codes:
        code, _colon, detail = said.partition(": ")
        text = TEKSTEN.get(code, code).rstrip(".")
        yield f"{OPEN}: {text}{': ' + detail.replace('_', ' ') if detail else ''}"


def _running_text(kop: Mapping[str, Any]) -> Iterator[Blok]:
    if kop.get("description"):
        yield Alinea(clean(kop["description"]))
    for chapter in kop.get("intro") or []:
        if chapter.get("title"):
            yield Kop(1, clean(chapter["title"]))
        for paragraph in chapter["paragraphs"]:
            yield Alinea(clean(paragraph))


def _tree(uit: Kaderuitvoer, takken: Iterable[Tak], level: int) -> Iterator[Blok]:
    """Yield elements: terms in a table, what holds others as a heading, the rest in lists."""
    terms: list[Tak] = []
    lines: list[Tak] = []
    for tak in takken:
        if tak.soort == "toetsterm" and not tak.takken:
            yield from _list(lines)
            terms.append(tak)
            continue
        yield from _terms(uit, terms)
        if _is_heading(tak):
            yield from _list(lines)
            yield from _headed(uit, tak, level)
        else:
            lines.append(tak)
    yield from _terms(uit, terms)
    yield from _list(lines)


def _is_heading(tak: Tak) -> bool:
    return bool(tak.takken) or tak.soort in HEADINGS


def _headed(uit: Kaderuitvoer, tak: Tak, level: int) -> Iterator[Blok]:
    is_short = not tak.titel and len(tak.tekst) <= LONG_HEADING
    words = tak.titel or (tak.tekst if is_short else "") or (uit.soorten.get(tak.soort, ""))
    heading = " ".join(part for part in (tak.code, words, tak.markering) if part)
    if tak.soort == "niveau" and tak.titel:
        heading = tak.titel
    if tak.soort == "fase" and tak.titel and "fase" not in tak.titel.lower():
        heading = f"Fase {tak.code.removeprefix('F')}: {tak.titel}"
    yield Kop(min(level, DEEPEST), clean(" ".join(heading.split())))
    if tak.tekst and not is_short:
        yield Alinea(clean(tak.tekst))
    for text in _beside(tak):
        yield Alinea(text, "open" if text.startswith(OPEN) else "plain")
    yield from _tree(uit, tak.takken, level + 1)


LONG_HEADING = 120


def _list(lines: list[Tak]) -> Iterator[Lijst]:
    """Yield the lines that wait as a list, and forget them."""
    if lines:
        yield Lijst(tuple(item for tak in lines for item in _items(tak)))
        lines.clear()


def _items(tak: Tak) -> Iterator[Alinea]:
    head = " ".join(part for part in (tak.code, tak.titel, tak.markering) if part)
    words = ": ".join(part for part in (head, tak.tekst) if part)
    yield Alinea(clean(words), "quote" if tak.soort == EXAMPLE else "plain")
    for text in _beside(tak):
        yield Alinea(text, "open" if text.startswith(OPEN) else "plain")


def _beside(tak: Tak) -> Iterator[str]:
    """Yield what an element has beside its words: levels, counts, dates, what is undecided."""
    if tak.niveaus:
        yield clean(f"Niveau: {', '.join(tak.niveaus)}")
    if tak.is_level_lost:
        yield f"{OPEN}: het niveau ({_marks(tak)})"
    if tak.aantal_opdr is not None:
        yield f"Aantal opdrachten: {tak.aantal_opdr}"
    if tak.gewijzigd_op:
        yield f"Laatst gewijzigd: {day_text(tak.gewijzigd_op)}"
    for said in doubts_of(_open_codes(tak)):
        yield clean(said)


def _open_codes(tak: Tak) -> Iterator[str]:
    """Yield what is undecided of an element, but for slips of the pen and what shows already."""
    for one in tak.onbepaald:
        if code_of(one) not in REPAIRS and not (one == LOST and tak.is_level_lost):
            yield one


def _marks(tak: Tak) -> str:
    count = tak.aantal_niveaus or 0
    return f"{count} {'kruisje' if count == 1 else 'kruisjes'} zonder kolom"


def _terms(uit: Kaderuitvoer, terms: list[Tak]) -> Iterator[Tabel]:
    """Yield the terms that wait as a table, and forget them."""
    if not terms:
        return
    levels = _levels(uit.kop, uit.takken)
    has_lost = any(tak.is_level_lost for tak in terms)
    is_open = has_lost or any(any(_open_codes(tak)) for tak in terms)
    columns = [
        ("Code", 11, [tak.code for tak in terms]),
        ("Toetsterm", 50, [_term_text(tak) for tak in terms]),
        *((code, 6, [_crossed(tak, code) for tak in terms]) for code in levels),
        ("Aantal opdr.", 9, [_said(tak.aantal_opdr) for tak in terms]),
        ("Datum", 12, [_day(tak) for tak in terms]),
    ]
    if is_open:
        columns.append((OPEN, 24, [_term_open(tak) for tak in terms]))
    yield Tabel(
        "Toetstermen",
        tuple(name for name, _width, _cells in columns),
        tuple(
            tuple(clean(cell) for cell in row)
            for row in zip(*(cells for _name, _width, cells in columns), strict=True)
        ),
        tuple(width for _name, width, _cells in columns),
    )
    terms.clear()


def _levels(kop: Mapping[str, Any], takken: Iterable[Tak]) -> list[str]:
    named = [one["code"] for one in kop.get("level_scale") or []]
    used = [level for tak in _flat(takken) for level in tak.niveaus or ()]
    return list(dict.fromkeys([*named, *used])) if used else []


def _flat(takken: Iterable[Tak]) -> Iterator[Tak]:
    for tak in takken:
        yield tak
        yield from _flat(tak.takken)


def _term_text(tak: Tak) -> str:
    return " ".join(part for part in (tak.titel, tak.tekst, tak.markering) if part)


def _crossed(tak: Tak, level: str) -> str:
    return CROSS if level in (tak.niveaus or ()) else ""


def _said(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(tak: Tak) -> str:
    return tak.gewijzigd_op.strftime("%d-%m-%Y") if tak.gewijzigd_op else ""


def _term_open(tak: Tak) -> str:
    lost = [f"niveau: {_marks(tak)}"] if tak.is_level_lost else []
    others = doubts_of(_open_codes(tak))
    return "; ".join([*lost, *(one.removeprefix(f"{OPEN}: ") for one in others)])


def _total(kop: Mapping[str, Any]) -> Iterator[Alinea]:
    total = kop.get("total")
    if total and total.get("aantal_opdr") is not None:
        label = total["label"].rstrip(": ")
        yield Alinea(clean(f"{label}: {total['aantal_opdr']}"), "bold")


def _norms(normen: Iterable[Normgegevens]) -> Tabel:
    rows = tuple(
        tuple(clean(cell) for cell in (_about(one), _limit(one), one.scope or "alles", _text(one)))
        for one in normen
    )
    return Tabel("Normen", ("Waarover", "Norm", "Waarvoor", "Tekst"), rows, (18, 20, 26, 36))


def _about(norm: Normgegevens) -> str:
    return norm.metriek.capitalize() if norm.metriek else OPEN.lower()


def _limit(norm: Normgegevens) -> str:
    if norm.waarde is None:
        return "geen getal"
    figure = f"{norm.waarde.normalize():f}".replace(".", ",")
    space = "" if norm.eenheid == "%" else " "
    return f"{OPERATORS[norm.operator]} {figure}{space}{norm.eenheid}"


def _text(norm: Normgegevens) -> str:
    return "; ".join([norm.tekst, *doubts_of(norm.onbepaald)])


def _legend(kop: Mapping[str, Any]) -> Iterator[Blok]:
    legend = [f"{one['mark']}: {one['meaning']}" for one in kop.get("legend") or []]
    if legend:
        yield Kop(1, "Tekens")
        yield Lijst(tuple(Alinea(clean(line)) for line in legend))


def _repairs(uit: Kaderuitvoer) -> Iterator[Blok]:
    """Yield what may be a slip of the pen in the source: below, so that the text reads on."""
    rows = [
        (" ".join(part for part in (tak.code, tak.titel or tak.tekst) if part), said)
        for tak in _flat(uit.takken)
        for said in doubts_of(one for one in tak.onbepaald if code_of(one) in REPAIRS)
    ]
    if rows:
        yield Kop(1, "Mogelijke schrijffouten")
        cells = tuple((clean(_short(place)), clean(said)) for place, said in rows)
        yield Tabel("Mogelijke schrijffouten", ("Onderdeel", OPEN), cells, (50, 50))


def _short(text: str) -> str:
    return text if len(text) <= LONG_HEADING else f"{text[: LONG_HEADING - 1]}…"

"""What both layouts of an exam plan are made of: codes, tails, sections, the plan itself."""

import re
from dataclasses import dataclass, field

from .datums import NUMERIC, iso_date
from .schaal import CROSSES
from .tekst import Regel, tidy
from .vorm import Rest, Toetsterm, Totaal, Veld

_LETTERED = r"[A-Z]{1,4}\d{0,3}[.-]\d{1,3}(?:\.\d{1,3})?[a-z]?"
_FIGURES = r"\d{1,2}\.\d{1,3}(?:\.\d{1,3})?"
CODE = re.compile(rf"({_LETTERED}|{_FIGURES})(?![\w-])\s*(\*{{1,3}})?(?:\s+|$)")
_TOTAL = re.compile(r"(totaal(?:\s+aantal(?:\s+\w+)?)?\s*:?)\s*(\d{1,3})?", re.IGNORECASE)
_LONE_FIGURE = re.compile(r"\d{1,3}")
_DATE = re.compile(NUMERIC)

_COLUMN_WORDS = frozenset(
    [
        "naam",
        "onderdeel",
        "en",
        "toetsterm",
        "toetstermen",
        "toetstermnummer",
        "toetsnummer",
        "nummer",
        "nr",
        "code",
        "aantal",
        "opdr",
        "opdrachten",
        "vragen",
        "items",
        "niveau",
        "waarop",
        "de",
        "het",
        "wordt",
        "getoetst",
        "laatste",
        "wijziging",
        "wijzigingsdatum",
        "datum",
        "onderhoud",
        "afbakening",
        "eindterm",
        "eindtermen",
        "omschrijving",
        "van",
        "per",
    ]
)
_STRONG_WORDS = frozenset(
    [
        "toetsterm",
        "toetstermen",
        "toetstermnummer",
        "toetsnummer",
        "opdr",
        "getoetst",
        "wijzigingsdatum",
        "onderdeel",
        "afbakening",
        "eindterm",
        "eindtermen",
        "omschrijving",
        "niveau",
        "nr",
        "nummer",
        "code",
    ]
)
_COLUMN_PHRASES = (
    "laatstewijzigingsdatum",
    "naamonderdeelentoetsnummer",
    "naamonderdeelentoetstermnummer",
    "niveauwaaropdetoetstermwordtgetoetst",
    "aantalopdr",
    "toetstermnummer",
)
MAX_COLUMN_TITLE = 60


@dataclass(slots=True)
class Sectie:
    """A section heading with the items that were read under it."""

    title: str | None
    line: int
    items: list[Toetsterm] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """An exam plan while it is being read."""

    title: str | None = None
    title_line: int = 1
    meta: dict[str, Veld] = field(default_factory=dict)
    description: list[str] = field(default_factory=list)
    scale: list[str] = field(default_factory=list)
    sections: list[Sectie] = field(default_factory=list)
    total: Totaal | None = None
    not_understood: list[Rest] = field(default_factory=list)
    headings_apart: bool = False

    @property
    def items(self) -> list[Toetsterm]:
        """Return all items in the order of the text."""
        return [item for sectie in self.sections for item in sectie.items]

    def membership_is_read(self) -> bool:
        """Test if the text itself says which item belongs to which section."""
        return not self.headings_apart or not self.items

    def add(self, item: Toetsterm) -> None:
        """Put an item under the section that is open."""
        if not self.sections:
            self.sections.append(Sectie(None, item["line"]))
        self.sections[-1].items.append(item)

    def leave(self, regel: Regel) -> None:
        """Keep a line that was not understood."""
        self.not_understood.append({"line": regel.nr, "text": regel.text})


def new_item(code: str, marks: str | None, line: int) -> Toetsterm:
    """Return an item of which only code and place are known."""
    return {
        "code": code,
        "text": "",
        "date_raw": None,
        "date": None,
        "aantal_opdr": None,
        "levels": None,
        "level_count": 0,
        "level_raw": [],
        "marks": [marks] if marks else [],
        "extra_columns": {},
        "line": line,
        "ambiguous": [],
    }


def set_date(item: Toetsterm, raw: str) -> None:
    """Fill in the date of the last change."""
    item["date_raw"], item["date"] = raw, iso_date(raw)


def add_text(item: Toetsterm, text: str) -> None:
    """Join further text of an item with a single space."""
    item["text"] = tidy(f"{item['text']} {text}")


def take_tail(item: Toetsterm, text: str, scale: list[str]) -> str | None:
    """Take date, number and marks off the end of a line; None if the line has no such tail."""
    tokens = text.split()
    marks: list[str] = []
    while tokens and (tokens[-1] in CROSSES or _in_scale(tokens[-1], scale)):
        marks.append(tokens.pop())
    marks.reverse()
    number = tokens.pop() if marks and _number_behind_date(tokens) else None
    date = tokens.pop() if tokens and _DATE.fullmatch(tokens[-1]) else None
    if date is None and not any(mark in CROSSES for mark in marks):
        return None
    if date:
        set_date(item, date)
    if number:
        item["aantal_opdr"] = int(number)
    add_marks(item, marks, scale)
    return " ".join(tokens)


def add_marks(item: Toetsterm, marks: list[str], scale: list[str]) -> None:
    """Count marks; level letters are levels, crosses without a column only a number."""
    item["level_raw"] += marks
    item["level_count"] += len(marks)
    letters = [code for mark in marks for code in re.split(r"[/,]", mark) if code in scale]
    if letters and not any(mark in CROSSES for mark in item["level_raw"]):
        levels = [*(item["levels"] or []), *letters]
        item["levels"], item["level_count"] = levels, len(levels)


def is_column_title(text: str) -> bool:
    """Test if the text is the heading of a column of an exam plan, or a piece of one."""
    if len(text) > MAX_COLUMN_TITLE:
        return False
    found = re.findall(r"[a-z]+", text.lower().replace("-", ""))
    if found and _COLUMN_WORDS.issuperset(found) and _STRONG_WORDS.intersection(found):
        return True
    return "".join(found) in _COLUMN_PHRASES or found == ["aantal"]


def is_broken_column_title(one: str, two: str) -> bool:
    """Test if two pieces, broken inside a word or between words, make one column title."""
    glued = one.rstrip("-") + two
    return bool(one or two) and (is_column_title(glued) or is_column_title(f"{one} {two}"))


def match_total(text: str) -> tuple[str, int | None] | None:
    """Return the label and the number of a total row."""
    found = _TOTAL.fullmatch(text)
    return (found[1].strip(), int(found[2]) if found[2] else None) if found else None


def is_lone_figure(text: str) -> bool:
    """Test if a line holds one small figure and nothing else."""
    return bool(_LONE_FIGURE.fullmatch(text))


def code_pattern(lines: list[Regel]) -> re.Pattern[str]:
    """Return the pattern of the codes in this text: lettered if it has those, else figures."""
    lettered = re.compile(rf"({_LETTERED})(?![\w-])\s*(\*{{1,3}})?(?:\s+|$)")
    return lettered if any(lettered.match(regel.text) for regel in lines) else CODE


def _in_scale(token: str, scale: list[str]) -> bool:
    return bool(scale) and all(part in scale for part in re.split(r"[/,]", token.rstrip(",")))


def _number_behind_date(tokens: list[str]) -> bool:
    if len(tokens) < len(("date", "number")) or not _LONE_FIGURE.fullmatch(tokens[-1]):
        return False
    return bool(_DATE.fullmatch(tokens[-2]))

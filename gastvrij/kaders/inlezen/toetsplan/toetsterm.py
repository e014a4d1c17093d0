"""What every layout of an exam plan is made of: codes, items, sections, the plan itself."""

import re
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.datums import NUMERIC, is_date, is_order_open, iso_date
from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, tidy
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Eindterm,
    Legenda,
    Matrix,
    Rest,
    Toetsterm,
    Totaal,
    Veld,
)
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed

_LETTERED = r"[A-Z]{1,4}\d{0,3}[.-]\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?"
_FIGURES = r"\d{1,2}[a-z]?\.\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?"
_SHORT = r"[A-Z]{1,3}\s?\d{1,3}[a-z]?"
_NUMBER = r"\d{1,3}[.)]?"
# Behind a code: a mark, a sign, white; or at once the capital of a text that is stuck to it.
_GLUED = r"(?=[A-ZÀ-Ý][a-zà-ÿ])"
_END = rf"(?:(?![\w-])\s*(\*{{1,3}})?(?:\s*[:.)–-](?=\s))?(?:\s+|$|{_GLUED})|{_GLUED})"
CODE = re.compile(rf"({_LETTERED}|{_FIGURES}){_END}")
_FORMS = tuple(re.compile(rf"({form}){_END}") for form in (_LETTERED, _FIGURES, _SHORT, _NUMBER))
_IN_COLUMN = re.compile(
    r"((?:[A-Za-z]{1,5}[\s.-]{0,2}){0,2}\d{1,4}(?:[.-][A-Za-z]{0,2}\d{1,3}){0,3}[a-z]?|[A-Za-z])"
    r"[.:)]?\s*(\*{1,3})?"
)
_TOTAL = re.compile(
    r"((?:eind|sub)?(?:totaal|total)(?:\s+(?:generaal|overall|alles))?"
    r"(?:\s+(?:aantal|number of)(?:\s+\w+)?)?\s*:?)\s*(\d{1,3})?",
    re.IGNORECASE,
)
_BROKEN_TOTAL = re.compile(r"\s?".join("totaal") + r"\s?:?", re.IGNORECASE)
_LONE_FIGURE = re.compile(r"\d{1,3}")
_DATE = re.compile(NUMERIC)
MARKS = re.compile(r"\*{1,3}")
SURE_FORMS = 2


@dataclass(slots=True)
class Sectie:
    """A section heading with the items that were read under it."""

    title: str | None
    line: int
    items: list[Toetsterm] = field(default_factory=list)
    aantal_opdr: int | None = None
    plan: str | None = None


@dataclass(slots=True)
class Plan:
    """An exam plan while it is being read; `codes` are all that look like a level in it."""

    title: str | None = None
    title_line: int = 1
    meta: dict[str, Veld] = field(default_factory=dict)
    description: list[str] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    scale: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    sections: list[Sectie] = field(default_factory=list)
    total: Totaal | None = None
    matrix: list[Matrix] = field(default_factory=list)
    aims: list[Eindterm] = field(default_factory=list)
    legend: list[Legenda] = field(default_factory=list)
    not_understood: list[Rest] = field(default_factory=list)
    headings_apart: bool = False
    says_levels: bool = False
    other_title: str | None = None

    @property
    def items(self) -> list[Toetsterm]:
        """Return all items in the order of the text."""
        return [item for sectie in self.sections for item in sectie.items]

    def membership_is_read(self) -> bool:
        """Test if the text itself says which item belongs to which section."""
        return not self.headings_apart or not self.items

    def open(self, title: str | None, line: int) -> Sectie:
        """Open a section; the items that come are under it."""
        self.sections.append(Sectie(title, line, plan=self.other_title))
        return self.sections[-1]

    def add(self, item: Toetsterm) -> None:
        """Put an item under the section that is open."""
        if not self.sections or self.sections[-1].plan != self.other_title:
            self.open(None, item["line"])
        self.sections[-1].items.append(item)

    def leave(self, line: int, text: str) -> None:
        """Keep words that were not understood."""
        self.not_understood.append({"line": line, "text": text})


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
        "ambiguous": [] if code else ["no-code"],
    }


def set_date(item: Toetsterm, raw: str) -> None:
    """Fill in the date of the last change; an open order of day and month is a doubt."""
    item["date_raw"], item["date"] = raw, iso_date(raw)
    if is_order_open(raw):
        doubt(item, "date-order")


def doubt(item: Toetsterm, code: str) -> None:
    """Add a doubt once."""
    if code not in item["ambiguous"]:
        item["ambiguous"].append(code)


def add_text(item: Toetsterm, text: str) -> None:
    """Join further text of an item with a single space."""
    item["text"] = tidy(f"{item['text']} {text}")


def add_levels(item: Toetsterm, raw: str, levels: list[str]) -> None:
    """Add levels that the text names, by code or in words, with what stood there."""
    item["level_raw"].append(raw)
    item["levels"] = list(dict.fromkeys([*(item["levels"] or []), *levels]))
    item["level_count"] = len(item["levels"] or [])


def take_tail(item: Toetsterm, text: str, scale: list[str]) -> str | None:
    """Take date, number and marks off the end of a line; None if the line has no such tail."""
    tokens = text.split()
    marks: list[str] = []
    while tokens and (tokens[-1] in CROSSES or _in_scale(tokens[-1], scale)):
        marks.append(tokens.pop())
    marks.reverse()
    number = tokens.pop() if _number_behind_date(tokens) else None
    date = tokens.pop() if tokens and _DATE.fullmatch(tokens[-1]) else None
    if date is None and not marks:
        return None
    if date is None and not _are_marks(tokens, marks):
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


def match_total(text: str) -> tuple[str, int | None] | None:
    """Return the label and the number of a total row."""
    found = _TOTAL.fullmatch(text)
    if not found and _BROKEN_TOTAL.fullmatch(text):
        return text, None
    return (found[1].strip(), int(found[2]) if found[2] else None) if found else None


def is_lone_figure(text: str) -> bool:
    """Test if a line holds one small figure and nothing else."""
    return bool(_LONE_FIGURE.fullmatch(text))


def code_pattern(lines: list[Regel]) -> re.Pattern[str]:
    """Return the pattern of the codes in this text: the surest form that it has.

    Codes with a point are sure at once; a letter with a figure, or a bare number, only if it
    comes back.
    """
    for form, least in zip(_FORMS, (1, 1, SURE_FORMS), strict=False):
        found = [one[1] for regel in lines if (one := _first_code(form, regel))]
        if len(set(found)) >= least:
            return form
    return CODE


def is_glued(found: re.Match[str]) -> bool:
    """Test if there is nothing between a code and the text behind it."""
    return found.end() == found.end(1) and found.end() < len(found.string)


def glue(item: Toetsterm, found: re.Match[str]) -> None:
    """Doubt a code that its text is stuck to; `code_raw` is what stood there."""
    doubt(item, "code-glued")
    item["code_raw"] = found[1] + found.string[found.end() :].split()[0]


def column_code(cell: str) -> tuple[str, str | None] | None:
    """Return the code and the marks in a cell of a column of codes; None if it is other text."""
    whole = CODE.fullmatch("".join(cell.split()))
    found = whole or _IN_COLUMN.fullmatch(cell)
    return (found[1], found[2]) if found else None


def _first_code(form: re.Pattern[str], regel: Regel) -> re.Match[str] | None:
    cells = (regel.text, *regel.cells) if regel.has_cells else (regel.text,)
    return next(
        (found for cell in cells if (found := form.match(cell)) and not is_date(cell)), None
    )


def _in_scale(token: str, scale: list[str]) -> bool:
    return bool(scale) and all(part in scale for part in re.split(r"[/,]", token.rstrip(",")))


def _are_marks(tokens: list[str], marks: list[str]) -> bool:
    """Test if signs at the end of a line are marks and not the last word of its sentence."""
    crossed = any(mark in CROSSES for mark in marks)
    return crossed or not tokens or is_closed(tokens[-1])


def _number_behind_date(tokens: list[str]) -> bool:
    if len(tokens) < len(("date", "number")) or not _LONE_FIGURE.fullmatch(tokens[-1]):
        return False
    return bool(_DATE.fullmatch(tokens[-2]))

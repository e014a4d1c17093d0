"""The lines of a competence document, each with the kind of line that it is."""

import re
from collections import Counter
from dataclasses import dataclass

from .opmaak import Kanttekeningen, split_bullet
from .tekst import Regel
from .velden import match_label
from .woorden import is_closed, starts_lower

_LEVEL_WORDS = (
    "basis|gevorderd|expert|beginner|starter|startend|ervaren|junior|medior|senior|"
    "vakbekwaam|vakvolwassen|specialist"
)
_SIGN = r"(?:\d{1,2}|[A-F]|[IVX]{1,4})"
_NAMED = r"(?:niveau|level|nivo|trede)"
_LEVEL = re.compile(
    rf"\(?{_NAMED}\s*[-–]?\s*(?P<code>{_SIGN})\b\)?\s*(?:[:.–(-]+\s*(?P<rest>.*?)\)?)?",
    re.IGNORECASE,
)
_WORD_LEVEL = re.compile(
    rf"(?:(?P<code>{_SIGN})\s*[.):–-]+\s*)?(?P<word>{_LEVEL_WORDS})(?:[\s-]*niveau)?\s*:?",
    re.IGNORECASE,
)
_ONE_OF_ROW = re.compile(rf"{_NAMED}\s*({_SIGN})\b\s*:?", re.IGNORECASE)
_GLUED = re.compile(rf"(?P<text>.*[^\s(])\s+(?P<level>\(?(?:Niveau|Level)\s*{_SIGN}\)?:?)")
_NUMBERED = re.compile(r"(?P<code>\d{1,2}(?:\.\d{1,2}){0,2})[.):]?\s+(?P<title>\S.*)")
_LETTERED = re.compile(r"(?P<code>[A-Z]\d{0,2}(?:\.\d{1,2})?)[.):]\s+(?P<title>\S.*)")
_SHORT_NUMBERED = re.compile(rf"(?P<code>{_SIGN})[.):]\s+(?P<title>\S.{{0,24}})")
_MARKS = re.compile(r"\s*(\*{1,3}|\(\d\)|\(\*{1,3}\))$")
_LEGEND = re.compile(r"(\*{1,3})\s*(?=[^\s*])")
_FACETS = frozenset(
    [
        "kennis",
        "vaardigheid",
        "vaardigheden",
        "attitude",
        "houding",
        "gedrag",
        "inzicht",
        "kennis",
        "en",
        "inzicht",
    ]
) | {"kennis en inzicht"}
_LABEL = re.compile(r"(?:definitie|omschrijving|beschrijving|toelichting)\s*:?", re.IGNORECASE)
_INLINE_LABEL = re.compile(r"((?:definitie|omschrijving|beschrijving)\s*:)\s*(\S.*)", re.IGNORECASE)
MAX_TITLE, MAX_TITLE_WORDS, MAX_LEVEL_TITLE = 70, 9, 40
FULL_LINE, WRAPPED = 60, 45


@dataclass(slots=True)
class Rij:
    """One line, or one sentence over several lines, of a competence document."""

    kind: str
    text: str
    line: int
    code: str | None = None
    label: str | None = None
    blank_before: bool = False
    cells: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()
    glued: bool = False


def match_level(text: str) -> tuple[str, str | None, str] | None:
    """Return (code, title, text behind it) if the line is the heading of a level."""
    found = _LEVEL.fullmatch(text)
    if found:
        rest = found["rest"] or ""
        named = len(rest) <= MAX_LEVEL_TITLE and not rest.endswith((".", ";"))
        return found["code"].upper(), (rest or None) if named else None, "" if named else rest
    found = _WORD_LEVEL.fullmatch(text)
    if found:
        return found["code"] or found["word"], found["word"], ""
    return None


def is_level_heading(text: str) -> bool:
    """Test if the line is the heading of a level."""
    return len(text) < MAX_TITLE and match_level(text) is not None


def level_row(cells: tuple[str, ...], text: str) -> list[str]:
    """Return the level codes of a row that names several levels at once."""
    if len(cells) > 1:
        found = [match_level(cell) for cell in cells if cell]
        codes = [one[0] for one in found if one]
        return codes if len(codes) > 1 and len(codes) >= len(found) - 1 else []
    if len(text) > MAX_TITLE * 2:
        return []
    codes = _ONE_OF_ROW.findall(text)
    return codes if len(codes) > 1 and not _ONE_OF_ROW.sub("", text).strip() else []


def split_marks(title: str) -> tuple[str, list[str]]:
    """Return a title without the marks behind it, and those marks."""
    marks: list[str] = []
    while found := _MARKS.search(title):
        marks.insert(0, found[1])
        title = title[: found.start()].rstrip()
    return title, marks


def is_title(text: str) -> bool:
    """Test if a line has the shape of a heading."""
    if len(text) > MAX_TITLE * 2:
        return False
    bare = split_marks(text)[0].rstrip(" :")
    short = 0 < len(bare) <= MAX_TITLE and len(bare.split()) <= MAX_TITLE_WORDS
    return short and bare[:1].isupper() and not bare.endswith((".", ";", ",", "!", "?", "…"))


def read_rows(lines: list[Regel], chrome: Kanttekeningen) -> list[Rij]:
    """Return the lines by kind, wrapped sentences joined."""
    context = _Context(lines)
    rows: list[Rij] = []
    blank = True
    for regel in lines:
        if not regel.text:
            blank = True
            continue
        for row in context.rows(regel, chrome, blank=blank):
            if rows and _continues(rows[-1], row):
                rows[-1].text = f"{rows[-1].text} {row.text}"
            else:
                rows.append(row)
        blank = False
    return rows


class _Context:
    """What the whole text tells about a single line."""

    def __init__(self, lines: list[Regel]) -> None:
        texts = [regel.text for regel in lines if regel.text]
        self.seen = Counter(text.rstrip(" :").lower() for text in texts if len(text) < MAX_TITLE)
        self.marks = {mark for text in texts if is_title(text) for mark in split_marks(text)[1]}
        self.has_levels = any(map(is_level_heading, texts))

    def rows(self, regel: Regel, chrome: Kanttekeningen, *, blank: bool) -> list[Rij]:
        glued = _GLUED.fullmatch(regel.text) if self.has_levels and not regel.has_cells else None
        if glued and not level_row(regel.cells, regel.text):
            first = self.row(glued["text"], regel, chrome)
            second = self.row(glued["level"], regel, chrome)
            first.blank_before, second.glued = blank, True
            return [first, second]
        row = self.row(regel.text, regel, chrome)
        row.blank_before = blank
        return [row]

    def row(self, text: str, regel: Regel, chrome: Kanttekeningen) -> Rij:
        nr = regel.nr
        legend = _LEGEND.match(text)
        if legend and legend[1] in self.marks:
            return Rij("legend", text, nr, code=legend[1])
        if level_row(regel.cells, text) or regel.has_cells:
            kind = "levels" if level_row(regel.cells, text) else "cells"
            return Rij(kind, text, nr, cells=regel.cells, parts=regel.parts)
        level = match_level(text) if len(text) < MAX_TITLE * 3 else None
        if level:
            label = text if not level[2] else text[: -len(level[2])].rstrip(" :")
            return Rij("level", level[2], nr, level[0], label.rstrip(" :"), cells=(level[1] or "",))
        repeated = self._repeated(text, nr)
        return repeated or self._listed(text, nr, chrome)

    def _repeated(self, text: str, nr: int) -> Rij | None:
        """Read a line that returns under every competence: a facet or a numbered level."""
        bare = text.rstrip(" :")
        if self.seen[bare.lower()] < MIN_REPEATED:
            return None
        if bare.lower() in _FACETS:
            return Rij("facet", bare, nr, label=bare)
        found = _SHORT_NUMBERED.fullmatch(bare)
        if found:
            return Rij("level", "", nr, found["code"], bare, cells=(found["title"],))
        return None

    def _listed(self, text: str, nr: int, chrome: Kanttekeningen) -> Rij:
        bullet = split_bullet(text)
        if bullet:
            chrome.bullet(bullet[0], nr)
            return Rij("bullet", bullet[1], nr)
        if _LABEL.fullmatch(text):
            return Rij("label", text, nr)
        inline = _INLINE_LABEL.fullmatch(text)
        if inline:
            return Rij("text", inline[2], nr, label=inline[1])
        field = match_label(text)
        if field and field[2] and len(text) < MAX_TITLE:
            return Rij("field", field[2], nr, code=field[0], label=field[1])
        numbered = _NUMBERED.fullmatch(text) or _LETTERED.fullmatch(text)
        if numbered and is_title(numbered["title"]):
            return Rij("title", numbered["title"], nr, code=numbered["code"])
        if numbered:
            chrome.bullet(numbered["code"], nr)
            return Rij("bullet", numbered["title"], nr)
        return Rij("title" if is_title(text) else "text", text, nr)


def _continues(last: Rij, row: Rij) -> bool:
    """Test if a line goes on with the sentence before it."""
    if row.kind not in ("text", "title") or row.code or row.label:
        return False
    if last.kind not in ("bullet", "text") or is_closed(last.text) or last.text.endswith(";"):
        return False
    if starts_lower(row.text):
        return last.kind == "bullet" or len(last.text) >= WRAPPED
    return not row.blank_before and row.kind == "text" and len(last.text) >= FULL_LINE


MIN_REPEATED = 2

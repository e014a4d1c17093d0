"""The lines of a competence document, each with the kind of line that it is."""

import re
from collections import Counter

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .cellen import is_row
from .inhoud import contents_of
from .rij import Rij
from .tabellen import Tabellen
from .woorden import (
    FACETS,
    LEGEND,
    MAX_TITLE,
    Trede,
    column_role,
    is_level_heading,
    is_title,
    lost_heading,
    lost_levels,
    match_labelled,
    match_level,
    split_marks,
    split_title,
)

_GLUED = re.compile(r"(?P<text>.*[^\s(/])\s*(?P<level>\(?(?:Niveau|Level)\s*\w{1,3}\)?:?)")
_LOWER_LEVEL = re.compile(r"\b(?:op|het|van|naar|tot|hoger|lager|dit|eigen|at|of|the|to)\s*$", re.I)
_SPACES = re.compile(r"\S[ \u00a0]{2,}\S")
FULL_LINE, WRAPPED, MIN_REPEATED, LOOSE = 60, 45, 2, 0.2


def read_rows(tekst: Tekst, chrome: Kanttekeningen) -> list[Rij]:
    """Return the lines by kind: furniture and contents set apart, sentences joined, tables read."""
    lines = chrome.take_furniture(tekst)
    contents = contents_of(lines)
    for regel in lines:
        if regel.nr in contents:
            chrome.add("contents", regel.text, regel.nr)
    lines = [regel for regel in lines if regel.nr not in contents]
    return _Lines(lines, chrome, is_laid_out=tekst.is_laid_out).read()


class _Lines:
    """The lines while they become rows."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen, *, is_laid_out: bool) -> None:
        self.lines = lines
        self.chrome = chrome
        self.context = _Context(lines, chrome)
        self.width = 0 if is_laid_out else max((len(one.raw.rstrip()) for one in lines), default=0)
        self.rows: list[Rij] = []
        self.last: Regel | None = None

    def read(self) -> list[Rij]:
        """Return all rows in order."""
        tables = Tabellen(self.lines, self.chrome)
        blank, is_lost, after = True, False, False
        for at, regel in enumerate(self.lines):
            if at in tables.rows:
                self.rows += tables.rows[at]
                self.last, after = None, True
            elif not regel.text:
                blank = True
                continue
            elif self.rows and self.rows[-1].kind in ("lost", "cells") and not blank and is_lost:
                self.rows.append(Rij("cells", regel.text, regel.nr))
            else:
                if after:
                    self.rows.append(Rij("end", "", regel.nr))
                after = False
                self._plain(regel, blank=blank)
                is_lost = self.rows[-1].kind == "lost" and self.rows[-1].code == "rows"
            blank = False
        return self.rows

    def _plain(self, regel: Regel, *, blank: bool) -> None:
        for row in self.context.rows(regel, blank=blank):
            if self.rows and self.last and self._continues(self.rows[-1], row):
                self.rows[-1].text = f"{self.rows[-1].text} {row.text}"
            else:
                self.rows.append(row)
        self.last = regel

    def _continues(self, last: Rij, row: Rij) -> bool:
        """Test if a line goes on with the sentence before it."""
        if row.kind not in ("text", "title") or row.code or row.label or row.heading:
            return False
        if last.kind not in ("bullet", "text") or is_closed(last.text) or last.text.endswith(";"):
            return False
        if last.kind == "bullet":
            lower = starts_lower(row.text) or (not row.blank_before and self._was_full(row))
            return lower and (not row.blank_before or not self._fits(row))
        if starts_lower(row.text):
            return len(last.text) >= WRAPPED and not self._fits(row)
        whole = len(last.text) >= FULL_LINE and row.kind == "text"
        return whole and not row.blank_before and not self._fits(row)

    def _was_full(self, row: Rij) -> bool:
        return self.width > 0 and not self._fits(row)

    def _fits(self, row: Rij) -> bool:
        """Test if the first word of a line had room behind the line before it."""
        if self.last is None or not self.width:
            return False
        return len(self.last.raw.rstrip()) + 1 + len(row.text.split(" ", 1)[0]) <= self.width


class _Context:
    """What the whole text tells about a single line."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen) -> None:
        self.chrome = chrome
        texts = [regel.text for regel in lines if regel.text]
        self.seen = Counter(text.rstrip(" :").lower() for text in texts if len(text) < MAX_TITLE)
        self.marks = {mark for text in texts if is_title(text) for mark in split_marks(text)[1]}
        self.marks |= {mark for text in texts if is_title(text) for mark in split_title(text).marks}
        self.levels = [text for text in texts if is_level_heading(text)]
        self.has_facets = len({text.rstrip(" :").lower() for text in texts} & FACETS) > 1
        first = Counter(text.split(" ", 1)[0] for text in texts if " " in text)
        self.openings = {
            word for word, count in first.items() if count >= MIN_REPEATED and column_role(word)
        }
        spaced = sum(bool(_SPACES.search(regel.raw.strip())) for regel in lines)
        self.is_loose = spaced > len(texts) * LOOSE

    def rows(self, regel: Regel, *, blank: bool) -> list[Rij]:
        """Return the row of a line, or two rows where a level heading is glued to its end."""
        text = regel.text
        glued = _GLUED.fullmatch(text) if self.levels and not is_row(regel) else None
        if glued and not lost_levels(text) and self._is_glued(glued["text"], glued["level"]):
            first, second = self.row(glued["text"], regel), self.row(glued["level"], regel)
            first.blank_before, second.glued = blank, True
            return [first, second]
        row = self.row(text, regel)
        row.blank_before, row.heading = blank, regel.heading
        if row.kind in ("text", "bullet") and not self.is_loose:
            row.text = _as_printed(row.text, regel)
        return [row]

    def _is_glued(self, text: str, level: str) -> bool:
        """Test if the end of a line is a heading and no word of the sentence."""
        known = match_level(level)
        return known is not None and not _LOWER_LEVEL.search(text) and match_level(text) is None

    def row(self, text: str, regel: Regel) -> Rij:
        """Return the row of one piece of text."""
        nr = regel.nr
        legend = LEGEND.match(text)
        if legend and legend[1] in self.marks:
            return Rij("legend", text, nr, code=legend[1])
        if is_row(regel):
            return Rij("cells", regel.text, nr)
        if lost_levels(text):
            return Rij("levels", text, nr)
        level = match_level(text) if len(text) < MAX_TITLE * 3 else None
        if level:
            return _level_row(text, nr, level)
        if roles := lost_heading(text):
            return Rij("lost", text, nr, code="rows" if "competence" in roles else None)
        return self._repeated(text, nr) or self._labelled(text, nr) or self._listed(text, nr)

    def _repeated(self, text: str, nr: int) -> Rij | None:
        """Read a line that returns under every competence: a facet or a level by number or word."""
        bare = text.rstrip(" :")
        role = column_role(bare)
        if self.seen[bare.lower()] < MIN_REPEATED:
            return None
        if role == "facet" and (self.has_facets or role != column_role("gedrag")):
            return Rij("facet", bare, nr, label=bare)
        level = match_level(bare, bare=True)
        return _level_row(text, nr, level) if level else None

    def _labelled(self, text: str, nr: int) -> Rij | None:
        role = column_role(text)
        if role in ("definition", "indicator") and (text.endswith(":") or self._returns(text)):
            return Rij("label", text, nr, code=role)
        if text.endswith(":") and self._returns(text) and split_bullet(text) is None:
            return Rij("label", text, nr, code="indicator")
        loose = text.split(" ", 1)[0] in self.openings
        found = match_labelled(text, loose=loose)
        if found is None:
            return None
        role, label, code, rest = found
        doubt = "" if match_labelled(text) else "label-joined"
        if role == "definition":
            return Rij("definition", rest, nr, label=label, doubt=doubt)
        title = split_title(rest)
        row = Rij(role, title.title, nr, code or title.code, label, marks=title.marks)
        row.is_explicit, row.doubt = True, doubt
        return row

    def _returns(self, text: str) -> bool:
        return self.seen[text.rstrip(" :").lower()] >= MIN_REPEATED

    def _listed(self, text: str, nr: int) -> Rij:
        bullet = split_bullet(text)
        if bullet:
            self.chrome.bullet(bullet[0], nr)
            return Rij("bullet", bullet[1], nr)
        field = match_label(text)
        if field and field[2] and len(text) < MAX_TITLE:
            return Rij("field", field[2], nr, code=field[0], label=field[1])
        title = split_title(text)
        if title.code and is_title(title.title):
            return Rij("title", title.title, nr, code=title.code, marks=title.marks)
        if title.code:
            self.chrome.bullet(title.code, nr)
            rest = text.removeprefix(title.code).lstrip(" .):")
            return Rij("bullet", rest, nr, number=title.code)
        if is_title(text):
            return Rij("title", title.title, nr, marks=title.marks)
        return Rij("text", text, nr)


def _level_row(text: str, nr: int, level: Trede) -> Rij:
    label = text if not level.rest else text[: -len(level.rest)].rstrip(" :")
    doubt = "level-joined" if level.is_joined else ""
    return Rij(
        "level", level.rest, nr, level.code, label.rstrip(" :"), title=level.title, doubt=doubt
    )


def _as_printed(text: str, regel: Regel) -> str:
    """Return the text with the double spaces that stand inside it in the source."""
    if not _SPACES.search(regel.raw.strip()):
        return text
    found = re.search(r"[ \u00a0]+".join(map(re.escape, text.split(" "))), regel.raw)
    return found[0] if found else text

"""The lines of an exam plan made ready: tables drawn with bars, and the table of contents."""

import re
from dataclasses import replace

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, tidy

_CONTENTS = re.compile(r"inhoud(?:sopgave)?|(?:table of )?contents", re.IGNORECASE)
_ENTRY = re.compile(r"\S.*?[\s.…]+\d{1,3}")
_BAR_RULE = re.compile(r"[|+:\s=-]+")
_BOLD = re.compile(r"^\*\*([^*]+)\*\*$")
MIN_BARS = 2


def prepared(lines: list[Regel], chrome: Kanttekeningen) -> list[Regel]:
    """Return the lines without the table of contents, and those with bars as rows."""
    rows = _with_bars(_without_contents(lines, chrome), chrome)
    return [_without_stars(regel) if "**" in regel.text else regel for regel in rows]


def _without_contents(lines: list[Regel], chrome: Kanttekeningen) -> list[Regel]:
    """Take out the entries below a heading that says that it is a table of contents."""
    kept: list[Regel] = []
    inside = False
    for regel in lines:
        if _CONTENTS.fullmatch(regel.text.rstrip(" :")):
            inside = True
            chrome.add("contents", regel.text, regel.nr)
            continue
        if inside and regel.text and not _ENTRY.fullmatch(regel.text):
            inside = False
        if inside and regel.text:
            chrome.add("contents", regel.text, regel.nr)
        else:
            kept.append(regel)
    return kept


def _with_bars(lines: list[Regel], chrome: Kanttekeningen) -> list[Regel]:
    """Return lines such as "| V1.01 | Groet. | X |" as rows of a table."""
    barred = [regel for regel in lines if not regel.has_cells and regel.text.count("|") >= MIN_BARS]
    if len(barred) < MIN_BARS:
        return lines
    numbers = {regel.nr for regel in barred}
    kept: list[Regel] = []
    for regel in lines:
        if regel.nr not in numbers and not _is_rule(regel):
            kept.append(regel)
        elif _is_rule(regel):
            chrome.add("rule", regel.text, regel.nr)
        else:
            parts = regel.text.removeprefix("|").removesuffix("|").split("|")
            cells = tuple(map(tidy, parts))
            kept.append(replace(regel, cells=cells, text=tidy(" ".join(cells))))
    return kept


def _without_stars(regel: Regel) -> Regel:
    """Return a row in which a whole cell between two stars is the cell, in bold."""
    return replace(regel, cells=tuple(_BOLD.sub(r"\1", cell) for cell in regel.cells))


def _is_rule(regel: Regel) -> bool:
    return bool(regel.text) and "-" in regel.text and bool(_BAR_RULE.fullmatch(regel.text))


def split_mark(text: str) -> str:
    """Return a text without the bullet before it."""
    bullet = split_bullet(text)
    return bullet[1] if bullet else text

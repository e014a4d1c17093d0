"""Loose lines of an exam plan as pieces: labels, figures, column titles, legends, text."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.schaal import announced_scale, legend_of, scale_codes
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .toetsterm import is_lone_figure, match_total
from .woorden import is_column_title

WIDE = 0.85
_MARK_LEGEND = re.compile(r"(?P<mark>\*{1,3})\s*[=:–-]?\s*(?P<meaning>[^\W\d_].*)")
# These head a column far more often than a field: without a value they are no field.
_COLUMN_FIELDS = frozenset(["laatste_wijzigingsdatum", "weging"])
CHROME = {"column": "column-header", "legend": "legend", "heading": "heading"}


@dataclass(slots=True)
class Stuk:
    """One loose piece of text, with the kind of thing it is."""

    role: str
    text: str
    line: int
    key: str = ""
    figure: int | None = None
    lines: list[Regel] = field(default_factory=list)


def loose(lines: Sequence[Regel], codes: Container[str] = ()) -> list[Stuk]:
    """Return the pieces in these lines; a label that was broken over two lines is one piece.

    `codes` are what the document uses as a level: lines that name one are a legend.
    """
    pieces, at = [], 0
    while at < len(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        piece, used = _piece(lines[at], following, codes)
        piece.lines = list(lines[at : at + used])
        pieces.append(piece)
        at += used
    return pieces


def mark_legend(text: str) -> tuple[str, str] | None:
    """Return the mark and its meaning in a line such as "** telt dubbel"."""
    found = _MARK_LEGEND.fullmatch(text)
    return (found["mark"], found["meaning"]) if found else None


def _piece(regel: Regel, following: str, codes: Container[str]) -> tuple[Stuk, int]:
    text = regel.text
    for whole, used in ((f"{text} {following}", 2), (text, 1)):
        label = match_label(whole)
        if label and (used == 1 or not label[2]) and (label[2] or label[0] not in _COLUMN_FIELDS):
            return Stuk("label", label[1] + "\n" + label[2], regel.nr, key=label[0]), used
    if legend_of(text, codes) or announced_scale(text):
        return Stuk("legend", text, regel.nr), 1
    if mark_legend(text):
        return Stuk("mark", text, regel.nr), 1
    if scale_codes(text.split()) or is_column_title(text):
        return Stuk("column", text, regel.nr), 1
    total = match_total(text)
    if total:
        return Stuk("total", total[0], regel.nr, figure=total[1]), 1
    if is_lone_figure(text):
        return Stuk("figure", text, regel.nr), 1
    return Stuk("text", text, regel.nr), 1


def join_wrapped(pieces: list[Stuk], width: int) -> list[Stuk]:
    """Join the lines that one sentence was broken into."""
    joined: list[Stuk] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.role == piece.role == "text" and _runs_on(last, piece, width):
            last.text = f"{last.text} {piece.text}"
            last.lines = piece.lines
        else:
            joined.append(piece)
    return joined


def join_blocks(pieces: list[Stuk]) -> list[Stuk]:
    """Join the lines that follow without white in between and go on with what is above."""
    joined: list[Stuk] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and piece.role == "text" and _goes_on(last, piece):
            last.text = f"{last.text} {piece.text}"
            last.lines = [*last.lines, *piece.lines]
        else:
            joined.append(piece)
    return joined


def _goes_on(last: Stuk, piece: Stuk) -> bool:
    if piece.line != last.lines[-1].nr + 1 or piece.lines[0].heading:
        return False
    if last.role == "label":
        return starts_lower(piece.text) and not last.text.endswith("\n")
    return last.role == "text" and starts_lower(piece.text) and not is_closed(last.text)


def _runs_on(last: Stuk, piece: Stuk, width: int) -> bool:
    if is_closed(last.text):
        return False
    return starts_lower(piece.text) or len(last.lines[-1].text) > width * WIDE

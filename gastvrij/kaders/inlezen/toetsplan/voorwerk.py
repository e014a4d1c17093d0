"""What stands above the first table of an exam plan, gathered line by line and read as a whole."""

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Regel
from gastvrij.kaders.inlezen.gemeen.velden import is_typed_value
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .kop import (
    MIN_DESCRIPTION,
    set_field,
    take_description,
    take_fields,
    take_own_fields,
    take_signs,
    take_title,
)
from .stukken import Stuk, join_blocks, loose
from .toetsterm import Plan

MIN_HEADING, MAX_HEADING = 3, 90


def is_section_heading(text: str) -> bool:
    """Test if a line can head a section of an exam plan."""
    fits = MIN_HEADING <= len(text) <= MAX_HEADING
    return fits and not is_closed(text) and not starts_lower(text)


class Voorwerk:
    """The lines above the first table."""

    def __init__(self, plan: Plan, chrome: Kanttekeningen) -> None:
        self.plan = plan
        self.chrome = chrome
        self.lines: dict[int, Regel] = {}
        self.kept: list[Regel] = []
        self.touched = False
        self.is_closed = False

    def add(self, regel: Regel) -> None:
        """Keep a line until the table opens."""
        self.kept.append(regel)
        self.touched = False
        self.is_closed = False

    def touch(self) -> None:
        """Note that a row stands behind the last line: it heads no table of items."""
        self.touched = True

    def field(self, piece: Stuk) -> None:
        """Keep a header field that stands outside the front."""
        name, value = piece.text.split("\n")
        set_field(self.plan, piece, name, value or None, [])

    def take_heading(self) -> Regel | None:
        """Take the last line out, if it heads what follows."""
        if not self.kept or self.touched or not is_section_heading(self.kept[-1].text):
            return None
        if is_typed_value(self.kept[-1].text) or self._has_open_label():
            return None
        if loose(self.kept[-1:], self.plan.codes)[0].role != "text" or (
            len(self.kept) == 1 and self.plan.title is None
        ):
            return None
        return self.kept.pop()

    def _has_open_label(self) -> bool:
        """Test if a label still waits for its value: then a short text may be that value."""
        pieces = loose(self.kept, self.plan.codes)
        waiting = any(piece.role == "label" and piece.text.endswith("\n") for piece in pieces)
        return waiting and not self.kept[-1].heading

    def close(self, heading: Regel | None) -> Regel | None:
        """Read the lines; return the heading that they end with, if it heads the table."""
        heading = self.take_heading() or heading
        if heading is not None:
            self.lines[heading.nr] = heading
        pieces = join_blocks(loose(self.kept, self.plan.codes))
        if self.plan.title is None:
            take_title(pieces, self.plan, any_heading=True)
        take_signs(pieces, self.plan, self.chrome)
        take_own_fields(pieces, self.plan)
        take_description(pieces, self.plan, least=MIN_DESCRIPTION)
        take_fields(pieces, self.plan)
        take_description(pieces, self.plan, least=1)
        for piece in pieces:
            if piece.role in ("text", "total", "figure"):
                self._leave(piece)
        self.kept, self.is_closed = [], True
        return heading

    def _leave(self, piece: Stuk) -> None:
        if piece.role == "text" and is_heading(piece.text):
            self.chrome.add("heading", piece.text, piece.line)
        elif piece.role == "text":
            self.plan.description.append(piece.text)
        else:
            self.plan.leave(piece.line, " ".join(one.text for one in piece.lines))

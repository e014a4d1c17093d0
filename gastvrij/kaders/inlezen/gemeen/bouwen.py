"""Builds the one form of every reader out of a file that has layout."""

from collections.abc import Sequence

from .fouten import OnleesbaarBestand
from .tekst import MAX_CHARACTERS, MAX_LINES, Naad, Regel, clean, tidy


class Bouwer:
    """The lines of a document while they are being gathered, page by page."""

    def __init__(self) -> None:
        self.page = 1
        self.regels: list[Regel] = []
        self.size = 0

    def line(
        self, text: str, *, heading: int = 0, chrome: str = "", slanted: Sequence[str] = ()
    ) -> None:
        """Add a line of running text; tabs part it into cells."""
        raw = _without_controls(text)
        cells = tuple(tidy(cell) for cell in raw.split("\t"))
        said = tidy(raw), cells, (), heading, chrome, (), tuple(slanted)
        self._add(Regel(self._nr, raw, self.page, *said))

    def row(
        self,
        cells: Sequence[Sequence[str]],
        *,
        chrome: str = "",
        doubts: Sequence[Naad] = (),
        slanted: Sequence[str] = (),
    ) -> None:
        """Add a row of a table: the paragraphs of each cell."""
        parts = tuple(
            tuple(tidy(_without_controls(one)) for one in cell if one.strip()) for cell in cells
        )
        joined = tuple(" ".join(cell) for cell in parts)
        raw = "\t".join(joined)
        if raw.strip():
            said = tidy(raw), joined, parts, 0, chrome, tuple(doubts), tuple(slanted)
            self._add(Regel(self._nr, raw, self.page, *said))

    def blank(self) -> None:
        """End a block."""
        if self.regels and self.regels[-1].text:
            self._add(Regel(self._nr, "", self.page, "", ("",)))

    @property
    def _nr(self) -> int:
        return len(self.regels) + 1

    def _add(self, regel: Regel) -> None:
        self.size += len(regel.raw)
        if self.size > MAX_CHARACTERS or self._nr > MAX_LINES:
            raise OnleesbaarBestand("too_long")
        self.regels.append(regel)


def _without_controls(text: str) -> str:
    text = clean(text).replace("\xad", "")
    return "".join(char if char >= " " or char == "\t" else " " for char in text)

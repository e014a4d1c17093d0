"""The columns of an exam plan in a table: what each of them holds."""

import re
from dataclasses import dataclass, field

_SHAPES = (
    ("opdr", re.compile(r"aantal")),
    ("date", re.compile(r"datum|wijzigings")),
    ("level", re.compile(r"niveau")),
    ("code", re.compile(r"nummer|\bnr\b|code|naam onderdeel")),
    ("text", re.compile(r"^toetsterm(?:en)?$|omschrijving")),
)


@dataclass(slots=True)
class Kolommen:
    """What each column of the table holds, as its heading rows say."""

    titles: dict[int, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)
    levels: dict[int, str] = field(default_factory=dict)

    def learn(self, cells: tuple[str, ...]) -> None:
        """Take over the titles of one heading row; a second row goes on where the first broke."""
        for at, cell in enumerate(cells):
            if cell:
                self.titles[at] = cell
                self.roles[at] = _role(cell)

    def learn_levels(self, cells: tuple[str, ...]) -> None:
        """Take over the level codes that stand above the columns with crosses."""
        self.levels = {at: cell for at, cell in enumerate(cells) if cell}


def _role(title: str) -> str:
    low = title.lower().replace("-", "")
    return next((role for role, shape in _SHAPES if shape.search(low)), "extra")

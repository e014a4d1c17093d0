"""How far a mark that is typed by hand stands from the margin: that tells how deep it is nested."""

import re

from gastvrij.kaders.inlezen.gemeen.opmaak import split_bullet

# One sign of white stands for so many points, as it does for a page that is laid out.
POINTS_A_SIGN, TAB, MAX_WHITE = 6.0, 6, 60
_LEFT = re.compile(
    r"(?:margin-left|padding-left|text-indent)\s{0,3}:\s{0,3}(-?\d{0,4}(?:\.\d{1,4})?)(pt|px|cm|mm|in|em|rem)",
    re.IGNORECASE,
)
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0, "em": 12.0, "rem": 12.0}


def indented(line: str, points: float) -> str:
    """Return a line that opens with a typed mark behind the white before it; others stay.

    `points` is the white that its paragraph has; tabs and spaces that are typed come on top.
    """
    bare = line.lstrip()
    if split_bullet(bare) is None:
        return line.strip("\t ") if "\t" in line else line
    typed = line[: len(line) - len(bare)].replace("\t", " " * TAB)
    white = min(max(round(points / POINTS_A_SIGN), 0) + len(typed), MAX_WHITE)
    return " " * white + bare.rstrip("\t ")


def points_of(style: str) -> float:
    """Return the white that the style of a block on a web page puts before it, in points."""
    return sum(float(size or 0) * _POINTS[unit.lower()] for size, unit in _sizes(style))


def _sizes(style: str) -> list[tuple[str, str]]:
    return [(size, unit) for size, unit in _LEFT.findall(style) if size not in ("", "-")]

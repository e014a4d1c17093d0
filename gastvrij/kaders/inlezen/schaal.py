"""Level scales of exam plans: which codes occur together and what the field calls them."""

import re
from collections.abc import Sequence

from .tekst import Tekst
from .vorm import Schaaltrede

_KNOWN: dict[tuple[str, ...], tuple[str, ...]] = {
    ("K", "B", "RV", "PV"): (
        "Kennis",
        "Begrip",
        "Reproductieve vaardigheden",
        "Productieve vaardigheden",
    ),
    ("F", "B", "R", "P"): (
        "Feitelijke kennis",
        "Begripsmatige kennis",
        "Reproductieve vaardigheden",
        "Productieve vaardigheden",
    ),
}
CROSSES = frozenset(["X", "x", "✓", "✔", "√", "●", "■", "☒"])
_CODE = re.compile(r"[A-Z]{1,3}\d?|\d")
_WORDS = frozenset(
    [
        "basis",
        "gevorderd",
        "expert",
        "beginner",
        "starter",
        "junior",
        "medior",
        "senior",
        "vakbekwaam",
        "specialist",
    ]
)
_LEGEND = re.compile(r"([A-Z]{1,3})\s*[=:]\s*([A-Za-zÀ-ÿ][^=:]{2,60})")
MIN_CODES = 2


def is_scale_code(text: str) -> bool:
    """Test if the text can head a level column."""
    return text not in CROSSES and bool(_CODE.fullmatch(text) or text.lower() in _WORDS)


def scale_codes(cells: Sequence[str]) -> list[str]:
    """Return the codes of a row that names a level scale; empty if it does not."""
    filled = [cell for cell in cells if cell]
    good = len(filled) >= MIN_CODES and len(set(filled)) == len(filled)
    return filled if good and all(is_scale_code(cell) for cell in filled) else []


def named_scale(codes: Sequence[str], tekst: Tekst) -> list[Schaaltrede]:
    """Return the scale with its names: from a legend in the text, or as the field knows it."""
    legend: dict[str, str] = {}
    for regel in tekst.filled:
        found = _LEGEND.fullmatch(regel.text)
        if found and found[1] in codes:
            legend[found[1]] = found[2].strip(" .;")
    known = dict(zip(codes, _KNOWN.get(tuple(codes), ()), strict=False))
    return [{"code": code, "name": legend.get(code) or known.get(code)} for code in codes]

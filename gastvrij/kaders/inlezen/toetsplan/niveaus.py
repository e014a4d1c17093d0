"""Levels of an exam plan that stand outside a column: behind the text, or above the items."""

import re

from gastvrij.kaders.inlezen.gemeen.schaal import is_scale_code, levels_in
from gastvrij.kaders.inlezen.gemeen.tekst import tidy
from gastvrij.kaders.inlezen.gemeen.vorm import Toetsterm

from .toetsterm import Plan, add_levels

_BEHIND = re.compile(
    r"(?P<text>.*\S)\s*(?:\((?P<round>[^()]{1,40})\)|\[(?P<square>[^\[\]]{1,40})\])\s*\.?",
    re.DOTALL,
)
_AHEAD = re.compile(
    r"(?:\((?P<round>[^()]{1,20})\)|\[(?P<square>[^\[\]]{1,20})\])\s*(?P<text>\S.*)"
)
_LEVEL = re.compile(r"^(?:niveau|level)\s*[:=]?\s*", re.IGNORECASE)
_SECTION = re.compile(
    r"\b(?i:niveau|level)\s*[:=]?\s*(?P<cell>[A-Z]{1,3}\d?(?:\s*[/,]\s*[A-Z]{1,3}\d?)*)\b"
)
ENOUGH = 0.5


def settle_levels(plan: Plan) -> None:
    """Take the levels from the texts or the headings, if the plan has no other."""
    items = plan.items
    if not items or any(item["level_count"] for item in items):
        return
    for pattern in (_BEHIND, _AHEAD):
        found = [_bracketed(item, pattern, plan) for item in items]
        if sum(map(bool, found)) >= len(items) * ENOUGH:
            _take(items, found)
            return
    for section in plan.sections:
        said = _SECTION.search(section.title or "")
        levels = levels_in(said["cell"], plan.names) if said else None
        for item in section.items if levels else ():
            item["levels"], item["level_count"] = list(levels or []), len(levels or [])
            item["level_from"] = "section"


def _take(items: list[Toetsterm], found: list[tuple[str, str, list[str]] | None]) -> None:
    for item, one in zip(items, found, strict=True):
        if one:
            item["text"] = one[0]
            add_levels(item, one[1], one[2])
            item["level_from"] = "text"


def _bracketed(
    item: Toetsterm, pattern: re.Pattern[str], plan: Plan
) -> tuple[str, str, list[str]] | None:
    """Return text, raw level and levels of an item with a level in brackets; None without."""
    found = pattern.fullmatch(item["text"])
    if found is None:
        return None
    raw = found["round"] or found["square"]
    levels = levels_in(_LEVEL.sub("", raw), plan.names)
    if not levels or not all(is_scale_code(one) or one in plan.scale for one in levels):
        return None
    return tidy(found["text"]), raw, levels

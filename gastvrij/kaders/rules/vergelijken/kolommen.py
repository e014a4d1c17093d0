"""The headings of the columns of an exam plan, put together from how the text broke them up."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_DATES = r"Laatste wijzigingsdatum|Datum onderhoud|Datum laatste wijziging"
# Headings that exam plans have, as they read when they stand on one line.
_HEADINGS = (
    r"Naam onderdeel en (?:toetsterm-?\s?nummer|toetsnummer)",
    r"(?<!naar )\bToetsterm\b(?!-| wordt)",
    _DATES,
    r"Aantal opdr(?:achten|\.)?",
    r"Niveau waarop de toetsterm wordt getoetst",
)
_DATE = re.compile(r"\b(?:wijzigingsdatum|datum|gewijzigd|onderhoud)\b", re.IGNORECASE)


def column_headings(
    kolommen: Sequence[str], kop: Mapping[str, Any], likely_date: str = ""
) -> list[str]:
    """Return the headings in the order of the table, levels last; variants behind a slash.

    `likely_date` is a label that probably is the heading of the dates, where the text has none.
    """
    text = " ".join(" ".join(kolommen).split())
    found = []
    for pattern in _HEADINGS:
        seen = dict.fromkeys(match[0] for match in re.finditer(pattern, text, re.IGNORECASE))
        if seen:
            found.append(" / ".join(seen))
        elif likely_date and pattern == _DATES:
            found.append(f"{likely_date} (likely)")
    levels = [one["code"] for one in kop.get("level_scale") or []]
    return [*found, *(code for code in levels if re.search(rf"\b{re.escape(code)}\b", text))]


def has_date_heading(kolommen: Sequence[str]) -> bool:
    """Test if one of the headings is that of a column of dates."""
    return any(_DATE.search(one) for one in kolommen)

"""Dates as Dutch documents write them."""

import re
from datetime import date

_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_NAMES = "|".join(_MONTHS)
NUMERIC = r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
PATTERN = rf"(?:{NUMERIC}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}\s+(?:{_NAMES})\s+\d{{4}})"
_DATE = re.compile(rf"\b{PATTERN}\b", re.IGNORECASE)
_WHOLE = re.compile(rf"{PATTERN}\.?", re.IGNORECASE)


def find_date(text: str) -> str | None:
    """Return the first date in the text as it stands there, or None."""
    found = _DATE.search(text)
    return found[0] if found else None


def is_date(text: str) -> bool:
    """Test if the text is a date and nothing else."""
    return bool(_WHOLE.fullmatch(text.strip()))


def iso_date(text: str) -> str | None:
    """Return the first date in the text as yyyy-mm-dd; None if there is none or it is no day."""
    found = find_date(text)
    if found is None:
        return None
    parts = re.split(r"[-/.\s]+", found.lower())
    if len(parts[0]) == len("2025"):
        parts.reverse()
    day, month, year = parts
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None

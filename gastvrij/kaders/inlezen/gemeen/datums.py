"""Dates as Dutch and English documents write them."""

import re
from datetime import date

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb", "febr"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names}
_NAMES = rf"(?:{'|'.join(sorted(_NUMBER, key=len, reverse=True))})\b\.?"
_TEEN = r"(?:\d{4}|'?\d{2})"
NUMERIC = rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_TEEN}(?![\d.-])"
_ORDINAL = r"(?:st|nd|rd|th|e)?"
PATTERN = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|{NUMERIC}"
    rf"|\d{{1,2}}{_ORDINAL}[\s-]+(?:of\s+)?{_NAMES}[\s,-]+\d{{4}}"
    rf"|{_NAMES}\s+\d{{1,2}}{_ORDINAL},?\s+\d{{4}})"
)
_DATE = re.compile(rf"(?<![\w.]){PATTERN}(?!\w)", re.IGNORECASE)
_WHOLE = re.compile(rf"{PATTERN}\.?", re.IGNORECASE)
_WHITE = re.compile(r"\s+")
_FIGURES = re.compile(NUMERIC)
_MONTH_ONLY = re.compile(rf"(?:{_NAMES}\s+\d{{4}}|\d{{1,2}}[-/]\d{{4}}|\d{{4}})", re.IGNORECASE)
_PARTS = re.compile(r"\d+|[a-z]+", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/\d{2,4}")
_NO_PARTS = frozenset(["st", "nd", "rd", "th", "e", "of"])
_CENTURY = 2000
_MAX_MONTH = 12


def find_date(text: str) -> str | None:
    """Return the first date in the text as it stands there, or None."""
    found = _DATE.search(text)
    return found[0] if found else None


def is_date(text: str) -> bool:
    """Test if the text is a date and nothing else."""
    return bool(_WHOLE.fullmatch(mended(text.strip())))


def is_part_of_date(text: str) -> bool:
    """Test if the text is a month and a year, or a year: a date without its day."""
    return bool(_MONTH_ONLY.fullmatch(text.strip()))


def is_order_open(text: str) -> bool:
    """Test if day and month of a date with slashes can be exchanged, as in American dates."""
    found = _SLASHED.search(text)
    return bool(found and found[1] != found[2] and max(int(found[1]), int(found[2])) <= _MAX_MONTH)


def mended(text: str) -> str:
    """Return a date without the white that a narrow column put inside it."""
    closed = _WHITE.sub("", text)
    return closed if _FIGURES.fullmatch(closed) else text


def iso_date(text: str) -> str | None:
    """Return the first date in the text as yyyy-mm-dd; None if there is none or it is no day."""
    found = find_date(mended(text))
    if found is None:
        return None
    parts = [part for part in _PARTS.findall(found.lower()) if part not in _NO_PARTS]
    if len(parts[0]) == len("2025"):
        parts.reverse()
    if parts[0] in _NUMBER:
        parts[0], parts[1] = parts[1], parts[0]
    day, month, year = parts
    number = _NUMBER.get(month) or int(month)
    try:
        return date(_year(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _year(text: str) -> int:
    return int(text) + (0 if len(text) == len("2025") else _CENTURY)

"""Articles: what is needed to publish one, and whether it still holds. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

# So long before its end an article is on the list of its editor.
SOON = timedelta(days=30)
REQUIRED = ("titel", "antwoord")


class Geldigheid(StrEnum):
    """How an article stands to its last day."""

    ONBEPERKT = "onbeperkt"
    GELDIG = "geldig"
    BIJNA_VERLOPEN = "bijna_verlopen"
    VERLOPEN = "verlopen"


def geldigheid(geldig_tot: date | None, *, on: date) -> Geldigheid:
    """Return how an article stands to its last day; that day itself still counts."""
    if geldig_tot is None:
        return Geldigheid.ONBEPERKT
    if geldig_tot < on:
        return Geldigheid.VERLOPEN
    return Geldigheid.BIJNA_VERLOPEN if geldig_tot - on <= SOON else Geldigheid.GELDIG


def missing(values: Mapping[str, object]) -> list[str]:
    """Return the fields without which an article cannot be published."""
    return [name for name in REQUIRED if not str(values.get(name) or "").strip()]


def is_web_address(url: str) -> bool:
    """Test if an address leads to a page on the web."""
    found = urlsplit(url)
    return found.scheme in {"http", "https"} and bool(found.hostname)


def differing(stored: Mapping[str, object], typed: Mapping[str, object]) -> list[str]:
    """Return the fields in which two texts differ, in the order of the first."""
    return [name for name, value in stored.items() if name in typed and typed[name] != value]


def first_part(antwoord: str) -> str:
    """Return the first part of an answer, up to an empty line: what fits in a note."""
    return " ".join(antwoord.strip().split("\n\n")[0].split())

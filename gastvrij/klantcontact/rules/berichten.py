"""Rules of messages that come in: what they refer to, what is no question, until when. Pure."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from .vragen import NUMMER_DIGITS

_KENMERK = re.compile(rf"(?<![\d+]){'[0-9]' * NUMMER_DIGITS}(?!\d)")
MOST_KENMERKEN = 20
WERKDAGEN = frozenset({"werkdag", "werkdagen"})
# How programs that answer by themselves mark their mail, beside Auto-Submitted (RFC 3834).
BULK = frozenset({"auto_reply", "auto-reply", "bulk", "junk", "list"})
MAILERS = ("mailer-daemon@", "postmaster@")


def kenmerken(*texts: str) -> list[str]:
    """Return what can be the number of a contact: ten digits by themselves, each once."""
    found = (number for text in texts for number in _KENMERK.findall(text))
    return list(dict.fromkeys(found))[:MOST_KENMERKEN]


def is_automatic(headers: Mapping[str, str], *, van_adres: str = "") -> bool:
    """Test if no person wrote a mail: an automatic reply, or a mail server about one that failed.

    `headers` has its names in lower case. Sources: RFC 3834 (Auto-Submitted), RFC 6522
    (multipart/report).
    """
    submitted = headers.get("auto-submitted", "no").partition(";")[0].strip().lower()
    return (
        submitted not in {"", "no"}
        or headers.get("precedence", "").strip().lower() in BULK
        or "x-autoreply" in headers
        or headers.get("return-path", "").strip() == "<>"
        or headers.get("content-type", "").lower().startswith("multipart/report")
        or van_adres.lower().startswith(MAILERS)
    )


class Antwoordnorm(NamedTuple):
    """A norm about answering: at most so many of a unit; None and empty: whatever it is."""

    operator: str
    waarde: Decimal | None
    eenheid: str
    afdeling: int | None = None
    kanalen: tuple[str, ...] = ()


def answer_days(normen: Iterable[Antwoordnorm], *, afdeling: int | None, kanaal: str) -> int | None:
    """Return the working days in which a message is answered, None if that is not agreed.

    What is agreed for the afdeling goes before what is for all; of more the shortest. A term in
    another unit than working days is not converted: what the text does not say is not decided here.
    """
    fitting = [
        norm
        for norm in normen
        if norm.operator in {"<=", "="}
        and norm.waarde is not None
        and norm.waarde == int(norm.waarde)
        and norm.eenheid in WERKDAGEN
        and norm.afdeling in {None, afdeling}
        and (not norm.kanalen or kanaal in norm.kanalen)
    ]
    own = [norm for norm in fitting if norm.afdeling is not None]
    return min((int(norm.waarde or 0) for norm in own or fitting), default=None)

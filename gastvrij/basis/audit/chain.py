"""A link of the chain: HMAC-SHA256 over the link before it, its events and its own fields. Pure."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

START = "0" * 64


@dataclass(frozen=True)
class Row:
    """An event as it stands in the table, every field of it."""

    pk: int
    at: datetime
    by: UUID | None
    did: str
    soort: str
    object: UUID | None
    about: UUID | None
    data: dict[str, Any]


FIELDS = ("pk", "at", "by", "did", "soort", "object", "about", "data")


@dataclass(frozen=True)
class Head:
    """The fields of a link that its digest covers, beside its events."""

    at: datetime
    eerste: int
    laatste: int
    aantal: int
    vorige: str


def canonical(fields: dict[str, Any]) -> bytes:
    """Return fields as one line of JSON that is the same on every database."""
    written = json.dumps(
        fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )
    return written.encode() + b"\n"


def _plain(value: datetime | UUID) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.hex


class Digest:
    """Adds up the events of one link, one at a time, so that memory stays flat."""

    def __init__(self, key: str, vorige: str) -> None:
        self._mac = hmac.new(key.encode(), vorige.encode(), hashlib.sha256)

    def add(self, row: Row) -> None:
        """Take in the next event."""
        self._mac.update(canonical(vars(row)))

    def close(self, head: Head) -> str:
        """Return the digest of the link, 64 hexadecimal digits."""
        self._mac.update(canonical(vars(head)))
        return self._mac.hexdigest()


def digest(key: str, head: Head, rows: Iterable[Row]) -> str:
    """Return the digest of a link over these events, in the order of their keys."""
    total = Digest(key, head.vorige)
    for row in rows:
        total.add(row)
    return total.close(head)

"""The draw of a sample: which conversation takes a place. Pure: the same seed, the same draw."""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID


def lot(seed: str, gesprek: UUID) -> str:
    """Return the lot of a conversation: the sha256 (64 hex digits) of seed, colon and uuid."""
    return sha256(f"{seed}:{gesprek}".encode()).hexdigest()


def draw(seed: str, gesprekken: Iterable[UUID]) -> UUID | None:
    """Return the conversation with the lowest lot, None if there is none to draw from.

    The order of what comes in does not matter, so anybody with seed and list can check a draw.
    """
    return min(gesprekken, key=lambda gesprek: (lot(seed, gesprek), gesprek), default=None)

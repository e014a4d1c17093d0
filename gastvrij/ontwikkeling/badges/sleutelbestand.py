"""The file with the secret key that signs badges: outside the database, for its owner only."""

import os
import secrets
from pathlib import Path

from . import did


class UnreadableKey(Exception):
    """There is a file, but no key of ours in it, or it cannot be read."""


def make(path: Path) -> bytes:
    """Write a new secret key (32 bytes) to a file that only its owner reads, and return it.

    FileExistsError if there is one: who overwrites a key can sign as before no more.
    """
    secret = secrets.token_bytes(did.KEY_BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(did.secret_multikey(secret) + "\n")
    return secret


def read(path: Path) -> bytes | None:
    """Return the secret key in a file, None if there is no file; UnreadableKey for all else."""
    try:
        return did.secret_of(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, did.NotAKey):
        raise UnreadableKey(str(path)) from None

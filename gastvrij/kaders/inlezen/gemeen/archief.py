"""Looks into archives (Word, Excel and what resembles them) before anything is unpacked."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from lxml import etree

from .fouten import OnleesbaarBestand

MAX_PARTS, MAX_UNPACKED, MAX_XML = 2_000, 100 * 1024 * 1024, 20 * 1024 * 1024
_DECLARATIONS = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("utf-8", "utf-16-le", "utf-16-be")
)
BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    RuntimeError,
    ValueError,
    LookupError,
    OSError,
    EOFError,
)


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open an archive in memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield archive


def names(data: bytes) -> frozenset[str] | None:
    """Return the names in an archive, None if it is broken."""
    try:
        with opened(data) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return None


def refuse_hostile(data: bytes) -> None:
    """Refuse an archive that unpacks too large, is locked, or declares what no document does."""
    with opened(data) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise OnleesbaarBestand("zip_bomb")
        if any(part.flag_bits & 1 for part in parts):
            raise OnleesbaarBestand("password")
        for part in parts:
            if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
                continue
            if part.file_size > MAX_XML:
                raise OnleesbaarBestand("zip_bomb")
            content = archive.read(part)
            if any(word in content for word in _DECLARATIONS):
                raise OnleesbaarBestand("entities")


def parsed(content: bytes) -> Any:
    """Return the root of a piece of XML, read without entities and without the network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser)

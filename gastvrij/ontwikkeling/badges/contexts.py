"""What the words in a badge mean: JSON-LD contexts that came along at set-up, and no others.

Nothing is ever fetched: an address that is not here is unknown. An address of which what stands
there has changed over time (Open Badges without a version) is not here either.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
OPEN_BADGES_EARLIER = tuple(
    f"https://purl.imsglobal.org/spec/ob/v3p0/context-{version}.json"
    for version in ("3.0.1", "3.0.2")
)
Meanings = Mapping[str, Any]


class UnknownContext(Exception):
    """A context that did not come along; holds its address, or that it stood in the badge."""


@cache
def known() -> Meanings:
    """Return the contexts that came along, by address."""
    file = files("gastvrij.basis") / "static/basis/vendor/contexten.json"
    found: Meanings = json.loads(file.read_text(encoding="utf-8"))
    return found


def named_in(value: Any) -> Iterator[str]:
    """Yield the address of every context that is named anywhere in a document.

    UnknownContext for one that is written out there: it could give any word another meaning.
    """
    if isinstance(value, Mapping):
        named = value.get("@context", [])
        for one in named if isinstance(named, list) else [named]:
            if not isinstance(one, str):
                raise UnknownContext("")
            yield one
    inner: Any = value.values() if isinstance(value, Mapping) else value
    for one in inner if isinstance(value, Mapping | list) else ():
        if isinstance(one, Mapping | list):
            yield from named_in(one)


def require_known(document: Any, meanings: Meanings) -> None:
    """Raise UnknownContext if a document names a context that did not come along."""
    for address in named_in(document):
        if address not in meanings:
            raise UnknownContext(address)


def loaded(address: str, meanings: Meanings) -> dict[str, Any]:
    """Return a context in the form in which PyLD asks for it; UnknownContext for any other."""
    if address not in meanings:
        raise UnknownContext(address)
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": meanings[address],
    }

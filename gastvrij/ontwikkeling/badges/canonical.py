"""The one text of a document: its meaning as sorted N-Quads, with nothing of it left out.

RDFC-1.0 (URDNA2015) by PyLD. JSON-LD drops what it does not know, and what is dropped is not
signed; so here all that would be dropped is refused, as is what would take very long.
"""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

from pyld import ContextResolver, jsonld
from pyld.canon import URDNA2015

from . import contexts

MOST_DEPTH = 20
MOST_VALUES = 4000
# Nodes without a name that are alike are told apart by trying orders, which grows as a factorial;
# the fullest example of 1EdTech takes 2900 of these.
MOST_WORK = 10_000
WORDS = frozenset({"@context", "@value", "@language"})
EXPANDED = frozenset({"@id", "@type", "@value", "@language", "@list", "@graph"})
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]*")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class NotSignable(Exception):
    """The document has parts that a signature cannot cover; holds which, as written there."""


class TooComplex(Exception):
    """The document is too large, too deep, or made to keep a machine busy."""


def canonical(document: Mapping[str, Any], meanings: contexts.Meanings) -> str:
    """Return the canonical N-Quads of a JSON-LD document.

    UnknownContext if its meaning is not known here, NotSignable if part of it would not be
    covered, TooComplex if it is too much.
    """
    _require_plain(document)
    contexts.require_known(document, meanings)
    dropped: list[str | None] = []

    def load(address: str, _options: object) -> dict[str, Any]:
        return contexts.loaded(address, meanings)

    options = {"base": "", "documentLoader": load, "contextResolver": ContextResolver({}, load)}
    try:
        expanded = jsonld.expand(document, options, on_property_dropped=dropped.append)
        if dropped:
            raise NotSignable(", ".join(sorted({str(name) for name in dropped})))
        _require_whole(expanded)
        dataset = jsonld.to_rdf(expanded, options)
    except jsonld.JsonLdError as problem:
        raise NotSignable(str(problem.code or problem.type)) from None
    text: str = _bounded().main(dataset, {"format": "application/n-quads"})
    return text


def _require_plain(document: Any) -> None:
    """Refuse what JSON-LD would drop or turn into something else before it looks at meaning."""
    left, waiting = MOST_VALUES, [(document, 1)]
    while waiting:
        value, depth = waiting.pop()
        left -= 1
        if left < 0 or depth > MOST_DEPTH:
            raise TooComplex
        if isinstance(value, Mapping):
            for name in value:
                if not name or (name.startswith("@") and name not in WORDS):
                    raise NotSignable(name)
                _require_text(name)
            waiting += [(one, depth + 1) for one in value.values()]
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in value]
        else:
            _require_scalar(value)


def _require_scalar(value: Any) -> None:
    if isinstance(value, str):
        _require_text(value)
    elif value is None or (isinstance(value, float) and not math.isfinite(value)):
        raise NotSignable(str(value))


def _require_text(text: str) -> None:
    # Half characters have no place in UTF-8, and so none in what is signed.
    if any("\ud800" <= one <= "\udfff" for one in text):
        raise NotSignable(ascii(text))


def _require_whole(expanded: Any) -> None:
    """Refuse names and types that are no full addresses: they would be left out."""
    if isinstance(expanded, Sequence) and not isinstance(expanded, str):
        for one in expanded:
            _require_whole(one)
    elif isinstance(expanded, Mapping):
        for name, value in expanded.items():
            if name.startswith("@"):
                _require_keyword(name, value)
            else:
                _require_iri(name)
                _require_whole(value)


def _require_keyword(name: str, value: Any) -> None:
    if name not in EXPANDED:
        raise NotSignable(name)
    if name in {"@id", "@type"}:
        for one in value if isinstance(value, list) else [value]:
            if one != "@json":
                _require_iri(one)
    elif name == "@language" and not (isinstance(value, str) and LANGUAGE.fullmatch(value)):
        raise NotSignable(str(value))
    elif name == "@graph" and any(set(one) <= {"@id"} for one in value):
        # A node that has a name only says nothing, so the name would be in no sentence.
        raise NotSignable(name)
    elif name in {"@list", "@graph"}:
        _require_whole(value)


def _require_iri(text: Any) -> None:
    if not isinstance(text, str) or not IRI.fullmatch(text):
        raise NotSignable(str(text))


def _bounded() -> Any:
    """Return the algorithm, that stops where a document is made to keep it busy."""
    work = URDNA2015()
    related = work.create_hash_to_related
    taken: list[int] = []

    def counted(name: str, issuer: Any) -> Any:
        found = related(name, issuer)
        taken.append(1 + sum(math.factorial(len(alike)) for alike in found.values()))
        if sum(taken) > MOST_WORK:
            raise TooComplex
        return found

    work.create_hash_to_related = counted
    return work

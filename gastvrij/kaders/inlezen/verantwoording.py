"""Accounting: every word of the source is read, chrome, or listed as not understood."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from .tekst import Tekst
from .vorm import Document, Rest
from .woorden import words

_OWN_WORDS = {
    "sections": ("title",),
    "items": ("code", "text", "date_raw", "aantal_opdr", "level_raw", "marks"),
    "clusters": ("code", "title"),
    "competences": ("code", "title", "marks", "definition"),
    "levels": ("label",),
    "indicators": ("text",),
    "indicators_without_level": ("text",),
    "legend": ("text",),
    "intro": ("title", "paragraphs"),
    "phases": ("label",),
    "steps": ("code", "text"),
    "guidance": ("text",),
    "not_understood": ("text",),
}


def read_words(document: Document) -> Counter[str]:
    """Return how often each word of the source was taken up in the document."""
    found: Counter[str] = Counter()
    for text in _texts(cast("dict[str, Any]", document)):
        found.update(words(text))
    for part in document["chrome"]:
        for word in words(part["text"]):
            found[word] += part["count"]
    return found


def source_words(tekst: Tekst) -> Counter[str]:
    """Return how often each word stands in the source."""
    found: Counter[str] = Counter()
    for regel in tekst.filled:
        found.update(words(regel.text))
    return found


def leftovers(tekst: Tekst, document: Document) -> list[Rest]:
    """Return, by line, the words of the source that the document does not account for."""
    lost = source_words(tekst) - read_words(document)
    rest: list[Rest] = []
    if not lost:
        return rest
    for regel in tekst.filled:
        missing = []
        for word in words(regel.text):
            if lost[word] > 0:
                lost[word] -= 1
                missing.append(word)
        if missing:
            rest.append({"line": regel.nr, "text": " ".join(missing)})
    return rest


def _texts(document: dict[str, Any]) -> Iterator[str]:
    yield from _front(document)
    for key, part in document.items():
        if key in _OWN_WORDS:
            yield from _parts(key, part)
    rules = document.get("general_rules") or {}
    yield str(rules.get("title") or "")
    yield from _parts("items", rules.get("items") or [])


def _front(document: dict[str, Any]) -> Iterator[str]:
    if "intro" not in document:
        yield document["title"] or ""
    for key in ("description", "structure_title"):
        yield document.get(key) or ""
    for field in document["meta"].values():
        yield field["label"]
        yield field["value"] or ""
    total = document.get("total")
    if total:
        yield total["label"]
        yield "" if total["aantal_opdr"] is None else str(total["aantal_opdr"])


def _parts(name: str, parts: list[Any] | None) -> Iterator[str]:
    for part in parts or []:
        if not isinstance(part, dict):
            continue
        for key in _OWN_WORDS[name]:
            value = part.get(key)
            if isinstance(value, list):
                yield from value
            elif value is not None:
                yield str(value)
        yield from (part.get("extra_columns") or {}).values()
        for key in part:
            if key in _OWN_WORDS:
                yield from _parts(key, part[key])

"""Accounting: every word of the source is read, chrome, or listed as not understood."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, cast

from .gemeen.tekst import Tekst
from .gemeen.vorm import Document, Rest
from .gemeen.woorden import words as plain_words

_PIECE = re.compile(r"\d+|[^\W\d]+")
_OWN_WORDS = {
    "sections": ("title", "aantal_opdr"),
    "items": ("code", "text", "date_raw", "aantal_opdr", "level_raw", "marks", "scope"),
    "matrix": (),
    "rows": ("title",),
    "eindtermen_list": ("code", "text"),
    "clusters": ("code", "title", "definition"),
    "competences": ("code", "title", "marks", "definition"),
    "levels": ("label", "description"),
    "indicators": ("text",),
    "indicators_without_level": ("text",),
    "legend": ("text",),
    "intro": ("title", "paragraphs"),
    "phases": ("label",),
    "steps": ("code", "text"),
    "guidance": ("text",),
    "functions": ("code", "label", "description", "tasks_title"),
    "requirements": ("label", "level_raw", "text"),
    "tasks": ("text",),
    "parts": ("title", "paragraphs"),
    "tree": ("code", "title", "text"),
    "children": ("code", "title", "text"),
    "groups": ("title",),
    "criteria": ("code", "text", "help"),
    "scale": ("text",),
    "scoring_rules": ("text",),
    "channels": ("title",),
    "statements": ("label", "text", "notes"),
    "not_understood": ("text",),
}


_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")


def words(text: str) -> list[str]:
    """Return the words of a text; what ran together at a capital counts as two words."""
    return plain_words(_GLUED.sub(" ", text))


def pieces(text: str) -> list[str]:
    """Return the letters and the figures of a text apart: a reader may part what was glued.

    A figure counts by its value: a reader gives 03 as the number 3.
    """
    return [_plain(piece) for word in words(text) for piece in _PIECE.findall(word)]


def _plain(piece: str) -> str:
    if not piece.isdecimal():
        return piece
    return "".join(str(unicodedata.decimal(one)) for one in piece).lstrip("0") or "0"


def read_words(document: Document) -> Counter[str]:
    """Return how often each word of the source was taken up in the document."""
    found: Counter[str] = Counter()
    for text in _texts(cast("dict[str, Any]", document)):
        found.update(pieces(text))
    for part in document["chrome"]:
        for piece in pieces(part["text"]):
            found[piece] += part["count"]
    return found


def source_words(tekst: Tekst) -> Counter[str]:
    """Return how often each word stands in the source."""
    found: Counter[str] = Counter()
    for regel in tekst.filled:
        found.update(pieces(regel.text))
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
            parts = pieces(word)
            gone = []
            for part in parts:
                if lost[part] > 0:
                    lost[part] -= 1
                    gone.append(part)
            missing += [word] if gone == parts else gone
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
    yield (document.get("cesuur") or {}).get("text") or ""
    total = document.get("total")
    if total:
        yield total["label"]
        yield "" if total["aantal_opdr"] is None else str(total["aantal_opdr"])
        yield from map(str, total.get("levels", {}).values())


def _written(part: dict[str, Any], key: str) -> Any:
    """Return a value as the source writes it; what was stuck to it stands elsewhere already."""
    value, raw = part.get(key), part.get(f"{key}_raw")
    is_same = raw is not None and "".join(pieces(raw)) == "".join(pieces(str(value)))
    return raw if is_same else value


def _parts(name: str, parts: list[Any] | None) -> Iterator[str]:
    for part in parts or []:
        if not isinstance(part, dict):
            continue
        for key in _OWN_WORDS[name]:
            value = _written(part, key)
            if isinstance(value, list):
                yield from value
            elif value is not None:
                yield str(value)
        for beside in ("extra_columns", "cells"):
            yield from (part.get(beside) or {}).values()
        for key in part:
            if key in _OWN_WORDS:
                yield from _parts(key, part[key])

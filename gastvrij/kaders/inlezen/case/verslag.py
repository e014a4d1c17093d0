"""The report of a CASE file: what the standard does not allow and was let through all the same."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from gastvrij.kaders.inlezen.gemeen.vorm import Melding
from gastvrij.kaders.uitvoer.case_klassen import KLASSEN, NEW
from gastvrij.kaders.uitvoer.case_streng import Streng

from .invoer import Json

SHOWN = 12
_ANY = UUID(int=0)
_START = "1970-01-01T00:00:00Z"
_INSIDE = ("CFDocumentURI", "CFPackageURI")


def report(
    opened: Json,
    lines: Mapping[tuple[str, int], int],
    wrong: Sequence[str],
) -> list[Melding]:
    """Return one line for each sort of thing that was let through, with how often and where."""
    strict = Streng(NEW, space=_ANY, basis="", moment=_START)
    strict.package(opened.package)
    line = lines["CFDocument", 0]
    found: dict[str, Counter[str]] = {}
    for klasse, name, value in strict.values:
        found.setdefault(_code(klasse, name, value), Counter())[f"{klasse}.{name}"] += 1
    for klasse, name in strict.filled:
        found.setdefault("case-missing", Counter())[f"{klasse}.{name}"] += 1
    for name in opened.twice:
        found.setdefault("case-twice", Counter())[name] += 1
    for name in wrong:
        found.setdefault("case-own-broken", Counter())[name] += 1
    if opened.unstorable:
        found["case-unstorable"] = Counter({"": opened.unstorable})
    return [
        {"code": code, "detail": _detail(counts), "line": line} for code, counts in found.items()
    ]


def _code(klasse: str, name: str, value: Any) -> str:
    if value is None:
        return "case-null"
    if name in _INSIDE:
        return "case-inside"
    known = any(field.naam == name for field in KLASSEN[klasse])
    return "case-form" if known else "case-unknown"


def _detail(counts: Counter[str]) -> str:
    return ", ".join(_named(counts))


def _named(counts: Counter[str]) -> Iterator[str]:
    for name, count in counts.most_common(SHOWN):
        yield f"{name} ({count})" if name else str(count)
    if len(counts) > SHOWN:
        yield "…"

"""Filtering, sorting, paging and choosing fields of a list of documents, as CASE asks. Pure.

Source: the REST binding of 1EdTech; a filter is a field, a predicate and a value in quotes, and
several are joined by AND or OR.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from .status import NO_SELECTION, NO_SORT, Refused

DEFAULT_LIMIT, MAX_LIMIT, MAX_FILTER = 100, 1_000, 2_000
PARAMETERS = ("limit", "offset", "sort", "orderBy", "filter", "fields")
_TERM = re.compile(r"\s*([A-Za-z_]\w*)\s*(!=|>=|<=|=|>|<|~)\s*'((?:[^'\\]|\\.|'')*)'\s*")
_JOINER = re.compile(r"(AND|OR)\b", re.IGNORECASE)
Voorwerp = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a filter."""

    field: str
    predicate: str
    value: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions in groups: all of a group must hold, of at least one group."""

    groups: tuple[tuple[Term, ...], ...]

    def holds(self, one: Voorwerp) -> bool:
        """Test if a document meets the filter."""
        return any(all(_meets(one.get(t.field), t) for t in group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a request for a list asks."""

    limit: int
    offset: int
    sort: str
    descending: bool
    filter: Filter | None
    fields: tuple[str, ...]


def asked(params: Mapping[str, str], known: Sequence[str]) -> Vraag:
    """Return what the parameters ask; `known` are the fields of a document. Raises Refused."""
    sort = params.get("sort", "").strip()
    if sort and sort not in known:
        raise Refused(NO_SORT, "sort", f"Op het veld {sort} kan niet worden gesorteerd.")
    order = params.get("orderBy", "asc").strip().lower() or "asc"
    if order not in {"asc", "desc"}:
        raise Refused(NO_SORT, "orderBy", "orderBy is asc of desc.")
    fields = tuple(one.strip() for one in params.get("fields", "").split(",") if one.strip())
    unknown = [one for one in fields if one not in known]
    if unknown:
        raise Refused(NO_SELECTION, "fields", f"Onbekend veld: {', '.join(unknown)}.")
    said = params.get("filter", "").strip()
    return Vraag(
        limit=_count(params, "limit", DEFAULT_LIMIT, 1),
        offset=_count(params, "offset", 0, 0),
        sort=sort,
        descending=order == "desc",
        filter=_filter(said, known) if said else None,
        fields=fields,
    )


def _count(params: Mapping[str, str], name: str, default: int, least: int) -> int:
    said = params.get(name, "").strip()
    if not said:
        return default
    if not (said.isascii() and said.isdecimal() and len(said) < NUMBER_LENGTH):
        raise Refused(NO_SELECTION, name, f"{name} is een getal van {least} of meer.")
    if int(said) < least:
        raise Refused(NO_SELECTION, name, f"{name} is een getal van {least} of meer.")
    return min(int(said), MAX_LIMIT) if name == "limit" else int(said)


NUMBER_LENGTH = 10


def _filter(said: str, known: Sequence[str]) -> Filter:
    wrong = Refused(
        NO_SELECTION,
        "filter",
        "Een filter is: veld predicaat 'waarde', met AND of OR ertussen; predicaat is =, !=, >, "
        ">=, <, <= of ~.",
    )
    if len(said) > MAX_FILTER:
        raise wrong
    groups: list[list[Term]] = [[]]
    at = 0
    while True:
        term = _TERM.match(said, at)
        if not term:
            raise wrong
        if term[1] not in known:
            raise Refused(NO_SELECTION, "filter", f"Onbekend veld: {term[1]}.")
        value = re.sub(r"\\(.)|''", lambda found: found[1] or "'", term[3])
        groups[-1].append(Term(term[1], term[2], value))
        at = term.end()
        if at == len(said):
            return Filter(tuple(tuple(group) for group in groups))
        joiner = _JOINER.match(said, at)
        if not joiner:
            raise wrong
        if joiner[1].upper() == "OR":
            groups.append([])
        at = joiner.end()


def _meets(value: Any, term: Term) -> bool:
    values = [
        str(one) for one in (value if isinstance(value, list) else [value]) if one is not None
    ]
    if term.predicate == "!=":
        return term.value not in values
    return any(_compare(one, term) for one in values)


def _compare(value: str, term: Term) -> bool:
    other = term.value
    return {
        "=": value == other,
        "~": other.casefold() in value.casefold(),
        ">": value > other,
        ">=": value >= other,
        "<": value < other,
        "<=": value <= other,
    }[term.predicate]


def select(every: Sequence[Voorwerp], vraag: Vraag) -> tuple[list[dict[str, Any]], int]:
    """Return the documents of one page, and how many there are in all.

    Equal ones go by identifier, so that every document stands on exactly one page.
    """
    found = [one for one in every if vraag.filter is None or vraag.filter.holds(one)]
    found.sort(key=lambda one: str(one["identifier"]))
    if vraag.sort:
        found.sort(key=lambda one: _sort_key(one.get(vraag.sort)), reverse=vraag.descending)
    page = found[vraag.offset : vraag.offset + vraag.limit]
    if not vraag.fields:
        return [dict(one) for one in page], len(found)
    chosen = [{name: one[name] for name in vraag.fields if name in one} for one in page]
    return chosen, len(found)


def _sort_key(value: Any) -> str:
    joined = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return joined.casefold()


def links(address: str, params: Mapping[str, str], vraag: Vraag, total: int) -> str:
    """Return the Link header: the first, previous, next and last page."""
    last = max((total - 1) // vraag.limit * vraag.limit, 0)
    places = {
        "next": vraag.offset + vraag.limit if vraag.offset + vraag.limit < total else None,
        "prev": max(vraag.offset - vraag.limit, 0) if vraag.offset else None,
        "first": 0,
        "last": last,
    }
    kept = {name: params[name] for name in PARAMETERS if name in params}
    return ", ".join(
        f'<{address}?{urlencode(kept | {"limit": vraag.limit, "offset": place})}>; rel="{rel}"'
        for rel, place in places.items()
        if place is not None
    )

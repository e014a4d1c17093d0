"""What happened to what stands beside the elements: title, fields, running text, total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .oordeel import Oordeel, of_values
from .woorden import Woord, is_same, words

Deel = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tekstpaar:
    """A piece of text in both versions, None where it does not stand; under its name."""

    naam: str
    oud: str | None
    nieuw: str | None

    @property
    def oordeel(self) -> Oordeel:
        """Return the verdict; white space makes no difference."""
        if self.oud is not None and self.nieuw is not None and is_same(self.oud, self.nieuw):
            return Oordeel.GELIJK
        return of_values(self.oud, self.nieuw)

    @property
    def woorden(self) -> tuple[Woord, ...]:
        """Return the words, marked where they changed."""
        return words(self.oud or "", self.nieuw or "")


@dataclass(frozen=True, slots=True)
class Veld:
    """A header field in both versions; `oordeel` in the words of the interchange schema."""

    veld: str
    label: str
    oud: str | None
    nieuw: str | None
    oordeel: str
    onbepaald: tuple[str, ...]

    @property
    def is_gelijk(self) -> bool:
        """Test if the field says the same in both versions."""
        return self.oordeel == Oordeel.GELIJK

    @property
    def is_nieuw(self) -> bool:
        """Test if only the new version has the field, with or without a value."""
        return self.oordeel == ADDED or self.oordeel.startswith(LABEL_ONLY_NEW)

    @property
    def is_vervallen(self) -> bool:
        """Test if only the old version has the field."""
        return self.oordeel in (DROPPED, LABEL_ONLY_OLD)


ADDED, DROPPED = "field added", "field dropped"
LABEL_ONLY_NEW, LABEL_ONLY_OLD = "label only in new, no value", "label only in old, no value"
VALUE_LOST, VALUE_CAME = "value missing in new", "value added in new"
LIKELY_COLUMN = " (probably the new heading of the date column)"


def velden(old: Deel, new: Deel, *, is_date_column_open: bool) -> list[Veld]:
    """Return every header field of either version, in the order of the new one.

    `is_date_column_open` says that a column of dates in the new version has no heading, so that a
    date label without a value probably is one.
    """
    before, after = old.get("meta") or {}, new.get("meta") or {}
    names = [*after, *(name for name in before if name not in after)]
    return [_field(name, before.get(name), after.get(name), is_date_column_open) for name in names]


def _field(name: str, was: Deel | None, now: Deel | None, is_date_column_open: bool) -> Veld:  # noqa: FBT001
    old, new = (one.get("value") if one else None for one in (was, now))
    verdict = _verdict(was, now)
    if verdict == LABEL_ONLY_NEW and is_date_column_open and name.startswith("datum"):
        verdict += LIKELY_COLUMN
    doubts = [code for one in (was, now) if one for code in one.get("ambiguous") or ()]
    label = (now or was or {}).get("label") or name.replace("_", " ").capitalize()
    return Veld(name, label, old, new, verdict, tuple(dict.fromkeys(doubts)))


def _verdict(was: Deel | None, now: Deel | None) -> str:
    if was is None or now is None:
        return _one_sided(was, now)
    old, new = was.get("value"), now.get("value")
    if old is None or new is None:
        both_empty = old is None and new is None
        lost_or_came = VALUE_LOST if new is None else VALUE_CAME
        return Oordeel.GELIJK if both_empty else lost_or_came
    return Oordeel.GELIJK if is_same(old, new) else Oordeel.GEWIJZIGD


def _one_sided(was: Deel | None, now: Deel | None) -> str:
    if now is not None:
        return LABEL_ONLY_NEW if now.get("value") is None else ADDED
    return LABEL_ONLY_OLD if (was or {}).get("value") is None else DROPPED


def teksten(old: Deel, new: Deel) -> list[Tekstpaar]:
    """Return the running text of both: chapter by chapter, and what names and explains marks."""
    found = list(_chapters(old.get("intro") or [], new.get("intro") or []))
    for name in ("structure_title", "module", "level_scale", "legend", "references"):
        was, now = _said(old.get(name)), _said(new.get(name))
        if was is not None or now is not None:
            found.append(Tekstpaar(name, was, now))
    return found


def _chapters(old: list[Deel], new: list[Deel]) -> Iterator[Tekstpaar]:
    waiting = [(one.get("title") or "", " ".join(one["paragraphs"])) for one in old]
    for one in new:
        title = one.get("title") or ""
        was = next((pair for pair in waiting if pair[0] == title), None)
        if was is not None:
            waiting.remove(was)
        yield Tekstpaar(title or "intro", was[1] if was else None, " ".join(one["paragraphs"]))
    for title, text in waiting:
        yield Tekstpaar(title or "intro", text, None)


def _said(part: Any) -> str | None:
    """Return a part of the header in one line; its lines in the source make no difference."""
    if not part:
        return None
    if isinstance(part, str):
        return part
    if isinstance(part, list):
        return "; ".join(filter(None, (_said(one) for one in part))) or None
    values = (part.get(key) for key in ("code", "mark", "name", "title", "text", "meaning"))
    return " ".join(str(one) for one in values if one) or None

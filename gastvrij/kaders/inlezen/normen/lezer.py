"""Reader of service norms: what inhabitants may expect, by channel or in one list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.blokken import Blok, blocks_of, is_heading, title_line
from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Document,
    Hoofdstuk,
    Kanaal,
    Norm,
    Uitspraak,
    empty_document,
)
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed
from gastvrij.kaders.inlezen.gesprek.lezer import set_version

from .tabel import NOTHING, Plek, is_channel, places_of
from .woorden import value_of
from .zinnen import norms_in, settle, strength_of

_LABELLED = re.compile(r"(?P<label>[^:.]{2,60}):\s+(?P<text>\S.*)")
_NUMBERED = re.compile(
    r"(?P<code>\d{1,2}(?=[.)]?\s+[A-Z])|\d{1,2}(?=[.)]\s)|\d{1,2}(?:\.\d{1,2})+|[a-z]\))[.)]?\s+"
    r"(?P<text>\S.*)"
)
_BARE_NUMBER = re.compile(r"(?P<sign>[≤≥<>]=?)?\s*(?P<number>\d{1,4}(?:[.,]\d{1,2})?)")
_SIGNS = {"≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}
_VAGUE = re.compile(
    r"\b(?:zo (?:snel|spoedig|kort|vlot) mogelijk|spoedig|tijdig|meteen|direct|onmiddellijk|snel|"
    r"binnen (?:een )?redelijke|dezelfde (?:werk)?dag|(?:volgende|eerstvolgende) werkdag|"
    r"as soon as possible|promptly|immediately|same day|next working day|in good time)\b",
    re.IGNORECASE,
)
MAX_FIELD, MAX_LABEL_WORDS, PAIR = 70, 6, 2


@dataclass(slots=True)
class _Stuk:
    """A heading with what stands below it."""

    title: str | None
    line: int
    depth: int = 0
    numbered: bool = False
    places: list[Plek] = field(default_factory=list)
    is_listed: set[int] = field(default_factory=set)


def read_servicenormen(tekst: Tekst) -> Document:
    """Return the norms in this text by channel, and the figures that are none."""
    chrome = Kanttekeningen()
    document = _Lezer(chrome).read(chrome.take_furniture(tekst))
    document["chrome"] = chrome.all()
    _finish(document, tekst)
    return document


class _Lezer:
    """A document with norms while it is being read."""

    def __init__(self, chrome: Kanttekeningen) -> None:
        self.chrome = chrome
        self.document = empty_document("servicenormen")
        self.parts: list[_Stuk] = []
        self.channels: dict[str, Kanaal] = {}
        self.loose: list[Norm] = []
        self.others: dict[str, None] = {}
        self.title_line = 0

    def read(self, lines: list[Regel]) -> Document:
        """Read headings, lists and tables in the order of the text; then part them by channel."""
        self.title_line = title_line(lines)
        at = 0
        while at < len(lines):
            end = at
            is_row = _is_row(lines[at])
            while end < len(lines) and _is_row(lines[end]) == is_row:
                end += 1
            if is_row:
                self._table(lines[at:end])
            else:
                self._text(lines[at:end])
            at = end
        self._settle_parts()
        self.document["channels"] = list(self.channels.values())
        self.document["norms"] = self.loose
        self.document["not_norms"] = list(self.others)
        settle(
            [(one["title"], one["norms"]) for one in self.channels.values()] + [("", self.loose)]
        )
        return self.document

    def _table(self, rows: Sequence[Regel]) -> None:
        fields = [self._is_field(regel) for regel in rows]
        rows = [regel for regel, is_field in zip(rows, fields, strict=True) if not is_field]
        part = self._part(rows[0].nr) if rows else None
        if part is None:
            return
        title = part.title if part.title and self._names_channel(part) else None
        found = places_of(rows, self.chrome, title)
        part.places += found
        part.is_listed |= {one.line for one in found}

    def _text(self, lines: list[Regel]) -> None:
        for block in blocks_of(lines, split_headings=True):
            first = block.lines[0]
            if len(block.lines) == 1 and self.parts and self._is_field(first):
                continue
            if block.is_heading or self._is_numbered_heading(block):
                self._heading(block)
            elif any(_mark(regel.text) or _labelled(regel.text) for regel in block.lines):
                self._list(block)
            else:
                self._part(block.line).places.append(Plek(None, block.text, block.line))

    def _heading(self, block: Blok) -> None:
        if self.document["title"] is None and block.line >= self.title_line:
            self.document["title"], self.document["line"] = block.text, block.line
        regel = block.lines[0]
        numbered = bool(_NUMBERED.fullmatch(regel.text))
        self.parts.append(_Stuk(block.text, block.line, regel.heading, numbered))

    def _is_numbered_heading(self, block: Blok) -> bool:
        numbered = _NUMBERED.fullmatch(block.text)
        return bool(numbered) and len(block.lines) == 1 and is_heading(numbered["text"])  # type: ignore[index]

    def _list(self, block: Blok) -> None:
        """Read a list, marked or with a label before each line; a wrapped line is joined."""
        part = self._part(block.line)
        for regel in block.lines:
            mark = _mark(regel.text)
            text = mark[1] if mark else regel.text
            if mark and mark[0][:1].isdigit():
                self.chrome.add("number", mark[0], regel.nr)
            elif mark:
                self.chrome.bullet(mark[0], regel.nr)
            labelled = _labelled(text)
            if mark is None and labelled is None and part.places:
                if is_heading(text) and is_closed(part.places[-1].text):
                    self._heading(Blok((regel,)))
                    part = self._part(regel.nr)
                else:
                    part.places[-1].text += f" {text}"
                continue
            channel, text = labelled or (None, text)
            part.places.append(Plek(channel, text, regel.nr, is_named=labelled is not None))
            part.is_listed.add(regel.nr)

    def _part(self, line: int) -> _Stuk:
        if not self.parts:
            self.parts.append(_Stuk(None, line))
        return self.parts[-1]

    def _is_field(self, regel: Regel) -> bool:
        cells = [cell for cell in regel.cells if cell]
        is_pair = len(cells) == PAIR
        text = f"{cells[0].rstrip(' :')}: {cells[1]}" if is_pair else regel.text
        label = match_label(text)
        if label is None or not label[2] or len(text) > MAX_FIELD or len(self.parts) > 1:
            return False
        key, name, value = label
        self.document["meta"][key] = {
            "label": name, "value": value, "line": regel.nr, "ambiguous": []
        }  # fmt: skip
        return True

    def _names_channel(self, part: _Stuk) -> bool:
        is_title = part.line == self.document["line"] and part.title == self.document["title"]
        return bool(part.title) and is_channel(part.title or "") and not is_title

    def _settle_parts(self) -> None:
        """Part everything by channel: a heading that names one, or one of the same rank."""
        named = [part for part in self.parts if self._names_channel(part)]
        ranks = {(part.depth, part.numbered) for part in named}
        intro: list[Hoofdstuk] = []
        above: _Stuk | None = None
        for part in self.parts:
            same = (part.depth, part.numbered) in ranks and part is not self.parts[0]
            below = above is not None and part.depth > above.depth > 0
            if part in named or (same and self._holds_norms(part)):
                above = part
                self._channel(part.title or "", part, part.line)
            elif below and above is not None and part.places:
                self.chrome.add("label", part.title or "", part.line)
                self._channel(above.title or "", part, part.line, about=part.title or "")
            else:
                above = None
                intro.append(self._chapter(part))
        self.document["intro"] = [one for one in intro if one["title"] or one["paragraphs"]]

    def _holds_norms(self, part: _Stuk) -> bool:
        return any(norms_in(one.text, one.line, bare=True)[0] for one in part.places)

    def _channel(self, title: str, part: _Stuk, line: int, about: str = "") -> None:
        self._open(title, line, is_named=not about)
        for place in part.places:
            self._take(place, place.channel or title, about=about)

    def _chapter(self, part: _Stuk) -> Hoofdstuk:
        """Return a heading with its text; what names a channel itself goes to that channel."""
        chapter: Hoofdstuk = {
            "title": part.title, "paragraphs": [], "lines": [], "line": part.line
        }  # fmt: skip
        for place in part.places:
            if place.channel:
                self._take(place, place.channel)
                continue
            norms, left = self._norms(place, "", bare=place.line in part.is_listed)
            self.loose += norms
            self._leave(left, place)
            texts = filter(None, (place.label, place.text, *_beside(place)))
            chapter["paragraphs"].append(" ".join(texts))
            chapter["lines"].append(place.line)
        return chapter

    def _open(self, title: str, line: int, *, is_named: bool) -> Kanaal:
        """Return the channel with this title; where it is named once more, that is chrome."""
        key = title.lower().rstrip(" :")
        if key in self.channels and is_named:
            self.chrome.add("label", title, line)
        return self.channels.setdefault(
            key, {"title": title, "line": line, "norms": [], "statements": [], "ambiguous": []}
        )

    def _take(self, place: Plek, title: str, about: str = "") -> None:
        kanaal = self._open(title, place.line, is_named=place.is_named)
        place.about = " ".join(filter(None, (about, place.about)))
        norms, left = self._norms(place, title, bare=True)
        kanaal["norms"] += norms
        self._leave(left, place)
        kanaal["statements"].append(_statement(place, norms))

    def _norms(self, place: Plek, title: str, *, bare: bool) -> tuple[list[Norm], list[str]]:
        about = f"{title} {place.about}".strip()
        norms, left = norms_in(place.text, place.line, bare=bare, about=about)
        if not norms and place.unit:
            norms, left = _by_heading(place), []
        for note in place.notes:
            found, more = norms_in(note, place.line, about=about)
            norms += [one for one in found if "operator-implied" not in one["ambiguous"]]
            left += more
        for norm in norms:
            norm["scope"] = "; ".join(filter(None, (place.about, norm["scope"]))) or None
            if norm["strength"] == "norm":
                norm["strength"] = strength_of(place.about)
        return norms, left

    def _leave(self, left: list[str], place: Plek) -> None:
        self.others.update(dict.fromkeys([*left, *map(" ".join, place.measured)]))


def _is_row(regel: Regel) -> bool:
    filled = sum(bool(cell) for cell in regel.cells)
    return filled > 1 or (regel.has_cells and (bool(regel.parts) or not regel.cells[0]))


def _mark(text: str) -> tuple[str, str] | None:
    numbered = _NUMBERED.fullmatch(text)
    return (numbered["code"], numbered["text"]) if numbered else split_bullet(text)


def _labelled(text: str) -> tuple[str, str] | None:
    """Return the channel before the colon and the text behind it, None if there is none."""
    found = _LABELLED.fullmatch(text)
    if found is None or len(found["label"].split()) > MAX_LABEL_WORDS:
        return None
    return (found["label"], found["text"]) if is_channel(found["label"]) else None


def _by_heading(place: Plek) -> list[Norm]:
    """Return the norm in a bare number below a heading that names the unit."""
    found = _BARE_NUMBER.fullmatch(place.text)
    if found is None or place.unit is None:
        return []
    made, _ = norms_in(f"{found['number']} {place.unit}", place.line, bare=True, about=place.about)
    for norm in made:
        norm["text"], norm["value"] = place.text, value_of(found["number"])
        norm["operator"] = _SIGNS.get(found["sign"] or "", norm["operator"])
        norm["ambiguous"].append("unit-in-heading")
    return made


def _statement(place: Plek, norms: Sequence[Norm]) -> Uitspraak:
    vague = _VAGUE.search(place.text) or (place.about and not NOTHING.fullmatch(place.text))
    return {
        "text": place.text,
        "label": place.label,
        "notes": _beside(place),
        "line": place.line,
        "ambiguous": ["statement-without-figure"] if place.text and vague and not norms else [],
    }


def _beside(place: Plek) -> list[str]:
    return [*place.notes, *(cell for _, cell in place.measured)]


def _finish(document: Document, tekst: Tekst) -> None:
    known = Woordenschat([regel.text for regel in tekst.filled])
    for channel in document["channels"]:
        for statement in channel["statements"]:
            repair = inspect(statement["text"], known)
            statement["ambiguous"] += repair.ambiguous
            if repair.suggested:
                statement["suggested_text"] = repair.suggested
    if document["channels"]:
        for norm in document["norms"]:
            norm["ambiguous"].append("channel-unknown")
    set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")
    elif document["line"]:
        document["title_ambiguous"].append("title-is-first-heading")

"""Reader of any document: headings become groups, paragraphs, list items and rows become items.

It says what the layout says and no more, so that a person can make a framework out of it.
"""

import re
from collections.abc import Sequence

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading
from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, find_furniture, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.vorm import Document, Knoop, Veld, empty_document

from .groei import Groei, goes_on, knoop
from .rijen import read_rows

SHEET = "sheet"
MAX_HEADING = 120
_NUMBERED = re.compile(r"(?P<code>\d{1,3}(?:\.\d{1,3}){0,5})[.)]?\s+(?=\S)")
_ITEM = re.compile(r"(?:(?P<code>\d{1,3})[.)]|\(?(?P<letter>[a-zA-Z]|[ivx]{2,5})[.)])\s+(?=\S)")
_NAMED = re.compile(
    r"(?P<code>(?P<word>hoofdstuk|deel|thema|module|bijlage|onderdeel|artikel|paragraaf)\s+"
    r"(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[IVX]{1,5})\b)[.:)]?\s*",
    re.IGNORECASE,
)
_HIGH = frozenset(["hoofdstuk", "deel", "thema", "module", "bijlage"])
_FIELDS = ("versie", "datum_versie", "ingangsdatum", "status", "datum_vaststelling")


def read_boom(tekst: Tekst) -> Document:
    """Return any text as a tree of groups and items."""
    lezer = _Lezer(tekst)
    document = lezer.document
    document["tree"] = lezer.read()
    _set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")
    _inspect(document["tree"], Woordenschat([regel.text for regel in tekst.filled]))
    document["chrome"] = lezer.chrome.all()
    return document


class _Lezer:
    """One document while it is being read."""

    def __init__(self, tekst: Tekst) -> None:
        self.tekst = tekst
        self.document = empty_document("overig")
        self.chrome = Kanttekeningen()
        self.groei = Groei()
        self.last: Knoop | None = None
        self.is_open = self.is_begun = False
        self.numbered = 0
        self.depths = [regel.heading for regel in tekst.filled if regel.heading]

    def read(self) -> list[Knoop]:
        """Return the nodes at the top of the tree."""
        lines = self._content()
        at = 0
        while at < len(lines):
            if lines[at].has_cells and not self._is_field(lines[at]):
                end = at
                while end < len(lines) and lines[end].has_cells:
                    end += 1
                read_rows(lines[at:end], self.groei, self.chrome)
                self.last, self.is_begun, at = None, True, end
                continue
            if lines[at].text:
                following = next((one for one in lines[at + 1 :] if one.text), None)
                self._line(lines[at], following)
            else:
                self.is_open = False
            at += 1
        return self.groei.roots

    def _content(self) -> list[Regel]:
        """Return the lines that are content; a sheet among more is a heading above all."""
        roles = find_furniture(self.tekst)
        sheets = sum(role == SHEET for role in roles.values())
        found = []
        for regel in self.tekst.regels:
            role = roles.get(regel.nr, "")
            if role and not (role == SHEET and sheets > 1):
                self.chrome.add(role, regel.text, regel.nr)
            else:
                found.append(regel)
        return found

    def _line(self, regel: Regel, following: Regel | None) -> None:
        if not (self._is_field(regel) and self._field(regel)) and not self._marked(
            regel, following
        ):
            self._text(regel)
        self.is_begun = True

    def _is_field(self, regel: Regel) -> bool:
        found = match_label(regel.text)
        return bool(found and found[2] and found[0] in _FIELDS)

    def _field(self, regel: Regel) -> bool:
        """Keep what the text says of its own version; a second time it is content."""
        found = match_label(regel.text)
        if found is None or found[0] in self.document["meta"]:
            return False
        key, label, value = found
        field: Veld = {"label": label, "value": value, "line": regel.nr, "ambiguous": []}
        day = iso_date(value)
        if day:
            field["iso"] = day
        self.document["meta"][key] = field
        self.last = None
        return True

    def _marked(self, regel: Regel, following: Regel | None) -> bool:
        """Add a heading or an item of a list; return whether the line is one of these."""
        depth, code, title = self._heading(regel, following)
        if depth is not None:
            self._head(regel, depth, code, title)
            return True
        bullet, numbered = split_bullet(regel.text), _ITEM.match(regel.text)
        if bullet:
            self.chrome.bullet(bullet[0], regel.nr)
            self._listed(regel, bullet[0], "", bullet[1])
        elif numbered:
            code = numbered["code"] or numbered["letter"]
            form = "1" if numbered["code"] else "a"
            self._listed(regel, form, code, regel.text[numbered.end() :])
        return bool(bullet or numbered)

    def _listed(self, regel: Regel, form: str, code: str, text: str) -> None:
        self.last = knoop("item", regel, code=code, text=text)
        self.groei.listed(self.last, regel.indent, form)
        self.is_open = True

    def _head(self, regel: Regel, depth: int, code: str, title: str) -> None:
        self.last = None
        if not self.is_begun and not code and regel.chrome != SHEET:
            self.document["title"], self.document["line"] = title, regel.nr
            if not regel.heading or self.depths.count(regel.heading) > 1:
                self.document["title_ambiguous"].append("title-is-first-heading")
            return
        self.groei.group(knoop("groep", regel, code=code, title=title), depth)

    def _heading(self, regel: Regel, following: Regel | None) -> tuple[int | None, str, str]:
        """Return the depth of a heading with its code and its title; None for no heading."""
        text = regel.text
        if regel.chrome == SHEET:
            return 0, "", text
        code, title = _coded(text)
        if regel.heading:
            return regel.heading, code, title
        named = _NAMED.match(text)
        if named and len(text) <= MAX_HEADING and (not title or is_heading(title)):
            return (1 if named["word"].lower() in _HIGH else 2), code, title
        if code and is_heading(title) and not _is_listed(following, code):
            self.numbered = code.count(".") + 1
            return self.numbered, code, title
        is_shaped = not code and not self.depths and not self.is_open and is_heading(text)
        if is_shaped and (following is not None and not is_heading(following.text)):
            return self.numbered + 1, "", text
        return None, "", text

    def _text(self, regel: Regel) -> None:
        """Add a paragraph, or the next line of the one before."""
        wraps = self.is_open and not self.tekst.is_laid_out
        if self.last and (wraps or goes_on(self.last, regel.text)):
            self.last["text"] += f" {regel.text}"
            return
        self.last = knoop("item", regel, text=regel.text)
        self.groei.paragraph(self.last)
        self.is_open = True


def _coded(text: str) -> tuple[str, str]:
    """Return the number of a heading and what stands behind it."""
    found = _NAMED.match(text) or _NUMBERED.match(text)
    return (found["code"], text[found.end() :]) if found else ("", text)


def _is_listed(following: Regel | None, code: str) -> bool:
    """Test if the next line counts on: then both are items of a list."""
    if following is None:
        return True
    found = _NUMBERED.match(following.text)
    return found is not None and found["code"].count(".") == code.count(".")


def _set_version(document: Document) -> None:
    version, meta = document["version"], document["meta"]
    for key in ("versie", "datum_versie"):
        if key in meta and version["label"] is None:
            version["label"] = meta[key]["value"]
    if "ingangsdatum" in meta:
        version["effective_from"] = meta["ingangsdatum"].get("iso")
    if version["label"] is None and version["effective_from"] is None:
        version["ambiguous"].append("no-version")


def _inspect(nodes: Sequence[Knoop], known: Woordenschat) -> None:
    for node in nodes:
        repair = inspect(node["text"], known) if node["text"] else None
        if repair:
            node["ambiguous"] += repair.ambiguous
        if repair and repair.suggested:
            node["suggested_text"] = repair.suggested
        _inspect(node["children"], known)

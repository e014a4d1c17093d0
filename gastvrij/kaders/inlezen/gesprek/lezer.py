"""Reader of conversation structures, with the rules and norms that stand around them."""

import re
from itertools import chain, pairwise

from gastvrij.kaders.inlezen.gemeen.blokken import Blok, blocks_of, is_heading, title_line
from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat, inspect
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Alinea,
    Document,
    Fase,
    Hoofdstuk,
    empty_document,
)
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower
from gastvrij.kaders.inlezen.normen.zinnen import find_norms

from .cursief import tell_by_italics
from .fasen import read_phase
from .koppen import Fasekop
from .regels import RULE, Regels
from .stappen import Opzet, list_mark, measure
from .tabel import Ontvouwd, unfold

_GENERAL = re.compile(
    r"^algeme|regels|afspraken|uitgangspunten|^general|\brules\b|principles", re.IGNORECASE
)
_BEHIND = re.compile(
    r"^(?:service)?normen|bijlage|tot slot|slotbepaling|^beheer|evaluatie|meer informatie|^colofon|"
    r"^appendix|^standards|service levels",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:versie|version)\s*:?\s*(\d[\w.]*)", re.IGNORECASE)
MAX_HEADING, MAX_CHAPTER_WORDS, ANY_DEPTH, PAIR = 70, 5, 9, 2


def read_gesprek(tekst: Tekst) -> Document:
    """Return the conversation structure, the rules and the norms in this text."""
    chrome = Kanttekeningen()
    reader = _Reader(unfold(chrome.take_furniture(tekst), chrome), chrome)
    document = reader.read()
    document["chrome"] = chrome.all()
    _finish(document, tekst)
    return document


class _Reader:
    """A conversation document while it is being read."""

    def __init__(self, found: Ontvouwd, chrome: Kanttekeningen) -> None:
        self.found = found
        self.lines = found.lines
        self.chrome = chrome
        self.document = empty_document("gespreksstructuur")
        self.intro: list[Hoofdstuk] = []
        self.rules = Regels(chrome)
        self.phases: list[Fase] = []
        self.chapter = 0
        self.title_line = title_line(self.lines)

    def read(self) -> Document:
        """Read front, rules and phases in the order of the text."""
        starts = list(self.found.heads)
        first = starts[0] if starts else len(self.lines)
        bodies, behind = self._bodies(starts)
        self._read_front(self.lines[:first], is_before_phases=bool(starts))
        self._read_front(behind, is_before_phases=False)
        layout = measure([body for _, body in bodies])
        for start, body in bodies:
            self._read_phase(start, body, layout)
        self.document["intro"] = self.intro
        self.document["general_rules"] = self.rules.as_set()
        self.document["phases"] = self.phases
        return self.document

    def _bodies(self, starts: list[int]) -> tuple[list[tuple[int, list[Regel]]], list[Regel]]:
        """Return every phase heading with its lines, and the lines behind the last phase."""
        ends = [*starts[1:], len(self.lines)]
        bodies = [
            (start, self.lines[start + 1 : end])
            for start, end in zip(starts, ends[: len(starts)], strict=True)
        ]
        if not bodies:
            return [], []
        start, body = bodies[-1]
        cut = min(
            self._rules_behind(body),
            self._chapter_behind(bodies),
            self._behind_table(body),
            _behind_list(body),
        )
        return [*bodies[:-1], (start, body[:cut])], body[cut:]

    def _chapter_behind(self, bodies: list[tuple[int, list[Regel]]]) -> int:
        """Return where a chapter starts behind the last phase: by its style or by its title."""
        start, body = bodies[-1]
        depth = self.lines[start].heading or ANY_DEPTH
        inside = [regel for _, lines in bodies[:-1] for regel in lines]
        is_styled = not any(0 < regel.heading <= depth for regel in inside)
        for at, regel in enumerate(body):
            styled = is_styled and len(bodies) > 1 and 0 < regel.heading <= depth
            titled = at and is_heading(regel.text or ".") and _BEHIND.search(regel.text)
            if styled or titled:
                return at
        return len(body)

    def _behind_table(self, body: list[Regel]) -> int:
        """Return where a heading stands below the last table of the last phase."""
        rows = [at for at, regel in enumerate(body) if regel in self.found.rows]
        for at in range(rows[-1] + 1, len(body)) if rows else ():
            if body[at].text and not starts_lower(body[at].text):
                return at
        return len(body)

    def _rules_behind(self, body: list[Regel]) -> int:
        filled = [at for at, regel in enumerate(body) if regel.text]
        for at, following in pairwise(filled):
            numbered = RULE.match(body[following].text)
            heading = is_heading(body[at].text) and _GENERAL.search(body[at].text)
            if at and heading and (numbered or split_bullet(body[following].text)):
                return at
        return len(body)

    def _read_front(self, lines: list[Regel], *, is_before_phases: bool) -> None:
        """Read headings with paragraphs, and the general rules."""
        mode = "text"
        for block in blocks_of(lines, split_headings=True, split_rows=True):
            if mode == "text" and self.document["title"] and self._is_field(block):
                continue
            if block.is_heading or self._is_chapter(block, mode):
                mode = self._take_heading(block)
            elif self.rules.opens(block, mode, is_first=not self.phases):
                mode = "rules"
                self._take_rules(block)
            elif mode == "rules" and self.rules.items and starts_lower(block.text):
                self.rules.go_on(block)
            else:
                mode = "text"
                self._take_paragraph(block)
        if is_before_phases:
            self._take_structure_title()

    def _is_chapter(self, block: Blok, mode: str) -> bool:
        """Test if a block is a numbered heading of running text, such as "2. Doel"."""
        numbered = RULE.fullmatch(block.text)
        if numbered is None or len(block.lines) > 1:
            return False
        number, title = int(numbered["code"]), numbered["text"]
        goes_on = number == self.chapter + 1 and (number > 1 or mode == "text")
        if not goes_on or not is_heading(title) or len(title.split()) > MAX_CHAPTER_WORDS:
            return False
        self.chapter = number
        return True

    def _take_heading(self, block: Blok) -> str:
        title = block.text
        if self.document["title"] is None and block.line >= self.title_line:
            self.document["title"], self.document["line"] = title, block.line
        self.intro.append({"title": title, "paragraphs": [], "lines": [], "line": block.line})
        return "general" if _GENERAL.search(title) else "text"

    def _is_field(self, block: Blok) -> bool:
        cells = [cell for cell in block.lines[0].cells if cell]
        is_pair = len(block.lines) == 1 and len(cells) == PAIR
        label = match_label(f"{cells[0].rstrip(' :')}: {cells[1]}" if is_pair else block.text)
        if label is None or not label[2] or len(block.lines) > 1 or len(block.text) > MAX_HEADING:
            return False
        key, name, value = label
        self.document["meta"][key] = {
            "label": name,
            "value": value,
            "line": block.line,
            "ambiguous": [],
        }
        return True

    def _take_rules(self, block: Blok) -> None:
        """Read rules; an empty chapter right above them is their heading."""
        if not self.rules.items and self.intro and not self.intro[-1]["paragraphs"]:
            heading = self.intro.pop()
            self.rules.title, self.rules.line = heading["title"], heading["line"]
        self.rules.take(block)

    def _take_paragraph(self, block: Blok) -> None:
        if not self.intro:
            self.intro.append({"title": None, "paragraphs": [], "lines": [], "line": block.line})
        chapter = self.intro[-1]
        runs_on = chapter["paragraphs"] and not is_closed(chapter["paragraphs"][-1])
        if runs_on and starts_lower(block.text):
            chapter["paragraphs"][-1] += f" {block.text}"
        else:
            chapter["paragraphs"].append(block.text)
            chapter["lines"].append(block.line)

    def _take_structure_title(self) -> None:
        """The heading right above the first phase names the structure."""
        if len(self.intro) > 1 and not self.intro[-1]["paragraphs"]:
            self.document["structure_title"] = self.intro.pop()["title"]
        else:
            self.document["structure_title"] = None

    def _read_phase(self, start: int, body: list[Regel], layout: Opzet) -> None:
        head, regel = self.found.heads[start], self.lines[start]
        head, body = _with_title_below(head, body, len(self.found.heads))
        steps = read_phase(body, self.found.rows, self.chrome, layout)
        self.phases.append(
            {
                "code": head.code,
                "title": head.title,
                "label": head.label,
                "steps": steps,
                "line": regel.nr,
                "ambiguous": [] if steps else ["phase-empty"],
            }
        )


def _behind_list(body: list[Regel]) -> int:
    """Return where a line without a mark stands apart below a list in which all have marks."""
    filled = [at for at, regel in enumerate(body) if regel.text]
    marked = [at for at in filled if list_mark(body[at])]
    if not marked or filled[0] != marked[0]:
        return len(body)
    for at in filled:
        apart = at > marked[-1] and not body[at - 1].text
        if apart and not body[at].heading and not starts_lower(body[at].text):
            return at
    return len(body)


def _with_title_below(head: Fasekop, body: list[Regel], count: int) -> tuple[Fasekop, list[Regel]]:
    """Return a heading that has only a number with the title on the line below it."""
    at = next((at for at, regel in enumerate(body) if regel.text), None)
    if at is None or head.title != head.label or head.code is None or count == 1:
        return head, body
    below = body[at].text
    if body[at].has_cells or not is_heading(below) or split_bullet(below):
        return head, body
    return Fasekop(f"{head.label} {below}", head.code, below, head.word), body[at + 1 :]


def _finish(document: Document, tekst: Tekst) -> None:
    tell_by_italics(document["phases"], tekst)
    rules = document["general_rules"]["items"]
    steps = [step for phase in document["phases"] for step in phase["steps"]]
    known = Woordenschat([regel.text for regel in tekst.filled])
    for part in chain(rules, steps, *(part["guidance"] for part in (*rules, *steps))):
        repair = inspect(part["text"], known)
        part["ambiguous"] += repair.ambiguous
        if repair.suggested:
            part["suggested_text"] = repair.suggested
    rule_lines = frozenset(part["line"] for rule in rules for part in (rule, *rule["guidance"]))
    document["norms"], document["not_norms"] = find_norms(_alineas(document), rule_lines)
    set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")
    elif document["intro"] and document["intro"][0]["title"] == document["title"]:
        document["title_ambiguous"].append("title-is-first-heading")


def _alineas(document: Document) -> list[Alinea]:
    """Return all running text of the document, paragraph by paragraph."""
    found: list[Alinea] = [
        {"text": text, "line": line}
        for chapter in document["intro"]
        for text, line in zip(chapter["paragraphs"], chapter["lines"], strict=True)
    ]
    rules = document["general_rules"]["items"]
    steps = [step for phase in document["phases"] for step in phase["steps"]]
    for part in (*rules, *steps):
        found.append({"text": part["text"], "line": part["line"]})
        lines = [one for one in part["guidance"] if one.get("type") != "example"]
        found += [Alinea(text=one["text"], line=one["line"]) for one in lines]
    return found


def set_version(document: Document) -> None:
    """Set the version of a document to what its fields or its title say of it."""
    version, meta = document["version"], document["meta"]
    for key in ("versie", "datum_versie"):
        if key in meta and version["label"] is None:
            version["label"] = meta[key]["value"]
    named = _VERSION.search(document["title"] or "")
    version["label"] = version["label"] or (named[1] if named else None)
    if "ingangsdatum" in meta:
        version["effective_from"] = iso_date(meta["ingangsdatum"]["value"] or "")
    if version["label"] is None and version["effective_from"] is None:
        version["ambiguous"].append("no-version")

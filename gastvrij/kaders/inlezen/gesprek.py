"""Reader of conversation structures, with the rules and norms that stand around them."""

import re
from dataclasses import replace
from itertools import chain, pairwise

from .blokken import Blok, blocks_of, is_heading
from .datums import iso_date
from .gesprek_fasen import Opzet, measure, read_phase
from .herkennen import PHASE
from .herstel import Woordenschat, inspect
from .normen import find_norms
from .opmaak import Kanttekeningen, split_bullet
from .tekst import Regel, Tekst
from .velden import match_label
from .vorm import (
    Aanwijzing,
    Alinea,
    Document,
    Fase,
    Hoofdstuk,
    Regelafspraak,
    empty_document,
)
from .woorden import is_closed, starts_lower

_PHASE_HEAD = re.compile(
    r"fase\s+(?P<code>\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:.)–-]*\s*(?P<title>.*)", re.IGNORECASE
)
_RULE = re.compile(r"(?P<code>\d{1,2})\s*[.)]\s*(?P<text>\D.*)")
_GENERAL = re.compile(r"^algeme|regels|afspraken|uitgangspunten", re.IGNORECASE)
_VERSION = re.compile(r"versie\s*:?\s*(\d[\w.]*)", re.IGNORECASE)
MAX_HEADING = 70


def read_gesprek(tekst: Tekst) -> Document:
    """Return the conversation structure, the rules and the norms in this text."""
    chrome = Kanttekeningen()
    reader = _Reader(_unfold_phases(chrome.take_furniture(tekst), chrome), chrome)
    document = reader.read()
    document["chrome"] = chrome.all()
    _finish(document, tekst)
    return document


class _Reader:
    """A conversation document while it is being read."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen) -> None:
        self.lines = lines
        self.chrome = chrome
        self.document = empty_document("gespreksstructuur")
        self.intro: list[Hoofdstuk] = []
        self.rules: list[Regelafspraak] = []
        self.rules_title: str | None = None
        self.rules_line = 1
        self.phases: list[Fase] = []

    def read(self) -> Document:
        """Read front, rules and phases in the order of the text."""
        starts = [at for at, regel in enumerate(self.lines) if self._opens_phase(regel)]
        first = starts[0] if starts else len(self.lines)
        bodies, behind = self._bodies(starts)
        self._read_front(self.lines[:first], is_before_phases=bool(starts))
        self._read_front(behind, is_before_phases=False)
        layout = measure([body for _, body in bodies])
        for head, body in bodies:
            self._read_phase(head, body, layout)
        self.document["intro"] = self.intro
        self.document["general_rules"] = {
            "title": self.rules_title,
            "items": self.rules,
            "line": self.rules_line,
        }
        self.document["phases"] = self.phases
        return self.document

    def _opens_phase(self, regel: Regel) -> bool:
        return (
            bool(PHASE.match(regel.text))
            and len(regel.text) <= MAX_HEADING
            and not (regel.text.endswith("."))
        )

    def _bodies(self, starts: list[int]) -> tuple[list[tuple[Regel, list[Regel]]], list[Regel]]:
        """Return every phase heading with its lines, and the lines behind the last phase."""
        ends = [*starts[1:], len(self.lines)]
        bodies = [
            (self.lines[start], self.lines[start + 1 : end])
            for start, end in zip(starts, ends[: len(starts)], strict=True)
        ]
        if not bodies:
            return [], []
        head, body = bodies[-1]
        cut = self._rules_behind(body)
        return [*bodies[:-1], (head, body[:cut])], body[cut:]

    def _rules_behind(self, body: list[Regel]) -> int:
        filled = [at for at, regel in enumerate(body) if regel.text]
        for at, following in pairwise(filled):
            numbered = _RULE.match(body[following].text)
            heading = is_heading(body[at].text) and _GENERAL.search(body[at].text)
            if at and heading and (numbered or split_bullet(body[following].text)):
                return at
        return len(body)

    def _read_front(self, lines: list[Regel], *, is_before_phases: bool) -> None:
        """Read headings with paragraphs, and the general rules."""
        mode = "text"
        for block in blocks_of(lines, split_headings=True):
            if block.is_heading:
                mode = self._take_heading(block)
            elif mode == "text" and self._is_field(block):
                continue
            elif self._starts_rules(block, mode):
                mode = "rules"
                self._take_rules(block)
            elif mode == "rules" and self.rules and starts_lower(block.text):
                self._go_on(block)
            else:
                mode = "text"
                self._take_paragraph(block)
        if is_before_phases:
            self._take_structure_title()

    def _take_heading(self, block: Blok) -> str:
        title = block.text
        if self.document["title"] is None:
            self.document["title"], self.document["line"] = title, block.line
        self.intro.append({"title": title, "paragraphs": [], "lines": [], "line": block.line})
        return "general" if _GENERAL.search(title) else "text"

    def _is_field(self, block: Blok) -> bool:
        label = match_label(block.text)
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

    def _starts_rules(self, block: Blok, mode: str) -> bool:
        first = block.lines[0].text
        numbered = bool(_RULE.match(first))
        listed = split_bullet(first) is not None
        if numbered:
            return mode in ("general", "rules") or (not self.phases and self._at_one(first))
        return listed and mode in ("general", "rules")

    def _at_one(self, text: str) -> bool:
        found = _RULE.match(text)
        return bool(found and found["code"] == "1")

    def _take_rules(self, block: Blok) -> None:
        """Read numbered rules with their dashes; without numbers each dash is a rule."""
        if not self.rules and self.intro and not self.intro[-1]["paragraphs"]:
            heading = self.intro.pop()
            self.rules_title, self.rules_line = heading["title"], heading["line"]
        for regel in block.lines:
            numbered, bullet = _RULE.match(regel.text), split_bullet(regel.text)
            if numbered:
                self.rules.append(_rule(numbered["code"], numbered["text"], regel.nr))
            elif bullet:
                self.chrome.bullet(bullet[0], regel.nr)
                self._take_dash(bullet[1], regel.nr)
            else:
                self._go_on_with(regel.text)

    def _take_dash(self, text: str, line: int) -> None:
        if self.rules and self.rules[-1]["code"]:
            self.rules[-1]["guidance"].append({"text": text, "line": line, "ambiguous": []})
        else:
            self.rules.append(_rule(None, text, line))

    def _go_on(self, block: Blok) -> None:
        for regel in block.lines:
            bullet = split_bullet(regel.text)
            if bullet:
                self.chrome.bullet(bullet[0], regel.nr)
                self._take_dash(bullet[1], regel.nr)
            else:
                self._go_on_with(regel.text)

    def _go_on_with(self, text: str) -> None:
        last: Regelafspraak | Aanwijzing = self.rules[-1]
        if self.rules[-1]["guidance"]:
            last = self.rules[-1]["guidance"][-1]
        last["text"] = f"{last['text']} {text}"

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

    def _read_phase(self, head: Regel, body: list[Regel], layout: Opzet) -> None:
        found = _PHASE_HEAD.match(head.text)
        if found is None:
            return
        steps = read_phase(body, self.chrome, layout)
        self.phases.append(
            {
                "code": found["code"],
                "title": found["title"].strip(" :") or head.text,
                "label": head.text,
                "steps": steps,
                "line": head.nr,
                "ambiguous": [] if steps else ["phase-empty"],
            }
        )


def _unfold_phases(lines: list[Regel], chrome: Kanttekeningen) -> list[Regel]:
    """Return a table whose first column names the phase as a heading with a table below it."""
    found: list[Regel] = []
    inside = False
    for at, regel in enumerate(lines):
        named = bool(regel.parts) and bool(PHASE.match(regel.cells[0]))
        inside = bool(regel.parts) and (inside or named)
        following = lines[at + 1] if at + 1 < len(lines) else None
        heads = bool(following and following.parts and PHASE.match(following.cells[0]))
        if regel.parts and heads and not inside and regel.cells[0].lower().startswith("fase"):
            chrome.add("column-header", regel.text, regel.nr)
            continue
        if named:
            found.append(replace(regel, text=regel.cells[0], cells=regel.cells[:1], parts=()))
        if inside and any(regel.cells[1:]) and (named or not regel.cells[0]):
            rest = regel.cells[1:]
            text = " ".join(filter(None, rest))
            found.append(replace(regel, text=text, cells=rest, parts=regel.parts[1:]))
        elif not named:
            found.append(regel)
    return found


def _rule(code: str | None, text: str, line: int) -> Regelafspraak:
    return {"code": code, "text": text, "guidance": [], "line": line, "ambiguous": []}


def _finish(document: Document, tekst: Tekst) -> None:
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
    _set_version(document)
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


def _set_version(document: Document) -> None:
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

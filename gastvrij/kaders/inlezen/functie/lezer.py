"""Reader of function profiles: what a function is for, and the competences and levels it asks."""

from collections import Counter

from gastvrij.kaders.inlezen.competentie.cellen import is_row
from gastvrij.kaders.inlezen.competentie.controle import inspect_texts, set_version
from gastvrij.kaders.inlezen.competentie.inhoud import contents_of
from gastvrij.kaders.inlezen.competentie.woorden import (
    column_role,
    is_title,
    required_level,
    split_title,
)
from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.herstel import Woordenschat
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, Tekst
from gastvrij.kaders.inlezen.gemeen.velden import field_key
from gastvrij.kaders.inlezen.gemeen.vorm import (
    Document,
    Functie,
    Functiedeel,
    Functieeis,
    empty_document,
)

from .tabellen import Eis, Opbrengst, read_requirements, set_level
from .woorden import (
    COMPETENCES,
    FIELD,
    FUNCTION,
    NAME,
    PARTS,
    PURPOSE,
    TASKS,
    WIDE,
    split_asked,
)


def read_functieprofiel(tekst: Tekst) -> Document:
    """Return the functions in this text with the competences and levels that they ask."""
    chrome = Kanttekeningen()
    lines = chrome.take_furniture(tekst)
    contents = contents_of(lines)
    for regel in lines:
        if regel.nr in contents:
            chrome.add("contents", regel.text, regel.nr)
    reader = _Lezer([one for one in lines if one.nr not in contents], chrome)
    document = reader.read()
    document["chrome"] = chrome.all()
    _finish(document, tekst)
    return document


class _Lezer:
    """The functions while they are being read."""

    def __init__(self, lines: list[Regel], chrome: Kanttekeningen) -> None:
        self.lines = lines
        self.chrome = chrome
        self.document = empty_document("functieprofiel")
        self.functions: list[Functie] = []
        self.part: Functiedeel | None = None
        self.mode = "head"
        self.is_wide = False
        self.front: list[str] = []
        self.several = sum(bool(FUNCTION.fullmatch(one.text)) for one in lines) > 1

    def read(self) -> Document:
        """Read all lines in order."""
        at = 0
        while at < len(self.lines):
            if is_row(self.lines[at]):
                at = self._table(at)
                continue
            if self.lines[at].text:
                self._line(at)
            at += 1
        self.document["functions"] = self.functions
        self.document["description"] = " ".join(self.front) or None
        return self.document

    # Lines

    def _line(self, at: int) -> None:
        row = self.lines[at]
        first = self.document["title"] is None and not self.functions and self.mode == "head"
        if first and is_title(row.text) and not FUNCTION.fullmatch(row.text):
            self.document["title"], self.document["line"] = row.text, row.nr
            return
        if self._heading(at) or self._field(row):
            return
        bullet = split_bullet(row.text)
        text = bullet[1] if bullet else row.text
        if bullet:
            self.chrome.bullet(bullet[0], row.nr)
        if self.mode == "competences":
            self._requirement(text, row, listed=bullet is not None)
        else:
            self._tell(text, row)

    def _heading(self, at: int) -> bool:
        """Read a heading: of a function, of the competences, or of another part."""
        row, text = self.lines[at], self.lines[at].text
        named = FUNCTION.fullmatch(text)
        if named and is_title(named["title"]):
            self.chrome.add("label", named["label"], row.nr)
            code = named["code"] if named["code"] else None
            self._open(named["title"], row.nr, named["title"], code)
            return True
        for mode, pattern in (
            ("competences", COMPETENCES),
            ("purpose", PURPOSE),
            ("tasks", TASKS),
        ):
            if pattern.fullmatch(text):
                self._start(mode, text, row.nr)
                return True
        if not self._is_other_heading(at):
            return False
        if self.mode == "head" and not self.functions and self._names_function(at):
            self._open(text, row.nr, text)
            return True
        self._part_of(text, row)
        return True

    def _start(self, mode: str, heading: str, line: int) -> None:
        """Open a part that every function has; the heading of the tasks names their group."""
        self.mode, self.part = mode, None
        self.is_wide = bool(WIDE.search(heading))
        if mode == "tasks" and not self._function(line)["tasks_title"]:
            self._function(line)["tasks_title"] = heading
        else:
            self.chrome.add("heading", heading, line)

    def _is_other_heading(self, at: int) -> bool:
        row = self.lines[at]
        if not is_title(row.text) or split_bullet(row.text) or FIELD.fullmatch(row.text):
            return False
        if PARTS.fullmatch(row.text):
            return True
        if row.heading:
            return self.mode != "competences" or row.heading <= FEW
        white = at == 0 or not self.lines[at - 1].text
        below = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return self.mode != "competences" and white and (not below or row.text.endswith(":"))

    def _names_function(self, at: int) -> bool:
        """Test if a heading above all parts is the name of the function."""
        ahead = next((one for one in self.lines[at + 1 :] if one.text), None)
        parts = (COMPETENCES, PURPOSE, TASKS)
        return ahead is not None and any(one.fullmatch(ahead.text) for one in parts)

    def _field(self, row: Regel) -> bool:
        """Read a header field, such as the scale or the department."""
        found = FIELD.fullmatch(row.text) if self.mode == "head" else None
        key = field_key(found["label"]) if found else ""
        if found is None or key in self.document["meta"]:
            return False
        self._meta(key, found["label"], found["value"], row.nr)
        return True

    def _meta(self, key: str, label: str, value: str, line: int) -> None:
        self.document["meta"][key] = {"label": label, "value": value, "line": line, "ambiguous": []}
        iso = iso_date(value)
        if iso:
            self.document["meta"][key]["iso"] = iso

    def _tell(self, text: str, row: Regel) -> None:
        if self.mode in ("head", "behind"):
            self.front.append(text)
        elif self.mode in ("purpose", "function"):
            known = self._function(row.nr)["description"]
            self._function(row.nr)["description"] = f"{known} {text}" if known else text
        elif self.mode == "tasks":
            self._function(row.nr)["tasks"].append({"text": text, "line": row.nr, "ambiguous": []})
        elif self.part is not None:
            self.part["paragraphs"].append(text)
            self.part["lines"].append(row.nr)

    def _part_of(self, text: str, row: Regel) -> None:
        """Open a part of a function that has no place of its own, such as the education it asks."""
        self.part = {"title": text, "paragraphs": [], "lines": [], "line": row.nr}
        self._function(row.nr)["parts"].append(self.part)
        self.mode = "part"

    # Functions and what they ask

    def _function(self, line: int) -> Functie:
        if not self.functions:
            title, mode, part = self.document["title"] or "", self.mode, self.part
            self._open(NAME.sub("", title).strip() or title, line, "")
            if not title:
                self.functions[-1]["ambiguous"].append("no-function")
            self.mode, self.part = mode, part
        return self.functions[-1]

    def _open(self, title: str, line: int, label: str, code: str | None = None) -> Functie:
        self.functions.append(
            {
                "code": code,
                "title": title,
                "label": label,
                "description": None,
                "requirements": [],
                "tasks_title": None,
                "tasks": [],
                "parts": [],
                "line": line,
                "ambiguous": [],
            }
        )
        self.mode, self.part = "function", None
        return self.functions[-1]

    def _requirement(self, text: str, row: Regel, *, listed: bool) -> None:
        """Read a line under the competences: a competence with its level, or what it means."""
        wanted = self._function(row.nr)["requirements"]
        title, asked, label = split_asked(text)
        if not is_title(title.title) or (listed and wanted and text[:1].islower()):
            if wanted:
                known = wanted[-1]["text"]
                wanted[-1]["text"] = f"{known} {text}" if known else text
            else:
                self.front.append(text)
            return
        eis = Eis(None, title.title, None, row.nr, code=title.code or "", label=label)
        set_level(eis, asked)
        self._add(eis, title.marks, self._function(row.nr))

    def _add(self, eis: Eis, marks: tuple[str, ...], home: Functie) -> None:
        wide = self.is_wide or any("*" in mark for mark in marks)
        wanted: Functieeis = {
            "competence": eis.competence,
            "code": eis.code or None,
            "level": eis.level,
            "level_raw": eis.level_raw or None,
            "label": eis.label,
            "text": eis.told or None,
            "cluster": eis.cluster,
            "marks": list(marks),
            "organisation_wide": wide,
            "line": eis.line,
            "ambiguous": eis.doubts,
        }
        home["requirements"].append(wanted)

    # Tables

    def _table(self, at: int) -> int:
        """Read the rows that follow each other; return where they end."""
        end = at
        while end < len(self.lines) and self.lines[end].text:
            end += 1
        while end - 1 > at and len(self.lines[end - 1].cells) == 1:
            end -= 1
        rows = self.lines[at:end]
        found = read_requirements(rows)
        if found:
            self._take(found)
        else:
            for row in rows:
                self._loose_row(row)
        return end

    def _take(self, found: Opbrengst) -> None:
        for role, text, line in found.chrome:
            if role != "function":
                self.chrome.add(role, text, line)
        for row in found.rest:
            self._loose_row(row)
        names = {text: line for role, text, line in found.chrome if role == "function"}
        seen = Counter(text for role, text, _ in found.chrome if role == "function")
        known = {one["title"]: one for one in self.functions}
        opened: dict[str, Functie] = {}
        for name, count in seen.items():
            opened[name] = self._named(name, names[name], known)
            for _ in range(count - 1):
                self.chrome.add("repeated", name, names[name])
        for eis in found.eisen:
            home = opened.get(eis.function or "") or self._function(eis.line)
            title = split_title(eis.competence)
            eis.code, eis.competence = eis.code or title.code or "", title.title
            if eis.level is None and not eis.level_raw and (level := required_level(title.marks)):
                eis.level, eis.doubts = level, []
            self._add(eis, title.marks, home)
        self.mode, self.part = "behind", None

    def _named(self, name: str, line: int, known: dict[str, Functie]) -> Functie:
        if name in known:
            self.chrome.add("repeated", name, line)
            return known[name]
        title = split_title(name)
        return self._open(title.title, line, name, title.code)

    def _loose_row(self, row: Regel) -> None:
        """Read a row of another table: a field beside its value, else a paragraph."""
        filled = [cell for cell in row.cells if cell]
        label = filled[0].rstrip(" :")
        role = column_role(label)
        if role == "function" and len(filled) == FEW:
            self.chrome.add("label", filled[0], row.nr)
            self._open(filled[1], row.nr, filled[1])
        elif len(filled) == FEW and TASKS.fullmatch(label):
            self._start("tasks", filled[0], row.nr)
            for text in row.paragraphs(row.cells.index(filled[1])):
                bullet = split_bullet(text)
                if bullet:
                    self.chrome.bullet(bullet[0], row.nr)
                self._tell(bullet[1] if bullet else text, row)
        elif len(filled) == FEW and PURPOSE.fullmatch(label):
            self._start("purpose", filled[0], row.nr)
            self._tell(filled[1], row)
        elif (
            len(filled) == FEW and is_title(label) and field_key(label) not in self.document["meta"]
        ):
            self._meta(field_key(label), filled[0], filled[1], row.nr)
        else:
            self.document["not_understood"].append({"line": row.nr, "text": row.text})


FEW = 2


def _finish(document: Document, tekst: Tekst) -> None:
    known = Woordenschat([regel.text for regel in tekst.filled])
    for function in document.get("functions", []):
        inspect_texts(function, known)
        for part in (*function["requirements"], *function["tasks"]):
            inspect_texts(part, known)
        if not function["requirements"]:
            function["ambiguous"].append("no-requirements")
    set_version(document)
    if document["title"] is None:
        document["title_ambiguous"].append("no-title")

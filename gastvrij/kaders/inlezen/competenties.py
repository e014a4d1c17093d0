"""Reader of competence dictionaries and competence profiles."""

import re

from .competentie_controle import finish
from .competentie_koppen import Koppen
from .competentie_regels import Rij, level_row, match_level, read_rows, split_marks
from .datums import iso_date
from .opmaak import Kanttekeningen, split_bullet
from .tekst import Tekst
from .vorm import (
    Cluster,
    Competentie,
    Document,
    Indicator,
    Legenda,
    Niveau,
    empty_document,
)

_MEANING = re.compile(r"^\*+\s*(?:[\w ]{0,30}:)?\s*")


def read_competenties(tekst: Tekst, kind: str) -> Document:
    """Return the competences in this text; `kind` is the dictionary or the profile."""
    chrome = Kanttekeningen()
    rows = read_rows(chrome.take_furniture(tekst), chrome)
    reader = _Reader(rows, chrome, kind)
    reader.read()
    document = reader.document
    document["chrome"] = chrome.all()
    finish(document, tekst)
    return document


class _Reader:
    """The competences while they are being read."""

    def __init__(self, rows: list[Rij], chrome: Kanttekeningen, kind: str) -> None:
        self.rows = rows
        self.chrome = chrome
        self.document = empty_document(kind)
        self.clusters: list[Cluster] = []
        self.legend: list[Legenda] = []
        self.front: list[Rij] = []
        self.competence: Competentie | None = None
        self.level: Niveau | None = None
        self.columns: tuple[str, ...] = ()
        self.roles = Koppen(rows).roles()

    def read(self) -> None:
        """Read all rows in order."""
        for at, row in enumerate(self.rows):
            getattr(self, f"take_{self.roles.get(at, row.kind)}")(row)
        self.document["clusters"] = self.clusters
        self.document["legend"] = self.legend
        self.document["description"] = " ".join(map(_whole, self.front)) or None

    def take_name(self, row: Rij) -> None:
        """Read the title of the document."""
        self.document["title"] = f"{row.code} {row.text}" if row.code else row.text
        self.document["line"] = row.line

    def take_cluster(self, row: Rij) -> None:
        """Open a cluster."""
        title = row.text.rstrip(" :")
        self.clusters.append(_cluster(row.code, title, row.line))
        self.competence = self.level = None

    def take_competence(self, row: Rij) -> None:
        """Open a competence."""
        title, marks = split_marks(row.text.rstrip(" :"))
        required = [mark.strip("()") for mark in marks if mark.startswith("(") and "*" not in mark]
        self.competence = {
            "code": row.code,
            "title": title,
            "marks": marks,
            "organisation_wide": False,
            "required_level": required[0] if required else None,
            "definition": None,
            "levels": None if self.columns else [],
            "line": row.line,
            "ambiguous": ["level-columns-lost"] if self.columns else [],
        }
        if self.columns:
            self.competence["indicators_without_level"] = []
        if not self.clusters:
            self.clusters.append(_cluster(None, None, row.line))
        self.clusters[-1]["competences"].append(self.competence)
        self.level = None

    def take_title(self, row: Rij) -> None:
        """Read a line with the shape of a heading that heads nothing."""
        self.take_text(row)

    def take_text(self, row: Rij) -> None:
        """Read running text: front matter, a definition, or an indicator without a bullet."""
        if self.competence is None:
            if self.clusters:
                self.leave(row)
            else:
                self.front.append(row)
        elif self.level is not None:
            self.level["indicators"].append(_indicator(row))
        else:
            known = self.competence["definition"]
            self.competence["definition"] = f"{known} {_whole(row)}" if known else _whole(row)
        if row.label:
            self.chrome.add("label", row.label, row.line)

    def take_label(self, row: Rij) -> None:
        """Read a label that says what the next lines are."""
        self.chrome.add("label", row.text, row.line)

    def take_field(self, row: Rij) -> None:
        """Read a header field."""
        if row.code is None or row.label is None or row.code in self.document["meta"]:
            self.leave(row)
            return
        self.document["meta"][row.code] = {
            "label": row.label,
            "value": row.text,
            "line": row.line,
            "ambiguous": [],
        }
        iso = iso_date(row.text)
        if iso:
            self.document["meta"][row.code]["iso"] = iso

    def take_legend(self, row: Rij) -> None:
        """Read what a mark means."""
        meaning = _MEANING.sub("", row.text)
        self.legend.append(
            {"mark": row.code or "", "text": row.text, "meaning": meaning, "line": row.line}
        )

    def take_level(self, row: Rij) -> None:
        """Open a level of the competence."""
        if self.competence is None:
            self.leave(row)
            return
        self._forget_lost_columns()
        self.level = _level(row.code, row.cells[0] or None, row.label, row.line)
        self.level["ambiguous"] += ["level-glued"] if row.glued else []
        self.add_level(self.level)
        if row.text:
            self.level["indicators"].append(_indicator(row))

    def _forget_lost_columns(self) -> None:
        """A competence with level headings of its own lost no columns."""
        if self.competence and self.competence.get("indicators_without_level") == []:
            del self.competence["indicators_without_level"]
            self.competence["ambiguous"].remove("level-columns-lost")

    def take_facet(self, row: Rij) -> None:
        """Open a facet, such as kennis, inside a competence."""
        if self.competence is None:
            self.take_cluster(row)
            return
        self.level = _level(None, row.text, row.label, row.line)
        self.add_level(self.level)

    def add_level(self, level: Niveau) -> None:
        """Put a level under the open competence."""
        if self.competence is not None:
            self.competence["levels"] = [*(self.competence["levels"] or []), level]

    def take_bullet(self, row: Rij) -> None:
        """Read an indicator."""
        if self.competence is None:
            self.leave(row)
            return
        lost = self.competence.get("indicators_without_level")
        if lost is not None and self.level is None:
            lost.append(_indicator(row))
            return
        if self.level is None:
            self.level = _level(None, None, None, row.line)
            self.add_level(self.level)
        self.level["indicators"].append(_indicator(row))

    def take_levels(self, row: Rij) -> None:
        """Read a row that names several levels: columns, kept or lost."""
        self.chrome.add("column-header", row.text, row.line)
        self.columns = row.cells
        if len(row.cells) == 1 and self.competence is not None:
            self.competence["levels"] = None
            self.competence["indicators_without_level"] = []
            self.competence["ambiguous"].append("level-columns-lost")
            self.columns = ()
        self.level = None

    def take_cells(self, row: Rij) -> None:
        """Read a row of cells under level columns: one indicator a cell."""
        if len(self.columns) == 1 or not level_row(self.columns, ""):
            self.leave(row)
            return
        heads = [match_level(cell) for cell in self.columns]
        if heads[0] is None and row.cells[0]:
            columns, self.columns = self.columns, ()
            self.take_competence(Rij("title", row.cells[0], row.line))
            self.columns = columns
        for at, cell in enumerate(row.cells):
            head = heads[at] if at < len(heads) else None
            if cell and head and self.competence is not None:
                for text in row.parts[at] if row.parts else (cell,):
                    self.cell(head, self._bare(text, row.line), row.line, self.columns[at])
            elif cell and (at or heads[0]):
                self.document["not_understood"].append({"line": row.line, "text": cell})

    def _bare(self, text: str, line: int) -> str:
        """Return a paragraph of a cell without its bullet."""
        bullet = split_bullet(text)
        if bullet:
            self.chrome.bullet(bullet[0], line)
        return bullet[1] if bullet else text

    def cell(self, head: tuple[str, str | None, str], text: str, line: int, label: str) -> None:
        """Put one cell under the level of its column."""
        if self.competence is None:
            return
        self._forget_lost_columns()
        levels = self.competence["levels"] or []
        same = next((level for level in levels if level["code"] == head[0]), None)
        if same is None:
            same = _level(head[0], head[1], None, line)
            self.add_level(same)
        same["title"] = same["title"] or (None if head[1] is None else label)
        same["indicators"].append({"text": text, "line": line, "ambiguous": []})

    def leave(self, row: Rij) -> None:
        """Keep a line that was not understood."""
        text = f"{row.label or ''} {_whole(row)}".strip()
        self.document["not_understood"].append({"line": row.line, "text": text})


def _cluster(code: str | None, title: str | None, line: int) -> Cluster:
    return {"code": code, "title": title, "line": line, "competences": [], "ambiguous": []}


def _level(code: str | None, title: str | None, label: str | None, line: int) -> Niveau:
    return {
        "code": code,
        "title": title,
        "label": label,
        "line": line,
        "indicators": [],
        "ambiguous": [],
    }


def _indicator(row: Rij) -> Indicator:
    return {"text": _whole(row), "line": row.line, "ambiguous": []}


def _whole(row: Rij) -> str:
    """Return the text of a row with the number that stands before it."""
    return f"{row.code} {row.text}" if row.kind == "title" and row.code else row.text

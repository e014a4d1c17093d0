"""Reader of competence dictionaries and competence profiles."""

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.vorm import Cluster, Competentie, Document, Indicator, Niveau
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower

from .controle import finish
from .koppen import Koppen
from .niveaus import lose_levels
from .rand import Rand, whole
from .regels import read_rows
from .rij import Rij
from .woorden import match_level, required_level, split_marks


def read_competenties(tekst: Tekst, kind: str) -> Document:
    """Return the competences in this text; `kind` is the dictionary or the profile."""
    chrome = Kanttekeningen()
    reader = Lezer(read_rows(tekst, chrome), chrome, kind)
    reader.read()
    document = reader.document
    document["chrome"] = chrome.all()
    for competence in reader.plain:
        lose_levels(competence, document["chrome"])
    finish(document, tekst, reader.scale)
    return document


class Lezer(Rand):
    """The competences while they are being read."""

    def __init__(self, rows: list[Rij], chrome: Kanttekeningen, kind: str) -> None:
        super().__init__(chrome, kind)
        self.rows = rows
        self.level: Niveau | None = None
        self.loose: list[Indicator] = []
        self.marked = self.ended = False
        self.label = ""
        self.scale: dict[str, str] = {}
        self.plain: list[Competentie] = []
        self.roles = Koppen(rows).roles()

    def read(self) -> None:
        """Read all rows in order."""
        for at, row in enumerate(self.rows):
            kind = self.roles.get(at, row.kind)
            if self.label == "definition" and kind in ("title", "text"):
                kind = "definition"
            getattr(self, f"take_{kind}")(row)
            self.label = (row.code or "") if kind == "label" else ""
        self.document["clusters"] = self.clusters
        self.document["legend"] = self.legend
        self.document["description"] = " ".join(filter(None, self.front)) or None

    # Headings

    def take_cluster(self, row: Rij) -> None:
        """Open a cluster."""
        self.close()
        self.chrome.add("label", row.label or "", row.line)
        self.clusters.append(_cluster(row.code, _titled(row), row.line))
        self.clusters[-1]["ambiguous"] += [row.doubt] if row.doubt else []
        self.competence, self.aside = None, []

    def take_competence(self, row: Rij) -> None:
        """Open a competence."""
        self.close()
        self.ended = False
        self.chrome.add("label", row.label or "", row.line)
        marks = list(row.marks)
        self.competence = {
            "code": row.code,
            "title": row.text,
            "marks": marks,
            "organisation_wide": False,
            "required_level": required_level(marks),
            "definition": None,
            "levels": [],
            "line": row.line,
            "ambiguous": [row.doubt] if row.doubt else [],
        }
        if not self.clusters:
            self.clusters.append(_cluster(None, None, row.line))
        self.clusters[-1]["competences"].append(self.competence)

    def take_title(self, row: Rij) -> None:
        """Read a line with the shape of a heading that heads nothing."""
        self.take_text(row)

    def take_level(self, row: Rij) -> None:
        """Open a level of the competence, or go on with it where a table returns to it."""
        if self.competence is None:
            if row.title and row.code:
                self.scale[row.code] = row.title
            self.keep(row, row.label)
            return
        known = self._known(row.code) if row.reuse else None
        if known:
            self.level = known
            self.chrome.add("repeated", row.label or "", row.line)
        else:
            self.close()
            self.plain += [] if row.reuse else [self.competence]
            self.level = self._open(row.code, row.title, row.label, row.line)
            doubts = ["level-glued"] if row.glued else []
            self.level["ambiguous"] += doubts + ([row.doubt] if row.doubt else [])
        if row.text:
            self._add_loose(row)

    def _known(self, code: str | None) -> Niveau | None:
        levels = (self.competence["levels"] if self.competence else None) or []
        return next((level for level in levels if level["code"] == code), None)

    def take_facet(self, row: Rij) -> None:
        """Open a facet, such as kennis, inside a competence or inside one of its levels."""
        if self.competence is None:
            # The label of a facet in a table is a heading of that table, and no cluster.
            if row.title is None:
                self.take_cluster(Rij("cluster", row.text, row.line))
            return
        title = row.title or row.text
        code = self.level["code"] if self.level else None
        levels = self.competence["levels"] or []
        same = [one for one in levels if (one["code"], one["title"]) == (code, title)]
        if row.reuse and same:
            self.level = same[0]
            return
        if self.level and code and not self.level["indicators"] and self.level["label"]:
            self.level["label"] = f"{self.level['label']} {row.label or ''}".strip()
            self.level["title"] = title
            return
        self.close()
        self.level = self._open(code, title, row.label, row.line)

    def take_part(self, row: Rij) -> None:
        """Open a part that returns under every competence: a level or a facet."""
        if self.competence is None:
            self.keep(row)
            return
        self.close()
        self.level = self._open(None, row.text, whole(row), row.line)
        self.level["ambiguous"].append("level-or-facet")

    def _open(self, code: str | None, title: str | None, label: str | None, line: int) -> Niveau:
        level: Niveau = {
            "code": code,
            "title": title,
            "label": label,
            "line": line,
            "indicators": [],
            "ambiguous": [],
        }
        if self.competence is not None:
            self.competence["levels"] = [*(self.competence["levels"] or []), level]
        return level

    def take_levels(self, row: Rij) -> None:
        """Read a line that names several levels at once: their columns are lost."""
        self.chrome.add("column-header", row.text, row.line)
        self.close()
        if self.competence is not None and not self.competence["levels"]:
            self.competence["levels"] = None
            self.competence["indicators_without_level"] = []
            self.competence["ambiguous"].append("level-columns-lost")

    def take_lost(self, row: Rij) -> None:
        """Read the heading row of a table whose columns are lost."""
        self.chrome.add("column-header", row.text, row.line)
        if self.competence is not None:
            self.competence["ambiguous"].append("table-columns-lost")

    # Content

    def take_bullet(self, row: Rij) -> None:
        """Read an indicator."""
        if self.competence is None:
            self.keep(row)
            return
        lost = self.competence.get("indicators_without_level")
        if lost is not None and self.level is None:
            lost.append(_indicator(row))
            return
        if self.level is None:
            self.level = self._open(None, None, None, row.line)
        if self.loose and all(_is_told(one["text"]) for one in self.loose):
            self._describe()
        self.loose, self.marked = [], True
        self.level["indicators"].append(_indicator(row))
        if row.number:
            self._count(row.number)

    def _count(self, number: str) -> None:
        """Keep that the indicators are numbered: the numbers may be levels."""
        if self.level is not None and self.level["code"] is None and self.competence is not None:
            doubts = self.competence["ambiguous"]
            doubts += [] if "number-or-level" in doubts else ["number-or-level"]

    def take_end(self, row: Rij) -> None:
        """Leave a table: what follows is no part of its last cell."""
        self.ended = self.level is not None
        self.close()

    def take_text(self, row: Rij) -> None:
        """Read running text: front matter, a definition, or an indicator without a bullet."""
        if self.competence is None:
            self.keep(row)
        elif self.level is not None:
            self._add_loose(row)
        elif self.ended:
            self.leave(row)
        elif self.label == "indicator":
            self.take_bullet(row)
        else:
            self.take_definition(row)

    def _add_loose(self, row: Rij) -> None:
        """Take a line without a bullet under a level; what follows tells if it is an indicator."""
        if self.level is None:
            return
        one = _indicator(row)
        if not self.level["indicators"] or self.loose:
            self.loose.append(one)
        elif row.blank_before and self.marked:
            one["ambiguous"].append("text-or-indicator")
        self.level["indicators"].append(one)

    def _describe(self) -> None:
        """Read the lines above the first bullet of a level as what the level is about."""
        if self.level is not None:
            told = [one["text"] for one in self.loose]
            self.level["description"] = " ".join(told)
            self.level["indicators"] = []

    def take_level_text(self, row: Rij) -> None:
        """Read what a level is about."""
        if self.level is None:
            self.keep(row)
            return
        known = self.level.get("description")
        self.level["description"] = f"{known} {row.text}" if known else row.text

    def take_definition(self, row: Rij) -> None:
        """Read what a competence means."""
        self.chrome.add("label", row.label or "", row.line)
        if self.competence is None:
            self.keep(row)
            return
        self.competence["ambiguous"] += [row.doubt] if row.doubt else []
        known = self.competence["definition"]
        self.competence["definition"] = f"{known} {whole(row)}" if known else whole(row)

    def take_extra(self, row: Rij) -> None:
        """Read a column that has no place of its own; a required level is read as well."""
        if self.competence is None:
            self.keep(row)
            return
        extra = self.competence.setdefault("extra_columns", {})
        label = row.label or ""
        extra[label] = f"{extra[label]} {row.text}" if label in extra else row.text

    def take_asked(self, row: Rij) -> None:
        """Read a column or a row with the level that is asked for."""
        self.take_extra(row)
        level = match_level(row.text, bare=True)
        if self.competence is not None:
            self.competence["required_level"] = level.code if level else row.text

    def take_required(self, row: Rij) -> None:
        """Read a cross under a level: the level that is asked for."""
        if self.competence is None:
            self.keep(row)
            return
        crossed = "levels-marked" in self.competence["ambiguous"]
        if self.competence["required_level"] and not crossed:
            self.competence["ambiguous"].append("levels-marked")
            crossed = True
        self.competence["required_level"] = None if crossed else row.code
        self.take_extra(row)

    def take_code(self, row: Rij) -> None:
        """Read a code that came after its competence."""
        if self.competence is None or self.competence["code"]:
            self.leave(row)
            return
        self.competence["code"] = row.text

    def close(self) -> None:
        """End the open level."""
        self.level, self.loose, self.marked = None, [], False


def _cluster(code: str | None, title: str | None, line: int) -> Cluster:
    return {"code": code, "title": title, "line": line, "competences": [], "ambiguous": []}


def _indicator(row: Rij) -> Indicator:
    doubts = [row.doubt] if row.doubt else []
    return {"text": whole(row), "line": row.line, "ambiguous": doubts}


def _is_told(text: str) -> bool:
    """Test if a line above bullets is a sentence about them and not one of them."""
    return not starts_lower(text) and is_closed(text)


def _titled(row: Rij) -> str:
    return " ".join([split_marks(row.text)[0], *row.marks])

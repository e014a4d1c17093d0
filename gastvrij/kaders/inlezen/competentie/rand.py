"""What stands around the competences of a document: title, introduction, fields, legend."""

import re
from abc import ABC, abstractmethod

from gastvrij.kaders.inlezen.gemeen.datums import iso_date
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.vorm import Cluster, Competentie, Legenda, empty_document

from .rij import Rij

_MEANING = re.compile(r"^\*+\s*(?:[\w ]{0,30}:)?\s*")


class Rand(ABC):
    """A document of competences while what is no competence is being read."""

    def __init__(self, chrome: Kanttekeningen, kind: str) -> None:
        self.chrome = chrome
        self.document = empty_document(kind)
        self.clusters: list[Cluster] = []
        self.legend: list[Legenda] = []
        self.front: list[str] = []
        self.aside: list[str] | None = self.front
        self.competence: Competentie | None = None

    @abstractmethod
    def close(self) -> None:
        """End what is open under a competence."""

    def take_name(self, row: Rij) -> None:
        """Read the title of the document."""
        self.document["title"] = whole(row)
        self.document["line"] = row.line

    def take_front(self, row: Rij) -> None:
        """Open running text that is no part of a competence, such as an introduction."""
        self.close()
        self.competence, self.aside = None, self.front
        self.front.append(whole(row))

    def take_rest(self, row: Rij) -> None:
        """Leave a heading that is neither a cluster nor a competence, with what stands under it."""
        self.close()
        self.competence, self.aside = None, None
        self.leave(row)

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

    def take_cells(self, row: Rij) -> None:
        """Keep a row of a table that says nothing of competences."""
        self.leave(row)

    def keep(self, row: Rij, label: str | None = None) -> None:
        """Keep text outside the competences: it introduces the document, or a cluster."""
        if self.aside is None:
            self.leave(row)
            return
        if self.clusters and self.aside is not self.front:
            known = self.clusters[-1].get("definition")
            told = " ".join(filter(None, [known, label, whole(row)]))
            self.clusters[-1]["definition"] = told
            return
        self.aside += [label or "", whole(row)]

    def leave(self, row: Rij) -> None:
        """Keep a line that was not understood."""
        text = f"{row.label or ''} {whole(row)}".strip()
        self.document["not_understood"].append({"line": row.line, "text": text})


def whole(row: Rij) -> str:
    """Return the text of a row with the number before it and the marks behind it."""
    if row.kind not in ("title", "part"):
        return row.text
    return " ".join(filter(None, [row.code, row.text, *row.marks]))

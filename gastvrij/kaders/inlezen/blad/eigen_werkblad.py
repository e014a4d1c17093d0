"""Reader of the spreadsheet that we write ourselves, after a person changed it.

Rows keep their element by their id; a row without one is new, a row that is gone is dropped, the
order of the rows is the order of the elements. What is wrong is said by row, and nothing is read.
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from gastvrij.kaders.inlezen.gemeen.fouten import Fout, OnleesbaarBestand
from gastvrij.kaders.inlezen.gemeen.vorm import Document, Knoop, empty_document
from gastvrij.kaders.inlezen.openen import open_here
from gastvrij.kaders.uitvoer.case_waarden import as_uuid
from gastvrij.kaders.uitvoer.plat import CannotUnfold, unfold
from gastvrij.kaders.uitvoer.werkblad import COLUMNS, FORM, MORE

from .eigen_kop import (
    CODE_LENGTH,
    ELEMENTEN,
    SOORTEN,
    count,
    fits,
    is_day,
    known_doubts,
    own_header,
    own_norms,
)
from .eigen_rijen import TEXT_COLUMNS, Blad, Rij, joined, open_sheet

# What can be wrong with a row, in Dutch; `{...}` is filled in by the fault.
FOUTEN = {
    "columns": "Regel 1: deze kolommen ontbreken: {kolommen}. Zet ze terug; leeg mag.",
    "no-fields": "Het blad “Gegevens” ontbreekt of is leeg. Bied het hele bestand aan.",
    "kind": "Regel {regel}: “{waarde}” is geen soort onderdeel. Kies uit: {keuzes}.",
    "id-twice": "Regel {regel}: dit id staat ook op regel {ander}. Maak het id leeg als dit een "
    "nieuw onderdeel is.",
    "parent": "Regel {regel}: er is geen regel met id “{waarde}”. Vul bij ouder-id het id in van "
    "het onderdeel waar dit onder hangt.",
    "circle": "Regel {regel}: dit onderdeel hangt in een kring onder zichzelf. Verander ouder-id.",
    "layer": "Regel {regel}: er staat geen onderdeel van laag {laag} boven. Vul ouder-id in, of "
    "verander de laag.",
    "deep": "Regel {regel}: dit onderdeel hangt dieper dan {aantal} lagen.",
    "number": "Regel {regel}: “{waarde}” bij {kolom} is geen heel getal van 0 tot en met 32767.",
    "date": "Regel {regel}: “{waarde}” is geen datum. Schrijf jaar-maand-dag, zoals 2026-09-01.",
    "list": "Regel {regel}: “{waarde}” bij {kolom} is niet te lezen. Zet komma’s ertussen.",
    "code": "Regel {regel}: de code is langer dan {aantal} tekens.",
    "extra": "Regel {regel}: de kolom extra is beschadigd. Zet terug wat er stond, of maak haar "
    "leeg.",
    "rest": "Regel {regel}: dit is een vervolg zonder de regel erboven. Verwijder deze regel.",
    "field-kind": "Blad Gegevens, regel {regel}: de soort waarde klopt niet met de waarde.",
    "field-number": "Blad Gegevens, regel {regel}: hier hoort een getal.",
    "field-path": "Blad Gegevens, regel {regel}: “{waarde}” past niet bij de regels erboven.",
    "field-twice": "Blad Gegevens, regel {regel}: “{waarde}” staat er twee keer.",
    "field-shape": "Blad Gegevens: {waarde} heeft niet meer de vorm die erbij hoort.",
    "file": "Blad Gegevens: de regels van “bestand” zijn veranderd. Zet terug wat er stond.",
}
MAX_DEPTH = 60
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_CASE: dict[str, type] = {
    "document": dict,
    "associations": list,
    "had": list,
    "package": dict,
    "more": dict,
}
_DECIDED = frozenset({"level-columns-lost", "no-levels"})


def read_own_sheet(name: str, data: bytes) -> Document:
    """Return what a spreadsheet of ours says; raises OnleesbaarBestand with every wrong row."""
    sheet = open_sheet(data)
    reader = _Lezer(_source_lines(name, data))
    document = reader.document(sheet)
    if reader.faults:
        raise OnleesbaarBestand("own_sheet", reader.faults)
    return document


def _source_lines(name: str, data: bytes) -> dict[str, int]:
    """Return the line on which the source text shows the row of each id."""
    try:
        lines = open_here(name, data).regels
    except OnleesbaarBestand:
        # The rows are read all the same; only the way back to the source is less precise.
        return {}
    return {regel.cells[0].lstrip("'"): regel.nr for regel in reversed(lines) if regel.cells}


class _Lezer:
    """Reads one sheet and gathers what is wrong."""

    def __init__(self, lines: dict[str, int]) -> None:
        self.lines, self.line = lines, 1
        self.faults: list[Fout] = []

    def fault(self, code: str, row: Rij | None = None, **values: object) -> None:
        """Note that a row is wrong."""
        if row is not None:
            values["regel"] = row.nr
        self.faults.append(Fout(FOUTEN[code], {key: str(one) for key, one in values.items()}))

    def document(self, sheet: Blad) -> Document:
        """Return the document; what is wrong stands in `faults`."""
        missing = [name for name in COLUMNS if name not in sheet.columns]
        if missing:
            self.fault("columns", kolommen=", ".join(missing))
            return empty_document("overig")
        document = self._header(sheet)
        rows = list(joined(sheet.elements, kind="soort", parts=TEXT_COLUMNS))
        nodes = [self._node(row) for row in rows]
        parents = self._parents(rows)
        document["tree"] = self._tree(rows, nodes, parents)
        known = {*COLUMNS, ""}
        document["not_understood"] = [
            {"line": node["line"], "text": " ".join(row.cells[name].split())}
            for row, node in zip(rows, nodes, strict=True)
            for name in row.cells
            if name not in known and row.cells[name].strip()
        ]
        return document

    def _header(self, sheet: Blad) -> Document:
        rows = list(joined(sheet.fields, kind="soort waarde", parts=("waarde",)))
        if not rows:
            self.fault("no-fields")
            return empty_document("overig")
        try:
            values = unfold([(row["gegeven"], row["soort waarde"], row["waarde"]) for row in rows])
        except CannotUnfold as problem:
            row = rows[problem.row]
            self.fault(f"field-{problem.why}", row, waarde=row["gegeven"])
            return empty_document("overig")
        return self._fields(values)

    def _fields(self, values: Any) -> Document:
        file: Any = values.get("bestand") if isinstance(values, dict) else None
        if not fits(file, {"vorm": str, "soort": str, "kader": str, "kaderversie": str}) or (
            file["vorm"] != FORM or file["soort"] not in SOORTEN
        ):
            self.fault("file")
            return empty_document("overig")
        kop = values.get("kop")
        kop = dict(kop) if isinstance(kop, dict) else {}
        case = kop.pop("case", None)
        found, wrong = own_header(kop, line=1)
        norms, bad = own_norms(values.get("normen"), line=1)
        is_case = case is None or _has_shape(case, _CASE)
        for key in [*wrong, *(["normen"] if bad else []), *([] if is_case else ["case"])]:
            self.fault("field-shape", waarde=key)
        document = empty_document(file["soort"])
        whole = cast("dict[str, Any]", document)
        whole.update(found)
        if norms:
            whole["norms"] = norms
        if case:
            whole["case"] = case
        whole["own"] = {"kader": file["kader"], "versie": file["kaderversie"]}
        return document

    def _node(self, row: Rij) -> dict[str, Any]:
        """Return the node of one row, still without what hangs under it."""
        self.line = self.lines.get(row["id"], self.line + 1)
        kind, code = row["soort"].strip().lower(), row["code"]
        if kind == MORE:
            self.fault("rest", row)
        elif kind not in ELEMENTEN:
            self.fault("kind", row, waarde=row["soort"], keuzes=", ".join(ELEMENTEN))
        if len(code) > CODE_LENGTH:
            self.fault("code", row, aantal=CODE_LENGTH)
        levels = self._list(row, "niveaus")
        doubts = known_doubts(self._list(row, "onbepaald"))
        node: dict[str, Any] = {
            "soort": kind,
            "code": code,
            "title": row["titel"],
            "text": row["tekst"],
            "line": self.line,
            "ambiguous": [one for one in doubts if not (levels and one in _DECIDED)],
            "children": [],
            "levels": levels,
            "level_count": self._number(row, "aantal niveaus"),
            "aantal_opdr": self._number(row, "aantal opdr."),
            "marks": row["markering"].split(" ") if row["markering"] else [],
            "date": self._day(row),
        }
        if "code" in row.numbers:
            node["ambiguous"].append("sheet-number")
        if own := as_uuid(row["id"].strip()):
            node["identifier"] = str(own)
        if extra := self._extra(row):
            node["extra"] = extra
        return node

    def _list(self, row: Rij, column: str) -> list[str] | None:
        said = row[column].strip()
        if not said:
            return None
        if said == "-":
            return []
        if not said.startswith("["):
            return [one.strip() for one in said.split(",") if one.strip()]
        try:
            found = json.loads(said)
        except (ValueError, RecursionError):
            found = None
        if not fits(found, [str]):
            self.fault("list", row, waarde=said, kolom=column)
            return None
        return list(found)

    def _number(self, row: Rij, column: str) -> int | None:
        said = row[column].strip()
        if not said:
            return None
        found = count(int(said)) if said.isascii() and said.isdecimal() else None
        if found is None:
            self.fault("number", row, waarde=said, kolom=column)
        return found

    def _day(self, row: Rij) -> str | None:
        said = row["datum"].strip()
        if not said:
            return None
        dutch = _DUTCH_DAY.fullmatch(said)
        day = f"{dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}" if dutch else said
        if not is_day(day):
            self.fault("date", row, waarde=said)
            return None
        return day

    def _extra(self, row: Rij) -> dict[str, Any]:
        said = row["extra"].strip()
        try:
            found = json.loads(said) if said else {}
        except (ValueError, RecursionError):
            found = None
        case = found.get("case") if isinstance(found, dict) else None
        is_good = case is None or _has_shape(case, {"item": dict, "link": dict})
        if not isinstance(found, dict) or not is_good:
            self.fault("extra", row)
            return {}
        return found

    def _parents(self, rows: Sequence[Rij]) -> list[int | None]:
        """Return for each row the place of the row that it hangs under."""
        by_id: dict[str, int] = {}
        for place, row in enumerate(rows):
            name = row["id"].strip().lower()
            if name and by_id.setdefault(name, place) != place:
                self.fault("id-twice", row, ander=rows[by_id[name]].nr)
        found: list[int | None] = []
        layers: dict[int, int] = {}
        for place, row in enumerate(rows):
            found.append(self._parent(row, by_id, layers))
            layer = row["laag"].strip()
            depth = int(layer) if layer.isascii() and layer.isdecimal() else 1
            layers = {one: at for one, at in layers.items() if one < depth} | {depth: place}
        return found

    def _parent(self, row: Rij, by_id: dict[str, int], layers: dict[int, int]) -> int | None:
        """Return the parent of a row: what ouder-id says, else the last row one layer up."""
        said, layer = row["ouder-id"].strip().lower(), row["laag"].strip()
        if said:
            if said not in by_id:
                self.fault("parent", row, waarde=row["ouder-id"].strip())
            return by_id.get(said)
        if not layer:
            return None
        if not (layer.isascii() and layer.isdecimal()) or int(layer) < 1:
            self.fault("number", row, waarde=layer, kolom="laag")
            return None
        if int(layer) > 1 and int(layer) - 1 not in layers:
            self.fault("layer", row, laag=int(layer) - 1)
        return layers.get(int(layer) - 1)

    def _tree(
        self,
        rows: Sequence[Rij],
        nodes: Sequence[dict[str, Any]],
        parents: Sequence[int | None],
    ) -> list[Knoop]:
        top: list[Knoop] = []
        for place, node in enumerate(nodes):
            above = list(_above(parents, place))
            if None not in above:
                self.fault("circle", rows[place])
            elif len(above) > MAX_DEPTH:
                self.fault("deep", rows[place], aantal=MAX_DEPTH)
            parent = parents[place]
            (top if parent is None else nodes[parent]["children"]).append(cast("Knoop", node))
        return top


def _above(parents: Sequence[int | None], place: int) -> Iterator[int | None]:
    """Yield the places above a row up to None; without None there is a circle."""
    seen: set[int] = set()
    at: int | None = place
    while at is not None and at not in seen:
        seen.add(at)
        at = parents[at]
        if at is None or at not in seen:
            yield at


def _has_shape(value: Any, shape: dict[str, type]) -> bool:
    """Test if a value is an object of which the named keys, where there, are of their type."""
    return isinstance(value, dict) and all(
        isinstance(value[key], kind) for key, kind in shape.items() if key in value
    )

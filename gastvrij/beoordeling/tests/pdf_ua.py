"""What a screen reader needs of a PDF, checked on its structure: the clauses a machine can tell."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

HEADINGS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Tag:
    """One element of the structure tree: its kind, and the kinds above it."""

    kind: str
    above: tuple[str, ...]
    element: Any


def tags(pdf: pikepdf.Pdf) -> Iterator[Tag]:
    """Yield every element of the structure tree, in reading order."""
    yield from _below(pdf.Root.StructTreeRoot, ())


def _below(node: Any, above: tuple[str, ...]) -> Iterator[Tag]:
    kids = node.get("/K")
    if kids is None:
        return
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            kind = str(kid.S)
            yield Tag(kind, above, kid)
            yield from _below(kid, (*above, kind))


def problems(content: bytes, *, titel: str) -> list[str]:
    """Return what is wrong with a PDF under PDF/UA-1 (ISO 14289-1); nothing if it holds."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [
            *_document(pdf, titel),
            *_headings([tag.kind for tag in tags(pdf)]),
            *_tables(list(tags(pdf))),
            *_pages(pdf),
        ]


def _document(pdf: pikepdf.Pdf, titel: str) -> Iterator[str]:
    root: Any = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "not marked as tagged"
    if "/ParentTree" not in root.get("/StructTreeRoot", {}):
        yield "no structure tree with a parent tree"
    if str(root.get("/Lang", "")) != "nl":
        yield "no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "shows the name of the file, not the title"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "does not say that it is PDF/UA-1"
        if metadata.get("dc:title") != titel:
            yield "has another title"


def _headings(kinds: list[str]) -> Iterator[str]:
    levels = [HEADINGS[kind] for kind in kinds if kind in HEADINGS]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "does not begin with its one title"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"skips a heading: {before} to {after}"


def _tables(found: list[Tag]) -> Iterator[str]:
    for tag in found:
        if tag.kind == "/Figure" and not str(tag.element.get("/Alt", "")):
            yield "a figure without words"
        if tag.kind in {"/TH", "/TD"} and "/TR" not in tag.above:
            yield "a cell outside a row"
        if tag.kind == "/Table":
            below = [one.kind for one in _below(tag.element, ())]
            if "/TH" not in below:
                yield "a table without headings"
    for tag in found:
        if tag.kind == "/TH" and not _scope(tag.element):
            yield "a heading of a table that does not say for what"


def _scope(cell: Any) -> bool:
    attributes = cell.get("/A", {})
    every = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    return any("/Scope" in one for one in every)


def _pages(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        raw: Any = page.obj
        if str(raw.get("/Tabs", "")) != "/S" and "/Annots" in raw:
            yield "a page whose tab order is not that of the structure"
        for font in raw.Resources.get("/Font", {}).values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.FontDescriptor
            if not any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")):
                yield "a font that is not in the file"
            if "/ToUnicode" not in font:
                yield "a font of which the signs cannot be read"
        yield from _outside(page)


def _outside(page: pikepdf.Page) -> Iterator[str]:
    """Yield text that is neither tagged nor marked as decoration."""
    depth = 0
    for one in pikepdf.parse_content_stream(page):
        name = str(one.operator)
        if name in {"BDC", "BMC"}:
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in {"Tj", "TJ", "'", '"'} and not depth:
            yield f"text outside the structure: {one.operands}"

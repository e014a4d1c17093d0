"""The form in which every reader hands over what a document says."""

from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict, cast


class Chrome(TypedDict):
    """Words of the source that are no content, such as column headings."""

    role: str
    text: str
    count: int
    line: int


class Rest(TypedDict):
    """Words of the source that no reader understood."""

    line: int
    text: str


class Versie(TypedDict):
    """What the text says of its own version; None means: not in the text."""

    label: str | None
    effective_from: str | None
    ambiguous: list[str]


class Veld(TypedDict):
    """One header field."""

    label: str
    value: str | None
    line: int
    ambiguous: list[str]
    iso: NotRequired[str]


class Module(TypedDict):
    """The module that an exam plan belongs to."""

    code: str | None
    name: str


class Schaaltrede(TypedDict):
    """One step of a level scale; the name is None if neither text nor field gives it."""

    code: str
    name: str | None


class Toetsterm(TypedDict):
    """One item of an exam plan."""

    code: str
    text: str
    date_raw: str | None
    date: str | None
    aantal_opdr: int | None
    levels: list[str] | None
    level_count: int
    level_raw: list[str]
    marks: list[str]
    extra_columns: dict[str, str]
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Onderdeel(TypedDict):
    """One section of an exam plan; the title is None while membership is unknown."""

    title: str | None
    membership: str
    line: int
    items: list[Toetsterm]
    ambiguous: list[str]


class Totaal(TypedDict):
    """The total row of an exam plan."""

    label: str
    aantal_opdr: int | None
    line: int
    ambiguous: list[str]


class Indicator(TypedDict):
    """One behavioural indicator."""

    text: str
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Niveau(TypedDict):
    """One level of a competence, or its only, unnamed list of indicators."""

    code: str | None
    title: str | None
    label: str | None
    line: int
    indicators: list[Indicator]
    ambiguous: list[str]


class Competentie(TypedDict):
    """One competence."""

    code: str | None
    title: str
    marks: list[str]
    organisation_wide: bool
    required_level: str | None
    definition: str | None
    levels: list[Niveau] | None
    line: int
    ambiguous: list[str]
    indicators_without_level: NotRequired[list[Indicator]]
    suggested_title: NotRequired[str]
    suggested_definition: NotRequired[str]


class Cluster(TypedDict):
    """A group of competences; the title is None if the text groups nothing."""

    code: str | None
    title: str | None
    line: int
    competences: list[Competentie]
    ambiguous: list[str]


class Legenda(TypedDict):
    """What a mark behind a title means."""

    mark: str
    text: str
    meaning: str
    line: int


class Alinea(TypedDict):
    """One paragraph of running text."""

    text: str
    line: int


class Hoofdstuk(TypedDict):
    """A heading with its paragraphs."""

    title: str | None
    paragraphs: list[str]
    lines: list[int]
    line: int


class Aanwijzing(TypedDict):
    """One line of guidance; `type` is "example" for words to say."""

    text: str
    line: int
    ambiguous: list[str]
    type: NotRequired[str]
    suggested_text: NotRequired[str]


class Regelafspraak(TypedDict):
    """One general rule."""

    code: str | None
    text: str
    guidance: list[Aanwijzing]
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Regelset(TypedDict):
    """The general rules under their heading."""

    title: str | None
    items: list[Regelafspraak]
    line: int


class Stap(TypedDict):
    """One step of a conversation."""

    code: str | None
    text: str
    guidance: list[Aanwijzing]
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Fase(TypedDict):
    """One phase of a conversation."""

    code: str | None
    title: str
    label: str
    steps: list[Stap]
    line: int
    ambiguous: list[str]


class Norm(TypedDict):
    """One norm; value in the unit of the source, operator one of <= >= = < >."""

    id: str
    text: str
    metric: str | None
    operator: str
    value: int | float
    unit: str
    scope: str | None
    strength: str
    line: int
    ambiguous: list[str]


class Knoop(TypedDict):
    """One node of a tree that needs no reader of its own: generic, CASE, or a spreadsheet of ours.

    `soort` is a kind of element of kaders; `identifier` (a UUID) is the identity it already has.
    `extra` is what its format says beyond our fields, kept as it came.
    """

    soort: str
    code: str
    title: str
    text: str
    line: int
    ambiguous: list[str]
    children: "list[Knoop]"
    page: NotRequired[int | None]
    identifier: NotRequired[str]
    levels: NotRequired[list[str] | None]
    level_count: NotRequired[int | None]
    aantal_opdr: NotRequired[int | None]
    marks: NotRequired[list[str]]
    date: NotRequired[str | None]
    suggested_text: NotRequired[str]
    extra: NotRequired[dict[str, Any]]


class Verwijzing(TypedDict):
    """A document that the text refers to."""

    title: str
    line: int


class Geldigheid(TypedDict):
    """A period that the text names, a proposal for how long it holds: ISO dates."""

    start: str | None
    until: str | None
    text: str
    line: int


class Document(TypedDict):
    """One document as read: the schema of the interchange JSON."""

    kind: str
    title: str | None
    title_ambiguous: list[str]
    line: int
    version: Versie
    meta: dict[str, Veld]
    chrome: list[Chrome]
    not_understood: list[Rest]
    module: NotRequired[Module | None]
    description: NotRequired[str | None]
    level_scale: NotRequired[list[Schaaltrede]]
    sections: NotRequired[list[Onderdeel]]
    total: NotRequired[Totaal | None]
    legend: NotRequired[list[Legenda]]
    clusters: NotRequired[list[Cluster]]
    intro: NotRequired[list[Hoofdstuk]]
    general_rules: NotRequired[Regelset]
    structure_title: NotRequired[str | None]
    phases: NotRequired[list[Fase]]
    norms: NotRequired[list[Norm]]
    not_norms: NotRequired[list[str]]
    tree: NotRequired[list[Knoop]]
    references: NotRequired[list[Verwijzing]]
    validity: NotRequired[Geldigheid | None]


def empty_document(kind: str) -> Document:
    """Return a document of this kind in which nothing is known yet."""
    return {
        "kind": kind,
        "title": None,
        "title_ambiguous": [],
        "line": 1,
        "version": {"label": None, "effective_from": None, "ambiguous": []},
        "meta": {},
        "chrome": [],
        "not_understood": [],
    }


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What a reader made of one file, and how sure it is of the kind (0 to 1)."""

    name: str
    certainty: float
    document: Document

    @property
    def kind(self) -> str:
        """Return the kind of document."""
        return self.document["kind"]

    def as_dict(self) -> dict[str, Any]:
        """Return the document as plain JSON values."""
        return cast("dict[str, Any]", self.document)

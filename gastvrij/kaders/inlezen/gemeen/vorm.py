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
    code_raw: NotRequired[str]
    scope: NotRequired[str]
    level_from: NotRequired[str]


class Onderdeel(TypedDict):
    """One section of an exam plan; the title is None while membership is unknown.

    `plan` is the title of the exam plan that it stands under, if the file holds more than one.
    """

    title: str | None
    membership: str
    line: int
    items: list[Toetsterm]
    ambiguous: list[str]
    aantal_opdr: NotRequired[int]
    plan: NotRequired[str]


class Eindterm(TypedDict):
    """One aim that the items of an exam plan refer to; the code is empty if it has none."""

    code: str
    text: str
    line: int


class MatrixRij(TypedDict):
    """One row of a matrix: what each column says, as it stands there."""

    title: str
    cells: dict[str, str]
    line: int


class Matrix(TypedDict):
    """A table with figures per section and level, or per section: a toetsmatrijs."""

    title: str | None
    columns: list[str]
    rows: list[MatrixRij]
    line: int
    ambiguous: list[str]


class Totaal(TypedDict):
    """The total row of an exam plan."""

    label: str
    aantal_opdr: int | None
    line: int
    ambiguous: list[str]
    levels: NotRequired[dict[str, int]]


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
    description: NotRequired[str]


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
    extra_columns: NotRequired[dict[str, str]]


class Cluster(TypedDict):
    """A group of competences; the title is None if the text groups nothing."""

    code: str | None
    title: str | None
    line: int
    competences: list[Competentie]
    ambiguous: list[str]
    definition: NotRequired[str]
    suggested_title: NotRequired[str]
    suggested_definition: NotRequired[str]


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


class Uitspraak(TypedDict):
    """One thing that is promised for a channel, with a figure or without.

    `label` names it in its own row; `notes` is what the document says beside it.
    """

    text: str
    label: str | None
    notes: list[str]
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Kanaal(TypedDict):
    """One channel with what is promised for it."""

    title: str
    line: int
    norms: list[Norm]
    statements: list[Uitspraak]
    ambiguous: list[str]


class Trede(TypedDict):
    """One step of the scale on which a criterion is judged; the value is None if none is given.

    `text` is what it takes for this criterion, `meaning` what a legend says of the label.
    """

    label: str
    value: int | float | None
    text: NotRequired[str]
    meaning: NotRequired[str]


class Criterium(TypedDict):
    """One criterion of a form; what the form leaves open is None.

    `knock_out` None: the form knows no such mark. `toetstermen` are the codes that it refers to.
    """

    code: str | None
    text: str
    help: str | None
    scale: list[Trede] | None
    weight: int | float | None
    knock_out: bool | None
    toetstermen: list[str]
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Criteriumgroep(TypedDict):
    """Criteria below one heading; the title is None if the form groups nothing."""

    title: str | None
    criteria: list[Criterium]
    line: int
    ambiguous: list[str]


class Cesuur(TypedDict):
    """When a candidate passes: as the form says it, and in figures only where that is exact.

    `minimum` of `total` in `unit` (criteria, punten or %); `all_knock_outs` says that every
    critical criterion must be met.
    """

    text: str
    minimum: int | float | None
    total: int | float | None
    unit: str | None
    all_knock_outs: bool
    line: int
    ambiguous: list[str]


class Scoreregel(TypedDict):
    """One rule of how the form is scored."""

    text: str
    line: int
    ambiguous: list[str]


class Formulierschaal(TypedDict):
    """The scale of a whole form, and what the form as a whole leaves open."""

    scale: list[Trede]
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


class Functieeis(TypedDict):
    """A competence that a function asks; `label` is its name where the source prints it."""

    competence: str
    code: str | None
    level: str | None
    level_raw: str | None
    label: str
    text: str | None
    cluster: str | None
    marks: list[str]
    organisation_wide: bool
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Functiedeel(TypedDict):
    """A part of a function under its own heading, such as the education that it asks."""

    title: str
    paragraphs: list[str]
    lines: list[int]
    line: int


class Functietaak(TypedDict):
    """One task of a function."""

    text: str
    line: int
    ambiguous: list[str]
    suggested_text: NotRequired[str]


class Functie(TypedDict):
    """One function; `label` is its name where that is no part of the title of the document."""

    code: str | None
    title: str
    label: str
    description: str | None
    requirements: list[Functieeis]
    tasks_title: str | None
    tasks: list[Functietaak]
    parts: list[Functiedeel]
    line: int
    ambiguous: list[str]
    suggested_title: NotRequired[str]
    suggested_description: NotRequired[str]


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


class Melding(TypedDict):
    """Something that a lenient reader let through: its code, what and how often, and the line."""

    code: str
    detail: str
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
    matrix: NotRequired[list[Matrix]]
    eindtermen_list: NotRequired[list[Eindterm]]
    total: NotRequired[Totaal | None]
    legend: NotRequired[list[Legenda]]
    clusters: NotRequired[list[Cluster]]
    intro: NotRequired[list[Hoofdstuk]]
    general_rules: NotRequired[Regelset]
    structure_title: NotRequired[str | None]
    phases: NotRequired[list[Fase]]
    norms: NotRequired[list[Norm]]
    not_norms: NotRequired[list[str]]
    channels: NotRequired[list[Kanaal]]
    plan: NotRequired[str | None]
    groups: NotRequired[list[Criteriumgroep]]
    form_scale: NotRequired[Formulierschaal]
    cesuur: NotRequired[Cesuur | None]
    scoring_rules: NotRequired[list[Scoreregel]]
    functions: NotRequired[list[Functie]]
    tree: NotRequired[list[Knoop]]
    references: NotRequired[list[Verwijzing]]
    validity: NotRequired[Geldigheid | None]
    case: NotRequired[dict[str, Any]]
    own: NotRequired[dict[str, str]]
    report: NotRequired[list[Melding]]


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

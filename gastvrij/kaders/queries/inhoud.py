"""What stands in a version: the whole tree, its toetstermen, its competences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.rules.boom import Tak


@dataclass(frozen=True)
class LevelNode:
    """The indicators of one level; `element` is None where the document has no levels."""

    element: Element | None
    indicators: list[Element] = field(default_factory=list)


@dataclass(frozen=True)
class CompetenceNode:
    """A competence with its levels."""

    element: Element
    code: str
    title: str
    levels: list[LevelNode]

    @property
    def indicators(self) -> list[Element]:
        """Return the indicators of all levels in the order of the document."""
        return [indicator for level in self.levels for indicator in level.indicators]


@dataclass(frozen=True)
class CompetenceGroup:
    """A cluster or kennisgroep; `element` is None for competences that stand in none."""

    element: Element | None
    title: str
    competences: list[CompetenceNode]


Children = dict[int | None, list[Element]]


def _children(versie: KaderVersie) -> Children:
    found: Children = defaultdict(list)
    for element in versie.elementen.order_by("volgorde"):
        found[element.parent_id].append(element)
    return found


# The fields of an element as a Tak takes them; rows and no objects, because there can be 500.
FIELDS = (
    "soort",
    "code",
    "titel",
    "tekst",
    "regel",
    "pagina",
    "niveaus",
    "aantal_niveaus",
    "aantal_opdr",
    "markering",
    "gewijzigd_op",
    "onbepaald",
)


def boom(versie: KaderVersie) -> tuple[Tak, ...]:
    """Return the tree of a version in one query, in the same form as that of a proposal."""
    children: dict[int | None, list[tuple[Any, ...]]] = defaultdict(list)
    rows = versie.elementen.order_by("volgorde").values_list(
        "parent_id", "pk", "identiteit", "extra", *FIELDS
    )
    for row in rows:
        children[row[0]].append(row)
    return _takken(None, children)


def _takken(
    parent: int | None, children: dict[int | None, list[tuple[Any, ...]]]
) -> tuple[Tak, ...]:
    return tuple(
        Tak(
            *(soort, code, titel, tekst, regel, pagina),
            None if niveaus is None else tuple(niveaus),
            *(aantal_niveaus, aantal_opdr, markering, gewijzigd_op),
            tuple(onbepaald),
            _takken(pk, children) if pk in children else (),
            identiteit,
            extra,
        )
        for (
            _parent,
            pk,
            identiteit,
            extra,
            soort,
            code,
            titel,
            tekst,
            regel,
            pagina,
            niveaus,
            aantal_niveaus,
            aantal_opdr,
            markering,
            gewijzigd_op,
            onbepaald,
        ) in children.get(parent, ())
    )


def toetstermen(versie: KaderVersie) -> list[Element]:
    """Return the toetstermen of an exam plan in order, each with its onderdeel as `parent`."""
    found = versie.elementen.filter(soort=Element.Soort.TOETSTERM)
    return list(found.select_related("parent").order_by("volgorde"))


def competenties(versie: KaderVersie) -> list[CompetenceGroup]:
    """Return the competences of a dictionary or profile by group, in one query."""
    children = _children(versie)
    groups: list[CompetenceGroup] = []
    for element in children[None]:
        if element.soort != Element.Soort.COMPETENTIE:
            nodes = [_competence(one, children) for one in children[element.pk]]
            groups.append(CompetenceGroup(element, element.titel, nodes))
            continue
        if not groups or groups[-1].element is not None:
            groups.append(CompetenceGroup(None, "", []))
        groups[-1].competences.append(_competence(element, children))
    return groups


def _competence(element: Element, children: Children) -> CompetenceNode:
    levels = list(_levels(children[element.pk], children))
    return CompetenceNode(element, element.code, element.titel, levels)


def _levels(below: Sequence[Element], children: Children) -> Iterator[LevelNode]:
    loose = [one for one in below if one.soort == Element.Soort.INDICATOR]
    if loose:
        yield LevelNode(None, loose)
    for one in below:
        if one.soort == Element.Soort.NIVEAU:
            yield LevelNode(one, children[one.pk])


@dataclass(frozen=True)
class OpenPoints:
    """What a version or proposal leaves undecided: counts of elements, toetstermen and marks."""

    elements: int
    toetstermen: int
    marks: int


def open_points(takken: Iterable[Tak]) -> OpenPoints:
    """Return how much a tree leaves undecided."""
    every = list(_flat(takken))
    lost = [one for one in every if one.is_level_lost]
    return OpenPoints(
        elements=sum(one.is_open for one in every),
        toetstermen=len(lost),
        marks=sum(one.aantal_niveaus or 0 for one in lost),
    )


def count_of(takken: Iterable[Tak], soort: str) -> int:
    """Return how many elements of a kind a tree holds."""
    return sum(one.soort == soort for one in _flat(takken))


def _flat(takken: Iterable[Tak]) -> Iterator[Tak]:
    for tak in takken:
        yield tak
        yield from _flat(tak.takken)

"""From a document as it was read to the tree of elements that a kader keeps."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

# What a version keeps of the document beside its elements and norms, under the reader's own keys.
KOP = (
    "title",
    "version",
    "meta",
    "module",
    "description",
    "level_scale",
    "legend",
    "total",
    "matrix",
    "eindtermen_list",
    "intro",
    "structure_title",
    "plan",
    "cesuur",
    "scoring_rules",
    "form_scale",
    "references",
    "validity",
    "case",
)
Deel = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tak:
    """One element with what hangs under it; the same for a proposal and for a version."""

    soort: str
    code: str = ""
    titel: str = ""
    tekst: str = ""
    regel: int | None = None
    pagina: int | None = None
    niveaus: tuple[str, ...] | None = None
    aantal_niveaus: int | None = None
    aantal_opdr: int | None = None
    markering: str = ""
    gewijzigd_op: date | None = None
    onbepaald: tuple[str, ...] = ()
    takken: tuple["Tak", ...] = ()
    identiteit: UUID | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    # Where in the document it stands, if the document says so of its parts; no part of what it is.
    plaats: str = field(default="", compare=False)

    @property
    def is_open(self) -> bool:
        """Test if the document leaves something of this element undecided."""
        return bool(self.onbepaald) or self.is_level_lost

    @property
    def is_level_lost(self) -> bool:
        """Test if there are level marks (a number) without the levels they stand for."""
        return self.niveaus is None and bool(self.aantal_niveaus)


def kop(document: Deel) -> dict[str, Any]:
    """Return the header of a document: fields, scale and running text, as the reader gave them."""
    return {key: document[key] for key in KOP if key in document}


def takken(document: Deel) -> tuple[Tak, ...]:
    """Return the tree of elements of a document of any kind, in the order of the document.

    `document` follows the interchange schema of the readers. Codes: general rules A1 on, phases F1
    on, steps F1.1 on, levels <competence>-N<level>. What has no code in the text gets none.
    """
    return (
        *_sections(document),
        *_clusters(document),
        *_rules(document),
        *_phases(document),
        *_channels(document),
        *_groups(document),
        *_scoring_rules(document),
        *_functions(document),
        *_tree(document.get("tree") or []),
    )


def walk(
    boom: Iterable[Tak], parent: int | None = None, start: int = 0
) -> Iterator[tuple[int, int | None, Tak]]:
    """Yield (place, place of its parent, tak) for every tak, parents first, counted from 0."""
    place = start
    for tak in boom:
        yield place, parent, tak
        below = list(walk(tak.takken, place, place + 1))
        yield from below
        place += 1 + len(below)


def _sections(document: Deel) -> Iterator[Tak]:
    for section in document.get("sections") or []:
        yield Tak(
            "onderdeel",
            titel=section.get("title") or "",
            regel=section.get("line"),
            plaats=section.get("plaats", ""),
            aantal_opdr=section.get("aantal_opdr"),
            onbepaald=_open(section),
            takken=tuple(_toetsterm(item) for item in section["items"]),
            extra=_extra(section, "plan"),
        )


def _toetsterm(item: Deel) -> Tak:
    levels = item.get("levels")
    changed = item.get("date")
    return Tak(
        "toetsterm",
        code=item.get("code") or "",
        tekst=item["text"],
        regel=item.get("line"),
        plaats=item.get("plaats", ""),
        niveaus=None if levels is None else tuple(levels),
        aantal_niveaus=item.get("level_count"),
        aantal_opdr=item.get("aantal_opdr"),
        markering=_marks(item),
        gewijzigd_op=date.fromisoformat(changed) if changed else None,
        onbepaald=_open(item),
        extra=_extra(item, "scope", "extra_columns", "level_from"),
    )


def _clusters(document: Deel) -> Iterator[Tak]:
    is_profile = document.get("kind") == "competentieprofiel"
    for cluster in document.get("clusters") or []:
        below = tuple(_competence(competence) for competence in cluster["competences"])
        if not cluster.get("title"):
            yield from below
            continue
        yield Tak(
            "kennisgroep" if is_profile else "cluster",
            code=cluster.get("code") or "",
            titel=cluster["title"],
            tekst=cluster.get("definition") or "",
            regel=cluster.get("line"),
            plaats=cluster.get("plaats", ""),
            onbepaald=_open(cluster),
            takken=below,
        )


def _competence(competence: Deel) -> Tak:
    required = competence.get("required_level")
    loose = competence.get("indicators_without_level") or []
    return Tak(
        "competentie",
        code=competence.get("code") or "",
        titel=competence["title"],
        tekst=competence.get("definition") or "",
        regel=competence.get("line"),
        plaats=competence.get("plaats", ""),
        niveaus=(required,) if required else None,
        markering=_marks(competence),
        onbepaald=_open(competence),
        takken=(*_levels(competence), *(_line("indicator", one) for one in loose)),
        extra=_extra(competence, "extra_columns"),
    )


def _levels(competence: Deel) -> Iterator[Tak]:
    for level in competence.get("levels") or []:
        below = tuple(_line("indicator", one) for one in level["indicators"])
        if level.get("code") is None and level.get("title") is None:
            yield from below
            continue
        has_code = competence.get("code") and level.get("code")
        yield Tak(
            "niveau",
            code=f"{competence['code']}-N{level['code']}" if has_code else "",
            titel=level.get("label") or level.get("title") or level.get("code") or "",
            tekst=level.get("description") or "",
            regel=level.get("line"),
            plaats=level.get("plaats", ""),
            onbepaald=_open(level),
            takken=below,
        )


def _rules(document: Deel) -> Iterator[Tak]:
    items = (document.get("general_rules") or {}).get("items") or []
    for place, rule in enumerate(items, start=1):
        yield _with_guidance("algemene_regel", f"A{_number(rule, place)}", rule)


def _phases(document: Deel) -> Iterator[Tak]:
    for place, phase in enumerate(document.get("phases") or [], start=1):
        code = f"F{_number(phase, place)}"
        yield Tak(
            "fase",
            code=code,
            titel=phase["title"],
            regel=phase.get("line"),
            plaats=phase.get("plaats", ""),
            onbepaald=_open(phase),
            takken=tuple(
                _with_guidance("stap", f"{code}.{nr}", step)
                for nr, step in enumerate(phase["steps"], start=1)
            ),
        )


def _with_guidance(soort: str, code: str, part: Deel) -> Tak:
    return Tak(
        soort,
        code=code,
        tekst=part["text"],
        regel=part.get("line"),
        plaats=part.get("plaats", ""),
        onbepaald=_open(part),
        takken=tuple(
            _line("voorbeeldzin" if one.get("type") == "example" else "aanwijzing", one)
            for one in part.get("guidance") or []
        ),
    )


def _functions(document: Deel) -> Iterator[Tak]:
    for function in document.get("functions") or []:
        yield Tak(
            "functie",
            code=function.get("code") or "",
            titel=function["title"],
            tekst=function.get("description") or "",
            regel=function.get("line"),
            plaats=function.get("plaats", ""),
            onbepaald=_open(function),
            takken=(
                *(_requirement(one) for one in function["requirements"]),
                *_tasks(function),
                *(_part(one) for one in function.get("parts") or []),
            ),
        )


def _requirement(part: Deel) -> Tak:
    level = part.get("level")
    return Tak(
        "competentie",
        code=part.get("code") or "",
        titel=part["competence"],
        tekst=part.get("text") or "",
        regel=part.get("line"),
        plaats=part.get("plaats", ""),
        niveaus=(level,) if level else None,
        markering=_marks(part),
        onbepaald=_open(part),
        extra=_extra(part, "cluster", "organisation_wide", "level_raw"),
    )


def _tasks(function: Deel) -> Iterator[Tak]:
    below = tuple(_line("item", one) for one in function.get("tasks") or [])
    if below:
        yield Tak("groep", titel=function["tasks_title"], regel=below[0].regel, takken=below)


def _part(part: Deel) -> Tak:
    return Tak(
        "groep", titel=part["title"], tekst="\n".join(part["paragraphs"]), regel=part.get("line")
    )


def _extra(part: Deel, *keys: str) -> dict[str, Any]:
    return {key: part[key] for key in keys if part.get(key)}


def _channels(document: Deel) -> Iterator[Tak]:
    for channel in document.get("channels") or []:
        yield Tak(
            "kanaal",
            titel=channel.get("title") or "",
            regel=channel.get("line"),
            plaats=channel.get("plaats", ""),
            onbepaald=_open(channel),
            takken=tuple(_statement(one) for one in channel.get("statements") or []),
        )


def _statement(part: Deel) -> Tak:
    notes = [one for one in part.get("notes") or [] if one]
    return Tak(
        "uitspraak",
        titel=part.get("label") or "",
        tekst=part["text"],
        regel=part.get("line"),
        plaats=part.get("plaats", ""),
        onbepaald=_open(part),
        extra={"notes": notes} if notes else {},
    )


def _groups(document: Deel) -> Iterator[Tak]:
    for group in document.get("groups") or []:
        below = tuple(_criterium(one) for one in group["criteria"])
        if not group.get("title"):
            yield from below
            continue
        yield Tak(
            "onderdeel",
            titel=group["title"],
            regel=group.get("line"),
            plaats=group.get("plaats", ""),
            onbepaald=_open(group),
            takken=below,
        )


def _criterium(part: Deel) -> Tak:
    kept = ("help", "scale", "weight", "knock_out", "toetstermen")
    return Tak(
        "criterium",
        code=part.get("code") or "",
        tekst=part["text"],
        regel=part.get("line"),
        plaats=part.get("plaats", ""),
        onbepaald=_open(part),
        # False says something here: no knock-out in a form that has them.
        extra={key: part[key] for key in kept if part.get(key) not in (None, [])},
    )


def _scoring_rules(document: Deel) -> Iterator[Tak]:
    for rule in document.get("scoring_rules") or []:
        yield _line("scoreregel", rule)


def _tree(nodes: Iterable[Deel]) -> Iterator[Tak]:
    for node in nodes:
        levels, changed, own = node.get("levels"), node.get("date"), node.get("identifier")
        yield Tak(
            node["soort"],
            code=node["code"],
            titel=node["title"],
            tekst=node["text"],
            regel=node.get("line"),
            plaats=node.get("plaats", ""),
            pagina=node.get("page"),
            niveaus=None if levels is None else tuple(levels),
            aantal_niveaus=node.get("level_count"),
            aantal_opdr=node.get("aantal_opdr"),
            markering=_marks(node),
            gewijzigd_op=date.fromisoformat(changed) if changed else None,
            onbepaald=_open(node),
            takken=tuple(_tree(node["children"])),
            identiteit=UUID(own) if own else None,
            extra=node.get("extra") or {},
        )


def _line(soort: str, part: Deel) -> Tak:
    return Tak(
        soort,
        tekst=part["text"],
        regel=part.get("line"),
        plaats=part.get("plaats", ""),
        onbepaald=_open(part),
    )


def _number(part: Deel, place: int) -> str:
    code = str(part.get("code") or "")
    return code if code.isdecimal() else str(place)


def _marks(part: Deel) -> str:
    return " ".join(part.get("marks") or [])


def _open(part: Deel) -> tuple[str, ...]:
    return tuple(part.get("ambiguous") or [])

"""A tree of elements as the editor has it: flat, in the order of the document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import Enum
from typing import Any
from uuid import uuid4

TOP = ""
# Under which kinds an element of a kind may stand; TOP is the framework itself.
PLEKKEN: dict[str, frozenset[str]] = {
    "onderdeel": frozenset({TOP}),
    "toetsterm": frozenset({TOP, "onderdeel"}),
    "cluster": frozenset({TOP}),
    "kennisgroep": frozenset({TOP}),
    "competentie": frozenset({TOP, "cluster", "kennisgroep", "functie"}),
    "niveau": frozenset({"competentie"}),
    "indicator": frozenset({"competentie", "niveau"}),
    "algemene_regel": frozenset({TOP}),
    "fase": frozenset({TOP}),
    "stap": frozenset({"fase"}),
    "aanwijzing": frozenset({"algemene_regel", "stap"}),
    "voorbeeldzin": frozenset({"algemene_regel", "stap"}),
    "functie": frozenset({TOP}),
    "kanaal": frozenset({TOP}),
    "uitspraak": frozenset({TOP, "kanaal"}),
    "criterium": frozenset({TOP, "onderdeel"}),
    "scoreregel": frozenset({TOP}),
    "groep": frozenset({TOP, "groep", "item"}),
    "item": frozenset({TOP, "groep", "item"}),
}
SOORTEN: dict[str, tuple[str, ...]] = {
    "toetsplan": ("onderdeel", "toetsterm"),
    "competentiewoordenboek": ("cluster", "competentie", "niveau", "indicator"),
    "competentieprofiel": ("kennisgroep", "competentie", "indicator"),
    "gespreksstructuur": ("algemene_regel", "fase", "stap", "aanwijzing", "voorbeeldzin"),
    "servicenormen": ("kanaal", "uitspraak"),
    "functieprofiel": ("functie", "competentie", "indicator"),
    "beoordelingsformulier": ("onderdeel", "criterium", "scoreregel"),
}


class Weigering(Enum):
    """Why an edit is refused."""

    WEG = "dit element is er niet meer"
    PLEK = "hier kan een element van deze soort niet staan"
    RAND = "er is geen plek in die richting"
    KRING = "een element kan niet onder zichzelf staan"
    GEEN_BUUR = "er is geen volgend element om mee samen te voegen"
    ANDERE_SOORT = "alleen elementen van dezelfde soort zijn samen te voegen"
    EEN_DEEL = "er is maar één deel"
    LEEG = "een element zonder code, titel en tekst"


class Geweigerd(Exception):
    """An edit cannot be done; `reden` says why."""

    def __init__(self, reden: Weigering) -> None:
        super().__init__(reden.value)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Blad:
    """One element in the editor; `key` and `parent` are uuids as text, `gewijzigd_op` ISO."""

    key: str
    parent: str | None
    soort: str
    identiteit: str
    code: str = ""
    titel: str = ""
    tekst: str = ""
    niveaus: tuple[str, ...] | None = None
    aantal_niveaus: int | None = None
    aantal_opdr: int | None = None
    markering: str = ""
    gewijzigd_op: str | None = None
    regel: int | None = None
    pagina: int | None = None
    onbepaald: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_empty(self) -> bool:
        """Test if nothing can be read of this element."""
        return not (self.code or self.titel or self.tekst)

    def as_dict(self) -> dict[str, Any]:
        """Return the fields as plain JSON values."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


Boom = tuple[Blad, ...]


def from_dict(values: Mapping[str, Any]) -> Blad:
    """Return the element that `Blad.as_dict` wrote down, also after it was JSON."""
    levels = values["niveaus"]
    return Blad(
        **{
            **values,
            "niveaus": None if levels is None else tuple(levels),
            "onbepaald": tuple(values["onbepaald"]),
        }
    )


def soorten(kader: str) -> tuple[str, ...]:
    """Return the kinds of element that a kader of a kind is made of; other kaders take all."""
    return SOORTEN.get(kader, tuple(PLEKKEN))


def may_stand(kader: str, soort: str, onder: str) -> bool:
    """Test if an element of a kind may stand under another kind (TOP: under none)."""
    if kader not in SOORTEN:
        return True
    return soort in SOORTEN[kader] and onder in PLEKKEN[soort]


def check(kader: str, before: Boom, after: Boom) -> Boom:
    """Return the tree after an edit if what the edit placed may stand where it stands.

    What stood in a place that does not fit before the edit may stay there.
    """
    was = {one.key: (one.parent, one.soort) for one in before}
    kinds = {one.key: one.soort for one in after}
    turned = {one.key for one in after if was.get(one.key, ("", one.soort))[1] != one.soort}
    for one in after:
        is_placed = was.get(one.key) != (one.parent, one.soort) or one.parent in turned
        onder = kinds[one.parent] if one.parent else TOP
        if is_placed and not may_stand(kader, one.soort, onder):
            raise Geweigerd(Weigering.PLEK)
    return after


def new_blad(soort: str, parent: str | None) -> Blad:
    """Return an empty element with a key and an identity of its own."""
    return Blad(str(uuid4()), parent, soort, str(uuid4()))


def filled(blad: Blad, **values: Any) -> Blad:
    """Return an element with these values."""
    return replace(blad, **values)


def branch(boom: Boom, key: str) -> Boom:
    """Return an element with all that stands under it."""
    place = place_of(boom, key)
    return boom[place : end_of(boom, place)]


def place_of(boom: Boom, key: str) -> int:
    """Return the place of an element; Geweigerd if it is not there."""
    for place, one in enumerate(boom):
        if one.key == key:
            return place
    raise Geweigerd(Weigering.WEG)


def end_of(boom: Boom, place: int) -> int:
    """Return the place behind everything that stands under the element at a place."""
    inside = {boom[place].key}
    last = place + 1
    while last < len(boom) and boom[last].parent in inside:
        inside.add(boom[last].key)
        last += 1
    return last


@dataclass(frozen=True, slots=True)
class Verschil:
    """What leads back from one tree to another: places with rows as they were, keys that go."""

    rijen: tuple[tuple[int, Blad], ...]
    nieuw: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return this as plain JSON values."""
        rows = [[place, blad.as_dict()] for place, blad in self.rijen]
        return {"rijen": rows, "nieuw": list(self.nieuw)}


def way_back(before: Boom, after: Boom) -> Verschil:
    """Return what makes `before` of `after` again."""
    there = {blad.key: (place, blad) for place, blad in enumerate(after)}
    rows = tuple(
        (place, blad) for place, blad in enumerate(before) if there.get(blad.key) != (place, blad)
    )
    known = {blad.key for blad in before}
    return Verschil(rows, tuple(blad.key for blad in after if blad.key not in known))


def go_back(boom: Boom, way: Mapping[str, Any]) -> Boom:
    """Return the tree at the other end of a way back, as `Verschil.as_dict` wrote it down."""
    gone = set(way["nieuw"])
    places = {blad.key: (place, blad) for place, blad in enumerate(boom)}
    for place, row in way["rijen"]:
        places[row["key"]] = (place, from_dict(row))
    left = (pair for key, pair in places.items() if key not in gone)
    return tuple(blad for _place, blad in sorted(left, key=lambda pair: pair[0]))

"""A version of a kader as a CASE package, 1.1 or 1.0.

Kinds of document that we read ourselves are mapped; a framework that came in as CASE goes out with
its own identifiers and everything it had. What has no field in CASE stands in extensions that
start with nl.gastvrij.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .case_document import document, rest_of
from .case_items import case_items
from .case_klassen import NEW
from .case_rubriek import rubrics
from .case_soorten import definitions
from .case_streng import Streng, Voorwerp, rename, stand_in
from .case_verbanden import associations
from .gegevens import Kaderuitvoer

PREFIX = "/ims/case/v1p1"
PREFIXES = {NEW: PREFIX, "1.0": "/ims/case/v1p0"}


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the report: so many times, this property of this class had no place."""

    klasse: str
    eigenschap: str
    aantal: int
    is_lost: bool


@dataclass(frozen=True, slots=True)
class Pakket:
    """A CFPackage, and what this version of CASE could not carry in a field of its own."""

    inhoud: Voorwerp
    verslag: tuple[Regel, ...]


def case_package(
    uit: Kaderuitvoer,
    *,
    adres: str,
    version: str = NEW,
    taken: Collection[str] = frozenset(),
) -> Pakket:
    """Return a version as a package that the schema of this version of CASE accepts.

    `adres` is where this installation is reached, without a slash at the end. Identifiers in
    `taken` belong to what was published before: what came in with such an identifier gets another.
    """
    basis = adres + PREFIXES[version]
    strict = Streng(NEW, space=uit.uuid, basis=basis, moment=uit.gewijzigd_op.isoformat())
    package = strict.package(raw_package(uit, basis))
    rename(package, frozenset(taken).__contains__, space=uit.uuid, basis=basis)
    kept = [(klasse, name) for klasse, name, _value in strict.values]
    report = list(_report(kept, is_lost=False))
    if version != NEW:
        older = Streng(version, space=uit.uuid, basis=basis, moment=uit.gewijzigd_op.isoformat())
        package = older.package(package)
        report += _report(older.lost, is_lost=True)
    return Pakket(package, tuple(report))


def raw_package(uit: Kaderuitvoer, basis: str) -> Voorwerp:
    """Return the package before it is made strict: ours, joined with what came in as CASE."""
    rest = rest_of(uit.kop)
    items = case_items(uit, basis)
    package: Voorwerp = dict(rest.get("package") or {})
    package["CFDocument"] = document(uit, basis)
    odd = rest.get("odd") or {}
    parts = {
        "CFItems": [item.inhoud for item in items],
        "CFAssociations": [*associations(uit, items, basis), *(rest.get("associations") or [])],
        "CFRubrics": [*rubrics(uit, items, basis), *(rest.get("rubrics") or [])],
    }
    for name, part in parts.items():
        if name in odd:
            # It came in as something else than a list.
            package[name] = odd[name]
            stand_in(package, name, part)
        elif part or name in rest.get("had", []):
            package[name] = part
    found = definitions(uit, items, basis, rest.get("definitions"))
    if found is not None:
        package["CFDefinitions"] = found
    return package


def _report(found: list[tuple[str, str]], *, is_lost: bool) -> Iterator[Regel]:
    for (klasse, name), count in sorted(Counter(found).items()):
        yield Regel(klasse, name, count, is_lost)

"""Makes any CASE package strict, and back: what has no place in a field travels in an extension.

`strict` gives a package that the schema of 1.1 or 1.0 accepts. In 1.1 nothing is lost: each object
keeps, under two extensions of ours, what a field could not hold as it came and which fields were
filled in only because the schema asks for them. `loosen` undoes that exactly.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID, uuid5

from .case_klassen import IN_DEFINITIONS, KLASSEN, NEW, Veld
from .case_waarden import CannotCarry, coerce

OURS = "nl.gastvrij."
# The value of a property as it came, where the field cannot hold it.
AS_IT_CAME = f"{OURS}oorspronkelijk"
# Properties that are there only because the schema requires them.
FILLED = f"{OURS}aangevuld"
Voorwerp = dict[str, Any]


def same(one: Any, other: Any) -> bool:
    """Test if two JSON values are the same, types and order included."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


class Streng:
    """Makes the objects of one package strict, and remembers what needed it."""

    def __init__(self, version: str, *, space: UUID, basis: str, moment: str) -> None:
        """`space` and `basis` give identifiers and addresses to what has none."""
        self.version = version
        self.space, self.basis, self.moment = space, basis, moment
        # Class, property and value of what had no place in its field; class and property of what
        # this version cannot carry at all, and of what was filled in.
        self.values: list[tuple[str, str, Any]] = []
        self.lost: list[tuple[str, str]] = []
        self.filled: list[tuple[str, str]] = []

    def package(self, raw: Voorwerp) -> Voorwerp:
        """Return a package as this version of CASE has it."""
        return self._object("CFPackage", raw, "CFPackage")

    def _object(self, klasse: str, raw: Voorwerp, path: str) -> Voorwerp:
        out: Voorwerp = {}
        beside: Voorwerp = {}
        filled: list[str] = []
        fields = [one for one in KLASSEN[klasse] if self.version in one.versions]
        for field in fields:
            if "uitbreiding" not in field.type:
                self._field(klasse, field, raw, path, (out, beside, filled))
        known = {field.naam for field in fields}
        beside |= {name: value for name, value in raw.items() if name not in known}
        self._extend(klasse, raw, (out, beside, filled))
        return out

    def _field(
        self,
        klasse: str,
        field: Veld,
        raw: Voorwerp,
        path: str,
        into: tuple[Voorwerp, Voorwerp, list[str]],
    ) -> None:
        out, beside, filled = into
        name = field.naam
        if name in raw:
            try:
                self._carry(field, raw[name], path, out, beside)
            except CannotCarry:
                beside[name] = raw[name]
        if name not in out and self.version in field.required:
            out[name] = self._fill(klasse, field, out, path)
            if name not in raw:
                filled.append(name)
                self.filled.append((klasse, name))

    def _carry(self, field: Veld, value: Any, path: str, out: Voorwerp, beside: Voorwerp) -> None:
        name = field.naam
        if not field.below:
            out[name] = coerce(field.type, value, self.version)
            if not same(out[name], value):
                beside[name] = value
        elif field.type.startswith("een:"):
            if not isinstance(value, dict):
                raise CannotCarry
            out[name] = self._object(field.below, value, f"{path}/{name}")
        else:
            if not isinstance(value, list):
                raise CannotCarry
            out[name] = list(self._objects(field.below, value, f"{path}/{name}"))
            if len(out[name]) != len(value):
                beside[name] = value

    def _objects(self, klasse: str, values: list[Any], path: str) -> Iterator[Voorwerp]:
        for place, value in enumerate(values):
            if not isinstance(value, dict):
                continue
            made = self._object(klasse, value, f"{path}/{place}")
            is_empty = self.version != NEW and klasse == "CFAssociation"
            if not (is_empty and not made["associationType"]):
                yield made

    def _fill(self, klasse: str, field: Veld, out: Voorwerp, path: str) -> Any:
        name, kind = field.naam, field.type
        if kind == "uuid":
            return str(uuid5(self.space, path))
        if kind == "uri":
            return f"{self.basis}/{klasse}s/{out['identifier']}"
        if kind == "moment":
            return self.moment
        if kind == "knoop":
            return {"title": "", "identifier": "", "uri": f"urn:uuid:{uuid5(self.space, path)}"}
        if kind == "verband":
            # 1.0 has no own types of association: the caller drops what stays empty.
            return "ext:nl.gastvrij.zonder-soort" if self.version == NEW else ""
        if field.below:
            return self._object(field.below, {}, f"{path}/{name}")
        return out.get("abbreviatedStatement") or ""

    def _extend(
        self, klasse: str, raw: Voorwerp, parts: tuple[Voorwerp, Voorwerp, list[str]]
    ) -> None:
        out, beside, filled = parts
        given = raw.get("extensions")
        if self.version != NEW:
            self.lost += [(klasse, name) for name in beside]
            return
        beside.pop("extensions", None)
        many = klasse == "CFRubricCriterionLevel"
        is_good = _is_extension(given, many=many)
        if "extensions" in raw and not (is_good and given):
            beside["extensions"] = given
        self.values += [(klasse, name, value) for name, value in beside.items()]
        ours: Voorwerp = {}
        if beside:
            ours[AS_IT_CAME] = beside
        if filled:
            ours[FILLED] = filled
        theirs: Any = given if is_good and given else ([] if many else {})
        total = [*theirs, *([ours] if ours else [])] if many else _joined(theirs, ours)
        if total:
            out["extensions"] = total


def _joined(theirs: Voorwerp, ours: Voorwerp) -> Voorwerp:
    """Return extensions of which the caller may have noted some of ours already."""
    total = {**theirs, **ours}
    if AS_IT_CAME in total:
        total[AS_IT_CAME] = ours.get(AS_IT_CAME, {}) | theirs.get(AS_IT_CAME, {})
    if FILLED in total:
        total[FILLED] = [*theirs.get(FILLED, []), *ours.get(FILLED, [])]
    return total


def stand_in(raw: Voorwerp, name: str, value: Any) -> None:
    """Put a value in a property and note what stood there, so that `loosen` gives it back."""
    extensions = raw["extensions"] = own_extensions(raw)
    if name in raw:
        extensions[AS_IT_CAME] = extensions.get(AS_IT_CAME, {}) | {name: raw[name]}
    else:
        extensions[FILLED] = [*extensions.get(FILLED, []), name]
    raw[name] = value


def own_extensions(raw: Voorwerp) -> Voorwerp:
    """Return the extensions of an object to add to; what is no good there is noted as it came."""
    if "extensions" not in raw:
        return {}
    given = raw["extensions"]
    if isinstance(given, dict) and given:
        return dict(given)
    return {AS_IT_CAME: {"extensions": given}}


def _is_extension(value: Any, *, many: bool) -> bool:
    if many:
        return isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return isinstance(value, dict)


def loosen(package: Voorwerp) -> Voorwerp:
    """Return a package as it was before it was made strict; one from elsewhere stays as it is."""
    return _loosened("CFPackage", package)


def _loosened(klasse: str, strict: Voorwerp) -> Voorwerp:
    ours, theirs = _our_extensions(strict.get("extensions"))
    came, filled = ours.get(AS_IT_CAME), ours.get(FILLED)
    came = came if isinstance(came, dict) else {}
    filled = filled if isinstance(filled, list) else []
    out = {name: value for name, value in strict.items() if name not in filled}
    for field in KLASSEN[klasse]:
        value = out.get(field.naam)
        if field.type.startswith("een:") and isinstance(value, dict):
            out[field.naam] = _loosened(field.below, value)
        elif field.below and isinstance(value, list):
            out[field.naam] = [
                _loosened(field.below, one) if isinstance(one, dict) else one for one in value
            ]
    if ours:
        out.pop("extensions")
        if theirs:
            out["extensions"] = theirs
    return out | came


def _our_extensions(extensions: Any) -> tuple[Voorwerp, Any]:
    """Return what `strict` added, and the extensions without it."""
    if isinstance(extensions, dict):
        ours = {name: extensions[name] for name in (AS_IT_CAME, FILLED) if name in extensions}
        return ours, {name: value for name, value in extensions.items() if name not in ours}
    if isinstance(extensions, list):
        last = extensions[-1] if extensions else None
        if isinstance(last, dict) and set(last) & {AS_IT_CAME, FILLED}:
            return last, extensions[:-1]
    return {}, extensions


def every_object(package: Voorwerp) -> Iterator[tuple[str, Voorwerp]]:
    """Yield (class, object) for everything in a package that has an identifier."""
    yield "CFDocument", package["CFDocument"]
    for name in ("CFItems", "CFAssociations", "CFRubrics"):
        for one in package.get(name, []):
            yield name[:-1], one
    for name in IN_DEFINITIONS:
        for one in package.get("CFDefinitions", {}).get(name, []):
            yield name[:-1], one
    for rubric in package.get("CFRubrics", []):
        for criterion in rubric.get("CFRubricCriteria", []):
            yield "CFRubricCriterion", criterion
            for level in criterion.get("CFRubricCriterionLevels", []):
                yield "CFRubricCriterionLevel", level


Namen = dict[str, tuple[str, str]]


def rename(package: Voorwerp, taken: Callable[[str], bool], *, space: UUID, basis: str) -> None:
    """Give a strict 1.1 package other identifiers where one is taken, and point links at them.

    What it was called stays with each object, so that `loosen` gives it back.
    """
    names: Namen = {}
    for klasse, one in every_object(package):
        if taken(one["identifier"]):
            new = str(uuid5(space, one["identifier"]))
            names[one["identifier"]] = (new, f"{basis}/{klasse}s/{new}")
    if not names:
        return
    for klasse, one in every_object(package):
        for field in KLASSEN[klasse]:
            if field.naam in one:
                _rename_field(klasse, one, field, names)


def _rename_field(klasse: str, one: Voorwerp, field: Veld, names: Namen) -> None:
    name, value = field.naam, one[field.naam]
    if field.type == "uuid" and value in names:
        new, uri = names[value]
        _replace(klasse, one, name, new)
        if name == "identifier":
            _replace(klasse, one, "uri", uri)
    elif field.type in {"verwijzing", "knoop"} and value["identifier"] in names:
        _replace(klasse, one, name, _renamed(value, names))
    elif field.type == "verwijzingen" and any(link["identifier"] in names for link in value):
        _replace(klasse, one, name, [_renamed(link, names) for link in value])


def _renamed(link: dict[str, str], names: Namen) -> dict[str, str]:
    new, uri = names.get(link["identifier"], (link["identifier"], link["uri"]))
    return link | {"identifier": new, "uri": uri}


def _replace(klasse: str, one: Voorwerp, name: str, value: Any) -> None:
    many = klasse == "CFRubricCriterionLevel"
    extensions = one.setdefault("extensions", [] if many else {})
    if many:
        if not extensions or not set(extensions[-1]) & {AS_IT_CAME, FILLED}:
            extensions.append({})
        extensions = extensions[-1]
    if name not in extensions.get(FILLED, []):
        extensions.setdefault(AS_IT_CAME, {}).setdefault(name, one[name])
    one[name] = value

"""The description of the CASE service, made of the same table as its answers."""

import json
from pathlib import Path
from typing import Any

from gastvrij.kaders.uitvoer.case import PREFIXES
from gastvrij.kaders.uitvoer.case_klassen import (
    ALONE,
    ASSOCIATIONS,
    KLASSEN,
    NEW,
    OLD,
    OWN_ASSOCIATION,
    TRANSLATION,
    Veld,
)

from .adressen import ADRESSEN, DISCOVERY, VERSIONS, Adres
from .selectie import DEFAULT_LIMIT, MAX_LIMIT
from .status import CODES

_HERE = Path(__file__).resolve().parent
FILES = {NEW: _HERE / "openapi.json", OLD: _HERE / "openapi_v1p0.json"}
Deel = dict[str, Any]

_UUID = {"type": "string", "format": "uuid"}
_TEXT = {"type": "string"}
_TYPES: dict[str, Deel] = {
    "uuid": _UUID,
    "uri": {"type": "string", "format": "uri"},
    "tekst": _TEXT,
    "moment": {"type": "string", "format": "date-time"},
    "dag": {"type": "string", "format": "date"},
    "geheel": {"type": "integer", "format": "int32"},
    "getal": {"type": "number", "format": "float"},
    "teksten": {"type": "array", "items": _TEXT},
    "verwijzing": {"$ref": "#/components/schemas/LinkURI"},
    "verwijzingen": {"type": "array", "items": {"$ref": "#/components/schemas/LinkURI"}},
    "knoop": {"$ref": "#/components/schemas/LinkGenURI"},
    "versie": {"type": "string", "enum": [NEW]},
    "uitbreiding": {"type": "object", "additionalProperties": True},
    "uitbreidingen": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
}
SETS = ("CFConcept", "CFItemType", "CFSubject")
_REFUSALS = {
    "400": "Een filter, veld of sortering die niet kan.",
    "401": "Niet ingelogd.",
    "403": "Geen recht om kaders te lezen.",
    "404": "Geen geldig kenmerk, of van niets dat is vastgesteld.",
}


def written(version: str) -> str:
    """Return the description as it is kept in the project, for no address in particular."""
    return json.dumps(described(version, server=""), ensure_ascii=False, indent=2) + "\n"


def described(version: str, *, server: str) -> Deel:
    """Return the description of the service in this version of CASE."""
    path = next(name for name, one in VERSIONS.items() if one == version)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": f"Gastvrij: kaders als CASE {version}",
            "version": version,
            "description": "Vastgestelde kaders, taxonomieën en ondertekende kruistabellen. "
            "Alleen lezen.",
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
        },
        "servers": [{"url": server + PREFIXES[version]}],
        "security": [{"sessie": []}, {}],
        "tags": [{"name": "CASE", "description": "Lezen van vastgestelde kaders."}],
        "paths": {
            "/CFDocuments": _list_of_documents(),
            **{f"/{one.path}/{{sourcedId}}": _one(one) for one in ADRESSEN},
            f"/{DISCOVERY[path]}": _discovery(),
        },
        "components": {
            "schemas": _schemas(version),
            "securitySchemes": {
                "sessie": {"type": "apiKey", "in": "cookie", "name": "gastvrij_sessie"}
            },
        },
    }


def _list_of_documents() -> Deel:
    parameters = [
        _query("limit", {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT}, DEFAULT_LIMIT),
        _query("offset", {"type": "integer", "minimum": 0}, 0),
        _query("sort", _TEXT),
        _query("orderBy", {"type": "string", "enum": ["asc", "desc"]}, "asc"),
        _query("filter", _TEXT),
        _query("fields", _TEXT),
    ]
    found = _operation("getAllCFDocuments", "Alle vastgestelde documenten.", "CFDocumentSet")
    found["get"]["parameters"] = parameters
    found["get"]["responses"]["200"]["headers"] = {
        "X-Total-Count": {"schema": {"type": "integer"}, "description": "Hoeveel er zijn."},
        "Link": {"schema": _TEXT, "description": "Eerste, vorige, volgende en laatste bladzijde."},
    }
    return found


def _query(name: str, schema: Deel, default: object = None) -> Deel:
    said = schema if default is None else {**schema, "default": default}
    return {"name": name, "in": "query", "required": False, "schema": said}


def _one(adres: Adres) -> Deel:
    schema = {
        "object": f"{adres.klasse}Alone" if adres.klasse in ALONE else adres.klasse,
        "package": "CFPackage",
        "set": f"{adres.klasse}Set",
        "ties": "CFAssociationSet",
    }[adres.form]
    name = adres.path.removesuffix("s")
    found = _operation(f"get{name}", f"Eén {name}, met wat erbij hoort.", schema)
    found["get"]["parameters"] = [
        {"name": "sourcedId", "in": "path", "required": True, "schema": _UUID}
    ]
    return found


def _discovery() -> Deel:
    found = _operation("getDiscovery", "De beschrijving van deze dienst.", "")
    content = {"application/json": {"schema": {"type": "object"}}}
    found["get"]["responses"]["200"]["content"] = content
    return found


def _operation(name: str, summary: str, schema: str) -> Deel:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    refused = {"application/json": {"schema": {"$ref": "#/components/schemas/imsx_StatusInfo"}}}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "description": summary,
            "tags": ["CASE"],
            "responses": {
                "200": {"description": "Gevonden.", "content": content},
                **{
                    code: {"description": why, "content": refused}
                    for code, why in _REFUSALS.items()
                },
            },
        }
    }


def _schemas(version: str) -> Deel:
    return {
        **{name: _schema(fields, version) for name, fields in KLASSEN.items()},
        **{
            f"{name}Alone": _schema((*KLASSEN[name], extra), version)
            for name, extra in ALONE.items()
        },
        "CFDocumentSet": _set("CFDocuments", "CFDocumentAlone", is_chosen=True),
        **{
            f"{name}Set": _set(f"{name}s", name)
            for name in ("CFConcept", "CFItemType", "CFSubject")
        },
        "CFAssociationSet": {
            "type": "object",
            "required": ["CFItem", "CFAssociations"],
            "properties": {
                "CFItem": {"$ref": "#/components/schemas/CFItemAlone"},
                "CFAssociations": _list("CFAssociation"),
            },
        },
        "LinkURI": _link(_UUID),
        "LinkGenURI": _link(_TEXT, **({"targetType": _TEXT} if version == NEW else {})),
        "imsx_StatusInfo": _status(version),
    }


def _schema(fields: tuple[Veld, ...], version: str) -> Deel:
    present = [one for one in fields if version in one.versions]
    return {
        "type": "object",
        "required": [one.naam for one in present if version in one.required],
        "additionalProperties": False,
        "properties": {one.naam: _type(one, version) for one in present},
    }


def _type(field: Veld, version: str) -> Deel:
    if field.type.startswith("een:"):
        return {"$ref": f"#/components/schemas/{field.below}"}
    if field.below:
        return _list(field.below)
    if field.type != "verband":
        return _TYPES[field.type]
    if version == OLD:
        return {"type": "string", "enum": list(ASSOCIATIONS)}
    own = {"type": "string", "pattern": f"^{OWN_ASSOCIATION}$"}
    return {"anyOf": [{"type": "string", "enum": [*ASSOCIATIONS, TRANSLATION]}, own]}


def _list(name: str) -> Deel:
    return {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}}


def _set(key: str, name: str, *, is_chosen: bool = False) -> Deel:
    """Return a list under a key; where fields are chosen, not all that are required are there."""
    items = {"type": "object"} if is_chosen else {"$ref": f"#/components/schemas/{name}"}
    note = {"description": f"Elk een {name}, of alleen de velden die zijn gevraagd."}
    return {
        "type": "object",
        "required": [key],
        "properties": {key: {"type": "array", "items": items, **(note if is_chosen else {})}},
    }


def _link(identifier: Deel, **more: Deel) -> Deel:
    return {
        "type": "object",
        "required": ["title", "identifier", "uri"],
        "additionalProperties": False,
        "properties": {
            "title": _TEXT,
            "identifier": identifier,
            "uri": {"type": "string", "format": "uri"},
            **more,
        },
    }


def _status(version: str) -> Deel:
    minor = {
        "type": "object",
        "required": ["imsx_codeMinorFieldName", "imsx_codeMinorFieldValue"],
        "properties": {
            "imsx_codeMinorFieldName": _TEXT,
            "imsx_codeMinorFieldValue": {"type": "string", "enum": list(CODES[version])},
        },
    }
    majors = ["success", "processing", "failure", "unsupported"]
    return {
        "type": "object",
        "required": ["imsx_codeMajor", "imsx_severity"],
        "properties": {
            "imsx_codeMajor": {"type": "string", "enum": majors},
            "imsx_severity": {"type": "string", "enum": ["status", "warning", "error"]},
            "imsx_description": _TEXT,
            "imsx_codeMinor": {
                "type": "object",
                "required": ["imsx_codeMinorField"],
                "properties": {
                    "imsx_codeMinorField": {"type": "array", "minItems": 1, "items": minor}
                },
            },
        },
    }

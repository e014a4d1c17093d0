"""What the descriptions of our interfaces share: the key, the refusals, and how they are kept."""

import json
from typing import Any

Deel = dict[str, Any]

TEXT: Deel = {"type": "string"}
_REFUSED = {
    "400": "Geen JSON, of niet zoals beschreven.",
    "401": "Geen sleutel, of een die niet meer geldt.",
    "403": "Deze sleutel geeft hier geen recht op.",
    "413": "Het verzoek is te groot.",
    "415": "Dit is geen application/json.",
    "422": "Goed geschreven, maar het kan niet.",
}


def text(longest: int, said: str, *, least: int = 0, **more: Any) -> Deel:
    """Return the schema of a text of at most so many characters."""
    found: Deel = {"type": "string", "maxLength": longest, "description": said}
    return found | ({"minLength": least} if least else {}) | more


def description(*, titel: str, uitleg: str, server: str, paths: Deel, schemas: Deel) -> Deel:
    """Return a whole description in OpenAPI 3.0, with the key and the form of refusals."""
    return {
        "openapi": "3.0.3",
        "info": {
            "title": titel,
            "version": "1.0.0",
            "description": uitleg,
            "license": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/nl/"},
        },
        "servers": [{"url": server}],
        "security": [{"sleutel": []}],
        "paths": paths,
        "components": {
            "schemas": schemas | {"Probleem": _PROBLEM},
            "securitySchemes": {
                "sleutel": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "“Token ” en de sleutel van de toepassing.",
                }
            },
        },
    }


def operation(
    *, name: str, summary: str, uitleg: str, takes: str, answers: dict[str, tuple[str, str]]
) -> Deel:
    """Return a POST that takes one schema; `answers` is (what it means, schema) by status."""
    refused = {"application/problem+json": {"schema": _ref("Probleem")}}
    return {
        "post": {
            "operationId": name,
            "summary": summary,
            "description": uitleg,
            "tags": [takes],
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": _ref(takes)}},
            },
            "responses": {
                **{
                    status: {
                        "description": said,
                        "content": {"application/json": {"schema": _ref(schema)}},
                    }
                    for status, (said, schema) in answers.items()
                },
                **{
                    status: {"description": said, "content": refused}
                    for status, said in _REFUSED.items()
                },
            },
        }
    }


def _ref(name: str) -> Deel:
    return {"$ref": f"#/components/schemas/{name}"}


def written(found: Deel) -> str:
    """Return a description as it is kept in the project."""
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


_PROBLEM: Deel = {
    "type": "object",
    "description": "Waarom het niet kan (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "invalidParams": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "reason"],
                "properties": {"name": TEXT, "reason": TEXT},
            },
        },
    },
}

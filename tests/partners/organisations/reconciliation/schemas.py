"""What the Reconciliation Service API 0.2 says of its messages, as JSON schemas of our own.

Written from the words of the specification (https://reconciliation-api.github.io/specs/0.2/), not
copied from the files that its group publishes. They are narrower than those: what is not named is
refused, and what we always send is required. Where RECONCILIATION_SCHEMAS names a folder with the
published ones, messages are held to those as well (docs/reconciliation.md).
"""

import json
import os
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

Schema = dict[str, Any]


def _object(required: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": required | (optional or {}),
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


TEXT = {"type": "string", "minLength": 1}
ANY_TEXT = {"type": "string"}
ADDRESS = {"type": "string", "pattern": "^https?://[^ ]+$"}
TEMPLATE = {"type": "string", "pattern": r"^https?://[^ ]+\{\{id\}\}"}
PATH = {"type": "string", "pattern": "^/[^ ]+$"}
NAMED = _object({"id": TEXT, "name": TEXT})
SERVICE = _object({"service_url": ADDRESS, "service_path": PATH})

MANIFEST = _object(
    {
        "versions": {"type": "array", "contains": {"const": "0.2"}, "items": TEXT},
        "name": TEXT,
        "identifierSpace": ADDRESS,
        "schemaSpace": ADDRESS,
        "view": _object({"url": TEMPLATE}),
        "preview": _object(
            {"url": TEMPLATE, "width": {"type": "integer"}, "height": {"type": "integer"}}
        ),
        "defaultTypes": _list(NAMED) | {"uniqueItems": True, "minItems": 1},
        "suggest": _object({"entity": SERVICE, "property": SERVICE, "type": SERVICE}),
    },
    {"documentation": ADDRESS, "batchSize": {"type": "integer", "minimum": 1}},
)
FEATURE = _object({"id": TEXT, "value": {"type": ["number", "boolean"]}})
CANDIDATE = _object(
    {
        "id": TEXT,
        "name": TEXT,
        "type": _list(NAMED) | {"minItems": 1},
        "score": {"type": "number", "minimum": 0, "maximum": 100},
        "match": {"type": "boolean"},
    },
    {"description": ANY_TEXT, "features": _list(FEATURE)},
)
RESULTS = {
    "type": "object",
    "additionalProperties": _object({"result": _list(CANDIDATE)}),
}
ENTITIES = _object(
    {"result": _list(_object({"id": TEXT, "name": TEXT, "notable": _list(NAMED)},
                             {"description": ANY_TEXT}))}
)  # fmt: skip
PROPERTIES = TYPES = _object({"result": _list(NAMED)})
PUBLISHED = {
    "manifest.json": MANIFEST,
    "reconciliation-result-batch.json": RESULTS,
    "suggest-entities-response.json": ENTITIES,
    "suggest-properties-response.json": PROPERTIES,
}


def validate(schema: Schema, message: Any) -> None:
    """Raises jsonschema.ValidationError."""
    Draft202012Validator(schema).validate(message)
    if folder := os.environ.get("RECONCILIATION_SCHEMAS"):
        [name] = [name for name, own in PUBLISHED.items() if own == schema]
        _validate_as_published(Path(folder), name, message)


def _validate_as_published(folder: Path, name: str, message: Any) -> None:
    schemas = {path.name: json.loads(path.read_text()) for path in folder.glob("*.json")}
    known = ((schema["$id"], DRAFT7.create_resource(schema)) for schema in schemas.values())
    registry = Registry().with_resources(known)
    Draft7Validator(schemas[name], registry=registry).validate(message)  # as their own tests do

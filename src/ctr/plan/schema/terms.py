"""The few shapes that the schemas are built of.

Editors show the `errorMessage` of the very schema that a value does not fit, and have none for
`not`, `oneOf`, lengths and bounds; so these stand only in an `if`, and what must not be is refused
by a schema that nothing fits.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]


def refused(message: str) -> Schema:
    """Nothing but null, which is never there where something is refused."""
    return {"type": "null", "errorMessage": message}


def given(*names: str) -> Schema:
    """An object with values under all of these keys; null is none."""
    return {
        "type": "object",
        "required": [*names],
        "properties": {name: {"not": {"type": "null"}} for name in names},
    }


def listed(name: str) -> Schema:
    """An object with a list under this key that has items."""
    return {"type": "object", "required": [name], "properties": {name: {"minItems": 1}}}


def holding(name: str, *values: Any) -> Schema:
    """An object with one of these values under a key."""
    return {"type": "object", "required": [name], "properties": {name: {"enum": [*values]}}}


def any_of(*schemas: Schema) -> Schema:
    """What fits at least one."""
    return {"anyOf": [*schemas]}


def one_of(*schemas: Schema) -> Schema:
    """What fits one and no other."""
    return {"oneOf": [*schemas]}


def neither(*schemas: Schema) -> Schema:
    """What fits none."""
    return {"not": any_of(*schemas)}


def must(condition: Schema, message: str) -> Schema:
    """Refuses what does not fit."""
    return {"if": condition, "else": refused(message)}


def must_not(condition: Schema, message: str) -> Schema:
    """Refuses what fits."""
    return {"if": condition, "then": refused(message)}


def at(name: str, schema: Schema) -> Schema:
    """An object whose value under a key, where it has one, fits."""
    return {"properties": {name: schema}}


def quoted(values: Iterable[str]) -> Schema:
    """Besides, the values that cannot stand in [ … ] without quotes, in quotes."""
    snippets = [{"label": f'"{value}"', "bodyText": f'"{value}"'} for value in values]
    return {"defaultSnippets": snippets} if snippets else {}


def chosen(values: Iterable[str], message: str, notes: Iterable[str] = ()) -> Schema:
    """One of the values, which an editor offers; the loader lets spaces stand around it."""
    padded = {"type": "string", "pattern": r"^\s|\s$", "errorMessage": message}
    return {"anyOf": [offered(values, message, notes), padded]}


def offered(values: Iterable[Any], message: str, notes: Iterable[str] = ()) -> Schema:
    """One of these values and no other, each with a note that an editor shows beside it."""
    known = [*values]
    schema: Schema = {"enum": known, "errorMessage": message}
    if all(isinstance(value, str) for value in known):
        schema["type"] = ["string"]  # or the editor puts "10.2" down without its quotes
    told = [*notes]
    return {**schema, "enumDescriptions": told} if any(told) else schema


def nullable(schema: Schema) -> Schema:
    """The schema, or nothing behind the key."""
    if "anyOf" in schema:
        return {**schema, "anyOf": [*schema["anyOf"], _NOTHING]}
    if "enum" in schema or "type" not in schema:
        return any_of(schema, _NOTHING)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*kinds, "null"]}


_NOTHING: Schema = {"not": {"type": ["string", "number", "boolean", "array", "object"]}}
"""Null, told so that an editor does not offer the word; its message is never the first."""

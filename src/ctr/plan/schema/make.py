"""The schema of every kind of file, from the model by way of pydantic.

pydantic knows the classes, their keys and which of them are needed; `values` and `rules` what its
validators do by code; `hovers` what the model says of a key; `names` what the plan does. Whatever
the loader takes of one file fits its schema; what a schema cannot tell stays with `ctr check`.
"""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from ctr.plan import model
from ctr.plan.model import amendments
from ctr.plan.model.base import Model, keys_of
from ctr.plan.model.fields import NameField
from ctr.plan.schema import hovers, names, rules, snippets
from ctr.plan.schema.kinds import KINDS, Kind
from ctr.plan.schema.names import PlanNames
from ctr.plan.schema.terms import Schema, nullable, offered
from ctr.plan.schema.values import BY_CHECK

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MARK = "ctr"
"""The key of what pydantic leaves to us."""
_NAMES = {"units": "UnitName", "members": "MemberName", "leaders": "LeaderName"}
_TASK, _DUTY = "TaskOfPlan", "DutyOfPlan"
_REFERS = {
    ("TaskResult", "task"): _TASK,
    ("Submission", "duty"): _DUTY,
}
"""The keys that must name something of the plan, by class."""
_GROUP = "phải là nhóm khóa (khóa: giá trị)"
_LIST = "phải là danh sách: mỗi mục một dòng bắt đầu bằng “- ”, hoặc [ … ]"
_PAIR = "phải có đúng hai số, ví dụ: [14.5, 15]"


def _marked(check: Any) -> str:
    return f"{check.__module__}.{check.__qualname__}"


_VALUES = {_marked(check): value for check, value in BY_CHECK.items()}


class _Generator(GenerateJsonSchema):
    """Leaves a mark where a value is checked by code."""

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> Schema:
        check: Any = schema["function"]["function"]
        holder = getattr(check, "__self__", None)
        if isinstance(holder, NameField):
            return {_MARK: _NAMES[holder.registry]}
        return {_MARK: _marked(check)}


def schema_files(plan: PlanNames) -> dict[str, bytes]:
    """Each schema as a file, by its name."""
    return {kind.file: as_json(schema_of(kind, plan)) for kind in KINDS}


def as_json(schema: Schema) -> bytes:
    """A schema as its file has it."""
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()


def schema_of(kind: Kind, plan: PlanNames) -> Schema:
    """The schema of a kind of file in a plan."""
    root, parts = _generated(kind.read_as)
    builder = _Builder(plan)
    whole = builder.built_class(kind.read_as, root)
    todo = list(builder.used)
    defined: dict[str, Schema] = {}
    while todo:
        name = todo.pop()
        if name not in defined:
            defined[name] = builder.defined(name, parts)
            todo += builder.used
    return {
        "$schema": DRAFT,
        "title": kind.title,
        "type": "object",
        "errorMessage": _GROUP,
        **whole,
        "$defs": dict(sorted(defined.items())),
    }


@cache
def classes() -> dict[str, type[Any]]:
    """Every class of the model, by its name."""
    known = (*vars(model).values(), *vars(amendments).values())
    models = (kind for kind in known if isinstance(kind, type) and issubclass(kind, Model))
    return {kind.__name__: kind for kind in models if is_dataclass(kind)}


@cache
def _generated(read_as: str) -> tuple[Schema, dict[str, Schema]]:
    """What pydantic tells of a class, and of those within it."""
    schema = TypeAdapter(classes()[read_as]).json_schema(schema_generator=_Generator)
    return schema, schema.pop("$defs", {})


class _Builder:
    """Turns what pydantic tells into what an editor can use; `used` are the names referred to."""

    def __init__(self, plan: PlanNames) -> None:
        self.plan = plan
        self.used: set[str] = set()

    def defined(self, name: str, parts: dict[str, Schema]) -> Schema:
        """The definition of a name that was referred to."""
        plan = self.plan
        for registry, defined in _NAMES.items():
            if name == defined:
                return names.name_schema(plan, registry)
        if name == _TASK:
            return names.task_schema(plan) or {}
        if name == _DUTY:
            return names.duty_schema(plan) or {}
        return self.built_class(name, parts[name])

    def built_class(self, name: str, schema: Schema) -> Schema:
        """An object: its keys, what is needed, and what its values must agree in."""
        kind = classes()[name]
        needed = schema.get("required", [])
        keys = list(keys_of(kind))
        unknown = f"không có khóa này trong mẫu; các khóa dùng được: {', '.join(keys)}"
        rest: list[Schema] = [
            {"propertyNames": {"enum": keys, "errorMessage": unknown}},
            *({"required": [key], "errorMessage": f"thiếu khóa “{key}”"} for key in needed),
            *rules.of_class(kind),
        ]
        if name == "TaskResult":
            rest += names.targets_of_tasks(self.plan)
        return {
            **snippets.of_class(name),
            "properties": {
                key: self._property(kind, key, schema["properties"][key], key in needed)
                for key in keys
            },
            "allOf": rest,
        }

    def _property(self, kind: type[Any], key: str, schema: Schema, needed: bool) -> Schema:
        told = hovers.told(kind, key)
        built, how = self._built(schema)
        if refers := self._referred(kind.__name__, key):
            built = refers
        if "enum" in built and not how:
            notes = hovers.meanings(told, built["enum"])
            built = offered(built["enum"], built["errorMessage"], notes)
        if self._may_lack_value(schema):
            built = nullable(built)
        title = hovers.title(told)
        more = told if title != told.removesuffix(".") else ""
        parts = [more, how, "Bắt buộc." if needed else "Không bắt buộc."]
        return {
            "title": title,
            "description": told,
            "markdownDescription": "\n\n".join(part for part in parts if part),
            **built,
        }

    def _referred(self, kind: str, key: str) -> Schema | None:
        name = _REFERS.get((kind, key))
        if name is None or (self.plan.tasks if name == _TASK else self.plan.duties) is None:
            return None
        return self._ref(name)

    def _ref(self, name: str) -> Schema:
        self.used.add(name)
        return {"$ref": f"#/$defs/{name}"}

    @staticmethod
    def _may_lack_value(schema: Schema) -> bool:
        return {"type": "null"} in schema.get("anyOf", ())

    def _built(self, schema: Schema) -> tuple[Schema, str]:
        """A value that is there, and how it is written."""
        if self._may_lack_value(schema):
            (schema,) = [part for part in schema["anyOf"] if part != {"type": "null"}]
        if _MARK in schema:
            mark = schema[_MARK]
            if mark in _NAMES.values():
                return self._ref(mark), ""
            return _VALUES[mark].whole, _VALUES[mark].how
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return {**self._ref(name), "type": "object", "errorMessage": _GROUP}, ""
        if "prefixItems" in schema:
            parts = [self._built(part)[0] for part in schema["prefixItems"]]
            two = {"minItems": len(parts), "maxItems": len(parts)}
            pair = {"type": "array", "prefixItems": parts, "errorMessage": _PAIR}
            return {**pair, "if": two, "else": {"type": "null", "errorMessage": _PAIR}}, ""
        if schema.get("type") == "array":
            items, how = self._built(schema["items"])
            return {"type": "array", "items": items, "errorMessage": _LIST}, how
        values = schema.get("enum") or [schema["const"]]
        return offered(values, f"chọn: {', '.join(map(str, values))}"), ""

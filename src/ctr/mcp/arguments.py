"""The arguments of a tool against its JSON Schema, of which only what the tools need is known."""

from __future__ import annotations

from typing import Any

from ctr.problems import short

Schema = dict[str, Any]


def faults(schema: Schema, given: dict[str, Any]) -> list[str]:
    """What is wrong with the arguments, in Vietnamese; nothing where all is right."""
    known: dict[str, Schema] = schema["properties"]
    found = [f"thiếu tham số “{name}”" for name in schema.get("required", ()) if name not in given]
    for name, value in given.items():
        if name not in known:
            found.append(f"không có tham số “{short(name)}”; có: {', '.join(known)}")
        elif (fault := _fault(known[name], value)) is not None:
            found.append(f"tham số “{name}” {fault}")
    return found


def _fault(schema: Schema, value: Any) -> str | None:
    kind = schema["type"]
    if kind == "array":
        if not isinstance(value, list):
            return "phải là danh sách chữ"
        if len(value) > schema["maxItems"]:
            return f"có nhiều nhất {schema['maxItems']} phần tử"
        return next((fault for one in value if (fault := _fault(schema["items"], one))), None)
    if kind == "boolean":
        return None if isinstance(value, bool) else "phải là true hoặc false"
    if kind == "integer":
        if isinstance(value, bool) or not isinstance(value, int):
            return "phải là số nguyên"
        low, high = schema["minimum"], schema["maximum"]
        return None if low <= value <= high else f"phải từ {low} đến {high}"
    if not isinstance(value, str):
        return "phải là chữ"
    if len(value) > schema.get("maxLength", len(value)):
        return f"dài hơn {schema['maxLength']} ký tự"
    choices = schema.get("enum")
    return f"phải là một trong: {', '.join(choices)}" if choices and value not in choices else None

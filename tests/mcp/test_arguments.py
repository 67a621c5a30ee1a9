"""Arguments against the schema of a tool: what is wrong is told in words."""

from __future__ import annotations

from typing import Any

import pytest

from ctr.mcp.arguments import faults

SCHEMA = {
    "type": "object",
    "properties": {
        "number": {"type": "string", "maxLength": 5},
        "year": {"type": "integer", "minimum": 2026, "maximum": 2030},
        "all": {"type": "boolean"},
        "role": {"type": "string", "enum": ["lead", "any"]},
        "unit": {"type": "array", "maxItems": 2, "items": {"type": "string"}},
    },
    "required": ["number"],
    "additionalProperties": False,
}


def test_what_fits_is_right() -> None:
    given = {"number": "10.2", "year": 2026, "all": False, "role": "any", "unit": ["a", "b"]}
    assert faults(SCHEMA, given) == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "thiếu tham số “number”"),
        ({"number": 10.2}, "tham số “number” phải là chữ"),
        ({"number": "10.2.3.4"}, "tham số “number” dài hơn 5 ký tự"),
        ({"number": "1", "year": "2026"}, "tham số “year” phải là số nguyên"),
        ({"number": "1", "year": True}, "tham số “year” phải là số nguyên"),
        ({"number": "1", "year": 2031}, "tham số “year” phải từ 2026 đến 2030"),
        ({"number": "1", "all": 1}, "tham số “all” phải là true hoặc false"),
        ({"number": "1", "role": "x"}, "tham số “role” phải là một trong: lead, any"),
        ({"number": "1", "unit": "a"}, "tham số “unit” phải là danh sách chữ"),
        ({"number": "1", "unit": [1]}, "tham số “unit” phải là chữ"),
        ({"number": "1", "unit": ["a"] * 3}, "tham số “unit” có nhiều nhất 2 phần tử"),
        ({"number": "1", "x": 1}, "không có tham số “x”; có: number, year, all, role, unit"),
    ],
)
def test_what_does_not_is_told(given: dict[str, Any], told: str) -> None:
    assert faults(SCHEMA, given) == [told]

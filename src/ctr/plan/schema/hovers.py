"""What an editor tells of a key: the docstring below the field in the model's source."""

from __future__ import annotations

import ast
import inspect
import re
from functools import cache
from typing import Any

from ctr.plan.model.base import key_of

_CLAUSE = re.compile(r"[;:.](?:\s|$)| \(")
_MEANING = re.compile(r"([a-z_]+) \(([^)]*)\)")


def told(kind: type[Any], key: str) -> str:
    """What stands below the field of a key, in one line."""
    return _docstrings(inspect.getmodule(kind))[kind.__name__][key]


@cache
def _docstrings(module: Any) -> dict[str, dict[str, str]]:
    """Of each class of a module, its fields' docstrings by key."""
    return {
        part.name: dict(_fields(part))
        for part in ast.parse(inspect.getsource(module)).body
        if isinstance(part, ast.ClassDef)
    }


def _fields(part: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, text in zip(part.body, part.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            found.append((key_of(field.target.id), " ".join(str(text.value.value).split())))
    return found


def title(text: str) -> str:
    """The first clause: `true: thường xuyên, không có ngày hạn.` → `Thường xuyên`."""
    text = text.removeprefix("true: ")
    clause = _CLAUSE.split(text, maxsplit=1)[0].strip()
    return f"{clause[:1].upper()}{clause[1:]}"


def meanings(text: str, values: list[Any]) -> list[str]:
    """What is told of each value, as in `year (hằng năm)`; empty where nothing is."""
    known = dict(_MEANING.findall(text))
    return [known.get(value, "") for value in values]

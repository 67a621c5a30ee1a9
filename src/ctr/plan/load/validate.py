"""Plain data into the model by pydantic, and pydantic's errors into located problems."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic_core import ErrorDetails, ValidationError

from ctr.late_dataclasses import dataclass
from ctr.plan.load.parts import PartsReader
from ctr.plan.load.validators import validator
from ctr.plan.model.base import Disagreement, Unread, is_whole, keys_of
from ctr.plan.model.names import NameRegistries, NameRegistry
from ctr.problems import MOST, Invalid, KeyPath, Problem, short
from ctr.vietnamese.suggestions import did_you_mean, nearest
from ctr.yamlfile.reader import Document

T = TypeVar("T")

_FEW = 20
"""Keys of a group that a person wrote."""
_PAIR = ("phải có đúng hai số", "ví dụ: [14.5, 15]")
_MESSAGES = {
    "dict_type": "phải là nhóm khóa (khóa: giá trị)",
    "dataclass_type": "phải là nhóm khóa (khóa: giá trị)",
    "dataclass_exact_type": "phải là nhóm khóa (khóa: giá trị)",
    "tuple_type": "phải là danh sách",
    "string_type": "phải là chữ",
}


def validate(kind: type[T], document: Document, names: NameRegistries) -> T | None:
    """The document as a `kind`, or None; every fault is noted in the document."""
    value = validate_parts(kind, document, names)
    return cast(T, value) if is_whole(value) else None


def validate_parts(kind: type[Any], document: Document, names: NameRegistries) -> Any:
    """As `validate`, but where it is not whole, a Partial with what could be read, or Unread."""
    known = document.made.get(kind)
    if known is not None and known.holds(names):
        return known.value
    if document.data is None:
        return Unread()
    listening = {key: _Listening(registry) for key, registry in names.items()}
    try:
        value = validator(cast(Any, kind)).validate_python(document.data, context=listening)
        document.made[kind] = _Validated(value, {key: one.found for key, one in listening.items()})
        return value
    except ValidationError as error:
        noted = set(document.notes.places)

        def note(problem: Problem) -> None:
            if (problem.line, problem.column) not in noted:
                document.notes.add(problem)

        faults = error.errors(include_url=False)
        noted_first = faults[: MOST + 1]
        document.notes.untold += sum(
            document.position(tuple(details["loc"])) not in noted
            for details in faults[len(noted_first) :]
        )
        checked = {
            tuple(details["loc"])
            for details in noted_first
            if isinstance(_cause(details), Disagreement)
        }
        parts = PartsReader(names, (tuple(details["loc"]) for details in noted_first), checked)
        value = parts.read(kind, document.data) if len(faults) <= MOST else Unread()
        for details in noted_first:
            for problem in _problems(details, document, kind):
                note(problem)
                if problem.message == _PAIR[0]:
                    noted.add((problem.line, problem.column))
        for path, fault in parts.found:
            note(_invalid(path, fault, document))
        return value


class _Listening:
    """A registry, and the names that were `found` in it, by what was looked up."""

    def __init__(self, registry: NameRegistry) -> None:
        self.registry = registry
        self.found: dict[str, str] = {}

    def find(self, query: str) -> str | None:
        """The registered name of `query`."""
        name = self.registry.find(query)
        if name is not None:
            self.found[query] = name
        return name

    def __getattr__(self, name: str) -> Any:
        return getattr(self.registry, name)


@dataclass(frozen=True, slots=True)
class _Validated:
    """What a text was found to say, by the names `found` in each registry: to the same names it
    says the same.
    """

    value: Any
    found: dict[str, dict[str, str]]

    def holds(self, names: NameRegistries) -> bool:
        """Whether all that was looked up is found alike in these registries."""
        return names.keys() == self.found.keys() and all(
            names[key].find(query) == name
            for key, found in self.found.items()
            for query, name in found.items()
        )


def _cause(details: ErrorDetails) -> Exception | None:
    return details.get("ctx", {}).get("error")


def _problems(details: ErrorDetails, document: Document, kind: type[Any]) -> Iterator[Problem]:
    cause, path = _cause(details), tuple(details["loc"])
    if isinstance(cause, Disagreement):
        yield from (_invalid(path, fault, document) for fault in cause.faults)
    elif isinstance(cause, Invalid):
        yield _invalid(path, cause, document)
    else:
        yield _problem(details, document, kind)


def _invalid(path: KeyPath, fault: Invalid, document: Document) -> Problem:
    field = fault.field.split(".") if fault.field else []
    path += tuple(int(part) if part.isdigit() else part for part in field)
    return document.problem(path, fault.code, fault.message, fault.hint)


def _problem(details: ErrorDetails, document: Document, kind: type[Any]) -> Problem:
    path = tuple(details["loc"])
    kind_of_error, context = details["type"], details.get("ctx", {})
    if kind_of_error == "unexpected_keyword_argument":
        return _unknown_key(path, document, kind)
    if kind_of_error == "missing" and isinstance(path[-1], int):
        return document.problem(path[:-1], "wrong-value", *_PAIR)
    if kind_of_error == "missing":
        return document.problem(
            path[:-1], "missing-key", f"thiếu khóa “{path[-1]}”", f"thêm dòng {path[-1]}: …"
        )
    if kind_of_error == "literal_error":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return document.problem(
            path, "wrong-value", f"{_shown(details['input'])} không hợp lệ", f"chọn: {allowed}"
        )
    if kind_of_error in ("too_short", "too_long"):
        return document.problem(path, "wrong-value", *_PAIR)
    message = _MESSAGES.get(kind_of_error, "giá trị không hợp lệ")
    hint = ""
    if kind_of_error == "tuple_type" and isinstance(details["input"], str):
        hint = f'đặt trong ngoặc vuông: ["{short(details["input"])}"]'
    if kind_of_error == "tuple_type" and details["input"] is None:
        message, hint = "để trống, phải là danh sách", "viết [] nếu không có mục nào"
    return document.problem(path, "wrong-type", message, hint)


def _unknown_key(path: KeyPath, document: Document, kind: type[Any]) -> Problem:
    known = _known_keys(kind, path[:-1])
    near = nearest(str(path[-1]), {key: key for key in known}, limit=1)
    hint = did_you_mean(near) or f"các khóa dùng được: {', '.join(known)}"
    hint = _decimal_comma(path, document) or hint
    message = f"không có khóa “{short(path[-1])}” trong mẫu"
    return document.problem(path, "unknown-key", message, hint, at_key=True)


def _known_keys(kind: type[Any], path: KeyPath) -> tuple[str, ...]:
    """The keys of the dataclass at `path` below `kind`."""
    return keys_at(cast(Any, kind), tuple(part for part in path if isinstance(part, str)))


@lru_cache
def keys_at(kind: Any, path: tuple[str, ...]) -> tuple[str, ...]:
    """The same by the keys of the path alone, without the places in lists."""
    from dataclasses import is_dataclass
    from typing import get_args, get_type_hints

    for part in path:
        hints = get_type_hints(kind)
        hint = hints.get(part, hints.get(f"{part}_"))
        todo = [hint]
        while todo:
            candidate = todo.pop()
            if isinstance(candidate, type) and is_dataclass(candidate):
                kind = candidate
                break
            todo.extend(get_args(candidate))
    return keys_of(kind)


def _decimal_comma(path: KeyPath, document: Document) -> str:
    """A number that a comma has cut in two, `{at_least: 97,5}`: how to write it."""
    if not re.fullmatch("[0-9]+", str(path[-1])):
        return ""
    holder = document.data
    for part in path[:-1]:
        holder = holder[part]
    if len(holder) > _FEW:
        return ""
    keys = list(holder)
    before = holder[keys[keys.index(path[-1]) - 1]]
    if isinstance(before, int):
        return f"số thập phân dùng dấu chấm: viết {before}.{path[-1]}"
    return ""


def _shown(value: Any) -> str:
    if value is None:
        return "để trống"
    if isinstance(value, bool):
        return "“true”" if value else "“false”"
    if isinstance(value, dict | list):
        return "nhóm khóa" if isinstance(value, dict) else "danh sách"
    return f"“{short(value)}”"

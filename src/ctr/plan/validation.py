"""Plain data into the model by pydantic, and pydantic's errors into located problems."""

from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ctr.plan.names import NameRegistries
from ctr.plan.problems import Invalid, Problem
from ctr.plan.yaml_reader import Document
from ctr.vietnamese.matching import nearest

T = TypeVar("T")

_MESSAGES = {
    "dict_type": "phải là nhóm khóa (khóa: giá trị)",
    "dataclass_type": "phải là nhóm khóa (khóa: giá trị)",
    "dataclass_exact_type": "phải là nhóm khóa (khóa: giá trị)",
    "tuple_type": "phải là danh sách",
    "string_type": "phải là chữ",
}


def validate(kind: type[T], document: Document, names: NameRegistries) -> T | None:
    """The document as a `kind`, or None; every fault is appended to `document.problems`."""
    if document.data is None:
        return None
    try:
        valid: T = _adapter(cast(Any, kind)).validate_python(document.data, context=names)
    except ValidationError as error:
        noted = {(problem.line, problem.column) for problem in document.problems}
        for details in error.errors(include_url=False):
            problem = _problem(details, document, kind)
            if (problem.line, problem.column) not in noted:
                document.problems.append(problem)
        return None
    return valid


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _problem(details: ErrorDetails, document: Document, kind: type[Any]) -> Problem:
    path = tuple(details["loc"])
    kind_of_error, context = details["type"], details.get("ctx", {})
    if kind_of_error == "value_error" and isinstance(context["error"], Invalid):
        invalid = context["error"]
        field = invalid.field.split(".") if invalid.field else []
        path += tuple(int(part) if part.isdigit() else part for part in field)
        return document.problem(path, invalid.code, invalid.message, invalid.hint)
    if kind_of_error == "unexpected_keyword_argument":
        return _unknown_key(path, document, kind)
    if kind_of_error == "missing":
        return document.problem(
            path[:-1], "missing-key", f"thiếu khóa “{path[-1]}”", f"thêm dòng {path[-1]}: …"
        )
    if kind_of_error == "literal_error":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        return document.problem(
            path, "wrong-value", f"“{_shown(details['input'])}” không hợp lệ", f"chọn: {allowed}"
        )
    if kind_of_error in ("too_short", "too_long"):
        return document.problem(path, "wrong-value", "phải có đúng hai số", "ví dụ: [14.5, 15]")
    message = _MESSAGES.get(kind_of_error, "giá trị không hợp lệ")
    hint = "để trống thì bỏ cả khóa" if details["input"] is None else ""
    return document.problem(path, "wrong-type", message, hint)


def _unknown_key(path: tuple[str | int, ...], document: Document, kind: type[Any]) -> Problem:
    known = _known_keys(kind, path[:-1])
    near = nearest(str(path[-1]), {key: key for key in known}, limit=1)
    hint = f"ý bạn là “{near[0]}”?" if near else f"các khóa dùng được: {', '.join(known)}"
    return document.problem(
        path, "unknown-key", f"không có khóa “{path[-1]}” trong mẫu", hint, at_key=True
    )


def _known_keys(kind: type[Any], path: tuple[str | int, ...]) -> list[str]:
    """The keys of the dataclass at `path` below `kind`."""
    from dataclasses import fields, is_dataclass
    from typing import get_args, get_type_hints

    for part in path:
        if isinstance(part, int):
            continue
        hints = get_type_hints(kind)
        hint = hints.get(part, hints.get(f"{part}_"))
        todo = [hint]
        while todo:
            candidate = todo.pop()
            if isinstance(candidate, type) and is_dataclass(candidate):
                kind = candidate
                break
            todo.extend(get_args(candidate))
    return [field.name.rstrip("_") for field in fields(kind)]


def _shown(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}…"

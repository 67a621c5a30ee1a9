"""The data of a plan's file as YAML that people read: texts wrapped, short lists in a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from ctr.yamlfile.scalars import is_ambiguous

WIDTH = 100
_PLAIN = re.compile(r"[^\W_][^:#\n\t\"'`\\]*", re.UNICODE)
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d|\d{4}-Q[1-4]|\d{4}-\d\d|\d\d-\d\d")
_OF_FLOW = re.compile(r"[,\[\]{}]")
_NO_TEXT = re.compile(r"[\d.,]+|true|false|null")
_TEXTS = (
    "text",
    "printed_assignment",
    "intro",
    "opening",
    "purpose",
    "requirements",
    "closing",
    "product",
    "note",
    "also_printed",
)
_IN_LINE = ("deadline", "period")


def as_yaml(data: dict[str, Any], comment: str = "") -> str:
    """The file, below its comment."""
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    return head + "\n".join(_mapping(data, 0)) + "\n"


def _mapping(data: dict[str, Any], depth: int) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        lines += _entry(key, value, depth)
        if (
            depth == 0
            and key in ("title", "headings", "columns")
            and "tasks" in data
            and key == list(data)[-2]
        ):
            lines.append("")
    return lines


def _entry(key: str, value: Any, depth: int) -> list[str]:
    pad = " " * depth
    if isinstance(value, str) and key in _TEXTS:
        return [f"{pad}{key}: |", *_block(value, depth + 2)]
    if isinstance(value, dict):
        if key in _IN_LINE and len(flow := _flow(value)) + depth < WIDTH - 10:
            return [f"{pad}{key}: {flow}"]
        return [f"{pad}{key}:", *_mapping(value, depth + 2)]
    if isinstance(value, list):
        return _list(key, value, depth)
    return [f"{pad}{key}: {scalar(value)}"]


def _list(key: str, value: list[Any], depth: int) -> list[str]:
    pad = " " * depth
    if not value:
        return [f"{pad}{key}: []"]
    if key != "milestones" and not any(isinstance(item, dict | list) for item in value):
        line = f"{pad}{key}: {_flow(value)}"
        if len(line) <= WIDTH and key not in ("headings", "recipients", "columns"):
            return [line]
        return [f"{pad}{key}:", *(f"{pad}  - {scalar(item)}" for item in value)]
    lines = [f"{pad}{key}:"]
    for index, item in enumerate(value):
        if isinstance(item, dict) and key == "milestones":
            lines.append(f"{pad}  - {_flow(item)}")
            continue
        if index and key in ("tasks", "implementation", "parts"):
            lines.append("")
        if isinstance(item, dict):
            inner = _mapping(item, depth + 4)
            lines += [f"{pad}  - {inner[0].lstrip()}", *inner[1:]]
        else:
            lines.append(f"{pad}  - {_flow(item)}")
    return lines


def _block(text: str, depth: int) -> list[str]:
    pad = " " * depth
    lines: list[str] = []
    for index, paragraph in enumerate(text.split("\n\n")):
        if index:
            lines.append("")
        lines += [f"{pad}{line}" for line in _wrapped(paragraph, WIDTH - depth)]
    return lines or [f"{pad}"]


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most `width` characters, cut at spaces only.

    As `textwrap.wrap` cuts it when told to break neither words nor hyphens, in a fifth of its time.
    """
    words = " ".join(text.split())
    start = 0
    while len(words) - start > width:
        space = words.rfind(" ", start, start + width + 1)
        if space < 0:
            space = words.find(" ", start + width)
            if space < 0:
                break
        yield words[start:space]
        start = space + 1
    if start < len(words):
        yield words[start:]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return scalar(value, flow=True)


def scalar(value: Any, flow: bool = False) -> str:
    """One value; text in quotes where YAML would read it otherwise."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        shown = f"{value:f}"
        return f"{shown}0" if is_ambiguous(shown) else shown
    return _text(str(value), flow)


@lru_cache(maxsize=4_096)
def _text(value: str, flow: bool) -> str:
    text = " ".join(value.split())
    if _PERIOD.fullmatch(text):
        return text
    plain = (
        _PLAIN.fullmatch(text) is not None
        and (not flow or not _OF_FLOW.search(text))
        and not is_ambiguous(text)
        and not _NO_TEXT.fullmatch(text)
    )
    return text if plain else json.dumps(text, ensure_ascii=False)

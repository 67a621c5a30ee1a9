"""Tables of a text file: Markdown's, and lines whose columns are parted by tabs."""

from __future__ import annotations

import re

from ctr.blocks.pages import Line

_RULE = re.compile(r"\|?\s*:?-{1,}:?\s*(\|\s*:?-{1,}:?\s*)*\|?$")
_PARTED = re.compile(r"(?<!\\)\|")
_TABS = 2


def is_row(text: str) -> bool:
    """Whether a line is a row of a Markdown table."""
    return text.startswith("|") and len(_PARTED.findall(text)) >= 2


def is_rule(text: str) -> bool:
    """Whether a line is the one under the heads of a Markdown table."""
    return "|" in text and "-" in text and _RULE.match(text) is not None


def cells_of(text: str) -> list[str]:
    """The cells of a row of a Markdown table."""
    inner = text.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _PARTED.split(inner)]


def table_at(lines: list[Line], index: int) -> tuple[int, list[tuple[Line, list[str]]], int] | None:
    """A table that begins at a line: how many lines it takes, its rows, how many are heads."""
    first = lines[index].text
    if is_row(first) or (
        "|" in first and index + 1 < len(lines) and is_rule(lines[index + 1].text)
    ):
        return _markdown(lines, index)
    if lines[index].raw.count("\t") >= _TABS:
        return _tabbed(lines, index)
    return None


def _markdown(
    lines: list[Line], index: int
) -> tuple[int, list[tuple[Line, list[str]]], int] | None:
    rows: list[tuple[Line, list[str]]] = []
    heads = 0
    end = index
    while end < len(lines) and "|" in lines[end].text:
        if is_rule(lines[end].text):
            heads = heads or len(rows)
        elif is_row(lines[end].text) or len(rows) or heads == 0:
            rows.append((lines[end], cells_of(lines[end].text)))
        end += 1
    if len(rows) < 2 and not heads:
        return None
    return end - index, rows, heads


def _tabbed(lines: list[Line], index: int) -> tuple[int, list[tuple[Line, list[str]]], int] | None:
    count = lines[index].raw.count("\t")
    end = index
    while end < len(lines) and lines[end].raw.count("\t") == count:
        end += 1
    if end - index < 2:
        return None
    rows = [(line, [cell.strip() for cell in line.raw.split("\t")]) for line in lines[index:end]]
    return end - index, rows, 0

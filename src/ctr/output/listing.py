"""A list of things, written as a table, JSON, CSV or Markdown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from ctr.output.table import Column, write_table

T = TypeVar("T")


class Format(StrEnum):
    """How a list is written. JSON and CSV are contracts, the table is for people."""

    table = "table"
    json = "json"
    csv = "csv"
    md = "md"
    xlsx = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """`record` gives the contract of one item (`keys` are its keys), `columns` the table."""

    items: Sequence[T]
    record: Callable[[T], dict[str, Any]]
    keys: tuple[str, ...]
    columns: tuple[Column[T], ...]


def write(listing: Listing[T], format: Format) -> None:
    """Write to stdout; a workbook, which is no text, is what `workbook` gives."""
    if format is Format.json:
        write_json([listing.record(item) for item in listing.items])
    elif format is Format.csv:
        _write_csv(listing)
    elif format is Format.md:
        _write_markdown(listing)
    else:
        write_table(listing.columns, _rows(listing))


def write_json(data: Any) -> None:
    """Indented, readable JSON: Vietnamese stays Vietnamese."""
    import json

    json.dump(data, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _rows(listing: Listing[T]) -> list[list[str]]:
    return [[column.text(item) for column in listing.columns] for item in listing.items]


def _write_csv(listing: Listing[T]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(listing.keys)
    for item in listing.items:
        record = listing.record(item)
        writer.writerow([_cell(record[key]) for key in listing.keys])


def workbook(listing: Listing[T]) -> bytes:
    """The table for people as an Excel workbook, ready to filter and to print."""
    from ctr.output.spreadsheet import table

    columns = [(column.head, column.right, column.ratio) for column in listing.columns]
    return table(columns, _rows(listing))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return str(len(value))
        return harmless("; ".join(str(part) for part in value))
    return harmless(value) if isinstance(value, str) else str(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before `=`, `+`, `-`, `@`."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _write_markdown(listing: Listing[T]) -> None:
    from ctr.markdown import table

    heads = [column.head for column in listing.columns]
    right = [column.right for column in listing.columns]
    sys.stdout.write(table(heads, _rows(listing), right))

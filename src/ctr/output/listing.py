"""A list of things, written as a table, JSON, CSV or Markdown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from ctr.output.contract import Contract
from ctr.output.table import Column, write_table

T = TypeVar("T")


Format = Literal["table", "json", "csv", "md", "xlsx"]
"""How a list is written. JSON and CSV are contracts, the table is for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """The items, their contract for programs, and the columns of their table for people."""

    items: Sequence[T]
    contract: Contract[T]
    columns: tuple[Column[T], ...]


def write(listing: Listing[T], format: Format) -> None:
    """Write to stdout; a workbook, which is no text, is what `workbook` gives."""
    if format == "json":
        write_json(listing.contract.records(listing.items))
    elif format == "csv":
        _write_csv(listing)
    elif format == "md":
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
    writer.writerow(listing.contract.keys)
    for record in listing.contract.records(listing.items):
        writer.writerow([_cell(value) for value in record.values()])


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

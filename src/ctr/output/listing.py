"""A list of things, written as a table, JSON, CSV or Markdown."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ctr.late_dataclasses import dataclass
from ctr.output import screen, terminal
from ctr.output.contract import Contract
from ctr.output.formats import Format
from ctr.output.json_text import joined, json_text
from ctr.output.lines import Words
from ctr.output.table import MOST_FOLDED, Column, aligned, pieces, write_table

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[T]):
    """The items, their contract for programs, and the columns of their table for people.

    `screen` lays them out for a terminal of so many columns, or in a line each for a pipe (None);
    where there is none, the table is shown. In Excel the list bears its `title`; `sheet` makes what
    it is there, where that is more than the table for people.
    """

    items: Sequence[T]
    contract: Contract[T]
    columns: tuple[Column[T], ...]
    screen: Callable[[int | None], list[Words]] | None = None
    title: str = "Danh sách"
    sheet: Callable[[], Sheet[T]] | None = None


def write(listing: Listing[T], format: Format) -> None:
    """Write to stdout; a workbook, which is no text, is what `workbook` gives."""
    room = terminal.room() if format == "table" else None
    if room is not None and len(listing.items) > MOST_FOLDED:
        sys.stdout.writelines(pieces(listing.columns, _rows(listing), room))
    elif format == "table" and listing.screen is not None:
        screen.write(listing.screen(room))
    elif format == "table":
        write_table(listing.columns, list(_rows(listing)))
    elif format == "json":
        sys.stdout.writelines(json_pieces(map(listing.contract.record, listing.items)))
    else:
        sys.stdout.write(as_text(listing, format))


def on_terminal(listing: Listing[T], room: int) -> str:
    """The text that `write` shows on a terminal of so many columns."""
    if listing.screen is None or len(listing.items) > MOST_FOLDED:
        return "".join(pieces(listing.columns, _rows(listing), room))
    return screen.text(listing.screen(room))


def as_text(listing: Listing[T], format: Format) -> str:
    """The list as text: a contract, Markdown, or the table without borders."""
    if format == "json":
        return "".join(json_pieces(map(listing.contract.record, listing.items)))
    if format == "csv":
        return _csv(listing)
    if format == "md":
        return _markdown(listing)
    if listing.screen is not None:
        return screen.as_text(listing.screen(None))
    return aligned(listing.columns, list(_rows(listing)))


def write_json(data: Any) -> None:
    """Write data to stdout as JSON."""
    sys.stdout.write(f"{json_text(data)}\n")


def json_pieces(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The list of all records as JSON, record by record; none of them is kept."""
    return joined(map(json_record, records))


def json_record(record: dict[str, Any]) -> str:
    """One record as it stands in a list of them."""
    return f"  {json_text(record, _IN_A_LIST)}"


_IN_A_LIST = "\n  "


def row_of(listing: Listing[T], item: T) -> list[str]:
    """The cells of one row of the table for people."""
    return [column.text(item) for column in listing.columns]


def _rows(listing: Listing[T]) -> Iterator[list[str]]:
    return (row_of(listing, item) for item in listing.items)


def _csv(listing: Listing[T]) -> str:
    records = map(listing.contract.record, listing.items)
    lines = (csv_line(record.values()) for record in records)
    return "".join([csv_line(listing.contract.keys), *lines])


def csv_line(values: Iterable[Any]) -> str:
    """One line of CSV."""
    import csv
    import io

    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([_cell(value) for value in values])
    return text.getvalue()


def workbook(listing: Listing[T], made_on: date | None = None) -> bytes:
    """The list as an Excel workbook, ready to filter and to print.

    `made_on`: the day that it bears, so that the same list is the same bytes.
    """
    from ctr.output.spreadsheet import SHORT_HEADS, Sheet, table, written_value

    sheet: Sheet[T] = listing.sheet() if listing.sheet else Sheet(title=listing.title)
    if made_on is not None:
        sheet = replace(sheet, day=made_on)
    if sheet.columns:
        cells = [[column.value(item) for item in listing.items] for column in sheet.columns]
        kept = [
            (column, values)
            for column, values in zip(sheet.columns, cells, strict=True)
            if any(values) or not column.may_lack
        ]
        rows = list(zip(*(values for _, values in kept), strict=True))
        return table(sheet, [(column.head, column.share) for column, _ in kept], rows)
    heads = [(column.head, float(column.ratio)) for column in listing.columns]
    known = {head: SHORT_HEADS[head] for head, _ in heads if head in SHORT_HEADS}
    sheet = replace(sheet, legend=tuple(known.items()))
    return table(
        sheet,
        heads,
        [
            [
                written_value(text, number=column.right)
                for text, column in zip(row, listing.columns, strict=True)
            ]
            for row in _rows(listing)
        ],
    )


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
    """A text of which no spreadsheet takes a part for a formula.

    An apostrophe stands before a `=`, `+`, `-` or `@` that begins the text, or would begin a cell
    where a spreadsheet divides at ";" or tabs, as many do here, and knows no quotes in the middle.
    """
    return re.sub(_FORMULA, r"\1'\2", f"'{text}" if text.startswith(("\t", "\r")) else text)


_FORMULA = r"((?:\A|[;\t\r\n])\s*)([=+@-])"


def _markdown(listing: Listing[T]) -> str:
    from ctr.markdown import table

    heads = [column.head for column in listing.columns]
    right = [column.right for column in listing.columns]
    return table(heads, list(_rows(listing)), right)

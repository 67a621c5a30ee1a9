"""The lists of several plans as one: of each row whose it is, written as the plans are read.

No more is kept than what is written at once: a plan is let go when its rows are out. Only a table
on a terminal waits for its first rows, to know how wide its columns are, and a workbook for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ctr.output import screen
from ctr.output.contract import Contract
from ctr.output.lines import words
from ctr.output.listing import Format, Listing, csv_line, json_pieces, row_of
from ctr.output.table import Column, pieces

ISSUER_HEAD = "Cơ quan ban hành"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Which plan a row is of: the body that issued it, and the path to its folder."""

    issuer: str | None
    plan: str

    @property
    def name(self) -> str:
        """The issuing body; where it cannot be read the path."""
        return self.issuer or self.plan

    def record(self) -> dict[str, Any]:
        """What stands before the keys of a row."""
        return {"issuer": self.issuer, "plan": self.plan}


Part = tuple[Origin, Listing[Any]]
"""What one plan answers."""


def text_pieces(parts: Iterable[Part], contract: Contract[Any], format: Format) -> Iterator[str]:
    """The list as it is written to stdout, or into a file, piece by piece, never nothing in one."""
    if format == "json":
        yield from json_pieces(
            {**origin.record(), **record}
            for origin, listing in parts
            for record in map(listing.contract.record, listing.items)
        )
    elif format == "csv":
        yield csv_line((*Origin(issuer=None, plan="").record(), *contract.keys))
        for origin, listing in parts:
            for record in map(listing.contract.record, listing.items):
                yield csv_line((*origin.record().values(), *record.values()))
    elif format == "md":
        yield from _markdown(parts)
    else:
        yield from _in_pipe(parts)


def table_pieces(parts: Iterable[Part], room: int) -> Iterator[str]:
    """The list as a table on a terminal of so many columns."""
    columns, rows = _rows(parts)
    return pieces(columns, rows, room)


def workbook(parts: Iterable[Part], day: date) -> bytes:
    """The list as a workbook, with a column for who issued the plan of each row."""
    from ctr.output.spreadsheet import Cell, Sheet, table

    sheet: Sheet[Any] = Sheet(title="Danh sách", day=day)
    rows: list[list[Cell]] = []
    for origin, listing in parts:
        if listing.sheet is not None:
            sheet = listing.sheet()
        read = [column.value for column in sheet.columns]
        rows += [[origin.name, *(value(item) for value in read)] for item in listing.items]
    heads = [(ISSUER_HEAD, 2.0), *((column.head, column.share) for column in sheet.columns)]
    kept = [0] + [
        place
        for place, column in enumerate(sheet.columns, start=1)
        if not column.may_lack or any(row[place] for row in rows)
    ]
    return table(
        sheet, [heads[place] for place in kept], [[row[place] for place in kept] for row in rows]
    )


def _rows(parts: Iterable[Part]) -> tuple[tuple[Column[Any], ...], Iterator[list[str]]]:
    """The columns of the first plan's list, which are those of all, and the rows of each.

    The columns say nothing of how their cells are read, which would hold that plan.
    """
    left = iter(parts)
    first = next(left, None)
    if first is None:
        return (), iter(())
    issuer: Column[Any] = Column(head=ISSUER_HEAD, text=str, ratio=3)
    columns = (issuer, *(replace(column, text=str) for column in first[1].columns))
    rows = (
        [origin.name, *row_of(listing, item)]
        for origin, listing in _all_of([first], left)
        for item in listing.items
    )
    return columns, rows


def _all_of(read: list[Part], left: Iterator[Part]) -> Iterator[Part]:
    """The parts that were read, of which none is kept, and those that are left."""
    while read:
        yield read.pop(0)
    yield from left


def _markdown(parts: Iterable[Part]) -> Iterator[str]:
    from ctr.markdown import table, table_row

    columns, rows = _rows(parts)
    if columns:
        yield table([column.head for column in columns], [], [column.right for column in columns])
    yield from map(table_row, rows)


def _in_pipe(parts: Iterable[Part]) -> Iterator[str]:
    """A line a thing, whose it is before it."""
    for origin, listing in parts:
        if listing.screen is None:
            lines = [words(screen.BETWEEN.join(row_of(listing, item))) for item in listing.items]
        else:
            lines = listing.screen(None)
        before = words(f"{origin.name}{screen.BETWEEN}")
        text = screen.as_text((*before, *line) for line in lines)
        if text:
            yield text

"""The lists of several plans as one: of each row whose it is, written as the plans are read.

What one plan answers becomes text at once (`plan_text`), in the form that the list is written in,
and texts become the list (`pieces`). No more is kept than what is written at once: a plan is let go
when its rows are out. Only a table on a terminal waits for its first rows, to know how wide its
columns are, and a workbook for all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, Literal

from ctr.late_dataclasses import dataclass
from ctr.output import screen
from ctr.output.contract import Contract
from ctr.output.lines import words
from ctr.output.listing import Format, Listing, csv_line, json_record, row_of
from ctr.output.table import Column
from ctr.output.table import pieces as table_pieces

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


Form = Literal["json", "csv", "cells", "lines"]
"""How the text of one plan is made: `cells` are the rows of a table as JSON, its heads first, and
`lines` those of a pipe."""


def form(format: Format, room: int | None) -> Form:
    """That of a list in this format, on a terminal of `room` columns or elsewhere."""
    if format == "json":
        return "json"
    if format == "csv":
        return "csv"
    return "cells" if format == "md" or room is not None else "lines"


def plan_text(origin: Origin, listing: Listing[Any], form: Form) -> str:
    """The rows of one plan; empty where it has none, but for `cells`."""
    if form == "cells":
        heads = [(column.head, column.ratio, column.right) for column in listing.columns]
        rows = [[origin.name, *row_of(listing, item)] for item in listing.items]
        return json.dumps([[(ISSUER_HEAD, 3, False), *heads], *rows], ensure_ascii=False)
    if form == "lines":
        return _in_pipe(origin, listing)
    records = map(listing.contract.record, listing.items)
    whole = ({**origin.record(), **record} for record in records)
    if form == "json":
        return ",\n".join(map(json_record, whole))
    return "".join(csv_line(record.values()) for record in whole)


def pieces(
    texts: Iterable[str], contract: Contract[Any], format: Format, room: int | None
) -> Iterator[str]:
    """The list as it is written, of the texts of its plans, piece by piece, never nothing in one.

    `room` is the width of the terminal, None where it is none.
    """
    texts = filter(None, texts)
    made = form(format, room)
    if made == "json":
        yield from _joined(texts)
    elif made == "csv":
        yield csv_line((*Origin(issuer=None, plan="").record(), *contract.keys))
        yield from texts
    elif made == "lines":
        yield from texts
    else:
        yield from _table(texts, room)


def _joined(texts: Iterable[str]) -> Iterator[str]:
    before = "[\n"
    for text in texts:
        yield before + text
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def _table(texts: Iterable[str], room: int | None) -> Iterator[str]:
    """With the heads of the first plan, which are those of all."""
    parts = map(json.loads, texts)
    first = next(parts, None)
    if first is None:
        return
    heads, *rows = first
    columns = [
        Column(head=head, text=str, ratio=ratio, right=right) for head, ratio, right in heads
    ]
    every = chain(rows, chain.from_iterable(part[1:] for part in parts))
    if room is not None:
        yield from table_pieces(columns, every, room)
        return
    from ctr.markdown import table, table_row

    yield table([column.head for column in columns], [], [column.right for column in columns])
    yield from map(table_row, every)


def workbook(parts: Iterable[tuple[Origin, Listing[Any]]], day: date) -> bytes:
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


def _in_pipe(origin: Origin, listing: Listing[Any]) -> str:
    """A line a thing, whose it is before it."""
    if listing.screen is None:
        lines = [words(screen.BETWEEN.join(row_of(listing, item))) for item in listing.items]
    else:
        lines = listing.screen(None)
    before = words(f"{origin.name}{screen.BETWEEN}")
    return screen.as_text((*before, *line) for line in lines)

"""What one plan answers, as text for the list of several, and the workbook of such answers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from ctr.output import screen, terminal
from ctr.output.lines import Span, folded, words
from ctr.output.listing import Listing, csv_line, json_record, on_terminal, row_of
from ctr.output.several import ISSUER_HEAD, Form, Origin


def plan_text(origin: Origin, listing: Listing[Any], form: Form) -> str:
    """The rows of one plan; empty where it has none and the form has no heads."""
    if form == "cells":
        columns = [(column.head, column.ratio, column.right) for column in listing.columns]
        rows = [[origin.name, *row_of(listing, item)] for item in listing.items]
        return json.dumps([[(ISSUER_HEAD, 3, False), *columns], *rows], ensure_ascii=False)
    if form == "lines":
        return _in_pipe(origin, listing)
    if form == "screen":
        return _on_screen(origin, listing)
    records = map(listing.contract.record, listing.items)
    whole = ({**origin.record(), **record} for record in records)
    if form == "json":
        return ",\n".join(map(json_record, whole))
    heads = (*origin.record(), *listing.contract.keys)
    return "".join(csv_line(line) for line in (heads, *(record.values() for record in whole)))


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


def _on_screen(origin: Origin, listing: Listing[Any]) -> str:
    """As the plan alone is shown, below whose it is."""
    if not listing.items:
        return ""
    room = terminal.columns()
    head = screen.text(folded(words(Span(origin.name.upper(), "head")), room))
    return head + on_terminal(listing, room)

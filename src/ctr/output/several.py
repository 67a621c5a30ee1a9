"""The list of several plans, written as they are read, of the text of each.

What one plan answers becomes text at once (`plan_text`), in the form that the list is written in,
and texts become the list here. No more is kept than what is written at once: a plan is let go when
its text is out. Only a table on a terminal waits for its first rows, to know how wide its columns
are. Nothing is imported that makes such a text: it may be one that was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from ctr.late_dataclasses import dataclass
from ctr.output.formats import Format

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


Form = Literal["json", "csv", "cells", "lines", "screen"]
"""How the text of one plan is made: `csv` with its heads, `cells` as the rows of a table in JSON
below its heads, `lines` as those of a pipe, and `screen` as the plan shows itself on a terminal,
below whose it is."""
_WIDE = 120
"""Columns of a terminal from which there is room for one more, of who issued the plan."""


def form(format: Format, room: int | None) -> Form:
    """That of a list in this format, on a terminal of `room` columns or elsewhere."""
    if format == "json":
        return "json"
    if format == "csv":
        return "csv"
    if format == "md":
        return "cells"
    if room is None:
        return "lines"
    return "cells" if room >= _WIDE else "screen"


def pieces(texts: Iterable[str], format: Format, room: int | None) -> Iterator[str]:
    """The list as it is written, of the texts of its plans, piece by piece, never nothing in one.

    `room` is the width of the terminal, None where it is none.
    """
    texts = filter(None, texts)
    made = form(format, room)
    if made == "json":
        from ctr.output.json_text import joined

        yield from joined(texts)
    elif made == "csv":
        yield from _below_heads(texts)
    elif made == "lines":
        yield from texts
    elif made == "screen":
        yield from (f"\n{text}" if number else text for number, text in enumerate(texts))
    else:
        yield from _table(texts, room)


def _below_heads(texts: Iterable[str]) -> Iterator[str]:
    """With the heads of the first plan, which are those of all."""
    for number, text in enumerate(texts):
        heads, end, rows = text.partition("\n")
        if number == 0:
            yield heads + end
        if rows:
            yield rows


def _table(texts: Iterable[str], room: int | None) -> Iterator[str]:
    """The same of the cells of a table."""
    import json
    from itertools import chain

    from ctr.output.table import Column
    from ctr.output.table import pieces as table_pieces

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

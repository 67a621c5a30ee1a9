"""Tables on a terminal, by rich."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ctr.output.listing import Column


def print_table(columns: Sequence[Column[Any]], rows: Sequence[Sequence[str]]) -> None:
    """One table over the width of the terminal, long cells wrapped, nothing cut off."""
    if not rows:
        return
    table = Table(
        box=SIMPLE_HEAD,
        expand=any(column.ratio for column in columns),
        pad_edge=False,
        show_edge=False,
        collapse_padding=True,
    )
    for column in columns:
        table.add_column(
            column.head,
            justify="right" if column.right else "left",
            ratio=column.ratio or None,
            min_width=10 if column.ratio else None,
            no_wrap=not column.ratio,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(table)

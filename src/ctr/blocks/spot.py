"""Where the reader stands: what the next paragraph's place will be."""

from __future__ import annotations

from dataclasses import dataclass

from ctr.blocks.model import BODY, Place


@dataclass(slots=True)
class Spot:
    """A part, or a cell of a table in it; `count` paragraphs of it have been read."""

    part: str = BODY
    table: int | None = None
    row: int | None = None
    column: int | None = None
    count: int = 0

    def here(self) -> Place:
        """The place of the paragraph that comes now."""
        return Place(self.part, self.count + 1, self.table, self.row, self.column)

    def at_table(self, table: int) -> Spot:
        """A table that begins here."""
        return Spot(part=self.part, table=table)

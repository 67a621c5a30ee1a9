"""The rows and cells of a Word table on their grid, each merged cell once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ctr.blocks.inline import chosen, control
from ctr.blocks.model import Block, Cell, Place, Table
from ctr.blocks.ooxml import MC, VAL, Element, W, child_of, is_on, value, whole
from ctr.blocks.spot import Spot
from ctr.package_guard import Unsound

_WIDEST = 500
"""Columns; Word itself makes 63."""
_PLACES = 1_000_000

Tags = tuple[tuple[str, bool], ...]


@dataclass(slots=True, kw_only=True)
class RawCell:
    """A `w:tc` and the content controls around it, those around its row first."""

    element: Element
    tags: Tags


@dataclass(slots=True, kw_only=True)
class Row:
    """A `w:tr`: its cells, what was tracked of it."""

    element: Element
    cells: list[RawCell]
    before: int
    """Places of the grid that it leaves empty at its beginning."""
    header: bool
    deleted: bool
    inserted: bool


def rows_of(table: Element) -> Iterator[Row]:
    """The rows of a table, in content controls too."""
    for element, tags in _inner(table, f"{W}tr", ()):
        properties = child_of(element, f"{W}trPr")

        def has(name: str, properties: Element | None = properties) -> bool:
            return child_of(properties, W + name) is not None

        header = child_of(properties, f"{W}tblHeader")
        yield Row(
            element=element,
            cells=[
                RawCell(element=cell, tags=its) for cell, its in _inner(element, f"{W}tc", tags)
            ],
            before=max(0, min(whole(value(properties, "gridBefore"), 0), _WIDEST)),
            header=is_on(header),
            deleted=has("del"),
            inserted=has("ins"),
        )


def _inner(parent: Element, wanted: str, tags: Tags) -> Iterator[tuple[Element, Tags]]:
    """Rows or cells under `parent`, through controls and other wrappers."""
    for child in parent:
        if child.tag == wanted:
            yield child, tags
        elif child.tag == f"{W}sdt":
            content = child.find(f"{W}sdtContent")
            if content is not None:
                name, is_prompt = control(child)
                yield from _inner(content, wanted, (*tags, (name, is_prompt)) if name else tags)
        elif child.tag == f"{MC}AlternateContent":
            for branch in chosen(child):
                yield from _inner(branch, wanted, tags)
        elif child.tag in _WRAPPERS:
            yield from _inner(child, wanted, tags)


_WRAPPERS = frozenset({f"{W}customXml", f"{W}ins", f"{W}moveTo"})


@dataclass(slots=True)
class _Open:
    """A cell while the rows below it may still belong to it."""

    row: int
    column: int
    width: int
    spot: Spot
    tags: tuple[str, ...]
    height: int = 1
    blocks: list[Block] = field(default_factory=list)

    def whole(self) -> Cell:
        """The cell, once the table is read to its end."""
        return Cell(
            row=self.row,
            column=self.column,
            row_span=self.height,
            column_span=self.width,
            blocks=tuple(self.blocks),
            place=Place(self.spot.part, 1, self.spot.table, self.row, self.column),
            tags=self.tags,
        )


class Grid:
    """A table while it is read, row by row. Rows and columns count from 1."""

    def __init__(self, spot: Spot, element: Element, tags: tuple[str, ...]) -> None:
        self._spot = spot
        self._tags = tags
        columns = element.find(f"{W}tblGrid")
        self._columns = 0 if columns is None else len(columns.findall(f"{W}gridCol"))
        self._row = 0
        self._next = 1
        self._headers = 0
        self._cells: list[_Open] = []
        self._above: dict[int, _Open] = {}
        self._begun: dict[int, _Open] = {}
        self._here: _Open | None = None

    def new_row(self, *, is_header: bool, before: int) -> None:
        """The next row begins, after so many empty places."""
        self._row += 1
        self._next = 1 + before
        self._above, self._begun = self._begun, {}
        if is_header and self._headers == self._row - 1:
            self._headers = self._row

    def begins(self, cell: RawCell) -> bool:
        """Take the next cell of the row; whether it is a new one, not more of one before it."""
        width, down, aside = _spans(child_of(cell.element, _PROPERTIES))
        column = self._next
        self._next += width
        if self._next > _WIDEST + 1:
            raise Unsound(f"bảng {self._spot.table} có quá nhiều cột")
        if aside == "continue" and self._here is not None and column > 1:
            self._here.width += width
            return False
        upper = self._above.get(column)
        if upper is not None and down == "continue":
            upper.height = self._row - upper.row + 1
            self._begun[column] = self._here = upper
            return False
        spot = Spot(self._spot.part, self._spot.table, self._row, column)
        self._here = _Open(self._row, column, width, spot, tuple([name for name, _ in cell.tags]))
        self._cells.append(self._here)
        if down is not None:
            self._begun[column] = self._here
        return True

    def spot(self) -> Spot:
        """Where the paragraphs of the cell stand that was taken last."""
        assert self._here is not None
        return self._here.spot

    def blocks(self) -> list[Block]:
        """Its blocks, to be added to."""
        assert self._here is not None
        return self._here.blocks

    def row_place(self) -> Place:
        """The row as a whole."""
        return Place(part=self._spot.part, table=self._spot.table, row=self._row)

    def table(self) -> Table:
        """What has been read. Raises Unsound for one that is too large."""
        columns = max(
            [self._columns if self._columns <= _WIDEST else 0]
            + [cell.column + cell.width - 1 for cell in self._cells]
        )
        if columns * self._row > _PLACES:
            raise Unsound(f"bảng {self._spot.table} quá lớn")
        return Table(
            rows=self._row,
            columns=columns,
            place=Place(part=self._spot.part, table=self._spot.table),
            header_rows=self._headers,
            tags=self._tags,
            cells=tuple([cell.whole() for cell in self._cells]),
        )


def _spans(properties: Element | None) -> tuple[int, str | None, str | None]:
    """Columns of a cell; whether it is merged with others below, or beside: `restart` or not."""
    width, down, aside = 1, None, None
    for child in () if properties is None else properties:
        if child.tag == _SPAN:
            width = max(1, min(whole(child.get(VAL), 1), _WIDEST))
        elif child.tag == _DOWN:
            down = child.get(VAL, "continue")
        elif child.tag == _ASIDE:
            aside = child.get(VAL, "continue")
    return width, down, aside


_PROPERTIES = f"{W}tcPr"
_SPAN, _DOWN, _ASIDE = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"

"""What a document is before anyone interprets it: paragraphs and tables, each with its place.

Everything that a reader of the document sees stands here once, in the order of reading; what the
reader does not see (deletions, hidden text) or sees on every page (headers) is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BODY = "body"
_PARTS = {
    "footnote": "chú thích",
    "endnote": "chú thích cuối văn bản",
    "textbox": "hộp văn bản",
    "header": "đầu trang",
    "footer": "chân trang",
    "comment": "bình luận",
}


class Place(NamedTuple):
    """Where something stands. All numbers count from 1.

    `part` is `body`, or `footnote 3`, `endnote 1`, `textbox 2`, `header 1`, `footer 1`,
    `comment 1`. `paragraph` counts those that show anything in the part, or in the cell. Tables are
    counted through the whole document, a nested one after that around it; `row` and `column` are
    those of the table's grid. `line` is that of a text file, where there is one.
    """

    part: str = BODY
    paragraph: int = 1
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None

    def words(self) -> str:
        """The place for people: `bảng 2, hàng 3, cột 4; đoạn 1`."""
        kind, _, number = self.part.partition(" ")
        parts = [] if self.part == BODY else [f"{_PARTS.get(kind, kind)} {number}".strip()]
        if self.table is not None:
            cell = [f"bảng {self.table}"]
            cell += [] if self.row is None else [f"hàng {self.row}"]
            cell += [] if self.column is None else [f"cột {self.column}"]
            parts.append(", ".join(cell))
        if self.line is not None:
            parts.append(f"dòng {self.line}")
        elif self.table is None or self.row is not None:
            parts.append(f"đoạn {self.paragraph}")
        return "; ".join(parts)


MarkKind = Literal["footnote", "endnote", "control", "placeholder", "bookmark"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a paragraph's text from `start` to before `end` that bears a name.

    A reference to a footnote or endnote (empty piece; `name` is that of the `Note`), a content
    control (its tag, or its title where it has none; `placeholder` where nothing was typed into it
    yet, so that its prompt is shown) or a bookmark. A control around whole paragraphs marks each
    of them whole.
    """

    kind: MarkKind
    name: str
    start: int
    end: int


class Paragraph(NamedTuple):
    """One paragraph as it is read.

    `number` is the automatic number as shown (`1.1.`, `a)`, `I.`, `-`) or empty: a typed number
    stays in the text. `level` is that number's level from 0. A line break inside the paragraph is
    a newline in `text`, a no-break space is a space, a soft hyphen is gone. `bold`, `italic`: all
    of its letters; `bold_until` is the length of its bold beginning. `heading` is the level of its
    heading style, from 1.
    """

    text: str
    place: Place
    number: str = ""
    level: int | None = None
    bold: bool = False
    bold_until: int = 0
    italic: bool = False
    centred: bool = False
    heading: int | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def shown(self) -> str:
        """Number and text, as on the page."""
        return f"{self.number} {self.text}".strip()

    def named(self, kind: MarkKind) -> tuple[str, ...]:
        """The names of its marks of one kind."""
        return tuple(mark.name for mark in self.marks if mark.kind == kind)

    @property
    def tags(self) -> tuple[str, ...]:
        """The content controls around or in it."""
        return self.named("control")


class Cell(NamedTuple):
    """A cell, merged ones once: `row` and `column` of its first corner count from 1."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    place: Place
    row_span: int = 1
    column_span: int = 1
    tags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is shown in it, a paragraph a line."""
        return "\n".join(paragraph.shown for paragraph in paragraphs(self.blocks))

    def covers(self, row: int, column: int) -> bool:
        """Whether a place of the grid is in it."""
        return (
            self.row <= row < self.row + self.row_span
            and self.column <= column < self.column + self.column_span
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of `rows` x `columns`; places of the grid that no cell covers are empty.

    `header_rows` are those that Word repeats on every page, or that stand above Markdown's line.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    place: Place
    header_rows: int = 0
    tags: tuple[str, ...] = ()

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place of the grid, counted from 1."""
        return next((cell for cell in self.cells if cell.covers(row, column)), None)

    def grid(self) -> list[list[Cell | None]]:
        """The cell at every place of the grid, a merged one at each of its places."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row - 1, cell.row - 1 + cell.row_span):
                width = slice(cell.column - 1, cell.column - 1 + cell.column_span)
                places[row][width] = [cell] * cell.column_span
        return places


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote or endnote: `name` is what its references show."""

    name: str
    blocks: tuple[Block, ...]
    endnote: bool = False


NoticeKind = Literal[
    "insertion",  # tracked, taken as accepted: in the text
    "deletion",  # tracked, taken as accepted: not in the text
    "hidden",  # hidden text: not in the text
    "textbox",  # a text box, read where it is anchored
    "field",  # a field, of which the shown result was taken
    "header",
    "footer",
    "comment",
    "picture",
    "part",  # another document inside, not read
    "drawing",  # words in a drawing, a diagram: not in the text
    "equation",
    "page",  # a page number or page break of a text file, left out
    "joined",  # lines of a text file joined over a page's end
    "symbol",  # a character of a symbol font without a known equal
    "encoding",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What was decided in reading, with the words concerned."""

    kind: NoticeKind
    text: str
    place: Place


class Word(NamedTuple):
    """A word of a paragraph's text and where it begins there."""

    text: str
    place: Place
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """A document: what stands in its body, its notes, and what was decided in reading it."""

    file: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    notices: tuple[Notice, ...] = field(default=())

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph, those of tables in place, those of notes last."""
        yield from paragraphs(self.blocks)
        for note in self.notes:
            yield from paragraphs(note.blocks)

    def tables(self) -> Iterator[Table]:
        """Every table, a nested one after that around it."""
        yield from tables(self.blocks)
        for note in self.notes:
            yield from tables(note.blocks)

    def words(self) -> Iterator[Word]:
        """Every word, once. Automatic numbers are no words: they stand in `Paragraph.number`."""
        for paragraph in self.paragraphs():
            for match in _WORD.finditer(paragraph.text):
                yield Word(match[0], paragraph.place, match.start())


_WORD = re.compile(r"\S+")


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """The paragraphs of blocks in the order of reading: a table row by row."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in block.cells:
                yield from paragraphs(cell.blocks)


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    """The tables of blocks, a nested one after that around it."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells:
                yield from tables(cell.blocks)

"""A text file, as copied from pages or written as Markdown, into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctr.blocks.joining import begins, ended, goes_on, is_continued, is_cut, joined, width_of
from ctr.blocks.line import clean
from ctr.blocks.markup import closed_on_each_line, note_beginning, references, unmarked
from ctr.blocks.model import BODY, Block, Blocks, Cell, Mark, Note, Notice, Paragraph, Place, Table
from ctr.blocks.pages import Line, lines_of
from ctr.blocks.text_tables import table_at
from ctr.package_guard import Unsound

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$", re.DOTALL)
_LINE_RULE = re.compile(r"(?:[-*_=]\s*){3,}$")
_FENCE = re.compile(r"(?:```|~~~)\S*$")
_STAR_ITEM = re.compile(r"^\*\s+")
_MANY = 8
_LOOSE = 0.25
"""The share of blank lines that stand within a sentence, in a text that has one after each line."""


@dataclass(slots=True)
class _Piece:
    """A paragraph in its making."""

    line: Line
    parts: list[str]
    joins: list[tuple[int, str]] = field(default_factory=list)
    """Lines joined over blank ones or a page's end: number and text."""

    @property
    def last(self) -> str:
        """Its last line."""
        return self.parts[-1]

    @property
    def text(self) -> str:
        """Its lines as one."""
        return joined(self.parts)


@dataclass(slots=True)
class _Table:
    line: Line
    rows: list[tuple[Line, list[str]]]
    heads: int


def text_blocks(text: str, file: str, *, is_markdown: bool, encoding: str = "") -> Blocks:
    """The paragraphs and tables of a text; each place has the line where it begins.

    Raises Unsound for a table beyond measure.
    """
    lines, numbers = lines_of(clean(text))
    for line, closed in zip(lines, closed_on_each_line([line.text for line in lines]), strict=True):
        line.text = closed
    notices = [Notice(kind="encoding", text=encoding, place=Place(line=1))] if encoding else []
    notices += [
        Notice(kind="page", text=line.text, place=Place(line=line.number)) for line in numbers
    ]
    pieces = _pieces(lines)
    notes = _taken_notes(pieces)
    known = frozenset(notes)
    builder = _Builder(is_markdown=is_markdown, known=known)
    blocks = tuple(block for piece in pieces for block in builder.blocks(piece))
    made = []
    for name, piece in notes.items():
        part = f"footnote {name}"
        made.append(Note(name=name, blocks=tuple(builder.paragraph(piece, part=part, count=1))))
    return Blocks(
        file=file,
        blocks=blocks,
        notes=tuple(made),
        notices=(*notices, *builder.notices),
    )


def _pieces(lines: list[Line]) -> list[_Piece | _Table]:
    """Paragraphs and tables, the lines of each joined."""
    width = width_of([line.text for line in lines])
    loose = _is_loose(lines, width)
    pieces: list[_Piece | _Table] = []
    blank, page, index = True, False, 0
    while index < len(lines):
        line = lines[index]
        page = page or line.after_page
        table = table_at(lines, index) if line.text else None
        if table is not None:
            taken, rows, heads = table
            pieces.append(_Table(line, rows, heads))
            index += taken
            blank, page = True, False
            continue
        index += 1
        if not line.text or _FENCE.match(line.text) or _LINE_RULE.match(line.text):
            blank = True
            continue
        _put(pieces, line, blank=blank and not loose, page=page, width=width)
        blank = page = False
    return pieces


def _is_loose(lines: list[Line], width: int) -> bool:
    """Whether blank lines stand between lines of one paragraph, too, all through the text."""
    if not width:
        return False
    cut = apart = 0
    before, blank = "", False
    for line in lines:
        if line.text and before and blank:
            apart += 1
            cut += goes_on(line.text) and not ended(before) and not begins(line.text)
        blank = not line.text
        before = line.text or before
    return apart >= _MANY and cut > _LOOSE * apart


def _put(pieces: list[_Piece | _Table], line: Line, *, blank: bool, page: bool, width: int) -> None:
    """A line onto the paragraph that it goes on with, or as a new one."""
    text = line.text
    before = pieces[-1] if pieces else None
    if (blank or page) and before and _is_note(before) and goes_on(text) and not begins(text):
        # the notes of a page stand between the parts of a sentence that the page's end cut
        before = next((piece for piece in reversed(pieces[-_NOTES:]) if not _is_note(piece)), None)
        page = True
    if isinstance(before, _Piece) and not _HEADING.match(before.parts[0]):
        last = before.last
        is_one = (blank or page) and is_cut(last, text, page=page, width=width)
        if is_one or (not blank and is_continued(last, text, width)):
            if blank or page:
                before.joins.append((line.number, text))
            before.parts.append(text)
            return
    pieces.append(_Piece(line, [text]))


def _is_note(piece: _Piece | _Table) -> bool:
    return isinstance(piece, _Piece) and note_beginning(piece.parts[0]) is not None


def _taken_notes(pieces: list[_Piece | _Table]) -> dict[str, _Piece]:
    """The footnotes that the text refers to, taken out of it."""
    texts = [piece.text for piece in pieces if isinstance(piece, _Piece)]
    for piece in pieces:
        if isinstance(piece, _Table):
            texts += [cell for _, row in piece.rows for cell in row]
    referred: set[str] = set()
    for text in texts:
        begun = note_beginning(text)
        referred |= references(text if begun is None else begun[1])
    notes: dict[str, _Piece] = {}
    for piece in list(pieces):
        begun = note_beginning(piece.text) if isinstance(piece, _Piece) else None
        if begun is None or begun[0] not in referred or begun[0] in notes:
            continue
        assert isinstance(piece, _Piece)
        notes[begun[0]] = _Piece(piece.line, [begun[1]], piece.joins)
        pieces.remove(piece)
    return notes


class _Builder:
    """Makes blocks of pieces, and counts."""

    def __init__(self, *, is_markdown: bool, known: frozenset[str]) -> None:
        self.notices: list[Notice] = []
        self._is_markdown = is_markdown
        self._known = known
        self._count = self._tables = 0

    def blocks(self, piece: _Piece | _Table) -> list[Block]:
        """The blocks of a piece of the body."""
        if isinstance(piece, _Table):
            self._tables += 1
            return [self._table(piece, self._tables)]
        made = self.paragraph(piece, part=BODY, count=self._count + 1)
        self._count += len(made)
        return list(made)

    def paragraph(self, piece: _Piece, *, part: str, count: int) -> list[Paragraph]:
        """The paragraph of a piece; none where nothing is left of it."""
        for number, text in piece.joins:
            self.notices.append(
                Notice(kind="joined", text=text[:_TOLD], place=Place(part=part, line=number))
            )
        text, heading = piece.text, None
        if match := _HEADING.match(text):
            text, heading = match[2], len(match[1])
        if self._is_markdown:
            text = _QUOTED.sub("", _STAR_ITEM.sub("- ", text))
        place = Place(part=part, paragraph=count, line=piece.line.number)
        made = self._paragraph(text, place, heading)
        return [made] if made.text else []

    def _paragraph(self, text: str, place: Place, heading: int | None = None) -> Paragraph:
        marked = unmarked(text, is_markdown=self._is_markdown, known_notes=self._known)
        for _ in range(marked.pictures):
            self.notices.append(Notice(kind="picture", text="", place=place))
        return Paragraph(
            text=marked.text,
            place=place,
            bold=marked.bold,
            bold_until=marked.bold_until,
            italic=marked.italic,
            heading=heading,
            marks=tuple(Mark("footnote", name, at, at) for name, at in marked.notes),
        )

    def _table(self, table: _Table, number: int) -> Table:
        columns = max(len(cells) for _, cells in table.rows)
        if columns * len(table.rows) > _PLACES:
            raise Unsound(f"bảng ở dòng {table.line.number} quá lớn")
        made = []
        for row, (line, cells) in enumerate(table.rows, 1):
            for column in range(1, columns + 1):
                text = cells[column - 1] if column <= len(cells) else ""
                place = Place(table=number, row=row, column=column, line=line.number)
                parts = _LINE_BREAK.split(text) if self._is_markdown else [text]
                blocks = [self._paragraph(part, place) for part in parts if part.strip()]
                blocks = [
                    block._replace(place=place._replace(paragraph=count))
                    for count, block in enumerate(blocks, 1)
                ]
                made.append(Cell(row=row, column=column, blocks=tuple(blocks), place=place))
        return Table(
            rows=len(table.rows),
            columns=columns,
            cells=tuple(made),
            header_rows=table.heads,
            place=Place(table=number, line=table.line.number),
        )


_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>\s?)+")
_TOLD = 60
_PLACES = 300_000
"""Cells of a table."""
_NOTES = 30
"""Footnotes of one page, at most."""

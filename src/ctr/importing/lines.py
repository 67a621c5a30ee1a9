"""A document as lines: paragraphs with the enumerator they begin with, in the order of reading.

A line is the least that is placed: each goes whole into one place of the plan, or stays unplaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from ctr.blocks.model import Block, Blocks, Cell, Paragraph, Place, Table
from ctr.importing.labels import assignment_at
from ctr.vietnamese.matching import nfc

Style = Literal["part", "letter", "number", "dotted", "deep", "point", "bracket", "dash", ""]
"""What a line is numbered by: `I.`, `A.`, `1.`, `1.1.`, `1.1.1.`, `a)`, `(1)`, `-`, or nothing."""

_PARTS = r"(?:X{0,2}(?:IX|IV|VI{0,3}|V|I{1,3}|X))"
_MARKS: tuple[tuple[Style, re.Pattern[str]], ...] = tuple(
    (style, re.compile(pattern))  # type: ignore[misc]
    for style, pattern in (
        ("part", rf"(?:(?:PHẦN|Phần|MỤC|Mục|CHƯƠNG|Chương) )?{_PARTS}(?:\s?[./:)]|\s[-–])(?=\s|$)"),
        ("part", rf"(?:PHẦN|Phần|MỤC|Mục|CHƯƠNG|Chương) (?:{_PARTS}|\d{{1,2}})\b\.?"),
        ("part", rf"{_PARTS}(?=\s+[A-ZĐÀ-Ỹ]{{2,}}(?:[\s,]+[A-ZĐÀ-Ỹ]{{2,}})+)"),
        ("part", r"(?:ĐIỀU|Điều) \d{1,3}[.:]?"),
        (
            "number",
            r"(?:NHIỆM VỤ|Nhiệm vụ|Nhóm nhiệm vụ|Nhóm giải pháp|Hoạt động|Dự án|Tiểu dự án|Giải "
            r"pháp|Nội dung|Hợp phần)(?: thứ)? \d{1,2}[.:](?=\s)",
        ),
        ("deep", r"\d{1,3}(?:\.\d{1,3}){2,4}[.)]?(?=\s|$)"),
        ("dotted", r"\d{1,3}\.\s?\d{1,3}[.)]?(?=\s|$)"),
        ("dotted", r"\d{1,3}\.\d{1,3}\.(?=[A-ZĐÀ-Ỹ])"),
        ("number", r"\d{1,3}\s?[.)/](?=\s|$)"),
        ("number", r"\d{1,3}\.(?=[A-ZĐÀ-Ỹ])"),
        ("letter", r"[A-HĐ][.)/](?=\s|$)"),
        ("bracket", r"\(\d{1,3}\)(?=\s|$)"),
        ("bracket", r"\((?:i{1,3}|iv|vi{0,3}|ix|x)\)(?=\s|$)"),
        ("point", r"[a-zđ]\d?\s?[.)/](?=\s|$)"),
        ("dash", r"[-–—+•*●▪◦](?=\s|$)"),
        ("dash", r"[-–+•●▪](?=[^\W\d_])"),
    )
)
_ANY_MARK = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _MARKS))
"""Whether a text begins with any of them: most do not."""
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])", re.DOTALL)
_STRAY = re.compile(r"^\*{2,3}(?=\S)|(?<=\S)\*{2,3}$")
_DIGITS = re.compile(r"\d+")
_NEW_LINE = re.compile(r"\s*\n\s*")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """One paragraph, or a part of it between line breaks.

    `mark` is its enumerator as shown, `text` what follows it with spaces folded; `style` and
    `count` (the numbers in the mark) are what the mark is. `index` counts the lines of a document.
    """

    index: int
    place: Place
    mark: str
    style: Style
    count: tuple[int, ...]
    text: str
    bold: bool = False
    bold_until: int = 0
    centred: bool = False
    heading: int | None = None
    automatic: bool = False
    file: str = ""

    @property
    def shown(self) -> str:
        """Enumerator and text."""
        return f"{self.mark} {self.text}".strip()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GridCell:
    """A cell of a table with its lines; a merged one stands at each of its places."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[Line, ...]
    text: str = field(init=False)
    """All of it in one line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join([line.shown for line in self.lines]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """A table as rows of cells, None where nothing covers a place."""

    rows: tuple[tuple[GridCell | None, ...], ...]
    header_rows: int
    index: int
    place: Place
    _lines: tuple[Line, ...] = field(init=False)

    def __post_init__(self) -> None:
        cells = {id(cell): cell for row in self.rows for cell in row if cell is not None}
        lines = [line for cell in cells.values() for line in cell.lines]
        object.__setattr__(self, "_lines", tuple(lines))

    def lines(self) -> tuple[Line, ...]:
        """Every line of it once, row by row."""
        return self._lines


Item = Line | Grid


@dataclass(slots=True)
class _Numbering:
    file: str
    next: int = 0
    notes: dict[str, str] = field(default_factory=dict)

    def take(self) -> int:
        self.next += 1
        return self.next - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLines:
    """A footnote or endnote: the mark that its reference got, and its lines."""

    mark: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """All lines of a file."""

    file: str
    items: tuple[Item, ...]
    notes: tuple[NoteLines, ...]

    def lines(self) -> Iterator[Line]:
        """Every line, those of notes last."""
        yield from lines_of(self.items)
        for note in self.notes:
            yield from note.lines


def lines_of(items: Iterable[Item]) -> Iterator[Line]:
    """Every line of the items, those of tables in place."""
    for item in items:
        if isinstance(item, Line):
            yield item
        else:
            yield from item.lines()


def document_of(blocks: Blocks, start: int = 0) -> Document:
    """The lines of a document, numbered from `start` on."""
    numbering = _Numbering(blocks.file, start)
    for position, note in enumerate(blocks.notes, start=1):
        mark = note.name if not note.name.isdigit() else note.name.translate(_SUPERSCRIPT)
        numbering.notes[note.name] = mark or str(position).translate(_SUPERSCRIPT)
    items = tuple(_items(blocks.blocks, numbering))
    notes = tuple(
        NoteLines(
            mark=numbering.notes[note.name],
            lines=tuple(lines_of(_items(note.blocks, numbering))),
        )
        for note in blocks.notes
    )
    return Document(file=blocks.file, items=items, notes=notes)


def _items(blocks: Iterable[Block], numbering: _Numbering) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _lines(block, numbering)
        else:
            yield _grid(block, numbering)


def _grid(table: Table, numbering: _Numbering) -> Grid:
    made: dict[int, GridCell] = {}
    index = numbering.next

    def cell_of(cell: Cell | None) -> GridCell | None:
        if cell is None:
            return None
        if id(cell) not in made:
            made[id(cell)] = GridCell(
                row=cell.row,
                column=cell.column,
                row_span=cell.row_span,
                column_span=cell.column_span,
                lines=tuple(lines_of(_items(cell.blocks, numbering))),
            )
        return made[id(cell)]

    rows = tuple([tuple([cell_of(cell) for cell in row]) for row in table.grid()])
    return Grid(rows=rows, header_rows=table.header_rows, index=index, place=table.place)


def _lines(paragraph: Paragraph, numbering: _Numbering) -> Iterator[Line]:
    text = nfc(plain(_with_notes(paragraph, numbering)))
    pieces = _pieces(text)
    for position, (mark, style, rest) in enumerate(_marked(pieces, paragraph.number)):
        number = paragraph.number if position == 0 else ""
        yield Line(
            index=numbering.take(),
            place=paragraph.place,
            mark=mark,
            style=style,
            count=tuple([int(part) for part in _DIGITS.findall(mark)]),
            text=rest,
            bold=paragraph.bold,
            bold_until=paragraph.bold_until if position == 0 else 0,
            centred=paragraph.centred,
            heading=paragraph.heading,
            automatic=bool(number),
            file=numbering.file,
        )


def _marked(pieces: Iterable[str], number: str) -> Iterator[tuple[str, Style, str]]:
    """Enumerator, style and text of each piece; who is to do a point is a piece of its own."""
    for piece in pieces:
        mark, style, text = (number, _style_of(number), piece) if number else _split(piece)
        number = ""
        if style in ("", "dash"):
            yield mark, style, text
            continue
        end = assignment_at(text)
        yield mark, style, text[:end].strip()
        if end < len(text):
            yield "", "", text[end:]


def _style_of(number: str) -> Style:
    mark, style, _ = _split(f"{number} X")
    return style if mark else "dash"


def _with_notes(paragraph: Paragraph, numbering: _Numbering) -> str:
    """The text with the marks of its footnotes, which are no letters of it."""
    text = paragraph.text
    for mark in sorted(paragraph.marks, key=lambda mark: mark.start, reverse=True):
        if mark.kind in ("footnote", "endnote") and mark.name in numbering.notes:
            text = text[: mark.start] + numbering.notes[mark.name] + text[mark.start :]
    return text


def plain(text: str) -> str:
    """Without the marks of emphasis that text copied from a converter has."""
    if "*" not in text:
        return text
    before = None
    while before != text:
        before, text = text, _EMPHASIS.sub(r"\2", text)
    return text


def _pieces(text: str) -> list[str]:
    """A paragraph at those of its line breaks that begin something; others are spaces."""
    pieces: list[str] = []
    text = text.strip()
    for piece in _NEW_LINE.split(text) if "\n" in text else (text,):
        if "*" in piece:
            piece = _STRAY.sub("", piece)
        piece = " ".join(piece.split())
        if not piece:
            continue
        if pieces and not _begins(piece, pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return pieces


def _begins(piece: str, before: str) -> bool:
    if piece[:1].islower():
        return False
    if _split(piece)[0] or _LABEL.match(piece) or _FORM.match(piece):
        return True
    return before.endswith((".", ";", ":", "!", "?", "”", "./.")) or piece.isupper() != (
        before.isupper()
    )


_FORM = re.compile(
    r"cộng h(?:òa|oà) xã hội|độc lập\s*[-–]|số\s*:?[\s\d.…_]*/"
    r"|[^,:;]{2,60},\s*ngày[\s\d.…_]*tháng\b",
    re.IGNORECASE,
)
"""The nation, its motto, the number, or place and date of a letterhead."""
_LABEL = re.compile(r"[A-ZĐÀ-Ỹ][^.:;]{3,60}:\s")


def _split(text: str) -> tuple[str, Style, str]:
    """The enumerator of a text, what it is, and the rest."""
    if _ANY_MARK.match(text) is None:
        return "", "", text
    for style, pattern in _MARKS:
        match = pattern.match(text)
        if match is not None and (match.end() < len(text) or style not in ("dash",)):
            rest = text[match.end() :].strip()
            if style == "part" and rest[:1].islower():
                continue
            if style in ("number", "dotted") and not rest:
                continue
            return match[0].strip(), style, rest
    return "", "", text


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: without marks of punctuation around them."""
    return list(filter(None, map(_bare_word, nfc(text).split())))


@lru_cache(maxsize=16_384)
def _bare_word(word: str) -> str:
    return _EDGES.sub("", _FOOTNOTE_MARKS.sub("", word))


_FOOTNOTE_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_EDGES = re.compile(r"^[^\w%≥≤<>]+|[^\w%]+$")

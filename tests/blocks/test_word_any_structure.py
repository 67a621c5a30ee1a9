"""Whatever is written as a Word document is read back: tables with any spans, nested, numbered."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.blocks.model import Block, Paragraph
from tests.blocks.documents import level, lists, para, read, word_file

TEXTS = st.text(
    st.sampled_from("aăâbcdđeêgh iklmnoôơpqrstuưvxy.,;:-()/%0123456789ÁẾỢ&<>\"'“”\t"), max_size=30
)
NUMBERING = lists({1: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")}, {1: (1, "")})

Shape = tuple[str, str] | tuple[int, int, tuple[tuple[int, int, int, int, tuple[object, ...]], ...]]
"""What is compared: number and text, or rows, columns and the cells of a table."""


@dataclass
class Text:
    text: str
    level: int | None


@dataclass
class Box:
    """A table: cells as row, column, row span, column span (from 0) and content."""

    rows: int
    columns: int
    cells: list[tuple[int, int, int, int, list[Text | Box]]]


@st.composite
def boxes(draw: st.DrawFn, content: st.SearchStrategy[list[Text | Box]]) -> Box:
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            widest = (
                next((at for at in range(column, columns) if (row, at) in taken), columns) - column
            )
            height = draw(st.integers(1, rows - row))
            width = draw(st.integers(1, widest))
            taken |= {(row + i, column + j) for i in range(height) for j in range(width)}
            cells.append((row, column, height, width, draw(content)))
    return Box(rows, columns, cells)


LEAVES: st.SearchStrategy[Text | Box] = st.builds(
    Text, TEXTS, st.sampled_from((None, None, None, 0, 1))
)
DOCUMENTS = st.lists(
    st.recursive(LEAVES, lambda inner: boxes(st.lists(inner, max_size=3)), max_leaves=12),
    max_size=8,
)


def written(blocks: list[Text | Box]) -> str:
    return "".join(_box(item) if isinstance(item, Box) else _text(item) for item in blocks)


def _text(item: Text) -> str:
    text = '</w:t><w:tab/><w:t xml:space="preserve">'.join(escape(item.text).split("\t"))
    return para(text, list_=None if item.level is None else (1, item.level))


def _box(box: Box) -> str:
    rows = []
    for row in range(box.rows):
        cells = []
        for top, _, height, width, content in sorted(box.cells, key=lambda cell: cell[1]):
            if not top <= row < top + height:
                continue
            merge = (
                ""
                if height == 1
                else f'<w:vMerge w:val="{"restart" if row == top else "continue"}"/>'
            )
            inner = (written(content) if row == top else "") + "<w:p/>"
            cells.append(
                f'<w:tc><w:tcPr><w:gridSpan w:val="{width}"/>{merge}</w:tcPr>{inner}</w:tc>'
            )
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    grid = "<w:gridCol/>" * box.columns
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


@dataclass
class Counter:
    """Numbers `1.` and `1.1.` as a person would count them."""

    upper: int = 0
    lower: int = 0
    seen: list[str] = field(default_factory=list)

    def next(self, level: int | None) -> str:
        if level is None:
            return ""
        if level == 0:
            self.upper, self.lower = self.upper + 1, 0
            return f"{self.upper}."
        self.upper, self.lower = max(self.upper, 1), self.lower + 1
        return f"{self.upper}.{self.lower}."


def meant(blocks: list[Text | Box], count: Counter) -> tuple[object, ...]:
    out: list[object] = []
    for item in blocks:
        if isinstance(item, Text):
            number, text = count.next(item.level), item.text.strip()
            out += [(number, text)] if number or text else []
        else:
            cells = tuple(
                (top + 1, column + 1, height, width, meant(content, count))
                for top, column, height, width, content in item.cells
            )
            out.append((item.rows, item.columns, cells))
    return tuple(out)


def found(blocks: tuple[Block, ...]) -> tuple[object, ...]:
    return tuple(
        (block.number, block.text)
        if isinstance(block, Paragraph)
        else (
            block.rows,
            block.columns,
            tuple(
                (cell.row, cell.column, cell.row_span, cell.column_span, found(cell.blocks))
                for cell in block.cells
            ),
        )
        for block in blocks
    )


@settings(max_examples=30, deadline=None)
@given(blocks=DOCUMENTS)
def test_what_was_written_is_read_back(blocks: list[Text | Box]) -> None:
    raw = word_file(written(blocks) + para("cuối"), numbering=NUMBERING)
    assert found(read(raw).blocks) == (*meant(blocks, Counter()), ("", "cuối"))

"""Blocks as those who use them see them."""

from __future__ import annotations

from ctr.blocks.model import Blocks, Cell, Note, Paragraph, Place, Table


def paragraph(text: str, **place: int) -> Paragraph:
    return Paragraph(text=text, place=Place(**place))  # type: ignore[arg-type]


def test_a_place_is_told_in_words() -> None:
    assert Place(paragraph=3).words() == "đoạn 3"
    assert Place(table=2, row=3, column=4).words() == "bảng 2, hàng 3, cột 4; đoạn 1"
    assert Place(table=2).words() == "bảng 2"
    assert Place(part="footnote 3").words() == "chú thích 3; đoạn 1"
    assert Place(part="textbox 1", paragraph=2).words() == "hộp văn bản 1; đoạn 2"
    assert Place(line=12).words() == "dòng 12"


def test_every_word_comes_once_in_the_order_of_reading() -> None:
    inner = Table(
        rows=1,
        columns=1,
        place=Place(table=2),
        cells=(Cell(row=1, column=1, blocks=(paragraph("c d"),), place=Place(table=2)),),
    )
    outer = Table(
        rows=2,
        columns=2,
        place=Place(table=1),
        cells=(
            Cell(row=1, column=1, column_span=2, blocks=(paragraph("b"), inner), place=Place()),
            Cell(row=2, column=2, blocks=(paragraph("e"),), place=Place()),
        ),
    )
    blocks = Blocks(
        file="a.docx",
        blocks=(paragraph(" a\na1 "), outer, paragraph("f")),
        notes=(Note(name="1", blocks=(paragraph("g"),)),),
    )
    assert [word.text for word in blocks.words()] == ["a", "a1", "b", "c", "d", "e", "f", "g"]
    assert [word.start for word in blocks.words()][:2] == [1, 3]
    assert [table.place.table for table in blocks.tables()] == [1, 2]


def test_a_merged_cell_covers_all_its_places() -> None:
    wide = Cell(row=1, column=1, row_span=2, column_span=2, blocks=(), place=Place())
    last = Cell(row=2, column=3, blocks=(paragraph("x"),), place=Place())
    table = Table(rows=2, columns=3, cells=(wide, last), place=Place())
    assert table.grid() == [[wide, wide, None], [wide, wide, last]]
    assert (table.at(2, 2), table.at(1, 3), table.at(2, 3)) == (wide, None, last)
    assert last.text == "x"

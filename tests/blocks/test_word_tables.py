"""Tables of Word on their grid: each cell once, whatever is merged, nested or tracked."""

from __future__ import annotations

from ctr.blocks.model import Table, paragraphs
from tests.blocks.documents import cell, para, read, run, table, word_file


def span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def only_table(xml: str) -> Table:
    (block,) = read(word_file(xml)).blocks
    assert isinstance(block, Table)
    return block


def laid(found: Table) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def test_merged_cells_come_once_with_their_spans() -> None:
    found = only_table(
        table(
            [cell("TT", DOWN), cell("Phân công", span(2))],
            [cell("", ON), cell("Chủ trì"), cell("Phối hợp")],
            [cell("1"), cell("A", span(2))],
        )
    )
    assert (found.rows, found.columns) == (3, 3)
    assert laid(found) == [
        (1, 1, 2, 1, "TT"), (1, 2, 1, 2, "Phân công"), (2, 2, 1, 1, "Chủ trì"),
        (2, 3, 1, 1, "Phối hợp"), (3, 1, 1, 1, "1"), (3, 2, 1, 2, "A"),
    ]  # fmt: skip


def test_text_in_the_lower_part_of_a_merged_cell_is_not_lost() -> None:
    found = only_table(table([cell("a", DOWN), cell("b")], [cell("c", ON), cell("d")]))
    assert laid(found)[0] == (1, 1, 2, 1, "a\nc")


def test_a_merge_that_goes_on_with_nothing_is_a_cell() -> None:
    found = only_table(table([cell("a", ON)], [cell("b")], [cell("c", ON)]))
    assert [text for *_, text in laid(found)] == ["a", "b", "c"]


def test_cells_merged_sideways_in_the_old_way() -> None:
    found = only_table(
        table([cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b")])
    )
    assert laid(found) == [(1, 1, 1, 2, "a"), (1, 3, 1, 1, "b")]


def test_places_before_and_after_a_row() -> None:
    row = (
        '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
        f"{cell('b')}</w:tr>"
    )
    xml = table([cell("a"), cell("b"), cell("c")]).replace("</w:tbl>", f"{row}</w:tbl>")
    found = only_table(xml)
    assert laid(found)[-1] == (2, 2, 1, 1, "b")
    assert (found.at(2, 1), found.at(2, 3)) == (None, None)


def test_a_nested_table_is_a_block_of_its_cell() -> None:
    inner = table([cell("x"), cell("y")])
    found = only_table(table([cell(para("a") + inner + para("b")), cell("c")]))
    first = found.cells[0]
    assert [type(block).__name__ for block in first.blocks] == ["Paragraph", "Table", "Paragraph"]
    assert first.text == "a\nx\ny\nb"
    nested = first.blocks[1]
    assert isinstance(nested, Table)
    assert nested.cells[1].place.words() == "bảng 2, hàng 1, cột 2; đoạn 1"


def test_rows_and_cells_in_content_controls() -> None:
    def control(tag: str, content: str) -> str:
        return (
            f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    row = f"<w:tr>{control('o', cell('a'))}{cell('b')}</w:tr>"
    found = only_table(f"<w:tbl><w:tblGrid/>{control('hang', row)}<w:tr>{cell('c')}</w:tr></w:tbl>")
    assert [(c.text, c.tags) for c in found.cells] == [
        ("a", ("hang", "o")), ("b", ("hang",)), ("c", ()),
    ]  # fmt: skip


def test_heads_that_repeat_on_every_page() -> None:
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('TT')}</w:tr>"
    row = f"<w:tr>{cell('1')}</w:tr>"
    assert only_table(f"<w:tbl>{head}{head}{row}{head}</w:tbl>").header_rows == 2


def test_tracked_rows() -> None:
    def row(text: str, kind: str) -> str:
        return f'<w:tr><w:trPr><w:{kind} w:id="1"/></w:trPr>{cell(text)}</w:tr>'

    blocks = read(word_file(f"<w:tbl>{row('a', 'ins')}{row('b', 'del')}{row('c', 'ins')}</w:tbl>"))
    assert [text.text for text in blocks.paragraphs()] == ["a", "c"]
    assert [(notice.kind, notice.text) for notice in blocks.notices] == [
        ("insertion", "a"), ("deletion", "b"), ("insertion", "c"),
    ]  # fmt: skip


def test_several_paragraphs_of_a_cell() -> None:
    found = only_table(table([cell(para("a") + para() + f"<w:p>{run('b')}</w:p>")]))
    assert [text.place.paragraph for text in paragraphs(found.cells[0].blocks)] == [1, 2]
    assert found.cells[0].text == "a\nb"

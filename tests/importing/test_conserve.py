"""No word is lost, whatever the document."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.blocks.model import Block, Blocks, Cell, Paragraph, Place, Table
from ctr.importing.lines import words_of
from ctr.importing.run import understand

_PIECES = st.sampled_from(
    [
        "I.",
        "II.",
        "1.",
        "1.1.",
        "1.2",
        "a)",
        "-",
        "+",
        "(1)",
        "MỤC",
        "ĐÍCH",
        "NHIỆM",
        "VỤ",
        "TỔ",
        "CHỨC",
        "THỰC",
        "HIỆN",
        "Đơn",
        "vị",
        "chủ",
        "trì:",
        "phối",
        "hợp:",
        "Lãnh",
        "đạo",
        "chỉ",
        "đạo:",
        "Thời",
        "gian:",
        "Phòng",
        "Văn",
        "hóa",
        "-",
        "Xã",
        "hội",
        "Công",
        "an",
        "phường",
        "các",
        "đơn",
        "vị",
        "liên",
        "quan",
        "Quý",
        "II/2026",
        "100%",
        "đến",
        "năm",
        "2030",
        "Nơi",
        "nhận:",
        "TM.",
        "ỦY",
        "BAN",
        "NHÂN",
        "DÂN",
        "CHỦ",
        "TỊCH",
        "Phụ",
        "lục",
        "TT",
        "Chỉ",
        "tiêu",
        "CỘNG",
        "HÒA",
        "XÃ",
        "HỘI",
        "¹",
        ";",
        ".",
        "KẾ",
        "HOẠCH",
        "Số:",
        "/KH-UBND",
        "ngày",
        "tháng",
        "năm",
        "2026",
        "Trên",
        "đây",
        "là",
        "Căn",
        "cứ",
        "chủ",
        "trì,",
        "phối",
        "hợp",
        "với",
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=14).map(" ".join)
_NUMBERS = st.sampled_from(["", "", "", "I.", "1.", "1.1.", "a)", "-"])


@st.composite
def _paragraphs(draw: st.DrawFn, place: Place) -> Paragraph:
    return Paragraph(
        text=draw(_TEXTS), place=place, number=draw(_NUMBERS), bold=draw(st.booleans())
    )


@st.composite
def documents(draw: st.DrawFn) -> Blocks:
    blocks: list[Block] = []
    for number in range(1, draw(st.integers(0, 16)) + 1):
        if draw(st.integers(0, 5)):
            blocks.append(draw(_paragraphs(Place(paragraph=number))))
            continue
        rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 5))
        cells = tuple(
            Cell(
                row=row,
                column=column,
                place=Place(table=number, row=row, column=column),
                blocks=(draw(_paragraphs(Place(table=number, row=row, column=column))),),
            )
            for row in range(1, rows + 1)
            for column in range(1, columns + 1)
            if draw(st.integers(0, 6))
        )
        blocks.append(Table(rows=rows, columns=columns, cells=cells, place=Place(table=number)))
    return Blocks(file="a.docx", blocks=tuple(blocks))


@settings(max_examples=80)
@given(documents())
def test_every_word_is_in_the_plan_or_listed(blocks: Blocks) -> None:
    result = understand([blocks])
    said = {word for text in result.texts.values() for word in words_of(_joined(text))}
    said |= {word for line in result.account.unplaced for word in words_of(line.shown)}
    said |= {word for line in result.built.form for word in words_of(line.shown)}
    for line in result.documents[0].lines():
        missing = [word for word in words_of(line.text) if word not in said]
        assert missing == [] or line.shown.strip(" .()") in _ENUMERATORS, line.shown
    assert result.counts.placed + result.counts.unplaced == result.counts.words


_ENUMERATORS = {"I", "II", "1", "1.1", "1.2", "a", "-", "+"}


def _joined(text: str) -> str:
    for mark in '{}[]",:|':
        text = text.replace(mark, " ")
    return text

from __future__ import annotations

import pytest

from ctr.blocks.model import Blocks, Paragraph, Place
from ctr.importing.lines import Line, document_of, words_of


def line(text: str, number: str = "") -> Line:
    blocks = Blocks(file="a", blocks=(Paragraph(text=text, place=Place(), number=number),))
    return next(iter(document_of(blocks).lines()))


@pytest.mark.parametrize(
    ("text", "mark", "style"),
    [
        ("I. MỤC ĐÍCH", "I.", "part"),
        ("II NỘI DUNG THỰC HIỆN", "II", "part"),
        ("1. Xây dựng", "1.", "number"),
        ("1.2 Tuyên truyền", "1.2", "dotted"),
        ("1.2.3. Tuyên truyền", "1.2.3.", "deep"),
        ("a) Đo đạc", "a)", "point"),
        ("(1) Đo đạc", "(1)", "bracket"),
        ("- Đo đạc", "-", "dash"),
        ("Đo đạc", "", ""),
        ("2026 là năm đầu", "", ""),
        ("Vì dân phục vụ", "", ""),
    ],
)
def test_the_enumerator_of_a_line(text: str, mark: str, style: str) -> None:
    found = line(text)
    assert (found.mark, found.style) == (mark, style)


def test_an_automatic_number_is_read_as_a_typed_one() -> None:
    assert line("Xây dựng", "1.1.").style == "dotted"
    assert line("Xây dựng", "●").style == "dash"


def test_words_are_compared_without_what_stands_around_them() -> None:
    assert words_of("“4 luôn”, “5 không”¹. (qua Văn phòng)") == [
        "4",
        "luôn",
        "5",
        "không",
        "qua",
        "Văn",
        "phòng",
    ]

"""A text as copied from pages, or written as Markdown, into paragraphs."""

from __future__ import annotations

import textwrap
from itertools import pairwise
from random import Random

from ctr.blocks.model import Blocks, Paragraph, Table
from ctr.blocks.read import blocks_of

PARAGRAPHS = [
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "Cụ thể hóa các quan điểm chỉ đạo, mục tiêu, nhiệm vụ, giải pháp của Nghị quyết phù hợp với "
    "địa bàn phường, bảo đảm thống nhất với chủ trương của Đảng, chính sách, pháp luật của Nhà "
    "nước. Tạo chuyển biến mạnh mẽ trong nhận thức và hành động của cán bộ, công chức giai đoạn "
    "2026 - 2030.",
    "- Việc triển khai phải bám sát tình hình thực tế, đảm bảo thiết thực, hiệu quả và phù hợp với "
    "điều kiện kinh tế - xã hội của địa phương;",
    "+ Phân công trách nhiệm của từng tổ chức, cá nhân.",
    "1.1. Đẩy mạnh cải cách hành chính theo Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của "
    "Chính phủ; rà soát, kiện toàn tổ chức bộ máy theo hướng tinh gọn, hiệu lực, hiệu quả.",
    "Đơn vị chủ trì thực hiện: Phòng Văn hóa - Xã hội.",
    "Đơn vị phối hợp: Các phòng chuyên môn và các cơ quan, đơn vị, cá nhân liên quan trên địa bàn "
    "phường và các đơn vị sự nghiệp công lập.",
    "Lãnh đạo chỉ đạo: Đồng chí Nguyễn Văn A, Chủ tịch UBND phường.",
    "1.2 Tuyên truyền, khuyến khích, hỗ trợ kết nối hộ kinh doanh, doanh nghiệp tham gia mạng lưới "
    "khởi nghiệp của thành phố, nâng cao hiệu quả hoạt động.",
    "a) Hoàn thành trước ngày 25 tháng 11 hằng năm; báo cáo Ủy ban nhân dân phường để tổng hợp, "
    "trình cấp trên theo quy định.",
    "b) Tổ chức thực hiện.",
]


def read(text: str, name: str = "a.txt") -> Blocks:
    return blocks_of(text.encode(), name)


def texts(text: str, name: str = "a.txt") -> list[str]:
    return [paragraph.text for paragraph in read(text, name).paragraphs()]


def wrapped(width: int, between: str = "\n") -> str:
    return between.join(
        "\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False))
        for paragraph in PARAGRAPHS
    )


def test_a_line_is_a_paragraph_where_lines_are_not_cut() -> None:
    assert texts("\n\n".join(PARAGRAPHS)) == PARAGRAPHS
    assert texts("\n".join(PARAGRAPHS)) == PARAGRAPHS


def test_hard_line_ends_are_joined_with_and_without_blank_lines() -> None:
    for width in (60, 72, 78, 85, 95):
        assert texts(wrapped(width, "\n\n")) == PARAGRAPHS, width
        assert texts(wrapped(width)) == PARAGRAPHS, width


def test_a_blank_line_after_every_line() -> None:
    assert texts(wrapped(78).replace("\n", "\n\n")) == PARAGRAPHS


def test_page_numbers_go_and_what_they_cut_is_joined() -> None:
    lines = (wrapped(78, "\n\n") + "\n\n").split("\n") * 3
    for mark in ("{}", "- {} -", "\f{}", "Trang {}", "{}\f"):
        out, page = [], 2
        for number, line in enumerate(lines):
            out.append(line)
            if number % 25 == 24:
                out.append(mark.format(page))
                page += 1
        found = read("\n".join(out))
        assert [text.text for text in found.paragraphs()] == PARAGRAPHS * 3, mark
        told = [notice.text for notice in found.notices if notice.kind == "page"]
        assert told == [mark.strip("\f").format(number) for number in range(2, page)], mark


def test_a_sentence_that_a_page_cut_between_blank_lines() -> None:
    before = "5.1. Tạo điều kiện thuận lợi cho các thành phần kinh tế, đặc biệt là kinh tế tư"
    cut = f"{before}\n\nnhân phát triển.\n\nĐơn vị\n\nI. NỘI DUNG"
    found = read(cut)
    assert [text.text for text in found.paragraphs()] == [
        f"{before} nhân phát triển.", "Đơn vị", "I. NỘI DUNG",
    ]  # fmt: skip
    assert [(notice.kind, notice.place.line) for notice in found.notices] == [("joined", 3)]


def test_footnotes_of_a_page_stand_between_the_parts_of_a_sentence() -> None:
    text = (
        "Thực hiện tốt tiêu chí “4 xin”¹ và các nội dung theo quy định, gắn với\n\n"
        "¹“4 xin”: xin chào, xin lỗi.\n\nxây dựng công sở.\n"
    )
    found = read(text)
    first, note = found.paragraphs()
    assert first.text == (
        "Thực hiện tốt tiêu chí “4 xin” và các nội dung theo quy định, gắn với xây dựng công sở."
    )
    assert [(mark.kind, mark.name, mark.start) for mark in first.marks] == [("footnote", "1", 30)]
    assert (note.text, note.place.part) == ("“4 xin”: xin chào, xin lỗi.", "footnote 1")


def test_raised_digits_that_are_no_footnotes_stay() -> None:
    assert texts("Diện tích 50 m² và 3 m³.") == ["Diện tích 50 m² và 3 m³."]


def test_numbers_of_rows_are_no_page_numbers() -> None:
    rows = "\n\n".join(f"{number}\n\nNhiệm vụ {number}" for number in range(1, 9))
    assert texts(rows)[:4] == ["1", "Nhiệm vụ 1", "2", "Nhiệm vụ 2"]


def test_places_are_lines() -> None:
    found = list(read("a\n\n\nb\n\n- c\n- d\n").paragraphs())
    assert [text.place.line for text in found] == [1, 4, 6, 7]
    assert found[1].place.words() == "dòng 4"


def test_markdown() -> None:
    text = (
        "# Chương trình\n\n## I. Nội dung\n\n**1.1. Nhiệm vụ**\n\n* một\n* *hai*\n\n"
        "**Chủ trì:** Phòng [A](http://a.vn) \\*\\*\n\n> trích\n\n---\n\nhết[^1] &amp; `b`<br>c\n\n"
        "[^1]: chú thích\n\n![](a.png)\n"
    )
    found = list(read(text, "a.md").paragraphs())
    assert [(text.text, text.heading, text.bold) for text in found] == [
        ("Chương trình", 1, False), ("I. Nội dung", 2, False), ("1.1. Nhiệm vụ", None, True),
        ("- một", None, False), ("- hai", None, False), ("Chủ trì: Phòng A **", None, False),
        ("trích", None, False), ("hết & b\nc", None, False), ("chú thích", None, False),
    ]  # fmt: skip
    assert found[5].bold_until == len("Chủ trì:")
    assert found[7].named("footnote") == ("1",)


def test_stars_of_a_plain_text() -> None:
    found = list(
        read("a ***b*** (*c*)\n\n5 * 3 * 2 (*) x\n\n**TM. ỦY BAN\nCHỦ TỊCH**\n").paragraphs()
    )
    assert [text.text for text in found] == [
        "a b (c)", "5 * 3 * 2 (*) x", "TM. ỦY BAN", "CHỦ TỊCH",
    ]  # fmt: skip
    assert [text.bold for text in found] == [False, False, True, True]


def test_tables() -> None:
    text = (
        "Bảng:\n\n| TT | Tên |\n|----|:---:|\n| 1 | a \\| b |\n| 2 |\n\nTT\tTên\tGhi chú\n1\ta\t\n"
    )
    blocks = read(text).blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Table]
    first, second = (block for block in blocks if isinstance(block, Table))
    assert (first.rows, first.columns, first.header_rows) == (3, 2, 1)
    assert [cell.text for cell in first.cells] == ["TT", "Tên", "1", "a | b", "2", ""]
    assert [cell.text for cell in second.cells] == ["TT", "Tên", "Ghi chú", "1", "a", ""]
    assert first.cells[2].place.words() == "bảng 1, hàng 2, cột 1; dòng 5"


def test_every_word_comes_once_whatever_the_lines() -> None:
    words = " ".join(PARAGRAPHS).split()
    for seed in range(25):
        random = Random(seed)
        parts = [random.choice(words) for _ in range(random.randrange(5, 400))]
        text = parts[0]
        for before, part in pairwise(parts):
            glue = random.choice((" ", " ", " ", "\n", "\n\n")) if before else " "
            text += glue + part
        found = [word.text for word in read(text).words()]
        assert found == text.split(), seed

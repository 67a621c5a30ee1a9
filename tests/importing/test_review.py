from __future__ import annotations

import re

from ctr.blocks.read import blocks_of
from ctr.importing.review import review_page
from ctr.importing.run import understand
from tests.importing.corpus import deadlines, lines, table
from tests.importing.expected import imported


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    page = review_page(imported(table()))
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert "default-src 'none'" in page


def test_every_link_leads_somewhere_and_what_is_doubtful_stands_first() -> None:
    page = review_page(imported(deadlines()))
    places = set(re.findall(r'id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= places
    first, _, rest = page.partition("<main>")
    assert "Khi có hướng dẫn của cấp trên" in first.split("Chưa chắc")[1]
    assert "Việc thứ nhất" in rest


def test_what_is_missing_is_told_in_the_words_of_a_clerk() -> None:
    content = lines().files["a.txt"].partition(b"TM.")[0]
    first = review_page(understand([blocks_of(content, "a.txt")])).partition("<main>")[0]
    assert "Văn bản không có họ tên người ký, đang ghi “[…]”." in first
    assert ".yaml" not in first


def test_a_doubt_of_the_whole_is_named_by_what_it_is_about() -> None:
    result = imported(lines())
    result.data["programme.yaml"]["purpose"] = {"doubtful": True, "doubt": "chưa rõ"}
    first = review_page(result).partition("<main>")[0]
    assert ">Thông tin chung</a>" in first


def test_what_a_document_holds_is_shown_and_not_obeyed() -> None:
    content = lines().files["a.txt"].replace(b"Ra qu", b"<img src=x onerror=alert(1)> Ra qu")
    page = review_page(understand([blocks_of(content, "<b>.txt")]))
    assert "<img" not in page
    assert "&lt;img src=x" in page


def test_tasks_stand_before_what_is_said_of_the_whole() -> None:
    understood = review_page(imported(lines())).partition("<h2>Đã hiểu</h2>")[2]
    assert understood.index("Số hóa hồ sơ lưu trữ") < understood.index("Thông tin chung")
    assert "05/03/2026" in understood
    assert "đến hết: quý 4/2027" in understood


def test_a_script_in_a_document_is_text() -> None:
    content = lines().files["a.txt"].replace(b"Ra qu", b"<script>alert(1)</script> Ra qu")
    page = review_page(understand([blocks_of(content, "a.txt")]))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_columns_of_a_wide_table_keep_their_width_on_a_telephone() -> None:
    style = review_page(imported(table())).partition("<style>")[2].partition("</style>")[0]
    narrow = style.partition("@media(max-width:800px)")[2].partition("@media print")[0]
    assert "td+td{min-width:" in narrow

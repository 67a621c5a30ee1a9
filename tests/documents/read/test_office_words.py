"""The parts of the office's own words in what a Word file says."""

from __future__ import annotations

import pytest

from ctr.documents.read.office_words import gathered, part_mark, stamp
from ctr.documents.read.word_text import Block, WordParagraph, WordTable
from ctr.errors import CannotRun
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_words import OFFICE_PARTS, OFFICE_TITLES, Sent, digest_of

YEAR = ReportingPeriod.whole_year(2026)
PROGRAMME = "0123456789abcdef"
STAMP = WordParagraph(text="cho báo cáo năm 2026", marks=(stamp(PROGRAMME, YEAR),))


def headed(**texts: str) -> list[Block]:
    """A document with each part, one paragraph in it."""
    blocks: list[Block] = [WordParagraph(text="LỜI CỦA VĂN PHÒNG"), STAMP]
    for part in OFFICE_PARTS:
        text = texts.get(part, "")
        mark = part_mark(part, Sent(origin="draft", digest=digest_of(text)))
        title = f"{len(blocks)}. {OFFICE_TITLES[part]} (bản nháp, cần sửa)"
        blocks += [WordParagraph(text=title, marks=(mark,)), WordParagraph(text=text)]
    return blocks


@pytest.mark.parametrize("part", OFFICE_PARTS)
def test_word_takes_the_marks_for_names_of_bookmarks(part: str) -> None:
    names = [
        part_mark(known, Sent(origin=origin, digest=digest_of("a")))
        for known in OFFICE_PARTS
        for origin in ("draft", "words")
        if known == part
    ]
    for name in (*names, stamp(PROGRAMME, YEAR)):
        assert len(name) <= 40
        assert name.replace("_", "").isalnum()


@pytest.mark.parametrize(
    "code", ["2026", "2026-Q2", "2026-6T", "2026-9T", "2026-05", "2026-04-01..2026-06-14"]
)
def test_a_stamp_tells_the_period_in_as_many_letters_as_word_allows(code: str) -> None:
    period = ReportingPeriod.parse(code)
    mark = stamp(PROGRAMME, period)
    assert len(mark) <= 40
    words = gathered([WordParagraph(text="a", marks=(mark,))], "a.docx")
    assert (words.programme, words.period) == (PROGRAMME, period)


def test_what_stands_below_a_heading_is_its_part() -> None:
    words = gathered(headed(direction="Đã chỉ đạo.", causes="Do mưa."), "a.docx")
    assert (words.programme, words.period, words.problems) == (PROGRAMME, YEAR, ())
    assert [part.part for part in words.parts] == list(OFFICE_PARTS)
    assert {part.part: part.text for part in words.parts if part.text} == {
        "direction": "Đã chỉ đạo.",
        "causes": "Do mưa.",
    }


@pytest.mark.parametrize(
    "mark",
    [
        "ctr_9_0123456789abcdef_2026",
        "ctr_1_x_2026",
        "",
        "ctr_1_0123456789abcdef_2026_13",
        "ctr_1_0123456789abcdef_20261331_20261401",
    ],
)
def test_without_a_stamp_that_is_known_it_is_no_such_document(mark: str) -> None:
    with pytest.raises(CannotRun):
        gathered([WordParagraph(text="a", marks=(mark,))], "a.docx")


def test_a_title_within_the_text_is_no_heading_while_the_heading_is_there() -> None:
    blocks = headed(shortcomings="Còn chậm.")
    blocks.insert(7, WordParagraph(text="Nguyên nhân:"))
    words = gathered(blocks, "a.docx")
    assert words.problems == ()
    assert {part.part: part.text for part in words.parts}["shortcomings"] == (
        "Nguyên nhân:\n\nCòn chậm."
    )


def test_a_heading_that_stands_twice_is_told() -> None:
    blocks = headed()
    words = gathered([*blocks, *blocks[-2:]], "a.docx")
    assert any("có hai lần" in problem for problem in words.problems)


@pytest.mark.parametrize(
    ("mark", "chosen"),
    [
        ("x", True), ("X", True), (" x ", True), ("✓", True), ("☒", True), ("\uf0fc", True),
        ("có", True), ("Chọn", True), ("v", True), ("", False), ("☐", False), ("-", False),
        ("không", False), ("đã có", False), ("?", None), ("xem lại", None), ("*", None),
    ],
)  # fmt: skip
def test_what_counts_as_a_choice(mark: str, chosen: bool | None) -> None:
    table = WordTable(rows=(("Chọn", "Đề xuất, kiến nghị"), (mark, "Xin xe")))
    head = WordParagraph(text="Đề xuất của các đơn vị (ghi x)", marks=("ctr_choose",))
    words = gathered([*headed(), head, table], "a.docx")
    assert bool(words.problems) is (chosen is None)
    assert words.chosen == (("Xin xe",) if chosen else ())


def test_columns_may_be_moved_and_missing_ones_are_told() -> None:
    head = WordParagraph(text="Đề xuất của các đơn vị")
    moved = WordTable(rows=(("Đơn vị", "Đề xuất, kiến nghị", "CHỌN"), ("A", "Xin xe", "x"), ()))
    assert gathered([*headed(), head, moved], "a.docx").chosen == ("Xin xe",)
    other = WordTable(rows=(("Đơn vị", "Chọn"), ("A", "x")))
    assert gathered([*headed(), head, other], "a.docx").problems


def test_a_part_without_bound_is_told() -> None:
    words = gathered(headed(causes="a" * 100_001), "a.docx")
    assert any("quá dài" in problem for problem in words.problems)


def test_letters_that_no_plan_takes_are_told() -> None:
    words = gathered(headed(causes="Do \u202emưa"), "a.docx")
    assert any("ký tự điều khiển" in problem for problem in words.problems)

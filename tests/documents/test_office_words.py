"""The parts of the office's own words in what a Word file says."""

from __future__ import annotations

import pytest

from ctr.blocks.model import Block, Blocks, Cell, Mark, Notice, Paragraph, Place, Table
from ctr.documents.office_words import gathered, part_mark, stamp
from ctr.errors import CannotRun
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.office_parts import OFFICE_PARTS, OFFICE_TITLES
from ctr.results.office_words import Sent, digest_of

YEAR = ReportingPeriod.whole_year(2026)
PROGRAMME = "0123456789abcdef"
Line = tuple[str, str]
"""A paragraph's text and the name of its bookmark."""
STAMP = ("cho báo cáo năm 2026", stamp(PROGRAMME, YEAR))


def document(*lines: Line | list[list[str]], notices: tuple[Notice, ...] = ()) -> Blocks:
    """A document of paragraphs and of tables of cells."""
    blocks: list[Block] = []
    for number, line in enumerate(lines, start=1):
        place = Place(paragraph=number)
        if isinstance(line, list):
            blocks.append(table(line, number))
        elif line[0]:
            marks = (Mark("bookmark", line[1], 0, len(line[0])),) if line[1] else ()
            blocks.append(Paragraph(text=line[0], place=place, marks=marks))
    return Blocks(file="a.docx", blocks=tuple(blocks), notices=notices)


def table(rows: list[list[str]], number: int) -> Table:
    cells = tuple(
        Cell(
            row=row,
            column=column,
            place=Place(table=number, row=row, column=column),
            blocks=(Paragraph(text=text, place=Place(table=number, row=row, column=column)),),
        )
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
    )
    return Table(rows=len(rows), columns=len(rows[0]), cells=cells, place=Place(table=number))


def headed(**texts: str) -> list[Line | list[list[str]]]:
    """Each part with one paragraph in it."""
    lines: list[Line | list[list[str]]] = [("LỜI CỦA VĂN PHÒNG", ""), STAMP]
    for part in OFFICE_PARTS:
        text = texts.get(part, "")
        mark = part_mark(part, Sent(origin="draft", digest=digest_of(text)))
        lines += [(f"{len(lines)}. {OFFICE_TITLES[part]} (bản nháp, cần sửa)", mark), (text, "")]
    return lines


CHOOSING = ("Đề xuất của các đơn vị (ghi x)", "ctr_choose")


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
    words = gathered(document(("a", mark)))
    assert (words.programme, words.period) == (PROGRAMME, period)


def test_what_stands_below_a_heading_is_its_part() -> None:
    words = gathered(document(*headed(direction="Đã chỉ đạo.", causes="Do mưa.")))
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
        gathered(document(("a", mark)))


def test_a_title_within_the_text_is_no_heading_while_the_heading_is_there() -> None:
    lines = headed(shortcomings="Còn chậm.")
    lines.insert(7, ("Nguyên nhân:", ""))
    words = gathered(document(*lines))
    assert words.problems == ()
    assert {part.part: part.text for part in words.parts}["shortcomings"] == (
        "Nguyên nhân:\n\nCòn chậm."
    )


def test_a_heading_that_stands_twice_is_told() -> None:
    lines = headed(causes="Do mưa.")
    other = part_mark("causes", Sent(origin="words", digest=digest_of("")))
    words = gathered(document(*lines, ("4. Nguyên nhân", other)))
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
    rows = [["Chọn", "Đề xuất, kiến nghị"], [mark, "Xin xe"]]
    words = gathered(document(*headed(), CHOOSING, rows))
    assert bool(words.problems) is (chosen is None)
    assert words.chosen == (("Xin xe",) if chosen else ())


def test_columns_may_be_moved_and_missing_ones_are_told() -> None:
    moved = [["Đơn vị", "Đề xuất, kiến nghị", "CHỌN"], ["A", "Xin xe", "x"]]
    assert gathered(document(*headed(), CHOOSING, moved)).chosen == ("Xin xe",)
    other = [["Đơn vị", "Chọn"], ["A", "x"]]
    assert gathered(document(*headed(), CHOOSING, other)).problems


def test_a_bookmark_that_runs_on_is_the_heading_s_alone() -> None:
    lines = headed(causes="Do mưa.")
    place = next(index for index, line in enumerate(lines) if line[0] == "Do mưa.")
    lines[place] = ("Do mưa.", str(lines[place - 1][1]))
    words = gathered(document(*lines))
    assert words.problems == ()
    assert {part.part: part.text for part in words.parts}["causes"] == "Do mưa."


def test_what_is_hidden_in_a_part_is_told_and_what_is_elsewhere_is_not() -> None:
    lines = headed(causes="Do mưa.")
    place = next(index for index, line in enumerate(lines, start=1) if line[0] == "Do mưa.")
    hidden = Notice(kind="hidden", text="và gió", place=Place(paragraph=place))
    header = Notice(kind="hidden", text="x", place=Place(part="header 1"))
    words = gathered(document(*lines, notices=(hidden, header)))
    assert [problem for problem in words.problems if "chữ ẩn" in problem] == list(words.problems)
    assert len(words.problems) == 1
    assert words.problems[0].startswith("phần “Nguyên nhân” có chữ ẩn")


def test_a_part_without_bound_is_told() -> None:
    words = gathered(document(*headed(causes="a" * 100_001)))
    assert any("quá dài" in problem for problem in words.problems)


def test_letters_that_no_plan_takes_are_told() -> None:
    words = gathered(document(*headed(causes="Do \x07mưa")))
    assert any("ký tự điều khiển" in problem for problem in words.problems)

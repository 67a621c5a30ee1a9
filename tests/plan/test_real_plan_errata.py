"""The errata of our plan: slips of print, none of content, and none left that reads like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Erratum, Plan
from tests.conftest import PLAN, Ctr


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(PLAN).plan
    assert plan is not None
    return plan


@pytest.fixture
def text(ctr: Ctr) -> str:
    """The programme as it is read, without the marks of Markdown."""
    out = ctr("programme", "--format", "md").out
    return re.sub(r"\\(?=[-.#*_])", "", out).replace("*", "")


def each_erratum(plan: Plan) -> Iterator[tuple[list[str], Erratum]]:
    programme = plan.programme
    whole: list[str] = [
        programme.title,
        programme.opening or "",
        programme.purpose or "",
        programme.requirements or "",
        *(line or "" for block in programme.implementation for line in (block.title, block.text)),
        programme.closing or "",
        *programme.recipients,
        programme.printed_place or "",
        programme.signer.authority or "",
    ]
    for erratum in programme.errata:
        yield whole, erratum
        whole = [words.replace(erratum.printed, erratum.read) for words in whole]
    for _, task in plan.tasks():
        number = task.printed_number or task.id
        words = [
            f"{number} {task.text}",
            task.printed_assignment or "",
            *(note.text for note in task.footnotes),
        ]
        for erratum in task.errata:
            yield words, erratum
            words = [one.replace(erratum.printed, erratum.read) for one in words]


def test_each_erratum_still_finds_its_words_after_those_before_it(plan: Plan) -> None:
    for words, erratum in each_erratum(plan):
        assert any(erratum.printed in one for one in words), erratum
        assert erratum.read != erratum.printed
        assert erratum.reason


@pytest.mark.parametrize(
    "words", ["Phấn đấu từ 2-3 trường học", "khu vực phòng thủ xã vững chắc", "cứu hộ, 70% trở lên"]
)
def test_content_is_not_corrected(text: str, words: str) -> None:
    assert words in text


@pytest.mark.parametrize(
    "words",
    [
        "zalo",
        "facebook",
        "hoá",
        "hàng năm",
        "hàng tuần",
        "phòng chống",
        "khám chữa bệnh",
        "cứu nạn cứu hộ",
        "sản xuất kinh doanh",
        "NQ/TU, ngày",
        "NQ/TW, ngày",
        "HĐND&UBND",
        "của thành phố ban hành",
        "UBND Thành phố",
        "của Thành phố",
        "báo cáo Thành phố",
        "Phân đầu",
        "Phân đấu",
        "Phần đầu",
    ],
)
def test_slips_of_print_are_read_right(ctr: Ctr, text: str, words: str) -> None:
    assert words not in text
    assert words in ctr("programme", "--as-printed", "--format", "md").out


def test_no_capital_after_a_semicolon_and_none_missing_after_a_full_stop(
    text: str,
) -> None:
    body = text[text.index("II. NỘI DUNG") : text.index("Nơi nhận")]
    prose = [
        line
        for line in body.splitlines()
        if not re.match(r"(Đơn vị|Lãnh đạo|#)", line) and "Mô hình “" not in line
    ]
    for line in prose:
        assert not re.search(r"; (?!Đoàn Thanh niên)[A-ZĐĂÂÊÔƠƯ]", line), line
        assert not re.search(r"[^\d.]\. [a-zđăâêôơư]", line), line


def test_lines_of_an_assignment_have_one_label_and_a_full_stop(text: str) -> None:
    lines = [line for line in text.splitlines() if re.match(r"(Đơn vị|Lãnh đạo) .*?:", line)]
    labels = [line.partition(":")[0] for line in lines]
    assert all(line.rstrip().endswith(".") for line in lines), lines
    assert labels.count("Đơn vị chủ trì thực hiện") == 37
    assert labels.count("Đơn vị thực hiện") == 1  # 6.3: all of a group, none of them in the lead
    assert labels.count("Lãnh đạo chỉ đạo") == 38


def test_models_have_one_name_in_parts_two_and_three(plan: Plan, text: str) -> None:
    part_three = text[text.index("III. TỔ CHỨC") :]
    for number in ("12.3", "12.5"):
        title = plan.by_number[number][1].title
        assert title.removeprefix("Mô hình ") in part_three


@pytest.mark.parametrize(
    ("target", "name"),
    [
        (
            "ho-chuyen-doi-doanh-nghiep",
            "Tỷ lệ hộ sản xuất, kinh doanh chuyển đổi thành doanh nghiệp",
        ),
        ("tin-bai-cong-ttdt", "Tin, bài được cập nhật hằng tuần trên Cổng thông tin điện tử"),
    ],
)
def test_targets_are_named_for_what_they_measure(plan: Plan, target: str, name: str) -> None:
    assert [one.name for _, _, one in plan.targets() if one.id == target] == [name]


def test_task_8_1_names_both_kinds_of_care(plan: Plan) -> None:
    assert plan.by_number["8.1"][1].title.startswith("Y tế dự phòng, y tế cơ sở;")

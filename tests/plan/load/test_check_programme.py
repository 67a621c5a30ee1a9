"""Numbers and identifiers across the files of a plan, errata, and deadlines within the period."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from ctr.plan.model.names import LONGEST_NAME, TOO_LONG
from tests.conftest import EXAMPLE
from tests.plan.load.faults import (
    CALENDAR,
    LEADERS,
    NEW,
    ONE,
    PROGRAMME,
    Fault,
    check,
    in_one,
    in_programme,
    in_two,
)
from tests.small_plan import FILES, plant, replaced


def test_a_deadline_outside_the_period(tmp_path: Path) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    file = plan / "sections" / "02-xanh.yaml"
    file.write_text(file.read_text().replace("năm 2027, by: 2027}", "năm 2031, by: 2031}"))
    (problem,) = load(plan).problems
    assert (problem.code, problem.line) == ("wrong-date", 23)
    assert "ngoài giai đoạn 2026-2028" in problem.message


NUMBERS = [
    in_two("task twice", '"2.2"', '«duplicate-id»"2.1"', "plan/sections/02-van-hoa.yaml:4"),
    in_two(
        "task twice elsewhere", '"2.2"', '«duplicate-id»«id-outside-section»"1.2"', "01-cai-cach"
    ),
    Fault(NEW, "section twice", "", 'id: «duplicate-id»"2"\ntitle: A\ntasks: []\n', "02-van-hoa"),
    in_one("target twice", "id: thoi-gian-cho", "id: «duplicate-id»ho-so-truc-tuyen", ":15"),
    in_two("target twice elsewhere", "id: to-dan-pho-van-hoa", "id: «duplicate-id»thoi-gian-cho"),
    in_programme("duty twice", "id: so-ket", "id: «duplicate-id»bao-cao-don-vi", ":14"),
    in_two("task of another section", '"2.2"', '«id-outside-section»"3.1"', "mục 2"),
    in_two("task of a longer number", '"2.2"', '«id-outside-section»"20.2"', "20.2"),
    in_one("erratum of a task", "printed: minh", "printed: «erratum-not-found»mình", "mình bach"),
    in_programme("erratum", "printed: TM.ỦY", "printed: «erratum-not-found»TM. ỦY", "TM. ỦY"),
]


@pytest.mark.parametrize("fault", NUMBERS, ids=lambda fault: fault.name)
def test_a_fault_is_told_once_at_its_place(
    small: Path, fault: Fault, snapshot: SnapshotAssertion
) -> None:
    assert check(small, plant(small, fault.file, fault.text), fault.says) == snapshot


def test_a_fault_hides_no_erratum_of_the_same_section(small: Path) -> None:
    edits = (
        ("2027-Q2", "«wrong-date»2027-Q9"),
        ("minh bach\n        r", "«erratum-not-found»x\n        r"),
    )
    check(small, plant(small, ONE, replaced(ONE, *edits)))


def test_more_errata_than_can_be_compared_are_one_problem(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctr.plan.load.check_programme._MOST_COMPARED", 0)
    more = "  - {printed: a, read: b, reason: c}\n" * 2
    text = FILES[PROGRAMME] + more
    (small / PROGRAMME).write_text(text)
    (problem,) = load(small).problems
    assert (problem.line, problem.code, problem.message, problem.hint) == (
        42,
        "file-too-large",
        "còn 2 đính chính chưa kiểm tra vì quá nhiều",
        "kiểm tra xem có đặt nhầm tệp không",
    )


def test_a_year_of_the_calendar_twice(small: Path) -> None:
    (small / CALENDAR).write_text("years:\n  - year: 2030\n  - year: 2031\n  - year: 2030\n")
    (problem,) = load(small).problems
    assert (problem.line, problem.column, problem.code, problem.message, problem.hint) == (
        4,
        11,
        "duplicate-id",
        "năm 2030 ghi hai lần",
        "gộp vào một chỗ",
    )


def test_an_erratum_of_the_programme_may_be_of_any_text_in_it(small: Path) -> None:
    errata = [
        f'  - {{printed: "{words}", read: b, reason: c}}\n'
        for words in ("Lưu: VT", "báo cáo hằng năm", "CHỦ TỊCH", "đính chính khác")
    ]
    (small / PROGRAMME).write_text(FILES[PROGRAMME] + "".join(errata))
    assert [(problem.line, problem.message) for problem in load(small).problems] == [
        (45, "không có chữ “đính chính khác” trong văn bản")
    ]


def test_each_section_that_lacks_is_told_at_the_one_after_it(small: Path) -> None:
    (small / "sections" / "05-moi.yaml").write_text('id: "5"\ntitle: A\ntasks: []\n')
    (small / ONE).unlink()
    lacking = [problem for problem in load(small).problems if problem.code == "missing-section"]
    assert [
        (problem.file, problem.column, problem.message, problem.hint) for problem in lacking
    ] == [
        (f"plan/sections/{file}", 5, message, "đặt lại tệp của mục đó vào sections/")
        for file, message in (
            ("02-van-hoa.yaml", "thiếu mục 1 trước mục 2"),
            ("05-moi.yaml", "thiếu mục 3 trước mục 5"),
            ("05-moi.yaml", "thiếu mục 4 trước mục 5"),
        )
    ]


def test_an_erratum_may_be_of_the_number_as_it_was_printed(small: Path) -> None:
    text = replaced(
        ONE,
        ('- id: "1.1"\n', '- id: "1.1"\n    printed_number: "1.9"\n'),
        ("printed: minh bach", "printed: 1.9 Tỷ lệ"),
    )
    (small / ONE).write_text(text)
    assert load(small).problems == ()


def test_a_name_too_long_is_told_at_its_place(small: Path) -> None:
    name = "A" * (LONGEST_NAME + 1)
    (small / LEADERS).write_text(f"{FILES[LEADERS]}  - position: X\n    name: {name}\n")
    found = [problem for problem in load(small).problems if problem.message == TOO_LONG[0]]
    lines = FILES[LEADERS].count("\n")
    assert {(problem.line, problem.column) for problem in found} == {(lines + 2, 11)}

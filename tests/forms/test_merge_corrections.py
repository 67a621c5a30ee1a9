"""A form that corrects: a state, a line sent again, a second arrival."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import TaskResult, UnitResults
from tests.conftest import Ctr
from tests.forms.workbooks import added
from tests.plans import UNITS, task, written

UNIT = UNITS[0]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """One task, at work since 24/11."""
    result = {"task": "1.1", "state": "in_progress", "state_on": "2026-11-24"}
    return written(tmp_path, [task("1.1")], {(UNIT, 2026): {"tasks": [result]}})


@pytest.fixture
def form(ctr: Ctr, plan: Path, tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xlsx"
    assert ctr("form", "2026", "--unit", UNIT, "-o", path, "--plan", plan).code == 0
    return path


def fill(path: Path, **cells: Any) -> None:
    """Fill cells of the task's first row, by the heads of their columns."""
    book = openpyxl.load_workbook(path)
    page = book["Nhiệm vụ"]
    heads = {cell.value: cell.column for cell in page[1]}
    row = next(row for row in range(2, 50) if page.cell(row, 1).value == "1.1")
    for head, value in cells.items():
        page.cell(row, heads[head.replace("_", " ")]).value = value
    book.save(path)


def kept(plan: Path) -> UnitResults:
    core = load(plan).core
    assert core is not None
    return core.results_by_unit[UNIT, 2026]


def result(plan: Path) -> TaskResult:
    return kept(plan).tasks[0]


def test_a_state_corrected_to_an_earlier_day_stands(ctr: Ctr, plan: Path, form: Path) -> None:
    fill(form, Trạng_thái="hoàn thành", Ngày_của_trạng_thái=date(2026, 11, 2))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    now = result(plan)
    assert (now.state, now.state_on, now.earlier) == ("done", date(2026, 11, 2), ())
    assert ctr("collect", form, "--plan", plan).out == ""


def test_a_state_changed_on_both_sides_is_a_conflict(ctr: Ctr, plan: Path, form: Path) -> None:
    words = ("record", "1.1", "--unit", UNIT, "--state", "paused", "--on", "2026-11-26")
    assert ctr(*words, "--as-of", "2026-11-27", "--plan", plan).code == 0
    fill(form, Trạng_thái="hoàn thành", Ngày_của_trạng_thái=date(2026, 11, 2))
    assert ctr("collect", form, "--plan", plan).code == 2
    assert result(plan).state == "paused"
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    now = result(plan)
    assert (now.state, now.state_on) == ("done", date(2026, 11, 2))


def lines(plan: Path) -> list[tuple[str, str]]:
    return [(str(entry.on), entry.done) for entry in result(plan).log]


def test_a_line_sent_again_in_other_words_replaces_its_line(
    ctr: Ctr, plan: Path, form: Path
) -> None:
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tuyên truyền 12 buổi")
    assert ctr("collect", form, "--plan", plan).code == 0
    fill(form, Việc_đã_làm="Tuyên truyền 14 buổi")
    ran = ctr("collect", form, "--plan", plan)
    assert "Tuyên truyền 12 buổi → Tuyên truyền 14 buổi" in ran.out
    fill(form, Ngày_làm=date(2026, 11, 3))
    assert ctr("collect", form, "--plan", plan).code == 0
    assert lines(plan) == [("2026-11-03", "Tuyên truyền 14 buổi")]
    fill(form, Việc_đã_làm="Kiểm tra phòng cháy ở các chợ")
    assert ctr("collect", form, "--plan", plan).code == 0
    assert len(lines(plan)) == 2  # another thing, not the same in other words


def test_a_line_edited_in_the_plan_does_not_come_back(ctr: Ctr, plan: Path, form: Path) -> None:
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tuyên truyền 12 buổi")
    assert ctr("collect", form, "--plan", plan).code == 0
    (file,) = (plan / "results" / "2026").iterdir()
    file.write_text(file.read_text().replace("12 buổi", "15 buổi"))
    ran = ctr("collect", form, "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert lines(plan) == [("2026-11-02", "Tuyên truyền 15 buổi")]
    fill(form, Việc_đã_làm="Tuyên truyền 14 buổi")
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "kế hoạch đã đổi thành “Tuyên truyền 15 buổi”" in ran.err
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert lines(plan) == [("2026-11-02", "Tuyên truyền 14 buổi")]


@pytest.mark.parametrize(
    ("cells", "known"),
    [
        ({"Việc_đã_làm": "Tuyên truyền 14 buổi"}, "kế hoạch đã đổi thành “Tuyên truyền 14 buổi”"),
        ({"Văn_bản_chứng_minh": "BC số 13"}, "kế hoạch đã đổi thành “BC số 13”"),
    ],
    ids=["words", "evidence"],
)
def test_a_form_that_was_corrected_since_is_a_conflict_when_it_comes_in_again(
    ctr: Ctr, plan: Path, form: Path, cells: dict[str, str], known: str
) -> None:
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tuyên truyền 12 buổi")
    fill(form, Văn_bản_chứng_minh="BC số 12")
    first = form.read_bytes()
    assert ctr("collect", form, "--plan", plan).code == 0
    fill(form, **cells)
    assert ctr("collect", form, "--plan", plan).code == 0
    corrected = result(plan).log
    form.write_bytes(first)
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert known in ran.err
    assert ctr("collect", form, "--keep", "ours", "--plan", plan).code == 0
    assert result(plan).log == corrected
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert (lines(plan), proofs(plan)) == ([("2026-11-02", "Tuyên truyền 12 buổi")], ["BC số 12"])


def proofs(plan: Path) -> list[str | None]:
    return [entry.evidence for entry in result(plan).log]


def test_evidence_corrected_on_a_line_sent_again_is_taken(ctr: Ctr, plan: Path, form: Path) -> None:
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tập huấn")
    for evidence in (None, "Báo cáo số 12", "Báo cáo số 13"):
        fill(form, Văn_bản_chứng_minh=evidence)
        ran = ctr("collect", form, "--plan", plan)
        assert ran.code == 0, ran.err
        assert proofs(plan) == [evidence]
        assert ctr("collect", form, "--plan", plan).out == ""
    assert "1.1 · văn bản chứng minh: Báo cáo số 12 → Báo cáo số 13" in ran.out
    fill(form, Việc_đã_làm="Tập huấn 3 lớp", Văn_bản_chứng_minh="Báo cáo số 14")
    fill(form, Ngày_làm=date(2026, 11, 2))
    assert ctr("collect", form, "--plan", plan).code == 0
    assert lines(plan) != [("2026-11-02", "Tập huấn")]
    fill(form, Văn_bản_chứng_minh=None)  # left empty it takes nothing away
    assert ctr("collect", form, "--plan", plan).out == ""
    assert "Báo cáo số 14" in proofs(plan)


def test_evidence_changed_on_both_sides_is_a_conflict(ctr: Ctr, plan: Path, form: Path) -> None:
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tập huấn", Văn_bản_chứng_minh="BC số 12")
    assert ctr("collect", form, "--plan", plan).code == 0
    (file,) = (plan / "results" / "2026").iterdir()
    file.write_text(file.read_text().replace("BC số 12", "BC số 15"))
    assert ctr("collect", form, "--plan", plan).out == ""  # the old form changes nothing back
    assert proofs(plan) == ["BC số 15"]
    fill(form, Văn_bản_chứng_minh="BC số 13")
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "Nhiệm vụ!H2: biểu ghi “BC số 13”, kế hoạch đã đổi thành “BC số 15”" in ran.err
    assert ctr("collect", form, "--keep", "ours", "--plan", plan).code == 0
    assert proofs(plan) == ["BC số 15"]
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert proofs(plan) == ["BC số 13"]


def test_evidence_for_work_recorded_without_a_form(ctr: Ctr, plan: Path, form: Path) -> None:
    work = ("record", "1.1", "--unit", UNIT, "--done", "Tập huấn", "--on", "2026-11-02")
    assert ctr(*work, "--plan", plan).code == 0
    fill(form, Ngày_làm=date(2026, 11, 2), Việc_đã_làm="Tập huấn", Văn_bản_chứng_minh="BC số 12")
    assert ctr("collect", form, "--plan", plan).code == 0
    assert proofs(plan) == ["BC số 12"]


def test_the_first_arrival_counts_and_the_later_is_kept(ctr: Ctr, plan: Path, form: Path) -> None:
    for day in ("2026-11-20", "2026-11-28", "2026-11-28", "2026-11-19"):
        assert ctr("collect", form, "--received", day, "--plan", plan).code == 0
    report = kept(plan)
    assert report.received == date(2026, 11, 19)
    assert report.received_again == (date(2026, 11, 28), date(2026, 11, 20))
    out = ctr("report", "2026", "--as-of", "2026-12-01", "--plan", plan).out
    assert "| 19/11/2026 | Đã báo cáo |" in out


def test_work_without_a_task_number_is_told_by_its_row(ctr: Ctr, plan: Path, form: Path) -> None:
    added(form, "", date(2026, 5, 1), "Tập huấn")
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "Nhiệm vụ!B3: dòng có nội dung mà thiếu số nhiệm vụ, ghi số ở cột “Số”" in ran.err
    assert "“”" not in ran.err


def test_a_number_that_became_a_day_is_one_fault(ctr: Ctr, plan: Path, form: Path) -> None:
    added(form, date(2026, 1, 1), date(2026, 5, 1), "Tập huấn")  # type: ignore[arg-type]
    ran = ctr("collect", form, "--plan", plan)
    assert "có 1 lỗi trong biểu" in ran.err
    assert "ô này đã thành ngày" in ran.err

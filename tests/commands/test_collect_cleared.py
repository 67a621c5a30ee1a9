"""A unit writes `xóa` in a cell: the plan holds nothing there any more, but a trace of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import TaskResult, UnitResults
from tests.conftest import FORM_UNIT, Ctr
from tests.forms.workbooks import filled, results

TASKS, TARGETS = "Nhiệm vụ", "Chỉ tiêu"


def reported(plan: Path) -> UnitResults:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan.results_by_unit[FORM_UNIT, 2026]


def task(plan: Path, number: str) -> TaskResult:
    return next(one for one in reported(plan).tasks if one.task == number)


@pytest.mark.parametrize("word", ["xóa", "xoá", "XÓA", " Xóa. ", "xo\u0301a"])
def test_a_list_is_emptied_however_the_word_is_written(
    ctr: Ctr, plan: Path, form: Path, word: str
) -> None:
    filled(form, (TASKS, "1.1", "Khó khăn, vướng mắc", word))
    shown = ctr("collect", form, "--dry-run", "--plan", plan)
    assert "- 1.1 · khó khăn, vướng mắc (kho-khan-1): Thiếu xe thu gom" in shown.out
    assert task(plan, "1.1").difficulties
    assert ctr("collect", form, "--plan", plan).code == 0
    assert task(plan, "1.1").difficulties == ()
    (trace,) = task(plan, "1.1").corrections
    assert (trace.what, trace.by, trace.new) == ("kho-khan-1", FORM_UNIT, None)
    assert trace.old == "Thiếu xe thu gom riêng cho từng loại rác"
    once = results(plan).read_bytes()
    again = ctr("collect", form, "--plan", plan)
    assert (again.code, again.out) == (0, "")
    assert results(plan).read_bytes() == once


def test_a_line_of_the_log_its_evidence_and_a_state(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        (TASKS, "1.2#0", "Việc đã làm", "xóa"),
        (TASKS, "1.1#0", "Văn bản chứng minh", "xóa"),
        (TASKS, "1.3", "Trạng thái", "xóa"),
        (TASKS, "1.3", "Ngày của trạng thái", None),
    )
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert task(plan, "1.2").log == ()
    assert [(one.done, one.evidence) for one in task(plan, "1.1").log] == [
        ("Phát 5.000 thùng phân loại rác cho hộ dân", None)
    ]
    assert (task(plan, "1.3").state, task(plan, "1.3").state_on) == (None, None)


@pytest.mark.parametrize("shared", [False, True])
def test_the_file_of_a_line_goes_with_it_unless_another_names_it(
    ctr: Ctr, plan: Path, tmp_path: Path, shared: bool
) -> None:
    proof = tmp_path / "bien-ban.pdf"
    proof.write_bytes(b"%PDF-1.4 proof")
    words = ("--unit", FORM_UNIT, "--on", "2026-03-02", "--file", proof, "--plan", plan)
    assert ctr("record", "1.2", "--done", "Họp tổ dân phố", *words).code == 0
    if shared:
        assert ctr("record", "1.1", "--done", "Họp các khu", *words).code == 0
    place = [one.done for one in task(plan, "1.2").log].index("Họp tổ dân phố")
    (kept,) = (plan / "results/2026/evidence").iterdir()
    form = tmp_path / "bieu.xlsx"
    assert ctr("form", "2026", "--unit", FORM_UNIT, "-o", form, "--plan", plan).code == 0
    filled(form, (TASKS, f"1.2#{place}", "Việc đã làm", "xóa"))
    assert ctr("collect", form, "--dry-run", "--plan", plan).code == 0
    assert kept.exists()
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert "Họp tổ dân phố" not in [one.done for one in task(plan, "1.2").log]
    assert kept.exists() == shared
    assert ctr("undo", "--yes", "--plan", plan).code == 0
    assert kept.read_bytes() == b"%PDF-1.4 proof"


def test_a_figure_and_a_source(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        (TARGETS, "1.3/diem-rac-tu-phat", "Số liệu", "xóa"),
        (TARGETS, "1.1/ho-phan-loai-rac", "Nguồn số liệu", "xóa"),
    )
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 0, ran.err
    assert [str(one.as_of) for one in task(plan, "1.3").values] == ["2026-09-30"]
    assert [one.source for one in task(plan, "1.1").values] == ["Điều tra 6 tháng", None]


def test_one_line_goes_and_another_comes(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        (TASKS, "1.1#0", "Việc đã làm", "xóa"),
        (TASKS, "1.1", "Ngày làm", "1/3/2026"),
        (TASKS, "1.1", "Việc đã làm", "Tập huấn"),
    )
    assert ctr("collect", form, "--plan", plan).code == 0
    assert [one.done for one in task(plan, "1.1").log] == ["Tập huấn"]
    assert [one.what for one in task(plan, "1.1").corrections] == ["viec-1"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ((TASKS, "1.3", "Ngày của trạng thái", "xóa"), "ngày không xóa riêng được"),
        ((TASKS, "1.1#0", "Ngày làm", "xóa"), "ngày làm không xóa riêng được"),
        ((TASKS, "1.1", "Việc đã làm", "xóa"), "dòng này chưa có việc nào trong kế hoạch"),
        ((TARGETS, "1.1/ho-phan-loai-rac", "Tính đến ngày", "xóa"), "ngày không xóa riêng"),
    ],
)
def test_what_cannot_go_alone_is_told(
    ctr: Ctr, plan: Path, form: Path, cell: tuple[str, str, str, str], said: str
) -> None:
    before = results(plan).read_bytes()
    ran = ctr("collect", filled(form, cell), "--plan", plan)
    assert ran.code == 2
    assert said in ran.err
    assert results(plan).read_bytes() == before


def test_what_is_not_there_is_not_removed(ctr: Ctr, plan: Path, form: Path) -> None:
    before = results(plan).read_bytes()
    filled(
        form,
        (TASKS, "2.2", "Đề xuất, kiến nghị", "xóa"),
        ("Chung", "chung", "Đề xuất, kiến nghị chung", "xóa"),
    )
    assert ctr("collect", form, "--plan", plan).code == 0
    assert results(plan).read_bytes() == before


def test_what_the_plan_has_changed_since_is_asked_for(ctr: Ctr, plan: Path, form: Path) -> None:
    more = ("--difficulty", "Thiếu người", "--on", "2026-11-01")
    ctr("record", "1.1", "--unit", FORM_UNIT, *more, "--plan", plan)
    filled(form, (TASKS, "1.1", "Khó khăn, vướng mắc", "xóa"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "biểu ghi “xóa”, kế hoạch đã đổi thành" in ran.err
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert task(plan, "1.1").difficulties == ("Thiếu người",), "which the form had not shown"
    unchanged(ctr, plan, form)


def unchanged(ctr: Ctr, plan: Path, form: Path) -> None:
    """The form again, also with its side kept, changes nothing and is no fault."""
    once = results(plan).read_bytes()
    for more in ((), ("--keep", "theirs")):
        again = ctr("collect", form, *more, "--plan", plan)
        assert (again.code, again.out) == (0, ""), again.err
        assert "không có gì thay đổi" in again.err
        assert results(plan).read_bytes() == once


@pytest.mark.parametrize(
    "cell",
    [
        (TARGETS, "1.3/diem-rac-tu-phat", "Số liệu", "xóa"),
        (TARGETS, "1.1/ho-phan-loai-rac", "Nguồn số liệu", "xóa"),
        (TASKS, "1.1", "Trạng thái", "xóa"),
        (TASKS, "1.3", "Trạng thái", "xóa"),
        (TASKS, "1.1#0", "Việc đã làm", "xóa"),
        (TASKS, "1.1#0", "Văn bản chứng minh", "xóa"),
        (TASKS, "1.1", "Khó khăn, vướng mắc", "xóa"),
    ],
)
def test_what_is_gone_is_not_taken_out_again(
    ctr: Ctr, plan: Path, form: Path, cell: tuple[str, str, str, str]
) -> None:
    ran = ctr("collect", filled(form, cell), "--plan", plan)
    assert ran.code == 0, ran.err
    unchanged(ctr, plan, form)


def test_what_came_in_its_place_stays(ctr: Ctr, plan: Path, form: Path) -> None:
    """A line of the log, a figure and a state go; others take their places, one of this form."""
    unit = ("--unit", FORM_UNIT, "--plan", plan)
    assert ctr("record", "1.1", "--done", "Họp dân", "--on", "2026-03-01", *unit).code == 0
    older = tuple(one.done for one in task(plan, "1.1").log)
    assert len(older) == 2
    new = plan.parent / "moi.xlsx"
    words = ("form", "2026", "--unit", FORM_UNIT, "-o", new, "--plan", plan)
    assert ctr(*words).code == 0
    filled(
        new,
        (TASKS, "1.1#0", "Việc đã làm", "xóa"),
        (TASKS, "1.1#1", "Văn bản chứng minh", "Biên bản số 3"),
        (TASKS, "1.1", "Trạng thái", "xóa"),
        (TARGETS, "1.3/diem-rac-tu-phat", "Số liệu", "xóa"),
    )
    assert ctr("collect", new, "--plan", plan).code == 0
    assert [one.evidence for one in task(plan, "1.1").log] == ["Biên bản số 3"]
    unchanged(ctr, plan, new)


def test_a_figure_that_a_newer_one_followed_goes_alone(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, (TARGETS, "1.3/diem-rac-tu-phat", "Số liệu", "xóa"))
    shown = max(task(plan, "1.3").values, key=lambda one: one.as_of)
    words = ("--value", "diem-rac-tu-phat=3", "--on", "2026-11-01")
    ran = ctr("record", "1.3", "--unit", FORM_UNIT, *words, "--plan", plan)
    assert ran.code == 0, ran.err
    assert ctr("collect", form, "--plan", plan).code == 2
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    left = [one.as_of.isoformat() for one in task(plan, "1.3").values]
    assert shown.as_of.isoformat() not in left
    assert "2026-11-01" in left
    unchanged(ctr, plan, form)

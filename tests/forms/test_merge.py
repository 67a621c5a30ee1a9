"""What a filled-in form changes in the plan, and what is a conflict."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from ctr.plan.load.loader import load
from tests.conftest import FORM_UNIT as UNIT
from tests.conftest import Ctr
from tests.forms.workbooks import filled, results


def test_a_change_touches_only_its_line(ctr: Ctr, plan: Path, form: Path) -> None:
    before = results(plan).read_text().splitlines()
    filled(form, ("Nhiệm vụ", "1.2#0", "Việc đã làm", "Khởi công nạo vét đoạn 1 và 2"))
    ran = ctr("collect", form, "--plan", plan)
    assert (
        "~ 1.2 · việc đã làm: Khởi công nạo vét đoạn 1 → Khởi công nạo vét đoạn 1 và 2" in ran.out
    )
    after = results(plan).read_text().splitlines()
    assert [old for old, new in zip(before, after, strict=True) if old != new] == [
        "      - {on: 2026-04-01, done: Khởi công nạo vét đoạn 1}"
    ]


def test_a_corrected_figure_keeps_the_old_one(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 63.5))
    assert ctr("collect", form, "--plan", plan).code == 0
    (value,) = [
        one
        for unit, _ in load(plan).results
        for task in unit.tasks
        for one in task.values
        if one.target == "ho-phan-loai-rac" and one.as_of == date(2026, 11, 15)
    ]
    assert (str(value.value), str(value.corrects)) == ("63.5", "62")


def test_a_value_newer_in_the_plan_is_not_overwritten_unasked(
    ctr: Ctr, plan: Path, form: Path
) -> None:
    words = ("record", "2.2", "--unit", UNIT, "--state", "paused", "--on", "2026-11-01")
    assert ctr(*words, "--as-of", "2026-12-01", "--plan", plan).code == 0
    filled(
        form,
        ("Nhiệm vụ", "2.2", "Trạng thái", "đang thực hiện"),
        ("Nhiệm vụ", "2.2", "Ngày của trạng thái", date(2026, 10, 1)),
    )
    before = results(plan).read_bytes()
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "biểu ghi “đang thực hiện từ ngày 01/10/2026”" in ran.err
    assert "kế hoạch đã đổi thành “tạm dừng từ ngày 01/11/2026”" in ran.err
    assert ctr("collect", form, "--keep", "ours", "--plan", plan).code == 0
    assert results(plan).read_bytes() == before
    assert ctr("collect", form, "--keep", "theirs", "--dry-run", "--plan", plan).code == 0
    assert results(plan).read_bytes() == before
    assert ctr("collect", form, "--keep", "theirs", "--plan", plan).code == 0
    assert "    state: in_progress\n    state_on: 2026-10-01" in results(plan).read_text()


def test_a_new_state_needs_a_day_of_its_own(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Nhiệm vụ", "1.1", "Trạng thái", "tạm dừng"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "ghi ngày của trạng thái mới" in ran.err
    filled(form, ("Nhiệm vụ", "1.1", "Ngày của trạng thái", date(2026, 9, 1)))
    assert ctr("collect", form, "--plan", plan).code == 0
    changes = {unit.unit: unit.tasks[0] for unit, _ in load(plan).results if unit.year == 2026}
    task = changes[UNIT]
    assert (task.state, str(task.state_on)) == ("paused", "2026-09-01")
    assert [(one.state, str(one.on)) for one in task.earlier] == [("in_progress", "2026-02-10")]


def test_an_older_day_s_figure_is_corrected_not_doubled(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(
        form,
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Số liệu", 55),
        ("Chỉ tiêu", "1.1/ho-phan-loai-rac", "Tính đến ngày", date(2026, 6, 30)),
    )
    ran = ctr("collect", form, "--plan", plan)
    assert "~ 1.1 · Hộ dân phân loại rác tại nguồn: 51,5% → 55%" in ran.out
    assert results(plan).read_text().count("2026-06-30") == 1


def test_nothing_filled_in_is_dropped_silently(ctr: Ctr, plan: Path, form: Path) -> None:
    filled(form, ("Nhiệm vụ", "1.1#0", "Khó khăn, vướng mắc", "Ghi nhầm dòng"))
    ran = ctr("collect", form, "--plan", plan)
    assert ran.code == 2
    assert "ghi ở dòng đầu của nhiệm vụ" in ran.err


def test_what_the_plan_got_meanwhile_stays(ctr: Ctr, plan: Path, form: Path) -> None:
    words = ("record", "1.1", "--unit", UNIT, "--done", "Việc mới", "--on", "2026-11-01")
    assert ctr(*words, "--plan", plan).code == 0
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    assert ctr("collect", form, "--plan", plan).code == 0
    text = results(plan).read_text()
    assert "Việc mới" in text
    assert "Mua xe" in text


def test_two_forms_of_one_unit_that_disagree(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path
) -> None:
    second = Path(shutil.copy(form, tmp_path / "bieu-2.xlsx"))
    filled(form, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    filled(second, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Thuê xe"))
    ran = ctr("collect", form, second, "--plan", plan)
    assert ran.code == 2
    assert "khác với biểu bieu.xlsx" in ran.err
    filled(second, ("Nhiệm vụ", "1.1", "Đề xuất, kiến nghị", "Mua xe"))
    assert ctr("collect", form, second, "--plan", plan).code == 0
    assert results(plan).read_text().count("Mua xe") == 1


def test_what_is_new_is_told_with_its_day_and_what_proves_it(
    ctr: Ctr, plan: Path, form: Path
) -> None:
    filled(
        form,
        ("Nhiệm vụ", "1.1", "Ngày làm", "12/10/2026"),
        ("Nhiệm vụ", "1.1", "Việc đã làm", "Ký cam kết"),
        ("Nhiệm vụ", "1.1", "Văn bản chứng minh", "Biên bản số 3"),
        ("Chỉ tiêu", "1.3/diem-rac-tu-phat", "Số liệu", 1),
        ("Chỉ tiêu", "1.3/diem-rac-tu-phat", "Tính đến ngày", "12/11/2026"),
        ("Chỉ tiêu", "1.3/diem-rac-tu-phat", "Nguồn số liệu", "Báo cáo số 4"),
    )
    out = ctr("collect", form, "--dry-run", "--plan", plan).out
    assert "+ 1.1 · việc đã làm: Ký cam kết (ngày 12/10/2026; Biên bản số 3)\n" in out
    assert "Điểm tập kết rác tự phát: 1 điểm (đến ngày 12/11/2026; Báo cáo số 4)\n" in out

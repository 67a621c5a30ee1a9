"""Whom part III of our programme binds, and that nobody writes to a group without members."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.conftest import PLAN, Ctr

SCHOOLS = "Các cơ sở giáo dục trên địa bàn phường"
WARD_UNITS = "Các cơ quan, đơn vị thuộc Ủy ban nhân dân phường"
OPEN = ["Các tổ dân phố", "Đơn vị liên quan"]


@pytest.fixture(scope="module")
def plan() -> Plan:
    plan = load(PLAN).plan
    assert plan is not None
    return plan


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(copytree(PLAN, tmp_path / "plan"))


def with_residents(plan: Path) -> None:
    """The neighbourhoods as units, members of their group from now on."""
    units = plan / "units.yaml"
    text = units.read_text(encoding="utf-8")
    text = text.replace("groups:\n", "  - {name: Tổ dân phố số 1}\n\ngroups:\n", 1)
    text = text.replace(
        "  - name: Các tổ dân phố\n    aliases: [TDP]\n    open: true\n",
        "  - name: Các tổ dân phố\n    members: [Tổ dân phố số 1]\n",
    )
    units.write_text(text, encoding="utf-8")


def test_the_yearly_report_is_owed_by_all_whom_the_text_names(plan: Plan) -> None:
    duty = plan.programme.unit_duty
    assert duty is not None
    assert duty.owed_by_leads
    assert duty.owed_by == (WARD_UNITS, *OPEN)
    spread = next(one for one in plan.programme.duties if one.id == "pho-bien-quan-triet")
    assert spread.owed_by == duty.owed_by


def test_units_of_the_committee_are_those_below_it(plan: Plan) -> None:
    below = tuple(unit.name for unit in plan.units if unit.superior == "Ủy ban nhân dân phường")
    assert plan.members_of[WARD_UNITS] == below


def test_models_are_owed_by_those_that_lead_one(plan: Plan) -> None:
    duty = next(one for one in plan.programme.duties if one.id == "trien-khai-mo-hinh")
    leading = {unit for section, task in plan.tasks() if section.id == "12" for unit in task.lead}
    assert set(plan.units_in(duty.owed_by)) == leading


def test_every_lead_and_every_unit_of_the_committee_reports(plan: Plan) -> None:
    assert set(plan.reporting_units) == set(plan.lead_units) | set(plan.members_of[WARD_UNITS])
    assert not plan.open_groups & {*plan.lead_units, *plan.reporting_units}


def test_due_names_the_open_groups_beside_the_units_it_waits_for(ctr: Ctr) -> None:
    ran = ctr("due", "--as-of", "2026-11-26")
    groups = f"Các tổ dân phố; Đơn vị liên quan; {SCHOOLS}"
    assert f"Đoàn Thanh niên; {groups}\n" in ran.out  # as the text names them
    assert f"Nhóm mở, không theo dõi từng đơn vị: {groups}." in ran.err
    own = ctr("due", "--as-of", "2026-11-26", "--unit", "CAP")
    assert SCHOOLS not in own.out
    assert "Nhóm mở" not in own.err


def test_due_of_milestones_names_an_open_group_that_leads(ctr: Ctr) -> None:
    ran = ctr("due", "--as-of", "2030-12-01", "--unit", SCHOOLS)
    lines = [line for line in ran.out.splitlines() if "7.2." in line]
    assert len(lines) == 2
    assert all(line.endswith(f" · {SCHOOLS}") for line in lines)
    assert ctr("due", "--as-of", "2030-12-01").out.count(f"Phòng VHXH; {SCHOOLS}\n") == 2
    far = ctr("due", "--as-of", "2027-11-20", "--all").out
    assert "còn 4.790 ngày" in far


def test_the_calendar_names_them_too(ctr: Ctr) -> None:
    out = ctr("calendar", "--unit", SCHOOLS, "--year", "2030").out
    unfolded = out.replace("\r\n ", "").replace("\n ", "")
    assert unfolded.count(f"Đơn vị: {SCHOOLS}") == 3


def test_due_of_an_open_group_is_the_duty_that_names_it(ctr: Ctr) -> None:
    ran = ctr("due", "--unit", "tổ dân phố", "--as-of", "2026-11-20", "--format", "json")
    assert [(item["duty"], item["units"], item["state"]) for item in ran.data] == [
        ("bao-cao-don-vi", [], "soon")
    ]


def test_an_open_group_heads_no_form_report_or_letter(ctr: Ctr, tmp_path: Path) -> None:
    for words in (
        ("form", "2026", "--unit", SCHOOLS, "-o", tmp_path / "bieu.xlsx"),
        ("report", "2026", "--unit", SCHOOLS),
        ("remind", "--unit", SCHOOLS),
    ):
        ran = ctr(*words)
        assert ran.code == 2
        assert f"“{SCHOOLS}” là nhóm mở" in ran.err
    assert ctr("form", "2026", "--all", "-o", tmp_path / "bieu").code == 0
    assert ctr("remind", "--as-of", "2026-11-26", "-o", tmp_path / "cong-van").code == 0
    for folder, count in (("bieu", 9), ("cong-van", 8)):  # none to the office itself
        names = [path.name for path in (tmp_path / folder).iterdir()]
        assert len(names) == count
        assert not any("giao-duc" in name or "to-dan-pho" in name for name in names)


def test_the_annex_of_received_reports_lists_units_only(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--as-of", "2026-11-24").out
    assert f"| {SCHOOLS} |  | Chưa báo cáo |" not in out
    assert "| 9 | Đoàn Thanh niên Cộng sản Hồ Chí Minh phường |  | Chưa báo cáo |" in out
    assert "đã nhận báo cáo của 00/09 đơn vị" in out


def test_a_task_does_not_wait_for_an_open_group(ctr: Ctr, copied: Path) -> None:
    words = ("record", "7.2", "--state", "done", "--on", "2026-11-10", "--plan", copied)
    assert ctr(*words).code == 0
    task = ctr("show", "7.2", "--format", "json", "--plan", copied).data
    assert task["state"] == "done"
    assert [one["unit"] for one in task["results"]] == ["Phòng Văn hóa - Xã hội"]
    assert SCHOOLS in task["lead"]


def test_nothing_is_recorded_for_an_open_group(ctr: Ctr, copied: Path) -> None:
    ran = ctr("record", "7.2", "--unit", SCHOOLS, "--done", "Khai giảng", "--plan", copied)
    assert ran.code != 0
    assert "là nhóm mở, không có báo cáo riêng" in ran.err
    assert "nhiệm vụ 7.2" not in ran.err
    assert not (copied / "results").exists()


def test_status_of_an_open_group_has_its_tasks_and_expects_no_report(ctr: Ctr) -> None:
    (row,) = ctr("status", "--unit", SCHOOLS, "--format", "json").data
    assert (row["tasks"], row["reports_expected"]) == (1, [])


def test_a_group_that_gets_members_owes_their_reports(ctr: Ctr, copied: Path) -> None:
    with_residents(copied)
    at = ("--as-of", "2026-11-26", "--plan", copied)
    (item,) = ctr("due", "--unit", "Tổ dân phố số 1", "--format", "json", *at).data
    assert (item["duty"], item["units"]) == ("bao-cao-don-vi", ["Tổ dân phố số 1"])
    assert "đôn đốc" in ctr("remind", "--unit", "Tổ dân phố số 1", *at).out
    words = ("record", "--unit", "Tổ dân phố số 1", "--received", "2026-11-20", *at)
    assert ctr(*words).code == 0
    item = ctr("due", "--all", "--unit", "Tổ dân phố số 1", "--format", "json", *at).data[0]
    assert (item["units"], item["state"]) == ([], "done")
    assert "| Tổ dân phố số 1 | 20/11/2026 | Đã báo cáo |" in ctr("report", "2026", *at).out


def test_a_duty_must_be_somebody_s(ctr: Ctr, copied: Path) -> None:
    programme = copied / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(
        text.replace("    owed_by: [Văn phòng HĐND và UBND]\n    to: Sở", "    to: Sở"),
        encoding="utf-8",
    )
    assert "phải có owed_by hoặc owed_by_leads: true" in ctr("check", "--plan", copied).out

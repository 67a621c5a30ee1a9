"""A unit's own report: its name in full, its symbol and its signer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from ctr.documents.views.unit_report import unit_report_view
from ctr.plan.load.loader import load
from ctr.plan.model.reporting_periods import ReportingPeriod
from tests.conftest import EXAMPLE, PLAN, Ctr
from tests.plans import UNITS, task, written


def test_the_head_names_the_unit_in_full(ctr: Ctr) -> None:
    out = ctr("report", "2026", "--unit", "Công an phường").out
    assert "**CÔNG AN PHƯỜNG LÊ THANH NGHỊ**" in out
    room = ctr("report", "2026", "--unit", "Phòng Văn hóa - Xã hội").out
    assert out.startswith("**CÔNG AN")
    assert room.startswith("ỦY BAN NHÂN DÂN PHƯỜNG LÊ THANH NGHỊ\n\n**PHÒNG VĂN HÓA - XÃ HỘI**")
    office = ctr("report", "2026", "--unit", "Văn phòng HĐND và UBND").out
    assert "**VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN**" in office
    assert "Kính gửi: Ủy ban nhân dân Phường Lê Thanh Nghị (qua" in out
    assert "(qua" not in office


def test_symbol_and_signer_come_from_units_yaml(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("report", "2026", "--plan", EXAMPLE, "--unit", "Môi trường")
    assert "Số: …/BC-MT" in ran.out
    assert "**TRƯỞNG PHÒNG**\n\n**Phạm Văn Thử**" in ran.out
    assert "- Lưu: VT." in ran.out
    assert "người ký" not in ran.err
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    units = plan / "units.yaml"
    signer = "    signer: {authority: KT. TRƯỞNG CÔNG AN, position: Phó Trưởng, name: Lê Văn A}\n"
    old = "    short: Công an\n"
    assert old in units.read_text()
    units.write_text(units.read_text().replace(old, f"{old}    symbol: CAP\n{signer}"))
    units.write_text(units.read_text().replace(", CAP]", "]"))
    out = ctr("report", "2026", "--plan", plan, "--unit", "Công an phường").out
    assert "Số: …/BC-CAP" in out
    assert "**KT. TRƯỞNG CÔNG AN**\n\n**PHÓ TRƯỞNG**\n\n**Lê Văn A**" in out


def test_what_units_yaml_lacks_is_a_gap_that_is_told(ctr: Ctr) -> None:
    ran = ctr("report", "2026", "--unit", "Công an phường")
    assert "Số: …/BC-\\[…\\]" in ran.out
    assert "ký hiệu của Công an phường (ghi bằng ctr units --symbol)" in ran.err
    assert "người ký của Công an phường" in ran.err


def test_a_unit_does_not_say_of_itself_that_it_has_not_reported(ctr: Ctr, tmp_path: Path) -> None:
    deadline = {"phrase": "trước ngày 01/4/2026", "by": "2026-03-31"}
    tasks = [task("1.1", UNITS[:2]), task("1.2"), task("1.3", deadline=deadline)]
    results = {(UNITS[0], 2026): {"tasks": [{"task": "1.1", "state": "in_progress"}]}}
    plan = written(tmp_path, tasks, results)
    ran = ctr("report", "2026", "--unit", UNITS[0], "--plan", plan, "--as-of", "2026-11-20")
    assert "chưa báo cáo" not in ran.out.lower()
    assert "đang thực hiện 01 nhiệm vụ (33,3%), chưa có kết quả 02 nhiệm vụ (66,7%)" in ran.out
    assert "| 1.2 | Việc 1.2 |  | chưa có kết quả |" in ran.out
    assert "| 1.3 | Việc 1.3 |  | chưa có kết quả, quá hạn |" in ran.out


def test_part_three_gathers_what_each_task_told_once(ctr: Ctr, tmp_path: Path) -> None:
    tasks = [task("1.1"), task("1.2"), task("1.3")]
    told = {
        "difficulties": ["Kinh phí còn ít."],
        "tasks": [
            {"task": "1.1", "difficulties": ["Thiếu máy;", "Kinh phí còn ít"]},
            {"task": "1.2", "difficulties": ["Thiếu máy"], "proposals": ["Cấp máy"]},
            {"task": "1.3", "difficulties": ["Mưa lớn"], "proposals": ["Cấp máy"]},
        ],
    }
    plan = written(tmp_path, tasks, {(UNITS[0], 2026): told})
    out = ctr("report", "2026", "--unit", UNITS[0], "--plan", plan).out
    part = out[out.index("# III") :]
    for line in (
        "Kinh phí còn ít.",
        "Nhiệm vụ 1.1 và nhiệm vụ 1.2: Thiếu máy.",
        "Nhiệm vụ 1.3: Mưa lớn.",
        "Nhiệm vụ 1.2 và nhiệm vụ 1.3: Cấp máy.",
    ):
        assert part.count(line) == 1
    assert part.count("Thiếu máy") == part.count("Kinh phí") == part.count("Cấp máy") == 1


@pytest.mark.parametrize(
    ("unit", "heading"),
    [
        ("KTHTĐT", "PHÒNG|KINH|TẾ,|HẠ~TẦNG~VÀ~ĐÔ~THỊ"),
        ("MTTQ phường", "ỦY|BAN|MẶT|TRẬN|TỔ~QUỐC~VIỆT~NAM|PHƯỜNG~LÊ~THANH~NGHỊ"),
        ("Đoàn phường", "ĐOÀN|THANH|NIÊN|CỘNG~SẢN~HỒ~CHÍ~MINH|PHƯỜNG~LÊ~THANH~NGHỊ"),
        ("VHXH", "PHÒNG|VĂN~HÓA~-~XÃ~HỘI"),
    ],
)
def test_the_head_breaks_between_words(unit: str, heading: str) -> None:
    plan = load(PLAN).core
    assert plan is not None
    name = plan.unit_names.find(unit)
    assert name is not None
    view, _ = unit_report_view(plan, name, ReportingPeriod.whole_year(2026), date(2026, 11, 24))
    assert view.head.issuer.replace(" ", "|").replace("\u00a0", "~") == heading


def test_a_partner_is_given_no_task(ctr: Ctr) -> None:
    assert "nhiệm vụ do đơn vị chủ trì năm 2026" in ctr("report", "2026", "--unit", "MTTQ").out
    assert "nhiệm vụ được giao chủ trì năm 2026" in ctr("report", "2026", "--unit", "CAP").out

"""ctr due: the three dates of each deadline, and what is overdue."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.tracking.working_days import WorkingDays
from tests.conftest import PLAN, Ctr


def due(ctr: Ctr, *words: str | Path) -> dict[tuple[str, int], dict[str, Any]]:
    """The reports by duty and year."""
    items = ctr("due", "--all", "--format", "json", *words).data
    reports = [item for item in items if item["kind"] == "report"]
    return {(item["duty"], int(item["literal"][:4])): item for item in reports}


@pytest.mark.parametrize(
    ("duty", "year", "literal", "advised", "carried"),
    [
        ("bao-cao-don-vi", 2026, "2026-11-24", "2026-11-23", "2026-11-25"),
        ("bao-cao-don-vi", 2027, "2027-11-24", "2027-11-23", "2027-11-25"),
        ("bao-cao-don-vi", 2028, "2028-11-24", "2028-11-23", "2028-11-27"),
        ("bao-cao-don-vi", 2029, "2029-11-24", "2029-11-23", "2029-11-27"),
        ("bao-cao-don-vi", 2030, "2030-11-24", "2030-11-22", "2030-11-26"),
        ("bao-cao-so-tai-chinh", 2026, "2026-11-30", "2026-11-30", "2026-11-30"),
        ("bao-cao-so-tai-chinh", 2029, "2029-11-30", "2029-11-30", "2029-11-30"),
        ("bao-cao-so-tai-chinh", 2030, "2030-11-30", "2030-11-29", "2030-12-02"),
    ],
)
def test_three_dates(
    ctr: Ctr, duty: str, year: int, literal: str, advised: str, carried: str
) -> None:
    item = due(ctr, "--as-of", "2026-05-01")[duty, year]
    assert (item["literal"], item["advised"], item["carried"]) == (literal, advised, carried)


def test_on_before_and_after_the_day(ctr: Ctr) -> None:
    for day, state, days_left, code in (
        ("2026-10-01", "later", 54, 0),
        ("2026-11-10", "soon", 14, 0),
        ("2026-11-24", "today", 0, 0),
        ("2026-11-25", "overdue", -1, 1),
        ("2026-11-26", "overdue", -2, 1),
    ):
        ran = ctr("due", "--all", "--as-of", day, "--format", "json")
        first = next(item for item in ran.data if item["duty"] == "bao-cao-don-vi")
        assert (first["state"], first["days_left"]) == (state, days_left)
        assert ran.code == code
    assert ctr("due", "--as-of", "2026-11-26", "--exit-zero").code == 0


def test_every_lead_unit_owes_its_report(ctr: Ctr) -> None:
    item = due(ctr, "--as-of", "2026-11-26")["bao-cao-don-vi", 2026]
    assert item["units"] == [
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Văn hóa - Xã hội",
        "Trung tâm Phục vụ hành chính công",
        "Công an phường",
        "Ban Chỉ huy Quân sự phường",
        "Trạm Y tế phường",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh phường",
    ]


def test_narrowed_to_a_unit_or_a_leader(ctr: Ctr) -> None:
    mine = ctr("due", "--as-of", "2026-11-26", "--unit", "TYT", "--format", "json")
    assert [item["units"] for item in mine.data if item["kind"] == "report"] == [
        ["Trạm Y tế phường"]
    ]
    assert {
        item["task"] for item in ctr("due", "--all", "--leader", "Nga", "--format", "json").data
    } > {
        None,
        "8.1",
    }


def test_within(ctr: Ctr) -> None:
    few = ctr("due", "--as-of", "2026-11-20", "--within", "5", "--format", "json").data
    more = ctr("due", "--as-of", "2026-11-20", "--within", "41", "--format", "json").data
    assert [item["literal"] for item in few] == ["2026-11-24"]
    assert [item["literal"] for item in more] == ["2026-11-24", "2026-11-30", "2026-12-31"]


def test_a_task_without_a_deadline_is_never_due(ctr: Ctr) -> None:
    items = ctr("due", "--all", "--as-of", "2050-01-01", "--format", "json").data
    assert {item["kind"] for item in items} == {"report", "milestone"}
    dated = [
        one for one in ctr("targets", "--format", "json").data if one["when"] in ("by", "over")
    ]
    assert sum(item["kind"] == "milestone" for item in items) == len(dated)


def test_the_carried_reading_moves_overdue_to_the_carried_day(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    file = plan / "programme.yaml"
    file.write_text(file.read_text() + "deadline_reading: carried\n")
    at = ("due", "--plan", plan, "--format", "json", "--as-of")
    assert ctr(*at, "2026-11-25").data[0]["state"] == "today"
    assert ctr(*at, "2026-11-25").code == 0
    assert ctr(*at, "2026-11-26").code == 1


def test_a_year_without_announcement_is_provisional(ctr: Ctr) -> None:
    found = due(ctr, "--as-of", "2026-11-24")
    assert found["bao-cao-don-vi", 2026]["provisional"] is False
    assert found["bao-cao-don-vi", 2027]["provisional"] is True
    assert "tạm tính" in ctr("due", "--as-of", "2027-11-20").err


def test_a_plan_s_own_calendar_corrects_the_packaged_one(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    (plan / "calendar.yaml").write_text(
        "years:\n"
        "  - year: 2027\n"
        "    swaps: [{off: 2027-11-23, worked: 2027-11-27}]\n"
        "    announced: Thông báo thử\n"
    )
    item = due(ctr, "--plan", plan, "--as-of", "2027-11-01")["bao-cao-don-vi", 2027]
    assert (item["advised"], item["provisional"]) == ("2027-11-22", False)
    loaded = load(plan).plan
    assert loaded is not None
    assert not WorkingDays(loaded.calendar).is_working(date(2027, 2, 5))  # Tết is still there


def test_a_target_is_met_not_done(ctr: Ctr, year_played: Path) -> None:
    out = ctr("due", "--all", "--as-of", "2026-11-26", "--plan", year_played).out
    line = next(line for line in out.splitlines() if "(đến năm 2026)" in line)
    assert line.startswith("đạt · 31/12/2026 · ")
    assert "hoàn thành" not in line

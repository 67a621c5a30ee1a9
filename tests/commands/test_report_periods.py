"""ctr report, status and remind for a part of a year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

TARGET = {
    "id": "rac",
    "name": "Hộ phân loại rác",
    "unit": "%",
    "milestones": [{"by": 2026, "at_least": 60}],
}


def figure(value: float, as_of: str) -> dict[str, Any]:
    return {"target": "rac", "value": value, "as_of": as_of}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Two units: one done in May, with a figure each quarter; one under way since March."""
    log = [{"on": f"2026-{month:02d}-10", "done": f"Việc tháng {month}"} for month in range(1, 11)]
    one = {
        "task": "1.1",
        "state": "in_progress",
        "state_on": "2026-01-10",
        "log": log,
        "values": [
            figure(40, "2026-03-31"),
            figure(43.2, "2026-06-30"),
            figure(43.2, "2026-09-30"),
            figure(61, "2026-10-15"),
        ],
        "next_period": [
            {"period": "2026-Q1", "text": "Mở thêm điểm thu gom"},
            {"period": "2026-Q2", "text": "Kiểm tra các tổ"},
        ],
        "next_year": ["Làm tiếp năm sau"],
    }
    two = {
        "task": "1.2",
        "state": "done",
        "state_on": "2026-05-20",
        "earlier": [{"state": "in_progress", "on": "2026-03-01"}],
    }
    results: dict[tuple[str, int], dict[str, Any]] = {
        (UNITS[0], 2026): {
            "received": "2026-11-20",
            "reports": [{"period": "2026-Q2", "received": "2026-06-28"}],
            "tasks": [one],
        },
        (UNITS[1], 2026): {"tasks": [two]},
    }
    summaries = {
        2026: {
            "direction": "Chỉ đạo cả năm",
            "periods": [{"period": "2026-Q2", "direction": "Chỉ đạo quý II"}],
        }
    }
    tasks = [task("1.1", targets=[TARGET]), task("1.2", UNITS[1:2])]
    return written(tmp_path, tasks, results, summaries=summaries)


def test_a_quarter_is_told_from_the_years_start_and_by_itself(ctr: Ctr, plan: Path) -> None:
    out = ctr("report", "2026-Q2", "--plan", plan, "--as-of", "2026-12-01").out
    assert "**Kết quả quý II năm 2026 thực hiện Chương trình hành động số 01/CTr-UBND**" in out
    assert "*Số liệu tính đến ngày 30/6/2026.*" in out
    assert "Chỉ đạo quý II" in out
    assert "Chỉ đạo cả năm" not in out
    assert (
        "đã hoàn thành 01 nhiệm vụ (50%), trong đó 01 nhiệm vụ hoàn thành trong quý II; "
        "đang thực hiện 01 nhiệm vụ (50%)" in out
    )
    assert "Từ đầu năm đã thực hiện 06 việc, trong quý II 03 việc (xem Phụ lục I), gần nhất:" in out
    assert "Việc tháng 7" not in out
    assert "43,2% (mục tiêu từ 60% trở lên, đến năm 2026)" in out
    assert "tăng 3,2 điểm phần trăm so với hết quý I năm 2026." in out
    assert "| Kết quả từ đầu năm | So với kỳ trước | Đánh giá |" in out
    assert "| 43,2% | tăng 3,2 điểm phần trăm | chưa đến hạn |" in out
    assert "*Tăng, giảm so với hết quý I năm 2026.*" in out
    assert "## IV. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM QUÝ III NĂM 2026" in out
    assert "Phòng Một: Kiểm tra các tổ (nhiệm vụ 1.1)." in out
    assert "Mở thêm" not in out
    assert "Làm tiếp năm sau" not in out
    for title in ("CÁC NHIỆM VỤ", "CÁC CHỈ TIÊU", "GỬI BÁO CÁO"):
        assert f"{title} QUÝ II NĂM 2026**" in out
    assert "| 1 | Phòng Một | 28/6/2026 | Đã báo cáo, sau ngày chốt" not in out
    assert "| 1 | Phòng Một | 28/6/2026 | Đã báo cáo |" in out
    assert "đã nhận báo cáo của 01/02 đơn vị" in out


@pytest.mark.parametrize(
    ("words", "subject", "figures", "change"),
    [
        (("2026-Q1",), "quý I năm 2026", "40%", None),
        (("2026-6T",), "6 tháng đầu năm 2026", "43,2%", "tăng 3,2 điểm phần trăm"),
        (("2026-9T",), "9 tháng đầu năm 2026", "43,2%", "không thay đổi"),
        (("2026-10",), "tháng 10 năm 2026", "61%", "tăng 17,8 điểm phần trăm"),
        (("2026",), "năm 2026", "61%", None),
        (
            ("2026-04-01..2026-06-14",),
            "từ ngày 01/4/2026 đến ngày 14/6/2026",
            "40% (số liệu tính đến ngày 31/3/2026)",
            None,
        ),
        (
            ("--from", "1/4/2026", "--to", "14/6/2026"),
            "từ ngày 01/4/2026 đến ngày 14/6/2026",
            "40% (số liệu tính đến ngày 31/3/2026)",
            None,
        ),
        (
            ("1/4/2026..14/6/2026",),
            "từ ngày 01/4/2026 đến ngày 14/6/2026",
            "40% (số liệu tính đến ngày 31/3/2026)",
            None,
        ),
    ],
)
def test_each_kind_of_period(
    ctr: Ctr, plan: Path, words: tuple[str, ...], subject: str, figures: str, change: str | None
) -> None:
    ran = ctr("report", *words, "--plan", plan, "--as-of", "2026-12-01")
    assert ran.code == 0, ran.err
    assert f"**Kết quả {subject} thực hiện Chương trình" in ran.out
    row = next(line for line in ran.out.splitlines() if "| Hộ phân loại rác |" in line)
    assert f"| {figures} |" in row
    assert ("So với kỳ trước" in ran.out) == (change is not None)
    assert change is None or f"| {change} |" in row


def test_the_state_is_that_of_the_periods_end(ctr: Ctr, plan: Path) -> None:
    def states(period: str, day: str = "2026-12-01") -> dict[str, int]:
        (whole, *_) = ctr("status", period, "--plan", plan, "--as-of", day, "--format", "json").data
        assert whole["period"] == period
        return {name: whole[name] for name in ("in_progress", "done", "not_reported")}

    assert states("2026-02") == {"in_progress": 1, "done": 0, "not_reported": 1}
    assert states("2026-Q1") == {"in_progress": 2, "done": 0, "not_reported": 0}
    assert states("2026-Q2") == {"in_progress": 1, "done": 1, "not_reported": 0}
    assert states("2026-Q2", "2026-05-01") == {"in_progress": 2, "done": 0, "not_reported": 0}


def test_status_tells_of_which_period_it_is(ctr: Ctr, plan: Path) -> None:
    ran = ctr("status", "2026-Q2", "--plan", plan, "--as-of", "2026-12-01")
    assert "Quý II năm 2026, đến ngày 30/06/2026 (báo cáo đã nhận: đến ngày 01/12/2026)." in ran.err
    (whole, *_) = ctr(
        "status", "2026-Q2", "--plan", plan, "--as-of", "2026-12-01", "--format", "json"
    ).data
    assert whole["reports_missing"] == [UNITS[1]]


def test_a_unit_reports_of_a_period(ctr: Ctr, plan: Path) -> None:
    words = ("report", "2026-6T", "--unit", UNITS[0], "--plan", plan, "--as-of", "2026-07-02")
    out = ctr(*words).out
    assert "Kết quả 6 tháng đầu năm 2026 thực hiện" in out
    assert "chủ trì 6 tháng đầu năm 2026 như sau:" in out
    assert "## IV. PHƯƠNG HƯỚNG 6 THÁNG CUỐI NĂM 2026" in out
    assert "Việc tháng 6" in out
    assert "Việc tháng 7" not in out


def test_a_letter_for_a_period(ctr: Ctr, plan: Path) -> None:
    at = ("--plan", plan, "--as-of", "2026-11-26")
    assert "Báo cáo của đơn vị năm 2026" in ctr("remind", "2026", "--unit", UNITS[1], *at).out
    ran = ctr("remind", "2026-Q2", "--by", "30/11/2026", *at)
    assert ran.code == 0, ran.err
    assert f"Kính gửi: {UNITS[1]}" in ran.out
    assert "V/v đôn đốc báo cáo kết quả quý II năm 2026 thực hiện" in ran.out
    row = "| 1 | Báo cáo của đơn vị quý II năm 2026 | theo công văn này | 30/11/2026 |"
    assert row in ran.out
    assert "chậm nhất hết ngày 30/11/2026" in ran.out
    ran = ctr("remind", "2026-Q2", "--unit", UNITS[0], *at)
    assert (ran.code, ran.out) == (0, "")
    assert "Không đơn vị nào còn nợ của quý II năm 2026" in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("report",), "chưa nêu kỳ báo cáo"),
        (("report", "2026-Q5"), "không có quý 5"),
        (("report", "2025-Q4"), "chương trình không có năm 2025"),
        (("report", "2026-Q2", "--from", "1/4/2026", "--to", "1/5/2026"), "không có --from"),
        (("report", "--from", "1/4/2026"), "--from và --to đi cùng nhau"),
        (("report", "--from", "1/6/2026", "--to", "1/4/2026"), "kết thúc trước khi bắt đầu"),
        (("report", "31/4/2026..1/6/2026"), "31/4/2026"),
        (("status", "2026-Q2", "--year", "2027"), "không thuộc năm 2027"),
    ],
)
def test_what_is_no_period(ctr: Ctr, plan: Path, words: tuple[str, ...], says: str) -> None:
    ran = ctr(*words, "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_the_latest_things_done_are_so_by_day_whichever_unit_did_them(
    ctr: Ctr, tmp_path: Path
) -> None:
    logs = [
        [{"on": f"2026-{month:02d}-{day}", "done": f"Việc {unit}.{month}"} for month in months]
        for unit, day, months in ((1, 20, (2, 5, 6)), (2, 10, (1, 3, 5)))
    ]
    results = {
        (unit, 2026): {"tasks": [{"task": "1.1", "log": log}]}
        for unit, log in zip(UNITS[:2], logs, strict=True)
    }
    plan = written(tmp_path, [task("1.1", UNITS[:2])], results)
    out = ctr("report", "2026", "--plan", plan, "--as-of", "2026-12-01").out
    told = out.split("gần nhất: ")[1].split("\n")[0]
    assert [part.split(" ")[-1] for part in told.split(" (ngày ")[:-1]] == [
        "1.2",
        "2.3",
        "2.5",
        "1.5",
        "1.6",
    ]


def test_words_and_older_figures_bear_their_days(ctr: Ctr, plan: Path) -> None:
    words = ("1.1", "--unit", UNITS[0], "--difficulty", "Thiếu xe", "--proposal", "Cấp xe")
    assert ctr("record", *words, "--plan", plan, "--as-of", "2026-07-02").code == 0
    report = ("report", "2026-Q3", "--plan", plan, "--as-of", "2026-07-10")
    ran = ctr(*report)
    assert "| Thiếu xe (báo cáo nhận gần nhất ngày 28/6/2026). |" in ran.out
    proposed = f"{UNITS[0]} (báo cáo nhận gần nhất ngày 28/6/2026): Cấp xe (nhiệm vụ 1.1)."
    assert proposed in ran.err
    assert "| 43,2% (số liệu tính đến ngày 30/6/2026) |" in ran.out
    told = "Hộ phân loại rác: 43,2% (mục tiêu từ 60% trở lên, đến năm 2026), chưa đến hạn; "
    assert f"{told}số liệu tính đến ngày 30/6/2026" in ran.out
    of_year = ctr("report", "2026", *report[2:])
    assert "nhận gần nhất" not in of_year.out + of_year.err
    assert "43,2% (số liệu" not in of_year.out

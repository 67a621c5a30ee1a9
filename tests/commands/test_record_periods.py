"""ctr record: reports of other periods than the year, and what is planned after them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr

POLICE = "Công an phường"


def police(plan: Path) -> str:
    return (plan / "results" / "2026" / "cong-an-phuong.yaml").read_text(encoding="utf-8")


def test_a_report_of_a_period_comes_in_and_again(ctr: Ctr, our_plan: Path) -> None:
    at = ("record", "--unit", POLICE, "--plan", our_plan)
    ran = ctr(*at, "--received", "20/6/2026", "--period", "2026-Q2")
    assert ran.code == 0, ran.err
    assert "+ ngày nhận báo cáo quý II năm 2026: 20/06/2026" in ran.out
    assert police(our_plan) == (
        "unit: Công an phường\nyear: 2026\nreports:\n"
        "  - period: 2026-Q2\n    received: 2026-06-20\n"
    )
    assert ctr(*at, "--received", "25/6/2026", "--period", "2026-q2").code == 0
    ran = ctr(*at, "--received", "18/6/2026", "--period", "2026-Q2")
    assert "~ ngày nhận báo cáo quý II năm 2026: 20/06/2026 → 18/06/2026" in ran.out
    assert ctr(*at, "--received", "22/9/2026", "--period", "2026-9T").code == 0
    loaded = load(our_plan)
    assert loaded.plan is not None, loaded.problems
    (results,) = loaded.plan.results
    assert results.received is None
    assert [(one.period.code, str(one.received)) for one in results.reports] == [
        ("2026-Q2", "2026-06-18"),
        ("2026-9T", "2026-09-22"),
    ]
    assert [str(day) for day in results.reports[0].received_again] == ["2026-06-25", "2026-06-20"]
    assert "không có gì thay đổi" in ctr(*at, "--received", "18/6/2026", "--period", "2026-Q2").err


def test_what_a_unit_plans_after_a_period(ctr: Ctr, our_plan: Path) -> None:
    plan = ("--period", "2026-6T", "--plan", our_plan)
    ran = ctr("record", "10.2", "--next-period", "Ra quân đợt hai", *plan)
    assert "+ 10.2 · kế hoạch sau 6 tháng đầu năm 2026: Ra quân đợt hai" in ran.out
    assert ctr("record", "--unit", POLICE, "--next-period", "Giữ vững", *plan).code == 0
    again = ctr("record", "--unit", POLICE, "--next-period", "Giữ vững", *plan)
    assert "không có gì thay đổi" in again.err
    assert police(our_plan) == (
        "unit: Công an phường\n"
        "year: 2026\n"
        "tasks:\n"
        '  - task: "10.2"\n'
        "    next_period:\n"
        "      - period: 2026-6T\n"
        "        text: Ra quân đợt hai\n"
        "next_period:\n"
        "  - period: 2026-6T\n"
        "    text: Giữ vững\n"
    )


def test_a_report_of_the_ward_for_a_period(ctr: Ctr, our_plan: Path) -> None:
    duty = ("record", "--sent", "bao-cao-so-tai-chinh", "--plan", our_plan)
    ran = ctr(*duty, "--on", "28/6/2026", "--period", "2026-6T", "--evidence", "Số 99/BC-UBND")
    assert ran.code == 0, ran.err
    assert "đã gửi “Báo cáo kết quả thực hiện của phường” 6 tháng đầu năm 2026" in ran.out
    summary = (our_plan / "results/2026/summary.yaml").read_text(encoding="utf-8")
    assert summary == (
        "year: 2026\n"
        "submitted:\n"
        "  - duty: bao-cao-so-tai-chinh\n"
        "    period: 2026-6T\n"
        "    on: 2026-06-28\n"
        "    document: Số 99/BC-UBND\n"
    )
    due = ctr("due", "--all", "--as-of", "2026-07-01", "--plan", our_plan, "--format", "json").data
    owed = next(one for one in due if (one["duty"], one["period"]) == (duty[2], "2026"))
    assert owed["units"] == ["Văn phòng HĐND và UBND"]


def test_the_whole_year_is_a_period_too(ctr: Ctr, our_plan: Path) -> None:
    words = ("--received", "20/11/2026", "--period", "2026", "--plan", our_plan)
    assert ctr("record", "--unit", POLICE, *words).code == 0
    assert police(our_plan) == "unit: Công an phường\nyear: 2026\nreceived: 2026-11-20\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--received", "20/6/2026", "--period", "2026-Q5"), "không có quý 5"),
        (("--received", "20/6/2026", "--period", "quý 2"), "2026-Q2"),
        (("--received", "20/6/2026", "--period", "2025-Q2"), "chương trình không có năm 2025"),
        (("--received", "20/6/2026", "--period", "2026-Q2", "--year", "2027"), "bỏ --year"),
        (("--received", "20/3/2026", "--period", "2026-Q2"), "trước khi kỳ 2026-Q2 bắt đầu"),
        (("--difficulty", "Thiếu người", "--period", "2026-Q2"), "--period đi cùng"),
        (("--next-period", "Làm tiếp"), "cần kỳ"),
        (("--next-period", "Làm tiếp", "--period", "2026"), "--next-year"),
    ],
)
def test_what_is_refused(ctr: Ctr, our_plan: Path, words: tuple[str, ...], says: str) -> None:
    ran = ctr("record", "--unit", POLICE, *words, "--plan", our_plan)
    assert ran.code == 2
    assert says in ran.err
    assert not (our_plan / "results").exists()


def test_what_was_recorded_of_a_period_is_listed_put_right_and_taken_out(
    ctr: Ctr, our_plan: Path
) -> None:
    at = ("--plan", our_plan, "--as-of", "2026-06-22")
    unit = ("record", "--unit", POLICE)
    assert ctr(*unit, "--received", "20/6/2026", "--period", "2026-Q2", *at).code == 0
    assert ctr(*unit, "--next-period", "Làm", "--period", "2026-Q2", *at).code == 0
    assert ctr("record", "10.2", "--next-period", "Ra", "--period", "2026-Q2", *at).code == 0
    names = [one["entry"] for one in ctr(*unit, "--entries", "--format", "json", *at).data]
    assert names == ["ngay-nhan-2026-q2", "ky-sau-1", "ky-sau-1"]
    words = ("--because", "Gõ nhầm", *at)
    ran = ctr(*unit, "--correct", "ngay-nhan-2026-q2", "--received", "19/6/2026", *words)
    assert ran.code == 0, ran.err
    assert ctr(*unit, "--correct", "ky-sau-1", "--next-period", "Làm khác", *words).code == 0
    assert ctr("record", "10.2", "--remove", "ky-sau-1", *words).code == 0
    assert "received: 2026-06-19" in police(our_plan)
    assert "text: Làm khác" in police(our_plan)
    assert "text: Ra" not in police(our_plan)
    assert ctr(*unit, "--remove", "ngay-nhan-2026-q2", *words).code == 0
    loaded = load(our_plan)
    assert loaded.plan is not None, loaded.problems
    assert loaded.plan.results[0].reports == ()

"""ctr holidays: what the government announces of a year is put into the plan's own calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import CalendarYear
from tests.conftest import Ctr


def own(plan: Path) -> CalendarYear:
    """The last year of the calendar: that of the plan's own file."""
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan.calendar[-1]


def days(ctr: Ctr, plan: Path, year: int) -> list[str]:
    return ctr("holidays", str(year), "--plan", plan).out.splitlines()


def test_a_year_is_listed(ctr: Ctr, our_plan: Path) -> None:
    found = days(ctr, our_plan, 2026)
    assert "01/01/2026 thứ Năm: nghỉ" in found
    assert "10/01/2026 thứ Bảy: làm bù" in found
    assert "24/11/2026 thứ Ba: nghỉ" in found
    assert "03/01/2026 thứ Bảy: nghỉ" not in found
    assert "tạm tính" in ctr("holidays", "2027", "--plan", our_plan).err
    assert "tạm tính" not in ctr("holidays", "2026", "--plan", our_plan).err


def test_what_is_announced_is_put_down_and_counts(ctr: Ctr, our_plan: Path) -> None:
    words = ("--tet", "5/2/2027..9/2/2027", "--swap", "4/1/2027..9/1/2027")
    document = ("--announced", "Thông báo số 9/TB-BNV")
    shown = ctr("holidays", *words, *document, "--dry-run", "--plan", our_plan)
    assert not (our_plan / "calendar.yaml").exists()
    ran = ctr("holidays", *words, *document, "--plan", our_plan)
    assert ran.code == 0, ran.err
    assert ran.out == shown.out
    assert ran.out.splitlines() == [
        "plan/calendar.yaml: ngày nghỉ năm 2027",
        "  ~ nghỉ Tết Âm lịch: 04/02/2027 đến 08/02/2027 → 05/02/2027 đến 09/02/2027",
        "  + văn bản thông báo: Thông báo số 9/TB-BNV",
        "  + ngày hoán đổi: nghỉ 04/01/2027, làm bù 09/01/2027",
    ]
    found = days(ctr, our_plan, 2027)
    assert ("04/01/2027 thứ Hai: nghỉ" in found, "09/01/2027 thứ Bảy: làm bù" in found) == (
        True,
        True,
    )
    assert "09/02/2027 thứ Ba: nghỉ" in found
    again = ctr("holidays", *words, *document, "--plan", our_plan)
    assert (again.out, "đã có đủ" in again.err) == ("", True)
    ran = ctr("holidays", "--swap", "4/1/2027..16/1/2027", "--plan", our_plan)
    assert "làm bù 09/01/2027 → nghỉ 04/01/2027, làm bù 16/01/2027" in ran.out
    assert len(own(our_plan).swaps) == 1
    ran = ctr("holidays", "--swap", "4/1/2027..xóa", "--plan", our_plan)
    assert "- ngày hoán đổi: nghỉ 04/01/2027" in ran.out
    assert own(our_plan).swaps == ()
    assert ctr("check", "--plan", our_plan).code == 0


def test_a_swap_more_keeps_those_that_are_known(ctr: Ctr, our_plan: Path) -> None:
    before = days(ctr, our_plan, 2026)
    ran = ctr("holidays", "--swap", "23/11/2026..28/11/2026", "--plan", our_plan)
    assert ran.code == 0, ran.err
    after = {*days(ctr, our_plan, 2026)}
    assert after - {*before} == {"23/11/2026 thứ Hai: nghỉ", "28/11/2026 thứ Bảy: làm bù"}
    assert {*before} - after == set()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--tet", "4/2/2027"), "--tet cần ngày đầu và ngày cuối"),
        (("--swap", "4/1/2027"), "--swap cần ngày nghỉ và ngày làm bù"),
        (("--hung-kings", "16/4/2027", "--national-day", "3/9/2028"), "những năm khác nhau"),
        (("2027", "--hung-kings", "16/4/2028"), "ngày 16/04/2028 nằm ngoài năm 2027"),
        (("--tet", "9/2/2027..5/2/2027"), "kỳ nghỉ kết thúc trước khi bắt đầu"),
        (("--swap", "2/1/2026..xóa", "--swap", "31/8/2026..xóa"), "không bỏ hết được"),
        (("3000",), "không có lịch của năm 3000"),
    ],
)
def test_what_is_refused(ctr: Ctr, our_plan: Path, words: tuple[str, ...], says: str) -> None:
    ran = ctr("holidays", *words, "--plan", our_plan)
    assert (ran.code, says in ran.err) == (2, True), ran.err
    assert not (our_plan / "calendar.yaml").exists()

"""Progress of targets: the figure, what is missing, the course."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctr.plan.model import Milestone
from ctr.tracking.targets import gap, meets
from tests.conftest import EXAMPLE, PLAN, Ctr


def courses(ctr: Ctr, plan: Path, day: str) -> dict[tuple[str, str | None], dict[str, Any]]:
    found = ctr("targets", "--as-of", day, "--format", "json", "--plan", plan).data
    return {(one["target"], one["by"]): one for one in found}


def test_progress_of_our_targets(ctr: Ctr, year_played: Path) -> None:
    found = courses(ctr, year_played, "2026-12-01")

    def told(target: str, by: str | None = None) -> tuple[Any, ...]:
        one = found[target, by]
        return one["actual"], one["gap"], one["expected"], one["course"]

    assert told("hoc-sinh-tap-huan-pccc") == (100, 0, None, "met")
    assert told("kham-suc-khoe", "2026-12-31") == (66.5, 0, None, "met")
    assert told("kham-suc-khoe", "2029-12-31") == (66.5, 28.5, None, "open")
    assert told("ho-so-truc-tuyen", "2030-12-31") == (70, 15, None, "open")
    assert told("gia-dinh-van-hoa") == (95, 0, None, "short")  # "trên 95%" is more than 95
    assert told("von-dau-tu-ngan-sach") == (90, 410, 91.73, "short")
    assert told("bao-hiem-y-te", "2030-12-31") == (None, None, None, "no_figure")
    later = courses(ctr, year_played, "2027-12-31")
    assert later["kham-suc-khoe", "2029-12-31"]["expected"] == 74.99
    assert later["kham-suc-khoe", "2029-12-31"]["course"] == "short"
    assert later["gia-dinh-van-hoa", None]["course"] == "no_figure"  # a new year
    assert courses(ctr, year_played, "2026-06-30")["hoc-sinh-tap-huan-pccc", None]["actual"] == 60


def test_the_line_between_baseline_and_milestones(ctr: Ctr) -> None:
    for day, expected, course in (
        ("2026-06-30", 49.92, "on_course"),
        ("2026-12-31", 60, "on_course"),
        ("2027-11-24", 73.46, "short"),
    ):
        one = courses(ctr, EXAMPLE, day)["ho-phan-loai-rac", "2028-12-31"]
        assert (one["expected"], one["course"]) == (expected, course)


@given(
    st.sampled_from(["at_least", "more_than", "at_most", "less_than", "exactly"]),
    st.decimals(-1000, 1000, places=2),
    st.decimals(-1000, 1000, places=2),
)
def test_nothing_is_missing_where_a_milestone_is_met(
    comparison: str, required: Decimal, value: Decimal
) -> None:
    milestone = Milestone(**{comparison: required})  # type: ignore[arg-type]
    missing = gap(milestone, value)
    assert missing is not None
    assert missing >= 0
    if meets(milestone, value):
        assert missing == 0
    elif value != required:
        assert missing > 0


def test_a_period_is_judged_by_all_its_figures(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))

    def record(value: str, day: str) -> None:
        words = ("record", "--value", value, "--on", day, "--as-of", "2031-01-01", "--plan", plan)
        assert ctr(*words).code == 0

    def course(target: str, day: str) -> str:
        found = ctr("targets", "--as-of", day, "--format", "json", "--plan", plan).data
        return str(
            next(x["course"] for x in found if x["target"] == target and x["when"] == "over")
        )

    for value, day in (("đạt", "2026-05-01"), ("không đạt", "2026-08-01"), ("đạt", "2026-11-01")):
        record(f"phuong-khong-ma-tuy={value}", day)
    assert course("phuong-khong-ma-tuy", "2026-06-01") == "on_course"
    assert course("phuong-khong-ma-tuy", "2026-12-01") == "short"
    assert course("phuong-khong-ma-tuy", "2028-01-01") == "short"
    record("tong-gia-tri-san-pham=16", "2026-12-31")
    assert course("tong-gia-tri-san-pham", "2027-01-01") == "on_course"
    assert course("tong-gia-tri-san-pham", "2031-01-01") == "no_figure"
    for year in range(2027, 2031):
        record("tong-gia-tri-san-pham=14,9", f"{year}-12-31")
    assert course("tong-gia-tri-san-pham", "2031-01-01") == "met"


def test_too_much_is_not_called_too_little(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    words = ("record", "8.1", "--unit", "TYT", "--value", "suy-dinh-duong=12", "--on", "2026-05-01")
    assert ctr(*words, "--plan", plan).code == 0
    assert "(vượt 3%)" in ctr("targets", "--unit", "TYT", "--plan", plan).out

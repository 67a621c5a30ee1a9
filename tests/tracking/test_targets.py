"""Progress of targets: the figure, what is missing, the course."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.plan.model import Milestone
from ctr.tracking.figures import gap, meets
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
    assert told("gia-dinh-van-hoa") == (95, 0, None, "open")  # "trên 95%" is more than 95
    assert told("von-dau-tu-ngan-sach") == (90, 410, 91.73, "behind")
    assert told("bao-hiem-y-te", "2030-12-31") == (None, None, None, "no_figure")
    later = courses(ctr, year_played, "2027-12-31")
    assert later["kham-suc-khoe", "2029-12-31"]["expected"] == 74.99
    assert later["kham-suc-khoe", "2029-12-31"]["course"] == "behind"
    assert later["gia-dinh-van-hoa", None]["course"] == "no_figure"  # a new year
    assert courses(ctr, year_played, "2026-06-30")["hoc-sinh-tap-huan-pccc", None]["actual"] == 60


def test_the_line_between_baseline_and_milestones(ctr: Ctr) -> None:
    for day, expected, course in (
        ("2026-06-30", 49.92, "on_course"),
        ("2026-12-31", 60, "on_course"),
        ("2027-11-24", 73.46, "behind"),
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
    assert course("phuong-khong-ma-tuy", "2026-12-01") == "not_met"
    assert course("phuong-khong-ma-tuy", "2028-01-01") == "not_met"
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
    assert "cao hơn mục tiêu 3 điểm phần trăm" in " ".join(
        ctr("targets", "--unit", "TYT", "--plan", plan).out.split()
    )


NUMBERS = [Decimal(number) for number in ("9.99", "10", "10.01", "20", "20.01")]


@pytest.mark.parametrize(
    ("milestone", "met", "missing"),
    [
        (Milestone(at_least=Decimal(10)), "01111", ("0.01", "0", "0", "0", "0")),
        (Milestone(more_than=Decimal(10)), "00111", ("0.01", "0", "0", "0", "0")),
        (Milestone(at_most=Decimal(10)), "11000", ("0", "0", "0.01", "10", "10.01")),
        (Milestone(less_than=Decimal(10)), "10000", ("0", "0", "0.01", "10", "10.01")),
        (Milestone(exactly=Decimal(10)), "01000", ("0.01", "0", "0.01", "10", "10.01")),
        (
            Milestone(between=(Decimal(10), Decimal(20)), better="within"),
            "01110",
            ("0.01", "0", "0", "0", "0.01"),
        ),
    ],
    ids=lambda value: value.comparison if isinstance(value, Milestone) else "",
)
def test_each_comparison(milestone: Milestone, met: str, missing: tuple[str, ...]) -> None:
    assert [meets(milestone, number) for number in NUMBERS] == [sign == "1" for sign in met]
    assert [gap(milestone, number) for number in NUMBERS] == [Decimal(gap) for gap in missing]


def test_a_title_is_won_or_not() -> None:
    title = Milestone(achieved=True)
    assert (meets(title, True), meets(title, False)) == (True, False)
    assert meets(title, Decimal(1)) is False
    assert gap(title, True) is gap(title, Decimal(1)) is None
    assert gap(Milestone(at_least=Decimal(1)), False) is None

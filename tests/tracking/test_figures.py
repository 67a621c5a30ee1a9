"""Two units that report different figures for one target: it is said, and whose figure counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import Ctr
from tests.plans import UNITS, task, written

AT = ("--as-of", "2026-12-01")
TARGET = {
    "id": "chi-tieu",
    "name": "Hộ có nước sạch",
    "unit": "%",
    "milestones": [{"at_least": 55}],
}


def played(folder: Path, figures: dict[str, tuple[int, str]], lead: tuple[str, ...]) -> Path:
    """A plan of one target that several units lead, with the value and day that each reported."""
    results: dict[tuple[str, int], dict[str, Any]] = {
        (unit, 2026): {
            "tasks": [
                {
                    "task": "1.1",
                    "values": [{"target": "chi-tieu", "value": value, "as_of": day}],
                }
            ]
        }
        for unit, (value, day) in figures.items()
    }
    return written(folder, [task("1.1", lead, targets=[TARGET])], results)


def test_every_answer_tells_it(ctr: Ctr, tmp_path: Path) -> None:
    figures = {UNITS[0]: (60, "2026-11-20"), UNITS[1]: (50, "2026-11-20")}
    plan = played(tmp_path, figures, (UNITS[1], UNITS[0]))  # of one day the first lead's counts
    at = (*AT, "--plan", plan)
    out = ctr("report", "2026", *at).out
    differing = "lấy số 50% của Phòng Hai, ngày 20/11/2026; Phòng Một báo 60%, ngày 20/11/2026"
    assert f"| 50% ({differing}) | chưa đạt |" in out
    assert f"50% (mục tiêu từ 55% trở lên, không nêu thời hạn), chưa đạt; {differing}." in out
    assert "Chỉ tiêu có số liệu các đơn vị báo khác nhau: Hộ có nước sạch." in out
    rows = ctr("targets", *at, "--format", "md").out
    assert "Phòng Một báo 60%, ngày 20/11/2026" in rows
    (one,) = ctr("targets", *at, "--format", "json").data
    assert (one["actual"], one["result_unit"]) == (50, UNITS[1])
    assert one["disagreements"] == [
        {
            "year": 2026,
            "taken": UNITS[1],
            "taken_value": 50,
            "taken_as_of": "2026-11-20",
            "unit": UNITS[0],
            "value": 60,
            "as_of": "2026-11-20",
        }
    ]
    (whole, *_) = ctr("status", *at, "--format", "json").data
    assert whole["disagreeing"] == ["1.1/chi-tieu"]
    assert "báo khác nhau: 1.1. Hộ có nước sạch." in ctr("status", *at).err
    assert "Phòng Một báo 60%" in " ".join(ctr("show", "1.1", *at).out.split())


def test_the_newest_counts_and_is_said_too(ctr: Ctr, tmp_path: Path) -> None:
    figures = {UNITS[0]: (60, "2026-11-20"), UNITS[1]: (50, "2026-06-20")}
    plan = played(tmp_path, figures, (UNITS[1], UNITS[0]))
    (one,) = ctr("targets", *AT, "--format", "json", "--plan", plan).data
    assert (one["actual"], one["result_unit"]) == (60, UNITS[0])
    assert [other["value"] for other in one["disagreements"]] == [50]


def test_the_same_figure_is_no_disagreement(ctr: Ctr, tmp_path: Path) -> None:
    figures = {UNITS[0]: (60, "2026-11-20"), UNITS[1]: (60, "2026-06-20")}
    plan = played(tmp_path, figures, UNITS)
    assert "lấy số" not in ctr("report", "2026", *AT, "--plan", plan).out
    assert "báo khác nhau" not in ctr("status", *AT, "--plan", plan).err
    assert "differing-figures" not in ctr("check", *AT, "--plan", plan).out


def test_a_unit_s_own_answers_show_its_own_figures(ctr: Ctr, tmp_path: Path) -> None:
    figures = {UNITS[0]: (60, "2026-11-20"), UNITS[1]: (50, "2026-11-20")}
    plan = played(tmp_path, figures, UNITS)
    for unit, value, course in ((UNITS[0], 60, "met"), (UNITS[1], 50, "not_met")):
        at = ("--unit", unit, *AT, "--plan", plan)
        out = ctr("report", "2026", *at).out
        assert f"| {value}% | " in out
        assert "lấy số" not in out
        (one,) = ctr("targets", "--year", "2026", *at, "--format", "json").data
        assert (one["actual"], one["course"]) == (value, course)
        (row,) = ctr("status", *at, "--format", "json").data
        assert (row[course], row["disagreeing"]) == (1, ["1.1/chi-tieu"])
    silent = ctr("report", "2026", "--unit", UNITS[2], *AT, "--plan", plan).out
    assert "|  | chưa có số liệu |" in silent


def test_check_names_the_place(ctr: Ctr, tmp_path: Path) -> None:
    figures = {UNITS[0]: (60, "2026-11-20"), UNITS[1]: (50, "2026-11-20")}
    plan = played(tmp_path, figures, UNITS)
    ran = ctr("check", *AT, "--plan", plan, "--format", "json")
    (problem,) = [one for one in ran.data if one["code"] == "differing-figures"]
    assert problem["severity"] == "advice"
    assert problem["file"].endswith("results/2026/phong-1.yaml")
    assert problem["message"] == (
        "nhiệm vụ 1.1, chỉ tiêu “Hộ có nước sạch” năm 2026 có số liệu các đơn vị báo khác nhau: "
        "Phòng Một 60%, ngày 20/11/2026; Phòng Hai 50%, ngày 20/11/2026 (rõ kết quả)"
    )
    assert "[differing-figures]" in ctr("check", *AT, "--plan", plan).out

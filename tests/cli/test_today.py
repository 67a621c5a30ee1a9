"""`ctr` alone: inside a plan the day, outside it the help."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr


def steps(out: str) -> list[str]:
    return [line.split(" · ")[0] for line in out.splitlines() if line.startswith("ctr ")]


def test_inside_a_plan_the_day_is_told(ctr: Ctr) -> None:
    ran = ctr("--as-of", "2026-11-26")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Thứ Năm, ngày 26/11/2026"
    assert lines[1] == "Quá hạn: 1 việc"
    assert "Báo cáo năm 2026 của đơn vị: chưa nhận 9/9" in ran.out
    assert steps(ran.out) == [
        "ctr remind -o cong-van",
        "ctr collect THƯ-MỤC",
        "ctr report 2026 -o bao-cao.docx",
        "ctr due",
        "ctr status",
        "ctr --help",
    ]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        ("2026-03-01", "ctr due"),
        ("2026-11-01", "ctr form 2026 --all -o bieu"),
        ("2026-11-24", "ctr form 2026 --all -o bieu"),
        ("2026-11-25", "ctr remind -o cong-van"),
    ],
)
def test_what_to_type_next_is_what_the_day_asks_for(ctr: Ctr, day: str, first: str) -> None:
    assert steps(ctr("--as-of", day).out)[0] == first


def test_nobody_is_reminded_of_what_is_in(ctr: Ctr, year_played: Path) -> None:
    out = ctr("--as-of", "2026-12-01", "--plan", year_played).out
    assert "ctr remind -o cong-van · công văn đôn đốc 2 đơn vị" in out
    assert "chưa nhận 2/9" in out


@pytest.mark.parametrize(
    ("day", "letters"),
    [("2026-12-01", 1), ("2027-01-05", 1), ("2027-03-01", 1), ("2027-11-24", 2), ("2027-12-01", 3)],
)
def test_as_many_letters_are_told_as_are_written(
    ctr: Ctr, tmp_path: Path, day: str, letters: int
) -> None:
    plan = ("--plan", EXAMPLE, "--as-of", day)
    assert f"công văn đôn đốc {letters} đơn vị\n" in ctr(*plan).out
    assert ctr("remind", "-o", tmp_path / "cong-van", *plan).code == 0
    assert len(list((tmp_path / "cong-van").iterdir())) == letters


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2027-03-01", "Báo cáo năm 2026 của đơn vị: chưa nhận 2/6"),
        ("2027-11-20", "Báo cáo năm 2027 của đơn vị: chưa nhận 4/6; còn thiếu của năm 2026: 2"),
        ("2027-11-24", "Báo cáo năm 2027 của đơn vị: chưa nhận 2/6; còn thiếu của năm 2026: 2"),
        ("2027-12-01", "Báo cáo năm 2027 của đơn vị: chưa nhận 2/6; còn thiếu của năm 2026: 2"),
    ],
)
def test_the_report_that_is_due_is_told_of_with_what_is_left_of_earlier_ones(
    ctr: Ctr, day: str, line: str
) -> None:
    assert line in ctr("--plan", EXAMPLE, "--as-of", day).out.splitlines()


def test_today_is_the_day_where_none_is_typed(ctr: Ctr) -> None:
    assert ctr().out.startswith("Thứ Ba, ngày 24/11/2026\n")


def test_outside_a_plan_the_help_is_shown(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr(cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Cách dùng: ctr")


def test_a_plan_that_is_named_and_is_none_is_refused(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = ctr("--plan", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "Lỗi" in ran.err
    monkeypatch.setenv("CTR_PLAN", str(tmp_path / "nowhere"))
    assert "Lỗi" in ctr(cwd=tmp_path).err


def test_of_a_plan_with_faults_these_are_told(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    (plan / "units.yaml").write_text("units: 5\n")
    ran = ctr(cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "units.yaml" in ran.err


def test_a_day_before_a_command_is_refused_not_forgotten(ctr: Ctr) -> None:
    ran = ctr("--as-of", "2026-03-01", "due")
    assert (ran.code, ran.out) == (2, "")
    assert "viết: ctr due --as-of 2026-03-01" in ran.err

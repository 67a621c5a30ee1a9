"""What is put down a second time, or in a later year, takes nothing back that stood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from tests.conftest import Ctr

LATER = ("--as-of", "2027-11-24")


def task(ctr: Ctr, plan: Path, number: str, *words: str) -> dict[str, Any]:
    tasks = ctr("list", "--format", "json", "--plan", plan, *words).data
    found: dict[str, Any] = next(task for task in tasks if task["number"] == number)
    return found


def test_a_note_in_a_later_year_reopens_nothing_that_was_done(ctr: Ctr, plan: Path) -> None:
    before = task(ctr, plan, "1.3", *LATER)
    assert before["state"] == "done"
    noted = ctr("record", "1.3", "--on", "5/3/2027", "--done", "Kiểm tra", *LATER, "--plan", plan)
    assert noted.code == 0, noted.err
    assert "trạng thái" not in noted.out
    after = task(ctr, plan, "1.3", *LATER)
    assert (after["state"], after["done_on"]) == ("done", before["done_on"])


def test_a_state_that_is_given_does_reopen_it(ctr: Ctr, plan: Path) -> None:
    words = ("--state", "đang thực hiện", "--on", "5/3/2027", *LATER)
    assert ctr("record", "1.3", *words, "--plan", plan).code == 0
    assert task(ctr, plan, "1.3", *LATER)["state"] == "in_progress"


def test_a_year_is_shown_as_it_ended_whenever_one_asks(ctr: Ctr, plan: Path) -> None:
    for command in ("list", "status"):
        then = ctr(command, "--year", "2026", "--as-of", "2026-12-31", "--format", "json")
        assert then.code == 0
        words = ("--year", "2026", "--format", "json", "--plan", plan)
        states = [
            [row.get("state", (row.get("done"), row.get("in_progress"))) for row in shown.data]
            for shown in (
                ctr(command, "--as-of", "2026-12-31", *words),
                ctr(command, "--as-of", "2027-11-24", *words),
            )
        ]
        assert states[0] == states[1]


def test_a_second_arrival_leaves_the_first(ctr: Ctr, plan: Path) -> None:
    words = ("record", "--unit", "Phòng Công nghệ", "--as-of", "2027-11-30", "--plan", plan)
    again = ctr(*words, "--received", "29/11/2027")
    assert again.code == 0, again.err
    report = ctr("report", "2027", "--as-of", "2027-11-30", "--plan", plan).out
    annex = report.partition("## Phụ lục III")[2]
    (row,) = [line for line in annex.splitlines() if "| Phòng Công nghệ |" in line]
    assert "| 12/11/2027 |" in row
    assert "quá hạn" not in row
    assert "received_again:" in (plan / "results/2027/phong-cong-nghe.yaml").read_text()
    assert "đã có đủ" in ctr(*words, "--received", "29/11/2027").err


def test_a_state_said_again_without_a_day_keeps_its_day(ctr: Ctr, plan: Path) -> None:
    before = task(ctr, plan, "3.1", *LATER)
    said = ctr("record", "3.1", "--state", "xong", *LATER, "--plan", plan)
    assert said.code == 0, said.err
    assert "đã có đủ" in said.err
    assert task(ctr, plan, "3.1", *LATER)["done_on"] == before["done_on"]


def test_nor_does_it_with_a_report_that_came_in_the_year_before(ctr: Ctr, plan: Path) -> None:
    before = task(ctr, plan, "3.1", *LATER)
    words = ("record", "3.1", "--state", "xong", "--received", "15/11/2027")
    assert ctr(*words, "--as-of", "2028-01-05", "--plan", plan).code == 0
    assert task(ctr, plan, "3.1", *LATER)["done_on"] == before["done_on"]


def test_what_was_dropped_and_taken_up_again_is_reported_anew(ctr: Ctr, plan: Path) -> None:
    words = ("record", "1.1", "--state", "dừng thực hiện", "--on", "30/12/2026")
    assert ctr(*words, "--as-of", "2026-12-31", "--plan", plan).code == 0
    assert task(ctr, plan, "1.1", "--as-of", "2026-12-31")["state"] == "dropped"
    assert task(ctr, plan, "1.1", *LATER)["state"] == "in_progress"  # as 2027's file says
    assert task(ctr, plan, "1.1", "--as-of", "2028-06-01")["state"] == "not_reported"


def test_several_lines_put_down_twice_stand_once(ctr: Ctr, plan: Path) -> None:
    file = plan / "results" / "2026" / "phong-moi-truong.yaml"
    unit = ("--unit", "Phòng Môi trường", "--on", "2026-11-01", "--plan", plan)
    for option in ("--done", "--difficulty", "--proposal", "--next-year"):
        words = ("record", "1.1", option, " Dòng  một\nDòng hai \n", *unit)
        assert ctr(*words).code == 0
        before = file.read_bytes()
        again = ctr(*words)
        assert "không có gì thay đổi" in again.err
        assert file.read_bytes() == before
    log = load(plan).core.results_by_unit["Phòng Môi trường", 2026]  # type: ignore[union-attr]
    assert log.tasks[0].log[-1].done == "Dòng một\n\nDòng hai"


@pytest.mark.parametrize("typed", ["khac", "\udcff", ""])
def test_only_a_report_of_the_programme_is_sent(ctr: Ctr, plan: Path, typed: str) -> None:
    ran = ctr("record", "--sent", typed, "--plan", plan)
    assert ran.code == 2
    assert "không có chế độ báo cáo" in ran.err

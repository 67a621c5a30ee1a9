"""What is due, as it concerns a unit or a leader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Ctr

POLICE = "Công an phường"
MILITARY = "Ban Chỉ huy Quân sự phường"


def report(ctr: Ctr, plan: Path, day: str, *words: str) -> list[dict[str, Any]]:
    """The units' reports of 2026, as the words choose."""
    at = ("due", "--all", "--exit-zero", "--as-of", day, "--format", "json", "--plan", plan)
    return [
        item
        for item in ctr(*at, *words).data
        if item["duty"] == "bao-cao-don-vi" and item["literal"] == "2026-11-24"
    ]


def test_a_unit_that_has_reported_owes_nothing_though_others_do(
    ctr: Ctr, year_played: Path
) -> None:
    (item,) = report(ctr, year_played, "2026-11-26", "--unit", POLICE)
    assert (item["state"], item["units"]) == ("done", [])
    (item,) = report(ctr, year_played, "2026-11-26", "--unit", MILITARY)
    assert (item["state"], item["units"]) == ("overdue", [MILITARY])
    (item,) = report(ctr, year_played, "2026-11-26", "--unit", POLICE, "--unit", MILITARY)
    assert (item["state"], item["units"]) == ("overdue", [MILITARY])


def test_who_owes_no_report_has_none(ctr: Ctr, year_played: Path) -> None:
    assert report(ctr, year_played, "2026-11-26", "--unit", "Sở Tài chính") == []


def test_a_leader_s_units_owe_their_reports(ctr: Ctr, year_played: Path) -> None:
    (item,) = report(ctr, year_played, "2026-11-19", "--leader", "Đảng ủy phường")
    assert item["state"] == "soon"
    assert item["units"]
    assert POLICE not in item["units"]


def test_a_duty_without_a_day_hides_none_after_it(ctr: Ctr, small: Path) -> None:
    file = small / "programme.yaml"
    text = file.read_text()
    assert text.count("duties:\n") == 1
    file.write_text(
        text.replace(
            "duties:\n",
            "duties:\n  - id: khi-can\n    title: Báo cáo khi cần\n"
            "    owed_by: [Văn phòng HĐND và UBND]\n",
        )
    )
    items = ctr("due", "--all", "--exit-zero", "--format", "json", "--plan", small).data
    assert {item["duty"] for item in items if item["duty"]} == {"bao-cao-don-vi", "so-ket"}


def test_what_a_leader_directs_and_no_more(ctr: Ctr, small: Path) -> None:
    def due(leader: str) -> set[tuple[str | None, str | None]]:
        words = ("due", "--all", "--exit-zero", "--format", "json", "--plan", small)
        return {(item["duty"], item["task"]) for item in ctr(*words, "--leader", leader).data}

    assert due("Trần Thị Thúy") == {("bao-cao-don-vi", None), ("so-ket", None), (None, "1.1")}
    assert due("Lê Văn Hòa") == {("bao-cao-don-vi", None), ("so-ket", None)}


@pytest.mark.parametrize(
    ("state", "left"), [("done", [("done", [])]), ("dropped", [])], ids=["done", "dropped"]
)
def test_a_task_done_or_dropped_is_owed_no_more(
    ctr: Ctr, small: Path, state: str, left: list[tuple[str, list[str]]]
) -> None:
    def standing() -> list[tuple[str, list[str]]]:
        words = ("due", "--all", "--exit-zero", "--as-of", "2027-07-01", "--unit", "Văn phòng")
        items = ctr(*words, "--format", "json", "--plan", small).data
        mine = [item for item in items if item["task"] == "1.1" and item["kind"] == "task"]
        return [(item["state"], item["units"]) for item in mine]

    assert standing() == [("overdue", ["Văn phòng HĐND và UBND"])]
    words = ("record", "1.1", "--state", state, "--on", "2026-05-01", "--plan", small)
    assert ctr(*words).code == 0
    assert standing() == left


def test_reports_are_owed_in_every_year_of_the_period_and_no_other(ctr: Ctr, small: Path) -> None:
    words = ("due", "--all", "--exit-zero", "--as-of", "2033-01-01", "--format", "json")
    items = ctr(*words, "--plan", small).data
    years = [item["literal"][:4] for item in items if item["duty"] == "bao-cao-don-vi"]
    assert years == ["2026", "2027", "2028", "2029", "2030"]


def test_the_ward_s_report_is_sent_from_its_day_on(ctr: Ctr, year_played: Path) -> None:
    words = ("record", "--sent", "bao-cao-so-tai-chinh", "--on", "2026-11-30")
    assert ctr(*words, "--as-of", "2026-12-31", "--plan", year_played).code == 0

    def state(day: str) -> str:
        words = ("due", "--all", "--exit-zero", "--as-of", day, "--format", "json")
        items = ctr(*words, "--plan", year_played).data
        duty = next(item for item in items if item["duty"] == "bao-cao-so-tai-chinh")
        return str(duty["state"])

    assert (state("2026-11-29"), state("2026-11-30")) == ("soon", "done")

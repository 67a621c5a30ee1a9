"""ctr list: who does what."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Ctr

POLICE = ["6.4", "10.2", "10.3", "10.4"]


@pytest.mark.parametrize(
    "typed",
    [
        "Công an phường",
        "cong an phuong",
        "CÔNG AN PHƯỜNG",
        "  công  an phường ",
        unicodedata.normalize("NFD", "Công an phường"),
        "Công an",
        "CAP",
    ],
)
def test_a_unit_is_found_however_it_is_typed(ctr: Ctr, typed: str) -> None:
    ran = ctr("list", "--unit", typed, "--format", "json")
    assert [task["number"] for task in ran.data] == [*POLICE, "6.3"]
    assert "Công an phường: chủ trì 4 nhiệm vụ (thêm 1 qua nhóm)" in ran.err


@pytest.mark.parametrize(
    "typed",
    [
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "phòng kinh tế, hạ tầng & đô thị",
        "phong kinh te ha tang va do thi",
        "KTHTĐT",
    ],
)
def test_a_comma_is_part_of_a_name(ctr: Ctr, typed: str) -> None:
    assert len(ctr("list", "--unit", typed, "--format", "json").data) == 14


def test_tone_placement_does_not_matter(ctr: Ctr) -> None:
    assert ctr("list", "--unit", "Uỷ ban MTTQ phường").code == 0
    assert ctr("list", "--unit", "Phòng Văn hoá – Xã hội").code == 0


def test_wrong_marks_are_not_taken_for_right_ones(ctr: Ctr) -> None:
    ran = ctr("list", "--unit", "Cống an phường")
    assert ran.code == 2
    assert "Công an phường" in ran.err


def test_an_unknown_unit_gets_the_nearest_names(ctr: Ctr) -> None:
    ran = ctr("list", "--unit", "Công an phườg")
    assert (ran.code, ran.out) == (2, "")
    assert "ý bạn là “Công an phường”" in ran.err
    assert "ctr units" in ran.err


def test_tasks_through_a_group_come_after_and_are_marked(ctr: Ctr) -> None:
    lines = ctr("list", "--unit", "Công an").out.splitlines()
    assert [line.split(". ")[0] for line in lines] == [*POLICE, "6.3"]
    assert "qua nhóm: Các phòng, ban, ngành, đoàn thể" in lines[-1]
    assert not any("qua nhóm" in line for line in lines[:-1])


def test_a_group_asked_for_by_name(ctr: Ctr) -> None:
    ran = ctr("list", "--unit", "Các phòng, ban, ngành, đoàn thể", "--format", "json")
    assert [task["number"] for task in ran.data] == ["6.3"]


def test_roles(ctr: Ctr) -> None:
    def count(role: str) -> int:
        return len(ctr("list", "--unit", "Phòng VHXH", "--role", role, "--format", "json").data)

    assert count("lead") == 13  # 12 by name, 6.3 through the group
    assert count("coordinating") == 37
    assert count("any") == 38


def test_several_units_are_joined(ctr: Ctr) -> None:
    ran = ctr("list", "--unit", "Trạm Y tế", "--unit", "BCHQS", "--format", "json")
    assert [task["number"] for task in ran.data] == ["8.1", "10.1", "6.3"]
    assert ran.err.count("chủ trì") == 2


@pytest.mark.parametrize("typed", ["Nguyễn Hữu Phúc", "phuc", "Chủ tịch", "Phúc"])
def test_leader(ctr: Ctr, typed: str) -> None:
    ran = ctr("list", "--leader", typed, "--format", "json")
    assert {task["leader"] for task in ran.data} == {"Nguyễn Hữu Phúc"}
    assert len(ran.data) == 14


def test_unknown_leader(ctr: Ctr) -> None:
    ran = ctr("list", "--leader", "Phục")
    assert ran.code == 2
    assert "ctr leaders" in ran.err


@pytest.mark.parametrize("words", ["ma túy", "ma tuy", "MA TUÝ", "khong ma t"])
def test_search(ctr: Ctr, words: str) -> None:
    ran = ctr("list", "--search", words, "--format", "json")
    assert [task["number"] for task in ran.data] == ["10.4"]


def test_nothing_found_is_an_empty_answer(ctr: Ctr) -> None:
    ran = ctr("list", "--search", "không có chữ này đâu", "--format", "json")
    assert (ran.code, ran.data) == (0, [])


def test_unknown_section(ctr: Ctr) -> None:
    ran = ctr("list", "--section", "13")
    assert ran.code == 2
    assert "12" in ran.err


def test_json_contract(ctr: Ctr) -> None:
    task = ctr("list", "--section", "12", "--format", "json").data[4]
    assert list(task) == [
        "number",
        "printed_number",
        "section",
        "section_title",
        "title",
        "text",
        "footnotes",
        "errata",
        "lead",
        "coordinating",
        "leader",
        "request",
        "through",
        "targets",
        "year",
        "state",
        "punctuality",
        "done_on",
        "deadline",
        "literal",
        "results",
    ]
    assert task["number"] == "12.5"
    assert task["request"] is True
    assert task["leader"] == "Đảng ủy phường"
    heading, body = task["text"].split("\n\n")
    assert heading.startswith("Mô hình “Chi đoàn")
    assert "các chi đoàn đăng ký thi đua" in body
    assert [len(target["milestones"]) for target in task["targets"]] == [1, 1, 1, 1]


def test_csv_has_the_contract_s_keys(ctr: Ctr) -> None:
    rows = list(csv.DictReader(io.StringIO(ctr("list", "--format", "csv").out)))
    assert len(rows) == 39
    assert rows[0]["coordinating"] == "Các phòng chuyên môn; Các cơ quan, đơn vị, cá nhân liên quan"
    assert rows[2]["targets"] == "1"


def test_a_search_for_nothing_is_refused(ctr: Ctr) -> None:
    for words in ("", "  ", ".*", "🙂"):
        assert ctr("list", "--search", words).code == 2


def test_state_filter(ctr: Ctr, year_played: Path) -> None:
    words = ("list", "--as-of", "2026-12-01", "--format", "json", "--plan", year_played)
    assert [task["number"] for task in ctr(*words, "--state", "paused").data] == ["12.5"]
    assert [task["number"] for task in ctr(*words, "--state", "done").data] == ["10.2"]
    assert ctr(*words, "--state", "done", "--year", "2027").data == []


def test_what_was_dropped_in_an_earlier_year_is_told_with_its_day(ctr: Ctr, our_plan: Path) -> None:
    at = ("--plan", our_plan)
    ctr("record", "11", "--on", "2026-09-05", "--state", "dropped", *at)
    assert "dừng thực hiện, từ ngày 05/09/2026" in ctr("list", "--as-of", "2027-02-01", *at).out
    assert "dừng thực hiện, từ" not in ctr("list", "--as-of", "2026-10-01", *at).out

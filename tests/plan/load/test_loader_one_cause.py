"""One cause, one message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctr.plan.load.loader import load
from tests.conftest import Ctr


def _errors(ctr: Ctr, plan: Path) -> list[dict[str, Any]]:
    words = ("--format", "json", "--as-of", "2028-12-31", "--plan", plan)
    return [found for found in ctr("check", *words).data if found["severity"] == "error"]


def test_a_renamed_leader_is_one_message_and_hides_no_truth(ctr: Ctr, plan: Path) -> None:
    leaders = plan / "leaders.yaml"
    name = load(plan).core.leaders[0].name  # type: ignore[union-attr]
    leaders.write_text(leaders.read_text().replace(name, "Lê Thị Mới"))
    (error,) = _errors(ctr, plan)
    assert error["code"] == "unknown-leader"
    assert f"“{name}”" in error["message"]
    assert "chỗ khác)" in error["message"]


def test_two_unknown_names_are_two_messages(ctr: Ctr, plan: Path) -> None:
    file = plan / "sections" / "02-xanh.yaml"
    text = file.read_text()
    file.write_text(text.replace("lead: [", "lead: [Phòng A, Phòng B, ", 1))
    errors = _errors(ctr, plan)
    assert [error["code"] for error in errors] == ["unknown-unit", "unknown-unit"]
    assert not any("chỗ khác" in error["message"] for error in errors)


def test_a_section_that_cannot_be_read_makes_no_results_faulty(ctr: Ctr, plan: Path) -> None:
    file = plan / "sections" / "02-xanh.yaml"
    file.write_text(file.read_text().replace("title: Phường xanh", "title: Phường xanh: đẹp"))
    (error,) = _errors(ctr, plan)
    assert (error["file"], error["code"]) == ("plan/sections/02-xanh.yaml", "yaml-syntax")


def test_no_section_at_all_makes_no_results_faulty(ctr: Ctr, plan: Path) -> None:
    for file in (plan / "sections").iterdir():
        file.unlink()
    (error,) = _errors(ctr, plan)
    assert (error["file"], error["code"]) == ("plan/sections", "file-missing")


def test_the_other_places_of_an_unknown_name_are_counted(small: Path) -> None:
    file = small / "sections" / "01-cai-cach.yaml"
    old = "lead: [Văn phòng HĐND và UBND]"
    for times in (1, 2):
        file.write_text(file.read_text().replace(old, "lead: [Phòng A]", 1))
        (problem,) = load(small).problems
        assert (problem.line, problem.code) == (11, "unknown-unit")
        assert problem.message.endswith("(và ở 1 chỗ khác)") == (times == 2)
        assert "chỗ khác" not in problem.message or times == 2

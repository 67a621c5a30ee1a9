"""Problems on lines that editors and terminals can follow."""

from __future__ import annotations

from dataclasses import replace

from ctr.output.problems import concise, first_lines, full
from ctr.problems import Problem

FAULT = Problem(
    file="plan/units.yaml", line=3, column=5, code="unknown-key", message="không có khóa “a”"
)
HINTED = replace(FAULT, hint="ý bạn là “b”?")


def test_one_line() -> None:
    assert concise(FAULT) == "plan/units.yaml:3:5: unknown-key không có khóa “a”"
    assert concise(HINTED).endswith("không có khóa “a” (ý bạn là “b”?)")


def test_the_next_step_on_a_line_of_its_own() -> None:
    assert full(FAULT) == "plan/units.yaml:3:5: không có khóa “a” [unknown-key]"
    assert full(HINTED) == f"{full(FAULT)}\n    → ý bạn là “b”?"


def test_of_many_the_first_and_how_many_more() -> None:
    many = [replace(FAULT, line=line) for line in range(1, 13)]
    lines = first_lines(many)
    assert lines[:10] == [concise(problem) for problem in many[:10]]
    assert lines[10:] == ["… và còn 2 lỗi nữa"]
    assert first_lines(iter(many[:10])) == [concise(problem) for problem in many[:10]]

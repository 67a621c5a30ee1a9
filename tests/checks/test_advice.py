"""Advice under "6 rõ": each rule where it applies, at the task, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ctr.checks.advice import RULES, advice
from ctr.plan.load.loader import load
from tests.plans import UNITS, task, written

CLEAR: dict[str, Any] = {
    "leader": "Lê Văn Mẫu",
    "deadline": {"phrase": "đến hết năm 2027", "by": 2027},
    "targets": [{"id": "a", "name": "A", "milestones": [{"achieved": True}]}],
}


def given(folder: Path, *tasks: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Code, task and message of every piece of advice."""
    loaded = load(written(folder, list(tasks)))
    assert loaded.problems == ()
    return [(one.code.code, one.about.id, one.problem.message) for one in advice(loaded)]


def test_a_clear_task_gets_none(tmp_path: Path) -> None:
    assert given(tmp_path, task("1.1", **CLEAR)) == []


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        ({"lead": []}, "clear-lead", "nhiệm vụ 1.1 chưa có đơn vị chủ trì (rõ người)"),
        (
            {"lead": list(UNITS[:2])},
            "clear-responsibility",
            "nhiệm vụ 1.1 có 2 đơn vị cùng chủ trì: Phòng Một; Phòng Hai (rõ trách nhiệm)",
        ),
        ({"leader": None}, "clear-authority", "nhiệm vụ 1.1 chưa có lãnh đạo chỉ đạo"),
        ({"deadline": None}, "clear-deadline", "nhiệm vụ 1.1 chưa có thời hạn riêng"),
        ({"targets": None}, "clear-result", "nhiệm vụ 1.1 chưa có chỉ tiêu đo được"),
    ],
)
def test_each_rule_speaks_of_its_own_gap(
    tmp_path: Path, change: dict[str, Any], code: str, message: str
) -> None:
    unclear = {**task("1.1", **CLEAR), **change}
    unclear = {key: value for key, value in unclear.items() if value is not None}
    ((found, about, words),) = given(tmp_path, unclear)
    assert (found, about) == (code, "1.1")
    assert words.startswith(message)


def test_rule_by_rule_in_the_order_of_the_document_at_the_task_s_number(small: Path) -> None:
    pieces = list(advice(load(small)))
    codes = [one.code.code for one in pieces]
    assert codes == sorted(codes, key=[rule.code for rule, _ in RULES].index)
    _, about, problem, *_ = next(one for one in pieces if one.code.code == "clear-result")
    assert (about.id, problem.file, problem.severity) == (
        "1.2",
        "plan/sections/01-cai-cach.yaml",
        "advice",
    )
    line = (small / "sections/01-cai-cach.yaml").read_text().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :] == '"1.2"'

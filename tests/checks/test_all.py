"""All findings of a plan, each with its kind and a place that does not move with the lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ctr.checks.all import all_findings
from ctr.plan.load.loader import load
from tests.small_plan import replaced

DAY = date(2026, 11, 24)
SECTION = "sections/01-cai-cach.yaml"


def test_advice_has_its_task_and_its_place(small: Path) -> None:
    found = all_findings(load(small), DAY)
    assert found.errors == ()
    first = next(one for one in found.advice if one.problem.code == "clear-result")
    assert (first.about, first.where) == ("1.2", "tasks[1.2].id")


def test_an_error_stands_at_a_named_place_too(small: Path) -> None:
    text = replaced(
        SECTION, ("lead: [Văn phòng HĐND và UBND]\n    leader", "lead: [X]\n    leader")
    )
    (small / SECTION).write_text(text)
    (error,) = all_findings(load(small), DAY).errors
    assert (error.problem.code, error.where) == ("unknown-unit", "tasks[1.2].lead[]")
    (small / SECTION).write_text(text.replace("intro:", "# một\n# hai\nintro:"))
    (moved,) = all_findings(load(small), DAY).errors
    assert (moved.problem.line, moved.where) == (error.problem.line + 2, error.where)

"""Findings in the order in which they are told, and whether the next check finds them again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from ctr.checks.all import all_findings
from ctr.plan.load.loader import load
from ctr.problems import Finding, Findings, Problem
from tests.small_plan import FILES

DAY = date(2026, 11, 24)


def test_notes_are_all_advice_in_the_order_of_the_files(small: Path) -> None:
    (small / "programme.yaml").write_text(
        FILES["programme.yaml"].replace('number: "05"', 'number: "05/CTr-UBND"')
    )
    found = all_findings(load(small), DAY)
    assert sorted(found.advice, key=lambda one: one.problem) == list(found.notes)
    assert found.notes[0].problem.code == "document-number"
    assert found.every == (*found.errors, *found.notes)


def test_only_what_has_no_error_and_could_all_be_read_lasts() -> None:
    found = Findings(errors=(), advice=())
    fault = Finding(problem=Problem(file="plan/units.yaml", code="wrong-type", message="m"))
    assert found.lasts
    assert not replace(found, errors=(fault,)).lasts
    assert not replace(found, unread=True).lasts

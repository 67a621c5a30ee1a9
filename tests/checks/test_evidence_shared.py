"""One proof for two claims: which of them is told, and what is ordinary."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ctr.checks.evidence import evidence_faults
from ctr.plan.load.loader import load
from tests.checks.evidence_plans import Entry, EvidencePlan

DAY = date(2026, 6, 1)


def told(tmp_path: Path, *entries: tuple[int, str]) -> list[tuple[str, int, str]]:
    """The faults of a plan whose units name these documents, as file, number in it and code."""
    plan = EvidencePlan(tmp_path)
    plan.entries = [
        Entry(unit=unit, year=2026, on=DAY, done=f"Việc {place}", evidence=evidence)
        for place, (unit, evidence) in enumerate(entries)
    ]
    faults = evidence_faults(load(plan.write()), date(2027, 1, 1)).errors
    lines = {(entry.file, entry.evidence_line): place for place, entry in enumerate(plan.entries)}
    return [(fault.file, lines[fault.file, fault.line], fault.code) for fault in faults]


def codes(found: list[tuple[str, int, str]]) -> list[tuple[int, str]]:
    return [(place, code) for _, place, code in found]


ONE = "Quyết định số 45/QĐ-UBND ngày 15/5/2026"


def test_the_unit_that_uses_it_more_is_taken_for_its_owner(tmp_path: Path) -> None:
    found = told(tmp_path, (0, ONE), (1, ONE), (1, ONE))
    assert codes(found) == [(0, "evidence-shared")]


def test_of_each_other_unit_it_is_told_once(tmp_path: Path) -> None:
    found = told(tmp_path, (0, ONE), (1, ONE), (2, ONE), (0, ONE), (0, ONE), (2, ONE))
    assert codes(found) == [(1, "evidence-shared"), (2, "evidence-shared")]


def test_a_spelling_of_the_number_is_the_same_document(tmp_path: Path) -> None:
    found = told(tmp_path, (0, ONE), (1, "QĐ số 045/qđ-ubnd, 15.05.2026"))
    assert codes(found) == [(1, "evidence-shared")]


def test_a_document_without_a_day_is_that_of_the_year(tmp_path: Path) -> None:
    found = told(tmp_path, (0, ONE), (1, "Quyết định số 45/QĐ-UBND"))
    assert codes(found) == [(1, "evidence-shared")]


def test_the_number_of_another_year_is_another_document(tmp_path: Path) -> None:
    assert told(tmp_path, (0, ONE), (1, "Theo Quyết định số 45/QĐ-UBND ngày 1/2/2024")) == []


def test_the_day_that_most_give_is_taken_for_the_right_one(tmp_path: Path) -> None:
    other = ONE.replace("15/5", "14/5")
    assert codes(told(tmp_path, (0, other), (0, ONE), (0, ONE))) == [(0, "evidence-two-days")]


def test_issuers_that_differ_have_each_a_number_45(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        (0, f"{ONE} của UBND phường"),
        (1, "Quyết định số 45/QĐ-UBND ngày 3/3/2026 của UBND thành phố"),
        (2, f"{ONE} của Ủy ban nhân dân quận"),
    )
    assert found == []


def test_what_is_said_to_be_common_is_nobody_s_own(tmp_path: Path) -> None:
    assert told(tmp_path, (0, f"{ONE} (dùng chung)"), (1, f"{ONE} (dùng chung)")) == []
    assert told(tmp_path, (0, ONE), (1, f"{ONE}, dùng chung")) == []

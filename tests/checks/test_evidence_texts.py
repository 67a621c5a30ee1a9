"""What a single claim says of its proof, and when that cannot be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ctr.checks.evidence import evidence_faults
from ctr.plan.load.loader import load
from tests.checks.evidence_plans import Entry, EvidencePlan

TODAY = date(2027, 6, 1)


def codes(tmp_path: Path, on: date, evidence: str) -> list[str]:
    plan = EvidencePlan(tmp_path)
    plan.entries = [Entry(unit=0, year=on.year, on=on, done="Việc", evidence=evidence)]
    found = evidence_faults(load(plan.write()), TODAY)
    return [fault.code for fault in found.errors] + [one.code.code for one in found.advice]


@pytest.mark.parametrize(
    ("evidence", "code"),
    [
        ("Quyết định số 45/QĐ-UBND ngày 15/5/2026", None),
        ("Quyết định số 45/QĐ-UBND ngày 16/5/2026", "evidence-after"),
        ("Văn bản số 45/XYZ ngày 16/5/2026", "evidence-after"),
        ("Kế hoạch ngày 16/5/2026", "evidence-after"),
        ("Báo cáo số 45/BC-UBND ngày 16/5/2026", None),
        ("Biên bản ngày 16/5/2026", None),
        ("Công văn số 45/UBND-VP ngày 16/5/2026", None),
        ("Danh sách từ ngày 10/5/2026 đến ngày 20/5/2026", None),
        ("Theo Kế hoạch số 45/KH-UBND ngày 16/5/2026", None),
        ("Quyết định số 45/QĐ-UBND ngày 15/5/2025", "evidence-before"),
        ("Báo cáo số 45/BC-UBND ngày 5/1/2027", "evidence-year"),
        ("Báo cáo số 45/BC-UBND ngày 5/8/2027", "evidence-day"),
        ("Báo cáo số 45/BC-UBND ngày 31/4/2026", "evidence-day"),
        ("Báo cáo số 45//BC-UBND", "evidence-number"),
        ("Báo cáo số 45/QĐ-UBND", "evidence-number"),
        ("Tin nhắn Zalo, ảnh chụp", None),
    ],
)
def test_a_proof_of_a_deed_of_the_fifteenth_of_may(
    tmp_path: Path, evidence: str, code: str | None
) -> None:
    assert codes(tmp_path, date(2026, 5, 15), evidence) == ([code] if code else [])


def test_a_proof_of_the_year_before_is_worth_a_look(tmp_path: Path) -> None:
    text = "Quyết định số 45/QĐ-UBND ngày 28/12/2026"
    assert codes(tmp_path, date(2027, 1, 5), text) == ["evidence-year"]


def test_each_document_of_a_text_is_looked_at(tmp_path: Path) -> None:
    text = "Quyết định số 45/QĐ-UBND ngày 31/4/2026; Kế hoạch số 7/KH-UBND ngày 20/5/2026"
    assert codes(tmp_path, date(2026, 5, 15), text) == ["evidence-after", "evidence-day"]

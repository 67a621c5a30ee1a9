"""A text and the file beside it name one document, or two."""

from __future__ import annotations

from datetime import date

import pytest

from ctr.evidence.agreement import differing
from ctr.evidence.word_head import WordHead
from ctr.vietnamese.document_references import document_references

MAY = date(2026, 5, 15)
DECISION = WordHead(number="45/QĐ-UBND", day=MAY)
PLAN = WordHead(number="12/KH-UBND", day=date(2026, 3, 1))
DRAFT = WordHead()


@pytest.mark.parametrize(
    ("text", "heads", "differs"),
    [
        ("Quyết định số 45/QĐ-UBND ngày 15/5/2026", [DECISION], False),
        ("Quyết định số 045/qđ-ubnd", [DECISION], False),
        ("Quyết định số 45 ngày 15/5/2026", [DECISION], False),
        ("Quyết định ngày 15/5/2026", [DECISION], False),
        ("Biên bản họp", [DECISION], False),
        ("Quyết định số 46/QĐ-UBND ngày 15/5/2026", [DECISION], True),
        ("Quyết định số 45/QĐ-UBND ngày 16/5/2026", [DECISION], True),
        ("Quyết định ngày 16/5/2026", [DECISION], True),
        ("Quyết định số 46/QĐ-UBND", [DECISION, PLAN], True),
        ("Kế hoạch số 12/KH-UBND", [DECISION, PLAN], False),
        ("Báo cáo thực hiện Kế hoạch số 46/KH-UBND", [DECISION], False),
        ("Quyết định số 46/QĐ-UBND", [DECISION, None], False),
        ("Quyết định số 46/QĐ-UBND", [DECISION, DRAFT], False),
        ("Quyết định số 46/QĐ-UBND", [DRAFT], False),
        ("Quyết định số 46/QĐ-UBND", [], False),
    ],
)
def test_two_documents(text: str, heads: list[WordHead | None], differs: bool) -> None:
    assert (differing(document_references(text), heads) is not None) is differs

"""Kinds of documents by their symbols and by the words before a number."""

from __future__ import annotations

import pytest

from ctr.vietnamese.document_kinds import KINDS, kind_before, kind_of_symbol


@pytest.mark.parametrize(
    ("symbol", "name"),
    [
        ("QĐ-UBND", "Quyết định"),
        ("qd-ubnd", "Quyết định"),
        ("NQ/TU", "Nghị quyết"),
        ("CTr-UBND", "Chương trình"),
        ("CT-UBND", "Chỉ thị"),
        ("HĐ-KT", "Hợp đồng"),
        ("HD-UBND", "Hướng dẫn"),
        ("UBND-VP", None),
        ("HĐND-VP", None),
    ],
)
def test_the_kind_that_a_symbol_names(symbol: str, name: str | None) -> None:
    kind = kind_of_symbol(symbol)
    assert (kind.name if kind else None) == name


def test_every_kind_is_found_by_its_own_symbol_and_name() -> None:
    for kind in KINDS:
        assert kind_before(f"Theo {kind.name}", adjacent=True) is kind
        if kind.symbol is not None:
            assert kind_of_symbol(f"{kind.symbol}-UBND") is kind


def test_the_last_kind_before_a_number_counts() -> None:
    before = "Báo cáo thực hiện Kế hoạch của phường"
    last = kind_before(before)
    assert last is not None
    assert last.name == "Kế hoạch"
    assert kind_before(before, adjacent=True) is None
    assert kind_before("Ảnh chụp") is None

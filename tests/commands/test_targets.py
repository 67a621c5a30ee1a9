"""ctr targets: what is to be reached, by when, in words and as a contract."""

from __future__ import annotations

from tests.conftest import Ctr


def test_targets_of_a_year(ctr: Ctr) -> None:
    found = ctr("targets", "--year", "2029", "--unit", "Trạm Y tế", "--format", "json").data
    assert [(one["target"], one["comparison"], one["value"]) for one in found] == [
        ("kham-suc-khoe", "more_than", 95)
    ]
    assert {one["when"] for one in ctr("targets", "--year", "2045", "--format", "json").data} == {
        "by",
        "every",
        "standing",
    }


def test_targets_in_words(ctr: Ctr) -> None:
    out = ctr("targets").out
    for words in (
        "từ 85% trở lên",
        "14,5-15%/năm",
        "dưới 9%",
        "bình quân giai đoạn 2026-2030",
        "từ 500 tỷ đồng trở lên",
        "hằng tuần",
        "0 hộ",
    ):
        assert words in out

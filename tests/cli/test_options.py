"""--as-of: the day that is meant, and today where none is given."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest

from ctr.cli import options
from tests.conftest import Ctr


class _Evening(datetime):
    """A clock at 17:30 UTC, when it is past midnight in Vietnam."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Evening:
        return cls(2026, 11, 24, 17, 30, tzinfo=UTC).astimezone(tz)


def test_today_is_the_day_in_vietnam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr("ctr.cli.options.datetime", _Evening)
    assert options.today() == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/11/2026", "không có ngày 31/11/2026 trên lịch"),
        ("31/12/9999", "9999 không phải là năm hợp lý"),
        ("2026-02-30", "không có ngày 2026-02-30 trên lịch"),
        (
            "hôm nay",
            "“hôm nay” không đúng cách viết ngày\n    → viết ngày/tháng/năm, ví dụ: 25/11/2026",
        ),
    ],
)
def test_a_wrong_day_is_refused_with_the_reason(ctr: Ctr, typed: str, said: str) -> None:
    ran = ctr("due", "--as-of", typed)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Lỗi: {said}\n")


def test_a_day_may_be_typed_the_vietnamese_way(ctr: Ctr) -> None:
    typed = ctr("due", "--as-of", "26/11/2026")
    assert typed == ctr("due", "--as-of", "2026-11-26")

"""Where two sides fill one cell differently."""

from __future__ import annotations

import pytest

from ctr.forms.conflicts import Conflict, always, worded

WITH_PLAN = Conflict(file="a.xlsx", place="Nhiệm vụ!K2", theirs="Xe", ours="trống")
BETWEEN = Conflict(file="b.xlsx", place="Nhiệm vụ!K2", theirs="Xe", ours="Máy", other="a.xlsx")


def test_an_option_answers_only_for_the_plan() -> None:
    assert always("theirs")(WITH_PLAN) == "theirs"
    assert always("theirs")(BETWEEN) is None


def test_a_conflict_shows_both_sides() -> None:
    assert "biểu ghi “Xe”, kế hoạch đã đổi thành “trống”" in WITH_PLAN.message
    assert BETWEEN.message == "khác với biểu a.xlsx: “Máy”"


@pytest.mark.parametrize(
    ("sent", "shown"),
    [(None, "trống"), ("2026-11-24", "24/11/2026"), ("97.5", "97,5"), ("1.2.3", "1.2.3")],
)
def test_a_value_is_shown_as_people_write_it(sent: str | None, shown: str) -> None:
    assert worded(sent) == shown

"""The words of a deadline held against its bound."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.plan.load.check_deadlines import contradiction
from ctr.plan.load.loader import load
from ctr.plan.model import Deadline, Extension
from ctr.plan.model.periods import Bound, parse_due
from ctr.vietnamese.deadline_phrases import read_phrase
from tests.conftest import Ctr
from tests.plan.load.faults import ONE
from tests.small_plan import replaced as planted

YEARLY = {"every": "year"}


def deadline(phrase: str, **keys: Any) -> Deadline:
    for key in ("before", "by"):
        if key in keys:
            keys[key] = parse_due(keys[key])
    return Deadline(phrase=phrase, **keys)


AGREE: list[tuple[str, dict[str, Any]]] = [
    ("trước ngày 25 tháng 11", {"before": "11-25", **YEARLY}),
    ("trước ngày 25 tháng 11", {"by": "11-24", **YEARLY}),
    ("trước ngày 25 tháng 11", {"before": "2026-11-25"}),
    ("trước 25/11 hằng năm", {"before": "11-25", **YEARLY}),
    ("định kỳ hằng năm trước ngày 25/11", {"before": "11-25", **YEARLY}),
    ("Trước ngày 01 tháng 7 năm 2026.", {"before": "2026-07-01"}),
    ("trước ngày 01/01/2027", {"by": "2026-12-31"}),
    ("trước ngày 01/01", {"by": "2026-12-31"}),
    ("trước ngày 29/02 hằng năm", {"before": "02-29", **YEARLY}),
    ("trước quý III/2026", {"by": "2026-Q2"}),
    ("trước năm 2030", {"by": "2029"}),
    ("hết ngày 24/11", {"by": "11-24", **YEARLY}),
    ("đến hết năm 2028", {"by": "2028"}),
    ("đến năm 2030", {"by": "2030"}),
    ("năm 2027", {"by": "2027"}),
    ("cuối năm 2027", {"by": "2027-12-31"}),
    ("giai đoạn 2026 - 2030", {"by": "2030"}),
    ("trong năm", {"by": "2027"}),
    ("trong năm", {"by": "12-31", **YEARLY}),
    ("chậm nhất ngày 30 tháng 6 năm 2027", {"by": "2027-06-30"}),
    ("chậm nhất là ngày 30/6/2027", {"by": "2027-06"}),
    ("chậm nhất trước ngày 30/6/2027", {"before": "2027-06-30"}),
    ("muộn nhất hết tháng 6/2027", {"by": "2027-Q2"}),
    ("không quá ngày 30-6-2027", {"by": "2027-06-30"}),
    ("xong trong quý II năm 2027", {"by": "2027-Q2"}),
    ("quý II/2026", {"by": "2026-06-30"}),
    ("trong tháng 2", {"by": "2028-02"}),
    ("trong tháng 2 hằng năm", {"by": "02-29", **YEARLY}),
    ("6 tháng đầu năm 2027", {"by": "2027-Q2"}),
    ("hằng năm", {"before": "11-25", **YEARLY}),
    ("hằng năm", {"regular": True}),
    ("hằng quý", {"regular": True}),
    ("trước ngày 25 hằng tháng", {"regular": True}),
    ("trước ngày 25 hằng tháng", {"before": 25, "every": "month"}),
    ("hằng tháng", {"by": 20, "every": "month"}),
    ("định kỳ hằng tháng, ngày 20", {"by": 20, "every": "month"}),
    ("hằng quý", {"before": 25, "every": "quarter"}),
    ("trước ngày 25 tháng cuối quý", {"before": 25, "every": "quarter"}),
    ("trước ngày 25 của tháng cuối mỗi quý", {"before": 25, "every": "quarter"}),
    ("hằng quý, chậm nhất ngày 20 tháng cuối quý", {"by": 20, "every": "quarter"}),
    ("định kỳ 6 tháng", {"before": 15, "every": "half_year"}),
    ("mỗi sáu tháng", {"before": 15, "every": "half_year"}),
    ("trước ngày 15 tháng cuối kỳ 6 tháng", {"before": 15, "every": "half_year"}),
    ("định kỳ 9 tháng", {"before": 15, "every": "nine_months"}),
    ("hằng tuần", {"by": "friday", "every": "week"}),
    ("thứ Sáu hằng tuần", {"by": "friday", "every": "week"}),
    ("hằng tuần, trước thứ 6", {"before": "friday", "every": "week"}),
    ("chủ nhật mỗi tuần", {"by": "sunday", "every": "week"}),
    ("thường xuyên", {"regular": True}),
    ("thường xuyên, liên tục", {"regular": True}),
]

UNREAD: list[tuple[str, dict[str, Any]]] = [
    ("trong 30 ngày kể từ ngày ký", {"by": "2027"}),
    ("theo kế hoạch của thành phố", {"by": "2027"}),
    ("ngày 31/4/2027", {"by": "2027"}),
    ("quý II, III năm 2027", {"by": "2027"}),
    ("trước ngày 25 hằng quý", {"before": 25, "every": "quarter"}),
    ("ngày 25", {"by": 25, "every": "month"}),
    ("thứ sáu", {"by": "friday", "every": "week"}),
    ("năm 9999", {"by": "2027"}),
    ("a", {"by": "2027"}),
]

CONTRADICT: list[tuple[str, dict[str, Any], str, str]] = [
    ("trước ngày 25 tháng 11", {"by": "11-25", **YEARLY}, "là hết ngày 24/11", "before: 11-25"),
    ("trước ngày 25/11/2026", {"by": "2026-11-25"}, "24/11/2026", "before: 2026-11-25"),
    ("hết ngày 25/11", {"before": "11-25", **YEARLY}, "25/11", "by: 11-25"),
    ("chậm nhất ngày 25/11", {"before": "2026-11-25"}, "25/11/2026", "by: 2026-11-25"),
    ("trước ngày 01/12 hằng năm", {"before": "11-25", **YEARLY}, "30/11", "before: 12-01"),
    (
        "trước ngày 25/11 hằng năm",
        {"before": "2026-11-25"},
        "hằng năm",
        "before: 11-25, every: year",
    ),
    ("hằng năm", {"by": "2027"}, "hằng năm", "every: year"),
    ("trước ngày 25/11/2026", {"before": "11-25", **YEARLY}, "một năm", "before: 2026-11-25"),
    ("hằng quý", {"by": "12-31", **YEARLY}, "hằng quý", "regular: true"),
    ("mỗi tháng", {"by": "2027"}, "hằng tháng", "regular: true"),
    ("đến hết năm 2027", {"by": "2028"}, "31/12/2027", "by: 2027-12-31"),
    ("trong quý II năm 2027", {"by": "2027-Q3"}, "30/06/2027", "by: 2027-06-30"),
    ("quý II", {"by": "2027-Q3"}, "30/06/2027", "by: 2027-06-30"),
    ("tháng 5/2026", {"by": "2026-06"}, "31/05/2026", "by: 2026-05-31"),
    ("trước năm 2030", {"by": "2030"}, "31/12/2029", "before: 2030-01-01"),
    ("thường xuyên", {"by": "2027"}, "không có ngày hạn", "regular: true"),
    ("đến hết năm 2027", {"regular": True}, "có hạn", "by: 2027-12-31"),
    ("trước ngày 25/11", {"regular": True}, "có hạn", "before: 11-25, every: year"),
    ("hằng quý", {"before": 25, "every": "month"}, "every: month", "regular: true"),
    (
        "trước ngày 25 tháng cuối quý",
        {"before": 25, "every": "month"},
        "hằng quý",
        "before: 25, every: quarter",
    ),
    (
        "trước ngày 25 tháng cuối quý",
        {"by": 25, "every": "quarter"},
        "by: 25",
        "before: 25, every: quarter",
    ),
    (
        "trước ngày 25 tháng cuối quý",
        {"before": "11-25", **YEARLY},
        "hằng quý",
        "before: 25, every: quarter",
    ),
    (
        "thứ sáu hằng tuần",
        {"by": "monday", "every": "week"},
        "by: monday",
        "by: friday, every: week",
    ),
    (
        "trước ngày 25/11 hằng năm",
        {"before": 25, "every": "quarter"},
        "trái với every: quarter",
        "before: 11-25, every: year",
    ),
    ("hằng năm", {"before": 25, "every": "quarter"}, "every: quarter", "every: year"),
    ("trước ngày 28/02 hằng năm", {"before": "02-29", **YEARLY}, "27/02", "before: 02-28"),
]


@pytest.mark.parametrize(("phrase", "keys"), AGREE)
def test_words_that_say_what_the_bound_says(phrase: str, keys: dict[str, Any]) -> None:
    assert read_phrase(phrase) is not None
    assert contradiction(deadline(phrase, **keys)) is None


@pytest.mark.parametrize(("phrase", "keys"), UNREAD)
def test_what_cannot_be_read_is_no_fault(phrase: str, keys: dict[str, Any]) -> None:
    assert read_phrase(phrase) is None
    assert contradiction(deadline(phrase, **keys)) is None


@pytest.mark.parametrize(("phrase", "keys", "says", "write"), CONTRADICT)
def test_words_against_the_bound(phrase: str, keys: dict[str, Any], says: str, write: str) -> None:
    found = contradiction(deadline(phrase, **keys))
    assert found is not None
    message, hint = found
    assert f"“{phrase}”" in message
    assert says in message
    assert f"viết {write}" in hint


def extended(phrase: str) -> Deadline:
    later = Extension(to=Bound.parse("2029-06-30"), approved_by="Công văn số 10/UBND")
    return deadline(phrase, by="2028", extensions=(later,))


def test_an_extension_leaves_the_words_as_they_are() -> None:
    assert contradiction(extended("đến hết năm 2028")) is None
    found = contradiction(extended("đến hết ngày 30/6/2029"))
    assert found is not None
    assert found[1] == "phrase và hạn đầu giữ như văn bản, hạn mới chỉ ghi ở extensions"


def replaced(file: Path, old: str, new: str) -> int:
    """Replace `old` and give the line where `new` stands."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_check_reports_a_duty_at_its_words(ctr: Ctr, plan: Path) -> None:
    line = replaced(plan / "programme.yaml", "before: 11-25", "by: 11-25")
    ran = ctr("check", "--plan", plan, "--as-of", "2028-01-01", "--format", "json")
    assert ran.code == 1
    (fault,) = [one for one in ran.data if one["severity"] == "error"]
    assert (fault["file"], fault["line"], fault["code"]) == (
        "plan/programme.yaml",
        line,
        "deadline-phrase",
    )
    assert fault["message"] == (
        "“trước ngày 25 tháng 11 hằng năm” là hết ngày 24/11, trái với by: 11-25 (hết ngày 25/11)"
    )
    assert fault["hint"] == "viết before: 11-25, hoặc sửa lại phrase theo văn bản"


def test_check_reports_a_task_at_its_words(ctr: Ctr, plan: Path) -> None:
    line = replaced(plan / "sections" / "03-so.yaml", "by: 2027", "by: 2028")
    ran = ctr("check", "--plan", plan, "--as-of", "2028-01-01", "--format", "json")
    faults = [one for one in ran.data if one["severity"] == "error"]
    assert [(one["line"], one["code"]) for one in faults] == [(line, "deadline-phrase")]
    assert "“đến hết năm 2027” là hết ngày 31/12/2027" in faults[0]["message"]


WORDS = (
    "trước đến hết chậm nhất là ngày tháng quý năm hằng mỗi thường xuyên trong II iv 6 25/11 2026 "
    "25-11-2026 29/02 31/4 0/0 9999 cuối đầu giai đoạn , ; . / - định kỳ tuần sáu 25 thứ chủ nhật"
)
PARTS = st.sampled_from(re.split(" ", WORDS))
PHRASES = st.one_of(st.text(max_size=150), st.lists(PARTS, max_size=8).map(" ".join))
BOUNDS = st.sampled_from(
    [
        {"before": "11-25", **YEARLY},
        {"by": "02-29", **YEARLY},
        {"before": "01-01", **YEARLY},
        {"before": "2026-11-25"},
        {"by": "2026-Q2"},
        {"by": "2027"},
        {"regular": True},
        {"before": 25, "every": "quarter"},
        {"by": "sunday", "every": "week"},
    ]
)


@given(PHRASES, BOUNDS)
def test_no_phrase_is_too_odd(phrase: str, keys: dict[str, Any]) -> None:
    contradiction(deadline(phrase, **keys))


@given(st.dates(date(1950, 1, 1), date(2199, 12, 30)), st.booleans(), st.integers(-3, 3))
def test_a_phrase_agrees_with_its_own_day_and_no_other(day: date, before: bool, off: int) -> None:
    how = "trước ngày" if before else "đến hết ngày"
    shown = (f"{day.day}/{day.month}/{day.year}", f"{day.day} tháng {day.month} năm {day.year}")
    bound = (day + timedelta(days=off)).isoformat()
    for written in shown:
        found = contradiction(deadline(f"{how} {written}", **{"before" if before else "by": bound}))
        assert (found is None) == (off == 0)


def test_words_against_a_bound_are_told_at_the_words(small: Path) -> None:
    text = planted(
        ONE,
        (
            "deadline: {phrase: xong trong quý II năm 2027, by: 2027-Q2}",
            "deadline:\n      by: 2027-Q3\n      phrase: xong trong quý II năm 2027",
        ),
        ("- by: 2030\n", "- by: 2030\n            phrase: đến năm 2029\n"),
    )
    (small / ONE).write_text(text)
    lines = text.splitlines()
    places = [(problem.line, problem.column, problem.code) for problem in load(small).problems]
    assert places == [
        (number, line.index("phrase: ") + 9, "deadline-phrase")
        for number, line in enumerate(lines, 1)
        if line.strip() in ("phrase: xong trong quý II năm 2027", "phrase: đến năm 2029")
    ]
    assert len(places) == 2

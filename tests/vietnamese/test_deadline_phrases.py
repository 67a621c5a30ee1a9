"""What the words of a deadline say, read as a whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from ctr.vietnamese.deadline_phrases import DeadlinePhrase, PhrasedDays, read_phrase


@pytest.mark.parametrize(
    ("phrase", "literal"),
    [
        ("trước ngày 25 tháng 11", date(2026, 11, 24)),
        ("trước ngày 01/01/2027", date(2026, 12, 31)),
        ("trước quý III/2026", date(2026, 6, 30)),
        ("trước năm 2030", date(2029, 12, 31)),
        ("hết ngày 24/11/2027", date(2027, 11, 24)),
        ("chậm nhất là ngày 30-6-2027", date(2027, 6, 30)),
        ("đến hết tháng 2 năm 2028", date(2028, 2, 29)),
        ("trong tháng 2", date(2026, 2, 28)),
        ("quý i năm 2027", date(2027, 3, 31)),
        ("xong trong quý IV/2026", date(2026, 12, 31)),
        ("6 tháng đầu năm 2027", date(2027, 6, 30)),
        ("sáu tháng cuối năm", date(2026, 12, 31)),
        ("giai đoạn 2026 – 2030", date(2030, 12, 31)),
        ("PHẤN ĐẤU HOÀN THÀNH TRONG NĂM 2027.", date(2027, 12, 31)),
    ],
)
def test_the_last_day_that_the_words_allow(phrase: str, literal: date) -> None:
    said = read_phrase(phrase)
    assert said is not None
    assert said.literal_day(2026) == literal
    assert (said.every, said.regular) == (None, False)
    assert said.before == phrase.startswith("trước")


@pytest.mark.parametrize(
    ("phrase", "every"),
    [
        ("hằng năm", "year"),
        ("hàng quý", "quarter"),
        ("mỗi tháng", "month"),
        ("định kỳ hằng tuần", "week"),
        ("trước ngày 25/11 hằng năm", "year"),
        ("hằng năm, trước ngày 25/11", "year"),
    ],
)
def test_how_often(phrase: str, every: str) -> None:
    said = read_phrase(phrase)
    assert said is not None
    assert said.every == every
    assert said.literal_day(2027) == (date(2027, 11, 24) if "25/11" in phrase else None)


@pytest.mark.parametrize("phrase", ["thường xuyên", "làm thường xuyên, liên tục", "Liên tục;"])
def test_regular(phrase: str) -> None:
    assert read_phrase(phrase) == DeadlinePhrase(regular=True)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "trước",
        "ngày 31/4",
        "ngày 29/02/2027",
        "ngày 0/5",
        "tháng 13",
        "quý V",
        "năm 1944",
        "năm 2201",
        "trước ngày 25/11/2026 hằng năm",
        "hằng năm trước ngày 25/11 hằng quý",
        "ngày 25/11 hoặc ngày 30/11",
        "hết năm 2027" + " " * 200 + "x",
        "x" * 121,
    ],
)
def test_what_is_not_in_the_grammar_says_nothing(phrase: str) -> None:
    assert read_phrase(phrase) is None


def test_a_leap_day_in_other_years() -> None:
    days = PhrasedDays(year=None, first=(2, 29), last=(2, 29))
    assert (days.last_day(2028), days.last_day(2027)) == (date(2028, 2, 29), date(2027, 2, 28))
    assert (days.first_day(2028), days.first_day(2027)) == (date(2028, 2, 29), date(2027, 3, 1))

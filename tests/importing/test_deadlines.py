from __future__ import annotations

from typing import Any

import pytest

from ctr.importing.deadlines import read_deadline, read_task_deadline


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("trước ngày 18 hằng tháng", {"before": 18, "every": "month"}),
        ("Quý II/2026", {"by": "2026-Q2"}),
        ("trong tháng 5/2026", {"by": "2026-05"}),
        ("6/2025", {"by": "2025-06"}),
        ("12/2028", {"by": "2028-12"}),
        ("2025 và những năm tiếp theo", {"regular": True}),
        ("đến hết năm 2027", {"by": 2027}),
        ("Thường xuyên", {"regular": True}),
        ("Hằng năm", {"by": "12-31", "every": "year"}),
        ("2026 - 2030", {"by": 2030}),
        ("Giai đoạn 2026–2030", {"by": 2030}),
        ("Hoàn thành việc rà soát xong trước ngày 01/01/2030", {"before": "2030-01-01"}),
        ("Trước ngày 15 tháng 12 hằng năm", {"before": "12-15", "every": "year"}),
        ("Quý II, III/2026", {"by": "2026-Q3"}),
    ],
)
def test_the_words_of_a_deadline(phrase: str, bound: dict[str, Any]) -> None:
    assert read_deadline(phrase) == {"phrase": phrase, **bound}


def test_several_in_one_are_the_last_and_doubtful() -> None:
    read = read_deadline("Quý I/2026; Quý III/2026")
    assert read is not None
    assert (read["by"], read["doubtful"]) == ("2026-Q3", True)


def test_what_cannot_be_read_keeps_its_words_and_its_doubt() -> None:
    read = read_deadline("Khi có hướng dẫn của cấp trên")
    assert read is not None
    assert set(read) == {"phrase", "doubtful", "doubt"}


def test_no_words_are_no_deadline() -> None:
    assert read_deadline(" - ") is None


def test_a_day_without_a_year_is_of_the_year_of_the_document() -> None:
    assert read_deadline("trước 30/6", 2026) == {"phrase": "trước 30/6", "before": "2026-06-30"}


def test_a_task_that_comes_again_within_a_year_is_regular() -> None:
    assert read_task_deadline("trước ngày 18 hằng tháng") == {
        "phrase": "trước ngày 18 hằng tháng",
        "regular": True,
    }

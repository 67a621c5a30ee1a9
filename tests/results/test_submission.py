"""What the ward itself has sent, put into the summary of the year once and no more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Letter, Submission, Summary
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.changes import Change
from ctr.results.submission import record_letter, record_sent
from ctr.results.transaction import Recorded, Transaction
from tests.conftest import AUTHOR

YEAR = ReportingPeriod.whole_year(2026)
UNIT = "Phòng Văn hóa - Xã hội"
DAY, LATER = date(2026, 12, 1), date(2026, 12, 5)
FILE = "plan/results/2026/summary.yaml"


def summary(plan: Path, year: int = 2026) -> Summary:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan.summary_of[year]


def test_a_report_sent(small: Path) -> None:
    change = Change(field="submitted", old=None, new=DAY, duty="so-ket")
    assert record_sent(Transaction(small, AUTHOR), "so-ket", YEAR, DAY, "Số 9/BC-UBND") == Recorded(
        file=FILE, unit=None, year=2026, changes=(change,)
    )
    assert summary(small) == Summary(
        year=2026, submitted=(Submission(duty="so-ket", on=DAY, document="Số 9/BC-UBND"),)
    )


def test_a_report_of_last_year_sent_this_year(small: Path) -> None:
    record_sent(Transaction(small, AUTHOR), "so-ket", YEAR, date(2027, 1, 5))
    assert summary(small).submitted == (Submission(duty="so-ket", on=date(2027, 1, 5)),)


def test_a_letter_is_of_the_year_of_its_day(small: Path) -> None:
    change = Change(field="letters", old=None, new=DAY)
    assert record_letter(Transaction(small, AUTHOR), UNIT, DAY, "215/UBND-VP") == Recorded(
        file=FILE, unit=None, year=2026, changes=(change,)
    )
    assert summary(small) == Summary(
        year=2026, letters=(Letter(unit=UNIT, on=DAY, number="215/UBND-VP"),)
    )


@pytest.mark.parametrize(
    ("sent", "others"),
    [
        (
            lambda change: record_sent(change, "so-ket", YEAR, DAY),
            [
                lambda change: record_sent(change, "so-ket", YEAR, LATER),
                lambda change: record_sent(change, "bao-cao-don-vi", YEAR, DAY),
            ],
        ),
        (
            lambda change: record_letter(change, UNIT, DAY, "215/UBND"),
            [
                lambda change: record_letter(change, UNIT, LATER, "215/UBND"),
                lambda change: record_letter(change, UNIT, DAY, "216/UBND"),
                lambda change: record_letter(change, "Văn phòng HĐND và UBND", DAY, "215/UBND"),
            ],
        ),
    ],
    ids=["report", "letter"],
)
def test_what_is_known_is_not_written_twice(
    small: Path,
    sent: Callable[[Transaction], Recorded],
    others: list[Callable[[Transaction], Recorded]],
) -> None:
    sent(Transaction(small, AUTHOR))
    file = small.parent / FILE
    before = file.read_bytes()
    again = sent(Transaction(small, AUTHOR))
    assert again == Recorded(file=FILE, unit=None, year=2026, changes=())
    assert file.read_bytes() == before
    for other in others:
        assert other(Transaction(small, AUTHOR)).changes
    found = summary(small)
    assert len(found.submitted) + len(found.letters) == 1 + len(others)


def test_the_keys_of_the_summary_keep_their_order(small: Path) -> None:
    file = small.parent / FILE
    file.parent.mkdir(parents=True)
    file.write_text("year: 2026\ndirection: Chỉ đạo.\n")
    record_letter(Transaction(small, AUTHOR), UNIT, DAY, "215/UBND")
    record_sent(Transaction(small, AUTHOR), "so-ket", YEAR, DAY)
    keys = [line.partition(":")[0] for line in file.read_text().splitlines() if line[0].isalpha()]
    assert keys == ["year", "submitted", "letters", "direction"]

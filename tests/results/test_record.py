"""What a unit reports, put into its file: what is new of it, in the order of the keys."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import LogEntry, Measurement, TaskResult, UnitResults, Verification
from ctr.results.changes import Change
from ctr.results.record import Record, record
from ctr.results.transaction import Transaction
from tests.conftest import AUTHOR

UNIT = "Văn phòng HĐND và UBND"
DAY, LATER = date(2026, 6, 1), date(2026, 7, 1)


def put(plan: Path, **keys: Any) -> tuple[Change, ...]:
    """Record for one unit and year, and what that changed."""
    entry = Record(**{"unit": UNIT, "year": 2026, "on": DAY, **keys})
    return record(Transaction(plan, AUTHOR), entry).changes


def known(plan: Path, year: int = 2026) -> UnitResults:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan.results_by_unit[UNIT, year]


def result(plan: Path, year: int = 2026) -> TaskResult:
    (only,) = known(plan, year).tasks
    return only


def fields(changes: tuple[Change, ...]) -> list[tuple[str | None, str, Any, Any]]:
    return [(change.task, change.field, change.old, change.new) for change in changes]


def test_all_of_a_first_entry(small: Path) -> None:
    changes = put(
        small,
        task="1.1",
        state="paused",
        done="Họp",
        evidence="Số 1/BB",
        values=(("ho-so-truc-tuyen", Decimal(80)), ("thoi-gian-cho", Decimal(12))),
        source="Cổng dịch vụ công",
        difficulty="Thiếu máy",
        proposal="Cấp máy",
        next_year="Mở rộng",
        received=LATER,
        verified_by="Lê Văn Hòa",
    )
    assert fields(changes) == [
        (None, "received", None, LATER),
        ("1.1", "state", None, "paused"),
        ("1.1", "done", None, "Họp"),
        ("1.1", "value", None, 80),
        ("1.1", "value", None, 12),
        ("1.1", "difficulties", None, "Thiếu máy"),
        ("1.1", "proposals", None, "Cấp máy"),
        ("1.1", "next_year", None, "Mở rộng"),
        ("1.1", "verified", None, "Lê Văn Hòa"),
    ]
    source = "Cổng dịch vụ công"
    assert known(small) == UnitResults(
        unit=UNIT,
        year=2026,
        received=LATER,
        tasks=(
            TaskResult(
                task="1.1",
                state="paused",
                state_on=DAY,
                log=(LogEntry(on=DAY, done="Họp", evidence="Số 1/BB"),),
                values=(
                    Measurement(
                        target="ho-so-truc-tuyen", value=Decimal(80), as_of=DAY, source=source
                    ),
                    Measurement(
                        target="thoi-gian-cho", value=Decimal(12), as_of=DAY, source=source
                    ),
                ),
                difficulties=("Thiếu máy",),
                proposals=("Cấp máy",),
                next_year=("Mở rộng",),
                verified=Verification(by="Lê Văn Hòa", on=DAY),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ({"done": "Họp"}, "in_progress"),
        ({"values": (("ho-so-truc-tuyen", Decimal(80)),)}, "in_progress"),
        ({"difficulty": "Thiếu máy"}, None),
        ({"done": "Họp", "state": "not_started"}, "not_started"),
    ],
)
def test_work_reported_is_work_begun(small: Path, what: dict[str, Any], state: str | None) -> None:
    put(small, task="1.1", **what)
    assert result(small).state == state
    put(small, task="1.1", state="paused", on=LATER)
    put(small, task="1.1", done="Việc khác", on=date(2026, 8, 1))
    assert result(small).state == "paused"


@pytest.mark.parametrize(
    ("closed", "state"),
    [
        ({"task": "1.1", "state": "done"}, None),
        ({"task": "1.1", "state": "dropped"}, None),
        ({"task": "1.1", "state": "paused"}, "in_progress"),
        ({"task": "1.2", "state": "done"}, "in_progress"),
    ],
)
def test_what_was_closed_a_year_before_is_not_begun_again(
    small: Path, closed: dict[str, Any], state: str | None
) -> None:
    put(small, **closed)
    put(small, year=2027, on=date(2027, 2, 1), task="1.1", done="Bảo trì")
    assert result(small, 2027).state == state


def test_a_later_year_closes_nothing_before_it(small: Path) -> None:
    put(small, year=2027, on=date(2027, 2, 1), task="1.1", state="done")
    put(small, task="1.1", done="Họp")
    assert result(small).state == "in_progress"


WORDS = {"difficulty": "Thiếu máy", "proposal": "Cấp máy", "next_year": "Mở rộng"}


@pytest.mark.parametrize("task", ["1.1", None])
def test_words_said_again_are_written_once(small: Path, task: str | None) -> None:
    assert len(put(small, task=task, **WORDS)) == 3
    assert put(small, task=task, **WORDS) == ()
    (change,) = put(small, task=task, **{**WORDS, "proposal": "Cấp hai máy"})
    assert change == Change(task=task, field="proposals", old=None, new="Cấp hai máy")
    found = known(small) if task is None else result(small)
    assert found.proposals == ("Cấp máy", "Cấp hai máy")
    assert (found.difficulties, found.next_year) == (("Thiếu máy",), ("Mở rộng",))


@pytest.mark.parametrize(
    "other", [{"done": "Họp tổ"}, {"evidence": "Số 2/BB"}, {"evidence": None}, {"on": LATER}]
)
def test_a_line_of_the_log_is_new_by_its_day_its_words_or_its_evidence(
    small: Path, other: dict[str, Any]
) -> None:
    line = {"task": "1.1", "done": "Họp", "evidence": "Số 1/BB"}
    put(small, **line)
    assert put(small, **line) == ()
    assert len(put(small, **{**line, **other})) == 1
    log = result(small).log
    assert log[0] == LogEntry(on=DAY, done="Họp", evidence="Số 1/BB")
    second = {"done": "Họp", "evidence": "Số 1/BB", "on": DAY, **other}
    assert log[1:] == (LogEntry(**second),)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ({"source": "Thống kê"}, "Thống kê"),
        ({"evidence": "Số 1/BB"}, "Số 1/BB"),
        ({"source": "Thống kê", "evidence": "Số 1/BB"}, "Thống kê"),
        ({"evidence": "Số 1/BB", "done": "Họp"}, None),
        ({}, None),
    ],
)
def test_evidence_without_words_of_what_was_done_is_the_source_of_the_figure(
    small: Path, words: dict[str, str], source: str | None
) -> None:
    put(small, task="1.1", values=(("ho-so-truc-tuyen", Decimal(80)),), **words)
    (value,) = result(small).values
    assert value.source == source


@pytest.mark.parametrize("task", ["1.1", None])
def test_who_verified_last_stands(small: Path, task: str | None) -> None:
    put(small, task=task, proposal="Cấp máy", verified_by="Lê Văn Hòa")
    changes = put(small, task=task, verified_by="Trần Thị Thúy", on=LATER)
    assert changes == (Change(task=task, field="verified", old=None, new="Trần Thị Thúy"),)
    found = known(small) if task is None else result(small)
    assert found.verified == Verification(by="Trần Thị Thúy", on=LATER)


def test_a_file_keeps_the_order_of_its_keys(small: Path) -> None:
    put(small, task="1.1", verified_by="A", proposal="Cấp máy")
    put(small, task="1.1", values=(("ho-so-truc-tuyen", Decimal(80)),), done="Họp")
    put(small, task="1.1", state="paused")
    put(small, verified_by="A")
    put(small, difficulty="Chung", received=DAY)
    (file,) = (small / "results" / "2026").iterdir()
    lines = [line.lstrip("- ") for line in file.read_text().splitlines()]
    keys = [line.partition(":")[0] for line in lines if ":" in line]
    assert keys == [
        *("unit", "year", "received", "tasks", "task", "state", "state_on"),
        *("log", "on", "done", "values", "target", "value", "as_of"),
        *("proposals", "verified", "by", "on", "difficulties", "verified", "by", "on"),
    ]


def test_another_task_of_the_file_is_left_alone(small: Path) -> None:
    put(small, task="1.1", done="Họp")
    put(small, task="1.2", done="Rà soát", on=LATER)
    put(small, task="1.2", proposal="Cấp máy")
    first, second = known(small).tasks
    assert (first.task, first.proposals, len(first.log)) == ("1.1", (), 1)
    assert (second.task, second.proposals, second.log[0].on) == ("1.2", ("Cấp máy",), LATER)


def test_all_of_a_report_at_once(small: Path) -> None:
    changes = put(small, received=LATER, verified_by="Lê Văn Hòa", **WORDS)
    assert fields(changes) == [
        (None, "received", None, LATER),
        (None, "difficulties", None, "Thiếu máy"),
        (None, "proposals", None, "Cấp máy"),
        (None, "next_year", None, "Mở rộng"),
        (None, "verified", None, "Lê Văn Hòa"),
    ]
    assert known(small) == UnitResults(
        unit=UNIT,
        year=2026,
        received=LATER,
        difficulties=("Thiếu máy",),
        proposals=("Cấp máy",),
        next_year=("Mở rộng",),
        verified=Verification(by="Lê Văn Hòa", on=DAY),
    )


def test_a_first_task_stands_before_the_words_on_the_whole_report(small: Path) -> None:
    put(small, proposal="Chung", received=DAY)
    put(small, task="1.1", proposal="Riêng")
    (file,) = (small / "results" / "2026").iterdir()
    keys = [line.partition(":")[0] for line in file.read_text().splitlines() if line[0].isalpha()]
    assert keys == ["unit", "year", "received", "tasks", "proposals"]

"""The JSON and CSV contracts: the same keys in the same order, and plain values."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.output import problems, progress, registers, tasks
from ctr.output.contract import Contract, plain
from tests.conftest import EXAMPLE, Ctr

LISTS: dict[str, Contract[Any]] = {
    "list": tasks.TASK,
    "targets": progress.PROGRESS,
    "due": progress.DUE,
    "status": progress.STATUS,
    "units": registers.UNIT,
    "leaders": registers.LEADER,
    "templates": registers.TEMPLATE,
}


@pytest.mark.parametrize("command", LISTS)
def test_json_and_csv_have_the_keys_of_their_contract_in_its_order(ctr: Ctr, command: str) -> None:
    words = [command, *(["--all", "--exit-zero"] if command == "due" else []), "--plan", EXAMPLE]
    keys = list(LISTS[command].keys)
    records = ctr(*words, "--format", "json").data
    assert records
    assert all(list(record) == keys for record in records)
    rows = list(csv.reader(io.StringIO(ctr(*words, "--format", "csv").out)))
    assert rows[0] == keys
    assert len(rows) == 1 + len(records)


def test_problems_have_the_keys_of_their_contract(ctr: Ctr, small: Path) -> None:
    units = small / "units.yaml"
    units.write_text(units.read_text().replace("short: Văn phòng", "shortt: Văn phòng"))
    (record,) = [
        one
        for one in ctr("check", "--format", "json", "--plan", small).data
        if one["severity"] == "error"
    ]
    assert list(record.items())[:5] == [
        ("file", "plan/units.yaml"),
        ("line", 3),
        ("column", 5),
        ("code", "unknown-key"),
        ("severity", "error"),
    ]
    assert list(record) == list(problems.FINDING.keys)


def test_no_key_is_the_name_of_two_things() -> None:
    for known in (*LISTS.values(), problems.FINDING):
        assert len(set(known.keys)) == len(known.keys)


def test_plain_values() -> None:
    assert plain(date(2026, 11, 5)) == "2026-11-05"
    assert plain((date(2026, 11, 5), ("a", None))) == ["2026-11-05", ["a", None]]
    whole, part = plain(Decimal("97.0")), plain(Decimal("97.5"))
    assert (whole, type(whole), part, type(part)) == (97, int, 97.5, float)
    assert plain(True) is True


def test_a_part_of_a_whole_gives_its_keys_to_the_whole() -> None:
    part = Contract[int]({"double": lambda number: 2 * number, "same": lambda number: number})
    whole = Contract[str]({"text": lambda text: text, **part.within(len)})
    assert whole.keys == ("text", "double", "same")
    assert whole.records(["ab", ""]) == [
        {"text": "ab", "double": 4, "same": 2},
        {"text": "", "double": 0, "same": 0},
    ]


def test_the_history_of_a_task_is_one_record_a_unit_and_year(ctr: Ctr, small: Path) -> None:
    office = "Văn phòng HĐND và UBND"
    for year, done in ((2027, "Năm sau"), (2026, "Năm đầu")):
        words = ("record", "1.1", "--unit", office, "--done", done, "--on", f"{year}-03-01")
        assert ctr(*words, "--as-of", "2027-06-01", "--plan", small).code == 0
    at = ("--as-of", "2027-06-01", "--format", "json", "--plan", small)
    history = next(value for value in ctr("show", "1.1", *at).data.values() if _is_history(value))
    assert [(one["year"], one["log"][0]["done"]) for one in history] == [
        (2026, "Năm đầu"),
        (2027, "Năm sau"),
    ]


def _is_history(value: Any) -> bool:
    return (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "log" in value[0]
    )

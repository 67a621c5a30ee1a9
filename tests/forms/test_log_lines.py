"""Lines of the log: sent, new, sent again in other words, changed by the office meanwhile."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr.forms.layout import TASKS_SHEET
from ctr.forms.log_lines import mark_of
from ctr.forms.merge import LOG_KEYS, collect
from ctr.results.changes import Change
from ctr.results.edits import REPORT_KEYS, TASK_KEYS
from ctr.yamlfile.editor import Edit
from tests.forms.in_memory import (
    JULY,
    KEEP,
    LINE,
    MAY,
    added,
    at,
    change,
    filled,
    planned,
    row,
    told,
)


@pytest.mark.parametrize(
    ("cells", "edits", "changes"),
    [
        ({"done": "Họp tổ"}, [("done", "Họp tổ")], [change("done", "Họp", "Họp tổ")]),
        ({"on": JULY}, [("on", JULY)], [change("on", MAY, JULY)]),
        ({"evidence": "Số 2"}, [("evidence", "Số 2")], [change("evidence", "Số 1", "Số 2")]),
    ],
)
def test_a_line_of_the_log_that_was_sent(
    tmp_path: Path, cells: dict[str, Any], edits: list[tuple[str, Any]], changes: list[Change]
) -> None:
    collected = filled(tmp_path, cells, key="1.1#0", before={"log": [LINE]})
    expected = [Edit(path=at("log", 0, name), value=value, order=LOG_KEYS) for name, value in edits]
    assert (collected.edits, collected.changes, told(collected)) == (expected, changes, [])


@pytest.mark.parametrize(
    ("key", "cells", "problem"),
    [
        ("1.1#0", {"on": date(2027, 1, 1)}, "on: ngày nằm ngoài năm 2026"),
        ("1.1#0", {"on": date(2025, 12, 31)}, "on: ngày nằm ngoài năm 2026"),
        ("1.1", {"done": "Họp"}, "on: ghi ngày làm của việc này"),
        ("1.1", {"on": MAY}, "done: chưa ghi việc đã làm"),
        ("1.1", {"evidence": "Số 1"}, "done: chưa ghi việc đã làm"),
        ("1.1", {"on": date(2027, 1, 1), "done": "Họp"}, "on: ngày nằm ngoài năm 2026"),
    ],
)
def test_a_line_that_is_not_clear(
    tmp_path: Path, key: str, cells: dict[str, Any], problem: str
) -> None:
    collected = filled(tmp_path, cells, key=key, before={"log": [LINE]})
    assert told(collected) == [f"Nhiệm vụ!{key}:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_a_line_that_the_plan_no_longer_has(tmp_path: Path) -> None:
    collected = filled(
        tmp_path, {"done": "X"}, key="1.1#0", before={"log": [LINE]}, now={"log": []}
    )
    assert told(collected) == ["Nhiệm vụ!1.1#0:done: việc này không còn trong kế hoạch"]


def test_a_new_line_with_what_proves_it(tmp_path: Path) -> None:
    cells = {"on": JULY, "done": "Ra quân", "evidence": "Số 7"}
    collected = filled(tmp_path, cells, before={"log": [LINE]})
    (edit,) = collected.edits
    assert edit.value.pop("form").startswith(f"{mark_of(JULY, 'Ra quân')}-")
    assert edit == Edit(path=at("log"), value=cells, append=True, order=TASK_KEYS)
    assert list(edit.value) == ["on", "done", "evidence"]
    assert collected.changes == [change("done", None, "Ra quân", on=JULY, document="Số 7")]


@pytest.mark.parametrize(
    "known",
    [
        {"on": "2026-07-01", "done": "Ra quân"},
        {"on": "2026-07-09", "done": "Việc khác hẳn", "form": mark_of(JULY, "Ra quân")},
    ],
    ids=["typed by the office", "collected and then changed"],
)
def test_a_line_that_is_there_is_not_added_again(tmp_path: Path, known: dict[str, Any]) -> None:
    cells = {"on": JULY, "done": "Ra quân"}
    collected = filled(tmp_path, cells, before={"log": []}, now={"log": [known]})
    assert (collected.edits, told(collected)) == ([], [])


COLLECTED = {
    "on": "2026-07-01",
    "done": "Tuyên truyền 12 buổi",
    "form": mark_of(JULY, "Tuyên truyền 12 buổi"),
}


def test_a_line_sent_again_in_other_words_takes_the_place_of_its_old_ones(tmp_path: Path) -> None:
    words = "Tuyên truyền 14 buổi"
    collected = filled(
        tmp_path, {"on": JULY, "done": words}, before={"log": []}, now={"log": [LINE, COLLECTED]}
    )
    assert collected.edits == [
        Edit(path=at("log", 1, "done"), value=words, order=LOG_KEYS),
        Edit(
            path=at("log", 1, "form"),
            value=f"{mark_of(JULY, words)} {COLLECTED['form']}",
            order=LOG_KEYS,
        ),
    ]
    assert collected.changes == [change("done", "Tuyên truyền 12 buổi", words)]


def test_a_line_sent_again_for_another_day(tmp_path: Path) -> None:
    again = {"on": MAY, "done": "Tuyên truyền 12 buổi"}
    collected = filled(tmp_path, again, before={"log": []}, now={"log": [COLLECTED]})
    assert [(edit.path, edit.value) for edit in collected.edits] == [
        (at("log", 0, "on"), MAY),
        (at("log", 0, "form"), f"{mark_of(MAY, 'Tuyên truyền 12 buổi')} {COLLECTED['form']}"),
    ]
    assert collected.changes == [change("on", JULY, MAY)]


def test_a_line_sent_again_that_the_office_changed_too(tmp_path: Path) -> None:
    now = {"log": [{**COLLECTED, "done": "Tuyên truyền 15 buổi"}]}
    cells = {"on": JULY, "done": "Tuyên truyền 14 buổi"}
    collected = filled(tmp_path / "a", cells, before={"log": []}, now=now)
    conflict = "biểu ghi “Tuyên truyền 14 buổi”, kế hoạch đã đổi thành “Tuyên truyền 15 buổi”"
    assert told(collected) == [f"Nhiệm vụ!1.1:done: {conflict}{KEEP}"]
    assert collected.edits == []
    ours = filled(tmp_path / "b", cells, before={"log": []}, now=now, keep="ours")
    assert (ours.edits, told(ours)) == ([], [])
    theirs = filled(tmp_path / "c", cells, before={"log": []}, now=now, keep="theirs")
    assert theirs.changes == [change("done", "Tuyên truyền 15 buổi", "Tuyên truyền 14 buổi")]


def test_a_free_row_below_takes_a_line_of_any_task(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"log": [LINE]})
    free = row(TASKS_SHEET, "", "1.2", {"on": JULY, "done": "Rà soát", "evidence": None})
    collected = collect(added(plan, free), plan, None, None)
    entry = {"on": JULY, "done": "Rà soát", "form": mark_of(JULY, "Rà soát")}
    value = {"task": "1.2", "log": [entry]}
    assert collected.edits == [Edit(path=("tasks",), value=value, append=True, order=REPORT_KEYS)]


@pytest.mark.parametrize("name", ["on", "done", "evidence"])
def test_a_line_with_a_cell_that_was_not_read_waits_for_it(tmp_path: Path, name: str) -> None:
    plan = planned(tmp_path, None)
    free = row(TASKS_SHEET, "", "1.2", {"on": JULY, "done": "Rà soát", "evidence": None})
    free.unread.add(name)
    collected = collect(added(plan, free), plan, None, None)
    assert (collected.edits, told(collected)) == ([], [])

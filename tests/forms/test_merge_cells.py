"""Each cell of a form: as sent, as filled in, and as the plan has it now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.forms.log_lines import mark_of
from ctr.forms.merge import collect
from ctr.results.changes import Change
from ctr.results.edits import REPORT_KEYS, TASK_KEYS
from ctr.yamlfile.editor import Edit
from tests.forms.in_memory import (
    JULY,
    KEEP,
    LINE,
    MARCH,
    MAY,
    NEXT_YEAR,
    WORKING,
    at,
    change,
    filled,
    planned,
    sent,
    set_to,
    told,
)

STILL = Edit(
    path=at("earlier"),
    value={"state": "in_progress", "on": MAY},
    append=True,
    order=TASK_KEYS,
)
"""What keeps the state of May."""


def test_a_form_as_it_was_sent_changes_nothing(tmp_path: Path) -> None:
    log = [{"on": "2026-03-01", "done": "Họp.\n\nBàn.", "evidence": "Số 1"}]
    values = [{"target": "a", "value": 3, "as_of": "2026-03-01", "source": "Sổ"}]
    before = {**WORKING, "log": log, "values": values, "proposals": ["Một", "Hai"]}
    for now in (before, {**before, "state": "paused", "proposals": ["Ba"], "log": []}):
        collected = filled(tmp_path, {}, before=before, now=now)
        assert (collected.edits, collected.changes, collected.notes) == ([], [], [])
        assert told(collected) == []


@pytest.mark.parametrize(
    ("before", "cells", "edits", "changes"),
    [
        (
            {"state": "in_progress"},
            {"state": "tạm dừng"},
            [set_to("state", "paused")],
            [change("state", "in_progress", "paused")],
        ),
        (
            WORKING,
            {"state": "tạm dừng", "state_on": JULY},
            [
                set_to("state", "paused"),
                set_to("state_on", JULY),
                STILL,
            ],
            [change("state", "in_progress", "paused", on=JULY)],
        ),
        (
            WORKING,
            {"state": "tạm dừng", "state_on": MARCH},
            [set_to("state", "paused"), set_to("state_on", MARCH)],
            [change("state", "in_progress", "paused", on=MARCH)],
        ),
        (
            WORKING,
            {"state_on": MARCH},
            [set_to("state_on", MARCH)],
            [change("state_on", MAY, MARCH)],
        ),
        (  # still so: it was so in May as well, and a report of then was right
            WORKING,
            {"state_on": JULY},
            [set_to("state_on", JULY), STILL],
            [change("state_on", MAY, JULY)],
        ),
        (  # the end of a task has one day
            {"state": "dropped", "state_on": "2026-05-01"},
            {"state_on": JULY},
            [set_to("state_on", JULY)],
            [change("state_on", MAY, JULY)],
        ),
        (
            {"state": "in_progress"},
            {"state_on": MAY},
            [set_to("state_on", MAY)],
            [change("state_on", None, MAY)],
        ),
    ],
)  # fmt: skip
def test_a_state(
    tmp_path: Path,
    before: dict[str, Any],
    cells: dict[str, Any],
    edits: list[Edit],
    changes: list[Change],
) -> None:
    collected = filled(tmp_path, cells, before=before)
    assert told(collected) == []
    assert (collected.edits, collected.changes) == (edits, changes)


@pytest.mark.parametrize(
    ("before", "cells", "problem"),
    [
        (
            WORKING,
            {"state": "tạm dừng"},
            "state_on: trạng thái đổi thì ghi ngày của trạng thái mới",
        ),
        (
            WORKING,
            {"state": "tạm dừng", "state_on": None},
            "state_on: trạng thái đổi thì ghi ngày của trạng thái mới",
        ),
        ({}, {"state": "hoàn thành"}, "state_on: hoàn thành phải có ngày hoàn thành"),
        (
            WORKING,
            {"state_on": date(2025, 12, 31)},
            "state_on: ngày nằm ngoài các năm 2026-2026",
        ),
        (
            WORKING,
            {"state": "tạm dừng", "state_on": date(2027, 1, 1)},
            "state_on: ngày nằm ngoài các năm 2026-2026",
        ),
        ({}, {"state_on": MAY}, "state: có ngày mà chưa chọn trạng thái"),
    ],
)
def test_a_state_that_is_not_clear(
    tmp_path: Path, before: dict[str, Any], cells: dict[str, Any], problem: str
) -> None:
    collected = filled(tmp_path, cells, before=before)
    assert told(collected) == [f"Nhiệm vụ!1.1:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_a_state_left_empty_stays(tmp_path: Path) -> None:
    collected = filled(tmp_path, {"state": None, "state_on": None}, before=WORKING)
    assert (collected.edits, told(collected)) == ([], [])
    note = "bieu.xlsx: Nhiệm vụ!1.1:state: bỏ trống ô đã ghi, kế hoạch giữ nguyên"
    assert collected.notes == [note]


PAUSED = {"state": "paused", "state_on": "2026-07-01"}
DONE: dict[str, Any] = {"state": "hoàn thành", "state_on": JULY}


def test_a_state_changed_on_both_sides(tmp_path: Path) -> None:
    conflict = (
        "biểu ghi “hoàn thành ngày 01/07/2026”, kế hoạch đã đổi thành “tạm dừng từ ngày 01/07/2026”"
    )
    collected = filled(tmp_path / "a", DONE, before=WORKING, now=PAUSED)
    assert told(collected) == [f"Nhiệm vụ!1.1:state: {conflict}{KEEP}"]
    assert collected.edits == []
    ours = filled(tmp_path / "b", DONE, before=WORKING, now=PAUSED, keep="ours")
    assert (ours.edits, told(ours)) == ([], [])
    theirs = filled(tmp_path / "c", DONE, before=WORKING, now=PAUSED, keep="theirs")
    assert theirs.changes == [change("state", "paused", "done", on=JULY)]
    same = filled(
        tmp_path / "d", DONE, before=WORKING, now={"state": "done", "state_on": "2026-07-01"}
    )
    assert (same.edits, told(same)) == ([], [])
    emptied = filled(tmp_path / "e", DONE, before=WORKING, now={})
    assert "kế hoạch đã đổi thành “trống”" in told(emptied)[0]


@pytest.mark.parametrize(
    ("cells", "now", "changes"),
    [
        (
            {"state_on": MARCH},
            PAUSED,
            [change("state", "paused", "in_progress", on=MARCH)],
        ),
        (
            {"state": "tạm dừng", "state_on": MARCH},
            PAUSED,
            [change("state_on", JULY, MARCH)],
        ),
        (
            {"state": "tạm dừng", "state_on": date(2026, 8, 1)},
            PAUSED,
            [change("state_on", JULY, date(2026, 8, 1))],
        ),
        ({"state": "tạm dừng", "state_on": JULY}, {}, [change("state", None, "paused", on=JULY)]),
    ],
)
def test_a_state_and_its_day_are_taken_from_the_form_together(
    tmp_path: Path, cells: dict[str, Any], now: dict[str, Any], changes: list[Change]
) -> None:
    collected = filled(tmp_path, cells, before=WORKING, now=now, keep="theirs")
    assert told(collected) == []
    assert collected.changes == changes


def test_a_state_without_a_day_does_not_get_the_day_of_another(tmp_path: Path) -> None:
    cells = {"state": "tạm dừng"}
    collected = filled(tmp_path, cells, before={}, now=WORKING, keep="theirs")
    problem = "trạng thái đổi thì ghi ngày của trạng thái mới"
    assert told(collected) == [f"Nhiệm vụ!1.1:state_on: {problem}"]


def test_the_first_result_of_a_task_is_put_down_whole(tmp_path: Path) -> None:
    collected = filled(
        tmp_path, {"on": MAY, "done": "Họp", **DONE, "proposals": "Một\nHai"}, before=None
    )
    mark = mark_of(MAY, "Họp")
    value = {
        "task": "1.1",
        "state": "done",
        "state_on": JULY,
        "log": [{"on": MAY, "done": "Họp", "form": mark}],
        "proposals": ["Một", "Hai"],
    }
    assert collected.edits == [Edit(path=("tasks",), value=value, append=True, order=REPORT_KEYS)]
    assert list(collected.edits[0].value) == list(value)
    assert collected.changes == [
        change("state", None, "done", on=JULY),
        change("proposals", None, "Một"),
        change("proposals", None, "Hai"),
        change("done", None, "Họp", on=MAY),
    ]


ITEMS = {"difficulties": ["Thiếu  máy", "Thiếu người"]}


@pytest.mark.parametrize(
    ("text", "edits", "changes", "notes"),
    [
        (
            "Thiếu máy\nThiếu xe",
            [Edit(path=at("difficulties", 1), value="Thiếu xe")],
            [change("difficulties", "Thiếu người", "Thiếu xe")],
            [],
        ),
        (
            "Thiếu máy\nThiếu người\n\nThiếu xe",
            [Edit(path=at("difficulties"), value="Thiếu xe", append=True, order=TASK_KEYS)],
            [change("difficulties", None, "Thiếu xe")],
            [],
        ),
        ("Thiếu máy", [], [], ["bớt ý đã ghi, kế hoạch giữ nguyên các ý còn lại"]),
        (None, [], [], ["bỏ trống ô đã ghi, kế hoạch giữ nguyên"]),
    ],
)
def test_the_lines_of_a_cell_are_the_items_of_a_list(
    tmp_path: Path, text: str | None, edits: list[Edit], changes: list[Change], notes: list[str]
) -> None:
    collected = filled(tmp_path, {"difficulties": text}, before=ITEMS)
    assert (collected.edits, collected.changes, told(collected)) == (edits, changes, [])
    assert collected.notes == [f"bieu.xlsx: Nhiệm vụ!1.1:difficulties: {note}" for note in notes]


def test_a_list_changed_on_both_sides(tmp_path: Path) -> None:
    now = {"difficulties": ["Khác"]}
    how: dict[str, Any] = {"before": ITEMS, "now": now}
    collected = filled(tmp_path / "a", {"difficulties": "Thiếu xe"}, **how)
    conflict = "biểu ghi “Thiếu xe”, kế hoạch đã đổi thành “Khác”"
    assert told(collected) == [f"Nhiệm vụ!1.1:difficulties: {conflict}{KEEP}"]
    assert collected.edits == []
    assert filled(tmp_path / "b", {"difficulties": "Thiếu xe"}, keep="ours", **how).edits == []
    theirs = filled(tmp_path / "c", {"difficulties": "Thiếu xe"}, keep="theirs", **how)
    assert theirs.edits == [Edit(path=at("difficulties", 0), value="Thiếu xe")]
    assert filled(tmp_path / "d", {"difficulties": "Khác"}, **how).edits == []


FIGURE = {"target": "a", "value": 3, "as_of": "2026-05-01", "source": "Sổ"}


@pytest.mark.parametrize(
    ("cells", "edits", "changes"),
    [
        (
            {"value": Decimal(4)},
            [("value", Decimal(4)), ("corrects", 3)],
            [change("value", Decimal(3), Decimal(4), target="a", on=MAY)],
        ),
        (
            {"source": "Báo cáo"},
            [("source", "Báo cáo")],
            [change("source", "Sổ", "Báo cáo", target="a", on=MAY)],
        ),
    ],
)
def test_a_figure_corrected(
    tmp_path: Path, cells: dict[str, Any], edits: list[tuple[str, Any]], changes: list[Change]
) -> None:
    collected = filled(tmp_path, cells, key="1.1/a", before={"values": [FIGURE]})
    assert [(edit.path, edit.value) for edit in collected.edits] == [
        (at("values", 0, name), value) for name, value in edits
    ]
    assert (collected.changes, told(collected)) == (changes, [])


def test_a_figure_of_a_new_day(tmp_path: Path) -> None:
    cells = {"value": Decimal("4.50"), "as_of": JULY, "source": "Sổ  mới"}
    collected = filled(tmp_path, cells, key="1.1/a", before={"values": [FIGURE]})
    value = {"target": "a", "value": Decimal("4.5"), "as_of": JULY, "source": "Sổ mới"}
    assert collected.edits == [Edit(path=at("values"), value=value, append=True, order=TASK_KEYS)]


@pytest.mark.parametrize(
    ("key", "cells", "problem"),
    [
        ("1.1/a", {"as_of": MAY}, "value: chưa ghi số liệu"),
        ("1.1/a", {"source": "Sổ"}, "value: chưa ghi số liệu"),
        ("1.1/a", {"value": Decimal(3)}, "as_of: ghi số liệu tính đến ngày nào"),
        ("1.1/a", {"value": Decimal(-3), "as_of": MAY}, "value: -3 là số âm"),
        (
            "1.1/a",
            {"value": True, "as_of": MAY},
            "value: chỉ tiêu này đo bằng số, không phải đạt/không đạt",
        ),
        (
            "1.1/b",
            {"value": Decimal(1), "as_of": MAY},
            "value: chỉ tiêu này chỉ ghi đạt hoặc không đạt",
        ),
        ("1.1/a", {"value": Decimal(3), "as_of": NEXT_YEAR}, "as_of: ngày nằm ngoài năm 2026"),
    ],
)  # fmt: skip
def test_a_figure_that_is_not_clear(
    tmp_path: Path, key: str, cells: dict[str, Any], problem: str
) -> None:
    collected = filled(tmp_path, cells, key=key)
    assert told(collected) == [f"Chỉ tiêu!{key}:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_reached_or_not(tmp_path: Path) -> None:
    collected = filled(tmp_path, {"value": True, "as_of": MAY}, key="1.1/b", before={})
    assert collected.changes == [change("value", None, True, target="b", on=MAY)]


@pytest.mark.parametrize(("now", "shown"), [(7.5, "7,5"), (7, "7")])
def test_a_figure_changed_on_both_sides(tmp_path: Path, now: float, shown: str) -> None:
    collected = filled(
        tmp_path,
        {"value": Decimal("4.25")},
        key="1.1/a",
        before={"values": [FIGURE]},
        now={"values": [{**FIGURE, "value": now}]},
    )
    conflict = f"biểu ghi “4,25”, kế hoạch đã đổi thành “{shown}”"
    assert told(collected) == [f"Chỉ tiêu!1.1/a:value: {conflict}{KEEP}"]


def test_a_day_and_a_text_changed_on_both_sides_are_shown_as_an_office_writes_them(
    tmp_path: Path,
) -> None:
    now = {"log": [{"on": "2026-03-01", "done": "2026-99-99"}]}
    collected = filled(
        tmp_path,
        {"on": JULY, "done": "Số 1.2.", "evidence": "Số 2"},
        key="1.1#0",
        before={"log": [LINE]},
        now=now,
    )
    assert told(collected) == [
        f"Nhiệm vụ!1.1#0:on: biểu ghi “01/07/2026”, kế hoạch đã đổi thành “01/03/2026”{KEEP}",
        f"Nhiệm vụ!1.1#0:done: biểu ghi “Số 1.2.”, kế hoạch đã đổi thành “2026-99-99”{KEEP}",
        f"Nhiệm vụ!1.1#0:evidence: biểu ghi “Số 2”, kế hoạch đã đổi thành “trống”{KEEP}",
    ]


@pytest.mark.parametrize("name", ["state", "state_on"])
def test_a_state_with_a_cell_that_was_not_read_waits_for_it(tmp_path: Path, name: str) -> None:
    plan = planned(tmp_path, WORKING)
    form = sent(plan)
    form.rows[0].values.update(DONE)
    form.rows[0].unread.add(name)
    assert collect(form, plan, None, None).edits == []


def test_a_row_that_was_not_sent_is_compared_with_nothing(tmp_path: Path) -> None:
    plan = planned(tmp_path, None)
    form = sent(plan)
    first = form.rows[0]
    del form.sent[first.sheet, first.key]
    first.values.update({"state": "tạm dừng", "state_on": MAY, "proposals": "Mua xe"})
    collected = collect(form, plan, None, None)
    assert told(collected) == []
    assert [item.field for item in collected.changes] == ["state", "proposals"]

"""Each cell of a form as sent, as filled in and as the plan has it now: what is edited, what told.

Forms are made in memory here, as reading a workbook makes them.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.forms.layout import TARGETS_SHEET, TASKS_SHEET, Keep, as_sent, rows_of, version_of
from ctr.forms.log_lines import mark_of
from ctr.forms.merge import LOG_KEYS, Collected, check_form, collect, disagreements
from ctr.forms.read import FilledForm, FormRow
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.results.changes import Change
from ctr.results.edits import REPORT_KEYS, TASK_KEYS
from ctr.yamlfile.editor import Edit
from tests.plans import UNITS, task, written

UNIT = UNITS[0]
MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)
NEXT_YEAR = date(2027, 1, 1)
GOALS = [
    {"id": "a", "name": "A", "unit": "hộ", "milestones": [{"every": "year", "at_least": 5}]},
    {"id": "b", "name": "B", "milestones": [{"achieved": True}]},
]
WORKING = {"state": "in_progress", "state_on": "2026-05-01"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def planned(folder: Path, result: dict[str, Any] | None) -> Plan:
    """The plan of two tasks, with what the unit has reported of the first."""
    results = {} if result is None else {(UNIT, 2026): {"tasks": [{"task": "1.1", **result}]}}
    loaded = load(written(folder, [task("1.1", targets=GOALS), task("1.2")], results))
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def sent(plan: Plan) -> FilledForm:
    """The form that the unit gets, nothing filled in."""
    form = FilledForm(
        file="bieu.xlsx",
        programme=plan.identity,
        unit=UNIT,
        year=2026,
        version=version_of(plan, UNIT),
    )
    for sheet, key, fields in rows_of(plan, UNIT, 2026):
        form.sent[sheet, key] = {name: as_sent(value) for name, value in fields.items()}
        number = key.partition("#")[0].partition("/")[0]
        form.rows.append(row(sheet, key, number, dict(fields)))
    return form


def row(sheet: str, key: str, number: str, values: dict[str, Any]) -> FormRow:
    places = {name: f"{sheet}!{key}:{name}" for name in (*values, "number")}
    return FormRow(sheet=sheet, key=key, number=number, values=values, places=places)


def filled(
    folder: Path,
    cells: dict[str, Any],
    *,
    key: str = "1.1",
    before: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    keep: Keep | None = None,
) -> Collected:
    """What comes of filling in cells of one row; `now` is the plan where it changed meanwhile."""
    form = sent(planned(folder / "before", before))
    plan = planned(folder / "now", now if now is not None else before)
    next(found for found in form.rows if found.key == key).values.update(cells)
    return collect(form, plan, keep, None)


def told(collected: Collected) -> list[str]:
    """What is wrong with the form, without its name."""
    return [str(problem).removeprefix("bieu.xlsx: ") for problem in collected.form.problems]


def at(*path: str | int) -> tuple[str | int, ...]:
    return ("tasks", 0, *path)


def set_to(name: str, value: Any) -> Edit:
    return Edit(path=at(name), value=value, order=TASK_KEYS)


def change(field: Any, old: Any, new: Any, **more: Any) -> Change:
    return Change(task="1.1", field=field, old=old, new=new, **more)


KEEP = "; chọn bằng --keep theirs|ours"


def test_a_form_as_it_was_sent_changes_nothing(folder: Path) -> None:
    log = [{"on": "2026-03-01", "done": "Họp.\n\nBàn.", "evidence": "Số 1"}]
    values = [{"target": "a", "value": 3, "as_of": "2026-03-01", "source": "Sổ"}]
    before = {**WORKING, "log": log, "values": values, "proposals": ["Một", "Hai"]}
    for now in (before, {**before, "state": "paused", "proposals": ["Ba"], "log": []}):
        collected = filled(folder, {}, before=before, now=now)
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
                Edit(
                    path=at("earlier"),
                    value={"state": "in_progress", "on": MAY},
                    append=True,
                    order=TASK_KEYS,
                ),
            ],
            [change("state", "in_progress", "paused")],
        ),
        (
            WORKING,
            {"state": "tạm dừng", "state_on": MARCH},
            [set_to("state", "paused"), set_to("state_on", MARCH)],
            [change("state", "in_progress", "paused"), change("state_on", MAY, MARCH)],
        ),
        *(
            (WORKING, {"state_on": day}, [set_to("state_on", day)], [change("state_on", MAY, day)])
            for day in (MARCH, JULY)
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
    folder: Path,
    before: dict[str, Any],
    cells: dict[str, Any],
    edits: list[Edit],
    changes: list[Change],
) -> None:
    collected = filled(folder, cells, before=before)
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
    folder: Path, before: dict[str, Any], cells: dict[str, Any], problem: str
) -> None:
    collected = filled(folder, cells, before=before)
    assert told(collected) == [f"Nhiệm vụ!1.1:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_a_state_left_empty_stays(folder: Path) -> None:
    collected = filled(folder, {"state": None, "state_on": None}, before=WORKING)
    assert (collected.edits, told(collected)) == ([], [])
    note = "bieu.xlsx: Nhiệm vụ!1.1:state: bỏ trống ô đã ghi, kế hoạch giữ nguyên"
    assert collected.notes == [note]


PAUSED = {"state": "paused", "state_on": "2026-07-01"}
DONE: dict[str, Any] = {"state": "hoàn thành", "state_on": JULY}


def test_a_state_changed_on_both_sides(folder: Path) -> None:
    conflict = "biểu ghi “hoàn thành”, kế hoạch đã đổi thành “tạm dừng từ 01/07/2026”"
    collected = filled(folder / "a", DONE, before=WORKING, now=PAUSED)
    assert told(collected) == [f"Nhiệm vụ!1.1:state: {conflict}{KEEP}"]
    assert collected.edits == []
    ours = filled(folder / "b", DONE, before=WORKING, now=PAUSED, keep="ours")
    assert (ours.edits, told(ours)) == ([], [])
    theirs = filled(folder / "c", DONE, before=WORKING, now=PAUSED, keep="theirs")
    assert theirs.changes == [
        change("state", "paused", "done"),
        change("completed_on", None, JULY),
    ]
    same = filled(
        folder / "d", DONE, before=WORKING, now={"state": "done", "state_on": "2026-07-01"}
    )
    assert (same.edits, told(same)) == ([], [])
    emptied = filled(folder / "e", DONE, before=WORKING, now={})
    assert "kế hoạch đã đổi thành “trống từ trống”" in told(emptied)[0]


def test_the_first_result_of_a_task_is_put_down_whole(folder: Path) -> None:
    collected = filled(
        folder, {"on": MAY, "done": "Họp", **DONE, "proposals": "Một\nHai"}, before=None
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
        change("state", None, "done"),
        change("completed_on", None, JULY),
        change("proposals", None, "Một"),
        change("proposals", None, "Hai"),
        change("done", None, "Họp"),
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
    folder: Path, text: str | None, edits: list[Edit], changes: list[Change], notes: list[str]
) -> None:
    collected = filled(folder, {"difficulties": text}, before=ITEMS)
    assert (collected.edits, collected.changes, told(collected)) == (edits, changes, [])
    assert collected.notes == [f"bieu.xlsx: Nhiệm vụ!1.1:difficulties: {note}" for note in notes]


def test_a_list_changed_on_both_sides(folder: Path) -> None:
    now = {"difficulties": ["Khác"]}
    how: dict[str, Any] = {"before": ITEMS, "now": now}
    collected = filled(folder / "a", {"difficulties": "Thiếu xe"}, **how)
    conflict = "biểu ghi “Thiếu xe”, kế hoạch đã đổi thành “Khác”"
    assert told(collected) == [f"Nhiệm vụ!1.1:difficulties: {conflict}{KEEP}"]
    assert collected.edits == []
    assert filled(folder / "b", {"difficulties": "Thiếu xe"}, keep="ours", **how).edits == []
    theirs = filled(folder / "c", {"difficulties": "Thiếu xe"}, keep="theirs", **how)
    assert theirs.edits == [Edit(path=at("difficulties", 0), value="Thiếu xe")]
    assert filled(folder / "d", {"difficulties": "Khác"}, **how).edits == []


LINE = {"on": "2026-05-01", "done": "Họp", "evidence": "Số 1"}


@pytest.mark.parametrize(
    ("cells", "edits", "changes"),
    [
        ({"done": "Họp tổ"}, [("done", "Họp tổ")], [change("done", "Họp", "Họp tổ")]),
        ({"on": JULY}, [("on", JULY)], [change("on", MAY, JULY)]),
        ({"evidence": "Số 2"}, [("evidence", "Số 2")], [change("evidence", "Số 1", "Số 2")]),
    ],
)
def test_a_line_of_the_log_that_was_sent(
    folder: Path, cells: dict[str, Any], edits: list[tuple[str, Any]], changes: list[Change]
) -> None:
    collected = filled(folder, cells, key="1.1#0", before={"log": [LINE]})
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
    folder: Path, key: str, cells: dict[str, Any], problem: str
) -> None:
    collected = filled(folder, cells, key=key, before={"log": [LINE]})
    assert told(collected) == [f"Nhiệm vụ!{key}:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_a_line_that_the_plan_no_longer_has(folder: Path) -> None:
    collected = filled(folder, {"done": "X"}, key="1.1#0", before={"log": [LINE]}, now={"log": []})
    assert told(collected) == ["Nhiệm vụ!1.1#0:done: việc này không còn trong kế hoạch"]


def test_a_new_line_with_what_proves_it(folder: Path) -> None:
    cells = {"on": JULY, "done": "Ra quân", "evidence": "Số 7"}
    collected = filled(folder, cells, before={"log": [LINE]})
    value = {**cells, "form": mark_of(JULY, "Ra quân")}
    assert collected.edits == [Edit(path=at("log"), value=value, append=True, order=TASK_KEYS)]
    assert list(collected.edits[0].value) == ["on", "done", "evidence", "form"]
    assert collected.changes == [change("done", None, "Ra quân")]


@pytest.mark.parametrize(
    "known",
    [
        {"on": "2026-07-01", "done": "Ra quân"},
        {"on": "2026-07-09", "done": "Việc khác hẳn", "form": mark_of(JULY, "Ra quân")},
    ],
    ids=["typed by the office", "collected and then changed"],
)
def test_a_line_that_is_there_is_not_added_again(folder: Path, known: dict[str, Any]) -> None:
    cells = {"on": JULY, "done": "Ra quân"}
    collected = filled(folder, cells, before={"log": []}, now={"log": [known]})
    assert (collected.edits, told(collected)) == ([], [])


COLLECTED = {
    "on": "2026-07-01",
    "done": "Tuyên truyền 12 buổi",
    "form": mark_of(JULY, "Tuyên truyền 12 buổi"),
}


def test_a_line_sent_again_in_other_words_takes_the_place_of_its_old_ones(folder: Path) -> None:
    words = "Tuyên truyền 14 buổi"
    collected = filled(
        folder, {"on": JULY, "done": words}, before={"log": []}, now={"log": [LINE, COLLECTED]}
    )
    assert collected.edits == [
        Edit(path=at("log", 1, "done"), value=words, order=LOG_KEYS),
        Edit(path=at("log", 1, "form"), value=mark_of(JULY, words), order=LOG_KEYS),
    ]
    assert collected.changes == [change("done", "Tuyên truyền 12 buổi", words)]


def test_a_line_sent_again_for_another_day(folder: Path) -> None:
    again = {"on": MAY, "done": "Tuyên truyền 12 buổi"}
    collected = filled(folder, again, before={"log": []}, now={"log": [COLLECTED]})
    assert [(edit.path, edit.value) for edit in collected.edits] == [
        (at("log", 0, "on"), MAY),
        (at("log", 0, "form"), mark_of(MAY, "Tuyên truyền 12 buổi")),
    ]
    assert collected.changes == [change("on", JULY, MAY)]


def test_a_line_sent_again_that_the_office_changed_too(folder: Path) -> None:
    now = {"log": [{**COLLECTED, "done": "Tuyên truyền 15 buổi"}]}
    cells = {"on": JULY, "done": "Tuyên truyền 14 buổi"}
    collected = filled(folder / "a", cells, before={"log": []}, now=now)
    conflict = "biểu ghi “Tuyên truyền 14 buổi”, kế hoạch đã đổi thành “Tuyên truyền 15 buổi”"
    assert told(collected) == [f"Nhiệm vụ!1.1:done: {conflict}{KEEP}"]
    assert collected.edits == []
    ours = filled(folder / "b", cells, before={"log": []}, now=now, keep="ours")
    assert (ours.edits, told(ours)) == ([], [])
    theirs = filled(folder / "c", cells, before={"log": []}, now=now, keep="theirs")
    assert theirs.changes == [change("done", "Tuyên truyền 15 buổi", "Tuyên truyền 14 buổi")]


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
    folder: Path, cells: dict[str, Any], edits: list[tuple[str, Any]], changes: list[Change]
) -> None:
    collected = filled(folder, cells, key="1.1/a", before={"values": [FIGURE]})
    assert [(edit.path, edit.value) for edit in collected.edits] == [
        (at("values", 0, name), value) for name, value in edits
    ]
    assert (collected.changes, told(collected)) == (changes, [])


def test_a_figure_of_a_new_day(folder: Path) -> None:
    cells = {"value": Decimal("4.50"), "as_of": JULY, "source": "Sổ  mới"}
    collected = filled(folder, cells, key="1.1/a", before={"values": [FIGURE]})
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
    folder: Path, key: str, cells: dict[str, Any], problem: str
) -> None:
    collected = filled(folder, cells, key=key)
    assert told(collected) == [f"Chỉ tiêu!{key}:{problem}"]
    assert (collected.edits, collected.changes) == ([], [])


def test_reached_or_not(folder: Path) -> None:
    collected = filled(folder, {"value": True, "as_of": MAY}, key="1.1/b", before={})
    assert collected.changes == [change("value", None, True, target="b", on=MAY)]


@pytest.mark.parametrize(("now", "shown"), [(7.5, "7,5"), (7, "7")])
def test_a_figure_changed_on_both_sides(folder: Path, now: float, shown: str) -> None:
    collected = filled(
        folder,
        {"value": Decimal("4.25")},
        key="1.1/a",
        before={"values": [FIGURE]},
        now={"values": [{**FIGURE, "value": now}]},
    )
    conflict = f"biểu ghi “4,25”, kế hoạch đã đổi thành “{shown}”"
    assert told(collected) == [f"Chỉ tiêu!1.1/a:value: {conflict}{KEEP}"]


def test_a_day_and_a_text_changed_on_both_sides_are_shown_as_an_office_writes_them(
    folder: Path,
) -> None:
    now = {"log": [{"on": "2026-03-01", "done": "2026-99-99"}]}
    collected = filled(
        folder,
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


def added(plan: Plan, new: FormRow) -> FilledForm:
    form = sent(plan)
    form.rows.append(new)
    return form


FOREIGN = "“9.9” không phải nhiệm vụ của đơn vị"
BELOW = "ghi ở dòng đầu của nhiệm vụ"
GONE = "việc này không còn trong kế hoạch"


@pytest.mark.parametrize(
    ("key", "number", "values", "problem"),
    [
        ("", "9.9", {"done": "X"}, f"number: {FOREIGN}"),
        ("9.9", "", {"done": "X"}, f"number: {FOREIGN}"),
        ("", "1.1", {"state": "tạm dừng"}, f"state: {BELOW}"),
        ("", "1.1", {"state_on": MAY}, f"state_on: {BELOW}"),
        ("", "1.1", {"proposals": "X"}, f"proposals: {BELOW}"),
        ("1.1#x", "1.1", {"done": "X"}, f"done: {GONE}"),
        ("1.1#x", "1.1", {"done": None}, f"done: {GONE}"),
        ("1.1#1", "1.1", {"done": "X"}, f"done: {GONE}"),
        ("1.1#1234567", "1.1", {"done": None}, f"done: {GONE}"),
    ],
)
def test_a_row_that_belongs_nowhere(
    folder: Path, key: str, number: str, values: dict[str, Any], problem: str
) -> None:
    plan = planned(folder, {"log": [LINE]})
    collected = collect(added(plan, row(TASKS_SHEET, key, number, values)), plan, None, None)
    assert told(collected) == [f"Nhiệm vụ!{key}:{problem}"]
    assert collected.edits == []


def test_a_target_that_is_gone(folder: Path) -> None:
    plan = planned(folder, None)
    gone = row(TARGETS_SHEET, "1.1/x", "1.1", {"value": Decimal(1), "as_of": None})
    collected = collect(added(plan, gone), plan, None, None)
    assert told(collected) == ["Chỉ tiêu: “1.1/x” không phải chỉ tiêu của đơn vị"]


def test_an_empty_row_of_a_target_that_is_gone_is_nothing(folder: Path) -> None:
    plan = planned(folder, None)
    gone = row(TARGETS_SHEET, "1.1/x", "1.1", {"value": None, "as_of": None})
    assert told(collect(added(plan, gone), plan, None, None)) == []


def test_a_free_row_below_takes_a_line_of_any_task(folder: Path) -> None:
    plan = planned(folder, {"log": [LINE]})
    free = row(TASKS_SHEET, "", "1.2", {"on": JULY, "done": "Rà soát", "evidence": None})
    collected = collect(added(plan, free), plan, None, None)
    entry = {"on": JULY, "done": "Rà soát", "form": mark_of(JULY, "Rà soát")}
    value = {"task": "1.2", "log": [entry]}
    assert collected.edits == [Edit(path=("tasks",), value=value, append=True, order=REPORT_KEYS)]


@pytest.mark.parametrize("name", ["on", "done", "evidence"])
def test_a_line_with_a_cell_that_was_not_read_waits_for_it(folder: Path, name: str) -> None:
    plan = planned(folder, None)
    free = row(TASKS_SHEET, "", "1.2", {"on": JULY, "done": "Rà soát", "evidence": None})
    free.unread.add(name)
    collected = collect(added(plan, free), plan, None, None)
    assert (collected.edits, told(collected)) == ([], [])


@pytest.mark.parametrize("name", ["state", "state_on"])
def test_a_state_with_a_cell_that_was_not_read_waits_for_it(folder: Path, name: str) -> None:
    plan = planned(folder, WORKING)
    form = sent(plan)
    form.rows[0].values.update(DONE)
    form.rows[0].unread.add(name)
    assert collect(form, plan, None, None).edits == []


def test_the_day_of_arrival_and_an_older_plan(folder: Path) -> None:
    plan = planned(folder, WORKING)
    form = sent(plan)
    form.version = "cũ"
    collected = collect(form, plan, None, JULY)
    assert collected.edits == [Edit(path=("received",), value=JULY, order=REPORT_KEYS)]
    assert collected.changes == [Change(field="received", old=None, new=JULY)]
    assert collected.notes == ["bieu.xlsx: biểu lập từ bản kế hoạch cũ hơn"]


@pytest.mark.parametrize(
    ("wrong", "year", "problems"),
    [
        ({}, None, []),
        ({}, 2026, []),
        ({"programme": "khác"}, None, ["biểu của chương trình khác"]),
        ({"unit": "Phòng Khác"}, None, ["đơn vị “Phòng Khác” không có trong kế hoạch"]),
        ({"unit": UNITS[1]}, None, ["đơn vị “Phòng Hai” không có trong kế hoạch"]),
        ({}, 2027, ["biểu của năm 2026, không phải năm 2027"]),
        ({"year": 2031}, None, ["chương trình không có năm 2031"]),
        (
            {"unit": "X", "year": 2025},
            2026,
            [
                "đơn vị “X” không có trong kế hoạch",
                "biểu của năm 2025, không phải năm 2026",
                "chương trình không có năm 2025",
            ],
        ),
    ],
)
def test_whose_form_it_is(
    folder: Path, wrong: dict[str, Any], year: int | None, problems: list[str]
) -> None:
    plan = planned(folder, None)
    form = sent(plan)
    form.problem("Nhiệm vụ!A1", "lỗi đã có")
    for name, value in wrong.items():
        setattr(form, name, value)
    assert check_form(form, plan, year) is (not problems)
    assert [str(one) for one in form.problems[1:]] == [f"bieu.xlsx: {text}" for text in problems]


def test_the_unit_of_a_form_gets_its_registered_name(folder: Path) -> None:
    plan = planned(folder, None)
    form = sent(plan)
    form.unit = "PHÒNG MỘT"
    assert check_form(form, plan, None)
    assert form.unit == UNIT


def test_two_forms_of_one_unit_that_fill_a_cell_differently(folder: Path) -> None:
    plan = planned(folder, WORKING)
    first, second, third = sent(plan), sent(plan), sent(plan)
    second.file, third.file = "bieu-2.xlsx", "bieu-3.xlsx"
    first.rows[0].values["proposals"] = "Mua xe"
    second.rows[0].values["proposals"] = "Thuê xe"
    third.rows[0].values["proposals"] = "Mua  xe"
    second.rows[0].values["difficulties"] = "Chỉ một biểu ghi"
    disagreements([first, second, third])
    assert (first.problems, third.problems) == ([], [])
    assert [str(problem) for problem in second.problems] == [
        "bieu-2.xlsx: Nhiệm vụ!1.1:proposals: khác với biểu bieu.xlsx: “Mua xe”"
    ]


@pytest.mark.parametrize(
    ("other", "value"), [("unit", UNITS[1]), ("year", 2027)], ids=["unit", "year"]
)
def test_forms_of_two_units_or_years_do_not_disagree(
    folder: Path, other: str, value: object
) -> None:
    plan = planned(folder, WORKING)
    first, second = sent(plan), sent(plan)
    setattr(second, other, value)
    first.rows[0].values["proposals"] = "Mua xe"
    second.rows[0].values["proposals"] = "Thuê xe"
    disagreements([first, second])
    assert second.problems == []

"""What was put right is told once, with who did it and why."""

from __future__ import annotations

from pathlib import Path

from ctr.history.events import events
from ctr.history.plans import compare
from ctr.history.selection import only
from ctr.wording.history import event_text, sign
from tests.history.applied import leads_to
from tests.history.test_events import plan_with, task

FIGURE = "values: [{{target: ho-so-truc-tuyen, value: {}, as_of: 2026-04-10}}]"
TRACE = (
    "corrections: [{on: 2026-04-20, by: lan, what: so-lieu-1, reason: Cộng nhầm, "
    'old: "27,5%", new: "40%"}]'
)
GONE = TRACE.replace(', new: "40%"', "")


def told(tmp_path: Path, before: str, after: str) -> list[str]:
    old, new = plan_with(tmp_path, before), plan_with(tmp_path, after)
    assert leads_to(old, new)
    comparison = compare(old, new)
    found = list(events(comparison))
    changes = [change for event in found for change in event.changes]
    assert sorted(map(id, changes)) == sorted(map(id, comparison.changes))
    return [f"{sign(event)} {event_text(event, new)}" for event in only(found)]


def test_a_figure_that_was_put_right_is_one_event(tmp_path: Path) -> None:
    assert told(tmp_path, task(FIGURE.format(27.5)), task(FIGURE.format(40), TRACE)) == [
        "~ 1.1 Hồ sơ nộp trực tuyến: 27,5% → 40% (đến 10/04/2026) "
        "(sửa ngày 20/04/2026, lan: Cộng nhầm)"
    ]


def test_a_figure_that_was_taken_out_is_one_event(tmp_path: Path) -> None:
    state = "difficulties: [Thiếu máy]"
    assert told(tmp_path, task(state, FIGURE.format(27.5)), task(state, GONE)) == [
        "- 1.1 Hồ sơ nộp trực tuyến: bỏ số liệu 27,5%, tính đến 10/04/2026 "
        "(xóa ngày 20/04/2026, lan: Cộng nhầm)"
    ]


def test_a_state_that_was_put_right_is_one_event(tmp_path: Path) -> None:
    trace = TRACE.replace("so-lieu-1", "trang-thai")
    before = task("state: done", "state_on: 2026-04-10")
    after = task("state: done", "state_on: 2026-04-05", trace)
    assert told(tmp_path, before, after) == [
        "~ 1.1: ngày của trạng thái hoàn thành: 10/04/2026 → 05/04/2026 "
        "(sửa ngày 20/04/2026, lan: Cộng nhầm)"
    ]


def test_a_trace_of_nothing_that_changed_is_told_alone_up_to_its_new_value(
    tmp_path: Path,
) -> None:
    long = TRACE.replace("27,5%", "dài " * 100)
    (line,) = told(tmp_path, task(FIGURE.format(40)), task(FIGURE.format(40), long))
    assert line.startswith("+ 1.1: thêm đã sửa về sau so-lieu-1")
    assert line.endswith("… → 40%")

"""The whole, then the units, then the leaders: bars of signs, the same as before the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctr.late_dataclasses import dataclass
from ctr.output.lines import (
    APART,
    EMPTY,
    GAP,
    Span,
    Words,
    beside,
    folded,
    indented,
    joined,
    kept,
    width_of,
    words,
)
from ctr.output.look import COURSES, GOOD, LATE, MISSING, STATES, WAITING, Look, bar
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan
from ctr.tracking.reports import report_in_time_until
from ctr.tracking.summary import StatusSummary
from ctr.vietnamese import phrases
from ctr.wording.assignments import unit_list
from ctr.wording.states import EMPTY_REPORT, state_name
from ctr.wording.targets import course_phrase

_SIDE_BY_SIDE = 132
"""Columns from which on tasks and targets stand beside each other."""
_HEADS = {"unit": "Đơn vị", "leader": "Lãnh đạo chỉ đạo"}
_SHORT_BAR, _BAR, _LONG_BAR = 14, 20, 40
"""Cells of a bar, at most: in a narrow terminal or in columns, in another one, and of the whole."""
_LEAST = 18
"""Columns that the words need beside a bar; without them there is no bar."""
_NARROW = 76
"""Columns below which a terminal is narrow."""

Part = tuple[Look, int, str]
"""A sign, how many it stands for, and their name."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """How many things the longest bar of tasks and of targets stands for, how long it is."""

    tasks: int
    targets: int
    room: int


def status_lines(
    plan: Plan, title: str, rows: Sequence[StatusSummary], room: int | None
) -> list[Words]:
    """The rows as they are given, those of one kind together; `title` says of when they are."""
    if room is None:
        return [_in_pipe(plan, row) for row in rows]
    lines: list[Words] = folded(words(Span(title, "head")), room)
    shown = ""
    parts = [row for row in rows if row.scope != "all"]
    scale = _Scale(
        tasks=max((row.tasks for row in parts), default=0),
        targets=max((_targets(row) for row in parts), default=0),
        room=_BAR if _NARROW <= room < _SIDE_BY_SIDE else _SHORT_BAR,
    )
    for row in rows:
        if row.scope == "all":
            lines += [EMPTY, *_whole(plan, row, room)]
            continue
        if row.scope != shown:
            wide = room >= _SIDE_BY_SIDE
            head = [words(Span(_HEADS[row.scope], "head"))]
            lines += [EMPTY, *(_wide_head(row.scope, scale, room) if wide else head)]
            shown = row.scope
        elif room < _SIDE_BY_SIDE:
            lines.append(EMPTY)
        lines += (_wide if room >= _SIDE_BY_SIDE else _narrow)(plan, row, scale, room)
    return lines


def task_parts(row: StatusSummary) -> list[Part]:
    """The tasks by state, the best first."""
    return [
        (look, row.states[state], state_name(state))
        for state, look in STATES.items()
        if row.states.get(state)
    ]


def target_parts(row: StatusSummary) -> list[Part]:
    """The targets by course, the best first."""
    return [
        (look, row.courses[course], course_phrase(course))
        for course, look in COURSES.items()
        if row.courses.get(course)
    ]


def report_parts(plan: Plan, row: StatusSummary) -> list[Part]:
    """The reports that came in, and that have not, with their last day while it is to come."""
    missing = len(row.reports_missing)
    received = len(row.reports_expected) - missing
    until = _in_time_until(plan, row)
    left = f"chưa nhận, hạn {phrases.day(until)}" if until is not None else "chưa nhận"
    parts = [(GOOD, received, "đã nhận"), (_missing(plan, row), missing, left)]
    return [part for part in parts if part[1]]


def _in_time_until(plan: Plan, row: StatusSummary) -> date | None:
    """The last day of the reports, None after it and where there is none."""
    until = report_in_time_until(plan, row.period)
    return until if until is not None and row.as_of <= until else None


def _missing(plan: Plan, row: StatusSummary) -> Look:
    """A report that has not come in is not missed before its day."""
    return MISSING if _in_time_until(plan, row) is None else WAITING


def _targets(row: StatusSummary) -> int:
    return sum(row.courses.values())


def _in_words(parts: Sequence[Part]) -> Words:
    """`✓ 3 hoàn thành  ● 4 đang thực hiện`."""
    return joined([look.marked(f"{number} {name}") for look, number, name in parts], APART)


def _bar(parts: Sequence[Part], room: int, whole: int | None = None) -> Words:
    return bar([(look, number) for look, number, _ in parts], room, whole)


def _whole(plan: Plan, row: StatusSummary, room: int) -> Iterator[Words]:
    """The programme itself: of tasks, targets and reports a long bar, and the words below it."""
    yield words(Span(row.name, "head"))
    head = 12
    text = room - head - 4
    for number, what, parts in (
        (row.tasks, "nhiệm vụ", task_parts(row)),
        (_targets(row), "chỉ tiêu", target_parts(row)),
        (len(row.reports_expected), "báo cáo", report_parts(plan, row)),
    ):
        if not number:
            continue
        right = [_bar(parts, min(text, _LONG_BAR)), *folded(_in_words(parts), text)]
        if width_of(right[0]) + 2 + width_of(_in_words(parts)) <= text:
            right = [joined([right[0], _in_words(parts)], APART)]
        yield from indented(beside([[words(kept(f"{number:>3} {what}"))], right], [head, text]), 2)
    if row.rates.overdue:
        yield from indented([LATE.marked(f"{row.rates.overdue} nhiệm vụ quá hạn")], 2)


def _narrow(plan: Plan, row: StatusSummary, scale: _Scale, room: int) -> Iterator[Words]:
    """One unit or leader: who it is and how its report stands, a line of tasks, one of targets."""
    yield from folded(joined([_named(plan, row), _noted(plan, row)], APART), room, 2)
    for number, what, parts, most in (
        (row.tasks, "nhiệm vụ", task_parts(row), scale.tasks),
        (_targets(row), "chỉ tiêu", target_parts(row), scale.targets),
    ):
        if not number:
            continue
        length = min(scale.room, max(scale.tasks, scale.targets))
        counted = [words(kept(f"{number:>3} {what}"))]
        left = room - 12 - length - 6
        if left < _LEAST:
            text = [counted, folded(_in_words(parts), room - 16)]
            yield from indented(beside(text, [12, room - 16]), 2)
            continue
        shown = [_bar(parts, min(length, most), most)]
        line = [counted, shown, folded(_in_words(parts), left)]
        yield from indented(beside(line, [12, length, left]), 2)


def _wide(plan: Plan, row: StatusSummary, scale: _Scale, room: int) -> list[Words]:
    """The same in one row: who, tasks, targets, the report."""
    widths = _wide_widths(scale, room)
    name, bars, text, last = widths[0], (widths[2], widths[5]), widths[3], widths[-1]
    cells: list[list[Words]] = [folded(_named(plan, row), name)]
    for number, parts, length, most in (
        (row.tasks, task_parts(row), bars[0], scale.tasks),
        (_targets(row), target_parts(row), bars[1], scale.targets),
    ):
        cells += [
            [words(str(number or ""))],
            [_bar(parts, length, most)],
            folded(_in_words(parts) or words("không có"), text),
        ]
    return beside([*cells, folded(_noted(plan, row), last)], widths, right=(1, 4))


def _wide_widths(scale: _Scale, room: int) -> list[int]:
    """The columns of `_wide`: who, number, bar and words of tasks, those of targets, the rest."""
    bars = [min(scale.room, scale.tasks), min(scale.room, scale.targets)]
    name, number, last = 20, 3, 26
    text = (room - name - last - sum(bars) - 2 * number - 7 * GAP) // 2
    return [name, number, bars[0], text, number, bars[1], text, last]


def _wide_head(scope: str, scale: _Scale, room: int) -> list[Words]:
    """The heads over `_wide`."""
    name, number, bar_, text, _, other, _, last = _wide_widths(scale, room)
    widths = [name, number + bar_ + text + 2 * GAP, number + other + text + 2 * GAP, last]
    heads = (_HEADS[scope], "Nhiệm vụ", "Chỉ tiêu", "Báo cáo")
    return beside([[words(Span(head, "head"))] for head in heads], widths)


def _named(plan: Plan, row: StatusSummary) -> Words:
    return words(Span(plan.short_name(row.name), "strong"))


def _noted(plan: Plan, row: StatusSummary) -> Words:
    """What is late, how the report stands, how old the newest entry is."""
    return joined([*_late(row), _report(plan, row), words(kept(_fresh(row)))], APART)


def _late(row: StatusSummary) -> Iterator[Words]:
    if row.rates.overdue:
        yield LATE.marked(f"{row.rates.overdue} quá hạn")


def _report(plan: Plan, row: StatusSummary) -> Words:
    """Of one unit whether its report came in; of several how many did."""
    expected, missing = len(row.reports_expected), len(row.reports_missing)
    if not expected:
        return EMPTY
    if row.scope == "unit":
        return (
            _missing(plan, row).marked("chưa gửi báo cáo")
            if missing
            else GOOD.marked(f"đã gửi báo cáo{f', {EMPTY_REPORT}' if row.says_nothing else ''}")
        )
    if not missing:
        return GOOD.marked(f"đã nhận {expected} báo cáo")
    return _missing(plan, row).marked(f"chưa nhận {missing}/{expected} báo cáo")


def _fresh(row: StatusSummary) -> str:
    """How long ago something was put down last."""
    days = row.days_since_entry
    if days is None:
        return "chưa có cập nhật"
    return "cập nhật hôm nay" if not days else f"cập nhật {days} ngày trước"


def _in_pipe(plan: Plan, row: StatusSummary) -> Words:
    """One line: who, tasks and targets in words, reports, the newest entry."""

    def listed(parts: Sequence[Part]) -> str:
        return ", ".join(f"{number} {name}" for _, number, name in parts)

    parts = [plan.short_name(row.name)]
    if row.tasks:
        parts.append(f"{row.tasks} nhiệm vụ: {listed(task_parts(row))}")
    else:
        parts.append("không có nhiệm vụ")
    if row.rates.overdue:
        parts.append(f"{row.rates.overdue} nhiệm vụ quá hạn")
    if number := _targets(row):
        parts.append(f"{number} chỉ tiêu: {listed(target_parts(row))}")
    if expected := len(row.reports_expected):
        parts.append(f"{expected} báo cáo: {listed(report_parts(plan, row))}")
        parts[-1] += f" ({EMPTY_REPORT})" if row.says_nothing else ""
    if row.reports_missing and row.scope == "all":
        parts[-1] += f" ({unit_list(plan, row.reports_missing)})"
    return words(BETWEEN.join([*parts, _fresh(row)]))

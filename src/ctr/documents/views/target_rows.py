"""A row of the table of targets: its columns, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from ctr.documents.views.tables import Column, Table
from ctr.late_dataclasses import dataclass
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.targets import Progress
from ctr.wording.deadlines import when_phrase
from ctr.wording.targets import (
    actual_phrase,
    amount_phrase,
    differing_phrase,
    older_phrase,
    reached_phrase,
    result_phrase,
    verdict_phrase,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """Một dòng của bảng chỉ tiêu."""

    number: str
    """Số thứ tự dòng"""
    task: str
    """Số nhiệm vụ"""
    name: str
    """Tên chỉ tiêu"""
    unit: str
    """Đơn vị tính"""
    goal: str
    """Mục tiêu và thời điểm"""
    change: str
    """Tăng, giảm so với số liệu đã báo cáo kỳ trước; trống nếu không so được"""
    actual: str
    """Kết quả từ đầu năm, kèm lũy kế, bình quân của giai đoạn; số của trước kỳ ghi kèm ngày"""
    course: str
    """Đánh giá"""
    lead: str
    """Đơn vị chủ trì"""


TARGETS: Table = (
    Column(head="TT", field="number", width=4, centred=True),
    Column(head="Chỉ tiêu", field="name", width=28),
    Column(head="Đơn vị tính", field="unit", width=8, centred=True),
    Column(head="Mục tiêu", field="goal", width=18),
    Column(head="Kết quả năm", field="actual", width=14, centred=True),
    Column(head="Đánh giá", field="course", width=12),
    Column(head="Đơn vị chủ trì", field="lead", width=16),
)
"""Of the ward's report, Phụ lục II."""

COMPARED_TARGETS: Table = (
    Column(head="TT", field="number", width=4, centred=True),
    Column(head="Chỉ tiêu", field="name", width=25),
    Column(head="Đơn vị tính", field="unit", width=7, centred=True),
    Column(head="Mục tiêu", field="goal", width=16),
    Column(head="Kết quả năm", field="actual", width=13, centred=True),
    Column(head="So với kỳ trước", field="change", width=11, centred=True),
    Column(head="Đánh giá", field="course", width=11),
    Column(head="Đơn vị chủ trì", field="lead", width=13),
)
"""The same beside the figures of the last report."""

OWN_TARGETS: Table = (
    Column(head="TT", field="number", width=7, centred=True),
    Column(head="Chỉ tiêu", field="name", width=30),
    Column(head="Đơn vị tính", field="unit", width=11, centred=True),
    Column(head="Mục tiêu", field="goal", width=20),
    Column(head="Kết quả năm", field="actual", width=17, centred=True),
    Column(head="Đánh giá", field="course", width=15),
)
"""Of a unit's report."""


def columns_of(columns: Table, period: ReportingPeriod) -> Table:
    """These columns, that of the result named for a part of a year where `period` is one."""
    if period.kind == "year":
        return columns
    return tuple(
        replace(column, head="Kết quả từ đầu năm") if column.field == "actual" else column
        for column in columns
    )


def target_row(
    index: int, progress: Progress, change: str = "", since: date | None = None
) -> TargetRow:
    """The row of a target that is looked at in the year, numbered from 1.

    A figure of before `since`, the period's first day, bears its own day.
    """
    target = progress.target
    return TargetRow(
        number=str(index),
        task=progress.task.id,
        name=target.name,
        unit=target.unit or "",
        goal=goal_of(progress),
        change=change,
        actual=actual_phrase(progress, since),
        course=verdict_phrase(progress),
        lead="; ".join(progress.task.lead),
    )


def figures(
    progress: list[Progress], change: Callable[[Progress], str], since: date | None = None
) -> Iterator[str]:
    """Each target measured in the year beside its goal, and how it has changed.

    A figure of before `since`, the period's first day, bears its own day.
    """
    for target in progress:
        if target.actual is not None and not target.of_another_year:
            notes = [older_phrase(target, since), change(target)]
            yield "; ".join([f"{target.target.name}: {_standing(target)}", *filter(None, notes)])


def _standing(progress: Progress) -> str:
    """`62% (mục tiêu từ 60% trở lên, đến năm 2026), đạt`; of a yes/no target each word once:
    `chưa đạt, chưa đến hạn (mục tiêu đến năm 2030)`.
    """
    result, verdict = result_phrase(progress), verdict_phrase(progress)
    differing = f"; {note}" if (note := differing_phrase(progress)) else ""
    if progress.target.by_figure:
        return f"{result} (mục tiêu {goal_of(progress)}), {verdict}{differing}"
    milestone = progress.milestone
    goal = "" if milestone.when == "standing" else f" (mục tiêu {when_phrase(milestone)})"
    if reached := reached_phrase(progress):
        return f"{reached}{goal}"
    return f"{result}{goal}, {verdict}{differing}"


def goal_of(progress: Progress) -> str:
    """`từ 97,5% trở lên, đến năm 2030`."""
    milestone = progress.milestone
    return f"{amount_phrase(milestone, progress.target.unit)}, {when_phrase(milestone)}"

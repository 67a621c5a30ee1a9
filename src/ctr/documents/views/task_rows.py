"""A row of the table of tasks: its columns, and how it is made."""

from __future__ import annotations

from collections.abc import Iterable

from ctr.documents.views.tables import Column, Table
from ctr.late_dataclasses import dataclass
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.states import status_phrase, units_phrase, units_sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """Một dòng của bảng nhiệm vụ."""

    number: str
    """Số thứ tự nhiệm vụ"""
    title: str
    """Tên nhiệm vụ"""
    lead: str
    """Đơn vị chủ trì"""
    coordinating: str
    """Đơn vị phối hợp"""
    leader: str
    """Lãnh đạo chỉ đạo"""
    results: str
    """Kết quả thực hiện; nhiệm vụ nhiều đơn vị chủ trì thì nêu đơn vị nào đến đâu"""
    progress: str
    """Tiến độ"""
    difficulties: str
    """Khó khăn, vướng mắc"""


TASKS: Table = (
    Column(head="TT", field="number", width=4, centred=True),
    Column(head="Nhiệm vụ", field="title", width=15),
    Column(head="Đơn vị chủ trì", field="lead", width=11),
    Column(head="Đơn vị phối hợp", field="coordinating", width=11),
    Column(head="Lãnh đạo chỉ đạo", field="leader", width=8),
    Column(head="Kết quả thực hiện", field="results", width=31),
    Column(head="Tiến độ", field="progress", width=9),
    Column(head="Khó khăn, vướng mắc", field="difficulties", width=11),
)
"""Of the ward's report, Phụ lục I."""

OWN_TASKS: Table = (
    Column(head="TT", field="number", width=7, centred=True),
    Column(head="Nhiệm vụ", field="title", width=28),
    Column(head="Kết quả thực hiện", field="results", width=32),
    Column(head="Tiến độ", field="progress", width=15),
    Column(head="Khó khăn, vướng mắc", field="difficulties", width=18),
)
"""Of a unit's report."""


def task_row(
    status: TaskStatus, achievements: Iterable[str], difficulties: Iterable[str], *, own: bool
) -> TaskRow:
    """The row of a task, with what was done and what stood in the way, each a sentence.

    Units that do not stand alike are named beside what was done, where there is room for them.
    `own`: of a unit's own report.
    """
    task = status.task
    return TaskRow(
        number=task.id,
        title=task.title,
        lead=lead_phrase(task, nobody="Chưa phân công"),
        coordinating="; ".join(task.coordinating),
        leader=task.leader or "",
        results=" ".join(map(phrases.sentence, (*achievements, *units_sentences(status)))),
        progress=_progress(status, own=own),
        difficulties=" ".join(phrases.sentence(text) for text in difficulties),
    )


def _progress(status: TaskStatus, *, own: bool) -> str:
    """How the task stands; where its units do not stand alike, how many of them where."""
    text = status_phrase(status.state, status, own=own)
    if status.done_before is not None:
        text += f", ngày {phrases.document_day(status.done_before)}"
    if status.dropped_before is not None:
        text += f", từ ngày {phrases.document_day(status.dropped_before)}"
    units = units_phrase(status, names=False)
    return f"{text}, trong đó {units}" if units else text

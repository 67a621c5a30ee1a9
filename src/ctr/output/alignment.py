"""The contracts and tables of alignment: what does not agree, and the roll-up of values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ctr.output.contract import Contract, Fields
from ctr.output.table import Column
from ctr.plan.model import Milestone
from ctr.tracking.rollup import Lack, Rolled
from ctr.tracking.unaligned import Finding
from ctr.wording.alignment import (
    detail_phrase,
    figures_phrase,
    goal_of,
    kind_phrase,
    located_phrase,
    missing_phrase,
    point_phrase,
    rolled_phrase,
    way_phrase,
    who_phrase,
)


def _milestone(prefix: str, of: Callable[[Any], Milestone | None]) -> Fields[Any]:
    """How much and when, under keys that begin with `prefix`; null where there is no milestone."""

    def reader(read: Callable[[Milestone], Any]) -> Callable[[Any], Any]:
        def value(whole: Any) -> Any:
            milestone = of(whole)
            return read(milestone) if milestone is not None else None

        return value

    fields: Fields[Milestone] = {
        "comparison": lambda milestone: milestone.comparison,
        "value": lambda milestone: milestone.value,
        "when": lambda milestone: milestone.when,
        "day": lambda milestone: milestone.last_day,
    }
    return {f"{prefix}_{key}": reader(read) for key, read in fields.items()}


ALIGNMENT = Contract[Finding](
    {
        "kind": lambda finding: finding.kind or "not_compared",
        "why": lambda finding: finding.why,
        "task": lambda finding: finding.task.id if finding.task else None,
        "target": lambda finding: finding.target.id if finding.target else None,
        "subordinates": lambda finding: finding.subordinates,
        "everywhere": lambda finding: finding.everywhere,
        "own_task": lambda finding: finding.own_task,
        "own_target": lambda finding: finding.own_target.id if finding.own_target else None,
        "point": lambda finding: finding.point,
        **_milestone("own", lambda finding: finding.compared and finding.compared.own),
        **_milestone("wanted", lambda finding: finding.compared and finding.compared.wanted),
        "total": lambda finding: finding.total,
        "other": lambda finding: finding.other[0] if finding.other else None,
        "other_target": lambda finding: (finding.other[1] or None) if finding.other else None,
        "message": detail_phrase,
        "file": lambda finding: finding.place.file if finding.place else None,
        "line": lambda finding: finding.place.line if finding.place else None,
        "column": lambda finding: finding.place.column if finding.place else None,
    }
)
"""One thing that does not agree with the superior's programme, or was not compared with it."""

_MISSING = Contract[tuple[str, Lack]](
    {"subordinate": lambda row: row[0], "reason": lambda row: row[1]}
)

ROLLUP = Contract[Rolled](
    {
        "task": lambda row: row.task.id,
        "target": lambda row: row.target.id,
        "name": lambda row: row.target.name,
        "unit": lambda row: row.target.unit,
        "as": lambda row: row.way,
        "value": lambda row: row.value,
        "reached": lambda row: row.reached,
        **_milestone("wanted", lambda row: row.milestone),
        "figures": lambda row: row.figures,
        "subordinates": lambda row: row.of,
        "first_day": lambda row: row.first_day,
        "last_day": lambda row: row.last_day,
        "missing": lambda row: _MISSING.records(row.missing),
    }
)
"""One target of the superior's with the values of all below it, of `ctr align --rollup`."""

FINDINGS: tuple[Column[Finding], ...] = (
    Column(head="Chỗ chưa khớp", text=kind_phrase, ratio=2),
    Column(head="Điểm của cấp trên", text=point_phrase, ratio=4),
    Column(head="Cấp dưới", text=who_phrase, ratio=3),
    Column(head="Nội dung", text=located_phrase, ratio=6),
)

VALUES: tuple[Column[Rolled], ...] = (
    Column(head="NV", text=lambda row: row.task.id),
    Column(head="Chỉ tiêu", text=lambda row: row.target.name, ratio=4),
    Column(head="Mục tiêu", text=goal_of, ratio=3),
    Column(head="Cách tổng hợp", text=way_phrase, ratio=2),
    Column(head="Tổng hợp", text=rolled_phrase, ratio=2),
    Column(head="Số nơi có số liệu", text=figures_phrase, ratio=2),
    Column(head="Còn thiếu", text=missing_phrase, ratio=4),
)

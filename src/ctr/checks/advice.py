"""Advice under "6 rõ": rõ người, việc, tiến độ, thẩm quyền, trách nhiệm, kết quả."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Task
from ctr.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One piece of advice, under one of the principles."""

    code: str
    principle: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRule(Rule):
    """A rule on a task as written; `unclear` tells what is, or None where all is clear."""

    unclear: Callable[[Task], str | None]


def _no_lead(task: Task) -> str | None:
    return None if task.lead else "chưa có đơn vị chủ trì"


def _shared_lead(task: Task) -> str | None:
    if len(task.lead) < 2:
        return None
    return f"có {len(task.lead)} đơn vị cùng chủ trì: {'; '.join(task.lead)}"


def _no_leader(task: Task) -> str | None:
    return None if task.leader else "chưa có lãnh đạo chỉ đạo"


def _no_deadline(task: Task) -> str | None:
    return None if task.deadline else "chưa có thời hạn riêng"


def _no_target(task: Task) -> str | None:
    return None if task.targets else "chưa có chỉ tiêu đo được"


RULES: tuple[TaskRule, ...] = (
    TaskRule(
        code="clear-lead",
        principle="rõ người",
        title="Nhiệm vụ chưa có đơn vị chủ trì",
        hint="khi có văn bản phân công: ctr amend assign",
        unclear=_no_lead,
    ),
    TaskRule(
        code="clear-responsibility",
        principle="rõ trách nhiệm",
        title="Nhiệm vụ có nhiều đơn vị cùng chủ trì",
        hint="thống nhất đơn vị nào chịu trách nhiệm chính",
        unclear=_shared_lead,
    ),
    TaskRule(
        code="clear-authority",
        principle="rõ thẩm quyền",
        title="Nhiệm vụ chưa có lãnh đạo chỉ đạo",
        hint="khi có văn bản phân công: ctr amend assign",
        unclear=_no_leader,
    ),
    TaskRule(
        code="clear-deadline",
        principle="rõ tiến độ",
        title="Nhiệm vụ chưa có thời hạn riêng",
        hint="khi có văn bản quy định thời hạn: ctr amend deadline",
        unclear=_no_deadline,
    ),
    TaskRule(
        code="clear-result",
        principle="rõ kết quả",
        title="Nhiệm vụ chưa có chỉ tiêu đo được",
        hint="khi có văn bản quy định chỉ tiêu: ctr amend add-target",
        unclear=_no_target,
    ),
)


def advice(loaded: Loaded, day: date | None = None) -> Iterator[tuple[Rule, Task, Problem]]:
    """Every piece of advice on the tasks that could be read, rule by rule.

    As they are on `day`, or as they were issued.
    """
    core = loaded.core
    plan = plan_on(core, day) if core is not None and day is not None else None
    for rule in RULES:
        for written, document, path in loaded.tasks:
            task = written
            if plan is not None and plan.source is not None:
                if written.id not in plan.by_number:
                    continue
                task = plan.by_number[written.id][1]
            message = rule.unclear(task)
            if message is not None:
                line, column = document.position((*path, "id"))
                problem = Problem(
                    file=document.file,
                    line=line,
                    column=column,
                    code=rule.code,
                    message=f"nhiệm vụ {task.id} {message} ({rule.principle})",
                    hint=rule.hint,
                    severity="advice",
                )
                yield rule, task, problem

"""Advice under "6 rõ": rõ người, việc, tiến độ, thẩm quyền, trách nhiệm, kết quả."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from ctr.checks.advised import Advised
from ctr.codes import ADVICE, Code
from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Task
from ctr.problems import Problem


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


RULES: tuple[tuple[Code, Callable[[Task], str | None]], ...] = (
    (ADVICE["clear-lead"], _no_lead),
    (ADVICE["clear-responsibility"], _shared_lead),
    (ADVICE["clear-authority"], _no_leader),
    (ADVICE["clear-deadline"], _no_deadline),
    (ADVICE["clear-result"], _no_target),
)
"""Each rule on a task as written, with what tells what is unclear, or None where all is clear."""


def advice(loaded: Loaded, day: date | None = None) -> Iterator[Advised]:
    """Every piece of advice on the tasks that could be read, rule by rule.

    As they are on `day`, or as they were issued.
    """
    core = loaded.core
    plan = plan_on(core, day) if core is not None and day is not None else None
    for rule, unclear in RULES:
        for written, document, path in loaded.tasks:
            task = written
            if plan is not None and plan.source is not None:
                if written.id not in plan.by_number:
                    continue
                task = plan.by_number[written.id][1]
            message = unclear(task)
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
                yield Advised(rule, task, problem)

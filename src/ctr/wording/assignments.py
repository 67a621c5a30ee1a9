"""Who leads a task, in words."""

from __future__ import annotations

from ctr.plan.model import Plan, Task


def lead_phrase(task: Task, *, nobody: str = "") -> str:
    """`A; B`, with `(đề nghị)` where the task is a request; `nobody` where no unit leads it."""
    return _requested(task, "; ".join(task.lead) or nobody)


def short_lead_phrase(plan: Plan, task: Task) -> str:
    """As `lead_phrase`, by the short names of the units."""
    return _requested(task, unit_list(plan, task.lead))


def _requested(task: Task, names: str) -> str:
    return f"{names} (đề nghị)" if task.request else names


def unit_list(plan: Plan, names: tuple[str, ...]) -> str:
    """`A; B` by the short names of the units."""
    return "; ".join(plan.short_name(name) for name in names)

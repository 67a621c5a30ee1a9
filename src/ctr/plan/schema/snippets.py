"""What an editor offers to put down as a whole: a task, a target, a result, a line of its log."""

from __future__ import annotations

from typing import Any

from ctr.plan.schema.terms import Schema

_SNIPPETS: dict[str, tuple[str, dict[str, Any]]] = {
    "Task": (
        "nhiệm vụ mới",
        {"id": '"$1"', "title": "$2", "text": "$3", "lead": ["$4"], "leader": "$5"},
    ),
    "Target": (
        "chỉ tiêu mới",
        {"id": "$1", "name": "$2", "unit": '"%"', "milestones": [{"by": "$3", "at_least": "$4"}]},
    ),
    "Unit": ("đơn vị mới", {"name": "$1", "short": "$2"}),
    "Leader": ("lãnh đạo mới", {"name": "$1", "position": "$2"}),
    "TaskResult": (
        "kết quả mới của một nhiệm vụ",
        {"task": '"$1"', "state": "$2", "log": [{"on": "$3", "done": "$4"}]},
    ),
    "LogEntry": ("việc đã làm", {"on": "$1", "done": "$2", "evidence": "$3"}),
    "Measurement": ("số liệu", {"target": "$1", "value": "$2", "as_of": "$3"}),
}
"""By class: what it is called, and its keys with the places that are filled in one by one."""


def of_class(name: str) -> Schema:
    """The snippet of a class, if it has one."""
    if name not in _SNIPPETS:
        return {}
    label, body = _SNIPPETS[name]
    return {"defaultSnippets": [{"label": label, "body": body}]}

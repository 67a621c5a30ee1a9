"""What an import was not sure of, until somebody has looked at it."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.checks.advice import Rule
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Task
from ctr.plan.model.base import each, is_whole, part
from ctr.problems import KeyPath, Problem, short
from ctr.yamlfile.reader import Document

RULE = Rule(
    code="doubtful",
    principle="rõ việc",
    title="Nhiệm vụ có chỗ nhập từ văn bản chưa chắc",
    hint="so với văn bản, sửa nếu cần, rồi bỏ hai dòng doubtful và doubt",
)


def doubtful(loaded: Loaded) -> Iterator[tuple[Rule, Task, Problem]]:
    """A piece of advice for each assignment, deadline and target that is marked so."""
    for task, document, path in loaded.tasks:
        if part(task, "doubtful"):
            yield RULE, task, _problem(task, "phân công", part(task, "doubt"), document, path)
        deadline = part(task, "deadline")
        if deadline is not None and deadline.doubtful:
            what = f"thời hạn “{short(deadline.phrase)}”"
            yield RULE, task, _problem(task, what, deadline.doubt, document, (*path, "deadline"))
        for index, target in enumerate(each(task, "targets")):
            if is_whole(target) and target.doubtful:
                place: KeyPath = (*path, "targets", index)
                what = f"chỉ tiêu “{short(target.name)}”"
                yield RULE, task, _problem(task, what, target.doubt, document, place)


def _problem(
    task: Task, what: str, doubt: str | None, document: Document, path: KeyPath
) -> Problem:
    line, column = document.position((*path, "doubtful"))
    return Problem(
        file=document.file,
        line=line,
        column=column,
        code=RULE.code,
        message=f"nhiệm vụ {task.id}, {what}: {doubt or 'chưa rõ vì sao'} ({RULE.principle})",
        hint=RULE.hint,
        severity="advice",
    )

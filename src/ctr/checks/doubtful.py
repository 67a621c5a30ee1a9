"""What an import was not sure of, until somebody has looked at it."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.checks.advised import Advised
from ctr.codes import ADVICE
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Task
from ctr.plan.model.base import each, is_whole, part
from ctr.problems import KeyPath, Problem, short
from ctr.yamlfile.reader import Document

RULE = ADVICE["doubtful"]
OF_DUTY = ADVICE["doubtful-duty"]


def doubtful_duties(loaded: Loaded) -> Iterator[Advised]:
    """A piece of advice for each duty that is marked so, or whose deadline is."""
    plan = loaded.plan
    document = next(
        (each for each in loaded.documents if each.file.endswith("programme.yaml")), None
    )
    if plan is None or document is None:
        return
    for index, duty in enumerate(plan.programme.duties):
        marked: list[tuple[KeyPath, str | None]] = []
        if duty.doubtful:
            marked.append((("duties", index), duty.doubt))
        if duty.deadline is not None and duty.deadline.doubtful:
            marked.append((("duties", index, "deadline"), duty.deadline.doubt))
        for path, doubt in marked:
            line, column = document.position((*path, "doubtful"))
            yield Advised(
                OF_DUTY,
                duty,
                Problem(
                    file=document.file,
                    line=line,
                    column=column,
                    code=OF_DUTY.code,
                    message=f"“{short(duty.title)}”: {doubt or 'chưa rõ vì sao'} "
                    f"({OF_DUTY.principle})",
                    hint=OF_DUTY.hint,
                    severity="advice",
                ),
            )


def doubtful(loaded: Loaded) -> Iterator[Advised]:
    """A piece of advice for each assignment, deadline and target that is marked so."""
    for task, document, path in loaded.tasks:
        if part(task, "doubtful"):
            doubt = part(task, "doubt")
            yield Advised(RULE, task, _problem(task, "phân công", doubt, document, path))
        deadline = part(task, "deadline")
        if deadline is not None and deadline.doubtful:
            what = f"thời hạn “{short(deadline.phrase)}”"
            place: KeyPath = (*path, "deadline")
            yield Advised(RULE, task, _problem(task, what, deadline.doubt, document, place))
        for index, target in enumerate(each(task, "targets")):
            if is_whole(target) and target.doubtful:
                place = (*path, "targets", index)
                what = f"chỉ tiêu “{short(target.name)}”"
                problem = _problem(task, what, target.doubt, document, place)
                yield Advised(RULE, task, problem, target.id)


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

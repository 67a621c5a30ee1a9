"""One assignment below the last of several points, meant for all of them.

Only where the document is of that way throughout; a point that may just lack its own assignment is
doubtful and gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ctr.importing.understood import SectionDraft, TaskDraft

_NO_WORK = re.compile(
    r"(?:mục tiêu|mục đích|yêu cầu|quan điểm|nguyên tắc|đối tượng|phạm vi|quy mô|chỉ tiêu|căn cứ|"
    r"giải pháp|(?:nguồn )?kinh phí|thực trạng)\b",
    re.IGNORECASE,
)
"""What a point begins with that nobody need be charged with."""


def spread_assignments(sections: Iterable[SectionDraft]) -> None:
    """Let the points above one with an assignment have it too, each marked as doubtful."""
    runs = [run for section in sections for run in _runs(section)]
    alike = all(len(run) > 1 and _is_alike(run) for run in runs)
    for run in runs:
        last = run[-1]
        for task in run[:-1]:
            if alike:
                task.said += [replace(said) for said in last.said]
                task.doubts.append(
                    f"phân công in một lần dưới điểm {last.mark.strip(' .')}, "
                    "hiểu là chung cho các điểm liền trên"
                )
            else:
                task.doubts.append(
                    "văn bản không nêu ai chủ trì; không rõ phân công in dưới điểm "
                    f"{last.mark.strip(' .')} có chung cho điểm này không"
                )


def _runs(section: SectionDraft) -> list[list[TaskDraft]]:
    """The points up to each that has an assignment below it; one that stands alone is no run
    where it is all that the section has."""
    tasks = section.tasks
    if section.lead is not None or len(tasks) < 2 or not all(_is_point(task) for task in tasks):
        return []
    runs: list[list[TaskDraft]] = [[]]
    for task in tasks:
        runs[-1].append(task)
        if task.said:
            runs.append([])
    return [run for run in runs if run and run[-1].said]


def _is_point(task: TaskDraft) -> bool:
    """Whether a task is a numbered point that is charged by lines below it, or not at all."""
    charged = not task.said or bool(task.assignment and (task.of("lead") or task.of("both")))
    return charged and bool(task.mark and task.lines) and not task.in_table and not task.shared


def _is_alike(run: list[TaskDraft]) -> bool:
    """Whether the points are of one level, and each says something to be done."""
    styles = {task.lines[0].style for task in run}
    return len(styles) == 1 and not any(_NO_WORK.match(task.lines[0].text) for task in run)

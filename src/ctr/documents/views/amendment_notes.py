"""The notes of a consolidated programme: what each task owes to which document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ctr.plan.model import Plan, Section, Task
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.plan.amended.effects import Applied

_LINES = {
    "lead": "Đơn vị chủ trì thực hiện",
    "coordinating": "Đơn vị phối hợp",
    "leader": "Lãnh đạo chỉ đạo",
}
"""What the lines of an assignment begin with."""
_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class AmendmentNotes:
    """Of the plan of a day; of None there are no notes. Marks count up in the order of asking."""

    def __init__(self, plan: Plan | None) -> None:
        self.plan = plan
        self.applied: tuple[Applied, ...] = ()
        if plan is not None and plan.amendments:
            from ctr.plan.amended.reading import applied

            self.applied = applied(plan, plan.amendments[-1].on)
        self.dropped = {
            effect.task: effect.old
            for one in self.applied
            for effect in one.effects
            if effect.field == "dropped" and effect.target is None and effect.task is not None
        }
        self._count = 0

    def documents(self) -> Iterator[str]:
        """By which documents the programme was amended, each with what it changed."""
        if self.plan is None or not self.applied:
            return
        from ctr.wording.amendments import by_document, change_sentence

        yield "Chương trình này được sửa đổi, bổ sung bởi:"
        lines: dict[str, list[str]] = {}
        for one in self.applied:
            known = lines.setdefault(by_document(one.amendment, document=True), [])
            known.append(change_sentence(self.plan, one))
        for document, changes in lines.items():
            yield f"- {document}: {'; '.join(changes)}."

    def of(self, task: str) -> tuple[str, str] | None:
        """The mark and the text of the note of a task, None where nothing was changed of it."""
        if not self.applied:
            return None
        from ctr.wording.amendments import effect_sentence, of_task

        sentences = [
            effect_sentence(effect, amendment) for amendment, effect in of_task(self.applied, task)
        ]
        if not sentences:
            return None
        self._count += 1
        return str(self._count).translate(_DIGITS), " ".join(sentences)

    def assignment(self, task: Task, printed: str) -> str:
        """The printed lines of an assignment, those that hold no more as they are now."""
        issued = self.plan.loaded.by_number.get(task.id) if self.plan is not None else None
        if self.plan is None or issued is None or task.printed_assignment is None:
            return printed
        lines = printed.split("\n\n")
        for key, label in _LINES.items():
            names = getattr(task, key)
            if names == getattr(issued[1], key):
                continue
            shown = _leader(self.plan, names) if key == "leader" else phrases.joined(names)
            new = [f"{label}: {shown}."] if shown else []
            found = [at for at, line in enumerate(lines) if line.startswith(label[:14])]
            place = found[0] if found else len(lines)
            lines[place : place + 1] = new
        return "\n\n".join(lines)

    def is_dropped(self, task: Task) -> bool:
        """Whether the programme has it no more."""
        return task.id in self.dropped

    def with_dropped(self, section: Section) -> list[Task]:
        """The tasks of a section, those that were dropped where they stood."""
        tasks = list(section.tasks)
        if self.plan is None or not self.dropped:
            return tasks
        issued = next(known for known in self.plan.loaded.sections if known.id == section.id)
        before: str | None = None
        for task in issued.tasks:
            if task.id in self.dropped:
                numbers = [known.id for known in tasks]
                place = numbers.index(before) + 1 if before in numbers else 0
                tasks.insert(place, self.dropped[task.id])
            before = task.id
        return tasks


def amended_in(plan: Plan, period: ReportingPeriod) -> Iterator[str]:
    """By which documents the programme was amended in a period, each with what it changed.

    `plan` is that of the last day that counts.
    """
    recent = [one for one in plan.amendments if one.on >= period.first_day]
    if not recent:
        return
    from ctr.plan.amended.reading import applied
    from ctr.wording.amendments import by_document, change_sentence

    lines: dict[str, list[str]] = {}
    for one in applied(plan, plan.amendments[-1].on):
        if one.amendment.on >= period.first_day:
            known = lines.setdefault(by_document(one.amendment, document=True), [])
            known.append(change_sentence(plan, one))
    for document, changes in lines.items():
        yield f"Chương trình được sửa đổi, bổ sung theo {document}: {'; '.join(changes)}."


def _leader(plan: Plan, name: str | None) -> str:
    """`Đồng chí Nguyễn Văn A, Phó Chủ tịch …`; a body by its name alone."""
    if name is None:
        return ""
    leader = next(known for known in plan.loaded.leaders if known.name == name)
    if leader.position is None:
        return name
    return f"Đồng chí {name}, {leader.position}"

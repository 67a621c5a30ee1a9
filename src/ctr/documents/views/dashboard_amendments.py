"""What documents amended of what a page shows: old and new, by which document, from which day."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.documents.views.amendment_notes import AmendmentNotes
from ctr.plan.amended.effects import Effect
from ctr.plan.model import Plan, Target, Task
from ctr.plan.model.amendments import Amendment
from ctr.wording.amendments import dated_line, dropped_line

_NOT_SHOWN = ("coordinating",)
"""What no card of both pages names."""


class PageAmendments:
    """The amendments in force of the plan of a day."""

    def __init__(self, plan: Plan) -> None:
        self._effects: dict[str | None, list[tuple[Amendment, Effect]]] = {}
        for one in AmendmentNotes(plan).applied:
            for effect in one.effects:
                self._effects.setdefault(effect.task, []).append((one.amendment, effect))

    def of_task(self, task: Task) -> tuple[str, ...]:
        """What was changed of a task itself, and which of its targets are gone."""
        return tuple(
            dated_line(effect, amendment)
            for amendment, effect in self._effects.get(task.id, ())
            if effect.field not in _NOT_SHOWN
            and (effect.target is None or effect.field == "dropped")
        )

    def of_target(self, task: Task, target: Target) -> tuple[str, ...]:
        """What was changed of a target."""
        return tuple(
            dated_line(effect, amendment) for amendment, effect in self._of_target(task, target)
        )

    def changed(self, task: Task, target: Target) -> bool:
        """Whether what is promised of a target now is not what was promised at first."""
        return any(effect.field == "milestones" for _, effect in self._of_target(task, target))

    def dropped(self) -> tuple[str, ...]:
        """The tasks and targets that the programme has no more, with the document of each."""
        return tuple(
            dropped_line(effect, amendment)
            for task, effects in self._effects.items()
            for amendment, effect in effects
            if task is not None and effect.field == "dropped"
        )

    def _of_target(self, task: Task, target: Target) -> Iterator[tuple[Amendment, Effect]]:
        for amendment, effect in self._effects.get(task.id, ()):
            if effect.target == target.id:
                yield amendment, effect

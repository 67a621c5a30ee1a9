"""What an amendment does, as data: for each task, target or duty the old value and the new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ctr.plan.model.amendments import Amendment, AmendmentChange

EffectField = Literal[
    "deadline", "milestones", "leader", "lead", "coordinating", "added", "dropped"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One value that changed; exactly one of `task` and `duty` is set.

    `old` and `new` are of the field: a deadline, a target with its milestones, a leader, names of
    units; of `added` the new task or target, of `dropped` the old one.
    """

    field: EffectField
    old: Any
    new: Any
    task: str | None = None
    target: str | None = None
    duty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """A change of an amendment, with all that it does."""

    amendment: Amendment
    change: AmendmentChange
    effects: tuple[Effect, ...]

    def concerns(self, task: str) -> bool:
        """Whether it does anything to a task."""
        return any(effect.task == task for effect in self.effects)

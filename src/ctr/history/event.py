"""One thing that happened to a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctr.history.amended import Amended
from ctr.history.changes import Change, Keys
from ctr.history.kinds import Kind, fields_of
from ctr.plan.model import Correction, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that became another; `path` is where it stands, with the field as its last part.

    `task`, `unit`, `year` and `target` are whose it is, where it is of one. `changes` are all
    values that it is made of. Of an amendment there is an event for each of its changes, with
    what it does in `amended`; the first has the value that it is made of.
    """

    kind: Kind
    path: Keys
    old: Any = None
    new: Any = None
    task: str | None = None
    target: Target | None = None
    unit: str | None = None
    year: int | None = None
    changes: tuple[Change, ...] = ()
    amended: Amended | None = None
    correction: Correction | None = None
    """Who put it right, and why, where this is a correction."""
    silent: bool = False
    """Whether other events say it all: an empty thing into which something was put, or that it
    was taken out of."""

    @property
    def field(self) -> str:
        """The field, or the list, that the event is of."""
        return fields_of(self.path)[-1]

    @property
    def tasks(self) -> tuple[str, ...]:
        """Every task that it touches."""
        if self.amended is not None:
            return self.amended.tasks
        return (self.task,) if self.task is not None else ()

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that it names, or whose results it is of."""
        if self.amended is not None:
            return self.amended.units
        return (self.unit,) if self.unit is not None else ()

    @property
    def leaders(self) -> tuple[str, ...]:
        """Every leader whom an amendment names."""
        return self.amended.leaders if self.amended is not None else ()

"""What differs between two states of a plan, as data that leads from one to the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from ctr.plan.model import Plan

Keys = tuple[str, ...]
"""`("sections", "8", "tasks", "8.1", "title")`: fields, and what items of a list are known by."""

Sort = Literal["value", "item", "order", "renumbered", "renamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value, or thing of a list, that is another than before; None where there is none.

    `item`: of a list whose things have no name, this one (`old`) became that one (`new`).
    `order`: the names of a list's things in their order. `renumbered`, `renamed`: the number of a
    section, of a task (of which the path leads through the section that it now stands in), the name
    of a unit; all these at once, and what else changed stands under the new ones.
    """

    path: Keys
    sort: Sort = "value"
    old: Any = None
    new: Any = None

    def is_same(self, other: Change) -> bool:
        """Whether both make the same of the same place."""
        return (self.path, self.sort) == (other.path, other.sort) and self.new == other.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The changes from one plan to another, in the order in which they are made.

    `before` is the old plan under the numbers and names of the new one.
    """

    old: Plan | None
    new: Plan | None
    before: Plan | None
    changes: tuple[Change, ...] = field(default=())

"""What happened, out of the values that changed: a state with its day, a figure after another.

Each change is part of exactly one event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from ctr.history.changes import Change, Comparison, Path
from ctr.plan.model import (
    Deadline,
    Measurement,
    Plan,
    StateChange,
    Summary,
    Target,
    TaskResult,
    UnitResults,
)

Kind = Literal[
    "state",
    "figure",
    "deadline",
    "report",
    "done",
    "words",
    "wording",
    "assignment",
    "target",
    "task",
    "renumbered",
    "section",
    "unit",
    "leader",
    "duty",
    "programme",
    "amendment",
    "calendar",
    "sent",
    "letter",
    "other",
    "begun",
    "skipped",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that became another; `path` is where it stands, with the field as its last part.

    `task`, `unit`, `year` and `target` are whose it is, where it is of one. `label` is the field
    or the list that it is of. `changes` are all values that it is made of.
    """

    kind: Kind
    path: Path
    old: Any = None
    new: Any = None
    task: str | None = None
    target: Target | None = None
    unit: str | None = None
    year: int | None = None
    changes: tuple[Change, ...] = ()
    silent: bool = False
    """Whether other events say it all: an empty thing into which something was put."""

    @property
    def field(self) -> str:
        """The field, or the list, that the event is of."""
        return fields_of(self.path)[-1]


def fields_of(path: Path) -> tuple[str, ...]:
    """The fields of a path, without what tells one thing of a list from others."""
    found: list[str] = []
    parts = iter(path)
    for part in parts:
        found.append(part)
        if part == "results" and len(found) == 1:
            next(parts, None)
            next(parts, None)
        elif part in _LISTS and not (part == "units" and len(found) > 1):
            next(parts, None)
    return tuple(found)


_LISTS = (
    *("sections", "tasks", "targets", "duties", "units", "groups", "leaders", "calendar"),
    *("summaries", "reports", "next_period", "periods"),
)
"""The lists whose things have names."""
_WORDING = (
    *("title", "text", "errata", "footnotes", "printed_number", "printed_assignment", "product"),
    *("note", "also_printed", "doubtful", "doubt", "added"),
)
_ASSIGNMENT = ("lead", "coordinating", "leader", "co_leaders", "through", "request")
_RESULT_KINDS: dict[str, Kind] = {
    "log": "done",
    "values": "figure",
    "received": "report",
    "received_again": "report",
    "reports": "report",
    "submitted": "sent",
    "letters": "letter",
}
_TOP_KINDS: dict[str, Kind] = {
    "sections": "section",
    "units": "unit",
    "groups": "unit",
    "leaders": "leader",
    "programme": "programme",
    "amendments": "amendment",
    "calendar": "calendar",
}


def events(comparison: Comparison) -> Iterator[Event]:
    """What happened from one plan to another."""
    taken: set[int] = set()
    for change in comparison.changes:
        if id(change) in taken:
            continue
        parts = _with(change, comparison, taken)
        taken.update(map(id, parts))
        yield _event(parts, comparison)


def _with(change: Change, comparison: Comparison, taken: set[int]) -> list[Change]:
    """The change and those that belong to it: of one deadline, of one state."""
    holder = _holder(change.path)
    if holder is None:
        return [change]
    others = [
        other
        for other in comparison.changes
        if other is not change and id(other) not in taken and _holder(other.path) == holder
    ]
    if holder[-1] == "state":
        others = [other for other in others if _of_state(other, change, comparison)]
        if change.path[-1] == "earlier":
            head = [other for other in others if other.path[-1] == "state"]
            return [change, *others] if head and _became(change, head[0], comparison) else [change]
    return [change, *others]


def _of_state(other: Change, change: Change, comparison: Comparison) -> bool:
    """Whether an earlier state is only the one that the task had until now."""
    if other.path[-1] != "earlier":
        return True
    return _became(other, change, comparison)


def _became(earlier: Change, state: Change, comparison: Comparison) -> bool:
    if state.path[-1] == "earlier" or earlier.old is not None:
        return False
    before = _result(comparison.before, state.path)
    known: StateChange | None = earlier.new if isinstance(earlier.new, StateChange) else None
    if before is None or known is None:
        return False
    return (known.state, known.on) == (before.state, before.state_on)


def _holder(path: Path) -> Path | None:
    """Where the whole stands that a value is part of: a deadline, a state with its day."""
    if "deadline" in path and path[0] in ("sections", "programme"):
        return path[: path.index("deadline") + 1]
    if path[0] == "results" and path[-1] in ("state", "state_on", "earlier") and "tasks" in path:
        return (*path[:-1], "state")
    return None


def _event(parts: list[Change], comparison: Comparison) -> Event:
    change = next((part for part in parts if part.path[-1] == "state"), parts[0])
    path, old, new = change.path, change.old, change.new
    kind = _kind(change)
    if kind == "state" and path[-1] != "earlier":
        path = (*path[:-1], "state")
        old = _standing(_result(comparison.before, path))
        new = _standing(_result(comparison.new, path))
    elif kind == "deadline":
        path = _holder(path) or path
        old, new = (_deadline(plan, path) for plan in (comparison.before, comparison.new))
    target = _target(change, comparison)
    if kind == "figure":
        old = _figure_before(change, comparison) if old is None else old
    return Event(
        kind=kind,
        path=path,
        old=old,
        new=new,
        task=_after(path, "tasks"),
        target=target,
        unit=path[2] if path[0] == "results" and len(path) > 2 else None,
        year=int(path[1]) if path[0] in ("results", "summaries") else None,
        changes=tuple(parts),
        silent=_is_silent(change, comparison),
    )


def _is_silent(change: Change, comparison: Comparison) -> bool:
    if change.sort == "order":
        both = {*change.old} & {*change.new}
        was, now = ([name for name in names if name in both] for names in (change.old, change.new))
        return was == now
    if change.old is not None or not isinstance(change.new, TaskResult | UnitResults | Summary):
        return False
    length = len(change.path)
    return any(
        other.path[:length] == change.path and len(other.path) > length
        for other in comparison.changes
    )


def _kind(change: Change) -> Kind:
    path = change.path
    if change.sort in ("renumbered", "renamed"):
        return "renumbered" if change.sort == "renumbered" else "unit"
    fields = fields_of(path)
    if path[0] in ("results", "summaries"):
        if fields[-1] in ("state", "state_on", "earlier"):
            return "state"
        return next((_RESULT_KINDS[name] for name in fields if name in _RESULT_KINDS), "words")
    if path[0] == "programme" and len(path) > 1 and path[1] == "duties":
        return "deadline" if "deadline" in path else "duty"
    if path[0] == "sections" and "tasks" in path and len(path) > 3:
        if "deadline" in path:
            return "deadline"
        if "targets" in path:
            return "target"
        if fields[-1] in _ASSIGNMENT:
            return "assignment"
        if any(name in _WORDING for name in fields):
            return "wording"
        return "task"
    return _TOP_KINDS.get(path[0], "other")


def _after(path: Path, name: str) -> str | None:
    """The number of the task, or the id of the target, that a path leads through."""
    if name not in path:
        return None
    place = path.index(name) + 1
    return path[place] if place < len(path) else None


def _result(plan: Plan | None, path: Path) -> TaskResult | None:
    number = _after(path, "tasks")
    if plan is None or number is None:
        return None
    return plan.result_of.get((path[2], number, int(path[1])))


def _standing(result: TaskResult | None) -> StateChange | None:
    """A state with its day, None where none was told."""
    if result is None or result.state is None:
        return None
    return StateChange(state=result.state, on=result.state_on)  # type: ignore[arg-type]


def _deadline(plan: Plan | None, path: Path) -> Deadline | None:
    if plan is None:
        return None
    name = path[path.index("deadline") - 1]
    if path[0] == "sections":
        return plan.by_number[name][1].deadline if name in plan.by_number else None
    return next((duty.deadline for duty in plan.programme.duties if duty.id == name), None)


def _target(change: Change, comparison: Comparison) -> Target | None:
    """The target that a change is of."""
    name = _after(change.path, "targets")
    for value in (change.new, change.old):
        if isinstance(value, Measurement):
            name = value.target
        if isinstance(value, Target):
            return value
    if name is None:
        return None
    number = _after(change.path, "tasks")
    plans = [plan for plan in (comparison.new, comparison.before) if plan is not None]
    found = [target for plan in plans if (target := plan.target_of(number, name)) is not None]
    return found[0] if found else None


def _figure_before(change: Change, comparison: Comparison) -> Measurement | None:
    """The unit's newest figure of a target before a new one came."""
    result = _result(comparison.before, change.path)
    if result is None or not isinstance(change.new, Measurement):
        return None
    known = [value for value in result.values if value.target == change.new.target]
    earlier = [value for value in known if value.as_of <= change.new.as_of]
    return max(earlier, key=lambda value: value.as_of, default=None)

"""What a plan of a corpus document must say, and how near one comes to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ctr.blocks.read import blocks_of
from ctr.importing.run import Imported, understand
from ctr.vietnamese.matching import match_key

MEASURES = ("tasks", "leads", "coordinating", "leaders", "deadlines", "targets")


@dataclass(frozen=True)
class Task:
    """A task; names as the document spells them, `deadline` as the YAML's bound."""

    text: str
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    deadline: dict[str, Any] | None = None
    targets: tuple[tuple[str, str], ...] = ()
    """The time of each milestone (`2030`, `year`, ``) and its level (`at_least 85`)."""


@dataclass(frozen=True)
class Case:
    """A document of one or several files, and the tasks that it has."""

    name: str
    files: dict[str, bytes]
    tasks: tuple[Task, ...]
    sections: int | None = None


def imported(case: Case) -> Imported:
    return understand([blocks_of(content, name) for name, content in case.files.items()])


@dataclass
class Score:
    """Right values, and how many were found and wanted, of each measure."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        self.right += other.right
        self.found += other.found
        self.wanted += other.wanted

    def precision(self, measure: str) -> float:
        return self.right[measure] / self.found[measure] if self.found[measure] else 1.0

    def recall(self, measure: str) -> float:
        return self.right[measure] / self.wanted[measure] if self.wanted[measure] else 1.0

    @property
    def perfect(self) -> bool:
        return self.right == self.found == self.wanted


def score(case: Case, result: Imported) -> Score:
    """How near an import comes to what was expected, task by task."""
    found = list(tasks_of(result))
    total = Score()
    for task in found:
        _count(total.found, task)
    for wanted in case.tasks:
        _count(total.wanted, wanted)
        same = next((task for task in found if _key(task.text) == _key(wanted.text)), None)
        if same is None:
            continue
        found.remove(same)
        total.right["tasks"] += 1
        for measure, ours, theirs in zip(MEASURES[1:], _values(same), _values(wanted), strict=True):
            total.right[measure] += sum((Counter(ours) & Counter(theirs)).values())
    return total


def differences(case: Case, result: Imported) -> list[str]:
    """What is not as expected, for people."""
    found = list(tasks_of(result))
    told = []
    for wanted in case.tasks:
        same = next((task for task in found if _key(task.text) == _key(wanted.text)), None)
        if same is None:
            told.append(f"missing: {wanted.text[:90]!r}")
            continue
        found.remove(same)
        for measure, ours, theirs in zip(MEASURES[1:], _values(same), _values(wanted), strict=True):
            if Counter(ours) != Counter(theirs):
                told.append(f"{measure} of {wanted.text[:40]!r}: {ours} for {theirs}")
    told += [f"extra: {task.text[:90]!r}" for task in found]
    return told


def tasks_of(result: Imported) -> Iterable[Task]:
    """The tasks of an import, as they are compared."""
    for name in sorted(result.built.files):
        for task in result.built.files[name].get("tasks", ()):
            yield Task(
                text=task["text"],
                lead=tuple(task.get("lead", ())),
                coordinating=tuple(task.get("coordinating", ())),
                leader=tuple(filter(None, [task.get("leader"), *task.get("co_leaders", ())])),
                deadline=_bound(task.get("deadline")),
                targets=tuple(
                    _milestone(milestone)
                    for target in task.get("targets", ())
                    for milestone in target["milestones"]
                ),
            )


def _bound(deadline: dict[str, Any] | None) -> dict[str, Any] | None:
    if deadline is None:
        return None
    return {key: deadline[key] for key in ("before", "by", "every", "regular") if key in deadline}


def _milestone(milestone: dict[str, Any]) -> tuple[str, str]:
    when = str(milestone.get("by") or milestone.get("every") or "")
    if "over" in milestone:
        when = f"{milestone['over']['from']}-{milestone['over']['to']} {milestone['over']['as']}"
    kinds = ("at_least", "more_than", "at_most", "less_than", "exactly", "between", "achieved")
    kind = next(kind for kind in kinds if kind in milestone)
    value = milestone[kind]
    shown = "-".join(map(str, value)) if isinstance(value, list) else str(value)
    return when, kind if kind == "achieved" else f"{kind} {shown}"


def _values(task: Task) -> tuple[list[Any], ...]:
    names = (task.lead, task.coordinating, task.leader)
    keys = [[match_key(name) for name in part] for part in names]
    deadline = (
        []
        if task.deadline is None
        else [tuple(sorted((k, str(v)) for k, v in task.deadline.items()))]
    )
    return (*keys, deadline, list(task.targets))


def _count(counter: Counter[str], task: Task) -> None:
    counter["tasks"] += 1
    for measure, values in zip(MEASURES[1:], _values(task), strict=True):
        counter[measure] += len(values)


def _key(text: str) -> str:
    return " ".join(text.split())

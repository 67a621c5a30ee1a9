"""The numbers of a report on our own plan, counted from what the units wrote and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.office import Figure, Reported, printed

YEAR = 2026
WORDS = {
    "done": "hoàn thành",
    "in_progress": "đang thực hiện",
    "paused": "tạm dừng",
    "not_started": "chưa thực hiện",
    "not_reported": "chưa báo cáo",
}
Key = tuple[str, str]


@dataclass
class Recount:
    """What a report of a day has to say; `units` in the order in which tasks name them."""

    units: Mapping[str, Reported]
    day: date
    tasks: frozenset[str]
    states: dict[str, str] = field(init=False)
    figures: dict[Key, Figure] = field(init=False)

    def __post_init__(self) -> None:
        """Kept as they are on the day when the report is made; what is put right later is not."""
        self.states = {task: self._state(task) for task in self.tasks}
        self.figures = dict(self._figures())
        self.done = Counter(
            task
            for known in self.units.values()
            for (task, _), (day, _) in known.log.items()
            if day <= self.day
        )

    def _state(self, task: str) -> str:
        states = [
            known.state(task, self.day) for known in self.units.values() if task in known.tasks
        ]
        if len(set(states)) == 1:
            return states[0]
        if "done" in states or "in_progress" in states:
            return "in_progress"
        return "not_started" if "not_started" in states else "paused"

    def _figures(self) -> Iterator[tuple[Key, Figure]]:
        """The newest figure of each target; of one day that of who leads the task first."""
        for task in self.tasks:
            lead = printed().get(task, {}).get("lead", [])
            for target in printed().get(task, {}).get("targets", []):
                key = (task, target["id"])
                told = [
                    (day, value)
                    for unit in sorted(self.units, key=lambda name: _place(lead, name))
                    for day, value in self.units[unit].figures.get(key, {}).items()
                    if day <= self.day
                ]
                if told:
                    yield key, max(told, key=lambda pair: pair[0])[1]

    def counted(self) -> Counter[str]:
        """How many tasks are in which state; one has no unit."""
        states = Counter(WORDS[state] for state in self.states.values())
        return states + Counter({"chưa phân công": 1})

    def verdict(self, key: Key) -> str | None:
        """What is to be read of a target, None where it takes more than its newest figure."""
        target = target_of(key)
        milestone = next(
            one for one in target["milestones"] if not isinstance(one.get("by"), int)
            or one["by"] >= YEAR
        )  # fmt: skip
        if "over" in milestone or milestone.get("every") == "week":
            return None
        value = self.figures.get(key)
        if value is None:
            return "chưa có số liệu"
        if reached(milestone, value):
            return "đạt, vượt mục tiêu" if exceeded(milestone, value) else "đạt"
        return "chưa đến hạn" if "by" in milestone or milestone.get("every") else "chưa đạt"

    def of_the_year(self, key: Key) -> bool:
        """Whether a target is looked at: one of a later year only where it has a figure."""
        years = [one.get("by") for one in target_of(key)["milestones"]]
        later = all(isinstance(year, int) and year > YEAR for year in years)
        return not later or key in self.figures

    def change(self, key: Key, before: Recount) -> Decimal | None:
        """How much a figure has grown since an earlier report."""
        now, then = self.figures.get(key), before.figures.get(key)
        if isinstance(now, Decimal) and isinstance(then, Decimal):
            return now - then
        return None


def keys() -> list[Key]:
    """Every target of the issued programme."""
    return [
        (number, target["id"])
        for number, task in printed().items()
        for target in task.get("targets", [])
    ]


def target_of(key: Key) -> Any:
    return next(one for one in printed()[key[0]]["targets"] if one["id"] == key[1])


def reached(milestone: Mapping[str, Any], value: Figure) -> bool:
    if isinstance(value, bool):
        return value
    low, high = milestone.get("between", (None, None))
    way = milestone.get("better", "higher")
    if low is not None:
        return bool(value <= high if way == "lower" else value >= low)
    return bool(
        value >= milestone.get("at_least", value)
        and value > milestone.get("more_than", value - 1)
        and value <= milestone.get("at_most", value)
        and value < milestone.get("less_than", value + 1)
        and value == milestone.get("exactly", value)
    )


def exceeded(milestone: Mapping[str, Any], value: Figure) -> bool:
    if isinstance(value, bool):
        return False
    low, high = milestone.get("between", (None, None))
    if low is not None:
        return bool(value < low if milestone.get("better") == "lower" else value > high)
    return "at_least" in milestone and value > milestone["at_least"]


def _place(lead: list[str], unit: str) -> int:
    return lead.index(unit) if unit in lead else len(lead)

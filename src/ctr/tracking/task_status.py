"""How a task stands on a day: its state as reported, and its punctuality, which is derived."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, State, Task, TaskResult
from ctr.tracking.deadlines import ThreeDates, counting_day, three_dates
from ctr.tracking.soon import SOON_DAYS
from ctr.tracking.working_days import WorkingDays

TaskState = Literal[
    "unassigned", "not_reported", "not_started", "paused", "in_progress", "dropped", "done"
]
TASK_STATES: tuple[TaskState, ...] = get_args(TaskState)
"""From the least advanced to the most."""

Punctuality = Literal[
    "done_on_time",
    "done_late",
    "done_without_deadline",
    "on_track",
    "due_soon",
    "overdue",
    "without_deadline",
    "not_reported",
    "unassigned",
    "dropped",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatus:
    """What one lead unit reported of a task up to a day. `result` is all it wrote, later too."""

    unit: str
    state: TaskState
    state_on: date | None
    result: TaskResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStatus:
    """One task in one year as of a day. `done_on` is the last completion of its units."""

    task: Task
    year: int
    state: TaskState
    punctuality: Punctuality
    units: tuple[UnitStatus, ...]
    dates: ThreeDates | None
    done_on: date | None

    @property
    def done_before(self) -> date | None:
        """The day on which it was done, where that was in an earlier year."""
        done_on = self.done_on
        return done_on if done_on is not None and done_on.year < self.year else None

    @property
    def dropped_before(self) -> date | None:
        """The day since which no unit goes on with it, where that was in an earlier year."""
        days = [unit.state_on for unit in self.units if unit.state_on is not None]
        if self.state != "dropped" or not days or max(days).year >= self.year:
            return None
        return max(days)


class TaskStatusReader:
    """The status of the tasks of a plan in one year, as of one day.

    Entries dated after `as_of`, or after the year, are not known yet. A task with a dated deadline
    keeps its state from year to year; every other task is reported anew each year, unless it was
    dropped. What is done or dropped is not reopened by a mere entry of a later year.

    Overdue is what is so on `judged_on`, if it is a later day: at most the first after the year.
    """

    def __init__(
        self, plan: Plan, year: int, as_of: date, *, judged_on: date | None = None
    ) -> None:
        self.plan = plan
        self.year = year
        self.as_of = min(as_of, date(year, 12, 31))
        self.judged_on = min(judged_on or as_of, date(year + 1, 1, 1))
        self.working_days = WorkingDays(plan.calendar)

    def of(self, task: Task, only: tuple[str, ...] = ()) -> TaskStatus:
        """The status of `task`: of all its lead units, or of those of them in `only`."""
        leads = self.plan.units_in(task.lead)
        chosen = [unit for unit in leads if unit in only] or leads
        units = tuple(self._unit(task, unit) for unit in chosen)
        state = whole_state([unit.state for unit in units]) if task.lead else "unassigned"
        dates = self._dates(task)
        days = [unit.state_on for unit in units if unit.state == "done" and unit.state_on]
        done_on = max(days) if state == "done" and days else None
        return TaskStatus(
            task=task,
            year=self.year,
            state=state,
            punctuality=self._punctuality(state, done_on, dates),
            units=units,
            dates=dates,
            done_on=done_on,
        )

    def all(self) -> list[TaskStatus]:
        """The status of all tasks, in the order of the document."""
        return [self.of(task) for _, task in self.plan.tasks()]

    def _unit(self, task: Task, unit: str) -> UnitStatus:
        deadline = task.deadline
        dated = deadline is not None and not deadline.every and deadline.literal_day() is not None
        begun: UnitStatus | None = None
        for year in reversed([known for known in self.plan.result_years if known <= self.year]):
            result = self.plan.result_of.get((unit, task.id, year))
            if result is None:
                continue
            stated = stated_state(result, self.as_of)
            if stated is None:
                if begun is None and (dated or year == self.year):
                    begun = self._begun(unit, result)
                continue
            state, since = stated
            kept = dated or year == self.year or state == "dropped"
            if kept and (begun is None or state in ("done", "dropped")):
                return UnitStatus(unit=unit, state=state, state_on=since, result=result)
            break
        return begun or UnitStatus(unit=unit, state="not_reported", state_on=None, result=None)

    def _begun(self, unit: str, result: TaskResult) -> UnitStatus | None:
        """Work that entries without a state show to be going on."""
        if last_entry(result, self.as_of) is None:
            return None
        return UnitStatus(unit=unit, state="in_progress", state_on=None, result=result)

    def _dates(self, task: Task) -> ThreeDates | None:
        if task.deadline is None:
            return None
        literal = task.deadline.literal_day(self.year)
        return three_dates(literal, self.working_days) if literal is not None else None

    def _punctuality(
        self, state: TaskState, done_on: date | None, dates: ThreeDates | None
    ) -> Punctuality:
        if state == "dropped":
            return "dropped"
        if dates is None:
            if state == "done":
                return "done_without_deadline"
            return state if state in ("not_reported", "unassigned") else "without_deadline"
        last = counting_day(dates, self.plan.programme.deadline_reading)
        if state == "done":
            return "done_on_time" if done_on is None or done_on <= last else "done_late"
        if self.judged_on > last:
            return "overdue"
        if state in ("not_reported", "unassigned"):
            return state
        return "due_soon" if (last - self.judged_on).days <= SOON_DAYS else "on_track"


def whole_state(states: list[TaskState]) -> TaskState:
    """The state of a task from those of its lead units; `not_reported` where an open group leads.

    Under way as soon as one unit is at work or done, done only with the last; a unit that dropped
    it does not hold up the others. While nobody is at work, the least advanced state told counts.
    """
    known = set(states) - {"dropped"} or set(states) or {"not_reported"}
    if len(known) > 1:
        if known & {"in_progress", "done"}:
            return "in_progress"
        known.discard("not_reported")
    return next(state for state in TASK_STATES if state in known)


def stated_state(result: TaskResult, as_of: date) -> tuple[State, date | None] | None:
    """The state that a result names by a day, and since when; what came later is not known yet."""
    if result.state is not None and (result.state_on is None or result.state_on <= as_of):
        return result.state, result.state_on
    known = [change for change in result.earlier if change.on <= as_of]
    if not known:
        return None
    last = max(known, key=lambda change: change.on)
    return last.state, last.on


def last_entry(result: TaskResult, as_of: date) -> date | None:
    """The day of the last entry, state or figure up to `as_of`."""
    days = [
        *(entry.on for entry in result.log),
        *(value.as_of for value in result.values),
        *(change.on for change in result.earlier),
        *([result.state_on] if result.state_on is not None else []),
    ]
    return max((day for day in days if day <= as_of), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueRates:
    """Overdue tasks, against all tasks and against those that have a deadline."""

    overdue: int
    all_tasks: int
    with_deadline: int

    def __add__(self, other: OverdueRates) -> OverdueRates:
        """Of the tasks of both, which are not the same ones."""
        return OverdueRates(
            overdue=self.overdue + other.overdue,
            all_tasks=self.all_tasks + other.all_tasks,
            with_deadline=self.with_deadline + other.with_deadline,
        )


def overdue_rates(statuses: list[TaskStatus], late: set[str] | None = None) -> OverdueRates:
    """Count over `statuses`; a dropped task counts among all tasks only.

    `late` are the numbers of those that are overdue, where not their own year alone says that.
    """
    if late is None:
        late = {status.task.id for status in statuses if status.punctuality == "overdue"}
    dated = {
        status.task.id
        for status in statuses
        if status.dates is not None and status.state != "dropped"
    }
    return OverdueRates(overdue=len(late), all_tasks=len(statuses), with_deadline=len(dated | late))

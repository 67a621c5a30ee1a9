"""What `ctr due` tells of one plan, and of several: what is due, and below it how much is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

import typer

from ctr.cli import answers
from ctr.cli.messages import say
from ctr.cli.resolve import leader_named, units_named
from ctr.cli.session import Session
from ctr.output.lists.due import due_listing
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, late_tasks, open_debtors
from ctr.tracking.selection import select_tasks
from ctr.tracking.task_status import OverdueRates, TaskStatusReader, overdue_rates
from ctr.vietnamese import phrases
from ctr.wording.due import item_name
from ctr.wording.states import rates_phrase


def due_of_one(
    session: Session,
    unit: list[str] | None,
    leader: str | None,
    within: int,
    *,
    all: bool,
    exit_zero: bool,
) -> None:
    """Answer with what is due in the plan. Raises typer.Exit where something is overdue, unless
    `exit_zero`, and CannotRun.
    """
    plan, day = session.plan, session.day
    near, every = answers.due(session, unit, leader, within)
    items = every if all else near
    session.write_list(due_listing(plan, items, day, named=all))
    counts = _counted(items)
    _say_counts(counts, _provisional(items), day, within)
    if not items:
        _say_next(every)
    _say_open_groups(plan, items)
    say(rates_phrase(_rates(plan, day, every, unit, leader)))
    if counts["overdue"] and not exit_zero:
        raise typer.Exit(1)


def due_of_several(
    session: Session,
    unit: list[str] | None,
    leader: str | None,
    within: int,
    *,
    all: bool,
    exit_zero: bool,
) -> None:
    """The same of several plans, as one list."""
    from ctr.cli.plans import Plans, Said
    from ctr.cli.plans_list import write_plans

    plans, day = Plans(session), session.day
    counts, years = Counter[str](), set[int]()
    rates = OverdueRates(overdue=0, all_tasks=0, with_deadline=0)

    def of_plan(one: Session) -> Said:
        plan = one.plan
        known = plans.narrowed(plan, unit, leader)
        near, every = answers.due(one, known, leader, within)
        items = every if all else near
        return Said(
            listing=due_listing(plan, items, day, named=all),
            told=(
                _counted(items),
                _provisional(items),
                asdict(_rates(plan, day, every, known, leader)),
            ),
        )

    def add(told: tuple[Counter[str], set[int], OverdueRates]) -> None:
        nonlocal rates
        counts.update(told[0])
        years.update(told[1])
        rates += told[2]

    write_plans(plans, of_plan, add, _read)
    _say_counts(counts, years, day, within)
    say(rates_phrase(rates))
    plans.end(negative=bool(counts["overdue"]) and not exit_zero)


def _rates(
    plan: Plan, day: date, every: list[DueItem], unit: list[str] | None, leader: str | None
) -> OverdueRates:
    """How much is late of what units and leader typed answer for, as `every` item tells."""
    units, directing = units_named(plan, unit), leader_named(plan, leader)
    chosen = select_tasks(plan, units=units, leader=directing)
    reader = TaskStatusReader(plan, day.year, day)
    return overdue_rates([reader.of(assigned.task) for assigned in chosen], late_tasks(every))


def _read(told: Any) -> tuple[Counter[str], set[int], OverdueRates]:
    """What a plan told of what is due in it. Raises ValueError and TypeError for anything else."""
    counts, years, rates = told
    if not {type(number) for number in (*counts.values(), *years, *rates.values())} <= {int}:
        raise TypeError(told)
    return Counter(counts), set(years), OverdueRates(**rates)


def _counted(items: list[DueItem]) -> Counter[str]:
    """How many there are of each state."""
    return Counter(item.state for item in items)


def _provisional(items: list[DueItem]) -> list[int]:
    """The years of those whose days off are not settled."""
    return sorted({item.dates.literal.year for item in items if item.dates.provisional})


def _say_next(items: list[DueItem]) -> None:
    """What comes first where nothing is near."""
    following = next((item for item in items if item.state == "later"), None)
    if following is not None:
        day = phrases.day(following.dates.literal)
        say(f"Việc kế tiếp: {day}, {item_name(following)}. Xem tất cả: ctr due --all")


def _say_counts(counts: Counter[str], years: Iterable[int], day: date, within: int) -> None:
    soon = counts["today"] + counts["soon"]
    say(
        f"Đến ngày {phrases.day(day)}: {counts['overdue']} việc quá hạn, "
        f"{soon} việc đến hạn trong {within} ngày tới."
    )
    listed = ", ".join(map(str, sorted(years)))
    if listed:
        say(f"Lịch nghỉ chưa có thông báo chính thức, ngày làm việc là tạm tính: {listed}.")


def _say_open_groups(plan: Plan, items: list[DueItem]) -> None:
    """Which of those named in the lines are no units that can be waited for."""
    named = dict.fromkeys(name for item in items for name in open_debtors(plan, item))
    if named:
        say(f"Nhóm mở, không theo dõi từng đơn vị: {'; '.join(named)}.")

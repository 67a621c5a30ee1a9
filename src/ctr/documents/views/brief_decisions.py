"""What a meeting has to decide: what the office proposes, extensions asked for, nobody's tasks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctr.documents.views.brief_page import DECISIONS, Line, units_within
from ctr.documents.views.of_period import list_of, tasks_by_text
from ctr.documents.views.proposals import asks_for_time, known_on, office_words
from ctr.plan.model import Plan, Task, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.wording.periods import short_period_name


def decisions(
    plan: Plan,
    period: ReportingPeriod,
    day: date,
    statuses: Sequence[TaskStatus],
    leader: str | None,
) -> list[Line]:
    """The lines, the office's own first; of a leader only what is about the tasks of `statuses`.

    What units report after `day` is not known yet.
    """
    numbers = {status.task.id for status in statuses}
    reports = [one for one in plan.results if one.year == period.year and known_on(one, day)]
    chosen = [*_chosen(plan, period, reports, numbers if leader is not None else None)]
    told = {match_key(line.text) for line in chosen}
    return [
        *chosen,
        *_extensions(plan, reports, statuses, told, whole=leader is None),
        *_unassigned(statuses),
        *_paused(plan, statuses),
    ]


def _chosen(
    plan: Plan, period: ReportingPeriod, reports: Sequence[UnitResults], numbers: set[str] | None
) -> Iterator[Line]:
    """What the office proposes; of some tasks, only what units proposed of these."""
    words, of = office_words(plan, period)
    office = "Văn phòng" if of == period else f"Văn phòng, {short_period_name(of)}"
    asked = {
        match_key(text): (results.unit, tasks)
        for results in reports
        for text, tasks in tasks_by_text(results, list_of("proposals")).items()
    }
    for block in words.split("\n\n"):
        text = phrases.run_on(block)
        if not text:
            continue
        unit, tasks = asked.get(match_key(text), ("", []))
        if numbers is None or numbers.intersection(tasks):
            yield Line(first="Đề xuất", text=text, who=plan.short_name(unit) if unit else office)


def _extensions(
    plan: Plan,
    reports: Sequence[UnitResults],
    statuses: Sequence[TaskStatus],
    told: set[str],
    *,
    whole: bool,
) -> Iterator[Line]:
    """Units that ask for more time, in what they propose or what hinders them, each thing once;
    not again what has been `told`."""
    known = {status.task.id: status.task for status in statuses}
    done = {status.task.id for status in statuses if status.state in ("done", "dropped")}
    for results in reports:
        wanted: dict[str, list[str]] = {}
        for name in ("proposals", "difficulties"):
            for text, tasks in tasks_by_text(results, list_of(name)).items():
                if asks_for_time(text) and match_key(text) not in told:
                    wanted.setdefault(text, []).extend(tasks)
        for text, tasks in wanted.items():
            open_ = [number for number in dict.fromkeys(tasks) if number not in done]
            of = [number for number in open_ if number in known]
            if of or (whole and not tasks):
                yield Line(
                    first="Xin gia hạn",
                    text=_of_tasks(text, [known[number] for number in of]),
                    who=plan.short_name(results.unit),
                )


def _of_tasks(text: str, tasks: Sequence[Task]) -> str:
    """The words, of which tasks they are, and what of it has been granted already."""
    if not tasks:
        return text
    numbers = phrases.joined([task.id for task in tasks])
    granted = [
        f"{task.id} đã gia hạn đến {phrases.document_day(extension.to.last_day())}"
        for task in tasks
        if task.deadline is not None
        for extension in task.deadline.extensions[-1:]
    ]
    noted = f" [{'; '.join(granted)}]" if granted else ""
    return f"{numbers}. {text}{noted}"


def _unassigned(statuses: Sequence[TaskStatus]) -> Iterator[Line]:
    for status in statuses:
        if status.state == "unassigned":
            title = f"{status.task.id}. {status.task.title}"
            yield Line(first="Phân công", text=title, who="chưa có đơn vị chủ trì")


def _paused(plan: Plan, statuses: Sequence[TaskStatus]) -> Iterator[Line]:
    for status in statuses:
        if status.state == "paused":
            units = [unit.unit for unit in status.units if unit.state == "paused"]
            yield Line(
                first="Đang tạm dừng",
                text=f"{status.task.id}. {status.task.title}",
                who=units_within(plan, units, DECISIONS),
            )

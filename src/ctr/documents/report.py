"""The yearly report as a template sees it: prepared texts, nothing left to compute."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ctr.plan.plan import Plan
from ctr.tracking.due import DueItem, due_items, received_on
from ctr.tracking.progress import Progress, ProgressReader
from ctr.tracking.selection import concerns
from ctr.tracking.standing import Standing, Standings, state_name
from ctr.tracking.wording import amount_phrase, course_phrase, figure_phrase, when_phrase
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """One line of figures: what is counted, and how many."""

    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """One task in the table of its section."""

    number: str
    title: str
    lead: str
    coordinating: str
    leader: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """One milestone that is to be looked at in the year."""

    task: str
    name: str
    unit: str
    amount: str
    when: str
    actual: str
    course: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """One section of part II with its tasks and the milestones of the year."""

    number: str
    title: str
    tasks: tuple[TaskView, ...]
    targets: tuple[TargetView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedView:
    """A report that has come in."""

    unit: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One report of the year: from whom it has come in and when, from whom it has not."""

    title: str
    phrase: str
    recipient: str
    literal: str
    advised: str
    carried: str
    provisional: bool
    state: str
    received: tuple[ReceivedView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """The whole report of one year, as of one day."""

    year: int
    as_of: str
    issuer: str
    dateline: str
    kind: str
    title: str
    period: str
    task_counts: tuple[CountView, ...]
    lead_counts: tuple[CountView, ...]
    leader_counts: tuple[CountView, ...]
    sections: tuple[SectionView, ...]
    duties: tuple[DutyView, ...]
    signer_authority: str
    signer_position: str
    signer_name: str


def report_view(plan: Plan, year: int, as_of: date, working_days: WorkingDays) -> ReportView:
    """Everything that the report of `year` says, as of the day `as_of`."""
    programme = plan.programme
    period = f"{programme.period.from_}-{programme.period.to}"
    return ReportView(
        year=year,
        as_of=phrases.day(as_of),
        issuer=programme.issuer,
        dateline=f"{programme.place}, ngày … {phrases.month_of(as_of)}",
        kind=programme.kind,
        title=programme.title,
        period=f"{period} và những năm tiếp theo" if programme.period.beyond else period,
        task_counts=_task_counts(plan, year),
        lead_counts=_lead_counts(plan),
        leader_counts=tuple(
            CountView(label=leader.name, count=count)
            for leader in plan.leaders
            if (count := sum(task.leader == leader.name for _, task in plan.tasks()))
        ),
        sections=_sections(plan, year, as_of),
        duties=tuple(
            _duty(plan, item, year, as_of)
            for item in due_items(plan, as_of, working_days)
            if item.kind == "report" and item.dates.literal.year == year
        ),
        signer_authority=_read(plan, programme.signer.authority),
        signer_position=_read(plan, programme.signer.position),
        signer_name=programme.signer.name,
    )


def _task_counts(plan: Plan, year: int) -> tuple[CountView, ...]:
    tasks = [task for _, task in plan.tasks()]
    milestones = [m for _, _, target in plan.targets() for m in target.milestones]
    return (
        CountView(label="Mục", count=len(plan.sections)),
        CountView(label="Nhiệm vụ", count=len(tasks)),
        CountView(label="Nhiệm vụ đã phân công chủ trì", count=sum(bool(t.lead) for t in tasks)),
        CountView(label="Trong đó: đề nghị thực hiện", count=sum(t.request for t in tasks)),
        CountView(label="Nhiệm vụ có chỉ tiêu", count=sum(bool(t.targets) for t in tasks)),
        CountView(label="Chỉ tiêu", count=sum(1 for _ in plan.targets())),
        CountView(
            label=f"Mốc phải xem xét trong năm {year}",
            count=sum(concerns(milestone, year) for milestone in milestones),
        ),
    )


def _lead_counts(plan: Plan) -> tuple[CountView, ...]:
    counts = Counter(name for _, task in plan.tasks() for name in task.lead)
    known = [*(unit.name for unit in plan.units), *(group.name for group in plan.groups)]
    return tuple(CountView(label=name, count=counts[name]) for name in known if counts[name])


def _sections(plan: Plan, year: int, as_of: date) -> tuple[SectionView, ...]:
    standings = Standings(plan, year, as_of)
    progress = ProgressReader(plan, year, as_of)
    return tuple(
        SectionView(
            number=section.id,
            title=section.title,
            tasks=tuple(_task(standings.of(task)) for task in section.tasks),
            targets=tuple(
                _target(progress.of(task, target, milestone))
                for task in section.tasks
                for target in task.targets
                for milestone in target.milestones
                if concerns(milestone, year)
            ),
        )
        for section in plan.sections
    )


def _target(progress: Progress) -> TargetView:
    target, actual = progress.target, progress.actual
    return TargetView(
        task=progress.task.id,
        name=target.name,
        unit=target.unit or "",
        amount=amount_phrase(progress.milestone, target.unit),
        when=when_phrase(progress.milestone),
        actual=figure_phrase(actual.value, target.unit) if actual is not None else "",
        course=course_phrase(progress.course),
        lead="; ".join(progress.task.lead),
    )


def _task(standing: Standing) -> TaskView:
    task = standing.task
    lead = "; ".join(task.lead) or "Chưa phân công"
    return TaskView(
        number=task.id,
        title=task.title,
        lead=f"{lead} (đề nghị)" if task.request else lead,
        coordinating="; ".join(task.coordinating),
        leader=task.leader or "",
        state=state_name(standing.state),
    )


def _duty(plan: Plan, item: DueItem, year: int, as_of: date) -> DutyView:
    recipient = item.duty.to if item.duty is not None else None
    days = {unit: received_on(plan, unit, year, as_of) for unit in item.owed_by}
    by_lead = item.duty is not None and item.duty.owed_by_leads
    return DutyView(
        title=item.title,
        phrase=item.phrase,
        recipient=recipient or "",
        literal=phrases.day(item.dates.literal),
        advised=phrases.day(item.dates.advised),
        carried=phrases.day(item.dates.carried),
        provisional=item.dates.provisional,
        state=_STATES[item.state],
        received=tuple(
            ReceivedView(unit=unit, day=phrases.day(day))
            for unit, day in days.items()
            if day is not None and by_lead
        ),
        missing=item.units,
    )


_STATES = {
    "overdue": "đã quá hạn",
    "today": "hạn hôm nay",
    "soon": "chưa đến hạn",
    "later": "chưa đến hạn",
    "done": "đã đủ",
}


def _read(plan: Plan, printed: str) -> str:
    """A printed text with the errata of the programme read."""
    for slip in plan.programme.errata:
        printed = printed.replace(slip.printed, slip.read)
    return printed

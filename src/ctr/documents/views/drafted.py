"""Sentences for the office's own words, put together from the records and from nothing else.

What the report prints by itself (counts by state, what is late, what units wrote of the whole
year) is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ctr.documents.views.draft_sources import (
    PlanFiles,
    Sentence,
    Source,
    figure_sources,
    state_sources,
    task_sources,
)
from ctr.documents.views.letterhead import programme_number
from ctr.documents.views.references import numbered
from ctr.documents.views.rows import Rows
from ctr.plan.model import Milestone, Plan, Section, Target, Task, UnitResults
from ctr.results.office_parts import OfficePart
from ctr.tracking.reports import received_on, report_in_time_until
from ctr.tracking.targets import Progress
from ctr.tracking.task_status import TaskStatus
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import match_key
from ctr.wording.counts import count, part_of
from ctr.wording.deadlines import when_phrase
from ctr.wording.states import state_name
from ctr.wording.targets import amount_phrase, result_phrase

NAMED = 10
"""How many tasks or targets a sentence names by their titles; of more it gives the numbers, below
the titles of their sections."""
_CAUSE = re.compile(r"\b(nguyên nhân|do|vì|bởi)\b", re.IGNORECASE)
_NO_CAUSE = re.compile(r"\btự do\b", re.IGNORECASE)


class Drafter:
    """Drafts of the report of a year, or of a part of it counted from the year's start."""

    def __init__(self, plan: Plan, rows: Rows, files: PlanFiles) -> None:
        self.plan = plan
        self.rows = rows
        self.files = files
        self.period = rows.period
        self.year = rows.period.year
        self.since = "Trong năm" if self.period.kind == "year" else "Từ đầu năm"

    def part(self, part: OfficePart) -> tuple[Sentence, ...]:
        """The sentences of a part, none where the records say nothing of it."""
        drafts = {
            "direction": self._direction,
            "strengths": self._strengths,
            "shortcomings": self._shortcomings,
            "causes": self._causes,
            "next_year": self._next_year,
            "proposals": self._nothing,
        }
        return tuple(drafts[part]())

    def _nothing(self) -> Iterator[Sentence]:
        """What is asked of those above is the office's to choose."""
        yield from ()

    def _direction(self) -> Iterator[Sentence]:
        tasks = [task for _, task in self.plan.tasks()]
        whole = [Source(file=self.files.programme), *self._of_tasks(tasks)]
        leads = self.plan.lead_units
        yield _sentence(
            f"{programme_number(self.plan)} gồm {count(len(tasks))} nhiệm vụ thuộc "
            f"{count(len(self.plan.sections))} mục, giao {count(len(leads))} đơn vị chủ trì",
            whole,
        )
        directed: dict[str, list[Task]] = {}
        for task in tasks:
            if task.leader is not None:
                directed.setdefault(task.leader, []).append(task)
        if directed:
            shares = [f"{name} {count(len(of))} nhiệm vụ" for name, of in directed.items()]
            yield _sentence(
                f"Lãnh đạo phường được phân công trực tiếp chỉ đạo: {phrases.joined(shares)}",
                self._of_tasks(task for of in directed.values() for task in of),
            )
        yield from self._verified()
        yield from self._sent()

    def _verified(self) -> Iterator[Sentence]:
        """What the office has checked."""
        units: dict[str, Source] = {}
        numbers: dict[str, list[Source]] = {}
        for report in self._reports():
            if report.verified is not None and report.verified.on <= self.rows.as_of:
                units[report.unit] = self.files.result(
                    report.unit, report.year, day=report.verified.on
                )
            for result in report.tasks:
                if result.verified is not None and result.verified.on <= self.rows.as_of:
                    source = self.files.result(
                        report.unit, report.year, result.task, result.verified.on
                    )
                    numbers.setdefault(result.task, []).append(source)
        if units:
            yield _sentence(
                f"Đã kiểm tra báo cáo của {count(len(units))} đơn vị: {phrases.joined([*units])}",
                units.values(),
            )
        if numbers:
            tasks = [task for _, task in self.plan.tasks() if task.id in numbers]
            yield _sentence(
                f"Đã kiểm tra kết quả của {count(len(tasks))} nhiệm vụ: {self._titles(tasks)}",
                (source for task in tasks for source in numbers[task.id]),
            )

    def _sent(self) -> Iterator[Sentence]:
        """The ward's own letters."""
        summary = self.plan.summary_of.get(self.year)
        letters = [
            letter
            for letter in (summary.letters if summary is not None else ())
            if letter.on <= self.rows.as_of
        ]
        if letters:
            file = self.files.summary(self.year)
            named = [
                f"số {letter.number} ngày {phrases.document_day(letter.on)} gửi {letter.unit}"
                for letter in letters
            ]
            yield _sentence(
                f"{self.since} đã gửi {count(len(letters))} công văn đôn đốc: {'; '.join(named)}",
                (Source(file=file, unit=letter.unit, day=letter.on) for letter in letters),
            )

    def _strengths(self) -> Iterator[Sentence]:
        rows = self.rows
        done = [
            status
            for status in rows.statuses
            if status.state == "done" and status.done_before is None
        ]
        if done:
            yield _sentence(
                f"{self.since} hoàn thành {part_of(len(done), len(rows.statuses))} nhiệm vụ: "
                f"{self._titles([status.task for status in done])}",
                self._of_states(done),
            )
        in_time = [status for status in done if status.punctuality == "done_on_time"]
        if in_time:
            yield _sentence(
                f"Hoàn thành đúng hạn {count(len(in_time))} nhiệm vụ: "
                f"{self._titles([status.task for status in in_time])}",
                self._of_states(in_time),
            )
        met = [progress for progress in rows.progress if progress.course == "met"]
        if met:
            yield _sentence(
                f"Đạt {part_of(len(met), len(rows.progress))} chỉ tiêu xem xét trong năm"
                f"{self._targets(met)}",
                self._of_figures(met),
            )
        exceeded = [progress for progress in met if progress.exceeded]
        if exceeded:
            yield _sentence(
                f"Vượt mục tiêu {count(len(exceeded))} chỉ tiêu{self._targets(exceeded)}",
                self._of_figures(exceeded),
            )
        yield from self._reported_in_time()

    def _reported_in_time(self) -> Iterator[Sentence]:
        period = self.period
        last = report_in_time_until(self.plan, period)
        units = self.plan.reporting_units
        came = {
            unit: day
            for unit in units
            if (day := received_on(self.plan, unit, period, self.rows.received_by)) is not None
            and last is not None
            and day <= last
        }
        if came:
            yield _sentence(
                f"Gửi báo cáo đúng hạn có {part_of(len(came), len(units))} đơn vị: "
                f"{phrases.joined([*came])}",
                (self.files.result(unit, self.year, day=day) for unit, day in came.items()),
            )

    def _shortcomings(self) -> Iterator[Sentence]:
        rows = self.rows
        silent = [status for status in rows.statuses if status.state == "not_reported"]
        if silent:
            yield _sentence(
                f"Chưa có kết quả báo cáo của {part_of(len(silent), len(rows.statuses))} nhiệm vụ: "
                f"{self._titles([status.task for status in silent])}",
                self._of_states(silent),
            )
        for status in rows.statuses:
            if status.state in ("not_started", "paused", "dropped"):
                yield from self._standing(status)
        missing = [progress for progress in rows.progress if progress.course == "no_figure"]
        if missing:
            yield _sentence(
                f"Chưa có số liệu năm {self.year} của {count(len(missing))} chỉ tiêu"
                f"{self._names([(one.task, one.target.name) for one in missing])}",
                self._of_figures(missing),
            )
        yield from self._difficulties(with_cause=False)

    def _standing(self, status: TaskStatus) -> Iterator[Sentence]:
        """A task that does not go on, where all its units say so."""
        days = {(unit.state, unit.state_on) for unit in status.units}
        if len(days) == 1:
            ((state, day),) = days
            words = state_name(state)
            if day is not None:
                when = f"ngày {phrases.document_day(day)}"
                begun = state != "not_started"
                words = f"{words} từ {when}" if begun else f"đến {when} {words}"
            yield _sentence(
                f"{status.task.title} ({numbered(status.task.id)}): {words}",
                self._of_states([status]),
            )

    def _causes(self) -> Iterator[Sentence]:
        yield from self._difficulties(with_cause=True)

    def _difficulties(self, *, with_cause: bool) -> Iterator[Sentence]:
        """What units told of their tasks, word for word; one sentence for one text."""
        told: dict[str, tuple[str, list[str], list[Source]]] = {}
        for report in self._reports():
            for result in report.tasks:
                for text in result.difficulties:
                    words = phrases.run_on(text)
                    if _names_cause(words) is not with_cause:
                        continue
                    _, said, sources = told.setdefault(match_key(words), (words, [], []))
                    said.append(f"{report.unit}, {numbered(result.task)}")
                    came = received_on(self.plan, report.unit, self.period, self.rows.received_by)
                    source = self.files.result(report.unit, report.year, result.task, came)
                    sources.append(source)
        for words, said, sources in told.values():
            yield _sentence(f"{words} ({'; '.join(said)})", sources)

    def _next_year(self) -> Iterator[Sentence]:
        going = [
            status
            for status in self.rows.statuses
            if status.state in ("in_progress", "not_started", "paused", "not_reported")
        ]
        late = [status for status in going if status.punctuality == "overdue"]
        if late:
            yield _sentence(
                f"Tập trung hoàn thành {count(len(late))} nhiệm vụ quá hạn: "
                f"{self._titles([status.task for status in late])}",
                self._of_states(late),
            )
        going = [status for status in going if status not in late]
        if going:
            yield _sentence(
                f"Tiếp tục thực hiện {count(len(going))} nhiệm vụ chưa hoàn thành: "
                f"{self._titles([status.task for status in going])}",
                self._of_states(going),
            )
        yield from self._due_next_year()

    def _due_next_year(self) -> Iterator[Sentence]:
        first, last = self._ahead()
        within = f"trong năm {last.year}"
        if first.year == self.year:
            within = f"từ nay đến hết năm {last.year}"
        coming = [
            (status.task, day)
            for status in self.rows.statuses
            if status.state not in ("done", "dropped")
            and (deadline := status.task.deadline) is not None
            and (day := deadline.literal_day(last.year)) is not None
            and first <= day <= last
        ]
        if coming:
            named = [
                f"{task.title} ({numbered(task.id)}, hạn {phrases.document_day(day)})"
                for task, day in coming
            ]
            yield _sentence(
                f"{within} có {count(len(coming))} nhiệm vụ đến hạn: {'; '.join(named)}",
                self._of_tasks((task for task, _ in coming)),
            )
        dropped = {status.task.id for status in self.rows.statuses if status.state == "dropped"}
        goals = [
            (task, target, milestone)
            for _, task, target in self.plan.targets()
            for milestone in target.milestones
            if milestone.last_day is not None
            and first <= milestone.last_day <= last
            and task.id not in dropped
        ]
        if goals:
            yield _sentence(
                f"Phấn đấu đạt {count(len(goals))} chỉ tiêu đến hạn {within}"
                f"{self._names([(task, _goal(target, at)) for task, target, at in goals])}",
                self._of_tasks((task for task, _, _ in goals)),
            )

    def _ahead(self) -> tuple[date, date]:
        """The time that is planned for: the next year, or what is left of this one."""
        first = self.period.last_day + timedelta(days=1)
        return first, date(first.year, 12, 31)

    def _reports(self) -> Iterator[UnitResults]:
        return (report for report in self.plan.results if report.year == self.year)

    def _of_tasks(self, tasks: Iterable[Task]) -> Iterator[Source]:
        """Tasks as the programme has them, and what it was amended by."""
        yield from task_sources(self.files, tasks)
        if self.plan.amendments:
            yield Source(file=self.files.amendments)

    def _of_states(self, statuses: Iterable[TaskStatus]) -> Iterator[Source]:
        for status in statuses:
            yield from state_sources(self.plan, self.files, status)

    def _of_figures(self, progress: Iterable[Progress]) -> Iterator[Source]:
        for one in progress:
            yield from figure_sources(self.plan, self.files, one, self.rows.as_of)

    def _titles(self, tasks: list[Task]) -> str:
        """The tasks by title and number, or where they are many by number, section by section."""
        if len(tasks) <= NAMED:
            return "; ".join(f"{task.title} ({numbered(task.id)})" for task in tasks)
        by_section: dict[str, tuple[Section, list[str]]] = {}
        for task in tasks:
            section = self.plan.by_number[task.id][0]
            by_section.setdefault(section.id, (section, []))[1].append(task.id)
        return "; ".join(
            f"mục {section.id} ({section.title})"
            + ("" if numbers == [section.id] else f": {', '.join(numbers)}")
            for section, numbers in by_section.values()
        )

    def _names(self, targets: list[tuple[Task, str]]) -> str:
        """`: A; B`, or the tasks where the targets are many: ` thuộc các nhiệm vụ: …`."""
        if len(targets) <= NAMED:
            return f": {'; '.join(words for _, words in targets)}"
        tasks = {task.id: task for task, _ in targets}
        return f" thuộc các nhiệm vụ: {self._titles([*tasks.values()])}"

    def _targets(self, progress: list[Progress]) -> str:
        """Targets with what was reached."""
        return self._names(
            [
                (
                    one.task,
                    f"{one.target.name}"
                    f"{f' ({result_phrase(one)})' if one.target.by_figure else ''}",
                )
                for one in progress
            ]
        )


def _sentence(text: str, sources: Iterable[Source]) -> Sentence:
    return Sentence(text=phrases.sentence(text), sources=tuple(dict.fromkeys(sources)))


def _goal(target: Target, milestone: Milestone) -> str:
    amount = amount_phrase(milestone, target.unit)
    return f"{target.name} ({amount}, {when_phrase(milestone)})"


def _names_cause(text: str) -> bool:
    return _CAUSE.search(_NO_CAUSE.sub("", text)) is not None

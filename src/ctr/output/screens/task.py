"""One task: who and how far at the top, then its targets, what came of it, its words last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ctr.output.lines import (
    APART,
    EMPTY,
    Span,
    Words,
    beside,
    folded,
    indented,
    joined,
    kept,
    words,
)
from ctr.output.look import COURSES, STATES, look_of_task
from ctr.output.screen import BETWEEN
from ctr.plan.model import Plan, Section, Target, Task, TaskResult, UnitResults, Verification
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, last_entry
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.deadlines import full_deadline_phrase, when_phrase
from ctr.wording.states import state_name, status_phrase, units_phrase
from ctr.wording.targets import (
    amount_phrase,
    dated_actual_phrase,
    figure_phrase,
    reached_phrase,
    verdict_phrase,
)
from ctr.wording.values import correction_text, proof_text

_WIDEST = 100
"""Columns of running text, at most."""
_LABEL, _DAY = 12, 10
Dated = tuple[date, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A task as it stands on a day. `amended`: what was changed of it, in words."""

    plan: Plan
    section: Section
    status: TaskStatus
    progress: ProgressReader
    day: date
    amended: tuple[str, ...] = ()


def task_lines(shown: Shown, room: int | None) -> list[Words]:
    """The task, folded to `room` columns, each paragraph in one line for a pipe (None)."""
    task = shown.status.task
    wide = min(room, _WIDEST) if room is not None else None
    parts = [
        ("Chỉ tiêu", list(_targets(shown, wide))),
        ("Kết quả", list(_history(shown, wide))),
        ("Sửa đổi, bổ sung", _paragraphs(shown.amended, wide)),
        ("Nội dung", _paragraphs(_text_of(task.text), wide)),
        ("Sản phẩm", _paragraphs(_text_of(task.product), wide)),
        ("Ghi chú", _paragraphs(_text_of(task.note), wide)),
        ("Chú thích", _paragraphs((f"{n.mark} {n.text}" for n in task.footnotes), wide)),
        ("Đính chính", _paragraphs(_errata(task), wide)),
    ]
    lines = list(_head(shown, wide))
    for head, part in parts:
        if part:
            lines += [EMPTY, words(Span(head, "head")), *indented(part, 2)]
    return lines


def _fold(line: Words, room: int | None, hanging: int = 0) -> list[Words]:
    return [line] if room is None else folded(line, room, hanging)


def _paragraphs(texts: Iterable[str], room: int | None) -> list[Words]:
    inside = room - 2 if room is not None else None
    return [line for text in texts for line in _fold(words(text), inside)]


def _text_of(text: str | None) -> list[str]:
    return text.split("\n\n") if text else []


def _errata(task: Task) -> Iterator[str]:
    for slip in task.errata:
        yield f"“{slip.printed}” đọc là “{slip.read}” ({slip.reason})"


def _head(shown: Shown, room: int | None) -> Iterator[Words]:
    """What it is, how it stands, then who."""
    status, section = shown.status, shown.section
    task = status.task
    yield from _fold(words(Span(f"Nhiệm vụ {task.id}. {task.title}", "strong")), room)
    yield from _fold(words(f"Mục {section.id}. {section.title}"), room)
    if task.printed_number is not None:
        yield words(f"Số đã in trong văn bản: {task.printed_number}")
    if room is not None:
        yield EMPTY
    yield from _labelled(f"Năm {status.year}", _state(status, room), room)
    if units := units_phrase(status):
        yield from _labelled("", words(units), room)
    for label, text in _assignment(shown.plan, status):
        yield from _labelled(label, words(text), room)


def _state(status: TaskStatus, room: int | None) -> Words:
    text = status_phrase(status.state, status)
    if status.done_on is not None:
        text += f", ngày {phrases.day(status.done_on)}"
    return words(text) if room is None else look_of_task(status).marked(text)


def _assignment(plan: Plan, status: TaskStatus) -> Iterator[tuple[str, str]]:
    task = status.task
    yield "Chủ trì", lead_phrase(task, nobody="chưa phân công")
    if task.through:
        yield "Chỉ đạo qua", task.through
    position = {leader.name: leader.position for leader in plan.leaders}.get(task.leader or "")
    leader = task.leader or "chưa phân công"
    yield "Lãnh đạo", f"{leader}, {position}" if position else leader
    if task.co_leaders:
        yield "Cùng chỉ đạo", "; ".join(task.co_leaders)
    yield "Thời hạn", full_deadline_phrase(task.deadline, status.year)
    yield "Phối hợp", "; ".join(task.coordinating) or "không"


def _labelled(label: str, text: Words, room: int | None) -> list[Words]:
    if room is None:
        return [words(f"{label}: ", *text) if label else text]
    right = folded(text, room - _LABEL - 2)
    return beside([[words(label)], right], [_LABEL, room - _LABEL - 2])


def _targets(shown: Shown, room: int | None) -> Iterator[Words]:
    """Each target with its milestones on one line of years, and its newest figure."""
    task = shown.status.task
    for place, target in enumerate(task.targets):
        standing = [shown.progress.of(task, target, each) for each in target.milestones]
        if room is None:
            for progress in standing:
                yield words(_in_pipe(target, progress))
            continue
        if place:
            yield EMPTY
        inside = room - 2
        yield from folded(words(Span(target.name, "strong"), " ", kept(f"[{target.id}]")), inside)
        years = joined([_milestone(progress) for progress in standing], APART)
        yield from indented(folded(years, inside - 2), 2)
        told = dict.fromkeys(filter(None, map(dated_actual_phrase, standing)))
        if told and target.by_figure:
            yield from indented(folded(words(f"số liệu: {'; '.join(told)}"), inside - 2), 2)
        if target.note:
            yield from indented(folded(words(f"[{target.note}]"), inside - 2), 2)


def _milestone(progress: Progress) -> Words:
    """`! năm 2027: từ 65% trở lên, chậm tiến độ`."""
    milestone, target = progress.milestone, progress.target
    when = when_phrase(milestone)
    amount = f": {amount_phrase(milestone, target.unit)}" if target.by_figure else ""
    verdict = verdict_phrase(progress)
    if not target.by_figure and (reached := reached_phrase(progress)):
        verdict = reached
    return COURSES[progress.course].marked(f"{when}{amount}, {verdict}")


def _in_pipe(target: Target, progress: Progress) -> str:
    """The goal, the verdict and the figure: of a yes/no target without saying "đạt" twice."""
    milestone = progress.milestone
    actual, verdict = dated_actual_phrase(progress), verdict_phrase(progress)
    head = f"{target.name} [{target.id}]"
    if target.by_figure:
        text = f": {amount_phrase(milestone, target.unit)} ({when_phrase(milestone)}): {verdict}"
        return f"{head}{text}; kết quả: {actual}" if actual else f"{head}{text}"
    said = reached_phrase(progress) in ("đạt", "chưa đạt")
    parts = [actual] if actual and said else [*filter(None, [actual]), verdict]
    return f"{head}, {when_phrase(milestone)}: {', '.join(parts)}"


def _history(shown: Shown, room: int | None) -> Iterator[Words]:
    """What every unit reported in every year up to the day, in the order of the days."""
    task, day = shown.status.task, shown.day
    first = True
    for results in sorted(shown.plan.results, key=lambda results: results.year):
        for result in results.tasks:
            if result.task != task.id or results.year > day.year:
                continue
            events, remarks = list(_events(task, result, day, room)), list(_remarks(result, day))
            if not events and last_entry(result, day) is None:
                remarks = remarks[len(remarks) - len(_corrected(result, day)) :]
            if not events and not remarks:
                continue
            if not first and room is not None:
                yield EMPTY
            first = False
            yield from _reported(results, events, remarks, room)


def _reported(
    results: UnitResults, events: list[Dated], remarks: list[Words], room: int | None
) -> Iterator[Words]:
    """The timeline of one unit in one year."""
    name = f"{results.year}, {results.unit}"
    lines = sorted(events, key=lambda event: event[0])
    if room is None:
        for day, text in lines:
            told = words(phrases.day(day)) if day != date.min else EMPTY
            yield joined([words(name), told, text], BETWEEN)
        for remark in remarks:
            yield joined([words(name), remark], BETWEEN)
        return
    yield words(Span(name, "strong"))
    before = None
    for day, text in lines:
        shown = phrases.day(day) if day not in (before, date.min) else ""
        before = day
        widths = [_DAY, room - 2 - _DAY - 4]
        begun = [words(shown)]
        yield from indented(beside([begun, folded(text, widths[1])], widths), 2)
    for remark in remarks:
        yield from indented(folded(remark, room - 4, 2), 2)


def _events(task: Task, result: TaskResult, day: date, room: int | None) -> Iterator[Dated]:
    """What was known on `day`, each with its own."""
    units = {target.id: target.unit for target in task.targets}
    names = {target.id: target.name for target in task.targets}
    states = [(change.on, change.state) for change in result.earlier]
    if result.state is not None:
        states.append((result.state_on or date.min, result.state))
    for on, state in states:
        if on <= day:
            name = state_name(state)
            yield on, words(name) if room is None else STATES[state].marked(name)
    for entry in result.log:
        if entry.on <= day:
            proof = proof_text(entry.evidence, entry.files)
            yield entry.on, words(f"{phrases.run_on(entry.done)}{proof}")
    for value in result.values:
        if value.as_of <= day:
            unit = units.get(value.target)
            name = names.get(value.target, value.target)  # a target may have been dropped
            text = f": {figure_phrase(value.value, unit)}"
            if value.corrects is not None:
                text += f" (thay số đã báo {figure_phrase(value.corrects, unit)})"
            yield value.as_of, words(name, f"{text}{proof_text(value.source, value.files)}")


def _remarks(result: TaskResult, day: date) -> Iterator[Words]:
    """What has no day of its own, who checked it, what was put right."""
    for head, texts in (
        ("Khó khăn", result.difficulties),
        ("Đề xuất", result.proposals),
        ("Năm sau", result.next_year),
    ):
        for text in texts:
            yield words(f"{head}: {phrases.run_on(text)}")
    yield from _checked(result.verified, day)
    yield from _corrected(result, day)


def _corrected(result: TaskResult, day: date) -> list[Words]:
    return [
        words(f"Đã sửa: {correction_text(correction)}")
        for correction in result.corrections
        if correction.on <= day
    ]


def _checked(verified: Verification | None, day: date) -> Iterator[Words]:
    if verified is not None and verified.on <= day:
        yield words(f"Đã kiểm tra: {verified.by}, ngày {phrases.day(verified.on)}")

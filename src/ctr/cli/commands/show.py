"""ctr show: one task whole, with its history."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ctr.cli.resolve import task_named
from ctr.cli.session import AS_OF, YEAR, Session, takes
from ctr.output.listing import write_json
from ctr.output.tasks import task_record
from ctr.plan.model import Plan, Section, Task, TaskResult, Verification
from ctr.tracking.selection import Assigned
from ctr.tracking.targets import Progress, ProgressReader
from ctr.tracking.task_status import TaskStatus, TaskStatusReader, last_entry
from ctr.vietnamese import phrases
from ctr.wording.assignments import lead_phrase
from ctr.wording.deadlines import when_phrase
from ctr.wording.entries import correction_text, proof_text
from ctr.wording.states import state_name, status_phrase, units_phrase
from ctr.wording.targets import (
    amount_phrase,
    dated_actual_phrase,
    figure_phrase,
    reached_phrase,
    verdict_phrase,
)

if TYPE_CHECKING:
    from ctr.plan.amended.effects import Effect
    from ctr.plan.model.amendments import Amendment

Part = tuple[str, list[str]]
ShowFormat = Literal["text", "json"]


@takes(YEAR, AS_OF)
def show(
    session: Session,
    number: Annotated[str, typer.Argument(metavar="SỐ", help="Số của nhiệm vụ, ví dụ 10.2.")],
    format: Annotated[ShowFormat, typer.Option(help="Văn bản để đọc, hoặc JSON.")] = "text",
) -> None:
    """Xem trọn một nhiệm vụ và mọi kết quả đã báo cáo."""
    plan, day = session.plan, session.day
    section, task = task_named(plan, number)
    status = TaskStatusReader(plan, session.year, day).of(task)
    amendments = _amendments(plan, task, day)
    if format == "json":
        records = _records(amendments)
        write_json(task_record(plan, Assigned(section=section, task=task), status, records))
        return
    import shutil

    columns = max(min(shutil.get_terminal_size((100, 24)).columns, 100), 30)
    parts = [
        ("Nội dung", task.text.split("\n\n")),
        ("Sản phẩm", _paragraphs_of(task.product)),
        ("Ghi chú", _paragraphs_of(task.note)),
        ("Chú thích", [f"{note.mark} {note.text}" for note in task.footnotes]),
        ("Chỉ tiêu", _targets(task, ProgressReader(plan, session.year, day))),
        ("Sửa đổi, bổ sung", _amended(amendments)),
        ("Đính chính", _errata(task)),
        *_history(plan, task, day),
    ]
    lines = [*_head(plan, section, status, columns), *_body(parts, columns)]
    sys.stdout.write("\n".join(lines) + "\n")


def _paragraphs_of(text: str | None) -> list[str]:
    return text.split("\n\n") if text else []


def _head(plan: Plan, section: Section, status: TaskStatus, columns: int) -> list[str]:
    task = status.task
    lines = _wrap(f"Nhiệm vụ {task.id}. {task.title}", columns)
    lines += _wrap(f"Mục {section.id}. {section.title}", columns)
    if task.printed_number is not None:
        lines.append(f"Số đã in trong văn bản: {task.printed_number}")
    lines.append("")
    for head, text in _assignment(plan, status):
        lines += _wrap(
            f"{head + ':' if head else '':<12} {text}", columns, indent=" " * 13, first=""
        )
    return lines


def _assignment(plan: Plan, status: TaskStatus) -> Iterator[tuple[str, str]]:
    task = status.task
    yield "Chủ trì", lead_phrase(task, nobody="chưa phân công")
    if task.through:
        yield "Chỉ đạo qua", task.through
    yield "Phối hợp", "; ".join(task.coordinating) or "không"
    position = {leader.name: leader.position for leader in plan.leaders}.get(task.leader or "")
    leader = task.leader or "chưa phân công"
    yield "Lãnh đạo", f"{leader}, {position}" if position else leader
    if task.co_leaders:
        yield "Cùng chỉ đạo", "; ".join(task.co_leaders)
    yield "Thời hạn", _deadline(status)
    state = status_phrase(status.state, status)
    if status.done_on is not None:
        state += f", ngày {phrases.day(status.done_on)}"
    yield f"Năm {status.year}", state
    if units := units_phrase(status):
        yield "", units


def _deadline(status: TaskStatus) -> str:
    deadline = status.task.deadline
    if deadline is None:
        return "không có thời hạn riêng"
    text = deadline.phrase
    first = deadline.literal_day(status.year, extended=False)
    if first is not None:
        text += f" (hạn cuối {phrases.day(first)})"
    for extension in deadline.extensions:
        text += f"; gia hạn đến {phrases.day(extension.to.last_day())} theo {extension.approved_by}"
    return text


def _targets(task: Task, progress: ProgressReader) -> list[str]:
    lines = []
    for target in task.targets:
        for milestone in target.milestones:
            standing = progress.of(task, target, milestone)
            lines.append(f"- {target.name} [{target.id}]{_standing(standing)}")
        if target.note:
            lines.append(f"  [{target.note}]")
    return lines


def _standing(progress: Progress) -> str:
    """The goal, the verdict and the figure: of a yes/no target without saying "đạt" twice."""
    milestone, target = progress.milestone, progress.target
    actual, verdict = dated_actual_phrase(progress), verdict_phrase(progress)
    if target.by_figure:
        text = f": {amount_phrase(milestone, target.unit)} ({when_phrase(milestone)}): {verdict}"
        return f"{text}; kết quả: {actual}" if actual else text
    said = reached_phrase(progress) in ("đạt", "chưa đạt")
    parts = [actual] if actual and said else [*filter(None, [actual]), verdict]
    return f", {when_phrase(milestone)}: {', '.join(parts)}"


def _amendments(plan: Plan, task: Task, day: date) -> list[tuple[Amendment, Effect]]:
    """What was changed of the task up to the day of the plan."""
    if not plan.amendments:
        return []
    from ctr.plan.amended.reading import applied
    from ctr.wording.amendments import of_task

    return list(of_task(applied(plan, min(day, plan.amendments[-1].on)), task.id))


def _records(amendments: list[tuple[Amendment, Effect]]) -> list[dict[str, Any]]:
    if not amendments:
        return []
    from ctr.output.amendments import of_task

    return of_task(amendments)


def _amended(amendments: list[tuple[Amendment, Effect]]) -> list[str]:
    if not amendments:
        return []
    from ctr.wording.amendments import by_document, effect_line

    return [
        f"- {phrases.capital(effect_line(effect))} ({by_document(amendment)})"
        for amendment, effect in amendments
    ]


def _errata(task: Task) -> list[str]:
    return [f"“{slip.printed}” đọc là “{slip.read}” ({slip.reason})" for slip in task.errata]


def _history(plan: Plan, task: Task, day: date) -> Iterator[Part]:
    """What every unit reported in every year up to `day`."""
    for results in sorted(plan.results, key=lambda results: results.year):
        for result in results.tasks:
            if result.task == task.id and results.year <= day.year:
                yield f"Kết quả {results.year}, {results.unit}", _reported(task, result, day)


def _reported(task: Task, result: TaskResult, day: date) -> list[str]:
    """What was known on `day`; nothing where that is nothing."""
    units = {target.id: target.unit for target in task.targets}
    names = {target.id: target.name for target in task.targets}
    states = [(change.state, change.on) for change in result.earlier]
    if result.state is not None and (result.state_on is None or result.state_on <= day):
        states.append((result.state, result.state_on or date.min))
    lines = [
        f"- Trạng thái: {state_name(state)}"
        + (f" từ ngày {phrases.day(on)}" if on != date.min else "")
        for state, on in sorted(states, key=lambda change: change[1])
        if on <= day
    ]
    put_right = [
        f"- Đã sửa: {correction_text(correction)}"
        for correction in result.corrections
        if correction.on <= day
    ]
    if not lines and last_entry(result, day) is None:
        return put_right
    for entry in sorted(result.log, key=lambda entry: entry.on):
        if entry.on <= day:
            proof = proof_text(entry.evidence, entry.files)
            lines.append(f"- {phrases.day(entry.on)}: {phrases.run_on(entry.done)}{proof}")
    for value in sorted(result.values, key=lambda value: value.as_of):
        if value.as_of <= day:
            shown = figure_phrase(value.value, units.get(value.target))
            name = names.get(value.target, value.target)  # a target may have been dropped
            text = f"- {name}: {shown}, tính đến {phrases.day(value.as_of)}"
            if value.corrects is not None:
                text += (
                    f" (thay số đã báo {figure_phrase(value.corrects, units.get(value.target))})"
                )
            lines.append(f"{text}{proof_text(value.source, value.files)}")
    for head, texts in (
        ("Khó khăn", result.difficulties),
        ("Đề xuất", result.proposals),
        ("Năm sau", result.next_year),
    ):
        lines += [f"- {head}: {phrases.run_on(text)}" for text in texts]
    return lines + _checked(result.verified, day) + put_right


def _checked(verified: Verification | None, day: date) -> list[str]:
    if verified is None or verified.on > day:
        return []
    return [f"- Đã kiểm tra: {verified.by}, ngày {phrases.day(verified.on)}"]


def _body(parts: list[Part], columns: int) -> list[str]:
    lines = []
    for head, paragraphs in parts:
        if paragraphs:
            lines += ["", f"{head}:"]
            for paragraph in paragraphs:
                lines += _wrap(paragraph, columns, "  ")
    return lines


def _wrap(text: str, columns: int, indent: str = "", first: str | None = None) -> list[str]:
    import textwrap

    start = indent if first is None else first
    hanging = f"{indent}  " if text.startswith("- ") else indent
    return textwrap.wrap(
        text, columns, initial_indent=start, subsequent_indent=hanging, break_on_hyphens=False
    )

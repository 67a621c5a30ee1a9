"""ctr show: one task whole."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ctr.cli.opening import open_plan
from ctr.cli.options import PlanOption
from ctr.errors import CannotRun
from ctr.output.listing import write_json
from ctr.output.records import task_record
from ctr.plan.model import Section, Task
from ctr.plan.plan import Plan
from ctr.tracking.selection import Assigned
from ctr.tracking.wording import amount_phrase, when_phrase


class ShowFormat(StrEnum):
    """How one task is written."""

    text = "text"
    json = "json"


def show(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="SỐ", help="Số của nhiệm vụ, ví dụ 10.2.")],
    format: Annotated[
        ShowFormat, typer.Option(help="Văn bản để đọc, hoặc JSON.")
    ] = ShowFormat.text,
    plan: PlanOption = None,
) -> None:
    """Xem trọn một nhiệm vụ."""
    opened = open_plan(plan, context)
    section, task = _task(opened, number)
    if format is ShowFormat.json:
        write_json(task_record(Assigned(section=section, task=task)))
        return
    import shutil
    import sys

    columns = min(shutil.get_terminal_size((100, 24)).columns, 100)
    sys.stdout.write("\n".join(_lines(opened, section, task, columns)) + "\n")


def _task(plan: Plan, typed: str) -> tuple[Section, Task]:
    number = typed.strip().rstrip(".")
    if number in plan.by_number:
        return plan.by_number[number]
    section = number.partition(".")[0]
    near = [known for known in plan.by_number if known.partition(".")[0] == section]
    hint = f"mục {section} có: {', '.join(near)}" if near else "xem tất cả: ctr list"
    raise CannotRun(f"không có nhiệm vụ {typed}", hint)


def _lines(plan: Plan, section: Section, task: Task, columns: int) -> list[str]:
    lines = [*_wrap(f"Nhiệm vụ {task.id}. {task.title}", columns)]
    lines += _wrap(f"Mục {section.id}. {section.title}", columns)
    if task.printed_number is not None:
        lines.append(f"Số đã in trong văn bản: {task.printed_number}")
    lines.append("")
    lines += _assignment(plan, task, columns)
    for head, body in (
        ("Nội dung", task.text.split("\n\n")),
        ("Chú thích", [f"{note.mark} {note.text}" for note in task.footnotes]),
        ("Chỉ tiêu", _targets(task)),
        (
            "Đính chính",
            [f"“{slip.printed}” đọc là “{slip.read}” ({slip.reason})" for slip in task.errata],
        ),
    ):
        if body:
            lines += ["", f"{head}:"]
            for paragraph in body:
                lines += _wrap(paragraph, columns, "  ")
    return lines


def _assignment(plan: Plan, task: Task, columns: int) -> list[str]:
    position = {leader.name: leader.position for leader in plan.leaders}.get(task.leader or "")
    lead = "; ".join(task.lead) or "chưa phân công"
    if task.request:
        lead += " (đề nghị)"
    entries = [("Chủ trì", lead)]
    if task.through:
        entries.append(("Chỉ đạo qua", task.through))
    entries.append(("Phối hợp", "; ".join(task.coordinating) or "không"))
    leader = task.leader or "chưa phân công"
    entries.append(("Lãnh đạo", f"{leader}, {position}" if position else leader))
    entries.append(
        ("Thời hạn", task.deadline.phrase if task.deadline else "không có thời hạn riêng")
    )
    return [
        line
        for head, text in entries
        for line in _wrap(f"{head + ':':<12} {text}", columns, indent=" " * 13, first="")
    ]


def _targets(task: Task) -> list[str]:
    found = []
    for target in task.targets:
        amounts = [
            f"{amount_phrase(milestone, target.unit)} ({when_phrase(milestone)})"
            for milestone in target.milestones
        ]
        note = f" [{target.note}]" if target.note else ""
        found.append(f"- {target.name}: {'; '.join(amounts)}{note}")
    return found


def _wrap(text: str, columns: int, indent: str = "", first: str | None = None) -> list[str]:
    import textwrap

    start = indent if first is None else first
    return textwrap.wrap(
        text,
        max(columns, 30),
        initial_indent=start,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )

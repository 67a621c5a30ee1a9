"""ctr check: what is wrong, and what is unclear, in a plan."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from ctr.checks.advice import Rule, advice
from ctr.checks.differing_figures import differing_figures
from ctr.checks.document_number import document_number
from ctr.checks.done_short import done_short
from ctr.checks.doubtful import doubtful, doubtful_duties
from ctr.checks.evidence import evidence_faults
from ctr.checks.future_dates import future_dates
from ctr.checks.sent_reports import sent_reports
from ctr.cli.messages import say
from ctr.cli.progress import progress
from ctr.cli.session import AS_OF, Session, takes
from ctr.output import problems as shown
from ctr.output import screen
from ctr.output.listing import write_json
from ctr.output.problems import PROBLEM
from ctr.plan.load.loader import load
from ctr.plan.model import Duty, Task
from ctr.problems import Problem, total

CheckFormat = Literal["full", "concise", "json"]


@takes(AS_OF)
def check(
    session: Session,
    strict: Annotated[
        bool, typer.Option("--strict", help="Chỉ có khuyến nghị cũng kết thúc với mã 1.")
    ] = False,
    format: Annotated[
        CheckFormat, typer.Option(help="Đầy đủ, mỗi lỗi một dòng, hoặc JSON.")
    ] = "full",
) -> None:
    """Kiểm tra kế hoạch: mọi lỗi một lần, và những chỗ chưa đạt “6 rõ”.

    Mã 1: kế hoạch có lỗi; với --strict, có khuyến nghị.

    Ví dụ:
    Mọi lỗi và khuyến nghị:
    $ ctr check
    Mỗi lỗi một dòng, cho máy đọc:
    $ ctr check --format concise
    """
    folder = session.folder
    with progress(3) as step:
        step("đọc kế hoạch")
        loaded = load(folder)
        step("xem minh chứng")
        evidence = evidence_faults(loaded, session.day)
        step("tìm chỗ chưa rõ")
        errors = sorted(
            [
                *loaded.problems,
                *future_dates(loaded, session.day),
                *sent_reports(loaded),
                *evidence.errors,
            ]
        )
        unclear: list[tuple[Rule, Task | Duty, Problem]] = [
            *advice(loaded, session.day),
            *differing_figures(loaded, session.day),
            *done_short(loaded, session.day),
            *doubtful(loaded),
            *doubtful_duties(loaded),
            *evidence.advice,
        ]
    number = [*document_number(loaded)]
    notes = sorted([*number, *(problem for _, _, problem in unclear)])
    if format == "json":
        write_json(PROBLEM.records([*errors, *notes]))
    elif format == "concise":
        for problem in [*errors, *notes]:
            sys.stdout.write(f"{shown.concise(problem)}\n")
    else:
        _write_full([*errors, *number], unclear)
    say(f"{total(errors)} lỗi, {len(notes)} khuyến nghị.")
    if errors or (strict and notes):
        raise typer.Exit(1)


def _write_full(problems: list[Problem], unclear: list[tuple[Rule, Task | Duty, Problem]]) -> None:
    """Every error, then each rule of advice once with the numbers of its tasks."""
    for problem in problems:
        screen.write_text(f"{shown.full(problem)}\n")
    if problems and unclear:
        screen.write_text("\n")
    by_rule: dict[str, tuple[Rule, list[str]]] = {}
    for rule, task, _ in unclear:
        numbers = by_rule.setdefault(rule.code, (rule, []))[1]
        if task.id not in numbers:
            numbers.append(task.id)
    for rule, numbers in by_rule.values():
        screen.write_text(
            f"Khuyến nghị ({rule.principle}): {rule.title}: {len(numbers)} [{rule.code}]\n"
            f"    {', '.join(numbers)}\n    → {rule.hint}\n"
        )

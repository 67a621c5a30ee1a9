"""ctr check: what is wrong, and what is unclear, in a plan."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from ctr.checks.advice import Rule, advice
from ctr.checks.future_dates import future_dates
from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, PlanOption, as_of_day
from ctr.cli.resolve import find_plan
from ctr.output import problems as shown
from ctr.output.listing import write_json
from ctr.plan.load.loader import load
from ctr.plan.model import Task
from ctr.problems import Problem


class CheckFormat(StrEnum):
    """How problems are written."""

    full = "full"
    concise = "concise"
    json = "json"


def check(
    context: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help="Chỉ có lời khuyên cũng kết thúc với mã 1.")
    ] = False,
    format: Annotated[
        CheckFormat, typer.Option(help="Đầy đủ, mỗi lỗi một dòng, hoặc JSON.")
    ] = CheckFormat.full,
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Kiểm tra kế hoạch: mọi lỗi một lần, và những chỗ chưa đạt “6 rõ”."""
    loaded = load(find_plan(plan, context))
    errors = sorted([*loaded.problems, *future_dates(loaded, as_of_day(as_of))])
    found = list(advice(loaded))
    notes = [problem for _, _, problem in found]
    if format is CheckFormat.json:
        write_json([shown.record(problem) for problem in [*errors, *sorted(notes)]])
    elif format is CheckFormat.concise:
        for problem in [*errors, *sorted(notes)]:
            sys.stdout.write(f"{shown.concise(problem)}\n")
    else:
        _write_full(errors, found)
    say(f"{len(errors)} lỗi, {len(notes)} lời khuyên.")
    if errors or (strict and notes):
        raise typer.Exit(1)


def _write_full(problems: list[Problem], found: list[tuple[Rule, Task, Problem]]) -> None:
    """Every error, then each rule of advice once with the numbers of its tasks."""
    for problem in problems:
        sys.stdout.write(f"{shown.full(problem)}\n")
    if problems and found:
        sys.stdout.write("\n")
    by_rule: dict[str, tuple[Rule, list[str]]] = {}
    for rule, task, _ in found:
        by_rule.setdefault(rule.code, (rule, []))[1].append(task.id)
    for rule, numbers in by_rule.values():
        sys.stdout.write(
            f"Lời khuyên ({rule.principle}): {rule.title}: {len(numbers)} [{rule.code}]\n"
            f"    {', '.join(numbers)}\n    → {rule.hint}\n"
        )

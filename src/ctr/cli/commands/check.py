"""ctr check: what is wrong, and what is unclear, in a plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from ctr.checks.all import Findings, all_findings
from ctr.cli.messages import say
from ctr.cli.progress import progress
from ctr.cli.session import AS_OF, Session, takes
from ctr.output import problems as shown
from ctr.output.listing import write_json
from ctr.output.problems import PROBLEM
from ctr.plan.load.loader import load
from ctr.problems import total

CheckFormat = Literal["full", "concise", "json", "github", "gitlab", "sarif"]


@takes(AS_OF)
def check(
    session: Session,
    strict: Annotated[
        bool, typer.Option("--strict", help="Chỉ có khuyến nghị cũng kết thúc với mã 1.")
    ] = False,
    format: Annotated[
        CheckFormat,
        typer.Option(
            help="Đầy đủ, mỗi lỗi một dòng, JSON, hoặc theo cách của GitHub, GitLab, SARIF."
        ),
    ] = "full",
) -> None:
    """Kiểm tra kế hoạch: mọi lỗi một lần, và những chỗ chưa đạt “6 rõ”."""
    folder = session.folder
    with progress(3) as step:
        step("đọc kế hoạch")
        loaded = load(folder)
        found = all_findings(loaded, session.day, step)
    _write(found, format, loaded.root)
    errors = total(finding.problem for finding in found.errors)
    say(f"{errors} lỗi, {len(found.advice)} khuyến nghị.")
    if errors or (strict and found.advice):
        raise typer.Exit(1)


def _write(found: Findings, format: CheckFormat, root: Path) -> None:
    if format == "full":
        sys.stdout.write(shown.by_rule(found.errors, found.advice))
    elif format == "json":
        write_json(PROBLEM.records(finding.problem for finding in found.every))
    elif format == "concise":
        for finding in found.every:
            sys.stdout.write(f"{shown.concise(finding.problem)}\n")
    else:
        _write_for_service(found, format, root)


def _write_for_service(
    found: Findings, format: Literal["github", "gitlab", "sarif"], root: Path
) -> None:
    from ctr.output import check_formats
    from ctr.output.check_sarif import sarif

    findings = check_formats.reported(found.every, root, Path.cwd())
    write = {"github": check_formats.github, "gitlab": check_formats.gitlab, "sarif": sarif}
    sys.stdout.write(write[format](findings))

"""ctr check: what is wrong, and what is unclear, in a plan."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import DryRunOption, text_option
from ctr.cli.progress import progress
from ctr.cli.session import AS_OF, ISSUER, Session, takes
from ctr.errors import CannotRun
from ctr.output import problems as shown
from ctr.output import screen
from ctr.output.listing import write_json
from ctr.output.problems import CheckFormat, ServiceFormat
from ctr.problems import Finding, Findings, total

_WITH = {
    "--accept": ("--task", "--duty", "--target", "--reason", "--dry-run"),
    "--explain": ("--format json",),
    "--fix": ("--dry-run",),
    "--format github": ("--strict",),
    "--format gitlab": ("--strict",),
    "": ("--strict", "--accepted", "--format concise", "--format json", "--format sarif"),
}
"""What can be asked, and the options that go with it and no others; the first given holds."""


@takes(AS_OF, ISSUER)
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
    explain: Annotated[
        str | None, text_option("Giải thích một mã lỗi, mã khuyến nghị; không cần kế hoạch.", "MÃ")
    ] = None,
    accept: Annotated[
        str | None, text_option("Chấp nhận một khuyến nghị của một nhiệm vụ.", "MÃ")
    ] = None,
    task: Annotated[str | None, text_option("Cùng --accept: nhiệm vụ nào.", "SỐ")] = None,
    duty: Annotated[str | None, text_option("Cùng --accept: chế độ báo cáo nào.", "MÃ")] = None,
    target: Annotated[str | None, text_option("Cùng --accept: chỉ chỉ tiêu này.", "MÃ")] = None,
    reason: Annotated[str | None, text_option("Cùng --accept: vì sao chấp nhận.")] = None,
    accepted: Annotated[
        bool, typer.Option("--accepted", help="Nêu cả những khuyến nghị đã chấp nhận.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Sửa những gì chắc chắn: dấu nháy của số nhiệm vụ, Unicode, xuống dòng."
        ),
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Kiểm tra kế hoạch: mọi lỗi một lần, và những chỗ chưa đạt “6 rõ”.

    Mã 1: kế hoạch có lỗi; với --strict, có khuyến nghị.

    Ví dụ:
    Mọi lỗi và khuyến nghị:
    $ ctr check
    Mỗi lỗi một dòng, cho máy đọc:
    $ ctr check --format concise
    Một mã nghĩa là gì, phải làm gì:
    $ ctr check --explain clear-deadline
    """
    _refuse_others(
        {
            "--accept": accept,
            "--fix": fix,
            "--explain": explain,
            f"--format {format}": format != "full",
            "--strict": strict,
            "--accepted": accepted,
            "--task": task,
            "--duty": duty,
            "--target": target,
            "--reason": reason,
            "--dry-run": dry_run,
        }
    )
    if (accept is not None or fix) and session.asks_several:
        name = "--fix" if fix else "--accept"
        raise CannotRun(f"{name} chỉ dùng với một kế hoạch", "nêu một kế hoạch: --plan THƯ-MỤC")
    if accept is not None:
        from ctr.cli.accepting import TypedAcceptance, accept_typed

        typed = TypedAcceptance(code=accept, task=task, duty=duty, target=target, reason=reason)
        accept_typed(session, typed, dry_run=dry_run)
        return
    if explain is not None:
        _explain(explain, format)
        return
    if fix:
        from ctr.cli.fixing import fix_plan

        fix_plan(session, dry_run=dry_run)
        return
    if session.asks_several:
        _check_several(session, format, strict=strict, accepted=accepted)
        return
    from ctr.checks.kept import findings

    folder = session.folder
    with progress(3) as step:
        step("đọc kế hoạch")
        found = findings(folder, session.day, step, cached=session.cached)
    _write(found, format, folder.parent, accepted=accepted)
    errors = total(finding.problem for finding in found.errors)
    say(f"{_counts(errors, len(found.advice), len(found.accepted))}.")
    if errors or (strict and found.advice):
        raise typer.Exit(1)


def _counts(errors: int, advice: int, accepted: int) -> str:
    settled = f", {accepted} khuyến nghị đã chấp nhận" if accepted else ""
    return f"{errors} lỗi, {advice} khuyến nghị{settled}"


def _check_several(session: Session, format: CheckFormat, *, strict: bool, accepted: bool) -> None:
    """The findings of each plan, one after the other; a broken one is what is asked for."""
    from ctr.checks.kept import findings
    from ctr.cli.plans import Plans
    from ctr.cli.plans_list import stream
    from ctr.output.check_several import Checked, pieces
    from ctr.output.several import Origin

    plans, counts = Plans(session, checks=True), [0, 0, 0]

    def of_plan(one: Session, _: Origin) -> tuple[Path, Findings]:
        with plans.opening():
            found = findings(one.folder, session.day, cached=session.cached)
        return one.folder.parent, found

    def checked() -> Iterator[Checked]:
        for origin, (root, found) in plans.answers(of_plan, own_faults=True, sound=False):
            numbers = [
                total(finding.problem for finding in found.errors),
                len(found.advice),
                len(found.accepted),
            ]
            counts[:] = map(sum, zip(counts, numbers, strict=True))
            yield Checked(
                origin=origin,
                root=root,
                found=found,
                accepted=found.accepted if accepted else (),
                counts=_counts(*numbers),
            )

    stream(plans, pieces(checked(), format, Path.cwd()))
    say(f"{len(session.folders)} kế hoạch: {_counts(*counts)}.")
    plans.end(negative=bool(counts[0] or (strict and counts[1])))


def _refuse_others(options: Mapping[str, str | bool | None]) -> None:
    """See that the options given go together. Raises CannotRun."""
    given = [option for option, value in options.items() if value not in (None, False)]
    mode = next((one for one in _WITH if one in given), "")
    others = [option for option in given if option not in (mode, *_WITH[mode])]
    if others and mode:
        raise CannotRun(
            f"{', '.join(others)} không đi cùng {mode}",
            f"đi cùng {mode}: {', '.join(_WITH[mode])}",
        )
    if others:
        needed = " hoặc ".join(one for one, taken in _WITH.items() if others[0] in taken)
        raise CannotRun(f"{others[0]} chỉ đi cùng {needed}", f"thêm {needed}, hoặc bỏ {others[0]}")


def _explain(typed: str, format: CheckFormat) -> None:
    """What a code means. Raises CannotRun for one that there is not, with the nearest."""
    from ctr.cli.resolve import code_named
    from ctr.output.explanations import EXPLANATION, explained

    code = code_named(typed)
    if format == "json":
        write_json(EXPLANATION.record(code))
    else:
        screen.write_text(f"{explained(code)}\n")


def _write(found: Findings, format: CheckFormat, root: Path, *, accepted: bool) -> None:
    """The findings; those that were accepted too, where it was asked for."""
    named = shown.from_here(root, Path.cwd())
    if format == "full":
        screen.write_text(shown.by_rule(found.errors, found.advice, named))
        if accepted and found.accepted:
            lines = "".join(f"    {line}\n" for line in shown.accepted_lines(found.accepted))
            screen.write_text(f"Đã chấp nhận:\n{lines}")
    elif format == "json":
        write_json(shown.FINDING.records(_every(found, accepted=accepted)))
    elif format == "concise":
        every = map(named, _every(found, accepted=accepted))
        sys.stdout.writelines(f"{shown.concise_finding(finding)}\n" for finding in every)
    else:
        _write_for_service(found, format, root, accepted=accepted)


def _every(found: Findings, *, accepted: bool) -> tuple[Finding, ...]:
    return (*found.every, *found.accepted) if accepted else found.every


def _write_for_service(
    found: Findings, format: ServiceFormat, root: Path, *, accepted: bool
) -> None:
    """For a service; only SARIF can say of a finding that it was accepted."""
    from ctr.output import check_formats
    from ctr.output.check_sarif import sarif

    every = _every(found, accepted=accepted and format == "sarif")
    findings = check_formats.reported(every, root, Path.cwd())
    write = {"github": check_formats.github, "gitlab": check_formats.gitlab, "sarif": sarif}
    sys.stdout.write(write[format](findings))

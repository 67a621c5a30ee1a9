"""Problems and advice, shown for people and for tools."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from os.path import relpath
from pathlib import Path, PurePath
from typing import Literal

from ctr.codes import CODES
from ctr.output.contract import Contract
from ctr.output.visible import on_one_line, visible
from ctr.problems import Finding, Problem, total

ServiceFormat = Literal["github", "gitlab", "sarif"]
CheckFormat = Literal["full", "concise", "json", "github", "gitlab", "sarif"]
"""How findings are written: for people, for programs, for a service."""


def from_here(root: Path, here: Path) -> Callable[[Finding], Finding]:
    """What names the file of a finding as it is opened from here; before, it is named from `root`.

    That is a path from `here` where the one lies in the other, else a whole one.
    """
    root, here = root.resolve(), here.resolve()
    if root.is_relative_to(here) or here.is_relative_to(root):
        return renamed(lambda file: relpath(root / file, here))
    return renamed(lambda file: str(root / file))


def renamed(path: Callable[[str], str]) -> Callable[[Finding], Finding]:
    """What gives the file of a finding another name, of each file asked once."""

    @cache
    def name(file: str) -> str:
        return PurePath(path(file)).as_posix()

    def finding_in(finding: Finding) -> Finding:
        problem = replace(finding.problem, file=name(finding.problem.file))
        return replace(finding, problem=problem)

    return finding_in


def concise(problem: Problem) -> str:
    """`plan/units.yaml:3:5: unknown-key không có khóa … (ý bạn là …?)`, on one line."""
    hint = f" ({problem.hint})" if problem.hint else ""
    return on_one_line(f"{place(problem)}: {problem.code} {problem.message}{hint}")


def concise_finding(finding: Finding) -> str:
    """The same, with why a piece of advice was accepted where it was."""
    line = concise(finding.problem)
    if finding.accepted is None:
        return line
    return f"{line} (đã chấp nhận: {on_one_line(finding.accepted)})"


def full(problem: Problem) -> str:
    """The concise line, the next step on a line of its own."""
    text = on_one_line(f"{place(problem)}: {problem.message} [{problem.code}]")
    return f"{text}\n    → {on_one_line(problem.hint)}" if problem.hint else text


def place(problem: Problem) -> str:
    """`file:line:column`, as editors and terminals understand it."""
    return f"{on_one_line(problem.file)}:{problem.line}:{problem.column}"


def first_lines(problems: Iterable[Problem], most: int = 10) -> list[str]:
    """The concise lines of the first problems, and how many more there are."""
    every = list(problems)
    lines = [concise(problem) for problem in every[:most]]
    if len(every) > most:
        lines.append(f"… và còn {total(every[most:])} lỗi nữa")
    return lines


def by_rule(
    errors: Sequence[Finding], advice: Sequence[Finding], named: Callable[[Finding], Finding]
) -> str:
    """Every error, then each kind of advice once, with the numbers of its tasks.

    `named` names the files of those whose places are told.
    """
    alone = [finding for finding in advice if not finding.about]
    text = "".join(f"{full(named(finding).problem)}\n" for finding in [*errors, *alone])
    kinds: dict[str, list[Finding]] = {}
    for finding in advice:
        if finding.about:
            kinds.setdefault(finding.problem.code, []).append(finding)
    if text and kinds:
        text += "\n"
    for code, findings in kinds.items():
        numbers = dict.fromkeys(finding.about for finding in findings)
        text += visible(
            f"Khuyến nghị ({CODES[code].principle}): {CODES[code].title}: {len(numbers)} [{code}]\n"
            f"    {', '.join(numbers)}\n    → {findings[0].problem.hint}\n"
        )
    return text


def accepted_lines(findings: Iterable[Finding]) -> list[str]:
    """`1.2 [clear-result]: why it was accepted`, of each kind of advice on each thing once."""
    lines = (f"{one.about} [{one.problem.code}]: {one.accepted}" for one in findings)
    return [visible(line) for line in dict.fromkeys(lines)]


FINDING = Contract[Finding](
    {
        "file": lambda finding: finding.problem.file,
        "line": lambda finding: finding.problem.line,
        "column": lambda finding: finding.problem.column,
        "code": lambda finding: finding.problem.code,
        "severity": lambda finding: finding.problem.severity,
        "message": lambda finding: finding.problem.message,
        "hint": lambda finding: finding.problem.hint or None,
        "accepted": lambda finding: finding.accepted,
    }
)
"""One error or one piece of advice, as `ctr check` gives it; why it is accepted, or null."""

"""Problems and advice, shown for people and for tools."""

from __future__ import annotations

from collections.abc import Iterable

from ctr.output.contract import Contract
from ctr.output.visible import visible
from ctr.problems import Problem, total


def concise(problem: Problem) -> str:
    """`plan/units.yaml:3:5: unknown-key không có khóa … (ý bạn là …?)`, on one line."""
    hint = f" ({problem.hint})" if problem.hint else ""
    return visible(f"{place(problem)}: {problem.code} {problem.message}{hint}")


def full(problem: Problem) -> str:
    """The concise line, the next step on a line of its own."""
    text = f"{place(problem)}: {problem.message} [{problem.code}]"
    return visible(f"{text}\n    → {problem.hint}" if problem.hint else text)


def place(problem: Problem) -> str:
    """`file:line:column`, as editors and terminals understand it."""
    return f"{problem.file}:{problem.line}:{problem.column}"


def first_lines(problems: Iterable[Problem], most: int = 10) -> list[str]:
    """The concise lines of the first problems, and how many more there are."""
    every = list(problems)
    lines = [concise(problem) for problem in every[:most]]
    if len(every) > most:
        lines.append(f"… và còn {total(every[most:])} lỗi nữa")
    return lines


PROBLEM = Contract[Problem](
    {
        "file": lambda problem: problem.file,
        "line": lambda problem: problem.line,
        "column": lambda problem: problem.column,
        "code": lambda problem: problem.code,
        "severity": lambda problem: problem.severity,
        "message": lambda problem: problem.message,
        "hint": lambda problem: problem.hint or None,
    }
)
"""One error or one piece of advice, as `ctr check` gives it."""

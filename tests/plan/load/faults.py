"""Faults planted in the small plan, and the check that each is reported once at its place."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ctr.codes import ERRORS
from ctr.output.problems import full
from ctr.plan.load.loader import load
from ctr.problems import Problem
from tests.small_plan import FILES, Place, replaced

PROGRAMME, UNITS, LEADERS, ONE, TWO = FILES


NEW = "sections/03-moi.yaml"


CALENDAR = "calendar.yaml"


FOREIGN = re.compile(r"\b(found|expected|while|did not|not allowed|levels)\b|None|\['|\{'")


class Fault(NamedTuple):
    """`new`, with marks, in place of `old`, or as all of a file that the plan does not have.

    `says` are words of the message or the hint.
    """

    file: str
    name: str
    old: str
    new: str
    says: str = ""

    @property
    def text(self) -> str:
        """The file with the fault."""
        return replaced(self.file, (self.old, self.new)) if self.old else self.new


in_programme = partial(Fault, PROGRAMME)


in_units = partial(Fault, UNITS)


in_leaders = partial(Fault, LEADERS)


in_one = partial(Fault, ONE)


in_two = partial(Fault, TWO)


def milestone(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "{every: month, more_than: 80}", new, says)


def measure(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "unit: phút", new, says)


def deadline(name: str, new: str, says: str = "") -> Fault:
    return in_one(name, "{phrase: xong trong quý II năm 2027, by: 2027-Q2}", new, says)


def lead(name: str, new: str, says: str = "") -> Fault:
    return in_two(name, '["Phòng Kinh tế, Hạ tầng và Đô thị"]', new, says)


def section(name: str, tasks: str, says: str = "") -> Fault:
    return Fault(NEW, name, "", f'id: "3"\ntitle: Mục mới\ntasks: {tasks}', says)


def holidays(name: str, year: str, says: str = "") -> Fault:
    return Fault(CALENDAR, name, "", f"years:\n  - year: 2027\n    {year}\n", says)


def place(problem: Problem) -> Place:
    return problem.file, problem.line, problem.column, problem.code


def told(problem: Problem) -> str:
    return f"{problem.message} {problem.hint}"


def check(plan: Path, expected: list[Place], says: str = "") -> list[str]:
    """The plan has the expected problems and no others, and people can read them.

    Returns them as `ctr check` shows them, for a golden file.
    """
    loaded = load(plan)
    assert [place(problem) for problem in loaded.problems] == expected
    assert (loaded.plan is None) == bool(expected)
    for problem in loaded.problems:
        assert problem.code in ERRORS
        assert problem.message
        assert len(told(problem).splitlines()) == 1
        assert len(told(problem)) < 500
        assert not FOREIGN.search(told(problem))
    assert says in " ".join(told(problem) for problem in loaded.problems)
    return [full(problem) for problem in loaded.problems]

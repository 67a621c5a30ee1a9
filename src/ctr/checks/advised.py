"""One piece of advice, and what it is on."""

from __future__ import annotations

from typing import NamedTuple

from ctr.codes import Code
from ctr.plan.model import Duty, Task
from ctr.problems import Problem


class Advised(NamedTuple):
    """A piece of advice on a task or duty; of one of its targets, of one year, where it is."""

    code: Code
    about: Task | Duty
    problem: Problem
    target: str | None = None
    year: int | None = None

"""What is wrong with a plan, told at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from operator import attrgetter
from typing import Literal

from ctr.late_dataclasses import dataclass, field_names

KeyPath = tuple[str | int, ...]
"""Where a value stands in a file: the keys and indexes that lead to it from the top."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault or one piece of advice.

    `file` is relative to the plan root with "/" between its parts; `line` and `column` count
    from 1; `message` and `hint` are Vietnamese, `hint` being the next step. `count` is how many
    faults it stands for.
    """

    file: str
    line: int = 1
    column: int = 1
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "advice"] = "error"
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem as a check of the whole plan tells it.

    `about` is the number of the task, or the id of the duty, that a piece of advice is on. `where`
    names the place in the file so that it stays the same when lines move: the keys that lead to it,
    with the id of each thing in a list in place of its index. Advice may be on one target of the
    task and on one year; `accepted` is why the office lets it stand, None where it does not.
    """

    problem: Problem
    about: str = ""
    where: str = ""
    target: str | None = None
    year: int | None = None
    accepted: str | None = None

    def target_is(self, target: str | None) -> bool:
        """Whether it is on this target; on any, where None is named."""
        return target is None or self.target == target


_ORDER = attrgetter(*(f"problem.{name}" for name in field_names(Problem)))
"""All by which problems are ordered: asked of each but once, where comparing two asks of both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check of a plan finds: the errors, and the advice rule by rule."""

    errors: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    """Advice that the office lets stand, each with why; in `advice` no more."""
    unread: bool = False
    """Whether a Word file of evidence could not be read, which may be so only this time."""

    @property
    def notes(self) -> tuple[Finding, ...]:
        """All advice, in the order of the files."""
        return tuple(sorted(self.advice, key=_ORDER))

    @property
    def lasts(self) -> bool:
        """Whether the same is found again while nothing changes."""
        return not self.errors and not self.unread

    @property
    def every(self) -> tuple[Finding, ...]:
        """The errors, then all advice, each in the order of the files."""
        return (*self.errors, *self.notes)


MOST = 1_000
"""Problems told of one file; who has more is helped by the first ones."""
MOST_IN_ALL = 10_000
"""Problems told of one plan."""


@dataclass(slots=True)
class Allowance:
    """How many more problems may be told in all."""

    left: int = MOST_IN_ALL


@dataclass(slots=True)
class Notes:
    """The problems of one file; above what may be told they are only counted, in `untold`.

    `places` are the lines and columns of all of them.
    """

    allowance: Allowance = field(default_factory=Allowance)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    places: set[tuple[int, int]] = field(default_factory=set)

    def add(self, problem: Problem) -> None:
        """Tell or count a problem."""
        self.places.add((problem.line, problem.column))
        if self.full:
            self.untold += 1
            return
        self.allowance.left -= 1
        self.problems.append(problem)

    @property
    def full(self) -> bool:
        """Whether a further problem is only counted."""
        return len(self.problems) >= MOST or self.allowance.left <= 0

    def every(self, file: str) -> Iterator[Problem]:
        """The problems that are told, and one that stands for the others."""
        yield from self.problems
        if self.untold:
            last = max(
                ((problem.line, problem.column) for problem in self.problems), default=(1, 1)
            )
            yield Problem(
                file=file,
                line=last[0],
                column=last[1],
                code="more-problems",
                message=f"và còn {self.untold} lỗi nữa trong {file}",
                hint="sửa các lỗi đã nêu rồi chạy lại",
                count=self.untold,
            )


def total(problems: Iterable[Problem]) -> int:
    """How many faults there are, those that are not told included."""
    return sum(problem.count for problem in problems)


def short(text: object) -> str:
    """What was written, cut to a length that a message can bear."""
    shown = " ".join(str(text).split())
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


class Invalid(ValueError):
    """Raised inside validation for a value that its type allows but its meaning does not."""

    def __init__(self, code: str, message: str, hint: str = "", field: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.field = field

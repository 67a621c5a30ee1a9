"""Links within the leader's page: to a task, to a target, to the list of tasks behind a figure.

A filter stands in the address: `#don-vi=cong-an-phuong&trang-thai=qua-han`. Of every one that the
page itself uses there is a place of that name above the list, so that a link leads there without a
script, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, Target, Task
from ctr.tracking.targets import COURSES, OFF_COURSE, Course
from ctr.tracking.task_status import TASK_STATES, TaskState
from ctr.vietnamese.matching import bare_key
from ctr.wording.states import state_name
from ctr.wording.targets import course_phrase

TASK = "nv-"
"""Begins the name of the place of a task."""
OVERDUE = "qua-han"
OTHER_YEARS = "cua-nam-khac"
"""Of a target that is not looked at in the year."""
OFF = "cham-chua-dat"
"""Of a target that is on such a course."""
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Một chỗ dẫn trong trang."""

    text: str
    """Chữ của chỗ dẫn"""
    href: str
    """Nơi dẫn tới"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Một lựa chọn của bộ lọc."""

    code: str
    """Mã trong địa chỉ"""
    text: str
    """Chữ hiện ra"""


def code_of(words: str) -> str:
    """`đang thực hiện` → `dang-thuc-hien`."""
    return bare_key(words).replace(" ", "-")[:_LONGEST].strip("-")


def state_code(state: TaskState) -> str:
    """The code of a state of tasks."""
    return code_of(state_name(state))


def course_code(course: Course) -> str:
    """The code of a course of targets."""
    return code_of(course_phrase(course))


def course_codes(course: Course) -> tuple[str, ...]:
    """That code, and that of what is off its course."""
    return (course_code(course), *((OFF,) if course in OFF_COURSE else ()))


def task_anchor(task: Task) -> str:
    """Where a task stands in the page."""
    return f"{TASK}{task.id}"


def target_anchor(task: Task, target: Target) -> str:
    """Where a target stands in the page."""
    return f"ct-{task.id}-{target.id}"


class Links:
    """The links of one page, each unit and leader under a code of its own."""

    def __init__(self, plan: Plan) -> None:
        names = [*(unit.name for unit in plan.units), *(group.name for group in plan.groups)]
        self._plan = plan
        self._units = _codes(names)
        self._leaders = _codes([leader.name for leader in plan.leaders])
        self._used: dict[str, None] = {}

    def unit_code(self, name: str) -> str:
        """The code of a unit or group."""
        return self._units.get(name) or code_of(name)

    def leader_code(self, name: str | None) -> str:
        """The code of a leader, empty of nobody."""
        return self._leaders.get(name, "") if name is not None else ""

    def tasks(
        self,
        *,
        unit: str | None = None,
        leader: str | None = None,
        section: str | None = None,
        state: str | None = None,
    ) -> str:
        """The address of the tasks that a filter lets through; `state` is a code."""
        parts = {
            "don-vi": self.unit_code(unit) if unit is not None else None,
            "lanh-dao": self.leader_code(leader) if leader is not None else None,
            "muc": section,
            "trang-thai": state,
        }
        address = "&".join(f"{key}={value}" for key, value in parts.items() if value)
        self._used[address] = None
        return f"#{address}"

    def unit(self, name: str) -> Link:
        """The tasks of a unit, under its short name."""
        return Link(text=self._plan.short_name(name), href=self.tasks(unit=name))

    def units(self, names: Iterable[str]) -> tuple[Link, ...]:
        """Several of them."""
        return tuple(map(self.unit, names))

    def leader(self, name: str | None) -> tuple[Link, ...]:
        """The tasks that a leader directs, nothing of nobody."""
        return () if name is None else (Link(text=name, href=self.tasks(leader=name)),)

    def used(self) -> tuple[str, ...]:
        """Every filter that some link of the page asks for."""
        return tuple(self._used)

    def leading(self, task: Task) -> tuple[str, ...]:
        """Under which names a task is found: of its units, and of the closed groups they are in."""
        return tuple(dict.fromkeys([*self._plan.expand(task.lead), *task.lead]))

    def unit_choices(self) -> tuple[Choice, ...]:
        """The units and groups that lead a task."""
        leading = {name for _, task in self._plan.tasks() for name in self.leading(task)}
        return _choices((name, code) for name, code in self._units.items() if name in leading)

    def leader_choices(self) -> tuple[Choice, ...]:
        """The leaders that direct a task."""
        directing = {task.leader for _, task in self._plan.tasks()}
        return _choices((name, code) for name, code in self._leaders.items() if name in directing)


def state_choices() -> tuple[Choice, ...]:
    """What a task can be in, the overdue ones first."""
    states = (Choice(code=state_code(state), text=state_name(state)) for state in TASK_STATES)
    return (Choice(code=OVERDUE, text="quá hạn"), *states)


def course_choices() -> tuple[Choice, ...]:
    """How a target can stand."""
    courses = (Choice(code=course_code(one), text=course_phrase(one)) for one in COURSES)
    off = Choice(code=OFF, text="chậm tiến độ, chưa đạt")
    return (off, *courses, Choice(code=OTHER_YEARS, text="của năm khác"))


def _choices(named: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(code=code, text=name) for name, code in named)


def _codes(names: Iterable[str]) -> dict[str, str]:
    """A code for each name, with a number where several names would have the same."""
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        code = next(code for code in _tries(code_of(name) or "khac") if code not in taken)
        taken.add(code)
        codes[name] = code
    return codes


def _tries(code: str) -> Iterator[str]:
    yield code
    number = 2
    while True:
        yield f"{code}-{number}"
        number += 1

"""How a state looks on a screen: its colour, its sign, the bars that are made of them.

A colour never says anything alone: beside it stand the sign and the words, and a bar is made of the
same signs as the words next to it. Text keeps the colour of the terminal; the few colours here are
told from black and from white alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ctr.late_dataclasses import dataclass
from ctr.output.lines import KEPT, Span, Words, kept, words

if TYPE_CHECKING:
    from ctr.tracking.due import DueItem, DueState
    from ctr.tracking.targets import Course
    from ctr.tracking.task_status import TaskState, TaskStatus

STYLES = {
    "head": "bold",
    "strong": "bold",
    "link": "underline",
    "good": "color(28)",
    "going": "color(63)",
    "warn": "color(130)",
    "late": "bold color(161)",
    "good-bar": "reverse color(28)",
    "going-bar": "reverse color(63)",
    "warn-bar": "reverse color(130)",
    "late-bar": "bold reverse color(161)",
}
"""Each look as rich writes it. Colours by number: named ones are too light or dark somewhere."""


@dataclass(frozen=True, slots=True)
class Look:
    """A sign, and the name of its colour; `filled`: its part of a bar is."""

    sign: str
    name: str = ""
    filled: bool = False

    def marked(self, text: str) -> Words:
        """`✓ đạt`: the sign in its colour and the text, on one line; what is late stands out."""
        if self.name == "late":
            return words(Span(kept(f"{self.sign} {text}"), self.name))
        return words(self.alone, KEPT, kept(text))

    @property
    def alone(self) -> Span:
        """The sign by itself."""
        return Span(self.sign, self.name)


GOOD = Look("✓", "good", filled=True)
GOING = Look("●", "going", filled=True)
STOPPED = Look("–")
WAITING = Look("○")
UNKNOWN = Look("·")
MISSING = Look("?", "warn")
NOBODY = Look("□", "warn")
SOON = Look("▲", "warn", filled=True)
LATE = Look("!", "late", filled=True)
MISSED = Look("×", "late", filled=True)

STATES: dict[TaskState, Look] = {
    "done": GOOD,
    "in_progress": GOING,
    "paused": STOPPED,
    "dropped": STOPPED,
    "not_started": WAITING,
    "not_reported": UNKNOWN,
    "unassigned": NOBODY,
}
"""Of each state of a task, the best first."""

COURSES: dict[Course, Look] = {
    "met": GOOD,
    "met_late": GOOD,
    "on_course": GOING,
    "open": WAITING,
    "behind": LATE,
    "not_met": MISSED,
    "no_figure": UNKNOWN,
}
"""Of each course of a target, the best first."""

_DUE: dict[DueState, Look] = {
    "overdue": LATE,
    "today": SOON,
    "soon": SOON,
    "later": WAITING,
    "done": GOOD,
}


def look_of_due(item: DueItem) -> Look:
    """How what is due stands."""
    return _DUE[item.state]


def look_of_task(status: TaskStatus) -> Look:
    """How a task stands: late before all, else by its state."""
    return LATE if status.punctuality == "overdue" else STATES[status.state]


def bar(parts: Iterable[tuple[Look, int]], room: int, whole: int | None = None) -> Words:
    """A bar of signs, one for each thing counted; of more than there is room for, their shares.

    `whole` is what the room stands for, so that bars one below the other can be compared.
    """
    counted = [(look, number) for look, number in parts if number]
    whole = whole or sum(number for _, number in counted)
    numbers = [number for _, number in counted]
    cells = numbers if whole <= room else _shares(numbers, room, whole)
    return tuple(
        Span(look.sign * count, f"{look.name}-bar" if look.filled else look.name)
        for (look, _), count in zip(counted, cells, strict=True)
    )


def _shares(numbers: Sequence[int], room: int, whole: int) -> list[int]:
    """How many cells each number gets: none none, the largest remainders the rest."""
    total = max(round(room * sum(numbers) / whole), len(numbers))
    exact = [number * total / max(sum(numbers), 1) for number in numbers]
    cells = [max(int(part), 1) for part in exact]
    by_remainder = sorted(range(len(cells)), key=lambda place: cells[place] - exact[place])
    for place in by_remainder:
        if sum(cells) < total:
            cells[place] += 1
    while sum(cells) > total:  # those that got a cell for less than one have it from the longest
        place = max(range(len(cells)), key=lambda place: (cells[place], exact[place]))
        cells[place] -= 1
    return cells

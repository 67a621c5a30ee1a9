"""Charts as SVG, about a kilobyte each: shapes tell what is what, so that they are read without
colour; a title and a description say the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup, escape

_WIDTH, _HEIGHT = 300, 84
_LEFT, _RIGHT, _TOP, _BOTTOM, _AXIS = 8, 292, 18, 57, 64
"""The corners of the drawing, within which the days and figures lie, and the axis below it."""

Point = tuple[date, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A milestone on its day; `label` is its amount, empty where there is no room for it."""

    on: date
    value: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What a small chart of one target shows, from its first day to its last.

    `line` is the way to the milestones, `level` what holds on every day; `expected` is what should
    be reached on `today`.
    """

    first: date
    last: date
    today: date
    figures: Sequence[Point]
    goals: Sequence[Goal]
    line: Sequence[Point] = ()
    level: float | None = None
    level_label: str = ""
    expected: float | None = None


def course_chart(course: Course, title: str, description: str) -> Markup:
    """A line of figures against milestones: ● figure, ◇ milestone, dashes the way between."""
    scale = _Scale(course)
    parts = [f'<path class="ax" d="M{_LEFT} {_AXIS}H{_RIGHT}"/>']
    if course.first <= course.today <= course.last:
        parts.append(f'<path class="td" d="M{scale.x(course.today)} 8V{_AXIS}"/>')
    if course.level is not None:
        y = scale.y(course.level)
        parts.append(f'<path class="ln" d="M{_LEFT} {y}H{_RIGHT}"/>')
        if course.level_label:
            parts.append(f'<text x="{_LEFT}" y="{y - 5}">{escape(course.level_label)}</text>')
    if len(course.line) > 1:
        parts.append(f'<path class="ln" d="{_path(scale, course.line)}"/>')
    if course.expected is not None:
        x, y = scale.at((course.today, course.expected))
        parts.append(f'<path class="ex" d="M{x - 5} {y}h10"/>')
    parts += [_goal(scale, goal) for goal in course.goals]
    if len(course.figures) > 1:
        parts.append(f'<path class="fg" d="{_path(scale, course.figures)}"/>')
    for point in course.figures:
        x, y = scale.at(point)
        parts.append(f'<circle r="3.5" cx="{x}" cy="{y}"/>')
    parts += _years(scale, course)
    return _svg("ch", f"0 0 {_WIDTH} {_HEIGHT}", title, description, parts)


def _goal(scale: _Scale, goal: Goal) -> str:
    x, y = scale.at((goal.on, goal.value))
    mark = f'<path class="gl" d="M{x} {y - 5}l5 5-5 5-5-5z"/>'
    if not goal.label:
        return mark
    anchor = ' class="e"' if x > _WIDTH / 2 else ""
    x += 4 if anchor else -4
    return f'{mark}<text x="{x}" y="{y - 8}"{anchor}>{escape(goal.label)}</text>'


def _years(scale: _Scale, course: Course) -> list[str]:
    """The first and the last year below the axis, once where they are the same."""
    first, last = course.first.year, course.last.year
    texts = [f'<text x="{_LEFT}" y="79">{first}</text>']
    if last != first:
        texts.append(f'<text x="{_RIGHT}" y="79" class="e">{last}</text>')
    return texts


def _path(scale: _Scale, points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x} {y}" for x, y in map(scale.at, points))


class _Scale:
    """Days and figures as places in the drawing."""

    def __init__(self, course: Course) -> None:
        values = [value for _, value in (*course.figures, *course.line)]
        values += [goal.value for goal in course.goals]
        values += [value for value in (course.level, course.expected) if value is not None]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if low >= 0 and low < high / 2:
            low = 0.0
        if low == high:
            low, high = low - 1, high + 1
        self._low, self._span = low, high - low
        self._first = course.first.toordinal()
        self._days = max(course.last.toordinal() - self._first, 1)

    def x(self, day: date) -> int:
        part = (day.toordinal() - self._first) / self._days
        return round(_LEFT + min(max(part, 0), 1) * (_RIGHT - _LEFT))

    def y(self, value: float) -> int:
        return round(_BOTTOM - (value - self._low) / self._span * (_BOTTOM - _TOP))

    def at(self, point: Point) -> tuple[int, int]:
        return self.x(point[0]), self.y(point[1])


def bar(parts: Sequence[tuple[str, int]], title: str) -> Markup:
    """A bar of parts side by side, each with its class; widths are shares of the whole."""
    whole = sum(number for _, number in parts) or 1
    shapes: list[str] = []
    begun = 0
    for name, number in parts:
        if not number:
            continue
        start, end = (round(1000 * edge / whole) for edge in (begun, begun + number))
        begun += number
        shapes.append(
            f'<rect class="{name}" x="{start}" width="{max(end - start, 1)}" height="10"/>'
        )
    return _svg("br", "0 0 1000 10", title, "", shapes, ' preserveAspectRatio="none"')


def _svg(
    name: str, box: str, title: str, description: str, parts: Sequence[str], more: str = ""
) -> Markup:
    """The picture; without a title it is one of what is told beside it."""
    told = f"<title>{escape(title)}</title>" if title else ""
    if description:
        told += f"<desc>{escape(description)}</desc>"
    role = 'role="img"' if title else 'aria-hidden="true"'
    return Markup(f'<svg class="{name}" {role} viewBox="{box}"{more}>{told}{"".join(parts)}</svg>')

"""The questions of `ctr record` and `ctr collect`: one at a time, with the choices shown."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import typer

from ctr.cli.messages import say
from ctr.cli.options import typed_day, typed_figure
from ctr.cli.resolve import task_named, unit_named
from ctr.errors import CannotRun
from ctr.plan.model import STATES, Plan, State, Task, TaskResult
from ctr.results.record import Record
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import nfc
from ctr.wording.states import state_name
from ctr.wording.targets import quantity

if TYPE_CHECKING:
    from ctr.forms.conflicts import Conflict
    from ctr.forms.layout import Keep


def ask_where(plan: Plan, unit: str | None, task: str | None) -> tuple[str, Task | None]:
    """The unit, and its task or None for the report as a whole, asked for if not named."""
    named = task_named(plan, task)[1] if task is not None else None
    among = plan.units_in(named.lead) if named is not None else plan.reporting_units
    name = unit_named(plan, unit) if unit is not None else _choose_unit(among)
    if named is not None and name not in among:
        raise CannotRun(f"“{name}” không chủ trì nhiệm vụ {named.id}")
    return name, named or _choose_task(plan, name)


def ask(plan: Plan, name: str, chosen: Task | None, today: date) -> Record | None:
    """Ask for everything that a record holds; None where the answer at the end is no."""
    if chosen is None:
        return _ask_report(name, today)
    on = _ask_day("Ngày (làm, xong, hoặc của số liệu)", today) or today
    state = _ask_state(plan.result_of.get((name, chosen.id, on.year)))
    done = ask_text("Việc đã làm")
    evidence = ask_text("Văn bản chứng minh (số, ngày)") if done else None
    entry = Record(
        unit=name,
        year=on.year,
        on=on,
        task=chosen.id,
        state=state,
        done=done,
        evidence=evidence,
        values=_ask_figures(chosen),
        difficulty=ask_text("Khó khăn, vướng mắc"),
        proposal=ask_text("Đề xuất, kiến nghị"),
        next_year=ask_text("Kế hoạch năm sau"),
    )
    return entry if agreed() else None


def ask_line(question: str) -> str:
    """What is typed, empty where nothing is."""
    return _prompt(question)


def ask_received(units: list[str], today: date) -> date | None:
    """The day on which the reports of these units came in; None where it is left open."""
    say(f"Chưa có ngày nhận báo cáo của {phrases.joined(units)}.")

    def parse(text: str) -> date | None:
        return None if text == "-" else typed_day(text)

    day: date | None = ask_until_right("Ngày nhận (gõ - nếu chưa rõ)", phrases.day(today), parse)
    return day


class KeepAsker:
    """Asks whose value counts where a form and the plan, or two forms, differ; remembers it.

    An answer for all holds for the conflicts of its kind that follow.
    """

    def __init__(self) -> None:
        self.answers: dict[Conflict, Keep | None] = {}
        self._for_all: dict[bool, Keep] = {}

    def __call__(self, conflict: Conflict) -> Keep | None:
        """The answer to a conflict; None leaves the form for later."""
        between_forms = bool(conflict.other)
        if conflict not in self.answers:
            self.answers[conflict] = self._for_all.get(between_forms) or self._ask(conflict)
        return self.answers[conflict]

    def _ask(self, conflict: Conflict) -> Keep | None:
        other = f"biểu {conflict.other}" if conflict.other else "kế hoạch"
        choices = (
            f"biểu này: {conflict.theirs}",
            f"{other}: {conflict.ours}",
            "lấy biểu này, cả ở những chỗ còn lại",
            f"lấy {'biểu kia' if conflict.other else 'kế hoạch'}, cả ở những chỗ còn lại",
            "để lại, chưa nhận biểu này",
        )
        number = choose(f"{conflict.file}: {conflict.place}: lấy bên nào", choices)
        keep: Keep | None = (None, "theirs", "ours", "theirs", "ours", None)[number]
        if number in (3, 4) and keep is not None:
            self._for_all[bool(conflict.other)] = keep
        return keep


def _ask_report(unit: str, today: date) -> Record | None:
    received = _ask_day("Ngày nhận báo cáo", today)
    on = received or today
    entry = Record(
        unit=unit,
        year=_ask_year(on.year),
        on=on,
        received=received,
        difficulty=ask_text("Khó khăn, vướng mắc chung"),
        proposal=ask_text("Đề xuất, kiến nghị chung"),
        next_year=ask_text("Phương hướng năm sau"),
    )
    return entry if agreed() else None


def _choose_unit(units: tuple[str, ...]) -> str:
    return units[choose("Đơn vị", units) - 1] if len(units) != 1 else units[0]


def _ask_state(known: TaskResult | None) -> State | None:
    """The state, the present one as the first choice; None where it stays."""
    if known is None or known.state is None:
        return STATES[choose("Trạng thái", [state_name(state) for state in STATES], 2) - 1]
    stays = f"giữ nguyên: {state_name(known.state)}"
    number = choose("Trạng thái", [stays, *(state_name(state) for state in STATES)], 1)
    return STATES[number - 2] if number > 1 else None


def _choose_task(plan: Plan, unit: str) -> Task | None:
    """A task that the unit leads, or None for the report as a whole."""
    tasks = plan.led_by(unit)
    lines = ["cả báo cáo (ngày nhận, khó khăn, đề xuất chung)"]
    lines += [f"{task.id}. {task.title}" for task in tasks]
    number = choose("Nhiệm vụ", lines)
    return tasks[number - 2] if number > 1 else None


def _ask_figures(task: Task) -> tuple[tuple[str, Decimal | bool], ...]:
    figures: list[tuple[str, Decimal | bool]] = []
    for target in task.targets:
        unit = target.unit if target.by_figure else "đạt / không đạt"
        sample = quantity(Decimal("97.5"), target.unit) if target.by_figure else "đạt"
        text = f"{target.name} ({unit}, ví dụ {sample})"
        figure = ask_until_right(text, "", _figure)
        if figure is not None:
            figures.append((target.id, figure))
    return tuple(figures)


def choose(question: str, choices: Sequence[str], default: int | None = None) -> int:
    """The number of a choice, from 1."""
    say(f"{question}:")
    for number, choice in enumerate(choices, start=1):
        say(f"  {number}. {choice}")

    def parse(text: str) -> int:
        if not re.fullmatch("[0-9]{1,4}", text) or not 1 <= int(text) <= len(choices):
            raise CannotRun(f"chọn một số từ 1 đến {len(choices)}")
        return int(text)

    return int(ask_until_right(f"Chọn số (1-{len(choices)})", str(default or ""), parse))


def ask_text(question: str) -> str | None:
    """One line, None where nothing is typed."""
    return " ".join(_prompt(f"{question} (bỏ trống nếu không)").split()) or None


def _ask_day(question: str, today: date) -> date | None:
    day: date | None = ask_until_right(question, phrases.day(today), typed_day)
    return day


def _ask_year(default: int) -> int:
    def parse(text: str) -> int:
        if not re.fullmatch("[0-9]{4}", text):
            raise CannotRun("năm viết bằng bốn chữ số")
        return int(text)

    return int(ask_until_right("Năm báo cáo", str(default), parse))


def _figure(text: str) -> Decimal | bool | None:
    return typed_figure(text) if text.strip() else None


def ask_until_right(question: str, default: str, parse: Any) -> Any:
    """Ask again until the answer can be read."""
    while True:
        try:
            return parse(_prompt(question, default))
        except CannotRun as error:
            say(f"  {error.line}")


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def agreed(question: str = "Ghi vào kế hoạch?") -> bool:
    """Whether the answer is yes, as it is where nothing is typed."""
    return _prompt(f"{question} (c/k)", "c").lower() in ("c", "có", "co", "y", "yes")


def _prompt(question: str, default: str = "") -> str:
    """The answer typed, or the default; the question goes to stderr. Raises Abort at the end."""
    shown = f" [{default}]" if default else ""
    sys.stderr.write(f"{question}{shown}: ")
    sys.stderr.flush()
    line = sys.stdin.readline() if sys.stdin is not None else ""
    if not line:
        raise typer.Abort
    return nfc(line).strip() or default

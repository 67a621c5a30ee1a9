"""An office and its units over a year: what they send, and what the plan is to hold after it.

What is expected is kept beside what is typed, without the program: a unit looks only at the rows of
the form that it got, and remembers what it wrote.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from ctr.cli.app import app
from ctr.forms.layout import GENERAL_SHEET, TARGETS_SHEET, TASKS_SHEET
from ctr.vietnamese.phrases import day as shown_day
from ctr.yamlfile.reader import read_yaml
from tests.conftest import PLAN, Ran
from tests.forms.typed import opened, typed
from tests.intake.mails import mail, saved

Figure = Decimal | bool
Cells = dict[tuple[str, str, str], str]
GENERAL = ""
"""In place of a task's number: what concerns the whole report."""
STATES = {
    "chưa thực hiện": "not_started",
    "đang thực hiện": "in_progress",
    "tạm dừng": "paused",
    "hoàn thành": "done",
}


class Clerk:
    """Runs the program day after day, and refuses what ends otherwise than she expects."""

    def __init__(self, plan: Path, patch: Any) -> None:
        self.plan, self._patch = plan, patch
        self.ran: list[tuple[str | Path, ...]] = []

    def on(self, day: date) -> None:
        """It is that day."""
        self.day = day
        self._patch.setattr("ctr.cli.options.today", lambda: day)

    def __call__(self, *words: str | Path, code: int = 0) -> Ran:
        ran = self.tries(*words)
        assert ran.code == code, (words, ran.err, ran.out)
        return ran

    def tries(self, *words: str | Path) -> Ran:
        """The same, whatever the answer."""
        self.ran.append(words)
        typed_words = [*map(str, words), "--plan", str(self.plan)]
        result = CliRunner().invoke(app, typed_words, prog_name="ctr")
        return Ran(result.exit_code, result.stdout, result.stderr)


@dataclass
class Reported:
    """What one unit has reported, by task; lists of texts in the order in which they were told."""

    place: int
    tasks: list[str] = field(default_factory=list)
    log: dict[tuple[str, str], tuple[date, str]] = field(default_factory=dict)
    states: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    figures: dict[tuple[str, str], dict[date, Figure]] = field(default_factory=dict)
    difficulties: dict[str, list[str]] = field(default_factory=dict)
    proposals: dict[str, list[str]] = field(default_factory=dict)
    plans: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    received: dict[str, list[date]] = field(default_factory=dict)

    def state(self, task: str, by: date) -> str:
        """The newest state that the unit has told by a day, or that its work or figures show."""
        told = [state for day, state in self.states.get(task, ()) if day <= by]
        if told:
            return told[-1]
        worked = any(of == task and day <= by for (of, _), (day, _) in self.log.items())
        measured = any(
            of == task and day <= by for (of, _), days in self.figures.items() for day in days
        )
        return "in_progress" if worked or measured else "not_reported"


@dataclass(frozen=True)
class Round:
    """The forms of one period, and the day on which most of them come back."""

    number: int
    period: str
    day: date

    @property
    def plan_field(self) -> str:
        return "next_year" if self.number == 3 else "next_period"


def rows_in(form: bytes) -> tuple[str, list[str], list[tuple[str, str]]]:
    """What a unit sees in its form: its name, its tasks, its targets."""
    read = opened(form)
    tasks = [row.key for row in read.rows if row.sheet == TASKS_SHEET and "#" not in row.key]
    keys = [row.key.split("/") for row in read.rows if row.sheet == TARGETS_SHEET]
    return read.unit, tasks, [(task, target) for task, target in keys]


@cache
def printed() -> dict[str, dict[str, Any]]:
    """The tasks as they are issued, by number: plain data."""
    sections = [read_yaml(path.read_text(), "").data for path in PLAN.glob("sections/*.yaml")]
    return {task["id"]: task for section in sections for task in section["tasks"]}


@cache
def by_figure(task: str, target: str) -> bool:
    """Whether a target is measured, or only reached or not."""
    one = next(one for one in printed()[task]["targets"] if one["id"] == target)
    return "achieved" not in one["milestones"][0]


def dated(day: date) -> str:
    return f"{day:%a, %d %b %Y} 09:30:00 +0700"


def sender(place: int, unit: str) -> str:
    return f"{unit} <donvi{place}@phuong.vn>"


class Replies:
    """One round: what the units answer, as it lies in the office's folder."""

    def __init__(self, box: Path, round: Round) -> None:
        self.box, self.round = box, round
        self.count = 0
        self._renamed: list[tuple[str, bytes]] = []

    def of(self, form: bytes, known: Reported, day: date | None = None) -> None:
        """Six replies of one unit: half filled, whole, twice, forwarded, renamed, corrected."""
        day = day or self.round.day
        unit, tasks, targets = rows_in(form)
        known.tasks = tasks
        half = dict(self._half(known, tasks[0], day))
        wrong, right = {**half}, {**half}
        for cells, mistaken in ((wrong, True), (right, False)):
            cells.update(self._work(known, tasks, day))
            cells.update(self._figures(known, targets, day, mistaken=mistaken))
            cells.update(self._words(known, tasks, mistaken=mistaken))
        self._remember(known, tasks, targets, day)
        self._send(known.place, unit, [typed(form, cells) for cells in (half, wrong, right)], day)
        known.received[self.round.period] = [
            day - timedelta(days=2),
            day,
            day + timedelta(days=2),
        ]

    def again_on_an_older_form(self, form: bytes, known: Reported, period: str) -> None:
        """A further thing done and a state of June, on a form of that time, sent with the rest."""
        unit, tasks, _ = rows_in(form)
        day = self.round.day - timedelta(days=12)
        done = f"Việc ghi trên biểu cũ của đơn vị {known.place}"
        cells = {
            (TASKS_SHEET, "+1", "number"): tasks[0],
            (TASKS_SHEET, "+1", "on"): shown_day(day),
            (TASKS_SHEET, "+1", "done"): done,
            (TASKS_SHEET, tasks[1], "state"): "tạm dừng",
            (TASKS_SHEET, tasks[1], "state_on"): "25/6/2026",
        }
        message = mail(
            ("bieu cu.xlsx", typed(form, cells)),
            date=dated(self.round.day),
            sender=sender(known.place, unit),
        )
        saved(self.box / f"{known.place}" / "bieu-cu.eml", message)
        known.log[tasks[0], done] = (day, "")
        known.states[tasks[1]].insert(1, (date(2026, 6, 25), "paused"))
        known.received[period].append(self.round.day)
        self.count += 1

    def strays(self, wrong_year: bytes, foreign: bytes, torn: bytes) -> None:
        """What does not belong there, and all that was renamed in one archive."""
        with zipfile.ZipFile(self.box / "tong-hop.zip", "w") as package:
            for name, content in self._renamed:
                package.writestr(name, content)
        general = {(GENERAL_SHEET, "chung", "proposals"): "Nhầm"}
        files = {"nam-sau": typed(wrong_year, general), "nham": foreign, "rach": torn}
        for name, content in files.items():
            saved(self.box / "khac" / f"{name}.eml", mail((f"{name}.xlsx", content)))
        (self.box / "khac" / "anh.jpg").write_bytes(b"\xff\xd8\xff")

    def _half(self, known: Reported, task: str, day: date) -> Iterator[tuple[Any, str]]:
        """The first thing done, without its document."""
        yield (TASKS_SHEET, "+1", "number"), task
        yield (TASKS_SHEET, "+1", "on"), shown_day(day - timedelta(days=10))
        yield (TASKS_SHEET, "+1", "done"), self._done(known, task, "chính")

    def _done(self, known: Reported, task: str, which: str) -> str:
        number = self.round.number + 1
        return f"Việc {which} lần {number} của đơn vị {known.place}, nhiệm vụ {task}"

    def _document(self, known: Reported, order: int) -> str:
        return f"Báo cáo số {1000 * (self.round.number + 1) + 50 * known.place + order}/BC"

    def _worked(self, tasks: list[str]) -> Iterator[tuple[int, str]]:
        """Tasks of which a thing was done that stands in their own row."""
        for order, task in enumerate(tasks):
            if order and (order + self.round.number) % 2 == 0:
                yield order, task

    def _told(self, tasks: list[str]) -> Iterator[tuple[str, str]]:
        """Tasks of which a state is told."""
        for order, task in enumerate(tasks):
            state = (
                ("đang thực hiện", "chưa thực hiện", None)[order % 3],
                (None, None, "đang thực hiện")[order % 3],
                (None, "đang thực hiện", "tạm dừng")[order % 3],
                ("hoàn thành", None, "đang thực hiện" if order % 2 else None)[order % 3],
            )[self.round.number]
            if state is not None:
                yield task, state

    def _measured(self, known: Reported, targets: Any) -> Iterator[tuple[tuple[str, str], Figure]]:
        """Figures of this round: the first in March, all in June, half in September, then all."""
        number = self.round.number
        for order, key in enumerate(targets):
            if (number == 0 and order) or (number == 2 and order % 2):
                continue
            value = Decimal(f"{20 + 15 * number + known.place + order}.5")
            yield key, value if by_figure(*key) else number == 3

    def _work(self, known: Reported, tasks: list[str], day: date) -> Cells:
        cells: Cells = {(TASKS_SHEET, "+1", "evidence"): self._document(known, 0)}
        for order, task in self._worked(tasks):
            cells[TASKS_SHEET, task, "on"] = shown_day(day - timedelta(days=9))
            cells[TASKS_SHEET, task, "done"] = self._done(known, task, "thêm")
            cells[TASKS_SHEET, task, "evidence"] = self._document(known, order)
        for task, state in self._told(tasks):
            cells[TASKS_SHEET, task, "state"] = state
            cells[TASKS_SHEET, task, "state_on"] = shown_day(day - timedelta(days=8))
        return cells

    def _figures(self, known: Reported, targets: Any, day: date, *, mistaken: bool) -> Cells:
        cells: Cells = {}
        for order, (key, value) in enumerate(self._measured(known, targets)):
            row = (TARGETS_SHEET, "/".join(key))
            said = ("đạt" if value else "không đạt") if isinstance(value, bool) else f"{value}"
            wrong = mistaken and order == 0 and not isinstance(value, bool)
            cells[(*row, "value")] = "11,5" if wrong else said.replace(".", ",")
            cells[(*row, "as_of")] = shown_day(day - timedelta(days=5))
            cells[(*row, "source")] = "Thống kê"
        return cells

    def _words(self, known: Reported, tasks: list[str], *, mistaken: bool) -> Cells:
        cells: Cells = {}
        for task in tasks[:2]:
            trouble, proposal, plan = self._said(known, task)
            slip = " (sai)" if mistaken else ""
            lists = {
                "difficulties": [*known.difficulties.get(task, ()), f"{trouble}{slip}"],
                "proposals": [*known.proposals.get(task, ()), proposal],
                self.round.plan_field: [plan],
            }
            for name, lines in lists.items():
                cells[TASKS_SHEET, task, name] = "\n".join(lines)
        general = [*known.proposals.get(GENERAL, ()), self._said(known, "chung")[1]]
        cells[GENERAL_SHEET, "chung", "proposals"] = "\n".join(general)
        return cells

    def _said(self, known: Reported, about: str) -> tuple[str, str, str]:
        where = f"{about}, đơn vị {known.place}, lần {self.round.number + 1}"
        return f"Khó khăn {where}", f"Đề xuất {where}", f"Kế hoạch {where}"

    def _remember(self, known: Reported, tasks: list[str], targets: Any, day: date) -> None:
        """What the corrected form said; of a thing told twice, it is the last."""
        done = self._done(known, tasks[0], "chính")
        known.log[tasks[0], done] = (day - timedelta(days=10), self._document(known, 0))
        for order, task in self._worked(tasks):
            entry = (day - timedelta(days=9), self._document(known, order))
            known.log[task, self._done(known, task, "thêm")] = entry
        for task, state in self._told(tasks):
            change = (day - timedelta(days=8), STATES[state])
            known.states.setdefault(task, []).append(change)
        for key, value in self._measured(known, targets):
            known.figures.setdefault(key, {})[day - timedelta(days=5)] = value
        for task in tasks[:2]:
            trouble, proposal, plan = self._said(known, task)
            known.difficulties.setdefault(task, []).append(trouble)
            known.proposals.setdefault(task, []).append(proposal)
            known.plans.setdefault(task, []).append((self.round.period, plan))
        known.proposals.setdefault(GENERAL, []).append(self._said(known, "chung")[1])

    def _send(self, place: int, unit: str, forms: list[bytes], day: date) -> None:
        half, wrong, right = forms
        early, late = (dated(day + timedelta(days=days)) for days in (-2, 2))
        who = sender(place, unit)
        first = mail(("Biểu.xlsx", wrong), date=dated(day), sender=who)
        mails = {
            "nua": mail(("bieu moi dien mot nua.xlsx", half), date=early, sender=who),
            "goc": first,
            "lan-hai": mail(("BC (1).xlsx", wrong), date=dated(day), sender=who),
            "chuyen": mail(inner=first, date=late, sender="Lan <lan@phuong.vn>"),
            "sua": mail(("cong van.pdf", b"%PDF-1.7"), ("ban sua", right), date=late, sender=who),
        }
        for name, message in mails.items():
            saved(self.box / f"{place}" / f"{name}.eml", message)
        self._renamed.append((f"Đơn vị {place}/bao cao cuoi cung {place}.XLSX", wrong))
        self.count += len(mails) + 1

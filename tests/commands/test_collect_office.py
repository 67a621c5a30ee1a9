"""What an office really gets back: over 200 replies to the forms of four periods of our own plan.

Every unit sends a form that is half filled, then the whole one, twice, forwarded and renamed, then
a corrected one; beside them lie forms of another year and programme, torn files, pictures. Every
cell is right, none is wrong, and collecting again changes nothing.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from ctr.forms.layout import GENERAL_SHEET, TARGETS_SHEET, TASKS_SHEET
from ctr.forms.read import read_form
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from ctr.vietnamese.phrases import day as shown_day
from tests.conftest import EXAMPLE, FORM_UNIT, Ctr
from tests.forms.typed import typed
from tests.intake.mails import mail, saved

ROUNDS = (
    ("2026-Q1", date(2026, 3, 20)),
    ("2026-6T", date(2026, 6, 20)),
    ("2026-9T", date(2026, 9, 18)),
    ("2026", date(2026, 11, 16)),
)
"""Each period, and the day on which the whole forms come in."""


@dataclass
class Expected:
    """What the plan is to hold of one unit, kept beside what is typed and without the program."""

    task: str
    target: tuple[str, str] | None
    log: dict[str, str] = field(default_factory=dict)
    proposals: list[str] = field(default_factory=list)
    difficulties: list[str] = field(default_factory=list)
    general: list[str] = field(default_factory=list)
    plans: list[tuple[str, str]] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    received: dict[str, list[date]] = field(default_factory=dict)


def expectations(plan: Plan) -> dict[str, Expected]:
    expected = {}
    for unit in plan.lead_units:
        tasks = plan.led_by(unit)
        targets = [
            (task.id, target.id) for task in tasks for target in task.targets if target.by_figure
        ]
        expected[unit] = Expected(task=tasks[0].id, target=next(iter(targets), None))
    return expected


def dated(day: date) -> str:
    return f"{day:%a, %d %b %Y} 09:30:00 +0700"


def address(number: int, unit: str) -> str:
    return f"{unit} <donvi{number}@phuong.vn>"


class Office:
    """One round: the forms that come back, and what is then expected."""

    def __init__(self, box: Path, period: str, day: date, number: int) -> None:
        self.box, self.period, self.day, self.number = box, period, day, number
        self.renamed: list[tuple[str, bytes]] = []
        self.replies = 0

    def unit(self, place: int, unit: str, form: bytes, known: Expected) -> None:
        """Six replies of one unit."""
        work = f"Việc thứ {self.number} của đơn vị {place}, triển khai tại địa bàn"
        day = self.day - timedelta(days=10)
        line = {
            (TASKS_SHEET, "+1", "number"): known.task,
            (TASKS_SHEET, "+1", "on"): shown_day(day),
            (TASKS_SHEET, "+1", "done"): work,
        }
        row = (TASKS_SHEET, known.task)
        proposal, trouble = f"Đề xuất {self.number}.{place}", f"Khó khăn {self.number}.{place}"
        whole = {
            **line,
            (TASKS_SHEET, "+1", "evidence"): f"Báo cáo số {place}{self.number}/BC",
            (*row, "proposals"): "\n".join([*known.proposals, proposal]),
            (*row, "difficulties"): "\n".join([*known.difficulties, f"{trouble} (sai)"]),
            (GENERAL_SHEET, "chung", "proposals"): "\n".join([*known.general, f"Chung {proposal}"]),
        }
        plan = "next_year" if self.period == "2026" else "next_period"
        whole[(*row, plan)] = f"Kế hoạch sau {self.period}"
        if self.number in (0, 3):
            whole[(*row, "state")] = "đang thực hiện" if self.number == 0 else "hoàn thành"
            whole[(*row, "state_on")] = "1/3/2026" if self.number == 0 else "10/11/2026"
        right = dict(whole)
        right[(*row, "difficulties")] = "\n".join([*known.difficulties, trouble])
        if known.target is not None:
            share = (TARGETS_SHEET, "/".join(known.target))
            for cells, value in ((whole, "11,5"), (right, f"{20 + 10 * self.number + place},5")):
                cells[(*share, "value")] = value
                cells[(*share, "as_of")] = shown_day(self.day - timedelta(days=5))
                cells[(*share, "source")] = "Thống kê"
        self._send(place, unit, typed(form, line), typed(form, whole), typed(form, right))
        known.log[work] = f"Báo cáo số {place}{self.number}/BC"
        known.proposals.append(proposal)
        known.difficulties.append(trouble)
        known.general.append(f"Chung {proposal}")
        known.plans.append((self.period, f"Kế hoạch sau {self.period}"))
        if known.target is not None:
            as_of = (self.day - timedelta(days=5)).isoformat()
            known.figures[as_of] = f"{20 + 10 * self.number + place}.5"
        known.received[self.period] = [
            self.day - timedelta(days=2), self.day, self.day + timedelta(days=2)
        ]  # fmt: skip

    def _send(self, place: int, unit: str, half: bytes, whole: bytes, right: bytes) -> None:
        sender = address(place, unit)
        early, late = (dated(self.day + timedelta(days=days)) for days in (-2, 2))
        first = mail(("Biểu.xlsx", whole), date=dated(self.day), sender=sender)
        forwarded = mail(inner=first, date=late, sender="Lan <lan@phuong.vn>")
        mails = {
            "nua": mail(("bieu moi dien mot nua.xlsx", half), date=early, sender=sender),
            "goc": first,
            "lan-hai": mail(("BC (1).xlsx", whole), date=dated(self.day), sender=sender),
            "chuyen": forwarded,
            "sua": mail(
                ("cong van.pdf", b"%PDF-1.7"), ("ban sua", right), date=late, sender=sender
            ),
        }
        for name, message in mails.items():
            saved(self.box / f"{place}" / f"{name}.eml", message)
        self.renamed.append((f"Đơn vị {place}/bao cao cuoi cung {place}.XLSX", whole))
        self.replies += len(mails) + 1

    def rest(self, wrong_year: bytes, foreign: bytes, torn: bytes) -> None:
        """What does not belong there."""
        with zipfile.ZipFile(self.box / "tong-hop.zip", "w") as package:
            for name, content in self.renamed:
                package.writestr(name, content)
        for name, content in (("nam-sau", wrong_year), ("nham", foreign), ("rach", torn)):
            saved(self.box / "khac" / f"{name}.eml", mail((f"{name}.xlsx", content)))
        (self.box / "khac" / "anh.jpg").write_bytes(b"\xff\xd8\xff")


def check(plan: Plan, expected: dict[str, Expected]) -> None:
    assert {results.unit for results in plan.results} == set(expected)
    for results in plan.results:
        known = expected[results.unit]
        wanted = {known.task} | ({known.target[0]} if known.target is not None else set())
        assert {task.task for task in results.tasks} == wanted
        task = next(one for one in results.tasks if one.task == known.task)
        assert {entry.done: entry.evidence for entry in task.log} == known.log
        assert len(task.log) == len(known.log)
        assert list(task.proposals) == known.proposals
        assert list(task.difficulties) == known.difficulties
        assert list(results.proposals) == known.general
        plans = [(one.period.code, one.text) for one in task.next_period]
        plans += [("2026", text) for text in task.next_year]
        assert plans == known.plans
        figures = [one for row in results.tasks for one in row.values]
        assert {one.as_of.isoformat(): str(one.value) for one in figures} == known.figures
        assert all(one.corrects is None for one in figures)
        days = {one.period.code: [one.received, *one.received_again] for one in results.reports}
        if results.received is not None:
            days["2026"] = [results.received, *results.received_again]
        assert days == known.received
        done = len(known.received) == len(ROUNDS)
        assert task.state == ("done" if done else "in_progress")


def test_a_year_of_replies(ctr: Ctr, our_plan: Path, tmp_path: Path) -> None:
    opened = load(our_plan).plan
    assert opened is not None
    expected = expectations(opened)
    foreign = tmp_path / "nham.xlsx"
    ctr("form", "2026", "--unit", FORM_UNIT, "-o", foreign, "--plan", EXAMPLE)
    replies = 0
    for number, (period, day) in enumerate(ROUNDS):
        folder = tmp_path / f"bieu-{number}"
        assert ctr("form", period, "--all", "-o", folder, "--plan", our_plan).code == 0
        other = tmp_path / f"2027-{number}.xlsx"
        ctr("form", "2027", "--unit", opened.lead_units[0], "-o", other, "--plan", our_plan)
        forms = {}
        for path in folder.iterdir():
            raw = path.read_bytes()
            forms[read_form(raw, path.name).unit] = raw
        office = Office(tmp_path / f"nhan-{number}", period, day, number)
        for place, (unit, known) in enumerate(expected.items()):
            office.unit(place, unit, forms[unit], known)
        general = {(GENERAL_SHEET, "chung", "proposals"): "Nhầm"}
        office.rest(
            typed(other.read_bytes(), general),
            foreign.read_bytes(),
            forms[opened.lead_units[0]][:4_000],
        )
        replies += office.replies
        if number == 2:  # the office words a task anew while the forms are out
            file = our_plan / "sections" / "10-quoc-phong-an-ninh.yaml"
            text = file.read_text()
            file.write_text(text.replace("title: Xây dựng", "title: Tập trung xây dựng", 1))
        words = ("collect", office.box, "--year", "2026", "--plan", our_plan)
        later = ("--as-of", (day + timedelta(days=5)).isoformat())
        ran = ctr(*words, *later)
        assert ran.code == 1, ran.err
        faults = ran.err.partition("Chưa nhận, vì có ")[2].splitlines()
        assert faults[0] == "3 lỗi:", ran.err
        for told in ("2027, không phải năm 2026", "chương trình khác", "tệp hỏng hoặc gửi thiếu"):
            assert sum(told in line for line in faults) == 1, ran.err
        assert ("bản kế hoạch cũ hơn" in ran.err) == (number == 2)
        assert ran.err.count("Trùng: ") == 3 * len(expected)
        assert ran.err.count("Không phải biểu: ") == len(expected) + 1
        loaded = load(our_plan)
        assert loaded.plan is not None, loaded.problems
        check(loaded.plan, expected)
        before = {path: path.read_bytes() for path in our_plan.rglob("*.yaml")}
        again = ctr(*words, *later)
        assert (again.code, again.out) == (1, "")
        assert {path: path.read_bytes() for path in our_plan.rglob("*.yaml")} == before
    assert replies >= 200

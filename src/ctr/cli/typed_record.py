"""What was typed after `ctr record`, turned into what is to be put down or put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctr.cli.messages import say
from ctr.cli.options import period_in, typed_figure
from ctr.cli.resolve import duty_named, task_named, unit_named
from ctr.cli.typed_files import read_evidence, taken_files
from ctr.errors import CannotRun
from ctr.late_dataclasses import dataclass
from ctr.plan.load.check_results import figure_fault
from ctr.plan.model import Plan, State
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.entries import Entry, Kind
from ctr.results.put_right import KEYS, OPTIONAL, TEXT
from ctr.results.record import Record
from ctr.vietnamese.matching import is_removal, nfc
from ctr.vietnamese.suggestions import did_you_mean, nearest
from ctr.yamlfile.characters import FORBIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The options that say what a unit reports, as they were typed; None where they were not."""

    unit: list[str] | None = None
    state: State | None = None
    on: date | None = None
    done: str | None = None
    evidence: str | None = None
    file: list[Path] | None = None
    value: list[str] | None = None
    source: str | None = None
    difficulty: str | None = None
    proposal: str | None = None
    next_year: str | None = None
    received: date | None = None
    verified_by: str | None = None
    sent: str | None = None
    next_period: str | None = None
    period: ReportingPeriod | None = None
    year: int | None = None

    @property
    def only_asks(self) -> bool:
        """Whether nothing is said that could be put down, so that it has to be asked for."""
        narrowing = ("unit", "on", "year", "period")
        return all(
            getattr(self, field.name) is None
            for field in fields(self)
            if field.name not in narrowing
        )

    def one_unit(self) -> str | None:
        """The one unit that a record is of. Raises CannotRun for several."""
        if self.unit and len(self.unit) > 1:
            raise CannotRun("mỗi lần chỉ ghi cho một đơn vị", f"đã nêu: {', '.join(self.unit)}")
        return self.unit[0] if self.unit else None

    def sent_of(self, plan: Plan, day: date) -> ReportingPeriod:
        """The period of the ward's report that went out on a day. Raises CannotRun."""
        return self._period(plan) or ReportingPeriod.whole_year(self.year or day.year)

    def _period(self, plan: Plan) -> ReportingPeriod | None:
        """The period typed. Raises CannotRun if --year is another, or the programme lacks it."""
        if self.period is None:
            return None
        if self.year not in (None, self.period.year):
            raise CannotRun(f"kỳ {self.period.code} không thuộc năm {self.year}", "bỏ --year")
        return period_in(plan, self.period)

    def record(self, plan: Plan, task: str | None, today: date) -> Record:
        """What is to be put down. Raises CannotRun for what has no place to go to."""
        number, values = self._task_and_values(plan, task)
        self._check_complete(number, values)
        period = self._period(plan)
        part = period.part if period is not None else None
        self._check_period(part)
        typed_year = period.year if period is not None else self.year
        if typed_year is None and self.on is None and self.received is not None:
            _warn_of_year(plan, self.received)
        reporting = _unit(plan, self.one_unit(), number)
        year = typed_year or (self.on or self.received or today).year
        known = plan.result_of.get((reporting, number or "", year))
        stays = self.on is None and known is not None and known.state == self.state
        files, evidence = taken_files(self.file), one_line(self.evidence)
        given = evidence or (one_line(self.source) if self.done is None else None)
        return Record(
            unit=reporting,
            year=year,
            on=self.on or today,
            task=number,
            state=None if stays else self.state,  # it stays, with the day that it has
            done=paragraphs(self.done),
            evidence=evidence,
            read_evidence=read_evidence(files, given),
            files=files,
            values=values,
            source=one_line(self.source),
            difficulty=paragraphs(self.difficulty),
            proposal=paragraphs(self.proposal),
            next_year=paragraphs(self.next_year),
            next_period=paragraphs(self.next_period),
            period=part,
            received=self.received,
            verified_by=one_line(self.verified_by),
        )

    def _check_period(self, part: ReportingPeriod | None) -> None:
        """Refuse a period that says nothing, and a plan without its period."""
        if self.period is not None and self.received is None and self.next_period is None:
            raise CannotRun("--period đi cùng --received, --next-period hoặc --sent")
        if self.next_period is not None and part is None:
            raise CannotRun(
                "--next-period cần kỳ mà đơn vị đang báo cáo",
                "thêm --period, ví dụ --period 2026-Q2; sau cả năm thì dùng --next-year",
            )

    def corrected(self, plan: Plan, entry: Entry) -> Mapping[str, Any]:
        """The new values of an entry, by the keys of `put_right.KEYS`.

        Raises CannotRun for what an entry of its kind does not have, and where nothing is said.
        """
        options = _OPTIONS[entry.kind]
        shown = ", ".join(f"--{name.replace('_', '-')}" for name in options)
        said = [
            field.name
            for field in fields(self)
            if field.name not in ("unit", "year", "period")
            and getattr(self, field.name) is not None
        ]
        if foreign := [name for name in said if name not in options]:
            wrong = foreign[0].replace("_", "-")
            raise CannotRun(f"{entry.name} không có --{wrong}", f"sửa được: {shown}")
        if not said:
            raise CannotRun(f"chưa nêu {entry.name} sửa thành gì", f"thêm: {shown}")
        return {options[name]: self._new_value(plan, entry, name, options[name]) for name in said}

    def _new_value(self, plan: Plan, entry: Entry, name: str, key: str) -> Any:
        typed = getattr(self, name)
        if isinstance(typed, str) and is_removal(typed) and key in OPTIONAL:
            return None
        if name == "sent":
            return duty_named(plan, typed).id
        if name == "value":
            return self._new_figure(plan, entry)
        if key in (TEXT, "done"):
            return paragraphs(typed)
        return one_line(typed) if isinstance(typed, str) and name != "state" else typed

    def _new_figure(self, plan: Plan, entry: Entry) -> Decimal | bool:
        """The figure, whose target may be named again. Raises CannotRun."""
        words = self.value or []
        target, mark, figure = words[-1].rpartition("=")
        if len(words) > 1 or (mark and target.strip() != entry.value.target):
            raise CannotRun(f"{entry.name} là số liệu của “{entry.value.target}”", "nêu --value SỐ")
        value = typed_figure(figure)
        targets = {known.id: known for known in plan.by_number[entry.task or ""][1].targets}
        if entry.value.target in targets and (
            fault := figure_fault(value, targets[entry.value.target])
        ):
            raise CannotRun(*fault)
        return value

    def _task_and_values(
        self, plan: Plan, task: str | None
    ) -> tuple[str | None, tuple[tuple[str, Decimal | bool], ...]]:
        """The task's number and its figures; a figure's target tells the task if none is typed."""
        owners = {target.id: owner for _, owner, target in plan.targets()}
        number = task_named(plan, task)[1].id if task is not None else None
        values: list[tuple[str, Decimal | bool]] = []
        for words in self.value or ():
            name, mark, figure = words.partition("=")
            name = name.strip()
            if not mark:
                raise CannotRun(f"“{words}” không đúng cách viết số liệu", "viết CHỈ-TIÊU=SỐ")
            if name not in owners:
                near = nearest(name, {known: known for known in owners})
                meant = did_you_mean(near) or f"xem các mã: ctr show {number or 'SỐ'}"
                raise CannotRun(f"không có chỉ tiêu “{name}”", meant)
            number = number or owners[name].id
            values.append((name, typed_figure(figure)))
        return number, tuple(values)

    def _check_complete(
        self, number: str | None, values: tuple[tuple[str, Decimal | bool], ...]
    ) -> None:
        """Refuse what has no place to go to."""
        if self.file is not None and self.done is None and not values:
            raise CannotRun("--file đi cùng --done hoặc --value")
        of_a_task = (self.state, self.done, self.evidence)
        if number is None and any(typed is not None for typed in of_a_task):
            raise CannotRun("thiếu số nhiệm vụ", "ví dụ: ctr record 10.2 --unit … --done …")
        if self.evidence is not None and self.done is None and not values:
            raise CannotRun("--evidence đi cùng --done hoặc --value")
        if self.source is not None and not values:
            raise CannotRun("--source đi cùng --value")
        if self.source is not None and self.evidence is not None and self.done is None:
            raise CannotRun(
                "--evidence không có --done thì là nguồn số liệu; chỉ nêu một trong hai"
            )


_OPTIONS: dict[Kind, dict[str, str]] = {
    "state": {"state": "state", "on": "on"},
    "earlier": {"state": "state", "on": "on"},
    "log": {"done": "done", "on": "on", "evidence": "evidence"},
    "values": {"value": "value", "on": "as_of", "source": "source"},
    "difficulties": {"difficulty": TEXT},
    "proposals": {"proposal": TEXT},
    "next_year": {"next_year": TEXT},
    "next_period": {"next_period": TEXT},
    "verified": {"verified_by": "by", "on": "on"},
    "received": {"received": "received"},
    "received_again": {"received": "received"},
    "submitted": {"sent": "duty", "on": "on", "evidence": "document"},
    "letters": {"evidence": "number", "on": "on"},
}
"""Which option says what of each kind of entry."""
assert all(set(_OPTIONS[kind].values()) == set(keys) for kind, keys in KEYS.items())


def one_line(text: str | None) -> str | None:
    """One line of what was typed, in Unicode form C; None where nothing was. Raises CannotRun."""
    lines = _lines(text)
    return " ".join(lines) if lines is not None else None


def paragraphs(text: str | None) -> str | None:
    """As `one_line`, but each line is a paragraph, as in a form and as the plan will read it."""
    lines = _lines(text)
    return "\n\n".join(lines) if lines is not None else None


def _lines(text: str | None) -> list[str] | None:
    if text is None:
        return None
    lines = [" ".join(line.split()) for line in nfc(text).split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        raise CannotRun("nội dung để trống")
    for line in lines:
        refuse_unreadable(line)
    return lines


def refuse_unreadable(line: str) -> None:
    """Raises CannotRun for a line that no plan may hold."""
    if FORBIDDEN.search(line):
        raise CannotRun("nội dung có ký tự điều khiển hoặc chữ hỏng", "gõ lại nội dung đó")


def _unit(plan: Plan, typed: str | None, number: str | None) -> str:
    if typed is not None:
        return unit_named(plan, typed)
    leads = plan.units_in(plan.by_number[number][1].lead) if number is not None else ()
    if len(leads) == 1:
        return leads[0]
    raise CannotRun(
        "chưa rõ đơn vị nào báo cáo",
        f"thêm --unit, một trong: {'; '.join(leads)}" if leads else "thêm --unit TÊN",
    )


def _warn_of_year(plan: Plan, received: date) -> None:
    """A report that comes in early in a year may well be that of the year before."""
    before = received.year - 1
    if received.month <= 3 and before in plan.programme.period:
        say(
            f"Lưu ý: ghi là báo cáo năm {received.year}; nếu là báo cáo năm {before} thì thêm "
            f"--year {before}."
        )

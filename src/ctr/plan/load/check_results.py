"""Faults of results that need the rest of the plan: whose task, which target, what year.

Works on the raw data of a file, so that a value of a wrong type hides none of these.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ctr.plan.load.check_periods import (
    check_next_periods,
    check_reports,
    check_sent,
    check_words,
)
from ctr.plan.load.raw import items, text_of
from ctr.plan.model import Target, Task
from ctr.plan.model.base import each, is_whole, part
from ctr.plan.model.names import NameRegistries
from ctr.plan.model.periods import parse_day
from ctr.plan.model.targets import beyond_whole
from ctr.problems import Invalid, KeyPath
from ctr.vietnamese import phrases
from ctr.vietnamese.suggestions import did_you_mean, nearest
from ctr.yamlfile.reader import Document

_OPEN = "ghi cho đơn vị cùng chủ trì, hoặc liệt kê thành viên của nhóm vào units.yaml"


class ResultsCheck:
    """Checks the results files of a plan, one after the other.

    `tasks` are the tasks that could be read, whole or in part; `numbers` all numbers that are
    written, None where a section cannot be read, so that a faulty section does not make its
    results faulty too. `leads` are the lead units of each task of which they are known, groups
    replaced by their members; `reporting` are all units that have to report, None where some are
    not known; `open_groups` are the groups that cannot. `one_unit` gives the last name of every
    unit that was renamed.
    """

    def __init__(
        self,
        tasks: Mapping[str, Task],
        numbers: set[str] | None,
        leads: Mapping[str, Collection[str]],
        reporting: Set[str] | None,
        open_groups: Set[str],
        names: NameRegistries,
        one_unit: Mapping[str, str] | None = None,
    ) -> None:
        self.one_unit = one_unit or {}
        self.tasks = tasks
        self.numbers = numbers
        self.leads = leads
        self.reporting = reporting
        self.open_groups = open_groups
        self.units = names.get("units")
        self.seen: dict[tuple[str, int], str] = {}

    def unit_file(self, document: Document, year: int) -> None:
        """Check one unit's file of one year."""
        data = document.data
        self._year(document, year)
        unit = self._unit(document)
        if unit is not None:
            self.once(document, unit, year)
            if unit in self.open_groups:
                message = f"“{unit}” là nhóm mở, không có báo cáo riêng"
                self._note(document, ("unit",), "wrong-unit", message, _OPEN)
                unit = None
            elif self.reporting is not None and unit not in self.reporting:
                self._note(
                    document, ("unit",), "wrong-unit", f"“{unit}” không chủ trì nhiệm vụ nào"
                )
        _not_before(document, ("received",), data, year)
        for index, written in items(data, "received_again"):
            _note_before(document, ("received_again", index), written, year)
        _not_before(document, ("verified", "on"), data.get("verified"), year)
        check_reports(document, year)
        check_next_periods(document, (), data, year)
        seen: dict[str, int] = {}
        for index, entry in items(data, "tasks"):
            path: KeyPath = ("tasks", index)
            self._dates(document, path, entry, year)
            check_next_periods(document, path, entry, year)
            number = text_of(entry, "task")
            if number is None:
                continue
            first = seen.setdefault(number, index)
            if first != index:
                line, _ = document.position(("tasks", first, "task"))
                message = f"nhiệm vụ {number} đã có ở dòng {line}"
                self._note(document, (*path, "task"), "duplicate-id", message)
            if self.numbers is not None and number not in self.numbers:
                near = nearest(number, self._numbers)
                hint = did_you_mean(near) or "xem tất cả: ctr list"
                message = f"không có nhiệm vụ {number}"
                self._note(document, (*path, "task"), "unknown-task", message, hint)
            elif number in self.tasks:
                self._task(document, path, entry, number, unit)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        return {number: number for number in sorted(self.numbers or ())}

    def claim(self, document: Document, year: int, unit: str | None = None) -> None:
        """Take note of whose file this is, without checking it again; `unit` where it is known."""
        unit = unit or self._unit(document)
        if unit is not None:
            self.seen.setdefault((self.one_unit.get(unit, unit), year), document.file)

    def summary(self, document: Document, year: int, duties: Set[str] | None) -> None:
        """Check the office's own file of one year; `duties` is None where they are not known."""
        self._year(document, year)
        _not_before(document, ("figures_to",), document.data, year)
        for index, entry in items(document.data, "submitted"):
            path: KeyPath = ("submitted", index)
            duty = text_of(entry, "duty")
            if duty is not None and duties is not None and duty not in duties:
                hint = f"các chế độ báo cáo: {', '.join(sorted(duties))}" if duties else ""
                message = f"không có chế độ báo cáo “{duty}”"
                self._note(document, (*path, "duty"), "unknown-duty", message, hint)
            if not check_sent(document, path, entry, year):
                _not_before(document, (*path, "on"), entry, year)
        check_words(document, year)
        for index, entry in items(document.data, "letters"):
            _not_before(document, ("letters", index, "on"), entry, year)

    def _unit(self, document: Document) -> str | None:
        if self.units is None:
            return None
        return self.units.find(text_of(document.data, "unit") or "")

    def _year(self, document: Document, year: int) -> None:
        written = document.data.get("year")
        if isinstance(written, int) and not isinstance(written, bool) and written != year:
            message = f"năm {written} không khớp với thư mục results/{year}"
            self._note(document, ("year",), "wrong-year", message, "sửa năm, hoặc chuyển tệp")

    def once(self, document: Document, unit: str, year: int) -> None:
        """No other file is of this unit and year."""
        one = self.one_unit.get(unit, unit)
        other = self.seen.setdefault((one, year), document.file)
        if other != document.file:
            message = f"đơn vị “{unit}” đã có tệp kết quả năm {year}: {other}"
            self._note(document, ("unit",), "duplicate-id", message, "gộp vào một tệp")

    def _task(
        self, document: Document, path: KeyPath, entry: Any, number: str, unit: str | None
    ) -> None:
        task, leads = self.tasks[number], self.leads.get(number)
        if unit is not None and leads is not None and unit not in leads:
            message = f"“{unit}” không chủ trì nhiệm vụ {number}"
            hint = f"chủ trì: {'; '.join(leads)}" if leads else "nhiệm vụ chưa phân công chủ trì"
            self._note(document, (*path, "task"), "wrong-unit", message, hint)
        targets = {part(target, "id"): target for target in each(task, "targets")}
        every = part(task, "targets") is not None and None not in targets
        for index, value in items(entry, "values"):
            place: KeyPath = (*path, "values", index)
            name = text_of(value, "target")
            if name is None:
                continue
            if name not in targets and not every:
                continue
            if name not in targets:
                near = nearest(name, {target: target for target in targets})
                known = (
                    f"có: {', '.join(targets)}" if targets else "nhiệm vụ này không có chỉ tiêu nào"
                )
                hint = did_you_mean(near[:1]) or known
                message = f"nhiệm vụ {number} không có chỉ tiêu “{name}”"
                self._note(document, (*place, "target"), "unknown-target", message, hint)
                continue
            if is_whole(targets[name]):
                for key in ("value", "corrects"):
                    self._figure(document, (*place, key), value.get(key), targets[name])

    def _figure(self, document: Document, path: KeyPath, figure: Any, target: Target) -> None:
        fault = figure_fault(figure, target)
        if fault is not None:
            self._note(document, path, "wrong-value", *fault)

    def _dates(self, document: Document, path: KeyPath, entry: Any, year: int) -> None:
        if not isinstance(entry, dict):
            return
        day = _day(entry.get("state_on"))
        if day is not None and day.year > year:
            message = f"ngày {entry['state_on']} sau năm {year}"
            self._note(document, (*path, "state_on"), "wrong-date", message)
        for index, change in items(entry, "earlier"):
            day = _day(change.get("on")) if isinstance(change, dict) else None
            if day is not None and day.year > year:
                message = f"ngày {change['on']} sau năm {year}"
                self._note(document, (*path, "earlier", index, "on"), "wrong-date", message)
        for key, name in (("log", "on"), ("values", "as_of")):
            for index, item in items(entry, key):
                day = _day(item.get(name)) if isinstance(item, dict) else None
                if day is not None and day.year != year:
                    message = f"ngày {item[name]} nằm ngoài năm {year}"
                    self._note(
                        document,
                        (*path, key, index, name),
                        "wrong-date",
                        message,
                        f"ghi vào tệp của năm {day.year}",
                    )
        _not_before(document, (*path, "verified", "on"), entry.get("verified"), year)

    @staticmethod
    def _note(document: Document, path: KeyPath, code: str, message: str, hint: str = "") -> None:
        document.note(path, code, message, hint)


def figure_fault(figure: Any, target: Target) -> tuple[str, str] | None:
    """What is wrong with a figure for a target, and what to do; None where nothing is."""
    if isinstance(figure, bool):
        if target.by_figure:
            return "chỉ tiêu này đo bằng số, không phải đạt/không đạt", "ví dụ: 97.5"
        return None
    if not isinstance(figure, int | Decimal):
        return None
    if not target.by_figure:
        return "chỉ tiêu này chỉ ghi đạt hoặc không đạt", "viết true (đạt) hoặc false (không đạt)"
    if beyond_whole(figure, target.unit):
        return f"{phrases.number(Decimal(figure))}% nằm ngoài 0-100%", "kiểm tra lại số liệu"
    if figure < 0 and not (target.unit or "").startswith("%/"):
        return f"{phrases.number(Decimal(figure))} là số âm", "kiểm tra lại số liệu"
    return None


def _not_before(document: Document, path: KeyPath, data: Any, year: int) -> None:
    """A day on which something of `year` came in cannot lie before that year."""
    _note_before(document, path, data.get(path[-1]) if isinstance(data, dict) else None, year)


def _note_before(document: Document, path: KeyPath, value: Any, year: int) -> None:
    day = _day(value)
    if day is not None and day.year < year:
        document.note(path, "wrong-date", f"ngày {value} trước năm {year}")


def _day(value: Any) -> date | None:
    try:
        return parse_day(value)
    except Invalid:
        return None

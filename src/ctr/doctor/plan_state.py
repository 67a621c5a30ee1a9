"""Which plan is used, whether it loads, and what belongs to it; of what it says only counts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctr import atomic
from ctr.doctor.finding import AGAIN, Finding, Looked, look
from ctr.errors import CannotRun

if TYPE_CHECKING:
    from ctr.plan.load.loader import Loaded
    from ctr.plan.model import CalendarYear

WAIT = 2.0
"""Seconds that a look waits for who writes."""


class PlanState:
    """The looks at the plan in a folder, read once, on a day."""

    def __init__(self, folder: Path, today: date) -> None:
        self._folder = folder
        self._today = today
        self._loaded: Loaded | None = None

    def findings(self) -> Iterator[Finding]:
        """All of it."""
        yield from look("plan", "content", "Nội dung", self._content)
        yield from look("plan", "results", "Kết quả", self._results)
        yield from look("plan", "unfinished", "Ghi dở", self._unfinished)
        yield from look("plan", "calendar", "Lịch nghỉ", self._calendar)
        yield from look("plan", "templates", "Mẫu văn bản", self._templates)

    def _content(self) -> Looked:
        from ctr.plan.load.loader import load, load_locked
        from ctr.problems import total

        if sys.platform == "win32" and not (self._folder / ".ctr.lock").exists():
            loaded = load_locked(self._folder)  # the lock would be a file
        else:
            try:
                with atomic.reading(self._folder, WAIT):
                    pass
            except atomic.Busy:
                return "attention", "lệnh khác đang ghi vào kế hoạch", "đợi lệnh đó xong"
            loaded = load(self._folder)
        self._loaded = loaded
        tasks = f"{len(loaded.tasks)} nhiệm vụ"
        if loaded.plan is not None:
            from ctr.plan.amended.on import plan_on

            tasks = f"{len(plan_on(loaded.plan, self._today).by_number)} nhiệm vụ"
        if loaded.problems:
            errors, files = total(loaded.problems), len({one.file for one in loaded.problems})
            return "error", f"{errors} lỗi ở {files} tệp; đọc được {tasks}", "xem: ctr check"
        return "ok", f"không có lỗi, {tasks}"

    def _results(self) -> Looked | None:
        if self._loaded is None:
            return None
        by_year: dict[int, int] = {}
        for results, _ in self._loaded.results:
            by_year[results.year] = by_year.get(results.year, 0) + 1
        told = ", ".join(f"{year} ({by_year[year]} đơn vị)" for year in sorted(by_year))
        reader = self._loaded.reader
        unread = len(reader.documents) - len(reader.results) - len(reader.summaries)
        if unread:
            read = f"{told}; " if told else ""
            return "attention", f"{read}{unread} tệp có lỗi, chưa đọc được", "xem: ctr check"
        return "ok", told or "chưa có"

    def _unfinished(self) -> Looked:
        recovery = atomic.unfinished(self._folder)
        strays = len(atomic.strays(self._folder))
        if recovery is not None:
            files = len(recovery.finished)
            what = f"một lần ghi {files} tệp" if files else "một lần ghi chưa kịp ghi gì"
            return "attention", f"{what} bị ngắt giữa chừng", "ghi nốt hoặc dọn: ctr recover"
        if strays:
            return "attention", f"{strays} tệp tạm còn sót", "dọn: ctr recover"
        return "ok", "không có"

    def _calendar(self) -> Looked:
        from ctr.plan.load.packaged import packaged_calendar
        from ctr.tracking.working_days import WorkingDays

        packaged = packaged_calendar()
        core = self._loaded.core if self._loaded is not None else None
        every = core.calendar if core is not None else packaged
        own = every[len(packaged) :]
        text = f"kèm chương trình {_years(packaged)}"
        announced = [year for year in every if year.announced is not None]
        text += f"; của kế hoạch {_years(own)}" if own else ""
        text += f"; đã có thông báo {_years(announced)}"
        if WorkingDays(every).provisional(self._today.year):
            return (
                "attention",
                f"{text}; năm {self._today.year} còn tạm tính",
                f"ghi khi có thông báo: ctr holidays {self._today.year} --announced …",
            )
        return "ok", text

    def _templates(self) -> Looked:
        from ctr.documents.find_template import packaged_templates, templates_in_use

        if not packaged_templates().is_dir():
            raise CannotRun("không có mẫu kèm chương trình", AGAIN)
        used = list(templates_in_use(self._folder.parent))
        own = [template.name for template in used if template.own]
        text = f"{len(used) - len(own)} mẫu kèm chương trình"
        if own:
            text += f"; của phường, trong templates/: {', '.join(own)}"
        return "ok", text


def _years(years: tuple[CalendarYear, ...] | list[CalendarYear]) -> str:
    """`2026–2035`, `2026, 2028`."""
    numbers = sorted({year.year for year in years})
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(str(number) for number in numbers) or "chưa có năm nào"

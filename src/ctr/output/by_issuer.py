"""The status of several plans by who issued them: its contract, its table, its sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from ctr.output.contract import Contract, Fields
from ctr.output.listing import Listing
from ctr.output.several import ISSUER_HEAD
from ctr.output.table import Column
from ctr.tracking.by_issuer import RolledUp
from ctr.tracking.targets import COURSES, Course
from ctr.tracking.task_status import TASK_STATES
from ctr.vietnamese import phrases
from ctr.vietnamese.committees import body_key
from ctr.wording.counts import names_phrase, share
from ctr.wording.periods import period_name
from ctr.wording.states import rates_phrase, state_name
from ctr.wording.targets import course_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Cell, Sheet


def _counts(name: str, values: tuple[str, ...]) -> Fields[RolledUp]:
    """A field for each value, with how often it is counted in the table `name` of a line."""

    def reader(value: str) -> Callable[[RolledUp], Any]:
        return lambda line: getattr(line, name).get(value, 0)

    return {value: reader(value) for value in values}


ROLLED_UP = Contract[RolledUp](
    {
        "issuer": lambda line: line.issuer,
        "plans": lambda line: line.plans,
        "scope": lambda line: line.scope,
        "name": lambda line: line.name,
        "period": lambda line: line.period.code if line.period else None,
        "tasks": lambda line: line.tasks,
        "led": lambda line: line.led,
        **_counts("states", TASK_STATES),
        "done_before": lambda line: line.done_before,
        "overdue": lambda line: line.rates.overdue,
        "with_deadline": lambda line: line.rates.with_deadline,
        "reports_due": lambda line: line.reports_due,
        "reports_received": lambda line: line.reports_received,
        **_counts("courses", COURSES),
        "targets_disagreeing": lambda line: line.disagreeing,
        "last_entry": lambda line: line.last_entry,
        "days_since_entry": lambda line: line.days_since_entry,
    }
)
"""One line of `ctr status` over several plans: counts of one issuing body, or of all."""


def rollup_listing(
    lines: Sequence[RolledUp], day: date, left_out: Sequence[str] = ()
) -> Listing[RolledUp]:
    """The lines as they are given; a workbook names the plans that could not be read."""
    return Listing(
        items=lines,
        contract=ROLLED_UP,
        columns=_columns(lines),
        title=_TITLE,
        sheet=lambda: _sheet(lines, day, left_out),
    )


_TITLE = "Tình hình chung theo cơ quan ban hành"


def _without(left_out: Sequence[str]) -> str:
    """Which plans the counts lack, so that nobody takes them for all; empty where none."""
    named = "; ".join(left_out)
    return f" Thiếu {len(left_out)} kế hoạch không đọc được: {named}." if left_out else ""


def rollup_file(
    lines: Sequence[RolledUp],
    day: date,
    kind: Literal["md", "docx"],
    left_out: Sequence[str] = (),
) -> bytes:
    """The lines as a file that goes with the reports: Markdown, or Excel beside those of Word."""
    from ctr.output.listing import as_text, workbook

    listing = rollup_listing(lines, day, left_out)
    if kind == "docx":
        return workbook(listing)
    head = f"# {listing.title}\n\n{whole_phrase(lines, day)}{_without(left_out)}\n\n"
    return f"{head}{as_text(listing, 'md')}".encode()


def plans_page(
    files: Sequence[tuple[str, RolledUp]],
    rolled: Sequence[RolledUp],
    day: date,
    left_out: Sequence[str] = (),
    *,
    counts: bool,
) -> bytes:
    """A page that leads to the file of each plan; with `counts` those of each and of all."""
    from ctr.output.index_page import Leading, index_page
    from ctr.output.listing import row_of

    title = "Tình hình thực hiện theo cơ quan ban hành"
    if not counts:
        leading = [Leading(file=file, cells=[_name(line)]) for file, line in files]
        return index_page(
            title, f"{len(files)} kế hoạch.{_without(left_out)}", [(ISSUER_HEAD, False)], leading
        )
    listing = rollup_listing([*(line for _, line in files), rolled[-1]], day)
    names = [*(file for file, _ in files), None]
    return index_page(
        title,
        f"{whole_phrase(rolled, day)}{_without(left_out)}",
        [(column.head, column.right) for column in listing.columns],
        [
            Leading(file=file, cells=row_of(listing, line))
            for file, line in zip(names, listing.items, strict=True)
        ],
    )


def whole_phrase(lines: Sequence[RolledUp], day: date) -> str:
    """Of when it is and of how many plans, with the rates of the whole where it stands there."""
    plans = {plan for line in lines for plan in line.plans}
    periods = dict.fromkeys(period_name(line.period) for line in lines if line.period is not None)
    when = f"{phrases.capital('; '.join(periods))}, đến ngày {phrases.day(day)}"
    text = f"{when}: {len(plans)} kế hoạch."
    if lines and lines[-1].scope == "all":
        text += f" {rates_phrase(lines[-1].rates)}"
    if len(periods) > 1:
        text += " Các kế hoạch tính ở kỳ khác nhau nên dòng chung gộp nhiều kỳ."
    return f"{text}{_added_up(lines)}"


def _added_up(lines: Sequence[RolledUp]) -> str:
    """Whose several plans one line counts, where it may be a copy that counts twice; else empty."""
    plans: dict[str, tuple[str, dict[str, None]]] = {}
    for line in lines:
        if line.scope != "all" and line.issuer is not None:
            _, found = plans.setdefault(body_key(line.issuer), (line.issuer, {}))
            found.update(dict.fromkeys(line.plans))
    several = [f"{body} ({', '.join(found)})" for body, found in plans.values() if len(found) > 1]
    told = f" Tính gộp các kế hoạch của cùng một cơ quan: {names_phrase(several)}."
    return told if several else ""


def _name(line: RolledUp) -> str:
    return line.issuer or "Tất cả"


def _columns(lines: Sequence[RolledUp]) -> tuple[Column[RolledUp], ...]:
    """A column for each course that any line has; the rest says nothing."""

    def count(head: str, of: Callable[[RolledUp], int | None]) -> Column[RolledUp]:
        return Column(head=head, text=lambda line: str(of(line) or "·"), right=True)

    def course(course: Course) -> Column[RolledUp]:
        return count(f"Chỉ tiêu {course_phrase(course)}", lambda line: line.courses.get(course))

    def rate(head: str, whole: Callable[[RolledUp], int]) -> Column[RolledUp]:
        def text(line: RolledUp) -> str:
            return share(line.rates.overdue, whole(line)) if whole(line) else "·"

        return Column(head=head, text=text, right=True)

    named: list[Column[RolledUp]] = []
    if any(line.name for line in lines):
        named.append(Column(head="Đơn vị, lãnh đạo", text=lambda line: line.name or "", ratio=2))
    return (
        Column(head=ISSUER_HEAD, text=_name, ratio=3),
        *named,
        count("Nhiệm vụ", lambda line: line.tasks),
        count("Có chủ trì", lambda line: line.led),
        count("Hoàn thành", lambda line: line.states.get("done")),
        count("Quá hạn", lambda line: line.rates.overdue),
        rate("trên tổng số", lambda line: line.rates.all_tasks),
        rate("trên số có hạn", lambda line: line.rates.with_deadline),
        count("Báo cáo phải nhận", lambda line: line.reports_due),
        count("Báo cáo đã nhận", lambda line: line.reports_received),
        *(course(one) for one in COURSES if any(line.courses.get(one) for line in lines)),
    )


def _sheet(lines: Sequence[RolledUp], day: date, left_out: Sequence[str]) -> Sheet[RolledUp]:
    from ctr.output.spreadsheet import Sheet, SheetColumn

    def column(head: str, value: Callable[[RolledUp], Cell]) -> SheetColumn[RolledUp]:
        return SheetColumn(head=head, value=value)

    def count(head: str, name: str, value: str) -> SheetColumn[RolledUp]:
        return column(head, lambda line: getattr(line, name).get(value, 0))

    return Sheet(
        title=f"{_TITLE}.{_without(left_out)}" if left_out else _TITLE,
        day=day,
        columns=(
            SheetColumn(head=ISSUER_HEAD, value=_name, share=2),
            SheetColumn(
                head="Đơn vị, lãnh đạo", value=lambda line: line.name, share=1, may_lack=True
            ),
            column("Số kế hoạch", lambda line: len(line.plans)),
            column("Số nhiệm vụ", lambda line: line.tasks),
            column("Có chủ trì", lambda line: line.led),
            *(count(phrases.capital(state_name(one)), "states", one) for one in TASK_STATES),
            column("Nhiệm vụ quá hạn", lambda line: line.rates.overdue),
            column("Nhiệm vụ có hạn", lambda line: line.rates.with_deadline),
            column("Báo cáo phải nhận", lambda line: line.reports_due),
            column("Báo cáo đã nhận", lambda line: line.reports_received),
            *(count(f"Chỉ tiêu {course_phrase(one)}", "courses", one) for one in COURSES),
            column("Lần ghi cuối", lambda line: line.last_entry),
        ),
    )

"""The letter that chases a unit for what it owes (công văn đôn đốc)."""

from __future__ import annotations

from datetime import date, timedelta

from ctr.documents.views.letterhead import (
    HeadView,
    SignatureView,
    drafting_unit,
    head,
    letter_symbol,
    programme_reference,
    ward_signature,
)
from ctr.documents.views.references import numbered, with_place, written_out
from ctr.documents.views.tables import Column, Table
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.due import DueItem, asked_for, due_items, is_of, is_within_year
from ctr.tracking.reports import occurrences
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases
from ctr.wording.deadlines import due_phrase
from ctr.wording.periods import period_name

PRESSING = ("overdue", "today", "soon")
ANSWER_DAYS = 3
"""Working days that a unit gets for what is overdue, where no day is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRow:
    """Một việc đơn vị còn nợ."""

    number: str
    """Số thứ tự"""
    what: str
    """Nội dung"""
    phrase: str
    """Thời hạn bằng chữ"""
    last: str
    """Hạn cuối"""
    advised: str
    """Ngày làm việc cuối: ngày làm việc cuối cùng không muộn hơn hạn cuối; trống khi đã quá hạn"""
    state: str
    """Tình trạng: quá hạn từ ngày nào, hoặc còn bao nhiêu ngày"""


OVERDUE: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Nội dung", field="what", width=38),
    Column(head="Thời hạn", field="phrase", width=19),
    Column(head="Hạn cuối", field="last", width=15, centred=True),
    Column(head="Tình trạng", field="state", width=22),
)
"""Of a reminder: what is overdue, whose last working day is past."""

COMING: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Nội dung", field="what", width=29),
    Column(head="Thời hạn", field="phrase", width=16),
    Column(head="Hạn cuối", field="last", width=15, centred=True),
    Column(head="Ngày làm việc cuối", field="advised", width=15, centred=True),
    Column(head="Tình trạng", field="state", width=19),
)
"""Of a reminder: what is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderView:
    """Công văn đôn đốc một đơn vị."""

    head: HeadView
    """Phần đầu văn bản"""
    subject: str
    """Trích yếu, bắt đầu bằng V/v"""
    addressee: str
    """Đơn vị nhận"""
    opening: str
    """Đoạn mở đầu, nêu căn cứ và ngày theo dõi"""
    overdue: tuple[OwedRow, ...]
    """Các việc đã quá hạn"""
    overdue_columns: Table
    """Các cột của bảng đó"""
    coming: tuple[OwedRow, ...]
    """Các việc sắp đến hạn"""
    coming_columns: Table
    """Các cột của bảng đó"""
    request: tuple[str, ...]
    """Các đoạn yêu cầu, với Mặt trận và đoàn thể là đề nghị phối hợp; đoạn đầu giải thích hạn cuối
    được lùi, nếu có"""
    closing: str
    """Câu kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""


def owed_by_unit(
    plan: Plan,
    as_of: date,
    within: int,
    units: tuple[str, ...] = (),
    period: ReportingPeriod | None = None,
    by: date | None = None,
) -> dict[str, list[DueItem]]:
    """What each unit, or each of `units`, owes that is due by `within` days after `as_of`.

    With `period`, only the report of that, and what falls due in it; a report that no duty asks
    for is asked for by the letter, by the day `by`.
    """
    items = due_items(plan, as_of, WorkingDays(plan.calendar), within)
    if period is not None and by is not None and (asked := asked_for(plan, period, as_of, by)):
        items = [asked, *items]
    pressing = [item for item in items if item.state in PRESSING and is_of(item, period)]
    owed = {
        unit: [item for item in pressing if unit in item.units] for unit in plan.reporting_units
    }
    return {unit: items for unit, items in owed.items() if items and unit in (units or owed)}


def addressed(plan: Plan, owed: dict[str, list[DueItem]]) -> dict[str, list[DueItem]]:
    """What letters go out for: all that is owed, but by the office, which drafts the letters."""
    office = drafting_unit(plan)
    return {unit: items for unit, items in owed.items() if unit != office}


def answer_day(plan: Plan, as_of: date) -> date:
    """The day by which what is overdue is asked for: some working days after `as_of`.

    It is earlier where the ward's own report would else be due before it.
    """
    working_days, day = WorkingDays(plan.calendar), as_of
    for _ in range(ANSWER_DAYS):
        day = working_days.on_or_after(day + timedelta(days=1))
    before = [
        working_days.on_or_before(last - timedelta(days=1))
        for duty in plan.programme.duties
        if duty.report and not duty.owed_by_leads
        for _, last in occurrences(plan, duty, as_of)
    ]
    return min([day, *(one for one in before if one > as_of)])


def reminder_view(
    plan: Plan,
    unit: str,
    owed: list[DueItem],
    as_of: date,
    *,
    by: date,
    number: str | None = None,
) -> ReminderView:
    """The letter of `as_of` to a unit, which asks for what is overdue by the day `by`.

    A letter sent before is cited.
    """
    programme = plan.programme
    registered = plan.unit_of(unit)
    partner = registered is not None and registered.partner
    overdue = [item for item in owed if item.state == "overdue"]
    coming = [item for item in owed if item.state != "overdue"]
    view = ReminderView(
        head=head(plan, letter_symbol(plan), as_of, number=number, on=as_of if number else None),
        subject=_subject(plan, owed, partner=partner),
        addressee=written_out(plan, unit),
        opening=phrases.capital(
            f"{_earlier(plan, unit, as_of)}thực hiện {programme_reference(plan)}; qua theo dõi, "
            f"tính đến ngày {phrases.document_day(as_of)}, {_owing(unit, owed)}:"
        ),
        overdue=tuple(_row(index, item, as_of) for index, item in enumerate(overdue, start=1)),
        overdue_columns=OVERDUE,
        coming=tuple(_row(index, item, as_of) for index, item in enumerate(coming, start=1)),
        coming_columns=COMING,
        request=(
            *_carried(owed),
            *_requests(plan, unit, partner, by, overdue, coming, as_of),
        ),
        closing=f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị {unit} phản ánh "
        f"về {programme.issuer} để phối hợp giải quyết./.",
        signature=ward_signature(plan, ["Như trên"]),
    )
    return with_place(view, plan)


def _earlier(plan: Plan, unit: str, as_of: date) -> str:
    """The last letter to the unit before `as_of`: `tiếp theo Công văn số … ngày …; `."""
    letters = [
        letter
        for summary in plan.summaries
        for letter in summary.letters
        if letter.unit == unit and letter.on < as_of
    ]
    if not letters:
        return ""
    last = max(letters, key=lambda letter: letter.on)
    return f"tiếp theo Công văn số {last.number} ngày {phrases.document_day(last.on)}; "


def _is_report(item: DueItem) -> bool:
    return item.duty is not None and item.duty.report


def _owing(unit: str, owed: list[DueItem]) -> str:
    """What the unit owes, as it owes it: a report is sent, a task or target is led."""
    if all(map(_is_report, owed)):
        return f"{unit} chưa gửi {'các báo cáo' if len(owed) > 1 else 'báo cáo'} sau đây"
    if all(item.task is not None for item in owed):
        return f"các nội dung sau đây do {unit} chủ trì chưa hoàn thành hoặc chưa có kết quả"
    return f"{unit} chưa hoàn thành hoặc chưa gửi báo cáo đối với các nội dung sau đây"


def _subject(plan: Plan, owed: list[DueItem], *, partner: bool) -> str:
    """`V/v đôn đốc báo cáo kết quả năm 2026 thực hiện Chương trình hành động`."""
    asked = "phối hợp" if partner else "đôn đốc"
    which = phrases.joined(_times(owed))
    if all(map(_is_report, owed)):
        return f"V/v {asked} báo cáo kết quả {which} thực hiện {plan.programme.kind}"
    return f"V/v {asked} thực hiện các nội dung {which} của {plan.programme.kind}"


def _times(owed: list[DueItem]) -> list[str]:
    """Of which years and periods items are: `["năm 2026"]`, `["các năm 2026 và 2027"]`."""
    years = sorted({item.dates.literal.year for item in owed if not _is_of_a_part(item)})
    listed = phrases.joined([str(year) for year in years])
    whole = [f"{'các năm' if len(years) > 1 else 'năm'} {listed}"] if years else []
    periods = [item.period for item in owed if item.period is not None and _is_of_a_part(item)]
    return [*dict.fromkeys(map(period_name, periods)), *whole]


def _is_of_a_part(item: DueItem) -> bool:
    """Whether an item is the report of a part of a year."""
    return item.period is not None and (is_within_year(item) or item.period.kind != "year")


def _carried(owed: list[DueItem]) -> tuple[str, ...]:
    """Why the last day of a row is not that of its words."""
    if all(item.last == item.dates.literal for item in owed):
        return ()
    return (
        "Thời hạn kết thúc vào ngày nghỉ thì hạn cuối nêu trên là ngày làm việc kế tiếp (khoản 5 "
        "Điều 148 Bộ luật Dân sự năm 2015).",
    )


def _requests(
    plan: Plan,
    unit: str,
    partner: bool,
    by: date,
    overdue: list[DueItem],
    coming: list[DueItem],
    as_of: date,
) -> tuple[str, ...]:
    """What the ward asks for: what is overdue by a day to come, the rest in its time."""
    issuer, office = plan.programme.issuer, drafting_unit(plan)
    to = f"gửi kết quả {f'qua {office}' if office is not None else f'về {issuer}'}"
    asks = f"{issuer} đề nghị {unit} phối hợp" if partner else f"{issuer} yêu cầu {unit}"
    requests = []
    if overdue:
        haste = "" if partner else " khẩn trương"
        requests.append(
            f"{asks}{haste} hoàn thành {_contents(overdue)} đã quá hạn nêu trên, {to} chậm nhất "
            f"hết ngày {phrases.document_day(by)} để tổng hợp, báo cáo cấp trên theo quy định."
        )
    if coming:
        days = sorted({_answerable(item, as_of) for item in coming})
        first = phrases.document_day(days[0])
        which = f"{_contents(coming)} {'sắp đến hạn' if overdue else 'nêu trên'}"
        until = f"chậm nhất hết ngày {first}"
        if len(days) > 1:
            until = f"đúng thời hạn; nội dung đến hạn sớm nhất chậm nhất hết ngày {first}"
        requests.append(f"{asks} hoàn thành {which}, {to} {until}.")
    return tuple(requests)


def _contents(owed: list[DueItem]) -> str:
    return "các nội dung" if len(owed) > 1 else "nội dung"


def _working_day(item: DueItem) -> date:
    """The last working day on which an item comes in time."""
    return item.dates.advised if item.last == item.dates.literal else item.last


def _answerable(item: DueItem, as_of: date) -> date:
    """The day by which an item is asked for: that working day, or its last day once it is past."""
    working_day = _working_day(item)
    return working_day if working_day >= as_of else item.last


def _row(index: int, item: DueItem, as_of: date) -> OwedRow:
    days = (item.last - as_of).days
    state = f"Còn {days} ngày" if days > 0 else "Đến hạn trong ngày"
    if item.state == "overdue":
        since = phrases.document_day(item.last + timedelta(days=1))
        state = f"Quá hạn {-days} ngày, từ {since}"
    return OwedRow(
        number=str(index),
        what=_what(item),
        phrase=due_phrase(item),
        last=phrases.document_day(item.last),
        advised="" if item.state == "overdue" else phrases.document_day(_working_day(item)),
        state=state,
    )


def _what(item: DueItem) -> str:
    if item.period is not None and _is_of_a_part(item):
        name = period_name(item.period)
        if "hằng năm" in item.title:
            return item.title.replace("hằng năm", name)
        return f"{item.title} {name}"
    if item.task is None:
        year = f"năm {item.dates.literal.year}"
        title = item.title.replace("hằng năm", year)
        return title if year in title else f"{title} {year}"
    which = numbered(item.task.id)
    if item.kind == "milestone":
        return f"Chỉ tiêu của {which}: {item.title}"
    return f"{phrases.capital(which)}: {item.title}"

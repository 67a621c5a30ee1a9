"""The letter that presses a unit for what it owes (công văn đôn đốc)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ctr.documents.views.letterhead import (
    HeadView,
    SignatureView,
    head,
    programme_reference,
    ward_signature,
)
from ctr.documents.views.tables import OWED, OwedRow, Table
from ctr.plan.model import Plan
from ctr.tracking.due import DueItem, due_items
from ctr.tracking.working_days import WorkingDays
from ctr.vietnamese import phrases
from ctr.wording.deadlines import due_phrase

PRESSING = ("overdue", "today", "soon")


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
    coming: tuple[OwedRow, ...]
    """Các việc sắp đến hạn"""
    columns: Table
    """Các cột của hai bảng đó"""
    request: str
    """Đoạn đề nghị"""
    closing: str
    """Câu kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""


def reminder_views(
    plan: Plan, as_of: date, within: int, units: tuple[str, ...] = ()
) -> Iterator[tuple[str, ReminderView]]:
    """A letter for each unit that owes something due by `within` days after `as_of`."""
    items = due_items(plan, as_of, WorkingDays(plan.calendar), within)
    pressing = [item for item in items if item.state in PRESSING]
    for unit in units or plan.lead_units:
        owed = [item for item in pressing if unit in item.units]
        if owed:
            yield unit, _letter(plan, unit, owed, as_of)


def _letter(plan: Plan, unit: str, owed: list[DueItem], as_of: date) -> ReminderView:
    programme = plan.programme
    overdue = [item for item in owed if item.state == "overdue"]
    coming = [item for item in owed if item.state != "overdue"]
    duty = next((one for one in programme.duties if one.report and one.owed_by_leads), None)
    through = (
        f" (qua {duty.through})" if duty is not None and duty.through not in (None, unit) else ""
    )
    request = (
        f"{programme.issuer} đề nghị {unit} khẩn trương hoàn thành các nội dung nêu trên và gửi "
        f"kết quả về {programme.issuer}{through} để tổng hợp, báo cáo cấp trên theo quy định."
    )
    if coming:
        last = min(item.dates.advised for item in coming)
        if last >= as_of:
            request += (
                f" Nội dung đến hạn sớm nhất đề nghị gửi trước hết ngày {phrases.long_day(last)}."
            )
    first = min(item.dates.literal for item in owed)
    return ReminderView(
        head=head(plan, "UBND-VP", as_of),
        subject=f"V/v đôn đốc thực hiện {programme.kind} năm {first.year}",
        addressee=unit,
        opening=f"Thực hiện {programme_reference(plan)}; qua theo dõi, đến ngày "
        f"{phrases.long_day(as_of)}, {programme.issuer} thấy {unit} còn các nội dung "
        "chưa hoàn thành sau:",
        overdue=tuple(_row(index, item, as_of) for index, item in enumerate(overdue, start=1)),
        coming=tuple(_row(index, item, as_of) for index, item in enumerate(coming, start=1)),
        columns=OWED,
        request=request,
        closing=f"Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, {unit} phản ánh về "
        f"{programme.issuer} để phối hợp giải quyết./.",
        signature=ward_signature(plan, ["Như trên", "Lưu: VT"]),
    )


def _row(index: int, item: DueItem, as_of: date) -> OwedRow:
    what = item.title if item.task is None else f"Nhiệm vụ {item.task.id}: {item.title}"
    if item.kind == "milestone":
        what = f"Chỉ tiêu của nhiệm vụ {item.task.id if item.task else ''}: {item.title}"
    if item.kind == "report":
        what = f"{item.title} năm {item.dates.literal.year}"
    days = (item.last - as_of).days
    state = f"Còn {days} ngày" if days > 0 else "Đến hạn trong ngày"
    if item.state == "overdue":
        since = phrases.document_day(item.last + timedelta(days=1))
        state = f"Quá hạn {-days} ngày, từ {since}"
    return OwedRow(
        number=str(index),
        what=what,
        phrase=due_phrase(item),
        literal=phrases.document_day(item.dates.literal),
        advised=phrases.document_day(item.dates.advised),
        state=state,
    )

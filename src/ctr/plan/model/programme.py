"""The issued document but for part II."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar, Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model.acceptances import Acceptance, advice_of
from ctr.plan.model.base import Check, Model
from ctr.plan.model.deadlines import Deadline
from ctr.plan.model.fields import (
    Day,
    Flag,
    OptionalUnit,
    Paragraphs,
    PlanPath,
    Slug,
    Text,
    UnitName,
    Year,
)
from ctr.plan.model.registers import Signer
from ctr.plan.model.targets import years_in_order
from ctr.plan.model.tasks import Addition, Erratum
from ctr.problems import Invalid

DeadlineReading = Literal["literal", "carried"]
"""Which of a deadline's days counts: the literal one, or the one that it is carried to."""


def _owed(duty: Duty) -> Iterator[Invalid]:
    if not duty.owed_by_leads and not duty.owed_by:
        yield Invalid("wrong-value", "phải có owed_by hoặc owed_by_leads: true")


@dataclass(frozen=True, kw_only=True)
class Duty(Model):
    """What is owed under part III: by whom, to whom, and until when where a day is given."""

    checks: ClassVar[tuple[Check, ...]] = (_owed, advice_of("duty"))

    id: Slug
    """Mã, chữ thường không dấu nối bằng gạch nối."""
    title: Text
    """Tên việc."""
    report: Flag = False
    """true: đây là chế độ báo cáo."""
    owed_by: tuple[UnitName, ...] = ()
    """Đơn vị, nhóm phải thực hiện; nhóm mở thì không theo dõi từng đơn vị."""
    owed_by_leads: Flag = False
    """true: mọi đơn vị chủ trì nhiệm vụ phải thực hiện, cùng với owed_by nếu có."""
    to: OptionalUnit = None
    """Nơi nhận báo cáo."""
    through: OptionalUnit = None
    """Gửi qua đơn vị nào."""
    deadline: Deadline | None = None
    """Thời hạn."""
    added: Addition | None = None
    """Văn bản bổ sung chế độ này sau khi ban hành; kỳ đến hạn trước ngày đó không tính."""
    doubtful: Flag = False
    """true: chưa chắc chữ của văn bản đã hiểu đúng, cần xem lại."""
    doubt: Text | None = None
    """Vì sao chưa chắc."""
    accepted: tuple[Acceptance, ...] = ()
    """Các khuyến nghị của ctr check đã xem và chấp nhận, kèm lý do."""

    def owed_on(self, day: date) -> bool:
        """Whether what comes again and falls due on a day was owed already then."""
        return self.added is None or day >= self.added.on


@dataclass(frozen=True, kw_only=True)
class Period(Model):
    checks: ClassVar[tuple[Check, ...]] = (years_in_order,)

    from_: Year
    """Năm đầu của chương trình."""
    to: Year
    """Năm cuối của giai đoạn."""
    beyond: Flag = False
    """true: “và những năm tiếp theo”."""

    def __contains__(self, year: int) -> bool:
        return self.from_ <= year and (self.beyond or year <= self.to)


@dataclass(frozen=True, kw_only=True)
class Block(Model):
    title: Text
    """Tên khoản."""
    text: Paragraphs
    """Lời văn, chép nguyên."""


@dataclass(frozen=True, kw_only=True)
class Programme(Model):
    """The issued document but for part II. `number` and `date` are None until it is issued."""

    kind: Text
    """Tên loại văn bản."""
    issuer: Text
    """Cơ quan ban hành."""
    number: Text | None = None
    """Số văn bản; để trống khi chưa có."""
    symbol: Text
    """Ký hiệu sau số, ví dụ CTr-UBND."""
    place: Text
    """Địa danh."""
    printed_place: Text | None = None
    """Địa danh như đã in, nếu khác."""
    printed_dateline: Text | None = None
    """Dòng địa danh, ngày tháng như đã in, khi chưa đủ ngày."""
    date: Day | None = None
    """Ngày ban hành; để trống khi chưa có."""
    year: Year
    """Năm ban hành."""
    title: Text
    """Trích yếu."""
    period: Period
    """Giai đoạn thực hiện."""
    opening: Paragraphs | None = None
    """Đoạn mở đầu."""
    purpose: Paragraphs | None = None
    """Mục đích."""
    requirements: Paragraphs | None = None
    """Yêu cầu."""
    duties: tuple[Duty, ...] = ()
    """Chế độ báo cáo và trách nhiệm chung."""
    deadline_reading: DeadlineReading = "literal"
    """Quá hạn tính từ đâu: literal (sau ngày cuối theo đúng chữ), carried (sau ngày làm việc kế
    tiếp)."""
    implementation: tuple[Block, ...] = ()
    """Tổ chức thực hiện."""
    closing: Paragraphs | None = None
    """Đoạn kết."""
    superior: Text | None = None
    """Cơ quan chủ quản của nơi ban hành, in ở đầu văn bản; bỏ trống nếu không có."""
    aligned_to: PlanPath | None = None
    """Kế hoạch của cấp trên mà chương trình này thực hiện: đường dẫn từ thư mục này đến thư mục có
    programme.yaml của cấp trên, ví dụ ../city/plan; ctr align đối chiếu."""
    headings: tuple[Text, ...] = ()
    """Tên các phần của văn bản, như đã in."""
    parts: tuple[Block, ...] = ()
    """Các phần khác của văn bản (mục tiêu, giải pháp, phụ lục …), chép nguyên."""
    recipients: tuple[Text, ...] = ()
    """Nơi nhận."""
    signer: Signer
    """Người ký."""
    errata: tuple[Erratum, ...] = ()
    """Đính chính chỗ in sai."""

    @property
    def unit_duty(self) -> Duty | None:
        """The report that the units owe the ward: that of the year, where there are others too."""
        return _first_of_a_year(duty for duty in self.duties if duty.report and duty.owed_by_leads)

    @property
    def ward_duty(self) -> Duty | None:
        """The report that the ward itself owes: that of the year, where there are others too."""
        return _first_of_a_year(
            duty for duty in self.duties if duty.report and not duty.owed_by_leads
        )


def _first_of_a_year(duties: Iterator[Duty]) -> Duty | None:
    known = list(duties)
    yearly = [duty for duty in known if duty.deadline is None or not duty.deadline.within_year]
    return next(iter((*yearly, *known)), None)

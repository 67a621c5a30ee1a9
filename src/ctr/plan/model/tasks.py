"""Part II of the programme: sections and their tasks."""

from __future__ import annotations

from typing import ClassVar

from ctr.late_dataclasses import dataclass
from ctr.plan.model.acceptances import Acceptance, advice_of
from ctr.plan.model.base import Check, Model, each_once
from ctr.plan.model.deadlines import Deadline
from ctr.plan.model.fields import (
    Day,
    Flag,
    LeaderName,
    OptionalLeader,
    OptionalUnit,
    Paragraphs,
    Point,
    PrintedNumber,
    SectionNumber,
    TaskNumber,
    Text,
    UnitName,
)
from ctr.plan.model.targets import Target


@dataclass(frozen=True, kw_only=True)
class Erratum(Model):
    """A slip of the printed document: the wording stays, its reading is told beside it."""

    printed: Text
    """Chữ đã in, chép nguyên."""
    read: Text
    """Chữ phải đọc."""
    reason: Text
    """Vì sao."""


@dataclass(frozen=True, kw_only=True)
class Footnote(Model):
    mark: Text
    """Dấu chú thích trong văn bản."""
    text: Paragraphs
    """Nội dung chú thích."""
    printed_before: TaskNumber | None = None
    """In trước nhiệm vụ nào (chân trang); bỏ trống: ngay trước nhiệm vụ kế tiếp."""


@dataclass(frozen=True, kw_only=True)
class Addition(Model):
    """The document by which a task was added to the programme after it was issued."""

    by: Text
    """Số, ngày, cơ quan của văn bản bổ sung."""
    on: Day
    """Ngày bổ sung."""


@dataclass(frozen=True, kw_only=True)
class Task(Model):
    checks: ClassVar[tuple[Check, ...]] = (
        each_once("lead"),
        each_once("coordinating"),
        each_once("serves"),
        advice_of("task"),
    )

    id: TaskNumber
    """Số thứ tự của nhiệm vụ, đặt trong dấu nháy."""
    title: Text
    """Tên ngắn do văn phòng đặt."""
    text: Paragraphs
    """Lời văn của chương trình, chép nguyên, kể cả chỗ in sai."""
    printed_number: PrintedNumber | None = None
    """Số đã in, nếu khác số thứ tự."""
    printed_assignment: Paragraphs | None = None
    """Các dòng phân công, chép nguyên."""
    lead: tuple[UnitName, ...] = ()
    """Đơn vị chủ trì."""
    coordinating: tuple[UnitName, ...] = ()
    """Đơn vị phối hợp."""
    leader: OptionalLeader = None
    """Lãnh đạo chỉ đạo."""
    co_leaders: tuple[LeaderName, ...] = ()
    """Lãnh đạo cùng chỉ đạo, nếu văn bản nêu nhiều người."""
    request: Flag = False
    """true: nhiệm vụ “đề nghị … thực hiện”, không phải giao."""
    through: OptionalUnit = None
    """Cơ quan được đề nghị chỉ đạo đơn vị chủ trì."""
    targets: tuple[Target, ...] = ()
    """Các chỉ tiêu nêu trong nhiệm vụ."""
    serves: tuple[Point, ...] = ()
    """Điểm của chương trình cấp trên (aligned_to) mà nhiệm vụ này thực hiện: danh sách số nhiệm vụ
    trong dấu nháy, mã chỉ tiêu, ví dụ ["3.2", ho-so-truc-tuyen]; có hay không do ctr align xem."""
    deadline: Deadline | None = None
    """Thời hạn riêng của nhiệm vụ, nếu văn bản có nêu."""
    product: Paragraphs | None = None
    """Sản phẩm, kết quả phải có, chép nguyên."""
    note: Paragraphs | None = None
    """Ghi chú của văn bản, chép nguyên."""
    also_printed: Paragraphs | None = None
    """Lời văn khác của cùng nhiệm vụ ở chỗ khác trong văn bản (phụ lục), chép nguyên."""
    doubtful: Flag = False
    """true: chưa chắc phân công đã hiểu đúng, cần xem lại."""
    doubt: Text | None = None
    """Vì sao chưa chắc."""
    footnotes: tuple[Footnote, ...] = ()
    """Chú thích cuối trang."""
    errata: tuple[Erratum, ...] = ()
    """Đính chính chỗ in sai."""
    added: Addition | None = None
    """Văn bản bổ sung nhiệm vụ sau khi ban hành chương trình; bỏ trống với nhiệm vụ đã in."""
    accepted: tuple[Acceptance, ...] = ()
    """Các khuyến nghị của ctr check đã xem và chấp nhận, kèm lý do."""

    @property
    def directed_by(self) -> tuple[str, ...]:
        """Everybody who directs it, the first in charge."""
        return (*(() if self.leader is None else (self.leader,)), *self.co_leaders)


@dataclass(frozen=True, kw_only=True)
class Section(Model):
    id: SectionNumber
    """Số mục, đặt trong dấu nháy."""
    title: Text
    """Tên mục, chép nguyên."""
    printed_number: PrintedNumber | None = None
    """Số mục đã in, nếu khác số mục."""
    headings: tuple[Text, ...] = ()
    """Các đề mục in phía trên tên mục, nếu có."""
    intro: Paragraphs | None = None
    """Đoạn dẫn trước các nhiệm vụ."""
    columns: tuple[Text, ...] = ()
    """Tên các cột của bảng nhiệm vụ, nếu mục được in thành bảng."""
    printed_assignment: Paragraphs | None = None
    """Các dòng phân công chung cho nhiều nhiệm vụ của mục, chép nguyên."""
    tasks: tuple[Task, ...]
    """Các nhiệm vụ của mục."""

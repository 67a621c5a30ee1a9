"""What is reported and measured: the only part of a plan that changes from week to week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal, get_args

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import (
    Day,
    FileHash,
    Measured,
    Paragraphs,
    PeriodCode,
    SentFile,
    Slug,
    StoredName,
    TaskNumber,
    Text,
    UnitName,
    Year,
)
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.problems import Invalid

State = Literal["not_started", "in_progress", "done", "paused", "dropped"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, kw_only=True)
class Verification(Model):
    """The office has checked what was reported."""

    by: Text
    """Người hoặc bộ phận kiểm tra."""
    on: Day
    """Ngày kiểm tra."""


@dataclass(frozen=True, kw_only=True)
class EvidenceFile(Model):
    """A file that proves something, kept in the folder `evidence` beside the results of the year.

    Its name begins with the start of its hash, so that each content has a name of its own.
    """

    name: StoredName
    """Tên tệp trong thư mục evidence của năm; ctr đặt, không sửa tay."""
    sha256: FileHash
    """Mã SHA-256 của tệp lúc ghi."""


@dataclass(frozen=True, kw_only=True)
class LogEntry(Model):
    """Something done on a day, and the document that proves it."""

    on: Day
    """Ngày thực hiện."""
    done: Paragraphs
    """Việc đã làm."""
    evidence: Text | None = None
    """Số, ngày của văn bản chứng minh."""
    files: tuple[EvidenceFile, ...] = ()
    """Tệp chứng minh, trong thư mục evidence của năm; ctr record --file ghi."""
    form: Text | None = None
    """Dấu của dòng trong biểu Excel mà việc này được thu từ đó; ctr ghi, không sửa tay."""


@dataclass(frozen=True, kw_only=True)
class Measurement(Model):
    """A figure for a target. A corrected one names in `corrects` what it stands in place of."""

    target: Slug
    """Mã chỉ tiêu."""
    value: Measured
    """Số liệu; true hoặc false với chỉ tiêu đạt/không đạt."""
    corrects: Measured | None = None
    """Số đã báo trước đó, nay được thay."""
    as_of: Day
    """Số liệu tính đến ngày nào."""
    source: Text | None = None
    """Nguồn số liệu."""
    files: tuple[EvidenceFile, ...] = ()
    """Tệp chứng minh số liệu, như ở log."""


@dataclass(frozen=True, kw_only=True)
class StateChange(Model):
    """A state that a task had before its present one."""

    state: State
    """Trạng thái."""
    on: Day
    """Từ ngày nào."""


ENTRY_NAMES = {
    "state": "trang-thai",
    "earlier": "trang-thai-cu",
    "log": "viec",
    "values": "so-lieu",
    "difficulties": "kho-khan",
    "proposals": "de-xuat",
    "next_year": "nam-sau",
    "next_period": "ky-sau",
    "verified": "kiem-tra",
    "received": "ngay-nhan",
    "received_again": "nhan-lai",
    "submitted": "da-gui",
    "letters": "cong-van",
}
"""By the key of what was recorded: what its name begins with, by which a correction calls it."""


@dataclass(frozen=True, kw_only=True)
class Correction(Model):
    """Something recorded that was put right, or taken out, after the day it was written.

    Of a figure that a unit reports anew, `Measurement.corrects` tells; here is what was put down
    wrongly. What was taken out keeps its name, so that no other entry gets it.
    """

    on: Day
    """Ngày sửa."""
    by: Text
    """Người sửa."""
    what: Slug
    """Điều được sửa, theo mã mà ctr record --entries nêu."""
    reason: Text
    """Lý do."""
    old: Paragraphs
    """Nội dung trước khi sửa."""
    new: Paragraphs | None = None
    """Nội dung sau khi sửa; không có là đã xóa."""


@dataclass(frozen=True, kw_only=True)
class PeriodReport(Model):
    """When a unit's report of a period came in, other than that of the whole year."""

    period: PeriodCode
    """Kỳ báo cáo: 2026-Q2, 2026-6T, 2026-9T, 2026-05 hoặc 2026-04-01..2026-06-14."""
    received: Day
    """Ngày nhận báo cáo."""
    received_again: tuple[Day, ...] = ()
    """Các ngày nhận lại báo cáo gửi bổ sung; ngày nhận đầu tiên mới tính hạn."""


@dataclass(frozen=True, kw_only=True)
class PeriodPlan(Model):
    """What a unit planned for the time to come, when it reported a period."""

    period: PeriodCode
    """Kỳ báo cáo mà đơn vị nêu kế hoạch này; kế hoạch là cho kỳ tiếp theo."""
    text: Paragraphs
    """Kế hoạch kỳ tiếp theo."""


def _done_on_a_day(result: TaskResult) -> Iterator[Invalid]:
    if result.state == "done" and result.state_on is None:
        yield Invalid(
            "missing-key",
            "nhiệm vụ done (xong) phải có ngày hoàn thành",
            "thêm dòng state_on: năm-tháng-ngày",
            "state",
        )


@dataclass(frozen=True, kw_only=True)
class TaskResult(Model):
    """What one unit reports of one task in one year.

    `state` is None where the unit has not told one yet; `earlier` are the states before it.
    """

    checks: ClassVar[tuple[Check, ...]] = (_done_on_a_day,)

    task: TaskNumber
    """Số nhiệm vụ, đặt trong dấu nháy."""
    state: State | None = None
    """Trạng thái: not_started (chưa thực hiện), in_progress (đang thực hiện), done (hoàn thành),
    paused (tạm dừng), dropped (dừng thực hiện)."""
    state_on: Day | None = None
    """Ngày có trạng thái này; với done là ngày hoàn thành."""
    earlier: tuple[StateChange, ...] = ()
    """Các trạng thái trước đó, theo ngày."""
    log: tuple[LogEntry, ...] = ()
    """Việc đã làm, theo ngày."""
    values: tuple[Measurement, ...] = ()
    """Số liệu của các chỉ tiêu."""
    difficulties: tuple[Paragraphs, ...] = ()
    """Khó khăn, vướng mắc và nguyên nhân."""
    proposals: tuple[Paragraphs, ...] = ()
    """Đề xuất, kiến nghị."""
    next_year: tuple[Paragraphs, ...] = ()
    """Kế hoạch năm sau."""
    next_period: tuple[PeriodPlan, ...] = ()
    """Kế hoạch kỳ tiếp theo, kèm kỳ báo cáo đã nêu."""
    verified: Verification | None = None
    """Văn phòng đã kiểm tra."""
    corrections: tuple[Correction, ...] = ()
    """Những điều đã ghi mà về sau được sửa hoặc xóa; ctr record --correct, --remove ghi."""


@dataclass(frozen=True, kw_only=True)
class UnitResults(Model):
    """One unit's reports of one year. `received` is None until that of the whole year has come in.

    `reports` are those of its other periods.
    """

    unit: UnitName
    """Đơn vị báo cáo."""
    year: Year
    """Năm báo cáo."""
    received: Day | None = None
    """Ngày nhận báo cáo; để trống khi chưa nhận."""
    received_again: tuple[Day, ...] = ()
    """Các ngày nhận lại báo cáo gửi bổ sung; ngày nhận đầu tiên mới tính hạn."""
    reports: tuple[PeriodReport, ...] = ()
    """Báo cáo đã nhận của các kỳ khác trong năm (quý, 6 tháng, 9 tháng, tháng …)."""
    tasks: tuple[TaskResult, ...] = ()
    """Kết quả từng nhiệm vụ."""
    difficulties: tuple[Paragraphs, ...] = ()
    """Khó khăn, vướng mắc chung."""
    proposals: tuple[Paragraphs, ...] = ()
    """Đề xuất, kiến nghị chung."""
    next_year: tuple[Paragraphs, ...] = ()
    """Phương hướng năm sau."""
    next_period: tuple[PeriodPlan, ...] = ()
    """Phương hướng kỳ tiếp theo, kèm kỳ báo cáo đã nêu."""
    verified: Verification | None = None
    """Văn phòng đã kiểm tra cả báo cáo."""
    corrections: tuple[Correction, ...] = ()
    """Những điều đã ghi mà về sau được sửa hoặc xóa; ctr record --correct, --remove ghi."""

    def report_of(self, period: ReportingPeriod) -> UnitResults | PeriodReport | None:
        """What tells when the report of a period came in: this of the whole year, else its own."""
        if period.kind == "year":
            return self
        return next((report for report in self.reports if report.period == period), None)


def _kept_with_its_hash(report: Submission) -> Iterator[Invalid]:
    for name in ("file", "data"):
        kept, mark = getattr(report, name), getattr(report, f"{name}_hash")
        if (kept is None) != (mark is None):
            missing = name if kept is None else f"{name}_hash"
            yield Invalid(
                "missing-key", f"{name} và {name}_hash phải đi cùng nhau, thiếu {missing}"
            )


@dataclass(frozen=True, kw_only=True)
class Submission(Model):
    """A report of the ward that has been sent, such as the yearly one to the department.

    `period` is None for the whole year. `file` and `data`, kept in sent/ beside the summary, are
    what was sent and the data that it rests on, each with its hash.
    """

    checks: ClassVar[tuple[Check, ...]] = (_kept_with_its_hash,)

    duty: Slug
    """Mã chế độ báo cáo trong programme.yaml."""
    period: PeriodCode | None = None
    """Kỳ báo cáo; bỏ trống là cả năm."""
    on: Day
    """Ngày gửi."""
    document: Text | None = None
    """Số, ngày của văn bản."""
    file: SentFile | None = None
    """Tệp đã gửi, trong thư mục sent/ cạnh tệp này; ctr ghi, không sửa tay."""
    file_hash: FileHash | None = None
    """Mã băm SHA-256 của tệp đó."""
    data: SentFile | None = None
    """Số liệu làm căn cứ, trong thư mục sent/; ctr ghi, không sửa tay."""
    data_hash: FileHash | None = None
    """Mã băm SHA-256 của tệp số liệu đó."""


@dataclass(frozen=True, kw_only=True)
class Letter(Model):
    """A letter that pressed a unit, as it was sent."""

    unit: UnitName
    """Đơn vị nhận."""
    on: Day
    """Ngày công văn."""
    number: Text
    """Số và ký hiệu, ví dụ 215/UBND-VP."""


@dataclass(frozen=True, kw_only=True)
class Assessment(Model):
    """How the office judges the year."""

    strengths: Paragraphs | None = None
    """Ưu điểm."""
    shortcomings: Paragraphs | None = None
    """Tồn tại, hạn chế."""
    causes: Paragraphs | None = None
    """Nguyên nhân."""


@dataclass(frozen=True, kw_only=True)
class PeriodWords(Model):
    """The office's own words for the report of a period other than the whole year."""

    period: PeriodCode
    """Kỳ báo cáo: 2026-Q2, 2026-6T, 2026-9T, 2026-05 hoặc 2026-04-01..2026-06-14."""
    figures_to: Day | None = None
    """Số liệu tính đến ngày nào."""
    direction: Paragraphs | None = None
    """Công tác lãnh đạo, chỉ đạo, triển khai."""
    assessment: Assessment | None = None
    """Đánh giá chung."""
    next_period: Paragraphs | None = None
    """Phương hướng, nhiệm vụ trọng tâm kỳ tiếp theo."""
    proposals: Paragraphs | None = None
    """Đề xuất, kiến nghị."""


@dataclass(frozen=True, kw_only=True)
class Summary(Model):
    """The office's own words for the yearly report, and for those of other periods."""

    year: Year
    """Năm báo cáo."""
    figures_to: Day | None = None
    """Số liệu tính đến ngày nào."""
    submitted: tuple[Submission, ...] = ()
    """Các báo cáo của phường đã gửi."""
    letters: tuple[Letter, ...] = ()
    """Các công văn đôn đốc đã gửi."""
    direction: Paragraphs | None = None
    """Công tác lãnh đạo, chỉ đạo, triển khai."""
    assessment: Assessment | None = None
    """Đánh giá chung."""
    next_year: Paragraphs | None = None
    """Phương hướng, nhiệm vụ trọng tâm năm sau."""
    proposals: Paragraphs | None = None
    """Đề xuất, kiến nghị."""
    periods: tuple[PeriodWords, ...] = ()
    """Lời của văn phòng cho báo cáo các kỳ khác trong năm, mỗi kỳ một mục."""
    corrections: tuple[Correction, ...] = ()
    """Những điều đã ghi mà về sau được sửa hoặc xóa; ctr record --correct, --remove ghi."""

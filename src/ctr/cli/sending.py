"""Reports that go out, or went out: what is kept of them, and what can be had of that again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.cli.messages import say
from ctr.errors import CannotRun, reason
from ctr.plan.model import Plan, Submission
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.regular_files import NotRegular, read_regular
from ctr.tracking.adjustments import adjustments, earlier
from ctr.tracking.reported import SentReport, as_data, reported
from ctr.tracking.reports import ward_duty
from ctr.tracking.sent_files import LARGEST, Unkept, kept_reports, read_kept
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name

if TYPE_CHECKING:
    from ctr.results.submission import Kept


def sent_reports(plan: Plan, folder: Path, by: date) -> list[SentReport]:
    """The reports that had been sent by a day; of one that cannot be read, that is said."""
    found = []
    for kept in kept_reports(plan, folder):
        if kept.submission.on > by:
            continue
        if kept.sent is not None:
            found.append(kept.sent)
        elif kept.fault is not None:
            say(f"Lưu ý: {unkept(kept.fault, folder)}; không so sánh, điều chỉnh theo báo cáo này.")
    return found


def unkept(fault: Unkept, folder: Path) -> str:
    """What is wrong with something kept, in words."""
    try:
        shown = fault.path.relative_to(folder.parent).as_posix()
    except ValueError:
        shown = str(fault.path)
    return f"{'thiếu' if fault.missing else 'đã bị sửa hoặc hỏng:'} {shown}"


def kept(
    plan: Plan,
    folder: Path,
    period: ReportingPeriod,
    as_of: date,
    on: date,
    content: bytes,
    suffix: str,
    document: str | None,
) -> Kept:
    """What is to be kept of a report made as of a day: the file given, and what it rests on."""
    from ctr.documents.views.of_period import figures_day
    from ctr.results.submission import Kept

    known = [one.sent for one in kept_reports(plan, folder) if one.sent]
    before = earlier([one for one in known if one.on <= max(on, as_of)], period)
    told = tuple(told for one in adjustments(plan, before) for told in one.told())
    said = reported(plan, period, figures_day(plan, period, as_of), as_of)
    going = SentReport(name="", on=on, document=document, reported=said, told=told)
    return Kept(suffix, content, as_data(plan, going))


def keeping_file(
    path: Path, folder: Path, period: ReportingPeriod, on: date, document: str | None
) -> Callable[[Plan], Kept]:
    """What is to be kept of a report that went out on a day, whose file is given.

    Raises CannotRun for a file that cannot be a report.
    """
    content, suffix = read_sent_file(path)
    return lambda plan: kept(plan, folder, period, on, on, content, suffix, document)


def read_sent_file(path: Path) -> tuple[bytes, str]:
    """A file that was sent, and its suffix. Raises CannotRun."""
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".pdf", ".md"):
        raise CannotRun(f"{path} không phải báo cáo đã gửi", "nhận tệp .docx, .pdf hoặc .md")
    try:
        return read_regular(path, LARGEST), suffix
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    except NotRegular as error:
        most = f"quá lớn, tối đa {LARGEST // 1_000_000} MB"
        what = most if error.too_large else "không phải tệp thông thường"
        raise CannotRun(f"{path} {what}") from None


def as_sent(
    plan: Plan, folder: Path, period: ReportingPeriod, on: date | None
) -> tuple[Submission, bytes]:
    """The report of a period as it was sent, the last time or on a day. Raises CannotRun.

    Where several duties have one, that of the duty for which `ctr report` makes the period's.
    """
    of, duty = period.part, ward_duty(plan, period)
    summary = plan.summary_of.get(period.year)
    known = [
        one
        for one in (summary.submitted if summary is not None else ())
        if one.period == of and one.file is not None and on in (None, one.on)
    ]
    known = [one for one in known if duty is not None and one.duty == duty.id] or known
    if not known:
        day = f" ngày {phrases.day(on)}" if on is not None else ""
        raise CannotRun(
            f"chưa giữ báo cáo {period_name(period)} nào đã gửi{day}",
            "gửi và giữ lại: ctr report KỲ --send",
        )
    report = max(enumerate(known), key=lambda one: (one[1].on, one[0]))[1]
    try:
        content = read_kept(folder, period.year, report, "file")
    except Unkept as fault:
        raise CannotRun(
            f"không lấy lại được báo cáo đã gửi: {unkept(fault, folder)}",
            "lấy lại tệp từ git hoặc bản lưu; ctr check nêu mọi tệp như vậy",
        ) from None
    assert content is not None
    return report, content

"""The ward's report of a period as a template sees it: prepared texts, nothing left to compute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from ctr.documents.views.amendment_notes import amended_in
from ctr.documents.views.letterhead import (
    Gaps,
    HeadView,
    SignatureView,
    day_of_document,
    given_number,
    head,
    note_reference,
    number_with_symbol,
    programme_number,
    programme_reference,
    read,
    ward_signature,
)
from ctr.documents.views.of_period import (
    compared,
    figures_day,
    list_of,
    planned_after,
    units_words,
)
from ctr.documents.views.references import numbered, with_place
from ctr.documents.views.rows import RECEIVED, AppendixView, Compared, ReceivedRow, Rows
from ctr.documents.views.tables import Table
from ctr.documents.views.target_rows import (
    COMPARED_TARGETS,
    TARGETS,
    TargetRow,
    columns_of,
    figures,
)
from ctr.documents.views.task_rows import TASKS, TaskRow
from ctr.late_dataclasses import dataclass
from ctr.plan.amended.on import plan_on
from ctr.plan.model import Plan, Section
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.adjustments import adjustments, earlier
from ctr.tracking.reported import SentReport
from ctr.tracking.reports import ward_duty
from ctr.tracking.targets import COURSES
from ctr.tracking.task_status import TaskStatus, overdue_rates
from ctr.vietnamese import phrases
from ctr.wording.changes import adjustment_sentence
from ctr.wording.counts import count, part_of, share
from ctr.wording.periods import in_period, next_period_name, period_name
from ctr.wording.states import rates_phrase, state_name, states_phrase, units_phrase
from ctr.wording.targets import course_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """Kết quả của một mục."""

    number: str
    """Số mục của chương trình"""
    title: str
    """Tên mục"""
    paragraphs: tuple[str, ...]
    """Các đoạn kết quả, mỗi nhiệm vụ một điểm a), b), c); không đánh số khi chỉ có một"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Báo cáo của phường: của năm hoặc của một kỳ trong năm."""

    head: HeadView
    """Phần đầu văn bản"""
    kind: str
    """Tên loại, chữ hoa"""
    subject: str
    """Trích yếu"""
    addressee: str
    """Nơi nhận ở dòng Kính gửi"""
    opening: str
    """Đoạn mở đầu, nêu căn cứ"""
    figures_to: str
    """Số liệu tính đến ngày nào"""
    direction: tuple[str, ...]
    """Các đoạn về lãnh đạo, chỉ đạo, triển khai"""
    counts: tuple[str, ...]
    """Số nhiệm vụ theo trạng thái, báo cáo đã nhận, thành câu"""
    appendices: str
    """Câu dẫn tới các phụ lục"""
    sections: tuple[SectionView, ...]
    """Kết quả theo từng mục của chương trình"""
    adjustments: tuple[str, ...]
    """Điều chỉnh số liệu đã báo cáo ở các báo cáo trước; trống nếu không có"""
    strengths: tuple[str, ...]
    """Ưu điểm"""
    shortcomings: tuple[str, ...]
    """Tồn tại, hạn chế"""
    causes: tuple[str, ...]
    """Nguyên nhân"""
    next_year: tuple[str, ...]
    """Phương hướng, nhiệm vụ trọng tâm của năm sau hoặc kỳ sau"""
    next_title: str
    """Tên phần phương hướng, chữ hoa: NĂM 2027, QUÝ III NĂM 2026"""
    proposals: tuple[str, ...]
    """Đề xuất, kiến nghị mà văn phòng đã chọn"""
    unit_proposals: tuple[str, ...]
    """Đề xuất của các đơn vị để văn phòng chọn, mỗi đơn vị một đoạn; mẫu kèm theo không in"""
    closing: str
    """Câu kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""
    appendix: AppendixView
    """Dòng “Kèm theo …” của các phụ lục"""
    tasks: tuple[TaskRow, ...]
    """Phụ lục I: các nhiệm vụ"""
    title_period: str
    """Kỳ báo cáo ở tên các phụ lục, chữ hoa: NĂM 2026, 6 THÁNG ĐẦU NĂM 2026"""
    task_columns: Table
    """Các cột của bảng đó"""
    targets: tuple[TargetRow, ...]
    """Phụ lục II: các chỉ tiêu cần đánh giá trong năm"""
    compared: str
    """Số liệu được so với báo cáo nào; trống nếu không so"""
    target_columns: Table
    """Các cột của bảng đó"""
    received: tuple[ReceivedRow, ...]
    """Phụ lục III: đơn vị nào báo cáo khi nào"""
    received_to: str
    """Báo cáo đã nhận tính đến ngày nào"""
    received_columns: Table
    """Các cột của bảng đó"""
    year: int
    """Năm báo cáo"""
    period: str
    """Kỳ báo cáo: năm 2026, quý II năm 2026, 6 tháng đầu năm 2026"""


_SYMBOL = "BC-UBND"
"""What stands behind the number of a report of the ward."""
LATEST = 5
"""How many things done of one task the text tells; the appendix has all."""


def report_view(
    plan: Plan,
    period: ReportingPeriod,
    as_of: date,
    sent: Sequence[SentReport] = (),
    document: str | None = None,
) -> tuple[ReportView, list[str]]:
    """The report of a period as of a day, and what it still lacks.

    Number and day that `document` tells of it stand where they belong.
    `sent` are all reports that were sent: the last of them gives the figures that these are
    compared with, and what has been corrected since is told.
    Outline: lãnh đạo, chỉ đạo; kết quả theo mục; đánh giá; phương hướng; đề xuất; phụ lục.
    """
    plan = plan_on(plan, min(as_of, period.last_day))
    gaps = Gaps()
    note_reference(plan, gaps)
    number, on = given_number(document, _SYMBOL)
    words, name = plan.words_for(period), period_name(period)
    assessment = words.assessment
    figures_to = figures_day(plan, period, as_of)
    before = compared(plan, period, figures_to, sent)
    rows = Rows(plan, period, figures_to, received_by=as_of, compared=before)
    duty = ward_duty(plan, period)
    subject = f"Kết quả {name} thực hiện {programme_number(plan)}"
    view = ReportView(
        head=head(plan, _SYMBOL, as_of, number=number, on=on),
        kind="BÁO CÁO",
        subject=subject,
        addressee=gaps.filled(duty.to if duty is not None else None, "nơi nhận báo cáo"),
        opening=_opening(plan, name),
        figures_to=f"Số liệu tính đến ngày {phrases.document_day(figures_to)}.",
        direction=gaps.paragraphs(words.direction, "công tác lãnh đạo, chỉ đạo"),
        counts=(*_counts(rows), *amended_in(plan, period)),
        appendices="Kết quả thực hiện từng nhiệm vụ nêu tại Phụ lục I, từng chỉ tiêu tại Phụ lục "
        "II, tình hình gửi báo cáo của các đơn vị tại Phụ lục III kèm theo Báo cáo này.",
        sections=tuple(_section(section, rows) for section in plan.sections),
        adjustments=tuple(
            adjustment_sentence(plan, one) for one in adjustments(plan, earlier(sent, period))
        ),
        strengths=gaps.paragraphs(assessment.strengths if assessment else None, "ưu điểm"),
        shortcomings=(
            *gaps.paragraphs(
                assessment.shortcomings if assessment else None,
                "tồn tại, hạn chế",
            ),
            *_short_of(rows),
            *units_words(plan, period, as_of, list_of("difficulties"), tasks=False),
        ),
        causes=gaps.paragraphs(assessment.causes if assessment else None, "nguyên nhân"),
        next_year=(
            *gaps.paragraphs(
                words.next_period,
                "phương hướng năm sau" if period.kind == "year" else "phương hướng kỳ sau",
            ),
            *units_words(plan, period, None, planned_after(period)),
        ),
        next_title=next_period_name(period).upper(),
        proposals=gaps.paragraphs(words.proposals, "đề xuất, kiến nghị"),
        unit_proposals=tuple(units_words(plan, period, as_of, list_of("proposals"))),
        closing=f"Trên đây là kết quả {name} thực hiện {programme_number(plan)}, "
        f"{plan.programme.issuer} trân trọng báo cáo./.",
        signature=ward_signature(plan, ["Như trên", *_recipients(plan)]),
        appendix=AppendixView(
            attached=f"(Kèm theo Báo cáo số{number_with_symbol(number, _SYMBOL)} "
            f"{day_of_document(on, as_of)} của {plan.programme.issuer})"
        ),
        tasks=rows.tasks(),
        title_period=name.upper(),
        task_columns=TASKS,
        targets=rows.targets(),
        compared=_compared_with(before),
        target_columns=columns_of(COMPARED_TARGETS if before else TARGETS, period),
        received=rows.received,
        received_to=f"Tính đến ngày {phrases.document_day(as_of)}.",
        received_columns=RECEIVED,
        year=period.year,
        period=name,
    )
    return with_place(view, plan), gaps.missing


def unnumbered(document: str) -> bool:
    """Whether neither number nor day can be read of what is told of the report."""
    return given_number(document, _SYMBOL) == (None, None)


def _compared_with(before: Compared | None) -> str:
    return f"Tăng, giảm so với {before.against}." if before is not None else ""


def _opening(plan: Plan, name: str) -> str:
    return (
        f"Thực hiện {programme_reference(plan)}, {plan.programme.issuer} báo cáo kết quả thực hiện "
        f"{name} như sau:"
    )


def _recipients(plan: Plan) -> list[str]:
    """Those of the programme, but for the addressee and for where it was filed."""
    programme = plan.programme
    duty = plan.programme.ward_duty
    addressee = duty.to if duty is not None else None
    return [
        read(line, programme.errata)
        for line in programme.recipients
        if not line.startswith("Lưu:")
        and (addressee is None or plan.unit_names.find(line) != addressee)
    ]


def _counts(rows: Rows) -> Iterator[str]:
    """Tasks by state, reports received, targets by course: one sentence each."""
    states = [status.state for status in rows.statuses]
    before = sum(status.done_before is not None for status in rows.statuses)
    within = _done_within(rows)
    by_state = states_phrase(states, before, done_within=within)
    yield f"Chương trình có {count(len(states))} nhiệm vụ, trong đó: {by_state}."
    received = [row for row in rows.received if row.day]
    yield (
        f"Tính đến ngày {phrases.document_day(rows.received_by)}, đã nhận báo cáo của "
        f"{part_of(len(received), len(rows.received))} đơn vị (Phụ lục III)."
    )
    if rows.progress:
        yield _target_counts(rows)
    yield rates_phrase(overdue_rates(rows.statuses), document=True)


def _done_within(rows: Rows) -> str:
    """How many tasks were done in the period itself, where it does not begin with the year."""
    if rows.period.first_day <= rows.period.cumulative_from:
        return ""
    days = [status.done_on for status in rows.statuses if status.state == "done"]
    number = sum(day is not None and day in rows.period for day in days)
    return f"{count(number)} nhiệm vụ hoàn thành {in_period(rows.period)}" if number else ""


def _target_counts(rows: Rows) -> str:
    whole = len(rows.progress)
    courses = Counter(progress.course for progress in rows.progress)
    exceeded = sum(progress.exceeded for progress in rows.progress)
    shown = []
    for course in COURSES:
        if number := courses[course]:
            text = f"{course_phrase(course)} {count(number)} chỉ tiêu ({share(number, whole)})"
            if course == "met" and exceeded:
                text += f", trong đó vượt mục tiêu {count(exceeded)} chỉ tiêu"
            shown.append(text)
    return f"Số chỉ tiêu xem xét trong năm: {count(whole)} (Phụ lục II); {'; '.join(shown)}."


def _section(section: Section, rows: Rows) -> SectionView:
    paragraphs: list[str] = []
    silent: list[str] = []
    unassigned = [task.id for task in section.tasks if not task.lead]
    for task in section.tasks:
        status = rows.status(task)
        if task.id in unassigned:
            continue
        if all(part.state == "not_reported" for part in status.units):
            silent.append(task.id)
        else:
            paragraphs.append(_told(section, status, rows))
    if len(paragraphs) > 1:
        paragraphs = [
            f"{phrases.point(index)}) {paragraph}" for index, paragraph in enumerate(paragraphs)
        ]
    if silent:
        some = unassigned or len(silent) < len(section.tasks)
        which = f"nhiệm vụ {phrases.joined(silent)}" if some else "mục này"
        paragraphs.append(f"{_leads(section, silent, rows.plan)} chưa báo cáo kết quả của {which}.")
    if unassigned:
        which = phrases.joined(unassigned)
        paragraphs.append(f"Chưa phân công đơn vị chủ trì: nhiệm vụ {which}.")
    return SectionView(number=section.id, title=section.title, paragraphs=tuple(paragraphs))


def _leads(section: Section, numbers: list[str], plan: Plan) -> str:
    """Those who lead some tasks of a section: one unit, or several, as an open group is too."""
    tasks = [task for task in section.tasks if task.id in numbers]
    names = {name for task in tasks for name in plan.expand(task.lead)}
    one = len(names) == 1 and not names & plan.open_groups
    return "Đơn vị chủ trì" if one else "Các đơn vị chủ trì"


def _told(section: Section, status: TaskStatus, rows: Rows) -> str:
    """`Thu gom rác (nhiệm vụ 1.1): đang thực hiện. Ngày 10/02/2026, … Hộ dân …: 62%, đạt.`

    Where its units do not stand alike, how many of them where; of many things done the latest. A
    task that is a whole section bears the section's title.
    """
    state = state_name(status.state)
    if before := status.done_before or status.dropped_before:
        state += f" từ ngày {phrases.document_day(before)}"
    if units := units_phrase(status):
        state = f"{state}, trong đó {units}"
    done = list(rows.achievements(status))
    title = f"{status.task.title} ({numbered(status.task.id)}): "
    parts = [state if section.id == status.task.id else f"{title}{state}", *done]
    if len(done) > LATEST:
        how_many = f"{_how_many(len(done), status, rows)}, gần nhất:"
        parts[1:] = [how_many, *rows.latest(status, LATEST)]
    parts += figures(rows.progress_of(status.task), rows.change_told, rows.period.first_day)
    return " ".join(phrases.sentence(part) for part in parts)


def _how_many(number: int, status: TaskStatus, rows: Rows) -> str:
    """`đã thực hiện 08 việc (xem Phụ lục I)`, and how many of them in the period itself."""
    if rows.period.first_day <= rows.period.cumulative_from:
        return f"đã thực hiện {count(number)} việc (xem Phụ lục I)"
    within = count(rows.done_within(status))
    when = in_period(rows.period)
    return f"từ đầu năm đã thực hiện {count(number)} việc, {when} {within} việc (xem Phụ lục I)"


def _short_of(rows: Rows) -> Iterator[str]:
    """What the data itself shows to be late, short or missing."""
    late = [status.task.id for status in rows.statuses if status.punctuality == "overdue"]
    if late:
        yield f"Nhiệm vụ quá hạn: {phrases.joined(late)}."
    done_late = [
        status.task.id
        for status in rows.statuses
        if status.punctuality == "done_late" and status.done_on and status.done_on.year == rows.year
    ]
    if done_late:
        yield f"Nhiệm vụ hoàn thành quá hạn: {phrases.joined(done_late)}."
    for course in ("behind", "not_met", "met_late"):
        names = [progress.target.name for progress in rows.progress if progress.course == course]
        if names:
            yield f"Chỉ tiêu {course_phrase(course)}: {phrases.joined(names)}."
    differing = [progress.target.name for progress in rows.progress if progress.disagreements]
    if differing:
        yield f"Chỉ tiêu có số liệu các đơn vị báo khác nhau: {phrases.joined(differing)}."
    missing = [row.unit for row in rows.received if not row.day]
    if missing:
        day = phrases.document_day(rows.received_by)
        yield f"Đơn vị chưa gửi báo cáo tính đến ngày {day}: {phrases.joined(missing)}."

"""The yearly report of the ward as a template sees it: prepared texts, nothing left to compute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ctr.documents.views.letterhead import (
    BLANK,
    Gaps,
    HeadView,
    SignatureView,
    head,
    note_reference,
    programme_number,
    programme_reference,
    read,
    ward_signature,
)
from ctr.documents.views.references import numbered, with_place
from ctr.documents.views.rows import RECEIVED, AppendixView, ReceivedRow, Rows
from ctr.documents.views.tables import Table
from ctr.documents.views.target_rows import TARGETS, TargetRow, figures
from ctr.documents.views.task_rows import TASKS, TaskRow
from ctr.plan.model import Plan, Section, Summary
from ctr.tracking.targets import COURSES
from ctr.tracking.task_status import TaskStatus, overdue_rates
from ctr.vietnamese import phrases
from ctr.wording.counts import count, part_of, share
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
    """Báo cáo năm của phường."""

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
    strengths: tuple[str, ...]
    """Ưu điểm"""
    shortcomings: tuple[str, ...]
    """Tồn tại, hạn chế"""
    causes: tuple[str, ...]
    """Nguyên nhân"""
    next_year: tuple[str, ...]
    """Phương hướng, nhiệm vụ trọng tâm năm sau"""
    proposals: tuple[str, ...]
    """Đề xuất, kiến nghị mà văn phòng đã chọn (proposals trong summary.yaml)"""
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
    task_columns: Table
    """Các cột của bảng đó"""
    targets: tuple[TargetRow, ...]
    """Phụ lục II: các chỉ tiêu cần đánh giá trong năm"""
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


LATEST = 5
"""How many things done of one task the text tells; the appendix has all."""


def report_view(plan: Plan, year: int, as_of: date) -> tuple[ReportView, list[str]]:
    """The report of `year` as of a day, and what it still lacks.

    Outline: lãnh đạo, chỉ đạo; kết quả theo mục; đánh giá; phương hướng; đề xuất; phụ lục.
    """
    gaps = Gaps()
    note_reference(plan, gaps)
    summary = plan.summary_of.get(year, Summary(year=year))
    assessment = summary.assessment
    figures_to = min(summary.figures_to or date(year, 12, 31), as_of)
    rows = Rows(plan, year, figures_to, received_by=as_of)
    duty = plan.programme.ward_duty
    subject = f"Kết quả năm {year} thực hiện {programme_number(plan)}"
    view = ReportView(
        head=head(plan, "BC-UBND", as_of),
        kind="BÁO CÁO",
        subject=subject,
        addressee=gaps.filled(duty.to if duty is not None else None, "nơi nhận báo cáo"),
        opening=_opening(plan, year),
        figures_to=f"Số liệu tính đến ngày {phrases.document_day(figures_to)}.",
        direction=gaps.paragraphs(summary.direction, "công tác lãnh đạo, chỉ đạo (direction)"),
        counts=tuple(_counts(rows)),
        appendices="Kết quả thực hiện từng nhiệm vụ nêu tại Phụ lục I, từng chỉ tiêu tại Phụ lục "
        "II, tình hình gửi báo cáo của các đơn vị tại Phụ lục III kèm theo Báo cáo này.",
        sections=tuple(_section(section, rows) for section in plan.sections),
        strengths=gaps.paragraphs(
            assessment.strengths if assessment else None, "ưu điểm (assessment.strengths)"
        ),
        shortcomings=(
            *gaps.paragraphs(
                assessment.shortcomings if assessment else None,
                "tồn tại, hạn chế (assessment.shortcomings)",
            ),
            *_short_of(rows),
            *_of_units(plan, year, "difficulties", tasks=False),
        ),
        causes=gaps.paragraphs(
            assessment.causes if assessment else None, "nguyên nhân (assessment.causes)"
        ),
        next_year=(
            *gaps.paragraphs(summary.next_year, "phương hướng năm sau (next_year)"),
            *_of_units(plan, year, "next_year"),
        ),
        proposals=gaps.paragraphs(summary.proposals, "đề xuất, kiến nghị (proposals)"),
        unit_proposals=tuple(_of_units(plan, year, "proposals")),
        closing=f"Trên đây là kết quả năm {year} thực hiện {programme_number(plan)}, "
        f"{plan.programme.issuer} trân trọng báo cáo./.",
        signature=ward_signature(plan, ["Như trên", *_recipients(plan)]),
        appendix=AppendixView(
            attached=f"(Kèm theo Báo cáo số{7 * BLANK}/BC-UBND ngày{5 * BLANK}"
            f"{phrases.month_of(as_of)} của {plan.programme.issuer})"
        ),
        tasks=rows.tasks(),
        task_columns=TASKS,
        targets=rows.targets(),
        target_columns=TARGETS,
        received=rows.received,
        received_to=f"Tính đến ngày {phrases.document_day(as_of)}.",
        received_columns=RECEIVED,
        year=year,
    )
    return with_place(view, plan), gaps.missing


def _of_units(plan: Plan, year: int, name: str, *, tasks: bool = True) -> Iterator[str]:
    """What the units themselves wrote, of the year and of each task: a paragraph a unit."""
    for results in plan.results:
        if results.year != year:
            continue
        items: dict[str, list[str]] = {phrases.run_on(text): [] for text in getattr(results, name)}
        for result in results.tasks if tasks else ():
            for text in getattr(result, name):
                items.setdefault(phrases.run_on(text), []).append(result.task)
        if items:
            worded = (f"{text}{_of_tasks(numbers)}" for text, numbers in items.items())
            yield phrases.sentence(f"{results.unit}: {'; '.join(worded)}")


def _of_tasks(numbers: list[str]) -> str:
    return f" ({phrases.joined([numbered(number) for number in numbers])})" if numbers else ""


def _opening(plan: Plan, year: int) -> str:
    return (
        f"Thực hiện {programme_reference(plan)}, {plan.programme.issuer} báo cáo kết quả thực hiện "
        f"năm {year} như sau:"
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
    by_state = states_phrase(states, before)
    yield f"Chương trình có {count(len(states))} nhiệm vụ, trong đó: {by_state}."
    received = [row for row in rows.received if row.day]
    yield (
        f"Tính đến ngày {phrases.document_day(rows.received_by)}, đã nhận báo cáo của "
        f"{part_of(len(received), len(rows.received))} đơn vị (Phụ lục III)."
    )
    if rows.progress:
        yield _target_counts(rows)
    yield rates_phrase(overdue_rates(rows.statuses), document=True)


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
    parts = [state if section.id == status.task.id else f"{title}{state}", *done[-LATEST:]]
    if len(done) > LATEST:
        parts.insert(1, f"đã thực hiện {count(len(done))} việc (xem Phụ lục I), gần nhất:")
    parts += figures(rows.progress_of(status.task))
    return " ".join(phrases.sentence(part) for part in parts)


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

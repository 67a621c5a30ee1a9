"""A unit's own report to the ward, of what it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ctr.documents.views.letterhead import (
    GAP,
    Gaps,
    HeadView,
    SignatureView,
    head,
    note_reference,
    programme_reference,
    recipients,
)
from ctr.documents.views.rows import Rows
from ctr.documents.views.tables import OWN_TARGETS, OWN_TASKS, Table, TargetRow, TaskRow
from ctr.plan.model import Plan, TaskResult, UnitResults
from ctr.vietnamese import phrases
from ctr.wording.counts import count
from ctr.wording.states import states_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReportView:
    """Báo cáo của một đơn vị gửi phường."""

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
    """Số liệu đến ngày nào"""
    counts: str
    """Số nhiệm vụ theo trạng thái, thành câu"""
    tasks: tuple[TaskRow, ...]
    """Các nhiệm vụ đơn vị chủ trì"""
    task_columns: Table
    """Các cột của bảng đó"""
    targets: tuple[TargetRow, ...]
    """Các chỉ tiêu của những nhiệm vụ đó"""
    target_columns: Table
    """Các cột của bảng đó"""
    difficulties: tuple[str, ...]
    """Khó khăn, vướng mắc chung"""
    next_year: tuple[str, ...]
    """Phương hướng năm sau"""
    proposals: tuple[str, ...]
    """Đề xuất, kiến nghị"""
    closing: str
    """Câu kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""
    year: int
    """Năm báo cáo"""


def unit_report_view(
    plan: Plan, unit: str, year: int, as_of: date
) -> tuple[UnitReportView, list[str]]:
    """What `unit` reports of `year` as of a day, and what the report still lacks."""
    gaps = Gaps()
    note_reference(plan, gaps)
    programme = plan.programme
    figures_to = min(date(year, 12, 31), as_of)
    rows = Rows(plan, year, figures_to)
    own = [task for _, task in plan.tasks() if unit in plan.expand(task.lead)]
    results = plan.results_by_unit.get((unit, year), UnitResults(unit=unit, year=year))
    per_task = [result for result in results.tasks if result.task in {task.id for task in own}]
    next_year = [*results.next_year, *_by_task(per_task, "next_year")]
    proposals = [*results.proposals, *_by_task(per_task, "proposals")]
    duty = next((one for one in programme.duties if one.report and one.owed_by_leads), None)
    addressee = gaps.filled(duty.to if duty is not None else None, "nơi nhận báo cáo")
    if duty is not None and duty.through is not None:
        addressee = f"{addressee} (qua {duty.through})"
    view = UnitReportView(
        head=head(plan, f"BC-{GAP}", as_of, issuer=unit, superior=_superior(plan, unit)),
        kind="BÁO CÁO",
        subject=f"Kết quả thực hiện {programme.kind} năm {year}",
        addressee=addressee,
        opening=f"Thực hiện {programme_reference(plan)}, {unit} báo cáo kết quả thực hiện các "
        f"nhiệm vụ được giao chủ trì năm {year} như sau:",
        figures_to=f"Số liệu đến ngày {phrases.long_day(figures_to)}.",
        counts=_counts(rows, unit),
        tasks=rows.tasks(own, unit),
        task_columns=OWN_TASKS,
        targets=rows.targets(own),
        target_columns=OWN_TARGETS,
        difficulties=_or_gap(results.difficulties, gaps, "khó khăn, vướng mắc"),
        next_year=_or_gap(next_year, gaps, "phương hướng năm sau"),
        proposals=_or_gap(proposals, gaps, "đề xuất, kiến nghị"),
        closing=f"Trên đây là báo cáo của {unit} về kết quả thực hiện {programme.kind} "
        f"năm {year}./.",
        signature=SignatureView(
            authority=gaps.filled(None, "chức vụ người ký"),
            position="",
            name=gaps.filled(None, "người ký"),
            recipients=recipients(["Như trên", f"Lưu: VT, {GAP}"]),
        ),
        year=year,
    )
    return view, gaps.missing


def _superior(plan: Plan, unit: str) -> str:
    """The body over a unit as its documents name it: the ward's committee with the ward's name."""
    superior = next((one.superior for one in plan.units if one.name == unit), None) or ""
    own = plan.unit_names.find(plan.programme.issuer)
    return plan.programme.issuer if superior and superior == own else superior


def _by_task(results: list[TaskResult], name: str) -> list[str]:
    """The items of each task, with its number before them."""
    return [
        f"Nhiệm vụ {result.task}: {text}" for result in results for text in getattr(result, name)
    ]


def _or_gap(texts: tuple[str, ...] | list[str], gaps: Gaps, what: str) -> tuple[str, ...]:
    if not texts:
        return (gaps.filled(None, what),)
    return tuple(
        phrases.sentence(" ".join(text.split()).removeprefix("- ").rstrip(";")) for text in texts
    )


def _counts(rows: Rows, unit: str) -> str:
    states = [part.state for one in rows.standings for part in one.units if part.unit == unit]
    return f"Đơn vị chủ trì {count(len(states))} nhiệm vụ: {states_phrase(states)}."

"""A unit's own report to the ward, of what it leads."""

from __future__ import annotations

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
    recipients,
)
from ctr.documents.views.of_period import Wording, list_of, planned_after
from ctr.documents.views.references import numbered, with_place, written_out
from ctr.documents.views.rows import Rows
from ctr.documents.views.tables import Table
from ctr.documents.views.target_rows import OWN_TARGETS, TargetRow, columns_of
from ctr.documents.views.task_rows import OWN_TASKS, TaskRow
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Plan, TaskResult, Unit, UnitResults
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.vietnamese import phrases
from ctr.wording.counts import count
from ctr.wording.periods import next_period_name, period_name
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
    """Số liệu tính đến ngày nào"""
    counts: str
    """Số nhiệm vụ theo trạng thái, thành câu"""
    tasks: tuple[TaskRow, ...]
    """Các nhiệm vụ đơn vị chủ trì"""
    task_columns: Table
    """Các cột của bảng đó"""
    targets: tuple[TargetRow, ...]
    """Các chỉ tiêu của những nhiệm vụ đó"""
    targets_intro: str
    """Câu dẫn tới bảng đó"""
    target_columns: Table
    """Các cột của bảng đó"""
    difficulties: tuple[str, ...]
    """Khó khăn, vướng mắc chung và của từng nhiệm vụ, mỗi ý một lần"""
    next_year: tuple[str, ...]
    """Phương hướng năm sau hoặc kỳ sau, chung và của từng nhiệm vụ"""
    next_title: str
    """Tên phần phương hướng, chữ hoa: NĂM 2027, QUÝ III NĂM 2026"""
    proposals: tuple[str, ...]
    """Đề xuất, kiến nghị, chung và của từng nhiệm vụ"""
    closing: str
    """Câu kết"""
    signature: SignatureView
    """Phần ký và nơi nhận"""
    year: int
    """Năm báo cáo"""
    period: str
    """Kỳ báo cáo: năm 2026, quý II năm 2026, 6 tháng đầu năm 2026"""


def unit_report_view(
    plan: Plan, unit: str, period: ReportingPeriod, as_of: date
) -> tuple[UnitReportView, list[str]]:
    """What `unit` reports of a period as of a day, and what the report still lacks."""
    gaps = Gaps()
    note_reference(plan, gaps)
    programme = plan.programme
    of_period = period_name(period)
    figures_to = min(period.last_day, as_of)
    rows = Rows(plan, period, figures_to, received_by=as_of, unit=unit)
    led = plan.led_by(unit)
    results = plan.results_for(unit, period.year)
    per_task = [result for result in results.tasks if result.task in {task.id for task in led}]
    duty = programme.unit_duty
    addressee = written_out(
        plan, gaps.filled(duty.to if duty is not None else None, "nơi nhận báo cáo")
    )
    name = written_out(plan, unit)
    registered = plan.unit_of(unit)
    symbol = gaps.filled(
        registered.symbol if registered else None,
        f"ký hiệu của {unit} (ghi bằng ctr units --symbol)",
    )
    if duty is not None and duty.through not in (None, unit):
        through = f"(qua {duty.through})".replace(" ", BLANK)
        addressee = f"{addressee} {through}"
    view = UnitReportView(
        head=head(plan, f"BC-{symbol}", as_of, issuer=unit, superior=_superior(plan, unit)),
        kind="BÁO CÁO",
        subject=f"Kết quả {of_period} thực hiện {programme_number(plan)}",
        addressee=addressee,
        opening=f"Thực hiện {programme_reference(plan)}, {name} báo cáo kết quả thực hiện các "
        f"nhiệm vụ {_given(registered)} chủ trì {of_period} như sau:",
        figures_to=f"Số liệu tính đến ngày {phrases.document_day(figures_to)}.",
        counts=_counts(rows),
        tasks=rows.tasks(),
        task_columns=OWN_TASKS,
        targets=rows.targets(),
        target_columns=columns_of(OWN_TARGETS, period),
        targets_intro="Các chỉ tiêu cần đánh giá trong "
        f"{of_period if period.kind == 'year' else 'năm, ' + of_period}:",
        difficulties=_or_gap(
            _gathered(results, per_task, list_of("difficulties")), gaps, "khó khăn, vướng mắc"
        ),
        next_year=_or_gap(
            _gathered(results, per_task, planned_after(period)),
            gaps,
            f"phương hướng {'năm' if period.kind == 'year' else 'kỳ'} sau",
        ),
        next_title=next_period_name(period).upper(),
        proposals=_or_gap(
            _gathered(results, per_task, list_of("proposals")), gaps, "đề xuất, kiến nghị"
        ),
        closing=f"Trên đây là kết quả {of_period} thực hiện {programme_number(plan)}, "
        f"{name} trân trọng báo cáo./.",
        signature=_signature(registered, gaps),
        year=period.year,
        period=of_period,
    )
    return with_place(view, plan), gaps.missing


def _given(unit: Unit | None) -> str:
    """How a unit came to its tasks: a partner body is asked, and given none."""
    return "do đơn vị" if unit is not None and unit.partner else "được giao"


def _signature(unit: Unit | None, gaps: Gaps) -> SignatureView:
    """Who signs for the unit as units.yaml tells; a unit files its own report."""
    signer = unit.signer if unit is not None else None
    what = (
        f"người ký của {unit.name if unit is not None else 'đơn vị'} (ghi bằng ctr units --signer)"
    )
    return SignatureView(
        authority=(signer.authority or "") if signer is not None else "",
        position=gaps.filled(signer.position.upper() if signer else None, what),
        name=gaps.filled(signer.name if signer else None, what),
        recipients=recipients(["Như trên", "Lưu: VT"]),
    )


def _superior(plan: Plan, unit: str) -> str:
    """The body over a unit as its documents name it: the ward's committee with the ward's name."""
    known = plan.unit_of(unit)
    superior = (known.superior if known is not None else None) or ""
    issuer = plan.unit_names.find(plan.programme.issuer)
    return plan.programme.issuer if superior and superior == issuer else superior


def _gathered(results: UnitResults, per_task: list[TaskResult], of: Wording) -> list[str]:
    """What a unit wrote of the year and of each task, each thing once, with its tasks before it."""
    numbers: dict[str, list[str]] = {phrases.run_on(text): [] for text in of(results)}
    general = set(numbers)
    for result in per_task:
        for item in map(phrases.run_on, of(result)):
            if item not in general and result.task not in numbers.setdefault(item, []):
                numbers[item].append(result.task)
    return [f"{_of_tasks(tasks)}{item}" for item, tasks in numbers.items()]


def _of_tasks(tasks: list[str]) -> str:
    named = phrases.joined([numbered(task) for task in tasks])
    return f"{phrases.capital(named)}: " if named else ""


def _or_gap(texts: list[str], gaps: Gaps, what: str) -> tuple[str, ...]:
    if not texts:
        return (gaps.filled(None, what),)
    return tuple(phrases.sentence(text) for text in texts)


def _counts(rows: Rows) -> str:
    states = [status.state for status in rows.statuses]
    before = sum(status.done_before is not None for status in rows.statuses)
    by_state = states_phrase(states, before, own=True)
    return f"Đơn vị chủ trì {count(len(states))} nhiệm vụ: {by_state}."

"""ctr report: the report of the ward, or of one unit, for a year or a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import (
    DryRunOption,
    PeriodArgument,
    day_option,
    text_option,
)
from ctr.cli.progress import progress
from ctr.cli.resolve import lead_named
from ctr.cli.session import AS_OF, DOCUMENT_OUTPUT, ISSUER, SPAN, Session, takes
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.formats import DocumentFormat

if TYPE_CHECKING:
    from ctr.documents.views.report import ReportView
    from ctr.output.several import Origin
    from ctr.plan.model import Plan
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.results.submission import Kept


@takes(SPAN, DOCUMENT_OUTPUT, AS_OF, ISSUER)
def report(
    session: Session,
    period: PeriodArgument = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Báo cáo của đơn vị này gửi phường.", show_default=False),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Ghi là đã gửi, giữ nguyên văn và số liệu làm căn cứ.")
    ] = False,
    document: Annotated[str | None, text_option("Số, ngày của báo cáo; đi cùng --send.")] = None,
    on: Annotated[
        date | None, day_option("Ngày gửi (mặc định: ngày tính); với --as-sent: bản gửi ngày nào.")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Gửi lại kỳ đã gửi, giữ cả hai bản.")
    ] = False,
    as_sent: Annotated[
        bool, typer.Option("--as-sent", help="Lấy lại báo cáo đúng như đã gửi, từng byte.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Báo cáo kết quả thực hiện của năm, quý, 6 tháng …, Markdown hoặc Word.

    Ví dụ:
    Báo cáo năm bằng Word:
    $ ctr report 2026 -o bao-cao.docx
    Báo cáo 6 tháng của một đơn vị, đọc ngay:
    $ ctr report 2026-6T --unit "Công an phường"
    """
    _check(unit, send, document, on, again, as_sent, dry_run)
    if session.asks_several and not (send or as_sent):
        _write_several(session, period, unit)
        return
    chosen = session.period(period)
    if as_sent:
        _write_as_sent(session, chosen, on)
    elif send:
        _send(session, chosen, on or session.day, document, again, dry_run)
    elif unit is not None:
        _write_of_unit(session, chosen, unit)
    else:
        _write(session, chosen)


def _check(
    unit: str | None,
    send: bool,
    document: str | None,
    on: date | None,
    again: bool,
    as_sent: bool,
    dry_run: bool,
) -> None:
    """Refuse options that do not go together."""
    if (send or as_sent) and unit is not None:
        raise CannotRun("--send, --as-sent chỉ dùng với báo cáo của phường", "bỏ --unit")
    if send and as_sent:
        raise CannotRun("mỗi lần chỉ --send hoặc --as-sent")
    if not send and (document is not None or again or dry_run):
        raise CannotRun("--document, --again, --dry-run đi cùng --send")
    if on is not None and not (send or as_sent):
        raise CannotRun("--on đi cùng --send hoặc --as-sent", "ngày tính số liệu là --as-of")


def _write_several(session: Session, period: ReportingPeriod | None, unit: str | None) -> None:
    """The report of each plan, and a table of them by issuer."""
    from ctr.cli import answers
    from ctr.cli.into_folder import IntoFolder
    from ctr.output.by_issuer import rollup_file
    from ctr.tracking.by_issuer import RollUp

    meant, into = session.period_meant(period), IntoFolder(session, session.output)
    kind, rolled, lacking = session.kind_of_each, RollUp(), list[str]()
    whole = into.folder / f"tong-hop-{meant.code}.{'xlsx' if kind == 'docx' else 'md'}"

    def make(one: Session, _: Path, origin: Origin) -> None:
        chosen = one.period(meant)
        if unit is None:
            made, _view = _made(one, chosen)
            rolled.add(origin.name, origin.plan, answers.status(one, chosen, None, None)[2][:1])
        else:
            into.plans.narrowed(one.plan, [unit])
            made = _made_of_unit(one, chosen, unit)
        one.write_document(made.content)
        if made.missing:
            lacking.append(origin.name)

    into.write(make, f"-{meant.code}.{kind}", [whole] if unit is None else [])
    if unit is None:
        content = rollup_file(rolled.lines, session.day, kind, into.plans.left_out)
        session.write_file(content, whole, binary=kind == "docx")
        say(f"Bảng tổng hợp: {whole}")
    if lacking:
        say(f"Còn chỗ để trống […] trong báo cáo của: {'; '.join(lacking)}.")
    into.end("báo cáo")


@dataclass(frozen=True)
class _Made:
    """A report, and what it lacks."""

    content: bytes
    missing: list[str]


def _made(session: Session, period: ReportingPeriod) -> tuple[_Made, ReportView]:
    from ctr.cli.sending import sent_reports
    from ctr.documents.views.report import report_view

    plan = session.plan
    with progress(2) as step:
        step("tính số liệu")
        sent = sent_reports(plan, session.folder, session.day)
        view, missing = report_view(plan, period, session.day, sent)
        step("dựng văn bản")
        return _Made(session.document("report", "report", view), missing), view


def _write(session: Session, period: ReportingPeriod) -> None:
    from ctr.results.office_parts import unwritten

    made, view = _made(session, period)
    missing = made.missing
    session.write_document(made.content)
    _say_missing(missing)
    if unwritten(session.plan, period):
        say(f"Dự thảo lời của văn phòng: ctr draft {period.code} -o loi-van-phong.docx")
    if view.unit_proposals:
        way = f"ctr draft {period.code} hoặc ctr record --office proposals"
        say(f"Đề xuất của các đơn vị, văn phòng chọn bằng {way}:")
        for proposal in view.unit_proposals:
            say(f"- {proposal}")


def _write_of_unit(session: Session, period: ReportingPeriod, unit: str) -> None:
    made = _made_of_unit(session, period, unit)
    session.write_document(made.content)
    _say_missing(made.missing)


def _made_of_unit(session: Session, period: ReportingPeriod, unit: str) -> _Made:
    from ctr.documents.views.unit_report import unit_report_view

    plan = session.plan_until(period.last_day)
    name = lead_named(plan, unit, "báo cáo riêng")
    own, missing = unit_report_view(plan, name, period, session.day)
    return _Made(session.document("unit-report", "report", own), missing)


def _say_missing(missing: list[str]) -> None:
    if missing:
        say(f"Còn thiếu, trong văn bản ghi […]: {'; '.join(missing)}.")


def _send(
    session: Session,
    period: ReportingPeriod,
    on: date,
    document: str | None,
    again: bool,
    dry_run: bool,
) -> None:
    """Make the report, and put down that it went out, with all that is kept of it, in one write."""
    from ctr.cli.messages import after_writing
    from ctr.cli.sending import kept, sent_reports
    from ctr.cli.typed_record import one_line
    from ctr.cli.write import rendered
    from ctr.documents.views.report import report_view, unnumbered
    from ctr.output.changes import changes_text
    from ctr.results.submission import record_sent
    from ctr.tracking.reports import ward_duty

    transaction, folder, day = session.transaction, session.folder, session.day
    duty = ward_duty(transaction.plan, period)
    if duty is None:
        raise CannotRun(
            "chương trình không có chế độ báo cáo của phường",
            "khi có văn bản quy định: ctr amend add-duty",
        )
    kind: DocumentFormat = session.document_format if session.names_format else "docx"
    number, lacking = one_line(document), list[str]()
    if session.output is not None:
        session.refuse_existing([session.output])
    content = b""

    def keep(plan: Plan) -> Kept:
        nonlocal content
        sent = sent_reports(plan, folder, max(on, day))
        view, missing = report_view(plan, period, day, sent, number)
        lacking[:] = missing
        content = rendered(session.template("report", kind), "report", view, kind, day)
        return kept(plan, folder, period, day, on, content, f".{kind}", number)

    with progress() as step:
        step("dựng và giữ báo cáo")
        recorded = record_sent(
            transaction, duty.id, period, on, number, keep=keep, again=again, dry_run=dry_run
        )

    with after_writing():
        head = f"{recorded.file}: báo cáo{' (chưa ghi)' if dry_run else ''}"
        screen.write_text(changes_text(transaction.plan, head, recorded.changes))
        where = (Path(recorded.file).parent / "sent").as_posix()
        will = "Sẽ giữ" if dry_run else "Đã giữ"
        say(f"{will} báo cáo và số liệu làm căn cứ trong {where}/.")
        _say_missing(lacking)
        if number is not None and unnumbered(number):
            say(f"Lưu ý: không thấy số, ngày trong “{number}”; chỗ của số, ngày để trống.")
    if session.output is not None and not dry_run:
        session.write_file(content, binary=kind == "docx")


def _write_as_sent(session: Session, period: ReportingPeriod, on: date | None) -> None:
    from ctr.cli.sending import as_sent

    report, content = as_sent(session.plan, session.folder, period, on)
    suffix = Path(report.file or "").suffix
    if session.output is not None and session.output.suffix.lower() != suffix:
        raise CannotRun(f"báo cáo đã gửi là tệp {suffix}", f"viết -o TỆP{suffix}")
    session.write_file(content, binary=suffix != ".md")

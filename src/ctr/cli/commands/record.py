"""ctr record: put down what a unit reports, see what was put down, put it right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctr.cli.messages import say
from ctr.cli.options import (
    DryRunOption,
    PeriodOption,
    day_option,
    text_option,
    typed_state,
    year_of,
)
from ctr.cli.prompts import ask, ask_where
from ctr.cli.recorded import tell_recorded
from ctr.cli.resolve import duty_named, task_named, unit_named, units_named
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.cli.typed_record import Typed, one_line
from ctr.errors import CannotRun
from ctr.plan.model import State
from ctr.results.record import Record, record
from ctr.results.submission import record_sent
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.results.entries import Entry


@takes(AS_OF, LIST_OUTPUT)
def record_result(
    session: Session,
    task: Annotated[
        str | None,
        typer.Argument(metavar="[SỐ]", help="Số nhiệm vụ; bỏ trống: việc của cả báo cáo."),
    ] = None,
    unit: Annotated[list[str] | None, text_option("Đơn vị báo cáo.", "TÊN")] = None,
    state: Annotated[
        State | None,
        typer.Option(
            parser=typed_state,
            metavar="TRẠNG-THÁI",
            help="Chưa thực hiện, đang thực hiện, hoàn thành, tạm dừng, dừng thực hiện.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[date | None, day_option("Ngày làm, ngày xong, ngày của số liệu.")] = None,
    done: Annotated[str | None, text_option("Việc đã làm.")] = None,
    evidence: Annotated[str | None, text_option("Số, ngày của văn bản chứng minh.")] = None,
    file: Annotated[
        list[Path] | None, text_option("Tệp chứng minh; dùng được nhiều lần.", "TỆP")
    ] = None,
    value: Annotated[
        list[str] | None, text_option("Số liệu của chỉ tiêu; dùng được nhiều lần.", "CHỈ-TIÊU=SỐ")
    ] = None,
    source: Annotated[str | None, text_option("Nguồn số liệu.")] = None,
    difficulty: Annotated[str | None, text_option("Khó khăn, vướng mắc, nguyên nhân.")] = None,
    proposal: Annotated[str | None, text_option("Đề xuất, kiến nghị.")] = None,
    next_year: Annotated[str | None, text_option("Kế hoạch năm sau.")] = None,
    next_period: Annotated[
        str | None, text_option("Kế hoạch kỳ tiếp theo; đi cùng --period.")
    ] = None,
    received: Annotated[date | None, day_option("Ngày nhận báo cáo của đơn vị.")] = None,
    period: PeriodOption = None,
    verified_by: Annotated[
        str | None, text_option("Người của văn phòng đã kiểm tra.", "TÊN")
    ] = None,
    sent: Annotated[
        str | None, text_option("Báo cáo của phường đã gửi: mã chế độ báo cáo.", "MÃ")
    ] = None,
    office: Annotated[
        str | None,
        text_option(
            "Lời của văn phòng: direction, strengths, shortcomings, causes, next_year, "
            "proposals, hoặc tên tiếng Việt.",
            "PHẦN",
        ),
    ] = None,
    text: Annotated[
        str | None, text_option("Lời của --office; - là đọc từ ống dẫn; không có thì mở $EDITOR.")
    ] = None,
    figures_to: Annotated[
        str | None,
        text_option(
            "Số liệu của báo cáo phường (cả năm, hoặc --period) tính đến ngày này; “xóa” thì bỏ.",
            "NGÀY",
        ),
    ] = None,
    sent_file: Annotated[
        Path | None,
        typer.Option(
            "--sent-file",
            metavar="TỆP",
            help="Tệp đã gửi, giữ nguyên cùng số liệu làm căn cứ; đi cùng --sent.",
            show_default=False,
        ),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Gửi lại kỳ đã giữ báo cáo, giữ cả hai bản.")
    ] = False,
    year: Annotated[
        int | None, text_option("Năm báo cáo (mặc định: năm của --on, hoặc năm nay).", "NĂM")
    ] = None,
    entries: Annotated[
        bool, typer.Option("--entries", help="Liệt kê những gì đã ghi, mỗi điều một mã.")
    ] = False,
    correct: Annotated[
        str | None, text_option("Sửa điều đã ghi mang mã này thành những gì nêu thêm.", "MÃ")
    ] = None,
    remove: Annotated[str | None, text_option("Xóa điều đã ghi mang mã này.", "MÃ")] = None,
    because: Annotated[str | None, text_option("Lý do sửa, xóa điều ghi từ hôm trước.")] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Ghi kết quả đơn vị báo cáo vào plan/results/; không có tùy chọn thì hỏi từng câu.

    Ví dụ:
    Ghi việc đã làm của nhiệm vụ 10.2:
    $ ctr record 10.2 --on 20/11/2026 --done "Tập huấn 3 trường"
    Đơn vị đã gửi báo cáo:
    $ ctr record --unit "Công an phường" --received 20/11/2026
    Những gì đã ghi của nhiệm vụ 10.2, mỗi điều một mã:
    $ ctr record 10.2 --entries
    """
    typed = Typed(
        unit=unit,
        state=state,
        on=on,
        done=done,
        evidence=evidence,
        file=file,
        value=value,
        source=source,
        difficulty=difficulty,
        proposal=proposal,
        next_year=next_year,
        received=received,
        verified_by=verified_by,
        sent=sent,
        next_period=next_period,
        period=period,
        year=year,
    )
    if office is not None or text is not None:
        from ctr.cli.office import record_office

        of = typed.sent_of(session.transaction.plan, on or session.day)
        record_office(session, office, of, task, text, dry_run)
        return
    if figures_to is not None:
        from ctr.cli.office import record_figures_to

        if task is not None:
            raise CannotRun("--figures-to không đi cùng số nhiệm vụ")
        of = typed.sent_of(session.transaction.plan, on or session.day)
        record_figures_to(session, figures_to, of, dry_run)
        return
    if entries:
        _list(session, task, typed)
        return
    if session.lists:
        raise CannotRun("--format, -o chỉ đi cùng --entries")
    if correct is not None or remove is not None:
        _put_right(session, task, typed, correct, remove, one_line(because), dry_run)
        return
    if because is not None:
        raise CannotRun("--because chỉ đi cùng --correct hoặc --remove")
    if sent is None and (sent_file is not None or again):
        raise CannotRun("--sent-file, --again chỉ đi cùng --sent")
    today, transaction = session.day, session.transaction
    plan = transaction.plan
    if sent is not None:
        if file is not None:
            raise CannotRun("--file không đi cùng --sent", "báo cáo đã gửi: --sent-file TỆP")
        _sent(session, typed, sent_file, again, dry_run)
    elif not typed.only_asks:
        _write(session, typed.record(plan, task, today), dry_run)
    else:
        _ask(session, typed.one_unit(), task, dry_run)


def _ask(session: Session, typed_unit: str | None, task: str | None, dry_run: bool) -> None:
    """Ask for what is to be put down, or put right where something was put down before."""
    from ctr.cli.prompt_corrections import Answer, ask_about
    from ctr.results.entries import of_plan

    plan, today = session.transaction.plan, session.day
    unit, chosen = ask_where(plan, typed_unit, task)
    number = chosen.id if chosen is not None else None
    known = [
        entry
        for entry in of_plan(plan, year_of(plan, None, today), number)
        if (entry.unit, entry.task) == (unit, number)
    ]
    answer = ask_about(plan, known) if known else ""
    if isinstance(answer, Answer):
        _put_into_place(session, answer.entry, answer.new, answer.because, dry_run)
        return
    entry = ask(plan, unit, chosen, today) if answer is not None else None
    if entry is None:
        say("Không ghi gì.")
    else:
        _write(session, entry, dry_run)


def _sent(session: Session, typed: Typed, file: Path | None, again: bool, dry_run: bool) -> None:
    """Put down that a report of the ward's went out, and keep it where its file is given."""
    transaction, day = session.transaction, typed.on or session.day
    plan = transaction.plan
    duty, of = duty_named(plan, typed.sent or "").id, typed.sent_of(plan, day)
    number, keep = one_line(typed.evidence), None
    if again and file is None:
        raise CannotRun("--again cần --sent-file TỆP")
    if file is not None:
        from ctr.cli.sending import keeping_file

        keep = keeping_file(file, session.folder, of, day, number)
    recorded = record_sent(
        transaction, duty, of, day, number, keep=keep, again=again, dry_run=dry_run
    )
    tell_recorded(plan, recorded, "báo cáo", dry_run=dry_run)


def _list(session: Session, task: str | None, typed: Typed) -> None:
    """What was recorded, of one task or of everything."""
    from ctr.output.entries import entries_listing
    from ctr.results.entries import of_plan

    plan = session.plan
    number = task_named(plan, task)[1].id if task is not None else None
    units = units_named(plan, typed.unit)
    year = year_of(plan, typed.year, typed.on or session.day)
    found = [entry for entry in of_plan(plan, year, number) if not units or entry.unit in units]
    if not found:
        say(f"Năm {year} chưa ghi gì.")
    session.write_list(entries_listing(plan, found))


def _put_right(
    session: Session,
    task: str | None,
    typed: Typed,
    correct: str | None,
    remove: str | None,
    because: str | None,
    dry_run: bool,
) -> None:
    """Give one thing that was recorded other values, or take it out."""
    from ctr.results import corrections

    if correct is not None and remove is not None:
        raise CannotRun("mỗi lần chỉ --correct hoặc --remove một điều")
    transaction = session.transaction
    plan = transaction.plan
    number = task_named(plan, task)[1].id if task is not None else None
    typed_unit = typed.one_unit()
    unit = unit_named(plan, typed_unit) if typed_unit is not None else None
    year = year_of(plan, typed.year, session.day)
    entry = corrections.entry_named(plan, correct or remove or "", year, number, unit)
    new = typed.corrected(plan, entry) if correct is not None else None
    _put_into_place(session, entry, new, because, dry_run)


def _put_into_place(
    session: Session,
    entry: Entry,
    new: Mapping[str, Any] | None,
    because: str | None,
    dry_run: bool,
) -> None:
    """Write the correction, and say what it changed."""
    from ctr.results import corrections
    from ctr.wording.entries import entry_text

    transaction = session.transaction
    why = corrections.Why(by=transaction.by, on=session.day, because=because)
    recorded = corrections.correct(transaction, entry, new, why, entry_text, dry_run=dry_run)
    tell_recorded(transaction.plan, recorded, entry.unit or f"năm {entry.year}", dry_run=dry_run)


def _write(session: Session, entry: Record, dry_run: bool) -> None:
    transaction, today = session.transaction, session.day
    if entry.year not in transaction.plan.programme.period:
        raise CannotRun(f"chương trình không có năm {entry.year}")
    where = f"nhiệm vụ {entry.task}" if entry.task else "báo cáo"
    recorded = record(transaction, entry, dry_run=dry_run)
    tell_recorded(transaction.plan, recorded, f"{entry.unit}, {where}", dry_run=dry_run)
    if not recorded.changes:
        return
    late = [day for day in (entry.on, entry.received) if day is not None and day > today]
    for day in late:
        say(f"Lưu ý: ngày {phrases.day(day)} sau ngày hôm nay ({phrases.day(today)}).")

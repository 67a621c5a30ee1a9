"""ctr remind: a letter to each unit that owes something."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.mail_drafts import MailOption, addresses, write_drafts
from ctr.cli.messages import say
from ctr.cli.options import (
    DocumentFormatOption,
    DryRunOption,
    PeriodArgument,
    UnitsOption,
    day_option,
)
from ctr.cli.resolve import units_named
from ctr.cli.session import AS_OF, FORCE, SPAN, TEMPLATE, Session, takes
from ctr.cli.write import document_format, rendered
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.formats import DocumentFormat
from ctr.results.file_names import file_name
from ctr.tracking.soon import SOON_DAYS
from ctr.vietnamese import phrases
from ctr.wording.periods import period_name

if TYPE_CHECKING:
    from ctr.eml import Draft
    from ctr.plan.model import Plan
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.tracking.due import DueItem


@takes(SPAN, FORCE, TEMPLATE, AS_OF)
def remind(
    session: Session,
    period: PeriodArgument = None,
    unit: UnitsOption = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="SỐ NGÀY", help="Cả việc đến hạn trong bao nhiêu ngày.")
    ] = SOON_DAYS,
    format: DocumentFormatOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="THƯ MỤC|TỆP",
            help="Ghi mỗi đơn vị một tệp vào thư mục này; chỉ một đơn vị thì ghi được vào một tệp.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        date | None,
        day_option(
            "Ngày chậm nhất gửi việc đã quá hạn (mặc định 3 ngày làm việc nữa, sớm hơn khi báo "
            "cáo của phường đã gần hạn).",
            "--by",
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar="SỐ",
            help="Số công văn đã lấy: in vào công văn của một đơn vị và ghi vào kế hoạch.",
            show_default=False,
        ),
    ] = None,
    mail: MailOption = None,
    dry_run: DryRunOption = False,
) -> None:
    """Công văn đôn đốc các đơn vị còn nợ báo cáo, nhiệm vụ, chỉ tiêu; --mail soạn sẵn thư.

    Ví dụ:
    Công văn cho một đơn vị, xem ngay:
    $ ctr remind --unit "Công an phường"
    Công văn bằng Word, việc đã quá hạn gửi trước ngày 30/11:
    $ ctr remind --unit "Trạm Y tế" --by 30/11/2026 -o cong-van.docx
    """
    from ctr.documents.views.letterhead import drafting_unit, letter_symbol
    from ctr.documents.views.reminder import answer_day, reminder_view
    from ctr.documents.views.reminder_mail import reminder_mail
    from ctr.results.submission import record_letter

    plan, day = session.plan, session.day
    folder = output if output is not None and _is_folder(output) else None
    in_mail = mail is not None and output is None
    kind: DocumentFormat = (
        (format or "docx") if folder or in_mail else document_format(format, output)
    )
    template = session.template("reminder", kind)
    answer = _checked_answer(by or answer_day(plan, day), day)
    number = _padded(number)
    units = plan.expand(units_named(plan, unit))
    if unlisted := [name for name in units if name in plan.open_groups]:
        raise CannotRun(
            f"“{unlisted[0]}” là nhóm mở, không gửi công văn được", "chọn một đơn vị: ctr units"
        )
    owed = _owed(plan, day, within, units, session.period_if_any(period), answer)
    if not owed:
        return
    if len(owed) > 1 and ((folder is None and not in_mail) or number is not None):
        narrower = "chọn một đơn vị: --unit TÊN"
        raise CannotRun(
            f"có {len(owed)} đơn vị phải đôn đốc: {'; '.join(owed)}",
            f"mỗi công văn một số; {narrower}"
            if number is not None
            else f"ghi vào một thư mục: -o THƯ-MỤC, hoặc {narrower}",
        )
    paths: dict[str, Path | None] = dict.fromkeys(owed, output)
    if folder is not None:
        files = {name: folder / f"{file_name(name)}-{day}.{kind}" for name in owed}
        session.refuse_existing(list(files.values()))
        paths = {**files}
    mailed = addresses(plan, owed, drafting_unit(plan)) if mail is not None else {}
    drafts: dict[Path, Draft] = {}
    if mail is not None:
        session.refuse_existing([mail / f"{file_name(name)}-{day}.eml" for name in mailed])
    for name, path in paths.items():
        if dry_run:
            _foretell(session, name, path, f"{number}/{letter_symbol(plan)}" if number else None)
            continue
        view = reminder_view(plan, name, owed[name], day, by=answer, number=number)
        content = rendered(template, "reminder", view, kind, day)
        if mail is not None and name in mailed:
            letter = f"{file_name(name)}-{day}"
            file = (f"{letter}.{kind}", content)
            drafts[mail / f"{letter}.eml"] = reminder_mail(plan, name, mailed[name], view, file)
        if not in_mail:
            session.write_file(content, path, binary=kind == "docx")
        if path is not None:
            say(f"Đã ghi {path}")
    if drafts:
        write_drafts(session, drafts)
    if number is not None and not dry_run:  # of one unit, whose letter is there by now
        (name,) = owed
        recorded = record_letter(session.transaction, name, day, f"{number}/{letter_symbol(plan)}")
        say(f"Đã ghi số công văn vào {recorded.file}")


def _foretell(session: Session, unit: str, path: Path | None, number: str | None) -> None:
    """What would be written: the letter, and its number into the plan."""
    from ctr.output.changes import changes_text
    from ctr.results.submission import record_letter

    say(f"Sẽ lập công văn gửi {unit}{f' vào {path}' if path is not None else ''}; chưa ghi gì.")
    if number is not None:
        recorded = record_letter(session.transaction, unit, session.day, number, dry_run=True)
        if recorded.changes:
            head = f"{recorded.file}: {unit}, số {number}"
            screen.write_text(changes_text(session.plan, head, recorded.changes))


def _owed(
    plan: Plan,
    day: date,
    within: int,
    units: tuple[str, ...],
    period: ReportingPeriod | None,
    by: date,
) -> dict[str, list[DueItem]]:
    """What the units owe, but for the office, which drafts the letters; nobody's is told."""
    from ctr.documents.views.letterhead import drafting_unit
    from ctr.documents.views.reminder import addressed, owed_by_unit

    owed = owed_by_unit(plan, day, within, units, period, by)
    letters = addressed(plan, owed)
    if len(letters) < len(owed):
        office = drafting_unit(plan)
        say(f"{office} là nơi soạn công văn nên không gửi cho mình; việc còn nợ: ctr due")
    elif not owed:
        of = f" của {period_name(period)}" if period is not None else ""
        say(f"Không đơn vị nào còn nợ{of}, không có công văn.")
    return letters


def _checked_answer(answer: date, day: date) -> date:
    """The day by which what is overdue is asked for. Raises CannotRun for one that is past."""
    if answer < day:
        raise CannotRun(
            f"ngày {phrases.day(answer)} trước ngày lập công văn ({phrases.day(day)})",
            "--by phải là một ngày sắp tới",
        )
    return answer


def _padded(number: str | None) -> str | None:
    """The number with a leading zero below 10. Raises CannotRun for what is no number."""
    if number is None:
        return None
    bare = number.strip()
    if not re.fullmatch("[0-9]+[a-z]?", bare):
        raise CannotRun(f"“{number}” không phải là số công văn", "chỉ ghi số, ví dụ --number 215")
    return bare.zfill(2) if bare.isdecimal() else bare


def _is_folder(output: Path) -> bool:
    """Whether letters go into a folder: unless the name is that of a document."""
    return output.is_dir() or output.suffix.lower() not in (".md", ".docx")

"""ctr collect: filled forms back into the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import after_writing, fault_lines, say
from ctr.cli.office import Returned, office_words_among
from ctr.cli.options import DryRunOption, day_option
from ctr.cli.progress import progress
from ctr.cli.prompts import KeepAsker, ask_received, on_terminal
from ctr.cli.session import AS_OF, FORCE, Session, takes
from ctr.errors import CannotRun
from ctr.forms.layout import Keep
from ctr.output import screen
from ctr.output.changes import changes_text
from ctr.plan.model import Plan
from ctr.problems import MOST
from ctr.results.transaction import Attachment, FileEdits, Recorded, Refused, Transaction
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.cli.incoming import Incoming
    from ctr.forms.batch import Batch, Intake
    from ctr.forms.read import FilledForm


@takes(AS_OF, FORCE)
def collect(
    session: Session,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="TỆP|THƯ-MỤC…",
            help="Biểu đã điền, lời của văn phòng, thư (.eml, .mbox), .zip, thư mục chứa chúng.",
        ),
    ],
    received: Annotated[
        date | None,
        day_option(
            "Ngày nhận của biểu không đến bằng thư; mọi biểu đều có ngày thư thì thay ngày ấy."
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="NĂM", help="Chỉ nhận biểu của năm này.", show_default=False),
    ] = None,
    keep: Annotated[
        Keep | None,
        typer.Option(help="Ô mà cả hai bên cùng đổi: lấy biểu (theirs) hay kế hoạch (ours)."),
    ] = None,
    accept_drafts: Annotated[
        bool,
        typer.Option("--accept-drafts", help="Lời của văn phòng: lấy cả bản nháp chưa ai sửa."),
    ] = False,
    all_or_nothing: Annotated[
        bool,
        typer.Option("--all-or-nothing", help="Có một biểu lỗi thì không nhận biểu nào."),
    ] = False,
    reply: Annotated[
        Path | None,
        typer.Option(
            metavar="THƯ-MỤC",
            help="Soạn sẵn thư trả lời (.eml) người gửi biểu chưa nhận được, nêu từng ô cần sửa.",
            show_default=False,
        ),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Nhận biểu Excel đã điền, lời của văn phòng (Word); tệp có lỗi thì để lại (mã 1), nêu rõ.

    Mã 1: có tệp lỗi để lại, chưa nhận.

    Ví dụ:
    Xem trước thư mục biểu gửi về sẽ đổi gì:
    $ ctr collect thu-den --dry-run
    Nhận một biểu, ghi ngày nhận:
    $ ctr collect bieu.xlsx --received 20/11/2026
    """
    from ctr.cli.incoming import gather, tell_rest
    from ctr.forms.batch import Intake, batch
    from ctr.forms.conflicts import always

    words, others = office_words_among(files)
    with progress() as step:
        incoming = gather(others, session.day, step)
    for note in incoming.notes:
        say(f"Lưu ý: {note}")
    office = Returned(words=[*words, *incoming.words], keep=keep, accept_drafts=accept_drafts)
    transaction = session.transaction
    forms = incoming.forms
    terminal = on_terminal()
    if received is not None and len(forms) > 1:
        _give_day(forms, received)
        received = None
    undated = _without_day(transaction.plan, forms) if received is None else []
    if undated and not incoming.unread and terminal:
        day = ask_received(undated, session.day)
        for form in forms:
            form.received = form.received or day
        undated = [] if day is not None else undated
    asker = KeepAsker()
    choose = asker if keep is None and terminal else always(keep)
    intake = Intake(year=year, choose=choose, received=received, today=session.day, barred={})
    done = batch(forms, transaction.plan, intake)
    if choose is asker:  # nobody is asked while the plan is locked
        intake = replace(intake, choose=asker.answers.get)
    if reply is not None:
        _reply(session, incoming, done, reply, dry_run=dry_run)
    if not (office.edits(transaction.plan) or done.edits) or all_or_nothing:
        _refuse_faulty(incoming, done, office, len(files))
    with progress() as step:
        step("ghi vào kế hoạch")
        changed = _written(
            transaction, forms, office, intake, all_or_nothing=all_or_nothing, dry_run=dry_run
        )
    done = batch(forms, transaction.plan, intake) if intake.barred else done
    with after_writing(dry_run=dry_run):
        office.show(transaction.plan, [one for one in changed if one.unit is None])
        _show(transaction.plan, [one for one in changed if one.unit is not None])
    tell_rest(incoming)
    for corrected in done.corrected[:MOST]:
        say(str(corrected))
    if undated:
        units = phrases.joined(undated)
        done.notes.append(f"chưa ghi ngày nhận báo cáo của {units}: thêm --received NGÀY")
    late = _days_to_come(done.taken, session.day)
    for note in [*office.notes, *done.notes, *late]:
        say(f"Lưu ý: {note}")
    faults = _faults(incoming, done)
    if len(forms) + len(incoming.copies) > 1 or faults:
        _say_counts(incoming, done, office)
    if faults:
        say(f"Chưa nhận, vì có {len(faults)} lỗi:\n{fault_lines(faults)}")
    if office.fault is not None:
        say(office.fault.line)
    if faults or office.fault is not None:
        raise typer.Exit(1)


def _reply(
    session: Session, incoming: Incoming, done: Batch, folder: Path, *, dry_run: bool
) -> None:
    """Write the drafts to those whose forms are not taken, before anything else is written."""
    from ctr.cli.mail_drafts import write_drafts
    from ctr.cli.replies import replies

    drafts = replies(session.transaction.plan, incoming, done, folder)
    if not dry_run:
        write_drafts(session, drafts)
    elif drafts:
        say(f"Sẽ soạn {len(drafts)} thư trả lời vào {folder}; chưa ghi gì.")


def _written(
    transaction: Transaction,
    forms: list[FilledForm],
    office: Returned,
    intake: Intake,
    *,
    all_or_nothing: bool,
    dry_run: bool,
) -> list[Recorded]:
    """Write the office's words and what the forms change, all at once.

    Files of evidence that no entry names any more go with them. What the plan cannot hold is left
    out, unless it is all or nothing.
    """
    from ctr.forms.batch import batch
    from ctr.results.corrections import unused_files

    def edits(plan: Plan) -> list[FileEdits | Attachment]:
        words = office.edits(plan)
        if all_or_nothing and office.fault is not None:
            raise office.fault
        reports = batch(forms, plan, intake).edits.values()
        return [*words, *reports, *unused_files(plan, reports)]

    def refusal_of(wanted: list[FileEdits]) -> CannotRun | None:
        try:
            transaction.write(lambda _: wanted, dry_run=True)
        except CannotRun as error:
            return error
        return None

    try:
        return transaction.write(edits, dry_run=dry_run)
    except CannotRun as refusal:
        by_report = batch(forms, transaction.plan, intake).edits
        words = office.edits(transaction.plan)
        if all_or_nothing or not (isinstance(refusal, Refused) or (words and by_report)):
            raise
        office.refused = refusal_of(words) if words else None
        for report, wanted in by_report.items() if isinstance(refusal, Refused) else ():
            if (error := refusal_of([wanted])) is not None:
                intake.barred[report] = error.message
        if not (intake.barred or office.refused) or not edits(transaction.plan):
            raise refusal from None
        return transaction.write(edits, dry_run=dry_run)


def _give_day(forms: list[FilledForm], received: date) -> None:
    """The day that was typed is that of the forms that bring none along, else of all."""
    for form in [one for one in forms if one.received is None] or forms:
        form.received = received


def _without_day(plan: Plan, forms: list[FilledForm]) -> list[str]:
    """The units of forms whose day is not known, and whose report has no day of receipt yet."""
    from ctr.forms.versions import is_blank
    from ctr.tracking.reports import received_on

    units = []
    dated = {(form.unit, form.period) for form in forms if form.received is not None}
    for form in forms:
        unit = plan.unit_names.find(form.unit)
        nothing = len(forms) > 1 and is_blank(form)
        if unit is None or (form.unit, form.period) in dated or nothing:
            continue
        if received_on(plan, unit, form.period, date.max) is None:
            units.append(unit)
    return list(dict.fromkeys(units))


def _days_to_come(forms: list[FilledForm], today: date) -> list[str]:
    """Days after today, which `ctr check` will call faults until then."""
    return [
        f"{form.file}: {row.places[name]}: ngày {phrases.day(value)} sau ngày hôm nay"
        for form in forms
        for row in form.rows
        for name, value in row.values.items()
        if isinstance(value, date) and value > today
    ]


def _faults(incoming: Incoming, done: Batch) -> list[str]:
    problems = [str(problem) for form in done.refused for problem in form.problems]
    return [*incoming.faults, *problems]


def _refuse_faulty(incoming: Incoming, done: Batch, office: Returned, named: int) -> None:
    """Raises CannotRun with the faults there are, or where there is nothing to be taken."""
    faults = _faults(incoming, done)
    if office.fault is not None:
        if not faults:
            raise office.fault
        say(office.fault.line)
    if not faults and (incoming.forms or office.words):
        return
    if not faults:
        listed = incoming.no_forms
        if named == 1 and len(listed) == 1:
            raise CannotRun(listed[0], "biểu là tệp do lệnh này lập: ctr form")
        raise CannotRun(
            f"không có biểu nào để nhận:\n{fault_lines(listed)}"
            if listed
            else "không có tệp nào ở đó",
            "biểu là tệp do lệnh này lập: ctr form",
        )
    if len(incoming.unread) == 1 and not incoming.forms and not incoming.no_forms:
        raise CannotRun(incoming.unread[0].reason, incoming.unread[0].hint)
    raise CannotRun(f"có {len(faults)} lỗi trong biểu nên không ghi gì:\n{fault_lines(faults)}")


def _say_counts(incoming: Incoming, done: Batch, office: Returned) -> None:
    blank = set(map(id, done.blank))
    filled = [form for form in done.taken if id(form) not in blank]
    reports = {(form.unit, form.year) for form in filled}
    parts = [f"nhận {len(filled)} biểu của {len(reports)} báo cáo"]
    by_year: dict[int, int] = {}
    for form in filled:
        by_year[form.year] = by_year.get(form.year, 0) + 1
    if len(by_year) > 1:
        years = ", ".join(f"năm {year}: {count}" for year, count in sorted(by_year.items()))
        parts[0] += f" ({years})"
    left = len(done.refused) + len(incoming.unread)
    for count, what in (
        (len(done.blank), "biểu chưa điền gì"),
        (len(office.taking), "tệp lời của văn phòng"),
        (len(incoming.copies), "biểu trùng"),
        (len(done.corrected), "biểu đã có biểu sửa lại"),
        (left, "biểu chưa nhận vì có lỗi"),
        (len(incoming.no_forms), "tệp không phải biểu"),
    ):
        if count:
            parts.append(f"{count} {what}")
    say(f"{phrases.capital('; '.join(parts))}.")


def _show(plan: Plan, files: list[Recorded]) -> None:
    for recorded in files:
        if not recorded.changes:
            say(f"{recorded.unit}, {recorded.year}: không có gì thay đổi.")
            continue
        head = f"{recorded.unit}, {recorded.year}:"
        screen.write_text(changes_text(plan, head, recorded.changes))

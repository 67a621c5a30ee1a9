"""ctr collect: filled forms back into the plan."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import after_writing, say
from ctr.cli.options import DryRunOption, day_option
from ctr.cli.prompts import ask_received
from ctr.cli.session import AS_OF, Session, takes
from ctr.errors import CannotRun
from ctr.forms.layout import Keep
from ctr.output.changes import changes_text
from ctr.plan.model import Plan
from ctr.problems import MOST
from ctr.results.transaction import FileEdits, Recorded
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.forms.merge import Collected
    from ctr.forms.read import FilledForm


@takes(AS_OF)
def collect(
    session: Session,
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Các biểu đã điền.")],
    received: Annotated[date | None, day_option("Ngày nhận báo cáo.")] = None,
    year: Annotated[
        int | None,
        typer.Option(metavar="NĂM", help="Chỉ nhận biểu của năm này.", show_default=False),
    ] = None,
    keep: Annotated[
        Keep | None,
        typer.Option(help="Ô mà cả hai bên cùng đổi: lấy biểu (theirs) hay kế hoạch (ours)."),
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Nhận biểu Excel đã điền vào plan/results/; có lỗi thì không ghi gì."""
    from ctr.forms import merge, several
    from ctr.forms.former import divided

    forms, unread = _read(files)
    transaction = session.transaction
    undated = _without_day(transaction.plan, forms) if received is None else []
    if undated and not unread and sys.stdin is not None and sys.stdin.isatty():
        received = ask_received(undated, session.day)
        undated = [] if received is not None else undated
    notes: list[str] = []

    def edits(plan: Plan) -> list[FileEdits]:
        parts = divided(forms, plan, notes)
        good = [form for form in parts if merge.check_form(form, plan, year)]
        several.disagreements(good)
        by_report: dict[tuple[str, int], list[Collected]] = {}
        for form in good:
            collected = merge.collect(form, plan, keep, received)
            notes.extend(collected.notes)
            by_report.setdefault((form.unit, form.year), []).append(collected)
        _refuse_faulty(forms, unread)
        return [several.together(of_report) for of_report in by_report.values()]

    changed = transaction.write(edits, dry_run=dry_run)
    with nullcontext() if dry_run else after_writing():
        _show(transaction.plan, changed)
    if undated:
        units = phrases.joined(undated)
        notes.append(f"chưa ghi ngày nhận báo cáo của {units}: thêm --received NGÀY")
    late = _days_to_come(forms, session.day)
    for note in [*notes, *late]:
        say(f"Lưu ý: {note}")


def _read(files: list[Path]) -> tuple[list[FilledForm], list[CannotRun]]:
    """The forms, and why others could not be read. Raises CannotRun where there is only one."""
    from ctr.forms.read import read_form

    forms: list[FilledForm] = []
    unread: list[CannotRun] = []
    for path in dict.fromkeys(files):
        try:
            forms.append(read_form(path))
        except CannotRun as error:
            if len(files) == 1:
                raise
            unread.append(error)
    return forms, unread


def _without_day(plan: Plan, forms: list[FilledForm]) -> list[str]:
    """The units of these forms whose report has no day of receipt yet."""
    units = []
    for form in forms:
        unit = plan.unit_names.find(form.unit)
        results = plan.results_by_unit.get((unit or "", form.year))
        if unit is not None and (results is None or results.received is None):
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


def _refuse_faulty(forms: list[FilledForm], unread: list[CannotRun]) -> None:
    """Raises CannotRun with the faults of all forms, if there are any."""
    faults = [
        f"{error.message} ({error.hint})" if error.hint else error.message for error in unread
    ]
    faults += [str(problem) for form in forms for problem in form.problems]
    if faults:
        lines = "\n".join(f"    {fault}" for fault in faults[:MOST])
        if len(faults) > MOST:
            lines += f"\n    … và còn {len(faults) - MOST} lỗi nữa"
        raise CannotRun(f"có {len(faults)} lỗi trong biểu nên không ghi gì:\n{lines}")


def _show(plan: Plan, files: list[Recorded]) -> None:
    for recorded in files:
        if not recorded.changes:
            say(f"{recorded.unit}, {recorded.year}: không có gì thay đổi.")
            continue
        head = f"{recorded.unit}, {recorded.year}:"
        sys.stdout.write(changes_text(plan, head, recorded.changes))

"""ctr collect: filled forms back into the plan."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import day_option
from ctr.cli.session import AS_OF, Session, takes
from ctr.errors import CannotRun
from ctr.forms.layout import Keep
from ctr.output.changes import changed_line
from ctr.plan.model import Plan
from ctr.results.record import Edits, Report, write_results
from ctr.vietnamese import phrases

if TYPE_CHECKING:
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
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem sẽ đổi gì, không ghi.")
    ] = False,
) -> None:
    """Nhận biểu Excel đã điền vào plan/results/; có lỗi thì không ghi gì."""
    from ctr.forms import merge
    from ctr.forms.read import read_form

    folder = session.folder
    forms = [read_form(path) for path in dict.fromkeys(files)]
    notes: list[str] = []

    def edits(plan: Plan) -> dict[Report, Edits]:
        good = [form for form in forms if merge.check_form(form, plan, year)]
        merge.disagreements(good)
        found: dict[Report, Edits] = {}
        for form in good:
            collected = merge.collect(form, plan, keep, received)
            notes.extend(collected.notes)
            _take(found, (form.unit, form.year), (collected.edits, collected.changes))
        _refuse(forms)
        _show(found)
        return found

    def _refuse(read: list[FilledForm]) -> None:
        problems = [problem for form in read for problem in form.problems]
        if problems:
            lines = "\n".join(f"    {problem}" for problem in problems)
            raise CannotRun(f"có {len(problems)} lỗi trong biểu nên không ghi gì:\n{lines}")

    write_results(folder, edits, dry_run=dry_run)
    late = _days_to_come(forms, session.day)
    for note in [*notes, *late]:
        say(f"Lưu ý: {note}")


def _days_to_come(forms: list[FilledForm], today: date) -> list[str]:
    """Days after today, which `ctr check` will call faults until then."""
    return [
        f"{form.file}: {row.places[name]}: ngày {phrases.day(value)} sau ngày hôm nay"
        for form in forms
        for row in form.rows
        for name, value in row.values.items()
        if isinstance(value, date) and value > today
    ]


def _take(found: dict[Report, Edits], report: Report, more: Edits) -> None:
    """Several forms of one unit that agree: each change counts once."""
    wanted, changes = found.setdefault(report, ([], []))
    wanted += [edit for edit in more[0] if edit not in wanted]
    changes += [change for change in more[1] if change not in changes]


def _show(found: dict[Report, Edits]) -> None:
    for (unit, year), (_, changes) in found.items():
        if not changes:
            say(f"{unit}, {year}: không có gì thay đổi.")
            continue
        sys.stdout.write(f"{unit}, {year}:\n")
        for change in changes:
            sys.stdout.write(f"  {changed_line(change)}\n")
    sys.stdout.flush()

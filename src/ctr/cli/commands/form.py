"""ctr form: the Excel form that a unit fills in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr.cli.mail_drafts import MailOption, addresses, write_drafts
from ctr.cli.messages import say
from ctr.cli.options import PeriodArgument, day_option
from ctr.cli.progress import progress
from ctr.cli.resolve import lead_named
from ctr.cli.session import FORCE, ISSUER, SPAN, Session, takes
from ctr.errors import CannotRun
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.file_names import file_name
from ctr.vietnamese import phrases

if TYPE_CHECKING:
    from ctr.eml import Draft
    from ctr.output.several import Origin


@takes(SPAN, FORCE, ISSUER)
def form(
    session: Session,
    period: PeriodArgument = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Biểu của đơn vị này.", show_default=False),
    ] = None,
    all: Annotated[
        bool, typer.Option("--all", help="Mỗi đơn vị một biểu, vào một thư mục.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="TỆP", help="Tệp .xlsx, hoặc thư mục nếu có --all."),
    ] = None,
    mail: MailOption = None,
    by: Annotated[
        date | None, day_option("Ngày chậm nhất gửi biểu về (mặc định: hạn của chế độ báo cáo).")
    ] = None,
) -> None:
    """Lập biểu Excel gửi đơn vị điền kết quả; --mail soạn sẵn thư gửi kèm biểu.

    Ví dụ:
    Biểu của một đơn vị:
    $ ctr form 2026 --unit "Công an phường" -o bieu.xlsx
    Biểu 6 tháng, hẹn ngày gửi về:
    $ ctr form 2026-6T --unit "Trạm Y tế" --by 10/12/2026 -o bieu-6t.xlsx
    """
    if session.asks_several:
        _form_of_several(session, period, unit, all, output, mail, by)
        return
    chosen = session.period(period)
    if (unit is not None and all) or (output is None and mail is None):
        raise CannotRun(
            "chưa rõ lập biểu nào",
            "dùng --unit TÊN -o TỆP.xlsx, hoặc --all -o THƯ-MỤC, hoặc --mail THƯ-MỤC",
        )
    if unit is None and not all and output is not None:
        raise CannotRun("chưa rõ lập biểu của ai", "thêm --unit TÊN, hoặc --all")
    written, drafts = _written(session, chosen, unit, output, mail, by)
    for path in written:
        say(f"Đã lập {path}")
    write_drafts(session, drafts)
    from ctr.forms.return_notes import due_dates
    from ctr.wording.periods import period_name

    if by is None and due_dates(session.plan, chosen) is None:
        say(f"Lưu ý: chưa có hạn gửi báo cáo {period_name(chosen)}, biểu để trống; nêu: --by NGÀY")


def _form_of_several(
    session: Session,
    period: ReportingPeriod | None,
    unit: str | None,
    all: bool,
    output: Path | None,
    mail: Path | None,
    by: date | None,
) -> None:
    """The form of one unit of each plan, or a folder of all forms of each."""
    from ctr.cli.into_folder import IntoFolder

    if mail is not None:
        raise CannotRun("--mail chỉ dùng với một kế hoạch", "nhiều kế hoạch: -o THƯ-MỤC")
    if all == (unit is not None):
        raise CannotRun("chưa rõ lập biểu của ai", "thêm --unit TÊN, hoặc --all")
    meant, into, count = session.period_meant(period), IntoFolder(session, output), 0

    def make(one: Session, path: Path, _: Origin) -> None:
        nonlocal count
        if unit is not None:
            into.plans.narrowed(one.plan, [unit])
        written, _drafts = _written(one, one.period(meant), unit, path, None, by)
        count += len(written)

    into.write(make, f"-{meant.code}.xlsx" if unit is not None else "")
    into.end(f"{count} biểu")


def _written(
    session: Session,
    chosen: ReportingPeriod,
    unit: str | None,
    output: Path | None,
    mail: Path | None,
    by: date | None,
) -> tuple[list[Path], dict[Path, Draft]]:
    """Write the forms of one unit or of all that lead; where they are, and the mails to write."""
    plan = session.plan
    units = (lead_named(plan, unit, "biểu"),) if unit is not None else plan.lead_units
    names = {name: f"{file_name(name)}-{chosen.code}" for name in units}
    paths = _paths(output, names, single=unit is not None)
    session.refuse_existing(list(paths.values()))
    from ctr.forms.write import form as form_file

    if by is not None and by < session.day:
        raise CannotRun(f"ngày {phrases.day(by)} đã qua rồi", "--by phải là một ngày sắp tới")
    files: dict[str, bytes] = {}
    with progress(len(units)) as step:
        for name in units:
            step(f"lập biểu của {plan.short_name(name)}")
            files[name] = form_file(plan, name, chosen, by)
    drafts = _drafts(plan, chosen, files, names, mail, by) if mail is not None else {}
    session.refuse_existing(list(drafts))
    for name, path in paths.items():
        session.write_file(files[name], path, binary=True)
    return list(paths.values()), drafts


def _paths(output: Path | None, names: dict[str, str], *, single: bool) -> dict[str, Path]:
    """Where each form goes; nowhere where only mails are asked for. Raises CannotRun."""
    if output is None:
        return {}
    if not single:
        return {name: output / f"{file}.xlsx" for name, file in names.items()}
    if output.suffix.lower() != ".xlsx":
        raise CannotRun(f"{output} không có đuôi .xlsx")
    return dict.fromkeys(names, output)


def _drafts(
    plan: Plan,
    period: ReportingPeriod,
    files: dict[str, bytes],
    names: dict[str, str],
    folder: Path,
    by: date | None,
) -> dict[Path, Draft]:
    """The mail that brings its form to each unit that has an address."""
    from ctr.forms.mails import form_mail
    from ctr.forms.return_notes import office_of

    return {
        folder / f"{names[unit]}.eml": form_mail(
            plan, unit, address, period, (f"{names[unit]}.xlsx", files[unit]), by
        )
        for unit, address in addresses(plan, files, office_of(plan)).items()
    }

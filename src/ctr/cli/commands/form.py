"""ctr form: the Excel form that a unit fills in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import period_in, typed_period
from ctr.cli.resolve import lead_named
from ctr.cli.session import FORCE, Session, takes
from ctr.errors import CannotRun
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.results.transaction import file_name


@takes(FORCE)
def form(
    session: Session,
    period: Annotated[
        ReportingPeriod,
        typer.Argument(
            metavar="KỲ", parser=typed_period, help="Kỳ báo cáo: 2026, 2026-Q2, 2026-6T, 2026-05 …"
        ),
    ],
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
) -> None:
    """Lập biểu Excel gửi đơn vị điền kết quả."""
    plan = session.plan
    chosen = period_in(plan, period)
    if (unit is None) != all or output is None:
        raise CannotRun(
            "chưa rõ lập biểu nào", "dùng --unit TÊN -o TỆP.xlsx, hoặc --all -o THƯ-MỤC"
        )
    if unit is None:
        names = plan.lead_units
        paths = {name: output / f"{file_name(name)}-{chosen.code}.xlsx" for name in names}
        session.refuse_existing(list(paths.values()))
    else:
        paths = {_leading_unit(session, unit, output): output}
    from ctr.forms.write import form as form_file

    for name, path in paths.items():
        session.write_file(form_file(plan, name, chosen), path, binary=True)
        say(f"Đã lập {path}")


def _leading_unit(session: Session, typed: str, output: Path) -> str:
    """The unit of a single form. Raises CannotRun where it leads nothing."""
    if output.suffix.lower() != ".xlsx":
        raise CannotRun(f"{output} không có đuôi .xlsx")
    return lead_named(session.plan, typed, "biểu")

"""ctr form: the Excel form that a unit fills in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.destination import checked
from ctr.cli.messages import say
from ctr.cli.options import PlanOption, year_in
from ctr.cli.resolve import open_plan, unit_named
from ctr.cli.write import ForceOption, deliver
from ctr.errors import CannotRun
from ctr.results.record import file_name


def form(
    context: typer.Context,
    year: Annotated[int, typer.Argument(metavar="NĂM", help="Năm báo cáo, ví dụ 2026.")],
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
    force: ForceOption = False,
    plan: PlanOption = None,
) -> None:
    """Lập biểu Excel gửi đơn vị điền kết quả."""
    from ctr.forms.write import form as written

    opened = open_plan(plan, context)
    chosen = year_in(opened, year)
    if (unit is None) != all or output is None:
        raise CannotRun(
            "chưa rõ lập biểu nào", "dùng --unit TÊN -o TỆP.xlsx, hoặc --all -o THƯ-MỤC"
        )
    if unit is not None and output.suffix.lower() != ".xlsx":
        raise CannotRun(f"{output} không có đuôi .xlsx")
    if unit is not None:
        name = unit_named(opened, unit)
        if name not in opened.lead_units:
            raise CannotRun(f"“{name}” không chủ trì nhiệm vụ nào nên không có biểu")
        deliver(written(opened, name, chosen), output, force=force, binary=True)
        say(f"Đã lập {output}")
        return
    paths = {name: output / f"{file_name(name)}-{chosen}.xlsx" for name in opened.lead_units}
    checked(list(paths.values()), force=force)
    for name, path in paths.items():
        deliver(written(opened, name, chosen), path, force=force, binary=True)
        say(f"Đã lập {path}")

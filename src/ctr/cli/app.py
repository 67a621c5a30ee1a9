"""The program: its commands and what they share."""

from __future__ import annotations

from typing import ClassVar

import typer

from ctr.cli.group import Group
from ctr.cli.options import PlanOption


class Commands(Group):
    """Every command, in the order of the help."""

    lazy: ClassVar[dict[str, str]] = {
        "list": "ctr.cli.commands.list:list_tasks",
        "show": "ctr.cli.commands.show:show",
        "due": "ctr.cli.commands.due:due",
        "status": "ctr.cli.commands.status:status",
        "targets": "ctr.cli.commands.targets:targets",
        "units": "ctr.cli.commands.units:units",
        "leaders": "ctr.cli.commands.leaders:leaders",
        "record": "ctr.cli.commands.record:record_result",
        "draft": "ctr.cli.commands.draft:draft",
        "amend": "ctr.cli.commands.amend:amend_programme",
        "report": "ctr.cli.commands.report:report",
        "dashboard": "ctr.cli.commands.dashboard:dashboard",
        "bundle": "ctr.cli.commands.bundle:bundle",
        "remind": "ctr.cli.commands.remind:remind",
        "form": "ctr.cli.commands.form:form",
        "collect": "ctr.cli.commands.collect:collect",
        "calendar": "ctr.cli.commands.calendar:calendar",
        "programme": "ctr.cli.commands.programme:programme",
        "templates": "ctr.cli.commands.templates:templates",
        "init": "ctr.cli.commands.init:init",
        "import": "ctr.cli.commands.import_plan:import_plan",
        "check": "ctr.cli.commands.check:check",
        "undo": "ctr.cli.commands.undo:undo",
        "log": "ctr.cli.commands.log:log",
        "recover": "ctr.cli.commands.recover:recover",
    }


app = typer.Typer(
    name="ctr",
    cls=Commands,
    help="Theo dõi, đôn đốc, tổng hợp chương trình hành động từ một thư mục YAML.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from ctr import __version__

        typer.echo(f"ctr {__version__}")
        raise typer.Exit


@app.callback()
def common(
    context: typer.Context,
    plan: PlanOption = None,
    version: bool = typer.Option(
        False, "--version", help="In phiên bản.", callback=_version, is_eager=True
    ),
) -> None:
    """Theo dõi, đôn đốc, tổng hợp chương trình hành động từ một thư mục YAML."""
    context.obj = plan


def main() -> None:
    """The console script."""
    app(prog_name="ctr")

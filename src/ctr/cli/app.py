"""The program: its commands and what they share."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import PurePath
from typing import ClassVar

import typer

from ctr.cli.group import Group
from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, NoCacheOption, PlanOption
from ctr.errors import CannotRun


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
        "align": "ctr.cli.commands.align:align",
        "record": "ctr.cli.commands.record:record_result",
        "draft": "ctr.cli.commands.draft:draft",
        "amend": "ctr.cli.commands.amend:amend_programme",
        "report": "ctr.cli.commands.report:report",
        "brief": "ctr.cli.commands.brief:brief",
        "dashboard": "ctr.cli.commands.dashboard:dashboard",
        "bundle": "ctr.cli.commands.bundle:bundle",
        "remind": "ctr.cli.commands.remind:remind",
        "form": "ctr.cli.commands.form:form",
        "collect": "ctr.cli.commands.collect:collect",
        "holidays": "ctr.cli.commands.holidays:holidays",
        "calendar": "ctr.cli.commands.calendar:calendar",
        "issue": "ctr.cli.commands.issue:issue",
        "programme": "ctr.cli.commands.programme:programme",
        "templates": "ctr.cli.commands.templates:templates",
        "init": "ctr.cli.commands.init:init",
        "import": "ctr.cli.commands.import_plan:import_plan",
        "doctor": "ctr.cli.commands.doctor:doctor",
        "mcp": "ctr.cli.commands.mcp:mcp",
        "check": "ctr.cli.commands.check:check",
        "schema": "ctr.cli.commands.schema:schema",
        "undo": "ctr.cli.commands.undo:undo",
        "log": "ctr.cli.commands.log:log",
        "diff": "ctr.cli.commands.diff:diff",
        "recover": "ctr.cli.commands.recover:recover",
        "codeowners": "ctr.cli.commands.codeowners:codeowners",
        "merge-driver": "ctr.cli.commands.merge_driver:merge_driver",
    }
    options_first: ClassVar[frozenset[str]] = frozenset(("merge-driver",))


app = typer.Typer(
    name="ctr",
    cls=Commands,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from ctr import __version__

        typer.echo(f"ctr {__version__}")
        raise typer.Exit


def _install_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from ctr.cli.completion.setup import install, shell_in_use

        shell = shell_in_use()
        say(f"Đã cài gợi ý cho {shell}: {install(shell)}. Mở cửa sổ lệnh mới để dùng.")
        raise typer.Exit


def _show_completion(context: typer.Context, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from ctr.cli.completion.scripts import script
        from ctr.cli.completion.setup import shell_in_use

        typer.echo(script(shell_in_use()), nl=False)
        raise typer.Exit


@app.callback(invoke_without_command=True)
def common(
    context: typer.Context,
    plan: PlanOption = None,
    as_of: AsOfOption = None,
    no_cache: NoCacheOption = False,
    version: bool = typer.Option(
        False, "--version", help="In phiên bản.", callback=_version, is_eager=True
    ),
    install_completion: bool = typer.Option(
        False,
        "--install-completion",
        help="Cài gợi ý bằng phím Tab cho shell đang dùng (bash, zsh, fish, PowerShell).",
        callback=_install_completion,
        is_eager=True,
    ),
    show_completion: bool = typer.Option(
        False,
        "--show-completion",
        help="In đoạn mã của gợi ý đó, để tự cài.",
        callback=_show_completion,
        is_eager=True,
    ),
) -> None:
    """Theo dõi, đôn đốc, tổng hợp chương trình hành động từ một thư mục YAML.

    Không kèm lệnh: việc của ngày.

    Ví dụ:
    Việc của ngày hôm nay:
    $ ctr
    Hướng dẫn của một lệnh:
    $ ctr due --help
    Kế hoạch ở thư mục khác:
    $ ctr --plan plan status
    """
    context.obj = plan
    if context.invoked_subcommand is None:
        _day(context, plan, as_of, no_cache)
    elif as_of is not None or no_cache:
        command = f"{context.command_path} {context.invoked_subcommand}"
        option = "--no-cache" if as_of is None else "--as-of"
        typed = option if as_of is None else f"{option} {as_of}"
        raise CannotRun(f"{option} đứng sau tên lệnh", f"viết: {command} {typed} …")


def _day(
    context: typer.Context, plan: list[str] | None, as_of: date | None, no_cache: bool
) -> None:
    """Inside a plan the day of the office, elsewhere the help."""
    from ctr.cli.session import Session
    from ctr.cli.today import inside_a_plan, show_today

    session = Session(plan, {"as_of": as_of, "no_cache": no_cache})
    if inside_a_plan(session, plan):
        show_today(session)
        return
    say(context.get_help())
    raise typer.Exit(2)


SECOND_NAME = "chuongtrinh"
"""The script for where another program is called `ctr`."""


def main() -> None:
    """The console script, under the name that it was called by."""
    called = PurePath(sys.argv[0]).stem.lower()
    app(prog_name=SECOND_NAME if called == SECOND_NAME else "ctr")

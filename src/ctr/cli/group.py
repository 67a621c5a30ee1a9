"""The group of commands: each imported when it runs, all inside the error boundary."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from ctr.cli.errors import guarded
from ctr.cli.help import Command, help_text
from ctr.errors import CannotRun

READER_GONE = 141
"""What a shell shows for a program whose reader went away (`ctr list | head`)."""


class Group(TyperGroup):
    """The command group, with our boundary around everything it runs.

    `lazy` names each command's function; its module is imported when the command is run or its
    help is shown, so that no command pays for another. (`ctx` is Any: the class that Typer
    expects here is private to it.)
    """

    lazy: ClassVar[dict[str, str]] = {}
    options_first: ClassVar[frozenset[str]] = frozenset()
    """Commands whose options all stand before what is given: behind it nothing is an option."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, none imported."""
        return list(self.lazy)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command."""
        if cmd_name in self.lazy and cmd_name not in self.commands:
            module, _, name = self.lazy[cmd_name].partition(":")
            single = typer.Typer(add_completion=False)
            single.command(cmd_name, cls=Command)(getattr(import_module(module), name))
            command = typer.main.get_command(single)
            command.allow_interspersed_args = cmd_name not in self.options_first
            self.commands[cmd_name] = command
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command typed. Raises CannotRun with the nearest ones."""
        if args[0] not in self.lazy and not args[0].startswith("-"):
            from ctr.vietnamese.suggestions import did_you_mean, nearest

            near = nearest(args[0], {name: name for name in self.lazy})
            meant = f"; {did_you_mean(near)}" if near else ""
            raise CannotRun(
                f"không có lệnh “{args[0]}”{meant}", f"xem các lệnh: {ctx.command_path} --help"
            )
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write what the program does, its commands and options."""
        formatter.write(help_text(self, ctx))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run and end the process, or only run where the caller handles exceptions."""
        base = super().main

        def run() -> Any:
            return base(args, prog_name, complete_var, False, windows_expand_args, **extra)

        if not standalone_mode:
            return run()
        sys.exit(guarded(run))

    def invoke(self, ctx: Any) -> Any:
        """Run the command and make sure that its answer has gone out."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(READER_GONE) from None
        return result


def _forget_stdout() -> None:
    """Nobody reads any more; keep the interpreter from complaining at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

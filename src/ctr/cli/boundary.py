"""The one place where exceptions become messages and exit codes.

0 fine · 1 the answer is "no" · 2 could not run · 3 a fault of the program · 130 ^C.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar, TextIO

import typer
from typer.core import TyperGroup
from typer.exceptions import Abort, TyperException

from ctr.errors import CannotRun, reason

READER_GONE = 141
"""What a shell shows for a program whose reader went away (`ctr list | head`)."""


class Group(TyperGroup):
    """The command group, with our boundary around everything it runs.

    `lazy` names each command's function; its module is imported when the command is run or its
    help is shown, so that no command pays for another. (`ctx` is Any: the class that Typer
    expects here is private to it.)
    """

    lazy: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: Any) -> list[str]:
        """All commands, none imported."""
        return list(self.lazy)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import and build one command."""
        if cmd_name in self.lazy and cmd_name not in self.commands:
            module, _, name = self.lazy[cmd_name].partition(":")
            single = typer.Typer(add_completion=False)
            single.command(cmd_name)(getattr(import_module(module), name))
            self.commands[cmd_name] = typer.main.get_command(single)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command typed. Raises CannotRun with the nearest ones."""
        if args[0] not in self.lazy and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.lazy)
            meant = f"; ý bạn là {' hay '.join(near)}?" if near else ""
            raise CannotRun(f"không có lệnh “{args[0]}”{meant}", "xem các lệnh: ctr --help")
        return super().resolve_command(ctx, args)

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


def guarded(run: Callable[[], Any]) -> int:
    """Run, tell what went wrong on stderr, and return the exit code."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
    try:
        result = run()
        return result if isinstance(result, int) else 0
    except CannotRun as error:
        _tell(error.message, error.hint)
        return 2
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(error.format_message())
        else:
            _tell(*_usage(error))
        return 2
    except (Abort, KeyboardInterrupt):
        say("\nĐã dừng.")
        return 130
    except OSError as error:
        _tell(f"máy không cho thực hiện: {reason(error)}", _file(error))
        return 2
    except Exception as error:  # noqa: BLE001 - the boundary: nothing may pass it
        _tell_fault(error)
        return 3


def say(text: str) -> None:
    """A line that accompanies the answer: on stderr, so that stdout stays data."""
    with suppress(OSError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def _nowhere() -> TextIO:
    """In place of a stream that was closed before the start."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _tell(message: str, hint: str | None = None) -> None:
    say(f"Lỗi: {message}")
    if hint:
        say(f"    → {hint}")


def _file(error: OSError) -> str | None:
    return str(error.filename) if error.filename is not None else None


def _usage(error: TyperException) -> tuple[str, str]:
    """A usage error in Vietnamese, and how to get help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "ctr"
    kind = type(error).__name__
    message = error.format_message()
    if kind == "NoSuchOption":
        message = f"không có tùy chọn {getattr(error, 'option_name', '')}"
        if near := getattr(error, "possibilities", None):
            message += f"; ý bạn là {' hay '.join(near)}?"
    elif kind == "MissingParameter":
        message = f"thiếu {_parameter(error)}"
    elif kind == "BadParameter":
        message = f"{_parameter(error)}: {_bad_value(error)}"
    elif kind == "BadOptionUsage":
        option = getattr(error, "option_name", "")
        needs = "không nhận giá trị" if "does not take" in message else "cần một giá trị"
        message = f"tùy chọn {option} {needs}"
    elif message.startswith("Got unexpected extra argument"):
        message = f"thừa tham số: {message.rpartition('(')[2].rstrip(')')}"
    return message, f"xem cách dùng: {path} --help"


def _parameter(error: TyperException) -> str:
    param = getattr(error, "param", None)
    return (
        str(param.get_error_hint(getattr(error, "ctx", None))) if param is not None else "tham số"
    )


def _bad_value(error: TyperException) -> str:
    param = getattr(error, "param", None)
    choices: Sequence[str] = getattr(getattr(param, "type", None), "choices", ())
    if choices:
        return f"chọn một trong: {', '.join(str(choice) for choice in choices)}"
    if "valid int" in error.message:
        return "phải là số nguyên"
    if "not in the range" in error.message:
        return "số nằm ngoài khoảng cho phép"
    return error.message


def _forget_stdout() -> None:
    """Nobody reads any more; keep the interpreter from complaining at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_fault(error: Exception) -> None:
    import platform
    import traceback

    from ctr import __version__

    frames = [f for f in traceback.extract_tb(error.__traceback__) if "ctr" in f.filename]
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    _tell(
        f"lỗi của chương trình, không phải của bạn: {type(error).__name__}: {error} ({where})",
        "xin gửi dòng trên và lệnh đã gõ cho người phát triển; "
        f"ctr {__version__}, Python {platform.python_version()}, {platform.platform()}",
    )

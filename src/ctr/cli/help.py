"""Help in Vietnamese: the framework's own has English heads and breaks long words."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand
from typer.exceptions import TyperException

NAMES_WIDTH = 26
"""Columns for the names of options; a longer name stands on a line of its own."""
_FRAMEWORK = {
    "--help": "Xem hướng dẫn này.",
    "--install-completion": "Cài gợi ý bằng phím Tab cho shell đang dùng.",
    "--show-completion": "In đoạn mã của gợi ý đó, để tự cài.",
}
"""The options that the framework adds, whose own texts are English."""


class Command(TyperCommand):
    """A command whose help is ours. (Contexts are Any: their class is private to Typer.)"""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; the parser leaves it open of which command some faults are."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the usage, what the command does, its arguments and options."""
        formatter.write(help_text(self, ctx))


def help_text(command: Any, ctx: Any) -> str:
    """The help of a command or of the group of all commands."""
    width = max(min(shutil.get_terminal_size((80, 24)).columns, 100), 50)
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option"]
    commands = getattr(command, "lazy", {})
    usage = [ctx.command_path, "[TÙY CHỌN]", *(argument.metavar or "" for argument in arguments)]
    lines = [
        " ".join(["Cách dùng:", *usage, *(["LỆNH …"] if commands else [])]),
        "",
        *textwrap.wrap(command.help or "", width),
    ]
    parts = (
        ("Tham số", [(argument.metavar or "", argument.help or "") for argument in arguments]),
        ("Các lệnh", [(name, _short_help(command, ctx, name)) for name in commands]),
        ("Tùy chọn", [(_names(option), _purpose(option)) for option in options]),
    )
    for head, rows in parts:
        if rows:
            lines += ["", f"{head}:", *(line for row in rows for line in _row(*row, width))]
    return "\n".join(lines) + "\n"


def _row(names: str, text: str, width: int) -> Iterator[str]:
    """A name and its text beside it, words unbroken."""
    indent = " " * (NAMES_WIDTH + 2)
    wrapped = textwrap.wrap(text, width - len(indent), break_long_words=False) or [""]
    if len(names) > NAMES_WIDTH - 2:
        yield f"  {names}"
    else:
        yield f"  {names:<{NAMES_WIDTH}}{wrapped.pop(0)}".rstrip()
    for line in wrapped:
        yield f"{indent}{line}"


def _short_help(group: Any, ctx: Any, name: str) -> str:
    help: str = group.get_command(ctx, name).help or ""
    return help


def _names(option: Any) -> str:
    """`-o, --output TỆP`."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar or 'GIÁ-TRỊ'}"


def _purpose(option: Any) -> str:
    """What an option is for, with its choices and its default."""
    for name in option.opts:
        if name in _FRAMEWORK:
            return _FRAMEWORK[name]
    text = str(option.help or "").rstrip()
    notes = []
    if choices := getattr(option.type, "choices", ()):
        notes.append(f"một trong: {', '.join(str(choice) for choice in choices)}")
    if option.show_default and not option.is_flag and isinstance(option.default, str | int):
        notes.append(f"mặc định: {option.default}")
    return f"{text} [{'; '.join(notes)}]" if notes else text

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
        """Write the usage, what the command does, its arguments, options and examples."""
        formatter.write(help_text(self, ctx))


def help_text(command: Any, ctx: Any) -> str:
    """The help of a command or of the group of all commands."""
    from ctr.cli.described import described

    width = max(min(shutil.get_terminal_size((80, 24)).columns, 100), 50)
    shown = described(command, ctx)
    commands = [(name, _short_help(command, ctx, name)) for name in getattr(command, "lazy", {})]
    lines = [*textwrap.wrap(f"Cách dùng: {shown.usage}", width, **_indented("", "    ")), ""]
    for paragraph in shown.told.purpose.split("\n\n"):
        lines += textwrap.wrap(paragraph, width)
    parts = (("Tham số", shown.arguments), ("Các lệnh", commands), ("Tùy chọn", shown.options))
    for head, rows in parts:
        if rows:
            lines += ["", f"{head}:"]
            lines += [line for names, text in rows for line in _row(names, text, width)]
    if shown.told.no is not None:
        lines += ["", *textwrap.wrap(f"Kết thúc với mã 1: {shown.told.no}.", width)]
    if shown.told.examples:
        lines += ["", "Ví dụ:"]
        for example in shown.told.examples:
            lines += textwrap.wrap(f"{example.purpose}:", width - 2, **_indented("  ", "  "))
            lines += textwrap.wrap(example.line, width - 2, **_indented("    ", "      "))
    return "\n".join(lines) + "\n"


def _indented(first: str, rest: str) -> dict[str, Any]:
    return {"initial_indent": first, "subsequent_indent": rest, "break_on_hyphens": False}


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
    from ctr.cli.described import told

    return told(group.get_command(ctx, name).help or "").purpose.partition("\n\n")[0]

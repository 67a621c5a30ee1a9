"""Every command of the program, with what Typer knows of it. (Any: its classes are private.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from ctr.cli.app import app
from ctr.cli.described import Described, described


def every_command() -> Iterator[tuple[str, Any, Any]]:
    """Name, command and context, the program itself first, under the name ""."""
    group: Any = typer.main.get_command(app)
    with group.make_context("ctr", [], resilient_parsing=True) as root:
        yield "", group, root
        for name in group.list_commands(root):
            command = group.get_command(root, name)
            with command.make_context(name, [], parent=root, resilient_parsing=True) as context:
                yield name, command, context


def every_description() -> list[tuple[str, Described]]:
    """What is told of every command."""
    return [(name, described(command, context)) for name, command, context in every_command()]

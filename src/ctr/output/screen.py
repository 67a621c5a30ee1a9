"""Lines on a terminal, and in a pipe: the same words each time.

On a terminal they are folded to its width and bear colours (none with NO_COLOR). In a pipe, or a
file, each thing is one line, without colours, codes or padding. FORCE_COLOR makes it a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctr.output.lines import KEPT, Words, plain
from ctr.output.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST = 30
WIDEST = 160
"""Columns: in a wider terminal the eye would lose its line."""
BETWEEN = " · "
"""What stands between the parts of a line in a pipe."""


def room() -> int | None:
    """How many columns the terminal has that stdout is; None where it is none."""
    import shutil

    if not (os.environ.get("FORCE_COLOR") or sys.stdout.isatty()):
        return None
    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def write(lines: Iterable[Words]) -> None:
    """Write to stdout: with colours on a terminal, else only the words."""
    if room() is None:
        sys.stdout.write(as_text(lines))
        return
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(_rich(line))


def as_text(lines: Iterable[Words]) -> str:
    """The words alone, nothing at the ends of lines."""
    return "".join(f"{visible(plain(line))}\n" for line in lines)


def _rich(line: Words) -> Text:
    from rich.text import Text

    from ctr.output.look import STYLES

    text = Text(end="\n", no_wrap=True, overflow="ignore")
    for span in line:
        text.append(visible(span.text.replace(KEPT, " ")), STYLES.get(span.look, ""))
    return text

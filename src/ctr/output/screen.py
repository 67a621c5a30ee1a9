"""Lines on a terminal, and in a pipe: the same words each time.

On a terminal they are folded to its width and bear colours (with NO_COLOR no code at all). In a
pipe, or a file, each thing is one line, without colours, codes or padding. FORCE_COLOR makes it a
terminal.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctr.output.lines import KEPT, Span, Words, folded, plain
from ctr.output.look import STYLES
from ctr.output.terminal import NARROWEST, columns, room
from ctr.output.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

BETWEEN = " · "
"""What stands between the parts of a line in a pipe."""


def fitted(text: str) -> str:
    """Text for a terminal, folded to its width, each line as far in as it was."""
    wide = columns()
    lines = []
    for line in text.split("\n"):
        said = line.lstrip(" ")
        indent = " " * (len(line) - len(said))
        folds = folded((Span(said),), max(wide - len(indent), NARROWEST // 2))
        lines += [f"{indent}{plain(fold)}" for fold in folds]
    return "\n".join(lines)


def write_text(text: str) -> None:
    """Write lines for people to stdout: folded on a terminal, as they are in a pipe."""
    sys.stdout.write(text if room() is None else fitted(text))


def write(lines: Iterable[Words]) -> None:
    """Write to stdout: with colours on a terminal, else only the words."""
    if room() is None:
        write_plain(lines)
        return
    console = _console()
    if console.legacy_windows:  # it takes no codes, and rich calls its own functions
        for line in lines:
            console.print(_rich(line))
        return
    codes = _codes(console)
    for line in lines:
        sys.stdout.write(f"{_coded(line, codes)}\n")


def text(lines: Iterable[Words]) -> str:
    """What `write` writes to a terminal, without colours where it takes no codes."""
    console = _console()
    if console.legacy_windows:
        return as_text(lines)
    codes = _codes(console)
    return "".join(f"{_coded(line, codes)}\n" for line in lines)


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True)


def write_plain(lines: Iterable[Words]) -> None:
    """Write to stdout the words alone, whatever it is."""
    sys.stdout.write(as_text(lines))


def as_text(lines: Iterable[Words]) -> str:
    """The words alone, nothing at the ends of lines."""
    return "".join(f"{visible(plain(line))}\n" for line in lines)


def _codes(console: Console) -> dict[str, tuple[str, str]]:
    """What stands before and after a text of each look, as this terminal understands it."""
    if console.no_color:  # whoever asks for none takes them for rubbish, those of bold letters too
        return {}
    from rich.color import ColorSystem
    from rich.style import Style

    systems = {
        "standard": ColorSystem.STANDARD,
        "256": ColorSystem.EIGHT_BIT,
        "truecolor": ColorSystem.TRUECOLOR,
    }
    system = systems.get(console.color_system or "")
    codes = {}
    for name, written in STYLES.items():
        style = Style.parse(written)
        before, _, after = style.render("\0", color_system=system).partition("\0")
        codes[name] = (before, after)
    return codes


def _coded(line: Words, codes: dict[str, tuple[str, str]]) -> str:
    parts = []
    for span in line:
        before, after = codes.get(span.look, ("", ""))
        parts.append(f"{before}{visible(span.text.replace(KEPT, ' '))}{after}")
    return "".join(parts)


def _rich(line: Words) -> Text:
    from rich.text import Text

    text = Text(end="\n", no_wrap=True, overflow="ignore")
    for span in line:
        text.append(visible(span.text.replace(KEPT, " ")), STYLES.get(span.look, ""))
    return text

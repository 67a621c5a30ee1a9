"""What a terminal of so many columns shows of a command, run in this process."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Ctr

WIDTHS = (60, 80, 100, 140)
DAYS = ("2026-03-01", "2026-11-20", "2026-11-26", "2027-01-05")
CODE = re.compile(r"\x1b\[[0-9;]*m")


def seen(
    ctr: Ctr,
    patch: pytest.MonkeyPatch,
    columns: int,
    *words: str | Path,
    colour: bool = False,
) -> str:
    """The screen: with the codes of its colours, or without any."""
    patch.setenv("FORCE_COLOR", "1")
    patch.setenv("TERM", "xterm-256color")
    patch.setenv("COLUMNS", str(columns))
    patch.delenv("COLORTERM", raising=False)
    if colour:
        patch.delenv("NO_COLOR", raising=False)
    else:
        patch.setenv("NO_COLOR", "1")
    out = ctr(*words).out
    return out if colour else CODE.sub("", out)


def assert_fits(screen: str, columns: int) -> None:
    """No line is wider than the terminal, none ends in a space."""
    from ctr.output.lines import width

    for line in CODE.sub("", screen).splitlines():
        assert width(line) <= columns, line
        assert line == line.rstrip(), line


def assert_plain(piped: str) -> None:
    """No codes, no padding, nothing at the ends of lines."""
    assert "\x1b" not in piped
    for line in piped.splitlines():
        assert line == line.rstrip(), line
        assert "  " not in line.strip(), line

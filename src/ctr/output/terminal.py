"""The terminal that stdout is, if it is one, and how wide."""

from __future__ import annotations

import os
import sys

NARROWEST = 30
WIDEST = 160
"""Columns: in a wider terminal the eye would lose its line."""
VARIABLES = ("COLORTERM", "FORCE_COLOR", "NO_COLOR", "TERM", "TTY_COMPATIBLE")
"""Those by which rich tells what a terminal can show."""


def room() -> int | None:
    """How many columns the terminal has that stdout is; None where it is none."""
    return columns() if os.environ.get("FORCE_COLOR") or sys.stdout.isatty() else None


def columns() -> int:
    """How many columns a terminal has, or would have."""
    import shutil

    return min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)


def looks() -> tuple[object, ...]:
    """All that what is shown on a terminal depends on besides what it says."""
    return columns(), *map(os.environ.get, VARIABLES)

"""Which plans are opened, where all that has settled for some ticks of the clock may be kept."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from ctr.cli import resolve
from ctr.plan.kept import looked
from ctr.plan.model import Plan

SETTLED_NS = 20_000_000
"""Some ticks of the clock, in place of seconds."""

OTHER_QUESTIONS = (
    ("list",),
    ("list", "--as-of", "1/12/2026"),
    ("list", "--year", "2027"),
    ("list", "--unit", "van phong"),
    ("list", "--unit", "van phong", "--role", "any"),
    ("list", "--format", "json"),
    ("due", "--exit-zero"),
)
"""Each is another one than those before it."""


def opened_plans(patch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of the plans that are opened from now on, one after the other."""
    folders: list[Path] = []
    open_plan = resolve.open_plan

    def counted(folder: Path, *, cached: bool = True) -> Plan:
        folders.append(folder)
        return open_plan(folder, cached=cached)

    patch.setattr(resolve, "open_plan", counted)
    patch.setattr(looked, "SETTLED_NS", SETTLED_NS)
    return folders


def settle() -> None:
    """Wait until what was just written has settled."""
    time.sleep(2 * SETTLED_NS / 1e9)

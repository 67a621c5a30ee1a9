"""What all tests share: the program run in this process, our own plan, and an empty cache."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plan"
EXAMPLE = ROOT / "examples" / "phuong-vi-du"
FORM_UNIT = "Phòng Môi trường"
"""Whose form of 2026 the fixture `form` is."""
TODAY = date(2026, 11, 24)
"""What the program takes for today in every test that runs it in this process."""


@dataclass(frozen=True)
class Ran:
    """What one run of `ctr` gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.out)


Ctr = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("CTR_PLAN", raising=False)
    monkeypatch.setattr("ctr.cli.options.today", lambda: TODAY)


@pytest.fixture
def ctr(monkeypatch: pytest.MonkeyPatch) -> Ctr:
    """Run `ctr` with the given words, in our own checkout or in `cwd`."""

    def run(*words: str | Path, cwd: Path = ROOT) -> Ran:
        monkeypatch.chdir(cwd)
        result = CliRunner().invoke(app, [str(word) for word in words], prog_name="ctr")
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the example ward's plan."""
    return Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))


@pytest.fixture
def form(ctr: Ctr, plan: Path, tmp_path: Path) -> Path:
    """The form of one unit, as it is sent out."""
    path = tmp_path / "bieu.xlsx"
    assert ctr("form", "2026", "--unit", FORM_UNIT, "-o", path, "--plan", plan).code == 0
    return path

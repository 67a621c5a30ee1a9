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
from tests.small_plan import small_plan

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
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
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


@pytest.fixture
def our_plan(tmp_path: Path) -> Path:
    """A copy of our own plan, to write into."""
    return Path(copytree(PLAN, tmp_path / "plan"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small sound plan, to plant faults in."""
    return small_plan(tmp_path)


@pytest.fixture
def year_played(ctr: Ctr, tmp_path: Path) -> Path:
    """2026 on a copy of our plan: some units report in time, one late, three never."""
    plan = Path(copytree(PLAN, tmp_path / "plan"))

    def record(*words: str) -> None:
        ran = ctr("record", *words, "--as-of", "2027-01-31", "--plan", plan)
        assert ran.code == 0, ran.err

    record("10.2", "--done", "Ra quân", "--on", "2026-03-15")
    record("10.2", "--value", "hoc-sinh-tap-huan-pccc=60", "--on", "2026-06-30")
    record("10.2", "--value", "hoc-sinh-tap-huan-pccc=100", "--on", "2026-11-10")
    record("10.2", "--state", "done", "--on", "2026-11-10")
    record("8.1", "--unit", "TYT", "--state", "done", "--on", "2026-11-12")
    record("8.1", "--unit", "TYT", "--value", "kham-suc-khoe=66,5", "--on", "2026-11-12")
    record("8.1", "--unit", "VHXH", "--state", "in_progress", "--on", "2026-02-01")
    record("1.3", "--value", "ho-so-truc-tuyen=70", "--on", "2026-11-01")
    record("3.1", "--value", "von-dau-tu-ngan-sach=90", "--on", "2026-11-20")
    record("6.1", "--value", "gia-dinh-van-hoa=95", "--on", "2026-11-20")
    record("12.5", "--state", "paused", "--on", "2026-09-01")
    for unit in ("Văn phòng", "KTHTĐT", "VHXH", "TTPVHCC", "CAP", "TYT"):
        record("--unit", unit, "--received", "2026-11-20")
    record("--unit", "BCHQS", "--received", "2026-11-30")
    return plan

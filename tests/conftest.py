"""What all tests share: the program run in this process, our own plan, and an empty cache."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from typing import Any

import pytest
import typer.testing
from hypothesis import HealthCheck, settings
from typer.testing import CliRunner

from ctr.atomic import Author
from ctr.cli import options
from ctr.cli.app import app
from ctr.vietnamese.days import VIETNAM
from tests.small_plan import small_plan

ROOT = Path(__file__).parents[1]
PLAN = ROOT / "plan"
EXAMPLE = ROOT / "examples" / "phuong-vi-du"
FORM_UNIT = "Phòng Môi trường"
"""Whose form of 2026 the fixture `form` is."""
YEAR_PLAYED = Path(__file__).parent / "data" / "year-played"
"""The results of 2026 on our plan, as `tests/commands/test_record_year.py` records them."""
TODAY = date(2026, 11, 24)
"""What the program takes for today in every test that runs it in this process."""
MORNING = time(7, 30, tzinfo=VIETNAM)
"""When it writes on that day, before what `AUTHOR` writes, whatever the hour of the test."""
AUTHOR = Author(by="thư ký", command="ctr record 1.1", at="2026-11-24T08:00:00+07:00")
"""Who writes in tests that write without a command."""


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

LONGEST = (
    "test_year.py",
    "test_docs.py",
    "test_transaction_killed.py",
    "test_loader_properties.py",
    "test_interrupts.py",
    "test_agreement_periods.py",
    "test_agreement.py",
    "test_submission_killed.py",
    "test_record.py",
    "test_system_calls.py",
    "test_intake.py",
    "test_packaging.py",
    "test_word_templates.py",
    "test_office_words.py",
    "test_contained.py",
    "test_forms.py",
    "test_record_file.py",
    "test_run_shuffled.py",
    "test_dashboard_browser.py",
    "test_collect.py",
    "test_record_correct.py",
    "test_word_guard.py",
    "test_screen.py",
    "test_undo.py",
    "test_mcp.py",
)
"""The files whose tests take longest together."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: many tests wait for a process that they have started."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no core waits for it at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


settings.register_profile("ctr", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ctr")  # no property fails because the machine is busy


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Collect all the tests without looking for garbage between them: what they are stays."""
    gc.disable()
    _share_compiling(session.config)
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


def _share_compiling(config: pytest.Config) -> None:
    """Import the tests, each of the workers from another file on.

    Each needs all of them; where none is compiled yet, they would else all compile the same file at
    the same time. Whatever does not go well comes again, and is told, when they are collected.
    """
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker or config.args != config.getini("testpaths"):
        return
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    first = (
        int(worker.removeprefix("gw")) * len(files) // int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    )
    for file in files[first:] + files[:first]:
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        with suppress(Exception, pytest.skip.Exception):
            import_module(name)


_built = cache(typer.main.get_command)
setattr(typer.testing, "_get_command", _built)  # noqa: B010 - built once, not for each run


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new folder for each test; none looks for a free name among those of all the others."""
    parent = tmp_path_factory.mktemp("homes")
    return (parent / str(number) for number in count())


def _begin(patch: pytest.MonkeyPatch, home: Path) -> None:
    """What is the same for each test: an empty cache, a day, a width, nobody's wishes."""
    for name in ("cache", "state"):
        (home / name).mkdir(parents=True, exist_ok=True)
    patch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    patch.setenv("XDG_STATE_HOME", str(home / "state"))
    patch.setenv("COLUMNS", "100")
    patch.setenv("TERM", "xterm-256color")  # rich keeps the codes of the first one it writes for
    for name in ("CTR_PLAN", "FORCE_COLOR", "NO_COLOR"):
        patch.delenv(name, raising=False)
    patch.setattr("ctr.cli.options.today", lambda: TODAY)
    patch.setattr("ctr.cli.options.now", lambda: datetime.combine(options.today(), MORNING))


def _run(patch: pytest.MonkeyPatch, words: tuple[str | Path, ...], folder: Path) -> Ran:
    patch.chdir(folder)
    result = CliRunner().invoke(app, [str(word) for word in words], prog_name="ctr")
    return Ran(result.exit_code, result.stdout, result.stderr)


@pytest.fixture(autouse=True)
def _cache(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    _begin(monkeypatch, next(_homes))


@pytest.fixture
def ctr(monkeypatch: pytest.MonkeyPatch) -> Ctr:
    """Run `ctr` with the given words, in our own checkout or in `cwd`."""

    def run(*words: str | Path, cwd: Path = ROOT) -> Ran:
        return _run(monkeypatch, words, cwd)

    return run


@pytest.fixture(scope="module")
def once(_homes: Iterator[Path]) -> Ctr:
    """The same for what the tests of a file share: made by the first of them, changed by none."""
    home = next(_homes)

    def run(*words: str | Path, cwd: Path = ROOT) -> Ran:
        with pytest.MonkeyPatch.context() as patch:
            _begin(patch, home)
            return _run(patch, words, cwd)

    return run


WITHOUT_SCHEMAS = ignore_patterns(".schema")
"""A plan without schemas: its new files need no line that leads to one."""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A copy of the example ward's plan."""
    return Path(copytree(EXAMPLE / "plan", tmp_path / "plan", ignore=WITHOUT_SCHEMAS))


@pytest.fixture(scope="session")
def sent_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of one unit, as it is sent out; written once, never changed."""
    folder = tmp_path_factory.mktemp("sent")
    path = folder / "bieu.xlsx"
    words = ["form", "2026", "--unit", FORM_UNIT, "-o", str(path), "--plan", str(EXAMPLE)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        assert CliRunner().invoke(app, words, prog_name="ctr").exit_code == 0
    return path


@pytest.fixture
def form(sent_form: Path, plan: Path, tmp_path: Path) -> Path:
    """A copy of that form, to fill in; `plan` is the plan it comes from."""
    return Path(copyfile(sent_form, tmp_path / "bieu.xlsx"))


@pytest.fixture
def our_plan(tmp_path: Path) -> Path:
    """A copy of our own plan, to write into."""
    return Path(copytree(PLAN, tmp_path / "plan", ignore=WITHOUT_SCHEMAS))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small sound plan, to plant faults in."""
    return small_plan(tmp_path)


@pytest.fixture
def year_played(our_plan: Path) -> Path:
    """2026 on a copy of our plan: some units report in time, one late, three never."""
    copytree(YEAR_PLAYED, our_plan / "results")
    return our_plan

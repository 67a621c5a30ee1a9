"""The fingerprint of a plan: of its files, and of the code that reads them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from ctr.plan.load.cache import sound_plan
from tests.conftest import PLAN, ROOT
from tests.small_plan import small_plan


def stamp(package: Path) -> str:
    """The fingerprint that the program in `package` gives our plan."""
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from ctr.plan.load.fingerprint import fingerprint\n"
        "sys.stdout.write(fingerprint(Path(sys.argv[1])).hex())"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script, PLAN],
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the program."""
    folder = tmp_path_factory.mktemp("package")
    copytree(ROOT / "src" / "ctr", folder / "ctr", ignore=ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    "file",
    [
        "plan/load/loader.py",
        "plan/load/calendar.yaml",
        "plan/model/tasks.py",
        "yamlfile/reader.py",
        "vietnamese/matching.py",
        "problems.py",
        "__init__.py",
    ],
)
def test_another_program_does_not_use_the_cache_of_this_one(package: Path, file: str) -> None:
    path = package / "ctr" / file
    before, text = stamp(package), path.read_text()
    assert stamp(package) == before
    path.write_text(text.replace('__version__ = "', '__version__ = "9') + "\n")
    assert stamp(package) != before


def test_code_that_reads_no_plan_leaves_the_cache_valid(package: Path) -> None:
    before = stamp(package)
    path = package / "ctr" / "wording" / "states.py"
    path.write_text(path.read_text() + "\n")
    assert stamp(package) == before


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where plans are kept in this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ctr"


def test_only_what_belongs_to_the_plan_is_read(kept: Path, tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    before = file.stat().st_mtime_ns
    (plan / "anh").mkdir()
    big = plan / "anh" / "phim.yaml"
    with big.open("wb") as handle:
        handle.truncate(4_000_000_000)
    assert sound_plan(plan) == expected
    before = file.stat().st_mtime_ns
    big.write_text("khác")
    assert sound_plan(plan) == expected
    assert file.stat().st_mtime_ns == before

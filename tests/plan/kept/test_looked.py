"""What is looked at of a plan, and of the code that reads it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from ctr.plan.kept.cache import sound_plan
from ctr.plan.kept.looked import (
    _LOADING,
    _LOADING_TOO,
    Looked,
    is_settled,
    look,
    program,
)
from ctr.plan.load import MAX_BYTES
from tests.conftest import ROOT
from tests.small_plan import small_plan


def stamp(package: Path, how: str = "") -> str:
    """What the program in `package` calls itself."""
    script = (
        f"import sys\nfrom ctr.plan.kept.looked import program\nsys.stdout.write(program({how}))"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script],
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
        "regular_files.py",
        "late_dataclasses.py",
        "mail_address.py",
        "__init__.py",
    ],
)
def test_another_program_does_not_use_the_cache_of_this_one(package: Path, file: str) -> None:
    path = package / "ctr" / file
    before, text = stamp(package), path.read_text()
    assert stamp(package) == before
    path.write_text(text.replace('__version__ = "', '__version__ = "9') + "\n")
    assert stamp(package) != before


def test_all_code_that_a_plan_is_made_by_counts() -> None:
    script = "import sys, ctr.plan.load.loader\nprint(*(n for n in sys.modules if n[:4] == 'ctr.'))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    told = {name.split(".")[1] for name in ran.stdout.split()}
    counted = {*_LOADING, *(file.removesuffix(".py") for file in _LOADING_TOO)}
    # how files are locked and whose they are makes no plan of them
    assert told - {"atomic", "contained", "interrupts"} <= counted


def test_an_answer_of_another_program_is_another(package: Path) -> None:
    file = package / "ctr" / "wording" / "states.py"
    loading, answering = stamp(package), stamp(package, "answering=True")
    file.write_text(file.read_text() + "\n")
    assert stamp(package) == loading
    assert stamp(package, "answering=True") != answering


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
    (plan / "anh").mkdir()
    big = plan / "anh" / "phim.yaml"
    with big.open("wb") as handle:
        handle.truncate(4_000_000_000)
    expected = sound_plan(plan)
    (file,) = kept.iterdir()
    before = file.stat().st_mtime_ns
    big.write_text("khác")
    assert sound_plan(plan) == expected
    assert file.stat().st_mtime_ns == before


def seen(plan: Path) -> object:
    """All that is looked at, and the content of each file."""
    looked = look(plan)
    assert looked is not None
    return looked.same, {name: looked.content(name) for name in looked.files}


def changed(plan: Path, change: Callable[[Path], object]) -> bool:
    """Whether a change of the plan's folder is seen."""
    before = seen(plan)
    assert seen(plan) == before
    change(plan)
    return seen(plan) != before


def _file(name: str, content: str = "a: 1\n") -> Callable[[Path], object]:
    def change(plan: Path) -> None:
        path = plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)

    return change


def _year(plan: Path) -> None:
    (plan / "results" / "2027").mkdir(parents=True)


def _renamed(plan: Path) -> None:
    (plan / "sections" / "02-van-hoa.yaml").rename(plan / "sections" / "03-van-hoa.yaml")


def _replaced_by_a_folder(plan: Path) -> None:
    (plan / "calendar.yml").unlink()
    (plan / "calendar.yml").mkdir()


def _moved_between(plan: Path) -> None:
    """The same bytes in all, but a file ends where the next began."""
    first, second = plan / "sections" / "04.yaml", plan / "sections" / "05.yaml"
    first.write_text("a: 12\n")
    second.write_text("b: 3\n")


@pytest.mark.parametrize(
    "change",
    [
        _file("units.yaml", "units: []\n"),
        _file("calendar.yaml"),
        _file("them.txt"),
        _file("sections/04.yaml"),
        _file("sections/04.yml"),
        _file("results/2026/a.yaml"),
        _file("results/nam"),
        _year,
        _renamed,
    ],
)
def test_what_loading_would_see_changes_it(small: Path, change: Callable[[Path], object]) -> None:
    assert changed(small, change)


def test_the_kind_of_what_lies_there_changes_it(small: Path) -> None:
    (small / "calendar.yml").write_text("")
    assert changed(small, _replaced_by_a_folder)


@pytest.mark.parametrize("name", ["results/2026/a.yaml", "sections/04.yaml", "calendar.yaml"])
def test_the_content_of_each_file_counts(small: Path, name: str) -> None:
    _file(name, "a: 1\n")(small)
    assert changed(small, _file(name, "a: 2\n"))


@pytest.mark.parametrize(
    "name",
    ["them.txt", "sections/04.yml", "sections/.04.yaml", "results/a.yaml", "results/nam/a.yaml"],
)
def test_the_content_of_what_is_not_loaded_does_not_count(small: Path, name: str) -> None:
    _file(name, "a: 1\n")(small)
    assert not changed(small, _file(name, "a: 2\n"))


def test_where_one_file_ends_and_the_next_begins_counts(small: Path) -> None:
    _file("sections/04.yaml", "a: 1\n")(small)
    _file("sections/05.yaml", "2\nb: 3\n")(small)
    assert changed(small, _moved_between)


def test_where_links_lead_is_looked_at(small: Path, tmp_path: Path) -> None:
    before = look(small)
    assert before is not None
    (small / "sections").rename(tmp_path / "muc")
    (small / "sections").symlink_to(tmp_path / "muc")
    after = look(small)
    assert after is not None
    assert after.same == before.same


def test_a_stamp_tells_only_what_it_can(small: Path) -> None:
    second = 1_000_000_000
    stamp = (1, 2, 3, 50 * second, 100 * second)
    assert is_settled(stamp, 103 * second)
    assert not is_settled(stamp, 101 * second)
    assert not is_settled(stamp, 99 * second)
    assert not is_settled((1, 2, 3, 200 * second, 100 * second), 103 * second)
    looked = look(small)
    assert looked is not None
    assert not any(map(looked.settled, looked.files))
    later = Looked(small, looked.files, (), looked.at + 3 * second)
    assert all(map(later.settled, later.files))


def _too_large(plan: Path) -> None:
    with (plan / "sections" / "04.yaml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)


@pytest.mark.parametrize(
    "change",
    [
        _file(".ctr-x"),
        _too_large,
        lambda plan: os.mkfifo(plan / "sections" / "04.yaml"),
        lambda plan: (plan / "sections" / "04.yaml").symlink_to("nothing"),
        lambda plan: (plan / "sections" / "04.yaml").mkdir(),
        lambda plan: plan.rename(plan.with_name("moved")),
    ],
)
def test_what_is_no_whole_plan_has_none(small: Path, change: Callable[[Path], object]) -> None:
    change(small)
    assert look(small) is None


def test_another_version_or_python_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    look_again = program.__wrapped__  # which is looked at once in a run
    before = look_again()
    with monkeypatch.context() as patch:
        patch.setattr("ctr.plan.kept.looked.__version__", "0.0")
        assert look_again() != before
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        assert look_again() != before
    assert look_again() == before == program()

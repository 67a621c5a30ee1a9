"""Where `-o` may write, for every command that has it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import EXAMPLE, FORM_UNIT, Ctr

OWING = "Công an phường Ví Dụ"
COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "calendar": (("calendar",), ".ics"),
    "report": (("report", "2026"), ".md"),
    "report in Word": (("report", "2026", "--format", "docx"), ".docx"),
    "programme": (("programme",), ".md"),
    "remind": (("remind", "--unit", OWING, "--as-of", "2027-11-26"), ".md"),
    "form": (("form", "2026", "--unit", FORM_UNIT), ".xlsx"),
    "list": (("list", "--format", "xlsx"), ".xlsx"),
    "due": (("due", "--format", "xlsx", "--exit-zero"), ".xlsx"),
}


def content(plan: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "place",
    ["sections/new{}", "results/new{}", "results/2026/new{}", "units.yaml", "new.yaml", ".new{}"],
)
def test_nothing_is_written_into_the_plan(ctr: Ctr, plan: Path, command: str, place: str) -> None:
    words, suffix = COMMANDS[command]
    before = content(plan)
    for more in ((), ("--force",)):
        ran = ctr(*words, "-o", plan / place.format(suffix), *more, "--plan", plan)
        assert ran.code == 2
        assert content(plan) == before


def test_nothing_is_written_onto_the_plan_through_links(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    (plan / "sections").rename(tmp_path / "muc")
    (plan / "sections").symlink_to(tmp_path / "muc")
    (plan / "units.yaml").rename(tmp_path / "don-vi.txt")
    (plan / "units.yaml").symlink_to(tmp_path / "don-vi.txt")
    (tmp_path / "a.ics").symlink_to(plan / "leaders.yaml")
    (section, *_) = sorted((tmp_path / "muc").iterdir())
    before = content(tmp_path)
    for place in (section, tmp_path / "muc" / "a.ics", tmp_path / "don-vi.txt", tmp_path / "a.ics"):
        ran = ctr("calendar", "-o", place, "--force", "--plan", plan)
        assert ran.code == 2
        assert "thuộc kế hoạch" in ran.err
        assert content(tmp_path) == before


def test_a_plan_that_is_not_the_one_opened_is_safe_too(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    other = Path(copytree(EXAMPLE / "plan", tmp_path / "khac" / "plan"))
    ran = ctr("calendar", "-o", other / "units.yaml", "--force", "--plan", plan)
    assert ran.code == 2
    assert "thuộc kế hoạch" in ran.err


def test_beside_the_plan_documents_may_lie(ctr: Ctr, plan: Path) -> None:
    assert ctr("calendar", "-o", plan / "lich.ics", "--plan", plan).code == 0
    assert ctr("calendar", "-o", plan.parent / "moi" / "lich.ics", "--plan", plan).code == 0


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "loop"])
def test_only_a_file_is_written(
    ctr: Ctr, plan: Path, tmp_path: Path, command: str, kind: str
) -> None:
    words, suffix = COMMANDS[command]
    place = tmp_path / f"a{suffix}"
    if kind == "folder":
        place.mkdir()
    elif kind == "pipe":
        os.mkfifo(place)
    elif kind == "device":
        place.symlink_to("/dev/null")
    else:
        place.symlink_to(place)
    before = place.lstat()  # without times: reading a link changes one
    for more in ((), ("--force",)):
        if (kind, command) == ("folder", "remind"):
            continue  # it writes its letters into a folder
        ran = ctr(*words, "-o", place, *more, "--plan", plan)
        assert (ran.code, ran.out) == (2, ""), ran.err
        assert str(place) in ran.err
    after = place.lstat()
    assert (after.st_ino, after.st_mode) == (before.st_ino, before.st_mode)


def test_a_link_stays_and_what_it_leads_to_is_written(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    link, real = tmp_path / "a.ics", tmp_path / "that.ics"
    link.symlink_to(real)
    assert ctr("calendar", "-o", link, "--plan", plan).code == 0
    assert ctr("calendar", "-o", link, "--plan", plan).code == 2
    assert ctr("calendar", "-o", link, "--force", "--plan", plan).code == 0
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_of_two_at_once_one_is_told(plan: Path, tmp_path: Path) -> None:
    for turn in range(3):
        place = tmp_path / f"{turn}.ics"
        words: list[str | Path] = [
            sys.executable,
            "-m",
            "ctr",
            "calendar",
            "-o",
            place,
            "--plan",
            plan,
        ]
        runs = [subprocess.Popen(words, stderr=subprocess.PIPE) for _ in range(3)]
        for run in runs:
            run.communicate()
        assert sorted(run.returncode for run in runs) == [0, 2, 2]
        assert place.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert not list(tmp_path.glob(".*"))


def test_a_file_in_place_of_the_folder_is_not_called_the_output(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for more in ((), ("--force",)):
        ran = ctr("list", "-o", file / "a.md", *more, "--plan", plan)
        assert ran.code == 2
        assert "đây là tệp, không phải thư mục" in ran.err
        assert "đã có" not in ran.err
    assert file.read_text() == "x"

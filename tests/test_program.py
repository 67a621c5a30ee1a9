"""The program as a whole: finding the plan, exit codes, streams, start-up, the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from shutil import copytree

import pytest

from .conftest import PLAN, ROOT, Ctr


def test_the_plan_is_found_upwards(ctr: Ctr) -> None:
    assert ctr("list", cwd=PLAN / "sections").code == 0


@pytest.mark.parametrize(
    "words", [["--plan", PLAN, "list"], ["list", "--plan", ROOT], ["list", "--plan", "ward/plan"]]
)
def test_plan_option_on_either_side(ctr: Ctr, tmp_path: Path, words: list[str | Path]) -> None:
    (tmp_path / "ward").symlink_to(ROOT)
    assert ctr(*words, cwd=tmp_path).code == 0


def test_plan_from_the_environment(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTR_PLAN", str(PLAN))
    assert ctr("list", cwd=tmp_path).code == 0


@pytest.mark.parametrize("make", ["nothing", "file", "empty"])
def test_no_plan(ctr: Ctr, tmp_path: Path, make: str) -> None:
    chosen = tmp_path / "x"
    if make == "file":
        chosen.write_text("")
    elif make == "empty":
        chosen.mkdir()
    ran = ctr("list", "--plan", chosen, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert str(chosen) in ran.err
    assert ctr("list", cwd=tmp_path).code == 2


def test_a_plan_without_its_parts_is_told_part_by_part(ctr: Ctr, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "units.yaml").write_text("")
    ran = ctr("check", "--format", "json", "--plan", tmp_path)
    assert ran.code == 1
    assert {(one["file"], one["code"]) for one in ran.data} == {
        ("plan/leaders.yaml", "file-missing"),
        ("plan/programme.yaml", "file-missing"),
        ("plan/sections", "file-missing"),
        ("plan/units.yaml", "file-empty"),
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lits"], "không có lệnh “lits”; ý bạn là “list”"),
        (["list", "--unti", "x"], "không có tùy chọn --unti; ý bạn là “--unit”?"),
        (["list", "--format", "xls"], "chọn một trong: table, json, csv, md"),
        (["show"], "thiếu"),
        (["report", "hai"], "phải là số nguyên"),
        (["report", "2025"], "chọn năm từ 2026 trở đi"),
        (["list", "--unit"], "cần một giá trị"),
        (["list", "thừa"], "thừa tham số"),
    ],
)
def test_usage_errors_are_told_in_vietnamese(ctr: Ctr, words: list[str], said: str) -> None:
    ran = ctr(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_help_is_vietnamese(ctr: Ctr) -> None:
    for command in ("list", "show", "due", "targets", "units", "leaders", "report", "check"):
        ran = ctr(command, "--help")
        assert ran.code == 0
        assert "Thư mục kế hoạch" in ran.out
    assert ctr("--version").out.startswith("ctr 0.")


def run(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ctr", *words],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        check=False,
    )


def test_output_is_utf8_whatever_the_locale() -> None:
    ran = run("list", "--section", "11", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "đối ngoại" in ran.stdout.decode("utf-8")


def test_a_reader_that_goes_away_gets_no_complaint() -> None:
    script = f"'{sys.executable}' -m ctr programme | true; echo ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.stderr == b""
    assert ran.stdout.endswith(b"141\n")


def test_a_full_disk_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    script = f"'{sys.executable}' -m ctr list > /dev/full"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 2
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize("again", [False, True])
def test_a_command_imports_only_what_it_uses(again: bool) -> None:
    """`again`: with the plan kept by a first run, when not even pydantic is needed."""
    script = (
        "import sys\nfrom ctr.cli.app import app\n"
        "try: app(['list', '--format', 'json'], prog_name='ctr')\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    for _ in range(2 if again else 1):
        ran = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
        )
    loaded = set(ran.stderr.split())
    assert "ctr.plan.model" in loaded
    unwanted = {"rich", "jinja2", "docxtpl", "xlsxwriter", "python_calamine", "icalendar"}
    assert not loaded & unwanted
    assert ("pydantic" in loaded) is not again
    assert ("yaml" in loaded) is not again


def test_only_validation_imports_pydantic() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if any(
            line.startswith(("import pydantic", "from pydantic"))
            for line in path.read_text().splitlines()
        )
    }
    assert users == {"src/ctr/plan/load/validate.py"}


def test_a_kept_plan_is_not_used_once_a_file_changes(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    file = plan / "sections" / "11-doi-ngoai.yaml"
    before = ctr("list", "--section", "11", "--plan", plan).out
    assert ctr("list", "--section", "11", "--plan", plan).out == before
    file.write_text(
        file.read_text().replace("đối ngoại, hợp tác phát triển\n    text", "đối nội\n    text")
    )
    assert "đối nội" in ctr("list", "--section", "11", "--plan", plan).out


def test_a_damaged_or_forbidden_cache_changes_no_answer(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    expected = ctr("list").out
    (kept,) = (tmp_path / "ctr").iterdir()
    kept.write_bytes(kept.read_bytes()[:-100])
    assert ctr("list").out == expected
    kept.chmod(0o666)
    assert ctr("list").out == expected
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    assert ctr("list").out == expected


def test_the_wheel_carries_its_templates_and_runs_anywhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True
    )
    packages = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    Path(packages, "others.pth").write_text(sysconfig.get_path("purelib"))
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    empty = tmp_path / "empty"
    empty.mkdir()
    copytree(PLAN, tmp_path / "plan")
    ran = subprocess.run(
        [home / "bin" / "ctr", "report", "2026", "--plan", tmp_path / "plan"],
        cwd=empty,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "# BÁO CÁO" in ran.stdout
    where = subprocess.run(
        [python, "-I", "-c", "import ctr; print(ctr.__file__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(home))


@pytest.mark.parametrize("closed", ["2>&-", "2>/dev/full", ">&-"])
def test_closed_streams_are_no_fault_of_the_program(closed: str) -> None:
    script = f"'{sys.executable}' -m ctr list {closed}"
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert ran.returncode == 0


def test_a_narrow_terminal_cuts_no_figure() -> None:
    if shutil.which("script") is None:
        pytest.skip("no script here")
    command = f"stty cols 40; '{sys.executable}' -m ctr status"
    ran = subprocess.run(
        ["script", "-qec", command, "/dev/null"], cwd=ROOT, capture_output=True, check=False
    )
    assert "Toàn chương trình" in ran.stdout.decode()
    assert " 39 " in ran.stdout.decode()


def test_a_search_for_nothing_is_refused(ctr: Ctr) -> None:
    for words in ("", "  ", ".*", "🙂"):
        assert ctr("list", "--search", words).code == 2

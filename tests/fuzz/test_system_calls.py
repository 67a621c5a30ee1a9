"""A writer to which the system refuses one call, whichever: the plan stays whole, the message true.

strace counts the calls of a run that is let alone, and lets one of them fail in each run after it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest

from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.conftest import ROOT, Ctr
from tests.fuzz.cases import cases

CALLS = ("openat", "write", "fsync", "rename", "unlink", "mkdir", "link", "chmod", "flock")
REFUSALS = ("ENOSPC", "EIO", "EACCES", "EROFS")
RECORD = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2028-01-05")

pytestmark = pytest.mark.skipif(
    shutil.which("strace") is None
    or subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode != 0,
    reason="strace is not there, or may not trace",
)


@dataclass(frozen=True)
class Call:
    """The `number`-th call of a name, as strace wrote it."""

    name: str
    number: int
    line: str


def run(
    log: Path, plan: Path, words: tuple[str, ...], refusal: str = ""
) -> subprocess.CompletedProcess[str]:
    inject = ("-e", f"inject={refusal}") if refusal else ()
    tracing = ("strace", "-qq", "-s", "200", "-o", log, "-e", f"trace={','.join(CALLS)}", *inject)
    return subprocess.run(
        [*tracing, sys.executable, "-m", "ctr", *words, "--plan", plan],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def calls(log: Path, plan: Path) -> list[Call]:
    """Those that write, in order, and those that open something of the plan."""
    counts = dict.fromkeys(CALLS, 0)
    found = []
    for line in log.read_text(errors="replace").splitlines():
        name = line.partition("(")[0]
        if name in counts:
            counts[name] += 1
            if name != "openat" or str(plan) in line:
                found.append(Call(name, counts[name], line))
    return found


def results(plan: Path) -> dict[str, bytes]:
    return {
        path.relative_to(plan).as_posix(): path.read_bytes()
        for path in plan.rglob("*.yaml")
        if not path.name.startswith(".")
    }


def whole(plan: Path) -> Plan:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    return loaded.plan


def test_a_writer_that_is_refused_any_call(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    the_plan_stays_whole(ctr, plan, tmp_path, RECORD, 3)


def test_a_writer_of_several_files_that_is_refused_any_call(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    forms = tmp_path / "forms"
    assert ctr("form", "2028", "--all", "-o", forms, "--plan", plan).code == 0
    few = sorted(forms.iterdir())[:3]
    for path in few:
        book = openpyxl.load_workbook(path)
        page = book["Nhiệm vụ"]
        heads = {cell.value: cell.column for cell in page[1]}
        page.cell(2, heads["Đề xuất, kiến nghị"]).value = "Cấp thêm máy"
        book.save(path)
    words = ("collect", *map(str, few), "--received", "2028-01-05")
    the_plan_stays_whole(ctr, plan, tmp_path, words, 2)


def the_plan_stays_whole(
    ctr: Ctr, plan: Path, tmp_path: Path, words: tuple[str, ...], count: int
) -> None:
    log = tmp_path / "log"
    # at the same depth as every copy to come, so that the same calls are made
    trial = Path(copytree(plan, tmp_path / "0" / "plan"))
    assert run(log, trial, words).returncode == 0
    shutil.rmtree(trial)
    copytree(plan, trial)
    assert run(log, trial, words).returncode == 0
    known = calls(log, trial)
    assert len(known) > 20
    old, new = results(plan), results(trial)
    assert len(new) > len(old)
    for seed, random in cases(count):
        call = known[seed % len(known)] if seed >= 1000 else random.choice(known)
        error = random.choice(REFUSALS)
        shutil.rmtree(trial)
        copytree(plan, trial)
        ran = run(log, trial, words, f"{call.name}:error={error}:when={call.number}")
        about = (seed, error, call.line, ran.stderr, ran.stdout)
        assert "INJECTED" in log.read_text(errors="replace"), about
        assert ran.returncode in (0, 2), about
        assert "Traceback" not in ran.stderr, about
        whole(trial)
        left = results(trial)
        partly = "mới ghi được một phần" in ran.stderr  # the rest is written below
        assert partly or left in (old, new), about
        if ran.returncode == 0:
            assert left == new, about
        elif not partly and "đã ghi" not in ran.stderr:
            assert left == old, about
            assert re.search("không|từ chối", ran.stderr), about
        again = ctr(*words, "--plan", trial)
        assert again.code == 0, (about, again.err)
        assert results(trial) == new, about
        assert [path for path in trial.rglob(".ctr-*") if path.is_file()] == [], about


def test_an_output_that_is_refused_any_call(plan: Path, tmp_path: Path) -> None:
    log, out = tmp_path / "log", tmp_path / "out" / "a.csv"
    words = ("list", "--format", "csv", "-o", str(out))
    assert run(log, plan, words).returncode == 0
    expected = out.read_bytes()
    shutil.rmtree(out.parent)
    assert run(log, plan, words).returncode == 0
    known = [call for call in calls(log, out.parent) if str(call.name) != "flock"]
    for seed, random in cases(4):
        call = known[seed % len(known)] if seed >= 1000 else random.choice(known)
        shutil.rmtree(out.parent, ignore_errors=True)
        error = random.choice(REFUSALS)
        ran = run(log, plan, words, f"{call.name}:error={error}:when={call.number}")
        about = (seed, error, call.line, ran.stderr)
        assert ran.returncode in (0, 2), about
        assert "Traceback" not in ran.stderr, about
        left = list(out.parent.iterdir()) if out.parent.exists() else []
        if call.name == "unlink":  # what may not be removed stays
            left = [path for path in left if path == out]
        assert left in ([out], []), about
        if ran.returncode == 0:
            assert out.read_bytes() == expected, about
        elif left:
            assert "đã ghi" in ran.stderr, about

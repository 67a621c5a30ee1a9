"""The wheel: what it carries, and that it runs anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from shutil import copytree

from ctr import __version__
from tests.conftest import PLAN, ROOT


def test_the_wheel_carries_its_templates_and_runs_anywhere(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("ctr_phuong-*.whl")
    home = tmp_path / "venv"
    venv.create(home)
    python = home / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", python, "install"),
            *("--quiet", "--no-deps", "--no-index", wheel),
        ],
        check=True,
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
    for script in ("ctr", "chuongtrinh"):  # each tells of itself by the name it was called by
        told = subprocess.run(
            [home / "bin" / script, "list", "--help"],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.split()[:4] == ["Cách", "dùng:", script, "list"]
        refused = subprocess.run(
            [home / "bin" / script, "lits"],
            cwd=empty,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert refused.stderr.endswith(f"xem các lệnh: {script} --help\n")
    asked = "from importlib.metadata import version; print(version('ctr-phuong'))"
    version = subprocess.run(
        [python, "-I", "-c", asked], capture_output=True, text=True, check=True
    )
    assert version.stdout.strip() == __version__
    faulty = tmp_path / "mine.md.j2"
    faulty.write_text("{{ report.nothing }}")
    refused = subprocess.run(
        [home / "bin" / "ctr", "report", "2026", "--plan", tmp_path / "plan", "--template", faulty],
        cwd=empty,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    (names,) = (line.split()[-1] for line in refused.stderr.splitlines() if "các tên" in line)
    assert Path(names).is_file()
    assert Path(names).is_relative_to(packages)
    where = subprocess.run(
        [python, "-I", "-c", "import ctr; print(ctr.__file__)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(home))

"""What is installed, and which programs are called ctr."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from ctr.doctor import installed
from ctr.doctor.finding import Finding
from tests.conftest import ROOT


def test_the_libraries_are_those_of_the_project() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert needed["name"] == installed.DISTRIBUTION
    names = {re.split("[<>=]", line)[0] for line in needed["dependencies"]}
    assert names == {*installed.LIBRARIES}


def program(folder: Path, text: bytes) -> Path:
    """An executable called ctr in a folder."""
    folder.mkdir(parents=True)
    path = folder / "ctr"
    path.write_bytes(text)
    path.chmod(0o755)
    return path


OURS = b"#!/usr/bin/python3\nfrom ctr.__main__ import main\n"


def found(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> Finding:
    monkeypatch.setenv("PATH", ":".join(map(str, folders)))
    (finding,) = (one for one in installed.findings() if one.check == "commands")
    return finding


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by their suffix there")
def test_another_program_of_that_name_is_told_before_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    other = program(tmp_path / "containerd", b"\x7fELF" + b"\0" * 100)
    ours = program(tmp_path / "venv", OURS)
    monkeypatch.setattr("sys.argv", [str(ours)])
    finding = found(monkeypatch, other.parent, ours.parent, other.parent, tmp_path / "none")
    assert finding.state == "attention"
    assert finding.text == ("~/containerd/ctr (chương trình khác cùng tên); ~/venv/ctr (bản này)")
    assert finding.hint.startswith("gõ chuongtrinh")
    assert found(monkeypatch, ours.parent, other.parent).state == "ok"
    monkeypatch.setattr("sys.argv", ["elsewhere"])
    finding = found(monkeypatch, ours.parent)
    assert (finding.state, finding.text) == ("attention", "~/venv/ctr (bản ctr cài ở chỗ khác)")
    assert found(monkeypatch, tmp_path).text == "không có trên PATH"


@pytest.mark.parametrize(
    ("version", "bounds", "fits"),
    [
        ("0.28.0", ">=0.26,<0.29", True),
        ("0.29.0", "<0.29,>=0.26", False),
        ("0.25.9", ">=0.26,<0.29", False),
        ("6.0.3", ">=6", True),
        ("2.14.3", "", True),
        ("?", ">=6", True),
    ],
)
def test_a_version_is_held_against_its_bounds(version: str, bounds: str, fits: bool) -> None:
    assert installed._fits(version, bounds) is fits

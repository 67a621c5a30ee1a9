"""Programs of others that keep plain files, asked the same of as much data, where installed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from tests.bench.clock import PYTHON, Line
from tests.bench.plans import TEXT

LIBYAML = (
    "import pathlib, sys, yaml\n"
    "for path in pathlib.Path(sys.argv[1]).rglob('*.yaml'):\n"
    "    yaml.load(path.read_bytes(), yaml.CSafeLoader)"
)
"""Reads all files below a folder by libyaml alone, into plain data."""


def libyaml(folder: Path) -> Line:
    """The time of the parser alone for the files below a folder."""
    return Line(label="libyaml alone", words=[PYTHON, "-c", LIBYAML, str(folder)])


def ripgrep(folder: Path, text: str) -> list[Line]:
    """The search for a text in the files below a folder."""
    if shutil.which("rg") is None:
        return []
    return [Line(label="rg", words=["rg", text, str(folder)])]


def hledger(folder: Path, entries: int, units: list[str]) -> list[Line]:
    """A journal with an entry a task, of which those of one unit are printed."""
    if shutil.which("hledger") is None:
        return []
    journal = folder / "tasks.journal"
    journal.write_text(
        "".join(
            f"2026-01-01 Nhiệm vụ {number}  ; {TEXT.strip()}\n"
            f"    {units[number % len(units)].replace('  ', ' ')}  1\n    mở\n\n"
            for number in range(entries)
        ),
        "utf-8",
    )
    return [
        Line(label="hledger print", words=["hledger", "-f", str(journal), "print", units[0]]),
        Line(label="hledger check", words=["hledger", "-f", str(journal), "check"]),
    ]


def taskwarrior(folder: Path, entries: int, units: list[str]) -> list[Line]:
    """As many tasks, of which those of one unit are exported."""
    if shutil.which("task") is None:
        return []
    data, rc = folder / "task", folder / "taskrc"
    data.mkdir()
    rc.write_text(f"data.location={data}\nconfirmation=no\nverbose=nothing\n", "utf-8")
    tasks = [
        {"description": f"Nhiệm vụ {number}. {TEXT}", "project": units[number % len(units)]}
        for number in range(entries)
    ]
    file = folder / "tasks.json"
    file.write_text(json.dumps(tasks), "utf-8")
    words = ["task", f"rc:{rc}"]
    subprocess.run([*words, "import", str(file)], check=True, capture_output=True)
    chosen = f'project:"{units[0]}"'
    return [Line(label="task export", words=[*words, chosen, "export"])]

"""The guide as a year: its chapters, the days on which they play, and what is typed in them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ctr.cli.app import app
from tests.conftest import ROOT
from tests.guide_office import ACTS, ANSWERS

GUIDE = ROOT / "docs" / "huong-dan.md"
CHAPTER = re.compile(r"^## (.+)$")
TODAY = re.compile(r"hôm nay là ngày (\d+)/(\d+)/(\d{4})")
CODE = re.compile(r"# kết thúc với mã (\d+)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
SCREEN = {"FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "100"}
"""What the guide shows is what a terminal of 100 columns shows."""


@dataclass
class Step:
    """One command line: the day on which it is typed, and what the guide says comes of it."""

    chapter: str
    day: date
    command: str
    shown: list[str] = field(default_factory=list)
    code: int = 0


def steps() -> list[Step]:
    """Every command line of the guide's console blocks, in their order."""
    return list(_steps(GUIDE.read_text(encoding="utf-8").splitlines()))


def _steps(lines: list[str]) -> Iterator[Step]:
    chapter, day, inside = "", date(2026, 1, 12), False
    step: Step | None = None
    for line in lines:
        if line.startswith("```"):
            inside = line == "```console"
            if step is not None:
                yield step
                step = None
        elif inside and line.startswith("$ "):
            if step is not None:
                yield step
            step = Step(chapter, day, line.removeprefix("$ "))
        elif step is not None and (code := CODE.fullmatch(line)):
            step.code = int(code[1])
        elif step is not None and line.strip():
            step.shown.append(line)
        elif found := CHAPTER.match(line):
            chapter = found[1]
        elif found := TODAY.search(line):
            day = date(int(found[3]), int(found[2]), int(found[1]))


class Office:
    """One working folder in which the guide is followed, from its first chapter on."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.done = folder, 0
        self._acted: set[str] = set()

    def follow(self, step: Step) -> None:
        """Type the line in the folder, and hold what comes against what the guide says."""
        if step.command in ACTS and step.command not in self._acted:
            ACTS[step.command](self.folder)
            self._acted.add(step.command)
        line, _, into = step.command.partition(" > ")
        program, *words = shlex.split(line)
        assert program == "ctr", step.command
        answers = ANSWERS.get(step.command)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr("sys.argv", ["ctr", *words])
            patch.setattr("ctr.cli.options.today", lambda: step.day)
            if not into:  # as on the reader's terminal
                for name, value in SCREEN.items():
                    patch.setenv(name, value)
            for terminal in ("undo.on_terminal", "init._terminal"):
                patch.setattr(f"ctr.cli.commands.{terminal}", lambda: answers is not None)
            result = CliRunner().invoke(app, words, prog_name="ctr", input=answers)
        assert result.exit_code == step.code, (step.command, result.output)
        assert result.output or "-o" in words, step.command
        if into:
            (self.folder / into).write_bytes(result.stdout_bytes)
        options = {"-o", "--mail", "--reply", "--review"}.intersection(words)
        for option in options if "--dry-run" not in words else ():
            assert (self.folder / words[words.index(option) + 1]).exists(), step.command
        assert_printed(step, result.output)
        self.done += 1


def assert_printed(step: Step, output: str) -> None:
    """Every line shown is printed; `…` stands for what the guide leaves out.

    The order is not held: what goes to stdout and what goes to stderr are two streams.
    """
    printed = [_spaced(COLOUR.sub("", line)) for line in output.splitlines()]
    for shown in step.shown:
        if shown.strip() == "…":
            continue
        parts = [re.escape(_spaced(part)) for part in shown.split("…")]
        wanted = re.compile(".*".join(parts))
        found = next((line for line in printed if wanted.fullmatch(line)), None)
        if found is not None:
            printed.remove(found)
        else:  # the terminal is narrower, and the line folded
            assert wanted.search(" ".join(printed)), (step.command, shown, output)


def _spaced(text: str) -> str:
    return " ".join(text.split())

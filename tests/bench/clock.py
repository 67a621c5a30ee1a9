"""Whole commands side by side: processor time, wall time and memory, as ratios of one run.

All that is compared runs in turn, round after round, so that what else the machine does falls on
all alike; what counts is the median of the ratios of each round. Children are counted with whoever
waited for them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
CTR = (str(Path(sys.executable).with_name("ctr")),)
PASS = "python -c pass"
"""What others are compared with: an empty Python process."""


@dataclass(frozen=True)
class Used:
    """What a run took: seconds of processor and of the wall, and megabytes at its most."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, kw_only=True)
class Line:
    """A command to be measured, and what it may take.

    `most` is a limit of the ratio of processor time to `to`, `memory` one in MB. `first`: without
    what was kept before. `before` runs ahead of each measured run, unmeasured. `by_wall`: the limit
    is of the ratio of wall times.
    """

    label: str
    words: Sequence[str]
    most: float | None = None
    to: str = PASS
    memory: float | None = None
    first: bool = False
    before: Callable[[], None] | None = None
    by_wall: bool = False


@dataclass
class Bench:
    """A run of the bench: what was printed, and whether every limit held."""

    folder: Path
    good: bool = True
    printed: list[str] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Print a line, which is kept for the page of results."""
        print(text, flush=True)
        self.printed.append(text)

    def compare(self, title: str, lines: Sequence[Line], rounds: int) -> dict[str, float]:
        """Measure, and print a table under `title`; processor time of each in those of Python."""
        every = [Line(label=PASS, words=[PYTHON, "-c", "pass"]), *lines]
        runs: dict[str, list[Used]] = {line.label: [] for line in every}
        for number in range(-1, rounds):
            for line in every:
                if number < 0 and line.first:
                    continue  # nothing to warm
                if line.before is not None:
                    line.before()
                used = self.used(line.words, first=line.first)
                if number >= 0:
                    runs[line.label].append(used)
        medians = {label: _median(each) for label, each in runs.items()}
        self.say(f"\n### {title}\n")
        self.say(f"`{PASS}` takes {medians[PASS].cpu * 1000:.1f} ms.\n")
        self.say("| command | processor | wall | memory | limit |")
        self.say("| --- | ---: | ---: | ---: | --- |")
        for line in every:
            self._row(line, runs, medians[line.label].memory)
        return {label: _ratios(own, runs[PASS])[0] for label, own in runs.items()}

    def _row(self, line: Line, runs: dict[str, list[Used]], memory: float) -> None:
        own = runs[line.label]
        limits = []
        if line.most is not None:
            cpu, wall = _ratios(own, runs[line.to])
            ratio = wall if line.by_wall else cpu
            limits.append(self.held(f"{ratio:.2f} × {line.to}", ratio, line.most))
        if line.memory is not None:
            limits.append(self.held("memory", memory, line.memory))
        cpu, wall = _ratios(own, runs[PASS])
        self.say(
            f"| {line.label} | {cpu:.1f} × | {wall:.1f} × | {memory:.0f} MB | {'; '.join(limits)} |"
        )

    def held(self, what: str, value: float, most: float) -> str:
        """A limit in words; where it is passed, the run ends with 1."""
        good = value <= most
        self.good = self.good and good
        return f"{what}, at most {most:g}{'' if good else ' **passed**'}"

    def used(self, words: Sequence[str], *, first: bool = False) -> Used:
        """One run from our own checkout, whatever it answers."""
        cache = tempfile.mkdtemp(dir=self.folder) if first else self.folder / "cache"
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env |= {"XDG_CACHE_HOME": str(cache), "XDG_STATE_HOME": str(self.folder / "state")}
        ran = subprocess.run(
            [PYTHON, "-c", _RUN, *words],
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            check=True,
        )
        cpu, wall, memory, code = map(float, ran.stdout.split())
        if code not in (0, 1, 2):
            raise RuntimeError(f"{words}: {code:.0f}")
        return Used(cpu, wall, memory)


_RUN = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(
    sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
)
_, status, used = os.wait4(process.pid, 0)
wall = time.perf_counter() - start
code = os.waitstatus_to_exitcode(status)
print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, code)
"""
"""Runs a command and tells what it took. A process of its own, as small as Python is: a child has
never used less memory than who has started it.
"""


def ctr(*words: str | Path) -> list[str]:
    """The words that run the program."""
    return [*CTR, *map(str, words)]


def _ratios(own: Sequence[Used], others: Sequence[Used]) -> tuple[float, float]:
    """Of processor time and of wall time: the medians of what each round gave."""
    pairs = list(zip(own, others, strict=True))
    return (
        statistics.median(one.cpu / other.cpu for one, other in pairs),
        statistics.median(one.wall / other.wall for one, other in pairs),
    )


def _median(runs: Sequence[Used]) -> Used:
    return Used(
        statistics.median(used.cpu for used in runs),
        statistics.median(used.wall for used in runs),
        statistics.median(used.memory for used in runs),
    )

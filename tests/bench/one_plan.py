"""Our own plan: first, again, after an edit, and what is written of it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from tests.bench.clock import PYTHON, Bench, Line, ctr
from tests.bench.plans import OURS

ROUNDS = 15


def measure(bench: Bench) -> None:
    """Measure the commands of one plan."""
    plan = bench.folder / "one" / "plan"
    shutil.copytree(OURS, plan)
    here = ("--plan", plan)
    settle()
    bench.used(ctr("list", *here))
    bench.compare(
        "One plan: our own, 39 tasks; nothing has changed since the same was asked",
        [
            Line(label="import typer", words=[PYTHON, "-c", "import typer"]),
            Line(label="ctr list", words=ctr("list", *here), most=8.5, memory=60),
            Line(label="ctr due", words=ctr("due", *here), most=8.5),
            Line(label="ctr status", words=ctr("status", *here), most=8.5),
            Line(label="ctr show 1.1", words=ctr("show", "1.1", *here), most=8.5),
            Line(label="ctr check", words=ctr("check", *here)),
            Line(label="ctr report 2026", words=ctr("report", "2026", *here), most=13, memory=60),
            Line(
                label="ctr report 2026 --format docx",
                words=ctr("report", "2026", "--format", "docx", *here),
                most=20,
            ),
            Line(label="ctr dashboard", words=ctr("dashboard", *here)),
            Line(label="ctr calendar", words=ctr("calendar", *here)),
            Line(
                label="ctr form --all",
                words=ctr("form", "2026", "--all", "--force", "-o", bench.folder / "forms", *here),
            ),
        ],
        ROUNDS,
    )
    bench.compare("The same plan, asked what it was not asked before", new(bench, here), ROUNDS)
    bench.compare(
        "The same plan, for the first time, and changing",
        [
            Line(label="ctr list, first", words=ctr("list", *here), most=25, first=True),
            Line(label="ctr check, first", words=ctr("check", *here), first=True),
            Line(label="ctr list, after an edit", words=ctr("list", *here), before=edit(plan)),
            Line(
                label="ctr record",
                words=ctr("record", "1.2", "--done", "Đã xong.", *here),
                most=20,
                before=unrecorded(plan),
            ),
        ],
        ROUNDS,
    )


def settle() -> None:
    """Wait until every change of a file changes its stamp."""
    time.sleep(2.5)


def new(bench: Bench, here: tuple[str, Path]) -> list[Line]:
    """Questions that no answer is kept to, of a plan that is."""

    def forget() -> None:
        for file in (bench.folder / "cache").rglob("*.answers"):
            file.unlink()

    return [
        Line(label=f"ctr {' '.join(words)}", words=ctr(*words, *here), before=forget)
        for words in (("list",), ("due",), ("status",), ("show", "1.1"))
    ]


def edit(plan: Path) -> Callable[[], None]:
    """Change the text of one file of a plan, each time to another."""
    file, times = min((plan / "sections").iterdir()), count()
    text = file.read_text("utf-8")

    def change() -> None:
        file.write_text(f"{text}# {next(times)}\n", "utf-8")

    return change


def unrecorded(plan: Path) -> Callable[[], None]:
    """Put the results of a plan back to what they are now."""
    results = plan / "results"
    before = {path: path.read_bytes() for path in results.rglob("*") if path.is_file()}

    def restore() -> None:
        shutil.rmtree(results, ignore_errors=True)
        for path, content in before.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    return restore

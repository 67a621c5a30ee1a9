"""One plan of 5,000 tasks, beside smaller ones: nothing grows faster than its data."""

from __future__ import annotations

from pathlib import Path

from tests.bench import peers
from tests.bench.clock import Bench, Line, ctr
from tests.bench.one_plan import edit, unrecorded
from tests.bench.plans import large, leads

TASKS = 5_000
SMALLER = (500, 1_000, 2_000)
ROUNDS = 5
GROWTH = 1.25
"""How many times its share of the larger plan's time a command may take at a smaller size's rate."""


def measure(bench: Bench) -> None:
    """Measure the commands of a plan as large as a province's, and how they come to it."""
    folder = bench.folder / "large"
    plan = large(folder / "plan", TASKS)
    here = ("--plan", plan)
    units = leads()
    listed = ctr("list", "--unit", units[0], "--format", "json", *here)
    theirs = [*peers.hledger(folder, TASKS, units), *peers.taskwarrior(folder, TASKS, units)]
    hledger = any(line.label == "hledger print" for line in theirs)
    bench.compare(
        f"{TASKS} tasks in one plan",
        [
            *theirs,
            Line(
                label="ctr list --unit",
                words=listed,
                most=1 if hledger else 21,
                to="hledger print" if hledger else "python -c pass",
            ),
            Line(label="ctr list --unit, first", words=listed, first=True),
            Line(label="ctr list --unit, after an edit", words=listed, most=40, before=edit(plan)),
            Line(
                label="ctr record",
                words=ctr("record", "1.2", "--done", "Đã xong.", *here),
                most=45,
                before=unrecorded(plan),
            ),
            Line(label="ctr list --unit, after a record", words=listed, most=40),
            Line(label="ctr due", words=ctr("due", *here)),
            Line(label="ctr status", words=ctr("status", *here)),
            Line(label="ctr check", words=ctr("check", *here), most=20),
            Line(label="ctr check, first", words=ctr("check", *here), most=150, first=True),
        ],
        ROUNDS,
    )
    bench.compare(f"Documents of {TASKS} tasks", _documents(bench, plan, limits=True), rounds=1)
    for tasks in SMALLER:
        smaller = large(bench.folder / f"of-{tasks}" / "plan", tasks)
        bench.compare(f"Documents of {tasks} tasks", _documents(bench, smaller), rounds=1)


def _documents(bench: Bench, plan: Path, *, limits: bool = False) -> list[Line]:
    here, unit = ("--plan", plan), leads()[0]
    forms = bench.folder / f"forms-{plan.parent.name}"
    report = ctr("report", "2026", *here)
    word = ctr("report", "2026", "--format", "docx", *here)
    return [
        Line(label="ctr report 2026", words=report),
        Line(
            label="ctr report 2026 --format docx",
            words=word,
            most=120 if limits else None,
            memory=150 if limits else None,
        ),
        Line(
            label="ctr programme --format docx", words=ctr("programme", "--format", "docx", *here)
        ),
        Line(label="ctr remind --unit", words=ctr("remind", "--unit", unit, *here)),
        Line(label="ctr calendar", words=ctr("calendar", *here)),
        Line(label="ctr dashboard", words=ctr("dashboard", *here)),
        Line(
            label="ctr form --all",
            words=ctr("form", "2026", "--all", "--force", "-o", forms, *here),
        ),
        Line(
            label="ctr collect --dry-run, all forms",
            words=ctr("collect", forms, "--dry-run", *here),
        ),
    ]

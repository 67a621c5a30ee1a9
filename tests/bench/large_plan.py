"""One plan of 5,000 tasks, beside smaller ones: nothing grows faster than its data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench import peers
from tests.bench.clock import PASS, PYTHON, Bench, Line, Used, ctr
from tests.bench.one_plan import edit, new, settle, unrecorded
from tests.bench.plans import large, leads

TASKS = 5_000
SMALLER = (500, 1_000, 2_000)
ROUNDS = 9
GROWTH = 5.5
"""How many times longer what is five times as large may take."""


def measure(bench: Bench) -> None:
    """Measure the commands of a plan as large as a province's, and how they come to it."""
    folder = bench.folder / "large"
    plan = large(folder / "plan", TASKS)
    here = ("--plan", plan)
    units = leads()
    listed = ctr("list", "--unit", units[0], "--format", "json", *here)
    theirs = [*peers.hledger(folder, TASKS, units), *peers.taskwarrior(folder, TASKS, units)]
    hledger = any(line.label == "hledger print" for line in theirs)
    settle()
    bench.used(listed)
    bench.compare(
        f"{TASKS} tasks in one plan; nothing has changed since the same was asked",
        [
            *theirs,
            Line(
                label="ctr list --unit",
                words=listed,
                most=1 if hledger else 21,
                to="hledger print" if hledger else PASS,
            ),
            Line(label="ctr due", words=ctr("due", *here)),
            Line(label="ctr status", words=ctr("status", *here)),
            Line(label="ctr check", words=ctr("check", *here), most=20),
        ],
        ROUNDS,
    )
    bench.compare("The same plan, asked what it was not asked before", new(bench, here), ROUNDS)
    bench.compare(
        "The same plan, for the first time, and changing",
        [
            Line(label="ctr list --unit, first", words=listed, first=True),
            Line(label="ctr check, first", words=ctr("check", *here), most=150, first=True),
            Line(label="ctr list --unit, after an edit", words=listed, most=40, before=edit(plan)),
            Line(
                label="ctr record",
                words=ctr("record", "1.2", "--done", "Đã xong.", *here),
                most=45,
                before=unrecorded(plan),
            ),
            Line(label="ctr list --unit, after a record", words=listed, most=40),
        ],
        ROUNDS,
    )
    _documents(bench, plan)


def _documents(bench: Bench, plan: Path) -> None:
    """What is written of plans of several sizes, the better of two runs, and how it grows."""
    plans = {tasks: large(bench.folder / f"of-{tasks}" / "plan", tasks) for tasks in SMALLER}
    plans[TASKS] = plan
    settle()
    for one in plans.values():
        bench.used(ctr("list", "--plan", one))  # from here on all of them are kept
    base = bench.used([PYTHON, "-c", "pass"]).cpu
    bench.say("\n### Documents by the number of tasks\n")
    bench.say(f"| command | {' | '.join(map(str, plans))} | 1,000 → 5,000 | memory | limit |")
    bench.say(f"| --- |{' ---: |' * (len(plans) + 2)} --- |")
    for name, words in COMMANDS.items():
        used = [
            min((bench.used(_written(bench, words, tasks, one)) for _ in range(2)), key=_cpu)
            for tasks, one in plans.items()
        ]
        growth = used[-1].cpu / used[1].cpu
        limits = [bench.held("growth", growth, GROWTH)]
        if name == "ctr report 2026 --format docx":
            limits += [
                bench.held("processor", used[-1].cpu / base, 120),
                bench.held("memory", used[-1].memory, 150),
            ]
        ratios = " | ".join(f"{one.cpu / base:.0f} ×" for one in used)
        bench.say(
            f"| {name} | {ratios} | {growth:.1f} × | {used[-1].memory:.0f} MB | "
            f"{'; '.join(limits)} |"
        )


def _written(bench: Bench, words: Sequence[str], tasks: int, plan: Path) -> list[str]:
    forms = str(bench.folder / f"forms-{tasks}")
    return ctr(*(word.replace("FORMS", forms) for word in words), "--plan", plan)


def _cpu(used: Used) -> float:
    return used.cpu


COMMANDS = {
    "ctr report 2026": ("report", "2026"),
    "ctr report 2026 --format docx": ("report", "2026", "--format", "docx"),
    "ctr programme --format docx": ("programme", "--format", "docx"),
    "ctr remind --unit": ("remind", "--unit", leads()[0]),
    "ctr calendar": ("calendar",),
    "ctr dashboard": ("dashboard",),
    "ctr form --all": ("form", "2026", "--all", "--force", "-o", "FORMS"),
    "ctr collect --dry-run": ("collect", "FORMS", "--dry-run"),
}
"""FORMS is the folder of the forms of a plan, which the last command collects."""

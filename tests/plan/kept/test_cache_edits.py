"""Whatever becomes of plans' files and of their index, each answer is that of a fresh load."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from typer.testing import CliRunner, Result

from ctr.checks import kept
from ctr.checks.all import all_findings
from ctr.cli import resolve
from ctr.cli.app import app
from ctr.plan.kept import cache, looked
from ctr.plan.kept.answers import Answer, Answers
from ctr.plan.kept.stamps import stamps
from ctr.plan.load.loader import Loaded, load
from ctr.plan.model import Plan
from tests.plan.kept.damage_index import DAMAGES
from tests.plan.kept.edits import EDITS, LINKED, files_of
from tests.small_plan import small_plan

DAY = date(2026, 11, 24)
STEPS = int(os.environ.get("CTR_EDITS", "120"))
A_RUN = 30
"""Steps of one run, from new plans on."""
SETTLED_NS = 40_000_000
"""Some ticks of the clock, so that stamps come to tell something within a test."""
LARGEST = 100_000_000
"""Bytes of a file that can still be damaged."""
QUESTIONS = (("list", "--format", "json"), ("due", "--all"))
"""What is asked of each plan."""
SEEDS = st.integers(min_value=0, max_value=2**32)


class Edits(RuleBasedStateMachine):
    """Two plans of one workspace, and the index of both."""

    seen: dict[str, int]

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        os.environ["XDG_CACHE_HOME"] = str(self.folder / "cache")
        (self.folder / ".git").mkdir()
        self.plans = [small_plan(self.folder / name) for name in ("a", "b")]
        self.number = self.steps = 0

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)

    @rule(
        which=st.integers(0, 1),
        edit=st.sampled_from(EDITS),
        seed=SEEDS,
        asks=st.sampled_from((True, True, False)),
    )
    def change(
        self, which: int, edit: Callable[[Path, Random], None], seed: int, asks: bool
    ) -> None:
        plan = self.plans[which]
        if not files_of(plan) or not (plan / "programme.yaml").exists():
            self.number += 1
            self.plans[which] = plan = small_plan(self.folder / f"again{self.number}")
        self.steps += 1
        edit(plan, Random(seed + self.steps))
        if asks:
            self.ask(which)

    @rule(damage=st.sampled_from(DAMAGES), seed=SEEDS)
    def damage(self, damage: Callable[[Path, Random], None], seed: int) -> None:
        for kind in ("index", "answers"):
            for file in (self.folder / "cache").rglob(f"*.{kind}"):
                status = file.lstat()
                # a pipe or a device that nothing was written over stays one, and is not read here
                if stat.S_ISREG(status.st_mode) and status.st_size < LARGEST:
                    damage(file, Random(seed))
        self.ask(0)
        self.ask(1)

    @rule(which=st.integers(0, 1))
    def repair(self, which: int) -> None:
        self.number += 1
        self.plans[which] = small_plan(self.folder / f"again{self.number}")
        self.ask(which)

    @rule()
    def wait(self) -> None:
        time.sleep(SETTLED_NS / 1e9)

    @rule(which=st.integers(0, 1))
    def ask(self, which: int) -> None:
        plan = self.plans[which]
        fresh = load(plan)
        found = all_findings(fresh, DAY)
        question = (*QUESTIONS[which], "--plan", str(plan))
        said = CliRunner().invoke(app, [*question, "--no-cache"])
        for _ in range(2):
            assert cache.sound_plan(plan) == (fresh.plan, fresh.problems)
            self.answer(str(plan), fresh)
            self.say(question, said)
            assert kept.findings(plan, DAY) == found
        counted = self.seen
        counted["asked"] += 1
        if fresh.plan is not None:
            counted["sound"] += 1
            counted["checked"] += found.lasts
            counted["linked"] += any((plan / name).is_symlink() for name in LINKED)

    @rule()
    def ask_both(self) -> None:
        """What both say together."""
        question = ("due", "--all", "--plan", str(self.plans[0]), "--plan", str(self.plans[1]))
        fresh = CliRunner().invoke(app, [*question, "--no-cache"])
        before = self.seen["said"]
        for _ in range(2):
            self.say(question, fresh)
        self.seen["together"] += self.seen["said"] - before

    def answer(self, plan: str, fresh: Loaded) -> None:
        """What is kept as the plan's answer is that of now; the answer here is all of it."""
        answers = Answers(self.folder / "cache" / "ctr" / "all.answers", "question", [plan])
        known = answers.of(plan)
        if known is not None:
            self.seen["kept"] += 1
            assert known.text == repr(fresh.plan)
            return
        before = stamps(plan)
        if fresh.plan is not None and before is not None:
            answers.keep(plan, before, Answer("null", repr(fresh.plan)))
            answers.write()

    def say(self, question: tuple[str, ...], fresh: Result) -> None:
        """What a command says is what it says where nothing is kept."""
        opened = self.seen["opened"]
        said = CliRunner().invoke(app, question)
        self.seen["said"] += self.seen["opened"] == opened
        assert (said.exit_code, said.output) == (fresh.exit_code, fresh.output)


def test_the_answer_is_that_of_a_fresh_load(monkeypatch: pytest.MonkeyPatch) -> None:
    open_plan = resolve.open_plan

    def counted(folder: Path, *, cached: bool = True) -> Plan:
        Edits.seen["opened"] += 1
        return open_plan(folder, cached=cached)

    monkeypatch.setattr(resolve, "open_plan", counted)
    monkeypatch.setenv("XDG_CACHE_HOME", "/")  # put back after the test
    monkeypatch.setattr(looked, "SETTLED_NS", SETTLED_NS)
    counts = ("asked", "sound", "checked", "linked", "kept", "said", "together", "opened")
    Edits.seen = dict.fromkeys(counts, 0)
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=max(1, STEPS // A_RUN),
            stateful_step_count=A_RUN,
            database=None,
            derandomize=STEPS < 1_000,
        ),
    )
    print(Edits.seen)
    assert Edits.seen["sound"] > Edits.seen["asked"] / 6
    assert Edits.seen["kept"]
    assert Edits.seen["said"] > Edits.seen["together"] > 0
    assert Edits.seen["checked"] > Edits.seen["sound"] / 2
    assert Edits.seen["linked"] or STEPS < 5_000

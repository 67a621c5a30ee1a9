"""Whatever is amended, in whatever order: a day reads as one who keeps a list by hand reads it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.codes import ERRORS
from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import load
from tests.fuzz.test_yaml import damaged
from tests.plan.amended.plans import (
    CULTURE,
    ECONOMY,
    HOA,
    NAM,
    NEW,
    OFFICE,
    THUY,
    amended_plan,
    write_amendments,
)
from tests.plan.amended.test_results import done, results

FIRST = date(2026, 4, 1)
LED = {OFFICE: ("1.1", "1.2"), CULTURE: ("2.1",), ECONOMY: ("2.2",)}
"""The tasks that each unit leads by the issued text; of each something was done before."""


@dataclass
class ByHand:
    """Who leads, who directs and until when, of each task, as a clerk would keep it on paper."""

    tasks: dict[str, tuple[list[str], str, str]]
    units: list[str]
    fresh: list[str]
    gone: set[str]
    touched: set[tuple[str, str]]


def issued() -> ByHand:
    """The small plan, typed off."""
    return ByHand(
        tasks={
            "1.1": ([OFFICE], THUY, "2027-06-30"),
            "1.2": ([OFFICE], HOA, ""),
            "2.1": ([CULTURE], HOA, ""),
            "2.2": ([ECONOMY], THUY, ""),
        },
        units=[OFFICE, CULTURE, ECONOMY],
        fresh=list(NEW),
        gone=set(),
        touched=set(),
    )


def replaced(paper: ByHand, old: str, new: Callable[[str], list[str]]) -> None:
    """Cross out a unit and write others in its place."""
    for number, (lead, leader, deadline) in paper.tasks.items():
        names: list[str] = []
        for name in lead:
            for other in new(number) if name == old else [name]:
                if other not in names:
                    names.append(other)
        paper.tasks[number] = (names, leader, deadline)


def free(paper: ByHand, *marks: tuple[str, str]) -> bool:
    """Whether none of these was changed on the day before; then they are."""
    if paper.touched & set(marks):
        return False
    paper.touched.update(marks)
    return True


def step(draw: Any, paper: ByHand) -> dict[str, Any] | None:
    """One sound change, made on paper; None where there is nothing to change."""
    numbers = sorted(paper.tasks)
    kind = draw(
        st.sampled_from(
            ["deadline", "leader", "assign", "rename", "merge", "split", "drop", "add_task"]
        )
    )
    number = draw(st.sampled_from(numbers)) if numbers else None
    unit = draw(st.sampled_from(paper.units))
    if kind == "deadline" and number is not None and paper.tasks[number][2]:
        lead, leader, old = paper.tasks[number]
        new = (date.fromisoformat(old) + timedelta(days=draw(st.integers(1, 90)))).isoformat()
        if new > "2030-12-31" or not free(paper, ("deadline", number)):
            return None
        paper.tasks[number] = (lead, leader, new)
        return {"deadline": {"task": number, "to": new}}
    if kind == "leader":
        old, new = draw(st.permutations([THUY, HOA, NAM]))[:2]
        directed = [number for number in numbers if paper.tasks[number][1] == old]
        if not directed or not free(paper, *(("leader", one) for one in directed)):
            return None
        for one in directed:
            lead, _, deadline = paper.tasks[one]
            paper.tasks[one] = (lead, new, deadline)
        return {"leader": {"from": old, "to": new}}
    if kind == "assign" and number is not None:
        lead, leader, deadline = paper.tasks[number]
        chosen = draw(st.lists(st.sampled_from(paper.units), min_size=1, unique=True))
        if chosen == lead or not free(paper, ("lead", number)):
            return None
        paper.tasks[number] = (chosen, leader, deadline)
        return {"assign": {"task": number, "lead": chosen}}
    if kind == "rename" and paper.fresh:
        if not free(paper, ("unit", unit)):
            return None
        new = paper.fresh.pop(0)
        paper.units[paper.units.index(unit)] = new
        replaced(paper, unit, lambda _: [new])
        return {"rename": {"unit": unit, "to": new}}
    if kind == "merge" and len(paper.units) > 1:
        chosen = draw(st.permutations(paper.units))[:2]
        if not free(paper, *(("unit", one) for one in chosen)):
            return None
        into = paper.fresh.pop(0) if paper.fresh and draw(st.booleans()) else chosen[0]
        for one in chosen:
            if one != into:
                paper.units.remove(one)
                replaced(paper, one, lambda _: [into])
        if into not in paper.units:
            paper.units.append(into)
        return {"merge": {"units": chosen, "into": into}}
    if kind == "split" and paper.fresh:
        led = [one for one in numbers if unit in paper.tasks[one][0]]
        if not free(paper, ("unit", unit)):
            return None
        new = paper.fresh.pop(0)
        other = draw(st.sampled_from([unit, *[u for u in paper.units if u != unit]]))
        to = {one: draw(st.sampled_from([new, other])) for one in led}
        replaced(paper, unit, lambda one: [to[one]])
        if other != unit:
            paper.units.remove(unit)
        paper.units.append(new)
        parts = [
            {"unit": name, "tasks": [one for one in led if to[one] == name]}
            for name in (new, other)
        ]
        return {"split": {"unit": unit, "into": parts}}
    if kind == "drop" and number is not None and len(numbers) > 1:
        paper.gone.add(number)
        del paper.tasks[number]
        return {"drop": {"task": number}}
    if kind == "add_task":
        new = next(f"2.{at}" for at in range(3, 99) if f"2.{at}" not in {*numbers, *paper.gone})
        leader = draw(st.sampled_from([THUY, HOA, NAM]))
        paper.tasks[new] = ([unit], leader, "2028-12-31")
        bound = {"phrase": "hết năm 2028", "by": 2028}
        task: dict[str, Any] = {"id": new, "title": "Mới", "text": "Mới.", "leader": leader}
        return {"add_task": {"section": "2", "task": {**task, "lead": [unit], "deadline": bound}}}
    return None


@given(st.data())
@settings(max_examples=120)
def test_a_day_reads_as_one_reads_who_keeps_a_list(data: st.DataObject) -> None:
    paper = issued()
    day = FIRST
    amendments: list[tuple[str, list[dict[str, Any]]]] = []
    pages = [(day - timedelta(days=1), copy.deepcopy(paper))]
    for _ in range(data.draw(st.integers(1, 7))):
        change = step(data.draw, paper)
        if change is None:
            continue
        amendments.append((day.isoformat(), [change]))
        later = data.draw(st.integers(0, 40))
        if later:
            pages.append((day, copy.deepcopy(paper)))
            day += timedelta(days=later)
            paper.touched.clear()
    pages.append((day, copy.deepcopy(paper)))
    with TemporaryDirectory() as folder:
        plan = amended_plan(Path(folder))
        for unit, numbers in LED.items():
            things = [done(number, "2026-03-25", f"{unit} {number}") for number in numbers]
            results(plan, f"u{numbers[0]}", unit, tasks=things)
        shuffled = data.draw(st.permutations(amendments)) if _by_days(amendments) else amendments
        write_amendments(plan, *shuffled)
        if not amendments:
            (plan / "amendments.yaml").unlink()
        loaded = load(plan)
        assert loaded.problems == ()
        assert loaded.plan is not None
        for when, page in pages:
            read = plan_on(loaded.plan, when)
            tasks = {
                task.id: (
                    list(task.lead),
                    task.leader,
                    str((task.deadline and task.deadline.literal_day()) or ""),
                )
                for _, task in read.tasks()
            }
            assert tasks == page.tasks
            done_in = [
                (report.unit, result.task, entry.done)
                for report in read.results
                for result in report.tasks
                for entry in result.log
            ]
            reported = [
                (number, f"{unit} {number}") for unit, all_ in LED.items() for number in all_
            ]
            assert sorted(found[1:] for found in done_in) == sorted(
                found for found in reported if found[0] in page.tasks
            )  # each thing done once, whoever has the work now
            assert all(unit in page.tasks[number][0] for unit, number, _ in done_in)
            assert {unit.name for unit in read.units} - set(paper.fresh) == set(page.units)


def _by_days(amendments: list[tuple[str, Any]]) -> bool:
    """Whether each has a day of its own, so that the order in the file does not matter."""
    return len({day for day, _ in amendments}) == len(amendments)


@given(st.data())
@settings(max_examples=60)
def test_a_damaged_file_is_a_located_problem(data: st.DataObject) -> None:
    paper = issued()
    changes = [change for _ in range(4) if (change := step(data.draw, paper)) is not None]
    with TemporaryDirectory() as folder:
        plan = amended_plan(Path(folder), ("2026-05-15", changes))
        path = plan / "amendments.yaml"
        random = data.draw(st.randoms(use_true_random=False))
        text = path.read_text(encoding="utf-8")
        words = [OFFICE, CULTURE, *NEW, HOA, '"1.1"', "2.2", "2026-05-14", "lead", "tasks", "drop"]
        for old in random.sample(words, 3):
            text = text.replace(old, random.choice(words), 1)
        path.write_bytes(damaged(text, random) if random.random() < 0.5 else text.encode())
        for problem in load(plan).problems:
            assert problem.code in ERRORS
            assert problem.file.startswith("plan/")
            assert problem.line >= 1

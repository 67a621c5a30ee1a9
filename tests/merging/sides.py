"""Files of results that two people change at once, and what is to come of both, told without the
merge: by the facts that each version holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from ctr.yamlfile.editor import Edit, edited, rendered
from ctr.yamlfile.reader import read_yaml

PATH = "plan/results/2026/cong-an-phuong.yaml"
STATES = ("not_started", "in_progress", "paused", "dropped")
Facts = dict[tuple[Any, ...], Any]
ORDER = ("task", "state", "state_on", "earlier", "log", "values", "difficulties")
TOP = ("unit", "year", "received", "reports", "tasks", "difficulties", "proposals")


def facts(text: str) -> Facts:
    """What a file of results says, each thing under a name that does not depend on its place."""
    data = read_yaml(text, "").data
    known: Facts = {("received",): data["received"]} if "received" in data else {}
    known |= {("difficulties", word): True for word in data.get("difficulties", ())}
    for task in data.get("tasks", ()):
        of = ("tasks", task["task"])
        known[of] = True
        if "state" in task:
            known[(*of, "state")] = task["state"], task.get("state_on")
        for deed in task.get("log", ()):
            known[(*of, "log", deed["form"])] = True
            for key in ("on", "done", "evidence"):
                if key in deed:
                    known[(*of, "log", deed["form"], key)] = deed[key]
        for figure in task.get("values", ()):
            at = (*of, "values", figure["target"], figure["as_of"])
            known[at] = True
            known[(*at, "value")] = figure["value"]
            known[(*at, "source")] = figure.get("source")
        known |= {(*of, "difficulties", word): True for word in task.get("difficulties", ())}
    return {key: value for key, value in known.items() if value is not None}


def together(base: Facts, ours: Facts, theirs: Facts) -> tuple[Facts, bool]:
    """What both sides say together, and whether they contradict each other."""
    result: Facts = {}
    clash = False
    for key in {*base, *ours, *theirs}:
        before, own, other = (side.get(key) for side in (base, ours, theirs))
        value = other if own == before else own
        if own != other and before not in (own, other):
            states = [side for side in (own, other) if isinstance(side, tuple)]
            begun = before is None and [state for state, _ in states] == ["in_progress"] * 2
            clash |= not begun
            value = min(states) if begun else value
        if value is not None:
            result[key] = value
    for key in base:
        if (key in ours) != (key in theirs):
            kept = theirs if key in theirs else ours
            clash |= any(
                base.get(below) != kept.get(below)
                for below in {*base, *kept}
                if below[: len(key)] == key
            )
    return result, clash


def comments(text: str) -> set[str]:
    """The comments of a file."""
    return set(re.findall(r"# ghi chú \d+", text))


@dataclass
class Writer:
    """Changes a file by the editor, as the program does; never the same words twice."""

    random: Random
    name: str
    count: int = field(default=0)

    def start(self) -> str:
        """A file to begin with."""
        data: dict[str, Any] = {"unit": "Công an phường", "year": 2026}
        tasks = [self._task(f"{number}.{self.random.randint(1, 3)}") for number in range(1, 5)]
        data["tasks"] = tasks[: self.random.randint(1, 4)]
        if self.random.random() < 0.6:
            data["difficulties"] = [self._words() for _ in range(self.random.randint(1, 3))]
        text = rendered(data)
        for _ in range(self.random.randint(0, 4)):
            text = self._comment(text)
        return text

    def change(self, text: str) -> str:
        """One more change."""
        return self.random.choice(
            [self._work] * 4
            + [self._figure] * 3
            + [self._state] * 2
            + [self._new_task, self._word, self._received, self._comment, self._quoted]
            + [self._remove, self._remove, self._put_right, self._put_right]
        )(text)

    def _next(self) -> int:
        self.count += 1
        return self.count

    def _words(self) -> str:
        return f"{self.name} việc {self._next()}: {self.random.choice(['a', 'bb', 'ccc'])}"

    def _day(self) -> str:
        return f"2026-{self.random.randint(1, 11):02d}-{self.random.randint(1, 28):02d}"

    def _deed(self) -> dict[str, Any]:
        deed = {"on": self._day(), "done": self._words()}
        if self.random.random() < 0.3:
            deed["evidence"] = f"Báo cáo số {self._next()}/BC"
        return {**deed, "form": f"{self.name}{self._next()}"}

    def _task(self, number: str) -> dict[str, Any]:
        task: dict[str, Any] = {"task": number}
        if self.random.random() < 0.7:
            task |= {"state": self.random.choice(STATES), "state_on": self._day()}
        if self.random.random() < 0.7:
            task["log"] = [self._deed() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.4:
            task["values"] = [{"target": "ty-le", "value": 5, "as_of": "2026-03-31"}]
        return task

    def _some(self, text: str) -> tuple[dict[str, Any], tuple[Any, ...], dict[str, Any]]:
        data = read_yaml(text, "").data
        tasks = data.get("tasks", [])
        place = self.random.randrange(len(tasks)) if tasks else 0
        return data, ("tasks", place), (tasks[place] if tasks else {})

    def _append(self, text: str, path: tuple[Any, ...], value: Any, order: Any = ORDER) -> str:
        return edited(text, [Edit(path=path, value=value, append=True, order=order)])

    def _work(self, text: str) -> str:
        _, path, task = self._some(text)
        return self._append(text, (*path, "log"), self._deed()) if task else text

    def _figure(self, text: str) -> str:
        _, path, task = self._some(text)
        figure = {"target": self.random.choice("abc"), "value": self._next(), "as_of": self._day()}
        known = [(one["target"], one["as_of"]) for one in task.get("values", ())]
        if not task or (figure["target"], figure["as_of"]) in known:
            return text
        return self._append(text, (*path, "values"), figure)

    def _state(self, text: str) -> str:
        _, path, task = self._some(text)
        if not task:
            return text
        on = self._day()
        edits = [
            Edit(path=(*path, "state"), value=self.random.choice(STATES), order=ORDER),
            Edit(path=(*path, "state_on"), value=on, order=ORDER),
        ]
        return edited(text, edits)

    def _new_task(self, text: str) -> str:
        data, *_ = self._some(text)
        number = f"{self.random.randint(5, 9)}.{self.random.randint(1, 9)}"
        if number in [task["task"] for task in data.get("tasks", ())]:
            return text
        return self._append(text, ("tasks",), self._task(number), TOP)

    def _word(self, text: str) -> str:
        return self._append(text, ("difficulties",), self._words(), TOP)

    def _received(self, text: str) -> str:
        return edited(text, [Edit(path=("received",), value=self._day(), order=TOP)])

    def _comment(self, text: str) -> str:
        lines = text.splitlines(keepends=True)
        places = [at for at, line in enumerate(lines) if line.lstrip().startswith("- ")]
        if not places:
            return text
        at = self.random.choice(places)
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        mark = f"# ghi chú {ord(self.name) * 1000 + self._next()}\n"
        if self.random.random() < 0.4:
            lines[at] = f"{lines[at].rstrip()}  {mark}"
            return "".join(lines)
        return "".join([*lines[:at], f"{indent}{mark}", *lines[at:]])

    def _quoted(self, text: str) -> str:
        """Other quotes around a text, which change nothing."""
        found = list(re.finditer(r'done: "([^"\\\n]*)"$', text, re.MULTILINE))
        if not found:
            return text
        one = self.random.choice(found)
        return f"{text[: one.start()]}done: '{one[1]}'{text[one.end() :]}"

    def _remove(self, text: str) -> str:
        data, path, task = self._some(text)
        if not task:
            return text
        key = self.random.choice(["log", "values", "task", "difficulties"])
        holder, place = (data, ()) if key == "difficulties" else (task, path)
        if key == "task":
            gone: tuple[Any, ...] = path if len(data["tasks"]) > 1 else ("tasks",)
        elif not holder.get(key):
            return text
        else:
            at = self.random.randrange(len(holder[key]))
            gone = (*place, key, at) if len(holder[key]) > 1 else (*place, key)
        return edited(text, [Edit(path=gone, remove=True)])

    def _put_right(self, text: str) -> str:
        _, path, task = self._some(text)
        key, name, value = self.random.choice(
            [("log", "done", self._words()), ("values", "value", self._next())]
        )
        if not task.get(key):
            return text
        at = self.random.randrange(len(task[key]))
        return edited(text, [Edit(path=(*path, key, at, name), value=value)])


def pair(seed: int, changes: int = 3) -> tuple[str, str, str]:
    """A file, and what two people have made of it."""
    random = Random(seed)
    base = Writer(random, "B").start()
    sides = []
    for name in ("O", "T"):
        writer, text = Writer(random, name), base
        for _ in range(random.randint(1, changes)):
            text = writer.change(text)
        sides.append(text)
    return base, sides[0], sides[1]

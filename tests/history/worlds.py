"""Random histories of a small plan: commits, branches, merges, renamed files, broken revisions."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from ctr.history.revisions import Commit
from ctr.history.walk import Walk
from ctr.plan.load.versions import Entry, Versions
from ctr.vietnamese.days import VIETNAM
from ctr.yamlfile.reader import read_yaml
from tests.small_plan import FILES

Files = dict[str, Any]
OFFICE, CULTURE = "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội"
LEADS = {"1.1": OFFICE, "1.2": OFFICE, "2.1": CULTURE}
WORDS = ("hồ sơ", "đúng hạn", "công khai", "phường", "tổ dân phố", "tập huấn", "kiểm tra", "2026")


def first_files() -> Files:
    """The small plan as data, a file each."""
    return {path: read_yaml(text, path).data for path, text in FILES.items()}


def content(data: Any) -> bytes:
    """A file with this data: JSON is YAML."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=float).encode()


class World:
    """One history; `random` decides all of it."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.blobs: dict[str, bytes] = {}
        self.commits: dict[str, Commit] = {}
        self.states: dict[str, Files] = {}
        self.texts = 0
        self.alone = True
        """Whether there is one line of commits: of two, none gives tasks other numbers."""

    def walk(self) -> Walk:
        """The history, children before parents."""
        newest_first = dict(reversed(self.commits.items()))
        return Walk(newest_first, Versions("plan", self.blobs.get))

    def commit(self, files: Files, *parents: str, broken: bool = False) -> str:
        """One more commit with these files."""
        version = {}
        for path, data in files.items():
            raw = content(data)
            if broken and path == "units.yaml":
                raw += b"\n<<<<<<< HEAD\n"
            blob = hashlib.sha1(raw).hexdigest()
            self.blobs[blob] = raw
            version[path] = Entry(blob)
        hash = f"{len(self.commits) + 1:040x}"
        before = self.commits[parents[0]].version if parents else {}
        self.commits[hash] = Commit(
            hash=hash,
            parents=parents,
            at=datetime(2026, 1, 1, 8, tzinfo=VIETNAM) + timedelta(days=len(self.commits)),
            by="Lan",
            subject=f"Lần {len(self.commits) + 1}",
            version=version,
            changed=version != before,
        )
        self.states[hash] = files
        return hash

    def grow(self, steps: int, *, merges: bool, broken: bool) -> str:
        """A history of so many steps; its last commit."""
        self.alone = not merges
        head = self.commit(first_files())
        for _ in range(steps):
            if merges and self.random.random() < 0.3:
                head = self.branched(head)
                continue
            if broken and self.random.random() < 0.15:
                head = self.commit(self.changed(self.states[head]), head, broken=True)
                head = self.commit(self.states[head], head)
                continue
            head = self.commit(self.changed(self.states[head]), head)
        return head

    def branched(self, base: str) -> str:
        """Two branches and their merge, which takes each file of the side that changed it."""
        ours = self.commit(self.changed(self.states[base]), base)
        theirs = self.commit(self.changed(self.states[base]), base)
        if self.random.random() < 0.5:
            ours = self.commit(self.changed(self.states[ours]), ours)
        start, one, other = (self.states[hash] for hash in (base, ours, theirs))
        merged = {}
        for path in {**one, **other}:
            side = other if one.get(path) == start.get(path) else one
            if path in side:
                merged[path] = side[path]
        if self.random.random() < 0.3:
            merged = self.changed(merged)
        if not self.sound(merged):
            merged = one
        return self.commit(merged, ours, theirs)

    def sound(self, files: Files) -> bool:
        """Whether files of two sides are a plan together."""
        world = World(0)
        world.commit(files)
        return world.walk().plan_of(next(iter(world.commits.values())))[0] is not None

    def changed(self, files: Files) -> Files:
        """The files after one or a few changes that leave them sound."""
        for _ in range(20):
            after = deepcopy(files)
            for _ in range(self.random.randint(1, 3)):
                kinds = CHANGES if self.alone else [k for k in CHANGES if k not in NUMBERING]
                self.random.choice(kinds)(self, after)
            if after != files and self.sound(after):
                return after
        return files

    def words(self) -> str:
        """Some words, not the same twice."""
        self.texts += 1
        some = [self.random.choice(WORDS) for _ in range(self.random.randint(2, 14))]
        return f"{' '.join(some)} {self.texts}"

    def day(self) -> str:
        """A day of the year."""
        return f"2026-{self.random.randint(1, 12):02d}-{self.random.randint(1, 28):02d}"

    def section(self, files: Files) -> Any:
        """A section's data."""
        return files[self.random.choice([path for path in files if path.startswith("sections/")])]

    def task(self, files: Files) -> Any:
        """A task's data."""
        return self.random.choice(self.section(files)["tasks"])

    def result(self, files: Files) -> tuple[Any, str]:
        """The results of a task of one unit, and the task's number."""
        number = self.random.choice(list(LEADS))
        unit = LEADS[number]
        path = f"results/2026/{'van-phong' if unit == OFFICE else 'van-hoa'}.yaml"
        path = next((p for p, data in files.items() if data.get("unit") == unit), path)
        report = files.setdefault(path, {"unit": unit, "year": 2026, "tasks": []})
        for one in report["tasks"]:
            if one["task"] == number:
                return one, number
        report["tasks"].append({"task": number})
        return report["tasks"][-1], number


def state(world: World, files: Files) -> None:
    result, _ = world.result(files)
    if "state" in result and "state_on" in result and world.random.random() < 0.7:
        result.setdefault("earlier", []).append(
            {"state": result["state"], "on": result["state_on"]}
        )
    result["state"] = world.random.choice(["in_progress", "done", "paused", "not_started"])
    result["state_on"] = world.day()


def logged(world: World, files: Files) -> None:
    result, _ = world.result(files)
    entries = result.setdefault("log", [])
    if entries and world.random.random() < 0.4:
        world.random.choice(entries)["done"] = world.words()
    elif entries and world.random.random() < 0.3:
        entries.remove(world.random.choice(entries))
    else:
        entries.append({"on": world.day(), "done": world.words()})


def figure(world: World, files: Files) -> None:
    result, number = world.result(files)
    target = {"1.1": "ho-so-truc-tuyen", "2.1": "to-dan-pho-van-hoa"}.get(number)
    if target is None:
        return
    value: Any = world.random.randint(0, 100) if number == "1.1" else world.random.random() < 0.5
    entry = {"target": target, "value": value, "as_of": world.day()}
    values = result.setdefault("values", [])
    if values and world.random.random() < 0.4:
        values[world.random.randrange(len(values))] = entry
    else:
        values.append(entry)


def texts(world: World, files: Files) -> None:
    result, _ = world.result(files)
    texts = result.setdefault(world.random.choice(["difficulties", "proposals", "next_year"]), [])
    if texts and world.random.random() < 0.3:
        texts.pop()
    elif texts and world.random.random() < 0.5:
        texts[0] = world.words()
    else:
        texts.append(world.words())


def received(world: World, files: Files) -> None:
    world.result(files)
    reports = [data for path, data in files.items() if "unit" in data and "tasks" in data]
    report = world.random.choice(reports)
    if "received" in report and world.random.random() < 0.5:
        report.setdefault("received_again", []).append(world.day())
    elif world.random.random() < 0.5:
        report["reports"] = [{"period": "2026-Q2", "received": world.day()}]
    else:
        report["received"] = world.day()


def results_gone(world: World, files: Files) -> None:
    """All that a unit reported, or what it reported of one task."""
    reported = [path for path, data in files.items() if data.get("tasks") and "unit" in data]
    if not reported:
        return
    path = world.random.choice(reported)
    if world.random.random() < 0.5:
        del files[path]
    else:
        files[path]["tasks"].pop()
        if not files[path]["tasks"]:
            del files[path]


def wording(world: World, files: Files) -> None:
    world.task(files)[world.random.choice(["title", "text", "note", "product"])] = world.words()


def erratum(world: World, files: Files) -> None:
    task = world.task(files)
    word = task["text"].split()[0]
    task["errata"] = [{"printed": word, "read": world.words(), "reason": "Sai"}]


def assigned(world: World, files: Files) -> None:
    task = world.task(files)
    task["leader"] = world.random.choice(["Trần Thị Thúy", "Lê Văn Hòa"])
    others = [CULTURE, "Các phòng chuyên môn", OFFICE]
    task["coordinating"] = world.random.sample(others, world.random.randint(1, 3))


def extended(world: World, files: Files) -> None:
    task = world.task(files)
    task["deadline"] = {"phrase": world.words(), "by": "2027-06-30"}
    if world.random.random() < 0.7:
        year = world.random.randint(2028, 2031)
        paper = f"CV {world.words()}"
        task["deadline"]["extensions"] = [{"to": f"{year}-12-31", "approved_by": paper}]


def target(world: World, files: Files) -> None:
    task = world.task(files)
    targets = task.setdefault("targets", [])
    kept = ("ho-so-truc-tuyen", "to-dan-pho-van-hoa")
    if targets and world.random.random() < 0.5:
        one = world.random.choice(targets)
        one["name"] = world.words()
        if one.get("unit") == "%":
            one["milestones"] = [{"by": 2030, "at_least": world.random.randint(1, 99)}]
    elif targets and targets[-1]["id"] not in kept:
        targets.pop()
    else:
        world.texts += 1
        milestone = {"by": world.random.choice([2027, "2028-06"]), "at_least": 5}
        milestones = [milestone]
        targets.append(
            {"id": f"them-{world.texts}", "name": "Thêm", "unit": "hộ", "milestones": milestones}
        )


def new_task(world: World, files: Files) -> None:
    section = world.section(files)
    number = f"{section['id']}.{len(section['tasks']) + 1}"
    place = world.random.randint(2, len(section["tasks"]))
    task = {"id": number, "title": world.words(), "text": world.words(), "lead": [CULTURE]}
    section["tasks"].insert(place, task)


def renumbered(world: World, files: Files) -> None:
    """A task more in between: those after it get the next numbers, their results, too."""
    section = world.section(files)
    place = world.random.randint(2, len(section["tasks"]))
    tasks = section["tasks"]
    tasks.insert(place, {"title": world.words(), "text": world.words(), "lead": [CULTURE]})
    for count, task in enumerate(tasks, start=1):
        task["id"] = f"{section['id']}.{count}"


def gone(world: World, files: Files) -> None:
    tasks = world.section(files)["tasks"]
    if len(tasks) > 2:
        tasks.pop(world.random.randrange(2, len(tasks)))


def moved(world: World, files: Files) -> None:
    """A task into another section."""
    one, other = [files[path] for path in files if path.startswith("sections/")][:2]
    if len(one["tasks"]) > 2:
        task = one["tasks"].pop()
        task["id"] = f"{other['id']}.{len(other['tasks']) + 1}"
        other["tasks"].append(task)


def file_renamed(world: World, files: Files) -> None:
    path = world.random.choice([path for path in files if "/" in path])
    folder = path.rpartition("/")[0]
    world.texts += 1
    files[f"{folder}/ten-{world.texts}.yaml"] = files.pop(path)


def keys_reordered(world: World, files: Files) -> None:
    path = world.random.choice(list(files))
    data = files.pop(path)
    keys = list(data)
    world.random.shuffle(keys)
    files[path] = {key: data[key] for key in keys}


def register(world: World, files: Files) -> None:
    units = files["units.yaml"]["units"]
    world.random.choice(units)["aliases"] = [world.words()]
    if world.random.random() < 0.3:
        units.append({"name": f"Phòng {world.words()}"})
    if world.random.random() < 0.3:
        world.random.shuffle(units)
    if world.random.random() < 0.3:
        files["leaders.yaml"]["leaders"][0]["position"] = world.words()


def unit_renamed(world: World, files: Files) -> None:
    units = files["units.yaml"]["units"]
    unit = units[2]
    if unit["name"].startswith("Phòng Kinh tế, Hạ tầng"):
        return
    unit["aliases"] = [unit["name"]]
    unit["name"] = f"Phòng {world.words()}"


def programme(world: World, files: Files) -> None:
    data = files["programme.yaml"]
    key = world.random.choice(["closing", "purpose", "recipients", "duties", "signer", "parts"])
    if key == "recipients":
        data[key] = [world.words() for _ in range(world.random.randint(1, 3))]
    elif key == "duties":
        data[key][0]["title"] = world.words()
        world.random.shuffle(data[key])
    elif key == "signer":
        data[key]["name"] = world.words()
    elif key == "parts":
        parts = data.setdefault(key, [])
        parts.insert(0, {"title": world.words(), "text": world.words()})
    else:
        data[key] = world.words()


def office(world: World, files: Files) -> None:
    summary = files.setdefault("results/2026/summary.yaml", {"year": 2026})
    key = world.random.choice(["direction", "letters", "submitted", "periods", "assessment"])
    if key == "letters":
        letters = summary.setdefault(key, [])
        letters.append({"unit": OFFICE, "on": world.day(), "number": world.words()})
    elif key == "submitted":
        summary[key] = [{"duty": "so-ket", "on": world.day()}]
    elif key == "periods":
        summary[key] = [{"period": "2026-Q1", "direction": world.words()}]
    elif key == "assessment":
        summary[key] = {"strengths": world.words()}
    else:
        summary[key] = world.words()


def amended(world: World, files: Files) -> None:
    change = {"deadline": {"task": "1.1", "deadline": {"phrase": world.words(), "by": 2029}}}
    one = {"document": world.words(), "on": world.day(), "changes": [change]}
    file = files.setdefault("amendments.yaml", {"amendments": []})
    if len(file["amendments"]) > 1:
        file["amendments"].pop()
    file["amendments"].append(one)


def holidays(world: World, files: Files) -> None:
    year = {"year": 2031, "hung_kings": f"2031-04-{world.random.randint(1, 28):02d}"}
    files["calendar.yaml"] = {"years": [year]}


CHANGES: tuple[Callable[[World, Files], None], ...] = (
    *(state, logged, figure, texts, received, state, logged, figure, results_gone),
    *(wording, erratum, assigned, extended, target, new_task, renumbered, gone, moved),
    *(file_renamed, keys_reordered, register, unit_renamed, programme, office, amended, holidays),
)
NUMBERING = (renumbered, moved, new_task, gone, unit_renamed, results_gone)
"""After these a thing may stand under another number or name, or be made anew."""

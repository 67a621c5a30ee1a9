"""A city and its wards, made from our own plan by a seed; gaps between them planted on purpose.

Names, numbers and wording differ from ward to ward, and each ward promises as much as the city
wants, or more. What the figures come to is computed here anew, from what was written.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import PLAN

DAY = date(2027, 6, 30)
BASE = "so-ho"
UNIT = "Văn phòng HĐND và UBND"
Yaml = dict[str, Any]
Gap = tuple[str, str, str]
"""Kind, who, and the superior's task or target, or what was written in its place."""
_SYLLABLES = ("An", "Bình", "Hải", "Hòa", "Lê", "Minh", "Nam", "Phú", "Tân", "Thanh", "Vân", "Yên")


def read(name: str) -> Any:
    return yaml.load((PLAN / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def sections() -> list[Yaml]:
    """Our own sections, with what a programme is followed by."""
    kept = ("id", "title", "leader", "lead", "targets")
    found = [read(f"sections/{path.name}") for path in sorted((PLAN / "sections").glob("*.yaml"))]
    for section in found:
        section["tasks"] = [
            {**{key: task[key] for key in kept if key in task}, "text": f"{task['title']}."}
            for task in section["tasks"]
        ]
        section.pop("intro", None)
    return found


@dataclass
class Ward:
    """A plan below the city's: its files, and by the city's target which of its own serves that."""

    name: str
    folder: Path
    programme: Yaml
    sections: list[Yaml]
    own: dict[str, Yaml] = field(default_factory=dict)
    task_of: dict[str, Yaml] = field(default_factory=dict)
    figures: dict[str, list[Yaml]] = field(default_factory=dict)
    """By the id of its own target."""
    examined: bool = True
    broken: bool = False

    @property
    def issuer(self) -> str:
        return str(self.programme["issuer"])

    def tasks(self) -> list[Yaml]:
        return [task for section in self.sections for task in section["tasks"]]

    def write(self) -> None:
        values: dict[str, list[Yaml]] = {}
        for task in self.tasks():
            for target in task.get("targets", ()):
                for value in self.figures.get(target["id"], ()):
                    values.setdefault(task["id"], []).append({"target": target["id"], **value})
        files: dict[str, Any] = {
            "programme.yaml": self.programme,
            "units.yaml": read("units.yaml"),
            "leaders.yaml": read("leaders.yaml"),
        }
        for section in self.sections:
            files[f"sections/{int(section['id']):02d}.yaml"] = section
        for year in (2026, 2027):
            of_year = {
                task: [one for one in every if one["as_of"].startswith(str(year))]
                for task, every in values.items()
            }
            reported = [{"task": task, "values": some} for task, some in of_year.items() if some]
            files[f"results/{year}/van-phong.yaml"] = {
                "unit": UNIT,
                "year": year,
                "tasks": reported,
            }
        for name, data in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
        if self.broken:
            (self.folder / "units.yaml").write_text("units: [", encoding="utf-8")


@dataclass
class City:
    """The city's plan, and those of its wards, in the order of their folders."""

    plan: Ward
    wards: list[Ward]
    rng: random.Random
    planted: list[Gap] = field(default_factory=list)
    taken: set[tuple[str, str]] = field(default_factory=set)
    not_counted: set[tuple[str, str]] = field(default_factory=set)
    """Wards whose figure for a target of the city's repeats one, or that tell two."""

    @property
    def root(self) -> Path:
        return self.plan.folder.parent.parent

    def write(self) -> None:
        for plan in (self.plan, *self.wards):
            plan.write()

    def targets(self) -> dict[str, tuple[Yaml, Yaml]]:
        return {
            target["id"]: (task, target)
            for task in self.plan.tasks()
            for target in task.get("targets", ())
        }


def city(folder: Path, wards: int, seed: int) -> City:
    rng = random.Random(seed)
    programme = read("programme.yaml")
    programme = {
        **programme,
        "issuer": "Ủy ban nhân dân thành phố Hải Phòng",
        "place": "Hải Phòng",
        "errata": [],
        "printed_place": None,
    }
    programme = {key: value for key, value in programme.items() if value not in (None, [])}
    plan = Ward("city", folder / "city" / "plan", programme, sections())
    plan.tasks()[0]["targets"] = [
        {"id": BASE, "name": "Số hộ", "unit": "hộ", "milestones": [{"at_least": 1000}]}
    ]
    below = [_ward(folder, index, plan, rng) for index in range(wards)]
    for target in [one for task in plan.tasks() for one in task.get("targets", ())]:
        _declare(target, wards, rng)
    return City(plan, sorted(below, key=lambda ward: ward.folder), rng)


def _declare(target: Yaml, wards: int, rng: random.Random) -> None:
    """How the city adds up a target; of a sum it wants as much as its wards promise at least."""
    if any(milestone.get("achieved") for milestone in target["milestones"]):
        return
    if target.get("unit", "").startswith("%"):
        ways: list[Yaml | None] = [{"as": "weighted", "base": BASE}, {"as": "all"}, None]
        way = rng.choice(ways)
    else:
        way = {"as": "sum"}
        for milestone in target["milestones"]:
            for key in ("at_least", "exactly"):
                if key in milestone:
                    milestone[key] *= wards
            if "between" in milestone:
                milestone["between"] = [one * wards for one in milestone["between"]]
    if way is not None:
        target["rollup"] = way


def _ward(folder: Path, index: int, above: Ward, rng: random.Random) -> Ward:
    name = f"{rng.choice(_SYLLABLES)} {rng.choice(_SYLLABLES)} {index}"
    programme = {
        **above.programme,
        "issuer": f"Ủy ban nhân dân phường {name}",
        "place": f"Phường {name}",
        "title": f"Thực hiện chương trình của thành phố tại phường {name}",
        "aligned_to": rng.choice(["../../../city/plan", "../../../city"]),
    }
    ward = Ward(name, folder / "wards" / f"w{index:04d}" / "plan", programme, [])
    for section in above.sections:
        tasks = copy.deepcopy(section["tasks"])
        rng.shuffle(tasks)
        for place, task in enumerate(tasks, start=1):
            named = task["id"]
            task["id"] = f"{section['id']}.{place}"
            task["title"] = f"{task['title']} ({name})"
            targets = task.get("targets", [])
            if not targets or rng.random() < 0.5:
                task["serves"] = [named]
            for target in targets:
                _own_target(ward, task, target, rng)
            ward.task_of[named] = task
        own = {"id": f"{section['id']}.{len(tasks) + 1}", "title": "Việc riêng", "text": "Làm."}
        ward.sections.append({**section, "tasks": [*tasks, {**own, "lead": [UNIT]}]})
    return ward


def _own_target(ward: Ward, task: Yaml, target: Yaml, rng: random.Random) -> None:
    """A target of the ward's in place of the city's: not less, not later, in other words."""
    task["lead"] = [UNIT]
    named = target["id"]
    target["id"] = f"{named}-{rng.randrange(90) + 10}"
    target["name"] = f"{target['name']} tại phường {ward.name}"
    target["serves"] = [named]
    if target.get("unit") in ("hộ", "trường"):
        target["unit"] = rng.choice([target["unit"], target["unit"].capitalize()])
    for milestone in target["milestones"]:
        milestone.pop("phrase", None)
        if "by" in milestone and milestone["by"] > 2028:
            milestone["by"] -= rng.randrange(2)
        if "less_than" in milestone:
            milestone["less_than"] -= rng.randrange(3)
        more = rng.randrange(5)
        for key in ("at_least", "more_than"):
            if key in milestone and (target.get("unit") != "%" or milestone[key] + more < 100):
                milestone[key] += more
    ward.own[named] = target
    ward.figures[target["id"]] = _figures(target, rng)


def _figures(target: Yaml, rng: random.Random) -> list[Yaml]:
    """None to four figures of two years, the earliest first, each of a day of its own."""
    days = sorted(rng.sample(["2026-06-30", "2026-12-31", "2027-03-31", "2027-06-15"], 4))
    yes_or_no = "achieved" in target["milestones"][0]
    return [
        {
            "value": rng.random() < 0.8 if yes_or_no else rng.randrange(1, 9_999) / 100,
            "as_of": day,
            "source": "Số liệu thống kê của phường",
        }
        for day in days
        if rng.random() < 0.7
    ]


# Gaps, one call each: the ward, or the city, is changed so that just this gap comes of it.


def free(city: City, wanted: Callable[[Yaml, Yaml], bool]) -> tuple[Ward, str]:
    """A ward and a target of the city's that no other gap is planted in."""
    pairs = [
        (ward, name)
        for ward in city.wards
        if ward.examined
        for name, (task, target) in city.targets().items()
        if wanted(task, target)
        and (ward.name, name) not in city.taken
        and ("", name) not in city.taken
        and name != BASE
    ]
    ward, name = city.rng.choice(pairs)
    city.taken.add((ward.name, name))
    return ward, name


def _percent(target: Yaml) -> bool:
    return target.get("unit") == "%" and "at_least" in target["milestones"][-1]


def plant_unserved_task(city: City) -> None:
    """A task of the city's without targets that one ward does nothing for."""
    named = [task["id"] for task in city.plan.tasks() if not task.get("targets")]
    pairs = [
        (ward, name)
        for ward in city.wards
        for name in named
        if ward.examined and not {(ward.name, name), ("", name)} & city.taken
    ]
    ward, name = city.rng.choice(pairs)
    city.taken.add((ward.name, name))
    del ward.task_of[name]["serves"]
    city.planted.append(("unserved", ward.issuer, name))


def plant_unserved_target(city: City) -> None:
    ward, name = free(city, lambda task, target: len(task["targets"]) > 3)
    del ward.own[name]["serves"]
    del ward.own[name]
    city.planted.append(("unserved", ward.issuer, name))


def plant_unserved_by_all(city: City) -> None:
    used = {name for _, name in city.taken}
    free_ones = [
        task["id"]
        for task in city.plan.tasks()
        if not task.get("targets") and task["id"] not in used
    ]
    name = city.rng.choice(free_ones)
    city.taken.add(("", name))
    for ward in city.wards:
        if name in ward.task_of:
            del ward.task_of[name]["serves"]
    city.planted.append(("unserved", "*", name))


def plant_lower(city: City) -> None:
    ward, name = free(city, lambda _, target: _percent(target) and len(target["milestones"]) == 1)
    wanted = city.targets()[name][1]["milestones"][0]
    ward.own[name]["milestones"][0]["at_least"] = wanted["at_least"] - 1
    city.planted.append(("lower", ward.issuer, name))


def plant_later(city: City) -> None:
    ward, name = free(
        city,
        lambda _, target: (
            len(target["milestones"]) == 1
            and "by" in target["milestones"][0]
            and target.get("rollup", {}).get("as") != "sum"
        ),
    )
    wanted = city.targets()[name][1]["milestones"][0]
    ward.own[name]["milestones"][0]["by"] = wanted["by"] + 1
    city.planted.append(("later", ward.issuer, name))


def plant_unknown(city: City) -> None:
    ward = city.rng.choice([ward for ward in city.wards if ward.examined])
    named = city.rng.choice(["13.7", "khong-co-chi-tieu", "99"])
    task = city.rng.choice([task for task in ward.tasks() if task["title"] == "Việc riêng"])
    if named in task.get("serves", ()):
        plant_unknown(city)
        return
    task["serves"] = [*task.get("serves", ()), named]
    city.planted.append(("unknown_point", ward.issuer, named))


def plant_twice_in_a_ward(city: City) -> None:
    ward, name = free(
        city, lambda _, target: target.get("rollup", {}).get("as") in ("sum", "weighted")
    )
    own = ward.own[name]
    again = {**copy.deepcopy(own), "id": f"{own['id']}-nua"}
    task = next(task for task in ward.tasks() if task["title"] == "Việc riêng")
    task["targets"] = [*task.get("targets", ()), again]
    ward.figures[own["id"]] = [{"value": 3, "as_of": "2027-06-01"}]
    ward.figures[again["id"]] = [{"value": 4, "as_of": "2027-06-01"}]
    if "over" in own["milestones"][0]:
        for figures in (ward.figures[own["id"]], ward.figures[again["id"]]):
            figures.insert(0, {"value": 3, "as_of": "2026-06-01"})
    city.not_counted.add((ward.name, name))
    city.planted.append(("counted_twice", ward.issuer, name))


def plant_one_figure_of_two_wards(city: City) -> None:
    """Two wards tell the same figure from the same document, or with the same file."""
    ward, name = free(
        city,
        lambda _, target: (
            target.get("rollup", {}).get("as") == "sum"
            and "over" not in target["milestones"][0]
            and target["id"] != "ho-ngheo"
        ),
    )
    others = [
        other for other in city.wards if other.examined and (other.name, name) not in city.taken
    ]
    other = city.rng.choice(others)
    city.taken.add((other.name, name))
    value: Yaml = {"value": city.rng.randrange(1_000, 9_000), "as_of": "2027-06-20"}
    if city.rng.random() < 0.5:
        value["source"] = f"Báo cáo số {city.rng.randrange(1, 500)}/BC-CTK ngày 18/6/2027"
    else:
        mark = f"{city.rng.randrange(16**12):012x}"
        value["files"] = [{"name": f"{mark}-bang.xlsx", "sha256": mark + "0" * 52}]
    for one in (ward, other):
        one.figures[one.own[name]["id"]] = [value]
    last = max(ward, other, key=lambda one: one.folder)
    city.not_counted.add((last.name, name))
    city.planted.append(("counted_twice", last.issuer, name))


def _left_out(city: City) -> Ward:
    used = {name for name, _ in city.taken}
    ward = city.rng.choice([one for one in city.wards if one.examined and one.name not in used])
    ward.examined = False
    city.taken.add((ward.name, "*"))
    return ward


def plant_not_aligned(city: City) -> None:
    ward = _left_out(city)
    del ward.programme["aligned_to"]
    city.planted.append(("not_aligned", ward.issuer, ""))


def plant_unreadable(city: City) -> None:
    ward = _left_out(city)
    ward.broken = True
    city.planted.append(("unreadable", ward.folder.as_posix(), ""))


def plant_sum_too_low(city: City) -> None:
    """All wards together promise less than the city wants."""
    used = {name for _, name in city.taken}
    name = next(
        name
        for name, (_, target) in city.targets().items()
        if target.get("rollup", {}).get("as") == "sum"
        and "at_least" in target["milestones"][0]
        and name not in used
        and name != BASE
    )
    city.taken.add(("", name))
    city.targets()[name][1]["milestones"][0]["at_least"] += 100 * len(city.wards)
    city.planted.append(("lower", "*", name))


def plant(city: City, gaps: int, *, whole: bool) -> None:
    """As many gaps, of every kind; `whole`: some plans cannot be held against the city's at all.

    Else what all promise together is too little, which cannot be told where plans are left out.
    """
    first = [plant_unserved_by_all]
    first += [plant_not_aligned, plant_unreadable] if whole else [plant_sum_too_low]
    one = [
        plant_one_figure_of_two_wards,
        plant_lower,
        plant_later,
        plant_unserved_task,
        plant_unserved_target,
        plant_unknown,
        plant_twice_in_a_ward,
    ]
    for index in range(gaps):
        if index < len(first):
            first[index](city)
        else:
            one[index % len(one)](city)


# What the figures come to, computed anew.


def figure_of(ward: Ward, name: str) -> Fraction | bool | None:
    """The figure of a ward for a target of the city's on DAY, None where it has none."""
    own = ward.own.get(name)
    if own is None:
        return None
    figures = [one for one in ward.figures.get(own["id"], []) if one["as_of"] <= DAY.isoformat()]
    if not figures:
        return None
    over = next((one["over"] for one in own["milestones"] if "over" in one), None)
    if over is not None and over["as"] == "throughout":
        return all(one["value"] for one in figures)
    of_2026, of_2027 = (
        [one for one in figures if one["as_of"].startswith(year)] for year in ("2026", "2027")
    )
    if "every" in own["milestones"][0] and not of_2027:
        return None
    if over is None:
        last = figures[-1]["value"]
        return last if isinstance(last, bool) else Fraction(str(last))
    if of_2027 and not of_2026:
        return None
    last_ones = [Fraction(str(some[-1]["value"])) for some in (of_2026, of_2027) if some]
    total = sum(last_ones, Fraction(0))
    return total if over["as"] == "total" else round_2(total / len(last_ones))


def round_2(value: Fraction) -> Fraction:
    return Fraction(round(value * 100), 100)


def rolled_up(city: City, name: str) -> tuple[Fraction | bool | None, int]:
    """The sum, mean or verdict of a target, and of how many wards."""
    _, target = city.targets()[name]
    achieved = "achieved" in target["milestones"][0]
    way = "all" if achieved else target.get("rollup", {}).get("as")
    wards = [ward for ward in city.wards if ward.examined]
    values: list[tuple[Fraction, Fraction]] = []
    reached = 0
    for ward in wards:
        value = figure_of(ward, name)
        weight = figure_of(ward, BASE) if way == "weighted" else Fraction(1)
        if value is None or weight is None or (ward.name, name) in city.not_counted:
            continue
        values.append((Fraction(value), Fraction(weight)))
        reached += value if isinstance(value, bool) else _meets(target, value)
    if way is None or not values:
        return None, len(values)
    if way == "all":
        if reached < len(values):
            return False, len(values)
        return (True if len(values) == len(wards) else None), len(values)
    total = sum((value * weight for value, weight in values), Fraction(0))
    if way == "sum":
        return total, len(values)
    return round_2(total / sum(weight for _, weight in values)), len(values)


def _meets(target: Yaml, value: Fraction) -> bool:
    """Against the milestone that is next on DAY."""
    milestone = next(one for one in target["milestones"] if one.get("by", 9999) >= DAY.year)
    met = {
        "at_least": lambda bound: value >= bound,
        "more_than": lambda bound: value > bound,
        "less_than": lambda bound: value < bound,
        "between": lambda bound: value >= bound[0],
    }
    return all(met[key](bound) for key, bound in milestone.items() if key in met)

"""Plans of any number and size, made from our own by a seed."""

from __future__ import annotations

import random
from pathlib import Path
from zlib import crc32

import yaml

ROOT = Path(__file__).parents[2]
OURS = ROOT / "plan"
PROVINCES = 34
_SYLLABLES = ("An", "Bình", "Hải", "Hòa", "Lê", "Minh", "Nam", "Phú", "Tân", "Thanh", "Vân", "Yên")
TEXT = "Tiếp tục rà soát, kiện toàn tổ chức bộ máy theo hướng tinh gọn. " * 8
_STATES = ("not_started", "in_progress", "done")


def many(folder: Path, count: int, seed: int = 0) -> Path:
    """So many plans like ours, each with its own name, and results of two units; the folder.

    It is one repository, so that they have one index.
    """
    chance = random.Random(seed)
    (folder / ".git").mkdir(parents=True)
    ours = {path.relative_to(OURS): path.read_text("utf-8") for path in sorted(_files())}
    led = _led()
    for number in range(count):
        name = f"{' '.join(chance.sample(_SYLLABLES, 2))} {number}"
        plan = folder / f"tinh-{number % PROVINCES:02d}" / f"xa-{number:04d}" / "plan"
        (plan / "sections").mkdir(parents=True)
        for path, text in ours.items():
            (plan / path).write_text(text.replace("phường Lê Thanh Nghị", f"xã {name}"), "utf-8")
        for unit in chance.sample(sorted(led), 2):
            _write_results(plan, unit, chance.sample(led[unit], min(2, len(led[unit]))), chance)
    return folder


def large(folder: Path, tasks: int, seed: int = 0) -> Path:
    """One plan of so many tasks, each with a target, led by our units in turn, with results."""
    chance = random.Random(seed)
    (folder / "sections").mkdir(parents=True)
    for path in _files():
        if path.parent == OURS:
            (folder / path.name).write_bytes(path.read_bytes())
    units = leads()
    led: dict[str, list[str]] = {unit: [] for unit in units}
    for section in range(1, tasks // 250 + 1):
        text = f'id: "{section}"\ntitle: Mục {section}\ntasks:\n'
        for number in range(1, 251):
            unit = units[(section * 250 + number) % len(units)]
            led[unit].append(f"{section}.{number}")
            text += task(section, number, unit)
        (folder / "sections" / f"{section:03d}.yaml").write_text(text, "utf-8")
    for unit in units:
        _write_results(folder, unit, chance.sample(led[unit], len(led[unit]) // 4), chance)
    return folder


def task(section: int, number: int, unit: str) -> str:
    """One task with a target of two milestones."""
    return (
        f'  - id: "{section}.{number}"\n'
        f"    title: Nhiệm vụ {section}.{number}\n"
        f"    text: {TEXT}\n"
        f"    lead: ['{unit}']\n"
        "    coordinating: [Các phòng chuyên môn]\n"
        "    leader: Nguyễn Hữu Phúc\n"
        f"    targets: [{{id: ct-{section}-{number}, name: Chỉ tiêu, unit: '%', "
        "milestones: [{by: 2026, at_least: 85}, {by: 2030, at_least: 95}]}]\n"
    )


def _files() -> list[Path]:
    return [*OURS.glob("*.yaml"), *OURS.glob("sections/*.yaml")]


def leads() -> list[str]:
    """The units, no groups, that lead tasks of ours."""
    return sorted(_led())


def _led() -> dict[str, list[str]]:
    """The tasks of ours by the units, no groups, that lead them."""
    units = yaml.load((OURS / "units.yaml").read_bytes(), yaml.CSafeLoader)["units"]
    led: dict[str, list[str]] = {unit["name"]: [] for unit in units}
    for path in sorted((OURS / "sections").iterdir()):
        for one in yaml.load(path.read_bytes(), yaml.CSafeLoader)["tasks"]:
            for unit in one.get("lead", ()):
                if unit in led:
                    led[unit].append(one["id"])
    return {unit: tasks for unit, tasks in led.items() if tasks}


def _write_results(plan: Path, unit: str, tasks: list[str], chance: random.Random) -> None:
    folder = plan / "results" / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"unit: '{unit}'\nyear: 2026\nreceived: 2026-11-20\ntasks:\n"
    for one in tasks:
        text += f'  - task: "{one}"\n    state: {chance.choice(_STATES)}\n'
        text += "    state_on: 2026-11-10\n"
    (folder / f"{crc32(unit.encode()):08x}.yaml").write_text(text, "utf-8")

"""A plan of two sections and four units, and amendments written beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ctr.plan.amended.on import plan_on
from ctr.plan.load.loader import load
from ctr.plan.model import Plan
from tests.small_plan import small_plan

OFFICE = "Văn phòng HĐND và UBND"
CULTURE = "Phòng Văn hóa - Xã hội"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
NEW = ("Phòng Mới", "Phòng Hai Mới", "Phòng Ba Mới")
"""Units that only amendments bring."""
THUY, HOA, NAM = "Trần Thị Thúy", "Lê Văn Hòa", "Ngô Văn Nam"
DOCUMENT = "Quyết định số 45/QĐ-UBND ngày 15/5/2026"


def amended_plan(
    folder: Path, *amendments: tuple[str, list[dict[str, Any]]], leaders: str = ""
) -> Path:
    """Write the small plan with amendments, each from a day on; the new names are registered."""
    plan = small_plan(folder)
    with (plan / "units.yaml").open("a", encoding="utf-8") as file:
        file.write("")
    units = (plan / "units.yaml").read_text(encoding="utf-8")
    added = "".join(f"  - name: {name}\n" for name in NEW)
    (plan / "units.yaml").write_text(
        units.replace("groups:\n", f"{added}groups:\n"), encoding="utf-8"
    )
    with (plan / "leaders.yaml").open("a", encoding="utf-8") as file:
        file.write(leaders or f"  - name: {NAM}\n    position: Phó Chủ tịch\n")
    write_amendments(plan, *amendments)
    return plan


def write_amendments(plan: Path, *amendments: tuple[str, list[dict[str, Any]]]) -> None:
    """Write amendments.yaml: of each amendment its day and what it changes."""
    data = {
        "amendments": [
            {
                "document": f"{DOCUMENT[:-9]}{number}/2026",
                "on": date.fromisoformat(day),
                "changes": changes,
            }
            for number, (day, changes) in enumerate(amendments, start=1)
        ]
    }
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (plan / "amendments.yaml").write_text(text, encoding="utf-8")


def sound(plan: Path) -> Plan:
    """The plan as it is loaded; fails with its problems."""
    loaded = load(plan)
    assert loaded.problems == ()
    assert loaded.plan is not None
    return loaded.plan


def on(plan: Path, day: str) -> Plan:
    """The reading of a day."""
    return plan_on(sound(plan), date.fromisoformat(day))

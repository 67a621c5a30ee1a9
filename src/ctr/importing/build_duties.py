"""The duties of reporting in programme.yaml."""

from __future__ import annotations

import re
from typing import Any

from ctr.importing.bodies import read_bodies
from ctr.importing.duties import FoundDuty, read_duties
from ctr.importing.links import PROGRAMME, Built, Named
from ctr.importing.registers import Units
from ctr.importing.titles import Ids
from ctr.importing.understood import Draft

_TOLD = re.compile(
    r"\b(?:được|giao|phân công|căn cứ|theo|có|chủ trì|phụ trách|nêu|nhiệm vụ|liên quan)\b",
    re.IGNORECASE,
)
"""In the name of a group: it is told by what it does, not by what its members are."""


def add_duties(
    programme: dict[str, Any], draft: Draft, units: Units, built: Built, names: list[Named]
) -> None:
    """Write the duties before the part that they were read from."""
    duties: list[dict[str, Any]] = []
    ids = Ids()
    for found in read_duties([*draft.implementation]):
        duty = _duty(found, ids, units, names)
        built.link(
            [found.line],
            PROGRAMME,
            ("duties", len(duties)),
            whole=False,
            doubt=str(duty.get("doubt", "")),
        )
        duties.append(duty)
    if not duties:
        return
    order = list(programme)
    place = order.index("implementation") if "implementation" in order else len(order)
    items = list(programme.items())
    programme.clear()
    programme.update([*items[:place], ("duties", duties), *items[place:]])


def _duty(found: FoundDuty, ids: Ids, units: Units, names: list[Named]) -> dict[str, Any]:
    duty: dict[str, Any] = {"id": ids.of(found.title), "title": found.title, "report": True}
    if found.owed_by_leads:
        duty["owed_by_leads"] = True
    if found.owed_by:
        duty["owed_by"] = []
    strange = ""
    for body in found.owed_by:
        known = len(units.entries)
        unit = units.add(body.name, open=body.open)
        if body.open and len(units.entries) > known and _TOLD.search(body.name):
            strange = strange or body.name
        duty["owed_by"].append(unit)
        names.append((duty, "owed_by", len(duty["owed_by"]) - 1, unit))
    for key, name in (("to", found.to), ("through", found.through)):
        if name:
            first = read_bodies(name).bodies[:1]
            unit = units.add(first[0].name if first else name, open=bool(first and first[0].open))
            duty[key] = unit
            names.append((duty, key, None, unit))
    if found.deadline:
        duty["deadline"] = found.deadline
    if strange:
        duty |= {"doubtful": True, "doubt": f"“{strange}” không rõ gồm những đơn vị nào"}
    return duty

"""How documents write the ward's name, its units in full, and the numbers of the programme."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from operator import is_
from typing import Any, TypeVar, cast

from ctr.plan.model import Plan

View = TypeVar("View")
_WARD = re.compile(r"\b(phường|xã|đặc khu) (.+)$")
_KINDS = ("Phường ", "Xã ", "Đặc khu ")
_IN_FULL = {"HĐND": "Hội đồng nhân dân", "UBND": "Ủy ban nhân dân"}


def written_out(plan: Plan, unit: str) -> str:
    """A unit's name in full: `Công an phường` → `Công an phường Lê Thanh Nghị`.

    Nghị định 30/2020, Phụ lục I, II.2a.
    """
    for short, full in _IN_FULL.items():
        unit = re.sub(rf"\b{short}\b", full, unit)
    ward = _WARD.search(plan.programme.issuer)
    if ward is not None and unit.endswith(f" {ward[1]}"):
        return f"{unit} {ward[2]}"
    return unit


def with_place(view: View, plan: Plan) -> View:
    """`view` with the ward written as documents write it: `Phường Lê Thanh Nghị`.

    A ward named after a person, an event or by a number has its kind in capitals, too (Nghị định
    30/2020, Phụ lục II, III.1b); `place` in programme.yaml then names the kind.
    """
    place = plan.programme.place
    if not place.startswith(_KINDS):
        return view
    return cast(View, _mapped(view, f"{place[:1].lower()}{place[1:]}", place))


def _mapped(value: Any, old: str, new: str) -> Any:
    """A value with other words; the value itself where these do not occur, as in most rows."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, tuple):
        mapped = tuple(_mapped(part, old, new) for part in value)
        return value if all(map(is_, mapped, value)) else mapped
    if is_dataclass(value) and not isinstance(value, type):
        parts = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {
            name: other
            for name, part in parts.items()
            if (other := _mapped(part, old, new)) is not part
        }
        return replace(value, **changed) if changed else value
    return value


def numbered(task: str) -> str:
    """What a number of the programme stands for: `nhiệm vụ 3.3`, but `mục 2` of a whole section."""
    return f"nhiệm vụ {task}" if "." in task else f"mục {task}"

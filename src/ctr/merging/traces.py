"""What was put right leaves a trace, which goes with what it tells of.

Where that clashes, so do the traces of it that either side has left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from ctr.merging import identity
from ctr.merging.parts import Part
from ctr.plan.model.results import ENTRY_NAMES
from ctr.results import entries

KEY = "corrections"
Parts = dict[Any, Part]


def about(clashing: Iterable[Any], old: Parts, own: Parts, other: Parts) -> re.Pattern[str] | None:
    """The names, in traces, of what clashes in a mapping; None where nothing of that has one.

    `clashing` are keys, or pairs of the key of a list and the data of an item of it.
    """
    names = [name for step in clashing for name in _names(step, old, own, other)]
    return re.compile("|".join(names)) if names else None


def new_ones(part: Part | None, base: Part | None, names: re.Pattern[str]) -> list[Any]:
    """The traces of these names that a side has and what came before has not."""
    known = _items(base)
    return [item for item in _items(part) if item not in known and tells_of(item, names)]


def tells_of(item: Any, names: re.Pattern[str]) -> bool:
    """Whether a trace is of one of these names."""
    return isinstance(item, dict) and names.fullmatch(str(item.get("what"))) is not None


def _names(step: Any, old: Parts, own: Parts, other: Parts) -> list[str]:
    key, item = (step, None) if isinstance(step, str) else step
    if key == "reports":
        mark = entries.period_mark(str(item["period"])) if isinstance(item, dict) else "-.*"
        return [f"{ENTRY_NAMES[kind]}{mark}(-.*)?" for kind in ("received", "received_again")]
    name = ENTRY_NAMES.get(key)
    if name is None:
        return []
    lists = [_items(side.get(key)) for side in (old, own, other)]
    if not any(lists):
        return [name]
    gone = {one["what"] for one in _items(old.get(KEY)) if "what" in one and "new" not in one}
    of_base = entries.numbered(name, len(lists[0]), gone)
    _, *numbers = identity.paired(key, *lists)
    for side, known in zip(lists[1:], numbers, strict=True):
        for one, number in zip(side, known, strict=True):
            if one == item and number < len(of_base):
                return [of_base[number]]
    return [f"{name}-[0-9]+"]


def _items(part: Part | None) -> list[Any]:
    return part.data if part is not None and part.kind == "list" else []

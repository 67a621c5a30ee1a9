"""A task that went on to a new state on one side, while the other put right since when it had the
one before: the new state stands, and the earlier one has the right day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ctr.merging.parts import Part
from ctr.yamlfile.editor import flow_text

Parts = dict[Any, Part]
STATE, DAY, EARLIER = "state", "state_on", "earlier"


def with_the_right_day(old: Parts, went_on: Parts, put_right: Parts) -> Part | None:
    """The earlier states of the side that went on, with the other's day of the one that it left;
    None where that is not how the sides differ."""
    state, before = (_data(old, key) for key in (STATE, DAY))
    day, new_day = _data(put_right, DAY), _data(went_on, DAY)
    earlier = went_on.get(EARLIER)
    if earlier is None or None in (state, before, day) or _data(put_right, STATE) != state:
        return None
    entry = {STATE: state, "on": before}
    left = _items(earlier)
    known = [*_items(old.get(EARLIER)), *_items(put_right.get(EARLIER))]
    if day == before or entry in known or entry not in left or not str(day) <= str(new_day):
        return None
    if _data(went_on, STATE) == state:
        return None
    return _with_value(earlier, [left.index(entry), "on"], day)


def _data(parts: Parts, key: str) -> Any:
    return parts[key].data if key in parts else None


def _items(part: Part | None) -> list[Any]:
    return part.data if part is not None and part.kind == "list" else []


def _with_value(part: Part, place: list[Any], value: Any) -> Part | None:
    """The part with another value at a place within it; None where a comment would go."""
    if not place:
        return replace(part, data=value, value=flow_text(value))
    first, *others = place
    kids: list[tuple[str | int, Part]] = []
    for key, kid in part.kids:
        new = _with_value(kid, others, value) if key == first else kid
        if new is None:
            return None
        kids.append((key, new))
    if part.kind == "list":
        data: Any = [kid.data for _, kid in kids]
    else:
        data = {key: kid.data for key, kid in kids}
    if not part.flow:
        return replace(part, data=data, kids=kids)
    if "#" in part.value:
        return None
    return replace(part, data=data, kids=kids, value=flow_text(data))

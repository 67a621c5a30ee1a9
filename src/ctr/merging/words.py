"""What clashes, in the terms of the plan: which task, which figure, what either side says."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any

from ctr.merging import identity, traces
from ctr.merging.file import OURS, THEIRS, Outcome
from ctr.merging.kinds import kind_of
from ctr.merging.three_way import GONE, Conflict, Step
from ctr.plan.model import STATES, Programme, Section
from ctr.problems import short
from ctr.vietnamese import phrases
from ctr.wording.fields import field_name
from ctr.wording.states import dated_state, state_name
from ctr.wording.targets import figure_phrase

_ROOTS: dict[Any, str] = {Programme: "programme", Section: "sections"}
"""What the names of the keys of a whole file depend on."""
_NAMED_BY = ("name", "id", "document", "target", "period", "year", "number", "title", "printed")
_TRACES = "giữ của cùng một bên với mục trên"


def lines(path: str, outcome: Outcome) -> list[str]:
    """A line for each thing that is left to settle in a file."""
    told = [conflict_line(path, conflict) for conflict in outcome.conflicts]
    for fault in outcome.faults:
        hint = f" ({fault.hint})" if fault.hint else ""
        told.append(f"dòng {fault.line}: sau khi gộp, {fault.message}{hint}")
    return told


def conflict_line(path: str, conflict: Conflict) -> str:
    """`10.2 năm 2026: trạng thái: bên này “hoàn thành”, bên kia “tạm dừng”`."""
    year = re.search(r"(?:^|/)results/([0-9]{4})/", path)
    names = [_ROOTS.get(kind_of(path), "")]
    names += [step if isinstance(step, str) else step[0] for step in conflict.path]
    where = [
        _step(step, under, year[1] if year else None)
        for under, step in zip(names, conflict.path, strict=False)
    ]
    if year and not (conflict.path and conflict.path[0][0] == "tasks"):
        whole = "lời của văn phòng" if PurePosixPath(path).name == "summary.yaml" else "cả báo cáo"
        where.insert(0, f"{whole} năm {year[1]}")
    both = (conflict.ours, conflict.theirs)
    if names[-1] == traces.KEY and isinstance(conflict.path[-1], str):
        return ": ".join([*filter(None, where), _TRACES])
    if all(map(_is_state, both)) and conflict.ours.get("state_on") != conflict.theirs.get(
        "state_on"
    ):
        ours, theirs = (f"“{_dated(side)}”" for side in both)
    elif all(map(_has_words, both)) and conflict.ours["phrase"] != conflict.theirs["phrase"]:
        ours, theirs = (_value("phrase", side["phrase"]) for side in both)
    else:
        ours, theirs = (_value(names[-1], side) for side in both)
    sides = f"{OURS} {ours}, {THEIRS} {theirs}" if ours != theirs else "hai bên viết khác nhau"
    return ": ".join([*filter(None, where), sides])


def _step(step: Step, under: str, year: str | None) -> str:
    """A key, or an entry of a list by what it is called."""
    name, data = (step, None) if isinstance(step, str) else step
    if under == "deadline" and name in ("deadline", "to"):
        return ""  # said already
    label = "sửa đổi theo" if name == "amendments" else field_name(name, under)
    if not isinstance(data, dict):
        return label
    if name == "tasks":
        number = data.get("task", data.get("id"))
        return f"{number} năm {year}" if year else f"nhiệm vụ {number}"
    if name == "changes":
        return _subject(data)  # its kind is the next step
    called = next((str(data[key]) for key in _NAMED_BY if key in data), "")
    day = _day(data.get("on", data.get("as_of")))
    return " ".join(filter(None, [label, short(called), f"ngày {day}" if day else ""]))


def _subject(change: dict[str, Any]) -> str:
    """`nhiệm vụ 10.2`: what a change of an amendment is about."""
    what = next(iter(change.values()), None)
    if not isinstance(what, dict):
        return ""
    for name in identity.SUBJECTS:
        about = what.get(name)
        about = about.get("id") if isinstance(about, dict) else about
        if isinstance(about, str):
            return f"{field_name(name)} {short(about)}"
    return ""


def _value(key: str, value: Any) -> str:
    if value == GONE:
        return "đã xóa"
    return f"“{_shown(key, value)}”"


def _shown(key: str, value: Any) -> str:
    if _is_state(value):
        return state_name(value["state"]) if value.get("state") in STATES else _dated(value)
    if isinstance(value, dict):
        return short(
            "; ".join(
                f"{field_name(name, key)}: {_shown(name, part)}" for name, part in value.items()
            )
        )
    if isinstance(value, list):
        return short("; ".join(_shown(key, part) for part in value))
    if value in STATES:
        return state_name(value)
    if isinstance(value, bool) or (
        isinstance(value, int | Decimal) and key in ("value", "corrects")
    ):
        return figure_phrase(value if isinstance(value, bool) else Decimal(value), None)
    return _day(value) or short(value if value is not None else "(để trống)")


def _is_state(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and set(value) <= {"state", "state_on"}


def _has_words(value: Any) -> bool:
    """Whether it is a deadline in words."""
    return isinstance(value, dict) and "phrase" in value


def _dated(value: dict[str, Any]) -> str:
    day = _day(value.get("state_on"))
    state = value.get("state")
    if state not in STATES:
        return f"ngày {day}"
    return dated_state(state, date.fromisoformat(value["state_on"]) if day else None)


def _day(value: Any) -> str | None:
    """A day of the YAML as people write it; None for anything else."""
    try:
        return phrases.day(date.fromisoformat(value)) if len(value) == 10 else None
    except (TypeError, ValueError):
        return None

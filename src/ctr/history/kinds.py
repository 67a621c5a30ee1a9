"""Of what kind a change is, by the fields on the way to it."""

from __future__ import annotations

from typing import Literal

from ctr.history.changes import Change, Keys

Kind = Literal[
    "state",
    "figure",
    "deadline",
    "report",
    "done",
    "words",
    "wording",
    "assignment",
    "target",
    "task",
    "renumbered",
    "section",
    "unit",
    "leader",
    "duty",
    "programme",
    "amendment",
    "calendar",
    "sent",
    "letter",
    "other",
    "begun",
    "skipped",
]


def fields_of(path: Keys) -> tuple[str, ...]:
    """The fields of a path, without what tells one thing of a list from others."""
    return tuple(path[place] for place in _places(path))


def _places(path: Keys) -> list[int]:
    """Where in a path its fields stand."""
    found: list[int] = []
    place = 0
    while place < len(path):
        found.append(place)
        part = path[place]
        if part == "results" and len(found) == 1:
            place += 2
        elif part in _LISTS and not (part == "units" and len(found) > 1):
            place += 1
        place += 1
    return found


def place_of(path: Keys, field: str) -> int | None:
    """Where in a path a field stands; a thing may have the same name."""
    return next((place for place in _places(path) if path[place] == field), None)


_LISTS = (
    *("sections", "tasks", "targets", "duties", "units", "groups", "leaders", "calendar"),
    *("summaries", "reports", "next_period", "periods"),
)
"""The lists whose things have names."""
_WORDING = (
    *("title", "text", "errata", "footnotes", "printed_number", "printed_assignment", "product"),
    *("note", "also_printed", "doubtful", "doubt", "added"),
)
_ASSIGNMENT = ("lead", "coordinating", "leader", "co_leaders", "through", "request")
_RESULT_KINDS: dict[str, Kind] = {
    "log": "done",
    "values": "figure",
    "received": "report",
    "received_again": "report",
    "reports": "report",
    "submitted": "sent",
    "letters": "letter",
}
_TOP_KINDS: dict[str, Kind] = {
    "sections": "section",
    "units": "unit",
    "groups": "unit",
    "leaders": "leader",
    "programme": "programme",
    "amendments": "amendment",
    "calendar": "calendar",
}


def kind_of(change: Change) -> Kind:
    """The kind of a change."""
    path = change.path
    if change.sort in ("renumbered", "renamed"):
        return "renumbered" if change.sort == "renumbered" else "unit"
    fields = fields_of(path)
    if path[0] in ("results", "summaries"):
        if fields[-1] in ("state", "state_on", "earlier"):
            return "state"
        return next((_RESULT_KINDS[name] for name in fields if name in _RESULT_KINDS), "words")
    if path[0] == "programme" and len(path) > 1 and path[1] == "duties":
        return "deadline" if "deadline" in fields else "duty"
    if path[0] == "sections" and "tasks" in fields and len(path) > 3:
        if "deadline" in fields:
            return "deadline"
        if "targets" in fields:
            return "target"
        if fields[-1] in _ASSIGNMENT:
            return "assignment"
        if any(name in _WORDING for name in fields):
            return "wording"
        return "task"
    return _TOP_KINDS.get(path[0], "other")


def name_in(path: Keys, name: str) -> str | None:
    """The number of the task, or the id of the target, that a path leads through."""
    place = place_of(path, name)
    return path[place + 1] if place is not None and place + 1 < len(path) else None

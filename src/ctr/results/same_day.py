"""Whether something recorded was written today and not before: then it is a slip, and no more.

The trail of writes tells which content a file had when the day began, and the contents that are
kept for taking writes back tell what stood in it. Where the file was edited by hand in between, or
its old content is no longer kept, it cannot be told, and counts as written before.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from ctr.atomic import kept, trail
from ctr.results.entries import Entry
from ctr.yamlfile.reader import read_yaml

_STANDINGS = ("state", "earlier")
_ARRIVALS = ("received", "received_again")


def written_on(folder: Path, path: Path, entry: Entry, day: date) -> bool:
    """Whether the entry, which stands in the file at `path`, was not there before that day.

    What was put right before, with a trace, was.
    """
    now = path.read_bytes()
    digest = _at_start(folder, path.relative_to(folder).as_posix(), kept.digest_of(now), day)
    if digest == "":
        return False
    before = kept.content(folder, digest) if digest is not None else b""
    data = _data(now)
    if before is None or any(
        correction.get("what") == entry.name
        for correction in _part(data, entry.task).get("corrections", ())
    ):
        return False
    value = data
    for key in entry.path:
        value = value[key]
    return _comparable(value, data, entry) not in _all(_part(_data(before), entry.task), entry.kind)


def _at_start(folder: Path, file: str, digest: str | None, day: date) -> str | None:
    """The hash of the content of a file when the day began, from its hash now.

    None where there was no file, "" where it cannot be told.
    """
    writes = [
        (write.at, written)
        for write in trail.read(folder)
        for written in write.files
        if written.path == file
    ]
    for at, written in reversed(writes):
        if written.after != digest:
            return ""
        if _day(at) != day:
            break
        digest = written.before
    return digest


def _day(at: str) -> date | None:
    try:
        return datetime.fromisoformat(at).date()
    except ValueError:
        return None


def _data(content: bytes) -> Any:
    data = read_yaml(content.decode("utf-8", "replace"), "").data
    return data if isinstance(data, dict) else {}


def _part(data: Any, task: str | None) -> Any:
    """What a file says of a task, or of the report as a whole."""
    if task is None:
        return data
    tasks = data.get("tasks") or ()
    return next((part for part in tasks if isinstance(part, dict) and part.get("task") == task), {})


def _comparable(value: Any, data: Any, entry: Entry) -> Any:
    """The raw value of an entry, comparable with those of `_all`."""
    if entry.kind == "state":
        return (value, _part(data, entry.task).get("state_on"))
    if entry.kind == "earlier":
        return (value.get("state"), value.get("on"))
    return value


def _all(part: Any, kind: str) -> list[Any]:
    """The raw values of a kind: states, present and earlier, are one, and so are arrivals."""
    if kind in _STANDINGS:
        earlier = [change for change in part.get("earlier") or () if isinstance(change, dict)]
        return [
            (part.get("state"), part.get("state_on")),
            *((change.get("state"), change.get("on")) for change in earlier),
        ]
    if kind in _ARRIVALS:
        parts = [
            part,
            *(report for report in part.get("reports") or () if isinstance(report, dict)),
        ]
        return [
            day for of in parts for day in (of.get("received"), *(of.get("received_again") or ()))
        ]
    if kind == "verified":
        return [part.get("verified")]
    return list(part.get(kind) or ())

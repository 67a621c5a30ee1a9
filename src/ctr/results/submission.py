"""Putting down what the ward itself has sent, reports and letters, in the summary of the year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.plan.load.files import relative
from ctr.plan.load.loader import SUMMARY, load
from ctr.results.record import Change, Recorded, Refused
from ctr.yamlfile import editor
from ctr.yamlfile.editor import CannotEdit, Edit

_ORDER = ("year", "figures_to", "submitted", "letters")


def record_sent(
    folder: Path, duty: str, year: int, on: date, document: str | None = None
) -> Recorded:
    """Write that the report of `duty` for `year` went out on a day. Raises CannotRun."""
    value: dict[str, Any] = {"duty": duty, "on": on}
    if document is not None:
        value["document"] = document
    return _locked(folder, year, "submitted", value, f"đã gửi {duty}")


def record_letter(folder: Path, unit: str, on: date, number: str) -> Recorded:
    """Write that a letter went out to a unit on a day. Raises CannotRun."""
    value = {"unit": unit, "on": on, "number": number}
    return _locked(folder, on.year, "letters", value, f"đã gửi công văn cho {unit}")


def _locked(folder: Path, year: int, key: str, value: dict[str, Any], what: str) -> Recorded:
    try:
        with atomic.locked(folder):
            return _record(folder, year, key, value, what)
    except OSError as error:
        raise CannotRun(f"không ghi được: {reason(error)}", str(error.filename or folder)) from None


def _record(folder: Path, year: int, key: str, value: dict[str, Any], what: str) -> Recorded:
    loaded = load(folder)
    if loaded.core is None:
        raise Refused(loaded.problems[:10])
    path = folder / "results" / str(year) / SUMMARY
    file = relative(path, loaded.root)
    known = loaded.core.summary_of.get(year)
    same = {name: part for name, part in value.items() if name != "document"}
    entries = getattr(known, key) if known is not None else ()
    if any(all(getattr(one, name) == part for name, part in same.items()) for one in entries):
        return Recorded(file=file, changes=())
    if path.exists():
        edit = Edit(path=(key,), value=value, append=True, order=_ORDER)
        try:
            content = editor.edited(path.read_bytes().decode("utf-8"), [edit])
        except (CannotEdit, UnicodeDecodeError) as error:
            raise CannotRun(f"{file} không sửa tự động được ({error})", "sửa bằng tay") from None
    else:
        content = editor.rendered({"year": year, key: [value]})
    raw = content.encode("utf-8")
    own = [problem for problem in load(folder, {path: raw}).problems if problem.file == file]
    if own:
        raise Refused(tuple(own))
    atomic.sweep(path.parent)
    atomic.write(path, raw)
    return Recorded(file=file, changes=(Change(what=what, old=None, new=value["on"]),))

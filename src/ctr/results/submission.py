"""Putting down that the ward has sent a report of its own, in the summary of the year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.plan.load.files import relative
from ctr.plan.load.loader import SUMMARY, load
from ctr.plan.model import Summary
from ctr.plan.model.base import keys_of
from ctr.results.changes import Change
from ctr.results.record import Recorded, Refused
from ctr.yamlfile import editor
from ctr.yamlfile.editor import CannotEdit, Edit

SUMMARY_KEYS = keys_of(Summary)


def record_sent(
    folder: Path, duty: str, year: int, on: date, document: str | None = None
) -> Recorded:
    """Write that the report of `duty` for `year` went out on a day. Raises CannotRun."""
    try:
        with atomic.locked(folder):
            return _record(folder, duty, year, on, document)
    except OSError as error:
        raise CannotRun(f"không ghi được: {reason(error)}", str(error.filename or folder)) from None


def _record(folder: Path, duty: str, year: int, on: date, document: str | None) -> Recorded:
    loaded = load(folder)
    if loaded.core is None:
        raise Refused(loaded.problems[:10])
    path = folder / "results" / str(year) / SUMMARY
    file = relative(path, loaded.root)
    known = loaded.core.summary_of.get(year)
    value: dict[str, Any] = {"duty": duty, "on": on}
    if document is not None:
        value["document"] = document
    if known is not None and (duty, on) in [(sent.duty, sent.on) for sent in known.submitted]:
        return Recorded(file=file, changes=())
    if path.exists():
        edit = Edit(path=("submitted",), value=value, append=True, order=SUMMARY_KEYS)
        try:
            content = editor.edited(path.read_bytes().decode("utf-8"), [edit])
        except (CannotEdit, UnicodeDecodeError) as error:
            raise CannotRun(f"{file} không sửa tự động được ({error})", "sửa bằng tay") from None
    else:
        content = editor.rendered({"year": year, "submitted": [value]})
    raw = content.encode("utf-8")
    own = [problem for problem in load(folder, {path: raw}).problems if problem.file == file]
    if own:
        raise Refused(tuple(own))
    atomic.sweep(path.parent)
    atomic.write(path, raw)
    return Recorded(file=file, changes=(Change(field="submitted", old=None, new=on, duty=duty),))

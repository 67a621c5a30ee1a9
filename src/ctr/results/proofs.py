"""What proves a deed or a figure, put beside the results together with the entry that names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ctr.evidence.files import Evidence, kept_file
from ctr.late_dataclasses import dataclass
from ctr.plan.model import EvidenceFile, LogEntry, Plan, TaskResult
from ctr.plan.model.base import keys_of
from ctr.problems import KeyPath
from ctr.results.changes import Change
from ctr.results.edits import TASK_KEYS, Edits, file_changes, file_edits, named_files
from ctr.results.transaction import Attachment
from ctr.yamlfile.editor import Edit

_LOG_KEYS = keys_of(LogEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A line of the log to be put down. `read` is what its files say of themselves."""

    on: date
    done: str
    evidence: str | None = None
    read: str | None = None
    files: tuple[Evidence, ...] = ()


def kept_once(plan: Plan, year: int, files: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The files, each under the name that its content already has among the results of the year."""
    names = {kept.sha256: kept.name for kept in _kept(plan, year)}
    return tuple(replace(file, name=names.get(file.sha256, file.name)) for file in files)


def attachments(year: int, files: Iterable[Evidence]) -> Iterator[Attachment]:
    """The files, to be written in the transaction of the entries that name them."""
    for file in files:
        yield Attachment(file=kept_file(year, file.name), content=file.content)


def deed_edits(path: KeyPath, known: TaskResult, deed: Deed) -> Edits:
    """A line of the log; files go to the line that is already there, if it tells of that deed."""
    for index, entry in enumerate(known.log):
        if _is_that(entry, deed):
            return _added((*path, "log", index), known.task, entry, deed)
    evidence = deed.evidence or deed.read
    value: dict[str, object] = {"on": deed.on, "done": deed.done}
    if evidence is not None:
        value["evidence"] = evidence
    if deed.files:
        value["files"] = named_files(deed.files)
    edits = [Edit(path=(*path, "log"), value=value, append=True, order=TASK_KEYS)]
    new = Change(task=known.task, field="done", old=None, new=deed.done)
    changes = [replace(new, on=deed.on, document=deed.evidence)]
    if deed.evidence is None and deed.read is not None:
        changes.append(Change(task=known.task, field="evidence", old=None, new=deed.read))
    return edits, [*changes, *file_changes(known.task, deed.files)]


def _is_that(entry: LogEntry, deed: Deed) -> bool:
    """Whether a line tells of a deed: the same, or the same but for the evidence it now gets."""
    if (entry.on, entry.done) != (deed.on, deed.done):
        return False
    if not deed.files:
        return entry.evidence == deed.evidence
    return deed.evidence is None or entry.evidence in (None, deed.evidence)


def _added(place: KeyPath, task: str, entry: LogEntry, deed: Deed) -> Edits:
    edits, changes = file_edits(place, task, entry, deed.files)
    evidence = deed.evidence or deed.read
    if entry.evidence is None and evidence is not None:
        edits.insert(0, Edit(path=(*place, "evidence"), value=evidence, order=_LOG_KEYS))
        changes.insert(0, Change(task=task, field="evidence", old=None, new=evidence))
    return edits, changes


def _kept(plan: Plan, year: int) -> Iterator[EvidenceFile]:
    for results in plan.loaded.results:  # those of tasks that were dropped, too
        if results.year == year:
            for result in results.tasks:
                for entry in result.log:
                    yield from entry.files
                for figure in result.values:
                    yield from figure.files

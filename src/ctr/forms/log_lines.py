"""Which line of the log was collected from which row of a form, and what the row now changes."""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ctr.forms.layout import Value, as_sent
from ctr.plan.model import LogEntry
from ctr.results.changes import ChangedField

_SIMILAR = 0.6
"""From how much likeness on a line counts as another wording of one that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A row of a form beside the log: `values` to be put, at a `place` or, None, as a new line.

    `conflict` names the field that the plan has changed, too, since it was collected, or that a
    later form has.
    """

    place: int | None
    values: dict[str, Value] = field(default_factory=dict)
    conflict: ChangedField | None = None


def mark_of(day: Value, done: Value) -> str:
    """Tells a line as it was when it was collected; the start of its `form`."""
    return _digest(f"{as_sent(day)} {as_sent(done)}")


def log_line(
    log: tuple[LogEntry, ...], marks: Container[str], day: Value, done: Value, evidence: Value
) -> LogLine:
    """The line that a row of a form is of, and what it changes there.

    `marks` are those of all lines of the form. Evidence left empty changes nothing.
    """
    work, proof = mark_of(day, done), _proof(evidence)
    same = [
        place
        for place, entry in enumerate(log)
        if work in (_sent_work(entry), mark_of(entry.on, entry.done))
    ]
    if any(not proof or proof in _proofs(log[place]) for place in same):
        return LogLine(place=same[0])
    place = same[0] if same else _reworded(log, marks, day, done)
    if place is None:
        new = {"on": day, "done": done, "evidence": evidence, "form": _form(work, proof)}
        return LogLine(place=None, values={key: new[key] for key in new if new[key] is not None})
    entry = log[place]
    values: dict[str, Value] = {} if same else {"on": day, "done": done}
    conflict: ChangedField | None = None
    if proof and proof not in _proofs(entry):
        values["evidence"] = evidence
        conflict = "evidence" if len(_proofs(entry)) > 1 else None
    if not same and _sent_work(entry) != mark_of(entry.on, entry.done):
        conflict = "done"
    if _form(work, proof) in _forms(entry)[1:]:  # what was corrected since comes in once more
        conflict = "evidence" if same else "done"
    mark = _form(work, proof or _sent_proof(entry))
    values["form"] = " ".join([mark, *(known for known in _forms(entry) if known != mark)])
    return LogLine(place=place, values=values, conflict=conflict)


def _reworded(
    log: tuple[LogEntry, ...], marks: Container[str], day: Value, done: Value
) -> int | None:
    """The place of the line that a form words anew: gone from the form, and much like this one."""
    text = as_sent(done) or ""
    alike_lines: list[tuple[float, int]] = []
    for place, entry in enumerate(log):
        if entry.form is None or _sent_work(entry) in marks:
            continue
        alike = _likeness(entry.on, as_sent(entry.done), day, text)
        if alike is not None:
            alike_lines.append((-alike, place))
    return min(alike_lines)[1] if alike_lines else None


def is_reworded(day: Value, done: str | None, other_day: Value, other_done: str | None) -> bool:
    """Whether a line tells of the same work as another, in other words or of another day."""
    return _likeness(day, done, other_day, other_done) is not None


def _likeness(
    day: Value, done: str | None, other_day: Value, other_done: str | None
) -> float | None:
    """How like two lines are, None where they are of different work."""
    alike = SequenceMatcher(None, done or "", other_done or "").ratio()
    return alike if alike >= _SIMILAR and (day == other_day or alike == 1) else None


def _proofs(entry: LogEntry) -> set[str]:
    """The marks of a line's evidence as it was collected and as it is; one where it is the same."""
    return {_sent_proof(entry), _proof(entry.evidence)}


def _forms(entry: LogEntry) -> list[str]:
    """The marks of all that the line has been in forms, the newest first."""
    return (entry.form or "").split()


def _sent_work(entry: LogEntry) -> str:
    return next(iter(_forms(entry)), "").partition("-")[0]


def _sent_proof(entry: LogEntry) -> str:
    return next(iter(_forms(entry)), "").partition("-")[2]


def _proof(evidence: Value) -> str:
    text = as_sent(evidence)
    return _digest(text) if text is not None else ""


def _form(work: str, proof: str) -> str:
    """The `form` of a line: the mark of its day and work, then of its evidence where it has any."""
    return f"{work}-{proof}" if proof else work


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=4).hexdigest()

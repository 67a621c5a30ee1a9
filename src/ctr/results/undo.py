"""Taking back the last write: every file that it changed gets its old content again.

Only where nothing has changed those files since. Who does it adds a line of its own to the trail of
writes, so that the next undo goes one write further back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ctr import atomic
from ctr.atomic import kept, trail
from ctr.errors import CannotRun
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Correction, Plan, Summary, UnitResults
from ctr.results import entries
from ctr.results.changes import Change
from ctr.results.transaction import Attachment, Transaction
from ctr.vietnamese import phrases
from ctr.yamlfile.tidy import same_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A file, relative to the plan's folder, as it is and as it was; None where there is none."""

    file: str
    now: bytes | None
    before: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The write that is to be taken back, and what that does to each of its files."""

    write: trail.Write
    steps: tuple[Step, ...]


def last_undo(folder: Path) -> Undo:
    """What an undo would take back now. Raises CannotRun where there is nothing, or it cannot."""
    writes = list(trail.read(folder))
    undone = {write.undoes for write in writes}
    standing = [
        write for write in writes if write.files and write.undoes is None and write.id not in undone
    ]
    if not standing:
        raise CannotRun("không có lần ghi nào để hoàn tác", "xem các lần ghi: ctr undo --list")
    last = _last(standing)
    return Undo(write=last, steps=tuple(_step(folder, writes, last, file) for file in last.files))


def _last(standing: Sequence[trail.Write]) -> trail.Write:
    """The newest of the writes after which none wrote into the same files.

    A command's moment is that of its start, and another may have written while it asked; of two
    branches that were joined, the lines of one stand before those of the other.
    """
    written_since: set[str] = set()
    ends = []
    for place in reversed(range(len(standing))):
        paths = {file.path for file in standing[place].files}
        if not paths & written_since:
            ends.append(place)
        written_since |= paths
    return standing[max(ends, key=lambda place: (standing[place].at, place))]


def take_back(transaction: Transaction, undo: Undo, *, dry_run: bool = False) -> None:
    """Do what was shown. Raises CannotRun, and then nothing is written."""

    def refuse_other() -> None:
        if last_undo(transaction.folder) != undo:
            raise CannotRun("kế hoạch vừa được ghi thêm nên không hoàn tác gì", "chạy lại lệnh này")

    def edits(plan: Plan) -> list[Attachment]:
        refuse_other()
        return [Attachment(file=step.file, content=step.before) for step in undo.steps]

    def contents(loaded: Loaded) -> dict[Path, bytes]:
        refuse_other()
        return {transaction.folder / step.file: step.before or b"" for step in undo.steps}

    if of_writing_only(undo):
        transaction.rewrite(contents, dry_run=dry_run)
    else:
        transaction.write(edits, dry_run=dry_run)


def of_writing_only(undo: Undo) -> bool:
    """Whether the files say the same before and after: then a plan with faults is no hindrance."""
    return all(
        step.file.endswith(".yaml")
        and step.now is not None
        and step.before is not None
        and same_words(step.now, step.before)
        for step in undo.steps
    )


def changes(transaction: Transaction, step: Step) -> list[Change]:
    """What a step changes of what was recorded, thing by thing; empty for files of other kinds."""
    now = transaction.as_read(step.file, step.now)
    before = transaction.as_read(step.file, step.before)
    if (now is None and step.now is not None) or (before is None and step.before is not None):
        return []
    old = {(entry.task, entry.name): entry for entry in entries.of_file(now)} if now else {}
    new = {(entry.task, entry.name): entry for entry in entries.of_file(before)} if before else {}
    return [
        Change(field="entry", old=old.get(key), new=new.get(key), task=key[0])
        for key in dict.fromkeys([*old, *new])
        if (old[key].value if key in old else None) != (new[key].value if key in new else None)
    ]


def traces(transaction: Transaction, step: Step) -> list[Correction]:
    """The traces of corrections that go with a step."""
    now, before = (transaction.as_read(step.file, part) for part in (step.now, step.before))
    stays = _traces(before)
    return [trace for trace in _traces(now) if trace not in stays]


def _traces(file: UnitResults | Summary | None) -> list[Correction]:
    if file is None:
        return []
    parts = [file, *(file.tasks if isinstance(file, UnitResults) else ())]
    return [trace for part in parts for trace in part.corrections]


def _step(
    folder: Path, writes: Sequence[trail.Write], write: trail.Write, file: trail.Written
) -> Step:
    path = folder / file.path
    if not atomic.of_a_plan(file.path):
        raise CannotRun(f"nhật ký ghi nêu {file.path}, không phải tệp của kế hoạch")
    now = path.read_bytes() if path.is_file() else None
    if (kept.digest_of(now) if now is not None else None) != file.after:
        raise CannotRun(
            f"không hoàn tác được vì {file.path} {_what_changed(writes, file.path, now)}",
            "sửa từng điều bằng ctr record --correct, --remove",
        )
    before = kept.content(folder, file.before) if file.before is not None else None
    if file.before is not None and before is None:
        raise CannotRun(
            f"không hoàn tác được vì không còn giữ nội dung cũ của {file.path}, "
            f"hoặc chỉ người ghi ({write.by}) giữ",
            "lấy lại từ git, hoặc sửa từng điều bằng ctr record --correct, --remove",
        )
    return Step(file=file.path, now=now, before=before)


def _what_changed(writes: Sequence[trail.Write], file: str, now: bytes | None) -> str:
    """What made a file what it is: another command, or somebody's hand.

    What an undo gave back and that write did not leave was made by hand in between.
    """
    digest = kept.digest_of(now) if now is not None else None
    for write in reversed(writes):
        if write.undoes is None and any(
            (written.path, written.after) == (file, digest) for written in write.files
        ):
            return f"đã được {write.by} ghi bằng “{write.command}” lúc {moment(write)}"
    return "đã bị xóa ngoài ctr" if now is None else "đã được sửa ngoài ctr sau lần ghi đó"


def moment(write: trail.Write) -> str:
    """When a write was: `26/11/2026 08:15`."""
    try:
        return phrases.moment(datetime.fromisoformat(write.at))
    except ValueError:
        return write.at

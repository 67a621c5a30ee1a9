"""What git asks of a merge driver: the result in the place of ours, and whether it is clean."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.merging import whole
from ctr.merging.file import LARGEST, OURS, THEIRS, Outcome, merge, new_faults
from ctr.merging.kinds import kind_of
from ctr.merging.repository import merge_lines
from ctr.merging.words import lines
from ctr.plan.load import MAX_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """How a merge went: `told` is what is left to settle, a line each.

    `by_line` is why it could not be merged by entry, None where it was.
    """

    clean: bool
    told: tuple[str, ...] = ()
    by_line: str | None = None


def drive(base: Path, ours: Path, theirs: Path, path: str, marker_size: int) -> Driven:
    """Merge the file at `path` into `ours`, whose three versions lie in files.

    Raises CannotRun where nothing can be merged; `ours` is then as it was.
    """
    contents = [_content(file) for file in (base, ours, theirs)]
    why = None
    outcome: Outcome | None = None
    if any(len(content) > MAX_BYTES for content in contents):
        why = f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB"
    else:
        try:
            outcome = merge(path, contents[0], contents[1], contents[2], marker_size)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost a side its lines
            why = f"lỗi của ctr ({type(error).__name__})"
    if outcome is not None:
        if outcome.clean:
            _, own, other = contents
            found = whole.faults(Path.cwd(), path, outcome.content, own, other)
            outcome = replace(outcome, faults=found)
        _write(ours, outcome.content)
        return Driven(clean=outcome.clean, told=tuple(lines(path, outcome)))
    if why is None and kind_of(path) is None:
        why = "không phải tệp của kế hoạch"
    elif why is None:
        large = any(len(content) > LARGEST for content in contents)
        why = f"có bản lớn hơn {LARGEST // 1_000_000} MB" if large else _UNREADABLE
    clean, merged = merge_lines(base, ours, theirs, (OURS, THEIRS), marker_size)
    _write(ours, merged)
    faults = new_faults(path, merged, contents[1], contents[2]) if clean else ()
    told = lines(path, Outcome(content=b"", faults=faults))
    return Driven(clean=clean and not faults, told=tuple(told), by_line=why)


_UNREADABLE = "có bản không đọc được theo từng mục"


def _write(ours: Path, content: bytes) -> None:
    """The whole of it in the place of ours, or CannotRun: a full disk leaves ours as it is."""
    try:
        atomic.write(ours, content)
    except OSError as error:
        raise CannotRun(f"không ghi được bản đã gộp: {reason(error)}") from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None

"""Three versions of a file of the plan become one.

What comes out is read again and compared with the data that was meant; where that fails, or a
version cannot be read, the file is not merged by entry and whoever asked merges it by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from ctr.atomic import trail
from ctr.merging import journal
from ctr.merging.kinds import Kind, faults, kind_of, only_in, order_of
from ctr.merging.parts import Part, parted
from ctr.merging.three_way import Clash, Conflict, Merging, Piece, ended
from ctr.plan.schema.kinds import FOLDER
from ctr.problems import Problem
from ctr.yamlfile.characters import MARK
from ctr.yamlfile.reader import read_yaml

OURS, THEIRS = "bên này", "bên kia"
MARKER_SIZE = 7
"""Signs of a conflict's marks, where git says nothing else."""


LARGEST = 1_000_000
"""Bytes of a version that is merged by entry, which takes some ten seconds then; no file that
people write comes near it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The file as merged, with marks where the sides clash; what of it is for a person to settle.

    `faults` are what is wrong with the whole while neither side has it: two entries of one number.
    """

    content: bytes
    conflicts: tuple[Conflict, ...] = ()
    faults: tuple[Problem, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing is left to settle."""
        return not self.conflicts and not self.faults


def merge(
    path: str, base: bytes, ours: bytes, theirs: bytes, marker_size: int = MARKER_SIZE
) -> Outcome | None:
    """The file at `path`, of whose versions any may be empty for none.

    None where it is no file of a plan, or one that cannot be merged by entry.
    """
    if theirs in (base, ours):
        return Outcome(content=ours)
    if ours == base:
        return Outcome(content=theirs)
    if PurePosixPath(path).parent.name == FOLDER:  # made of the plan, and made anew by ctr schema
        return Outcome(content=ours)
    if path.endswith(trail.PATH):
        return Outcome(content=journal.merged(base, ours, theirs))
    kind = kind_of(path)
    if kind is None or max(map(len, (base, ours, theirs))) > LARGEST:
        return None
    found = [_merge(kind, path, one, ours, theirs, marker_size) for one in _settled(base)]
    if found[0] is None or any(other != found[0] for other in found):
        return None
    return found[0]


def new_faults(path: str, content: bytes, ours: bytes, theirs: bytes) -> tuple[Problem, ...]:
    """What is wrong with a merged file of the plan and with neither of its sides."""
    kind = kind_of(path)
    if kind is None:
        return ()
    return only_in(content, (ours, theirs), lambda version: faults(kind, path, version))


def _settled(base: bytes) -> tuple[bytes, ...]:
    """What came before both sides: itself, or where it is itself a merge with marks of a clash (as
    git makes one of several common versions), either side of those marks."""
    if b"<<<<<<<" not in base:
        return (base,)
    return _of_side(base, "<"), _of_side(base, "=")


def _of_side(base: bytes, wanted: str) -> bytes:
    """The text with what stands behind the mark `wanted` in place of each clash."""
    lines: list[bytes] = []
    behind = ""
    for line in base.splitlines(keepends=True):
        mark = _MARK_OF_CLASH.match(line)
        sign = mark[1].decode() if mark is not None else ""
        if sign and sign in _NEXT[behind]:
            behind = sign if sign != ">" else ""
        elif behind in ("", wanted):
            lines.append(line)
    return b"".join(lines)


_MARK_OF_CLASH = re.compile(rb"([<|=>])\1{6,}(?: |\r?\n|$)")
_NEXT = {"": "<", "<": "|=", "|": "=", "=": ">"}
"""Which mark of a clash may follow which."""


def _merge(
    kind: Kind, path: str, base: bytes, ours: bytes, theirs: bytes, marker_size: int
) -> Outcome | None:
    old, own, other = versions = [_read(content) for content in (base, ours, theirs)]
    if old is None or own is None or other is None or own.root is None or other.root is None:
        return None
    merging = Merging(order=partial(order_of, kind))
    merged = merging.file(old.root, own.root, other.root)
    conflicts = tuple(merging.conflicts)
    if not _reads_back(merged.pieces, merged.data, conflicts):
        return None
    mark, end = (_chosen([getattr(one, name) for one in versions]) for name in ("mark", "end"))
    content = (mark + _shown(merged.pieces, marker_size).replace("\n", end)).encode()
    return Outcome(
        content=content,
        conflicts=conflicts,
        faults=() if conflicts else new_faults(path, content, ours, theirs),
    )


@dataclass(frozen=True, slots=True)
class _Version:
    """A version: its parts, None where it is empty; its byte order mark; its line ends, of which
    the text within it has `\\n` where all are alike."""

    root: Part | None
    mark: str
    end: str


def _read(content: bytes) -> _Version | None:
    """A version as parts; None where it cannot be read without a fault of its YAML."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    mark = MARK if text.startswith(MARK) else ""
    text = text.removeprefix(mark)
    end = "\n"
    if "\r\n" in text and text.count("\n") == text.count("\r\n"):
        text, end = text.replace("\r\n", "\n"), "\r\n"
    if "\r" in text.replace("\r\n", ""):
        return None
    if not text:
        return _Version(None, mark, end)
    document = read_yaml(text, "")
    if document.root is None or document.notes.places:
        return None
    return _Version(parted(text, document.root), mark, end)


def _chosen(of_versions: Sequence[str]) -> str:
    """That of the side which changed it."""
    base, ours, theirs = of_versions
    return theirs if ours == base else ours


def _reads_back(pieces: Iterable[Piece], data: Any, conflicts: Sequence[Conflict]) -> bool:
    """Whether the text is what was meant; with conflicts, that either side of them can be read."""
    if not conflicts:
        return _data_of(pieces, "ours") == (data, True)
    return all(_data_of(pieces, side)[1] for side in ("ours", "theirs"))


def _data_of(pieces: Iterable[Piece], side: str) -> tuple[Any, bool]:
    """The data of the text with one side of each clash, and whether it can be read."""
    text = "".join(
        piece if isinstance(piece, str) else ended(getattr(piece, side)) for piece in pieces
    )
    document = read_yaml(text, "")
    return document.data, document.root is not None and not document.notes.places


def _shown(pieces: Iterable[Piece], size: int) -> str:
    """The text, each clash between marks as git writes them."""
    text = ""
    for piece in pieces:
        if isinstance(piece, Clash):
            ours, theirs = ended(piece.ours), ended(piece.theirs)
            text = ended(text)
            text += f"{'<' * size} {OURS}\n{ours}{'=' * size}\n{theirs}{'>' * size} {THEIRS}\n"
        else:
            text += piece
    return text

"""What is wrong with a merged file only within its plan: two amendments about one thing."""

from __future__ import annotations

from pathlib import Path

from ctr.errors import CannotRun
from ctr.merging.kinds import only_in
from ctr.plan.load.loader import AMENDMENTS, load
from ctr.problems import Problem


def faults(top: Path, path: str, content: bytes, ours: bytes, theirs: bytes) -> tuple[Problem, ...]:
    """What the plan below `top` has with this content in the file at `path` and with neither side.

    Other files are as the working tree has them, where git has not merged anything yet. Only
    amendments are looked at: the entries of other files are each for itself.
    """
    file = top / path
    if file.name != AMENDMENTS or not (file.parent / "programme.yaml").is_file():
        return ()
    try:
        loaded = load(file.parent)
    except CannotRun:  # somebody writes just now
        return ()
    return only_in(content, (ours, theirs), lambda version: loaded.reload({file: version}).problems)

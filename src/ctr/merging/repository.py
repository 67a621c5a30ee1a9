"""What a merge needs of git: its settings, and its own merge by line."""

from __future__ import annotations

from pathlib import Path

from ctr.errors import CannotRun
from ctr.git import asked

_CONFLICTS = 127
"""Up to here `git merge-file` counts conflicts; what is more is a fault."""


def setting(folder: Path, name: str) -> str | None:
    """A setting of this repository alone."""
    answer = asked(folder, "config", "--local", "--get", name)
    return answer.out.rstrip("\n") if answer.code == 0 else None


def set_value(folder: Path, name: str, value: str) -> None:
    """Set it. Raises CannotRun."""
    answer = asked(folder, "config", "--local", name, value)
    if answer.code != 0:
        raise CannotRun(f"git không ghi được cấu hình {name}", answer.err.strip() or None)


def merge_lines(
    base: Path, ours: Path, theirs: Path, names: tuple[str, str], marker_size: int
) -> tuple[bool, bytes]:
    """The files merged by line, as git does on its own: whether nothing clashes, and the content.

    Raises CannotRun for what git cannot merge, as a file that is no text.
    """
    own, other = names
    answer = asked(
        Path.cwd(),
        *("merge-file", "--stdout"),
        f"--marker-size={marker_size}",
        *("-L", own, "-L", "bản chung trước đó", "-L", other),
        *(path.absolute() for path in (ours, base, theirs)),
    )
    if not 0 <= answer.code <= _CONFLICTS:
        raise CannotRun("git không gộp được tệp này theo dòng", answer.err.strip() or None)
    return answer.code == 0, answer.raw

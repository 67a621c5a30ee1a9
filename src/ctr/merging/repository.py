"""What a merge needs of git: where the repository is, its settings, and its own merge by line."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ctr.errors import CannotRun, reason

_PATIENCE = 60
"""Seconds that git may take."""
_CONFLICTS = 127
"""Up to here `git merge-file` counts conflicts; what is more is a fault."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: its exit code and its words."""

    code: int
    out: str
    err: str


def git(folder: Path, *words: str | Path) -> Answer:
    """Run git in `folder`, of whatever repository it lies in. Raises CannotRun without git."""
    environment = {
        name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_REPOSITORY
    }
    environment |= {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"}
    try:
        ran = subprocess.run(
            ["git", "-C", str(folder), *map(str, words)],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=environment,
            timeout=_PATIENCE,
            check=False,
        )
    except FileNotFoundError:
        raise CannotRun("không có chương trình git", "cài git rồi chạy lại") from None
    except subprocess.TimeoutExpired:
        raise CannotRun(f"git không trả lời sau {_PATIENCE} giây") from None
    except OSError as error:
        raise CannotRun(f"không chạy được git: {reason(error)}") from None
    out, err = (text.decode("utf-8", "replace") for text in (ran.stdout, ran.stderr))
    return Answer(ran.returncode, out, err)


def root_of(folder: Path) -> Path | None:
    """The top of the working tree that `folder` lies in; None outside a repository."""
    answer = git(folder, "rev-parse", "--show-toplevel")
    top = answer.out.rstrip("\n")
    return Path(top) if answer.code == 0 and top else None


def setting(folder: Path, name: str) -> str | None:
    """A setting of this repository alone."""
    answer = git(folder, "config", "--local", "--get", name)
    return answer.out.rstrip("\n") if answer.code == 0 else None


def set_value(folder: Path, name: str, value: str) -> None:
    """Set it. Raises CannotRun."""
    answer = git(folder, "config", "--local", name, value)
    if answer.code != 0:
        raise CannotRun(f"git không ghi được cấu hình {name}", answer.err.strip() or None)


def merge_lines(
    base: Path, ours: Path, theirs: Path, names: tuple[str, str], marker_size: int
) -> bool:
    """Merge into `ours` by line, as git does on its own; whether nothing clashes.

    Raises CannotRun for what git cannot merge, as a file that is no text; `ours` is then as it was.
    """
    own, other = names
    answer = git(
        Path.cwd(),
        "merge-file",
        f"--marker-size={marker_size}",
        *("-L", own, "-L", "bản chung trước đó", "-L", other),
        *(path.absolute() for path in (ours, base, theirs)),
    )
    if not 0 <= answer.code <= _CONFLICTS:
        raise CannotRun("git không gộp được tệp này theo dòng", answer.err.strip() or None)
    return answer.code == 0


_OF_ANOTHER_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")

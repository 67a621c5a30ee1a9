"""Switching the merge on: the settings of a repository, and the lines for the plan's folder."""

from __future__ import annotations

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.git import top_of
from ctr.merging import repository
from ctr.plan.schema.kinds import FOLDER
from ctr.regular_files import NotRegular, read_regular

NAME = "ctr"
DRIVER = f"merge.{NAME}.driver"
"""The setting by which git merges so."""
ATTRIBUTES = ".gitattributes"
LINES = (f"*.yaml merge={NAME}", f"{FOLDER}/* merge={NAME}")
_MOST_BYTES = 1_000_000
_ODD = "không phải tệp thông thường"
TITLE = "Gộp tệp kế hoạch theo từng mục"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A setting of the repository, or a line of a file: what it was (None) and what it becomes."""

    where: str
    old: str | None
    new: str


def command() -> str:
    """What git is to run, by the program that runs now; git's own merge where that is gone.

    Behind `--` no name of a file is taken for an option.
    """
    python = shlex.quote(sys.executable).replace("%", "%%")
    ours = f"{python} -P -m ctr merge-driver --marker-size %L -- %O %A %B %P"
    return f"if [ -x {python} ]; then {ours}; else git merge-file --marker-size=%L %A %O %B; fi"


def install(plan: Path, *, dry_run: bool = False) -> list[Step]:
    """Switch it on for the plan's folder; what is so already is no step.

    Raises CannotRun outside a repository, or where something cannot be written.
    """
    if top_of(plan) is None:
        raise CannotRun(
            f"{plan} không nằm trong kho git nên không có gì để gộp", "tạo kho trước: git init"
        )
    steps = []
    for setting, value in ((f"merge.{NAME}.name", TITLE), (DRIVER, command())):
        old = repository.setting(plan, setting)
        if old != value:
            steps.append(Step(where=setting, old=old, new=value))
            if not dry_run:
                repository.set_value(plan, setting, value)
    file = plan / ATTRIBUTES
    text = _text(file)
    known = [line.strip() for line in text.splitlines()]
    new = [line for line in LINES if line not in known]
    steps += [Step(where=str(file), old=None, new=line) for line in new]
    if new and not dry_run:
        end = "\r\n" if "\r\n" in text else "\n"
        before = text if not text or text.endswith("\n") else f"{text}{end}"
        _write(file, before + "".join(f"{line}{end}" for line in new))
    return steps


def _text(file: Path) -> str:
    if file.is_symlink():  # which git does not follow either
        raise CannotRun(f"{file} là liên kết, git không đọc", "thay bằng tệp thường")
    try:
        return read_regular(file, _MOST_BYTES).decode()
    except FileNotFoundError:
        return ""
    except NotRegular as error:
        what = f"lớn hơn {_MOST_BYTES // 1_000_000} MB" if error.too_large else _ODD
        raise CannotRun(f"{file} {what}", "thay bằng tệp thường") from None
    except (OSError, UnicodeDecodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "không phải UTF-8"
        raise CannotRun(f"không đọc được {file}: {why}") from None


def _write(file: Path, text: str) -> None:
    try:
        atomic.write(file, text.encode())
    except OSError as error:
        raise CannotRun(f"không ghi được {file}: {reason(error)}") from None

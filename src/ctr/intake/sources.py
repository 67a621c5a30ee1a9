"""Files and folders as they are named on the command line, and all that is found in them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ctr.contained import Broken, Limits, contained
from ctr.errors import reason
from ctr.intake.arrivals import Found, Leftover, unpacked
from ctr.intake.unpack import is_junk, opened
from ctr.regular_files import NotRegular, read_regular

FILE_MB = 200
"""Of one file on the disk: a mailbox of a year has less."""
FOLDERS_DEEP = 10
MOST_FILES = 5_000
"""How deep folders are looked into, and how many files of one that is named."""


def limits(size: int) -> Limits:
    """What opening a file of that many bytes may take: seconds for a mail made to be slow."""
    return Limits(memory_mb=1_500, seconds=10 + size // 2_000_000, answer_mb=260)


def sift(paths: Sequence[Path]) -> Iterator[Found]:
    """All that lies in files and folders, in the order of their names, each file once."""
    seen: set[tuple[int, int]] = set()
    names = Counter(path.name for path in paths)
    for path in paths:
        if path.is_dir():
            number = -1
            for number, (file, name) in enumerate(_within(path, path.name or ".", 0)):
                if number >= MOST_FILES:
                    yield _broken(str(path), f"có hơn {MOST_FILES} tệp, phần sau không đọc")
                    break
                yield from _opened(file, name, seen)
            if number < 0:
                yield _broken(str(path), "thư mục không có tệp nào")
        else:
            yield from _opened(path, path.name if names[path.name] == 1 else str(path), seen)


def _within(folder: Path, name: str, depth: int) -> Iterator[tuple[Path, str]]:
    """The files of a folder and those below it; links to folders are not followed."""
    try:
        with os.scandir(folder) as entries:
            inside = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError:
        yield folder, name
        return
    for inner, is_folder in inside:
        if is_junk(inner) or inner.startswith("."):
            continue
        if not is_folder:
            yield folder / inner, f"{name}/{inner}"
        elif depth < FOLDERS_DEEP:
            yield from _within(folder / inner, f"{name}/{inner}", depth + 1)


def _opened(path: Path, name: str, seen: set[tuple[int, int]]) -> Iterator[Found]:
    try:
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        raw = read_regular(path, FILE_MB * 1_000_000)
        yield from unpacked(contained(limits(len(raw)), opened, raw, name))
    except OSError as error:
        yield _broken(name, reason(error))
    except NotRegular as error:
        yield _broken(
            name, f"lớn hơn {FILE_MB} MB" if error.too_large else "không phải tệp thông thường"
        )
    except Broken as error:
        fault = "tệp hỏng" if error.cause == "crash" else "tệp hỏng hoặc quá lớn"
        yield _broken(name, fault)


def _broken(name: str, fault: str) -> Leftover:
    return Leftover(name=name, kind="broken", reason=fault, hint=_HINT)


_HINT = "xin đơn vị gửi lại, hoặc bỏ tệp này ra"

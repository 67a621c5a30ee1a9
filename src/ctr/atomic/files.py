"""One file written durably: a temporary file beside it, synced, then given its name."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

TEMPORARY = ".ctr-"
"""What the names of temporary files begin with."""


def write(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file, atomically and durably, or change nothing.

    Folders are made where they lack; the file keeps its permissions. Raises OSError.
    """
    temporary = prepared(path, content)
    try:
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folders([path.parent])


def create(path: Path, content: bytes) -> None:
    """Give `content` the name, atomically and durably, if nothing has it.

    Of two at once, one gets FileExistsError. Raises OSError.
    """
    temporary = prepared(path, content, new=True)
    try:
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without links
            with path.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
    finally:
        with suppress(OSError):  # what was written stands
            temporary.unlink()
    sync_folders([path.parent])


def prepared(path: Path, content: bytes, *, new: bool = False) -> Path:
    """A durable temporary file with `content` that can be renamed to `path`. Raises OSError.

    `new`: the file gets the usual permissions, whatever stands at `path`.
    """
    import tempfile

    make_folder(path.parent)
    replaces = path.exists() and not new
    if replaces and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if replaces else _usual_mode())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def make_folder(folder: Path) -> None:
    """Make the folder and those above it, each durable before what lies in it. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:  # nothing of the file that is to lie in it is there
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from None
    sync_folders([folder.parent])


def sync_folders(folders: Iterable[Path]) -> None:
    """Make new names last through a power cut, where the system can.

    What was renamed stands in its place whether or not this succeeds: an error here would say
    that nothing was written, which is untrue.
    """
    if sys.platform == "win32":
        return
    for folder in dict.fromkeys(folders):
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

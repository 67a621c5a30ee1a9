"""Reading what may be no ordinary file: no device, no pipe, no more than a limit. And stamps."""

from __future__ import annotations

import os
import stat
from pathlib import Path

FileStamp = tuple[int, int, int, int, int]
"""Device, number, size, times of content and of change, the times in nanoseconds."""


class NotRegular(Exception):
    """What lies there is no ordinary file, or is larger than allowed."""

    def __init__(self, *, too_large: bool) -> None:
        super().__init__()
        self.too_large = too_large


def read_regular(path: Path, limit: int) -> bytes:
    """The content of an ordinary file of at most `limit` bytes.

    It is opened without waiting for a writer, and looked at once it is open, so that nothing can
    be put in its place in between. Raises OSError and NotRegular.
    """
    handle, status = open_regular(path)
    content = b""
    try:  # without a file object, which takes five times as long as a small file
        while status.st_size <= limit and len(content) <= limit:
            part = os.read(handle, status.st_size + 1)
            if not part:
                return content
            content += part
    finally:
        os.close(handle)
    raise NotRegular(too_large=True)


def open_regular(path: Path, *, follow: bool = True) -> tuple[int, os.stat_result]:
    """An open handle of an ordinary file, and what the system says of it.

    Raises OSError, also for a link where links are not followed, and NotRegular.
    """
    flags = os.O_RDONLY
    for name in ("O_BINARY", "O_CLOEXEC", "O_NONBLOCK", *(() if follow else ("O_NOFOLLOW",))):
        flags |= getattr(os, name, 0)
    handle = os.open(path, flags)
    status = os.fstat(handle)
    if stat.S_ISREG(status.st_mode):
        return handle, status
    os.close(handle)
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError
    raise NotRegular(too_large=False)


def stamp_of(status: os.stat_result) -> FileStamp:
    """What the system notes of a file or folder that changes with every change of it.

    The time of change cannot be set back, and a file that was replaced has another number.
    """
    return (
        status.st_dev,
        status.st_ino,
        status.st_size,
        status.st_mtime_ns,
        status.st_ctime_ns,
    )

"""Who holds the lock of a folder, as far as the system tells."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ctr.late_dataclasses import dataclass

_LOCKS = Path("/proc/locks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A process that holds a lock: its number, and its user and command where they may be read."""

    process: int
    user: str | None
    command: str | None


def holder_of(folder: Path) -> Holder | None:
    """The process whose lock on the folder keeps others out.

    From Linux's `/proc/locks`, where each line is `1: FLOCK ADVISORY WRITE 4711 fe:00:260072 0 EOF`
    with process and inode; None on other systems, and where the lock has just been freed.
    """
    with suppress(OSError):
        status = folder.stat()
        device, number = status.st_dev, status.st_ino
        place = f"{os.major(device):02x}:{os.minor(device):02x}:{number}"
        for line in _LOCKS.read_text(encoding="ascii", errors="replace").splitlines():
            fields = line.split()
            if len(fields) > 5 and fields[1] == "FLOCK" and fields[5] == place:
                return _described(int(fields[4]))
    return None


def _described(process: int) -> Holder:
    home = Path("/proc", str(process))
    user = command = None
    with suppress(OSError, KeyError):
        import pwd

        user = pwd.getpwuid(home.stat().st_uid).pw_name
    with suppress(OSError):
        words = home.joinpath("cmdline").read_bytes().split(b"\0")
        command = " ".join(os.fsdecode(b" ".join(words)).split())[:200] or None
    return Holder(process=process, user=user, command=command)

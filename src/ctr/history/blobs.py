"""The contents of a repository by their hashes, asked of one git that goes on running."""

from __future__ import annotations

import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO

from ctr import git
from ctr.errors import CannotRun
from ctr.history.repository import Repository

_CHUNK = 1 << 16


class Blobs:
    """The contents of hashes, asked of one running git."""

    def __init__(self, place: Repository, most: int) -> None:
        self.place = place
        self.most = most
        self.process: subprocess.Popen[bytes] | None = None
        self.asked = 0
        """How often something was asked for; `waiting`: there is no answer yet."""
        self.waiting = False
        self.ended = threading.Event()
        self.late = False

    def __enter__(self) -> Blobs:
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        if self.process is not None:
            _end(self.process)

    def content(self, blob: str) -> bytes | None:
        """The content, None where it is larger than `most`. Raises CannotRun."""
        self.asked += 1
        self.waiting = True
        if self.process is None:
            self.process = _started(self.place.folder)
            threading.Thread(target=self._watch, args=(self.process,), daemon=True).start()
        try:
            stdin, stdout = _pipe(self.process.stdin), _pipe(self.process.stdout)
            stdin.write(f"{blob}\n".encode())
            stdin.flush()
            head = stdout.readline(_CHUNK).split()
            if len(head) != 3 or head[1] != b"blob":
                raise OSError
            size = int(head[2])
            content = _read_exactly(stdout, size, keep=size <= self.most)
            stdout.read(1)
        except (OSError, ValueError):
            raise git.too_late() if self.late else _lacking(blob) from None
        finally:
            self.waiting = False
        return content

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        """End a git that has answered nothing for too long."""
        before = -1
        while not self.ended.wait(git.SECONDS):
            if self.waiting and self.asked == before:
                self.late = True
                process.kill()
                return
            before = self.asked


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """A git that is asked for contents. Raises CannotRun without git."""
    try:
        return subprocess.Popen(
            git.command(folder, "cat-file", "--batch"),
            cwd=folder,
            env=git.surroundings(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise git.missing() from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """See to it that it runs no more."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.kill()
    process.wait()


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """The stream, which is there. Raises OSError."""
    if stream is None:
        raise OSError
    return stream


def _lacking(blob: str) -> CannotRun:
    return CannotRun(
        f"kho git thiếu hoặc hỏng nội dung {blob[:10]} nên không đọc được lịch sử",
        "lấy đủ lịch sử (git fetch), hoặc kiểm tra kho: git fsck",
    )


def _read_exactly(stream: IO[bytes], size: int, *, keep: bool) -> bytes | None:
    """The next bytes, dropped where they are not to be kept. Raises OSError."""
    if keep:
        content = stream.read(size)
        if len(content) != size:
            raise OSError
        return content
    while size > 0:
        part = stream.read(min(size, _CHUNK))
        if not part:
            raise OSError
        size -= len(part)
    return None

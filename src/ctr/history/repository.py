"""The repository that a plan lies in, and what its git answers, however long that is."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ctr import git
from ctr.errors import CannotRun

MOST_BYTES = 500_000_000
"""Of the list of commits: those of a repository of a million."""
CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a plan's folder lies: `prefix` is its path in the repository, `plan/` or empty."""

    folder: Path
    top: str
    prefix: bytes
    shallow: bool

    @property
    def name(self) -> str:
        """What the plan's folder is called."""
        return os.fsdecode(self.prefix).rstrip("/").rpartition("/")[2] or Path(self.top).name


def repository_of(folder: Path) -> Repository:
    """The repository that a folder lies in. Raises CannotRun where there is none."""
    words = ("rev-parse", "--is-shallow-repository", "--show-toplevel", "--show-prefix")
    answer = ask(folder, *words)
    shallow, _, rest = answer.partition(b"\n")
    top, _, prefix = rest.removesuffix(b"\n").rpartition(b"\n")
    return Repository(folder, os.fsdecode(top), prefix, shallow == b"true")


def commit_of(place: Repository, revision: str) -> str:
    """The full hash of the commit that a name stands for. Raises CannotRun where there is none."""
    unknown = Unknown(
        f"không có phiên bản “{revision}” trong git",
        "ghi mã commit, tên nhánh, nhãn (tag) hoặc HEAD~1; xem các phiên bản: ctr log",
    )
    if not revision or revision.startswith("-") or "\0" in revision:
        raise unknown
    try:
        revision.encode()
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options")
        return ask(place.folder, *words, f"{revision}^{{commit}}").decode().strip()
    except UnicodeEncodeError:
        raise unknown from None
    except _Refused as error:
        if error.words:
            raise
        raise unknown from None


def head_of(place: Repository) -> str:
    """The commit on which the work goes on. Raises CannotRun where there is none yet."""
    try:
        return commit_of(place, "HEAD")
    except Unknown:
        raise CannotRun(
            "kho git chưa có commit nào nên chưa có lịch sử",
            "git add, git commit; các lần ctr đã ghi: ctr undo --list",
        ) from None


class Unknown(CannotRun):
    """There is no such revision."""


class _Refused(CannotRun):
    """Git did not answer; `words` are its own."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(*_explained(words))


def ask(folder: Path, *words: str) -> bytes:
    """What git answers. Raises CannotRun."""
    with tempfile.TemporaryFile() as errors, _started(folder, words, errors) as process:
        stdout = pipe(process.stdout)
        with _killed_after(process):
            parts, size = [], 0
            while part := stdout.read(CHUNK):
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise CannotRun("lịch sử trong git quá lớn, không đọc hết được")
            code = process.wait()
        _check(code, errors)
        return b"".join(parts)


def start(
    folder: Path, words: Sequence[str], errors: IO[bytes] | int, *, asked: bool = False
) -> subprocess.Popen[bytes]:
    """A git that runs; `asked`: questions are written to it. Raises CannotRun without git."""
    try:
        return subprocess.Popen(
            git.command("--literal-pathspecs", *words),
            cwd=folder,
            env=git.surroundings(),
            stdin=subprocess.PIPE if asked else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    except FileNotFoundError:
        raise git.missing() from None


@contextmanager
def _started(
    folder: Path, words: Sequence[str], errors: IO[bytes]
) -> Iterator[subprocess.Popen[bytes]]:
    process = start(folder, words, errors)
    try:
        yield process
    finally:
        ended(process)


def ended(process: subprocess.Popen[bytes]) -> None:
    """See to it that it runs no more."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    if process.poll() is None:
        process.kill()
    process.wait()


@contextmanager
def _killed_after(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Raises CannotRun where what is done meanwhile takes too long."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(git.SECONDS, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except CannotRun:
        if not late.is_set():
            raise
    finally:
        timer.cancel()
    if late.is_set():
        raise git.too_late()


def _check(code: int, errors: IO[bytes]) -> None:
    if code:
        errors.seek(0)
        raise _Refused(errors.read(CHUNK).decode("utf-8", "replace").strip())


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """The stream, which is there. Raises OSError."""
    if stream is None:
        raise OSError
    return stream


def _explained(words: str) -> tuple[str, str | None]:
    """What git said, in Vietnamese, with the next step."""
    if "not a git repository" in words or "must be run in a work tree" in words:
        return (
            "thư mục kế hoạch không nằm trong một kho git nên không có lịch sử",
            "đưa vào git: git init, git add, git commit; các lần ctr đã ghi: ctr undo --list",
        )
    if "dubious ownership" in words:
        return (
            "git không đọc kho này vì thư mục thuộc về người dùng khác",
            "nếu tin thư mục này: git config --global --add safe.directory ĐƯỜNG-DẪN-KHO",
        )
    first = next((line for line in words.splitlines() if line.strip()), "")
    told = first.removeprefix("fatal: ").removeprefix("error: ")
    return f"git không trả lời được: {told or 'không rõ vì sao'}", "kiểm tra kho: git fsck"

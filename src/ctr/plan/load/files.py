"""Reading the files of a plan: sizes, encodings and everything that can be wrong with a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

from ctr.atomic import Busy
from ctr.errors import CannotRun, reason
from ctr.hashes import content_hash
from ctr.plan.load import MAX_BYTES
from ctr.problems import Allowance, Notes, Problem
from ctr.regular_files import FileStamp, NotRegular, read_regular, stamp_of
from ctr.yamlfile.reader import Document, read_yaml
from ctr.yamlfile.syntax import lines_of

Stamp = FileStamp | None


class Files(Protocol):
    """Where the files of a plan are: on the disk, or in one version of a history."""

    def exists(self, path: Path) -> bool:
        """Whether a file or folder is there."""
        ...

    def is_folder(self, path: Path) -> bool:
        """Whether a folder is there."""
        ...

    def listed(self, folder: Path) -> Iterable[Path]:
        """What is in a folder. Raises OSError."""
        ...

    def read(self, path: Path, root: Path, allowance: Allowance | None) -> Document:
        """The YAML document of a file; what is wrong with the file is in its problems."""
        ...

    def stamp(self, path: Path) -> Stamp:
        """Changes whenever the file or folder does."""
        ...


class Disk:
    """The files of the disk, but for those that are to come or go: None is one removed."""

    def __init__(self, pending: Mapping[Path, bytes | None]) -> None:
        self.pending = pending

    def exists(self, path: Path) -> bool:
        """Whether it is there, or will be."""
        return self.pending[path] is not None if path in self.pending else exists(path)

    def is_folder(self, path: Path) -> bool:
        """Whether a folder is there."""
        return path.is_dir()

    def listed(self, folder: Path) -> Iterable[Path]:
        """What is in a folder, or will be. Raises OSError."""
        coming = {path for path in self.pending if path.parent == folder}
        going = {path for path in coming if self.pending[path] is None}
        return {*folder.iterdir(), *coming} - going

    def read(self, path: Path, root: Path, allowance: Allowance | None) -> Document:
        """The document of a file, as it will be."""
        if (content := self.pending.get(path)) is not None:
            return parse_document(content, relative(path, root), allowance)
        return read_document(path, root, allowance)

    def stamp(self, path: Path) -> Stamp:
        """What the system notes of it."""
        return stamp(path)


def read_document(path: Path, root: Path, allowance: Allowance | None = None) -> Document:
    """The YAML document at `path`; what is wrong with the file is in its `problems`."""
    file = relative(path, root)
    raw = _read_bytes(path, file)
    if isinstance(raw, Problem):
        return unread(raw, allowance)
    document = parse_document(raw, file, allowance)
    document.content_hash = content_hash(raw)
    return document


def unread(problem: Problem, allowance: Allowance | None = None) -> Document:
    """In place of a file that is not read for this problem."""
    document = Document(problem.file, notes=Notes(allowance or Allowance()))
    document.notes.add(problem)
    return document


def parse_document(raw: bytes, file: str, allowance: Allowance | None = None) -> Document:
    """The YAML document that a file with this content is."""
    text = _decode(raw, file)
    if isinstance(text, Problem):
        return unread(text, allowance)
    document = read_yaml(text, file, allowance)
    holds_one = document.nodes < 2  # asked first, since data is made for whoever asks
    if holds_one and document.data is None and not document.problems:
        document.notes.add(Problem(file=file, code="file-empty", message="tệp không có nội dung"))
    return document


def stamp(path: Path) -> Stamp:
    """What the system notes of a file or folder; another after every change. None without one."""
    try:
        status = path.stat()
    except OSError:
        return None
    return stamp_of(status)


def relative(path: Path, root: Path) -> str:
    """`path` as people read it in a message: relative to the plan root where it lies in it."""
    whole, top = path.as_posix(), f"{root.as_posix()}/"
    if whole.startswith(top):  # as most do, and this is soon seen
        return whole[len(top) :]
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def busy(error: Busy) -> CannotRun:
    """Another command has held the lock of the plan for too long: who it is."""
    message = f"lệnh khác đang dùng kế hoạch, đã chờ {error.waited:.0f} giây"
    holder = error.holder
    if holder is None:
        return CannotRun(message, "đợi lệnh đó xong rồi chạy lại")
    user = f" của {holder.user}" if holder.user else ""
    command = f": {holder.command}" if holder.command else ""
    return CannotRun(message, f"đang giữ kế hoạch: tiến trình {holder.process}{user}{command}")


def exists(path: Path) -> bool:
    """Whether something is there, as far as one may ask."""
    try:
        return path.exists()
    except OSError:
        return False


def _read_bytes(path: Path, file: str) -> bytes | Problem:
    try:
        return read_regular(path, MAX_BYTES)
    except NotRegular as error:
        if error.too_large:
            return Problem(
                file=file,
                code="file-too-large",
                message=f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB",
                hint="kiểm tra xem có đặt nhầm tệp không",
            )
        return Problem(file=file, code="file-unreadable", message="không phải là tệp thông thường")
    except FileNotFoundError:
        return Problem(file=file, code="file-missing", message="không có tệp này")
    except OSError as error:
        return Problem(
            file=file, code="file-unreadable", message=f"không đọc được: {reason(error)}"
        )


def _decode(raw: bytes, file: str) -> str | Problem:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        lines = lines_of(f"{before.decode('utf-8', 'replace')}x")
        return Problem(
            file=file,
            line=len(lines),
            column=len(lines[-1]),
            code="file-encoding",
            message="tệp không phải UTF-8",
            hint="mở tệp rồi lưu lại với bảng mã UTF-8",
        )

"""Files replaced as one transaction, by a journal that the next command can finish.

The journal names, for each file, its temporary file and the hashes of its old and new content,
and who writes, for the trail.
It counts only if it is whole; from then on the transaction counts as made, and the renames and
removals can be done by whoever comes next. A journal is not trusted: it may only bring the content
that it names by its hash, from a temporary file beside the target, into a file of the plan, or
remove one whose content it names.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path, PurePosixPath

from ctr.atomic import kept, trail
from ctr.atomic.files import TEMPORARY, prepared, sync_folders
from ctr.atomic.trail import Author, Written
from ctr.late_dataclasses import dataclass

JOURNAL = f"{TEMPORARY}journal"
ATTACHED = ("evidence", "sent")
"""Folders of a year's results that hold files of any kind: what proves, and what was sent."""
_MAX_BYTES = 10_000_000
_HASH = "[0-9a-f]{64}"
_NO_PLACE = (errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG)
"""What the system says of a path that no file can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A file below the plan's folder: the content it had when it was read, and the one to come.

    `old` is None for a new file, `new` for one that is to be removed.
    """

    path: Path
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What was done about a writer that had been broken off.

    `finished` are the files of a complete journal, relative to the plan's folder, empty where the
    journal was thrown away; `kept` those of them that someone has changed since and that stay.
    """

    finished: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Changed(Exception):
    """A file is no longer as it was read; nothing was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Unfinished(Exception):
    """The system refused after the first file was replaced; the journal has the others."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One line of a journal; `path` is relative to the plan's folder, the hashes are hex.

    `temporary` and `new` are None for a file that is removed.
    """

    path: str
    temporary: str | None
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Journal:
    """What a transaction replaces, who makes it, and the hash by which its line is known."""

    entries: tuple[_Entry, ...]
    author: Author
    digest: str = ""


def replace(folder: Path, replacements: Sequence[Replacement], author: Author) -> None:
    """Replace files of the plan in `folder`, all or none; the caller holds its lock.

    A link is written through to its target, but removed itself, and a line of it goes to the trail.
    Raises Changed, Unfinished and OSError.
    """
    targets = [
        _target(replacement.path, removed=replacement.new is None) for replacement in replacements
    ]
    temporaries: list[Path | None] = []
    journal = folder / JOURNAL
    renamed = 0
    _sweep({replacement.path.parent for replacement in replacements})
    try:
        for target, replacement in zip(targets, replacements, strict=True):
            new = replacement.new
            temporaries.append(None if new is None else prepared(target, new))
        sync_folders(target.parent for target in targets)
        for target, replacement in zip(targets, replacements, strict=True):
            if _content(target) != replacement.old:
                raise Changed(replacement.path)
        trail.prepare(folder)
        kept.keep(folder, [change.old for change in replacements if change.old is not None])
        entries = _entries(folder, replacements, temporaries)
        digest = _write(journal, _Journal(entries=entries, author=author))
        for temporary, target in zip(temporaries, targets, strict=True):
            _replace(target, temporary)
            renamed += 1
    except BaseException as error:
        if not renamed:
            journal.unlink(missing_ok=True)
            sync_folders([folder])
            for temporary in temporaries:
                if temporary is not None:
                    temporary.unlink(missing_ok=True)
        elif isinstance(error, OSError):
            raise Unfinished(error) from error
        raise
    sync_folders(target.parent for target in targets)
    with suppress(OSError):  # all is written; whoever comes next can do the rest
        _to_trail(folder, entries, author, digest)
        journal.unlink()


def recover(folder: Path) -> Recovery | None:
    """Finish or throw away what a writer that was broken off left; the caller holds the lock.

    None where there was nothing. Raises OSError, and then the journal still stands: what cannot be
    read here and now, as by another user, is not what was cut short or edited by hand.
    """
    journal = folder / JOURNAL
    if not os.path.lexists(journal):
        return None
    whole = _read(journal)
    if whole is None:
        sweep(folder)
        journal.unlink()
        return Recovery()
    stays = []
    for entry, target, temporary in _places(folder, whole.entries):
        if _hash(target) != entry.new:
            if _waits(entry, target, temporary):
                _replace(target, temporary)
                continue
            stays.append(entry.path)
        if temporary is not None:
            with suppress(NotADirectoryError):
                temporary.unlink(missing_ok=True)
    sync_folders(target.parent for _, target, _ in _places(folder, whole.entries))
    written = [entry for entry in whole.entries if entry.path not in stays]
    _to_trail(folder, written, whole.author, whole.digest)
    journal.unlink()
    return Recovery(finished=tuple(entry.path for entry in whole.entries), kept=tuple(stays))


def unfinished(folder: Path) -> Recovery | None:
    """What `recover` would do now; nothing is done. Raises OSError."""
    if not os.path.lexists(folder / JOURNAL):
        return None
    whole = _read(folder / JOURNAL)
    entries = whole.entries if whole is not None else ()
    stays = [
        entry.path
        for entry, target, temporary in _places(folder, entries)
        if _hash(target) != entry.new and not _waits(entry, target, temporary)
    ]
    return Recovery(finished=tuple(entry.path for entry in entries), kept=tuple(stays))


def strays(folder: Path) -> list[Path]:
    """Every temporary file below the plan's folder."""
    return [path for path in folder.rglob(f"{TEMPORARY}*") if _stray(path)]


def pending(folder: Path) -> dict[Path, bytes | None]:
    """What a complete journal has yet to bring into files of the plan, for who cannot write.

    None for a file that it has yet to remove.

    Raises OSError where the system does not let it be read: without it the plan is half a write.
    """
    contents: dict[Path, bytes | None] = {}
    journal = _read(folder / JOURNAL)
    for entry, target, temporary in _places(folder, journal.entries if journal else ()):
        if _waits(entry, target, temporary):
            contents[folder / entry.path] = temporary.read_bytes() if temporary else None
    return contents


def sweep(folder: Path) -> int:
    """Remove every temporary file below the plan's folder; the caller holds the lock. How many."""
    found = strays(folder)
    for stray in found:
        stray.unlink(missing_ok=True)
    return len(found)


def _sweep(folders: Iterable[Path]) -> None:
    """Remove the temporary files of writers that were killed before they had a journal."""
    for folder in folders:
        for stale in folder.glob(f"{TEMPORARY}*"):
            if _stray(stale):
                stale.unlink(missing_ok=True)


def _stray(path: Path) -> bool:
    """Whether a writer has left it: none leaves a folder."""
    return path.name != JOURNAL and (path.is_symlink() or not path.is_dir())


def _entries(
    folder: Path, replacements: Sequence[Replacement], temporaries: Sequence[Path | None]
) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            path=replacement.path.relative_to(folder).as_posix(),
            temporary=temporary.name if temporary is not None else None,
            old=_digest(replacement.old) if replacement.old is not None else None,
            new=_digest(replacement.new) if replacement.new is not None else None,
        )
        for replacement, temporary in zip(replacements, temporaries, strict=True)
    )


def _to_trail(folder: Path, entries: Sequence[_Entry], author: Author, digest: str) -> None:
    files = [Written(path=entry.path, before=entry.old, after=entry.new) for entry in entries]
    trail.append(folder, trail.of(digest[:16], author, files))


def _write(path: Path, journal: _Journal) -> str:
    """The journal below a hash of it, by which one that was cut short is known; that hash."""
    entries = [asdict(entry) for entry in journal.entries]
    data = {"author": asdict(journal.author), "entries": entries}
    body = json.dumps(data).encode()
    digest = _digest(body)
    with path.open("wb") as file:
        file.write(f"{digest}\n".encode() + body)
        file.flush()
        os.fsync(file.fileno())
    sync_folders([path.parent])
    return digest


def _read(journal: Path) -> _Journal | None:
    """A complete journal, None for any other. Raises OSError where it cannot be read."""
    try:
        status = journal.lstat()
    except OSError as error:
        # from a folder that may not be searched nothing of the plan can be read
        if error.errno in (errno.ENOENT, errno.EACCES, *_NO_PLACE):
            return None
        raise
    try:
        if not stat.S_ISREG(status.st_mode) or status.st_size > _MAX_BYTES:
            return None
        digest, _, body = journal.read_bytes().partition(b"\n")
        if digest.decode("ascii", "replace") != _digest(body):
            return None
        data = json.loads(body)
        entries = tuple(_Entry(**entry) for entry in data["entries"])
        author = Author(**data["author"])
        texts = (author.by, author.command, author.at)
        undoes = author.undoes is None or isinstance(author.undoes, str)
        sound = all(map(_sound, entries)) and all(isinstance(text, str) for text in texts)
        return (
            _Journal(entries=entries, author=author, digest=_digest(body))
            if sound and undoes
            else None
        )
    except (FileNotFoundError, LookupError, ValueError, TypeError, RecursionError):
        return None


def _sound(entry: _Entry) -> bool:
    """Whether an entry names a file of the plan, its hashes and a temporary file's name."""
    removed = entry.new is None
    if (entry.temporary is None) is not removed or (removed and entry.old is None):
        return False
    texts = (entry.path,) if entry.temporary is None else (entry.path, entry.temporary)
    if not all(isinstance(text, str) and "\0" not in text and "\\" not in text for text in texts):
        return False
    hashes = [hash_ for hash_ in (entry.old, entry.new) if hash_ is not None]
    if not all(isinstance(text, str) and re.fullmatch(_HASH, text) for text in hashes):
        return False
    name = entry.temporary
    named = name is None or (PurePosixPath(name).name == name and name.startswith(TEMPORARY))
    return named and of_a_plan(entry.path)


def of_a_plan(text: str) -> bool:
    """Whether a path, relative to the plan's folder, is that of a file that writers may replace."""
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\0" in text or "\\" in text:
        return False
    attached = len(path.parts) > 3 and path.parts[0] == "results" and path.parts[2] in ATTACHED
    return path.suffix == ".yaml" or attached


def _target(path: Path, *, removed: bool) -> Path:
    """The file that a path stands for: what a link leads to, but the link where it is removed."""
    if removed:
        return Path(os.path.realpath(path.parent)) / path.name
    return Path(os.path.realpath(path))


def _places(folder: Path, entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, Path, Path | None]]:
    """Each entry with its target and its temporary file."""
    for entry in entries:
        target = _target(folder / entry.path, removed=entry.new is None)
        yield entry, target, target.with_name(entry.temporary) if entry.temporary else None


def _replace(target: Path, temporary: Path | None) -> None:
    """Give the temporary file the target's name, or remove the target without one."""
    if temporary is None:
        target.unlink()
    else:
        temporary.replace(target)


def _waits(entry: _Entry, target: Path, temporary: Path | None) -> bool:
    """Whether the file still has its old content and the new one is there."""
    if _hash(target) != entry.old:
        return False
    return temporary is None or (not temporary.is_symlink() and _hash(temporary) == entry.new)


def _hash(path: Path) -> str | None:
    """The hash of a file, None where there is none, "" where none can be.

    Raises OSError where the system does not let it be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return ""
        return _digest(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno in _NO_PLACE:
            return ""
        raise


def _content(path: Path) -> bytes | None:
    """The content of the file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes) -> str:
    return kept.digest_of(content)

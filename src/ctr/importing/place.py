"""Where an import writes: a new folder as a whole, or an old one, all of it or nothing."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctr import atomic
from ctr.atomic.files import TEMPORARY, make_folder, sync_folders
from ctr.errors import CannotRun, reason
from ctr.importing.again import merge
from ctr.importing.run import LAST, UNPLACED, Imported
from ctr.importing.writer import as_yaml
from ctr.plan.load.files import busy
from ctr.plan.load.loader import Loaded, load_locked
from ctr.plan.schema import stored
from ctr.plan.schema.names import names_loaded, names_of
from ctr.yamlfile.reader import read_yaml


@dataclass(frozen=True, slots=True)
class Changed:
    """A file of the plan with its old and new text; None for one that was not there."""

    file: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """What making an import again changes, and where plan and document both had changed."""

    changed: tuple[Changed, ...]
    conflicts: tuple[str, ...]


AGAIN = "chọn thư mục khác; nhập lại vào kế hoạch đã nhập: thêm --again"


def refuse_taken(folder: Path, hint: str = "chọn thư mục khác") -> None:
    """Raises CannotRun where something lies in the folder already."""
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise CannotRun(f"không ghi được {folder}: {reason(error)}") from None
    if taken:
        raise CannotRun(f"đã có {folder}, không ghi đè", hint)


def write_new(folder: Path, texts: dict[str, str]) -> None:
    """Give the folder its files: it appears with all of them, or not at all. Raises CannotRun."""
    refuse_taken(folder)
    temporary: Path | None = None
    try:
        make_folder(folder.resolve().parent)
        temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=folder.resolve().parent))
        temporary.chmod(0o777 & ~_umask())
        _write(temporary, texts)
        stored.write(temporary, names_of(_data_of(texts)))
        if folder.is_dir():
            folder.rmdir()
        temporary.rename(folder.resolve())
        sync_folders([folder.resolve().parent])
    except OSError as error:
        raise CannotRun(f"không ghi được {folder}: {reason(error)}") from None
    finally:
        if temporary is not None and temporary.exists():
            shutil.rmtree(temporary, ignore_errors=True)


def _data_of(texts: dict[str, str]) -> dict[str, Any]:
    return {
        name: read_yaml(text, name).data for name, text in texts.items() if name.endswith(".yaml")
    }


def _umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask


def _write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        atomic.write(folder / name, text.encode("utf-8"))


def files_of(imported: Imported) -> dict[str, str]:
    """Everything that an import writes into a new folder."""
    texts = {**imported.texts, LAST: imported.record()}
    if imported.account.unplaced:
        texts[UNPLACED] = imported.unplaced_text()
    return texts


def write_again(folder: Path, imported: Imported, author: atomic.Author, *, dry_run: bool) -> Again:
    """Bring the plan to what the documents say now, but for what people have changed in it."""
    try:
        with atomic.locked(folder):
            return _again(folder, imported, author, dry_run)
    except atomic.Busy as error:
        raise busy(error) from None
    except atomic.Changed as error:
        raise CannotRun(
            f"{error.path} vừa được sửa trong lúc ghi nên không ghi gì", "chạy lại lệnh này"
        ) from None
    except atomic.Unfinished as error:
        raise CannotRun(
            f"mới ghi được một phần: {reason(error.error)}",
            "chạy một lệnh ctr bất kỳ, phần còn lại sẽ được ghi nốt",
        ) from None
    except OSError as error:
        raise CannotRun(f"không ghi được {folder}: {reason(error)}") from None


def _again(folder: Path, imported: Imported, author: atomic.Author, dry_run: bool) -> Again:
    last = _last(folder)
    names = {name: _current(folder, name, imported.data[name]) for name in imported.texts}
    old_names = {
        name: _current(folder, name, read_yaml(text, name).data) for name, text in last.items()
    }
    changed: list[Changed] = []
    conflicts: list[str] = []
    for name, text in imported.texts.items():
        current = names[name]
        before = next((body for known, body in last.items() if old_names[known] == current), None)
        now = _text(folder / current)
        new, told = _merged(before, now, text, name)
        conflicts += [f"{current}: {place}" for place in told]
        if new != now:
            changed.append(Changed(current, now, new))
    for known, body in last.items():
        current = old_names[known]
        if current in names.values():
            continue
        now = _text(folder / current)
        if now == body:
            changed.append(Changed(current, now, None))
        elif now is not None:
            conflicts.append(f"{current}: không còn trong văn bản nhưng đã được sửa, giữ nguyên")
    after = _check(folder, changed)
    if changed and not dry_run:
        atomic.replace(folder, [_replacement(folder, change) for change in changed], author)
        _beside(folder, imported)
        stored.write(folder, names_loaded(after))
    return Again(tuple(changed), tuple(conflicts))


def _replacement(folder: Path, change: Changed) -> atomic.Replacement:
    path = folder / change.file
    return atomic.Replacement(
        path=path,
        old=path.read_bytes() if path.exists() else None,
        new=change.new.encode("utf-8") if change.new is not None else None,
    )


def _beside(folder: Path, imported: Imported) -> None:
    """What lies beside the plan's files follows once they stand."""
    atomic.write(folder / LAST, imported.record().encode("utf-8"))
    if imported.account.unplaced:
        atomic.write(folder / UNPLACED, imported.unplaced_text().encode("utf-8"))
    else:
        (folder / UNPLACED).unlink(missing_ok=True)


def _last(folder: Path) -> dict[str, str]:
    try:
        files: Any = json.loads((folder / LAST).read_text(encoding="utf-8"))["files"]
        if not isinstance(files, dict):
            raise ValueError
        return {str(name): str(text) for name, text in files.items()}
    except (OSError, ValueError, LookupError, TypeError):
        raise CannotRun(
            f"{folder} không phải kế hoạch do ctr import lập (thiếu {LAST})",
            "nhập vào một thư mục mới, rồi so hai thư mục",
        ) from None


def _current(folder: Path, name: str, data: Any) -> str:
    """The file that now holds what `name` would: a section's is known by its number."""
    if not name.startswith("sections/"):
        return name
    for path in sorted((folder / "sections").glob("*.yaml")):
        content = read_yaml(_text(path) or "", path.name).data
        if isinstance(content, dict) and content.get("id") == data.get("id"):
            return f"sections/{path.name}"
    return name


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        raise CannotRun(f"{path} không phải UTF-8", "sửa tệp đó trước: ctr check") from None


def _merged(
    before: str | None, now: str | None, new: str, name: str
) -> tuple[str | None, list[str]]:
    """The text to write, and where both sides had changed."""
    if now in (before, new):
        return new, []
    if new == before:
        return now, []
    if now is None:
        return None, ["đã xóa trong kế hoạch"]
    data_before = read_yaml(before, name).data if before is not None else None
    data_now, data_new = read_yaml(now, name).data, read_yaml(new, name).data
    if data_now == data_before:
        return new, []
    merged = merge(data_before, data_now, data_new)
    if merged.data == data_now:
        return now, merged.conflicts
    head = "".join(line for line in now.splitlines(keepends=True) if line.startswith("#"))
    return head + as_yaml(merged.data), merged.conflicts


def _check(folder: Path, changed: list[Changed]) -> Loaded:
    """The plan as it will be. Raises CannotRun where that has faults that it has not now."""
    loaded = load_locked(folder)
    contents = {
        folder / change.file: change.new.encode() if change.new is not None else None
        for change in changed
    }
    after = loaded.reload(contents)
    fresh = [problem for problem in after.problems if problem not in set(loaded.problems)]
    if fresh:
        lines = "\n".join(
            f"    {problem.file}:{problem.line}: {problem.message}" for problem in fresh[:10]
        )
        raise CannotRun(f"không ghi, vì kế hoạch sẽ có lỗi:\n{lines}")
    return after

"""Plans in a folder of folders, as a city keeps those of its wards, and that of a superior."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

from ctr.errors import CannotRun

PROGRAMME = "programme.yaml"
Astray = Literal["nowhere", "no_plan", "itself"]
"""Where a path leads instead of to another plan."""
MOST_FOLDERS = 200_000
"""Folders that are looked through: a country has some 3,300 plans of four folders each."""


def plans_below(typed: str) -> list[Path]:
    """The plans that a folder, or a pattern such as `phuong-*`, leads to, by their paths.

    A folder that is a plan is taken itself, and nothing inside it. Hidden folders and links to
    folders further down are passed by, but a link to a plan, or to the folder that holds its plan/,
    is taken. A folder that cannot be listed may hold one: it is given, and will be told of. Raises
    CannotRun where there is none.
    """
    starts = _starts(typed)
    found = [way for start in starts for way in _below(str(start))]
    paths = [Path(name) for name, _ in sorted(found, key=_parts)]
    if len(starts) > 1 or any(linked for _, linked in found):  # else none is there twice
        paths = sorted({os.path.realpath(path): path for path in paths}.values())
    if not paths:
        raise CannotRun(
            f"không tìm thấy kế hoạch nào ở “{typed}”",
            "nêu thư mục kế hoạch (có programme.yaml), thư mục chứa chúng, hoặc mẫu tên có dấu *",
        )
    return paths


def superior_of(folder: Path, aligned_to: str) -> Path | Astray:
    """The folder of the plan that `aligned_to` of the plan in `folder` names, or where it leads."""
    named = folder / aligned_to
    try:
        for path in (named, named / "plan"):
            if (path / PROGRAMME).is_file():
                return path if path.resolve() != folder.resolve() else "itself"
        return "no_plan" if named.exists() else "nowhere"
    except (OSError, RuntimeError, ValueError):
        return "nowhere"


def _starts(typed: str) -> list[Path]:
    path = Path(typed)
    if path.is_dir():
        return [path]
    import glob
    import unicodedata

    from ctr.vietnamese.matching import nfc

    try:
        if not glob.has_magic(typed):
            return []
        pattern = str(path.relative_to(path.anchor))
        forms = {pattern, nfc(pattern), unicodedata.normalize("NFD", pattern)}
        found = {one for form in forms for one in Path(path.anchor).glob(form)}
        return sorted(one for one in found if not _hidden(one) - _hidden(path))
    except (OSError, ValueError, NotImplementedError, RecursionError):
        return []


def _hidden(path: Path) -> set[str]:
    """The hidden folders of a path."""
    return {part for part in path.parts if part.startswith(".") and part != ".."}


def _below(start: str) -> Iterator[tuple[str, bool]]:
    """The plans in a folder, none inside another, and of each whether a link leads there.

    A folder that has lost its programme.yaml, or that cannot be listed, is given too, so that it is
    told of when it is opened. Raises CannotRun where there are too many folders.
    """
    seen, left = 0, [start]
    while left:
        seen += 1
        if seen > MOST_FOLDERS:
            raise CannotRun(
                f"“{start}” có hơn {MOST_FOLDERS} thư mục", "nêu đúng thư mục chứa các kế hoạch"
            )
        folder = left.pop()
        try:
            with os.scandir(folder) as listing:
                entries = {entry.name: entry for entry in listing}
        except OSError:
            yield folder, False
            continue
        if PROGRAMME in entries or ("units.yaml" in entries and "sections" in entries):
            yield folder, False
            continue
        for entry in entries.values():
            if entry.name.startswith(".") or not _is_folder(entry):
                continue
            if not entry.is_symlink():
                left.append(entry.path)
                continue
            ways = (entry.path, f"{entry.path}{os.sep}plan")
            linked = (way for way in ways if os.path.isfile(f"{way}{os.sep}{PROGRAMME}"))  # noqa: PTH113
            yield from ((way, True) for way in islice(linked, 1))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is one, or a link that leads to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _parts(way: tuple[str, bool]) -> list[str]:
    """In the order of paths: that of their parts."""
    return way[0].split(os.sep)  # noqa: PTH206 - of thousands, none of which is a Path yet

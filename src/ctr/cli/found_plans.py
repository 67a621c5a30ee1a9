"""Which plans are asked: one, or all that --plan names by several folders, a glob, or one above."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from ctr.cli.find_plan import find_plan
from ctr.errors import CannotRun
from ctr.late_dataclasses import dataclass

_PARTS = ("programme.yaml", "units.yaml", "sections")
_ONE_LINE = r"(?m)^issuer:[ \t]+(\S.*)$\n?(?=[^\s]|\Z)"


@dataclass(frozen=True)
class Found:
    """The folders of plans, in the order typed, those below one folder by their paths.

    `several`: whether several were asked for, however many there are: not by the folder of a plan,
    or the one that holds its plan/, alone.
    """

    folders: tuple[Path, ...]
    several: bool


def found_plans(typed: Sequence[str]) -> Found:
    """The plans that --plan names, or CTR_PLAN, or the one upwards from here. Raises CannotRun."""
    typed = typed or [chosen for chosen in [os.environ.get("CTR_PLAN")] if chosen]
    if not typed:
        return Found((_one(None),), several=False)
    if len(typed) == 1 and _is_one(typed[0]):
        return Found((_one(typed[0]),), several=False)
    from ctr.plan.load.plans_below import plans_below

    if len(typed) == 1:
        return Found(tuple(plans_below(typed[0])), several=True)
    folders: dict[Path, Path] = {}
    for one in typed:
        for folder in [_one(one)] if _is_one(one) else plans_below(one):
            folders.setdefault(folder.resolve(), folder)
    return Found(tuple(folders.values()), several=True)


def _one(typed: str | None) -> Path:
    """The folder of one plan, by its name, though `.` or `..` was typed. Raises CannotRun."""
    folder = find_plan(typed)
    return folder if folder.name not in ("", "..") else folder.resolve()


def _is_one(typed: str) -> bool:
    """Whether it is the folder of a plan or the one above; also what is no folder, and no glob."""
    path = Path(typed)
    if path.is_dir():
        return any((path / part / name).exists() for part in ("plan", ".") for name in _PARTS)
    if path.exists():
        return True
    from glob import has_magic

    return not has_magic(typed)


def issuer_in(folder: Path) -> str | None:
    """The issuing body as programme.yaml names it, None where that cannot be read.

    Read without the rest of the file where it stands in a line of its own, as it nearly always
    does: of thousands of plans, one is asked for.
    """
    from ctr.plan.load import MAX_BYTES
    from ctr.plan.load.files import parse_document
    from ctr.regular_files import NotRegular, read_regular
    from ctr.vietnamese.matching import nfc

    try:
        raw = read_regular(folder / "programme.yaml", MAX_BYTES)
    except (OSError, NotRegular):
        return None
    text = raw.decode("utf-8", "replace")
    lines = re.findall(_ONE_LINE, text)
    ways = [f"issuer: {lines[0]}\n".encode()] if len(lines) == text.count("issuer:") == 1 else []
    for content in (*ways, raw):
        data = parse_document(content, "programme.yaml").data
        issuer = data.get("issuer") if isinstance(data, dict) else None
        if isinstance(issuer, str):
            return " ".join(nfc(issuer).split())
    return None


class Issuers:
    """The issuing bodies of plans, one of which is typed. Read when the first is asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    @cached_property
    def _by_folder(self) -> dict[Path, str | None]:
        return {folder: issuer_in(folder) for folder in self._folders}

    def chosen(self, typed: Sequence[str]) -> tuple[Path, ...]:
        """The plans of the bodies typed, and those whose body cannot be read.

        Raises CannotRun where one is none of them, with the nearest.
        """
        from ctr.cli.resolve import not_found
        from ctr.plan.model.names import NameRegistry

        names = dict.fromkeys(name for name in self._by_folder.values() if name)
        implied = [(name, _said(name)) for name in names]
        registry = NameRegistry([(name, ()) for name in names], "programme.yaml", implied)
        wanted = set()
        for one in typed:
            name = registry.find_typed(one)
            if name is None:
                near = NameRegistry([(name, _said(name)) for name in names], "programme.yaml")
                command = "ctr status --plan THƯ-MỤC"
                error = not_found(near, one, "cơ quan ban hành", command)
                raise CannotRun(error.message, error.hint)
            wanted.add(name)
        return tuple(
            folder for folder, name in self._by_folder.items() if name is None or name in wanted
        )


def _said(name: str) -> list[str]:
    """How people call a People's Committee: `UBND phường Hòa Bình`, `phường Hòa Bình`, `Hòa Bình`.

    What several may be called is none of them, as with any name.
    """
    place = name.removeprefix(_COMMITTEE)
    if place == name:
        return []
    kind = next((kind for kind in _PLACES if place.lower().startswith(f"{kind} ")), "")
    return [f"UBND {place}", place, *([place[len(kind) + 1 :]] if kind else [])]


_COMMITTEE = "Ủy ban nhân dân "
_PLACES = ("phường", "xã", "đặc khu", "thành phố", "tỉnh")

"""Which plans are asked: one, or all that --plan names by several folders, a glob, or one above."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
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
    folders: dict[str, Path] = {}
    for one in typed:
        for folder in [_one(one)] if _is_one(one) else plans_below(one):
            folders.setdefault(os.path.realpath(folder), folder)
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

        Raises CannotRun where one is none of them, with the nearest, or may be several.
        """
        from ctr.vietnamese.committees import body_key

        wanted = {self._meant(one) for one in typed}
        return tuple(
            folder
            for folder, name in self._by_folder.items()
            if name is None or body_key(name) in wanted
        )

    def _meant(self, typed: str) -> str:
        """The key of the one body that is called so. Raises CannotRun."""
        from ctr.vietnamese.committees import body_key, called
        from ctr.vietnamese.matching import bare_key, match_key

        names = dict.fromkeys(name for name in self._by_folder.values() if name)
        without_marks = match_key(typed) == bare_key(typed)
        for part in (0, 1):  # what can only be one first
            for key in (match_key, bare_key) if without_marks else (match_key,):
                found = {
                    body_key(name): name
                    for name in names
                    if key(typed) in map(key, called(name)[part])
                }
                if len(found) > 1:
                    raise CannotRun(
                        f"“{typed}” có thể là: {'; '.join(found.values())}", "gõ rõ là nơi nào"
                    )
                if found:
                    return next(iter(found))
        raise self._not_found(typed, names)

    def _not_found(self, typed: str, names: Iterable[str]) -> CannotRun:
        from ctr.cli.resolve import not_found
        from ctr.plan.model.names import NameRegistry
        from ctr.vietnamese.committees import called

        spelt = [(name, [*called(name)[0], *called(name)[1]]) for name in names]
        near = NameRegistry(spelt, "programme.yaml")
        error = not_found(near, typed, "cơ quan ban hành", "ctr status --plan THƯ-MỤC")
        unread = [folder.as_posix() for folder, name in self._by_folder.items() if name is None]
        if unread:
            error.hint = (
                f"{error.hint or ''}; không đọc được cơ quan ban hành của: {'; '.join(unread[:5])}"
            )
        return CannotRun(error.message, (error.hint or "").removeprefix("; ") or None)

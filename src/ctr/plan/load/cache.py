"""A sound plan kept in the user's cache folder, so that the next command need not validate again.

What is kept follows wholly from the plan's files and from this program; deleting it changes no
answer. Reading and validating costs about 0.1 s, most of it for importing pydantic; reading what is
kept a hundredth of that. A file is known by its stamp, and by its content where that tells nothing.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.plan.load.kept_file import cache_folder
from ctr.plan.load.looked import Looked, is_settled, look, program
from ctr.plan.load.plain import from_plain, to_plain
from ctr.plan.model import Plan, Section, Summary, UnitResults
from ctr.problems import Problem
from ctr.regular_files import NotRegular

if TYPE_CHECKING:
    from ctr.plan.load.index import KeptFile, KeptPlan
    from ctr.plan.load.loader import Loaded


def sound_plan(folder: Path, *, cached: bool = True) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan in `folder`, or None and its problems; not validated again while unchanged."""
    with _without_collecting():
        index, seen = (index_file(folder), look(folder)) if cached else (None, None)
        if index is None or seen is None:
            return _answer(_load(folder))
        return _indexed(seen, index)


def _indexed(seen: Looked, index: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    from ctr.plan.load.index import read, write

    where = str(seen.folder.resolve())
    kept = read(index, where)
    if kept is not None and kept.program == program():
        known = _known(kept, seen)
        plan = _unchanged(kept, known, seen)
        if plan is not None:
            if known != kept.files:
                write(index, where, replace(kept, files=known), kept)
            return plan, ()
    young = _young(seen)
    loaded = _load(seen.folder)
    after = look(seen.folder) if loaded.plan is not None else None
    unchanged = after is not None and after.same == seen.same
    if unchanged and young is not None and _young(seen) == young:
        now = kept_plan(loaded, seen)
        if now is not None:
            write(index, where, now)
    return _answer(loaded)


def _load(folder: Path) -> Loaded:
    from ctr.plan.load.loader import load

    return load(folder)


def _answer(loaded: Loaded) -> tuple[Plan | None, tuple[Problem, ...]]:
    return loaded.plan, loaded.problems


def _known(kept: KeptPlan, seen: Looked) -> dict[str, KeptFile]:
    """The files that are as they were kept, with a stamp that tells so next time where it may."""
    known: dict[str, KeptFile] = {}
    for name, stamp in seen.files.items():
        file = kept.files.get(name)
        if file is None:
            continue
        if file.stamp == stamp and is_settled(stamp, file.seen):
            known[name] = file
        elif file.stamp[2] == stamp[2] and _content(seen, name) == file.content:
            settled = seen.settled(name)
            known[name] = replace(file, stamp=stamp, seen=seen.at) if settled else file
    return known


def _unchanged(kept: KeptPlan, known: dict[str, KeptFile], seen: Looked) -> Plan | None:
    """The plan as it was kept, None where anything about its files is otherwise."""
    if known.keys() != seen.files.keys() or known.keys() != kept.files.keys():
        return None
    return plan_of(kept) if kept.others == seen.others else None


def plan_of(kept: KeptPlan) -> Plan | None:
    """The plan that was kept; None where what is kept is none."""
    try:
        plan = from_plain(kept.head, Plan)
        sections: list[Section] = []
        results: list[UnitResults] = []
        summaries: list[Summary] = []
        for _, file in sorted(kept.files.items()):
            if not file.part:
                continue
            part = from_plain(file.part, object)
            if isinstance(part, Section):
                sections.append(part)
            elif isinstance(part, UnitResults):
                results.append(part)
            elif isinstance(part, Summary):
                summaries.append(part)
            else:
                return None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return replace(
        plan,
        sections=tuple(sorted(sections, key=lambda section: int(section.id))),
        results=tuple(results),
        summaries=tuple(summaries),
    )


def kept_plan(loaded: Loaded, seen: Looked) -> KeptPlan | None:
    """What is to be kept of a sound plan, whose files are as they were `seen` before it was loaded.

    None where it cannot be told, or loading read other files.
    """
    from ctr.plan.load.index import KeptFile, KeptPlan

    plan = loaded.plan
    parts = {
        document.file: part
        for part, document in (*loaded.sections, *loaded.results, *loaded.summaries)
    }
    files: dict[str, KeptFile] = {}
    for document in loaded.documents:
        name = (loaded.root / document.file).relative_to(loaded.folder).as_posix()
        content = _content(seen, name)
        if name not in seen.files or content is None:
            return None
        part = parts.get(document.file)
        files[name] = KeptFile(
            name=name,
            stamp=seen.files[name],
            seen=seen.at,
            content=content,
            nodes=document.nodes,
            part=to_plain(part) if part is not None else "",
        )
    if plan is None or files.keys() != seen.files.keys():
        return None
    head = replace(plan, sections=(), results=(), summaries=())
    return KeptPlan(program=program(), others=seen.others, head=to_plain(head), files=files)


def _young(seen: Looked) -> dict[str, bytes | None] | None:
    """The content of each file of which a change may not show; None where one is gone."""
    young = {name: _content(seen, name) for name in seen.files if not seen.settled(name)}
    return None if None in young.values() else young


def _content(seen: Looked, name: str) -> bytes | None:
    try:
        return seen.content(name)
    except (OSError, NotRegular):
        return None


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Many objects are made, and none of them is garbage."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def index_file(folder: Path) -> Path | None:
    """Where the plan in `folder` is kept; None where nothing is."""
    cache = cache_folder()
    try:
        where = folder.resolve()
    except (OSError, RuntimeError):
        return None
    raw = str(workspace(where)).encode("utf-8", "surrogateescape")
    name = blake2b(raw, digest_size=16).hexdigest()
    return cache / f"{name}.index" if cache is not None else None


def workspace(folder: Path) -> Path:
    """What has one index: the repository that a plan is in, else what is around its folder."""
    above = (one for one in folder.parents if os.path.lexists(one / ".git"))
    return next(above, folder.parent)

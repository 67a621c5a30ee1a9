"""A sound plan kept in the user's cache folder, so that the next command need not validate again.

What is kept follows wholly from the plan's files and from this program; deleting it changes no
answer. Reading and validating a ward's plan takes some ten times as long as an empty Python, half
of it for importing what does that; reading what is kept a twentieth of it. A file is known by its
stamp, and by its content where that tells nothing.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.atomic import Busy
from ctr.hashes import blake2b
from ctr.plan.kept.looked import Looked, is_settled, look, program
from ctr.plan.kept.plain import from_plain, to_plain
from ctr.plan.kept.small_file import cache_folder
from ctr.plan.model import Plan, Section, Summary, UnitResults
from ctr.plan.model.base import Model
from ctr.problems import Problem
from ctr.regular_files import NotRegular

if TYPE_CHECKING:
    from ctr.plan.kept.index import KeptFile, KeptPlan
    from ctr.plan.load.loader import Loaded
    from ctr.yamlfile.reader import Document


def sound_plan(folder: Path, *, cached: bool = True) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan in `folder`, or None and its problems; not validated again while unchanged."""
    with without_collecting():
        index, seen = (index_file(folder), look(folder)) if cached else (None, None)
        if index is None or seen is None:
            return _answer(_load(folder))
        return _indexed(seen, index)


def load_known(folder: Path, *, cached: bool = True) -> Loaded:
    """The plan in `folder` as `load` gives it, without reading again the files that are known.

    Raises CannotRun where a writer does not come to its end.
    """
    with without_collecting():
        index, seen = (index_file(folder), look(folder)) if cached else (None, None)
        if index is None or seen is None:
            return _load(folder)
        kept, known = _kept(seen, index)
        return _loaded(seen, index, kept, known)


def _indexed(seen: Looked, index: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    kept, known = _kept(seen, index)
    plan = _unchanged(kept, known, seen) if kept is not None else None
    if kept is None or plan is None:
        return _answer(_loaded(seen, index, kept, known))
    if known != kept.files:
        from ctr.plan.kept.index import write

        write(index, str(seen.folder.resolve()), replace(kept, files=known), kept)
    return plan, ()


def _kept(seen: Looked, index: Path) -> tuple[KeptPlan | None, dict[str, KeptFile]]:
    """What this program has kept of a plan, and the files that are still as they were kept."""
    from ctr.plan.kept.index import read

    kept = read(index, str(seen.folder.resolve()))
    if kept is None or kept.program != program():
        return None, {}
    return kept, _known(kept, seen)


def _loaded(seen: Looked, index: Path, kept: KeptPlan | None, known: dict[str, KeptFile]) -> Loaded:
    """The plan, by what is known where that will do; it is kept where it is sound."""
    young = _young(seen)
    loaded = _by_known(seen, kept, known) if kept is not None else None
    is_whole = loaded is None
    if loaded is None:
        loaded = _load(seen.folder)
    after = look(seen.folder)
    unchanged = after is not None and after.same == seen.same
    if not unchanged or young is None or _young(seen) != young:
        return loaded if is_whole else _load(seen.folder)
    before = None if is_whole else kept
    now = kept_plan(loaded, seen, {} if is_whole else known)
    if now is not None and (before is None or now.files != before.files):
        from ctr.plan.kept.index import write

        write(index, str(seen.folder.resolve()), now, before)
    return loaded


def _by_known(seen: Looked, kept: KeptPlan, known: dict[str, KeptFile]) -> Loaded | None:
    from ctr.plan.kept.loader import load_kept

    try:
        return load_kept(seen.folder, kept, known) if kept.others == seen.others else None
    except Busy:  # which `load` tells
        return None


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


def kept_plan(loaded: Loaded, seen: Looked, known: Mapping[str, KeptFile]) -> KeptPlan | None:
    """What is to be kept of a sound plan, whose files are as they were `seen` before it was loaded.

    `known` are those that are kept already. None where it cannot be told, or loading read others.
    """
    from ctr.plan.kept.index import KeptFile, KeptPlan

    plan = loaded.plan
    if plan is None:
        return None
    parts = {
        document.file: part
        for part, document in (*loaded.sections, *loaded.results, *loaded.summaries)
    }
    files: dict[str, KeptFile] = {}
    for document in loaded.documents:
        name = loaded.name_of(document)
        if name in known:
            files[name] = known[name]
            continue
        content = document.content_hash
        if name not in seen.files or content is None:
            return None
        part = parts.get(document.file)
        files[name] = KeptFile(
            name=name,
            stamp=seen.files[name],
            seen=seen.at,
            content=content,
            nodes=document.nodes,
            part=_plain(document, part) if part is not None else "",
        )
    if files.keys() != seen.files.keys():
        return None
    head = replace(plan, sections=(), results=(), summaries=())
    return KeptPlan(program=program(), others=seen.others, head=to_plain(head), files=files)


def _plain(document: Document, part: Model) -> str:
    """What a file says, as it is kept; of a text that is remembered it is made but once."""
    known: tuple[object, str] = document.made.get(to_plain, (None, ""))
    if known[0] is not part:
        known = document.made[to_plain] = (part, to_plain(part))
    return known[1]


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
def without_collecting() -> Iterator[None]:
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

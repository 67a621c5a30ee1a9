"""What the checks found in a plan, kept so that nothing is read again while all is as it was.

It depends on the plan's files, on what lies beside them (evidence, reports that were sent,
schemas), on the program and on the day. A mark of all these tells whether it still holds: of each
file it has what the system notes of it, which changes with every change, or its content. What has
any error is never kept: an error may be of a disk or a process that fails only now.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import field, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any

from ctr.atomic import ATTACHED
from ctr.codes import CODES
from ctr.hashes import blake2b
from ctr.late_dataclasses import dataclass
from ctr.plan.kept.cache import index_file, load_known, without_collecting
from ctr.plan.kept.index import read_findings, write_findings
from ctr.plan.kept.looked import Looked, is_settled, look, program
from ctr.plan.schema.kinds import FOLDER
from ctr.problems import Finding, Findings, Problem
from ctr.regular_files import FileStamp, NotRegular, stamp_of

_BESIDE = re.compile(rf"{re.escape(FOLDER)}|results/[0-9]{{4}}/({'|'.join(ATTACHED)})")
"""The folders beside a plan's files that the checks look into; none of them into those below."""
_PROBLEM = {"file": str, "line": int, "column": int, "code": str, "message": str, "hint": str}
_FINDING = {
    "about": str,
    "where": str,
    "target": str | None,
    "year": int | None,
    "accepted": str | None,
}
"""What is kept of a finding and of its problem, which is advice."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """`text` is another one for another plan, program or day.

    It `lasts` where any change of a file after the moment `at` gives another one.
    """

    text: str
    lasts: bool
    at: int = field(compare=False)


def findings(
    folder: Path, day: date, step: Callable[[str], None] = lambda _: None, *, cached: bool = True
) -> Findings:
    """What a check of the plan in `folder` finds on `day`; `step` is told what is done.

    Raises CannotRun where a writer does not come to its end.
    """
    with without_collecting():
        index, before = (index_file(folder), _mark(folder, day)) if cached else (None, None)
        if index is None or before is None:
            return _found(folder, day, step, cached=cached)
        name = str(folder.resolve())
        content = read_findings(index, name, before.text)
        known = _from_text(content) if content is not None else None
        if known is not None:
            return known
        found = _found(folder, day, step)
        if _mark(folder, day, before.at) != before:
            return _found(folder, day, step, cached=False)
        if before.lasts and found.lasts:
            write_findings(index, name, before.text, _to_text(found))
        return found


def _found(
    folder: Path, day: date, step: Callable[[str], None], *, cached: bool = True
) -> Findings:
    from ctr.checks.all import all_findings
    from ctr.yamlfile.reader import trees_at_once

    with trees_at_once():  # there is advice on most files
        return all_findings(load_known(folder, cached=cached), day, step)


def _mark(folder: Path, day: date, at: int | None = None) -> _Mark | None:
    """Of the plan as it lies there now; None where it is no whole one, or a writer is at work.

    `at` is the moment by which it is judged what is young, in nanoseconds: now, or that of a mark
    that this one is compared with, since a file that has settled meanwhile has not changed.
    """
    seen = look(folder)
    if seen is None:
        return None
    seen = replace(seen, at=at) if at is not None else seen
    try:
        files = [(name, _stamp_or_content(seen, name)) for name in seen.files]
        beside = list(_beside(seen))
    except (OSError, NotRegular):
        return None
    every = (program(answering=True), folder.name, day, seen.others, files, beside)
    text = blake2b(repr(every).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    lasts = all(is_settled(stamp, seen.at) for _, stamps in beside for stamp in stamps)
    return _Mark(text, lasts, seen.at)


def _stamp_or_content(seen: Looked, name: str) -> FileStamp | bytes:
    """What changes with every change of a file of the plan. Raises OSError and NotRegular."""
    return seen.files[name] if seen.settled(name) else seen.content(name)


def _beside(seen: Looked) -> Iterator[tuple[str, list[FileStamp]]]:
    """What lies beside the plan's files: of a link its stamp, and that of what it leads to.

    Raises OSError.
    """
    for folder, kind in seen.others:
        if not stat.S_ISDIR(kind) or _BESIDE.fullmatch(folder) is None:
            continue
        with os.scandir(seen.folder / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
        for entry in entries:
            stamps = [stamp_of(entry.stat(follow_symlinks=False))]
            if entry.is_symlink():
                stamps.append(stamp_of(entry.stat()))
            yield f"{folder}/{entry.name}", stamps


def _to_text(found: Findings) -> str:
    problem, finding = attrgetter(*_PROBLEM), attrgetter(*_FINDING)
    rows = [
        [(*problem(one.problem), *finding(one)) for one in part]
        for part in (found.advice, found.accepted)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _from_text(content: str) -> Findings | None:
    """What was kept; None where that are no findings."""
    try:
        advice, accepted = json.loads(content)
        return Findings(errors=(), advice=_advice(advice), accepted=_advice(accepted))
    except (ValueError, TypeError, RecursionError):
        return None


def _advice(rows: list[list[Any]]) -> tuple[Finding, ...]:
    """Raises ValueError and TypeError where that are none."""
    kinds = [*_PROBLEM.values(), *_FINDING.values()]
    for column, kind in zip(zip(*rows, strict=True), kinds, strict=bool(rows)):
        if not all(isinstance(value, kind) for value in column):
            raise TypeError(kind)
    if not {row[3] for row in rows} <= CODES.keys():
        raise ValueError(rows)
    return tuple(
        Finding(
            problem=Problem(**dict(zip(_PROBLEM, row, strict=False)), severity="advice"),
            **dict(zip(_FINDING, row[len(_PROBLEM) :], strict=True)),
        )
        for row in rows
    )

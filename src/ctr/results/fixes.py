"""What can be put right in the files of a plan without anybody's judgement.

How the files are written (`yamlfile/tidy.py`), and numbers of tasks that were typed without quotes
so that YAML reads 10.20 as 10.2. What the plan says never changes, and no fault is added; faults
of other kinds stay, so a plan that has some is fixed as well. Evidence and reports that were sent
are no files of the plan and stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ctr.plan.load.loader import Loaded
from ctr.problems import Problem, total
from ctr.results.transaction import Transaction
from ctr.yamlfile.reader import Document
from ctr.yamlfile.tidy import Place, quoted, tidied, values

IDS = frozenset(
    ("id", "task", "tasks", "number", "printed_number", "printed_before", "after", "section")
)
"""The keys that hold numbers of tasks, sections and documents."""
_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_ONE_BY_ONE = 50
"""Values that are tried each for itself, where all together would add a fault."""

Contents = dict[Path, bytes]
Marked = tuple[Path, Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedFile:
    """A file, as it is named to people, and its text before and after."""

    file: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """What was put right, and the faults that are left; `outside` are files that links of the plan
    lead to and that lie elsewhere, which stay as they are."""

    files: tuple[FixedFile, ...]
    left: int
    outside: tuple[str, ...] = ()


def fix(transaction: Transaction, *, dry_run: bool = False) -> Fixed:
    """Put right what can be. Raises CannotRun, and then nothing is written."""
    done: list[Fixed] = []

    def contents(loaded: Loaded) -> Mapping[Path, bytes]:
        found, left = fixes(loaded)
        files = tuple(
            FixedFile(
                file=transaction.shown(path.relative_to(loaded.folder).as_posix()),
                before=path.read_bytes().decode("utf-8"),
                after=content.decode("utf-8"),
            )
            for path, content in sorted(found.items())
        )
        outside = tuple(
            document.file for document in loaded.documents if _outside(loaded, document)
        )
        done.append(Fixed(files=files, left=total(left), outside=outside))
        return found

    transaction.rewrite(contents, dry_run=dry_run)
    return done[-1]


def fixes(loaded: Loaded) -> tuple[Contents, tuple[Problem, ...]]:
    """The new content of each file that gets one, and the problems of the plan with them."""
    texts = _texts(loaded)
    tidy = {path: tidied(text) for path, text in texts.items()}
    contents = {path: tidy[path].encode() for path in texts if tidy[path] != texts[path]}
    contents = _that_change_nothing(loaded, contents)
    plan = loaded.reload(contents) if contents else loaded
    return _with_ids(plan, {**texts, **{path: tidy[path] for path in contents}}, contents)


def _texts(loaded: Loaded) -> dict[Path, str]:
    """The text of every file of the plan that can be read as YAML."""
    texts = {}
    for document in loaded.documents:
        path = loaded.root / document.file
        if document.root is not None and not _outside(loaded, document):
            try:
                texts[path] = path.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                continue
    return texts


def _outside(loaded: Loaded, document: Document) -> bool:
    """Whether a link leads from the file to one that is none of the plan's folder."""
    return not (loaded.root / document.file).resolve().is_relative_to(loaded.folder.resolve())


def _that_change_nothing(loaded: Loaded, contents: Contents) -> Contents:
    """Those with which the plan says what it says now; mostly all of them."""
    if _says_the_same(loaded, contents):
        return contents
    return {
        path: content
        for path, content in contents.items()
        if _says_the_same(loaded, {path: content})
    }


def _says_the_same(loaded: Loaded, contents: Contents) -> bool:
    if not contents:
        return True
    after = loaded.reload(contents)
    return after.core == loaded.core and _told(after.problems) == _told(loaded.problems)


def _told(problems: Iterable[Problem]) -> Counter[tuple[str, int, str, str]]:
    """Problems without their columns, which move where letters are composed."""
    return Counter((one.file, one.line, one.code, one.message) for one in problems)


def _with_ids(
    plan: Loaded, texts: Mapping[Path, str], contents: Contents
) -> tuple[Contents, tuple[Problem, ...]]:
    """With the ids in quotes that are told to lack them, as far as that leaves fewer faults."""
    marked = _unquoted(plan)
    if not marked:
        return contents, plan.problems
    every = _quoted(texts, contents, marked)
    after = plan.reload(every).problems
    if total(after) < total(plan.problems):
        return every, after
    kept: list[Marked] = []
    left = plan.problems
    for one in marked[:_ONE_BY_ONE]:
        tried = plan.reload(_quoted(texts, contents, [*kept, one])).problems
        if total(tried) < total(left):
            kept.append(one)
            left = tried
    return _quoted(texts, contents, kept), left


def _quoted(texts: Mapping[Path, str], contents: Contents, marked: Collection[Marked]) -> Contents:
    files: dict[Path, set[Place]] = {}
    for path, place in marked:
        files.setdefault(path, set()).add(place)
    new = {path: quoted(texts[path], places).encode() for path, places in files.items()}
    return {**contents, **new}


def _unquoted(plan: Loaded) -> list[Marked]:
    """Where a numeral stands for an id and is told to be none, in the order of the files."""
    told = {
        (one.file, one.line, one.column)
        for one in plan.problems
        if one.code in ("wrong-type", "yaml-ambiguous")
    }
    return [
        (plan.root / document.file, (node.line, node.column))
        for document in plan.documents
        if document.root is not None
        for key, node in values(document.root)
        if key in IDS
        and not _outside(plan, document)
        and (document.file, node.line, node.column) in told
        and node.end > node.start
        and not isinstance(node.value, bool)
        and _NUMERAL.fullmatch(str(node.value)) is not None
    ]

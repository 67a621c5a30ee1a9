"""Plans of many versions of one folder, each read at the price of what differs from others.

A version is given as the hash of each file's content. Contents are asked for once, documents and
validated files are kept by their hashes, and the checks across files run again only where one of
the files has changed that they look at. Whatever is not plainly sound is loaded as from the disk.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from ctr.plan.load import MAX_BYTES
from ctr.plan.load.files import Stamp, parse_document, relative, unread
from ctr.plan.load.loader import SUGGESTIONS, Loaded, Loader
from ctr.plan.model import Plan, Summary, UnitResults
from ctr.plan.model.base import is_whole
from ctr.problems import Allowance, Notes, Problem
from ctr.vietnamese.suggestions import at_most
from ctr.yamlfile.reader import Document

T = TypeVar("T")

RESULTS_FILE = re.compile(r"results/([0-9]{4})/([^./][^/]*)\.yaml")
_KEPT_DOCUMENTS = 100
_KEPT_VALUES = 400
_KEPT_CORES = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """What lies at a path of a version: a file by the hash of its content, or why it is none."""

    blob: str
    fault: str | None = None


Version = Mapping[str, Entry]
"""By path below the plan's folder, with `/` between its parts."""
Contents = Callable[[str], bytes | None]
"""The content of a hash; None where it is larger than a file of a plan may be."""


class _Recent(Generic[T]):
    """The values used last."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.values: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        if key in self.values:
            self.values.move_to_end(key)
            return self.values[key]
        value = self.values[key] = make()
        if len(self.values) > self.most:
            self.values.popitem(last=False)
        return value


class Versions:
    """The versions of one plan's folder. `folder` is only what it is called in messages."""

    def __init__(self, folder: str, contents: Contents) -> None:
        self.folder = Path(folder)
        self.contents = contents
        self.documents: _Recent[Document | None] = _Recent(_KEPT_DOCUMENTS)
        self.values: _Recent[Any] = _Recent(_KEPT_VALUES)
        self.cores: _Recent[tuple[Loaded, Hashable]] = _Recent(_KEPT_CORES)
        self.plans: _Recent[tuple[Plan | None, tuple[Problem, ...]]] = _Recent(_KEPT_CORES)

    def plan(self, version: Version) -> tuple[Plan | None, tuple[Problem, ...]]:
        """The plan of a version, or None and its problems."""
        return self.plans.get(frozenset(version.items()), lambda: self._plan(version))

    def _plan(self, version: Version) -> tuple[Plan | None, tuple[Problem, ...]]:
        quick = self._quick(version)
        if quick is not None:
            return quick, ()
        loaded = self._loaded(version)
        return loaded.plan, loaded.problems

    def _quick(self, version: Version) -> Plan | None:
        """The plan where each of its files is sound by itself and belongs to another unit."""
        core: dict[str, Entry] = {}
        results: dict[str, Entry] = {}
        for path, entry in version.items():
            if RESULTS_FILE.fullmatch(path) and entry.fault is None:
                results[path] = entry
            elif path.startswith("results/"):
                return None
            else:
                core[path] = entry
        loaded, seen = self.cores.get(frozenset(core.items()), lambda: self._core(core))
        if loaded.plan is None:
            return None
        units: list[UnitResults] = []
        summaries: list[Summary] = []
        claimed: set[tuple[str, int]] = set()
        for path, entry in sorted(results.items()):
            value = self.values.get((seen, path, entry.blob), self._reader(loaded, path, entry))
            if value is None:
                return None
            if isinstance(value, Summary):
                summaries.append(value)
                continue
            one = (loaded.reader.one_unit.get(value.unit, value.unit), value.year)
            if one in claimed:
                return None
            claimed.add(one)
            units.append(value)
        return replace(loaded.plan, results=tuple(units), summaries=tuple(summaries))

    def _core(self, core: Version) -> tuple[Loaded, Hashable]:
        """The plan without its results, and all of it that a file of results is checked against."""
        loaded = self._loaded(core)
        if loaded.plan is None:
            return loaded, None
        reader = loaded.reader
        names = [core[path].blob for path in ("units.yaml", "leaders.yaml")]
        tasks = frozenset((number, task.targets) for number, task in reader.tasks.items())
        leads = frozenset((number, tuple(units)) for number, units in reader.leads.items())
        others = (reader.numbers, reader.reporting, reader.open_groups, reader.duties)
        sets = tuple(frozenset(part) if part is not None else None for part in others)
        place = loaded.plan.programme.place
        return loaded, (*names, place, tasks, leads, *sets, frozenset(reader.one_unit.items()))

    def _reader(
        self, loaded: Loaded, path: str, entry: Entry
    ) -> Callable[[], UnitResults | Summary | None]:
        def read() -> UnitResults | Summary | None:
            content = self.contents(entry.blob)
            if content is None:
                return None
            return loaded.reader.as_read(self.folder / path, content)

        return read

    def _loaded(self, version: Version) -> Loaded:
        with at_most(SUGGESTIONS):
            return _VersionLoader(self, version).load()


class _VersionLoader(Loader):
    """Loads one version; what it has validated before it takes as it was."""

    def __init__(self, versions: Versions, version: Version) -> None:
        super().__init__(versions.folder, _VersionFiles(versions, version))
        self.versions = versions
        self.version = version

    def _validate(self, kind: type[Any], document: Document) -> Any:
        named = (self._blob("units.yaml"), self._blob("leaders.yaml"), self._blob("programme.yaml"))
        path = Path(document.file).relative_to(relative(self.folder, self.root)).as_posix()
        key = (kind, self._blob(path), named)
        if key in self.versions.values.values and not document.problems:
            return self.versions.values.get(key, lambda: None)
        value = super()._validate(kind, document)
        if is_whole(value) and not document.problems:
            self.versions.values.get(key, lambda: value)
        return value

    def _blob(self, path: str) -> str | None:
        entry = self.version.get(path)
        return entry.blob if entry is not None else None


class _VersionFiles:
    """The files of a version, as a loader asks for them."""

    def __init__(self, versions: Versions, version: Version) -> None:
        self.versions = versions
        self.version = version
        self.folders: dict[str, set[str]] = {"": set()}
        for path in version:
            parent, _, name = path.rpartition("/")
            while name:
                known = parent in self.folders
                self.folders.setdefault(parent, set()).add(name)
                if known:
                    break
                parent, _, name = parent.rpartition("/")

    def _below(self, path: Path) -> str:
        below = path.relative_to(self.versions.folder).as_posix()
        return "" if below == "." else below

    def exists(self, path: Path) -> bool:
        """Whether a file or folder is there."""
        below = self._below(path)
        return below in self.version or below in self.folders

    def is_folder(self, path: Path) -> bool:
        """Whether a folder is there."""
        return self._below(path) in self.folders

    def listed(self, folder: Path) -> Iterable[Path]:
        """What is in a folder. Raises OSError."""
        below = self._below(folder)
        if below not in self.folders:
            raise NotADirectoryError
        return [folder / name for name in self.folders[below]]

    def read(self, path: Path, root: Path, allowance: Allowance | None) -> Document:
        """The document of a file; one that was sound before is not parsed again."""
        file = relative(path, root)
        entry = self.version.get(self._below(path))
        fault = self._fault(entry, file)
        if entry is None or fault is not None:
            return unread(fault or _missing(file), allowance)
        kept = self.versions.documents
        known = kept.get(entry.blob, lambda: None)
        if known is not None:
            again = copy(known)
            again.file, again.notes = file, Notes(allowance or Allowance())
            return again
        content = self.versions.contents(entry.blob)
        if content is None:
            message = f"tệp lớn hơn {MAX_BYTES // 1_000_000} MB"
            return unread(Problem(file=file, code="file-too-large", message=message), allowance)
        document = parse_document(content, file, allowance)
        if not document.problems:
            kept.values[entry.blob] = document
        return document

    def _fault(self, entry: Entry | None, file: str) -> Problem | None:
        if entry is None or entry.fault is None:
            return None
        return Problem(file=file, code="file-unreadable", message=entry.fault)

    def stamp(self, path: Path) -> Stamp:
        """Nothing: a version never changes."""
        return None


def _missing(file: str) -> Problem:
    return Problem(file=file, code="file-missing", message="không có tệp này")

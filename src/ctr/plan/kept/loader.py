"""Loading a plan of which most files are known: only those that have changed are read and checked.

What is known of a file was found with the same units, leaders and programme. Checks that need
several files run on what is known. Where they, or a changed file, have any problem, there is no
answer from here: the plan is loaded whole, and its problems are told as always.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ctr import atomic
from ctr.plan.kept.index import KeptFile, KeptPlan
from ctr.plan.kept.plain import from_plain
from ctr.plan.load.files import Disk, read_document, relative
from ctr.plan.load.loader import SUGGESTIONS, Loaded, Loader
from ctr.plan.model import (
    CalendarYear,
    LeadersFile,
    Plan,
    Programme,
    Section,
    Summary,
    UnitResults,
    UnitsFile,
)
from ctr.vietnamese.suggestions import at_most
from ctr.yamlfile.reader import Document


def load_kept(folder: Path, kept: KeptPlan, known: Mapping[str, KeptFile]) -> Loaded | None:
    """The plan in `folder`, whose files are as they are `known`, others new or changed.

    None where it has to be loaded whole. Raises atomic.Busy.
    """
    single = {name for name in kept.files if "/" not in name}
    if not single <= known.keys():
        return None
    try:
        with atomic.reading(folder) as pending, at_most(SUGGESTIONS):
            loader = _KeptLoader(folder, kept, known)
            loaded = loader.load() if not pending else None
    except (ValueError, TypeError, LookupError, RecursionError):  # what was kept is no plan
        return None
    except _NotSound:
        return None
    if loaded is None or loaded.plan is None or loader.found_more:
        return None
    read = {loaded.name_of(document) for document in loaded.documents}
    return loaded if single == {name for name in read if "/" not in name} else None


class _NotSound(Exception):
    """Something is wrong, so that the rest need not be looked at."""


class _KeptLoader(Loader):
    def __init__(self, folder: Path, kept: KeptPlan, known: Mapping[str, KeptFile]) -> None:
        super().__init__(folder, Disk({}))
        self.kept = kept
        self.known = {relative(folder / name, self.root): file for name, file in known.items()}
        self.head = from_plain(kept.head, Plan)
        self.skeletons: list[Document] = []

    @property
    def found_more(self) -> bool:
        """Whether anything is wrong between files."""
        return any(document.problems for document in self.skeletons)

    def _core(self) -> Plan | None:
        core = super()._core()
        if core is None:
            raise _NotSound
        return core

    def _read(self, path: Path) -> Document:
        file = relative(path, self.root)
        known = self.known.get(file)
        if known is None:
            return super()._read(path)
        self.stamps[path] = self.files.stamp(path)
        reading = cache(lambda: read_document(path, self.root))  # once for both, data and tree
        document = Document.of_sound(file, known.nodes, reading)
        self.nodes += known.nodes
        self.documents.append(document)
        return document

    def _validate(self, kind: type[Any], document: Document) -> Any:
        known = self.known.get(document.file)
        if known is None:
            return super()._validate(kind, document)
        if kind is Section:
            return from_plain(known.part, Section)
        head = self.head
        if kind is Programme:
            return head.programme
        if kind is UnitsFile:
            return UnitsFile(units=head.units, groups=head.groups)
        if kind is LeadersFile:
            return LeadersFile(leaders=head.leaders)
        from ctr.plan.model.amendments import AmendmentsFile

        return AmendmentsFile(amendments=head.amendments)

    def _calendar(self) -> tuple[CalendarYear, ...]:
        path = self.folder / "calendar.yaml"
        if self.files.exists(path):
            self._read(path)
        return self.head.calendar

    def _packaged(self) -> tuple[CalendarYear, ...]:
        return ()  # which is in that of the head

    def _is_known(self, document: Document) -> bool:
        return document.file in self.known

    def _numbered(self) -> list[Document]:
        self.skeletons = [
            _skeleton(section, document.file) if self._is_known(document) else document
            for section, document in self.sections
        ]
        return self.skeletons

    def _known_results(self) -> Mapping[str, UnitResults | Summary]:
        """All that are known, where nothing has changed that they are checked against."""
        if self._sections_differ():
            return {}
        known: dict[str, UnitResults | Summary] = {}
        for file, kept in self.known.items():
            if kept.name.startswith("results/"):
                value = from_plain(kept.part, object)
                if not isinstance(value, UnitResults | Summary):
                    raise TypeError(type(value))
                known[file] = value
        return known

    def _sections_differ(self) -> bool:
        """Whether other tasks, lead units or targets stand in the files that are new or changed."""
        known = {file.name for file in self.known.values()}
        before = [
            from_plain(file.part, Section)
            for name, file in self.kept.files.items()
            if name.startswith("sections/") and name not in known
        ]
        after = [section for section, document in self.sections if not self._is_known(document)]
        if (before or after) and self.head.varies:
            return True
        return _checked_against(before) != _checked_against(after)


def _checked_against(sections: list[Section]) -> dict[str, Any]:
    return {task.id: (task.lead, task.targets) for section in sections for task in section.tasks}


def _skeleton(section: Section, file: str) -> Document:
    """The numbers of a section, in place of its file."""
    document = Document(file)
    document.data = {
        "id": section.id,
        "tasks": [
            {"id": task.id, "targets": [{"id": target.id} for target in task.targets]}
            for task in section.tasks
        ],
    }
    return document

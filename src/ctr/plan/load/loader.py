"""A folder of YAML files into a plan, with everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr import atomic
from ctr.errors import reason
from ctr.late_dataclasses import dataclass
from ctr.plan.load import check_deadlines, check_programme
from ctr.plan.load.files import Disk, Files, Stamp, busy, relative, stamp, unread
from ctr.plan.load.packaged import packaged_calendar
from ctr.plan.load.raw import text_of, written_ids
from ctr.plan.load.read_results import ResultsReader
from ctr.plan.load.repeats import without_repeats
from ctr.plan.load.reporters import Reporters
from ctr.plan.model import (
    CalendarFile,
    CalendarYear,
    LeadersFile,
    Plan,
    Programme,
    Section,
    Summary,
    Task,
    UnitResults,
    UnitsFile,
)
from ctr.plan.model.base import each, is_whole, part
from ctr.plan.model.names import registries
from ctr.problems import Allowance, KeyPath, Notes, Problem
from ctr.vietnamese.suggestions import at_most, did_you_mean, nearest
from ctr.yamlfile.reader import Document

if TYPE_CHECKING:
    from ctr.plan.load.check_amendments import Ever
    from ctr.plan.model.amendments import AmendmentsFile

AMENDMENTS = "amendments.yaml"
CALENDAR = "calendar.yaml"
MAX_NODES_IN_ALL = 1_000_000
"""Values of one plan, over all its files and years."""
SUGGESTIONS = 50
"""Misspelt names that get a suggestion in one load."""
_KNOWN = ("programme.yaml", "units.yaml", "leaders.yaml", CALENDAR, AMENDMENTS)


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What loading gives.

    `core` is the programme with the results that are sound, None where the programme itself has
    errors; `tasks` are those that could be read, each with its place, `results` what could be read
    with its document, `results_files` every file of results, so that rules can name places.
    """

    root: Path
    folder: Path
    core: Plan | None
    problems: tuple[Problem, ...]
    tasks: tuple[tuple[Task, Document, KeyPath], ...]
    sections: tuple[tuple[Section, Document], ...]
    """Every section, which may have been read in part."""
    results: tuple[tuple[UnitResults, Document], ...]
    summaries: tuple[tuple[Summary, Document], ...]
    results_files: tuple[Document, ...]
    documents: tuple[Document, ...]
    """Every file of the plan, those of results too, as it was read."""
    reader: ResultsReader
    stamps: Mapping[Path, Stamp]
    """Of every file and folder that was read, from just before it was read."""

    @property
    def plan(self) -> Plan | None:
        """The plan, or None where anything in it is wrong."""
        return None if self.problems else self.core

    def name_of(self, document: Document) -> str:
        """The name of a file below the plan's folder."""
        return document.file.removeprefix(f"{self.folder.name}/")

    def is_current(self) -> bool:
        """Whether the files are still those that were read."""
        return all(stamp(path) == before for path, before in self.stamps.items())

    def recheck(self, contents: Mapping[Path, bytes]) -> tuple[Problem, ...]:
        """The problems that results files with these contents would have in this plan."""
        return self.reader.recheck(contents)

    def reload(self, contents: Mapping[Path, bytes | None]) -> Loaded:
        """The plan as it would load with these contents in its files, None for one removed."""
        with at_most(SUGGESTIONS):
            return Loader(self.folder, Disk(contents)).load()


def load(folder: Path) -> Loaded:
    """Load the plan in `folder` (the one that holds programme.yaml), as it is between two writers.

    Never raises for content. Raises CannotRun where a writer does not come to its end.
    """
    try:
        with atomic.reading(folder) as pending, at_most(SUGGESTIONS):
            return Loader(folder, Disk(pending)).load()
    except atomic.Busy as error:
        raise busy(error) from None


def load_locked(folder: Path) -> Loaded:
    """As `load`, for who holds the lock of the folder."""
    with at_most(SUGGESTIONS):
        return Loader(folder, Disk({})).load()


class Loader:
    """One load of the plan in `folder`, from where its files are."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.files = files
        self.root = folder.parent
        self.allowance = Allowance()
        self.documents: list[Document] = []
        self.extra = Notes(self.allowance)
        self.nodes = 0
        self.stamps: dict[Path, Stamp] = {}
        self.tasks: dict[str, Task] = {}
        """By number, each whole or in part."""
        self.placed: list[tuple[Task, Document, KeyPath]] = []
        self.all_read = True
        self.sections: list[tuple[Section, Document]] = []
        self.amendments: AmendmentsFile | None = None
        self.ever: Ever | None = None

    def load(self) -> Loaded:
        """The plan, and everything that is wrong with it."""
        core = self._core()
        reader = self._results()
        plan = core
        if core is not None:
            plan = replace(
                core,
                results=tuple(part for part, document in reader.results if not document.problems),
                summaries=tuple(
                    summary for summary, document in reader.summaries if not document.problems
                ),
            )
        return Loaded(
            root=self.root,
            folder=self.folder,
            core=plan,
            problems=tuple(without_repeats(sorted(set(self._problems())))),
            tasks=tuple(self.placed),
            sections=tuple(self.sections),
            results=tuple(reader.results),
            summaries=tuple(reader.summaries),
            results_files=tuple(reader.documents.values()),
            documents=tuple(self.documents),
            reader=reader,
            stamps=self.stamps,
        )

    def _core(self) -> Plan | None:
        """Everything but the results; None where any of it is wrong."""
        for path in self._listed(self.folder) if self.files.exists(self.folder) else ():
            if path.suffix == ".yaml" and path.name not in _KNOWN:
                near = nearest(path.name, {name: name for name in _KNOWN}, limit=1)
                hint = did_you_mean(near) or "kết quả đặt trong results/<năm>/"
                self._misnamed(path, "tệp không được đọc vì tên", hint)
            self._misspelt(path)
        units_file = self._read(self.folder / "units.yaml")
        leaders_file = self._read(self.folder / "leaders.yaml")
        programme_file = self._read(self.folder / "programme.yaml")
        section_files = [self._read(path) for path in self._section_paths()]
        place = text_of(programme_file.data, "place") or ""
        self.names = registries(units_file.data, leaders_file.data, place)

        self.units: UnitsFile = self._validate(UnitsFile, units_file)
        leaders: LeadersFile = self._validate(LeadersFile, leaders_file)
        self.programme: Programme = self._validate(Programme, programme_file)
        self.sections = [
            (self._validate(Section, document), document) for document in section_files
        ]
        sections = sorted(self.sections, key=_number)
        calendar = self._calendar()
        amendments_file = self._amendments_file()
        check_programme.check_names(units_file, leaders_file)
        self.numbers = check_programme.check_numbers(self._numbered())
        self.duties = written_ids(programme_file.data, "duties")

        for document in section_files:
            if not self._is_known(document):
                check_programme.check_errata(document)
        check_programme.check_programme(programme_file)
        check_deadlines.check_duties(each(self.programme, "duties"), programme_file)
        period = part(self.programme, "period")
        for section, document in sections:
            if not self._is_known(document):
                check_deadlines.check_tasks(each(section, "tasks"), document, period)
            for index, task in enumerate(each(section, "tasks")):
                if part(task, "id") is not None:
                    self.tasks[task.id] = task
                if is_whole(task):
                    self.placed.append((task, document, ("tasks", index)))
        if any(problem.file != _file(amendments_file) for problem in self._problems()):
            return None
        core = Plan(
            programme=self.programme,
            sections=tuple(section for section, _ in sections),
            units=self.units.units,
            groups=self.units.groups,
            leaders=leaders.leaders,
            calendar=(*self._packaged(), *calendar),
        )
        return self._amended(core, amendments_file, leaders_file)

    def _is_known(self, document: Document) -> bool:
        """Whether there is nothing wrong in a file of a section, taken by itself."""
        return False

    def _numbered(self) -> list[Document]:
        """The sections, as far as their numbers, and those of their tasks and targets, go."""
        return [document for _, document in self.sections]

    def _packaged(self) -> tuple[CalendarYear, ...]:
        return packaged_calendar()

    def _amendments_file(self) -> Document | None:
        """amendments.yaml, read into `amendments`; None where there is none."""
        path = self.folder / AMENDMENTS
        if not self.files.exists(path):
            return None
        from ctr.plan.model.amendments import AmendmentsFile

        document = self._read(path)
        self.amendments = self._validate(AmendmentsFile, document)
        return document

    def _amended(self, core: Plan, amendments: Document | None, leaders: Document) -> Plan | None:
        """The plan, None where its amendments, or the days of its leaders, are wrong."""
        if amendments is None and not core.varies:
            return core
        from ctr.plan.load.check_amendments import amended

        written = each(self.amendments, "amendments")
        plan, self.ever = amended(core, written, amendments, leaders)
        return plan

    def _results(self) -> ResultsReader:
        reporters = Reporters(self.units, self.programme, self.tasks, self.numbers)
        reader = ResultsReader(
            root=self.root,
            tasks=self.tasks,
            numbers=self.numbers,
            leads=reporters.leads,
            reporting=reporters.reporting,
            open_groups=reporters.open_groups,
            names=self.names,
            duties=self.duties,
        )
        if self.ever is not None:
            reader.take(self.ever)
        elif self.amendments is not None:  # what they bring and who comes to lead is not known
            reader.numbers, reader.leads, reader.reporting = None, {}, None
            reader.duties = None
        reader.known = self._known_results()
        reader.read((path, self._read(path)) for path in self._result_paths())
        return reader

    def _known_results(self) -> Mapping[str, UnitResults | Summary]:
        """What files of results say that are sound in this plan, by their names."""
        return {}

    def _read(self, path: Path) -> Document:
        self.stamps[path] = self.files.stamp(path)
        if self.nodes > MAX_NODES_IN_ALL:
            document = self._too_much(relative(path, self.root))
        else:
            document = self.files.read(path, self.root, self.allowance)
        self.nodes += document.nodes
        self.documents.append(document)
        return document

    def _too_much(self, file: str) -> Document:
        """In place of a file beyond what a plan may hold, which is told once."""
        message = f"cả kế hoạch có hơn {MAX_NODES_IN_ALL} giá trị, từ tệp này không đọc nữa"
        hint = "kiểm tra xem có đặt nhầm tệp không"
        if self.all_read:
            self.all_read = False
            return unread(
                Problem(file=file, code="file-too-large", message=message, hint=hint),
                self.allowance,
            )
        return Document(file)

    def _validate(self, kind: type[Any], document: Document) -> Any:
        """A file as a `kind`: whole, or as much of it as can be read."""
        from ctr.plan.load.validate import validate_parts

        return validate_parts(kind, document, self.names)

    def _calendar(self) -> tuple[CalendarYear, ...]:
        path = self.folder / CALENDAR
        if not self.files.exists(path):
            return ()
        document = self._read(path)
        check_programme.check_calendar(document)
        return each(self._validate(CalendarFile, document), "years")

    def _section_paths(self) -> Iterator[Path]:
        folder = self.folder / "sections"
        any_section = False
        for path in self._yaml_files(folder) if self.files.exists(folder) else ():
            any_section = True
            yield path
        if not any_section and not any(
            problem.file.endswith("sections") for problem in self.extra.problems
        ):
            self.extra.add(
                Problem(
                    file=relative(folder, self.root),
                    code="file-missing",
                    message="không có mục nào của phần II",
                    hint="tạo thư mục sections/, mỗi mục một tệp .yaml",
                )
            )

    def _result_paths(self) -> Iterator[Path]:
        """The path of every results file, by year and name."""
        results = self.folder / "results"
        for folder in self._listed(results) if self.files.exists(results) else ():
            if folder.name.startswith("."):
                continue
            if not self.files.is_folder(folder):
                self._misspelt(folder)
            elif not re.fullmatch("[0-9]{4}", folder.name):
                self._misnamed(folder, "thư mục kết quả phải mang tên một năm, ví dụ results/2026")
            else:
                yield from self._yaml_files(folder, but=atomic.ATTACHED)

    def _yaml_files(self, folder: Path, but: tuple[str, ...] = ()) -> Iterator[Path]:
        """The files of `folder` that are read; no folder belongs in it but those named in `but`."""
        for path in self._listed(folder):
            if path.name.startswith(".") or path.name.endswith("~"):
                continue
            if path.suffix == ".yaml":
                yield path
            elif self.files.is_folder(path) and path.name in but:
                continue
            elif self.files.is_folder(path):
                self._misnamed(path, "thư mục ở đây không được đọc", "đặt tệp ra ngoài thư mục này")
            else:
                self._misspelt(path)

    def _misspelt(self, path: Path) -> None:
        """A file that was meant to be read but is not, for its name: `x.yml`, `x.yaml.txt`."""
        match = re.fullmatch(r"(.+)\.ya?ml(\.\w+)?", path.name, re.IGNORECASE)
        if match is not None and path.suffix != ".yaml":
            self._misnamed(path, "tệp không được đọc vì tên", f"đổi tên thành {match[1]}.yaml")

    def _listed(self, folder: Path) -> list[Path]:
        """What is in `folder`, sorted; a folder that cannot be listed is a problem."""
        self.stamps[folder] = self.files.stamp(folder)
        try:
            return sorted(self.files.listed(folder))
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            self.extra.add(
                Problem(
                    file=relative(folder, self.root),
                    code="file-missing" if missing else "file-unreadable",
                    message=f"không đọc được thư mục: {reason(error)}",
                )
            )
            return []

    def _misnamed(self, path: Path, message: str, hint: str = "") -> None:
        self.extra.add(
            Problem(file=relative(path, self.root), code="file-name", message=message, hint=hint)
        )

    def _problems(self) -> Iterator[Problem]:
        for document in self.documents:
            yield from document.notes.every(document.file)
        yield from self.extra.every(self.folder.name)


def _file(document: Document | None) -> str | None:
    return document.file if document is not None else None


def _number(read: tuple[Section, Document]) -> int:
    """The place of a section among the others, which may be read in part."""
    return int(part(read[0], "id") or 0)

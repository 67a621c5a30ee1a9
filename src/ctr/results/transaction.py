"""The one way to change a plan: load, lock, edit, verify, replace."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from ctr import atomic
from ctr.errors import CannotRun, reason
from ctr.late_dataclasses import dataclass
from ctr.plan.amended.on import plan_on
from ctr.plan.kept.cache import load_known
from ctr.plan.load.files import busy, relative
from ctr.plan.load.loader import Loaded, load_locked
from ctr.plan.load.read_results import SUMMARY
from ctr.plan.model import Duty, Plan, Summary, Task, UnitResults
from ctr.plan.model.base import keys_of
from ctr.plan.schema.kinds import head_for
from ctr.problems import KeyPath, Problem, total
from ctr.results import same_day
from ctr.results.changes import Change
from ctr.results.edits import folded
from ctr.results.entries import Entry
from ctr.results.file_names import file_name
from ctr.yamlfile import editor
from ctr.yamlfile.editor import CannotEdit, Edit

T = TypeVar("T")
_SHOWN = 10
"""Problems that a refusal names; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEdits:
    """What the file of a unit and year is to get; of the ward's own summary where `unit` is None.

    `changes` tell what `edits` do.
    """

    unit: str | None
    year: int
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEdits:
    """What another YAML file of the plan is to get; `file` is relative to the plan's folder."""

    file: str
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file of any kind below a year's results (`atomic.ATTACHED`); None removes it.

    `file` is relative to the plan's folder. It replaces what has its name.
    """

    file: str
    content: bytes | None


Wanted = FileEdits | PlanEdits | Attachment


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A file, relative to the plan root, and what changed in it; nothing if it was all there.

    `unit` and `year` are those of a file of results.
    """

    file: str
    unit: str | None
    year: int | None
    changes: tuple[Change, ...]


class Refused(CannotRun):
    """The plan would not load afterwards, or does not now; nothing was written."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = "\n".join(
            f"    {problem.file}:{problem.line}: {problem.message}"
            + (f" ({problem.hint})" if problem.hint else "")
            for problem in problems[:_SHOWN]
        )
        if len(problems) > _SHOWN:
            lines += f"\n    … và còn {total(problems[_SHOWN:])} lỗi nữa"
        super().__init__(f"không ghi, vì kế hoạch sẽ có lỗi:\n{lines}")


class Transaction:
    """A change of the plan in `folder`, most often of its results.

    The plan is loaded here, before the lock, so that a command can ask about it for as long as
    its user thinks; it is loaded again under the lock only if its files have changed since.
    `day` is that whose units and tasks count, None for the text as issued.
    `author` goes into the trail of writes, with the `moment` of writing where one can be had, since
    others may write while a command asks. `on_recovery` is told what had to be done about a
    writer that had been broken off, once the lock is free. `wait`: seconds, for other commands.
    `cached`: whether files that are known need not be read again.
    A plan without a sound core is refused as soon as something is asked of it or written.
    """

    def __init__(
        self,
        folder: Path,
        author: atomic.Author,
        on_recovery: Callable[[atomic.Recovery], None] | None = None,
        wait: float = atomic.WAIT,
        day: date | None = None,
        moment: Callable[[], str] | None = None,
        cached: bool = True,
    ) -> None:
        self.folder = folder
        self._day = day
        self._author = author
        self._moment = moment
        self._wait = wait
        self._loaded = load_known(folder, cached=cached)
        self._plan: Plan | None = None
        self._on_recovery = on_recovery
        self.after: Plan | None = None
        """The plan as it is loaded with what was written last, where that was not only results."""

    def write(
        self, edits_in: Callable[[Plan], Iterable[Wanted]], *, dry_run: bool = False
    ) -> list[Recorded]:
        """Change files of the plan, all of them or none; no file is named twice.

        `edits_in` gets the plan as it is once no other writer is at work. `dry_run` tries all of
        it but writes nothing. Gives what was recorded in each YAML file, in the order of the edits.
        Raises CannotRun, and then nothing is written.
        """
        return self._alone(lambda: self._write(edits_in, dry_run))

    def rewrite(
        self, contents_in: Callable[[Loaded], Mapping[Path, bytes]], *, dry_run: bool = False
    ) -> None:
        """Give files other bytes that say the same, whatever is wrong with the plan.

        `contents_in` gets the plan once no other writer is at work, and sees to it that nothing is
        said otherwise and no fault is added. Raises CannotRun, and then nothing is written.
        """

        def work() -> None:
            self._refresh()
            contents = contents_in(self._loaded)
            self._replace(
                [
                    atomic.Replacement(path=path, old=_bytes(path), new=new)
                    for path, new in contents.items()
                ],
                dry_run,
            )

        self._alone(work)

    def _alone(self, work: Callable[[], T]) -> T:
        """Do it while no other writer is at work. Raises CannotRun."""
        recovery = None
        try:
            with atomic.locked(self.folder, self._wait) as recovery:
                return work()
        except atomic.Busy as error:
            raise busy(error) from None
        except atomic.Changed as error:
            file = relative(error.path, self._loaded.root)
            raise CannotRun(
                f"{file} vừa được sửa trong lúc ghi nên không ghi gì", "chạy lại lệnh này"
            ) from None
        except atomic.Unfinished as unfinished:
            raise CannotRun(
                f"mới ghi được một phần: {reason(unfinished.error)}",
                "khắc phục rồi chạy một lệnh ctr bất kỳ, phần còn lại sẽ được ghi nốt",
            ) from None
        except OSError as error:
            where = str(error.filename or self.folder)
            raise CannotRun(f"không ghi được: {reason(error)}", where) from None
        finally:
            if recovery is not None and self._on_recovery is not None:
                self._on_recovery(recovery)

    @property
    def plan(self) -> Plan:
        """The plan of the day, as it was read last. Raises CannotRun without a sound core."""
        if self._plan is None:
            core = _core(self._loaded)
            self._plan = core if self._day is None else plan_on(core, self._day)
        return self._plan

    @property
    def by(self) -> str:
        """Who writes."""
        return self._author.by

    def as_read(self, file: str, content: bytes | None) -> UnitResults | Summary | None:
        """What a results file of the plan would say with this content; None where nothing sound."""
        path = self.folder / file
        if content is None or path.parent.parent != self.folder / "results":
            return None
        return self._loaded.reader.as_read(path, content)

    def file_of(self, known: UnitResults | Summary) -> str | None:
        """The file, relative to the plan's folder, that holds this and nothing else."""
        if isinstance(known, Summary):
            return f"results/{known.year}/{SUMMARY}"
        held = (document.file for results, document in self._loaded.results if results == known)
        file = next(held, None)
        return None if file is None else self._relative(file)

    def place_of(self, about: Task | Duty) -> tuple[str, KeyPath, Task | Duty] | None:
        """File and place of a task or duty of the issued text, and what stands there."""
        if isinstance(about, Task):
            for task, document, path in self._loaded.tasks:
                if task.id == about.id:
                    return self._relative(document.file), path, task
            return None
        for index, duty in enumerate(self.plan.loaded.programme.duties):
            if duty.id == about.id:
                return "programme.yaml", ("duties", index), duty
        return None

    def shown(self, file: str) -> str:
        """A file of the plan as it is named to people."""
        return relative(self.folder / file, self._loaded.root)

    def written_on(self, entry: Entry, day: date) -> bool:
        """Whether an entry was written on that day and not before, as far as can be told."""
        edits = (Edit(path=entry.path),)
        wanted = FileEdits(unit=entry.unit, year=entry.year, edits=edits, changes=())
        (placed, *_) = self._placed(wanted)
        there = replace(entry, path=placed.edits[0].path)
        return same_day.written_on(self.folder, self._path(placed), there, day)

    def _relative(self, file: str) -> str:
        return (self._loaded.root / file).relative_to(self.folder).as_posix()

    def _write(self, edits_in: Callable[[Plan], Iterable[Wanted]], dry_run: bool) -> list[Recorded]:
        self._refresh()
        self.after = None
        files: dict[Path, atomic.Replacement] = {}
        recorded = []
        for wanted in edits_in(self.plan):
            if isinstance(wanted, Attachment):
                path = self.folder / wanted.file
                old = _bytes(path)
                if old != wanted.content:
                    files[path] = atomic.Replacement(path=path, old=old, new=wanted.content)
                continue
            places = [(self._path(part), part) for part in self._placed(wanted)]
            for path, part in places:
                if part.edits:
                    self._edit(files, path, part)
            unit, year = (
                (None, None) if isinstance(wanted, PlanEdits) else (wanted.unit, wanted.year)
            )
            file = relative(places[0][0], self._loaded.root)
            recorded.append(Recorded(file=file, unit=unit, year=year, changes=wanted.changes))
        problems = self._problems(
            {path: change.new for path, change in files.items() if path.suffix == ".yaml"}
        )
        if problems:
            raise Refused(problems)
        self._replace(list(files.values()), dry_run)
        return recorded

    def _refresh(self) -> None:
        """Load the plan again if its files have changed."""
        if not self._loaded.is_current():
            self._loaded = load_locked(self.folder)
            self._plan = None

    def _replace(self, files: list[atomic.Replacement], dry_run: bool) -> None:
        if files and not dry_run:
            author = self._author
            if self._moment is not None:
                author = replace(author, at=self._moment())
            atomic.replace(self.folder, files, author)

    def _edit(
        self, files: dict[Path, atomic.Replacement], path: Path, wanted: FileEdits | PlanEdits
    ) -> None:
        """Put edits into a file, on top of those that it has got already."""
        known = files.get(path)
        old = known.old if known is not None else _bytes(path)
        before = known.new if known is not None else old
        new = _content(before, relative(path, self._loaded.root), wanted)
        if before is None:
            new = head_for(self.folder, path).encode() + new
        files[path] = atomic.Replacement(path=path, old=old, new=new)

    def _placed(self, wanted: FileEdits | PlanEdits) -> list[FileEdits | PlanEdits]:
        """The edits by the files in which what they change stands; at least one.

        The results of a unit that was renamed, or took over from others, may stand in their files.
        """
        unit, day = (None if isinstance(wanted, PlanEdits) else wanted.unit), self._day
        if isinstance(wanted, PlanEdits) or unit is None or day is None or not self._amended:
            return [wanted]
        from ctr.plan.amended.reading import file_edits

        if not wanted.edits:  # the file that the unit goes on in
            of_unit = file_edits(self.plan, day, unit, wanted.year, [Edit(path=("received",))])
            return [replace(wanted, unit=own.unit) for own, _ in of_unit if own] or [wanted]
        try:
            found = file_edits(self.plan, day, unit, wanted.year, wanted.edits)
        except LookupError:
            raise CannotRun(
                f"chỗ cần sửa của {unit} là của đơn vị trước khi sắp xếp lại",
                "sửa trong tệp kết quả của đơn vị đó",
            ) from None
        return [
            replace(wanted, unit=source.unit if source is not None else unit, edits=tuple(edits))
            for source, edits in found
        ]

    @property
    def _amended(self) -> bool:
        return bool(self.plan.loaded.amendments)

    def _problems(self, contents: dict[Path, bytes | None]) -> tuple[Problem, ...]:
        """What would be wrong with the plan, beside what is, if its files had these contents."""
        results = {
            path: content
            for path, content in contents.items()
            if content is not None and path.parent.parent == self.folder / "results"
        }
        if len(results) == len(contents):
            return self._loaded.recheck(results) if results else ()
        before = set(self._loaded.problems)
        reloaded = self._loaded.reload(contents)
        self.after = reloaded.core
        return tuple(problem for problem in reloaded.problems if problem not in before)

    def _path(self, wanted: Wanted) -> Path:
        """The file of what is wanted; of a unit and year, it is found by its content."""
        if not isinstance(wanted, FileEdits):
            return self.folder / wanted.file
        unit = wanted.unit
        folder = self.folder / "results" / str(wanted.year)
        if unit is None:
            return folder / SUMMARY
        for results, document in self._loaded.results:
            if (results.unit, results.year) == (unit, wanted.year):
                return self._loaded.root / document.file
        path = folder / f"{file_name(unit)}.yaml"
        if path.exists():
            file = relative(path, self._loaded.root)
            faults = tuple(fault for fault in self._loaded.problems if fault.file == file)
            if faults:
                raise Refused(faults)
            raise CannotRun(f"{file} là của đơn vị khác", "đổi tên tệp đó")
        return path


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if os.path.lexists(path) else None


def _core(loaded: Loaded) -> Plan:
    if loaded.core is None:
        raise Refused(loaded.problems)
    return loaded.core


def _content(old: bytes | None, file: str, wanted: FileEdits | PlanEdits) -> bytes:
    """What a file with the content `old` is to hold; a new file where that is None."""
    if old is None:
        return editor.rendered(_new_data(wanted)).encode("utf-8")
    try:
        return editor.edited(old.decode("utf-8"), wanted.edits).encode("utf-8")
    except (CannotEdit, UnicodeDecodeError) as error:
        place = f" (ở {error})" if isinstance(error, CannotEdit) else ""
        raise CannotRun(
            f"{file} được viết theo cách ctr không sửa tự động được{place}",
            "sửa bằng tay phần đó của tệp",
        ) from None


def _new_data(wanted: FileEdits | PlanEdits) -> dict[str, object]:
    if isinstance(wanted, PlanEdits):
        keys = tuple(dict.fromkeys(str(edit.path[0]) for edit in wanted.edits))
        return folded({}, wanted.edits, keys)
    if wanted.unit is None:
        return folded({"year": wanted.year}, wanted.edits, keys_of(Summary))
    start = {"unit": wanted.unit, "year": wanted.year}
    return folded(start, wanted.edits, keys_of(UnitResults))

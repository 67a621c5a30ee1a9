"""Putting a year's dossier together: what is in it, under which names, and what it lacks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

from ctr import atomic
from ctr.bundle.archive import Archive
from ctr.bundle.catalogue import PROOF, Files, Row, catalogue, rows
from ctr.bundle.plan_files import plan_files
from ctr.bundle.read_me import NAME as READ_ME
from ctr.bundle.read_me import read_me
from ctr.output.listing import Listing, as_text, workbook
from ctr.output.progress import PROGRESS, STATUS
from ctr.output.tasks import TASK
from ctr.plan.load.files import busy
from ctr.plan.load.loader import Loaded
from ctr.plan.model import EvidenceFile, Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.tracking.selection import select_tasks
from ctr.tracking.sent_files import Part, Unkept, read_kept
from ctr.tracking.summary import SummaryReader
from ctr.tracking.targets import ProgressReader
from ctr.tracking.task_status import TaskStatusReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose dossier of which year, of all units where `unit` is None, as of `day`."""

    year: int
    day: date
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """The file, its hash, how much is in it, and what it lacks, evidence or sent, in words."""

    content: bytes
    sha256: str
    files: int
    proofs: int
    lacking: tuple[str, ...]


def dossier(loaded: Loaded, plan: Plan, asked: Asked, reports: Mapping[str, bytes]) -> Dossier:
    """The dossier of a sound plan, with `reports` by their names. Raises CannotRun.

    What lacks is told, also inside; it is for the caller to refuse it.
    """
    try:
        with atomic.reading(loaded.folder) as pending:
            return _Builder(loaded, plan, asked).build(reports, pending)
    except atomic.Busy as error:
        raise busy(error) from None


class _Builder:
    def __init__(self, loaded: Loaded, plan: Plan, asked: Asked) -> None:
        self.loaded = loaded
        self.plan = plan
        self.asked = asked
        self.archive = Archive(asked.day)
        self.paths: dict[str, str] = {}
        """Where each kept file lies in the dossier, by its hash."""
        self.lacking: dict[str, None] = {}

    def build(self, reports: Mapping[str, bytes], pending: Mapping[Path, bytes | None]) -> Dossier:
        for name, content in reports.items():
            self.archive.add(f"bao-cao/{name}", content)
        found = self._proofs()
        self._lists(found)
        for name, content in self._plan_files(pending):
            self.archive.add(f"du-lieu/plan/{name}", content)
        sent = list(self._sent())
        for name, content in sent:
            self.archive.add(f"da-gui/{name}", content)
        programme = self.plan.programme
        text = read_me(
            title=f"{programme.kind} {programme.title}",
            issuer=programme.issuer,
            year=self.asked.year,
            day=self.asked.day,
            unit=self.asked.unit,
            sent=bool(sent),
            faults=list(self.lacking),
        )
        self.archive.add(READ_ME, text)
        files = len(self.archive) + 1
        content = self.archive.close()
        return Dossier(
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
            files=files,
            proofs=len(self.paths),
            lacking=tuple(self.lacking),
        )

    @property
    def _units(self) -> tuple[str, ...]:
        if self.asked.unit is not None:
            return (self.asked.unit,)
        return tuple(unit.name for unit in self.plan.units)

    def _proofs(self) -> list[Row]:
        """The rows of the catalogue, with the files of evidence put in."""
        files = Files(self.loaded.folder, self.asked.year)
        return [
            row if file is None else self._with_file(files, row, file)
            for row, file in rows(self.plan, self.asked.year, self._units)
        ]

    def _with_file(self, files: Files, row: Row, file: EvidenceFile) -> Row:
        named = replace(row, file=file.name, sha256=file.sha256)
        if file.sha256 in self.paths:
            return replace(named, state="kept", path=self.paths[file.sha256])
        state, content = files.content(file)
        if content is None:
            fault = "thiếu" if state == "missing" else "khác lúc ghi"
            self.lacking[f"{file.name} ({fault}; {row.unit}, nhiệm vụ {row.task})"] = None
            return replace(named, state=state)
        self.paths[file.sha256] = self.archive.add(f"minh-chung/{file.name}", content)
        return replace(named, state="kept", path=self.paths[file.sha256])

    def _lists(self, found: list[Row]) -> None:
        plan, year, day = self.plan, self.asked.year, self.asked.day
        units = (self.asked.unit,) if self.asked.unit is not None else ()
        chosen = select_tasks(plan, units=units)
        statuses = TaskStatusReader(plan, year, day)
        progress = ProgressReader(plan, year, day, units)
        summary = SummaryReader(plan, ReportingPeriod.whole_year(year), day)
        reporting = units or plan.reporting_units
        lists: dict[str, Listing[Any]] = {
            "nhiem-vu": Listing(
                items=[(item, statuses.of(item.task, units)) for item in chosen],
                contract=TASK,
                columns=(),
            ),
            "chi-tieu": Listing(
                items=[each for item in chosen for each in progress.in_year(item.task)],
                contract=PROGRESS,
                columns=(),
            ),
            "tinh-hinh": Listing(
                items=[
                    *([] if units else [summary.whole()]),
                    *(summary.of_unit(name) for name in reporting),
                ],
                contract=STATUS,
                columns=(),
            ),
            "minh-chung": Listing(items=found, contract=PROOF, columns=()),
        }
        for name, listing in lists.items():
            self.archive.add(f"du-lieu/{name}.csv", as_text(listing, "csv").encode("utf-8-sig"))
            self.archive.add(f"du-lieu/{name}.json", as_text(listing, "json").encode())
        people = catalogue(found)
        self.archive.add("danh-muc.md", as_text(people, "md").encode())
        self.archive.add("danh-muc.xlsx", workbook(people, day))

    def _plan_files(self, pending: Mapping[Path, bytes | None]) -> list[tuple[str, bytes]]:
        own: frozenset[str] | None = None
        if self.asked.unit is not None:
            folder = self.loaded.folder
            paths = (
                self.loaded.root / document.file
                for results, document in self.loaded.results
                if results.unit == self.asked.unit
            )
            own = frozenset(path.relative_to(folder).as_posix() for path in paths)
        return list(plan_files(self.loaded.folder, self.asked.year, pending, own))

    def _sent(self) -> list[tuple[str, bytes]]:
        """What the ward has sent, as it was sent; a unit's dossier has none of it."""
        if self.asked.unit is not None:
            return []
        found: dict[str, bytes] = {}
        summary = self.plan.summary_of.get(self.asked.year)
        for sent in summary.submitted if summary is not None else ():
            for part in get_args(Part):
                try:
                    content = read_kept(self.loaded.folder, self.asked.year, sent, part)
                except Unkept as error:
                    fault = "thiếu" if error.missing else "khác lúc gửi"
                    self.lacking[f"{error.path.name} ({fault}; báo cáo đã gửi)"] = None
                    continue
                if content is not None:
                    found[str(getattr(sent, part))] = content
        return list(found.items())

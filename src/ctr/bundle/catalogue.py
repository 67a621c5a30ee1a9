"""The list of what a year's results claim to have proved, and by what: a row an entry and file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from ctr.evidence.files import FOLDER, Unkept, kept_content
from ctr.output.contract import Contract
from ctr.output.listing import Listing
from ctr.output.table import Column
from ctr.plan.model import EvidenceFile, Plan, TaskResult, UnitResults
from ctr.vietnamese import phrases
from ctr.wording.targets import figure_phrase

State = Literal["kept", "missing", "altered"]
_WORDS: dict[State | None, str] = {
    "kept": "đủ",
    "missing": "thiếu tệp",
    "altered": "tệp khác lúc ghi",
    None: "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One deed or figure, with one of its files; `file`, `sha256` and `state` are None without.

    `path` is where the file lies in the dossier, None where it does not.
    """

    unit: str
    task: str
    on: date
    what: str
    evidence: str | None
    target: str | None = None
    file: str | None = None
    sha256: str | None = None
    state: State | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Files:
    """The kept files of a year, each read when it is asked for."""

    folder: Path
    """That of the plan."""
    year: int

    def content(self, file: EvidenceFile) -> tuple[State, bytes | None]:
        """How a file is kept, and its content where it is as it was recorded."""
        try:
            content = kept_content(self.folder / "results" / str(self.year) / FOLDER / file.name)
        except (FileNotFoundError, Unkept):
            return "missing", None
        if hashlib.sha256(content).hexdigest() != file.sha256:
            return "altered", None
        return "kept", content


def rows(
    plan: Plan, year: int, units: tuple[str, ...]
) -> Iterator[tuple[Row, EvidenceFile | None]]:
    """What the units reported of the year, in the order of units, tasks and days."""
    order = {number: place for place, number in enumerate(plan.by_number)}
    for unit in units:
        results = plan.results_by_unit.get((unit, year))
        if results is not None:
            for result in sorted(results.tasks, key=lambda result: order[result.task]):
                yield from _of_task(plan, results, result)
    yield from _of_dropped(plan, year, units)


def _of_dropped(
    plan: Plan, year: int, units: tuple[str, ...]
) -> Iterator[tuple[Row, EvidenceFile | None]]:
    """What had been reported of tasks that the programme has no more, under the names of then."""
    if plan.source is None or not plan.amendments:
        return
    from ctr.plan.amended.reading import routes_of

    routes = routes_of(plan)
    for results in plan.loaded.results:
        if results.year == year and {results.unit, routes.of(results.unit)} & set(units):
            for result in results.tasks:
                if result.task not in plan.by_number:
                    yield from _of_task(plan, results, result)


def _of_task(
    plan: Plan, results: UnitResults, result: TaskResult
) -> Iterator[tuple[Row, EvidenceFile | None]]:
    known = plan.by_number.get(result.task)
    targets = {target.id: target for target in known[1].targets} if known is not None else {}
    for entry in sorted(result.log, key=lambda entry: entry.on):
        row = Row(
            unit=results.unit,
            task=result.task,
            on=entry.on,
            what=phrases.run_on(entry.done),
            evidence=entry.evidence,
        )
        yield from ((row, file) for file in entry.files or (None,))
    for figure in sorted(result.values, key=lambda figure: figure.as_of):
        target = targets.get(figure.target)
        name, measure = (target.name, target.unit) if target is not None else (figure.target, None)
        row = Row(
            unit=results.unit,
            task=result.task,
            on=figure.as_of,
            what=f"{name}: {figure_phrase(figure.value, measure)}",
            evidence=figure.source,
            target=figure.target,
        )
        yield from ((row, file) for file in figure.files or (None,))


PROOF = Contract[Row](
    {
        "unit": lambda row: row.unit,
        "task": lambda row: row.task,
        "on": lambda row: row.on,
        "target": lambda row: row.target,
        "what": lambda row: row.what,
        "evidence": lambda row: row.evidence,
        "file": lambda row: row.file,
        "sha256": lambda row: row.sha256,
        "state": lambda row: row.state,
        "path": lambda row: row.path,
    }
)
"""One deed or figure and one of its files, as `du-lieu/minh-chung.json` of a dossier gives it."""


def catalogue(found: list[Row]) -> Listing[tuple[int, Row]]:
    """The list for people, numbered."""

    def column(head: str, of: str, ratio: int) -> Column[tuple[int, Row]]:
        return Column(head=head, text=lambda item: getattr(item[1], of) or "", ratio=ratio)

    return Listing(
        items=list(enumerate(found, 1)),
        contract=Contract(PROOF.within(lambda item: item[1])),
        title="Danh mục minh chứng",
        columns=(
            Column(head="TT", text=lambda item: str(item[0]), right=True),
            column("Đơn vị", "unit", 2),
            Column(head="NV", text=lambda item: item[1].task),
            Column(head="Ngày", text=lambda item: phrases.day(item[1].on)),
            column("Việc đã làm, số liệu", "what", 4),
            column("Văn bản chứng minh, nguồn số liệu", "evidence", 3),
            Column(head="Tệp", text=lambda item: item[1].path or item[1].file or "", ratio=5),
            Column(head="Kiểm tra", text=lambda item: _WORDS[item[1].state], ratio=1),
            column("SHA-256", "sha256", 7),
        ),
    )

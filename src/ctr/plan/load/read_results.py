"""The results files of a plan, each checked against the rest of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.late_dataclasses import dataclass
from ctr.plan.load.check_results import ResultsCheck
from ctr.plan.load.files import parse_document, relative
from ctr.plan.model import Summary, Task, UnitResults
from ctr.plan.model.names import NameRegistries
from ctr.problems import Problem
from ctr.yamlfile.reader import Document

if TYPE_CHECKING:
    from ctr.plan.load.check_amendments import Ever

SUMMARY = "summary.yaml"


@dataclass(kw_only=True)
class ResultsReader:
    """Reads results against a plan; `duties` is None where they are not known.

    The other fields are those of `ResultsCheck`.
    """

    root: Path
    tasks: Mapping[str, Task]
    numbers: set[str] | None
    leads: Mapping[str, Collection[str]]
    reporting: set[str] | None
    open_groups: set[str]
    names: NameRegistries
    duties: set[str] | None
    results: list[tuple[UnitResults, Document]] = field(default_factory=list)
    summaries: list[tuple[Summary, Document]] = field(default_factory=list)
    documents: dict[Path, Document] = field(default_factory=dict)
    """Every file that was read, sound or not."""
    one_unit: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, UnitResults | Summary] = field(default_factory=dict)
    """What files say that need no check any more, by their names."""

    def take(self, ever: Ever) -> None:
        """Check against what the plan holds on any of its days, not only as it was issued."""
        self.tasks, self.numbers = ever.tasks, set(ever.tasks)
        self.leads, self.reporting = ever.led, ever.reporting
        self.one_unit, self.duties = ever.one_unit, ever.duties

    def read(self, documents: Iterable[tuple[Path, Document]]) -> None:
        """Read the files of all units and years, sorted by their paths."""
        check = self._check()
        for path, document in documents:
            self.documents[path] = document
            results = self.known.get(document.file)
            if results is None:
                results = self._validated(path, document, check)
            elif isinstance(results, UnitResults):
                check.once(document, results.unit, _year(path))
            if isinstance(results, Summary):
                self.summaries.append((results, document))
            elif results is not None:
                self.results.append((results, document))

    def recheck(self, contents: Mapping[Path, bytes]) -> tuple[Problem, ...]:
        """The problems that loading would find in these files if they had these contents."""
        check = self._check()
        problems: set[Problem] = set()
        for path in sorted({*self.documents, *contents}):
            if path in contents:
                document = parse_document(contents[path], relative(path, self.root))
                self._validated(path, document, check)
                problems.update(document.notes.every(document.file))
            elif path.name != SUMMARY:
                known = self.known.get(self.documents[path].file)
                unit = known.unit if isinstance(known, UnitResults) else None
                check.claim(self.documents[path], _year(path), unit)
        return tuple(sorted(problems))

    def as_read(self, path: Path, content: bytes) -> UnitResults | Summary | None:
        """A results file with this content, None where it would not be sound."""
        document = parse_document(content, relative(path, self.root))
        results = self._validated(path, document, self._check())
        return None if document.problems else results

    def _check(self) -> ResultsCheck:
        return ResultsCheck(
            self.tasks,
            self.numbers,
            self.leads,
            self.reporting,
            self.open_groups,
            self.names,
            self.one_unit,
        )

    def _validated(
        self, path: Path, document: Document, check: ResultsCheck
    ) -> UnitResults | Summary | None:
        from ctr.plan.load.validate import validate

        if path.name == SUMMARY:
            summary = validate(Summary, document, self.names)
            if isinstance(document.data, dict):
                check.summary(document, _year(path), self.duties)
            return summary
        results = validate(UnitResults, document, self.names)
        if isinstance(document.data, dict):
            check.unit_file(document, _year(path))
        return results


def _year(path: Path) -> int:
    """The year that the folder of a results file is named after."""
    return int(path.parent.name)

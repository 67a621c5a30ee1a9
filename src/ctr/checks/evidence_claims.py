"""What the results of a plan claim to have proved, and by what: each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctr.late_dataclasses import dataclass
from ctr.plan.load.loader import Loaded
from ctr.plan.model import EvidenceFile
from ctr.problems import KeyPath, Problem
from ctr.vietnamese.document_references import (
    DocumentReference,
    document_references,
    is_shared,
)
from ctr.yamlfile.reader import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A deed or a figure, and the documents that are to prove it.

    `on` is the day of the deed; None for a figure, which is known some time after its day. `key`
    is where its text stands, in the entry at `path` of `document`.
    """

    unit: str
    year: int
    task: str
    on: date | None
    text: str | None
    key: str
    references: tuple[DocumentReference, ...]
    files: tuple[EvidenceFile, ...]
    document: Document
    path: KeyPath

    @property
    def shared(self) -> bool:
        """Whether it says that its document is one for several units."""
        return is_shared(self.text)

    @property
    def numbered(self) -> tuple[DocumentReference, ...]:
        """The documents that it names by number as its own."""
        return tuple(one for one in self.references if one.number is not None and not one.mentioned)

    @property
    def place(self) -> tuple[str, int, int]:
        """By which claims are put in order."""
        return (self.document.file, *self.document.position(self.path))

    def at_text(self, code: str, message: str, hint: str = "") -> Problem:
        """A problem where its text stands."""
        return self.document.problem((*self.path, self.key), code, message, hint)

    def at_file(self, index: int, code: str, message: str, hint: str = "") -> Problem:
        """A problem where one of its files is named."""
        return self.document.problem((*self.path, "files", index), code, message, hint)

    def named(self) -> str:
        """`Công an phường, nhiệm vụ 10.2 (plan/results/2026/cong-an-phuong.yaml:12)`."""
        line, _ = self.document.position(self.path)
        return f"{self.unit}, nhiệm vụ {self.task} ({self.document.file}:{line})"


def claims(loaded: Loaded) -> list[Claim]:
    """Every claim of the results that could be read, in the order of files and lines."""
    return sorted(_claims(loaded), key=lambda claim: claim.place)


def _claims(loaded: Loaded) -> Iterator[Claim]:
    for results, document in loaded.results:
        for index, result in enumerate(results.tasks):
            common = {"unit": results.unit, "year": results.year, "task": result.task}
            for place, entry in enumerate(result.log):
                yield Claim(
                    **common,  # type: ignore[arg-type]
                    on=entry.on,
                    text=entry.evidence,
                    key="evidence",
                    references=_references(entry.evidence),
                    files=entry.files,
                    document=document,
                    path=("tasks", index, "log", place),
                )
            for place, figure in enumerate(result.values):
                yield Claim(
                    **common,  # type: ignore[arg-type]
                    on=None,
                    text=figure.source,
                    key="source",
                    references=_references(figure.source),
                    files=figure.files,
                    document=document,
                    path=("tasks", index, "values", place),
                )


def _references(text: str | None) -> tuple[DocumentReference, ...]:
    return tuple(document_references(text)) if text is not None else ()

"""Evidence that is missing, altered or contradicts itself.

What is told of is what cannot be: ordinary is one document for several deeds of one unit, a report
of a later day than what it tells of, a document of another body under the same number.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ctr.checks.advised import Advised
from ctr.checks.evidence_claims import Claim, claims
from ctr.checks.evidence_files import EvidenceFiles
from ctr.checks.evidence_shared import shared_files, shared_numbers
from ctr.checks.evidence_texts import OTHER_YEAR, TextCheck
from ctr.late_dataclasses import dataclass
from ctr.plan.load.loader import Loaded
from ctr.problems import Notes, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFaults:
    """What is wrong, and what is only worth a look."""

    errors: tuple[Problem, ...]
    advice: tuple[Advised, ...]
    unread: bool
    """Whether any Word file could not be read."""


def evidence_faults(loaded: Loaded, today: date) -> EvidenceFaults:
    """Every fault of the evidence that the results name, and of the files that lie beside them."""
    found = claims(loaded)
    files = EvidenceFiles(loaded.folder, loaded.root, found)
    notes: dict[str, Notes] = {}
    advice: list[Advised] = []

    def note(problem: Problem) -> None:
        notes.setdefault(problem.file, Notes()).add(problem)

    for problem in files.faults():
        note(problem)
    period = loaded.core.programme.period if loaded.core is not None else None
    check = TextCheck(today=today, period=period, heads=files.heads)
    tasks = {task.id: task for task, _, _ in loaded.tasks}
    told: list[Claim] = []
    for claim in found:
        for problem, advised in check.of(claim):
            if not advised:
                note(problem)
                if problem.code == "evidence-differs":
                    told.append(claim)
            elif claim.task in tasks:
                told_of = replace(problem, severity="advice")
                advice.append(Advised(OTHER_YEAR, tasks[claim.task], told_of, year=claim.year))
    for claim, problem in shared_files(found):
        note(problem)
        told.append(claim)
    for problem in shared_numbers(found, files.heads, told):
        note(problem)
    every = [problem for file, part in notes.items() for problem in part.every(file)]
    return EvidenceFaults(errors=tuple(sorted(every)), advice=tuple(advice), unread=files.unread)

"""Everything that the checks find in a plan, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ctr.checks.accepted import gone, split
from ctr.checks.advice import advice
from ctr.checks.advised import Advised
from ctr.checks.differing_figures import differing_figures
from ctr.checks.document_number import document_number
from ctr.checks.done_short import done_short
from ctr.checks.doubtful import doubtful, doubtful_duties
from ctr.checks.evidence import evidence_faults
from ctr.checks.future_dates import future_dates
from ctr.checks.places import places
from ctr.checks.schemas import stale_schemas
from ctr.checks.sent_reports import sent_reports
from ctr.plan.load.loader import Loaded
from ctr.problems import Finding, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The errors, and the advice rule by rule; `notes` is all advice in the order of the files."""

    errors: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    """Advice that the office lets stand, each with why; in `advice` no more."""

    @property
    def notes(self) -> tuple[Finding, ...]:
        """All advice, in the order of the files."""
        return tuple(sorted(self.advice, key=lambda finding: finding.problem))

    @property
    def every(self) -> tuple[Finding, ...]:
        """The errors, then all advice, each in the order of the files."""
        return (*self.errors, *self.notes)


def all_findings(
    loaded: Loaded, day: date, step: Callable[[str], None] = lambda _: None
) -> Findings:
    """What is wrong with a plan on `day`, and what is unclear; `step` is told what is done."""
    step("xem minh chứng")
    evidence = evidence_faults(loaded, day)
    step("tìm chỗ chưa rõ")
    errors = [
        *loaded.problems,
        *future_dates(loaded, day),
        *sent_reports(loaded),
        *evidence.errors,
    ]
    advised: list[Advised] = [
        *advice(loaded, day),
        *differing_figures(loaded, day),
        *done_short(loaded, day),
        *doubtful(loaded),
        *doubtful_duties(loaded),
        *evidence.advice,
    ]
    stands, accepted = split(advised, day)
    placed = _Places(loaded)
    return Findings(
        errors=tuple(placed.finding(problem) for problem in sorted(errors)),
        advice=(
            *(placed.finding(problem) for problem in document_number(loaded)),
            *(placed.finding(problem) for problem in stale_schemas(loaded)),
            *(placed.finding(one.problem, one) for one in stands),
            *(placed.finding(one.problem, one) for one in gone(loaded, advised, day)),
        ),
        accepted=tuple(
            replace(placed.finding(one.problem, one), accepted=acceptance.reason)
            for one, acceptance in accepted
        ),
    )


class _Places:
    """The stable names of places, of each file when it is first asked for."""

    def __init__(self, loaded: Loaded) -> None:
        self._documents = {document.file: document for document in loaded.documents}
        self._known: dict[str, dict[tuple[int, int], str]] = {}

    def finding(self, problem: Problem, advised: Advised | None = None) -> Finding:
        """The problem with what it is on and where it stands."""
        document = self._documents.get(problem.file)
        if document is not None and problem.file not in self._known:
            self._known[problem.file] = places(document)
        names = self._known.get(problem.file, {})
        return Finding(
            problem=problem,
            about=advised.about.id if advised is not None else "",
            target=advised.target if advised is not None else None,
            year=advised.year if advised is not None else None,
            where=names.get((problem.line, problem.column), ""),
        )

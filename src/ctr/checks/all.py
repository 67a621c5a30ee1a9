"""Everything that the checks find in a plan, in the order in which it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
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
from ctr.checks.places import Place, places
from ctr.checks.schemas import stale_schemas
from ctr.checks.sent_reports import sent_reports
from ctr.plan.load.loader import Loaded
from ctr.problems import Finding, Findings, Problem


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
    unnamed = [*document_number(loaded), *stale_schemas(loaded)]
    stands += gone(loaded, advised, day)
    names = _Names(loaded, [*errors, *unnamed, *(one.problem for one in [*stands, *advised])])
    return Findings(
        errors=tuple(names.finding(problem) for problem in sorted(errors)),
        advice=(
            *(names.finding(problem) for problem in unnamed),
            *(names.finding(one.problem, one) for one in stands),
        ),
        accepted=tuple(
            replace(names.finding(one.problem, one), accepted=acceptance.reason)
            for one, acceptance in accepted
        ),
        unread=evidence.unread,
    )


class _Names:
    """The stable names of the places of problems."""

    def __init__(self, loaded: Loaded, problems: Iterable[Problem]) -> None:
        asked: dict[str, set[Place]] = {}
        for problem in problems:
            asked.setdefault(problem.file, set()).add((problem.line, problem.column))
        self._names = {
            document.file: places(document, asked[document.file])
            for document in loaded.documents
            if document.file in asked
        }

    def finding(self, problem: Problem, advised: Advised | None = None) -> Finding:
        """The problem with what it is on and where it stands."""
        names = self._names.get(problem.file, {})
        return Finding(
            problem=problem,
            about=advised.about.id if advised is not None else "",
            target=advised.target if advised is not None else None,
            year=advised.year if advised is not None else None,
            where=names.get((problem.line, problem.column), ""),
        )

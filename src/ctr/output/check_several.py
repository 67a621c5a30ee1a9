"""What a check of several plans found, plan by plan, their files named from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ctr.output import problems
from ctr.output.listing import json_pieces
from ctr.output.problems import CheckFormat, ServiceFormat
from ctr.output.several import Origin
from ctr.output.visible import visible
from ctr.problems import Finding, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings of one plan, whose files are named from `root`.

    `accepted` is the advice that was, where it is asked for; `counts` says how many there are.
    """

    origin: Origin
    root: Path
    found: Findings
    accepted: tuple[Finding, ...]
    counts: str

    @property
    def listed(self) -> list[Finding]:
        """The findings, of which the files are named by the path that leads to them from here."""
        return [*map(self._from_here, (*self.found.every, *self.accepted))]

    @property
    def _from_here(self) -> Callable[[Finding], Finding]:
        above = PurePosixPath(self.origin.plan).parent
        return problems.renamed(lambda file: str(above / file))

    @property
    def text(self) -> str:
        """All of it for people: whose plan, how many, then each."""
        head = visible(f"{self.origin.name} ({self.origin.plan}): {self.counts}\n")
        text = f"{head}{problems.by_rule(self.found.errors, self.found.advice, self._from_here)}"
        if self.accepted:
            lines = problems.accepted_lines(self.accepted)
            text += "".join(["Đã chấp nhận:\n", *(f"    {line}\n" for line in lines)])
        return f"{text}\n"


def pieces(plans: Iterable[Checked], format: CheckFormat, here: Path) -> Iterator[str]:
    """The findings of all plans, as they are checked; for GitLab and SARIF at the end."""
    if format == "full":
        yield from (plan.text for plan in plans)
    elif format == "concise":
        for plan in plans:
            for finding in plan.listed:
                yield f"{problems.concise_finding(finding)}\n"
    elif format == "json":
        yield from json_pieces(
            {**plan.origin.record(), **problems.FINDING.record(finding)}
            for plan in plans
            for finding in plan.listed
        )
    else:
        yield _for_service(plans, format, here)


def _for_service(plans: Iterable[Checked], format: ServiceFormat, here: Path) -> str:
    """One document; only SARIF can say of a finding that it was accepted."""
    from ctr.output import check_formats
    from ctr.output.check_sarif import sarif

    found = []
    for plan in plans:
        every = plan.found.every
        if format == "sarif":
            every += plan.accepted
        found += check_formats.reported(every, plan.root, here)
    write = {"github": check_formats.github, "gitlab": check_formats.gitlab, "sarif": sarif}
    return write[format](found)

"""What the checks find in a plan, as it is told."""

from __future__ import annotations

from ctr.late_dataclasses import dataclass
from ctr.problems import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The errors, and the advice rule by rule; `notes` is all advice in the order of the files."""

    errors: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    accepted: tuple[Finding, ...] = ()
    """Advice that the office lets stand, each with why; in `advice` no more."""
    unread: bool = False
    """Whether a Word file of evidence could not be read, which may be so only this time."""

    @property
    def notes(self) -> tuple[Finding, ...]:
        """All advice, in the order of the files."""
        return tuple(sorted(self.advice, key=lambda finding: finding.problem))

    @property
    def lasts(self) -> bool:
        """Whether the same is found again while nothing changes."""
        return not self.errors and not self.unread

    @property
    def every(self) -> tuple[Finding, ...]:
        """The errors, then all advice, each in the order of the files."""
        return (*self.errors, *self.notes)

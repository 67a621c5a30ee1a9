"""What a writer changed, as data; `output/changes.py` puts it into words."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model.reporting_periods import ReportingPeriod

ChangedField = Literal[
    "received",
    "received_again",
    "state",
    "state_on",
    "completed_on",
    "earlier",
    "on",
    "done",
    "evidence",
    "files",
    "value",
    "as_of",
    "source",
    "difficulties",
    "proposals",
    "next_year",
    "next_period",
    "verified",
    "submitted",
    "letters",
    "figures_to",
    "direction",
    "strengths",
    "shortcomings",
    "causes",
    "entry",
]
"""A key of the results; `completed_on` is another `state_on` of a task that stays done, `entry` a
whole thing that was recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value of the results that changed; `old` is None for a new one, `new` for one gone.

    Of the field `entry` both are an Entry. `task` is None for what concerns a whole report.
    `target` and `on` say which figure, `on` the day of a state or of what was done, `document` what
    proves these, `duty` which report of the ward's;
    `period` of which period a report is, None for the whole year.
    """

    field: ChangedField
    old: Any
    new: Any
    task: str | None = None
    target: str | None = None
    duty: str | None = None
    period: ReportingPeriod | None = None
    on: date | None = None
    document: str | None = None

"""The programme as objects: one frozen dataclass for each thing that a plan's files hold.

Amendments are imported from their own module, by who has any: most runs have none.

The attribute docstrings are Vietnamese because editors show them to the people who write the
files. Everything here is a plain value: no clock, no file, no validation library.
"""

from ctr.plan.model.acceptances import Acceptance
from ctr.plan.model.calendars import CalendarFile, CalendarYear, Holiday, Swap
from ctr.plan.model.deadlines import Deadline, Extension
from ctr.plan.model.plan import Plan
from ctr.plan.model.programme import Block, Duty, Period, Programme
from ctr.plan.model.registers import Leader, LeadersFile, Signer, Unit, UnitGroup, UnitsFile
from ctr.plan.model.results import (
    STATES,
    Assessment,
    Correction,
    EvidenceFile,
    Letter,
    LogEntry,
    Measurement,
    PeriodPlan,
    PeriodReport,
    PeriodWords,
    State,
    StateChange,
    Submission,
    Summary,
    TaskResult,
    UnitResults,
    Verification,
)
from ctr.plan.model.targets import (
    COMPARISONS,
    Baseline,
    Comparison,
    Frequency,
    Milestone,
    Rollup,
    Span,
    Target,
)
from ctr.plan.model.tasks import Addition, Erratum, Footnote, Section, Task

__all__ = [
    "COMPARISONS",
    "STATES",
    "Acceptance",
    "Addition",
    "Assessment",
    "Baseline",
    "Block",
    "CalendarFile",
    "CalendarYear",
    "Comparison",
    "Correction",
    "Deadline",
    "Duty",
    "Erratum",
    "EvidenceFile",
    "Extension",
    "Footnote",
    "Frequency",
    "Holiday",
    "Leader",
    "LeadersFile",
    "Letter",
    "LogEntry",
    "Measurement",
    "Milestone",
    "Period",
    "PeriodPlan",
    "PeriodReport",
    "PeriodWords",
    "Plan",
    "Programme",
    "Rollup",
    "Section",
    "Signer",
    "Span",
    "State",
    "StateChange",
    "Submission",
    "Summary",
    "Swap",
    "Target",
    "Task",
    "TaskResult",
    "Unit",
    "UnitGroup",
    "UnitResults",
    "UnitsFile",
    "Verification",
]

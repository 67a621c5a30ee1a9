"""What comes with the program: the calendar of the public holidays that are known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from ctr.plan.load.files import read_document
from ctr.plan.model import CalendarFile, CalendarYear
from ctr.plan.model.names import registries

PACKAGED_CALENDAR = Path(__file__).with_name("calendar.yaml")


@lru_cache(maxsize=1)
def packaged_calendar() -> tuple[CalendarYear, ...]:
    """The calendar that stands before a plan's own."""
    from ctr.plan.load.validate import validate

    document = read_document(PACKAGED_CALENDAR, PACKAGED_CALENDAR.parent)
    calendar = validate(CalendarFile, document, registries(None, None))
    if calendar is None:
        raise AssertionError(document.problems)
    return calendar.years

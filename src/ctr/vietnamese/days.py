"""Days as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta, timezone

from ctr.vietnamese.matching import nfc

VIETNAM = timezone(timedelta(hours=7))
"""The zone of every day that a plan holds."""

_FORMS = (
    r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4}|[0-9]{2})",
    r"(ngày\s+)?(?P<day>[0-9]{1,2})\s+tháng\s+(?P<month>[0-9]{1,2})\s+năm\s+(?P<year>[0-9]{4})",
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
)


_WITHOUT_YEAR = r"[0-9]{1,2}/[0-9]{1,2}"


def read_day(text: str) -> date | None:
    """The day that `text` writes, None where it writes none that exists.

    Read are `25/11/2026`, `25-11-2026`, `25.11.26` (of this century), `ngày 25 tháng 11 năm 2026`
    and `2026-11-25`.
    """
    for form in _FORMS:
        if match := re.fullmatch(form, nfc(text).strip(), re.IGNORECASE):
            year = int(match["year"])
            try:
                return date(year if year > 99 else 2000 + year, *_month_and_day(match))
            except ValueError:
                return None
    return None


def looks_like_day(text: str) -> bool:
    """Whether somebody who typed this meant a day, whether it exists or not, or lacks its year."""
    typed = nfc(text).strip()
    return re.fullmatch(_WITHOUT_YEAR, typed) is not None or any(
        re.fullmatch(form, typed, re.IGNORECASE) for form in _FORMS
    )


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return int(match["month"]), int(match["day"])

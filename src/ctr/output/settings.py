"""Values that were set, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ctr.plan.model.calendars import Holiday, Swap
from ctr.results.settings import Setting
from ctr.vietnamese import phrases
from ctr.wording.fields import setting_name


def settings_text(head: str, settings: Iterable[Setting]) -> str:
    """A head, and a line a value below it: `+ new`, `~ old → new` or `- old`."""
    lines = (f"  {_line(setting)}\n" for setting in settings)
    return f"{head}\n{''.join(lines)}"


def shown(value: Any) -> str:
    """A value in words."""
    if isinstance(value, Swap):
        return f"nghỉ {phrases.day(value.off)}, làm bù {phrases.day(value.worked)}"
    if isinstance(value, Holiday):
        return f"{phrases.day(value.from_)} đến {phrases.day(value.to)}"
    return phrases.day(value) if isinstance(value, date) else str(value)


def _line(setting: Setting) -> str:
    label = setting_name(setting.what)
    if setting.new is None:
        return f"- {label}: {shown(setting.old)}"
    if setting.old is None:
        return f"+ {label}: {shown(setting.new)}"
    return f"~ {label}: {shown(setting.old)} → {shown(setting.new)}"

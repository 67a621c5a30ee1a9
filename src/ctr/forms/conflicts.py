"""Where two sides fill one cell differently, and who decides whose value counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from ctr.forms.layout import STATE_OF, Keep
from ctr.vietnamese import phrases
from ctr.wording.states import dated_state

_PLAN = "chọn --keep theirs (lấy biểu) hoặc --keep ours (lấy kế hoạch)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell of the form `file` says `theirs`, where the plan has become, or the form `other`
    says, `ours`; both as a person writes them."""

    file: str
    place: str
    theirs: str
    ours: str
    other: str = ""

    @property
    def message(self) -> str:
        """What is wrong, for a list of faults."""
        if self.other:
            return f"khác với biểu {self.other}: “{self.ours}”"
        return f"biểu ghi “{self.theirs}”, kế hoạch đã đổi thành “{self.ours}”; {_PLAN}"


Choose = Callable[[Conflict], Keep | None]
"""Whose value counts; None leaves it a fault of the form."""


def always(keep: Keep | None) -> Choose:
    """The same answer to every conflict with the plan, none to those between forms."""
    return lambda conflict: None if conflict.other else keep


def worded(sent: str | None) -> str:
    """A comparable text as a person writes it: `24/11/2026`, `97,5`."""
    if sent is None:
        return "trống"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", sent):
        with suppress(ValueError):  # a text that only looks like a day
            return phrases.day(date.fromisoformat(sent))
    return sent.replace(".", ",") if re.fullmatch(r"-?[0-9]+\.[0-9]+", sent) else sent


def dated(state: str | None, day: str | None) -> str:
    """A state and its day, each a comparable text, as a person writes them."""
    if state is None:
        return worded(None)
    return dated_state(STATE_OF[state], date.fromisoformat(day) if day is not None else None)

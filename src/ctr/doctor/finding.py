"""One thing that was looked at: how it is, and what to do about it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ctr.errors import CannotRun, reason
from ctr.output.contract import Contract

AGAIN = "cài đặt lại ctr"
"""What helps where a part of the program is lacking."""
State = Literal["ok", "attention", "error"]
Part = Literal["program", "plan", "git", "machine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, by a name for programs and one for people; `hint` is the next step.

    `error` is what makes answers wrong or impossible. No text names a person, an address or what a
    plan says, unless the branch of git is called so; the user's own folder is `~`.
    """

    part: Part
    check: str
    title: str
    state: State
    text: str
    hint: str = ""


FINDING = Contract[Finding](
    {
        "part": lambda finding: finding.part,
        "check": lambda finding: finding.check,
        "title": lambda finding: finding.title,
        "state": lambda finding: finding.state,
        "text": lambda finding: finding.text,
        "hint": lambda finding: finding.hint or None,
    }
)
"""One line of `ctr doctor`."""

Looked = tuple[State, str] | tuple[State, str, str]
"""A state, what is told, and the next step where there is one."""


def look(part: Part, check: str, title: str, at: Callable[[], Looked | None]) -> Iterable[Finding]:
    """What a look finds; where it cannot look, that is what it finds. None is nothing to tell."""
    try:
        found = at()
    except CannotRun as error:
        found = ("error", without_home(error.message), without_home(error.hint or ""))
    except ImportError as error:
        found = ("error", f"không nạp được {error.name or 'một thư viện'}", AGAIN)
    except OSError as error:
        found = ("attention", f"không xem được: {reason(error)}")
    except Exception as error:  # noqa: BLE001 - whatever fails, the rest is still told
        found = ("attention", f"không xem được: {type(error).__name__}")
    if found is None:
        return ()
    state, text, *hint = found
    return (
        Finding(part=part, check=check, title=title, state=state, text=text, hint="".join(hint)),
    )


def without_home(text: str | Path) -> str:
    """A path or a text with `~` for the user's own folder."""
    shown = str(text)
    try:
        home = Path.home()
        homes = {str(home), os.path.realpath(home)}
    except (OSError, RuntimeError):  # a user without one
        return shown
    for folder in sorted(homes, key=len, reverse=True):
        if len(folder) > 1:
            shown = re.sub(rf"{re.escape(folder)}(?![\w-]|[.]\w)", "~", shown)
    return shown

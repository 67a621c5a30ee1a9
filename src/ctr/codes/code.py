"""What a code of an error or of a piece of advice is: all that is ever said of it."""

from __future__ import annotations

from typing import Literal

from ctr.late_dataclasses import dataclass

Principle = Literal[
    "rõ người", "rõ việc", "rõ tiến độ", "rõ thẩm quyền", "rõ trách nhiệm", "rõ kết quả"
]
"""The "6 rõ"."""

Place = Literal[
    "task",
    "section",
    "programme",
    "units",
    "leaders",
    "calendar",
    "amendments",
    "results",
    "summary",
    "folder",
]
"""What an example shows: a task, a whole file of the plan, or its files by their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of error or advice.

    `title` is its short name, `meaning` what is found, `why` what it harms under `principle`.
    `wrong` shows a piece of YAML with it, `right` the same without, or what to type (lines that
    begin with "$ "). The keys of both take the place of the same keys in the plan at `place`;
    where that is "folder" they are names of files. `hint` is the next step. `about`: what advice
    of this kind is on, where it can be accepted.
    """

    code: str
    title: str
    principle: Principle
    meaning: str
    why: str
    place: Place
    wrong: str
    right: str
    hint: str
    advice: bool = False
    about: Literal["task", "duty", ""] = ""

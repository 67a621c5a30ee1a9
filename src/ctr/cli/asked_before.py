"""What plans answered when the same was asked of them before, and have nothing to add to.

Whatever an answer depends on that is no part of the question lies in the plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from ctr.cli.session import Session
from ctr.late_dataclasses import dataclass
from ctr.output import terminal
from ctr.output.several import Form, Origin
from ctr.plan.kept.answers import Answer, Answers, answers_file
from ctr.plan.kept.stamps import Stamps, stamps

_TOGETHER = 4
"""Answers that are put down at once by who asks ahead: few, since what is not put down yet is asked
a second time where both meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSaid:
    """What one plan answered.

    `units` and `leaders` are the names typed, each with whether this plan knows it; `not_in_plan`
    is the message and the next step where it has not what was asked for; `rows` and `text` are its
    part of the list, `told` what else the command has of it, as JSON can hold it.
    """

    origin: Origin
    units: dict[str, bool]
    leaders: dict[str, bool]
    not_in_plan: tuple[str, str | None] | None = None
    rows: int = 0
    told: Any = None
    text: str = ""

    def as_answer(self) -> Answer:
        """To be kept."""
        origin = (self.origin.issuer, self.origin.plan)
        told = (*origin, self.units, self.leaders, self.not_in_plan, self.rows, self.told)
        return Answer(json.dumps(told, ensure_ascii=False), self.text)

    @classmethod
    def of_answer(cls, answer: Answer, read: Callable[[Any], Any]) -> PlanSaid:
        """What `as_answer` was made of, as told `read`.

        Raises ValueError, TypeError, LookupError and AttributeError where that is nothing.
        """
        issuer, plan, units, leaders, not_in_plan, rows, told = json.loads(answer.told)
        message, hint = not_in_plan or ("", None)
        for value, kind in (
            (issuer, str | None),
            (plan, str),
            (units, dict),
            (leaders, dict),
            (message, str),
            (hint, str | None),
            (rows, int),
        ):
            if not isinstance(value, kind):
                raise TypeError(value)
        return cls(
            origin=Origin(issuer=issuer, plan=plan),
            units=units,
            leaders=leaders,
            not_in_plan=(message, hint) if not_in_plan else None,
            rows=rows,
            told=told if not_in_plan else read(told),
            text=answer.text,
        )


class AskedBefore:
    """The answers that are kept to the question of a session, of each of its plans in turn."""

    def __init__(
        self, session: Session, form: Form | None, folders: Sequence[Path] | None = None
    ) -> None:
        """`folders` are those of the session that are asked here, in this order, else all."""
        shown = (form, terminal.looks()) if form == "screen" else form
        self._places = session.places
        file = answers_file(list(self._places.values())) if session.cached else None
        asked = [self._places[folder] for folder in folders or session.folders]
        self._answers = Answers(file, session.question(shown), asked) if file else None

    def of(
        self, folder: Path, read: Callable[[Any], Any], *, again: bool = False
    ) -> PlanSaid | None:
        """What the plan answered, as told `read`; None where it has to be asked.

        `again`: where it has not, look once more, since others may ask it meanwhile.
        """
        if self._answers is None:
            return None
        place = self._places[folder]
        answer = self._answers.of(place) or (self._answers.now_of(place) if again else None)
        if answer is None:
            return None
        try:
            said = PlanSaid.of_answer(answer, read)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None  # what is kept is no answer
        return said if said.origin.plan == folder.as_posix() else None  # reached otherwise then

    def stamps(self, folder: Path) -> Stamps | None:
        """Of the plan as it is now, before it is asked."""
        return stamps(self._places[folder]) if self._answers is not None else None

    def keep(self, folder: Path, before: Stamps | None, said: PlanSaid) -> None:
        """Keep what the plan answers, which had these stamps before it was asked.

        Not where it has others now: then it may be another plan's answer, put in its place.
        """
        place = self._places[folder]
        if self._answers is not None and before is not None and before.hold(place):
            self._answers.keep(place, before, said.as_answer())

    def write(self) -> None:
        """Put down what is new, once it is worth it."""
        if self._answers is not None and self._answers.waiting >= _TOGETHER:
            self._answers.write()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Put down what is new, though not all plans were asked."""
        if self._answers is not None:
            self._answers.write()

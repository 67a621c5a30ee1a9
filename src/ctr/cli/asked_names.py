"""Names that are typed when many plans are asked: which plan knows them, and what if none does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ctr.cli.session import Session
from ctr.errors import CannotRun, NotInPlan

if TYPE_CHECKING:
    from ctr.plan.model import Plan
    from ctr.plan.model.names import NameRegistry

_SUGGESTED_FROM = 200
"""Plans whose names are compared with one that no plan knows."""


class AskedNames:
    """Names of one kind that were typed: which of them no plan has known so far."""

    def __init__(
        self,
        what: str,
        command: str,
        names: Callable[[Plan], NameRegistry],
        knows: Callable[[Plan, str], bool],
    ) -> None:
        self._what = what
        self._command = command
        self._names = names
        self._knows = knows
        self._known: set[str] = set()
        self._without: dict[Path, None] = {}
        self.missing: dict[str, None] = {}
        self.now: dict[str, bool] = {}
        """Of the plan that is asked: each name typed, and whether it knows it."""

    def known_to(self, plan: Plan, typed: Sequence[str]) -> list[str]:
        """Those that the plan knows, which is asked now."""
        self.now = {one: self._knows(plan, one) for one in typed}
        return [one for one in typed if self.now[one]]

    def take(self, known: dict[str, bool], folder: Path) -> None:
        """Note what the plan in `folder` knows."""
        for typed, knows in known.items():
            if knows:
                self._known.add(typed)
                self.missing.pop(typed, None)
            elif typed not in self._known:
                self.missing[typed] = None
                self._without[folder] = None

    def fault(self, session: Session) -> NotInPlan | None:
        """What is said of a name that none knows, with the nearest of their plans."""
        if not self.missing:
            return None
        from ctr.cli import resolve
        from ctr.plan.model.names import NameRegistry

        spellings: dict[str, str] = {}
        for folder in islice(self._without, _SUGGESTED_FROM):
            with suppress(CannotRun, OSError):
                spellings.update(self._names(session.within(folder).plan).spellings)
        entries = [(name, (spelling,)) for spelling, name in spellings.items()]
        names, typed = NameRegistry(entries, ""), next(iter(self.missing))
        return resolve.not_found(names, typed, self._what, f"{self._command} --plan THƯ-MỤC")


def units() -> AskedNames:
    """Of units and groups."""

    def knows(plan: Plan, typed: str) -> bool:
        from ctr.cli.resolve import knows_unit

        return knows_unit(plan, typed)

    return AskedNames("đơn vị", "ctr units", lambda plan: plan.unit_names, knows)


def leaders() -> AskedNames:
    """Of leaders."""
    return AskedNames(
        "lãnh đạo",
        "ctr leaders",
        lambda plan: plan.leader_names,
        lambda plan, typed: plan.leader_names.find_typed(typed) is not None,
    )

"""Accepting a piece of advice on a task or a duty, with the reason, where the task stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ctr.errors import CannotRun
from ctr.plan.model import Acceptance, Duty, Plan, Task
from ctr.plan.model.base import keys_of
from ctr.results.amend import data_of
from ctr.results.transaction import PlanEdits, Transaction
from ctr.yamlfile.editor import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The file, as it is named to people, and what was put down in it."""

    file: str
    acceptances: tuple[Acceptance, ...]


def accept(
    transaction: Transaction,
    about: Task | Duty,
    acceptances: Sequence[Acceptance],
    *,
    dry_run: bool = False,
) -> Accepted:
    """Put down what is accepted of a task or duty of the issued text.

    What stands there already is not put down again. Raises CannotRun, and then nothing is written.
    """
    added: list[Acceptance] = []
    files: list[str] = []

    def wanted(plan: Plan) -> list[PlanEdits]:
        place = transaction.place_of(about)
        if place is None:
            raise CannotRun(
                f"{about.id} không đứng trong văn bản đã ban hành nên không ghi chấp nhận được"
            )
        file, path, known = place
        keys = {(one.code, one.target, one.year) for one in known.accepted}
        added.extend(one for one in acceptances if (one.code, one.target, one.year) not in keys)
        files.append(file)
        order = keys_of(type(known))
        edits = tuple(
            Edit(path=(*path, "accepted"), value=data_of(one), append=True, order=order)
            for one in added
        )
        return [PlanEdits(file=file, edits=edits, changes=())] if edits else []

    transaction.write(wanted, dry_run=dry_run)
    return Accepted(file=transaction.shown(files[0]), acceptances=tuple(added))

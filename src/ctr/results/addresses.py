"""The mail addresses of units, written into the register of units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ctr.plan.model import Plan, Unit
from ctr.plan.model.base import keys_of
from ctr.results.amend import UNITS
from ctr.results.transaction import PlanEdits, Transaction
from ctr.yamlfile.editor import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressChange:
    """A unit whose address is another now; None is no address."""

    unit: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """The file of the register, as it is named to people, and what changes in it."""

    file: str
    changes: tuple[AddressChange, ...]


def put_addresses(
    transaction: Transaction, addresses: Mapping[str, str | None], *, dry_run: bool = False
) -> Addressed:
    """Give registered units these addresses, None to take one out; what is so already stays.

    Raises CannotRun, and then nothing is written.
    """
    changes: list[AddressChange] = []

    def edits(plan: Plan) -> list[PlanEdits]:
        found = list(_edits(plan.loaded, addresses))
        changes.extend(change for change, _ in found)
        parts = tuple(edit for _, edit in found)
        return [PlanEdits(file=UNITS, edits=parts, changes=())] if parts else []

    transaction.write(edits, dry_run=dry_run)
    return Addressed(file=transaction.shown(UNITS), changes=tuple(changes))


def _edits(plan: Plan, addresses: Mapping[str, str | None]) -> list[tuple[AddressChange, Edit]]:
    found = []
    for place, unit in enumerate(plan.units):
        new = addresses.get(unit.name, unit.email)
        if new == unit.email:
            continue
        edit = Edit(
            path=("units", place, "email"), value=new, order=keys_of(Unit), remove=new is None
        )
        found.append((AddressChange(unit=unit.name, old=unit.email, new=new), edit))
    return found

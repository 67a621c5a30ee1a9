"""Single values of the programme, the units and the calendar, set without a document that amends.

What is filled in after the programme was signed, what the office calls a unit and where it writes
to, what the government announces of a year's days off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ctr.errors import CannotRun
from ctr.plan.load.loader import CALENDAR
from ctr.plan.load.packaged import packaged_calendar
from ctr.plan.model import CalendarYear, Plan, Programme, Signer, Unit
from ctr.plan.model.base import Model, keys_of
from ctr.plan.model.calendars import Holiday, Swap
from ctr.problems import KeyPath
from ctr.results.amend import UNITS, data_of
from ctr.results.edits import folded
from ctr.results.transaction import PlanEdits, Transaction
from ctr.vietnamese.matching import match_key
from ctr.yamlfile.editor import Edit

PROGRAMME = "programme.yaml"
UnitKey = Literal["email", "short", "symbol"]
CalendarKey = Literal["tet", "hung_kings", "national_day", "announced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A value that is another now; None is none. `what` is its key, or the unit whose it is."""

    what: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The file, as it is named to people, and what changes in it."""

    file: str
    settings: tuple[Setting, ...]


Wanted = tuple[list[Setting], list[Edit]]


def set_of_units(
    transaction: Transaction,
    key: UnitKey,
    values: Mapping[str, str | None],
    *,
    dry_run: bool = False,
) -> Settled:
    """Give registered units these values, None to take one out; what is so already stays.

    A short name that was another name of its unit is only the short one then. Raises CannotRun,
    and then nothing is written.
    """

    def wanted(plan: Plan) -> Wanted:
        settings, edits = [], []
        for place, unit in enumerate(plan.units):
            old = getattr(unit, key)
            new = values.get(unit.name, old)
            if new != old:
                settings.append(Setting(what=unit.name, old=old, new=new))
                edits.append(_edit(("units", place, key), new, Unit))
                if key == "short" and new is not None:
                    edits += _no_alias(place, unit, new)
        return settings, edits

    return _settle(transaction, UNITS, wanted, dry_run=dry_run)


def set_signer(
    transaction: Transaction, unit: str, values: Mapping[str, str | None], *, dry_run: bool = False
) -> Settled:
    """Name who signs the reports of a registered unit, by the keys of Signer; None takes one out.

    Raises CannotRun, and then nothing is written.
    """

    def wanted(plan: Plan) -> Wanted:
        place = next(at for at, known in enumerate(plan.units) if known.name == unit)
        signer = plan.units[place].signer
        old = {key: getattr(signer, key, None) for key in values}
        new = {key: value for key, value in values.items() if value != old[key]}
        settings = [Setting(what=f"signer.{key}", old=old[key], new=new[key]) for key in new]
        path: KeyPath = ("units", place, "signer")
        if signer is not None:
            return settings, [_edit((*path, key), new[key], Signer) for key in new]
        if not (values.get("name") and values.get("position")):
            raise CannotRun(
                f"{unit} chưa có người ký, cần cả họ tên và chức vụ",
                "nêu --signer TÊN và --position CHỨC-VỤ",
            )
        whole = {key: new[key] for key in keys_of(Signer) if new.get(key)}
        return settings, [_edit(path, whole, Unit)]

    return _settle(transaction, UNITS, wanted, dry_run=dry_run)


def set_of_programme(
    transaction: Transaction, values: Mapping[str, Any], *, dry_run: bool = False
) -> Settled:
    """Give the issued programme these values by its keys, those of its signer by `signer.name` …

    None takes one out. Raises CannotRun, and then nothing is written.
    """

    def wanted(plan: Plan) -> Wanted:
        settings, edits = [], []
        for name, new in values.items():
            holder, _, key = name.rpartition(".")
            of: Programme | Signer = plan.programme.signer if holder else plan.programme
            old = getattr(of, key)
            if new != old:
                settings.append(Setting(what=name, old=old, new=new))
                edits.append(_edit((holder, key) if holder else (key,), new, type(of)))
        return settings, edits

    return _settle(transaction, PROGRAMME, wanted, dry_run=dry_run)


def set_of_year(
    transaction: Transaction,
    year: int,
    values: Mapping[CalendarKey, Holiday | date | str],
    swaps: Mapping[date, date | None],
    *,
    dry_run: bool = False,
) -> Settled:
    """Put days off of a year into the plan's own calendar; what is known of them already stays.

    `swaps` are days off with the day worked in the place of each, None where that is given up.
    Raises CannotRun, and then nothing is written.
    """

    def wanted(plan: Plan) -> Wanted:
        packaged = packaged_calendar()
        own = plan.calendar[len(packaged) :]
        nothing = CalendarYear(year=year)
        place = next((at for at, one in enumerate(own) if one.year == year), None)
        ours = own[place] if place is not None else nothing
        known = next((one for one in packaged if one.year == year), nothing)
        before = ours.swaps or known.swaps  # the plan's own take the place of all the others
        after = _swapped(before, swaps)
        if before and not after and known.swaps:
            raise CannotRun(
                f"lịch kèm theo của năm {year} có hoán đổi này, không bỏ hết được",
                "nêu ngày hoán đổi đúng: --swap NGHỈ..LÀM-BÙ",
            )
        old = {name: getattr(ours, name) or getattr(known, name) for name in values}
        new = {name: value for name, value in values.items() if value != old[name]}
        settings = [Setting(what=name, old=old[name], new=value) for name, value in new.items()]
        settings += _differences(before, after)
        if not settings:
            return [], []
        kept = after if after != before else ours.swaps
        if place is not None:
            return settings, [*_year_edits(("years", place), ours, new, kept)]
        parts = _year_edits((), nothing, new, kept)
        whole = folded({"year": year}, parts, keys_of(CalendarYear))
        return settings, [Edit(path=("years",), value=whole, append=True)]

    return _settle(transaction, CALENDAR, wanted, dry_run=dry_run)


def _settle(
    transaction: Transaction, file: str, wanted: Callable[[Plan], Wanted], *, dry_run: bool
) -> Settled:
    settled: list[Setting] = []

    def edits(plan: Plan) -> list[PlanEdits]:
        settings, parts = wanted(plan.loaded)
        settled.extend(settings)
        return [PlanEdits(file=file, edits=tuple(parts), changes=())] if parts else []

    transaction.write(edits, dry_run=dry_run)
    return Settled(file=transaction.shown(file), settings=tuple(settled))


def _edit(path: KeyPath, value: Any, of: type[Model]) -> Edit:
    return Edit(path=path, value=value, order=keys_of(of), remove=value is None)


def _no_alias(place: int, unit: Unit, name: str) -> Iterator[Edit]:
    """What is the short name now is no other name any more: each stands once."""
    path: KeyPath = ("units", place, "aliases")
    for at, alias in enumerate(unit.aliases):
        if match_key(alias) == match_key(name):
            yield Edit(path=(*path, at) if len(unit.aliases) > 1 else path, remove=True)


def _year_edits(
    path: KeyPath,
    ours: CalendarYear,
    values: Mapping[CalendarKey, Holiday | date | str],
    swaps: tuple[Swap, ...],
) -> Iterator[Edit]:
    """What gives a year of the plan's own calendar these values, and these swaps alone."""
    for name, value in values.items():
        if isinstance(value, Holiday) and ours.tet is not None:
            yield Edit(path=(*path, name, "from"), value=value.from_)
            yield Edit(path=(*path, name, "to"), value=value.to)
        else:
            yield _edit((*path, name), data_of(value), CalendarYear)
    place: KeyPath = (*path, "swaps")
    worked = {swap.off: swap.worked for swap in swaps}
    for at, swap in reversed([*enumerate(ours.swaps)]):
        if swap.off not in worked:
            yield Edit(path=(*place, at) if swaps else place, remove=True)
            if not swaps:
                return
        elif worked[swap.off] != swap.worked:
            yield Edit(path=(*place, at, "worked"), value=worked[swap.off])
    known = {swap.off for swap in ours.swaps}
    for swap in swaps:
        if swap.off not in known:
            order = keys_of(CalendarYear)
            yield Edit(path=place, value=data_of(swap), append=True, order=order)


def _swapped(known: tuple[Swap, ...], new: Mapping[date, date | None]) -> tuple[Swap, ...]:
    """The swaps with those that are new, in the order of the days off."""
    of = {**{swap.off: swap.worked for swap in known}, **new}
    return tuple(
        Swap(off=off, worked=worked) for off, worked in sorted(of.items()) if worked is not None
    )


def _differences(before: tuple[Swap, ...], after: tuple[Swap, ...]) -> Iterator[Setting]:
    old, new = ({swap.off: swap for swap in swaps} for swaps in (before, after))
    for off in sorted({*old, *new}):
        if old.get(off) != new.get(off):
            yield Setting(what="swaps", old=old.get(off), new=new.get(off))

"""Several forms of one report: the same sent twice, and later ones that correct earlier ones.

A later form counts only where it is clear that it is later: both came in on a known day, and not
on the same one. What it leaves as it was sent says nothing against an earlier form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from ctr.forms.conflicts import worded
from ctr.forms.layout import LISTS, TARGETS_SHEET, Value, as_sent
from ctr.forms.log_lines import is_reworded
from ctr.forms.read import FilledForm, FormRow

Cell = tuple[str, str, str]
"""Sheet, key of the row, field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filled:
    """Cells that say one thing together and were filled in, and what they said as they came."""

    row: FormRow
    names: tuple[str, ...]
    said: tuple[str | None, ...]


_STATE = ("state", "state_on")
_FIGURE = ("value", "as_of", "source")
_LINE = ("on", "done", "evidence")


def without_copies(
    forms: Sequence[FilledForm],
) -> tuple[list[FilledForm], list[tuple[FilledForm, FilledForm]]]:
    """The forms that differ, and each copy with the form that it is a copy of.

    A form that came in several times came in on the first of the days that are known.
    """
    kept: dict[object, FilledForm] = {}
    copies: list[tuple[FilledForm, FilledForm]] = []
    for form in forms:
        first = kept.setdefault(_content(form), form)
        if first is not form:
            days = [one.received for one in (first, form) if one.received is not None]
            first.received = min(days, default=None)
            copies.append((form, first))
    return list(kept.values()), copies


def is_blank(form: FilledForm) -> bool:
    """Whether nothing has been filled in since the form was sent."""
    return not form.problems and not any(
        as_sent(value) != form.sent.get((row.sheet, row.key), {}).get(name)
        for row in form.rows
        for name, value in row.values.items()
    )


def copied(form: FilledForm) -> FilledForm:
    """The form as it was read, to be compared with others without changing it."""
    rows = [replace(row, values=dict(row.values)) for row in form.rows]
    return replace(form, rows=rows, problems=list(form.problems), overruled={}, past=set())


def settle(forms: Sequence[FilledForm]) -> list[str]:
    """Take out of earlier forms of one report what later ones fill in otherwise, and tell it.

    The later ones learn what they overrule: the plan may have it from a collecting before.
    """
    told: list[str] = []
    filled = {id(form): dict(_filled(form)) for form in forms}
    lines = {id(form): list(_lines(form)) for form in forms}
    for one, other in combinations(forms, 2):
        order = in_order(one, other)
        if order is None:
            _same_lines(lines[id(one)], lines[id(other)])
            continue
        earlier, later = order
        told += _overrule(earlier, later, filled[id(earlier)], filled[id(later)])
        told += _reworded(earlier, later, lines[id(earlier)], lines[id(later)])
    return told


def _content(form: FilledForm) -> object:
    """What two forms have in common exactly if nobody has changed anything between them."""
    rows = tuple(
        (
            row.sheet,
            row.key,
            row.number,
            tuple(sorted((name, as_sent(value)) for name, value in row.values.items() if value)),
            frozenset(row.unread),
        )
        for row in form.rows
    )
    faults = tuple((problem.place, problem.message) for problem in form.problems)
    return (form.programme, form.unit, form.period, form.version, repr(form.sent), rows, faults)


def in_order(one: FilledForm, other: FilledForm) -> tuple[FilledForm, FilledForm] | None:
    """The earlier and the later of two forms, None where it is not clear.

    That of a later period is later, whenever it came in.
    """
    if one.period != other.period:
        ends = [(form.period.last_day, form.period.kind == "year") for form in (one, other)]
        if ends[0] == ends[1]:
            return None
        return (one, other) if ends[0] < ends[1] else (other, one)
    if one.received is None or other.received is None or one.received == other.received:
        return None
    return (one, other) if one.received < other.received else (other, one)


def _groups(row: FormRow) -> Iterator[tuple[str, ...]]:
    """The fields of a row that say one thing together."""
    if row.sheet == TARGETS_SHEET:
        yield _FIGURE
        return
    if "#" in row.key:
        yield from ((name,) for name in _LINE)
        return
    yield _STATE
    yield from ((name,) for name in LISTS)


def _filled(form: FilledForm) -> Iterator[tuple[Cell, _Filled]]:
    """Each group of cells of which one at least was filled in, by its first field."""
    for row in form.rows:
        sent = form.sent.get((row.sheet, row.key))
        if sent is None:
            continue
        for names in _groups(row):
            if any(as_sent(row.values.get(name)) != sent.get(name) for name in names):
                said = tuple(as_sent(row.values.get(name)) for name in names)
                yield (row.sheet, row.key, names[0]), _Filled(row=row, names=names, said=said)


def _overrule(
    earlier: FilledForm,
    later: FilledForm,
    filled: dict[Cell, _Filled],
    filled_later: dict[Cell, _Filled],
) -> Iterator[str]:
    for cell, old in filled.items():
        new = filled_later.get(cell)
        if new is None or new.said == old.said:
            continue
        if old.names == _FIGURE and earlier.period != later.period and old.said[1] != new.said[1]:
            continue  # figures of two periods, of two days
        sheet, key, _ = cell
        if old.names == _STATE and earlier.period != later.period and _followed(old, new):
            earlier.past.add((sheet, key))
            continue
        for name, said in zip(old.names, old.said, strict=True):
            later.overruled.setdefault((sheet, key, name), set()).add(said)
        if old.names == _STATE:
            later.overruled[cell].add(" ".join(filter(None, old.said)))
        sent = {name: earlier.sent[sheet, key].get(name) for name in old.names}
        if any(as_sent(old.row.values.get(name)) != value for name, value in sent.items()):
            place = next(old.row.places[name] for name in old.names if name in old.row.places)
            yield _replaced(earlier, place, _shown(old.said), _shown(new.said), later)
            old.row.values.update(sent)


def _followed(old: _Filled, new: _Filled) -> bool:
    """Whether a state was followed by another one, of a later day."""
    (state, day), (new_state, new_day) = old.said, new.said
    if None in (state, new_state) or state == new_state or day is None or new_day is None:
        return False
    return isinstance(old.row.values.get("state_on"), date) and day < new_day


def _replaced(
    earlier: FilledForm, place: str, old: str | None, new: str | None, later: FilledForm
) -> str:
    return f"{earlier.file}: {place}: “{old}” được thay bằng “{new}” của {later.file}, gửi sau"


def _shown(said: tuple[str | None, ...]) -> str:
    texts = (worded(text) for text in said if text is not None)
    return ", ".join(" / ".join(text.split("\n")) for text in texts) or "trống"


def _lines(form: FilledForm) -> Iterator[FormRow]:
    """The rows that tell of new work."""
    for row in form.rows:
        if row.sheet != TARGETS_SHEET and "#" not in row.key and row.values.get("done") is not None:
            yield row


def _work(row: FormRow) -> tuple[str, str | None, str | None]:
    number = row.key or row.number
    return number, as_sent(row.values.get("on")), as_sent(row.values.get("done"))


def _same_lines(lines: list[FormRow], others: list[FormRow]) -> None:
    """Of a line in both forms, the one without evidence says nothing that the other does not."""
    for some, rest in ((lines, others), (others, lines)):
        proved = {_work(row) for row in rest if row.values.get("evidence") is not None}
        for row in some:
            if row.values.get("evidence") is None and _work(row) in proved:
                _silence(row)


def _reworded(
    earlier: FilledForm, later: FilledForm, lines: list[FormRow], later_lines: list[FormRow]
) -> Iterator[str]:
    """Lines of the earlier form that the later one has in the same or in other words."""
    own = {_work(row) for row in lines}
    for row in lines:
        number, day, done = _work(row)
        if done is None:  # a form that came between the two has it already
            continue
        same = [other for other in later_lines if _work(other) == (number, day, done)]
        if same:
            proof, proof_later = (as_sent(one.values.get("evidence")) for one in (row, same[0]))
            if proof is None or proof_later is not None:
                _silence(row)
                if proof not in (None, proof_later):
                    yield _replaced(earlier, _place(row), proof, proof_later, later)
            else:
                _silence(same[0])
            continue
        for other in later_lines:
            other_number, other_day, other_done = work = _work(other)
            if work in own or other_number != number:
                continue
            if is_reworded(_as_day(row), done, _as_day(other), other_done):
                _silence(row)
                old, new = (_shown((day, done)), _shown((other_day, other_done)))
                yield _replaced(earlier, _place(row), old, new, later)
                break


def _place(row: FormRow) -> str:
    return row.places.get("done", row.sheet)


def _as_day(row: FormRow) -> date | None:
    day: Value = row.values.get("on")
    return day if isinstance(day, date) else None


def _silence(row: FormRow) -> None:
    """Take a line out of its row; a first row keeps its state and its lists."""
    row.values.update(dict.fromkeys(_LINE))

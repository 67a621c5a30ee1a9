"""The merge of two versions of a part, down to where they differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from ctr.merging import former_state, identity, sequence, traces
from ctr.merging.parts import Part
from ctr.yamlfile.editor import flow_text

Step = str | tuple[str, Any]
"""A key, or an item of the list under a key: its data."""
Steps = tuple[Step, ...]
Gone = Literal["gone"]
GONE: Gone = "gone"
Order = Callable[[Steps], Sequence[str]]
"""The keys of the mapping at a place, as new ones are put in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sides that cannot both be: the data of each, GONE where it took out what was there."""

    path: Steps
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Clash:
    """Whole lines of either side, of which a person has to choose."""

    ours: str
    theirs: str


Piece = str | Clash
SIDES = ("ours", "theirs")
Parts = dict[Any, Part]


@dataclass(slots=True)
class Merged:
    """The text of a part, in pieces, and its data, which counts where nothing clashes.

    `torn`: a clash stands within a line, so that the part it is in clashes as a whole.
    """

    pieces: list[Piece]
    data: Any
    torn: bool = False


@dataclass(slots=True)
class Merging:
    """One file. `conflicts` are filled as they are found."""

    order: Order
    conflicts: list[Conflict] = field(default_factory=list)
    _clashing: re.Pattern[str] | None = None
    """The names of what clashes, while its traces are merged."""

    def file(self, base: Part | None, ours: Part, theirs: Part) -> Merged:
        """The whole of it."""
        return self._part(base, ours, theirs, ())

    def _part(self, base: Part | None, ours: Part, theirs: Part, path: Steps) -> Merged:
        if ours.body == theirs.body or (base is not None and theirs.body == base.body):
            return Merged([ours.body], ours.data)
        if base is not None and ours.body == base.body:
            return Merged([theirs.body], theirs.data)
        if ours.kind == theirs.kind != "value":
            if not ours.flow and not theirs.flow:
                return self._block(base, ours, theirs, path)
            merged = self._brackets(base, ours, theirs, path)
            if merged is not None:
                return merged
        return self._single(base, ours, theirs, path)

    def _block(self, base: Part | None, ours: Part, theirs: Part, path: Steps) -> Merged:
        head = _text(base.head if base else None, ours.head, theirs.head, ours)
        tail = _lines(base.tail if base else "", ours.tail, theirs.tail)
        told = len(self.conflicts)
        inner = self._kids(base, ours, theirs, path)
        if head is None or ours.inline != theirs.inline or inner.torn:
            if len(self.conflicts) == told:
                self._tell(path, ours, theirs)
            return _clashing(ours, theirs)
        if not inner.pieces:  # each side has taken out what the other kept
            return Merged([], inner.data)
        return Merged(_held(head, inner.pieces, tail), inner.data)

    def _brackets(self, base: Part | None, ours: Part, theirs: Part, path: Steps) -> Merged | None:
        """A list or mapping of which a side is in brackets; None where there are comments in it."""
        if any("#" in part.body for part in (ours, theirs)):
            return None
        told = len(self.conflicts)
        inner = self._kids(base, ours, theirs, path)
        if len(self.conflicts) > told:
            return _clashing(ours, theirs)
        shape = ours if ours.flow else theirs
        return Merged([f"{shape.head}{flow_text(inner.data)}{shape.tail}"], inner.data)

    def _single(self, base: Part | None, ours: Part, theirs: Part, path: Steps) -> Merged:
        if _same(ours, theirs):
            shape = theirs if base is not None and ours.value == base.value else ours
        elif base is not None and (_same(base, ours) or _same(base, theirs)):
            shape = theirs if _same(base, ours) else ours
        else:
            self._tell(path, ours, theirs)
            return _clashing(ours, theirs)
        if not (ours.flow and theirs.flow):
            return Merged([shape.body], shape.data)
        head = _text(base.head if base else None, ours.head, theirs.head, shape)
        tail = _text(base.tail if base else None, ours.tail, theirs.tail, shape, after=True)
        if head is None or tail is None:
            self._tell(path, ours, theirs)
            return _clashing(ours, theirs)
        return Merged([f"{head}{shape.value}{tail}"], shape.data)

    def _tell(self, path: Steps, ours: Part | None, theirs: Part | None) -> None:
        own, other = (GONE if part is None else part.data for part in (ours, theirs))
        self.conflicts.append(Conflict(path=path, ours=own, theirs=other))

    def _kids(self, base: Part | None, ours: Part, theirs: Part, path: Steps) -> Merged:
        """What two lists or two mappings hold together."""
        is_list = ours.kind == "list"
        name = path[-1] if path and isinstance(path[-1], str) else ""
        sides = [_kids_of(base, ours.kind), _kids_of(ours, ours.kind), _kids_of(theirs, ours.kind)]
        if is_list:
            numbers = identity.paired(name, *([kid.data for _, kid in side] for side in sides))
            sides = [
                [(number, kid) for number, (_, kid) in zip(known, side, strict=True)]
                for known, side in zip(numbers, sides, strict=True)
            ]
        old, own, other = (dict(side) for side in sides)
        known_keys = [] if is_list else list(self.order(path))

        def key(of: str | int) -> tuple[Any, ...]:
            if is_list:
                return identity.order_key(name, (own.get(of) or other[of]).data)
            return (known_keys.index(str(of)) if of in known_keys else len(known_keys), str(of))

        names = sequence.joined(list(old), list(own), list(other), key)
        told = len(self.conflicts)
        together = {} if is_list else self._together(old, own, other, path)
        result = Merged([], [] if is_list else {})
        shape = ours if ours.kids else theirs
        found: dict[str | int, Merged | None] = {}
        for of in sorted(names, key=lambda of: of == traces.KEY):  # after what they tell of
            b, o, t = old.get(of), own.get(of), other.get(of)
            held = o or t
            place: Steps = (*path, str(of))
            if is_list:
                place = (*path[:-1], (name, held.data if held is not None else None))
            if (what := together.get(str(of))) is not None:
                chosen = o if what == "ours" else t
                found[of] = _clashing(o, t) if what == "clash" and (o or t) else _whole(chosen)
            elif is_list and name == traces.KEY and b is None and self._clashes(o, t):
                found[of] = _clashing(o, t)
            elif of == traces.KEY:
                clashing = [one.path[len(path)] for one in self.conflicts[told:]]
                about = traces.about(clashing, old, own, other)
                found[of] = self._traces(b, o, t, place, about)
            else:
                found[of] = self._kid(b, o, t, place)
        for of in names:
            b, o, t = old.get(of), own.get(of), other.get(of)
            merged = found[of]
            if merged is None or not merged.pieces:
                continue
            lead = _lines(b.lead if b else "", o.lead if o else "", t.lead if t else "")
            _add(result, lead, merged, shape)
            if is_list:
                result.data.append(merged.data)
            else:
                result.data[of] = merged.data
        return result

    def _together(
        self, old: Parts, own: Parts, other: Parts, path: Steps
    ) -> dict[str, Literal["clash", "ours", "theirs"]]:
        """What is to be done with keys whose values mean something only together."""
        name = path[-1] if path and isinstance(path[-1], str) else ""
        keys = identity.together(name)
        before, here, there = (
            {key: side[key].data for key in keys if key in side} for side in (old, own, other)
        )
        if here == there or before in (here, there):
            return {}
        if (went_on := _went_on(old, own, other)) is not None:
            return dict.fromkeys(keys, went_on)
        sooner = identity.sooner(before, here, there)
        if sooner is not None:
            return dict.fromkeys(keys, "ours" if sooner is here else "theirs")
        place = path if name == "deadline" else (*path, keys[0])
        self.conflicts.append(Conflict(path=place, ours=here or GONE, theirs=there or GONE))
        return dict.fromkeys(keys, "clash")

    def _traces(
        self,
        base: Part | None,
        ours: Part | None,
        theirs: Part | None,
        path: Steps,
        names: re.Pattern[str] | None,
    ) -> Merged | None:
        """The traces of what was put right: those of what clashes clash with it."""
        there = ours or theirs
        if there is None or names is None or any(one and one.flow for one in (ours, theirs)):
            return self._kid(base, ours, theirs, path)
        own, other = (traces.new_ones(side, base, names) for side in (ours, theirs))
        if own == other:
            return self._kid(base, ours, theirs, path)
        empty = Part(kind="list", data=[], head=there.head, inline=there.inline)
        self._clashing = names
        inner = self._kids(base, ours or empty, theirs or empty, path)
        self._clashing = None
        self.conflicts.append(Conflict(path=path, ours=own, theirs=other))
        if inner.torn:
            return _clashing(ours, theirs)
        return Merged(_held(there.head, inner.pieces, there.tail), inner.data)

    def _clashes(self, ours: Part | None, theirs: Part | None) -> bool:
        """Whether a new trace, of one side alone, tells of what clashes."""
        there = ours or theirs
        if self._clashing is None or there is None or (ours and theirs):
            return False
        return traces.tells_of(there.data, self._clashing)

    def _kid(
        self, base: Part | None, ours: Part | None, theirs: Part | None, path: Steps
    ) -> Merged | None:
        """One thing of a list or mapping; None where it is gone."""
        if ours is not None and theirs is not None:
            return self._part(base, ours, theirs, path)
        there = ours or theirs
        if there is None:
            return None
        if base is None:
            return Merged([there.body], there.data)
        if _same(base, there) and there.remarks <= base.remarks:
            return None
        if base.kind == there.kind == "list" and not there.flow:
            empty = Part(kind="list", data=[], head=there.head, inline=there.inline)
            sides = (there, empty) if ours is not None else (empty, there)
            told = len(self.conflicts)
            inner = self._kids(base, *sides, path)
            if not inner.pieces:
                return None
            if not inner.torn:
                return Merged(_held(there.head, inner.pieces, there.tail), inner.data)
            if len(self.conflicts) > told:
                return _clashing(ours, theirs)
        self._tell(path, ours, theirs)
        return _clashing(ours, theirs)


def _went_on(old: Parts, own: Parts, other: Parts) -> Literal["ours", "theirs"] | None:
    """Which side went on to a new state, where the other put the former one's day right, which is
    then among the earlier ones of the first."""
    for side, went_on, put_right in (("ours", own, other), ("theirs", other, own)):
        earlier = former_state.with_the_right_day(old, went_on, put_right)
        if earlier is not None:
            went_on[former_state.EARLIER] = earlier
            return "ours" if side == "ours" else "theirs"
    return None


def _add(result: Merged, lead: str, merged: Merged, shape: Part) -> None:
    """Put a part of a list or mapping behind those before it, on lines of its own."""
    comments = lead[: lead.rfind("\n") + 1]
    clash = bool(merged.pieces) and isinstance(merged.pieces[0], Clash)
    if not result.pieces and shape.inline:
        result.torn |= clash or bool(comments.strip())
        result.pieces += merged.pieces
        return
    indent = " " * (shape.kids[0][1].column if shape.kids else 0)
    pieces = [comments, *(_indented(merged.pieces, indent) if clash else [indent, *merged.pieces])]
    last = result.pieces[-1] if result.pieces else "\n"
    if isinstance(last, str) and not last.endswith("\n"):
        result.pieces.append("\n")
    result.pieces += filter(None, pieces)


def _kids_of(part: Part | None, kind: str) -> list[tuple[str | int, Part]]:
    return part.kids if part is not None and part.kind == kind else []


def _same(one: Part, other: Part) -> bool:
    return one.kind == other.kind and identity.frozen(one.data) == identity.frozen(other.data)


def _clashing(ours: Part | None, theirs: Part | None) -> Merged:
    clash = Clash(ours.body if ours else "", theirs.body if theirs else "")
    return Merged([clash], None)


def _whole(part: Part | None) -> Merged | None:
    return Merged([part.body], part.data) if part is not None else None


def _indented(pieces: list[Piece], indent: str) -> list[Piece]:
    """With the indentation within the clash that they begin with."""
    first, *others = pieces
    if isinstance(first, Clash):
        first = Clash(*(f"{indent}{text}" if text else "" for text in (first.ours, first.theirs)))
    return [first, *others]


def _all(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with what is alike and stands together put into one."""
    result: list[Piece] = []
    alike = groupby((piece for piece in pieces if piece != ""), lambda one: isinstance(one, Clash))
    for clashing, run in alike:
        if not clashing:
            result.append("".join(str(piece) for piece in run))
            continue
        clashes = [piece for piece in run if isinstance(piece, Clash)]
        ours, theirs = ("".join(ended(getattr(one, side)) for one in clashes) for side in SIDES)
        result.append(Clash(ours, theirs))
    return result


def _held(head: str, pieces: Iterable[Piece], tail: str) -> list[Piece]:
    """What stands below a key, or a dash; it is within the marks where, one side of each taken,
    nothing of it might be left, as that would be no list any more."""
    inner = _all(pieces)
    clashes = [piece for piece in inner if isinstance(piece, Clash)]
    sure = any(_says(piece) for piece in inner if isinstance(piece, str))
    if not clashes or sure or any(_says(one.ours) and _says(one.theirs) for one in clashes):
        return _all([head, *inner, tail])
    sides = []
    for side in SIDES:
        text = "".join(
            piece if isinstance(piece, str) else ended(getattr(piece, side)) for piece in inner
        )
        sides.append(f"{head}{text}{tail}" if _says(text) else f"{text}{tail}".lstrip(" "))
    return [Clash(*sides)]


def _says(text: str) -> bool:
    """Whether there is more in it than comments."""
    return any(line and not line.startswith("#") for line in map(str.strip, text.splitlines()))


def ended(text: str) -> str:
    """The text with an end to its last line."""
    return text if not text or text.endswith("\n") else f"{text}\n"


def _text(
    base: str | None, ours: str, theirs: str, shape: Part, *, after: bool = False
) -> str | None:
    """What stands before or `after` a value: that of the side which changed it, of `shape` where
    that is only its spaces; None where both did."""
    if ours.split() == theirs.split():
        return shape.tail if after else shape.head
    if theirs == base:
        return ours
    return theirs if ours == base else None


def _lines(base: str, ours: str, theirs: str) -> str:
    """The lines of comments of both sides."""
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    known = {line.strip() for line in [*ours.splitlines(), *base.splitlines()]}
    end = theirs.rfind("\n") + 1
    new = [line for line in theirs[:end].splitlines(keepends=True) if line.strip() not in known]
    own = ours.rfind("\n") + 1
    return f"{ours[:own]}{''.join(new)}{ours[own:]}"

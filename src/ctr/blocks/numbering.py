"""Automatic numbers of a Word document, as they are shown on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ctr.blocks.number_formats import shown
from ctr.blocks.ooxml import MC, VAL, Element, W, is_on, value, whole
from ctr.blocks.styles import Styles
from ctr.blocks.symbols import symbols

_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: `%1.%2.` and how each number is written.

    `restart` is the level (from 1) after which this one begins again, 0 for never, None for the
    level above it or any higher one.
    """

    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    font: str = ""


@dataclass(slots=True)
class List:
    """A `w:num`: its levels, and the counters that it shares with the lists of its kind."""

    levels: list[Level]
    counters: list[int | None]
    overrides: dict[int, int] = field(default_factory=dict)
    """Levels that begin with another number when this list is met first."""


@dataclass(slots=True)
class Numbering:
    """The lists of a document; `next` counts."""

    lists: dict[str, List] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None, styles: Styles) -> Numbering:
        """From the root of the part of numbering."""
        numbering = cls()
        if root is None:
            return numbering
        kinds = {
            element.get(f"{W}abstractNumId", ""): element
            for element in root.iterchildren(f"{W}abstractNum")
        }
        nums = {element.get(f"{W}numId", ""): element for element in root.iterchildren(f"{W}num")}
        counters: dict[str, list[int | None]] = {}
        for key, num in nums.items():
            kind = _kind(value(num, "abstractNumId") or "", kinds, nums, styles)
            if kind is None:
                continue
            name = kind.get(f"{W}abstractNumId", "")
            levels = _levels(kind, [Level(pattern="") for _ in range(_LEVELS)])
            shared = counters.setdefault(name, [None] * _LEVELS)
            made = List(levels, shared)
            for override in num.iterchildren(f"{W}lvlOverride"):
                at = whole(override.get(f"{W}ilvl"), -1)
                if not 0 <= at < _LEVELS:
                    continue
                made.levels = _levels(override, made.levels, at)
                start = value(override, "startOverride")
                if start is not None:
                    made.overrides[at] = whole(start, 1)
            numbering.lists[key] = made
        return numbering

    def level_of(self, number: str, style: str | None, level: int | None) -> int:
        """The level of a paragraph whose list comes from its style."""
        found = self.lists.get(number)
        if found is not None and style is not None:
            for index, known in enumerate(found.levels):
                if known.style == style:
                    return index
        return level or 0

    def next(self, number: str, level: int) -> str | None:
        """The next number of a list at a level, as shown; None where there is no such list."""
        found = self.lists.get(number)
        if found is None or not 0 <= level < _LEVELS:
            return None
        counters = found.counters
        started = found.overrides.pop(level, None)
        if started is not None:
            counters[level] = started
        else:
            before = counters[level]
            counters[level] = found.levels[level].start if before is None else before + 1
        for upper in range(level):
            if counters[upper] is None:
                counters[upper] = found.overrides.get(upper, found.levels[upper].start)
        for lower in range(level + 1, _LEVELS):
            restart = found.levels[lower].restart
            if restart is None or level < restart:
                counters[lower] = None
        return _written(found.levels, counters, level)


def _written(levels: list[Level], counters: list[int | None], level: int) -> str:
    here = levels[level]
    if here.form == "bullet":
        return symbols(here.text, here.font)

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counters[at]
        if at > level or count is None:
            return ""
        form = levels[at].form
        if here.legal and form != "none":
            form = "decimal"
        return shown(count, form, levels[at].pattern)

    return _PLACEHOLDER.sub(number, here.text).strip()


def _kind(
    key: str, kinds: dict[str, Element], nums: dict[str, Element], styles: Styles
) -> Element | None:
    """The definition of a list, through a style of lists where it only names one."""
    for _ in range(4):
        kind = kinds.get(key)
        linked = value(kind, "numStyleLink")
        if kind is None or linked is None:
            return kind
        num = nums.get(styles.style(linked).number or "")
        key = value(num, "abstractNumId") or ""
    return None


def _levels(parent: Element, base: list[Level], only: int | None = None) -> list[Level]:
    """The levels that stand in `parent`, over those of `base`."""
    levels = list(base)
    for element in parent.iterchildren(f"{W}lvl"):
        at = whole(element.get(f"{W}ilvl"), -1) if only is None else only
        if 0 <= at < _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: Element) -> Level:
    form, pattern = _form(element)
    restart = value(element, "lvlRestart")
    fonts = element.find(f"{W}rPr/{W}rFonts")
    text = value(element, "lvlText") or ""
    if form == "bullet" and element.find(f"{W}lvlPicBulletId") is not None:
        text = "•"
    return Level(
        form=form,
        pattern=pattern,
        text=text,
        start=whole(value(element, "start"), 0),
        restart=None if restart is None else whole(restart, 0),
        legal=is_on(element.find(f"{W}isLgl")),
        style=value(element, "pStyle"),
        font="" if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "",
    )


def _form(element: Element) -> tuple[str, str]:
    """The format of a level, with the pattern of one that Word calls `custom`."""
    found = element.find(f"{W}numFmt")
    if found is None:
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal", ""
    return found.get(VAL, "decimal"), found.get(f"{W}format", "")

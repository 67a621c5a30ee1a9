"""What a style says of its paragraphs and runs, its bases included."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ctr.blocks.ooxml import VAL, Element, Properties, W, is_on, named, value, value_of, whole

_HEADING = re.compile(r"heading (\d)$")
_DEPTH = 12
"""Styles upon styles; Word allows eleven."""


class Look(NamedTuple):
    """How letters look. None: not said here. `style` is that of the run, not yet looked up."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    style: str | None = None

    def over(self, base: Look) -> Look:
        """This look, and the base's where this says nothing."""
        if self is _NOTHING:
            return base
        bold, italic, hidden, font, style = self
        return Look(
            base.bold if bold is None else bold,
            base.italic if italic is None else italic,
            base.hidden if hidden is None else hidden,
            base.font if font is None else font,
            style,
        )


_NOTHING = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph's or run's style. `number` is the `w:numId`, `level` the `w:ilvl`."""

    look: Look = _NOTHING
    centred: bool | None = None
    heading: int | None = None
    number: str | None = None
    level: int | None = None
    name: str = ""


@dataclass(slots=True)
class Styles:
    """All styles of a document, each resolved once."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    base: Look = _NOTHING
    _known: dict[str, Style] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """From the root of the part of styles."""
        styles = cls()
        if root is None:
            return styles
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        styles.base = look(defaults)
        for element in root.iterchildren(f"{W}style"):
            key = element.get(f"{W}styleId", "")
            styles.elements.setdefault(key, element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in (
                "1",
                "true",
            ):
                styles.default = styles.default or key
        return styles

    def style(self, key: str | None) -> Style:
        """The style of an id; the default one for none."""
        key = self.default if key is None else key
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._resolved(key, 0)
        return found

    def _resolved(self, key: str, depth: int) -> Style:
        element = self.elements.get(key)
        if element is None or depth > _DEPTH:
            return Style()
        based = value(element, "basedOn")
        base = Style() if based is None else self._resolved(based, depth + 1)
        properties = named(element.find(f"{W}pPr"))
        name = (value(element, "name") or "").lower()
        numbering = properties.get(f"{W}numPr")
        heading = outline(properties)
        if heading is None and (match := _HEADING.match(name)):
            heading = int(match[1])
        number, level = value(numbering, "numId"), value(numbering, "ilvl")
        centred = is_centred(properties)
        return Style(
            look=look(element.find(f"{W}rPr")).over(base.look),
            centred=base.centred if centred is None else centred,
            heading=base.heading if heading is None else heading or None,
            number=base.number if number is None else number,
            level=base.level if level is None else whole(level, 0),
            name=name,
        )


def look(properties: Element | None) -> Look:
    """What `w:rPr` says itself."""
    if properties is None or not len(properties):
        return _NOTHING
    bold = italic = hidden = font = style = None
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = is_on(child)
        elif tag == _ITALIC:
            italic = is_on(child)
        elif tag == _HIDDEN:
            hidden = is_on(child)
        elif tag == _FONTS:
            font = child.get(_ASCII) or child.get(_HANSI)
        elif tag == _STYLE:
            style = child.get(VAL)
    return Look(bold, italic, hidden, font, style)


_JUSTIFIED = f"{W}jc"
_BOLD, _ITALIC, _HIDDEN, _FONTS = f"{W}b", f"{W}i", f"{W}vanish", f"{W}rFonts"
_STYLE = f"{W}rStyle"
_ASCII, _HANSI = f"{W}ascii", f"{W}hAnsi"


def outline(properties: Properties) -> int | None:
    """The heading level from 1 that `w:pPr` sets; 0 where it says that there is none."""
    found = value_of(properties, "outlineLvl")
    if found is None:
        return None
    level = whole(found, 9)
    return level + 1 if 0 <= level < 9 else 0


def is_centred(properties: Properties) -> bool | None:
    """Whether `w:pPr` centres the paragraph; None where it does not say."""
    child = properties.get(_JUSTIFIED)
    return None if child is None else child.get(VAL) == "center"

"""A paragraph while it is read, piece by piece."""

from __future__ import annotations

import re
import unicodedata

from ctr.blocks.model import Mark, MarkKind, NoticeKind, Paragraph, Place
from ctr.blocks.ooxml import Element

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ODD = re.compile("[\u00a0\u00ad\u2000-\u2011\u202a-\u202f\u205f-\u2069\u3000\ufeff]")
_EXACT = 20_000_000
"""Marks times letters, up to which the places of marks are kept exact beside decomposed letters."""


def clean(text: str) -> str:
    """`text` with one kind of space and hyphen, without what nobody sees."""
    if not _ODD.search(text):
        return text
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).replace("\u2011", "-").replace("\u2010", "-")


class Line:
    """What has been read of a paragraph, with the text boxes and notices met on the way."""

    def __init__(self) -> None:
        self.length = 0
        self.marks: list[tuple[MarkKind, str, int, int]] = []
        self.boxes: list[Element] = []
        self.notices: list[tuple[NoticeKind, str]] = []
        self._pieces: list[str] = []
        self._letters = self._bold = self._italic = 0
        self._bold_until = 0

    def add(self, text: str, bold: bool | None, italic: bool | None) -> None:
        """Append a piece of text."""
        text = clean(text)
        begin = self.length
        self._pieces.append(text)
        self.length += len(text)
        if text.isspace():
            return
        self._letters += len(text)
        if bold:
            self._bold += len(text)
            if self._bold == self._letters:
                self._bold_until = begin + len(text)
        if italic:
            self._italic += len(text)

    def mark(self, kind: MarkKind, name: str, start: int | None = None) -> None:
        """Mark from `start` to here, or only this place."""
        self.marks.append((kind, name, self.length if start is None else start, self.length))

    def note(self, kind: NoticeKind, text: str) -> None:
        """Tell of what was decided here; what follows upon its like is the same decision."""
        if (
            self.notices
            and self.notices[-1][0] == kind
            and kind in ("insertion", "deletion", "hidden")
        ):
            text = self.notices.pop()[1] + text
        self.notices.append((kind, text))

    @property
    def count(self) -> int:
        """How many pieces there are, for `since`."""
        return len(self._pieces)

    def since(self, count: int) -> str:
        """The text from a piece on."""
        return "".join(self._pieces[count:])

    @property
    def has_text(self) -> bool:
        """Whether anything but space is shown."""
        return self._letters > 0

    def paragraph(
        self,
        place: Place,
        *,
        number: str,
        level: int | None,
        centred: bool,
        heading: int | None,
    ) -> Paragraph:
        """The paragraph that has been read."""
        raw = "".join(self._pieces)
        text = unicodedata.normalize("NFC", raw)
        exact = text != raw and len(raw) * (len(self.marks) + 1) < _EXACT
        shown = text.strip()
        before = len(text) - len(text.lstrip())

        def at(offset: int) -> int:
            place = len(unicodedata.normalize("NFC", raw[:offset])) if exact else offset
            return max(0, min(place - before, len(shown)))

        return Paragraph(
            text=shown,
            place=place,
            number=number,
            level=level,
            bold=0 < self._letters == self._bold,
            bold_until=at(self._bold_until),
            italic=0 < self._letters == self._italic,
            centred=centred,
            heading=heading,
            marks=tuple(
                [Mark(kind, name, at(start), at(end)) for kind, name, start, end in self.marks]
            ),
        )

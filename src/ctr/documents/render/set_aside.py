"""Rows of a table that hold nothing but texts stay text, while the rest becomes a tree of objects.

The report of a large programme is rows by the thousand: as objects they take ten times the memory
and most of the time. They go where a row stands in the tree for all of them, once it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from ctr.documents.render.rows import few_lines
from ctr.vietnamese.phrases import NO_BREAK_HYPHEN

_LETTERS = r"[^<>&\x00-\x1f\ud800-\udfff\ufffe\uffff]*"
_CELL = (
    r'<w:tc><w:tcPr><w:tcW(?: w:(?:w="[0-9]{1,6}"|type="dxa")){2}/>'
    r"(?:<w:(?:shd|vAlign|noWrap)[^<>&]*/>)*</w:tcPr>"
    r"\s*<w:p(?: [^<>&]*)?><w:pPr>(?:<w:[^<>&]*/>)*</w:pPr>"
    r'<w:r(?: [^<>&]*)?>(?:<w:rPr>(?:<w:(?!rStyle)[^<>&]*/>)*</w:rPr>)?<w:t xml:space="preserve">'
    rf"{_LETTERS}(?:&(?:amp|lt|gt|#34|#39);{_LETTERS})*"
    r"</w:t></w:r></w:p></w:tc>"
)
_PLAIN_ROW = re.compile(rf"<w:tr(?: [^<>&]*)?>(?:{_CELL})+</w:tr>")
_WIDTH_AND_TEXT = re.compile(r'<w:tcW[^>]* w:w="([0-9]+)".*?<w:t [^>]*>([^<]*)<', re.DOTALL)
"""Of a cell that `_PLAIN_ROW` let pass."""
_STARTS = ("<w:tr>", "<w:tr ")
_END = "</w:tr>"
_STAND_IN = re.compile(
    rb'<w:tr ctr="([0-9]+)">(<w:trPr><w:cantSplit/></w:trPr>)?(?:<w:tc/>)+</w:tr>'
)
_WRITTEN = (
    ("\n", ""),
    ("&#34;", '"'),
    ("&#39;", "'"),
    (NO_BREAK_HYPHEN, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'),
    ('<w:t xml:space="preserve"></w:t>', '<w:t xml:space="preserve"/>'),
)
_UNSPLIT = b"<w:trPr><w:cantSplit/></w:trPr>"


class RowsAside:
    """The rows set aside of one document, in groups that follow each other without a gap.

    `apart` are the styles of paragraphs that are looked for in the tree: their rows go there.
    """

    def __init__(self, apart: Iterable[str]) -> None:
        self._apart = tuple(f'"{style}"' for style in apart)
        self._groups: list[list[tuple[bytes, bool]]] = []
        """Each row as it is written, and whether it is short."""
        self._cells = 0

    def without(self, parts: Iterable[str]) -> str:
        """The text that the parts make, each group of plain rows as one row of empty cells."""
        left: list[str] = []
        pending: list[str] = []
        for part in parts:
            pending.append(part)
            while _END in pending[-1]:
                whole, end, pending[-1] = pending[-1].partition(_END)
                row = "".join([*pending[:-1], whole, end])
                pending = pending[-1:]
                start = max(map(row.rfind, _STARTS))
                if start >= 0 and self._is_plain(row, start):
                    left += [row[:start], self._stand_in(row[start:], follows=start == 0)]
                else:
                    left.append(row)
                    self._cells = 0
        return "".join([*left, *pending])

    def put_back(self, document: bytes) -> bytes:
        """The part as it is written, with its rows; short ones where their table's are so."""
        return _STAND_IN.sub(self._rows, document) if self._groups else document

    def _is_plain(self, row: str, start: int) -> bool:
        return _PLAIN_ROW.fullmatch(row, start) is not None and not any(
            style in row for style in self._apart
        )

    def _stand_in(self, row: str, follows: bool) -> str:
        """What stands for a row; nothing where it goes on with the group of the one before."""
        cells, kept = row.count("<w:tc>"), (_written(row), _is_short(row))
        if follows and cells == self._cells:
            self._groups[-1].append(kept)
            return ""
        self._cells = cells
        self._groups.append([kept])
        return f'<w:tr ctr="{len(self._groups) - 1}">{"<w:tc/>" * cells}</w:tr>'

    def _rows(self, stand_in: re.Match[bytes]) -> bytes:
        bordered = stand_in[2] is not None
        return b"".join(
            row.replace(b">", b">" + _UNSPLIT, 1) if bordered and short else row
            for row, short in self._groups[int(stand_in[1])]
        )


def _is_short(row: str) -> bool:
    """Whether the fullest cell of a plain row takes few lines."""
    cells = _WIDTH_AND_TEXT.findall(row)
    return all(few_lines(int(width) / 20, (unescape(text),)) for width, text in cells)


def _written(row: str) -> bytes:
    """A row as the tree would be written."""
    for sign, written in _WRITTEN:
        row = row.replace(sign, written)
    return row.encode()
